//! Delivered months as a longer period, and what «I dag» says of a due date that has passed.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const JMO: &str = "jmo-vest-viken";

/// One who came in January and ended in March in work, and one who is still there.
fn spring() -> Office {
    let mut office = Office::new();
    for (name, end) in [("Kari", None), ("Ola", Some("2026-03-20"))] {
        let case = office.make(
            "case.create",
            json!({
                "agreement": JMO,
                "person": { "first_name": name, "last_name": "Eksempel" },
                "ordered": "2026-01-05",
                "started": "2026-01-12",
            }),
        );
        if let Some(date) = end {
            let event = json!({ "type": "ended", "date": date });
            let ended = json!({ "case": case, "event": event, "end_status": "in-work" });
            office.make("event.save", ended);
        }
    }
    office
}

fn deliver(office: &mut Office, period: [&str; 2], day: &str) {
    let begin = json!({ "template": "jmo-vest-viken/resultatrapport", "period": period });
    let id = office.make("report.begin", begin);
    let view = office.call("report", json!({ "id": id }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let values: BTreeMap<&str, &str> = missing
        .map(|field| (field["field"].as_str().unwrap(), "Ikke aktuelt"))
        .collect();
    office.call("report.save", json!({ "id": id, "values": values }));
    office.export(&id, &format!("{id}.pdf"));
    office.call(
        "report.deliver",
        json!({ "id": id, "date": day, "channel": "secure-post" }),
    );
}

fn period(from: &str, to: &str) -> Value {
    json!({ "agreement": JMO, "from": from, "to": to })
}

#[test]
fn a_period_adds_up_the_months_that_were_delivered_and_says_which_were_not() {
    let mut office = spring();
    let view = office.call("results.period", period("2026-01", "2026-05"));
    assert_eq!(view["figures"], json!([]), "nothing is delivered yet");
    assert_eq!(view["targets"][0]["share"], Value::Null);

    deliver(&mut office, ["2026-01-01", "2026-01-31"], "2026-05-04");
    deliver(&mut office, ["2026-03-01", "2026-03-31"], "2026-05-04");
    let view = office.call("results.period", period("2026-01", "2026-05"));
    let months: Vec<(&str, bool, bool)> = view["months"]
        .as_array()
        .unwrap()
        .iter()
        .map(|month| {
            let told = |key: &str| month[key].as_bool().unwrap();
            (
                month["month"].as_str().unwrap(),
                told("over"),
                told("delivered"),
            )
        })
        .collect();
    assert_eq!(
        months,
        [
            ("2026-01", true, true),
            ("2026-02", true, false),
            ("2026-03", true, true),
            ("2026-04", true, false),
            ("2026-05", false, false),
        ]
    );
    let count = |id: &str| {
        let figures = view["figures"].as_array().unwrap();
        figures.iter().find(|figure| figure["id"] == id).unwrap()["count"].clone()
    };
    assert_eq!(count("started"), 2, "what happened is added up");
    assert_eq!(
        count("active"),
        1,
        "who is there is the last delivered month's"
    );
    assert_eq!(view["targets"][0]["share"], 100);
    assert_eq!(view["months"][0]["targets"][0]["of"], 0);
    assert_eq!(
        view["months"][1]["targets"],
        json!([]),
        "not delivered, not counted"
    );
}

#[test]
fn a_period_goes_forward_and_is_no_longer_than_five_years() {
    let mut office = spring();
    for (from, to) in [
        ("2026-04", "2026-03"),
        ("2021-04", "2026-04"),
        ("1900-01", "2199-12"),
    ] {
        assert_eq!(
            office.refusal("results.period", period(from, to)).code,
            Code::InvalidDate
        );
    }
    let view = office.call("results.period", period("2021-05", "2026-04"));
    assert_eq!(view["months"].as_array().unwrap().len(), 60);
}

/// The periods of the monthly results on «I dag», with the day of delivery.
fn results(office: &mut Office) -> Vec<(String, Value)> {
    let today = office.call("today", json!({}));
    let rows = today["portfolio"].as_array().unwrap().iter();
    rows.filter(|row| row["monthly"] == true)
        .map(|row| {
            (
                row["period"][0].as_str().unwrap().to_owned(),
                row["delivered"].clone(),
            )
        })
        .collect()
}

#[test]
fn results_that_were_due_stay_on_the_day_until_they_are_delivered() {
    let mut office = spring();
    let (march, april) = ("2026-03-01".to_owned(), "2026-04-01".to_owned());
    let open = (april.clone(), Value::Null);
    assert_eq!(
        results(&mut office),
        std::slice::from_ref(&open),
        "what was sent before from elsewhere is not known"
    );

    deliver(&mut office, ["2026-02-01", "2026-02-28"], "2026-05-04");
    assert_eq!(
        results(&mut office),
        [(march, Value::Null), open.clone()],
        "March was due on 7 April, and they are delivered here"
    );
    deliver(&mut office, ["2026-03-01", "2026-03-31"], "2026-05-04");
    assert_eq!(results(&mut office), [open]);
    deliver(&mut office, ["2026-04-01", "2026-04-30"], "2026-05-04");
    assert_eq!(
        results(&mut office),
        [(april, json!("2026-05-04"))],
        "done until its day is over"
    );
}
