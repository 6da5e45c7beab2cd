//! Worked scenarios with their expected answers, straight against the evaluator.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use agreements::{Query, Registry, Settings, month_day};
use domain::{
    Attributes, Event,
    dates::{add_months, parse_iso},
};
use serde_json::{Value, json};

/// Semester ends are the only settings that these scenarios have.
fn settings(input: &Value) -> Settings {
    let days = input["settings"]["semester_ends"].as_array();
    let day = |day: &Value| month_day(day.as_str().unwrap()).unwrap();
    Settings {
        semester_ends: days.map(|days| days.iter().map(day).collect()),
        ..Settings::default()
    }
}

#[test]
fn every_worked_scenario_agrees() {
    let text = include_str!("../../../../tests/scenarios/deadlines.json");
    let scenarios: Vec<Value> = serde_json::from_str(text).unwrap();
    let registry = Registry::embedded();
    for (n, scenario) in scenarios.iter().enumerate() {
        let input = &scenario["input"];
        let date = |key: &str| input[key].as_str().and_then(parse_iso);
        let today = date("today").unwrap();
        let until = date("until").unwrap_or_else(|| add_months(today, 12));
        let events: Vec<Event> = serde_json::from_value(input["events"].clone()).unwrap();
        let attributes: Attributes =
            serde_json::from_value(input.get("case").cloned().unwrap_or_else(|| json!({})))
                .unwrap();
        let agreement = registry.get(input["agreement"].as_str().unwrap()).unwrap();
        let query = Query::new(&events, &attributes, today, until);
        let answer = agreement.deadlines(&query.with_settings(settings(input)));
        let mut answer = serde_json::to_value(answer).unwrap();
        for deadline in answer.as_array_mut().unwrap() {
            for key in ["reading", "title", "source"] {
                deadline.as_object_mut().unwrap().remove(key);
            }
        }
        assert_eq!(answer, scenario["expected"], "scenario {n}: {input}");
    }
}
