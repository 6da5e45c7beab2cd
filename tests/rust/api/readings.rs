//! What the provider reads otherwise: only what an agreement leaves open, used wherever dates are shown.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

fn adjust(part: Value) -> Value {
    let mut readings = json!({ "agreement": "jmo-vest-viken" });
    for (key, value) in part.as_object().unwrap() {
        readings[key] = value.clone();
    }
    json!({ "readings": readings })
}

/// The rows by title and kind: `(standard, present, adjusted)`.
fn row(office: &mut Office, kind: &str) -> (Value, Value, Value) {
    let answer = office.call("readings", json!({ "agreement": "jmo-vest-viken" }));
    let rows = answer["readings"].as_array().unwrap().clone();
    let row = rows
        .iter()
        .find(|row| row["value"]["kind"] == kind)
        .unwrap();
    (
        row["standard"].clone(),
        row["present"].clone(),
        row["is_adjusted"].clone(),
    )
}

fn due(office: &mut Office, case: &str, rule: &str) -> Value {
    let view = office.call("case", json!({ "id": case }));
    let dues = view["deadlines"].as_array().unwrap();
    dues.iter().find(|due| due["rule"] == rule).unwrap().clone()
}

/// Kari, ended on 24 April, reported on 30 April.
fn ended(office: &mut Office) -> String {
    let case = office.kari();
    office.event(&case, "ended", "2026-04-24");
    office.event(&case, "final-report-delivered", "2026-04-30");
    case
}

#[test]
fn what_the_agreement_leaves_open_is_told_with_its_note() {
    let mut office = Office::new();
    let answer = office.call("readings", json!({ "agreement": "jmo-vest-viken" }));
    let rows = answer["readings"].as_array().unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["value"]["kind"].as_str().unwrap(),
                row["present"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("offset", Some("12 uker")),
            ("told", None), // the duration
            ("told", None), // personal data
            ("monthly-day", Some("den 7. i måneden etter")),
            ("yearly-days", Some("1. juni og 1. desember")),
        ]
    );
    assert!(rows[0]["note"].as_str().unwrap().contains("lånt"));
    let unknown = office.refusal("readings", json!({ "agreement": "jmo-nord" }));
    assert_eq!(unknown.code, Code::UnknownAgreement);
}

#[test]
fn an_adjusted_reading_moves_the_deadline_everywhere_and_says_so() {
    let mut office = Office::new();
    let case = ended(&mut office);
    // 30 April + 84 days is 23 July.
    assert_eq!(due(&mut office, &case, "deletion")["due"], "2026-07-23");
    office.call(
        "readings.save",
        adjust(json!({ "offsets": { "deletion": "10 weeks" } })),
    );
    // + 70 days is 9 July.
    let deletion = due(&mut office, &case, "deletion");
    assert_eq!(deletion["due"], "2026-07-09");
    let note = deletion["reading_note"].as_str().unwrap();
    assert!(note.contains("lånt") && note.contains("10 uker"), "{note}");
    let view = office.call("case", json!({ "id": case }));
    assert_eq!(view["deletion"], "2026-07-09");
    let today = office.call("today", Value::Null);
    let rows = today["rows"].as_array().unwrap();
    assert!(
        rows.iter()
            .any(|row| row["due"]["rule"] == "deletion" && row["due"]["due"] == "2026-07-09")
    );
    let list = office.call("list", Value::Null);
    assert_eq!(list["cases"][0]["next"]["due"], "2026-03-01");
    assert_eq!(
        row(&mut office, "offset"),
        (json!("12 uker"), json!("10 uker"), json!(true))
    );
}

#[test]
fn the_whole_portfolios_days_follow_too() {
    let mut office = Office::new();
    office.kari();
    office.call(
        "readings.save",
        adjust(json!({ "monthly_results_day": 12, "evaluation_days": ["11-15", "05-15"] })),
    );
    let today = office.call("today", Value::Null);
    let dues: Vec<_> = today["portfolio"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["rule"].clone(), row["due"].clone()))
        .collect();
    assert_eq!(
        dues,
        [
            (json!("monthly-results"), json!("2026-05-12")),
            (json!("evaluation"), json!("2026-05-15")),
        ]
    );
    assert_eq!(
        row(&mut office, "yearly-days").1,
        json!("15. mai og 15. november")
    );
}

