//! Unlocking by the keyring, against gnome-keyring: in every state it may be in, the store is never touched by a
//! failed attempt, and the passphrase always opens it.

use crate::bus::Bus;
use crate::prompter::{self, Who};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

const PASSPHRASE: &str = "riktig hest batteri stift";
/// On a machine that does much else. Only what hangs waits so long.
const PATIENT_MS: u32 = 120_000;
const NEW_PASSPHRASE: &str = "grønn kajakk under vinduet";

/// A machine with a store's folder, whose session may have a bus and a keyring.
struct Machine {
    daemon: Option<Child>,
    bus: Option<Bus>,
    folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "run"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let bus = Some(Bus::new(folder.path()));
        let daemon = None;
        Self {
            daemon,
            bus,
            folder,
        }
    }

    /// With a keyring that is open.
    fn with_keyring() -> Self {
        let mut machine = Self::new();
        machine.start_keyring("keyring password");
        machine
    }

    /// Starts the keyring; opened if the password is the one it was made with, and made with it if it is new.
    fn start_keyring(&mut self, password: &str) {
        self.stop_keyring();
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--unlock", "--foreground", "--components=secrets"]);
        let mut daemon = self
            .inside(&mut command)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring is among the packages that tests/setup.sh installs");
        let mut stdin = daemon.stdin.take().unwrap();
        stdin.write_all(password.as_bytes()).unwrap();
        drop(stdin);
        self.daemon = Some(daemon);
        self.wait_for("org.freedesktop.secrets");
    }

    fn stop_keyring(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            let _ = daemon.kill();
            let _ = daemon.wait();
        }
    }

    /// As when the account's keyring files were lost or replaced.
    fn forget_keyring(&mut self) {
        self.stop_keyring();
        fs::remove_dir_all(self.folder.path().join("home")).unwrap();
        fs::create_dir(self.folder.path().join("home")).unwrap();
    }

    /// Until somebody on the bus has the name.
    fn wait_for(&self, name: &str) {
        let address = &self.bus.as_ref().unwrap().address;
        let builder = zbus::blocking::connection::Builder::address(address.as_str());
        let bus = builder.unwrap().build().unwrap();
        let bus = zbus::blocking::fdo::DBusProxy::new(&bus).unwrap();
        while !bus.name_has_owner(name.try_into().unwrap()).unwrap() {
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn inside<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let path = self.folder.path();
        let nowhere = format!("unix:path={}", path.join("no-bus").display());
        let bus = self.bus.as_ref().map_or(nowhere, |bus| bus.address.clone());
        for name in [
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_DATA_HOME",
            "GNOME_KEYRING_CONTROL",
        ] {
            command.env_remove(name);
        }
        command
            .env("DBUS_SESSION_BUS_ADDRESS", bus)
            .env("HOME", path.join("home"))
            .env("XDG_RUNTIME_DIR", path.join("run"))
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn app(&self) -> App {
        self.app_on("store", PATIENT_MS)
    }

    fn app_on(&self, store: &str, limit_ms: u32) -> App {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keyring"));
        command.arg("--store").arg(self.folder.path().join(store));
        command.args(["--limit-ms", &limit_ms.to_string()]);
        App::start(self.inside(&mut command))
    }

    /// A store that the keyring opens, locked.
    fn enabled(&self) {
        let mut app = self.app();
        app.call("store.create", json!({ "passphrase": PASSPHRASE }));
        app.call("keyring.enable", json!({ "passphrase": PASSPHRASE }));
    }

    /// Refused for this reason, without a byte of the store having changed; and the passphrase opens it.
    fn refused(&self, says: &str) {
        self.refused_by(&mut self.app(), says);
    }

    fn refused_by(&self, app: &mut App, says: &str) {
        let before = bytes(&self.store());
        let error = app.refusal("store.unlock-by-keyring", json!({}));
        assert_eq!(error["code"], "keyring", "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(says), "{message}");
        assert!(message.contains("passordfrasen"), "{message}");
        assert_eq!(app.call("status", json!({}))["state"], "locked");
        assert!(
            bytes(&self.store()) == before,
            "a failed attempt has written"
        );
        app.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
        let status = app.call("status", json!({}));
        assert_eq!(status["opened_by"], "passphrase");
        assert_eq!(
            status["keyring_enabled"], true,
            "it stays as the counsellor chose"
        );
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.stop_keyring();
    }
}

/// The app as a process of its own.
struct App {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl App {
    fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let asks = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            asks,
            answers,
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let request = json!({ "method": method, "params": params });
        writeln!(self.asks, "{request}").unwrap();
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer
    }

    fn refusal(&mut self, method: &str, params: Value) -> Value {
        let mut answer = self.ask(method, params);
        assert!(
            answer.get("error").is_some(),
            "{method} was not refused: {answer}"
        );
        answer["error"].take()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every file of a folder but the lock, which holds nothing.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(bytes(&path));
        } else if path.file_name().unwrap() != "lock" {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

fn store_id(folder: &Path) -> String {
    let keys: Value = serde_json::from_slice(&fs::read(folder.join("keys.json")).unwrap()).unwrap();
    keys["body"]["store"].as_str().unwrap().to_owned()
}

#[test]
fn what_was_switched_on_opens_until_it_is_switched_off() {
    let machine = Machine::with_keyring();
    let mut app = machine.app();
    app.call("store.create", json!({ "passphrase": PASSPHRASE }));
    let view = app.call("keyring", json!({}));
    assert_eq!(view, json!({ "enabled": false, "fault": null }));
    let wrong = app.refusal("keyring.enable", json!({ "passphrase": NEW_PASSPHRASE }));
    assert_eq!(wrong["code"], "wrong-passphrase");
    let id = store_id(&machine.store());
    let nothing = app.refusal("read", json!({ "store": id }));
    assert_eq!(
        nothing["code"], "Missing",
        "not even a secret is left by the wrong passphrase"
    );
    app.call("keyring.enable", json!({ "passphrase": PASSPHRASE }));
    drop(app);

    let mut app = machine.app();
    assert_eq!(app.call("status", json!({}))["keyring_enabled"], true);
    app.call("store.unlock-by-keyring", json!({}));
    assert_eq!(app.call("status", json!({}))["opened_by"], "keyring");
    // It outlives a change of passphrase and a new recovery code.
    let change = json!({ "current": PASSPHRASE, "new": NEW_PASSPHRASE });
    app.call("passphrase.change", change);
    app.call("recovery.create", json!({}));
    app.call("store.lock", json!({}));
    app.call("store.unlock-by-keyring", json!({}));
    // And does not stand in for the passphrase.
    let reset = app.refusal("passphrase.reset", json!({ "new": PASSPHRASE }));
    assert_eq!(reset["code"], "not-recovered");

    app.call("keyring.disable", json!({}));
    assert_eq!(
        app.refusal("read", json!({ "store": id }))["code"],
        "Missing"
    );
    app.call("store.lock", json!({}));
    let refused = app.refusal("store.unlock-by-keyring", json!({}));
    assert_eq!(refused["code"], "keyring");
    app.call("store.unlock", json!({ "passphrase": NEW_PASSPHRASE }));
    assert_eq!(app.call("status", json!({}))["keyring_enabled"], false);
}

#[test]
fn without_a_bus() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    machine.stop_keyring();
    machine.bus = None;
    machine.refused("ingen nøkkelring som svarer");
    cannot_be_switched_on(&machine);
    let mut app = machine.app_on("another", 2_000);
    app.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    let fault = app.call("keyring", json!({}))["fault"].take();
    assert_eq!(fault, "Maskinen har ingen nøkkelring som svarer.");
}

#[test]
fn without_a_keyring_on_the_bus() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    machine.stop_keyring();
    machine.refused("ingen nøkkelring som svarer");
    cannot_be_switched_on(&machine);
}

/// Another store beside, which stays as it is.
fn cannot_be_switched_on(machine: &Machine) {
    let mut app = machine.app_on("another", 2_000);
    app.call("store.create", json!({ "passphrase": PASSPHRASE }));
    let before = bytes(&machine.folder.path().join("another"));
    assert_eq!(app.call("keyring", json!({}))["enabled"], false);
    let error = app.refusal("keyring.enable", json!({ "passphrase": PASSPHRASE }));
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("Ingenting er endret"),
        "{error}"
    );
    assert!(bytes(&machine.folder.path().join("another")) == before);
}

/// Nobody can be asked for its password without a display, which is as if they refused.
#[test]
fn a_locked_keyring_that_nobody_opens() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    machine.start_keyring("another password");
    machine.refused("låst");
    cannot_be_switched_on(&machine);
    // Opened again, it opens the store again.
    machine.start_keyring("keyring password");
    machine.app().call("store.unlock-by-keyring", json!({}));
}

