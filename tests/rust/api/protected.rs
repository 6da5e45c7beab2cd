//! Adressesperre (kode 6 and 7): no address is kept or leaves, and names are masked until opened on purpose.

use crate::support::{Office, PASSPHRASE};
use api::{Api, Code};
use serde_json::{Value, json};
use std::fs;

const STREET: &str = "Kanarifuglveien";
const NUMBER: &str = "03879140039";

/// Someone with an address, as yet not protected.
fn with_address(office: &mut Office, agreement: &str) -> String {
    let person = json!({ "first_name": "Skjærsild", "last_name": "Kanariprøve", "fnr": NUMBER, "phone": "900 00 001",
        "address": format!("{STREET} 7"), "postal_code": "1400", "city": "Kanariby" });
    let attributes = json!({ "assistance_need": "moderate" });
    let attributes = if agreement == "jobb-forst" {
        attributes
    } else {
        json!({})
    };
    office.make(
        "case.create",
        json!({ "agreement": agreement, "person": person, "case": { "attributes": attributes },
            "ordered": "2026-01-05", "started": "2026-02-01" }),
    )
}

/// The details of a case, as the form would send them back with this kind of protection.
fn protect(office: &mut Office, case: &str, kind: &str) -> Value {
    let view = office.call("case", json!({ "id": case }));
    let mut person = view["person"].clone();
    for field in ["address", "postal_code", "city"] {
        person[field] = json!("");
    }
    person["fnr"] = json!(person["fnr"].as_str().unwrap_or_default());
    person["protected_address"] = json!(kind);
    let own = &view["case"];
    let mut details = json!({});
    for field in [
        "attributes",
        "nav_office",
        "nav_counsellor",
        "clinician",
        "order_text",
        "goal",
        "expected_hours",
    ] {
        details[field] = own[field].clone();
    }
    json!({ "id": case, "person": person, "case": details })
}

fn told(value: &Value, words: &[&str]) -> bool {
    let text = value.to_string();
    words.iter().any(|word| text.contains(word))
}

#[test]
fn no_export_carries_an_address_that_was_kept_before() {
    for agreement in [
        "jmo-20-598",
        "jmo-vest-viken",
        "refino-jan201802",
        "studie-med-stotte",
        "jobb-forst",
    ] {
        let mut office = Office::new();
        let case = with_address(&mut office, agreement);
        if agreement == "refino-jan201802" {
            office.event(&case, "mapping-completed", "2026-03-20");
        }
        let templates = office.call("case", json!({ "id": case }))["templates"].clone();
        let mut begun = Vec::new();
        let mut carried = 0;
        for template in templates.as_array().unwrap() {
            let request = json!({ "case": case, "template": template["id"] });
            // What has no period yet, or no milestone to claim, is not begun.
            let Ok(made) = office.api.call("report.begin", request) else {
                continue;
            };
            let id = made["id"].as_str().unwrap().to_owned();
            let view = office.call("report", json!({ "id": id }));
            carried += usize::from(told(&view, &[STREET, "Kanariby"]));
            begun.push(id);
        }
        assert!(begun.len() > 3, "{agreement}");
        assert_eq!(
            carried > 0,
            agreement.starts_with("jmo") || agreement.starts_with("refino"),
            "{agreement}"
        );

        let update = protect(&mut office, &case, "kode-6");
        office.call("case.update", update);
        office.call("person.open", json!({ "id": case }));
        for id in begun {
            let view = office.call("report", json!({ "id": id }));
            assert!(
                !told(&view, &[STREET, "Kanariby"]),
                "{agreement}: the draft still has it"
            );
            let missing = view["check"]["missing"].as_array().unwrap().iter();
            let values = missing.map(|field| {
                (
                    field["field"].as_str().unwrap().to_owned(),
                    json!("Ikke aktuelt"),
                )
            });
            let values: serde_json::Map<String, Value> = values.collect();
            office.call("report.save", json!({ "id": id, "values": values }));
            office.call(
                "report.standpoint",
                json!({ "id": id, "standpoint": "agrees" }),
            );
            let name = format!("{id}.pdf");
            let found = office.call("report.privacy", json!({ "id": id }))["passages"].clone();
            let digests: Vec<&Value> = found
                .as_array()
                .unwrap()
                .iter()
                .map(|passage| &passage["digest"])
                .collect();
            let export = json!({ "id": id, "folder": office.out(), "file_name": name, "looked_at": digests });
            let Ok(_) = office.api.call("report.export", export) else {
                continue;
            };
            let pdf = fs::read(office.out().join(&name)).unwrap();
            let text = format!("{:?}", reports::read_lines(&pdf).unwrap());
            assert!(
                !text.contains(STREET) && !text.contains("Kanariby"),
                "{agreement}"
            );
        }
        assert!(
            fs::read_dir(office.out()).unwrap().count() > 0,
            "{agreement}: something was exported"
        );
        office.call("verify", json!(null));

        // Nor does the change log hold it any more.
        let history = office.call("history", json!({ "id": case }));
        assert!(!told(&history, &[STREET, "Kanariby"]), "{agreement}");
        let person = office.call("case", json!({ "id": case }))["case"]["person"].clone();
        office.call("store.lock", json!(null));
        let store = store::Store::open(&office.store(), &PASSPHRASE.into()).unwrap();
        let person = person.as_str().unwrap().to_owned();
        for operation in store.operations(&case, &[person]).unwrap() {
            for change in operation.changes() {
                let kept = serde_json::to_string(&change.diff).unwrap();
                assert!(
                    !kept.contains(STREET) && !kept.contains("Kanariby"),
                    "{agreement}: {}",
                    operation.name()
                );
            }
        }
    }
}

