//! The app's own advice: where it shows, and putting it aside.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

/// Kari in work practice since 2 March, whose employer nobody has told of the insurance.
fn in_practice(office: &mut Office) -> (String, String) {
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    let practice = json!({ "case": case, "employer": employer, "from": "2026-03-02" });
    let practice = office.make("practice.save", json!({ "practice": practice }));
    (case, practice)
}

fn advice(office: &mut Office, case: &str) -> Vec<Value> {
    let view = office.call("case", json!({ "id": case }));
    view["advice"].as_array().unwrap().clone()
}

fn named(rows: &[Value], advice: &str) -> Option<Value> {
    rows.iter().find(|row| row["advice"] == advice).cloned()
}

/// The request that puts a row aside.
fn aside(row: &Value, date: &str) -> Value {
    json!({
        "case": row["case"], "agreement": row["agreement"], "advice": row["advice"],
        "about": row["about"], "date": date,
    })
}

#[test]
fn advice_stands_on_the_case_and_on_today_apart_from_the_deadlines() {
    let mut office = Office::new();
    let (case, practice) = in_practice(&mut office);
    let found = named(&advice(&mut office, &case), "practice-insurance").unwrap();
    assert_eq!(found["kind"], "practice-without-insurance");
    assert_eq!(found["about"], json!(practice));
    assert_eq!(found["participant"], "Kari Eksempel");
    assert_eq!(found["source"], "Bilag 1 pkt. 6");
    assert_eq!(found["aside"], Value::Null);
    let today = office.call("today", json!(null));
    assert_eq!(
        named(today["advice"].as_array().unwrap(), "practice-insurance"),
        Some(found)
    );
    let rules = today["rows"].as_array().unwrap().iter();
    assert_eq!(
        rules
            .filter(|row| row["due"]["rule"] == "practice-insurance")
            .count(),
        0
    );
    // Done what it says, it goes.
    let practice_now = office.call("case", json!({ "id": case }))["practices"][&practice].clone();
    let mut told = practice_now;
    told["insurance_informed"] = json!("2026-03-02");
    office.call("practice.save", json!({ "id": practice, "practice": told }));
    assert_eq!(
        named(&advice(&mut office, &case), "practice-insurance"),
        None
    );
}

#[test]
fn put_aside_it_stays_aside_for_three_months() {
    let mut office = Office::new();
    let (case, _) = in_practice(&mut office);
    let row = named(&advice(&mut office, &case), "practice-insurance").unwrap();
    let mut request = aside(&row, "2026-05-04");
    request["note"] = json!("Ringer arbeidsgiveren på fredag.");
    let id = office.make("advice.set-aside", request.clone());
    let row = named(&advice(&mut office, &case), "practice-insurance").unwrap();
    let expected = json!({
        "id": id, "date": "2026-05-04", "done": false,
        "note": "Ringer arbeidsgiveren på fredag.", "until": "2026-08-03",
    });
    assert_eq!(row["aside"], expected);
    office.refused(&case, "advice.set-aside", request, Code::AlreadyRegistered);

    office.reopen("2026-08-03");
    let still = named(&advice(&mut office, &case), "practice-insurance").unwrap();
    assert_eq!(still["aside"]["until"], "2026-08-03");
    office.reopen("2026-08-04");
    let back = named(&advice(&mut office, &case), "practice-insurance").unwrap();
    assert_eq!(back["aside"], Value::Null, "nothing is silenced for good");
}

#[test]
fn it_comes_again_when_it_rests_on_something_else() {
    let mut office = Office::new();
    let case = office.kari();
    let group = |date: &str| {
        let entry = json!({ "case": case, "date": date, "activity": "group", "minutes": 60 });
        json!({ "entry": entry })
    };
    office.call("entry.save", group("2026-03-10"));
    let row = named(&advice(&mut office, &case), "group-declaration").unwrap();
    assert_eq!(row["events"][0]["event"], "declaration-signed");
    office.make("advice.set-aside", aside(&row, "2026-05-04"));
    office.call("entry.save", group("2026-02-20"));
    let row = named(&advice(&mut office, &case), "group-declaration").unwrap();
    assert_ne!(row["aside"], Value::Null, "an older entry changes nothing");
    office.call("entry.save", group("2026-05-04"));
    let row = named(&advice(&mut office, &case), "group-declaration").unwrap();
    assert_eq!(row["aside"], Value::Null);
    office.event(&case, "declaration-signed", "2026-05-04");
    assert_eq!(
        named(&advice(&mut office, &case), "group-declaration"),
        None
    );
}

