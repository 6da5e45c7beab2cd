//! Spreadsheets, opened and calculated anew by LibreOffice, which shares no code with the writer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::Private;
use reports::{FieldKind, Meta, Registry, Template, sheet};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn meta() -> Meta {
    Meta {
        date: domain::dates::parse_iso("2026-05-04").unwrap(),
        reference: "4f1c".into(),
        draft: false,
        notes: Vec::new(),
        marked: Vec::new(),
    }
}

/// Fields of every kind that a spreadsheet treats in its own way.
const SAMPLE: &str = r#"
id = "prove/ark"
agreement = "prove"
version = 1
title = "Resultat: mai/juni [prøve]"
source = "Bilag 1"
scope = "portfolio"
sheet = true

[[section]]
[[section.field]]
id = "dag"
label = "Dato:"
kind = "date"
[[section.field]]
id = "periode"
label = "Periode:"
kind = "period"
[[section.field]]
id = "belop"
label = "Beløp:"
kind = "number"
unit = "kr"
[[section.field]]
id = "tekst"
label = "Kommentar:"
kind = "text"

[[section]]
heading = "Deltakere"
look = "table"
row_title = "Status"
rows = [ { id = "helt", label = "Helt i arbeid" }, { id = "delvis", label = "Delvis i arbeid" }, { id = "ikke", label = "Ikke i arbeid" } ]
total = "Sum"
[[section.field]]
id = "antall"
label = "Antall"
kind = "number"
sum = true
[[section.field]]
id = "timer"
label = "Timer"
kind = "number"
unit = "timer"
sum = true
[[section.field]]
id = "merknad"
label = "Merknad"
kind = "line"
required = false
"#;

fn sample() -> (Template, BTreeMap<String, Private>) {
    let mut registry = Registry::default();
    registry.add("ark.toml", SAMPLE).unwrap();
    let template = registry.get("prove/ark").unwrap().clone();
    let values = [
        ("dag", "04.05.2026"),
        ("periode", "01.04.2026–30.04.2026"),
        ("belop", "12 345,50"),
        // No formula, whatever it looks like.
        ("tekst", "=1+1\nÆrlig talt: <b>& \"så videre\""),
        ("antall.helt", "7"),
        ("antall.delvis", "12"),
        ("antall.ikke", "Ikke aktuelt"),
        ("timer.helt", "0,10"),
        ("timer.delvis", "0,20"),
        ("timer.ikke", "1 000,05"),
        ("merknad.helt", "+47 900 00 001"),
    ];
    let values = values.map(|(key, text)| (key.to_owned(), text.into()));
    (template, values.into())
}

/// LibreOffice's setting to calculate every formula when a file is opened.
const RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// What LibreOffice makes of them: each one's first sheet, its cells as they show.
fn calculated(sheets: &[Vec<u8>]) -> Vec<Vec<Vec<String>>> {
    // Comma, quote, UTF-8, from the first line, and cells as they show.
    converted(
        sheets,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true",
    )
}

/// The same with formulas in place of what they make.
fn formulas(sheets: &[Vec<u8>]) -> Vec<Vec<Vec<String>>> {
    converted(
        sheets,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,true",
    )
}

fn converted(sheets: &[Vec<u8>], filter: &str) -> Vec<Vec<Vec<String>>> {
    let folder = tempfile::tempdir().unwrap();
    office(folder.path(), sheets, filter);
    let text = |n| std::fs::read_to_string(folder.path().join(format!("{n}.csv"))).unwrap();
    (0..sheets.len()).map(|n| csv(&text(n))).collect()
}

/// Has LibreOffice make other files of them, by their numbers.
fn office(folder: &Path, sheets: &[Vec<u8>], filter: &str) {
    let file = |n: usize| folder.join(format!("{n}.xlsx"));
    for (n, xlsx) in sheets.iter().enumerate() {
        std::fs::write(file(n), xlsx).unwrap();
    }
    // Its own results, never those that the file brings along.
    let settings = folder.join("profil/user");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("registrymodifications.xcu"), RECALCULATE).unwrap();
    let profile = folder.join("profil");
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to"])
        .arg(filter)
        .arg("--outdir")
        .arg(folder)
        .args((0..sheets.len()).map(file))
        .output()
        .expect("LibreOffice is there (tests/setup.sh test)");
    assert!(done.status.success(), "{done:?}");
}

fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

fn row<'a>(rows: &'a [Vec<String>], label: &str) -> &'a [String] {
    rows.iter()
        .find(|row| row[0] == label)
        .unwrap_or_else(|| panic!("no row «{label}» in {rows:?}"))
}

