//! Backups through the one door: made, kept up with deletions and passphrases, expired, and restored.

use crate::support::{Office, PASSPHRASE, app};
use api::Code;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const OTHER: &str = "fem helt andre rare ord";

/// A folder that stands for a drive.
fn drive(office: &Office) -> PathBuf {
    let drive = office.out().join("minnepinne");
    fs::create_dir_all(&drive).unwrap();
    drive
}

/// Makes a backup in a folder and answers its file.
pub fn make(office: &mut Office, folder: &Path) -> PathBuf {
    let id = office.make("backup.make", json!({ "folder": folder }));
    let row = row(office, &id);
    PathBuf::from(row["path"].as_str().unwrap())
}

fn rows(office: &mut Office) -> Vec<Value> {
    let backups = office.call("backups", json!({}));
    backups["backups"].as_array().unwrap().clone()
}

fn row(office: &mut Office, id: &str) -> Value {
    let found = rows(office).into_iter().find(|row| row["id"] == id);
    found.unwrap()
}

fn row_at(office: &mut Office, path: &Path) -> Value {
    let found = rows(office)
        .into_iter()
        .find(|row| row["path"] == json!(path));
    found.unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Puts a backup in the store's place.
pub fn restore(office: &mut Office, file: &Path) -> Value {
    look(office, file);
    office.call("backup.restore", json!({}))
}

fn look(office: &mut Office, file: &Path) -> Value {
    office.call(
        "backup.look",
        json!({ "file": file, "passphrase": PASSPHRASE }),
    )
}

fn names(office: &mut Office) -> Vec<String> {
    let list = office.call("list", json!(null));
    let cases = list["cases"].as_array().unwrap().iter();
    let mut names: Vec<String> = cases
        .map(|case| case["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    names.sort();
    names
}

fn ola(office: &mut Office) -> String {
    office.make(
        "case.create",
        json!({
            "agreement": "jmo-vest-viken",
            "person": { "first_name": "Ola", "last_name": "Åsen" },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    )
}

fn delete(office: &mut Office, case: &str) {
    office.call("case.delete", json!({ "cases": [case] }));
}

#[test]
fn a_backup_is_made_checked_and_listed() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("tiltaksmappe-2026-05-04-"), "{name}");
    assert_eq!(files(&drive), [name], "nothing half-written beside it");
    let backups = office.call("backups", json!({}));
    assert_eq!(backups["age"], 0);
    let row = &backups["backups"][0];
    assert_eq!(row["state"], "there");
    assert_eq!(row["expires"], "2026-06-01", "28 days");
    assert_eq!(
        (&row["pending"], &row["other_secret"]),
        (&json!(0), &json!(false))
    );
    assert!(row["verified"].is_string());
    assert!(
        files(&office.store())
            .iter()
            .all(|name| !name.starts_with("work-"))
    );
}

#[test]
fn what_cannot_be_written_to_is_told_and_leaves_nothing() {
    let mut office = Office::new();
    let store = office.store();
    let mut refused = |folder: &Path, known: bool| {
        let request = json!({ "folder": folder, "known_synced": known });
        office.refusal("backup.make", request).code
    };
    assert_eq!(
        refused(Path::new("/finnes/ikke"), false),
        Code::FolderMissing
    );
    assert_eq!(
        refused(&store, false),
        Code::InvalidField,
        "beside the store"
    );
    assert_eq!(refused(Path::new("relativ"), false), Code::InvalidField);
    let synced = office.out().join("OneDrive - Arrangør");
    fs::create_dir(&synced).unwrap();
    let request = |known: bool| json!({ "folder": synced, "known_synced": known });
    assert_eq!(
        office.refusal("backup.make", request(false)).code,
        Code::SyncedFolder
    );
    office.call("backup.make", request(true));
    assert_eq!(files(&synced).len(), 1);
    let none = office.refusal("backup.make", json!({}));
    assert_eq!(none.code, Code::MissingField, "no schedule, no folder");
    assert_eq!(rows(&mut office).len(), 1);
}

#[test]
fn a_rewriting_that_fails_leaves_what_lay_there_and_is_tried_again() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let first = make(&mut office, &drive);
    // Nothing can be written beside it.
    let staged = first.with_file_name(format!(
        "{}.new",
        first.file_name().unwrap().to_str().unwrap()
    ));
    fs::create_dir(&staged).unwrap();
    let before = fs::read(&first).unwrap();
    let change = json!({ "current": PASSPHRASE, "new": OTHER });
    office.call("passphrase.change", change);
    assert!(fs::read(&first).unwrap() == before);
    assert_eq!(rows(&mut office)[0]["other_secret"], true);
    fs::remove_dir(&staged).unwrap();
    office.call("day.begin", json!({}));
    assert_eq!(rows(&mut office)[0]["other_secret"], false);
    assert!(fs::read(&first).unwrap() != before);
}

#[test]
fn the_schedule_makes_what_is_due_and_its_failure_stops_nothing() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let settings =
        |every: u32, keep: u32| json!({ "folder": drive, "every_days": every, "keep_days": keep });
    assert_eq!(
        office.refusal("backup.settings", settings(0, 28)).code,
        Code::InvalidField
    );
    assert_eq!(
        office.refusal("backup.settings", settings(1, 29)).code,
        Code::InvalidField
    );
    assert_eq!(
        office.refusal("backup.settings", settings(14, 7)).code,
        Code::InvalidField
    );
    office.call("backup.settings", settings(7, 28));
    let due = |office: &mut Office| office.call("backup.run-due", json!({}));
    assert!(due(&mut office)["made"].is_string());
    assert!(due(&mut office)["made"].is_null(), "once");
    office.reopen("2026-05-10");
    assert!(due(&mut office)["made"].is_null());
    office.reopen("2026-05-11");
    fs::rename(&drive, drive.with_file_name("trukket ut")).unwrap();
    let failed = due(&mut office);
    assert!(failed["made"].is_null());
    assert!(failed["failed"].as_str().unwrap().contains("koble den til"));
    let backups = office.call("backups", json!({}));
    assert_eq!(backups["backups"][0]["state"], "away");
    assert_eq!(backups["age"], 7);
    fs::rename(drive.with_file_name("trukket ut"), &drive).unwrap();
    assert!(due(&mut office)["made"].is_string());
    assert_eq!(files(&drive).len(), 2);
}

#[test]
fn backups_expire_even_the_last_one_and_then_the_app_says_so() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    office.reopen("2026-05-31");
    assert!(path.exists(), "the last day but one");
    office.reopen("2026-06-01");
    assert!(!path.exists());
    let backups = office.call("backups", json!({}));
    assert_eq!(backups["backups"], json!([]));
    assert_eq!(backups["newest"], json!(null));
    assert_eq!(backups["too_old"], true);
    let today = office.call("today", json!({}));
    assert_eq!(today["backup"]["newest"], json!(null));
    office.call("backup.set-aside", json!({}));
    assert_eq!(office.call("today", json!({}))["backup"], json!(null));
    office.reopen("2026-06-08");
    assert!(
        office.call("today", json!({}))["backup"].is_object(),
        "a week later"
    );
}

