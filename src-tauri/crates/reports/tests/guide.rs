//! The guide to writing a template (docs/templates.md): its example loads and prints what the text says, its
//! vocabulary has every key, and its list is that of the files.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{Values, meta};
use reports::{Field, FieldKind, Origin, Registry, Template};
use std::{env, fs, path::PathBuf};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../docs/templates.md")
}

fn guide() -> String {
    fs::read_to_string(path()).expect("the guide")
}

fn blocks<'a>(guide: &'a str, language: &str) -> Vec<&'a str> {
    let blocks = guide
        .split(&format!("```{language}\n"))
        .skip(1)
        .collect::<Vec<_>>();
    blocks
        .into_iter()
        .map(|rest| rest.split("```").next().expect("its end"))
        .collect()
}

#[test]
fn the_example_prints_what_the_text_says() {
    let guide = guide();
    let mut registry = Registry::default();
    let added = registry.add("plan.toml", &blocks(&guide, "toml").concat());
    added.unwrap_or_else(|fault| panic!("{fault}"));
    let template = registry.get("fast-fotfeste/plan").expect("just added");
    let mut values = Values::new();
    for block in blocks(&guide, "json") {
        values.extend(serde_json::from_str::<Values>(block).expect("values"));
    }
    assert_eq!(reports::missing(template, &values), []);
    assert_eq!(reports::unknown(template, &values), [""; 0]);
    let report = reports::render(template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    let page = reports::read_lines(&report.pdf)
        .expect("readable")
        .concat()
        .join(" ");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut rest = squeezed(&page);
    let mut rows = 0;
    for table in guide.split("| on the page |").skip(1) {
        for line in table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'))
        {
            let told = squeezed(line.trim_matches(['|', ' ', '`']));
            let at = rest
                .find(&told)
                .unwrap_or_else(|| panic!("«{told}» is not next on the page: {rest}"));
            rest = rest.split_off(at + told.len());
            rows += 1;
        }
    }
    assert!(rows >= 12, "the tables were found");
}

#[test]
fn every_key_and_every_kind_is_in_the_vocabulary() {
    let guide = guide();
    let (_, vocabulary) = guide.split_once("## Vocabulary").expect("the vocabulary");
    let base = blocks(&guide, "toml").concat();
    let section = "[[section]]";
    let field = "[[section.field]]";
    for (at, text) in [
        (0, format!("zzz = 1\n{base}")),
        (1, base.replacen(section, &format!("{section}\nzzz = 1"), 1)),
        (2, base.replacen(field, &format!("{field}\nzzz = 1"), 1)),
        (3, base.replacen("max = 5", "max = 5, zzz = 1", 1)),
        (
            4,
            base.replacen("{ id = \"deltaker\"", "{ zzz = 1, id = \"deltaker\"", 1),
        ),
    ] {
        let error = Registry::default()
            .add("x.toml", &text)
            .expect_err("an unknown key");
        assert_eq!(error.reason, "Ukjent nøkkel: «zzz».", "{at}");
    }
    // The keys as the window gets them are those of the files but for these.
    let renamed = ["sections", "fields", "shared"];
    let told = |key: &str| vocabulary.contains(&format!("`{key}`"));
    let template = serde_json::to_value(common::everything().0).expect("json");
    let section = &template["sections"][0];
    for object in [&template, section, &section["fields"][0]] {
        for key in object.as_object().expect("an object").keys() {
            assert!(
                renamed.contains(&key.as_str()) || told(key),
                "`{key}` is not explained"
            );
        }
    }
    for kind in FieldKind::ALL {
        assert!(told(kind.id()), "`{}` is not explained", kind.id());
    }
}

/// One row for each file: what it is with a picture of its pages, from which annex, and the fields.
fn list() -> String {
    let registry = Registry::embedded();
    let mut rows = Vec::new();
    for template in registry.all() {
        let (_, name) = template.id.split_once('/').expect("an id");
        let shared = registry
            .all()
            .iter()
            .filter(|t| t.shared && t.id.ends_with(&format!("/{name}")));
        let agreements: Vec<_> = shared.map(|t| t.agreement.as_str()).collect();
        let file = if template.shared {
            format!("felles/{name}")
        } else {
            template.id.clone()
        };
        let agreements = if template.shared {
            agreements.join(", ")
        } else {
            template.agreement.clone()
        };
        rows.push((file, template, agreements));
    }
    rows.sort_by(|(a, s, _), (b, t, _)| (a, s.version).cmp(&(b, t.version)));
    rows.dedup_by(|(a, s, _), (b, t, _)| a == b && s.version == t.version);
    let mut text = String::from(
        "| file | title | agreements | annex | settles | fields |\n|---|---|---|---|---|---|\n",
    );
    for (file, template, agreements) in rows {
        let settles = template.settles.map_or("–", |event| event.id());
        let stand_in = if template.stand_in { " (stand-in)" } else { "" };
        let cell = |text: &str| text.replace('|', "\\|");
        text += &format!(
            "| [`{file}`](forms/{}-{}.png) | {}{stand_in} | {agreements} | {} | {settles} | {} |\n",
            file.replace('/', "-"),
            template.version,
            cell(&template.title),
            cell(&template.source),
            fields(template)
        );
    }
    text
}

fn fields(template: &Template) -> String {
    let of = |field: &Field| match field.prefill.as_ref().map(Origin::id) {
        Some(source) => format!("`{}` ← {source}", field.id),
        None => format!("`{}`", field.id),
    };
    template.fields().map(of).collect::<Vec<_>>().join(", ")
}

/// `UPDATE_DOCS=1` writes the list instead of comparing it.
#[test]
fn the_list_is_that_of_the_files() {
    let guide = guide();
    let (before, rest) = guide
        .split_once("<!-- templates -->\n")
        .expect("where the list begins");
    let (told, after) = rest
        .split_once("<!-- /templates -->")
        .expect("where it ends");
    let list = list();
    if env::var_os("UPDATE_DOCS").is_some() {
        let text = format!("{before}<!-- templates -->\n{list}<!-- /templates -->{after}");
        fs::write(path(), text).expect("written");
    } else {
        assert!(
            told == list,
            "the list in docs/templates.md is out of date; write it with UPDATE_DOCS=1"
        );
    }
}