#[test]
fn nav_told_of_the_hours_is_told_for_these_months() {
    let mut office = Office::new();
    let case = office.kari();
    for (date, minutes) in [
        ("2026-02-10", 1200),
        ("2026-03-10", 1080),
        ("2026-04-10", 1080),
        ("2026-05-04", 120),
    ] {
        let entry =
            json!({ "case": case, "date": date, "activity": "follow-up", "minutes": minutes });
        office.call("entry.save", json!({ "entry": entry }));
    }
    let view = office.call("case", json!({ "id": case }));
    let average = json!({ "from": "2026-02-01", "to": "2026-04-30", "months": 3, "minutes": 1120 });
    assert_eq!(view["hours_average"], average);
    let row = named(&advice(&mut office, &case), "hours-above-estimate").unwrap();
    assert_eq!(
        row["why"],
        "I snitt 18,67 t i måneden fra 01.02.2026 til 30.04.2026, og 2 t hittil denne måneden. Avtalen anslår 15 t."
    );
    let mut request = aside(&row, "2026-05-05");
    request["done"] = json!(true);
    let error = office.refused(
        &case,
        "advice.set-aside",
        request.clone(),
        Code::InvalidDate,
    );
    assert_eq!(
        error.details,
        Some(json!(["date"])),
        "not before it has happened"
    );
    request["date"] = json!("2025-12-31");
    office.refused(
        &case,
        "advice.set-aside",
        request.clone(),
        Code::InvalidDate,
    );
    request["date"] = json!("2026-04-28");
    office.call("advice.set-aside", request);
    let row = named(&advice(&mut office, &case), "hours-above-estimate").unwrap();
    assert_eq!(
        (&row["aside"]["done"], &row["aside"]["until"]),
        (&json!(true), &json!("2026-07-31"))
    );
    let history = office.call("history", json!({ "id": case }));
    assert_eq!(
        history["changes"][0]["sentence"],
        "Råd fulgt 28.04.2026: Timene ligger over anslaget"
    );
}

