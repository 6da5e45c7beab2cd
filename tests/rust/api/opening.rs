//! Opening a store, and every way in which that can fail: each with its own code, and none of them
//! changes a byte.

use crate::support::{Office, PASSPHRASE, app, snapshot};
use api::Code;
use serde_json::{Value, json};
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

fn recover(store: &Path, code: &str) -> Result<api::Api, api::ApiError> {
    let mut api = app(store, "2026-05-04");
    api.call("store.recover", json!({ "code": code }))?;
    Ok(api)
}

fn standing(office: &mut Office) -> (Value, Value, Value) {
    let mut status = office.call("status", json!(null));
    (
        status["state"].take(),
        status["has_recovery_code"].take(),
        status["opened_by"].take(),
    )
}

/// Makes a recovery code.
fn new_code(office: &mut Office) -> String {
    let mut answer = office.call("recovery.create", json!(null));
    let Value::String(code) = answer["code"].take() else {
        panic!("no code")
    };
    code
}

#[test]
fn a_forgotten_passphrase_is_replaced_by_the_recovery_code() {
    let mut office = Office::new();
    let case = office.kari();
    let view = office.call("case", json!({ "id": case }));
    assert_eq!(
        standing(&mut office),
        (json!("open"), json!(false), json!("passphrase"))
    );
    let code = new_code(&mut office);
    assert_eq!(
        standing(&mut office),
        (json!("open"), json!(true), json!("passphrase"))
    );
    office.call("recovery.check", json!({ "code": code.to_lowercase() }));
    let end: Vec<&str> = code.split('-').skip(5).collect();
    office.call("recovery.check", json!({ "code": end.join(" ") }));

    let new = json!({ "new": "fem andre lange sjeldne ord" });
    let not_yet = office.refusal("passphrase.reset", new.clone());
    assert_eq!(not_yet.code, Code::NotRecovered);
    office.call("store.lock", json!(null));
    assert_eq!(
        standing(&mut office),
        (json!("locked"), json!(true), json!(null))
    );
    let locked = office.refusal("passphrase.reset", new.clone());
    assert_eq!(locked.code, Code::Locked);

    office.call("store.recover", json!({ "code": code.replace('-', "") }));
    assert_eq!(
        standing(&mut office),
        (json!("open"), json!(true), json!("recovery-code"))
    );
    let short = office.refusal("passphrase.reset", json!({ "new": "kort" }));
    assert_eq!(short.code, Code::WeakPassphrase);
    office.call("passphrase.reset", new);
    assert_eq!(
        standing(&mut office),
        (json!("open"), json!(true), json!("passphrase"))
    );
    assert_eq!(office.call("case", json!({ "id": case })), view);
    office.call("store.lock", json!(null));
    assert_eq!(
        open(&office.store(), PASSPHRASE),
        Err(Code::WrongPassphrase)
    );
    assert_eq!(open(&office.store(), "fem andre lange sjeldne ord"), Ok(()));
    recover(&office.store(), &code).unwrap();
}

#[test]
fn a_slip_is_told_from_a_wrong_code_and_neither_changes_anything() {
    let mut office = Office::new();
    office.kari();
    let old = new_code(&mut office);
    let code = new_code(&mut office);
    let mut slip: Vec<char> = code.chars().collect();
    slip[13] = if slip[13] == '7' { '8' } else { '7' };
    let slip: String = slip.into_iter().collect();
    let refusals = [
        (old.as_str(), Code::WrongRecoveryCode, json!(null)),
        (&slip, Code::MistypedRecoveryCode, json!([3])),
        (&code[1..], Code::MistypedRecoveryCode, json!(null)),
        (PASSPHRASE, Code::MistypedRecoveryCode, json!(null)),
        ("", Code::MistypedRecoveryCode, json!(null)),
    ];
    for (typed, expected, group) in &refusals {
        let error = office.refusal("recovery.check", json!({ "code": typed }));
        assert_eq!(error.code, *expected, "{}", error.message);
        assert_eq!(json!(error.details), *group);
        // Nor is a wrong one answered with done where the store is open already.
        let error = office.refusal("store.recover", json!({ "code": typed }));
        assert_eq!(error.code, *expected);
    }
    office.call("store.lock", json!(null));
    let before = snapshot(&office.store());
    for (typed, expected, group) in &refusals {
        let error = recover(&office.store(), typed).err().unwrap();
        assert_eq!(error.code, *expected);
        let told = format!("{error:?} {}", json!(error));
        assert!(typed.is_empty() || !told.contains(typed), "{told}");
        for group in code.split('-').chain(slip.split('-')) {
            assert!(!told.contains(group), "{told}");
        }
        assert_eq!(json!(error.details), *group);
    }
    assert!(snapshot(&office.store()) == before);
    recover(&office.store(), &code).unwrap();
}

#[test]
fn without_a_recovery_code_the_passphrase_is_the_only_way() {
    let mut office = Office::new();
    let mut other = Office::new();
    let theirs = new_code(&mut other);
    office.call("store.lock", json!(null));
    assert_eq!(
        standing(&mut office),
        (json!("locked"), json!(false), json!(null))
    );
    let error = office.refusal("store.recover", json!({ "code": theirs }));
    assert_eq!(error.code, Code::WrongRecoveryCode);
    assert!(error.message.contains("ingen gjenopprettingskode"));
    for (method, request) in [
        ("recovery.create", json!(null)),
        ("recovery.check", json!({ "code": theirs })),
    ] {
        assert_eq!(office.refusal(method, request).code, Code::Locked);
    }
    // What cannot be read is not known.
    fs::write(office.store().join("keys.json"), "{}").unwrap();
    let status = office.call("status", json!(null));
    assert_eq!(status["has_recovery_code"], json!(null));
    let none = tempfile::tempdir().unwrap();
    let mut none = app(&none.path().join("store"), "2026-05-04");
    let status = none.call("status", json!(null)).unwrap();
    assert_eq!(status["has_recovery_code"], json!(null));
}

#[test]
fn the_recovery_code_lies_nowhere_in_the_clear() {
    let mut office = Office::new();
    let code = new_code(&mut office);
    let plain = code.replace('-', "");
    office.call("store.lock", json!(null));
    for (path, bytes) in snapshot(&office.store()) {
        for secret in [&code[..], &plain] {
            let forms = [secret.to_owned(), secret.to_lowercase()];
            let found = forms.iter().any(|form| {
                bytes
                    .windows(form.len())
                    .any(|window| window == form.as_bytes())
            });
            assert!(!found, "{} holds the code", path.display());
        }
    }
    let request = json!({ "code": plain });
    let request: api::requests::WithCode = serde_json::from_value(request).unwrap();
    assert!(!format!("{request:?}").contains(&plain));
}
