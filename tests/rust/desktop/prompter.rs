//! What asks for the keyring's password on a desktop, in its place: it refuses, or asks somebody who never answers.
//! It speaks what GNOME's own prompter speaks to the keyring.

use crate::bus::Bus;
use std::{collections::HashMap, sync::mpsc, thread};
use zbus::blocking::{Connection, MessageIterator, connection::Builder};
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.gnome.keyring.SystemPrompter";
const PROMPTER: &str = "org.gnome.keyring.internal.Prompter";
const CALLBACK: &str = "org.gnome.keyring.internal.Prompter.Callback";

/// Who is asked.
#[derive(Clone, Copy)]
pub enum Who {
    /// «Cancel».
    Refuses,
    /// Has gone for coffee.
    NeverAnswers,
}

/// The object that is to hear of the answer, the kind of question, what it says, and how to keep the answer secret.
type Question = (OwnedObjectPath, String, HashMap<String, OwnedValue>, String);

/// Asks for as long as the bus lives; the receiver tells that somebody was asked.
pub fn start(bus: &Bus, who: Who) -> mpsc::Receiver<()> {
    let builder = Builder::address(bus.address.as_str()).unwrap();
    let bus = builder.build().unwrap();
    let messages = MessageIterator::from(&bus);
    bus.request_name(NAME).unwrap();
    let (asked, receiver) = mpsc::channel();
    thread::spawn(move || {
        for message in messages.flatten() {
            let header = message.header();
            let ours = header.interface().is_some_and(|it| it == PROMPTER);
            if header.message_type() != Type::MethodCall || !ours {
                continue;
            }
            let keyring = header.sender().unwrap().to_string();
            // Answered first: the keyring takes no word about a prompt that it does not know to have begun.
            bus.reply(&header, &()).unwrap();
            match header.member().unwrap().as_str() {
                "BeginPrompting" => {
                    let callback: OwnedObjectPath = message.body().deserialize().unwrap();
                    ready(&bus, keyring, callback, "");
                }
                "PerformPrompt" => {
                    let (callback, ..): Question = message.body().deserialize().unwrap();
                    let _ = asked.send(());
                    if let Who::Refuses = who {
                        ready(&bus, keyring, callback, "no");
                    }
                }
                _ => {}
            }
        }
    });
    receiver
}

fn ready(bus: &Connection, keyring: String, callback: OwnedObjectPath, reply: &'static str) {
    let bus = bus.clone();
    thread::spawn(move || {
        let nothing: HashMap<&str, Value<'_>> = HashMap::new();
        let (to, on) = (Some(keyring.as_str()), Some(CALLBACK));
        let _ = bus.call_method(to, &callback, on, "PromptReady", &(reply, nothing, ""));
    });
}