#[test]
fn the_log_s_values_are_masked_with_the_name() {
    let mut office = Office::new();
    let case = with_address(&mut office, "jmo-vest-viken");
    let update = protect(&mut office, &case, "kode-7");
    office.call("case.update", update);
    let begin = json!({ "case": case, "template": "jmo-vest-viken/statusrapport" });
    let report = office.make("report.begin", begin);
    for name in ["Skjærsild Kanariprøve", "Skjærsild K. Kanariprøve"] {
        let typed = json!({ "id": report, "values": { "navn": name } });
        office.call("report.save", typed);
    }
    let rows = office.call("audit", json!({ "operation": "report.save" }));
    let group = rows["changes"][0]["group"].clone();
    let shown = |office: &mut Office| {
        let values = office.call("change-log.values", json!({ "group": group }));
        let history = office.call("history", json!({ "id": case }));
        [values, history].map(|told| told.to_string().contains("K. Kanariprøve"))
    };
    assert_eq!(shown(&mut office), [false, false]);
    office.call("person.open", json!({ "id": case }));
    assert_eq!(shown(&mut office), [true, true], "opened on purpose");
}

#[test]
fn an_address_is_refused_where_it_is_protected() {
    let mut office = Office::new();
    let case = with_address(&mut office, "jmo-vest-viken");
    let mut update = protect(&mut office, &case, "kode-7");
    update["person"]["address"] = json!("Kanarifuglveien 7");
    let error = office.refused(&case, "case.update", update, Code::NotPermitted);
    assert_eq!(
        error.details,
        Some(json!(["address", "postal_code", "city"]))
    );
    let person = json!({ "first_name": "Kari", "city": "Ski", "protected_address": "kode-6" });
    let create =
        json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2026-01-05" });
    assert_eq!(
        office.refusal("case.create", create).code,
        Code::NotPermitted
    );
    // Nothing brings it back.
    let update = protect(&mut office, &case, "kode-7");
    office.call("case.update", update);
    let history = office.call("history", json!({ "id": case }));
    for change in history["changes"].as_array().unwrap() {
        let named = change["operation"] == "person.protect" || change["operation"] == "case.create";
        if named {
            assert_ne!(change["cannot_undo"], Value::Null, "{change}");
        }
    }
}