#[test]
fn numbers_and_dates_are_real_and_sums_are_calculated() {
    let (template, values) = sample();
    let xlsx = sheet(&template, &values, &meta()).unwrap();
    let rows = calculated(&[xlsx]).remove(0);
    assert_eq!(row(&rows, "Dato:")[1], "04.05.2026");
    assert_eq!(row(&rows, "Periode:")[1..3], ["01.04.2026", "30.04.2026"]);
    assert_eq!(row(&rows, "Beløp:")[1..3], ["12,345.50", "kr"]);
    assert_eq!(
        row(&rows, "Kommentar:")[1],
        "=1+1\nÆrlig talt: <b>& \"så videre\""
    );
    assert_eq!(
        row(&rows, "Status")[1..4],
        ["Antall", "Timer (timer)", "Merknad"]
    );
    assert_eq!(
        row(&rows, "Helt i arbeid")[1..4],
        ["7", "0.10", "+47 900 00 001"]
    );
    assert_eq!(
        row(&rows, "Ikke i arbeid")[1..3],
        ["Ikke aktuelt", "1,000.05"]
    );
    assert_eq!(row(&rows, "Sum")[1..3], ["19", "1,000.35"]);
}

/// The sum to claim is a formula over the factors and prices, unless the counsellor wrote another one.
#[test]
fn products_are_added_up_by_formula() {
    let registry = Registry::embedded();
    let template = registry.get("jmo-20-598/fakturagrunnlag").unwrap();
    let mut values = filled(template);
    let mut put = |key: &str, text: &str| values.insert(key.to_owned(), text.into());
    put("faktor", "1,00000");
    put("pris-per-maned", "12 450");
    put("faktor.2", "0,18182");
    put("pris-per-maned.2", "20 205");
    put("sum", "16 124");
    let mut other = values.clone();
    other.insert("sum".into(), "16 000".into());
    let made = |values| sheet(template, values, &meta()).unwrap();
    let sheets = calculated(&[made(&values), made(&other)]);
    // 12 450 + 0,18182 × 20 205 = 16 123,6731.
    assert_eq!(row(&sheets[0], "Sum å fakturere:")[1], "16,124");
    assert_eq!(row(&sheets[1], "Sum å fakturere:")[1], "16,000");
    let sheets = formulas(&[made(&values), made(&other)]);
    let sum = |rows: &[Vec<String>]| row(rows, "Sum å fakturere:")[1].to_uppercase();
    assert!(
        sum(&sheets[0]).starts_with("=ROUND(SUMPRODUCT("),
        "{}",
        sum(&sheets[0])
    );
    assert_eq!(sum(&sheets[1]), "16000", "what was written stays");
}

/// Half a krone goes up, as in the app: the sheet must not come to less by counting in binary fractions.
#[test]
fn half_a_krone_goes_up_in_the_sheet_too() {
    let registry = Registry::embedded();
    let template = registry.get("jmo-vest-viken/fakturagrunnlag").unwrap();
    let claims = [
        (vec![("0,50000", "20205")], "10103", "10,103"),
        (
            vec![
                ("0,18182", "20205"),
                ("0,22727", "20205"),
                ("0,18182", "20205"),
                ("0,72727", "20205"),
            ],
            "26634",
            "26,634",
        ),
        // 3 673,6731 + 0,8269: exactly half, though no line is.
        (
            vec![("0,18182", "20205"), ("0,00010", "8269")],
            "3675",
            "3,675",
        ),
    ];
    let made = claims.clone().map(|(lines, sum, _)| {
        let mut values = BTreeMap::from([("sum".to_owned(), Private::from(sum))]);
        for (n, (factor, price)) in lines.into_iter().enumerate() {
            let key = |field: &str| match n {
                0 => field.to_owned(),
                n => format!("{field}.{}", n + 1),
            };
            values.insert(key("faktor"), factor.into());
            values.insert(key("pris-per-maned"), price.into());
        }
        sheet(template, &values, &meta()).unwrap()
    });
    for (rows, (.., shown)) in calculated(&made).iter().zip(claims) {
        assert_eq!(row(rows, "Sum å fakturere:")[1], shown);
    }
    for rows in formulas(&made) {
        let sum = row(&rows, "Sum å fakturere:")[1].to_uppercase();
        assert!(sum.starts_with("=ROUND(SUMPRODUCT("), "{sum}");
    }
}

#[test]
fn the_same_values_make_the_same_bytes() {
    let (template, values) = sample();
    let first = sheet(&template, &values, &meta()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == sheet(&template, &values, &meta()).unwrap());
}