#[test]
fn putting_aside_is_undone_and_brought_back() {
    let mut office = Office::new();
    let (case, practice) = in_practice(&mut office);
    let find = |office: &mut Office| named(&advice(office, &case), "practice-insurance").unwrap();
    let row = find(&mut office);
    let id = office.make("advice.set-aside", aside(&row, "2026-05-04"));
    let newest =
        |office: &mut Office| office.call("history", json!({ "id": case }))["changes"][0].clone();
    let entry = newest(&mut office);
    assert_eq!(
        entry["sentence"],
        "Råd satt til side: Opplysning om yrkesskadeforsikring mangler"
    );
    let labels: Vec<_> = entry["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["label"].as_str())
        .collect();
    assert_eq!(
        labels,
        [Some("Dato"), Some("Gjort")],
        "ids are not the counsellor's to read"
    );
    office.call("undo", json!({ "group": entry["group"] }));
    assert_eq!(find(&mut office)["aside"], Value::Null);
    let entry = newest(&mut office);
    assert_eq!(
        entry["sentence"],
        "Angret: Råd satt til side: Opplysning om yrkesskadeforsikring mangler"
    );
    office.call("undo", json!({ "group": entry["group"] }));
    assert_eq!(find(&mut office)["aside"]["id"], json!(id));

    office.call("advice.bring-back", json!({ "id": id }));
    assert_eq!(find(&mut office)["aside"], Value::Null);
    assert_eq!(
        newest(&mut office)["sentence"],
        "Råd hentet fram igjen: Opplysning om yrkesskadeforsikring mangler"
    );
    office.refused(
        &case,
        "advice.bring-back",
        json!({ "id": id }),
        Code::NotFound,
    );

    // Advice that no longer holds is not put aside.
    office.call("practice.remove", json!({ "id": practice }));
    office.refused(
        &case,
        "advice.set-aside",
        aside(&row, "2026-05-04"),
        Code::NotFound,
    );
    let mut unknown = aside(&row, "2026-05-04");
    unknown["advice"] = json!("no-such-advice");
    office.refused(&case, "advice.set-aside", unknown, Code::NotFound);
}

/// So many participants under an agreement, begun on 1 February.
fn participants(office: &mut Office, agreement: &str, count: usize) -> Vec<String> {
    let person =
        |n: usize| json!({ "first_name": "Prøve", "last_name": format!("{agreement} {n}") });
    let create = |n| {
        json!({
            "agreement": agreement, "person": person(n), "ordered": "2026-01-05", "started": "2026-02-01",
            "case": { "attributes": { "assistance_need": (agreement == "jobb-forst").then_some("extensive") } },
        })
    };
    (0..count)
        .map(|n| office.make("case.create", create(n)))
        .collect()
}

fn own(office: &mut Office) -> Vec<Value> {
    let today = office.call("today", json!(null));
    let rows = today["advice"].as_array().unwrap().clone();
    rows.into_iter()
        .filter(|row| row["case"].is_null())
        .collect()
}

#[test]
fn the_counsellors_own_portfolio_is_counted() {
    let mut office = Office::new();
    let cases = participants(&mut office, "jobb-forst", 16);
    let rows = own(&mut office);
    let names: Vec<_> = rows
        .iter()
        .map(|row| row["advice"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["approved-job-specialist", "caseload"]);
    assert_eq!(rows[0]["participant"], Value::Null);

    let mut profile = office.call("profile", json!(null));
    profile["profile"]["approved"] = json!("2026-01-15");
    profile["profile"]["role"] = json!("Teamleder");
    office.call("profile.save", profile);
    let rows = own(&mut office);
    assert_eq!(rows.len(), 1, "approved");
    assert_eq!(
        rows[0]["why"],
        "Du har 16 deltakere i tiltaket nå. Normert for teamleder er 5–10."
    );

    // Put aside it is on nobody's case, and comes again with one more participant.
    let id = office.make("advice.set-aside", aside(&rows[0], "2026-05-04"));
    assert_eq!(own(&mut office)[0]["aside"]["id"], json!(id));
    let history = office.call("history", json!({ "id": id }));
    let group = history["changes"][0]["group"].clone();
    assert_eq!(history["changes"][0]["cannot_undo"], Value::Null);
    office.call("undo", json!({ "group": group }));
    assert_eq!(own(&mut office)[0]["aside"], Value::Null);
    office.make("advice.set-aside", aside(&rows[0], "2026-05-04"));
    office.event(&cases[0], "ended", "2026-05-03");
    assert_eq!(
        own(&mut office)[0]["aside"],
        Value::Null,
        "another number is another matter"
    );
}

#[test]
fn refino_beside_ordinary_follow_up_is_pointed_out() {
    let mut office = Office::new();
    participants(&mut office, "refino-jan201802", 1);
    assert!(own(&mut office).is_empty());
    let other = participants(&mut office, "jmo-20-598", 1);
    let rows = own(&mut office);
    assert_eq!(rows.len(), 1, "on the one that minds");
    assert_eq!(rows[0]["agreement"], "refino-jan201802");
    office.event(&other[0], "ended", "2026-05-04");
    assert!(own(&mut office).is_empty(), "not at the same time any more");
}

#[test]
fn a_deleted_beginning_takes_its_advice_with_it() {
    let mut office = Office::new();
    let (case, _) = in_practice(&mut office);
    let row = named(&advice(&mut office, &case), "practice-insurance").unwrap();
    let id = office.make("advice.set-aside", aside(&row, "2026-05-04"));
    let history = office.call("history", json!({ "id": case }));
    let changes = history["changes"].as_array().unwrap();
    let created = changes
        .iter()
        .find(|entry| entry["operation"] == "case.create")
        .unwrap();
    assert!(
        created["cannot_undo"]
            .as_str()
            .unwrap()
            .contains("registrert mer"),
        "{created}"
    );
    office.call("advice.bring-back", json!({ "id": id }));
}
