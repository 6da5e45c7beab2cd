//! «Portefølje», and lists that are asked for in parts: a case's log and its history.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

fn row(office: &mut Office, case: &str) -> Value {
    let list = office.call("list", json!(null));
    let rows = list["cases"].as_array().unwrap();
    rows.iter().find(|row| row["case"] == case).unwrap().clone()
}

fn enter(office: &mut Office, case: &str, date: &str, activity: &str, text: &str) -> String {
    let entry =
        json!({ "case": case, "date": date, "activity": activity, "minutes": 30, "text": text });
    office.make("entry.save", json!({ "entry": entry }))
}

#[test]
fn a_row_tells_who_at_nav_and_how_long_is_left() {
    let mut office = Office::new();
    let contact = |kind: &str, name: &str| json!({ "contact": { "kind": kind, "name": name } });
    let nav = office.make("contact.save", contact("nav-office", "NAV Øvre Prøve"));
    let nina = office.make("contact.save", contact("nav-counsellor", "Nina Navnesen"));
    let case = office.make(
        "case.create",
        json!({
            "agreement": "jmo-vest-viken",
            "person": { "first_name": "Kari", "last_name": "Eksempel" },
            "case": { "nav_office": nav, "nav_counsellor": nina },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    );
    let told = row(&mut office, &case);
    assert_eq!(told["nav_office"], "NAV Øvre Prøve");
    assert_eq!(told["nav_counsellor"], "Nina Navnesen");
    assert_eq!(told["buyer"], "NAV Vest-Viken");
    // On 4 May, with a duration of six months from 1 February.
    assert_eq!(told["ends"], "2026-07-31");
    assert_eq!(told["days_left"], 88);

    office.reopen("2026-08-02");
    assert_eq!(
        row(&mut office, &case)["days_left"],
        -2,
        "the duration has run out"
    );
    office.event(&case, "ended", "2026-07-31");
    let told = row(&mut office, &case);
    assert_eq!(
        told["days_left"],
        json!(null),
        "nothing is left of what has ended"
    );
    assert_eq!(told["quiet"], false);
}

#[test]
fn without_contact_for_more_than_two_weeks_a_participant_under_way_is_quiet() {
    let mut office = Office::new();
    let list = office.call("list", json!(null));
    assert_eq!(list["quiet_after_days"], 14);
    let case = office.kari();
    let told = row(&mut office, &case);
    assert_eq!(told["last_contact"], json!(null));
    assert_eq!(told["days_since_contact"], json!(null));
    assert_eq!(
        told["quiet"], true,
        "nobody has been in touch since the start"
    );

    // Neither absence nor what the participant does alone is contact.
    enter(&mut office, &case, "2026-05-03", "own-activity", "");
    let absence =
        json!({ "case": case, "date": "2026-05-02", "activity": "absence", "valid": true });
    office.make("entry.save", json!({ "entry": absence }));
    assert_eq!(row(&mut office, &case)["last_contact"], json!(null));

    for (date, days, quiet) in [("2026-04-19", 15, true), ("2026-04-20", 14, false)] {
        enter(&mut office, &case, date, "follow-up", "");
        let told = row(&mut office, &case);
        assert_eq!(told["last_contact"], date);
        assert_eq!(told["days_since_contact"], days);
        assert_eq!(told["quiet"], quiet, "{days} days");
    }

    let ordered = json!({ "agreement": "jmo-vest-viken", "ordered": "2026-01-05",
        "person": { "first_name": "Ola", "last_name": "Eksempel" } });
    let ordered = office.make("case.create", ordered);
    assert_eq!(
        row(&mut office, &ordered)["quiet"],
        false,
        "who has not begun is not followed up yet"
    );
}

#[test]
fn the_log_comes_in_parts_newest_first() {
    let mut office = Office::new();
    let case = office.kari();
    for day in 10..=20 {
        enter(
            &mut office,
            &case,
            &format!("2026-03-{day}"),
            "follow-up",
            "",
        );
    }
    let ask = |office: &mut Office, from: usize, count: usize| {
        office.call(
            "entries",
            json!({ "case": case, "from": from, "count": count }),
        )
    };
    let first = ask(&mut office, 0, 4);
    assert_eq!(first["all"], 11);
    assert_eq!(first["total"], 11);
    assert_eq!(first["minutes"], 330, "of all that was asked for");
    assert_eq!(first["months"], json!(["2026-03-01"]));
    let dates = |answer: &Value| -> Vec<String> {
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| row["entry"]["date"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        dates(&first),
        ["2026-03-20", "2026-03-19", "2026-03-18", "2026-03-17"]
    );
    assert_eq!(dates(&ask(&mut office, 9, 4)), ["2026-03-11", "2026-03-10"]);
    assert_eq!(dates(&ask(&mut office, 11, 4)), [""; 0]);
    let mut parts: Vec<Value> = Vec::new();
    for from in [0, 4, 8] {
        parts.extend(
            ask(&mut office, from, 4)["rows"]
                .as_array()
                .unwrap()
                .clone(),
        );
    }
    let whole = ask(&mut office, 0, 11);
    assert_eq!(
        json!(parts),
        whole["rows"],
        "parts neither overlap nor leave out"
    );
    let view = office.call("case", json!({ "id": case }));
    assert!(
        view.get("entries").is_none(),
        "a case is sent without its log"
    );

    let again = enter(&mut office, &case, "2026-03-20", "follow-up", "");
    let later = enter(&mut office, &case, "2026-03-20", "follow-up", "");
    let newest = office.call("entries", json!({ "case": case, "count": 2 }));
    assert_eq!(
        [&newest["rows"][0]["id"], &newest["rows"][1]["id"]],
        [&later, &again],
        "what was entered just now is at the top of its day"
    );

    let unknown = json!({ "case": "0", "count": 1 });
    assert_eq!(office.refusal("entries", unknown).code, Code::NotFound);
}

#[test]
fn the_log_is_narrowed_by_days_sort_and_words() {
    let mut office = Office::new();
    let case = office.kari();
    let first = enter(
        &mut office,
        &case,
        "2026-02-27",
        "follow-up",
        "CV og søknad",
    );
    let visit = enter(
        &mut office,
        &case,
        "2026-03-02",
        "workplace",
        "Besøk på lageret",
    );
    let call = enter(&mut office, &case, "2026-03-31", "follow-up", "Ringte Áŋŋá");
    let absence = json!({ "case": case, "date": "2026-03-30", "until": "2026-04-02", "activity": "absence",
        "valid": true, "text": "sykdom" });
    let absence = office.make("entry.save", json!({ "entry": absence }));
    let mut found = |narrowed: Value| -> Vec<String> {
        let mut asked = json!({ "case": case, "count": 10 });
        for (key, value) in narrowed.as_object().unwrap() {
            asked[key] = value.clone();
        }
        let answer = office.call("entries", asked);
        assert_eq!(answer["all"], 4);
        assert_eq!(answer["months"], json!(["2026-03-01", "2026-02-01"]));
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let march = json!({ "since": "2026-03-01", "until": "2026-03-31" });
    assert_eq!(found(march), [&*call, &*absence, &*visit]);
    let april = json!({ "since": "2026-04-01", "until": "2026-04-30" });
    assert_eq!(
        found(april),
        [&*absence],
        "an absence that began earlier lasts into it"
    );
    assert_eq!(found(json!({ "activity": "follow-up" })), [&*call, &*first]);
    assert_eq!(found(json!({ "text": "LAGER" })), [&*visit]);
    assert_eq!(found(json!({ "text": "anna" })), [&*call]);
    assert_eq!(found(json!({ "text": "soknad" })), [&*first]);
    assert_eq!(found(json!({ "text": " " })).len(), 4);
    let both = json!({ "activity": "follow-up", "since": "2026-03-01" });
    assert_eq!(found(both), [&*call]);
}

#[test]
fn a_history_in_parts_is_the_history() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.make(
        "report.begin",
        json!({ "case": case, "template": crate::support::STATUS }),
    );
    for text in ["K", "Ka", "Kari"] {
        let save = json!({ "id": report, "values": { "status": text } });
        office.call("report.save", save);
    }
    let entry = enter(&mut office, &case, "2026-03-02", "follow-up", "");
    let group = |office: &mut Office| {
        let newest = office.call("history", json!({ "id": case, "count": 1 }));
        newest["changes"][0]["group"].as_str().unwrap().to_owned()
    };
    // Undone and done again: told by what was done, which lies in another part.
    for _ in 0..2 {
        let newest = group(&mut office);
        office.call("undo", json!({ "group": newest }));
    }
    office.call("entry.remove", json!({ "id": entry }));
    let whole = office.call("history", json!({ "id": case }));
    let changes = whole["changes"].as_array().unwrap();
    assert_eq!(whole["total"], changes.len());
    assert_eq!(changes.len(), 7, "the savings are one");
    assert_eq!(
        changes[1]["sentence"],
        "Gjort om igjen: Timer ført: 02.03.2026, 30 minutter"
    );
    for (from, change) in changes.iter().enumerate() {
        let part = office.call("history", json!({ "id": case, "from": from, "count": 1 }));
        assert_eq!(part["total"], whole["total"]);
        assert_eq!(part["changes"], json!([change]), "from {from}");
    }
    let beyond = office.call("history", json!({ "id": case, "from": 7, "count": 9 }));
    assert_eq!(beyond["changes"], json!([]));
}
