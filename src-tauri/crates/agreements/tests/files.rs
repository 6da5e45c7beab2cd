//! Agreement files that a provider writes: a faulty one is refused with file, line and reason.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use agreements::{Fault, Registry};

/// A sound file. The line numbers in the tests below are this text's own.
const SOUND: &str = r#"# id and [[rule]] are told of here: no line is found by being mentioned
id = "prove"
version = "1"
title = "Prøve"
buyer = "NAV Oppdiktet"
counsellor_title = "veileder"
events = ["started", "plan-delivered", "ended"]
places = { from = 1, to = 5, source = "pkt. 1" }
hours = { per_month = 10, minutes_per_hour = 60, source = "pkt. 1" }
price = { model = "hours", about = "Per time", source = "pkt. 1" }
personal_data = { permitted = ["name"], source = "pkt. 1" }

[[attribute]]
name = "needs_new_job"
label = "Trenger ny jobb"

[calendars]
semester_ends = ["03-31", "09-30"]

[duration]
title = "Varigheten utløper, side 2"
source = "pkt. 2"
base = [{ months = 4 }]
maximum = [
  { months = 8 },
  { when = { needs_new_job = true }, months = 9 },
]

[[rule]]
title = "Plan med id og due"
id = "plan"
source = "pkt. 3"
anchor = { first = "started" }
due = [
  { when = { needs_new_job = true }, after = "5 working days" },
  { after = "3 weeks" },
]
met_by = { events = ["plan-delivered"] }

[[rule]]
id = "absence-notice"
title = "Varsel"
source = "pkt. 4"
anchor = { each = [{ event = "absence-started", where = { valid = "false" } }] }
due = [{}]
met_by = { events = ["absence-notified"], pairing = "next-unused" }

[[rule]]
id = "semester-report"
title = "Semesterrapport"
source = "pkt. 5"
anchor = { first = "started" }
every = { calendar = "semester_ends" }
due = [{ after = "2 weeks" }]
met_by = { events = ["semester-report-delivered"], pairing = "occurrence" }

[[portfolio]]
id = "monthly-results"
title = "Resultater"
source = "pkt. 6"
recipients = ["NAV"]
due = { monthly-on = 7 }

[[advice]]
id = "busy"
title = "Mange timer"
text = "Kontakt NAV."
by = { hours-above-estimate = { months = 3 } }

[[advice]]
id = "apart"
title = "Hver for seg"
text = "Ta det opp med lederen din."
by = { apart-from = { measure = "andre" } }
"#;

fn fault(text: &str) -> Fault {
    let mut registry = Registry::default();
    let fault = registry.add("prove.toml", text).map(|_| ()).unwrap_err();
    assert!(
        registry.all().is_empty(),
        "a refused file leaves nothing behind"
    );
    fault
}

/// Asserts that the sound file with one change is refused on the changed line for this reason.
fn refused_with(old: &str, new: &str, reason: &str) {
    assert_eq!(
        SOUND.matches(old).count(),
        1,
        "«{old}» stands once in the sound file"
    );
    let at = SOUND.find(old).unwrap();
    // The last line of the change is the wrong one.
    let line = SOUND[..at].lines().count().max(1) + new.matches('\n').count();
    let line = if SOUND[..at].ends_with('\n') {
        line + 1
    } else {
        line
    };
    let fault = fault(&SOUND.replacen(old, new, 1));
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("prove.toml", line),
        "{new}: {}",
        fault.reason
    );
    assert!(fault.reason.contains(reason), "{new}: {}", fault.reason);
}

#[test]
fn a_sound_file_is_taken() {
    let mut registry = Registry::embedded();
    let before = registry.all().len();
    registry.add("prove.toml", SOUND).unwrap();
    assert_eq!(registry.all().len(), before + 1);
    assert_eq!(registry.get("prove").unwrap().title, "Prøve");
}

#[test]
fn files_from_windows_are_taken() {
    let mut registry = Registry::default();
    let text = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    registry.add("prove.toml", &text).unwrap();
    let faulty = text.replace("\"3 weeks\"", "\"3 fortnights\"");
    assert_eq!(
        fault(&faulty).line,
        36,
        "lines are counted as in any editor"
    );
}

#[test]
fn what_toml_cannot_read_is_refused() {
    refused_with("version = \"1\"", "version = 1\"", "");
    refused_with(
        "title = \"Plan med id og due\"",
        "title = \"Plan\"\ntitle = \"Plan\"",
        "to ganger",
    );
}

#[test]
fn unknown_keys_are_refused() {
    refused_with("buyer = ", "byer = ", "byer");
    refused_with(
        "source = \"pkt. 3\"",
        "source = \"pkt. 3\"\ndeadline = 3",
        "deadline",
    );
    refused_with(
        "{ after = \"3 weeks\" }",
        "{ afterr = \"3 weeks\" }",
        "afterr",
    );
}

#[test]
fn unknown_events_are_refused() {
    refused_with(
        "\"started\", \"plan-delivered\", \"ended\"",
        "\"begun\"",
        "begun",
    );
    refused_with(
        "{ events = [\"plan-delivered\"] }",
        "{ events = [\"plan-made\"] }",
        "plan-made",
    );
    refused_with(
        "{ event = \"absence-started\", ",
        "{ event = \"absent\", ",
        "absent",
    );
}

