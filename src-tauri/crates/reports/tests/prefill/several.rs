//! One text for each of several: repetitions, fixed rows, and where a field stands once.

#![allow(clippy::expect_used)] // a helper stands outside the tests that use it

use super::*;
use reports::{Figures, Given, Prefilled, Registry, Template};
use std::collections::BTreeMap;

fn of(section: &str) -> Template {
    let text = format!(
        "id = \"jmo-20-598/prove\"\nagreement = \"jmo-20-598\"\nversion = 1\ntitle = \"Prøve\"\nsource = \"Bilag\"\n{section}"
    );
    let mut registry = Registry::default();
    registry.add("prove.toml", &text).expect("a template");
    registry.get("jmo-20-598/prove").expect("it").clone()
}

fn first_texts(template: &Template, figures: &Figures) -> BTreeMap<String, Prefilled> {
    let (file, profile) = (file(), profile());
    let context = Context {
        figures: Some(figures),
        ..status_context(&file, &profile)
    };
    reports::prefill(template, &context)
}

fn texts(template: &Template, figures: &Figures) -> Vec<(String, String)> {
    let all = first_texts(template, figures).into_iter();
    all.map(|(key, first)| (key, first.text.0)).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
    all.iter().map(owned).collect()
}

const ROWS: &str = r#"
[[section]]
look = "table"
rows = [{ id = "kartlegging", label = "Kartlegging" }, { id = "ansettelse", label = "Ansettelse" }]
[[section.field]]
id = "antall"
label = "Antall"
kind = "number"
prefill = "results.active-by-phase"
"#;

#[test]
fn each_employer_tells_its_own_source() {
    let texts = {
        let (file, profile) = (file(), profile());
        reports::prefill(&template(STATUS), &status_context(&file, &profile))
    };
    let source = |key: &str| texts[key].source.as_str();
    assert_eq!(
        source("arbeidsgiver"),
        "fra arbeidspraksisen som begynte 02.03.2026"
    );
    assert_eq!(
        source("stillingsprosent.2"),
        "fra arbeidsforholdet som begynte 20.04.2026"
    );
}

#[test]
fn a_row_gets_its_own_figure_and_no_other() {
    let rows = [("kartlegging", "3"), ("ansettelse", "1"), ("ukjent", "9")];
    let figures = Figures::from([(
        "results.active-by-phase".to_owned(),
        Given::rows(rows, "fra resultatene for april 2026"),
    )]);
    assert_eq!(
        texts(&of(ROWS), &figures),
        pairs(&[("antall.ansettelse", "1"), ("antall.kartlegging", "3")]),
        "a row that the form does not have is left out"
    );
    let one = Given::one("4", "x");
    let figures = Figures::from([("results.active-by-phase".to_owned(), one)]);
    assert_eq!(texts(&of(ROWS), &figures), [], "one text is for no row");
    assert_eq!(texts(&of(ROWS), &Figures::new()), [], "nothing is known");
}

const REPEATED: &str = r#"
[[section]]
look = "table"
repeat = { name = "Deltaker", max = 3 }
[[section.field]]
id = "hvem"
label = "Hvem"
kind = "line"
prefill = "claim.participant"
[[section.field]]
id = "faktor"
label = "Faktor"
kind = "number"
prefill = "claim.factor"
[[section]]
[[section.field]]
id = "alle"
label = "Alle"
kind = "text"
prefill = "claim.participant"
"#;

#[test]
fn a_section_takes_the_longest_of_its_lists() {
    let figures = Figures::from([
        (
            "claim.participant".to_owned(),
            Given::each(["A", "", "C"], "fra kravet"),
        ),
        (
            "claim.factor".to_owned(),
            Given::each(["0,5", "1"], "fra kravet"),
        ),
    ]);
    assert_eq!(
        texts(&of(REPEATED), &figures),
        pairs(&[
            ("alle", "A\nC"),
            ("faktor", "0,5"),
            ("faktor.2", "1"),
            ("hvem", "A"),
            ("hvem.3", "C"),
        ]),
        "a blank one leaves its place to the one it belongs to"
    );
}

