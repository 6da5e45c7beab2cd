//! What asks for the keyring's password on a desktop, in its place: it refuses, or asks somebody who never answers.
//! It speaks what GNOME's own prompter speaks to the keyring.

use crate::bus::Bus;
use std::{collections::HashMap, thread};
use zbus::blocking::{Connection, connection::Builder};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const PATH: &str = "/org/gnome/keyring/Prompter";
const CALLBACK: &str = "org.gnome.keyring.internal.Prompter.Callback";

/// Who is asked.
#[derive(Clone, Copy)]
pub enum Who {
    /// «Cancel».
    Refuses,
    /// Has gone for coffee.
    NeverAnswers,
}

struct Prompter {
    who: Who,
    asked: std::sync::mpsc::Sender<()>,
}

#[zbus::interface(name = "org.gnome.keyring.internal.Prompter")]
impl Prompter {
    fn begin_prompting(
        &self,
        callback: OwnedObjectPath,
        #[zbus(connection)] bus: &zbus::Connection,
        #[zbus(header)] header: Header<'_>,
    ) {
        ready(bus, &header, callback, "");
    }

    fn perform_prompt(
        &self,
        callback: OwnedObjectPath,
        _kind: String,
        _properties: HashMap<String, OwnedValue>,
        _exchange: String,
        #[zbus(connection)] bus: &zbus::Connection,
        #[zbus(header)] header: Header<'_>,
    ) {
        let _ = self.asked.send(());
        if let Who::Refuses = self.who {
            ready(bus, &header, callback, "no");
        }
    }

    fn stop_prompting(&self, _callback: OwnedObjectPath) {}
}

/// Says so once this call has been answered.
fn ready(
    bus: &zbus::Connection,
    header: &Header<'_>,
    callback: OwnedObjectPath,
    reply: &'static str,
) {
    let bus = Connection::from(bus.clone());
    let keyring = header.sender().unwrap().to_string();
    thread::spawn(move || {
        let nothing: HashMap<&str, Value<'_>> = HashMap::new();
        let body = (reply, nothing, "");
        let _ = bus.call_method(
            Some(keyring.as_str()),
            &callback,
            Some(CALLBACK),
            "PromptReady",
            &body,
        );
    });
}

/// Asks for as long as it lives; the receiver tells that somebody was asked.
pub fn start(bus: &Bus, who: Who) -> (Connection, std::sync::mpsc::Receiver<()>) {
    let (asked, receiver) = std::sync::mpsc::channel();
    let builder = Builder::address(bus.address.as_str()).unwrap();
    let builder = builder.serve_at(PATH, Prompter { who, asked }).unwrap();
    let builder = builder.name("org.gnome.keyring.SystemPrompter").unwrap();
    (builder.build().unwrap(), receiver)
}