#[test]
fn a_draft_that_says_where_someone_lives_is_not_written_and_the_like_is_pointed_out() {
    let mut office = Office::new();
    let case = with_address(&mut office, "jmo-vest-viken");
    let update = protect(&mut office, &case, "kode-7");
    office.call("case.update", update);
    office.call("person.open", json!({ "id": case }));
    office.event(&case, "ended", "2026-04-30");
    let report = office.complete_report(&case, "jmo-vest-viken/sluttrapport");
    let fields = office.call("report", json!({ "id": report }));
    let address = fields["template"]["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["fields"].as_array().unwrap().clone())
        .find(|field| field["prefill"] == "person.address")
        .unwrap()["id"]
        .clone();
    let address = address.as_str().unwrap().to_owned();
    office.call(
        "report.save",
        json!({ "id": report, "values": { &address: "Kanarifuglveien 7" } }),
    );
    let export = json!({ "id": report, "folder": office.out(), "file_name": "a.pdf" });
    let error = office.refusal("report.export", export.clone());
    assert_eq!(
        (error.code, error.details),
        (Code::NotPermitted, Some(json!([&address])))
    );
    assert_eq!(
        office.refusal("report.print", json!({ "id": report })).code,
        Code::NotPermitted
    );
    // In any other text it is pointed out, though the app no longer knows the address.
    let text = fields["check"].clone();
    assert_eq!(text["missing"], json!([]));
    let free = fields["template"]["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["fields"].as_array().unwrap().clone())
        .find(|field| field["kind"] == "text")
        .unwrap()["id"]
        .clone();
    let free = free.as_str().unwrap().to_owned();
    let values =
        json!({ &address: "Ikke aktuelt", &free: "Møtte på Fiktivgata 12, 1400 Kanariby." });
    office.call("report.save", json!({ "id": report, "values": values }));
    let passages = office.call("report.privacy", json!({ "id": report }))["passages"].clone();
    let kinds: Vec<&Value> = passages
        .as_array()
        .unwrap()
        .iter()
        .map(|passage| &passage["kind"])
        .collect();
    assert_eq!(
        kinds,
        ["protected-address", "protected-address"],
        "street and town: {passages}"
    );
    assert_eq!(
        office.refusal("report.export", export).code,
        Code::NotLookedAt
    );
}

/// The methods that answer without being told of whom, but for those that change something.
fn lists() -> Vec<String> {
    let changes = [
        "store.lock",
        "recovery.create",
        "team.key",
        "demo.load",
        "demo.remove",
        "backup.now",
        "day.begin",
    ];
    let asks_nothing = Api::methods()
        .into_iter()
        .filter(|method| method.request == "Nothing");
    asks_nothing
        .map(|method| method.method)
        .filter(|method| !changes.contains(&method.as_str()) && !method.contains('.'))
        .collect()
}

#[test]
fn name_and_number_are_masked_in_every_list_until_they_are_opened() {
    let mut office = Office::new();
    let case = with_address(&mut office, "studie-med-stotte");
    office.event(&case, "plan-delivered", "2026-02-20");
    let nav = office.make(
        "contact.save",
        json!({ "contact": { "kind": "nav-office", "name": "Nav Eksempelby" } }),
    );
    let mut update = protect(&mut office, &case, "kode-6");
    update["case"]["nav_office"] = json!(nav);
    office.call("case.update", update);
    let report = office.make(
        "report.begin",
        json!({ "case": case, "template": "studie-med-stotte/plan" }),
    );
    let reference = office.call("case", json!({ "id": case }))["case"]["reference"].clone();
    let mask = format!("Skjermet deltaker · {}", reference.as_str().unwrap());
    let secret = [
        "Skjærsild",
        "Kanariprøve",
        NUMBER,
        "038791 40039",
        "900 00 001",
    ];

    let methods = lists();
    for needed in ["list", "today", "drafts", "months"] {
        assert!(methods.iter().any(|method| method == needed), "{needed}");
    }
    for method in &methods {
        let answer = office.call(method, json!({}));
        assert!(!told(&answer, &secret), "{method} names the participant");
    }
    assert!(told(&office.call("list", json!({})), &[&mask]));
    let asked = [
        ("case", json!({ "id": case })),
        ("history", json!({ "id": case })),
        ("contact.uses", json!({ "id": nav })),
        (
            "month",
            json!({ "agreement": "studie-med-stotte", "month": "2026-04" }),
        ),
        (
            "claim.month",
            json!({ "agreement": "studie-med-stotte", "month": "2026-04" }),
        ),
        (
            "indicators",
            json!({ "agreement": "studie-med-stotte", "from": "2026-01-01", "to": "2026-04-30" }),
        ),
        ("person.known", json!({ "fnr": NUMBER })),
    ];
    for (method, request) in &asked {
        let answer = office.call(method, request.clone());
        assert!(
            !told(&answer, &secret),
            "{method} names the participant: {answer}"
        );
    }
    // Found by the exact number all the same.
    let known = office.call("person.known", json!({ "fnr": NUMBER }));
    assert_eq!(known["known"]["cases"][0]["id"], json!(case));
    assert_eq!(known["known"]["name"], json!(mask));
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(
        (&view["participant"], &view["masked"]),
        (&json!(mask), &json!(true))
    );
    // Nothing is saved from a form that shows the mask.
    let masked = protect(&mut office, &case, "none");
    office.refused(&case, "case.update", masked, Code::NotPermitted);

    office.call(
        "person.open",
        json!({ "id": case, "reason": "Forberede møte" }),
    );
    let view = office.call("case", json!({ "id": case }));
    assert_eq!(
        (&view["person"]["first_name"], &view["masked"]),
        (&json!("Skjærsild"), &json!(false))
    );
    assert!(told(&office.call("list", json!({})), &["Kanariprøve"]));
    let history = office.call("history", json!({ "id": case }));
    let entry = &history["changes"][0];
    assert_eq!(entry["operation"], "person.open");
    assert_eq!(entry["sentence"], "Skjermet navn åpnet: Forberede møte");
    assert_ne!(entry["cannot_undo"], Value::Null);
    // Once is enough; it is no second event.
    let total = history["total"].clone();
    office.call("person.open", json!({ "id": case }));
    assert_eq!(
        office.call("history", json!({ "id": case }))["total"],
        total
    );

    // Until the store is locked.
    office.call("store.lock", json!(null));
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    assert!(!told(&office.call("list", json!({})), &secret));
    office.call("verify", json!(null));
}

#[test]
fn the_form_for_nav_has_the_name_that_the_list_masks() {
    let mut office = Office::new();
    let case = with_address(&mut office, "studie-med-stotte");
    let update = protect(&mut office, &case, "kode-7");
    office.call("case.update", update);
    let mut details = office.call(
        "agreement.details",
        json!({ "agreement": "studie-med-stotte" }),
    );
    details["prices"] = json!([{ "from": "2026-01-01", "nok": 600 }]);
    office.call("agreement.details.save", json!({ "details": details }));
    let entry =
        json!({ "case": case, "date": "2026-04-20", "activity": "follow-up", "minutes": 60 });
    office.call("entry.save", json!({ "entry": entry }));
    let claim = office.call(
        "claim.month",
        json!({ "agreement": "studie-med-stotte", "month": "2026-04" }),
    );
    assert!(!told(&claim, &["Kanariprøve"]));
    assert!(told(&claim, &["Skjermet deltaker"]));
    let form = json!({ "template": "studie-med-stotte/fakturagrunnlag", "period": ["2026-04-01", "2026-04-30"] });
    let report = office.make("report.begin", form);
    let view = office.call("report", json!({ "id": report }));
    assert!(
        told(&view["report"]["values"], &["Kanariprøve"]),
        "NAV pays for someone by name"
    );
}
