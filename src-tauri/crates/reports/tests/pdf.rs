//! The finished PDF: what it says, which standards it claims, and that it is the same every time.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::*;
use lopdf::{Document, Object};
use reports::{Meta, NOT_APPLICABLE, Rendered};
use std::process::Command;

fn render(id: &str, values: &Values) -> Rendered {
    reports::render(&template(id), values, &meta()).expect("a report")
}

/// The lines of every page, as printpdf reads them.
fn lines(pdf: &[u8]) -> String {
    let pages = reports::read_lines(pdf).expect("readable");
    let pages: Vec<_> = pages.into_iter().map(|lines| lines.join("\n")).collect();
    pages.join("\n--- page ---\n")
}

#[test]
fn same_input_same_bytes() {
    let values = complete(&template(STATUS));
    let first = render(STATUS, &values).pdf;
    reports::forget();
    assert!(
        first == render(STATUS, &values).pdf,
        "an emptied cache changes nothing"
    );
    let later = Meta {
        date: d("2026-05-05"),
        ..meta()
    };
    let later = reports::render(&template(STATUS), &values, &later).expect("a report");
    assert!(
        first != later.pdf,
        "the document's date is part of the input"
    );
}

#[test]
fn the_file_claims_pdf_a_2a_and_pdf_ua_1_and_has_what_they_ask_for() {
    let pdf = render(STATUS, &complete(&template(STATUS))).pdf;
    let document = Document::load_mem(&pdf).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    let stream = |key: &[u8]| {
        let object = document
            .dereference(catalog.get(key).expect("there"))
            .expect("there")
            .1;
        String::from_utf8_lossy(&object.as_stream().expect("a stream").content).into_owned()
    };
    let xmp = stream(b"Metadata");
    let claims = |name: &str, value: &str| {
        xmp.contains(&format!("<{name}>{value}</{name}>"))
            || xmp.contains(&format!("{name}=\"{value}\""))
    };
    assert!(claims("pdfaid:part", "2"), "{xmp}");
    assert!(claims("pdfaid:conformance", "A"), "{xmp}");
    assert!(claims("pdfuaid:part", "1"), "{xmp}");
    assert!(xmp.contains("Statusrapport"), "{xmp}");
    assert!(!xmp.contains("Kari"), "no personal data in the metadata");

    let lang = catalog
        .get(b"Lang")
        .and_then(Object::as_str)
        .expect("a language");
    assert_eq!(String::from_utf8_lossy(lang), "nb-NO");
    let dictionary = |key: &[u8]| {
        document
            .dereference(catalog.get(key).expect("there"))
            .expect("there")
            .1
            .as_dict()
            .cloned()
    };
    let marked = dictionary(b"MarkInfo").expect("MarkInfo");
    assert!(
        marked
            .get(b"Marked")
            .and_then(Object::as_bool)
            .expect("Marked")
    );
    let viewer = dictionary(b"ViewerPreferences").expect("ViewerPreferences");
    assert!(
        viewer
            .get(b"DisplayDocTitle")
            .and_then(Object::as_bool)
            .expect("title")
    );

    // The structure: a title, headings for sections and fields, and the document's own paragraphs.
    dictionary(b"StructTreeRoot").expect("StructTreeRoot");
    let tags: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"S").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    for (tag, at_least) in [("Document", 1), ("H1", 1), ("H2", 2), ("H3", 8), ("P", 20)] {
        let found = tags.iter().filter(|t| *t == tag).count();
        assert!(found >= at_least, "{found} {tag}, {tags:?}");
    }

    let fonts: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.get(b"FontName").is_ok() && dict.get(b"Ascent").is_ok())
        .collect();
    assert_eq!(fonts.len(), 2, "regular and semibold");
    assert!(
        fonts.iter().all(|font| font.get(b"FontFile2").is_ok()),
        "embedded"
    );
}

#[test]
fn the_title_and_the_name_of_the_app_are_all_that_the_file_tells_of_itself() {
    let pdf = render(FINAL, &complete(&template(FINAL))).pdf;
    let document = Document::load_mem(&pdf).expect("a PDF");
    let info = document.trailer.get(b"Info").expect("Info");
    let info = document
        .dereference(info)
        .expect("Info")
        .1
        .as_dict()
        .expect("Info");
    let mut keys: Vec<_> = info
        .iter()
        .map(|(k, _)| String::from_utf8_lossy(k))
        .collect();
    keys.sort();
    assert_eq!(keys, ["CreationDate", "Creator", "ModDate", "Title"]);
}

