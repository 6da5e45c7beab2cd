//! What REFINO pays by: milestones that follow from the jobs, their proof, claims and NAV's approval.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;

/// Per Eksempel at REFINO: in the measure since 5 January 2026, mapping completed on 28 February.
fn per(office: &mut Office) -> String {
    let case = office.make(
        "case.create",
        json!({
            "agreement": "refino-jan201802",
            "person": { "first_name": "Per", "last_name": "Eksempel" },
            "ordered": "2025-12-29", "started": "2026-01-05",
        }),
    );
    office.event(&case, "mapping-completed", "2026-02-28");
    case
}

fn job(office: &mut Office, case: &str, more: Value) -> Value {
    let contact = json!({ "kind": "employer", "name": "Kafé Solsiden" });
    let employer = office.make("contact.save", json!({ "contact": contact }));
    let mut job = json!({
        "case": case, "employer": employer, "percent": 60, "terms": "permanent", "from": "2026-03-02",
    });
    for (key, value) in more.as_object().unwrap() {
        job[key] = value.clone();
    }
    job
}

fn hire(office: &mut Office, case: &str, more: Value) -> String {
    let employment = job(office, case, more);
    office.make("employment.save", json!({ "employment": employment }))
}

fn view(office: &mut Office, case: &str) -> Value {
    office.call("case", json!({ "id": case }))
}

fn states(office: &mut Office, case: &str) -> Vec<String> {
    let view = view(office, case);
    let milestones = view["milestones"].as_array().unwrap().iter();
    milestones
        .map(|milestone| milestone["state"].as_str().unwrap().to_owned())
        .collect()
}

fn approve(case: &str, milestone: &str, date: &str) -> Value {
    json!({ "approval": { "case": case, "milestone": milestone, "date": date, "note": "Brev fra NAV" } })
}

