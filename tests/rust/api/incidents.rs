//! The log of incidents and deviations, the clock of a breach, and the yearly review of access.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;

const BREACH: &str = "jmo-vest-viken/bruddmelding";

fn breach(more: &Value) -> Value {
    let mut incident = json!({
        "kind": "breach", "title": "Rapport sendt på vanlig e-post",
        "discovered": "2026-05-04", "discovered_at": "8.12",
        "happened": "Fredag 30. april", "agreements": ["jmo-vest-viken"], "cases": [],
        "description": "En statusrapport ble sendt på vanlig e-post.",
        "consequences": "Opplysninger om helse kan være lest av andre.",
        "measures": [
            { "what": "Be mottakeren slette den", "responsible": "Vigdis", "due": "2026-05-05", "done": null },
            { "what": "", "responsible": "", "due": null, "done": null },
        ],
    });
    for (key, value) in more.as_object().unwrap() {
        incident[key] = value.clone();
    }
    incident
}

fn row(office: &mut Office, id: &str) -> Value {
    let answer = office.call("incidents", json!(null));
    let mut rows = answer["incidents"].as_array().unwrap().iter();
    rows.find(|row| row["id"] == id).unwrap().clone()
}

#[test]
fn a_breach_has_one_clock_which_the_notice_shares() {
    let mut office = Office::new();
    office.kari();
    let id = office.make("incident.save", breach(&json!({})));
    let entered = row(&mut office, &id);
    assert_eq!(entered["incident"]["discovered"], "2026-05-04T08:12:00");
    assert_eq!(
        (
            &entered["clock"]["from"],
            &entered["clock"]["hours"],
            &entered["clock"]["running"]
        ),
        (&json!("04.05.2026 kl. 08:12"), &json!(24), &json!(true))
    );
    let missing = &entered["clock"]["missing"];
    assert_eq!(
        (missing.as_array().unwrap().len(), &missing[0]["template"]),
        (1, &json!(BREACH))
    );
    assert_eq!(
        entered["open_measures"], 1,
        "one that says nothing is no measure"
    );

    // The notice is begun from it, with its words.
    let begin = json!({ "template": BREACH, "incident": id });
    let notice = office.make("report.begin", begin.clone());
    assert_eq!(
        office.make("report.begin", begin),
        notice,
        "one draft of each incident"
    );
    let view = office.call("report", json!({ "id": notice }));
    let values = &view["report"]["values"];
    assert_eq!(values["oppdaget"], "04.05.2026 kl. 08:12");
    assert_eq!(values["tidspunkt"], "Fredag 30. april");
    assert!(
        values["a-arten"]
            .as_str()
            .unwrap()
            .contains("vanlig e-post")
    );
    assert_eq!(
        values["e-tiltak"],
        "Be mottakeren slette den (Vigdis, innen 05.05.2026)"
    );
    assert_eq!(view["prefill"]["oppdaget"]["source"], "fra avviksloggen");

    // It is one fact, from wherever it is changed.
    let typed = json!({ "id": notice, "values": { "oppdaget": "04.05.2026 kl. 07:40" } });
    office.call("report.save", typed);
    assert_eq!(
        row(&mut office, &id)["clock"]["from"],
        "04.05.2026 kl. 07:40"
    );
    let unread = json!({ "id": notice, "values": { "oppdaget": "i morges" } });
    office.call("report.save", unread);
    assert_eq!(
        row(&mut office, &id)["clock"]["from"],
        "04.05.2026 kl. 07:40",
        "what is no time changes nothing"
    );
    office.call(
        "incident.save",
        breach(&json!({ "id": id, "discovered_at": "06:30" })),
    );
    let view = office.call("report", json!({ "id": notice }));
    assert_eq!(view["report"]["values"]["oppdaget"], "04.05.2026 kl. 06:30");

    let refused = office.refusal("incident.remove", json!({ "id": id }));
    assert_eq!(
        refused.code,
        Code::InvalidRequest,
        "NAV may have it already"
    );

    // Delivered, it has told NAV: nobody enters that once more.
    let missing = office.call("report", json!({ "id": notice }))["check"]["missing"].clone();
    let fields = missing.as_array().unwrap().iter();
    let blank: serde_json::Map<String, Value> = fields
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        })
        .collect();
    office.call("report.save", json!({ "id": notice, "values": blank }));
    office.export(&notice, "melding.pdf");
    let delivery = json!({ "id": notice, "date": "2026-05-04", "channel": "secure-post" });
    office.call("report.deliver", delivery);
    let told = row(&mut office, &id);
    assert_eq!(
        (
            &told["told"],
            &told["clock"]["running"],
            &told["clock"]["late"]
        ),
        (&json!("2026-05-04"), &json!(false), &json!(false))
    );
    assert_eq!(told["clock"]["missing"], json!([]));
    let close = breach(&json!({ "id": id, "discovered_at": "06:30", "closed": "2026-05-04" }));
    office.call("incident.save", close);
    office.call("verify", json!(null));
}

