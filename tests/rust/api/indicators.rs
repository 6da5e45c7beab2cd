//! Indicators: counted live from what is registered, with the records behind them, and written on the
//! agreement's own form. Days are those of a store on 4 May 2026.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;

const FORM: &str = "jobb-forst/styringsskjema";

fn jobb_forst(office: &mut Office, name: &str, started: &str) -> String {
    office.make(
        "case.create",
        json!({
            "agreement": "jobb-forst",
            "person": { "first_name": name, "last_name": "Eksempel" },
            "case": { "attributes": { "assistance_need": "moderate" } },
            "ordered": started, "started": started,
        }),
    )
}

fn asked(from: &str, to: &str) -> Value {
    json!({ "agreement": "jobb-forst", "from": from, "to": to })
}

fn one(answer: &Value, id: &str) -> Value {
    let all = answer["indicators"].as_array().unwrap();
    let found = all.iter().find(|each| each["id"] == id);
    found.unwrap_or_else(|| panic!("no {id}")).clone()
}

fn entry(case: &str, date: &str, activity: &str, more: Value) -> Value {
    let mut entry = json!({ "case": case, "date": date, "activity": activity, "minutes": 60 });
    let fields = more.as_object().unwrap().clone();
    entry.as_object_mut().unwrap().extend(fields);
    json!({ "entry": entry })
}

/// Two participants: Anna met an employer on day 12, Bo on day 40.
fn april(office: &mut Office) -> [String; 2] {
    let anna = jobb_forst(office, "Anna", "2026-04-01");
    let bo = jobb_forst(office, "Bo", "2026-03-01");
    let outside = || json!({ "outside_office": true });
    for request in [
        entry(&anna, "2026-04-13", "employer-contact", outside()),
        entry(
            &anna,
            "2026-04-14",
            "follow-up",
            json!({ "outside_office": false }),
        ),
        entry(
            &bo,
            "2026-04-10",
            "employer-contact",
            json!({ "form": "phone" }),
        ),
        entry(&bo, "2026-04-20", "follow-up", json!({})),
        entry(&bo, "2026-05-04", "employer-contact", outside()),
    ] {
        office.call("entry.save", request);
    }
    [anna, bo]
}

#[test]
fn each_is_counted_with_the_records_behind_it() {
    let mut office = Office::new();
    let [anna, bo] = april(&mut office);
    let answer = office.call("indicators", asked("2026-04-01", "2026-04-30"));
    assert_eq!(answer["participants"], 2);
    assert_eq!(answer["until"], "2026-04-30");

    let days = one(&answer, "days-to-employer-contact");
    // Days 12 and 40, and the middle of two is half of both: 52 / 2.
    assert_eq!(days["value"], "26 dager");
    assert_eq!(days["exact"], json!([52, 2]));
    assert_eq!(
        (&days["mark"], &days["within"]),
        (&json!("høyst 30 dager"), &json!(true))
    );

    let in_time = one(&answer, "employer-contact-in-time");
    assert_eq!(in_time["value"], "50 %");
    let behind = &in_time["behind"];
    // Bo's 30 days were over on 31 March; the day after settles it.
    assert_eq!(behind[0]["participant"], "Bo Eksempel");
    assert_eq!(
        (&behind[0]["case"], &behind[0]["date"]),
        (&json!(bo), &json!("2026-04-01"))
    );
    assert_eq!(behind[0]["counts"], "below");
    assert_eq!(
        (&behind[1]["case"], &behind[1]["counts"]),
        (&json!(anna), &json!("above"))
    );

    let outside = one(&answer, "outside-office");
    assert_eq!(
        outside["value"], "50 %",
        "of Anna's two hours; Bo's place is not said"
    );
    assert_eq!(
        outside["notes"][0],
        "1 fysisk møte er ikke regnet med, for stedet er ikke ført."
    );
    let jobs = one(&answer, "ordinary-jobs");
    assert_eq!(
        (&jobs["value"], &jobs["within"]),
        (&json!("–"), &Value::Null)
    );

    // May has only begun: one contact on its one working day so far.
    let answer = office.call("indicators", asked("2026-05-01", "2026-05-31"));
    assert_eq!(answer["until"], "2026-05-04");
    let contacts = one(&answer, "employer-contacts-a-week");
    assert_eq!(contacts["denominator"], "0,2 arbeidsuker (1 virkedag)");
    assert_eq!(contacts["value"], "5 i uken");
}

#[test]
fn nothing_is_summed_up_and_everything_says_that_it_is_a_reading() {
    let mut office = Office::new();
    april(&mut office);
    let answer = office.call("indicators", asked("2026-04-01", "2026-04-30"));
    for each in answer["indicators"].as_array().unwrap() {
        assert_eq!(each["reading"], true, "{}", each["id"]);
        assert!(each["reading_note"].is_string(), "{}", each["id"]);
    }
    let keys: Vec<&str> = answer
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert!(
        !keys.contains(&"score") && !keys.contains(&"total"),
        "{keys:?}"
    );
}

