//! Sleep and a locked screen, told by what answers in place of logind and a desktop.

use crate::bus::Bus;
use std::{sync::mpsc, time::Duration};
use system::{Buses, watch};
use zbus::blocking::{Connection, connection::Builder};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const OWN: &str = "/org/freedesktop/login1/session/_31";

/// Tells which session a program runs in.
struct Manager;

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session(&self, _pid: u32) -> zbus::zvariant::OwnedObjectPath {
        OWN.try_into().unwrap()
    }
}

fn service(bus: &Bus, name: &'static str) -> Connection {
    let builder = Builder::address(bus.address.as_str()).unwrap();
    let builder = builder.name(name).unwrap();
    builder
        .serve_at(MANAGER_PATH, Manager)
        .unwrap()
        .build()
        .unwrap()
}

/// The machine, and what the program has heard of it.
struct Machine {
    logind: Connection,
    desktop: Connection,
    heard: mpsc::Receiver<()>,
    _buses: (Bus, Bus, tempfile::TempDir),
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (system, session) = (Bus::new(folder.path()), Bus::new(folder.path()));
        let logind = service(&system, LOGIND);
        let desktop = service(&session, "org.gnome.ScreenSaver");
        let (send, heard) = mpsc::channel();
        let buses = Buses {
            system: Some(system.address.clone()),
            session: Some(session.address.clone()),
        };
        watch(&buses, move || send.send(()).unwrap());
        Self {
            logind,
            desktop,
            heard,
            _buses: (system, session, folder),
        }
    }

    fn sleep(&self, begins: bool) {
        let to = None::<&str>;
        let told = self
            .logind
            .emit_signal(to, MANAGER_PATH, MANAGER, "PrepareForSleep", &begins);
        told.unwrap();
    }

    fn lock(&self, session: &str) {
        let to = None::<&str>;
        self.logind
            .emit_signal(to, session, SESSION, "Lock", &())
            .unwrap();
    }

    fn screen(&self, interface: &str, locked: bool) {
        let path = "/org/freedesktop/ScreenSaver";
        let to = None::<&str>;
        let told = self
            .desktop
            .emit_signal(to, path, interface, "ActiveChanged", &locked);
        told.unwrap();
    }

    fn heard(&self) -> bool {
        self.heard.recv_timeout(Duration::from_secs(60)).is_ok()
    }

    /// Signals of one bus come in order, so that after the next one that counts nothing is left of those before.
    fn heard_once(&self) -> bool {
        self.heard() && self.heard.try_recv().is_err()
    }
}

#[test]
fn the_machine_goes_to_sleep() {
    let machine = Machine::new();
    machine.sleep(true);
    assert!(machine.heard());
    // Waking up is no reason, and neither is what others say.
    machine.sleep(false);
    machine
        .desktop
        .emit_signal(
            None::<&str>,
            MANAGER_PATH,
            MANAGER,
            "PrepareForSleep",
            &true,
        )
        .unwrap();
    machine.sleep(true);
    assert!(machine.heard_once());
}

#[test]
fn the_session_is_locked_and_not_another() {
    let machine = Machine::new();
    machine.lock("/org/freedesktop/login1/session/_32");
    machine.lock(OWN);
    assert!(machine.heard_once());
}

#[test]
fn the_screen_is_locked_on_any_desktop() {
    let machine = Machine::new();
    for interface in [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
    ] {
        machine.screen(interface, false);
        machine.screen(interface, true);
        assert!(machine.heard_once(), "{interface}");
    }
    machine.screen("org.example.Player", true);
    machine.screen("org.gnome.ScreenSaver", true);
    assert!(machine.heard_once());
}

#[test]
fn without_a_bus_there_is_nothing_to_hear() {
    let nowhere = Some("unix:path=/nonexistent/bus".to_owned());
    let buses = Buses {
        system: nowhere.clone(),
        session: nowhere,
    };
    watch(&buses, || panic!("nobody said anything"));
}
