//! Milestones that a file gets wrong are refused on the line that does.

use agreements::{Fault, Registry};

/// Refuses REFINO's own file with one change; answers the fault and the changed line's number.
fn faulty(old: &str, new: &str) -> (Fault, usize) {
    let embedded = Registry::embedded();
    let text = embedded.text("refino-jan201802", "1").unwrap();
    let at = text
        .find(old)
        .unwrap_or_else(|| panic!("«{old}» stands in the file"));
    let line = text[..at].lines().count() + usize::from(text[..at].ends_with('\n'));
    let changed = text.replacen(old, new, 1);
    let fault = Registry::default().add("prove.toml", &changed).map(|_| ());
    (fault.unwrap_err(), line)
}

#[test]
fn each_fault_is_told_where_it_stands() {
    let permanent = "by = \"permanent-job\"\npercent = 50\n";
    let table = [
        (
            "id = \"retained\"\ntitle",
            "id = \"hired\"\ntitle",
            "finnes allerede",
        ),
        (
            "claim = \"claim-hired\"",
            "claim = \"claim-hred\"",
            "claim-hred",
        ),
        ("phase = \"Ansettelsesfase\"", "phase = \" \"", "phase"),
        (
            "by = \"sick-listed\"\nfit = 80",
            "by = \"sick-listed\"",
            "fit",
        ),
        (permanent, "by = \"permanent-job\"\n", "percent"),
        (
            "by = \"event\"\nevent = \"mapping-completed\"",
            "by = \"event\"",
            "event",
        ),
        (
            "by = \"disability-pension\"\ntitle",
            "by = \"permanent-job\"\ntitle",
            "percent",
        ),
        ("by = \"event\"\n", "by = \"happening\"\n", "happening"),
    ];
    for (old, new, word) in table {
        let (fault, line) = faulty(old, new);
        assert!(fault.reason.contains(word), "{new}: {}", fault.reason);
        assert_eq!(fault.line, line, "{new}: {}", fault.reason);
    }
    // On the parameter's own line, which is the second.
    for (old, new, word) in [
        (
            permanent,
            "by = \"permanent-job\"\npercent = 101\n",
            "1–100",
        ),
        (
            permanent,
            "by = \"disability-pension\"\npercent = 50\n",
            "tar ikke percent",
        ),
        (
            "by = \"sick-listed\"\nfit = 80",
            "by = \"sick-listed\"\nbreaks = \"working-days\"\nfit = 80",
            "tar ikke breaks",
        ),
        (
            "by = \"disability-pension\"\ntitle",
            "by = \"disability-pension\"\ncontract_months = 6\ntitle",
            "tar ikke contract_months",
        ),
        (
            "by = \"disability-pension\"\ntitle",
            "by = \"disability-pension\"\nkept_months = 0\ntitle",
            "1–1200",
        ),
    ] {
        let (fault, line) = faulty(old, new);
        assert!(fault.reason.contains(word), "{new}: {}", fault.reason);
        assert_eq!(fault.line, line + 1, "{new}: {}", fault.reason);
    }
    let (fault, _) = faulty("percent = 20\n", "percent = 30\n");
    assert!(fault.reason.contains("110"), "{}", fault.reason);
    let (fault, _) = faulty("contract_months = 6\n", "");
    assert!(
        fault.reason.contains("contract_months eller kept_months"),
        "{}",
        fault.reason
    );
}

/// Nothing is registered twice: a hiring that follows from a job is not asked for by hand.
#[test]
fn a_hiring_follows_from_jobs_or_is_registered_but_not_both() {
    let (fault, _) = faulty("\"practice-ended\", ", "\"practice-ended\", \"hired\", ");
    assert!(
        fault.reason.contains("«hired» følger av jobbene"),
        "{}",
        fault.reason
    );
}

#[test]
fn readings_of_criteria_are_told_with_the_others() {
    let readings = crate::support::refino().readings();
    let titles: Vec<&str> = readings
        .iter()
        .map(|reading| reading.title.as_str())
        .collect();
    assert!(
        titles.contains(&"Jobbfastholdelse: Fast ansettelse, sammenhengende i over seks måneder"),
        "{titles:?}"
    );
}
