//! The queue of what must be deleted, what is looked at before, the hold, and the proof afterwards.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;

/// Someone who ended on 6 February 2026 and whose final report was delivered on a day: the data must go twelve
/// weeks later.
fn ended(office: &mut Office, name: &str, reported: &str) -> String {
    let case = office.make(
        "case.create",
        json!({
            "agreement": "jmo-vest-viken",
            "person": { "first_name": name, "last_name": "Eksempel" },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    );
    office.event(&case, "ended", "2026-02-06");
    office.event(&case, "final-report-delivered", reported);
    case
}

fn queue(office: &mut Office) -> Vec<Value> {
    let queue = office.call("deletion.queue", json!({}));
    queue["rows"].as_array().unwrap().clone()
}

fn row(office: &mut Office, case: &str) -> Value {
    let rows = queue(office);
    rows.into_iter().find(|row| row["case"] == case).unwrap()
}

fn hold(office: &mut Office, case: &str, reason: &str) -> String {
    office.make(
        "hold.save",
        json!({ "case": case, "reason": reason, "since": "2026-05-04" }),
    )
}

#[test]
fn the_queue_counts_down_by_the_agreement_s_own_rule() {
    let mut office = Office::new();
    // Twelve weeks before each of these days lies the final report.
    let today = ended(&mut office, "Åse", "2026-02-09");
    let week = ended(&mut office, "Bo", "2026-02-16");
    let overdue = ended(&mut office, "Cecilie", "2026-02-08");
    let four = ended(&mut office, "Dina", "2026-03-09");
    let later = ended(&mut office, "Erik", "2026-03-10");
    let kari = office.kari();
    let rows = queue(&mut office);
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["case"].as_str().unwrap(),
                row["stage"].as_str(),
                row["days"].as_i64(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (&*overdue, Some("overdue"), Some(-1)),
            (&*today, Some("today"), Some(0)),
            (&*week, Some("one-week"), Some(7)),
            (&*four, Some("four-weeks"), Some(28)),
            (&*later, Some("coming"), Some(29)),
            (&*kari, None, None),
        ]
    );
    assert_eq!(rows[1]["due"], "2026-05-04");
    assert!(
        rows[5]["undated"]
            .as_str()
            .unwrap()
            .contains("sluttrapporten")
    );

    // «I dag» has one row for it, which says the same.
    let view = office.call("today", json!({}));
    let dues = view["rows"].as_array().unwrap();
    let of: Vec<_> = dues
        .iter()
        .filter(|row| row["case"] == json!(week) && row["due"]["rule"] == "deletion")
        .collect();
    assert_eq!(of.len(), 1);
    assert_eq!(
        of[0]["due"]["deletion"],
        json!({ "stage": "one-week", "hold": null })
    );
    assert!(
        dues.iter()
            .all(|row| row["due"]["rule"] == "deletion" || row["due"]["deletion"].is_null())
    );
}

#[test]
fn a_withdrawn_order_has_its_own_day() {
    let mut office = Office::new();
    let case = office.make(
        "case.create",
        json!({
            "agreement": "jmo-vest-viken",
            "person": { "first_name": "Øyvind", "last_name": "Eksempel" },
            "ordered": "2026-01-05",
        }),
    );
    assert_eq!(row(&mut office, &case)["due"], Value::Null);
    office.event(&case, "ended", "2026-02-10");
    assert_eq!(row(&mut office, &case)["due"], "2026-05-05");
}

#[test]
fn a_hold_needs_a_reason_and_stops_deletion_until_it_is_lifted() {
    let mut office = Office::new();
    let case = ended(&mut office, "Åse", "2026-02-08");
    let ask = |reason: &str, since: &str| json!({ "case": case, "reason": reason, "since": since });
    office.refused(
        &case,
        "hold.save",
        ask("  ", "2026-05-04"),
        Code::MissingField,
    );
    office.refused(
        &case,
        "hold.save",
        ask("Klage", "2026-05-05"),
        Code::InvalidDate,
    );
    office.refused(
        &case,
        "hold.save",
        ask(&"å".repeat(501), "2026-05-04"),
        Code::InvalidField,
    );

    let overdue =
        |office: &mut Office| office.call("list", json!(null))["cases"][0]["overdue"].as_u64();
    let before = overdue(&mut office).unwrap();
    let first = hold(&mut office, &case, "Klage til NAV er ikke avgjort.");
    let second = hold(&mut office, &case, "Klagen er sendt videre.");
    assert_eq!(first, second, "a case has one hold");
    let told = row(&mut office, &case);
    assert_eq!(told["hold"]["reason"], "Klagen er sendt videre.");

    let error = office.refused(
        &case,
        "case.delete",
        json!({ "cases": [case] }),
        Code::Frozen,
    );
    assert!(
        error.message.contains("stanset fra 04.05.2026"),
        "{}",
        error.message
    );
    assert!(
        !error.message.contains("Klage"),
        "the reason may tell of the participant"
    );

    // It does not call for anything as long as it holds, but is still to be seen.
    let view = office.call("today", json!({}));
    let dues = view["rows"].as_array().unwrap();
    let due = dues
        .iter()
        .find(|row| row["due"]["rule"] == "deletion")
        .unwrap();
    assert_eq!(due["due"]["nearness"], "later");
    assert_eq!(due["due"]["deletion"]["hold"], "Klagen er sendt videre.");
    assert_eq!(overdue(&mut office), Some(before - 1));

    // Neither does the app delete it by itself.
    office.call("deletion.automatic", json!({ "on": true }));
    office.reopen("2026-05-05");
    assert_eq!(queue(&mut office).len(), 1);

    office.call("hold.lift", json!({ "case": case }));
    let again = office.refusal("hold.lift", json!({ "case": case }));
    assert_eq!(again.code, Code::NotFound);
    let history = office.call("history", json!({ "id": case }))["changes"].clone();
    let sentences: Vec<_> = history.as_array().unwrap().iter().take(3).collect();
    assert!(
        sentences[0]["sentence"]
            .as_str()
            .unwrap()
            .starts_with("Stansen i slettingen opphevet")
    );
    assert!(
        sentences[2]["sentence"]
            .as_str()
            .unwrap()
            .starts_with("Slettingen stanset fra 04.05.2026: Klage")
    );
    let undo = json!({ "group": history[0]["group"] });
    office.call("undo", undo);
    assert_eq!(
        row(&mut office, &case)["hold"]["reason"],
        "Klagen er sendt videre."
    );
}

#[test]
fn what_goes_and_what_is_missing_is_told_before() {
    let mut office = Office::new();
    let employer = json!({ "contact": { "kind": "employer", "name": "Bakeriet AS" } });
    let employer = office.make("contact.save", employer);
    let case = ended(&mut office, "Åse", "2026-02-09");
    let job = json!({
        "case": case, "employer": employer, "position": "Baker", "percent": 80,
        "terms": "permanent", "from": "2026-02-03",
    });
    office.make("employment.save", json!({ "employment": job }));
    for day in ["2026-02-03", "2026-02-04"] {
        let entry = json!({ "case": case, "date": day, "activity": "follow-up", "form": "phone", "minutes": 30 });
        office.make("entry.save", json!({ "entry": entry }));
    }
    let draft = office.complete_report(&case, "jmo-vest-viken/plan");
    let preview = office.call("deletion.preview", json!({ "cases": [case] }));
    let of = &preview["cases"][0];
    let gone: Vec<&str> = of["gone"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| g.as_str().unwrap())
        .collect();
    for expected in [
        "personopplysningene",
        "2 timeføringer",
        "1 arbeidsforhold",
        "1 rapport",
    ] {
        assert!(gone.contains(&expected), "{expected} in {gone:?}");
    }
    assert_eq!(
        preview["contacts"],
        json!(["Bakeriet AS"]),
        "nobody else uses it"
    );

    let outstanding = of["outstanding"].as_array().unwrap();
    let kinds: Vec<&str> = outstanding
        .iter()
        .map(|o| o["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"report") && kinds.contains(&"month"),
        "{outstanding:#?}"
    );
    let month = outstanding.iter().find(|o| o["kind"] == "month").unwrap();
    assert!(
        month["text"].as_str().unwrap().contains("februar 2026"),
        "{month}"
    );
    assert_eq!(month["at"]["screen"], "month");
    let at = |o: &&Value| o["at"]["screen"] == "report" && o["at"]["id"] == json!(draft);
    assert!(
        outstanding.iter().any(|o| at(&o)),
        "the draft is a press away"
    );
    assert!(!kinds.contains(&"extract"), "the year is not over");
    assert!(!kinds.contains(&"not-ended"));

    // Another who uses the employer keeps it.
    let kari = office.kari();
    let job = json!({
        "case": kari, "employer": employer, "position": "", "percent": 50,
        "terms": "permanent", "from": "2026-03-01",
    });
    office.make("employment.save", json!({ "employment": job }));
    let preview = office.call("deletion.preview", json!({ "cases": [case, kari] }));
    assert_eq!(preview["contacts"], json!(["Bakeriet AS"]), "both go");
    let preview = office.call("deletion.preview", json!({ "cases": [kari] }));
    assert_eq!(preview["contacts"], json!([]));
    assert_eq!(preview["cases"][0]["outstanding"][0]["kind"], "not-ended");
    let none = office.refusal("deletion.preview", json!({ "cases": [] }));
    assert_eq!(none.code, Code::InvalidField);
}

#[test]
fn after_the_turn_of_the_year_the_extract_is_asked_for() {
    let mut office = Office::new();
    let case = ended(&mut office, "Åse", "2026-02-09");
    office.reopen("2027-01-04");
    let preview = office.call("deletion.preview", json!({ "cases": [case] }));
    let outstanding = preview["cases"][0]["outstanding"].as_array().unwrap();
    let extract = outstanding.iter().find(|o| o["kind"] == "extract").unwrap();
    assert_eq!(
        extract["text"],
        "Uttrekket for statistikk for 2026 er ikke laget."
    );
    assert_eq!(extract["at"], json!({ "screen": "statistics" }));
}

#[test]
fn whether_it_goes_by_itself_is_asked_once() {
    let mut office = Office::new();
    let asked = |office: &mut Office| {
        let queue = office.call("deletion.queue", json!({}));
        (queue["asked"].clone(), queue["automatic"].clone())
    };
    assert_eq!(
        asked(&mut office),
        (json!(false), json!(false)),
        "nothing goes before it was asked"
    );
    office.call("deletion.automatic", json!({ "on": false }));
    assert_eq!(asked(&mut office), (json!(true), json!(false)));
    office.call("deletion.automatic", json!({ "on": true }));
    assert_eq!(asked(&mut office), (json!(true), json!(true)));
}

#[test]
fn the_proof_says_what_went_and_names_nobody() {
    let mut office = Office::new();
    let details = json!({
        "agreement": "jmo-vest-viken", "agreement_number": "24-1234", "measure_number": "123456",
    });
    office.call("agreement.details.save", json!({ "details": details }));
    let profile = json!({
        "counsellor": "Ingrid Veileder", "provider": "Arrangør AS", "organisation_number": "999888777",
        "place": "Drammen",
    });
    office.call("profile.save", json!({ "profile": profile }));
    let case = ended(&mut office, "Åse", "2026-02-08");
    let reference = row(&mut office, &case)["reference"]
        .as_str()
        .unwrap()
        .to_owned();
    let deletions = office.call("case.delete", json!({ "cases": [case] }))["deletions"].clone();
    let proofs = office.call("deletion.proofs", json!({}));
    assert_eq!(proofs["years"], json!([2026]));
    let proof = proofs["rows"][0].clone();
    assert_eq!(proof["id"], deletions[0]);
    assert_eq!(
        (&proof["due"], &proof["done"]),
        (&json!("2026-05-03"), &json!("2026-05-04"))
    );
    assert_eq!(
        (&proof["late"], &proof["waiting"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(proof["reference"], json!(reference));
    assert!(!proof.to_string().contains("Åse"));

    let ask = json!({ "id": deletions[0], "folder": office.out() });
    let path = office.call("deletion.proof.export", ask.clone())["path"].clone();
    let again = office.refusal("deletion.proof.export", ask);
    assert_eq!(again.code, Code::FileExists);
    let pdf = fs::read(path.as_str().unwrap()).unwrap();
    let mut text = reports::read_lines(&pdf).unwrap().concat().join("\n");
    assert!(!text.contains("Åse") && !text.contains("Eksempel"));
    // What is random, and what a change of the log would move.
    let hash = proof["hash"].as_str().unwrap();
    for group in 0..8 {
        text = text.replace(&hash[group * 8..][..8], "########");
    }
    text = text.replace(&reference, "<referanse>");
    insta::assert_snapshot!("proof", without_random(&text));

    let year = json!({ "year": 2026, "folder": office.out() });
    let path = office.call("deletion.year.export", year)["path"].clone();
    let pdf = fs::read(path.as_str().unwrap()).unwrap();
    let text = reports::read_lines(&pdf).unwrap().concat().join("\n");
    assert!(
        text.contains(&reference) && text.contains("Slettinger i 2026"),
        "{text}"
    );
    let none = office.refusal(
        "deletion.year.export",
        json!({ "year": 2025, "folder": office.out() }),
    );
    assert_eq!(none.code, Code::Incomplete);
    office.call("verify", json!(null));
}

/// The text with ids of 32 digits masked.
fn without_random(text: &str) -> String {
    let word = |word: &str| match word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit()) {
        true => "<nummer>".to_owned(),
        false => word.to_owned(),
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
