import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { Agreements } from "./Agreements";
import { ChangePassphrase } from "./ChangePassphrase";
import { Demo } from "./Demo";
import { Keyring } from "./Keyring";
import { Own } from "./Own";
import { Phrases } from "./Phrases";
import { Recovery } from "./Recovery";
import { Register } from "./Register";
import { Store } from "./Store";
import { Window } from "./Window";
import "./settings.css";

/** «Innstillinger». */
export function Settings() {
  // Shown at once: what came later would push the rest down.
  const answers = [
    useAnswer("profile", {}),
    useAnswer("agreements", {}),
    useAnswer("register", {}),
    useAnswer("phrases", {}),
    useAnswer("keyring", {}),
  ];
  const waiting = answers.some((answer) => answer.isPending);
  return (
    <Screen title="Innstillinger" narrow>
      {waiting ? null : (
        <div className="stack stack--loose">
          <Own />
          <Window />
          <Register />
          <Phrases />
          <Recovery />
          <ChangePassphrase />
          <Keyring />
          <Agreements />
          <Demo />
          <Store />
        </div>
      )}
    </Screen>
  );
}
