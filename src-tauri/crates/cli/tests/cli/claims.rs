//! `claim`: worked examples, exact shapes, and refusals that name their culprit.

use crate::support::{refused, run};
use serde_json::{Value, json};

fn claim(request: &Value) -> Value {
    run(&["claim", "-"], &request.to_string()).json()
}

fn refused_claim(request: &Value, code: &str, culprit: &str) {
    refused(&["claim", "-"], &request.to_string(), code, culprit);
}

fn place_month() -> Value {
    json!({
        "model": "place-month", "month": "2026-04",
        "prices": [{ "from": "2026-01-01", "nok": 20205 }],
        "closed": [{ "from": "2026-04-07", "to": "2026-04-08" }],
        "participations": [
            { "ref": "A", "from": "2026-02-10", "to": "2026-04-15" },
            { "ref": "B", "from": "2026-04-01", "to": null },
        ],
    })
}

fn hours() -> Value {
    json!({ "model": "hours", "price_nok": 850, "entries": [{ "ref": "A", "minutes": 50, "group_size": 1 }] })
}

fn milestones() -> Value {
    json!({ "model": "milestones", "price_nok": 90000, "milestones": ["mapping", "hired"] })
}

/// A request with the value at a place replaced, or put there: `/closed/0/to`.
fn with(mut request: Value, place: &str, value: Value) -> Value {
    let (parent, key) = place.rsplit_once('/').unwrap();
    match request.pointer_mut(parent).unwrap() {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    request
}

fn without(mut request: Value, field: &str) -> Value {
    request.as_object_mut().unwrap().remove(field).unwrap();
    request
}

/// The contract's own examples and NAV's published figures; the other examples are put to the method itself.
#[test]
fn published_examples_agree() {
    let mut tried = 0;
    for table in [
        include_str!("../../../agreements/tests/claims/cases/place_month.json"),
        include_str!("../../../agreements/tests/claims/cases/hours.json"),
        include_str!("../../../agreements/tests/claims/cases/milestones.json"),
    ] {
        let examples: Vec<Value> = serde_json::from_str(table).unwrap();
        for example in examples {
            let name = example["name"].as_str().unwrap();
            if name.starts_with("contract") || name.starts_with("published") {
                tried += 1;
                assert_eq!(claim(&example["request"]), example["answer"], "{name}");
            }
        }
    }
    assert_eq!(tried, 12);
}

#[test]
fn the_answers_have_their_exact_shape() {
    let expected = r#"{"lines":[{"ref":"A","minutes":50,"group_size":1,"hours":"1.00"}],"totals":[{"ref":"A","hours":"1.00","nok":"850.00"}],"total_nok":"850.00"}"#;
    assert_eq!(
        claim(&hours()).to_string(),
        expected,
        "the order of the fields too"
    );
    let expected = r#"{"lines":[{"milestone":"mapping","percent":20,"nok":"18000.00"},{"milestone":"hired","percent":40,"nok":"36000.00"}],"total_nok":"54000.00"}"#;
    assert_eq!(claim(&milestones()).to_string(), expected);
    let answer = claim(&place_month());
    let line = r#"{"ref":"A","from":"2026-04-01","to":"2026-04-06","factor":"0.18182","nok_per_month":20205}"#;
    assert_eq!(answer["lines"][0].to_string(), line);
    assert_eq!(answer["total_nok"], 26634);
}

#[test]
fn what_may_be_absent() {
    let open = without(place_month(), "closed");
    assert_eq!(
        claim(&open),
        claim(&with(open.clone(), "/closed", json!([])))
    );
    let ends = json!({ "ref": "B", "from": "2026-04-01" });
    assert_eq!(
        claim(&with(place_month(), "/participations/1", ends)),
        claim(&place_month())
    );
    let alone = json!({ "ref": "A", "minutes": 50 });
    assert_eq!(claim(&with(hours(), "/entries/0", alone)), claim(&hours()));
}

#[test]
fn the_request_may_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("krav.json");
    std::fs::write(&file, place_month().to_string()).unwrap();
    let from_file = run(&["claim", file.to_str().unwrap()], "").json();
    assert_eq!(from_file, claim(&place_month()));
    assert_eq!(run(&["claim"], "").status, 2);
}