#[test]
fn the_milestones_and_the_claims_deadlines_follow_from_the_jobs() {
    let mut office = Office::new();
    let case = per(&mut office);
    assert_eq!(
        states(&mut office, &case),
        ["too-late", "not-met", "not-met"]
    );
    assert_eq!(
        view(&mut office, &case)["milestone_phase"],
        "Ansettelsesfase"
    );
    let missing = &view(&mut office, &case)["milestones"][1]["missing"][0]["text"];
    assert_eq!(missing, "Ingen jobb som kan telle, er lagt inn.");

    let id = hire(&mut office, &case, json!({}));
    assert_eq!(
        states(&mut office, &case),
        ["too-late", "too-late", "coming"]
    );
    let seen = view(&mut office, &case);
    assert_eq!(seen["milestone_phase"], "Jobbfastholdelse");
    let hired = seen["facts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["event"]["type"] == "hired");
    assert_eq!(
        *hired.unwrap(),
        json!({
            "record": id, "recorded": false,
            "event": { "type": "hired", "date": "2026-03-02", "employment": "permanent" },
        })
    );
    assert_eq!(seen["event_labels"]["hired"], "Ansatt");
    // Two months from 2 March; six months and a day, and eight.
    assert_eq!(
        office.deadline(&case, "claim-hired", None)["due"],
        "2026-05-02"
    );
    let retained = office.deadline(&case, "claim-retained", None);
    assert_eq!(retained["not_before"], "2026-09-03");
    assert_eq!(retained["due"], "2026-11-02");
    assert_eq!(
        retained["action"]["milestone"], "retained",
        "the button knows which claim"
    );

    // «I dag» counts by the same days.
    let today = office.call("today", json!(null));
    let rows = today["rows"].as_array().unwrap();
    assert!(
        rows.iter()
            .any(|row| row["due"]["rule"] == "claim-hired" && row["due"]["state"] == "overdue")
    );

    office.call("employment.remove", json!({ "id": id }));
    assert_eq!(
        states(&mut office, &case),
        ["too-late", "not-met", "not-met"]
    );
    let deadlines = view(&mut office, &case)["deadlines"].clone();
    assert!(
        deadlines
            .as_array()
            .unwrap()
            .iter()
            .all(|due| due["rule"] != "claim-hired")
    );
}

#[test]
fn what_a_job_would_bring_is_foreseen() {
    let mut office = Office::new();
    let case = per(&mut office);
    let employment = job(&mut office, &case, json!({ "from": "2026-04-13" }));
    let change = json!({ "kind": "employment", "employment": employment });
    let effects = office.call("case.effects", json!({ "case": case, "change": change }));
    let started = effects["started"].as_array().unwrap().iter();
    let started: Vec<(&str, &str)> = started
        .map(|effect| {
            (
                effect["rule"].as_str().unwrap(),
                effect["due"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        started,
        [
            ("claim-hired", "2026-06-13"),
            ("claim-retained", "2026-12-13")
        ]
    );
}

#[test]
fn a_hiring_is_not_registered_beside_its_job() {
    let mut office = Office::new();
    let case = per(&mut office);
    for event in [
        json!({ "type": "hired", "date": "2026-03-02", "employment": "permanent" }),
        json!({ "type": "fully-fit", "date": "2026-03-02" }),
    ] {
        let request = json!({ "case": case, "event": event });
        office.refused(&case, "event.save", request, Code::UnknownEvent);
    }
}

#[test]
fn from_proof_to_nav_s_approval_and_back() {
    let mut office = Office::new();
    let case = per(&mut office);
    let id = hire(&mut office, &case, json!({ "from": "2026-04-13" }));
    let path = office.out().join("avtale.png");
    fs::write(&path, PICTURE).unwrap();
    let attachment = office.make(
        "attachment.add",
        json!({ "case": case, "kind": "contract", "title": "", "path": path, "employment": id }),
    );
    assert_eq!(states(&mut office, &case)[1], "claimable");
    let held = view(&mut office, &case)["milestones"][1]["held"].clone();
    assert_eq!(
        held["jobs"],
        json!([{ "job": id, "attachments": [attachment] }])
    );
    assert_eq!(held["claim"]["to"], "2026-06-13");

    let event = json!({ "type": "claim-sent", "date": "2026-05-04", "milestone": "hired" });
    office.make("event.save", json!({ "case": case, "event": event }));
    assert_eq!(states(&mut office, &case)[1], "claim-sent");
    assert_eq!(office.deadline(&case, "claim-hired", None)["state"], "met");

    let approval = office.make("approval.save", approve(&case, "hired", "2026-05-04"));
    assert_eq!(states(&mut office, &case)[1], "approved");
    office.refused(
        &case,
        "approval.save",
        approve(&case, "hired", "2026-05-04"),
        Code::AlreadyRegistered,
    );
    let mut changed = approve(&case, "hired", "2026-05-01");
    changed["id"] = json!(approval);
    office.call("approval.save", changed);
    assert_eq!(
        view(&mut office, &case)["milestones"][1]["approval"]["date"],
        "2026-05-01"
    );

    // It outlives the day, and the store.
    office.reopen("2026-06-30");
    assert_eq!(states(&mut office, &case)[1], "approved");

    let history = office.call("history", json!({ "id": case }));
    let sentences: Vec<&str> = history["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["sentence"].as_str().unwrap())
        .collect();
    assert_eq!(
        sentences[..3],
        [
            "NAVs godkjenning endret: Ansettelse 01.05.2026",
            "NAVs godkjenning registrert: Ansettelse 04.05.2026",
            "Hendelse registrert: Refusjonskrav sendt (ansettelse) 04.05.2026",
        ]
    );

    office.call("approval.remove", json!({ "id": approval }));
    assert_eq!(states(&mut office, &case)[1], "claim-sent");
    let history = office.call("history", json!({ "id": case }));
    let removal = history["changes"][0]["group"].clone();
    office.call("undo", json!({ "group": removal }));
    assert_eq!(states(&mut office, &case)[1], "approved");
}

#[test]
fn an_approval_brought_back_beside_another_is_refused() {
    let mut office = Office::new();
    let case = per(&mut office);
    let first = office.make("approval.save", approve(&case, "mapping", "2026-04-01"));
    office.call("approval.remove", json!({ "id": first }));
    let history = office.call("history", json!({ "id": case }));
    let removal = history["changes"][0]["group"].clone();
    office.make("approval.save", approve(&case, "mapping", "2026-04-02"));
    office.refused(&case, "undo", json!({ "group": removal }), Code::CannotUndo);
}

#[test]
fn an_approval_that_cannot_be_is_refused() {
    let mut office = Office::new();
    let case = per(&mut office);
    office.refused(
        &case,
        "approval.save",
        approve(&case, "hired", "2026-05-05"),
        Code::InvalidDate,
    );
    let kari = office.kari();
    office.refused(
        &kari,
        "approval.save",
        approve(&kari, "hired", "2026-05-04"),
        Code::InvalidField,
    );
    let id = office.make("approval.save", approve(&case, "hired", "2026-05-04"));
    let other = office.make(
        "case.create",
        json!({
            "agreement": "refino-jan201802", "person": { "first_name": "Liv" }, "ordered": "2026-01-05",
        }),
    );
    let mut moved = approve(&other, "hired", "2026-05-04");
    moved["id"] = json!(id);
    office.refused(&case, "approval.save", moved, Code::InvalidRequest);
}

#[test]
fn days_of_a_job_that_cannot_be_are_refused_by_field() {
    let mut office = Office::new();
    let case = per(&mut office);
    for (more, field) in [
        (json!({ "ended": "2026-03-01" }), "ended"),
        (
            json!({ "to": "2026-06-30", "ended": "2026-07-01" }),
            "ended",
        ),
        (
            json!({ "at_referral": true, "fit_from": "2026-03-10", "fully_fit_from": "2026-03-09" }),
            "fully_fit_from",
        ),
        (
            json!({ "at_referral": true, "sick_again_from": "2026-03-10" }),
            "sick_again_from",
        ),
        (
            json!({ "at_referral": true, "fully_fit_from": "2026-03-10", "sick_again_from": "2026-03-10" }),
            "sick_again_from",
        ),
    ] {
        let employment = job(&mut office, &case, more);
        let request = json!({ "employment": employment });
        let error = office.refused(&case, "employment.save", request, Code::InvalidDate);
        assert_eq!(error.details, Some(json!([field])), "{}", error.message);
    }
    let employment = job(&mut office, &case, json!({ "pension_cut": 101 }));
    let request = json!({ "employment": employment });
    office.refused(&case, "employment.save", request, Code::InvalidField);
}

/// No more is kept of a person than the agreement needs.
#[test]
fn an_agreement_without_milestones_keeps_nothing_for_them() {
    let mut office = Office::new();
    let kari = office.kari();
    for more in [
        json!({ "fit_from": "2026-03-10" }),
        json!({ "fully_fit_from": "2026-03-10" }),
        json!({ "pension_cut": 50 }),
    ] {
        let employment = job(&mut office, &kari, more);
        let request = json!({ "employment": employment });
        office.refused(&kari, "employment.save", request, Code::NotPermitted);
    }
    hire(&mut office, &kari, json!({}));
    let seen = view(&mut office, &kari);
    assert_eq!(seen["milestones"], json!([]));
    assert_eq!(seen["milestone_phase"], Value::Null);
    assert!(
        seen["facts"]
            .as_array()
            .unwrap()
            .iter()
            .all(|fact| fact["event"]["type"] != "hired")
    );
}

#[test]
fn a_participant_who_has_ended_is_in_no_phase() {
    let mut office = Office::new();
    let case = per(&mut office);
    office.event(&case, "ended", "2026-04-30");
    assert_eq!(view(&mut office, &case)["milestone_phase"], Value::Null);
}

/// The smallest picture there is: one grey pixel, as PNG.
const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";
