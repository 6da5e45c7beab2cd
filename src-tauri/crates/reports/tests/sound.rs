//! Every form under every agreement, filled as a counsellor would, and tried with tools that share no code
//! with the writer: qpdf and poppler, as `tests/setup.sh test` installs them. And every form strained: as
//! many rows as a table may have, the longest names, nothing where nothing must be.
//!
//! `FORMS=FOLDER` writes the files there, to be looked at whole; docs/forms/ has a small picture of each,
//! which `UPDATE_DOCS=1` draws anew.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::filled::{filled, repeated};
use common::{STATUS, Values, meta, prose, template};
use reports::{FieldKind, Registry, Template};
use std::path::Path;
use std::process::Command;
use std::{env, fs, thread};

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a tool says of a file.
fn told(tool: &str, options: &[&str], file: &Path, out: &[&str]) -> String {
    let output = Command::new(tool)
        .args(options)
        .arg(file)
        .args(out)
        .output();
    let output = output.unwrap_or_else(|e| panic!("{tool} (tests/setup.sh test installs it): {e}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {file:?}: {text}{errors}");
    for line in errors.lines() {
        // Poppler's own: it takes `Suspects false` for no boolean, and each edge's colour for a fault.
        let known = line.contains("Suspects object") || line.contains("BorderColor value");
        assert!(known, "{tool} {file:?}: {line}");
    }
    text
}

/// The headings that a form has, in order: its name, its parts, which of several, and running texts.
fn headings(template: &Template, values: &Values) -> Vec<String> {
    let mut headings = vec![template.title.clone()];
    headings.extend(Some(template.heading.clone()).filter(|heading| !heading.is_empty()));
    for section in &template.sections {
        headings.extend(section.heading.clone());
        let mut place = None;
        let slots = template.slots(values).into_iter();
        for slot in slots.filter(|slot| slot.section == section && !section.is_table()) {
            if slot.place != place {
                headings.extend(slot.place.clone());
                place = slot.place;
            }
            if slot.field.kind == FieldKind::Text {
                headings.push(slot.field.label.clone());
            }
        }
    }
    headings
}

/// What stands on the pages, in order: headings, labels, help texts, values; a table's columns, then row by
/// row.
fn texts(template: &Template, values: &Values) -> Vec<String> {
    let mut texts = vec![
        template.title.clone(),
        template.intro.clone(),
        template.heading.clone(),
    ];
    for section in &template.sections {
        texts.extend(section.heading.clone());
        texts.extend(section.text.clone());
        if section.is_table() {
            texts.extend(section.row_title.clone());
            texts.extend(section.fields.iter().map(|field| field.label.clone()));
        }
        let mut place = None;
        for slot in template
            .slots(values)
            .into_iter()
            .filter(|slot| slot.section == section)
        {
            if slot.place != place && !(section.is_table() && section.repeat.is_some()) {
                texts.extend(slot.place.clone());
            }
            place = slot.place;
            if !section.is_table() {
                texts.push(slot.field.label.clone());
                texts.extend(slot.field.help.clone());
            }
            let value = values
                .get(&slot.key)
                .filter(|_| !slot.field.kind.has_options());
            texts.extend(value.map(|value| value.0.clone()));
            texts.extend(value.and(slot.field.unit.clone()));
        }
        texts.extend(section.total.clone());
    }
    texts
}

/// The structure as poppler tells it: each heading with its level, and how many header cells there are.
fn structure(told: &str) -> (Vec<(usize, String)>, usize) {
    let mut headings: Vec<(usize, String)> = Vec::new();
    let (mut cells, mut inside) = (0, false);
    for line in told.lines() {
        let line = line.trim_start();
        if let (true, Some(text)) = (inside, line.strip_prefix('"')) {
            let text = text.strip_suffix('"').unwrap_or(text);
            if let Some((_, heading)) = headings.last_mut() {
                heading.push_str(text);
            }
            continue;
        }
        let tag = line.split([' ', ':']).next().unwrap_or_default();
        let level = tag.strip_prefix('H').and_then(|level| level.parse().ok());
        inside = level.is_some();
        headings.extend(level.map(|level| (level, String::new())));
        cells += usize::from(tag == "TH");
    }
    (headings, cells)
}

fn look_at(template: &Template, folder: &Path) {
    let (id, values) = (&template.id, filled(template));
    assert_eq!(reports::missing(template, &values), [], "{id}");
    assert_eq!(reports::unknown(template, &values), [""; 0], "{id}");
    assert_eq!(reports::unfit(template, &values), [], "{id}");
    let report = reports::render(template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0], "{id}");
    let file = folder.join(format!("{}.pdf", id.replace('/', " ")));
    fs::write(&file, report.pdf).expect("written");
    if template.sheet {
        let sheet = reports::sheet(template, &values, &meta()).expect("a spreadsheet");
        fs::write(file.with_extension("xlsx"), sheet).expect("written");
    }

    let sound = told("qpdf", &["--check"], &file, &[]);
    assert!(
        sound.contains("No syntax or stream encoding errors"),
        "{id}: {sound}"
    );
    assert!(!sound.contains("WARNING"), "{id}: {sound}");

    let info = told("pdfinfo", &[], &file, &[]);
    let says = |key: &str, value: &str| {
        let line = info
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{key}:")));
        assert_eq!(line.map(str::trim), Some(value), "{id}: {key}");
    };
    says("Title", &template.title);
    says("Tagged", "yes");
    says("Suspects", "no");
    says("Encrypted", "no");
    says("JavaScript", "no");
    says("Pages", &report.pages.to_string());
    says("Page size", "595.276 x 841.89 pts (A4)");
    says("PDF version", "1.7");
    let metadata = told("pdfinfo", &["-meta"], &file, &[]);
    for claim in ["pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"] {
        assert!(metadata.contains(claim), "{id}: {metadata}");
    }

    let (found, cells) = structure(&told("pdfinfo", &["-struct-text"], &file, &[]));
    let squeeze = |texts: Vec<String>| texts.iter().map(|text| squeezed(text)).collect::<Vec<_>>();
    let words = squeeze(found.iter().map(|(_, text)| text.clone()).collect());
    assert_eq!(words, squeeze(headings(template, &values)), "{id}");
    for pair in found.windows(2) {
        assert!(
            pair[1].0 <= pair[0].0 + 1,
            "{id}: a level is skipped before {:?}",
            pair[1]
        );
    }
    assert_eq!(
        found.iter().filter(|(level, _)| *level == 1).count(),
        1,
        "{id}"
    );
    let tables = template
        .sections
        .iter()
        .filter(|section| section.is_table());
    let header_cells = tables.map(|section| {
        let columns = section.fields.len() + usize::from(!section.rows.is_empty());
        let drawn = usize::from(section.drawn().is_some());
        columns + drawn + section.rows.len() + usize::from(section.total.is_some())
    });
    assert_eq!(cells, header_cells.sum::<usize>(), "{id}: header cells");

    // As it is written, and as it looks; side by side in a table, lines of several cells may be mixed.
    let in_order = |order: &str, texts: &[String]| {
        let text = squeezed(&told("pdftotext", &[order], &file, &["-"]));
        let mut rest = text.as_str();
        for part in texts {
            for line in part.lines().map(squeezed) {
                let at = rest.find(&line);
                let at = at.unwrap_or_else(|| panic!("{id} {order}: «{line}» is not next: {rest}"));
                rest = &rest[at + line.len()..];
            }
        }
    };
    in_order("-raw", &texts(template, &values));
    in_order("-nodiag", &headings(template, &values));
}