#[test]
fn it_is_foreseen_whose_deadlines_change() {
    let mut office = Office::new();
    let case = ended(&mut office);
    office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-20" }),
    );
    let foreseen =
        |office: &mut Office, part| office.call("readings.effects", adjust(part))["cases"].clone();
    assert_eq!(
        foreseen(
            &mut office,
            json!({ "offsets": { "deletion": "10 weeks" } })
        ),
        json!([{ "case": case, "participant": "Kari Eksempel", "deadlines": 1 }]),
        "Ola has no deletion yet"
    );
    assert_eq!(
        foreseen(&mut office, json!({ "offsets": { "deletion": "84 days" } })),
        json!([])
    );
    assert_eq!(foreseen(&mut office, json!({})), json!([]));
    assert_eq!(
        due(&mut office, &case, "deletion")["due"],
        "2026-07-23",
        "nothing is saved"
    );
    office.call(
        "readings.save",
        adjust(json!({ "offsets": { "deletion": "10 weeks" } })),
    );
    let back = foreseen(&mut office, json!({}));
    assert_eq!(
        back[0]["deadlines"], 1,
        "back to the agreement's own is a change as well"
    );
}

#[test]
fn navs_own_rules_and_senseless_values_are_refused() {
    let mut office = Office::new();
    for (part, code, culprit) in [
        (
            json!({ "offsets": { "plan": "5 weeks" } }),
            Code::UnknownSetting,
            "plan",
        ),
        (
            json!({ "offsets": { "coffee": "5 weeks" } }),
            Code::UnknownSetting,
            "coffee",
        ),
        (
            json!({ "offsets": { "deletion": "5 weeks * n" } }),
            Code::UnknownSetting,
            "deletion",
        ),
        (
            json!({ "offsets": { "deletion": "-5 weeks" } }),
            Code::InvalidField,
            "deletion",
        ),
        (
            json!({ "offsets": { "deletion": "fem uker" } }),
            Code::InvalidField,
            "deletion",
        ),
        (
            json!({ "semester_ends": ["06-30", "12-31"] }),
            Code::UnknownSetting,
            "semesterslutt",
        ),
        (
            json!({ "monthly_results_day": 0 }),
            Code::InvalidField,
            "monthly_results_day",
        ),
        (
            json!({ "monthly_results_day": 32 }),
            Code::InvalidField,
            "monthly_results_day",
        ),
        (
            json!({ "evaluation_days": [] }),
            Code::InvalidField,
            "evaluation_days",
        ),
        (
            json!({ "evaluation_days": ["02-29"] }),
            Code::InvalidField,
            "evaluation_days",
        ),
        (
            json!({ "evaluation_days": ["06-01", "06-01"] }),
            Code::InvalidField,
            "evaluation_days",
        ),
    ] {
        for method in ["readings.save", "readings.effects"] {
            let error = office.refusal(method, adjust(part.clone()));
            assert_eq!(error.code, code, "{part}: {}", error.message);
            assert_eq!(error.details, Some(json!([culprit])), "{part}");
        }
    }
    // NAV Vest-Viken's annex gives 20/598 its days; there they are no reading.
    let fixed = json!({ "readings": { "agreement": "jmo-20-598", "evaluation_days": ["05-01"] } });
    assert_eq!(
        office.refusal("readings.save", fixed).code,
        Code::UnknownSetting
    );
    let agreed =
        json!({ "readings": { "agreement": "refino-jan201802", "evaluation_days": ["05-01"] } });
    office.call("readings.save", agreed);
    assert_eq!(
        row(&mut office, "offset").2,
        json!(false),
        "nothing was saved"
    );
}

#[test]
fn back_to_the_agreements_own_leaves_nothing_behind() {
    let mut office = Office::new();
    let saved = office.call(
        "readings.save",
        adjust(json!({ "offsets": { "deletion": "10 weeks" } })),
    );
    office.call("readings.save", adjust(json!({})));
    assert_eq!(
        row(&mut office, "offset"),
        (json!("12 uker"), json!("12 uker"), json!(false))
    );
    let history = office.call("history", json!({ "id": saved["id"] }));
    let told: Vec<_> = history["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["sentence"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        told,
        [
            "Tolkninger satt tilbake til standard",
            "Tolkninger justert: sletting av opplysningene",
        ]
    );
    let fields = &history["changes"][1]["fields"];
    assert_eq!(fields[0]["label"], "Sletting av opplysningene");
    assert_eq!(fields[0]["new"], "10 uker");
    // Nothing to save where nothing was adjusted.
    office.call("readings.save", adjust(json!({})));
}