#[test]
fn contradictions_are_refused_by_name() {
    let sound = place_month;
    for (request, culprit) in [
        (
            with(sound(), "/prices/0/from", json!("2026-04-02")),
            "2026-04-01",
        ),
        (with(sound(), "/prices", json!([])), "prices"),
        (
            with(
                sound(),
                "/prices",
                json!([{ "from": "2026-01-01", "nok": 1 }, { "from": "2026-01-01", "nok": 2 }]),
            ),
            "2026-01-01",
        ),
        (
            with(sound(), "/participations/0/to", json!("2026-02-09")),
            "participations[0]",
        ),
        (
            with(sound(), "/closed/0/to", json!("2026-04-06")),
            "closed[0]",
        ),
        (
            with(
                sound(),
                "/participations/1",
                json!({ "ref": "A", "from": "2026-04-15", "to": null }),
            ),
            "«A»",
        ),
        (
            with(sound(), "/participations/0/ref", json!("")),
            "participations[0].ref",
        ),
        (
            with(
                milestones(),
                "/milestones",
                json!(["hired", "mapping", "hired"]),
            ),
            "hired",
        ),
    ] {
        refused_claim(&request, "invalid-field", culprit);
    }
}

#[test]
fn values_of_the_wrong_kind_are_refused_by_name() {
    for (request, culprit) in [
        (with(place_month(), "/model", json!("week")), "model"),
        (with(place_month(), "/month", json!(202604)), "month"),
        (with(place_month(), "/prices", json!({})), "prices"),
        (with(place_month(), "/prices/0", json!(20205)), "prices[0]"),
        (
            with(place_month(), "/prices/0/nok", json!(-1)),
            "prices[0].nok",
        ),
        (
            with(place_month(), "/prices/0/nok", json!(20205.5)),
            "prices[0].nok",
        ),
        (
            with(place_month(), "/prices/0/nok", json!("20205")),
            "prices[0].nok",
        ),
        (
            with(place_month(), "/prices/0/nok", json!(10_000_000_000_u64)),
            "prices[0].nok",
        ),
        (
            with(place_month(), "/participations/1/ref", json!(7)),
            "participations[1].ref",
        ),
        (with(hours(), "/price_nok", json!(-850)), "price_nok"),
        (
            with(hours(), "/entries/0/minutes", json!(0)),
            "entries[0].minutes",
        ),
        (
            with(hours(), "/entries/0/minutes", json!(-5)),
            "entries[0].minutes",
        ),
        (
            with(hours(), "/entries/0/minutes", json!(7.5)),
            "entries[0].minutes",
        ),
        (
            with(hours(), "/entries/0/group_size", json!(0)),
            "entries[0].group_size",
        ),
        (with(milestones(), "/price_nok", json!(0.5)), "price_nok"),
        (
            with(milestones(), "/milestones", json!(["ansatt"])),
            "ansatt",
        ),
        (
            with(milestones(), "/milestones", json!("hired")),
            "milestones",
        ),
        (json!([]), "forespørselen"),
    ] {
        refused_claim(&request, "invalid-field", culprit);
    }
}

#[test]
fn dates_and_months_that_do_not_exist_are_refused() {
    for (place, value) in [
        ("/month", "2026-13"),
        ("/month", "2026-4"),
        ("/month", "2026-04-01"),
        ("/month", ""),
        ("/prices/0/from", "2026-02-30"),
        ("/closed/0/to", "7. april"),
        ("/participations/0/to", "2026-4-15"),
    ] {
        let request = with(place_month(), place, json!(value));
        refused_claim(&request, "invalid-date", value);
    }
}

#[test]
fn missing_and_unknown_fields_are_refused_by_name() {
    for field in ["model", "month", "prices", "participations"] {
        refused_claim(&without(place_month(), field), "missing-field", field);
    }
    for field in ["price_nok", "entries"] {
        refused_claim(&without(hours(), field), "missing-field", field);
    }
    for field in ["price_nok", "milestones"] {
        refused_claim(&without(milestones(), field), "missing-field", field);
    }
    for (request, place) in [
        (place_month(), "/stengt"),
        (place_month(), "/price_nok"),
        (place_month(), "/prices/0/to"),
        (place_month(), "/closed/0/reason"),
        (place_month(), "/participations/0/name"),
        (hours(), "/month"),
        (hours(), "/entries/0/hours"),
        (milestones(), "/percents"),
    ] {
        let name = place.rsplit('/').next().unwrap();
        refused_claim(&with(request, place, json!("x")), "unknown-field", name);
    }
}
