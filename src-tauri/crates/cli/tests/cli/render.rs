//! `render`: a report as PDF from fields and texts.

use crate::support::{refused, run};
use serde_json::{Map, Value, json};
use std::fs;

const TEMPLATE: &str = "jmo-vest-viken/statusrapport";

fn required_fields() -> Vec<(String, String)> {
    let template = run(&["template", TEMPLATE], "").json();
    let text = |value: &Value| value.as_str().unwrap().trim_end_matches(':').to_owned();
    template["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["fields"].as_array().unwrap())
        .filter(|field| field["required"] == true)
        .map(|field| (text(&field["id"]), text(&field["label"])))
        .collect()
}

fn filled() -> Map<String, Value> {
    required_fields()
        .into_iter()
        .map(|(id, _)| (id, json!("Ikke aktuelt")))
        .collect()
}

fn render(values: &Value, out: &str) -> crate::support::Ran {
    let arguments = [
        "render",
        "--template",
        TEMPLATE,
        "--input",
        "-",
        "--out",
        out,
    ];
    run(&arguments, &values.to_string())
}

#[test]
fn a_complete_report_becomes_a_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("rapport.pdf");
    let mut values = filled();
    values.insert("navn".to_owned(), json!("Kari Eksempel"));
    let answer = render(&Value::Object(values.clone()), out.to_str().unwrap()).json();
    assert_eq!(answer["path"], out.to_str().unwrap());
    assert_eq!(
        answer["not_found"],
        json!([]),
        "an independent reader found every text"
    );
    assert!(answer["pages"].as_u64().unwrap() >= 1);
    let pdf = fs::read(&out).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing else is left there"
    );

    let input = folder.path().join("felt.json");
    fs::write(&input, Value::Object(values).to_string()).unwrap();
    let again = folder.path().join("igjen.pdf");
    let arguments = [
        "render",
        "--template",
        TEMPLATE,
        "--input",
        input.to_str().unwrap(),
    ];
    run(
        &[&arguments[..], &["--out", again.to_str().unwrap()]].concat(),
        "",
    )
    .json();
    assert_eq!(
        fs::read(&again).unwrap(),
        pdf,
        "the same input makes the same bytes"
    );
}

#[test]
fn every_missing_field_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("rapport.pdf");
    let (code, message) = render(&json!({}), out.to_str().unwrap()).refusal();
    assert_eq!(code, "incomplete");
    let required = required_fields();
    assert!(required.len() > 10);
    for (_, label) in &required {
        assert!(
            message.contains(label.as_str()),
            "{message} lacks «{label}»"
        );
    }
    let mut two_missing = filled();
    two_missing.remove("status");
    two_missing.insert("navn".to_owned(), json!(" \n"));
    let (_, message) = render(&Value::Object(two_missing), out.to_str().unwrap()).refusal();
    assert!(message.contains("Navn") && message.contains("Status og arbeidsrelatert progresjon"));
    assert!(
        !message.contains("Bestilling"),
        "what is there is not named: {message}"
    );
    assert!(!out.exists());
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let out = path("rapport.pdf");
    let with = |id: &str, value: Value| {
        let mut values = filled();
        values.insert(id.to_owned(), value);
        Value::Object(values)
    };
    let refusal = |values: &Value, out: &str| render(values, out).refusal();
    let (code, message) = refusal(&with("yndlingsfarge", json!("blå")), &out);
    assert_eq!(code, "unknown-field");
    assert!(message.contains("yndlingsfarge"));
    assert_eq!(refusal(&with("navn", json!(1)), &out).0, "invalid-request");
    assert_eq!(refusal(&json!([]), &out).0, "invalid-request");
    let sound = with("navn", json!("Kari Eksempel"));
    assert_eq!(
        refusal(&sound, &path("finnes ikke/rapport.pdf")).0,
        "folder-missing"
    );
    assert_eq!(refusal(&sound, &path("spør?.pdf")).0, "invalid-file-name");
    let unknown = ["render", "--template", "x/y", "--input", "-", "--out", &out];
    refused(&unknown, "{}", "unknown-template", "x/y");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// «Ikke aktuelt», or a number, in every place of a template.
fn all_places(id: &str) -> Value {
    let template = run(&["template", id], "").json();
    let mut values = Map::new();
    for section in template["sections"].as_array().unwrap() {
        let suffixes: Vec<String> = match section["rows"].as_array() {
            Some(rows) if !rows.is_empty() => {
                let id = |row: &Value| format!(".{}", row["id"].as_str().unwrap());
                rows.iter().map(id).collect()
            }
            _ => vec![String::new()],
        };
        for field in section["fields"].as_array().unwrap() {
            let text = match field["kind"].as_str().unwrap() {
                "signature" => continue,
                "number" => "3",
                _ => "Ikke aktuelt",
            };
            for suffix in &suffixes {
                values.insert(
                    format!("{}{suffix}", field["id"].as_str().unwrap()),
                    json!(text),
                );
            }
        }
    }
    Value::Object(values)
}

#[test]
fn a_name_that_ends_in_xlsx_makes_a_spreadsheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let sheet = "jmo-20-598/resultatrapport";
    let values = all_places(sheet).to_string();
    let render = |template, values: &str, out: &str| {
        let arguments = [
            "render",
            "--template",
            template,
            "--input",
            "-",
            "--out",
            out,
        ];
        run(&arguments, values)
    };
    let out = path("resultat.XLSX");
    let answer = render(sheet, &values, &out).json();
    assert_eq!(answer["path"], out);
    let bytes = fs::read(&out).unwrap();
    assert!(bytes.starts_with(b"PK\x03\x04"), "a zip, as all XLSX are");
    assert!(bytes.windows(8).any(|name| name == b"workbook"));
    // The same values make a PDF under another name.
    render(sheet, &values, &path("resultat.pdf")).json();
    assert!(
        fs::read(path("resultat.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );

    let (code, message) = render(sheet, "{}", &path("tom.xlsx")).refusal();
    assert_eq!(code, "incomplete");
    assert!(message.contains("Antall"), "{message}");
    let (code, message) = render(TEMPLATE, "{}", &path("status.xlsx")).refusal();
    assert_eq!(code, "invalid-request");
    assert!(message.contains("finnes ikke som regneark"), "{message}");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing else is written"
    );
}
