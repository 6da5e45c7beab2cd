//! From a finished report to a delivered one: what the participant says, corrections, copies on disk.

use crate::support::{FINAL, Office, STATUS};
use api::Code;
use serde_json::{Value, json};
use std::fs;

fn deliver(report: &str) -> Value {
    json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" })
}

fn text_of(path: &std::path::Path) -> String {
    let pages = reports::read_lines(&fs::read(path).unwrap()).unwrap();
    pages.concat().join(" ")
}

#[test]
fn a_report_is_the_participants_document_too() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let export = |name: &str, office: &Office| json!({ "id": report, "folder": office.out(), "file_name": name });
    let said = |said: Value| json!({ "id": report, "standpoint": said });

    office.call("report.standpoint", said(Value::Null));
    let request = export("a.pdf", &office);
    office.refused(&case, "report.export", request, Code::StandpointMissing);
    let print = json!({ "id": report });
    office.refused(&case, "report.print", print, Code::StandpointMissing);

    // Disagreement stands in the participant's comment, or nowhere.
    office.call("report.standpoint", said(json!("disagrees")));
    let request = export("a.pdf", &office);
    let error = office.refused(&case, "report.export", request, Code::StandpointMissing);
    assert!(
        error.message.contains("Deltakers kommentar"),
        "{}",
        error.message
    );
    let comment = json!({ "deltakers-kommentar": "Kari er ikke enig i timetallet." });
    office.call("report.save", json!({ "id": report, "values": comment }));
    let disagreed = office.export(&report, "a.pdf");
    assert!(text_of(&disagreed).contains("som ikke er enig i alt. Se deltakerens kommentar."));

    // What it says about the participant is part of it: another word makes another PDF.
    office.call("report.standpoint", said(json!("not-gone-through")));
    office.refused(
        &case,
        "report.deliver",
        deliver(&report),
        Code::ExportOutdated,
    );
    let alone = office.export(&report, "b.pdf");
    assert!(text_of(&alone).contains("Rapporten er ikke gjennomgått med deltakeren."));
    office.call("report.deliver", deliver(&report));
    let late = said(json!("agrees"));
    office.refused(&case, "report.standpoint", late, Code::Delivered);
}

#[test]
fn mail_and_fax_are_refused_with_the_reason() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    office.export(&report, "a.pdf");
    for channel in ["email", "fax", "carrier-pigeon"] {
        let request = json!({ "id": report, "date": "2026-05-04", "channel": channel });
        let error = office.refused(&case, "report.deliver", request, Code::InvalidField);
        let breach = error.message.contains("avviksmelding");
        assert_eq!(breach, channel != "carrier-pigeon", "{}", error.message);
    }
}

