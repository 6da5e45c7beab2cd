//! `deadlines`: worked scenarios, exact shapes, and refusals that name their culprit.

use crate::support::{refused, run};
use serde_json::{Value, json};

fn deadlines(request: &Value) -> Value {
    run(&["deadlines", "-"], &request.to_string()).json()
}

fn refused_request(request: &Value, code: &str, culprit: &str) {
    refused(&["deadlines", "-"], &request.to_string(), code, culprit);
}

fn request() -> Value {
    json!({
        "agreement": "jmo-vest-viken", "today": "2026-05-04", "until": "2026-05-31",
        "case": { "employed_at_referral": false, "reduced_work_capacity": true },
        "events": [
            { "type": "order-received", "date": "2026-01-05" },
            { "type": "started", "date": "2026-02-01" },
            { "type": "plan-delivered", "date": "2026-02-20" },
        ],
    })
}

/// The request with one part replaced: `["events/1/date"]` is the second event's date.
fn with(place: &str, value: Value) -> Value {
    let mut request = request();
    let (parent, key) = place.rsplit_once('/').unwrap_or(("", place));
    let pointer = if parent.is_empty() {
        String::new()
    } else {
        format!("/{parent}")
    };
    match request.pointer_mut(&pointer).unwrap() {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    request
}

fn with_events(events: Value) -> Value {
    with("events", events)
}

#[test]
fn every_worked_scenario_agrees() {
    let text = include_str!("../../../../../tests/scenarios/deadlines.json");
    let scenarios: Vec<Value> = serde_json::from_str(text).unwrap();
    assert!(!scenarios.is_empty());
    for (n, scenario) in scenarios.iter().enumerate() {
        let mut answer = deadlines(&scenario["input"]);
        for deadline in answer["deadlines"].as_array_mut().unwrap() {
            for key in ["reading", "title", "source"] {
                assert!(
                    deadline.as_object_mut().unwrap().remove(key).is_some(),
                    "{key}"
                );
            }
        }
        assert_eq!(answer["deadlines"], scenario["expected"], "scenario {n}");
    }
}

#[test]
fn the_answer_has_its_exact_shape() {
    let expected = json!({ "deadlines": [
        { "rule": "start", "occurrence": null, "due": "2026-01-19", "work_by": "2026-01-19", "period": null,
          "not_before": null, "state": "met", "met_on": "2026-02-01", "late": true, "reading": false,
          "title": "Oppstart", "source": "Bilag 1 pkt. 7" },
        { "rule": "plan", "occurrence": null, "due": "2026-03-01", "work_by": "2026-02-27", "period": null,
          "not_before": null, "state": "met", "met_on": "2026-02-20", "late": false, "reading": false,
          "title": "Plan for tiltaket", "source": "Bilag 1 pkt. 6, 7, 10.1" },
        { "rule": "first-employer-contact", "occurrence": null, "due": "2026-04-12", "work_by": "2026-04-10",
          "period": null, "not_before": null, "state": "overdue", "met_on": null, "late": false, "reading": false,
          "title": "Første kontakt med arbeidsgiver", "source": "Bilag 1 pkt. 6" },
        { "rule": "status-report", "occurrence": 1, "due": "2026-05-07", "work_by": "2026-05-07",
          "period": ["2026-02-01", "2026-04-30"], "not_before": null, "state": "open", "met_on": null, "late": false,
          "reading": false, "title": "Statusrapport", "source": "Bilag 1 pkt. 10.1" },
    ] });
    assert_eq!(deadlines(&request()), expected);
}

#[test]
fn the_request_may_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("forespørsel.json");
    // As Windows' own editor saves it.
    std::fs::write(&file, format!("\u{feff}{}", request())).unwrap();
    let from_file = run(&["deadlines", file.to_str().unwrap()], "").json();
    assert_eq!(from_file, deadlines(&request()));
    let missing = folder.path().join("finnes ikke.json");
    refused(&["deadlines", missing.to_str().unwrap()], "", "io", "");
}

#[test]
fn until_is_a_year_on_unless_given_and_may_lie_before_today() {
    let mut open_ended = request();
    open_ended.as_object_mut().unwrap().remove("until");
    let a_year_on = with("until", json!("2027-05-04"));
    assert_eq!(deadlines(&open_ended), deadlines(&a_year_on));
    let null = with("until", Value::Null);
    assert_eq!(deadlines(&null), deadlines(&a_year_on));
    let before = deadlines(&with("until", json!("2026-02-28")));
    assert_eq!(before["deadlines"].as_array().unwrap().len(), 1);
}