#[test]
fn the_longest_text_is_kept_whole() {
    let (template, mut values) = sample();
    let long = "æ🙂".repeat(60_000);
    values.insert("tekst".into(), long.clone().into());
    let rows = calculated(&[sheet(&template, &values, &meta()).unwrap()]).remove(0);
    let at = rows.iter().position(|row| row[0] == "Kommentar:").unwrap();
    let parts = rows[at..]
        .iter()
        .take_while(|row| row[0] == "Kommentar:" || row[0].is_empty());
    let whole: String = parts.map(|row| row[1].as_str()).collect();
    assert_eq!(whole.chars().count(), long.chars().count());
}

/// A value for every place, the numbers all different.
fn filled(template: &Template) -> BTreeMap<String, Private> {
    let slots = template.slots(&BTreeMap::new()).into_iter();
    let filled = slots.filter(|slot| slot.field.kind.is_filled());
    let value = |(n, slot): (usize, reports::Slot<'_>)| {
        let text = match slot.field.kind {
            FieldKind::Number => (n + 1).to_string(),
            FieldKind::Date => "04.05.2026".to_owned(),
            _ => format!("Verdi av {}", slot.key),
        };
        (slot.key, Private::from(text))
    };
    filled.enumerate().map(value).collect()
}

/// Every template that is meant to be a spreadsheet becomes one that opens, with every label and number.
#[test]
fn every_sheet_of_every_agreement_opens() {
    let registry = Registry::embedded();
    let templates: Vec<&Template> = registry.all().iter().filter(|t| t.sheet).collect();
    assert!(
        templates.len() >= 10,
        "results and invoice bases of five agreements: {}",
        templates.len()
    );
    let made = templates
        .iter()
        .map(|template| sheet(template, &filled(template), &meta()).unwrap());
    let sheets = calculated(&made.collect::<Vec<_>>());
    for (template, rows) in templates.into_iter().zip(sheets) {
        let values = filled(template);
        let cells: Vec<&String> = rows.iter().flatten().collect();
        assert_eq!(rows[0][0], template.title);
        for field in template.fields().filter(|field| field.kind.is_filled()) {
            let there = cells.iter().any(|cell| cell.starts_with(&field.label));
            assert!(there, "{}: «{}»", template.id, field.label);
        }
        for section in &template.sections {
            let Some(total) = &section.total else {
                continue;
            };
            for (index, field) in section.fields.iter().enumerate().filter(|(_, f)| f.sum) {
                let slots = template.slots(&values).into_iter();
                let summed = slots.filter(|slot| slot.field == field);
                let sum = summed.map(|slot| values[&slot.key].0.parse::<u64>().unwrap());
                let sum = sum.sum::<u64>().to_string();
                let column = index + usize::from(!section.rows.is_empty());
                let digits = |row: &Vec<String>| {
                    let digits = row[column].chars().filter(char::is_ascii_digit);
                    digits.collect::<String>()
                };
                // Two tables may end with the same word.
                let mut totals = rows.iter().filter(|row| row[0] == *total);
                let there = totals.any(|row| digits(row) == sum);
                assert!(there, "{}: «{}» {sum}", template.id, field.label);
            }
        }
    }
}

/// A long sheet on paper: A4, as wide as one page, the columns' names on each, and which page it is.
#[test]
fn a_long_sheet_prints_with_its_header_and_number_on_every_page() {
    let registry = Registry::embedded();
    let template = registry.get("jmo-20-598/fakturagrunnlag").unwrap();
    let mut values = BTreeMap::from([("deltaker.80".to_owned(), Private::default())]);
    let slots = template.slots(&values);
    let keys: Vec<_> = slots
        .iter()
        .map(|slot| (slot.key.clone(), slot.field.kind))
        .collect();
    for (key, kind) in keys {
        let text = match kind {
            FieldKind::Number => "1,00000",
            FieldKind::Date => "04.05.2026",
            _ => "Anne-Karoline Østensjø Bjørnebekk-Åsgård",
        };
        values.insert(key, text.into());
    }
    let folder = tempfile::tempdir().unwrap();
    office(
        folder.path(),
        &[sheet(template, &values, &meta()).unwrap()],
        "pdf",
    );
    let pdf = folder.path().join("0.pdf");
    let told = |tool: &str, out: &[&str]| {
        let output = Command::new(tool).arg(&pdf).args(out).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let info = told("pdfinfo", &[]);
    assert!(info.contains("(A4)"), "{info}");
    let text = told("pdftotext", &["-"]);
    let pages: Vec<_> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    assert!(
        (2..=3).contains(&pages.len()),
        "as wide as one page: {}",
        pages.len()
    );
    for (n, page) in pages.iter().enumerate() {
        for words in [
            "Faktor",
            "Pris per måned",
            "Fakturagrunnlag · Referanse 4f1c",
        ] {
            assert!(page.contains(words), "page {n}: {words}");
        }
        assert!(
            page.contains(&format!("Side {} av {}", n + 1, pages.len())),
            "page {n}"
        );
    }
}
