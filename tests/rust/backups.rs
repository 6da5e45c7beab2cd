//! Killed while a backup is made, rewritten or restored: what lies on the drive is known and whole after the
//! next unlocking, and the store is the one or the other.

use crate::{Backend, Moments, PASSPHRASE, ask};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

const OTHER: &str = "fem helt andre rare ord";

fn person(backend: &Backend, name: &str) {
    let person = json!({ "first_name": name, "last_name": "Eksempel" });
    backend.call(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2026-01-05", "started": "2026-02-01" }),
    );
}

/// Asks for something and kills the back end `after` that.
fn kill_during(backend: Backend, method: &'static str, params: Value, after: Duration) {
    let address = backend.address.clone();
    let asked = std::thread::spawn(move || ask(&address, method, &params));
    std::thread::sleep(after);
    backend.kill();
    let _ = asked.join();
}

/// Every file on the drive is known, checked and of now; and nothing lies there that is not one.
fn drive_is_in_order(backend: &Backend, drive: &Path, round: u64) {
    let known = backend.call("backups", json!({}));
    let rows = known["backups"].as_array().unwrap().iter();
    let rows = rows.filter(|row| row["sort"] == "ordinary");
    let mut paths = BTreeSet::new();
    for row in rows {
        assert_eq!(row["state"], "there", "round {round}: {row}");
        assert_eq!(row["pending"], 0, "round {round}: {row}");
        assert_eq!(row["other_secret"], false, "round {round}: {row}");
        paths.insert(row["path"].as_str().unwrap().to_owned());
    }
    let files = fs::read_dir(drive).unwrap().flatten();
    let files: BTreeSet<String> = files
        .map(|file| file.path().display().to_string())
        .collect();
    assert_eq!(files, paths, "round {round}");
    let store = fs::read_dir(drive.parent().unwrap().join("store")).unwrap();
    let work = store
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("work-"));
    assert_eq!(work.count(), 0, "round {round}");
}

#[test]
fn killed_while_it_makes_rewrites_or_restores_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let drive = folder.path().join("drive");
    fs::create_dir(&drive).unwrap();
    let backend = Backend::start(folder.path());
    backend.call("store.create", json!({ "passphrase": PASSPHRASE }));
    person(&backend, "Kari");
    backend.call("backup.make", json!({ "folder": drive }));
    let kept = fs::read_dir(&drive)
        .unwrap()
        .flatten()
        .next()
        .unwrap()
        .path();
    person(&backend, "Ola");
    backend.kill();

    let mut moments = Moments(19);
    let mut passphrase = PASSPHRASE;
    let open = |passphrase: &mut &'static str| {
        let backend = Backend::start(folder.path());
        let other = if *passphrase == PASSPHRASE {
            OTHER
        } else {
            PASSPHRASE
        };
        let opens = |with: &str| {
            let answer = ask(
                &backend.address,
                "store.unlock",
                &json!({ "passphrase": with }),
            );
            answer.unwrap().get("error").is_none()
        };
        if !opens(passphrase) {
            assert!(opens(other), "the one or the other");
            *passphrase = other;
        }
        backend
    };
    for round in 0..12 {
        let backend = open(&mut passphrase);
        drive_is_in_order(&backend, &drive, round);
        let after = Duration::from_millis(moments.next(900));
        match round % 3 {
            0 => kill_during(backend, "backup.make", json!({ "folder": drive }), after),
            1 => {
                let new = if passphrase == PASSPHRASE {
                    OTHER
                } else {
                    PASSPHRASE
                };
                let change = json!({ "current": passphrase, "new": new });
                // The derivations alone take a while.
                kill_during(backend, "passphrase.change", change, after * 4);
            }
            _ => {
                let look = json!({ "file": kept, "passphrase": passphrase });
                backend.call("backup.look", look);
                kill_during(backend, "backup.restore", json!({}), after);
            }
        }
    }
    let backend = open(&mut passphrase);
    drive_is_in_order(&backend, &drive, 12);
    let cases = backend.call("list", json!({}))["cases"]
        .as_array()
        .unwrap()
        .len();
    assert!((1..=2).contains(&cases));
    backend.call("verify", json!({}));
    backend.kill();
}
