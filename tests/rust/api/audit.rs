//! The whole change log, without values.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

fn audit(office: &mut Office, request: Value) -> Vec<Value> {
    let answer = office.call("audit", request);
    answer["changes"].as_array().unwrap().clone()
}

fn column(rows: &[Value], field: &str) -> Vec<Value> {
    rows.iter().map(|row| row[field].clone()).collect()
}

#[test]
fn every_change_is_told_newest_first_and_without_a_value() {
    let mut office = Office::new();
    office.call(
        "profile.save",
        json!({ "profile": { "counsellor": "Vigdis Veileder" } }),
    );
    let kari = office.kari();
    office.event(&kari, "plan-delivered", "2026-02-20");
    let group = audit(&mut office, json!({ "operation": "event.save" }))[0]["group"].clone();
    office.call("undo", json!({ "group": group }));
    let rows = audit(&mut office, json!(null));
    let reference = office.call("case", json!({ "id": kari }))["case"]["reference"].clone();

    let sequence: Vec<u64> = rows
        .iter()
        .map(|row| row["sequence"].as_u64().unwrap())
        .collect();
    let newest_first: Vec<u64> = (1..=rows.len() as u64).rev().collect();
    assert_eq!(sequence, newest_first, "all of it");
    assert_eq!(
        column(&rows, "what"),
        [
            "Endring angret",
            "Endring angret",
            "Hendelse lagret",
            "Deltaker registrert",
            "Deltaker registrert",
            "Deltaker registrert",
            "Deltaker registrert",
            "Deltaker registrert",
            "Egne opplysninger lagret",
        ]
    );
    assert_eq!(
        column(&rows, "kind"),
        [
            "event",
            "operation",
            "event",
            "agreement",
            "event",
            "event",
            "case",
            "person",
            "profile"
        ]
    );
    let (undone, saved) = (&rows[0], &rows[2]);
    assert_eq!(
        (&undone["undoes"], &undone["undone"]),
        (&group, &json!(false))
    );
    assert_eq!(
        (&saved["undoes"], &saved["undone"]),
        (&json!(null), &json!(true))
    );
    assert_eq!(
        (&saved["case"], &saved["reference"]),
        (&json!(kari), &reference)
    );
    assert_eq!(saved["who"], "Vigdis Veileder");
    assert!(rows.iter().all(|row| row["erased"] == false));
    let text = json!(rows).to_string();
    for value in [
        "Kari",
        "Eksempel",
        "03879140039",
        "2026-02-20",
        "plan-delivered",
    ] {
        assert!(!text.contains(value), "{value}");
    }
}

#[test]
fn a_part_is_asked_for_by_case_operation_and_days() {
    let mut office = Office::new();
    let kari = office.kari();
    let ola = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
    office.make("case.create", ola);
    let contact = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    office.make("contact.save", contact);
    office.event(&kari, "plan-delivered", "2026-02-20");

    let of_kari = audit(&mut office, json!({ "case": kari }));
    assert_eq!(
        column(&of_kari, "kind"),
        ["event", "event", "event", "case", "person"],
        "the case, what belongs to it, and the participant"
    );
    let view = office.call("case", json!({ "id": kari }));
    let reference = view["case"]["reference"].as_str().unwrap().to_lowercase();
    assert_eq!(audit(&mut office, json!({ "case": reference })), of_kari);
    let plan = json!({ "case": kari, "operation": "event.save" });
    assert_eq!(audit(&mut office, plan), of_kari[..1]);
    assert!(audit(&mut office, json!({ "operation": "demo.load" })).is_empty());
    let error = office.refusal("audit", json!({ "case": "ingen" }));
    assert_eq!(error.code, Code::NotFound);

    // The clock of the log is the machine's own, the day's is not.
    let all = audit(&mut office, json!(null));
    let between = |from: &str, until: &str| json!({ "from": from, "until": until });
    assert_eq!(audit(&mut office, between("2020-01-01", "2199-12-31")), all);
    assert!(audit(&mut office, json!({ "until": "2020-01-01" })).is_empty());
    assert!(audit(&mut office, json!({ "from": "2199-01-01" })).is_empty());
    let error = office.refusal("audit", json!({ "from": "2026-02-30" }));
    assert_eq!(error.code, Code::InvalidDate);
}

