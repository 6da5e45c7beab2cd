import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/index.css";
import { App } from "./app/App";
// After the screens' own sheets, which it overrides.
import "./styles/narrow.css";

const element = document.getElementById("root");
if (element === null) throw new Error("index.html has no #root");
const root = createRoot(element);
// Text that is first set in another font moves when its own comes. Both lie beside the page.
const weights = [400, 600].map((weight) => document.fonts.load(`${weight} 1rem "Source Sans 3"`));
void Promise.allSettled(weights).then(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
