//! `deadlines` and `portfolio-deadlines` under every agreement that ships: the places that each answer
//! names, what is numbered, what can be adjusted, and what is missing.

use crate::support::{refused, run};
use serde_json::{Value, json};

const IDS: [&str; 5] = [
    "jmo-20-598",
    "jmo-vest-viken",
    "refino-jan201802",
    "studie-med-stotte",
    "jobb-forst",
];

fn deadlines(request: &Value) -> Vec<Value> {
    let answer = run(&["deadlines", "-"], &request.to_string()).json();
    answer["deadlines"].as_array().unwrap().clone()
}

/// A history in which every rule of every agreement has its anchor.
fn everything(agreement: &str) -> Value {
    let event = |kind: &str, date: &str| json!({ "type": kind, "date": date });
    json!({
        "agreement": agreement, "today": "2026-05-04", "until": "2030-01-01",
        "case": { "assistance_need": "moderate" },
        "events": [
            event("order-received", "2025-01-06"), event("order-confirmed", "2025-01-07"),
            event("started", "2025-01-20"), event("mapping-completed", "2025-03-10"),
            { "type": "hired", "date": "2025-04-01", "employment": "permanent" },
            event("practice-started", "2025-02-03"), event("declaration-signed", "2025-02-01"),
            { "type": "absence-started", "date": "2025-05-05", "valid": false },
            event("left-early", "2025-08-05"), event("end-planned", "2025-08-01"),
            event("ended", "2025-08-11"), event("final-report-delivered", "2025-08-15"),
        ],
    })
}

#[test]
fn every_deadline_names_the_annexes_place() {
    let jmo_deletion = "Databehandleravtalen, vedlegg 1, «Spesifikke sletteregler»";
    let expected: [(&str, &[(&str, &str)]); 5] = [
        (
            "jmo-20-598",
            &[
                ("confirm-order", "Bilag 1 pkt. 9"),
                ("start", "Bilag 1 pkt. 9"),
                ("plan", "Bilag 1 pkt. 9"),
                ("in-work", "Bilag 1 pkt. 7"),
                ("status-report", "Bilag 1 pkt. 11.1, Bilag 8 vedlegg 1"),
                ("joint-plan", "Bilag 1 pkt. 9"),
                ("final-report", "Bilag 1 pkt. 11.1"),
                ("absence-notice", "Bilag 1 pkt. 9"),
                ("duration-end", "Bilag 1 pkt. 4"),
                ("deletion", jmo_deletion),
            ],
        ),
        (
            "jmo-vest-viken",
            &[
                ("start", "Bilag 1 pkt. 7"),
                ("plan", "Bilag 1 pkt. 6, 7, 10.1"),
                ("first-employer-contact", "Bilag 1 pkt. 6"),
                ("practice-end", "Bilag 1 pkt. 6"),
                ("status-report", "Bilag 1 pkt. 10.1"),
                ("joint-plan", "Bilag 1 pkt. 7"),
                ("final-report", "Bilag 1 pkt. 10.1"),
                ("absence-notice", "Bilag 1 pkt. 7"),
                ("declaration-deletion", "Bilag 8, taushetserklæring"),
                ("duration-end", "Bilag 1 pkt. 3"),
                ("deletion", jmo_deletion),
            ],
        ),
        (
            "refino-jan201802",
            &[
                ("start", "Bilag 1 pkt. 8"),
                ("mapping-end", "Bilag 1 pkt. 3"),
                ("mapping-report", "Bilag 1 pkt. 10.1, Bilag 4"),
                ("status-report", "Bilag 1 pkt. 10.1"),
                ("final-report", "Bilag 1 pkt. 10.1, Bilag 4"),
                ("claim-mapping", "Bilag 1 pkt. 5"),
                ("claim-hired", "Bilag 1 pkt. 5"),
                ("claim-retained", "Bilag 1 pkt. 5"),
                ("absence-notice", "Bilag 1 pkt. 8"),
                ("duration-end", "Bilag 1 pkt. 3"),
                (
                    "deletion",
                    "Bilag 7 pkt. 3.2, «Gjennomføring av sletterutiner»",
                ),
            ],
        ),
        (
            "studie-med-stotte",
            &[
                ("start", "Bilag 1 pkt. 8"),
                ("plan", "Bilag 1 pkt. 8, 10.1"),
                ("status-report", "Bilag 1 pkt. 10.1"),
                ("semester-report", "Bilag 1 pkt. 10.1"),
                ("final-report", "Bilag 1 pkt. 10.1"),
                ("absence-notice", "Bilag 1 pkt. 8"),
                ("duration-end", "Bilag 1 pkt. 3"),
                ("deletion", jmo_deletion),
            ],
        ),
        (
            "jobb-forst",
            &[
                ("plan", "Bilag 1 pkt. 7.3"),
                ("status-report", "Bilag 1 pkt. 7.3"),
                ("final-report", "Bilag 1 pkt. 7.3"),
                ("duration-end", "Bilag 1 pkt. 3"),
                ("deletion", jmo_deletion),
            ],
        ),
    ];
    for (agreement, sources) in expected {
        let found = deadlines(&everything(agreement));
        for (rule, source) in sources {
            let of_rule = found.iter().find(|deadline| deadline["rule"] == *rule);
            let deadline = of_rule.unwrap_or_else(|| panic!("{agreement}: {rule} is not listed"));
            assert_eq!(deadline["source"], *source, "{agreement}: {rule}");
            assert!(!deadline["title"].as_str().unwrap().is_empty());
        }
        let known = |deadline: &&Value| sources.iter().any(|(rule, _)| deadline["rule"] == *rule);
        let unknown = found.iter().find(|deadline| !known(deadline));
        assert_eq!(
            unknown, None,
            "{agreement} has a rule that the contract does not"
        );
    }
}

