// A browser before the real back end: the test server around the same `api` crate that the app uses, on a fresh store
// and a fixed day.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
// The browser packages live with the window's own, so that there is one lock file.
const require = createRequire(join(root, "ui/package.json"));
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;

const SERVER = process.env.TILTAKSMAPPE_LOOPBACK ?? join(root, "target/debug/loopback");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const UI = process.env.TILTAKSMAPPE_UI ?? join(root, "ui/dist");
export const OUT = join(root, "tests/out");

/** The app's own content security policy, with the test server in place of the shell: what breaks it breaks the test. */
const { csp } = JSON.parse(readFileSync(join(root, "tauri.conf.json"), "utf8")).app.security;
const CSP = csp.replace(/connect-src [^;]*/, "connect-src 'self'");

export const PASSPHRASE = "riktig hest batteri stift";

/**
 * Starts the server on a store in `folder`; `port` 0 takes any that is free. It has a keyring only where the folder of
 * one is given, and exists.
 */
export async function serve(folder, { today = "2026-05-04", port = "0", keyring } = {}) {
  assert.ok(existsSync(SERVER), `build the test server first: cargo build -p tests --bin loopback (${SERVER})`);
  assert.ok(existsSync(UI), "build the window first: npm --prefix ui run build");
  const lent = keyring === undefined ? [] : ["--keyring", keyring];
  const child = spawn(SERVER, ["--ui", UI, "--store", folder, "--port", port, "--today", today, ...lent], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the test server ended with ${code}`)));
  });
  return {
    url,
    /** Asks the back end directly, past the window. */
    async rpc(method, params = {}) {
      const response = await fetch(`${url}/rpc`, { method: "POST", body: JSON.stringify({ method, params }) });
      const body = await response.json();
      assert.ok(response.ok, `${method}: ${JSON.stringify(body)}`);
      return body;
    },
    /** As when the machine loses its power. */
    async kill() {
      // Gone already: nothing would say so again.
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
  };
}

const folders = [];
// At the very end: what ends the servers runs in the tests' own order, and one that still writes would leave something.
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A folder that is gone afterwards. */
export function scratch(_test) {
  const folder = mkdtempSync(join(tmpdir(), "tiltaksmappe-"));
  folders.push(folder);
  return folder;
}

/** Sets the page's clock to a day: it is one machine, whose clock the back end has as well. The time of day goes on. */
function atThatDay(day) {
  const Real = Date;
  const shift = Real.parse(day) - Real.parse(new Real().toISOString().slice(0, 10));
  const now = () => Real.now() + shift;
  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, args) => (args.length === 0 ? new target(now()) : new target(...args)),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
}

/** A browser of its own, on the server's day; faults in the page fail the test at its end. */
export async function browse(test, { width = 1280, height = 800, today = "2026-05-04" } = {}) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const page = await browser.newPage({ viewport: { width, height }, locale: "en-US" });
  await page.addInitScript(atThatDay, today);
  page.setDefaultTimeout(20_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // A refused request is an answer, not a fault.
    const refused = message.text().includes("the server responded with a status of 400");
    // A server that the test has ended answers no more; one that ends by itself fails whatever waits for it.
    const ended = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/.test(message.text());
    if (message.type() === "error" && !refused && !ended) faults.push(message.text());
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "blob:" && protocol !== "data:" && hostname !== "127.0.0.1") {
      faults.push(`asked the network for ${request.url()}`);
    }
  });
  await page.route(/127\.0\.0\.1:\d+\/$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": CSP } });
  });
  test.after(() => browser.close());
  return { page, faults };
}

/** No accessibility fault in light or dark; and a picture of each. */
export async function inspect(page, name) {
  mkdirSync(OUT, { recursive: true });
  const { width } = page.viewportSize();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(OUT, `${name}-${colorScheme}-${width}.png`) });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
      const found = await window.axe.run(document, { runOnly: tags });
      return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join("\n")}`);
    });
    assert.deepEqual(violations, [], `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await page.title(), "Tiltaksmappe", "the title bar names no one");
}

/** Makes the store through the window, up to the recovery code. */
export async function makeStore(page, url) {
  await page.goto(url);
  await page.getByLabel("Passordfrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("Gjenta passordfrasen").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Lag mappen" }).click();
  await page.getByRole("heading", { name: "Gjenopprettingskode", level: 1 }).waitFor();
}

/** Makes the store through the window without a recovery code, up to the counsellor's own details. */
export async function begin(page, url) {
  await makeStore(page, url);
  await page.getByRole("button", { name: "Lag koden senere" }).click();
  await page.getByRole("heading", { name: "Hvem er du?" }).waitFor();
}

/** Fills the fields of a form, by label. */
export async function fill(scope, fields) {
  for (const [label, text] of Object.entries(fields)) {
    await scope.getByLabel(label, { exact: true }).fill(text);
  }
}