#[test]
fn of_more_than_a_week_ago_one_for_each_week_is_kept() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    // Monday to Thursday, twice.
    for day in [
        "2026-05-05",
        "2026-05-06",
        "2026-05-07",
        "2026-05-11",
        "2026-05-12",
        "2026-05-13",
    ] {
        office.reopen(day);
        make(&mut office, &drive);
    }
    let left = |office: &mut Office, day: &str| {
        office.reopen(day);
        let rows = rows(office).into_iter();
        rows.map(|row| row["on"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        left(&mut office, "2026-05-12").len(),
        6,
        "none is older than a week"
    );
    let after = left(&mut office, "2026-05-15");
    assert_eq!(
        after,
        ["2026-05-13", "2026-05-12", "2026-05-11", "2026-05-07"]
    );
    assert_eq!(
        left(&mut office, "2026-05-21"),
        ["2026-05-13", "2026-05-07"]
    );
    assert_eq!(files(&drive).len(), 2);
}

#[test]
fn an_expired_backup_on_a_drive_goes_when_the_drive_is_back() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    let away = drive.with_file_name("trukket ut");
    fs::rename(&drive, &away).unwrap();
    office.reopen("2026-06-03");
    assert_eq!(rows(&mut office)[0]["state"], "away");
    fs::rename(&away, &drive).unwrap();
    office.call("day.begin", json!({}));
    assert!(!path.exists());
    assert!(rows(&mut office).is_empty());
}