#[test]
fn a_breach_is_not_closed_before_nav_was_told_in_writing() {
    let mut office = Office::new();
    office.kari();
    let id = office.make("incident.save", breach(&json!({})));
    let mut closing = json!({ "id": id, "closed": "2026-05-04" });
    let refused = office.refusal("incident.save", breach(&closing));
    assert_eq!(
        (refused.code, refused.details),
        (Code::NotPermitted, Some(json!(["closed"])))
    );
    assert_eq!(row(&mut office, &id)["clock"]["running"], true);
    closing["told"] = json!({ "date": "2026-05-04", "how": " " });
    let refused = office.refusal("incident.save", breach(&closing));
    assert_eq!(
        (refused.code, refused.details),
        (Code::MissingField, Some(json!(["how"])))
    );
    closing["told"]["how"] = json!("Sikker melding til kontaktpersonen");
    office.call("incident.save", breach(&closing));
    assert_eq!(row(&mut office, &id)["clock"]["running"], false);
    // What is no breach has no clock.
    let deviation = json!({ "kind": "deviation", "closed": "2026-05-04" });
    office.make("incident.save", breach(&deviation));
}

#[test]
fn a_notice_that_was_written_first_is_entered_afterwards() {
    let mut office = Office::new();
    office.kari();
    let notice = office.make("report.begin", json!({ "template": BREACH }));
    let typed = json!({ "id": notice, "values": { "oppdaget": "03.05.2026 kl. 15:00" } });
    office.call("report.save", typed);
    let answer = office.call("incidents", json!(null));
    assert_eq!(
        (
            &answer["unlogged"][0]["report"],
            &answer["unlogged"][0]["discovered"]
        ),
        (&json!(notice), &json!("03.05.2026 kl. 15:00"))
    );
    let entered =
        breach(&json!({ "discovered": "2026-05-03", "discovered_at": "1500", "notice": notice }));
    let id = office.make("incident.save", entered);
    let answer = office.call("incidents", json!(null));
    assert_eq!(answer["unlogged"], json!([]));
    assert_eq!(row(&mut office, &id)["notices"][0]["report"], json!(notice));
}

#[test]
fn the_log_names_no_participant_and_outlives_them() {
    let mut office = Office::new();
    let kari = office.kari();
    let view = office.call("case", json!({ "id": kari }));
    let reference = view["case"]["reference"].as_str().unwrap().to_owned();

    let naming = breach(&json!({ "description": "Rapporten til Kari Eksempel ble sendt feil." }));
    let refused = office.refusal("incident.save", naming.clone());
    assert_eq!(refused.code, Code::NotLookedAt);
    assert_eq!(refused.details, Some(json!(["description"])));
    assert!(!refused.message.contains("Kari"), "{}", refused.message);
    let stranger = office.refusal(
        "incident.save",
        breach(&json!({ "cases": ["Kari Eksempel"] })),
    );
    assert_eq!(
        (stranger.code, stranger.message.contains("Kari")),
        (Code::InvalidField, false)
    );

    // Looked at, it may stand, and the same words are not asked about twice.
    let mut looked_at = naming;
    looked_at["looked_at"] = json!(true);
    let id = office.make("incident.save", looked_at.clone());
    looked_at["id"] = json!(id);
    looked_at["looked_at"] = json!(false);
    office.call("incident.save", looked_at);
    office.call("incident.remove", json!({ "id": id }));

    let of_case = breach(&json!({ "cases": [reference.to_lowercase()] }));
    let id = office.make("incident.save", of_case.clone());
    assert_eq!(
        row(&mut office, &id)["cases"],
        json!([{ "reference": reference, "case": kari, "participant": "Kari Eksempel" }])
    );
    // What is kept is the reference alone.
    let kept = row(&mut office, &id)["incident"].to_string();
    assert!(kept.contains(&reference) && !kept.contains(&kari) && !kept.contains("Kari"));
}

