//! A participant's way through the measure, from the order to deletion.

use crate::support::{FINAL, Office, STATUS};
use serde_json::{Value, json};
use std::fs;

fn save_profile(office: &mut Office) {
    let profile = json!({
        "counsellor": "Ingrid Demodatter", "title": "jobbkonsulent", "phone": "400 00 000",
        "provider": "Arrangør AS (demo)", "place": "Drammen",
    });
    office.call("profile.save", json!({ "profile": profile }));
}

fn row<'a>(list: &'a Value, case: &str) -> &'a Value {
    let rows = list["cases"].as_array().unwrap();
    rows.iter().find(|row| row["case"] == case).unwrap()
}

#[test]
fn from_order_to_deletion() {
    let mut office = Office::new();
    save_profile(&mut office);
    let case = office.kari();

    // Monday 4 May: the plan is two months late, the first status report due on Thursday.
    let today = office.call("today", json!(null));
    let rows: Vec<(&str, &str, &str)> = today["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["due"])
        .map(|due| (&due["rule"], &due["due"], &due["nearness"]))
        .map(|(rule, due, near)| {
            (
                rule.as_str().unwrap(),
                due.as_str().unwrap(),
                near.as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("plan", "2026-03-01", "overdue"),
            ("first-employer-contact", "2026-04-12", "overdue"),
            ("status-report", "2026-05-07", "this-week"),
            ("duration-end", "2026-07-31", "later"),
        ]
    );
    let list = office.call("list", json!(null));
    assert_eq!(row(&list, &case)["participant"], "Kari Eksempel");
    assert_eq!(row(&list, &case)["phase"], "active");
    assert_eq!(row(&list, &case)["overdue"], 2);
    assert_eq!(row(&list, &case)["ends"], "2026-07-31");

    office.event(&case, "plan-delivered", "2026-02-20");
    let plan = office.deadline(&case, "plan", None);
    assert_eq!(
        (&plan["state"], &plan["met_on"], &plan["late"]),
        (&json!("met"), &json!("2026-02-20"), &json!(false))
    );

    // What is registered once settles deadlines by itself: the contact with an employer and the job.
    let contact = |office: &mut Office, kind: &str, name: &str| {
        office.make(
            "contact.save",
            json!({ "contact": { "kind": kind, "name": name } }),
        )
    };
    let employer = contact(&mut office, "employer", "Lager og Logistikk AS (demo)");
    let entry = |date: &str, activity: &str, minutes: u32| json!({ "entry": { "case": case, "date": date, "activity": activity, "minutes": minutes } });
    office.call("entry.save", entry("2026-02-10", "follow-up", 90));
    office.call("entry.save", entry("2026-04-20", "employer-contact", 30));
    office.call("entry.save", entry("2026-05-04", "workplace", 45));
    office.call("entry.save", entry("2026-05-04", "own-activity", 600));
    let met = office.deadline(&case, "first-employer-contact", None);
    assert_eq!(
        (&met["met_on"], &met["late"]),
        (&json!("2026-04-20"), &json!(true))
    );
    let job = json!({ "case": case, "employer": employer, "percent": 40, "terms": "temporary", "from": "2026-04-27",
        "in_work_from": "2026-04-27" });
    office.call("employment.save", json!({ "employment": job }));
    let practice =
        json!({ "case": case, "employer": employer, "from": "2026-03-02", "ended": "2026-04-24" });
    office.call("practice.save", json!({ "practice": practice }));
    let ended = office.deadline(&case, "practice-end", Some(1));
    assert_eq!(
        (&ended["due"], &ended["met_on"]),
        (&json!("2026-06-22"), &json!("2026-04-24"))
    );
    let view = office.call("case", json!({ "id": case }));
    let kinds: Vec<&str> = view["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["event"]["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "order-received",
            "started",
            "plan-delivered",
            "practice-started",
            "employer-contact",
            "practice-ended",
            "in-work"
        ]
    );
    assert_eq!(
        view["hours"][0],
        json!({ "month": "2026-05-01", "minutes": 45 }),
        "own activity is no follow-up"
    );

    // The status report: begun with what the case knows, completed, shown, exported, delivered.
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    let begun = office.call("report", json!({ "id": report }));
    assert_eq!(begun["report"]["occurrence"], 1);
    assert_eq!(
        begun["report"]["period"],
        json!(["2026-02-01", "2026-04-30"])
    );
    assert_eq!(begun["report"]["values"]["navn"], "Kari Eksempel");
    assert_eq!(
        begun["report"]["values"]["rapporteringsperiode"],
        "01.02.2026–30.04.2026"
    );
    assert_eq!(
        office.make("report.begin", json!({ "case": case, "template": STATUS })),
        report,
        "one draft, not two"
    );
    let action = office.deadline(&case, "status-report", Some(1))["action"].clone();
    assert_eq!(
        [&action["kind"], &action["template"], &action["draft"]],
        [&json!("report"), &json!(STATUS), &json!(report)]
    );
    assert_eq!(action["events"][0]["event"], "status-report-delivered");
    assert_eq!(office.complete_report(&case, STATUS), report);
    let preview = office.call(
        "report.preview",
        json!({ "id": report, "values": { "status": "Går framover." } }),
    );
    assert!(preview["pages"][0].as_str().unwrap().starts_with("<svg"));
    let stored =
        office.call("report", json!({ "id": report }))["report"]["values"]["status"].clone();
    assert_eq!(stored, "Ikke aktuelt", "a preview saves nothing");
    office.call(
        "report.save",
        json!({ "id": report, "values": { "status": "Går framover." } }),
    );
    let file = office.export(&report, "statusrapport-1.pdf");
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF-"));
    office.call(
        "report.deliver",
        json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" }),
    );
    let status = office.deadline(&case, "status-report", Some(1));
    assert_eq!(
        (&status["state"], &status["met_on"], &status["late"]),
        (&json!("met"), &json!("2026-05-04"), &json!(false))
    );
    let next = office.call("report.begin", json!({ "case": case, "template": STATUS }));
    let next = office.call("report", next);
    assert_eq!(
        next["report"]["occurrence"], 2,
        "the next one is the second"
    );

    // The end, the final report and what follows.
    office.reopen("2026-06-22");
    office.event(&case, "ended", "2026-06-19");
    assert_eq!(
        office.deadline(&case, "final-report", None)["due"],
        "2026-06-26"
    );
    let view = office.call("case", json!({ "id": case }));
    assert_eq!(
        (&view["phase"], &view["deletion"]),
        (&json!("ended"), &Value::Null)
    );
    let last = office.complete_report(&case, FINAL);
    office.export(&last, "sluttrapport.pdf");
    office.call(
        "report.deliver",
        json!({ "id": last, "date": "2026-06-22", "channel": "nav-solution" }),
    );
    let view = office.call("case", json!({ "id": case }));
    // 22 June and 84 days: 8 in June, 31, 31, 14 September.
    assert_eq!(
        (&view["phase"], &view["deletion"]),
        (&json!("reported"), &json!("2026-09-14"))
    );
    let today = office.call("today", json!(null));
    let rules: Vec<&str> = today["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["due"]["rule"].as_str().unwrap())
        .collect();
    assert_eq!(
        rules,
        ["joint-plan", "deletion"],
        "the second status report is covered by the final one"
    );
}

#[test]
fn a_withdrawn_order_waits_for_deletion_alone() {
    let mut office = Office::new();
    let case = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" }),
    );
    office.event(&case, "ended", "2026-04-20");
    let view = office.call("case", json!({ "id": case }));
    // 20 April and 84 days: 10 in April, 31, 30, 13 July.
    assert_eq!(
        (&view["phase"], &view["deletion"]),
        (&json!("withdrawn"), &json!("2026-07-13"))
    );
    assert_eq!(view["deadlines"].as_array().unwrap().len(), 1);
}

#[test]
fn unexcused_absence_asks_for_notice_the_same_day() {
    let mut office = Office::new();
    let case = office.kari();
    let absence = |date: &str, valid: bool| json!({ "entry": { "case": case, "date": date, "activity": "absence", "valid": valid } });
    office.call("entry.save", absence("2026-05-04", false));
    office.call("entry.save", absence("2026-04-30", true));
    let notice = office.deadline(&case, "absence-notice", Some(1));
    assert_eq!(
        (&notice["due"], &notice["nearness"]),
        (&json!("2026-05-04"), &json!("today"))
    );
    office.event(&case, "absence-notified", "2026-05-04");
    assert_eq!(
        office.deadline(&case, "absence-notice", Some(1))["state"],
        "met"
    );
}

#[test]
fn a_second_case_comes_after_the_first() {
    let mut office = Office::new();
    let first = office.kari();
    office.event(&first, "ended", "2026-04-01");
    let request = json!({
        "agreement": "jmo-vest-viken",
        "person": { "first_name": "Kari", "last_name": "Eksempel", "fnr": "038791 40039" },
        "ordered": "2026-04-20",
    });
    let second = office.make("case.create", request);
    let person = |office: &mut Office, id: &str| {
        office.call("case", json!({ "id": id }))["case"]["person"].clone()
    };
    assert_eq!(
        person(&mut office, &first),
        person(&mut office, &second),
        "one person, two cases"
    );
}

#[test]
fn a_further_case_forgets_nothing_known_of_the_person() {
    let mut office = Office::new();
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039",
        "phone": "900 00 001", "protected_address": true });
    let first = json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2026-01-05" });
    let first = office.make("case.create", first);
    office.event(&first, "ended", "2026-04-01");
    let typed = json!({ "first_name": "Kari", "last_name": "Prøvesen", "fnr": "03879140039" });
    let second = json!({ "agreement": "jmo-vest-viken", "person": typed, "ordered": "2026-04-20" });
    let second = office.make("case.create", second);
    let known = office.call("case", json!({ "id": second }))["person"].clone();
    assert_eq!(
        known["protected_address"], "kode-6",
        "protection does not fall away unasked, and an unknown kind is the stricter"
    );
    office.call("person.open", json!({ "id": second }));
    let known = office.call("case", json!({ "id": second }))["person"].clone();
    assert_eq!(known["last_name"], "Prøvesen", "what was typed anew counts");
    assert_eq!(
        known["phone"], "900 00 001",
        "what was left blank is still known"
    );
}

#[test]
fn what_follows_from_a_record_goes_with_it() {
    let mut office = Office::new();
    let case = office.kari();
    let before = office.call("case", json!({ "id": case }));
    let entry = json!({ "case": case, "date": "2026-04-20", "activity": "employer-contact", "minutes": 30 });
    let id = office.make("entry.save", json!({ "entry": entry }));
    let plan = office.event(&case, "plan-delivered", "2026-02-20");
    assert_eq!(
        office.deadline(&case, "first-employer-contact", None)["state"],
        "met"
    );
    let corrected = json!({ "type": "plan-delivered", "date": "2026-03-02" });
    office.call(
        "event.save",
        json!({ "id": plan, "case": case, "event": corrected }),
    );
    assert_eq!(office.deadline(&case, "plan", None)["late"], true);
    office.call("entry.remove", json!({ "id": id }));
    office.call("event.remove", json!({ "id": plan }));
    assert_eq!(office.call("case", json!({ "id": case })), before);
}