#[test]
fn a_deletion_reaches_the_backups_at_hand_and_waits_for_the_others() {
    let mut office = Office::new();
    let kari = office.kari();
    ola(&mut office);
    let (here, there) = (drive(&office), office.out().join("ekstern"));
    fs::create_dir(&there).unwrap();
    let (one, other) = (make(&mut office, &here), make(&mut office, &there));
    let away = there.with_file_name("trukket ut");
    fs::rename(&there, &away).unwrap();

    delete(&mut office, &kari);
    let by_path = |office: &mut Office, path: &Path| {
        let found = rows(office)
            .into_iter()
            .find(|row| row["path"] == json!(path));
        found.unwrap()
    };
    assert_eq!(by_path(&mut office, &one)["pending"], 0);
    assert_eq!(by_path(&mut office, &other)["pending"], 1);
    let held = look(&mut office, &one);
    assert_eq!(
        (&held["participants"], &held["deleted_since"]),
        (&json!(1), &json!(0))
    );
    office.call("backup.leave", json!({}));

    fs::rename(&away, &there).unwrap();
    // Even before it is rewritten, what it holds too much is known, and goes in a restoring.
    let held = look(&mut office, &other);
    assert_eq!(
        (&held["participants"], &held["deleted_since"]),
        (&json!(2), &json!(1))
    );
    office.call("backup.leave", json!({}));
    office.call("day.begin", json!({}));
    assert_eq!(by_path(&mut office, &other)["pending"], 0);
    assert_eq!(look(&mut office, &other)["participants"], 1);
}

#[test]
fn a_new_passphrase_or_code_reaches_the_backups() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    let code = office.call("recovery.create", json!({}))["code"].clone();
    let held = office.call("backup.look", json!({ "file": path, "code": code }));
    assert_eq!(held["participants"], 1);
    office.call(
        "passphrase.change",
        json!({ "current": PASSPHRASE, "new": OTHER }),
    );
    let old = json!({ "file": path, "passphrase": PASSPHRASE });
    assert_eq!(
        office.refusal("backup.look", old).code,
        Code::WrongPassphrase
    );
    office.call("backup.look", json!({ "file": path, "passphrase": OTHER }));
}

