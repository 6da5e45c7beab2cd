//! What a change of a case does to its deadlines, told before it is made.

use crate::support::{Office, STATUS, snapshot};
use api::Code;
use serde_json::{Value, json};

/// Rule and due date of every deadline in a list, with its number.
fn told(effects: &Value, list: &str) -> Vec<String> {
    let told = effects[list].as_array().unwrap().iter();
    told.map(|effect| {
        let number = effect["occurrence"]
            .as_u64()
            .map(|n| format!(" {n}"))
            .unwrap_or_default();
        let rule = effect["rule"].as_str().unwrap();
        format!("{rule}{number} {}", effect["due"].as_str().unwrap())
    })
    .collect()
}

fn foresee(office: &mut Office, case: &str, change: Value) -> Value {
    office.call("case.effects", json!({ "case": case, "change": change }))
}

fn event(kind: &str, date: &str) -> Value {
    json!({ "kind": "event", "event": { "type": kind, "date": date } })
}

/// Ordered on 20 April 2026 and not begun.
fn ordered(office: &mut Office) -> String {
    let person = json!({ "first_name": "Ola", "last_name": "Oppdiktet" });
    office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2026-04-20" }),
    )
}

#[test]
fn the_start_settles_the_response_time_and_starts_what_follows() {
    let mut office = Office::new();
    let case = ordered(&mut office);
    let effects = foresee(&mut office, &case, event("started", "2026-05-04"));
    assert_eq!(told(&effects, "settled"), ["start 2026-05-05"]);
    assert_eq!(effects["settled"][0]["late_by"], json!(-1), "a day early");
    assert_eq!(effects["settled"][0]["title"], json!("Oppstart"));
    assert_eq!(
        told(&effects, "started"),
        [
            "plan 2026-06-01",
            "first-employer-contact 2026-07-13",
            "status-report 1 2026-08-10",
            "duration-end 2026-11-03",
        ],
        "of the status reports the next alone"
    );
    for list in ["opened", "moved", "dropped"] {
        assert_eq!(effects[list], json!([]), "{list}");
    }
}

#[test]
fn the_end_drops_what_the_final_report_covers() {
    let mut office = Office::new();
    let case = office.kari();
    office.event(&case, "plan-delivered", "2026-02-20");
    let effects = foresee(&mut office, &case, event("ended", "2026-05-02"));
    assert_eq!(told(&effects, "settled"), ["duration-end 2026-07-31"]);
    assert_eq!(
        told(&effects, "started"),
        ["joint-plan 2026-05-02", "final-report 2026-05-09"]
    );
    // The first report's period was over two days before.
    assert_eq!(told(&effects, "dropped"), ["status-report 2 2026-08-07"]);
    assert_eq!(effects["dropped"][0]["and_later"], json!(true));
}

#[test]
fn an_extension_moves_the_end_however_far() {
    let mut office = Office::new();
    let case = office.kari();
    let attributes = json!({ "reduced_work_capacity": true });
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel" });
    office.call(
        "case.update",
        json!({ "id": case, "person": person, "case": { "attributes": attributes } }),
    );
    let mut change = event("extension-approved", "2026-05-04");
    change["event"]["until"] = json!("2028-12-31");
    let effects = foresee(&mut office, &case, change);
    assert_eq!(told(&effects, "moved"), ["duration-end 2028-12-31"]);
    assert_eq!(effects["moved"][0]["was_due"], json!("2026-07-31"));
    assert_eq!(effects["dropped"], json!([]));
}

#[test]
fn a_removal_opens_again_what_was_settled() {
    let mut office = Office::new();
    let case = office.kari();
    let plan = office.event(&case, "plan-delivered", "2026-02-20");
    let effects = foresee(&mut office, &case, json!({ "kind": "remove", "id": plan }));
    assert_eq!(told(&effects, "opened"), ["plan 2026-03-01"]);
    assert_eq!(effects["opened"][0]["state"], json!("overdue"));
    let moved = foresee(
        &mut office,
        &case,
        json!({ "kind": "event", "id": plan, "event": { "type": "plan-delivered", "date": "2026-03-05" } }),
    );
    assert_eq!(told(&moved, "settled"), ["plan 2026-03-01"]);
    assert_eq!(moved["settled"][0]["late_by"], json!(4));
    let unchanged = foresee(
        &mut office,
        &case,
        json!({ "kind": "event", "id": plan, "event": { "type": "plan-delivered", "date": "2026-02-20" } }),
    );
    assert_eq!(unchanged["settled"], json!([]), "nothing happens anew");
}

