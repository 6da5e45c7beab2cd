//! Every template that comes with the app, filled with values made from its own fields: what its pages say,
//! and that all of it stands there. What is shared is looked at once.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{Values, complete, everything, meta};
use lopdf::Document;
use reports::{Registry, Template};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One of each file, by the file's own id.
fn files() -> BTreeMap<String, Template> {
    let registry = Registry::embedded();
    let mut files = BTreeMap::new();
    for template in registry.all() {
        let name = template.id.rsplit('/').next().expect("a name");
        let folder = if template.shared {
            "felles"
        } else {
            template.agreement.as_str()
        };
        files.insert(
            format!("{folder}-{name}-{}", template.version),
            template.clone(),
        );
    }
    files
}

/// The lines of every page, as printpdf reads them.
fn lines(pdf: &[u8]) -> String {
    let pages = reports::read_lines(pdf).expect("readable");
    let pages: Vec<_> = pages.into_iter().map(|lines| lines.join("\n")).collect();
    pages.join("\n--- page ---\n")
}

#[test]
fn every_template_reads_like_this() {
    let mut wrong = Vec::new();
    for (name, template) in files() {
        let values = complete(&template);
        assert_eq!(reports::missing(&template, &values), [], "{name}");
        assert_eq!(reports::unknown(&template, &values), [""; 0], "{name}");
        assert_eq!(reports::unfit(&template, &values), [], "{name}");
        assert_eq!(reports::undrawable(&template, &values), [], "{name}");
        let report =
            reports::render(&template, &values, &meta()).unwrap_or_else(|e| panic!("{name}: {e}"));
        if !report.not_found.is_empty() || !(1..=40).contains(&report.pages) {
            wrong.push((name.clone(), report.pages, report.not_found.clone()));
        }
        insta::assert_snapshot!(name, lines(&report.pdf));
    }
    assert_eq!(wrong, [], "all that is filled in stands on the page");
}

/// An empty form can be looked at too, from the first moment.
#[test]
fn every_template_can_be_shown_empty() {
    for (name, template) in files() {
        let pages = reports::preview(&template, &Values::new(), &meta());
        assert!(
            !pages
                .unwrap_or_else(|e| panic!("{name}: {e}"))
                .pages
                .is_empty()
        );
    }
}

/// A snapshot whose template has gone is taken away with it.
#[test]
fn every_snapshot_has_its_template() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let files = files();
    for file in std::fs::read_dir(folder).expect("snapshots") {
        let file = file
            .expect("a file")
            .file_name()
            .to_string_lossy()
            .into_owned();
        if let Some(name) = file
            .strip_prefix("every__")
            .and_then(|name| name.strip_suffix(".snap"))
        {
            assert!(files.contains_key(name) || name == "everything", "{file}");
        }
    }
}

#[test]
fn a_form_that_uses_the_whole_language_reads_like_this() {
    let (template, values) = everything();
    assert_eq!(reports::missing(&template, &values), []);
    assert_eq!(reports::unfit(&template, &values), []);
    let report = reports::render(&template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    insta::assert_snapshot!("everything", lines(&report.pdf));

    let again = reports::render(&template, &values, &meta()).expect("a report");
    assert!(
        again.pdf == report.pdf,
        "the same input makes the same bytes"
    );
    tagged(&report.pdf);
}

/// The structure that a screen reader goes by.
fn tagged(pdf: &[u8]) {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut tags: BTreeMap<String, usize> = BTreeMap::new();
    let mut scopes: BTreeMap<String, usize> = BTreeMap::new();
    let name = |object: &lopdf::Object| {
        object
            .as_name()
            .ok()
            .map(|name| String::from_utf8_lossy(name).into_owned())
    };
    for dictionary in document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
    {
        if let Some(tag) = dictionary.get(b"S").ok().and_then(name) {
            *tags.entry(tag).or_default() += 1;
        }
        let attributes = dictionary.get(b"A").and_then(lopdf::Object::as_array);
        for attribute in attributes.into_iter().flatten() {
            let of = attribute.as_dict().ok().and_then(|a| a.get(b"Scope").ok());
            if let Some(scope) = of.and_then(name) {
                *scopes.entry(scope).or_default() += 1;
            }
        }
    }
    let count = |tag: &str| tags.get(tag).copied().unwrap_or(0);
    assert_eq!(count("Table"), 2, "{tags:?}");
    // Two header rows, thirty weeks, three states, two totals.
    assert_eq!(count("TR"), 2 + 30 + 3 + 2, "{tags:?}");
    assert_eq!(scopes.get("Column").copied(), Some(5 + 5), "{scopes:?}");
    assert_eq!(scopes.get("Row").copied(), Some(3 + 2), "{scopes:?}");
    assert_eq!(count("TH"), 10 + 5, "{tags:?}");
    assert!(
        count("H1") == 1 && count("H2") >= 6 && count("H3") >= 2 && count("H4") == 2,
        "{tags:?}"
    );
}

/// Whoever is not there cannot be found: the ids under which each shared template is offered.
#[test]
fn what_is_shared_stands_under_each_of_its_agreements() {
    let registry = Registry::embedded();
    let of = |id: &str| registry.all().iter().filter(|t| t.id == id).count();
    let ids: BTreeSet<&str> = registry.all().iter().map(|t| t.id.as_str()).collect();
    for id in ids {
        assert!(of(id) >= 1 && !id.starts_with("felles/"), "{id}");
        let template = registry.get(id).expect("itself");
        assert!(
            registry
                .for_agreement(&template.agreement)
                .iter()
                .any(|t| t.id == id),
            "{id}"
        );
        if let Some(event) = template.settles {
            assert!(
                registry.settling(&template.agreement, event).is_some(),
                "{id}"
            );
        }
    }
}