#[test]
fn unknown_attributes_are_refused() {
    refused_with(
        "name = \"needs_new_job\"",
        "name = \"has_a_dog\"",
        "has_a_dog",
    );
    refused_with(
        "{ when = { needs_new_job = true }, months = 9 }",
        "{ when = { has_a_dog = true }, months = 9 }",
        "has_a_dog",
    );
    refused_with(
        "{ when = { needs_new_job = true }, after",
        "{ when = { has_a_dog = true }, after",
        "has_a_dog",
    );
}

#[test]
fn ids_are_refused_the_second_time() {
    refused_with("id = \"absence-notice\"", "id = \"plan\"", "plan");
    refused_with("id = \"monthly-results\"", "id = \"plan\"", "plan");
    refused_with("id = \"prove\"", "id = \"Prøve 1\"", "id skal");
    let mut registry = Registry::default();
    registry.add("prove.toml", SOUND).unwrap();
    let fault = registry.add("kopi.toml", SOUND).unwrap_err();
    assert_eq!((fault.file.as_str(), fault.line), ("kopi.toml", 2));
    assert!(fault.reason.contains("prove"), "{}", fault.reason);
    let newer = SOUND.replace("version = \"1\"", "version = \"2\"");
    registry.add("ny.toml", &newer).unwrap();
    assert_eq!(
        registry.get("prove").unwrap().version,
        "2",
        "another version stands beside it"
    );
    assert!(registry.version("prove", "1").is_some());
}

#[test]
fn steps_calendars_and_spans_are_checked() {
    refused_with("\"3 weeks\"", "\"3 fortnights\"", "3 fortnights");
    refused_with(
        "{ after = \"3 weeks\" }",
        "{ after = \"3 weeks * n\" }",
        "every",
    );
    refused_with(
        "semester_ends = [\"03-31\", \"09-30\"]",
        "semester_ends = [\"02-29\", \"09-30\"]",
        "semester_ends",
    );
    refused_with(
        "every = { calendar = \"semester_ends\" }",
        "every = { calendar = \"terms\" }",
        "terms",
    );
    refused_with(
        "base = [{ months = 4 }]",
        "base = [{ months = 0 }]",
        "måneder",
    );
    refused_with(
        "due = { monthly-on = 7 }",
        "due = { monthly-on = 32 }",
        "monthly-results",
    );
    refused_with("title = \"Varsel\"", "title = \" \"", "title");
}

#[test]
fn a_repeated_rule_must_come_later_each_time() {
    let repeated = |steps: &str| format!("every = {{ months = 3 }}\ndue = [{{ after = {steps} }}]");
    let sound = "every = { calendar = \"semester_ends\" }\ndue = [{ after = \"2 weeks\" }]";
    let with = |steps: &str| SOUND.replace(sound, &repeated(steps));
    assert!(
        Registry::default()
            .add("prove.toml", &with("\"3 months * n\""))
            .is_ok()
    );
    for steps in [
        "\"3 months\"",
        "\"0 months * n\"",
        "\"-3 months * n\"",
        "[]",
    ] {
        assert_eq!(fault(&with(steps)).line, 54, "{steps} would never end");
    }
}

#[test]
fn filters_that_can_never_fit_are_refused() {
    refused_with(
        "where = { valid = \"false\" }",
        "where = { valid = \"flase\" }",
        "flase",
    );
    refused_with(
        "where = { valid = \"false\" }",
        "where = { milestone = \"hired\" }",
        "milestone",
    );
    refused_with(
        "{ events = [\"semester-report-delivered\"], pairing",
        "{ events = [\"plan-delivered\"], pairing",
        "occurrence",
    );
    refused_with(
        "met_by = { events = [\"plan-delivered\"] }",
        "met_by = { events = [\"plan-delivered\"], where = { occurrence = \"1\" } }",
        "occurrence",
    );
}

#[test]
fn advice_is_checked() {
    refused_with("id = \"apart\"", "id = \"busy\"", "egen id");
    refused_with("id = \"apart\"", "id = \"Hver for seg\"", "egen id");
    refused_with("text = \"Kontakt NAV.\"", "text = \" \"", "fylles ut");
    refused_with(
        "text = \"Kontakt NAV.\"",
        "text = \"Kontakt NAV.\"\nplace = 3",
        "place",
    );
    let busy = "by = { hours-above-estimate = { months = 3 } }";
    for (by, reason) in [
        ("\"by-and-by\"", "by-and-by"),
        ("{ hours-above-estimate = { months = 0 } }", "1 til 12"),
        ("{ hours-above-estimate = { weeks = 3 } }", "weeks"),
        ("{ practice-longer-than = { weeks = 0 } }", "weeks må"),
        (
            "{ extension-request = { weeks = 4 } }",
            "extension-approved",
        ),
        ("{ listed-after-end = { days = 0 } }", "days må"),
        (
            "{ claim-before-deletion = { milestone = \"hired\" } }",
            "milepæl",
        ),
        ("\"group-without-declaration\"", "declaration-signed"),
        ("\"caseload\"", "caseload"),
    ] {
        refused_with(busy, &format!("by = {by}"), reason);
    }
    refused_with("measure = \"andre\"", "measure = \"\"", "et annet tiltak");
    // Advice on hours needs an estimate to hold them against.
    let unestimated = SOUND.replacen("hours = { per_month = 10, ", "hours = { ", 1);
    assert!(fault(&unestimated).reason.contains("per_month"));
}
