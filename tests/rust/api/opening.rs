//! Opening a store, and every way in which that can fail: each with its own code, and none of them
//! changes a byte.

use crate::support::{Office, PASSPHRASE, app, snapshot};
use api::Code;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A closed store with Kari in it.
fn closed() -> (TempDir, PathBuf) {
    let mut office = Office::new();
    office.kari();
    let kept = tempfile::tempdir().unwrap();
    let copy = kept.path().join("store");
    fs::create_dir(&copy).unwrap();
    office.call("store.lock", json!(null));
    for (path, bytes) in snapshot(&office.store()) {
        fs::write(copy.join(path.file_name().unwrap()), bytes).unwrap();
    }
    (kept, copy)
}

fn open(store: &Path, passphrase: &str) -> Result<(), Code> {
    let mut api = app(store, "2026-05-04");
    let answer = api.call("store.unlock", json!({ "passphrase": passphrase }));
    answer.map(|_| ()).map_err(|error| error.code)
}

/// Asserts that opening is refused with this code and changes nothing.
fn refused(store: &Path, code: Code) {
    let before = snapshot(store);
    assert_eq!(open(store, PASSPHRASE), Err(code));
    assert!(
        snapshot(store) == before,
        "{code:?}: opening changed a file"
    );
}

fn store_file(store: &Path) -> PathBuf {
    let files = snapshot(store);
    files
        .into_keys()
        .find(|path| path.extension().is_some_and(|e| e == "db"))
        .unwrap()
}

#[test]
fn only_the_passphrase_opens_it() {
    let (_kept, store) = closed();
    let before = snapshot(&store);
    for wrong in [
        "",
        "fire korte vanlige or",
        "Fire korte vanlige ord",
        "fire korte vanlige ord x",
    ] {
        assert_eq!(open(&store, wrong), Err(Code::WrongPassphrase), "«{wrong}»");
    }
    assert!(
        snapshot(&store) == before,
        "a wrong passphrase changed a file"
    );
    assert_eq!(open(&store, PASSPHRASE), Ok(()));
}

#[test]
fn who_has_it_open_keeps_it() {
    let mut office = Office::new();
    assert_eq!(open(&office.store(), PASSPHRASE), Err(Code::StoreInUse));
    let case = office.kari();
    office.call("store.lock", json!(null));
    assert_eq!(
        office.refusal("case", json!({ "id": case })).code,
        Code::Locked
    );
    assert_eq!(office.refusal("list", json!(null)).code, Code::Locked);
    assert_eq!(office.call("status", json!(null))["state"], "locked");
    assert_eq!(open(&office.store(), PASSPHRASE), Ok(()));
}

#[test]
fn damaged_missing_and_newer_files_have_their_own_codes() {
    let (_kept, store) = closed();
    let sound = snapshot(&store);
    let restore = || {
        for path in snapshot(&store).into_keys() {
            fs::remove_file(path).unwrap();
        }
        for (path, bytes) in &sound {
            fs::write(path, bytes).unwrap();
        }
    };
    let keys = store.join("keys.json");
    let file = store_file(&store);

    fs::write(&keys, "{}").unwrap();
    refused(&store, Code::DamagedKeys);
    restore();
    fs::remove_file(&keys).unwrap();
    refused(&store, Code::DamagedKeys);
    restore();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    refused(&store, Code::DamagedStore);
    fs::write(&file, &bytes[..middle]).unwrap();
    refused(&store, Code::DamagedStore);
    fs::write(&file, b"").unwrap();
    refused(&store, Code::DamagedStore);
    restore();
    fs::remove_file(&file).unwrap();
    refused(&store, Code::MissingStoreFile);
    restore();
    let anchor = sound
        .keys()
        .find(|path| path.to_string_lossy().contains("anchor"))
        .unwrap();
    fs::remove_file(anchor).unwrap();
    refused(&store, Code::LogAltered);
    restore();
    assert_eq!(open(&store, PASSPHRASE), Ok(()));
    for path in sound.keys() {
        fs::remove_file(path).unwrap();
    }
    refused(&store, Code::NoStore);
}

#[test]
fn an_older_copy_of_the_data_file_is_noticed() {
    let mut office = Office::new();
    let case = office.kari();
    let older = fs::read(store_file(&office.store())).unwrap();
    office.event(&case, "plan-delivered", "2026-02-20");
    office.call("store.lock", json!(null));
    fs::write(store_file(&office.store()), older).unwrap();
    refused(&office.store(), Code::LogAltered);
}

