//! The worked tables of `cases.toml`: every case's figures, their sums, the shares and the cross-checks.

use crate::support::{case, day};
use agreements::{
    Agreement, Figures, Registry, Settings,
    results::{crosschecks, totals},
};
use domain::{Date, Month};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Tables {
    table: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    agreement: String,
    month: String,
    #[serde(default)]
    shares: BTreeMap<String, u32>,
    case: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    reason: String,
    events: String,
    #[serde(default)]
    attributes: String,
    status: Option<String>,
    #[serde(default)]
    jobs: Vec<String>,
    figures: String,
    #[serde(default)]
    blocks: bool,
}

fn tables() -> Vec<Table> {
    let tables: Tables = toml::from_str(include_str!("cases.toml")).unwrap();
    tables.table
}

fn agreement(id: &str) -> Agreement {
    Registry::embedded().get(id).unwrap().clone()
}

fn period(month: &str) -> (Date, Date) {
    let month = Month::parse_iso(month).unwrap();
    (month.first(), month.last())
}

#[test]
fn every_case_counts_as_the_tables_say() {
    let settings = Settings::default();
    let tables = tables();
    let told: BTreeSet<&String> = tables.iter().map(|table| &table.agreement).collect();
    assert_eq!(
        told.len(),
        Registry::embedded().all().len(),
        "a table for each agreement"
    );
    for table in &tables {
        let agreement = agreement(&table.agreement);
        let period = period(&table.month);
        let mut counted = Vec::new();
        let mut expected = Figures::new();
        let mut uncounted = 0;
        for (nth, row) in table.case.iter().enumerate() {
            let about = format!("{} {}: {}", table.agreement, table.month, row.reason);
            let id = format!("case {nth}");
            let status = row.status.as_deref();
            let file = case(&id, &row.events, &row.attributes, status, &row.jobs);
            let figures = agreement.case_figures(&file, period, &settings);
            let wanted: BTreeSet<String> =
                row.figures.split_whitespace().map(str::to_owned).collect();
            assert_eq!(figures.figures, wanted, "{about}");
            for id in wanted {
                *expected.entry(id).or_default() += 1;
            }
            let missing = agreement.missing_entries(&file, period, day("2026-12-01"), &settings);
            let blocks = missing.iter().any(|entry| entry.blocks);
            assert_eq!(blocks, row.blocks, "{about}");
            uncounted += u32::from(blocks);
            counted.push(figures);
        }
        let sums = totals(&agreement, &counted);
        for figure in &agreement.figures {
            let wanted = expected.get(&figure.id).copied().unwrap_or_default();
            assert_eq!(
                sums[&figure.id], wanted,
                "{} {}",
                table.agreement, figure.id
            );
        }
        assert_eq!(
            sums.len(),
            agreement.figures.len(),
            "nothing else is counted"
        );
        for (id, wanted) in &table.shares {
            let share = agreement
                .shares
                .iter()
                .find(|share| share.id == *id)
                .unwrap();
            assert_eq!(share.percent(&sums), Some(*wanted), "{id}");
        }
        let wrong = crosschecks(&agreement, &sums);
        assert_eq!(
            wrong.is_empty(),
            uncounted == 0,
            "{}: {wrong:?}",
            table.agreement
        );
    }
}

/// Bilag 4 has a row for each figure and a line for each share: each is tried by a case.
#[test]
fn every_row_of_the_refino_report_is_tried() {
    let tables = tables();
    let refino = tables
        .iter()
        .find(|table| table.agreement.starts_with("refino"))
        .unwrap();
    let tried: BTreeSet<&str> = refino
        .case
        .iter()
        .flat_map(|row| row.figures.split_whitespace())
        .collect();
    let agreement = agreement(&refino.agreement);
    for figure in &agreement.figures {
        assert!(
            tried.contains(figure.id.as_str()),
            "no case counts in {}",
            figure.id
        );
    }
    for share in &agreement.shares {
        assert!(
            refino.shares.contains_key(&share.id),
            "{} is not worked out",
            share.id
        );
    }
}

#[test]
fn sums_that_do_not_agree_name_both() {
    let refino = agreement("refino-jan201802");
    let mut figures = totals(&refino, &[]);
    assert_eq!(crosschecks(&refino, &figures), [], "nobody is nobody");
    figures.insert("left-hired".to_owned(), 3);
    figures.insert("hired-permanent".to_owned(), 1);
    figures.insert("hiring-other".to_owned(), 1);
    let told: Vec<String> = crosschecks(&refino, &figures)
        .into_iter()
        .map(|w| w.text)
        .collect();
    assert_eq!(
        told,
        [
            "«Punkt 1: har avsluttet ansettelsesfasen» er 3, men «Punkt 2.2 til sammen» er 2. De to skal være like (Bilag 4, aktivitets- og resultatrapporten)."
        ]
    );
}

#[test]
fn a_share_of_nobody_is_none() {
    let refino = agreement("refino-jan201802");
    let figures = totals(&refino, &[]);
    for share in &refino.shares {
        assert_eq!(share.percent(&figures), None, "{}", share.id);
    }
}

#[test]
fn what_counts_as_a_transition_is_the_providers_to_say() {
    let jobb = agreement("jobb-forst");
    let ended = "order-received 2026-01-02, started 2026-01-12, ended 2026-10-02";
    let file = case("case", ended, "", Some("in-education"), &[]);
    let counts = |settings: &Settings| {
        let figures = jobb
            .case_figures(&file, period("2026-10"), settings)
            .figures;
        (
            figures.contains("to-work"),
            figures.contains("in-education"),
        )
    };
    assert_eq!(counts(&Settings::default()), (false, true));
    let said = Settings {
        to_work: [("in-education".to_owned(), true)].into(),
        ..Settings::default()
    };
    assert_eq!(counts(&said), (true, true), "the row stays the same");
}

#[test]
fn months_add_up_flows_and_keep_the_last_stock() {
    let jmo = agreement("jmo-20-598");
    let month = |active, started| {
        Figures::from([
            ("active".to_owned(), active),
            ("started".to_owned(), started),
        ])
    };
    let half_year = agreements::results::add(&jmo, &[month(9, 2), month(11, 3), month(7, 0)]);
    assert_eq!(half_year, month(7, 5));
}
