//! What stays together on a page, however long the texts before it are.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::filled::filled;
use common::{STATUS, meta, prose, template};
use std::{fs, process::Command};

/// The pages' lines, with a text so long early in the form.
fn pages(length: usize) -> Vec<Vec<String>> {
    let template = template(STATUS);
    let mut values = filled(&template);
    values.insert("bestilling".into(), prose(length).as_str().into());
    let report = reports::render(&template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    reports::read_lines(&report.pdf).expect("readable")
}

fn page_of(pages: &[Vec<String>], text: &str) -> usize {
    let has = |lines: &Vec<String>| lines.iter().any(|line| line.contains(text));
    pages
        .iter()
        .position(has)
        .unwrap_or_else(|| panic!("no «{text}»"))
}

#[test]
fn signatures_never_stand_alone_on_a_page() {
    for length in (0..4000).step_by(200) {
        let pages = pages(length);
        assert_eq!(
            page_of(&pages, "Veileders underskrift:"),
            page_of(&pages, "Deltakers kommentar:"),
            "{length} characters: what comes before goes with them"
        );
    }
}

#[test]
fn a_short_part_is_not_parted_from_its_heading_or_in_itself() {
    let mut moved = 0;
    for length in (0..4000).step_by(200) {
        let pages = pages(length);
        for n in 1..=3 {
            let heading = format!("Arbeidsgiver {n}");
            let page = &pages[page_of(&pages, &heading)];
            let at = page
                .iter()
                .position(|line| *line == heading)
                .expect("its line");
            let rest = &page[at..];
            let last = "Begrunnelse for valg av arbeidsplass og -oppgaver:";
            assert!(
                rest.iter().any(|line| line == last),
                "{length} characters: {rest:?}"
            );
            moved += usize::from(n > 1 && at < 3);
        }
    }
    assert!(moved > 0, "some of them were moved to a new page");
}

/// As the annex has them: the signature and its day, the signature and the name in capitals.
#[test]
fn what_belongs_to_a_signature_stands_beside_it() {
    for (id, signature, beside) in [
        (
            "refino-jan201802/plan-for-ansettelsesfase",
            "Tiltaksdeltakers underskrift:",
            "Dato:",
        ),
        (
            "jmo-vest-viken/taushetserklaering",
            "(Underskrift)",
            "(Navn med blokkbokstaver)",
        ),
    ] {
        let template = template(id);
        let report = reports::render(&template, &filled(&template), &meta()).expect("a report");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("form.pdf");
        fs::write(&path, report.pdf).expect("written");
        let output = Command::new("pdftotext")
            .arg("-layout")
            .arg(&path)
            .arg("-")
            .output();
        let text = output
            .expect("poppler-utils are installed by the tests' set-up")
            .stdout;
        let text = String::from_utf8_lossy(&text);
        let there = |line: &str| line.contains(signature) && line.contains(beside);
        assert!(text.lines().any(there), "{id}: {text}");
    }
}
