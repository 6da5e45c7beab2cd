// The real window on a desktop of its own: its message bus, its keyring and its clipboard.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openWindow, startDriver } from "./webdriver.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const app = process.env.TILTAKSMAPPE_APP ?? join(root, "target/debug/tiltaksmappe");
const out = join(root, "tests/out/window");
const PASSPHRASE = "fire ord paa rad";

/** A bus that knows nothing of the machine's services, and its address. */
async function startBus(t, home) {
  const config = join(home, "bus.conf");
  writeFileSync(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=${home}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`,
  );
  const daemon = spawn("dbus-daemon", [`--config-file=${config}`, "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  t.after(() => daemon.kill());
  return new Promise((resolve) => createInterface({ input: daemon.stdout }).once("line", resolve));
}

/** An open keyring, and what tells on the bus that the screen was locked. */
async function startDesktop(t, environment) {
  const keyring = spawn("gnome-keyring-daemon", ["--unlock", "--foreground", "--components=secrets"], {
    env: environment,
    stdio: ["pipe", "ignore", "ignore"],
  });
  t.after(() => keyring.kill());
  keyring.stdin.end("keyring password");
  const send = (...message) =>
    execFileSync("dbus-send", ["--session", "--print-reply", ...message], { env: environment, encoding: "utf8" });
  const named = () =>
    send("--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets");
  while (!named().includes("true")) await sleep(50);
  return () =>
    execFileSync(
      "dbus-send",
      ["--session", "--type=signal", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"],
      { env: environment },
    );
}

test("the screen's lock locks the window, the keyring opens it, and what was copied goes", { timeout: 240_000 }, async (t) => {
  assert.ok(existsSync(app), `build the app first: cargo build -p tiltaksmappe (${app})`);
  mkdirSync(out, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), "tiltaksmappe-desktop-"));
  t.after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const run = join(home, "run");
  mkdirSync(run, { mode: 0o700 });
  const environment = {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, "data"),
    XDG_RUNTIME_DIR: run,
    DBUS_SESSION_BUS_ADDRESS: await startBus(t, home),
    TAURI_AUTOMATION: "true",
    TAURI_WEBVIEW_AUTOMATION: "true",
  };
  const lockScreen = await startDesktop(t, environment);
  const driver = await startDriver(environment);
  t.after(() => driver.stop());
  const window = await openWindow(driver.base, app);
  const pasted = async (label) => {
    await window.type(label, "\uE009v");
    await sleep(300);
    return window.value(label);
  };
  try {
    await window.see("Kom i gang");
    await window.type("Passordfrase", PASSPHRASE);
    await window.type("Gjenta passordfrasen", PASSPHRASE);
    await window.button("Lag mappen");
    await window.button("Lag koden nå");
    await window.see("Dette er koden");
    await window.button("Kopier");
    await window.see("Kopiert. Utklippstavlen tømmes om 30 sekunder.");
    await window.button("Jeg har tatt vare på koden");
    assert.match(await pasted("De to siste gruppene"), /^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/, "it can be pasted");
    lockScreen();
    await window.find("//h1[normalize-space()='Lås opp']");
    assert.equal(await pasted("Passordfrase"), "", "nothing is left to paste");

    await window.type("Passordfrase", PASSPHRASE);
    await window.button("Lås opp");
    await window.button("Gå videre");
    await window.see("Hvem er du?");
    await window.type("Navn", "Jorunn Konsulent");
    await window.type("Tiltaksarrangør", "Eksempel Arbeid AS");
    await window.type("Sted der rapporter", "Drammen");
    await window.button("Lagre og gå videre");
    await window.see("Mappen er klar");
    await window.button("Innstillinger");
    await window.button("Slå på nøkkelringen");
    await window.type("Passordfrase", PASSPHRASE);
    await window.click("//*[@role='dialog']//button[normalize-space()='Slå på']");
    await window.see("Maskinens nøkkelring kan låse opp mappen.");
    await window.screenshot(join(out, "nokkelring.png"));
    lockScreen();
    await window.find("//h1[normalize-space()='Lås opp']");
    await window.button("Lås opp med maskinens nøkkelring");
    await window.find("//h1[normalize-space()='Innstillinger']");
  } catch (error) {
    await window.screenshot(join(out, "desktop-feilet.png")).catch(() => {});
    throw error;
  } finally {
    await window.close().catch(() => {});
  }
});
