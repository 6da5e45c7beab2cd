//! Whatever comes in, an answer or a refusal comes out, and soon: no panic, no endless list.

use crate::support::{app, places};
use api::Code;
use serde_json::{Value, json};
use std::path::Path;

fn odd_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(4_294_967_296_u64),
        json!(1e300),
        json!(""),
        json!("\u{0}"),
        json!("1900-01-01"),
        json!("2199-12-31"),
        json!("9999-12-31"),
        json!("10000 months"),
        json!("1 day * n"),
        json!("-10000 weeks, 10000 months"),
        json!([]),
        json!([[]]),
        json!({}),
    ]
}

#[test]
fn every_odd_request_gets_an_answer() {
    let mut api = app(Path::new("no such folder"), "2026-05-04");
    let event = |kind: &str, date: &str| json!({ "type": kind, "date": date });
    let sound = json!({
        "agreement": "jmo-vest-viken", "today": "2026-05-04", "until": "2027-05-04",
        "case": { "employed_at_referral": false, "assistance_need": "moderate" },
        "events": [
            event("order-received", "2026-01-05"),
            event("started", "2026-02-01"),
            { "type": "status-report-delivered", "date": "2026-05-04", "occurrence": 1 },
            { "type": "extension-approved", "date": "2026-05-04", "until": "2026-12-31" },
            { "type": "absence-started", "date": "2026-05-04", "valid": false },
            event("ended", "2026-12-31"),
            event("final-report-delivered", "2026-12-31"),
        ],
        "settings": { "semester_ends": ["06-30", "12-31"], "monthly_results_day": 7,
            "evaluation_days": ["06-01"], "offsets": { "deletion": "10 weeks" } },
    });
    let answer = api.call("deadlines", sound.clone()).unwrap();
    assert!(answer["deadlines"].as_array().unwrap().len() > 5);
    let mut all = Vec::new();
    places(&sound, "", &mut all);
    for place in all {
        for odd in odd_values() {
            let mut request = sound.clone();
            *request.pointer_mut(&place).unwrap() = odd;
            match api.call("deadlines", request.clone()) {
                Ok(answer) => {
                    let count = answer["deadlines"].as_array().unwrap().len();
                    assert!(count < 2_000, "{count} deadlines at {place}: {request}");
                }
                Err(error) => assert_ne!(error.code, Code::Internal, "{place}: {request}"),
            }
        }
    }
}

#[test]
fn the_calendars_edges_are_no_cliff() {
    let mut api = app(Path::new("no such folder"), "2026-05-04");
    for (first, today, until) in [
        ("1900-01-01", "1900-01-01", "2199-12-31"),
        ("2199-12-31", "2199-12-31", "2199-12-31"),
        ("2000-02-29", "1900-01-01", "1900-01-01"),
    ] {
        let events: Vec<Value> = [
            "order-received",
            "started",
            "practice-started",
            "left-early",
            "end-planned",
        ]
        .iter()
        .map(|kind| json!({ "type": kind, "date": first }))
        .collect();
        let request = json!({ "agreement": "jmo-vest-viken", "today": today, "until": until, "events": events });
        api.call("deadlines", request).unwrap();
        // More than a century at once is refused in words.
        let portfolio = json!({ "agreement": "jmo-vest-viken", "from": first, "until": until });
        let answer = api.call("portfolio-deadlines", portfolio);
        assert!(answer.map_or_else(|error| error.code == Code::InvalidDate, |_| true));
    }
    let open_ended = json!({ "agreement": "jmo-vest-viken", "today": "2199-12-31", "events": [] });
    api.call("deadlines", open_ended).unwrap();
}
