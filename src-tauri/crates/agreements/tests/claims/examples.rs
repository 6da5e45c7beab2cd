//! The tables of worked examples. Each says how its answer was reckoned, by days and fractions and without
//! this program; among them are the figures that NAV publishes with its formula.

use agreements::claims::Claim;
use serde_json::Value;
use std::collections::BTreeSet;

fn every_example_agrees(table: &str, at_least: usize) {
    let examples: Vec<Value> = serde_json::from_str(table).unwrap();
    assert!(examples.len() >= at_least, "only {}", examples.len());
    let mut names = BTreeSet::new();
    for example in &examples {
        let name = example["name"].as_str().unwrap();
        assert!(names.insert(name), "«{name}» stands twice");
        let claim: Claim = serde_json::from_value(example["request"].clone()).expect(name);
        let answer = claim
            .answer()
            .unwrap_or_else(|refused| panic!("{name}: {refused}"));
        let reckoned = format!("{name}: {}\n{:#}", example["why"], example["arithmetic"]);
        let answer = serde_json::to_value(answer).unwrap();
        assert_eq!(answer, example["answer"], "{reckoned}");
    }
}

#[test]
fn place_months() {
    every_example_agrees(include_str!("cases/place_month.json"), 70);
}

#[test]
fn hours() {
    every_example_agrees(include_str!("cases/hours.json"), 15);
}

#[test]
fn milestones() {
    every_example_agrees(include_str!("cases/milestones.json"), 8);
}
