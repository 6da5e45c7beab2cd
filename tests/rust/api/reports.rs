//! What holds of a report from its first word to its delivery.

use crate::support::{FINAL, Office, STATUS, snapshot};
use api::Code;
use serde_json::json;
use std::fs;

#[test]
fn exporting_again_gives_the_same_bytes_even_another_day() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let first = fs::read(office.export(&report, "a.pdf")).unwrap();
    assert_eq!(fs::read(office.export(&report, "a.pdf")).unwrap(), first);
    office.reopen("2026-05-20");
    assert_eq!(fs::read(office.export(&report, "b.pdf")).unwrap(), first);
}

#[test]
fn changed_text_makes_a_new_pdf() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let first = fs::read(office.export(&report, "a.pdf")).unwrap();
    let save = |office: &mut Office, text: &str| {
        office.call(
            "report.save",
            json!({ "id": report, "values": { "status": text } }),
        )
    };
    save(&mut office, "Ikke aktuelt");
    assert_eq!(
        fs::read(office.export(&report, "b.pdf")).unwrap(),
        first,
        "saving the same text changes nothing"
    );
    save(&mut office, "Går framover.");
    assert_ne!(fs::read(office.export(&report, "c.pdf")).unwrap(), first);
}

#[test]
fn what_was_not_sent_is_not_registered_as_delivered() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let sent = fs::read(office.export(&report, "a.pdf")).unwrap();
    let save = |text: &str| json!({ "id": report, "values": { "status": text } });
    let deliver = json!({ "id": report, "date": "2026-05-04", "channel": "letter" });
    office.call("report.save", save("Skrevet etter at PDF-en ble sendt."));
    office.refused(
        &case,
        "report.deliver",
        deliver.clone(),
        Code::ExportOutdated,
    );
    office.call("report.save", save("Ikke aktuelt"));
    office.call("report.deliver", deliver);
    assert_eq!(
        fs::read(office.export(&report, "b.pdf")).unwrap(),
        sent,
        "put back, it is what was sent"
    );
}

#[test]
fn what_is_delivered_is_what_was_sent() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let sent = fs::read(office.export(&report, "a.pdf")).unwrap();
    office.call(
        "report.deliver",
        json!({ "id": report, "date": "2026-05-04", "channel": "letter" }),
    );
    office.reopen("2026-08-20");
    // Later changes to the person do not reach it.
    let person = json!({ "first_name": "Karianne", "last_name": "Eksempel", "fnr": "03879140039" });
    office.call(
        "case.update",
        json!({ "id": case, "person": person, "case": {} }),
    );
    assert_eq!(fs::read(office.export(&report, "b.pdf")).unwrap(), sent);
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(view["report"]["values"]["navn"], "Kari Eksempel");
    assert_eq!(
        view["report"]["delivered"],
        json!({ "date": "2026-05-04", "channel": "letter" })
    );
}

#[test]
fn a_delivered_report_does_not_change() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let deliver = |date: &str| json!({ "id": report, "date": date, "channel": "letter" });
    let unsent = deliver("2026-05-04");
    office.refused(&case, "report.deliver", unsent, Code::ExportOutdated);
    office.export(&report, "a.pdf");
    let before_it_was_made = deliver("2026-05-03");
    office.refused(
        &case,
        "report.deliver",
        before_it_was_made,
        Code::InvalidDate,
    );
    office.call("report.deliver", deliver("2026-05-04"));
    let before = office.call("report", json!({ "id": report }));
    assert!(
        before["report"]["exported"]["sha256"].is_string(),
        "a delivered report always has its PDF"
    );
    let save = json!({ "id": report, "values": { "status": "Annet" } });
    office.refused(&case, "report.save", save, Code::Delivered);
    office.refused(
        &case,
        "report.remove",
        json!({ "id": report }),
        Code::Delivered,
    );
    let again = json!({ "id": report, "date": "2026-05-03", "channel": "letter" });
    office.refused(&case, "report.deliver", again, Code::Delivered);
    let begin = json!({ "case": case, "template": STATUS, "occurrence": 1 });
    office.refused(&case, "report.begin", begin, Code::Delivered);
    assert_eq!(office.call("report", json!({ "id": report })), before);
}

