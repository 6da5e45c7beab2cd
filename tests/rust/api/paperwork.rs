//! The provider's paperwork: security measures and the record of processing.

use crate::support::{Office, PASSPHRASE};
use api::Code;
use serde_json::{Value, json};
use std::fs;

fn text(office: &mut Office) -> String {
    office.call("paperwork", json!({}))["text"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn the_measures_say_what_is_set_up_and_nothing_else() {
    let mut office = Office::new();
    let before = text(&mut office);
    for true_now in [
        "minst 12 tegn",
        "128 MiB minne, 3 gjennomganger",
        "ikke har vært rørt på 10 minutter",
        "Ingen nøkkel lagres i maskinens nøkkelring",
        "Det er ikke laget gjenopprettingskode",
        "Automatisk sikkerhetskopi er ikke slått på",
        "Veilederen sletter dem for hånd",
        "Ingen av avtalene i bruk åpner for meldinger",
        "Grupper på færre enn 5 skjules",
    ] {
        assert!(before.contains(true_now), "{true_now}: {before}");
    }
    assert!(
        !before.contains('{') && !before.contains('}'),
        "every blank is filled"
    );

    let profile = json!({ "profile": { "counsellor": "Vigdis Veileder", "lock_after_minutes": 1, "delete_automatically": true,
        "backup_folder": office.out(), "backup_every_days": 7, "backup_keep_days": 14 } });
    office.call("profile.save", profile);
    office.call("recovery.create", json!(null));
    office.make(
        "case.create",
        json!({ "agreement": "studie-med-stotte", "person": { "first_name": "Kari" }, "ordered": "2026-01-05" }),
    );
    let after = text(&mut office);
    for true_now in [
        "ikke har vært rørt på 1 minutt,",
        "åpner gjenopprettingskoden mappen",
        "kryptert sikkerhetskopi hver uke mappen er i bruk",
        "slettes av programmet etter 14 dager",
        "slettes av programmet når dagen er kommet",
        "Studie med støtte, NAV Agder",
    ] {
        assert!(after.contains(true_now), "{true_now}: {after}");
    }
    for past in [
        "ikke laget gjenopprettingskode",
        "er ikke slått på",
        "for hånd, og de fjernes",
    ] {
        assert!(!after.contains(past), "{past}");
    }
}

#[test]
fn both_papers_are_written_and_name_no_participant() {
    let mut office = Office::new();
    office.kari();
    let profile = json!({ "profile": { "counsellor": "Vigdis Veileder", "phone": "900 00 002", "provider": "Eksempel Arbeid AS",
        "organisation_number": "999 999 999" } });
    office.call("profile.save", profile);
    let offered = office.call("paperwork", json!({}));
    let records: Vec<&Value> = offered["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| &record["agreement"])
        .collect();
    assert_eq!(records, ["jmo-vest-viken"], "the agreements in use");
    let out = office.out();
    let read = |path: &Value| {
        let pdf = fs::read(path.as_str().unwrap()).unwrap();
        let lines = format!("{:?}", reports::read_lines(&pdf).unwrap());
        assert!(!lines.contains("Kari") && !lines.contains("03879140039"));
        lines
    };
    let written = office.call("paperwork.export", json!({ "folder": out }));
    let measures = read(&written["path"]);
    assert!(measures.contains("Krypteringstiltak") && measures.contains("SQLCipher"));
    assert!(!measures.contains("Slettefrist"), "only the measures");
    let request = json!({ "folder": out, "agreement": "jmo-vest-viken", "officer": "Petra Ombud" });
    let written = office.call("paperwork.export", request.clone());
    let record = read(&written["path"]);
    for told in [
        "Eksempel Arbeid AS",
        "Vigdis Veileder, 900 00 002",
        "Petra Ombud",
        "NAV Vest-Viken",
        "Helseopplysninger",
        "12 uker etter siste sluttrapport",
        "Krypteringstiltak",
    ] {
        assert!(record.contains(told), "{told}: {record}");
    }
    assert_eq!(
        office.refusal("paperwork.export", request).code,
        Code::FileExists
    );
    let nowhere = json!({ "folder": out.join("borte") });
    assert_eq!(
        office.refusal("paperwork.export", nowhere).code,
        Code::FolderMissing
    );
    let unknown = json!({ "folder": out, "agreement": "finnes-ikke" });
    assert_eq!(
        office.refusal("paperwork.export", unknown).code,
        Code::UnknownAgreement
    );
    office.call("store.lock", json!(null));
    assert_eq!(office.refusal("paperwork", json!({})).code, Code::Locked);
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
}
