//! What an agreement's file may say of figures: faults are told with their line.

use agreements::Registry;

const FILE: &str = include_str!("../../../../../assets/agreements/refino-jan201802.toml");

/// The file with one text put for another, under an id of its own, and the fault that it gives: the line's
/// own text, and the reason.
fn fault(from: &str, to: &str) -> (String, String) {
    assert!(FILE.contains(from), "«{from}» stands in the file");
    let text = FILE.replacen(from, to, 1);
    let mut registry = Registry::default();
    let fault = registry.add("avtale.toml", &text).unwrap_err();
    let line = text.lines().nth(fault.line - 1).unwrap_or_default();
    (line.trim().to_owned(), fault.reason)
}

#[test]
fn unknown_names_are_told_where_they_stand() {
    let found = [
        fault(
            "status = [\"hired-temporary\"]",
            "status = [\"hired-temporarily\"]",
        ),
        fault("part = [\"continued\"]", "part = [\"continues\"]"),
        fault("figures = [\"left-hired\"]", "figures = [\"left-hiring\"]"),
        fault(
            "by = \"active\"\nphase = \"mapping\"",
            "by = \"waiting\"\nphase = \"mapping\"",
        ),
        fault(
            "by = \"phase-left\"\nphase = \"mapping\"\nmoved_on",
            "by = \"phase-left\"\nmoved_on",
        ),
        fault("id = \"continued\"", "id = \"waiting\""),
        fault("id = \"share-hired\"", "id = \"hired-permanent\""),
    ];
    let expected = [
        (
            "status = [\"hired-temporarily\"]",
            "tallet «hired-temporary»: avtalen har ingen sluttstatus «hired-temporarily»",
        ),
        (
            "part = [\"continues\"]",
            "andelen «share-continued»: det finnes ikke noe tall «continues» ([[figure]])",
        ),
        (
            "{ title = \"Punkt 1: har avsluttet ansettelsesfasen\", figures = [\"left-hiring\"] },",
            "kontrollen: det finnes ikke noe tall «left-hiring» ([[figure]])",
        ),
        (
            "phase = \"mapping\"",
            "tallet «active-mapping»: tar ikke phase",
        ),
        (
            "by = \"phase-left\"",
            "tallet «continued»: må si hvilken fase (phase)",
        ),
        (
            "id = \"waiting\"",
            "tallet «waiting»: må ha en egen id med små bokstaver, tall og bindestrek",
        ),
        (
            "id = \"hired-permanent\"",
            "andelen «hired-permanent»: må ha en egen id med små bokstaver, tall og bindestrek",
        ),
    ];
    for (found, (line, reason)) in found.iter().zip(expected) {
        assert_eq!(found, &(line.to_owned(), reason.to_owned()));
    }
}

#[test]
fn a_phase_must_be_the_agreements_own() {
    let text = include_str!("../../../../../assets/agreements/jobb-forst.toml");
    let text = text.replacen(
        "by = \"active\"\n",
        "by = \"active\"\nphase = \"mapping\"\n",
        1,
    );
    let fault = Registry::default().add("avtale.toml", &text).unwrap_err();
    assert_eq!(
        fault.reason,
        "tallet «active»: avtalen har ingen milepæl «mapping»"
    );
    let line = text.lines().nth(fault.line - 1).unwrap();
    assert_eq!(line, "phase = \"mapping\"");
}