#[test]
fn what_was_forgotten_is_told_as_such() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let list = office.call("list", json!(null));
    let case = list["cases"][0]["case"].clone();
    office.call("demo.remove", json!(null));
    let rows = audit(&mut office, json!({ "case": case }));
    let (last, before) = rows.split_first().unwrap();
    assert_eq!(
        (&last["what"], &last["kind"], &last["erased"]),
        (
            &json!("Eksempeldata fjernet"),
            &json!("forgotten"),
            &json!(false)
        )
    );
    assert!(!before.is_empty() && before.iter().all(|row| row["erased"] == true));
    assert!(
        rows.iter().all(|row| row["reference"].is_null()),
        "it had no name but its id"
    );
    let verified = office.call("verify", json!(null));
    let all = audit(&mut office, json!(null));
    let erased = all.iter().filter(|row| row["erased"] == true).count();
    assert_eq!(
        (&verified["ok"], &verified["changes"], &verified["erased"]),
        (&json!(true), &json!(all.len()), &json!(erased))
    );
}

fn log(office: &mut Office, request: Value) -> Value {
    office.call("change-log", request)
}

/// A case with a hold for a dispute, a restriction lifted again, and a report exported with a passage that the
/// privacy check pointed out.
fn office_with_reasons() -> (Office, String) {
    let mut office = Office::new();
    let profile =
        json!({ "profile": { "counsellor": "Vigdis Veileder", "provider": "Arrangør AS" } });
    office.call("profile.save", profile);
    let kari = office.kari();
    office.make(
        "hold.save",
        json!({ "case": kari, "reason": "Tvist om faktura HEMMELIG1", "since": "2026-05-04" }),
    );
    let report = office.complete_report(&kari, crate::support::STATUS);
    let typed = json!({ "id": report, "values": { "status": "Har F20.0 HEMMELIG2." } });
    office.call("report.save", typed);
    let found = office.call("report.privacy", json!({ "id": report }))["passages"].clone();
    let found = found.as_array().unwrap().iter();
    let digests: Vec<Value> = found.map(|passage| passage["digest"].clone()).collect();
    assert!(!digests.is_empty());
    let export = json!({
        "id": report, "folder": office.out(), "file_name": "status.pdf", "looked_at": digests,
    });
    office.call("report.export", export);
    (office, kari)
}

#[test]
fn the_log_in_the_window_tells_who_did_what_to_whom_and_why() {
    let (mut office, kari) = office_with_reasons();
    let answer = log(&mut office, json!({}));
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(answer["total"], json!(rows.len()));
    assert!(answer["checked"].is_null(), "it was made just now");
    let of = |operation: &str| {
        let mut found = rows.iter().filter(|row| row["operation"] == operation);
        let one = found
            .next()
            .unwrap_or_else(|| panic!("no {operation}"))
            .clone();
        assert!(
            found.next().is_none(),
            "one operation is one row: {operation}"
        );
        one
    };
    let created = of("case.create");
    assert_eq!(
        (&created["what"], &created["who"]),
        (&json!("Deltaker registrert"), &json!("Vigdis Veileder"))
    );
    assert_eq!(created["cases"][0]["participant"], "Kari Eksempel");
    assert!(
        created["kinds"]
            .as_array()
            .unwrap()
            .contains(&json!(["hendelse", 2]))
    );
    assert_eq!(
        of("hold.save")["why"],
        json!(["Tvist om faktura HEMMELIG1"])
    );
    let why = of("report.export")["why"][0].as_str().unwrap().to_owned();
    assert!(
        why.starts_with("Sett på og beholdt: ") && !why.contains("F20"),
        "{why}"
    );
    assert_eq!(of("profile.save")["cases"], json!([]));

    // The command line's list has the same reason.
    let rows = audit(&mut office, json!({ "operation": "hold.save" }));
    assert_eq!(rows[0]["why"], "Tvist om faktura HEMMELIG1");

    // By participant, sort, operation and days.
    let total =
        |office: &mut Office, request: Value| log(office, request)["total"].as_u64().unwrap();
    let all = total(&mut office, json!({}));
    assert_eq!(
        total(&mut office, json!({ "case": kari })),
        all - 1,
        "all but the profile"
    );
    assert_eq!(total(&mut office, json!({ "category": "out" })), 1);
    assert_eq!(
        total(&mut office, json!({ "category": "deletion", "case": kari })),
        1
    );
    assert_eq!(total(&mut office, json!({ "operation": "report.save" })), 2);
    assert_eq!(total(&mut office, json!({ "since": "2199-01-01" })), 0);
    assert_eq!(total(&mut office, json!({ "until": "2020-01-01" })), 0);
    let page = log(&mut office, json!({ "from": 1, "count": 2 }));
    assert_eq!(
        (
            page["total"].as_u64(),
            page["rows"].as_array().unwrap().len()
        ),
        (Some(all), 2)
    );
    assert_eq!(page["rows"][0]["group"], answer["rows"][1]["group"]);

    // What stood there shows on asking.
    let group = &created["group"];
    let values = office.call("change-log.values", json!({ "group": group }));
    let records = values["records"].as_array().unwrap();
    let person = records
        .iter()
        .find(|record| record["kind"] == "personopplysninger")
        .unwrap();
    assert_eq!(
        (&person["came"], &person["erased"]),
        (&json!(true), &json!(false))
    );
    let fields = person["fields"].as_array().unwrap();
    assert!(
        fields
            .iter()
            .any(|field| field["label"] == "Fornavn" && field["new"] == "Kari")
    );

    // At every unlock the whole of it is checked, and that is told.
    let changes = answer["changes"].clone();
    office.reopen("2026-05-05");
    assert_eq!(log(&mut office, json!({}))["checked"]["changes"], changes);
}