#[test]
fn a_new_store_needs_a_good_passphrase_and_an_unsynced_folder() {
    let folder = tempfile::tempdir().unwrap();
    let create = |place: &str, passphrase: &str| {
        let store = folder.path().join(place);
        let answer =
            app(&store, "2026-05-04").call("store.create", json!({ "passphrase": passphrase }));
        (
            answer.map(|_| ()).map_err(|error| error.code),
            store.exists(),
        )
    };
    assert_eq!(
        create("store", "elleve tegn"),
        (Err(Code::WeakPassphrase), false)
    );
    for synced in [
        "OneDrive - Arrangør AS/store",
        "Dropbox/store",
        "AppData/Roaming/store",
    ] {
        assert_eq!(
            create(synced, PASSPHRASE),
            (Err(Code::SyncedFolder), false),
            "{synced}"
        );
    }
    assert_eq!(create("store", PASSPHRASE), (Ok(()), true));
    assert_eq!(create("store", PASSPHRASE), (Err(Code::StoreExists), true));
}

#[test]
fn a_changed_passphrase_replaces_the_old_one() {
    let mut office = Office::new();
    let case = office.kari();
    let before = office.call("case", json!({ "id": case }));
    let change = |current: &str, new: &str| json!({ "current": current, "new": new });
    let new = "fem andre lange sjeldne ord";
    let refused = office.refusal("passphrase.change", change("feil passordfrase", new));
    assert_eq!(refused.code, Code::WrongPassphrase);
    assert_eq!(
        office
            .refusal("passphrase.change", change(PASSPHRASE, "kort"))
            .code,
        Code::WeakPassphrase
    );
    office.call("passphrase.change", change(PASSPHRASE, new));
    assert_eq!(office.call("case", json!({ "id": case })), before);
    office.call("store.lock", json!(null));
    assert_eq!(
        open(&office.store(), PASSPHRASE),
        Err(Code::WrongPassphrase)
    );
    assert_eq!(open(&office.store(), new), Ok(()));
}

#[test]
fn a_case_outlives_its_agreements_file() {
    let further = include_str!("../../../src-tauri/crates/cli/tests/cli/varig-arbeid.toml");
    let mut office = Office::with_agreements(&[("varig-arbeid.toml", further)]);
    let kari = office.kari();
    let ola = json!({ "agreement": "varig-arbeid", "person": { "first_name": "Ola" },
        "ordered": "2026-04-01", "started": "2026-04-10" });
    let ola_case = office.make("case.create", ola.clone());
    assert_eq!(
        office.deadline(&ola_case, "plan", None)["due"],
        "2026-05-01"
    );
    let file = office.store().join("agreements/varig-arbeid.toml");

    // A new version of the contract is for new cases.
    let newer = further
        .replace("version = \"2026\"", "version = \"2027\"")
        .replace("\"3 weeks\"", "\"6 weeks\"");
    fs::write(&file, newer).unwrap();
    office.reopen("2026-05-04");
    assert_eq!(
        office.deadline(&ola_case, "plan", None)["due"],
        "2026-05-01"
    );
    let per = json!({ "agreement": "varig-arbeid", "person": { "first_name": "Per" },
        "ordered": "2026-04-01", "started": "2026-04-10" });
    let per = office.make("case.create", per);
    assert_eq!(office.deadline(&per, "plan", None)["due"], "2026-05-22");

    // A correction of our transcription takes effect at once.
    fs::write(&file, further.replace("\"3 weeks\"", "\"4 weeks\"")).unwrap();
    office.reopen("2026-05-04");
    assert_eq!(
        office.deadline(&ola_case, "plan", None)["due"],
        "2026-05-08"
    );

    // A faulty file is told of, and no one loses a deadline by it.
    fs::write(&file, "id = ").unwrap();
    office.reopen("2026-05-04");
    let faults = office.call("status", json!(null))["faults"].clone();
    assert_eq!(
        (&faults[0]["file"], &faults[0]["line"]),
        (&json!("varig-arbeid.toml"), &json!(1))
    );
    assert_eq!(
        office.deadline(&ola_case, "plan", None)["due"],
        "2026-05-01"
    );
    let list = office.call("list", json!(null));
    let row = |id: &str| {
        list["cases"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["case"] == id)
            .unwrap()
    };
    assert_eq!(row(&kari)["overdue"], 2);
    assert_eq!(row(&ola_case)["participant"], "Ola");
    assert_eq!(
        office.refusal("case.create", ola).code,
        Code::UnknownAgreement,
        "nothing new begins under it"
    );
}