#[test]
fn an_incomplete_report_is_neither_exported_nor_delivered() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    let before = office.call("report", json!({ "id": report }));
    let export = json!({ "id": report, "folder": office.out(), "file_name": "a.pdf" });
    let error = office.refused(&case, "report.export", export, Code::Incomplete);
    for missing in before["check"]["missing"].as_array().unwrap() {
        let label = missing["label"].as_str().unwrap().trim_end_matches(':');
        assert!(
            error.message.contains(label),
            "{} lacks «{label}»",
            error.message
        );
    }
    let deliver = json!({ "id": report, "date": "2026-05-04", "channel": "letter" });
    office.refused(&case, "report.deliver", deliver, Code::Incomplete);
    let whole = office.complete_report(&case, STATUS);
    let tomorrow = json!({ "id": whole, "date": "2026-05-05", "channel": "letter" });
    office.refused(&case, "report.deliver", tomorrow, Code::InvalidDate);
    let fax = json!({ "id": whole, "date": "2026-05-04", "channel": "fax" });
    office.refused(&case, "report.deliver", fax, Code::InvalidField);
    assert_eq!(snapshot(&office.out()).len(), 0);
}

#[test]
fn a_refused_export_changes_nothing() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let before = office.call("report", json!({ "id": report }));
    fs::write(office.out().join("finnes.pdf"), "mitt eget").unwrap();
    let out = office.out();
    for (folder, name, code) in [
        (out.join("borte"), "a.pdf", Code::FolderMissing),
        (out.clone(), "finnes.pdf", Code::FileExists),
        (out.clone(), "../a.pdf", Code::InvalidFileName),
        (out.clone(), "hva?.pdf", Code::InvalidFileName),
        (out.clone(), " ", Code::InvalidFileName),
    ] {
        let request = json!({ "id": report, "folder": folder, "file_name": name });
        office.refused(&case, "report.export", request, code);
        assert_eq!(
            office.call("report", json!({ "id": report })),
            before,
            "{code:?}"
        );
    }
    assert_eq!(
        fs::read(office.out().join("finnes.pdf")).unwrap(),
        b"mitt eget"
    );
    assert_eq!(snapshot(&office.out()).len(), 1);
}

#[test]
fn drafts_survive() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    let text = "Første linje\n\nÆrlig talt: blåbær – 50 % «på plass» 😊";
    office.call(
        "report.save",
        json!({ "id": report, "values": { "status": text } }),
    );
    office.reopen("2026-05-05");
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(view["report"]["values"]["status"], text);
    assert_eq!(
        view["check"]["undrawable"][0]["character"], "😊",
        "told while it is typed"
    );
    let cleared = office.call(
        "report.save",
        json!({ "id": report, "values": { "status": "" } }),
    );
    let fields: Vec<_> = cleared["missing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| &m["field"])
        .collect();
    assert!(
        fields.contains(&&json!("status")),
        "an emptied field is missing again"
    );
    office.call("report.remove", json!({ "id": report }));
    assert_eq!(
        office.refusal("report", json!({ "id": report })).code,
        Code::NotFound
    );
}

#[test]
fn a_report_belongs_to_its_agreement_and_its_period() {
    let mut office = Office::new();
    let case = office.kari();
    let begin = |template: &str, occurrence: Option<u32>| json!({ "case": case, "template": template, "occurrence": occurrence });
    office.refused(
        &case,
        "report.begin",
        begin("jmo-vest-viken/julekort", None),
        Code::UnknownTemplate,
    );
    office.refused(
        &case,
        "report.begin",
        begin(STATUS, Some(0)),
        Code::NotFound,
    );
    office.refused(
        &case,
        "report.begin",
        begin(STATUS, Some(99)),
        Code::NotFound,
    );
    let ordered = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" }),
    );
    let unstarted = json!({ "case": ordered, "template": STATUS });
    let error = office.refused(&ordered, "report.begin", unstarted, Code::NotFound);
    assert!(error.message.contains("oppstart"), "{}", error.message);
    let report = office.make("report.begin", begin(FINAL, None));
    let unknown = json!({ "id": report, "values": { "yndlingsfarge": "blå" } });
    office.refused(&case, "report.save", unknown, Code::UnknownField);
}

#[test]
fn a_file_name_names_no_one() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let view = office.call("case", json!({ "id": case }));
    let (name, fnr) = (&view["person"]["first_name"], &view["person"]["fnr"]);
    for part in [name, fnr] {
        let file_name = format!("rapport {}.pdf", part.as_str().unwrap().to_uppercase());
        let export = json!({ "id": report, "folder": office.out(), "file_name": file_name });
        office.refused(&case, "report.export", export, Code::InvalidFileName);
    }
}