#[test]
fn the_form_is_filled_with_them_and_names_no_one() {
    let mut office = Office::new();
    let [anna, _] = april(&mut office);
    let period = json!(["2026-04-01", "2026-04-30"]);
    let form = office.call("indicators", asked("2026-04-01", "2026-04-30"))["form"].clone();
    assert_eq!(
        form,
        json!({ "template": FORM, "title": "Styringsskjema", "report": null, "delivered": false })
    );
    let report = office.make(
        "report.begin",
        json!({ "template": FORM, "period": period }),
    );
    let view = office.call("report", json!({ "id": report }));
    let values = &view["report"]["values"];
    assert_eq!(values["verdi.employer-contact-in-time"], "50 %", "{values}");
    assert_eq!(
        values["teller.employer-contact-in-time"],
        "1 deltaker i tide"
    );
    assert_eq!(values["nevner.employer-contact-in-time"], "2 deltakere");
    assert_eq!(values["merke.outside-office"], "minst 65 %");
    assert_eq!(values["merke.variety-of-employers"], "–");
    assert_eq!(values["verdi.ordinary-jobs"], "–");
    let text = values.to_string();
    assert!(!text.contains("Anna") && !text.contains("Bo "), "{text}");
    assert!(
        values["forbehold"]
            .as_str()
            .unwrap()
            .contains("Tid utenfor kontoret: 1 fysisk møte"),
        "{values}"
    );
    assert_eq!(
        office.call("indicators", asked("2026-04-01", "2026-04-30"))["form"]["report"],
        json!(report)
    );

    // What is registered afterwards can be taken in.
    office.call(
        "entry.save",
        entry(
            &anna,
            "2026-04-15",
            "follow-up",
            json!({ "outside_office": true }),
        ),
    );
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(view["prefill"]["verdi.outside-office"]["text"], "66,7 %");

    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let rest: serde_json::Map<String, Value> = missing
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        })
        .collect();
    office.call("report.save", json!({ "id": report, "values": rest }));
    let sheet = json!({ "id": report, "folder": office.out(), "file_name": "styring.xlsx" });
    let written = office.call("report.sheet", sheet);
    assert!(
        fs::read(written["path"].as_str().unwrap())
            .unwrap()
            .starts_with(b"PK")
    );
    office.export(&report, "styring.pdf");
}

#[test]
fn what_only_indicators_need_is_kept_only_where_they_are() {
    let mut office = Office::new();
    let kari = office.kari();
    let place = json!({ "outside_office": true });
    let request = entry(&kari, "2026-04-13", "follow-up", place.clone());
    office.refused(&kari, "entry.save", request, Code::NotPermitted);
    let employer = office.make(
        "contact.save",
        json!({ "contact": { "kind": "employer", "name": "Rema Eksempel" } }),
    );
    let job = |case: &str| {
        json!({ "employment": {
            "case": case, "employer": employer, "percent": 50, "terms": "permanent", "ordinary": true,
        } })
    };
    office.refused(&kari, "employment.save", job(&kari), Code::NotPermitted);

    let anna = jobb_forst(&mut office, "Anna", "2026-04-01");
    office.call("employment.save", job(&anna));
    let mut request = entry(&anna, "2026-04-13", "follow-up", place);
    let id = office.make("entry.save", request.clone());
    request["id"] = json!(id);
    request["entry"]["outside_office"] = json!(false);
    office.call("entry.save", request);
    for (activity, more) in [
        (
            "follow-up",
            json!({ "outside_office": true, "form": "phone" }),
        ),
        ("own-activity", json!({ "outside_office": false })),
    ] {
        let request = entry(&anna, "2026-04-14", activity, more);
        office.refused(&anna, "entry.save", request, Code::InvalidField);
    }
    let history = office.call("history", json!({ "id": anna })).to_string();
    assert!(history.contains("Utenfor kontoret"), "{history}");
}

#[test]
fn odd_questions_are_answered_or_refused() {
    let mut office = Office::new();
    let error = office.refusal("indicators", asked("2026-04-30", "2026-04-01"));
    assert_eq!(error.code, Code::InvalidDate);
    let unknown = json!({ "agreement": "ukjent", "from": "2026-04-01", "to": "2026-04-30" });
    assert_eq!(
        office.refusal("indicators", unknown).code,
        Code::UnknownAgreement
    );
    let none =
        json!({ "agreement": "studie-med-stotte", "from": "2026-04-01", "to": "2026-04-30" });
    let answer = office.call("indicators", none);
    assert_eq!(
        (&answer["indicators"], &answer["form"]),
        (&json!([]), &Value::Null)
    );
    let ahead = office.call("indicators", asked("2026-06-01", "2026-06-30"));
    for each in ahead["indicators"].as_array().unwrap() {
        assert_eq!(each["value"], "–", "{}", each["id"]);
    }
}

#[test]
fn the_demo_data_give_numbers_to_look_at() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let answer = office.call("indicators", asked("2025-09-01", "2026-05-04"));
    assert_eq!(answer["participants"], 3);
    for each in answer["indicators"].as_array().unwrap() {
        assert_ne!(each["value"], "–", "{}", each["id"]);
        assert_ne!(each["behind"], json!([]), "{}", each["id"]);
    }
    let in_time = one(&answer, "employer-contact-in-time");
    assert_eq!(in_time["value"], "100 %");
}
