//! Commands on a store: making, opening, asking, and how refusals read.

use crate::support::{PASSPHRASE, Store, refused, run};
use serde_json::json;
use std::fs;

#[test]
fn a_store_is_made_once() {
    let store = Store::new();
    let path = store.path("store");
    assert!(path.join("keys.json").is_file());
    assert_eq!(store.run(&["init"], "").refusal().0, "store-exists");
    assert_eq!(store.run(&["list"], "").json()["cases"], json!([]));
    let today = store.run(&["today"], "").json();
    assert_eq!((&today["rows"], &today["cases"]), (&json!([]), &json!(0)));
}

#[test]
fn a_command_that_needs_a_store_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none");
    let none = none.to_str().unwrap();
    for command in [
        &["list"][..],
        &["today"],
        &["export", "x", "--out", "x.pdf"],
        &["init"],
    ] {
        refused(command, "", "no-store", "--store");
    }
    for command in [&["list"][..], &["today"], &["call", "list", "-"]] {
        let arguments = [&["--store", none][..], command].concat();
        refused(&arguments, "{}", "no-store", "init");
    }
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "looking makes nothing"
    );
    refused(&["call", "list", "-"], "{}", "locked", "passordfrasen");
}

#[test]
fn the_passphrase_comes_from_a_file() {
    let store = Store::new();
    let (folder, wrong) = (store.path("store"), store.path("wrong"));
    let missing = store.path("missing");
    fs::write(&wrong, "ikke denne passordfrasen").unwrap();
    let with = |file: &std::path::Path| {
        run(
            &[
                "--store",
                folder.to_str().unwrap(),
                "--passphrase-file",
                file.to_str().unwrap(),
                "list",
            ],
            "",
        )
    };
    assert_eq!(with(&wrong).refusal().0, "wrong-passphrase");
    assert_eq!(with(&missing).refusal().0, "io");
    let (_, message) = with(&wrong).refusal();
    assert!(!message.contains(PASSPHRASE) && !message.contains("ikke denne"));
    fs::write(&wrong, "for kort").unwrap();
    let (other, file) = (store.path("other"), wrong.to_str().unwrap());
    let arguments = [
        "--store",
        other.to_str().unwrap(),
        "--passphrase-file",
        file,
        "init",
    ];
    refused(&arguments, "", "weak-passphrase", "12");
    assert!(!other.exists(), "a refused store leaves nothing");
}

