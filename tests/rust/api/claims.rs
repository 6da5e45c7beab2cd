//! What an agreement pays for a month: the figures, who stands behind them, what stops the claim, the forms
//! that carry it, and why NAV may show another amount.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

const VEST: &str = "jmo-vest-viken";
const STUDIE: &str = "studie-med-stotte";
const REFINO: &str = "refino-jan201802";

fn person(office: &mut Office, agreement: &str, name: &str, started: &str) -> String {
    let (first, last) = name.split_once(' ').unwrap();
    office.make(
        "case.create",
        json!({
            "agreement": agreement, "ordered": "2025-01-02", "started": started,
            "person": { "first_name": first, "last_name": last },
        }),
    )
}

fn save(office: &mut Office, agreement: &str, more: Value) {
    let mut details = office.call("agreement.details", json!({ "agreement": agreement }));
    for (key, value) in more.as_object().unwrap() {
        details[key] = value.clone();
    }
    office.call("agreement.details.save", json!({ "details": details }));
}

fn priced(office: &mut Office, agreement: &str, nok: u32) {
    save(
        office,
        agreement,
        json!({ "prices": [{ "from": "2025-01-01", "nok": nok }] }),
    );
}

fn month(office: &mut Office, agreement: &str, month: &str) -> Value {
    office.call(
        "claim.month",
        json!({ "agreement": agreement, "month": month }),
    )
}

fn texts(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|one| one["text"].as_str().unwrap()).collect()
}

fn explain(office: &mut Office, agreement: &str, month: &str, nav: &str) -> Value {
    let request = json!({ "agreement": agreement, "month": month, "nav_amount": nav });
    office.call("claim.explain", request)
}

fn end(office: &mut Office, case: &str, date: &str) {
    office.event(case, "ended", date);
}

/// Writes «Ikke aktuelt» wherever something is missing.
fn complete(office: &mut Office, report: &str, more: Value) {
    let view = office.call("report", json!({ "id": report }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let mut values: serde_json::Map<String, Value> = missing
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        })
        .collect();
    values.extend(more.as_object().unwrap().clone());
    let check = office.call("report.save", json!({ "id": report, "values": values }));
    assert_eq!(
        (&check["missing"], &check["unfit"]),
        (&json!([]), &json!([]))
    );
}

fn deliver(office: &mut Office, report: &str, date: &str) {
    let view = office.call("report", json!({ "id": report }));
    let found = office.call("report.privacy", json!({ "id": report }))["passages"].clone();
    let looked_at: Vec<Value> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["digest"].clone())
        .collect();
    let out = office.out();
    office.call(
        "report.export",
        json!({ "id": report, "folder": out, "file_name": view["file_name"], "looked_at": looked_at }),
    );
    let delivery = json!({ "id": report, "date": date, "channel": "nav-solution" });
    office.call("report.deliver", delivery);
}

/// Two places in April 2026, with two closed days; the published formula by hand.
fn two_places(office: &mut Office) -> (String, String) {
    let kari = person(office, VEST, "Kari Eksempel", "2026-02-10");
    let per = person(office, VEST, "Per Åsen-Øverli", "2026-04-01");
    end(office, &kari, "2026-04-15");
    save(
        office,
        VEST,
        json!({
            "prices": [{ "from": "2026-01-01", "nok": 20205 }],
            "closed": [{ "from": "2026-04-07", "to": "2026-04-08", "reason": "Planleggingsdager" }],
        }),
    );
    (kari, per)
}

