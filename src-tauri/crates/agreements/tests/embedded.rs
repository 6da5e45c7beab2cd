//! The five agreements that ship: complete, with the annex's place at every statement, and everything
//! they ask for possible to register.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use agreements::{Agreement, Kind, Registry, ReportedPer, Says, Selector};
use domain::EventKind;

fn all() -> Vec<Agreement> {
    Registry::embedded().all().to_vec()
}

fn agreement(id: &str) -> Agreement {
    Registry::embedded().get(id).unwrap().clone()
}

#[test]
fn all_five_ship_and_are_the_newest_of_their_kind() {
    let ids: Vec<_> = all().into_iter().map(|a| a.id).collect();
    assert_eq!(
        ids,
        [
            "jmo-20-598",
            "jmo-vest-viken",
            "jobb-forst",
            "refino-jan201802",
            "studie-med-stotte"
        ]
    );
    assert!(all().iter().all(|a| a.newest && a.file.is_none()));
    let mut names: Vec<_> = all().iter().map(Agreement::name).collect();
    names.dedup();
    assert_eq!(names.len(), 5, "no two are called the same: {names:?}");
}

#[test]
fn places_hours_and_prices_are_the_annexes() {
    let told = |id| {
        let agreement = agreement(id);
        let hours = agreement
            .hours
            .as_ref()
            .map(|hours| (hours.per_month, hours.reported_per));
        let percents: Vec<_> = agreement
            .targets
            .iter()
            .map(|target| target.percent)
            .collect();
        let (places, price) = (&agreement.places, agreement.price.model);
        (places.from, places.to, hours, price, percents)
    };
    use ReportedPer::{Month, Week};
    assert_eq!(
        told("jmo-20-598"),
        (
            16,
            16,
            Some((Some(15), Month)),
            Kind::PlaceMonth,
            vec![40, 40]
        )
    );
    assert_eq!(
        told("jmo-vest-viken"),
        (
            9,
            16,
            Some((Some(15), Month)),
            Kind::PlaceMonth,
            vec![40, 40]
        )
    );
    assert_eq!(
        told("refino-jan201802"),
        (45, 45, Some((None, Week)), Kind::Milestones, vec![])
    );
    assert_eq!(
        told("studie-med-stotte"),
        (45, 60, Some((Some(8), Month)), Kind::Hours, vec![75, 65])
    );
    assert_eq!(
        told("jobb-forst"),
        (120, 160, None, Kind::PlaceMonth, vec![50])
    );
    let caseload = agreement("jobb-forst").places.caseload;
    let told: Vec<_> = caseload
        .iter()
        .map(|c| (c.role.as_str(), c.from, c.to))
        .collect();
    assert_eq!(told, [("Jobbspesialist", 15, 15), ("Teamleder", 5, 10)]);
}

#[test]
fn every_statement_names_its_place() {
    for agreement in all() {
        let rules = agreement.rules.iter().map(|rule| (&rule.id, &rule.source));
        let also = agreement.rules.iter().flat_map(|rule| {
            let id = &rule.id;
            rule.also.iter().map(move |limit| (id, &limit.source))
        });
        let portfolio = agreement
            .portfolio
            .iter()
            .map(|rule| (&rule.id, &rule.source));
        let notes = agreement
            .notes
            .iter()
            .map(|note| (&note.title, &note.source));
        let targets = agreement
            .targets
            .iter()
            .map(|target| (&target.about, &target.source));
        let recipients = agreement
            .recipients
            .iter()
            .map(|row| (&row.what, &row.source));
        let statuses = agreement
            .end_statuses
            .iter()
            .map(|status| (&status.id, &status.source));
        let others = [
            (&agreement.title, &agreement.places.source),
            (&agreement.title, &agreement.price.source),
            (&agreement.title, &agreement.duration.source),
            (&agreement.title, &agreement.personal_data.source),
        ];
        let places = rules
            .chain(also)
            .chain(portfolio)
            .chain(notes)
            .chain(targets);
        for (what, source) in places.chain(recipients).chain(statuses).chain(others) {
            let named = source.contains("Bilag") || source.contains("Databehandleravtalen");
            assert!(named, "{}: «{what}» has «{source}»", agreement.id);
        }
        assert!(!agreement.notes.is_empty() && !agreement.end_statuses.is_empty());
    }
}

#[test]
fn every_reading_says_how_it_was_chosen() {
    for agreement in all() {
        for reading in agreement.readings() {
            // What is borrowed for personal data is said where its source is named.
            let told = reading.note.is_some() || reading.title == "Personopplysninger";
            assert!(told, "{}: «{}» lacks a note", agreement.id, reading.title);
        }
        for rule in &agreement.rules {
            let read = rule.reading || rule.due.iter().any(|variant| variant.reading);
            assert_eq!(
                read,
                rule.reading_note.is_some(),
                "{} {}",
                agreement.id,
                rule.id
            );
        }
    }
}