#[test]
fn call_sends_any_request() {
    let store = Store::new();
    let office = json!({ "contact": { "kind": "nav-office", "name": "NAV Drammen" } });
    let id = store.call("contact.save", &office)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let contacts = store.call("contacts", &json!(null));
    assert_eq!(contacts["contacts"][&id]["name"], "NAV Drammen");
    let file = store.path("request.json");
    fs::write(&file, "{}").unwrap();
    let profile = store
        .run(&["call", "profile", file.to_str().unwrap()], "")
        .json();
    assert_eq!(profile["profile"]["counsellor"], "");

    let refusal = |method: &str, input: &str| store.run(&["call", method, "-"], input).refusal();
    assert_eq!(refusal("party", "{}").0, "unknown-method");
    assert_eq!(refusal("case", r#"{"id":"0"}"#).0, "not-found");
    let (code, message) = refusal("case", "{}");
    assert_eq!(code, "missing-field");
    assert!(message.contains("«id»"), "{message}");
    let (code, message) = refusal("case", r#"{"id":"0","colour":1}"#);
    assert_eq!(code, "unknown-field");
    assert!(message.contains("colour"), "{message}");
    assert_eq!(refusal("case", r#"{"id":7}"#).0, "invalid-request");
    assert_eq!(refusal("list", "{").0, "invalid-request");
    // A method that needs no store is answered without one.
    let date = run(&["call", "date.parse", "-"], r#"{"text":"2.5.26"}"#).json();
    assert_eq!(date, json!({ "date": "2026-05-02", "shown": "02.05.2026" }));
}

#[test]
fn a_passphrase_file_from_windows_is_the_same_passphrase() {
    let store = Store::new();
    let text = format!("\u{feff}{PASSPHRASE}\r\n");
    fs::write(store.path("passphrase"), text).unwrap();
    assert_eq!(store.run(&["list"], "").json()["cases"], json!([]));
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_refused_and_not_a_crash() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join(OsStr::from_bytes(b"\xff.pdf"));
    let input = folder.path().join("felt.json");
    fs::write(&input, "{}").unwrap();
    let program = || Command::new(crate::support::BUILT);
    let mut demo = program();
    demo.arg("demo").arg("--out").arg(&odd);
    let mut render = program();
    render.args([
        "render",
        "--template",
        "jmo-vest-viken/statusrapport",
        "--input",
    ]);
    render.arg(&input).arg("--out").arg(&odd);
    for mut command in [demo, render] {
        let output = command.output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.contains("\"invalid-file-name\""), "{error}");
    }
    assert!(!odd.exists());
}

#[test]
fn the_recovery_code_opens_in_place_of_the_passphrase() {
    let store = Store::new();
    let answer = store.call("recovery.create", &json!({}));
    let code = answer["code"].as_str().unwrap().to_lowercase();
    let folder = store.path("store");
    let folder = folder.to_str().unwrap();
    // In the request, without any file.
    let request = json!({ "code": code }).to_string();
    let recover = ["--store", folder, "call", "store.recover", "-"];
    assert_eq!(run(&recover, &request).json(), json!({}));
    let slip = json!({ "code": &code[1..] }).to_string();
    let (error, message) = run(&recover, &slip).refusal();
    assert_eq!(error, "mistyped-recovery-code");
    assert!(!message.contains(&code[1..]));

    // From a file, before a request; as Windows' own editor writes it.
    let file = store.path("code");
    fs::write(&file, format!("\u{feff}{code}\r\n")).unwrap();
    let file = file.to_str().unwrap();
    let by_code = |method: &str, request: &str| {
        let options = ["--store", folder, "--recovery-code-file", file];
        run(&[&options[..], &["call", method, "-"]].concat(), request)
    };
    let status = by_code("status", "{}").json();
    assert_eq!(status["opened_by"], "recovery-code");
    let new = json!({ "new": "fem andre lange sjeldne ord" }).to_string();
    let by_passphrase = store.run(&["call", "passphrase.reset", "-"], &new);
    assert_eq!(by_passphrase.refusal().0, "not-recovered");
    assert_eq!(by_code("passphrase.reset", &new).json(), json!({}));
    assert_eq!(store.run(&["list"], "").refusal().0, "wrong-passphrase");
    fs::write(store.path("passphrase"), "fem andre lange sjeldne ord").unwrap();
    assert_eq!(store.run(&["list"], "").json()["cases"], json!([]));

    let passphrase = store.path("passphrase");
    let both = ["--passphrase-file", passphrase.to_str().unwrap()];
    let both = [
        &["--store", folder, "--recovery-code-file", file][..],
        &both,
        &["list"],
    ];
    assert_eq!(run(&both.concat(), "").status, 2, "one or the other");
}

#[test]
fn a_backup_is_made_looked_into_and_restored() {
    let store = Store::new();
    let drive = store.path("disk");
    fs::create_dir(&drive).unwrap();
    let to = drive.to_str().unwrap();
    store.run(&["backup", "--to", to], "").json();
    let file = fs::read_dir(&drive)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let file = file.to_str().unwrap();
    let held = store.run(&["restore", file], "").json();
    assert_eq!(
        (&held["participants"], &held["replaces"]),
        (&json!(0), &json!(true))
    );
    let done = store.run(&["restore", file, "--replace"], "").json();
    assert_eq!(done["participants"], 0);
    let aside = store.path("store").join("aside");
    assert_eq!(
        fs::read_dir(aside).unwrap().count(),
        1,
        "what lay there is kept"
    );
    let none = store.path("ingen");
    let none = none.to_str().unwrap();
    assert_eq!(
        store.run(&["backup", "--to", none], "").refusal().0,
        "folder-missing"
    );
    refused(&["restore", file], "", "no-store", "--store");
}