#[test]
fn places_are_paid_by_the_published_formula() {
    let mut office = Office::new();
    let (kari, _) = two_places(&mut office);
    let claim = month(&mut office, VEST, "2026-04");
    assert_eq!(claim["model"], "place-month");
    assert_eq!(claim["total"], "26634.00");
    assert_eq!(
        (&claim["over"], &claim["stopped"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(claim["blocked"], json!([]));
    let places = claim["places"].as_array().unwrap();
    let told: Vec<Value> = places
        .iter()
        .map(|line| {
            json!([
                line["participant"],
                line["from"],
                line["to"],
                line["factor"],
                line["days"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!(["Kari Eksempel", "2026-04-01", "2026-04-06", "0.18182", 4]),
            json!(["Kari Eksempel", "2026-04-09", "2026-04-15", "0.22727", 5]),
            json!(["Per Åsen-Øverli", "2026-04-01", "2026-04-06", "0.18182", 4]),
            json!(["Per Åsen-Øverli", "2026-04-09", "2026-04-30", "0.72727", 16]),
        ]
    );
    assert_eq!(
        (&places[0]["case"], &places[0]["nok"]),
        (&json!(kari), &json!("3673.67"))
    );
    // Nobody took part then: nothing to claim, and nothing stops.
    let empty = month(&mut office, VEST, "2025-06");
    assert_eq!(
        (&empty["total"], &empty["places"]),
        (&Value::Null, &json!([]))
    );
}

#[test]
fn a_month_that_is_not_over_or_has_no_price_is_stopped() {
    let mut office = Office::new();
    person(&mut office, VEST, "Kari Eksempel", "2026-02-10");
    let claim = month(&mut office, VEST, "2026-05");
    assert_eq!(
        texts(&claim["blocked"]),
        [
            "Måneden er ikke omme. Den siste dagen er 31.05.2026.",
            "Prisen er ikke lagt inn.",
        ]
    );
    assert_eq!(
        (&claim["priced"], &claim["total"]),
        (&json!(false), &Value::Null)
    );
    save(
        &mut office,
        VEST,
        json!({ "prices": [{ "from": "2026-03-10", "nok": 20000 }] }),
    );
    let march = month(&mut office, VEST, "2026-03");
    assert_eq!(
        texts(&march["blocked"]),
        ["Den første prisen gjelder fra 10.03.2026, men det var deltakere i tiltaket 01.03.2026."]
    );
    assert_eq!(
        (&march["stopped"], &march["total"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(month(&mut office, VEST, "2026-04")["total"], "20000.00");
}

#[test]
fn what_the_cases_leave_open_stops_the_claim_and_leads_to_them() {
    let mut office = Office::new();
    priced(&mut office, VEST, 20000);
    let planned = person(&mut office, VEST, "Kari Eksempel", "2026-02-10");
    office.event(&planned, "end-planned", "2026-04-15");
    // Six months, and nothing was extended.
    let long = person(&mut office, VEST, "Lang Tid", "2025-09-01");
    let ordered = office.make(
        "case.create",
        json!({
            "agreement": VEST, "ordered": "2026-03-02",
            "person": { "first_name": "Uten", "last_name": "Oppstart" },
        }),
    );
    let entry =
        json!({ "case": ordered, "date": "2026-04-20", "activity": "follow-up", "minutes": 60 });
    office.make("entry.save", json!({ "entry": entry }));

    let claim = month(&mut office, VEST, "2026-04");
    let open: Vec<Value> = claim["blocked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["case"], one["at"], one["text"]]))
        .collect();
    assert_eq!(
        open,
        [
            json!([
                planned,
                "events",
                "Planlagt slutt 15.04.2026 er passert, men slutten er ikke registrert. Registrer slutten, eller en ny planlagt slutt."
            ]),
            json!([
                long,
                "events",
                "Siste dag i tiltaket var 28.02.2026, og verken slutt eller forlengelse er registrert."
            ]),
            json!([
                ordered,
                "events",
                "Det er ført timer i måneden, men oppstart er ikke registrert."
            ]),
        ]
    );
    assert_eq!(claim["stopped"], true);
    end(&mut office, &planned, "2026-04-15");
    end(&mut office, &long, "2026-02-28");
    office.event(&ordered, "started", "2026-04-20");
    let claim = month(&mut office, VEST, "2026-04");
    assert_eq!(
        (&claim["blocked"], &claim["stopped"]),
        (&json!([]), &json!(false))
    );
    assert_eq!(claim["total"], "18182.00", "11 and 9 of 22 weekdays");
}

#[test]
fn prices_and_closed_days_are_kept_in_order_and_each_day_has_one() {
    let mut office = Office::new();
    save(
        &mut office,
        VEST,
        json!({ "prices": [{ "from": "2026-07-01", "nok": 21000 }, { "from": "2026-01-01", "nok": 20205 }] }),
    );
    let details = office.call("agreement.details", json!({ "agreement": VEST }));
    assert_eq!(
        details["prices"][0],
        json!({ "from": "2026-01-01", "nok": 20205 })
    );
    for (more, code, field) in [
        (
            json!({ "prices": [{ "from": "2026-01-01", "nok": 1 }, { "from": "2026-01-01", "nok": 2 }] }),
            Code::AlreadyRegistered,
            "from",
        ),
        (
            json!({ "prices": [{ "from": "2026-01-01", "nok": 0 }] }),
            Code::InvalidField,
            "nok",
        ),
        (
            json!({ "closed": [{ "from": "2026-04-08", "to": "2026-04-07" }] }),
            Code::InvalidDate,
            "to",
        ),
    ] {
        let mut wanted = details.clone();
        for (key, value) in more.as_object().unwrap() {
            wanted[key] = value.clone();
        }
        let error = office.refusal("agreement.details.save", json!({ "details": wanted }));
        assert_eq!((error.code, error.details), (code, Some(json!([field]))));
    }
    let told = office.call(
        "history",
        json!({ "id": format!("details {VEST}"), "count": 5 }),
    );
    let change = &told["changes"][0];
    assert_eq!(
        change["fields"][0]["new"],
        "20205 kr fra 01.01.2026; 21000 kr fra 01.07.2026"
    );
    office.call("undo", json!({ "group": change["group"] }));
    let details = office.call("agreement.details", json!({ "agreement": VEST }));
    assert_eq!(details["prices"], json!([]));
}

#[test]
fn what_an_invoice_lacks_is_named_where_the_agreement_asks_for_it() {
    let mut office = Office::new();
    two_places(&mut office);
    let claim = month(&mut office, VEST, "2026-04");
    assert_eq!(
        texts(&claim["remarks"]),
        [
            "«Deres referanse» skal stå på fakturaen, og er ikke lagt inn. (Bilag 3 pkt. 4, krav til innhold i elektronisk faktura)",
            "«Avtalenummer» skal stå på fakturaen når den ikke har bestillingsnummer, og er ikke lagt inn. (Bilag 3 pkt. 4, krav til innhold i elektronisk faktura)",
        ]
    );
    assert_eq!(claim["stopped"], false, "the amounts do not turn on it");
    save(
        &mut office,
        VEST,
        json!({ "your_reference": "XXX1400", "agreement_number": "24-1234" }),
    );
    assert_eq!(month(&mut office, VEST, "2026-04")["remarks"], json!([]));
    assert_eq!(
        month(&mut office, "jobb-forst", "2026-04")["remarks"],
        json!([])
    );
}

fn entry(office: &mut Office, case: &str, date: &str, more: Value) {
    let mut entry = json!({ "case": case, "date": date, "activity": "follow-up", "minutes": 50 });
    for (key, value) in more.as_object().unwrap() {
        entry[key] = value.clone();
    }
    office.make("entry.save", json!({ "entry": entry }));
}

fn student(office: &mut Office) -> String {
    let case = person(office, STUDIE, "Astrid Lærdal", "2026-01-12");
    entry(office, &case, "2026-04-07", json!({}));
    entry(
        office,
        &case,
        "2026-04-08",
        json!({ "form": "phone", "minutes": 16 }),
    );
    entry(
        office,
        &case,
        "2026-04-09",
        json!({ "activity": "employer-contact", "form": "written", "minutes": 20 }),
    );
    entry(
        office,
        &case,
        "2026-04-10",
        json!({ "activity": "group", "minutes": 120, "group_size": 5 }),
    );
    entry(
        office,
        &case,
        "2026-04-13",
        json!({ "form": "written", "minutes": 30 }),
    );
    entry(
        office,
        &case,
        "2026-04-14",
        json!({ "activity": "cooperation", "minutes": 60 }),
    );
    entry(office, &case, "2026-03-31", json!({ "minutes": 600 }));
    case
}

#[test]
fn hours_are_those_the_agreement_pays_with_whom_they_were_spent() {
    let mut office = Office::new();
    priced(&mut office, STUDIE, 850);
    let case = student(&mut office);
    let claim = month(&mut office, STUDIE, "2026-04");
    // 50 → 1,00; 16 → 0,50; 120 by five → 24 → 0,50; with the employer 20 → 0,50.
    assert_eq!(
        claim["hours"],
        json!([{
            "case": case, "participant": "Astrid Lærdal", "with_participant": "2.00",
            "with_employers": "0.50", "hours": "2.50", "entries": 4, "price": 850, "nok": "2125.00",
        }])
    );
    assert_eq!(
        (&claim["total"], &claim["stopped"]),
        (&json!("2125.00"), &json!(false))
    );
    assert!(texts(&claim["remarks"]).contains(
        &"30 minutter skriftlig oppfølging er ikke regnet med: betalt er møter, video og telefon."
    ));

    // The group's size decides the share; without it nobody knows.
    entry(
        &mut office,
        &case,
        "2026-04-20",
        json!({ "activity": "group", "minutes": 60 }),
    );
    let claim = month(&mut office, STUDIE, "2026-04");
    assert_eq!(
        texts(&claim["blocked"]),
        ["Gruppeaktiviteten 20.04.2026 er ført uten antall deltakere, som tiden skal deles på."]
    );
    assert_eq!(
        (&claim["blocked"][0]["at"], &claim["stopped"]),
        (&json!("hours"), &json!(true))
    );
    let odd = json!({ "case": case, "date": "2026-04-20", "activity": "follow-up", "minutes": 5, "group_size": 3 });
    let error = office.refusal("entry.save", json!({ "entry": odd }));
    assert_eq!(
        (error.code, error.details),
        (Code::InvalidField, Some(json!(["group_size"])))
    );

    end(&mut office, &case, "2026-04-17");
    let claim = month(&mut office, STUDIE, "2026-04");
    assert_eq!(
        texts(&claim["blocked"]),
        [
            "Timene 20.04.2026 er ført utenfor tiden i tiltaket. Rett datoen, oppstarten eller slutten."
        ]
    );
}

#[test]
fn each_hour_has_the_price_of_its_day() {
    let mut office = Office::new();
    let case = student(&mut office);
    save(
        &mut office,
        STUDIE,
        json!({ "prices": [{ "from": "2026-01-01", "nok": 850 }, { "from": "2026-04-09", "nok": 900 }] }),
    );
    let claim = month(&mut office, STUDIE, "2026-04");
    let lines: Vec<Value> = claim["hours"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!([line["case"], line["price"], line["hours"], line["nok"]]))
        .collect();
    assert_eq!(
        lines,
        [
            json!([case, 850, "1.50", "1275.00"]),
            json!([case, 900, "1.00", "900.00"])
        ]
    );
    assert_eq!(claim["total"], "2175.00");
}

fn per(office: &mut Office) -> String {
    let case = person(office, REFINO, "Per Eksempel", "2026-01-05");
    office.event(&case, "mapping-completed", "2026-03-20");
    case
}

#[test]
fn a_milestone_is_invoiced_once_the_claim_is_sent_and_nav_has_approved() {
    let mut office = Office::new();
    priced(&mut office, REFINO, 90001);
    let case = per(&mut office);
    let claim = month(&mut office, REFINO, "2026-04");
    assert_eq!(
        (&claim["milestones"], &claim["total"]),
        (&json!([]), &Value::Null)
    );
    let ready = &claim["ready"][0];
    assert_eq!(
        json!([
            ready["case"],
            ready["milestone"],
            ready["state"],
            ready["window"]["to"],
            ready["days"],
            ready["nok"]
        ]),
        json!([case, "mapping", "claimable", "2026-05-20", 16, "18000.20"])
    );

    // The claim is a form of its own, and its delivery is the claim.
    let template = claim["case_template"].as_str().unwrap();
    let begin = json!({ "case": case, "template": template, "milestone": "mapping" });
    let report = office.make("report.begin", begin.clone());
    let view = office.call("report", json!({ "id": report }));
    let says = |field: &str| view["report"]["values"][field].clone();
    assert_eq!(says("milepael"), "Gjennomført kartlegging (20 %)");
    assert_eq!(
        (says("oppnadd"), says("frist")),
        (json!("20.03.2026"), json!("20.05.2026"))
    );
    assert_eq!(
        (says("pris"), says("belop")),
        (json!("90001"), json!("18000,20"))
    );
    assert_eq!(says("kriterium"), "Gjennomført kartleggingsfase");
    assert!(
        view["file_name"]
            .as_str()
            .unwrap()
            .starts_with("refusjonskrav-kartlegging-")
    );
    complete(&mut office, &report, json!({}));
    assert_eq!(
        month(&mut office, REFINO, "2026-05")["ready"][0]["draft"]["id"],
        json!(report)
    );
    deliver(&mut office, &report, "2026-05-04");
    let seen = office.call("case", json!({ "id": case }));
    assert_eq!(seen["milestones"][0]["state"], "claim-sent");
    let sent = seen["facts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["event"]["type"] == "claim-sent");
    assert_eq!(
        sent.unwrap()["event"],
        json!({ "type": "claim-sent", "date": "2026-05-04", "milestone": "mapping" })
    );
    assert_eq!(
        office.deadline(&case, "claim-mapping", None)["state"],
        "met"
    );
    let again = office.refusal("report.begin", begin);
    assert_eq!(again.code, Code::AlreadyRegistered);

    let waiting = month(&mut office, REFINO, "2026-05");
    assert!(texts(&waiting["blocked"]).contains(
        &"Gjennomført kartlegging: kravet ble sendt 04.05.2026, men NAVs godkjenning er ikke registrert. Milepælen betales først når den er godkjent."
    ));
    let approval = json!({ "case": case, "milestone": "mapping", "date": "2026-05-04" });
    office.make("approval.save", json!({ "approval": approval }));
    let claim = month(&mut office, REFINO, "2026-05");
    assert_eq!(
        claim["milestones"],
        json!([{
            "case": case, "participant": "Per Eksempel", "milestone": "mapping",
            "title": "Gjennomført kartlegging", "met_on": "2026-03-20", "sent_on": "2026-05-04",
            "approved_on": "2026-05-04", "percent": 20, "price": 90001, "nok": "18000.20",
        }])
    );
    assert_eq!(
        (&claim["ready"], &claim["total"]),
        (&json!([]), &json!("18000.20"))
    );
    assert_eq!(
        month(&mut office, REFINO, "2026-06")["milestones"],
        json!([]),
        "once"
    );
}

#[test]
fn a_milestone_without_proof_or_with_an_open_question_waits() {
    let mut office = Office::new();
    priced(&mut office, REFINO, 90000);
    let case = per(&mut office);
    let employer = json!({ "contact": { "kind": "employer", "name": "Kafé Solsiden" } });
    let employer = office.make("contact.save", employer);
    let job = json!({
        "case": case, "employer": employer, "percent": 60, "terms": "permanent", "from": "2026-04-13",
    });
    office.make("employment.save", json!({ "employment": job }));
    let old = json!({
        "case": case, "employer": employer, "percent": 100, "terms": "permanent", "at_referral": true,
        "fit_from": "2026-04-01",
    });
    office.make("employment.save", json!({ "employment": old }));
    let claim = month(&mut office, REFINO, "2026-04");
    let open = texts(&claim["blocked"]);
    assert!(
        open.contains(&"Ansettelse: dokumentasjon på arbeidsforholdet mangler."),
        "{open:?}"
    );
    assert!(
        open.contains(&"Er deltakeren helt friskmeldt i jobben hos Kafé Solsiden? Dagen er ikke ført, og milepælen regnes fra den."),
        "{open:?}"
    );
    assert_eq!(
        claim["stopped"], false,
        "another participant's milestone need not wait for this one"
    );
    let states: Vec<&str> = claim["ready"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].as_str().unwrap())
        .collect();
    assert_eq!(
        states,
        ["claimable", "proof-missing"],
        "the first to be sent first"
    );
}

#[test]
fn a_claim_for_what_has_not_been_reached_is_not_delivered() {
    let mut office = Office::new();
    let case = per(&mut office);
    let template = format!("{REFINO}/refusjonskrav");
    let begin = json!({ "case": case, "template": template, "milestone": "hired" });
    let report = office.make("report.begin", begin);
    complete(
        &mut office,
        &report,
        json!({ "milepael": "Ansettelse (40 %)" }),
    );
    let view = office.call("report", json!({ "id": report }));
    let out = office.out();
    office.call(
        "report.export",
        json!({ "id": report, "folder": out, "file_name": view["file_name"] }),
    );
    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" });
    let error = office.refused(&case, "report.deliver", delivery, Code::InvalidRequest);
    assert_eq!(
        error.message,
        "Ansettelse er ikke nådd. Hver milepæl betales bare når kriteriet for den er oppfylt."
    );
}

#[test]
fn the_invoice_basis_says_what_the_window_says_and_waits_for_the_month_s_end() {
    let mut office = Office::new();
    two_places(&mut office);
    let template = format!("{VEST}/fakturagrunnlag");
    let period = json!(["2026-04-01", "2026-04-30"]);
    let report = office.make(
        "report.begin",
        json!({ "template": template, "period": period }),
    );
    let view = office.call("report", json!({ "id": report }));
    let values = &view["report"]["values"];
    assert_eq!(values["pris"], "20205");
    assert_eq!(values["sum"], "26634");
    let row = |n: &str| {
        json!([
            values[format!("deltaker{n}")],
            values[format!("fra{n}")],
            values[format!("faktor{n}")],
            values[format!("pris-per-maned{n}")]
        ])
    };
    assert_eq!(
        row(""),
        json!(["Kari Eksempel", "01.04.2026", "0,18182", "20205"])
    );
    assert_eq!(
        row(".4"),
        json!(["Per Åsen-Øverli", "09.04.2026", "0,72727", "20205"])
    );
    assert_eq!(values["deltaker.5"], Value::Null);
    complete(&mut office, &report, json!({}));
    assert_eq!(
        office.call("report.privacy", json!({ "id": report }))["passages"],
        json!([]),
        "NAV pays by name"
    );
    assert_eq!(
        month(&mut office, VEST, "2026-04")["report"],
        json!({ "id": report, "delivered": null })
    );
    deliver(&mut office, &report, "2026-05-04");
    assert_eq!(
        month(&mut office, VEST, "2026-04")["report"],
        json!({ "id": report, "delivered": "2026-05-04" })
    );

    let period = json!(["2026-05-01", "2026-05-31"]);
    let early = office.make(
        "report.begin",
        json!({ "template": template, "period": period }),
    );
    let values = office.call("report", json!({ "id": early }))["report"]["values"].clone();
    assert_eq!(
        values["sum"],
        Value::Null,
        "nothing is summed up before its time"
    );
    complete(&mut office, &early, json!({ "sum": "20205" }));
    let view = office.call("report", json!({ "id": early }));
    let out = office.out();
    office.call(
        "report.export",
        json!({ "id": early, "folder": out, "file_name": view["file_name"] }),
    );
    let delivery = json!({ "id": early, "date": "2026-05-04", "channel": "nav-solution" });
    let error = office.refusal("report.deliver", delivery);
    assert_eq!(
        (error.code, error.details),
        (Code::InvalidDate, Some(json!(["period"])))
    );
}

#[test]
fn the_hours_and_the_milestones_stand_in_their_invoice_basis_too() {
    let mut office = Office::new();
    priced(&mut office, STUDIE, 850);
    student(&mut office);
    let begin = |agreement: &str| json!({ "template": format!("{agreement}/fakturagrunnlag"), "period": ["2026-04-01", "2026-04-30"] });
    let report = office.make("report.begin", begin(STUDIE));
    let values = office.call("report", json!({ "id": report }))["report"]["values"].clone();
    assert_eq!(
        json!([
            values["deltaker"],
            values["timer-deltaker"],
            values["timer-arbeidsgiver"],
            values["timer"],
            values["belop"],
            values["pris"]
        ]),
        json!(["Astrid Lærdal", "2,00", "0,50", "2,50", "2125", "850"])
    );
    priced(&mut office, REFINO, 90000);
    let case = per(&mut office);
    let event = json!({ "type": "claim-sent", "date": "2026-04-01", "milestone": "mapping" });
    office.make("event.save", json!({ "case": case, "event": event }));
    let approval = json!({ "case": case, "milestone": "mapping", "date": "2026-04-20" });
    office.make("approval.save", json!({ "approval": approval }));
    let report = office.make("report.begin", begin(REFINO));
    let values = office.call("report", json!({ "id": report }))["report"]["values"].clone();
    assert_eq!(
        json!([
            values["deltaker"],
            values["milepael"],
            values["oppnadd"],
            values["godkjent"],
            values["prosent"],
            values["belop"]
        ]),
        json!([
            "Per Eksempel",
            "Gjennomført kartlegging",
            "20.03.2026",
            "20.04.2026",
            "20",
            "18000"
        ])
    );
}

#[test]
fn a_difference_is_explained_by_whom_it_is_about() {
    let mut office = Office::new();
    let (kari, _) = two_places(&mut office);
    let same = explain(&mut office, VEST, "2026-04", "26 634");
    assert_eq!(
        (&same["same"], &same["explanations"]),
        (&json!(true), &json!([]))
    );

    // NAV never heard that Kari left: 20 open weekdays of 22, with the closed days taken out, for both.
    let told = explain(&mut office, VEST, "2026-04", "36 736 kr");
    let first = &told["explanations"][0]["causes"];
    assert_eq!(
        first[0],
        json!({
            "text": "NAV har ikke registrert at Kari Eksempel sluttet 15.04.2026, og har regnet med resten av måneden.",
            "case": kari,
        })
    );
    let unknown = explain(&mut office, VEST, "2026-04", "1");
    assert_eq!(unknown["explanations"], json!([]));
    assert!(!unknown["compare"].as_array().unwrap().is_empty());
    let request = json!({ "agreement": VEST, "month": "2026-04", "nav_amount": "mye" });
    let error = office.refusal("claim.explain", request);
    assert_eq!(
        (error.code, error.details),
        (Code::InvalidField, Some(json!(["nav_amount"])))
    );
}

#[test]
fn differences_in_hours_and_milestones_are_explained_too() {
    let mut office = Office::new();
    priced(&mut office, STUDIE, 850);
    student(&mut office);
    let told = explain(&mut office, STUDIE, "2026-04", "1275");
    let causes = told["explanations"][0]["causes"].as_array().unwrap();
    assert_eq!(
        causes[0]["text"],
        "NAV har ikke regnet med 50 minutter 07.04.2026 for Astrid Lærdal."
    );

    priced(&mut office, REFINO, 90000);
    let case = per(&mut office);
    let event = json!({ "type": "claim-sent", "date": "2026-04-01", "milestone": "mapping" });
    office.make("event.save", json!({ "case": case, "event": event }));
    let told = explain(&mut office, REFINO, "2026-04", "18 000,00");
    assert_eq!(
        told["explanations"][0]["causes"][0]["text"],
        "NAV har regnet med «Gjennomført kartlegging» for Per Eksempel, som ikke er med her denne måneden."
    );
}