#[test]
fn a_slip_is_told_at_its_field() {
    let mut office = Office::new();
    office.kari();
    for (slip, code, field) in [
        (json!({ "title": " " }), Code::MissingField, "title"),
        (
            json!({ "discovered_at": "25.70" }),
            Code::InvalidField,
            "discovered_at",
        ),
        (
            json!({ "discovered_at": "" }),
            Code::InvalidField,
            "discovered_at",
        ),
        (
            json!({ "discovered": "2026-05-05" }),
            Code::InvalidDate,
            "discovered",
        ),
        (
            json!({ "closed": "2026-05-01" }),
            Code::InvalidDate,
            "closed",
        ),
        (
            json!({ "told": { "date": "2026-05-01", "how": "Telefon" } }),
            Code::InvalidDate,
            "told",
        ),
    ] {
        let refused = office.refusal("incident.save", breach(&slip));
        assert_eq!(
            (refused.code, refused.details),
            (code, Some(json!([field]))),
            "{slip}"
        );
    }
    for typed in ["8.12", "08:12", "0812", "812", "08 12"] {
        let id = office.make("incident.save", breach(&json!({ "discovered_at": typed })));
        assert_eq!(
            row(&mut office, &id)["clock"]["from"],
            "04.05.2026 kl. 08:12",
            "{typed}"
        );
    }
}

