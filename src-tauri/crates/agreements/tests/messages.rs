//! The messages that an agreement permits by pseudonym.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use agreements::{Blank, Fault, Registry};

const FILE: &str = include_str!("../../../../assets/agreements/studie-med-stotte.toml");

fn refused(old: &str, new: &str) -> Fault {
    assert!(FILE.contains(old), "{old}");
    let text = FILE.replacen(old, new, 1);
    Registry::default().add("ny.toml", &text).unwrap_err()
}

#[test]
fn studie_permits_four_kinds_and_no_other_agreement_any() {
    let registry = Registry::embedded();
    for agreement in registry.all() {
        let ids: Vec<&str> = agreement.messages.iter().map(|m| m.id.as_str()).collect();
        let wanted: &[&str] = match agreement.id.as_str() {
            "studie-med-stotte" => &["attendance", "start", "extension", "end"],
            _ => &[],
        };
        assert_eq!(ids, wanted, "{}", agreement.id);
        for message in &agreement.messages {
            assert!(message.asks(Blank::Pseudonym) && !message.source.is_empty());
        }
    }
}

#[test]
fn a_faulty_message_is_refused_with_its_line_and_the_words_that_there_are() {
    let fault = refused(
        "{pseudonym} startet i tiltaket {started}.",
        "{pseudonym} startet i tiltaket {navn}.",
    );
    assert!(fault.reason.contains("«navn»") && fault.reason.contains("extended-until"));
    let line = FILE.lines().position(|line| line.contains("{started}"));
    assert_eq!(fault.line, line.unwrap() + 1);
    let fault = refused(
        "{pseudonym} startet i tiltaket {started}.",
        "Noen startet i tiltaket {started}.",
    );
    assert!(
        fault.reason.contains("må ha {pseudonym}"),
        "{}",
        fault.reason
    );
    let fault = refused("id = \"extension\"", "id = \"start\"");
    assert!(fault.reason.contains("egen id"), "{}", fault.reason);
}