#[test]
fn everything_that_a_rule_asks_for_can_be_registered() {
    for agreement in all() {
        // Absence comes from the log, and deletion is done, not registered. Where milestones are judged
        // by the jobs, hirings follow from these.
        let mut elsewhere = vec![EventKind::AbsenceStarted, EventKind::Deleted];
        if !agreement.milestones.is_empty() {
            elsewhere.extend([EventKind::Hired, EventKind::FullyFit]);
        }
        for rule in &agreement.rules {
            let anchors = match &rule.anchor {
                Selector::First(kind) | Selector::Last(kind) => vec![*kind],
                Selector::Latest(kinds) => kinds.clone(),
                Selector::Each(each) => each.iter().map(|filtered| filtered.event).collect(),
            };
            for kind in anchors.iter().chain(&rule.met_by.events).chain(&rule.needs) {
                let offered = agreement.events.contains(kind) || elsewhere.contains(kind);
                assert!(
                    offered,
                    "{}: {} asks for {}",
                    agreement.id,
                    rule.id,
                    kind.id()
                );
            }
        }
        for kind in elsewhere {
            assert!(
                !agreement.events.contains(&kind),
                "{}: {}",
                agreement.id,
                kind.id()
            );
        }
        for kind in [
            EventKind::Started,
            EventKind::ExtensionApproved,
            EventKind::Ended,
        ] {
            assert!(
                agreement.events.contains(&kind),
                "{}: {}",
                agreement.id,
                kind.id()
            );
        }
        let mut distinct = agreement.events.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(
            distinct.len(),
            agreement.events.len(),
            "{} offers one twice",
            agreement.id
        );
    }
    assert!(
        agreement("jmo-20-598")
            .events
            .contains(&EventKind::OrderConfirmed)
    );
}

#[test]
fn only_jobb_forst_must_know_the_need_for_assistance() {
    for agreement in all() {
        let required: Vec<_> = agreement.attributes.iter().filter(|a| a.required).collect();
        let expected = if agreement.id == "jobb-forst" { 1 } else { 0 };
        assert_eq!(required.len(), expected, "{}", agreement.id);
        assert!(
            agreement.attributes.iter().all(|a| !a.help.is_empty()),
            "{}",
            agreement.id
        );
    }
}

#[test]
fn what_may_be_kept_is_the_annexes_list() {
    let kinds = |id: &str| {
        let permitted = agreement(id).personal_data.permitted;
        let names: Vec<String> = permitted
            .iter()
            .map(|kind| {
                serde_json::to_value(kind)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        names.join(" ")
    };
    let common = "name address telephone fnr email order";
    let jmo = format!("{common} employment sick-leave health ethnic-origin criminal-convictions");
    for id in ["jmo-20-598", "jmo-vest-viken", "jobb-forst"] {
        assert_eq!(kinds(id), jmo, "{id}");
    }
    assert_eq!(
        kinds("studie-med-stotte"),
        format!("{common} education health ethnic-origin police-certificate"),
        "binding: nothing beyond it"
    );
    assert_eq!(
        kinds("refino-jan201802"),
        format!("{common} employment sick-leave health")
    );
    let borrowed = |id: &str| agreement(id).personal_data.reading;
    assert!(borrowed("jmo-vest-viken") && borrowed("jobb-forst"));
    assert!(!borrowed("jmo-20-598") && !borrowed("studie-med-stotte"));
}

#[test]
fn the_readings_that_can_be_adjusted_are_these() {
    let told = |id: &str| -> Vec<String> {
        let readings = agreement(id).readings();
        let told = readings.iter().filter_map(|reading| match &reading.says {
            Says::Offset { rule, after, .. } => Some(format!("{rule} {after}")),
            Says::SemesterEnds(days) => Some(format!("semesters {days:?}")),
            Says::MonthlyDay(day) => Some(format!("monthly {day}")),
            Says::YearlyDays(days) => Some(format!("yearly {days:?}")),
            Says::Told => None,
        });
        told.collect()
    };
    assert_eq!(
        told("jmo-20-598"),
        ["plan 3 weeks", "deletion 12 weeks", "monthly 7"]
    );
    assert_eq!(
        told("jmo-vest-viken"),
        ["deletion 12 weeks", "monthly 7", "yearly [(6, 1), (12, 1)]"]
    );
    assert_eq!(
        told("refino-jan201802"),
        // The last «med mindre annet avtales».
        [
            "claim-hired 2 months",
            "deletion 12 weeks",
            "monthly 7",
            "yearly [(4, 1), (10, 1)]"
        ]
    );
    assert_eq!(
        told("studie-med-stotte"),
        [
            "semester-report 2 weeks",
            "semesters [(6, 30), (12, 31)]",
            "absence-notice 4 weeks",
            "deletion 12 weeks",
            "monthly 7",
            "yearly [(6, 1), (12, 1)]",
        ]
    );
    assert_eq!(
        told("jobb-forst"),
        [
            "final-report 1 weeks",
            "deletion 12 weeks",
            "monthly 7",
            "yearly [(6, 1), (12, 1)]"
        ]
    );
}