/// As the page looks and as it is written: both orders are what readers go by.
#[test]
fn poppler_reads_every_label_and_value_in_the_templates_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for (id, order) in [
        (STATUS, "-raw"),
        (STATUS, "-nodiag"),
        (FINAL, "-raw"),
        (FINAL, "-nodiag"),
    ] {
        let template = template(id);
        let values = complete(&template);
        std::fs::write(&path, render(id, &values).pdf).expect("written");
        let output = Command::new("pdftotext")
            .arg(order)
            .arg(&path)
            .arg("-")
            .output();
        let output = output.expect("poppler-utils are installed by the tests' set-up");
        let text = squeezed(&String::from_utf8_lossy(&output.stdout));
        let mut rest = text.as_str();
        for field in template.fields() {
            let value = values.get(&field.id).map(|value| value.0.as_str());
            let first_line = value.and_then(|value| value.lines().next());
            for part in [Some(field.label.as_str()), first_line]
                .into_iter()
                .flatten()
            {
                let at = rest.find(&squeezed(part));
                let at = at.unwrap_or_else(|| panic!("{id} {order}: {part} is not next: {rest}"));
                rest = &rest[at + squeezed(part).len()..];
            }
        }
    }
}

#[test]
fn the_preview_shows_the_same_pages() {
    let template = template(STATUS);
    for values in [Values::new(), complete(&template)] {
        let pages = reports::preview(&template, &values, &meta())
            .expect("a preview")
            .pages;
        assert_eq!(pages.len(), render(STATUS, &values).pages);
        assert!(
            pages
                .iter()
                .all(|page| page.starts_with("<svg") && !page.contains("<script"))
        );
    }
}

#[test]
fn drafts_and_marked_fields_show_it() {
    let (template, values) = (template(STATUS), complete(&template(STATUS)));
    let draft = Meta {
        draft: true,
        marked: vec!["status".into()],
        ..meta()
    };
    let report = reports::render(&template, &values, &draft).expect("a report");
    let text = lines(&report.pdf);
    assert_eq!(text.matches("Utkast – ikke sendt").count(), report.pages);
    assert_eq!(text.matches("Kontroller dette feltet").count(), 1);
    assert_eq!(report.not_found, [""; 0], "a mark hides nothing");
    assert!(!lines(&render(STATUS, &values).pdf).contains("Utkast"));
}

#[test]
fn a_signature_is_never_parted_from_what_is_signed() {
    let template = template(STATUS);
    for length in (0..3000).step_by(150) {
        let mut values = complete(&template);
        values.insert("deltakers-kommentar".into(), prose(length).as_str().into());
        let report = render(STATUS, &values);
        let pages = reports::read_lines(&report.pdf).expect("readable");
        let page_of = |text: &str| {
            pages
                .iter()
                .position(|lines| lines.iter().any(|l| l.contains(text)))
        };
        assert_eq!(
            page_of("Sted og dato:"),
            page_of("Veileders underskrift:"),
            "{length} characters"
        );
        assert!(page_of("Sted og dato:").is_some());
        // Nor is a label left behind at a page's foot.
        let comment = "Deltakers kommentar:";
        let lines = pages
            .iter()
            .find(|lines| lines.iter().any(|l| l.contains(comment)));
        let lines = lines.expect("its page");
        let at = lines
            .iter()
            .position(|l| l.contains(comment))
            .expect("its line");
        assert!(
            length == 0 || lines[at + 2].contains("Deltaker har møtt"),
            "{lines:?}"
        );
    }
}

#[test]
fn what_is_missing_is_told_until_text_or_not_applicable_stands_there() {
    let template = template(STATUS);
    let mut values = Values::new();
    let missing = reports::missing(&template, &values);
    assert_eq!(
        missing.len(),
        template.fields().count() - 1,
        "all but the signature"
    );
    assert!(missing.iter().any(|m| m.section.as_deref()
        == Some("Arbeidsgiver i rapporteringsperioden")
        && m.label == "Navnet på arbeidsgiver:"));
    for (i, field) in missing.iter().enumerate() {
        let text = if i % 2 == 0 { NOT_APPLICABLE } else { "tekst" };
        values.insert(field.field.clone(), text.into());
    }
    assert_eq!(reports::missing(&template, &values), []);
    values.insert("status".into(), " \n\t\u{ad}\u{200b}".into());
    assert_eq!(
        reports::missing(&template, &values).len(),
        1,
        "invisible characters are no text"
    );

    assert_eq!(reports::unknown(&template, &values), [""; 0]);
    values.insert("underskrift".into(), "Ola".into());
    values.insert("ukjent".into(), "x".into());
    assert_eq!(
        reports::unknown(&template, &values),
        ["ukjent", "underskrift"]
    );
}

/// The preview follows what is being written by where the layout says that it stands.
#[test]
fn the_preview_tells_where_each_field_stands() {
    let template = template(STATUS);
    let mut values = complete(&template);
    values.insert("status".into(), prose(6000).as_str().into());
    let preview = reports::preview(&template, &values, &meta()).expect("a preview");
    let keys: Vec<String> = template.slots(&values).into_iter().map(|s| s.key).collect();
    assert!(keys.iter().all(|key| preview.places.contains_key(key)));
    let place = |key: &str| preview.places[key];
    let order = |key: &str| (place(key).page, place(key).top);
    assert!(order("navn") < order("status"), "down the page");
    assert!(order("status") < order("underskrift"));
    assert_eq!(place("navn").page, 1);
    assert_eq!(place("underskrift").page, preview.pages.len());
    assert!(
        preview
            .places
            .values()
            .all(|p| (0.0..=1.0).contains(&p.top))
    );
}