#[test]
fn what_implies_events_has_their_effects() {
    let mut office = Office::new();
    let case = office.kari();
    // The employer is not in the register before it is saved.
    let practice = json!({ "case": case, "employer": "", "from": "2026-05-04" });
    let effects = foresee(
        &mut office,
        &case,
        json!({ "kind": "practice", "practice": practice }),
    );
    assert_eq!(told(&effects, "started"), ["practice-end 1 2026-08-24"]);
    let job = json!({ "case": case, "employer": "", "percent": 50, "terms": "permanent",
        "in_work_from": "2026-03-02" });
    let effects = foresee(
        &mut office,
        &case,
        json!({ "kind": "employment", "employment": job }),
    );
    assert_eq!(
        told(&effects, "settled"),
        ["first-employer-contact 2026-04-12"]
    );
    let absence =
        json!({ "case": case, "date": "2026-05-04", "activity": "absence", "valid": false });
    let effects = foresee(
        &mut office,
        &case,
        json!({ "kind": "entry", "entry": absence }),
    );
    assert_eq!(told(&effects, "started"), ["absence-notice 1 2026-05-04"]);
    let draft = office.make(
        "report.begin",
        json!({ "case": case, "template": STATUS, "occurrence": 1 }),
    );
    let delivery = json!({ "kind": "delivery", "report": draft, "date": "2026-05-04" });
    let effects = foresee(&mut office, &case, delivery);
    assert_eq!(told(&effects, "settled"), ["status-report 1 2026-05-07"]);
    assert_eq!(effects["settled"][0]["late_by"], json!(-3));
    let needed = json!({ "employed_at_referral": true });
    let effects = foresee(
        &mut office,
        &case,
        json!({ "kind": "attributes", "attributes": needed }),
    );
    assert_eq!(told(&effects, "started"), ["in-work 2026-04-26"]);
    assert_eq!(
        told(&effects, "dropped"),
        ["first-employer-contact 2026-04-12"]
    );
}

#[test]
fn a_longer_maximum_starts_nothing_by_itself() {
    let mut office = Office::new();
    let case = office.kari();
    let attributes = json!({ "reduced_work_capacity": true });
    let effects = foresee(
        &mut office,
        &case,
        json!({ "kind": "attributes", "attributes": attributes }),
    );
    for list in ["settled", "opened", "started", "moved", "dropped"] {
        assert_eq!(
            effects[list],
            json!([]),
            "{list}: reports years ahead are no news"
        );
    }
}

#[test]
fn what_is_foreseen_is_what_then_happens() {
    let mut office = Office::new();
    let kinds = office.call("events", json!({ "agreement": "jmo-vest-viken" }));
    let kinds: Vec<Value> = kinds["events"].as_array().unwrap().clone();
    let mut told_of = 0;
    for kind in kinds {
        let case = ordered(&mut office);
        office.event(&case, "started", "2026-04-27");
        let mut event = json!({ "type": kind["event"], "date": "2026-05-03" });
        for field in kind["fields"].as_array().unwrap() {
            let value = match field.as_str().unwrap() {
                "occurrence" => json!(1),
                "until" => json!("2027-01-31"),
                _ => continue,
            };
            event[field.as_str().unwrap()] = value;
        }
        let change = json!({ "kind": "event", "event": event });
        let request = json!({ "case": case, "change": change });
        let save = json!({ "case": case, "event": event });
        let Ok(effects) = office.api.call("case.effects", request) else {
            assert!(office.api.call("event.save", save).is_err(), "{event}");
            continue;
        };
        office.call("event.save", save);
        let view = office.call("case", json!({ "id": case }));
        for (list, state) in [("settled", "met"), ("started", "open"), ("moved", "open")] {
            for effect in effects[list].as_array().unwrap() {
                let same = |due: &&Value| {
                    due["rule"] == effect["rule"]
                        && due["occurrence"] == effect["occurrence"]
                        && due["due"] == effect["due"]
                };
                let found = view["deadlines"].as_array().unwrap().iter().find(same);
                let found = found.unwrap_or_else(|| panic!("{event}: no {effect}"));
                let overdue = list == "started" && found["state"] == "overdue";
                assert!(overdue || found["state"] == state, "{event}: {found}");
                told_of += 1;
            }
        }
        for effect in effects["dropped"].as_array().unwrap() {
            let due = |due: &Value| {
                due["rule"] == effect["rule"] && due["occurrence"] == effect["occurrence"]
            };
            assert!(
                !view["deadlines"].as_array().unwrap().iter().any(due),
                "{event}: {effect} is still due"
            );
        }
    }
    assert!(told_of > 10, "{told_of}");
}

