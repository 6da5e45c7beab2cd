//! The main job without a screen: the demo, and `list`, `today` and `export` on its store.

use crate::support::run;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn is_whole_pdf(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap();
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}

#[test]
fn the_demo_shows_what_is_due_and_writes_the_reports() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("ut");
    let text = run(&["demo", "--out", out.to_str().unwrap()], "").text();
    assert!(text.contains("Dette forfaller"), "{text}");
    assert!(
        text.contains("Kari Eksempel") && text.contains("Statusrapport 1"),
        "{text}"
    );
    let written: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.ends_with(".pdf"))
        .collect();
    assert!(!written.is_empty(), "{text}");
    assert!(written.iter().all(|file| is_whole_pdf(Path::new(file))));
    assert!(
        written
            .iter()
            .all(|file| !file.contains("Kari") && !file.contains("Eksempel"))
    );

    let refused = run(&["demo", "--out", out.to_str().unwrap()], "");
    assert_eq!(
        refused.refusal().0,
        "store-exists",
        "a second demo overwrites nothing"
    );

    // The store it made is like any other.
    let store = out.join("tiltaksmappe-demo");
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, "bare til demonstrasjon\n").unwrap();
    let on_demo = |arguments: &[&str], input: &str| {
        let options = [
            "--store",
            store.to_str().unwrap(),
            "--passphrase-file",
            passphrase.to_str().unwrap(),
        ];
        run(&[&options[..], arguments].concat(), input)
    };
    let list = on_demo(&["list"], "").json();
    let kari = list["cases"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["participant"] == "Kari Eksempel")
        .unwrap();
    assert_eq!(
        (&kari["phase"], &kari["agreement"]),
        (&json!("active"), &json!("jmo-vest-viken"))
    );
    let today = on_demo(&["today"], "").json();
    let rows = today["rows"].as_array().unwrap();
    let due = |row: &Value| row["due"]["due"].as_str().unwrap().to_owned();
    for row in rows {
        assert!(
            text.contains(&due(row)),
            "what was told is what `today` shows"
        );
    }

    // A draft of Kari's report exists: exporting it again gives the same bytes.
    let draft = rows
        .iter()
        .find_map(|row| row["due"]["action"]["draft"].as_str())
        .unwrap();
    let copy = folder.path().join("kopi.pdf");
    let export = |replace: &[&str]| {
        let arguments = ["export", draft, "--out", copy.to_str().unwrap()];
        on_demo(&[&arguments[..], replace].concat(), "")
    };
    let exported = export(&[]).json();
    assert_eq!(exported["path"], copy.to_str().unwrap());
    let bytes = fs::read(&copy).unwrap();
    assert!(written.iter().any(|file| fs::read(file).unwrap() == bytes));
    assert_eq!(export(&[]).refusal().0, "file-exists");
    export(&["--replace"]).json();
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    assert_eq!(
        on_demo(&["export", "0", "--out", "x.pdf"], "").refusal().0,
        "not-found"
    );
}
