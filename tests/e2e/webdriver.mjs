// A small WebDriver client for the real window: the dozen commands that the journey needs.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Starts WebKitWebDriver on a free port of its own choosing range and waits until it answers. */
export async function startDriver(environment) {
  const port = 20000 + (process.pid % 20000);
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: environment, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    try {
      await fetch(`${base}/status`);
      return { base, stop: () => driver.kill() };
    } catch {
      await sleep(100);
    }
  }
  throw new Error("WebKitWebDriver does not answer");
}

/** Opens the app's window and answers what can be done in it. */
export async function openWindow(base, binary) {
  const send = async (method, path, body) => {
    const answer = await fetch(`${base}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: [] } } };
  const { sessionId } = await send("POST", "/session", { capabilities });
  const at = (path) => `/session/${sessionId}${path}`;

  /** The first visible element of an XPath, waited for. */
  async function find(xpath, seconds = 20) {
    for (const end = Date.now() + seconds * 1000; ; ) {
      const found = await send("POST", at("/elements"), { using: "xpath", value: xpath });
      for (const element of found) {
        const id = element[ELEMENT];
        if (await send("GET", at(`/element/${id}/displayed`)).catch(() => false)) {
          // WebKit does not scroll by itself to what it clears or clicks.
          const script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
          await send("POST", at("/execute/sync"), { script, args: [element] }).catch(() => {});
          return id;
        }
      }
      if (Date.now() > end) throw new Error(`not on the screen: ${xpath}`);
      await sleep(100);
    }
  }
  const quoted = (text) => `concat("", "${text}")`;
  /** What a label belongs to. Some labels are for the ear alone. */
  async function field(label) {
    const xpath = `//label[starts-with(normalize-space(), ${quoted(label)})]`;
    const script = `const shown = (control) => control?.getClientRects().length > 0;
      const control = [...arguments].map((label) => label.control).find(shown);
      control?.scrollIntoView({ block: "center", behavior: "instant" });
      return control;`;
    for (const end = Date.now() + 20_000; ; await sleep(100)) {
      const labels = await send("POST", at("/elements"), { using: "xpath", value: xpath });
      const control = await send("POST", at("/execute/sync"), { script, args: labels });
      if (control) return control[ELEMENT];
      if (Date.now() > end) throw new Error(`no field on the screen: ${label}`);
    }
  }
  /** A dialog that opens takes the focus a moment later, from whatever is being typed. */
  async function settled() {
    const script = "const top = [...document.querySelectorAll('[role=dialog]')].at(-1); return !top || top.contains(document.activeElement)";
    while (!(await send("POST", at("/execute/sync"), { script, args: [] }))) await sleep(50);
  }
  return {
    find,
    script: (script, args = []) => send("POST", at("/execute/sync"), { script, args }),
    async click(xpath) {
      // A dialog or a list may still be moving; a click that is caught on the way is tried again.
      for (const end = Date.now() + 20_000; ; await sleep(200)) {
        const id = await find(xpath);
        try {
          return await send("POST", at(`/element/${id}/click`), {});
        } catch (error) {
          if (Date.now() > end) throw error;
        }
      }
    },
    button(name) {
      // Behind some names stands, for the ear only, whose row it is.
      const named = `[normalize-space()=${quoted(name)} or starts-with(normalize-space(), ${quoted(`${name} (`)})]`;
      return this.click(`//button${named} | //a${named}`);
    },
    see: (text, seconds) => find(`//*[contains(normalize-space(), ${quoted(text)})][not(*[contains(normalize-space(), ${quoted(text)})])]`, seconds),
    async type(label, text) {
      const id = await field(label);
      await settled();
      // The driver's own way of clearing tells the page nothing, which writes its text back when it next draws.
      const emptied = `const field = arguments[0];
        field.focus();
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, "");
        field.dispatchEvent(new Event("input", { bubbles: true }));`;
      await send("POST", at("/execute/sync"), { script: emptied, args: [{ [ELEMENT]: id }] });
      await send("POST", at(`/element/${id}/value`), { text });
    },
    async value(label) {
      return send("GET", at(`/element/${await field(label)}/property/value`));
    },
    async choose(label, option) {
      const id = await field(label);
      const options = await send("POST", at(`/element/${id}/elements`), { using: "xpath", value: `.//option[normalize-space()=${quoted(option)}]` });
      await send("POST", at(`/element/${options[0][ELEMENT]}/click`), {});
    },
    /** A key with its modifiers, where the focus is. */
    keys: (key, held) =>
      send("POST", at("/execute/sync"), {
        script:
          "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true, ...arguments[1] }))",
        args: [key, held],
      }),
    async screenshot(file) {
      await writeFile(file, Buffer.from(await send("GET", at("/screenshot")), "base64"));
    },
    close: () => send("DELETE", at("")),
    /** Waits until the app has closed its window by itself. */
    async gone(seconds = 20) {
      for (const end = Date.now() + seconds * 1000; ; await sleep(100)) {
        const there = await send("POST", at("/execute/sync"), { script: "return 1", args: [] }).catch(() => 0);
        if (there === 0) return send("DELETE", at("")).catch(() => {});
        if (Date.now() > end) throw new Error("the window is still there");
      }
    },
  };
}