#[test]
fn a_locked_keyring_whose_question_is_refused() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    machine.start_keyring("another password");
    let asked = prompter::start(machine.bus.as_ref().unwrap(), Who::Refuses);
    machine.refused("låst");
    assert!(
        asked.try_recv().is_ok(),
        "the counsellor was asked for the keyring's password"
    );
    cannot_be_switched_on(&machine);
}

#[test]
fn a_locked_keyring_whose_question_nobody_answers() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    machine.start_keyring("another password");
    let asked = prompter::start(machine.bus.as_ref().unwrap(), Who::NeverAnswers);
    let mut app = machine.app_on("store", 2_000);
    machine.refused_by(&mut app, "svarte ikke i tide");
    // It was given up, and goes on by itself.
    assert!(asked.recv_timeout(Duration::from_secs(120)).is_ok());
}

#[test]
fn a_keyring_that_hangs() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    machine.stop_keyring();
    let mute = mute(&machine);
    let mut app = machine.app_on("store", 500);
    machine.refused_by(&mut app, "svarte ikke i tide");
    // The second attempt does not wait for the first, and opens nothing either.
    app.call("store.lock", json!({}));
    app.refusal("store.unlock-by-keyring", json!({}));
    cannot_be_switched_on(&machine);
    drop(mute);
}