#[test]
fn restoring_shows_first_keeps_the_present_store_aside_and_can_be_taken_back() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    ola(&mut office);
    assert_eq!(
        office.refusal("backup.restore", json!({})).code,
        Code::NotFound,
        "unseen"
    );

    let held = look(&mut office, &path);
    assert_eq!(held["participants"], 1);
    assert_eq!(held["present_participants"], 2);
    assert_eq!(
        (&held["same_store"], &held["replaces"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(held["held"][0]["agreement"], "jmo-vest-viken");
    assert_eq!(names(&mut office).len(), 2, "looking changes nothing");

    let done = office.call("backup.restore", json!({}));
    assert_eq!(
        (&done["participants"], &done["deleted"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(names(&mut office).len(), 1);
    let rows_now = rows(&mut office);
    let aside = rows_now.iter().find(|row| row["sort"] == "aside").unwrap();
    assert_eq!(
        (&aside["expires"], &done["aside_until"]),
        (&json!("2026-06-01"), &json!("2026-06-01"))
    );
    assert!(
        rows_now.iter().any(|row| row["path"] == json!(path)),
        "the backup itself is known"
    );

    // Back again, from the one kept aside.
    let aside = PathBuf::from(aside["path"].as_str().unwrap());
    assert_eq!(restore(&mut office, &aside)["participants"], 2);
    assert_eq!(names(&mut office).len(), 2);
    office.call("verify", json!({}));
    office.reopen("2026-05-05");
    assert_eq!(names(&mut office).len(), 2);
}

#[test]
fn what_was_deleted_does_not_come_back_with_an_older_backup() {
    let mut office = Office::new();
    let kari = office.kari();
    ola(&mut office);
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    // A copy that the app was never told of keeps what it held.
    let copy = office.out().join("kopi.tmb");
    fs::copy(&path, &copy).unwrap();
    delete(&mut office, &kari);
    let held = look(&mut office, &copy);
    assert_eq!(
        (&held["participants"], &held["deleted_since"]),
        (&json!(2), &json!(1))
    );
    let done = office.call("backup.restore", json!({}));
    assert_eq!(
        (&done["participants"], &done["deleted"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        office.refusal("case", json!({ "id": kari })).code,
        Code::NotFound
    );
    assert!(rows(&mut office).iter().all(|row| row["pending"] == 0));
    // The copy is known now, and rewritten.
    assert_eq!(look(&mut office, &copy)["participants"], 1);
}

/// The whole folder is gone; there is a new machine, an older backup and a newer one beside it.
#[test]
fn on_a_new_machine_the_newest_ledger_beside_the_backup_counts() {
    let mut office = Office::new();
    let kari = office.kari();
    ola(&mut office);
    let (old, new) = (drive(&office), office.out().join("ny"));
    fs::create_dir(&new).unwrap();
    let older = make(&mut office, &old);
    let stale = new.join("eldre.tmb");
    fs::copy(&older, &stale).unwrap();
    delete(&mut office, &kari);
    make(&mut office, &new);

    let machine = office.out().join("maskin/mappe");
    let mut fresh = app(&machine, "2026-05-06");
    let status = fresh.call("status", json!({})).unwrap();
    assert_eq!(status["state"], "none");
    let request = json!({ "file": stale, "passphrase": PASSPHRASE });
    let held = fresh.call("backup.look", request).unwrap();
    assert_eq!(
        (&held["participants"], &held["deleted_since"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(
        (&held["replaces"], &held["same_store"]),
        (&json!(false), &json!(null))
    );
    let done = fresh.call("backup.restore", json!({})).unwrap();
    assert_eq!(done["participants"], 1);
    assert_eq!(done["aside_until"], json!(null));
    assert!(fresh.call("case", json!({ "id": kari })).is_err());
    let status = fresh.call("status", json!({})).unwrap();
    assert_eq!(status["state"], "open");
    // Both files beside it are known from now on, and neither holds what is deleted.
    let backups = fresh.call("backups", json!({})).unwrap();
    let rows = backups["backups"].as_array().unwrap().clone();
    let beside: Vec<&Value> = rows
        .iter()
        .filter(|row| row["path"].as_str().unwrap().contains("/ny/"))
        .collect();
    assert_eq!(beside.len(), 2);
    assert!(
        beside
            .iter()
            .all(|row| row["pending"] == 0 && row["state"] == "there"),
        "{beside:?}"
    );
    let held = fresh
        .call(
            "backup.look",
            json!({ "file": stale, "passphrase": PASSPHRASE }),
        )
        .unwrap();
    assert_eq!(held["participants"], 1);
}

#[test]
fn a_damaged_store_is_replaced_and_its_files_lie_aside_for_a_week() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    office.call("store.lock", json!(null));
    let keys = office.store().join("keys.json");
    fs::write(&keys, "{").unwrap();
    let wrong = json!({ "passphrase": PASSPHRASE });
    assert_eq!(
        office.refusal("store.unlock", wrong).code,
        Code::DamagedKeys
    );

    let held = look(&mut office, &path);
    assert_eq!(
        (&held["replaces"], &held["same_store"]),
        (&json!(true), &json!(null))
    );
    let done = office.call("backup.restore", json!({}));
    assert_eq!(done["aside_until"], "2026-05-11");
    assert_eq!(names(&mut office).len(), 1);
    let aside = rows(&mut office)
        .into_iter()
        .find(|row| row["sort"] == "aside-unopened")
        .unwrap();
    let kept = PathBuf::from(aside["path"].as_str().unwrap());
    assert_eq!(fs::read(kept.join("keys.json")).unwrap(), b"{");
    assert!(files(&kept).len() >= 3);
    office.reopen("2026-05-11");
    assert!(!kept.exists());
}

#[test]
fn refusals_tell_what_is_wrong_and_change_nothing() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    let sound = fs::read(&path).unwrap();
    let ask = |office: &mut Office, file: &Path, passphrase: &str| {
        let request = json!({ "file": file, "passphrase": passphrase });
        let error = office.refusal("backup.look", request);
        assert_eq!(
            office.refusal("backup.restore", json!({})).code,
            Code::NotFound
        );
        error.code
    };
    assert_eq!(ask(&mut office, &path, OTHER), Code::WrongPassphrase);
    assert_eq!(
        ask(&mut office, &drive.join("borte.tmb"), PASSPHRASE),
        Code::NotFound
    );
    let other = office.out().join("annet.tmb");
    fs::write(&other, "noe helt annet enn en sikkerhetskopi").unwrap();
    assert_eq!(ask(&mut office, &other, PASSPHRASE), Code::InvalidField);
    let mut newer = sound.clone();
    newer[23] = 2;
    fs::write(&other, &newer).unwrap();
    assert_eq!(ask(&mut office, &other, PASSPHRASE), Code::NewerStore);
    let mut damaged = sound.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(&other, &damaged).unwrap();
    assert_eq!(ask(&mut office, &other, PASSPHRASE), Code::DamagedStore);
    fs::write(&other, &sound[..middle]).unwrap();
    assert_eq!(ask(&mut office, &other, PASSPHRASE), Code::DamagedStore);
    let code = json!({ "file": path, "code": "ikke en kode" });
    assert_eq!(
        office.refusal("backup.look", code).code,
        Code::MistypedRecoveryCode
    );
    assert_eq!(names(&mut office).len(), 1);
}

#[test]
fn one_that_was_removed_by_hand_is_told_and_can_be_forgotten() {
    let mut office = Office::new();
    office.kari();
    let drive = drive(&office);
    let (one, two) = (make(&mut office, &drive), make(&mut office, &drive));
    let id = |office: &mut Office, path: &Path| {
        let found = rows(office)
            .into_iter()
            .find(|row| row["path"] == json!(path));
        found.unwrap()["id"].clone()
    };
    let (gone, there) = (id(&mut office, &one), id(&mut office, &two));
    let refused = office.refusal("backup.forget", json!({ "id": there }));
    assert_eq!(refused.code, Code::FileExists);
    fs::remove_file(&one).unwrap();
    assert_eq!(row(&mut office, gone.as_str().unwrap())["state"], "missing");
    office.call("backup.forget", json!({ "id": gone }));
    office.call("backup.remove", json!({ "id": there }));
    assert!(!two.exists());
    assert!(rows(&mut office).is_empty());
    // Another file in its place is left alone.
    let three = make(&mut office, &drive);
    let other = make(&mut office, &drive);
    fs::copy(&other, &three).unwrap();
    assert_eq!(row_at(&mut office, &three)["state"], "replaced");
    // A damaged one is not another's, however little is left to know it by.
    fs::write(&other, "ødelagt").unwrap();
    assert_eq!(row_at(&mut office, &other)["state"], "damaged");
    office.reopen("2026-06-02");
    assert!(three.exists() && !other.exists());
}

/// Two drives take turns under one path.
#[test]
fn a_backup_on_the_drive_that_is_not_in_is_not_taken_for_deleted() {
    let mut office = Office::new();
    let kari = office.kari();
    ola(&mut office);
    let drive = drive(&office);
    let (path, away) = (make(&mut office, &drive), drive.with_file_name("den andre"));
    let name = path.file_name().unwrap().to_owned();
    let swap = |office: &Office| {
        let between = office.out().join("mellom");
        fs::rename(&drive, &between).unwrap();
        fs::rename(&away, &drive).unwrap();
        fs::rename(&between, &away).unwrap();
    };
    fs::create_dir(&away).unwrap();
    swap(&office);
    delete(&mut office, &kari);
    assert_eq!(row_at(&mut office, &path)["state"], "missing");
    let proof = |office: &mut Office| office.call("deletion.proofs", json!({}))["rows"][0].clone();
    let told = proof(&mut office);
    assert_eq!(told["backups"][0]["state"]["kind"], "not-found", "{told}");
    assert_eq!(told["waiting"], true);
    let id = row_at(&mut office, &path)["id"].clone();
    let refused = office.refusal("backup.remove", json!({ "id": id }));
    assert_eq!(refused.code, Code::NotFound);
    // Its day comes while it is out.
    office.reopen("2026-06-02");
    assert_eq!(row_at(&mut office, &path)["state"], "missing");
    // Used meanwhile, so that the clock is not doubted.
    let phrase = json!({ "phrase": { "title": "Frase", "text": "x" } });
    office.make("phrase.save", phrase);
    // Long after, it is listed no more, but nobody says that it was deleted.
    office.reopen("2026-06-29");
    assert!(rows(&mut office).is_empty());
    let told = proof(&mut office);
    assert_eq!(told["backups"][0]["state"]["kind"], "not-found");
    assert_eq!(told["waiting"], false);
    assert!(away.join(&name).exists());
    swap(&office);
    office.call("day.begin", json!({}));
    assert!(!path.exists());
    assert_eq!(proof(&mut office)["backups"][0]["state"]["kind"], "gone");
}

#[test]
fn what_lies_aside_unknown_stays_for_its_week() {
    let mut office = Office::new();
    office.kari();
    let kept = office
        .store()
        .join("aside/tiltaksmappe-2026-05-04-101010-abcdef");
    fs::create_dir_all(&kept).unwrap();
    fs::write(kept.join("keys.json"), "{").unwrap();
    office.reopen("2026-05-10");
    assert!(kept.exists());
    office.reopen("2026-05-11");
    assert!(!kept.exists());
}

#[test]
fn an_older_backup_undoes_no_hold_and_no_loan() {
    let (mut office, mut colleague) = (Office::new(), Office::new());
    for (office, name) in [(&mut office, "Kari Nes"), (&mut colleague, "Per Ås")] {
        let profile = json!({ "counsellor": name, "provider": "Eksempel Tiltak AS" });
        office.call("profile.save", json!({ "profile": profile }));
    }
    let (kari, ola) = (office.kari(), ola(&mut office));
    let drive = drive(&office);
    let path = make(&mut office, &drive);
    let hold = json!({ "case": ola, "reason": "Klagesak", "since": "2026-05-04" });
    office.make("hold.save", hold);
    let key = |office: &mut Office| office.call("team.key", json!(null))["public_key"].clone();
    let send = |office: &mut Office, kind: &str, with: &str, key: Value| {
        let request = json!({ "cases": [kari], "kind": kind, "with": with, "to": { "key": key }, "folder": office.out() });
        office.call("handover.export", request)["path"].clone()
    };
    let (own, other) = (key(&mut office), key(&mut colleague));
    let lent = send(&mut office, "lend", "Per Ås", other);
    colleague.call("handover.receive", json!({ "path": lent }));

    assert_eq!(restore(&mut office, &path)["participants"], 2);
    let refused = office.refusal("case.delete", json!({ "cases": [ola] }));
    assert!(refused.message.contains("stans"), "{}", refused.message);
    let entry =
        json!({ "case": kari, "date": "2026-05-04", "activity": "follow-up", "minutes": 30 });
    let refused = office.refusal("entry.save", json!({ "entry": entry }));
    assert_eq!(refused.code, Code::Frozen);
    assert_eq!(key(&mut office), own, "files are sealed to it");
    colleague.make("entry.save", json!({ "entry": entry }));
    let back = send(&mut colleague, "return", "", own);
    office.call("handover.receive", json!({ "path": back }));
    office.make("entry.save", json!({ "entry": entry }));
    office.call("verify", json!(null));
}
