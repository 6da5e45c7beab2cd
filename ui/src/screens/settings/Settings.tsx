import { Screen } from "../../components/Screen";
import { Agreements } from "./Agreements";
import { ChangePassphrase } from "./ChangePassphrase";
import { Demo } from "./Demo";
import { Own } from "./Own";
import { Recovery } from "./Recovery";
import { Register } from "./Register";
import { Store } from "./Store";
import { Window } from "./Window";
import "./settings.css";

/** «Innstillinger». */
export function Settings() {
  return (
    <Screen title="Innstillinger" narrow>
      <div className="stack stack--loose">
        <Own />
        <Window />
        <Register />
        <Recovery />
        <ChangePassphrase />
        <Agreements />
        <Demo />
        <Store />
      </div>
    </Screen>
  );
}
