//! Files whose indicators make no sense are refused, with the line.

use agreements::Registry;

fn refused(from: &str, to: &str) -> (usize, String) {
    let text = Registry::embedded()
        .text("jobb-forst", "1")
        .unwrap()
        .to_owned();
    assert!(text.contains(from), "{from}");
    let text = text.replacen("id = \"jobb-forst\"", "id = \"own\"", 1);
    let fault = Registry::embedded()
        .add("own.toml", &text.replacen(from, to, 1))
        .unwrap_err();
    (fault.line, fault.reason)
}

#[test]
fn what_makes_no_sense_is_refused() {
    let (line, reason) = refused(
        "employer-contact-within = { days = 30 }",
        "employer-contact-within = { days = 0 }",
    );
    assert!(reason.contains("fra 1 til 366"), "{reason}");
    let text = Registry::embedded()
        .text("jobb-forst", "1")
        .unwrap()
        .to_owned();
    let own = text.lines().nth(line - 1).unwrap();
    assert!(own.starts_with("by = { employer-contact-within"), "{own}");
    let (_, reason) = refused("mark = { at-least = 65 }", "mark = { at-least = 650 }");
    assert!(reason.contains("ikke være over 100"), "{reason}");
    let (_, reason) = refused("id = \"outside-office\"", "id = \"caseload\"");
    assert!(reason.contains("egen id"), "{reason}");
    let (_, reason) = refused(
        "by = \"caseload\"\nsource = \"Bilag 1 pkt. 4 og 7.1\"",
        "by = \"caseload\"\nmark = { at-most = 15 }\nsource = \"Bilag 1 pkt. 4 og 7.1\"",
    );
    assert!(reason.contains("[places]"), "{reason}");
    let (_, reason) = refused("by = \"outside-office\"", "by = \"guesswork\"");
    assert!(!reason.is_empty());
}

#[test]
fn any_agreement_may_list_them_and_none_must() {
    let registry = Registry::embedded();
    let with: Vec<&str> = registry
        .all()
        .iter()
        .filter(|agreement| !agreement.indicators.is_empty())
        .map(|agreement| agreement.id.as_str())
        .collect();
    assert_eq!(with, ["jobb-forst"]);
    let listed = &registry.get("jobb-forst").unwrap().indicators;
    assert!(
        listed
            .iter()
            .all(|each| each.reading && each.reading_note.is_some()),
        "the annex lists none of them, so each is a reading that says so"
    );
}