#[test]
fn case_and_settings_may_be_absent() {
    let mut bare = request();
    bare.as_object_mut().unwrap().remove("case");
    let all_no = with("case", json!({}));
    assert_eq!(deadlines(&bare), deadlines(&all_no));
    assert_eq!(
        deadlines(&with("settings", json!({}))),
        deadlines(&request())
    );
    assert_eq!(
        deadlines(&with_events(json!([]))),
        json!({ "deadlines": [] })
    );
}

#[test]
fn unknown_words_are_named() {
    refused_request(
        &with("agreement", json!("jmo-nord")),
        "unknown-agreement",
        "jmo-nord",
    );
    let unknown_event = json!([{ "type": "christmas-party", "date": "2026-02-01" }]);
    refused_request(
        &with_events(unknown_event),
        "unknown-event",
        "christmas-party",
    );
    refused_request(&with("colour", json!(1)), "unknown-field", "colour");
    refused_request(
        &with("case/shoe_size", json!(1)),
        "unknown-field",
        "shoe_size",
    );
    refused_request(
        &with("events/1/place", json!("Drammen")),
        "unknown-field",
        "place",
    );
    refused_request(
        &with("settings", json!({ "weekend": true })),
        "unknown-setting",
        "weekend",
    );
}

#[test]
fn a_field_of_another_event_is_named() {
    for (field, value) in [
        ("occurrence", json!(1)),
        ("milestone", json!("hired")),
        ("employment", json!("permanent")),
        ("valid", json!(true)),
        ("until", json!("2026-12-31")),
    ] {
        refused_request(
            &with(&format!("events/1/{field}"), value),
            "unknown-field",
            field,
        );
    }
}

#[test]
fn dates_that_do_not_exist_are_named() {
    let date = "2026-02-30";
    for place in ["today", "until", "events/0/date"] {
        refused_request(&with(place, json!(date)), "invalid-date", date);
    }
    let extension = json!([
        { "type": "started", "date": "2026-02-01" },
        { "type": "extension-approved", "date": "2026-03-01", "until": date },
    ]);
    refused_request(&with_events(extension), "invalid-date", date);
    for date in [
        "2026-2-3",
        "03.02.2026",
        "2026-02-03T00:00:00",
        "",
        "1899-12-31",
        "2200-01-01",
    ] {
        refused_request(&with("today", json!(date)), "invalid-date", date);
    }
}

#[test]
fn values_of_the_wrong_type_are_named() {
    for (place, value) in [
        ("agreement", json!(7)),
        ("today", json!(20260504)),
        ("case", json!([])),
        ("case/reduced_work_capacity", json!("ja")),
        ("case/assistance_need", json!("some")),
        ("events", json!({})),
        ("events/1", json!("started")),
        ("events/1/type", json!(1)),
        ("settings", json!([])),
    ] {
        let culprit = place.rsplit('/').next().unwrap();
        let culprit = if culprit == "1" { "events[1]" } else { culprit };
        refused_request(&with(place, value), "invalid-field", culprit);
    }
    let event = |kind: &str, field: &str, value: Value| {
        let mut event = json!({ "type": kind, "date": "2026-03-01" });
        event[field] = value;
        with_events(json!([{ "type": "started", "date": "2026-02-01" }, event]))
    };
    for (kind, field, value) in [
        ("status-report-delivered", "occurrence", json!(0)),
        ("status-report-delivered", "occurrence", json!(-1)),
        ("status-report-delivered", "occurrence", json!("1")),
        ("semester-report-delivered", "occurrence", json!(1.5)),
        ("claim-sent", "milestone", json!("bonus")),
        ("hired", "employment", json!("zero-hours")),
        ("absence-started", "valid", json!("false")),
    ] {
        refused_request(&event(kind, field, value), "invalid-field", field);
    }
    refused(&["deadlines", "-"], "[]", "invalid-field", "");
    refused(
        &["deadlines", "-"],
        "{ \"agreement\": ",
        "invalid-request",
        "linje 1",
    );
}

#[test]
fn missing_fields_are_named() {
    for field in ["agreement", "today", "events"] {
        let mut request = request();
        request.as_object_mut().unwrap().remove(field);
        refused_request(&request, "missing-field", field);
    }
    for (kind, field) in [
        ("started", "date"),
        ("status-report-delivered", "occurrence"),
        ("semester-report-delivered", "occurrence"),
        ("claim-sent", "milestone"),
        ("hired", "employment"),
        ("absence-started", "valid"),
        ("extension-approved", "until"),
    ] {
        let mut event = json!({ "type": kind });
        if field != "date" {
            event["date"] = json!("2026-03-01");
        }
        refused_request(&with_events(json!([event])), "missing-field", field);
    }
    let nameless = json!([{ "date": "2026-03-01" }]);
    refused_request(&with_events(nameless), "missing-field", "type");
}