#[test]
fn a_correction_is_a_new_report_that_says_what_it_replaces() {
    let mut office = Office::new();
    let case = office.kari();
    office.event(&case, "ended", "2026-04-24");
    let first = office.complete_report(&case, FINAL);
    let request = json!({ "id": first });
    office.refused(&case, "report.correct", request, Code::InvalidRequest);
    let sent = fs::read(office.export(&first, "a.pdf")).unwrap();
    office.call("report.deliver", deliver(&first));
    let before = office.deadline(&case, "deletion", None)["due"].clone();

    office.reopen("2026-05-18");
    let correction = office.make("report.correct", json!({ "id": first }));
    let again = office.make("report.correct", json!({ "id": first }));
    assert_eq!(correction, again, "one at a time");
    let view = office.call("report", json!({ "id": correction }));
    let old = office.call("report", json!({ "id": first }));
    assert_eq!(
        view["report"]["values"], old["report"]["values"],
        "it starts with what was sent"
    );
    assert_eq!(
        view["report"]["standpoint"],
        Value::Null,
        "it is gone through anew"
    );

    let said = json!({ "id": correction, "standpoint": "agrees" });
    office.call("report.standpoint", said);
    let text = text_of(&office.export(&correction, "b.pdf"));
    assert!(
        text.contains("Rapporten retter og erstatter den som ble levert 04.05.2026."),
        "{text}"
    );
    let delivery = json!({ "id": correction, "date": "2026-05-18", "channel": "letter" });
    office.call("report.deliver", delivery);

    assert_eq!(
        fs::read(office.export(&first, "c.pdf")).unwrap(),
        sent,
        "the first one stays"
    );
    assert_eq!(
        office.deadline(&case, "deletion", None)["due"],
        before,
        "and settled what was to be settled"
    );
    let rows = office.call("case", json!({ "id": case }))["reports"].clone();
    let row = |id: &str| {
        rows.as_array()
            .unwrap()
            .iter()
            .find(|row| row["id"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(row(&first)["replaced_by"], json!(correction));
    assert_eq!(row(&correction)["replaces"], json!(first));
    let twice = json!({ "id": first });
    office.refused(&case, "report.correct", twice, Code::Delivered);
}

#[test]
fn exported_copies_are_known_and_can_be_removed() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let [kept, altered, moved] =
        ["a.pdf", "b.pdf", "c.pdf"].map(|name| office.export(&report, name));
    office.export(&report, "a.pdf");
    fs::write(&altered, "noe annet").unwrap();
    fs::remove_file(&moved).unwrap();

    let copies = office.call("copies", json!({ "case": case }))["copies"].clone();
    let state = |path: &std::path::Path| {
        let mut found = copies
            .as_array()
            .unwrap()
            .iter()
            .filter(|c| c["path"] == json!(path));
        let copy = found.next().unwrap();
        assert!(found.next().is_none(), "one memory a file");
        (
            copy["state"].as_str().unwrap().to_owned(),
            copy["id"].clone(),
        )
    };
    assert_eq!(state(&kept).0, "there");
    assert_eq!(state(&altered).0, "changed");
    assert_eq!(state(&moved).0, "gone");
    assert_eq!(copies[0]["title"], "Statusrapport");
    assert_eq!(copies[0]["delivered"], json!(false));

    let ids = [state(&kept).1, state(&altered).1, state(&moved).1];
    let done = office.call("copy.remove", json!({ "ids": ids }));
    assert_eq!(done["removed"], json!([ids[0], ids[2]]));
    assert_eq!(
        done["left"],
        json!([ids[1]]),
        "another file is nobody's to remove"
    );
    assert!(!kept.exists() && altered.exists());
    office.call("copy.forget", json!({ "id": ids[1] }));
    assert_eq!(office.call("copies", json!({}))["copies"], json!([]));
    assert!(altered.exists(), "forgotten, not removed");
}

#[test]
fn a_synced_folder_is_asked_about() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let folder = office.out().join("OneDrive - Eksempel AS");
    fs::create_dir(&folder).unwrap();
    let mut request = json!({ "id": report, "folder": folder, "file_name": "a.pdf" });
    office.refused(&case, "report.export", request.clone(), Code::SyncedFolder);
    assert!(!folder.join("a.pdf").exists());
    request["synced"] = json!(true);
    office.call("report.export", request);
    assert!(folder.join("a.pdf").exists());
}

#[test]
fn a_printed_report_is_kept_as_it_was_printed() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let pages = office.call("report.print", json!({ "id": report }))["pages"].clone();
    assert_eq!(pages.as_array().map(Vec::len), Some(2));
    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "handed-over" });
    office.call("report.deliver", delivery);
    let again = office.call("report.print", json!({ "id": report }));
    assert_eq!(
        again["pages"], pages,
        "a delivered one is printed as it was"
    );
}

#[test]
fn drafts_of_everyone_stand_in_one_list() {
    let mut office = Office::new();
    assert_eq!(office.call("drafts", json!({}))["drafts"], json!([]));
    let kari = office.kari();
    let ola = office.make(
        "case.create",
        json!({
            "agreement": "jmo-vest-viken",
            "person": { "first_name": "Ola", "last_name": "Demo" },
            "ordered": "2026-01-05", "started": "2026-01-15",
        }),
    );
    let ready = office.complete_report(&kari, STATUS);
    let begun = office.make("report.begin", json!({ "case": ola, "template": STATUS }));
    let drafts = office.call("drafts", json!({}))["drafts"].clone();
    let drafts = drafts.as_array().unwrap();
    assert_eq!(drafts.len(), 2);
    assert_eq!(
        drafts[0]["id"],
        json!(begun),
        "due first: three months after 15 January"
    );
    assert!(drafts[0]["missing"].as_u64().unwrap() > 0);
    assert_eq!(drafts[1]["id"], json!(ready));
    assert_eq!(drafts[1]["missing"], json!(0));
    assert_eq!(drafts[1]["standpoint"], "agrees");
    assert_eq!(drafts[1]["exported"], json!(false));
    assert_ne!(drafts[0]["file_name"], drafts[1]["file_name"]);
    office.export(&ready, "a.pdf");
    let drafts = office.call("drafts", json!({}))["drafts"].clone();
    assert_eq!(drafts[1]["exported"], json!(true));
    office.call("report.deliver", deliver(&ready));
    let drafts = office.call("drafts", json!({}))["drafts"].clone();
    assert_eq!(drafts.as_array().map(Vec::len), Some(1));
}
