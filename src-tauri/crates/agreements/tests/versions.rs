//! Several versions of one agreement, from several files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use agreements::{Registry, Settings, Steps};

/// A small agreement in a version, with a plan so many weeks after the start.
fn file(id: &str, version: &str, weeks: u32, reading: bool) -> String {
    format!(
        r#"
id = "{id}"
version = "{version}"
title = "Prøve"
buyer = "NAV Oppdiktet"
counsellor_title = "veileder"
events = ["started", "plan-delivered", "ended"]
places = {{ from = 1, to = 5, source = "pkt. 1" }}
price = {{ model = "hours", about = "Per time", source = "pkt. 1" }}
personal_data = {{ permitted = ["name"], source = "pkt. 1" }}
duration = {{ title = "Slutt", source = "pkt. 1", base = [{{ months = 4 }}], maximum = [] }}

[[rule]]
id = "plan"
title = "Plan"
source = "pkt. 2"
anchor = {{ first = "started" }}
due = [{{ after = "{weeks} weeks" }}]
met_by = {{ events = ["plan-delivered"] }}
reading = {reading}
"#
    )
}

fn registry(versions: &[&str]) -> Registry {
    let mut registry = Registry::default();
    for (n, version) in versions.iter().enumerate() {
        let text = file("prove", version, 1, false);
        registry.add(&format!("{n}.toml"), &text).unwrap();
    }
    registry
}

#[test]
fn the_newest_version_counts_whichever_file_was_read_last() {
    for versions in [["2", "10", "9"], ["10", "9", "2"], ["9", "2", "10"]] {
        let registry = registry(&versions);
        assert_eq!(registry.get("prove").unwrap().version, "10");
        let told: Vec<_> = registry
            .all()
            .iter()
            .map(|a| (a.version.as_str(), a.newest))
            .collect();
        assert_eq!(told, [("2", false), ("9", false), ("10", true)]);
    }
    assert_eq!(
        registry(&["2026-01", "2025-12"])
            .get("prove")
            .unwrap()
            .version,
        "2026-01"
    );
    assert_eq!(
        registry(&["1.10", "1.9"]).get("prove").unwrap().version,
        "1.10"
    );
}

#[test]
fn a_case_is_only_ever_offered_a_newer_one() {
    let registry = registry(&["2", "10", "9"]);
    let newer = |version| {
        registry
            .newer_than("prove", version)
            .map(|a| a.version.as_str())
    };
    assert_eq!(newer("2"), Some("10"));
    assert_eq!(newer("9"), Some("10"));
    assert_eq!(newer("10"), None);
    assert_eq!(newer("11"), None, "its file is gone; the case keeps it");
    assert_eq!(newer("3"), Some("10"), "nor need its own file be there");
    assert!(registry.newer_than("annen", "1").is_none());
}

#[test]
fn a_providers_newer_version_goes_before_the_one_that_ships() {
    let mut registry = Registry::embedded();
    registry
        .add("ny.toml", &file("jobb-forst", "2", 1, false))
        .unwrap();
    let newest = registry.get("jobb-forst").unwrap();
    assert_eq!(
        (newest.version.as_str(), newest.file.as_deref()),
        ("2", Some("ny.toml"))
    );
    assert!(
        registry.version("jobb-forst", "1").is_some(),
        "cases begun under it keep it"
    );
    let mut registry = Registry::embedded();
    registry
        .add("gammel.toml", &file("jobb-forst", "0.9", 1, false))
        .unwrap();
    assert_eq!(
        registry.get("jobb-forst").unwrap().version,
        "1",
        "an older one does not"
    );
}

#[test]
fn of_two_of_the_same_version_the_first_counts_and_the_second_says_which() {
    let mut registry = Registry::embedded();
    let shipped = registry.text("jobb-forst", "1").unwrap().to_owned();
    let fault = registry
        .add("min.toml", &file("jobb-forst", "1", 1, false))
        .unwrap_err();
    assert!(fault.reason.contains("følger med"), "{}", fault.reason);
    assert_eq!(
        registry.text("jobb-forst", "1"),
        Some(shipped.as_str()),
        "it cannot be replaced"
    );
    registry
        .add("a.toml", &file("prove", "1", 1, false))
        .unwrap();
    let fault = registry
        .add("b.toml", &file("prove", "1", 2, false))
        .unwrap_err();
    assert_eq!((fault.file.as_str(), fault.line), ("b.toml", 2));
    assert!(fault.reason.contains("«a.toml»"), "{}", fault.reason);
}

#[test]
fn a_version_kept_with_a_case_holds_for_it_alone() {
    let mut registry = registry(&["2"]);
    registry.restore(&file("prove", "3", 1, false)).unwrap();
    assert_eq!(registry.version("prove", "3").unwrap().version, "3");
    assert!(!registry.version("prove", "3").unwrap().newest);
    assert_eq!(
        registry.get("prove").unwrap().version,
        "2",
        "no new case begins under it"
    );
    // A file of the same version goes before what is kept: a corrected transcription takes effect.
    registry.restore(&file("prove", "2", 9, false)).unwrap();
    let text = registry.text("prove", "2").unwrap();
    assert!(text.contains("1 weeks"), "{text}");
}

#[test]
fn readings_follow_only_as_far_as_a_version_leaves_them_open() {
    let mut registry = Registry::default();
    registry
        .add("1.toml", &file("prove", "1", 3, true))
        .unwrap();
    registry
        .add("2.toml", &file("prove", "2", 3, false))
        .unwrap();
    let mut settings = Settings::default();
    settings
        .offsets
        .insert("plan".to_owned(), Steps::parse("5 weeks").unwrap());
    settings.monthly_results_day = Some(9);
    let of = |version| {
        settings
            .clone()
            .fitting(registry.version("prove", version).unwrap())
    };
    assert_eq!(of("1").offsets.len(), 1);
    assert_eq!(
        of("1").monthly_results_day,
        None,
        "it has no results to report"
    );
    assert_eq!(of("2"), Settings::default(), "the newer one has decided");
    assert!(
        settings
            .check_all(registry.version("prove", "1").unwrap())
            .is_err()
    );
}