/// Has the name of the Secret Service and never answers.
fn mute(machine: &Machine) -> zbus::blocking::Connection {
    let address = &machine.bus.as_ref().unwrap().address;
    let builder = zbus::blocking::connection::Builder::address(address.as_str()).unwrap();
    builder
        .name("org.freedesktop.secrets")
        .unwrap()
        .build()
        .unwrap()
}

#[test]
fn a_keyring_that_was_replaced_keeps_nothing_for_it() {
    let mut machine = Machine::with_keyring();
    machine.enabled();
    let before = store_id(&machine.store());
    machine.forget_keyring();
    machine.start_keyring("a new account");
    machine.refused("ikke lenger noen nøkkel");
    assert_eq!(store_id(&machine.store()), before);
    let mut app = machine.app();
    let nothing = app.refusal("read", json!({ "store": before }));
    assert_eq!(nothing["code"], "Missing", "no new key was made");
    // Switched on anew, with the passphrase, it opens again.
    app.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    app.call("keyring.enable", json!({ "passphrase": PASSPHRASE }));
    app.call("store.lock", json!({}));
    app.call("store.unlock-by-keyring", json!({}));
}

#[test]
fn an_entry_that_is_wrong() {
    let machine = Machine::with_keyring();
    machine.enabled();
    let id = store_id(&machine.store());
    let right = machine.app().call("read", json!({ "store": id }));
    let other = "00".repeat(32);
    for wrong in ["", "hemmelig", "æøå", other.as_str()] {
        machine
            .app()
            .call("keep", json!({ "store": id, "secret": wrong }));
        machine.refused("passer ikke til denne mappen");
    }
    machine
        .app()
        .call("keep", json!({ "store": id, "secret": right }));
    machine.app().call("store.unlock-by-keyring", json!({}));
}

#[test]
fn an_entry_of_another_store() {
    let machine = Machine::with_keyring();
    machine.enabled();
    let mut other = machine.app_on("another", PATIENT_MS);
    other.call("store.create", json!({ "passphrase": PASSPHRASE }));
    other.call("keyring.enable", json!({ "passphrase": PASSPHRASE }));
    let theirs = store_id(&machine.folder.path().join("another"));
    let secret = other.call("read", json!({ "store": theirs }));
    let ours = store_id(&machine.store());
    other.call("keep", json!({ "store": ours, "secret": secret }));
    machine.refused("passer ikke til denne mappen");
}

/// The folder goes, the entry stays: the next store has another id and knows nothing of it.
#[test]
fn what_is_left_of_a_store_that_is_gone_opens_nothing() {
    let machine = Machine::with_keyring();
    machine.enabled();
    let orphan = store_id(&machine.store());
    fs::remove_dir_all(machine.store()).unwrap();
    let mut app = machine.app();
    assert_eq!(
        app.refusal("store.unlock-by-keyring", json!({}))["code"],
        "no-store"
    );
    assert!(
        !machine.store().join("keys.json").exists(),
        "no store was made"
    );
    app.call("store.create", json!({ "passphrase": PASSPHRASE }));
    app.call("store.lock", json!({}));
    assert_eq!(
        app.refusal("store.unlock-by-keyring", json!({}))["code"],
        "keyring"
    );
    assert_ne!(store_id(&machine.store()), orphan);
}

/// A store put back from before the keyring was switched on anew: its secret is the one from before.
#[test]
fn a_store_from_before_the_last_switching_on() {
    let machine = Machine::with_keyring();
    machine.enabled();
    let kept = bytes(&machine.store());
    let mut app = machine.app();
    app.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    app.call("keyring.enable", json!({ "passphrase": PASSPHRASE }));
    drop(app);
    fs::remove_dir_all(machine.store()).unwrap();
    fs::create_dir(machine.store()).unwrap();
    for (path, bytes) in kept {
        fs::write(path, bytes).unwrap();
    }
    machine.refused("passer ikke til denne mappen");
}