#[test]
fn only_periodic_reports_have_periods_and_only_these_four_are_numbered() {
    for agreement in IDS {
        for deadline in deadlines(&everything(agreement)) {
            let rule = deadline["rule"].as_str().unwrap();
            let periodic = ["status-report", "semester-report"].contains(&rule);
            let numbered = periodic || ["absence-notice", "practice-end"].contains(&rule);
            assert_eq!(
                !deadline["period"].is_null(),
                periodic,
                "{agreement}: {rule}"
            );
            assert_eq!(
                !deadline["occurrence"].is_null(),
                numbered,
                "{agreement}: {rule}"
            );
            assert_eq!(
                !deadline["not_before"].is_null(),
                rule == "claim-retained",
                "{agreement}: {rule}"
            );
        }
    }
}

#[test]
fn sorted_by_due_date_then_rule_then_number() {
    for agreement in IDS {
        let found = deadlines(&everything(agreement));
        let key = |d: &Value| {
            let text = |name: &str| d[name].as_str().unwrap().to_owned();
            (text("due"), text("rule"), d["occurrence"].as_u64())
        };
        assert!(found.is_sorted_by_key(key), "{agreement}");
    }
}

#[test]
fn readings_can_be_adjusted_and_nothing_else_can() {
    let readings: [(&str, &[&str]); 5] = [
        // The deletion of a withdrawn order alone; the other is the annex's.
        ("jmo-20-598", &["plan", "deletion"]),
        ("jmo-vest-viken", &["deletion"]),
        (
            "refino-jan201802",
            &["claim-hired", "claim-retained", "deletion"],
        ),
        (
            "studie-med-stotte",
            &["semester-report", "absence-notice", "deletion"],
        ),
        ("jobb-forst", &["final-report", "deletion"]),
    ];
    for (agreement, readings) in readings {
        let mut rules: Vec<String> = deadlines(&everything(agreement))
            .iter()
            .map(|d| d["rule"].as_str().unwrap().to_owned())
            .collect();
        rules.sort();
        rules.dedup();
        for rule in rules {
            let mut request = everything(agreement);
            request["settings"] = json!({ "offsets": { &*rule: "17 days" } });
            match readings.contains(&rule.as_str()) {
                true => _ = deadlines(&request),
                false => refused(
                    &["deadlines", "-"],
                    &request.to_string(),
                    "unknown-setting",
                    &rule,
                ),
            }
        }
    }
}

#[test]
fn the_need_for_assistance_is_asked_of_jobb_forst_alone() {
    for agreement in IDS {
        for case in [
            None,
            Some(json!({})),
            Some(json!({ "assistance_need": null })),
        ] {
            let mut request = everything(agreement);
            match case {
                Some(case) => request["case"] = case,
                None => _ = request.as_object_mut().unwrap().remove("case"),
            }
            match agreement {
                "jobb-forst" => {
                    refused(
                        &["deadlines", "-"],
                        &request.to_string(),
                        "missing-field",
                        "assistance_need",
                    );
                }
                _ => _ = deadlines(&request),
            }
        }
    }
}