#[test]
fn impossible_orders_are_refused_and_equal_dates_are_fine() {
    // (the event with its further field, what it must not precede, whether it may stand alone)
    let rows = [
        ("ended", None, "started", true),
        ("mapping-completed", None, "started", false),
        (
            "hired",
            Some(("employment", json!("permanent"))),
            "started",
            false,
        ),
        ("in-work", None, "started", false),
        ("practice-started", None, "started", false),
        (
            "extension-approved",
            Some(("until", json!("2026-12-31"))),
            "started",
            false,
        ),
        ("order-confirmed", None, "order-received", true),
        ("started", None, "order-received", true),
        ("deleted", None, "ended", true),
    ];
    for (kind, field, before, alone) in rows {
        let event = |kind: &str, date: &str| json!({ "type": kind, "date": date });
        let on = |date: &str| {
            let mut event = event(kind, date);
            if let Some((name, value)) = &field {
                event[name] = value.clone();
            }
            event
        };
        let labels = run(
            &["call", "events", "-"],
            r#"{"agreement":"jmo-vest-viken"}"#,
        )
        .json();
        let early = with_events(json!([event(before, "2026-03-02"), on("2026-03-01")]));
        let (code, message) = run(&["deadlines", "-"], &early.to_string()).refusal();
        assert_eq!(code, "impossible-order", "{kind} before {before}");
        for id in [kind, before] {
            let known = labels["events"]
                .as_array()
                .unwrap()
                .iter()
                .find(|row| row["event"] == id);
            if let Some(row) = known {
                assert!(
                    message.contains(row["label"].as_str().unwrap()),
                    "{message} names {id}"
                );
            }
        }
        deadlines(&with_events(json!([
            event(before, "2026-03-01"),
            on("2026-03-01")
        ])));
        deadlines(&with_events(json!([
            on("2026-03-02"),
            event(before, "2026-03-01")
        ])));
        let only = with_events(json!([on("2026-03-01")]));
        match alone {
            true => _ = deadlines(&only),
            false => refused_request(&only, "impossible-order", ""),
        }
    }
}

#[test]
fn offsets_adjust_readings_and_nothing_else() {
    let with_offset =
        |rule: &str, steps: Value| with("settings", json!({ "offsets": { rule: steps } }));
    refused_request(
        &with_offset("plan", json!("5 weeks")),
        "unknown-setting",
        "plan",
    );
    refused_request(
        &with_offset("duration-end", json!("5 weeks")),
        "unknown-setting",
        "duration-end",
    );
    refused_request(
        &with_offset("coffee", json!("5 weeks")),
        "unknown-setting",
        "coffee",
    );
    refused_request(
        &with_offset("deletion", json!("5 fortnights")),
        "invalid-field",
        "5 fortnights",
    );
    refused_request(
        &with_offset("deletion", json!(5)),
        "invalid-field",
        "offsets",
    );
    refused_request(
        &with("settings", json!({ "offsets": "5 weeks" })),
        "invalid-field",
        "offsets",
    );
    // 27 April + 10 weeks is 6 July.
    let mut ended = with_offset("deletion", json!("10 weeks"));
    ended["until"] = json!("2026-12-31");
    ended["events"] = json!([
        { "type": "started", "date": "2026-02-01" },
        { "type": "ended", "date": "2026-04-20" },
        { "type": "final-report-delivered", "date": "2026-04-27" },
    ]);
    let answer = deadlines(&ended);
    let deletion = answer["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["rule"] == "deletion")
        .unwrap();
    assert_eq!(
        (&deletion["due"], &deletion["reading"]),
        (&json!("2026-07-06"), &json!(true))
    );
}

#[test]
fn settings_have_their_shape() {
    let settings = |name: &str, value: Value| with("settings", json!({ name: value }));
    deadlines(&settings("semester_ends", json!(["06-30", "12-31"])));
    deadlines(&settings("evaluation_days", json!(["06-01"])));
    deadlines(&settings("monthly_results_day", json!(7)));
    for value in [
        json!("06-30"),
        json!(["06-30"]),
        json!(["06-30", "06-30"]),
        json!(["02-29", "12-31"]),
    ] {
        refused_request(
            &settings("semester_ends", value),
            "invalid-field",
            "semester_ends",
        );
    }
    for value in [
        json!(["6-30", "12-31"]),
        json!(["06-31", "12-31"]),
        json!(["06-30", 1231]),
    ] {
        refused_request(
            &settings("semester_ends", value),
            "invalid-field",
            "semester_ends",
        );
    }
    for value in [json!(0), json!(32), json!("7")] {
        refused_request(
            &settings("monthly_results_day", value),
            "invalid-field",
            "monthly_results_day",
        );
    }
    refused_request(
        &settings("evaluation_days", json!([])),
        "invalid-field",
        "evaluation_days",
    );
}