#[test]
fn an_adjustment_can_be_undone_and_outlives_a_restart() {
    let mut office = Office::new();
    let case = ended(&mut office);
    let saved = office.call(
        "readings.save",
        adjust(json!({ "offsets": { "deletion": "10 weeks" } })),
    );
    office.reopen("2026-05-05");
    assert_eq!(due(&mut office, &case, "deletion")["due"], "2026-07-09");
    let history = office.call("history", json!({ "id": saved["id"] }));
    assert_eq!(history["changes"][0]["cannot_undo"], Value::Null);
    office.call("undo", json!({ "group": history["changes"][0]["group"] }));
    assert_eq!(due(&mut office, &case, "deletion")["due"], "2026-07-23");
}

#[test]
fn semesters_end_on_the_schools_own_days() {
    let mut office = Office::new();
    let case = office.make(
        "case.create",
        json!({
            "agreement": "studie-med-stotte", "person": { "first_name": "Åse" },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    );
    assert_eq!(
        due(&mut office, &case, "semester-report")["due"],
        "2026-07-14"
    );
    office.call(
        "readings.save",
        json!({ "readings": { "agreement": "studie-med-stotte", "semester_ends": ["12-20", "06-15"] } }),
    );
    let report = due(&mut office, &case, "semester-report");
    assert_eq!(report["due"], "2026-06-29");
    assert_eq!(report["period"], json!(["2026-02-01", "2026-06-15"]));
}

/// Status → whether it counts as a transition to work, and whether the file says so.
fn transitions(office: &mut Office) -> Vec<(String, bool, bool)> {
    let answer = office.call("readings", json!({ "agreement": "jmo-20-598" }));
    let told = |row: &Value| {
        let is = |key: &str| row[key].as_bool().unwrap();
        (
            row["id"].as_str().unwrap().to_owned(),
            is("to_work"),
            is("standard"),
        )
    };
    answer["end_statuses"]
        .as_array()
        .unwrap()
        .iter()
        .map(told)
        .collect()
}

#[test]
fn what_counts_as_a_transition_to_work_is_the_providers_to_say() {
    let mut office = Office::new();
    let row = |id: &str, is, standard| (id.to_owned(), is, standard);
    let standard = [
        row("in-work", true, true),
        row("partly-in-work", true, true),
        row("not-directly-to-work", false, false),
    ];
    assert_eq!(transitions(&mut office), standard);
    let save =
        |to_work: Value| json!({ "readings": { "agreement": "jmo-20-598", "to_work": to_work } });
    let saved = office.call("readings.save", save(json!({ "partly-in-work": false })));
    office.reopen("2026-05-05");
    assert_eq!(
        transitions(&mut office)[1],
        row("partly-in-work", false, true)
    );

    let history = office.call("history", json!({ "id": saved["id"] }));
    let change = &history["changes"][0];
    assert_eq!(
        change["sentence"],
        "Tolkninger justert: overgang til arbeid: «Delvis i arbeid»"
    );
    assert_eq!(
        change["fields"][0]["label"],
        "Overgang til arbeid: «Delvis i arbeid»"
    );
    assert_eq!(change["fields"][0]["new"], "nei");
    office.call("undo", json!({ "group": change["group"] }));
    assert_eq!(transitions(&mut office), standard);

    office.call(
        "readings.save",
        save(json!({ "not-directly-to-work": true })),
    );
    office.call("readings.save", save(json!({})));
    assert_eq!(transitions(&mut office), standard, "set back");

    let error = office.refusal("readings.save", save(json!({ "pensioned": true })));
    assert_eq!(error.code, Code::UnknownSetting);
    assert!(error.message.contains("pensioned"), "{}", error.message);
    // REFINO's statuses are told apart by the phase that one ended in.
    let answer = office.call("readings", json!({ "agreement": "refino-jan201802" }));
    assert_eq!(answer["end_statuses"][0]["phase"], "Kartlegging");
    assert_eq!(answer["end_statuses"][1]["phase"], "Ansettelsesfase");
}