#[test]
fn an_entry_is_changed_undone_and_written_for_nav() {
    let mut office = Office::new();
    office.kari();
    let id = office.make("incident.save", breach(&json!({ "kind": "deviation" })));
    assert_eq!(
        row(&mut office, &id)["clock"],
        Value::Null,
        "only a breach is to be told of in a day"
    );
    let done =
        json!([{ "what": "Ny rutine", "responsible": "Ola", "due": "2026-05-01", "done": null }]);
    office.call(
        "incident.save",
        breach(&json!({ "id": id, "kind": "deviation", "measures": done })),
    );
    assert_eq!(row(&mut office, &id)["overdue_measures"], 1);
    let history = office.call("history", json!({ "id": id }));
    let group = history["changes"][0]["group"].clone();
    assert_eq!(history["changes"][0]["cannot_undo"], Value::Null);
    office.call("undo", json!({ "group": group }));
    assert_eq!(row(&mut office, &id)["overdue_measures"], 0);

    let file = json!({ "folder": office.out(), "file_name": "avvikslogg.xlsx" });
    let saved = office.call("incident.export", json!({ "file": file }));
    let bytes = fs::read(saved["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let copies = office.call("copies", json!({}));
    assert_eq!(copies["copies"][0]["title"], "Avvikslogg");
    let again = office.refusal("incident.export", json!({ "file": file }));
    assert_eq!(again.code, Code::FileExists);
}

fn points(office: &mut Office, change: impl Fn(&str, &mut Value)) -> Value {
    let answer = office.call("access-reviews", json!(null));
    let asked = answer["points"].as_array().unwrap().iter();
    let gone_through = asked.map(|asked| {
        let point = asked["point"].as_str().unwrap();
        let mut found = json!({
            "point": point, "who": "Bare jeg", "confirmed": true, "action": "", "due": null, "done": null,
        });
        change(point, &mut found);
        found
    });
    json!(gone_through.collect::<Vec<_>>())
}

#[test]
fn who_has_access_is_gone_through_once_a_year() {
    let mut office = Office::new();
    office.call(
        "profile.save",
        json!({ "profile": { "counsellor": "Vigdis Veileder" } }),
    );
    office.kari();
    let before = office.call("access-reviews", json!(null));
    assert_eq!(
        (&before["reviews"], &before["is_due"]),
        (&json!([]), &json!(false))
    );

    let half = points(&mut office, |_, _| {});
    let half = json!(half.as_array().unwrap()[1..]);
    let refused = office.refusal("access-review.save", json!({ "points": half }));
    assert_eq!(
        (refused.code, refused.details),
        (Code::MissingField, Some(json!(["account"])))
    );
    let undecided = points(&mut office, |point, found| {
        found["confirmed"] = json!(point != "backups");
    });
    let refused = office.refusal("access-review.save", json!({ "points": undecided }));
    assert_eq!(
        refused.details,
        Some(json!(["backups"])),
        "what is to be done?"
    );

    let with_action = |point: &str, found: &mut Value| {
        if point == "backups" {
            found["confirmed"] = json!(false);
            found["action"] = json!("Flytt kopiene til et låst skap.");
            found["due"] = json!("2026-06-01");
        }
    };
    let gone_through = points(&mut office, with_action);
    let id = office.make("access-review.save", json!({ "points": gone_through }));
    let answer = office.call("access-reviews", json!(null));
    let review = &answer["reviews"][0];
    assert_eq!(
        (
            &review["review"]["date"],
            &review["review"]["by"],
            &review["open_actions"]
        ),
        (&json!("2026-05-04"), &json!("Vigdis Veileder"), &json!(1))
    );
    assert_eq!(
        (&answer["due"], &answer["is_due"]),
        (&json!("2027-05-04"), &json!(false))
    );
    assert_eq!(
        answer["points"][0]["who"], "Bare jeg",
        "the next one begins with it"
    );

    let history = office.call("history", json!({ "id": id }));
    assert_eq!(history["changes"][0]["cannot_undo"], Value::Null);

    let file = json!({ "folder": office.out(), "file_name": "tilgang.pdf" });
    let saved = office.call("access-review.export", json!({ "id": id, "file": file }));
    let pdf = fs::read(saved["path"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let copies = office.call("copies", json!({}));
    assert_eq!(copies["copies"][0]["title"], "Tilgangsgjennomgang");

    // A year later the app advises it, once.
    let advised = |office: &mut Office| {
        let today = office.call("today", json!(null));
        let advice = today["advice"].as_array().unwrap().iter();
        advice.filter(|row| row["kind"] == "access-review").count()
    };
    office.reopen("2027-05-03");
    assert_eq!(advised(&mut office), 0);
    office.reopen("2027-05-04");
    let refino = json!({ "agreement": "refino-jan201802", "person": { "first_name": "Ola" }, "ordered": "2027-04-01", "started": "2027-04-15" });
    office.make("case.create", refino);
    assert_eq!(advised(&mut office), 1, "of several agreements' one");
    let gone_through = points(&mut office, |_, _| {});
    office.make("access-review.save", json!({ "points": gone_through }));
    assert_eq!(advised(&mut office), 0);
}

#[test]
fn of_a_deleted_participant_the_log_keeps_the_reference_and_no_more() {
    let mut office = Office::new();
    let kari = office.kari();
    let view = office.call("case", json!({ "id": kari }));
    let reference = view["case"]["reference"].as_str().unwrap().to_owned();
    let naming = breach(&json!({
        "cases": [reference], "looked_at": true,
        "description": "Rapporten til Kari Eksempel gikk til feil mottaker.",
    }));
    let id = office.make("incident.save", naming);
    office.call("case.delete", json!({ "cases": [kari] }));
    let kept = row(&mut office, &id);
    assert_eq!(
        kept["cases"],
        json!([{ "reference": reference, "case": null, "participant": null }])
    );
    let description = kept["incident"]["description"].as_str().unwrap();
    assert!(
        !description.contains("Kari") && !description.contains("Eksempel"),
        "{description}"
    );
    assert!(
        description.contains("gikk til feil mottaker"),
        "{description}"
    );
    assert_eq!(kept["incident"]["cases"], json!([reference]));
    office.call("verify", json!(null));
    // The log tells of the case by its reference, too.
    let log = office.call("change-log", json!({ "case": kari }));
    assert_eq!(log["cases"][0]["reference"], json!(reference));
    assert!(log["rows"].as_array().unwrap().len() > 1);
}