#[test]
fn semesters_may_be_given_in_any_order_and_mean_nothing_elsewhere() {
    let with = |agreement: &str, ends: Value| {
        let mut request = everything(agreement);
        request["settings"] = json!({ "semester_ends": ends });
        deadlines(&request)
    };
    let reports = |found: Vec<Value>| -> Vec<Value> {
        let reports = found.into_iter().filter(|d| d["rule"] == "semester-report");
        reports
            .map(|d| json!([d["occurrence"], d["period"], d["due"]]))
            .collect()
    };
    let expected = [
        json!([1, ["2025-01-20", "2025-04-15"], "2025-04-29"]),
        json!([2, ["2025-04-16", "2025-08-01"], "2025-08-15"]),
    ];
    for ends in [
        json!(["04-15", "08-01", "12-20"]),
        json!(["12-20", "08-01", "04-15"]),
    ] {
        assert_eq!(reports(with("studie-med-stotte", ends)), expected);
    }
    let ends = json!(["04-15", "08-01"]);
    assert_eq!(
        with("jmo-20-598", ends),
        deadlines(&everything("jmo-20-598"))
    );
}

#[test]
fn events_after_today_count_and_the_past_is_never_dropped() {
    // A start in the future anchors what follows, and what is long overdue stays.
    let request = json!({
        "agreement": "jmo-20-598", "today": "2026-05-04",
        "events": [
            { "type": "order-received", "date": "2016-01-04" }, { "type": "started", "date": "2026-06-01" },
        ],
    });
    let found = deadlines(&request);
    let told: Vec<_> = found
        .iter()
        .map(|d| {
            (
                d["rule"].as_str().unwrap(),
                d["due"].as_str().unwrap(),
                d["state"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("confirm-order", "2016-01-06", "overdue"),
            ("plan", "2026-06-22", "open"),
            ("in-work", "2026-08-10", "open"),
            ("status-report", "2026-09-01", "open"),
            ("duration-end", "2026-11-30", "open"),
            ("status-report", "2026-12-01", "open"),
            ("status-report", "2027-03-01", "open"),
        ]
    );
    // Due on the day itself is open, the day after it is overdue.
    for (today, state) in [("2026-06-22", "open"), ("2026-06-23", "overdue")] {
        let mut request = request.clone();
        request["today"] = json!(today);
        let found = deadlines(&request);
        let plan = found.iter().find(|d| d["rule"] == "plan").unwrap();
        assert_eq!(
            (&plan["state"], &plan["late"]),
            (&json!(state), &json!(false))
        );
    }
}

#[test]
fn the_portfolios_dates_of_a_year() {
    let of = |agreement: &str| -> Vec<String> {
        let arguments = [
            "portfolio-deadlines",
            "--agreement",
            agreement,
            "--from",
            "2026-01-01",
            "--until",
            "2026-12-31",
        ];
        let answer = run(&arguments, "").json();
        let found = answer["deadlines"].as_array().unwrap().clone();
        let monthly: Vec<_> = found
            .iter()
            .filter(|d| d["rule"] == "monthly-results")
            .collect();
        assert_eq!(monthly.len(), 12, "{agreement}");
        assert!(
            monthly
                .iter()
                .all(|d| d["reading"] == true && d["due"].as_str().unwrap().ends_with("-07"))
        );
        let evaluations = found.iter().filter(|d| d["rule"] == "evaluation");
        let told = evaluations.map(|d| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let to: Vec<_> = d["recipients"]
                .as_array()
                .unwrap()
                .iter()
                .map(text)
                .collect();
            let (from, until) = (text(&d["period"][0]), text(&d["period"][1]));
            format!(
                "{} {from}–{until} {} {}",
                text(&d["due"]),
                d["reading"],
                to.join(" + ")
            )
        });
        told.collect()
    };
    let half_years = |reading: bool, to: &str| {
        [
            format!("2026-06-01 2025-12-01–2026-05-31 {reading} {to}"),
            format!("2026-12-01 2026-06-01–2026-11-30 {reading} {to}"),
        ]
    };
    assert_eq!(
        of("jmo-20-598"),
        half_years(false, "NAV Vest-Viken + NAV Drammen (kopi)")
    );
    assert_eq!(of("jmo-vest-viken"), half_years(true, "NAV Vest-Viken"));
    assert_eq!(
        of("studie-med-stotte"),
        half_years(true, "NAV Tiltak Agder")
    );
    assert_eq!(of("jobb-forst"), half_years(true, "NAV"));
    assert_eq!(
        of("refino-jan201802"),
        [
            "2026-04-01 2025-10-01–2026-03-31 false NAV Tiltak Oslo",
            "2026-10-01 2026-04-01–2026-09-30 false NAV Tiltak Oslo",
        ]
    );
}