#[test]
fn of_what_was_forgotten_the_log_says_only_that_it_was() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    office.call("demo.remove", json!(null));
    let answer = log(&mut office, json!({}));
    let rows = answer["rows"].as_array().unwrap();
    let loaded = rows
        .iter()
        .find(|row| row["operation"] == "demo.load")
        .unwrap();
    assert_eq!(loaded["erased"], loaded["changes"]);
    let values = office.call("change-log.values", json!({ "group": loaded["group"] }));
    let records = values["records"].as_array().unwrap();
    assert!(!records.is_empty());
    for record in records {
        assert_eq!(
            (&record["erased"], &record["fields"]),
            (&json!(true), &json!([]))
        );
    }
    assert!(
        answer["cases"]
            .as_array()
            .unwrap()
            .iter()
            .all(|case| case["participant"].is_null())
    );
}

#[test]
fn the_export_of_the_log_names_no_participant() {
    let (mut office, kari) = office_with_reasons();
    let view = office.call("case", json!({ "id": kari }));
    let reference = view["case"]["reference"].as_str().unwrap().to_owned();
    let end = office.call("verify", json!(null))["changes"].clone();
    let file = json!({ "folder": office.out(), "file_name": "endringslogg.xlsx" });
    let saved = office.call("audit.export", json!({ "file": file }));
    let text = xlsx_text(saved["path"].as_str().unwrap());
    for canary in [
        "Kari",
        "Eksempel",
        "03879140039",
        "HEMMELIG",
        "F20",
        "2026-02-01",
        "Tvist",
    ] {
        assert!(!text.contains(canary), "{canary}");
    }
    for told in [
        "Vigdis Veileder",
        "Deltaker registrert",
        "case.create",
        &reference,
        "Begrunnelsen står i mappen",
        "Sett på og beholdt",
        &format!("Hele loggen holder {end} endringer"),
        "Kjedens siste verdi",
    ] {
        assert!(text.contains(told), "{told}");
    }
    // Of no day there is nothing but what vouches for all.
    let none = json!({ "folder": office.out(), "file_name": "ingen.xlsx" });
    let saved = office.call(
        "audit.export",
        json!({ "until": "2020-01-01", "file": none }),
    );
    let text = xlsx_text(saved["path"].as_str().unwrap());
    assert!(!text.contains("Deltaker registrert") && text.contains("Kjedens siste verdi"));
    let copies = office.call("copies", json!({}))["copies"].clone();
    let titles: Vec<&str> = copies
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles
            .iter()
            .filter(|title| **title == "Endringslogg")
            .count(),
        2
    );
    // That it left the app stands in it.
    assert_eq!(
        log(&mut office, json!({ "operation": "audit.export" }))["total"],
        2
    );
}

/// All text of a spreadsheet, by a program that shares no code with the writer.
fn xlsx_text(path: &str) -> String {
    let unpacked = std::process::Command::new("unzip")
        .args(["-p", path])
        .output()
        .unwrap();
    assert!(
        unpacked.status.success(),
        "unzip is needed to look into {path}"
    );
    String::from_utf8(unpacked.stdout).unwrap()
}
