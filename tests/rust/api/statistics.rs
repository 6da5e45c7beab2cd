//! What outlives the participants' records: a year's delivered results with small groups hidden.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

const AGREEMENT: &str = "jmo-vest-viken";

/// An office in which so many started in February 2026 and ended in March, the first of them in work.
fn office(participants: usize, in_work: usize) -> Office {
    let mut office = Office::new();
    for n in 0..participants {
        let case = office.make(
            "case.create",
            json!({
                "agreement": AGREEMENT,
                "person": { "first_name": format!("Åse {n}"), "last_name": "Eksempel" },
                "case": { "attributes": {} },
                "ordered": "2026-01-26", "started": "2026-02-02",
            }),
        );
        let status = if n < in_work {
            "in-work"
        } else {
            "not-in-work"
        };
        let event = json!({ "type": "ended", "date": "2026-03-17" });
        office.make(
            "event.save",
            json!({ "case": case, "event": event, "end_status": status }),
        );
    }
    office
}

fn deliver(office: &mut Office, from: &str, to: &str) {
    let begin = json!({ "template": "jmo-vest-viken/resultatrapport", "period": [from, to] });
    let report = office.make("report.begin", begin);
    let view = office.call("report", json!({ "id": report }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let key = |field: &Value| field["field"].as_str().unwrap().to_owned();
    let values: serde_json::Map<String, Value> = missing
        .map(|field| (key(field), json!("Ikke aktuelt")))
        .collect();
    office.call("report.save", json!({ "id": report, "values": values }));
    office.export(&report, &format!("{from}.pdf"));
    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" });
    office.call("report.deliver", delivery);
}

fn year(office: &mut Office) -> Value {
    let all = office.call("statistics", Value::Null);
    all["agreements"][0]["years"][0].clone()
}

#[test]
fn a_year_without_a_delivered_month_has_no_statistics() {
    let mut office = office(2, 1);
    assert_eq!(
        office.call("statistics", Value::Null)["agreements"],
        json!([])
    );
    let ask = json!({ "agreement": AGREEMENT, "year": 2026 });
    assert_eq!(
        office.refusal("statistics.extract", ask).code,
        Code::Incomplete
    );
}

#[test]
fn small_groups_are_hidden_and_so_is_what_would_tell_them() {
    let mut office = office(12, 3);
    deliver(&mut office, "2026-02-01", "2026-02-28");
    deliver(&mut office, "2026-03-01", "2026-03-31");
    let year = year(&mut office);
    assert_eq!(
        (&year["delivered"], &year["over"]),
        (&json!(2), &json!(false))
    );
    let now = &year["now"];
    assert_eq!(now["started"], 12);
    assert_eq!(now["in-work"], Value::Null, "three people");
    assert_eq!(
        now["not-in-work"].is_null(),
        now["completed"].is_number(),
        "one of them would tell: {now}"
    );
    assert!(
        now.get("active").is_none(),
        "who is there at the end is told by no year"
    );

    office.make(
        "statistics.extract",
        json!({ "agreement": AGREEMENT, "year": 2026 }),
    );
    let kept = crate::statistics::year(&mut office);
    assert_eq!(kept["extract"]["figures"], *now);
    assert_eq!(
        (&kept["extract"]["months"], &kept["outdated"]),
        (&json!(2), &json!(false))
    );
    let text = kept.to_string();
    assert!(!text.contains("Åse") && !text.contains("Eksempel"));

    deliver(&mut office, "2026-04-01", "2026-04-30");
    assert_eq!(crate::statistics::year(&mut office)["outdated"], true);
}
