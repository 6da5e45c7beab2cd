//! Texts as they are pasted: each case of `tests/fixtures/orders.txt` with what is to be found in it.

use super::*;
use proptest::prelude::*;

const CASES: &str = include_str!("../../tests/fixtures/orders.txt");

/// The parts of a case: its name, its text, and what is expected.
fn cases() -> Vec<(&'static str, String, Vec<String>)> {
    let cases = CASES.split("\n=== ").skip(1);
    let parted = cases.map(|case| {
        let (name, rest) = case.split_once('\n').unwrap();
        let (text, expected) = rest.split_once("\n--- found").unwrap();
        let written = [
            ("<TAB>", "\t"),
            ("<NBSP>", "\u{a0}"),
            ("<SHY>", "\u{ad}"),
            ("<CR>", "\r"),
            ("<BOM>", "\u{feff}"),
        ];
        let text = written.iter().fold(text.to_owned(), |text, (name, sign)| {
            text.replace(name, sign)
        });
        let expected = expected.trim().lines().map(str::to_owned).collect();
        (name, text, expected)
    });
    parted.collect()
}

/// `Fornavn (1): Kari`, with `?` where it is unsure and its note behind `|`. Lines count from 1.
fn told(found: &Found) -> String {
    let (first, last) = (found.lines.0 + 1, found.lines.1 + 1);
    let lines = if first == last {
        first.to_string()
    } else {
        format!("{first}-{last}")
    };
    let sure = if found.sure { "" } else { "?" };
    let value = found.value.0.replace('\n', "⏎");
    let note = found
        .note
        .as_ref()
        .map(|note| format!(" | {note}"))
        .unwrap_or_default();
    format!("{}{sure} ({lines}): {value}{note}", found.field.label())
}

#[test]
fn every_case_is_read_as_expected() {
    let cases = cases();
    assert!(cases.len() >= 25, "{}", cases.len());
    let mut wrong = String::new();
    for (name, text, expected) in cases {
        let found: Vec<String> = read(&text).found.iter().map(told).collect();
        if found != expected {
            wrong += &format!("=== {name}\n{}\n", found.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{wrong}");
}

#[test]
fn debug_tells_nothing_of_the_text() {
    let reading = read("Navn: Kari Eksempel\nBestilling: hemmelig");
    let debug = format!("{reading:?}{:?}", line::of_text("Kari Eksempel"));
    assert!(
        !debug.contains("Kari") && !debug.contains("hemmelig"),
        "{debug}"
    );
}

/// What every reading keeps to, whatever the text.
fn sound(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text);
    for found in &reading.found {
        prop_assert!(found.lines.0 <= found.lines.1 && found.lines.1 < reading.lines.len());
        prop_assert!(!found.value.is_blank());
        prop_assert_eq!(found.sure, found.note.is_none(), "what is unsure says why");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,400}") {
        sound(&text)?;
    }

    #[test]
    fn so_is_what_looks_like_an_order(
        parts in prop::collection::vec(prop_oneof![
            "(Navn|Fødselsnummer|F\\.nr\\.|Adresse|NAV-veileder|Bestilling|Oppstart|Dato|Tlf|Epost|Ansatt i et)",
            "[:\\t\\n \u{a0}\u{ad}()-]{1,4}",
            "[0-9+@. ]{1,14}",
            "[A-ZÆØÅa-zæøå, ]{1,12}",
            "\\PC{0,4}",
        ], 0..60),
    ) {
        sound(&parts.concat())?;
    }

    #[test]
    fn no_name_comes_of_nothing(text in "[a-zæøå ,.\n]{0,200}") {
        let names = [Field::LastName, Field::FirstName, Field::NavCounsellor];
        let found = read(&format!("- {text}"));
        let guessed = found.found.iter().find(|f| names.contains(&f.field));
        // Without a label there is none; words of the text that are labels need their value behind them.
        let labelled = text.contains("navn") || text.contains("deltaker") || text.contains("bruker") || text.contains("gjelder")
            || text.contains("person") || text.contains("kandidat") || text.contains("veileder");
        prop_assert!(guessed.is_none() || labelled);
    }
}

/// However long the text and whatever repeats in it: what is gone through once for each of its parts would take minutes.
#[test]
fn long_texts_are_read_in_one_go() {
    let long = 100_000;
    let parts = [
        "Navn ",
        "Navn: ",
        "a",
        "1",
        "1 ",
        "@",
        "a@",
        ":",
        "\t",
        "\n",
        "Navn\n",
        "Bestilling: ",
        "Bestilling\n",
        "(",
        "Navn (",
        "Navn og kontaktinformasjon til evt. ",
        "Adresse\n",
        "0155 Oslo ",
        "22 33 44 55 ",
        "-",
        ". ",
        "01.01.2026 ",
        "\u{301}",
        "N.a.v.",
        "Ansatt i et\tAdresse\t",
        "+47",
        "  x",
    ];
    for part in parts {
        let text = part.repeat(long / part.chars().count());
        let reading = read(&text);
        assert!(reading.found.len() < 100, "{part:?}");
    }
    let million = parts
        .concat()
        .repeat(1_000_000 / parts.concat().chars().count());
    assert!(read(&million).found.len() < 100);
}