#[test]
fn what_the_form_has_no_room_for_is_told() {
    let names = ["A", "B", "C", "D"];
    let figures = Figures::from([(
        "claim.participant".to_owned(),
        Given::each(names, "fra kravet"),
    )]);
    let all = first_texts(&of(REPEATED), &figures);
    assert!(all.contains_key("hvem.3") && !all.contains_key("hvem.4"));
    assert_eq!(
        all["hvem"].source,
        "fra kravet (skjemaet har plass til 3 av 4)"
    );
    assert_eq!(all["alle"].text.0, "A\nB\nC\nD", "a text has room for all");
}

#[test]
fn jobs_at_the_end_stand_one_by_one_too() {
    let mut file = file();
    file.events
        .insert("e9".into(), event(EventKind::Ended, "2026-06-30"));
    file.employments
        .insert("j0".into(), employment("butikk", Some("2026-03-01"), None));
    let values = last(&file);
    says(&values, "i-arbeid-arbeidsgiver", "Hjørnebutikken");
    says(&values, "i-arbeid-oppstart", "01.03.2026");
    says(&values, "i-arbeid-arbeidsgiver.2", "Varelager AS");
    says(&values, "i-arbeid-oppstart.2", "20.04.2026");
    // The field above them stands once.
    says(&values, "arbeidsgiver", "Hjørnebutikken\nVarelager AS");
}

#[test]
fn names_of_figures_are_open_and_others_are_not() {
    let with = |name: &str| ROWS.replace("results.active-by-phase", name);
    for name in ["claim.factor", "results.x", "report.previous-goal"] {
        of(&with(name));
    }
    for name in [
        "results.",
        "result.x",
        "results.To",
        "claim.a b",
        "report.previous-",
    ] {
        let text = format!(
            "id = \"jmo-20-598/prove\"\nagreement = \"jmo-20-598\"\nversion = 1\ntitle = \"Prøve\"\nsource = \"Bilag\"\n{}",
            with(name)
        );
        let fault = Registry::default().add("prove.toml", &text);
        let fault = fault.expect_err(name);
        assert!(
            fault
                .reason
                .starts_with(&format!("Ukjent kilde: «{name}».")),
            "{fault}"
        );
        assert!(fault.reason.contains(", results.…, claim.…, "), "{fault}");
    }
}

/// Every `report.previous-…` of a shipped form is carried by another, or by itself.
#[test]
fn whatever_a_form_takes_over_some_form_carries() {
    let registry = Registry::embedded();
    let mut carried = 0;
    for template in registry.all() {
        let siblings = registry.for_agreement(&template.agreement);
        for name in template.computed() {
            let Some(name) = name.strip_prefix("report.previous-") else {
                continue;
            };
            let carries = |t: &&Template| t.fields().any(|f| f.carry.as_deref() == Some(name));
            assert!(siblings.iter().any(carries), "{}: {name}", template.id);
            carried += 1;
        }
    }
    assert!(carried > 20, "{carried}");
}

#[test]
fn a_joint_plan_begins_with_whom_the_participant_can_turn_to() {
    let (mut file, profile) = (file(), profile());
    // The practice is over; the job at Varelager AS goes on, and nobody is named twice.
    file.employments
        .insert("j2".into(), employment("lager", Some("2026-04-21"), None));
    let context = status_context(&file, &profile);
    let values = prefilled(&template("jmo-vest-viken/felles-plan"), &context);
    says(&values, "hvem", "Ola Veileder, Eksempel Tiltak AS");
    says(&values, "kontakt", "400 00 001");
    says(&values, "hvem.2", "Nina Navansatt, NAV");
    says(&values, "kontakt.2", "400 00 002");
    says(&values, "hvem.3", "Per Leder, Varelager AS");
    says(&values, "hvem.4", "");
}