#[test]
fn foreseeing_refuses_what_saving_would_and_writes_nothing() {
    let mut office = Office::new();
    let case = office.kari();
    let other = ordered(&mut office);
    let plan = office.event(&case, "plan-delivered", "2026-02-20");
    let before = snapshot(&office.store());
    foresee(&mut office, &case, event("ended", "2026-05-01"));
    let future = event("feedback-received", "2026-05-05");
    let early = event("ended", "2026-01-31");
    let twice = event("started", "2026-02-02");
    let not_whole = event("extension-approved", "2026-05-01");
    let not_by_hand = event("deleted", "2026-05-01");
    for (change, code) in [
        (future, Code::InvalidDate),
        (early, Code::ImpossibleOrder),
        (twice, Code::AlreadyRegistered),
        (not_whole, Code::MissingField),
        (not_by_hand, Code::UnknownEvent),
        (
            json!({ "kind": "entry", "entry": { "case": other, "date": "2026-05-01", "activity": "group" } }),
            Code::InvalidRequest,
        ),
        (
            json!({ "kind": "practice", "practice": { "case": case, "employer": "", "from": "2026-05-01", "ended": "2026-04-01" } }),
            Code::InvalidDate,
        ),
        (json!({ "kind": "remove", "id": "nobody" }), Code::NotFound),
        (
            json!({ "kind": "delivery", "report": plan, "date": "2026-05-01" }),
            Code::NotFound,
        ),
    ] {
        let request = json!({ "case": case, "change": change });
        office.refused(&case, "case.effects", request, code);
    }
    let of_another = json!({ "case": other, "change": { "kind": "remove", "id": plan } });
    office.refused(&case, "case.effects", of_another, Code::NotFound);
    assert_eq!(snapshot(&office.store()), before, "not a byte was written");
}

#[test]
fn the_menu_of_events_is_grouped_and_keeps_the_agreements_order_within() {
    let mut office = Office::new();
    let answer = office.call("events", json!({ "agreement": "jmo-vest-viken" }));
    let events = answer["events"].as_array().unwrap();
    let mut groups: Vec<&str> = Vec::new();
    for event in events {
        let group = event["group"].as_str().unwrap();
        if groups.last() != Some(&group) {
            assert!(!groups.contains(&group), "{group} comes twice");
            groups.push(group);
        }
    }
    assert_eq!(
        groups,
        [
            "Oppstart",
            "Underveis",
            "Levert til NAV",
            "Arbeid og praksis",
            "Fravær og varsel",
            "Avslutning"
        ]
    );
    let agreements = office.call("agreements", json!(null));
    let agreement = agreements["agreements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|agreement| agreement["id"] == "jmo-vest-viken")
        .unwrap();
    let own: Vec<&Value> = agreement["events"].as_array().unwrap().iter().collect();
    let place = |event: &Value| own.iter().position(|kind| **kind == event["event"]);
    for pair in events.windows(2) {
        if pair[0]["group"] == pair[1]["group"] {
            assert!(place(&pair[0]) < place(&pair[1]), "{pair:?}");
        }
    }
    assert_eq!(events.len(), own.len(), "none is left out");
}