#[test]
fn every_form_is_sound_tagged_and_read_in_order() {
    let own = tempfile::tempdir().expect("a folder");
    let folder = env::var_os("FORMS").map_or(own.path().to_owned(), Into::into);
    fs::create_dir_all(&folder).expect("a folder");
    let registry = Registry::embedded();
    let all = registry.all();
    assert!(all.len() >= 68, "all agreements' forms: {}", all.len());
    thread::scope(|scope| {
        for half in all.chunks(all.len().div_ceil(2)) {
            let folder = &folder;
            scope.spawn(move || half.iter().for_each(|template| look_at(template, folder)));
        }
    });
}

const NAME: &str =
    "Anne-Karoline Maria-Margrethe Østensjø-Åsgårdstrand von und zu Bjørnebekk-Håkonsen";

/// A form of each file, so that what is shared is looked at once.
fn files() -> Vec<Template> {
    let registry = Registry::embedded();
    let mut shared = Vec::new();
    let mut files = registry.all().to_vec();
    files.retain(|template| {
        let name = template
            .id
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let first = !template.shared || !shared.contains(&name);
        shared.extend(template.shared.then_some(name));
        first
    });
    files
}

#[test]
fn many_rows_and_the_longest_names_stay_on_the_page() {
    assert_eq!(NAME.chars().count(), 82);
    for template in files() {
        let id = &template.id;
        let mut values = repeated(&template, 30);
        for slot in template.slots(&values.clone()) {
            if slot.field.kind == FieldKind::Line {
                values.insert(slot.key, NAME.into());
            }
        }
        let report = reports::render(&template, &values, &meta()).expect("a report");
        assert_eq!(report.not_found, [""; 0], "{id}");
        let pages = reports::read_lines(&report.pdf).expect("readable");
        for section in template
            .sections
            .iter()
            .filter(|s| s.is_table() && s.repeat.is_some())
        {
            let header: Vec<_> = section.fields.iter().map(|f| squeezed(&f.label)).collect();
            let pages: Vec<_> = pages
                .iter()
                .map(|lines| squeezed(&lines.concat()))
                .collect();
            let headed = pages
                .iter()
                .filter(|page| header.iter().all(|label| page.contains(label)));
            let rows = section
                .repeat
                .as_ref()
                .map_or(1, |repeat| repeat.max.min(30));
            let least = if rows == 30 { 2 } else { 1 };
            assert!(
                headed.count() >= least,
                "{id}: the header stands on every page of the table"
            );
        }
    }
}

#[test]
fn what_may_stay_empty_prints_a_dash() {
    let mut optional = 0;
    for template in files() {
        let id = &template.id;
        let mut values = filled(&template);
        let slots = template.slots(&values.clone());
        for slot in slots.iter().filter(|slot| !slot.field.required) {
            optional += usize::from(values.remove(&slot.key).is_some());
        }
        assert_eq!(reports::missing(&template, &values), [], "{id}");
        let report = reports::render(&template, &values, &meta()).expect("a report");
        assert_eq!(report.not_found, [""; 0], "{id}: a dash is looked for too");
    }
    assert!(optional >= 5, "{optional}");
}

#[test]
fn a_report_of_forty_pages_is_whole() {
    let template = template(STATUS);
    let mut values = filled(&template);
    values.insert("status".into(), prose(160_000).as_str().into());
    let report = reports::render(&template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    assert!(report.pages > 40, "{}", report.pages);
    let pages = reports::read_lines(&report.pdf).expect("readable");
    for (number, lines) in pages.iter().enumerate() {
        let foot = format!("Side {} av {}", number + 1, report.pages);
        assert!(lines.concat().contains(&foot), "{foot}: {lines:?}");
    }
}
