//! The guide to writing an agreement (docs/agreements.md): its example loads, gives every date that the text
//! names, and its vocabulary has every key there is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use agreements::{Agreement, Query, Registry, Settings};
use support::{attributes, day, history};

const GUIDE: &str = include_str!("../../../../docs/agreements.md");

/// The code blocks of the steps, put together as the reader would.
fn example() -> String {
    let blocks = GUIDE.split("```toml\n").skip(1);
    let texts = blocks.map(|rest| rest.split("```").next().unwrap());
    texts.collect()
}

fn loaded() -> Agreement {
    let mut registry = Registry::default();
    let agreement = registry.add("fast-fotfeste.toml", &example());
    agreement.unwrap_or_else(|fault| panic!("{fault}")).clone()
}

/// The rows of the tables of dates: registered, attributes, rule, due.
fn rows() -> Vec<[String; 4]> {
    let head = "| registered | attributes | rule | due |";
    let mut rows = Vec::new();
    for table in GUIDE.split(head).skip(1) {
        let lines = table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'));
        for line in lines {
            let cells = line.trim_matches('|').split('|');
            let cells: Vec<String> = cells.map(|cell| cell.trim().replace('`', "")).collect();
            rows.push(cells.try_into().unwrap());
        }
    }
    rows
}

#[test]
fn every_date_in_the_guide_is_what_the_example_gives() {
    let agreement = loaded();
    let rows = rows();
    assert!(rows.len() >= 15, "the tables were found");
    for [registered, asked, rule, due] in rows {
        let (events, attributes) = (history(&registered), attributes(&asked));
        let query = Query::new(&events, &attributes, day("2026-05-04"), day("2028-12-31"));
        let found = agreement.deadlines(&query);
        let dues: Vec<_> = found
            .iter()
            .filter(|d| d.rule == rule)
            .map(|d| d.due.to_string())
            .collect();
        let told: Vec<_> = due.split(", ").filter(|date| *date != "–").collect();
        assert_eq!(dues, told, "{rule} of «{registered}» {asked}");
    }
}

#[test]
fn every_rule_of_the_example_has_a_date_in_the_guide() {
    let rows = rows();
    let agreement = loaded();
    let ids = agreement
        .rules
        .iter()
        .map(|rule| rule.id.as_str())
        .chain(["duration-end"]);
    for id in ids {
        assert!(rows.iter().any(|[_, _, rule, _]| rule == id), "{id}");
    }
}

#[test]
fn the_portfolios_dates_stand_in_the_text() {
    let deadlines =
        loaded().portfolio_deadlines(&Settings::default(), day("2026-05-01"), day("2026-05-31"));
    let told: Vec<_> = deadlines
        .iter()
        .map(|d| {
            (
                d.rule.as_str(),
                d.due.to_string(),
                d.period.0.to_string(),
                d.period.1.to_string(),
            )
        })
        .collect();
    let row = |rule, due: &str, from: &str, to: &str| {
        (rule, due.to_owned(), from.to_owned(), to.to_owned())
    };
    assert_eq!(
        told,
        [
            row("monthly-results", "2026-05-07", "2026-04-01", "2026-04-30"),
            row("evaluation", "2026-05-15", "2025-11-01", "2026-04-30"),
        ]
    );
    for (_, due, _, _) in told {
        assert!(GUIDE.contains(&due), "{due}");
    }
}

/// The cases of the month's table: what is registered, end status, figures.
#[test]
fn the_months_cases_count_as_the_guide_says() {
    let agreement = loaded();
    let head = "| a case in April 2026 | end status | counts in |";
    let (_, table) = GUIDE.split_once(head).unwrap();
    let lines = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut counted = Vec::new();
    for line in lines {
        let cells: Vec<String> = line
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().replace('`', ""))
            .collect();
        let [registered, status, told] = &cells[..] else {
            panic!("{line}");
        };
        let status = Some(status.as_str()).filter(|status| !status.is_empty());
        let file = support::case("case", registered, "", status);
        let period = (day("2026-04-01"), day("2026-04-30"));
        let found = agreement.case_figures(&file, period, &Settings::default());
        let told: Vec<&str> = told.split_whitespace().filter(|id| *id != "–").collect();
        assert_eq!(found.figures.iter().collect::<Vec<_>>(), told, "{line}");
        counted.push(found);
    }
    assert_eq!(counted.len(), 5, "the table was found");
    let sums = agreements::results::totals(&agreement, &counted);
    assert_eq!(agreements::results::crosschecks(&agreement, &sums), []);
    assert_eq!(agreement.shares[0].percent(&sums), Some(100));
}

/// The keys that a table may have, as refusing an unknown one tells them.
fn keys(toml: &str) -> Vec<String> {
    let error = toml::from_str::<Agreement>(toml).unwrap_err();
    let message = error.message().to_owned();
    assert!(message.contains("unknown field `zzz`"), "{toml}: {message}");
    let (_, expected) = message.split_once("expected ").unwrap();
    let names = expected.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

#[test]
fn every_key_is_in_the_vocabulary() {
    let (_, vocabulary) = GUIDE.split_once("## Vocabulary").unwrap();
    let tables = [
        "zzz = 1",
        "places.zzz = 1",
        "places.caseload = [{ zzz = 1 }]",
        "hours.zzz = 1",
        "price.zzz = 1",
        "target = [{ zzz = 1 }]",
        "figure = [{ zzz = 1 }]",
        "share = [{ zzz = 1 }]",
        "crosscheck = [{ zzz = 1 }]",
        "crosscheck = [{ sums = [{ zzz = 1 }] }]",
        "recipient = [{ zzz = 1 }]",
        "attribute = [{ zzz = 1 }]",
        "end_status = [{ zzz = 1 }]",
        "personal_data.zzz = 1",
        "note = [{ zzz = 1 }]",
        "duration.zzz = 1",
        "duration.base = [{ zzz = 1 }]",
        "rule = [{ zzz = 1 }]",
        "rule = [{ due = [{ zzz = 1 }] }]",
        "rule = [{ also = [{ zzz = 1 }] }]",
        "rule = [{ met_by = { zzz = 1 } }]",
        "rule = [{ anchor = { each = [{ zzz = 1 }] } }]",
        "portfolio = [{ zzz = 1 }]",
        "indicator = [{ zzz = 1 }]",
        "milestone = [{ zzz = 1 }]",
        "milestone = [{ criterion = [{ zzz = 1 }] }]",
        "advice = [{ zzz = 1 }]",
    ];
    for table in tables {
        for key in keys(table) {
            assert!(
                vocabulary.contains(&format!("`{key}`")),
                "{table}: `{key}` is not explained"
            );
        }
    }
}
