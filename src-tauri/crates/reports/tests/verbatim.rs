//! The templates against the annex's own text (Bilag 8, vedlegg 1 and 2), copied into fixtures/.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{FINAL, STATUS};

const ANNEX: &str = include_str!("fixtures/bilag8.txt");

/// One attachment of the annex, white space made single. The scanning fault «–oppgaver» is repaired as
/// in the template.
fn attachment(number: u32) -> String {
    let start = ANNEX
        .rfind(&format!("Vedlegg {number}:"))
        .expect("an attachment of the annex");
    let text = &ANNEX[start..];
    let end = text
        .find(&format!("Vedlegg {}:", number + 1))
        .unwrap_or(text.len());
    normalised(&text[..end]).replace("–oppgaver", "-oppgaver")
}

fn normalised(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes every text of the template out of the annex, in order, and answers what is left over.
#[track_caller]
fn left_over(id: &str, attachment: &str) -> String {
    let template = common::template(id);
    let mut texts = vec![
        template.title.clone(),
        template.intro.clone(),
        template.heading.clone(),
    ];
    for section in &template.sections {
        texts.extend(section.heading.clone());
        for field in &section.fields {
            texts.push(field.label.clone());
            texts.extend(field.help.clone());
        }
    }
    let (mut rest, mut left) = (attachment, String::new());
    for text in texts {
        let text = normalised(&text);
        let at = rest
            .find(&text)
            .unwrap_or_else(|| panic!("«{text}» is not in the annex here: {rest}"));
        left.push_str(&rest[..at]);
        rest = &rest[at + text.len()..];
    }
    normalised(&(left + rest))
}

#[test]
fn the_status_report_is_the_annex_word_for_word_and_whole() {
    let left = left_over(STATUS, &attachment(1));
    assert_eq!(left.replace('_', ""), "Vedlegg 1: - ");
}

#[test]
fn the_final_report_is_the_annex_word_for_word_and_whole() {
    let left = left_over(FINAL, &attachment(2));
    assert_eq!(left.replace('_', ""), "Vedlegg 2: - ");
}

#[test]
fn hints_are_the_apps_own_and_never_printed() {
    for id in [STATUS, FINAL] {
        let template = common::template(id);
        let report = reports::render(&template, &common::complete(&template), &common::meta());
        let lines = reports::read_lines(&report.expect("a report").pdf)
            .expect("readable")
            .concat();
        let printed = normalised(&lines.join(" "));
        for field in template.fields() {
            if let Some(hint) = &field.hint {
                let start: String = hint.chars().take(40).collect();
                assert!(!printed.contains(&start), "{hint}");
            }
        }
    }
}
