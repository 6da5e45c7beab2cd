//! Worked scenarios with their expected answers, straight against the evaluator.

use agreements::{Query, Registry};
use domain::{
    Attributes, Event,
    dates::{add_months, parse_iso},
};
use serde_json::{Value, json};

#[test]
fn every_worked_scenario_agrees() {
    let text = include_str!("../../../../tests/scenarios/deadlines-jmo-vest-viken.json");
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
        let answer = agreement.deadlines(&Query::new(&events, &attributes, today, until));
        let mut answer = serde_json::to_value(answer).unwrap();
        for deadline in answer.as_array_mut().unwrap() {
            for key in ["reading", "title", "source"] {
                deadline.as_object_mut().unwrap().remove(key);
            }
        }
        assert_eq!(answer, scenario["expected"], "scenario {n}: {input}");
    }
}
