//! Month end: what a month counts, what is missing, its delivery, and what differs afterwards.

use crate::support::{Office, PASSPHRASE, app, on};
use api::Code;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::{Forget, Passphrase, Stamp, Store};

const JMO: &str = "jmo-vest-viken";
const RESULTS: &str = "jmo-vest-viken/resultatrapport";

impl Office {
    /// A participant under an agreement, with these events, such as `ended 2026-04-30 in-work`.
    fn person(&mut self, agreement: &str, name: &str, events: &[&str]) -> String {
        let (ordered, rest) = events.split_first().unwrap();
        let case = self.make(
            "case.create",
            json!({
                "agreement": agreement,
                "person": { "first_name": name, "last_name": "Eksempel" },
                "ordered": ordered,
            }),
        );
        for event in rest {
            self.happened(&case, event);
        }
        case
    }

    fn happened(&mut self, case: &str, event: &str) -> String {
        let words: Vec<&str> = event.split_whitespace().collect();
        let event = json!({ "type": words[0], "date": words[1] });
        let status = words.get(2);
        self.make(
            "event.save",
            json!({ "case": case, "event": event, "end_status": status }),
        )
    }

    fn month(&mut self, agreement: &str, month: &str) -> Value {
        self.call("month", json!({ "agreement": agreement, "month": month }))
    }

    /// Begins a report on an agreement's month and writes «Ikke aktuelt» wherever text is missing.
    fn written(&mut self, template: &str, period: [&str; 2]) -> String {
        let begin = json!({ "template": template, "period": period });
        let id = self.make("report.begin", begin);
        let view = self.call("report", json!({ "id": id }));
        let missing = view["check"]["missing"].as_array().unwrap().iter();
        let values: BTreeMap<String, &str> = missing
            .map(|field| (field["field"].as_str().unwrap().to_owned(), "Ikke aktuelt"))
            .collect();
        self.call("report.save", json!({ "id": id, "values": values }));
        id
    }

    fn delivered(&mut self, report: &str) {
        self.export(report, &format!("{report}.pdf"));
        self.call("report.deliver", deliver(report));
    }
}

fn deliver(report: &str) -> Value {
    json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" })
}

/// Figure id → count, those that nobody counts in left out.
fn counts(view: &Value) -> BTreeMap<String, u64> {
    let figures = view["figures"].as_array().unwrap().iter();
    let pairs = figures.map(|f| {
        (
            f["id"].as_str().unwrap().to_owned(),
            f["count"].as_u64().unwrap(),
        )
    });
    pairs.filter(|(_, count)| *count > 0).collect()
}

fn of(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
    pairs
        .iter()
        .map(|(id, count)| ((*id).to_owned(), *count))
        .collect()
}

fn figure<'v>(view: &'v Value, id: &str) -> &'v Value {
    let figures = view["figures"].as_array().unwrap();
    figures.iter().find(|figure| figure["id"] == id).unwrap()
}

/// Kari active, Ola ended on the last day of April, Åse waiting, a withdrawn order.
fn april() -> (Office, [String; 3]) {
    let mut office = Office::new();
    let kari = office.kari();
    let ola = [
        "2025-11-10",
        "started 2025-11-24",
        "ended 2026-04-30 in-work",
    ];
    let ola = office.person(JMO, "Ola", &ola);
    let aase = office.person(JMO, "Åse", &["2026-04-28"]);
    office.person(JMO, "Per", &["2026-04-01", "ended 2026-04-10"]);
    (office, [kari, ola, aase])
}

#[test]
fn a_month_counts_its_cases_and_fills_the_report() {
    let (mut office, [kari, _, aase]) = april();
    let view = office.month(JMO, "2026-04");
    let expected = of(&[
        ("active", 1),
        ("waiting", 1),
        ("completed", 1),
        ("in-work", 1),
        ("ended-without-job", 1),
        ("to-work-without-job", 1),
    ]);
    assert_eq!(counts(&view), expected);
    assert_eq!(view["title"], "april 2026");
    assert_eq!(view["over"], true);
    assert_eq!(
        figure(&view, "active")["cases"],
        json!([{ "id": kari, "name": "Kari Eksempel" }])
    );
    assert_eq!(figure(&view, "waiting")["cases"][0]["id"], json!(aase));
    assert_eq!(view["results"]["due"], "2026-05-07");
    assert_eq!(view["crosschecks"][0]["wrong"], Value::Null);
    let target = &view["targets"][0];
    assert_eq!(
        (&target["reached"], &target["of"], &target["share"]),
        (&json!(1), &json!(1), &json!(100))
    );

    let report = office.written(RESULTS, ["2026-04-01", "2026-04-30"]);
    let shown = office.call("report", json!({ "id": report }));
    let values = &shown["report"]["values"];
    for (key, count) in [
        ("antall.active", "1"),
        ("antall.waiting", "1"),
        ("antall.started", "0"),
        ("antall.left", "0"),
        ("antall.completed", "1"),
        ("antall-status.in-work", "1"),
        ("antall-status.not-in-work", "0"),
    ] {
        assert_eq!(values[key], count, "{key}");
    }
    assert_eq!(
        shown["prefill"]["antall.active"]["source"],
        "regnet ut av sakene for april 2026"
    );
    let again = office.month(JMO, "2026-04");
    assert_eq!(again["results"]["draft"], json!(report));
}

#[test]
fn the_months_are_listed_with_what_is_left_to_do() {
    let (mut office, [_, ola, _]) = april();
    let list = office.call("months", Value::Null);
    let [only] = &list["agreements"].as_array().unwrap()[..] else {
        panic!("one agreement: {list}");
    };
    assert_eq!(only["agreement"], JMO);
    let months = only["months"].as_array().unwrap();
    let named: Vec<&str> = months
        .iter()
        .map(|row| row["month"].as_str().unwrap())
        .collect();
    assert_eq!(named.first(), Some(&"2026-05"), "the present month first");
    assert_eq!(
        named.last(),
        Some(&"2025-11"),
        "Ola's order was the first thing"
    );
    assert_eq!(months[0]["state"], "not-over");
    assert_eq!(months[1]["due"], "2026-05-07");
    assert_eq!(
        months[1]["state"], "missing",
        "nothing was logged on Kari in April"
    );

    let view = office.month(JMO, "2026-04");
    let kinds: BTreeSet<&str> = view["missing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, BTreeSet::from(["nothing-logged"]));
    let named: Vec<&Value> = view["missing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["name"])
        .collect();
    assert_eq!(named, ["Kari Eksempel", "Ola Eksempel"]);

    // An end without status stands first, and stops the delivery.
    let facts = office.call("case", json!({ "id": ola }))["facts"].clone();
    let ended = facts
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["event"]["type"] == "ended")
        .unwrap();
    let event = json!({ "type": "ended", "date": "2026-04-30" });
    let without = json!({ "id": ended["record"], "case": ola, "event": event });
    office.call("event.save", without);
    let view = office.month(JMO, "2026-04");
    assert_eq!(view["missing"][0]["kind"], "no-end-status");
    assert_eq!(view["missing"][0]["blocks"], true);
    assert_eq!(view["missing"][0]["case"], json!(ola));
    let report = office.written(RESULTS, ["2026-04-01", "2026-04-30"]);
    // Written by hand so that the report agrees with itself.
    let by_hand = json!({ "id": report, "values": { "antall-status.in-work": "1" } });
    office.call("report.save", by_hand);
    office.export(&report, "april.pdf");
    let error = office.refusal("report.deliver", deliver(&report));
    assert_eq!(error.code, Code::Incomplete);
    assert_eq!(
        error.message,
        "Resultatene for april 2026 kan ikke leveres ennå: én deltaker er avsluttet uten status på arbeidsmarkedet. Se «Månedsslutt», og registrer statusen."
    );
    let with =
        json!({ "id": ended["record"], "case": ola, "event": event, "end_status": "in-work" });
    office.call("event.save", with);
    office.call("report.deliver", deliver(&report));
}

#[test]
fn a_month_that_is_not_over_can_be_written_and_not_delivered() {
    let (mut office, _) = april();
    let report = office.written(RESULTS, ["2026-05-01", "2026-05-31"]);
    office.export(&report, "mai.pdf");
    let error = office.refusal("report.deliver", deliver(&report));
    assert_eq!(error.code, Code::InvalidDate);
    assert_eq!(
        error.message,
        "Mai 2026 er ikke over. Rapporten kan skrives, men ikke leveres før siste dag er passert: tallene kan ennå endre seg."
    );
    let half_year = office.written(
        "jmo-vest-viken/evalueringsrapport",
        ["2025-12-01", "2026-05-31"],
    );
    office.export(&half_year, "halvaar.pdf");
    let error = office.refusal("report.deliver", deliver(&half_year));
    assert_eq!(error.code, Code::InvalidDate, "an evaluation neither");
    assert!(
        error
            .message
            .starts_with("01.12.2025–31.05.2026 er ikke over."),
        "{}",
        error.message
    );
}

#[test]
fn a_delivered_month_keeps_its_figures_and_tells_what_differs() {
    let (mut office, [kari, ola, _]) = april();
    let due = |office: &mut Office| {
        let today = office.call("today", Value::Null);
        let rows = today["portfolio"].as_array().unwrap();
        let results = rows
            .iter()
            .find(|row| row["rule"] == "monthly-results")
            .unwrap();
        results["delivered"].clone()
    };
    assert_eq!(due(&mut office), Value::Null);
    assert_eq!(
        office.api.delivered_figures(JMO, on("2026-04-12")).unwrap(),
        None
    );
    let first = office.written(RESULTS, ["2026-04-01", "2026-04-30"]);
    office.delivered(&first);
    assert_eq!(
        due(&mut office),
        json!("2026-05-04"),
        "the row of «I dag» is done"
    );
    let view = office.month(JMO, "2026-04");
    assert_eq!(
        (&view["state"], &view["differences"]),
        (&json!("delivered"), &json!([]))
    );
    assert_eq!(view["results"]["report"], json!(first));
    let kept = office
        .api
        .delivered_figures(JMO, on("2026-04-12"))
        .unwrap()
        .unwrap();
    assert_eq!((kept["active"], kept["completed"]), (1, 1));
    let (live, cases) = office.api.month_figures(JMO, on("2026-04-12")).unwrap();
    assert_eq!(live, kept, "nothing has changed");
    assert_eq!(cases.len(), 4);

    // Registered afterwards: Kari left on 29 April.
    office.happened(&kari, "left-early 2026-04-29");
    office.happened(&kari, "ended 2026-04-29 not-in-work");
    let view = office.month(JMO, "2026-04");
    assert_eq!(view["state"], "differs");
    assert_eq!(
        view["differences"],
        json!([{
            "case": kari, "name": "Kari Eksempel",
            "came": [
                "Har sluttet i perioden",
                "Avsluttet i perioden, uten arbeidsforhold ved innsøking",
            ],
            "left": ["Aktive i tiltaket ved utløpet av perioden"],
        }])
    );
    assert_eq!(figure(&view, "active")["count"], 0);
    assert_eq!(
        figure(&view, "active")["kept"],
        1,
        "what NAV was told stands"
    );
    let row = |office: &mut Office| {
        office.call("months", Value::Null)["agreements"][0]["months"][1].clone()
    };
    assert_eq!(
        (&row(&mut office)["state"], &row(&mut office)["differences"]),
        (&json!("differs"), &json!(1))
    );

    let second = office.make("report.correct", json!({ "id": first }));
    let values = json!({ "antall.active": "0", "antall.left": "1" });
    office.call("report.save", json!({ "id": second, "values": values }));
    office.delivered(&second);
    let view = office.month(JMO, "2026-04");
    assert_eq!(view["state"], "delivered", "the newest counts");
    assert_eq!(view["results"]["report"], json!(second));
    assert_eq!(figure(&view, "left")["kept"], 1);

    // The history of a case says where it was counted.
    let history = office.call("history", json!({ "id": ola }));
    let text = history.to_string();
    assert!(
        text.contains("Talt med i Resultatrapport for april 2026"),
        "{text}"
    );
}

#[test]
fn who_was_deleted_stays_counted() {
    let (mut office, [kari, ola, _]) = april();
    let report = office.written(RESULTS, ["2026-04-01", "2026-04-30"]);
    office.delivered(&report);
    office.call("store.lock", Value::Null);
    {
        let passphrase = Passphrase::from(PASSPHRASE.to_owned());
        let mut store = Store::open(&office.store(), &passphrase).unwrap();
        let what = Forget {
            cases: BTreeSet::from([ola.clone()]),
            records: BTreeSet::new(),
        };
        let stamp = Stamp {
            at: chrono::DateTime::from_timestamp(1_780_000_000, 0).unwrap(),
            who: "Veileder".into(),
        };
        let done: Result<(), store::StoreError> =
            store.forget(&stamp, "case.delete", &what, |_| Ok(()));
        done.unwrap();
        assert_eq!(
            store.of_case::<domain::MonthPart>(&ola).unwrap().len(),
            0,
            "goes with the case"
        );
        assert_eq!(
            store.all::<domain::MonthPart>().unwrap().len(),
            2,
            "Kari and Åse"
        );
    }
    office.api = app(&office.store(), "2026-05-04");
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    let view = office.month(JMO, "2026-04");
    assert_eq!(
        (&view["state"], &view["differences"]),
        (&json!("delivered"), &json!([]))
    );
    let completed = figure(&view, "completed");
    assert_eq!(
        (&completed["count"], &completed["beside"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(completed["cases"], json!([]), "nobody is named");
    let (live, _) = office.api.month_figures(JMO, on("2026-04-30")).unwrap();
    assert_eq!(live["completed"], 0, "the cases alone");

    // A correction carries who is gone along.
    office.happened(&kari, "left-early 2026-04-29");
    office.happened(&kari, "ended 2026-04-29 not-in-work");
    let second = office.make("report.correct", json!({ "id": report }));
    let fresh = office.call("report", json!({ "id": second }));
    let now = |key: &str| fresh["prefill"][key]["text"].clone();
    assert_eq!(
        (now("antall.completed"), now("antall.left")),
        (json!("1"), json!("1"))
    );
}

#[test]
fn sums_that_do_not_agree_are_neither_exported_nor_delivered() {
    let mut office = Office::new();
    let refino = "refino-jan201802";
    let form = "refino-jan201802/aktivitets-og-resultatrapport";
    office.person(
        refino,
        "Kari",
        &[
            "2026-01-05",
            "started 2026-02-02",
            "mapping-completed 2026-04-01",
        ],
    );
    office.person(
        refino,
        "Ola",
        &[
            "2026-01-05",
            "started 2026-02-16",
            "mapping-completed 2026-04-10",
            "ended 2026-04-15 returned-after-mapping",
        ],
    );
    let report = office.written(form, ["2026-04-01", "2026-04-30"]);
    let shown = office.call("report", json!({ "id": report }));
    let values = &shown["report"]["values"];
    for (key, text) in [
        ("antall-aktive.active-hired", "1"),
        ("antall-avsluttet.left-mapping", "2"),
        ("antall-avsluttet.left-hired", "0"),
        ("antall-videre.continued", "1"),
        ("antall-tilbake.returned-after-mapping", "1"),
        ("andel-videre", "50"),
        ("andel-tilbake", "50"),
        // Nobody left these phases: no share of nobody.
        ("andel-ansatt", "Ikke aktuelt"),
        ("andel-fastholdelse-uten", "Ikke aktuelt"),
        ("antall-fastholdt.retained-permanent", "0"),
        ("venter", "0"),
    ] {
        assert_eq!(values[key], text, "{key}");
    }
    let save = |text: &str| json!({ "id": report, "values": { "antall-videre.continued": text } });
    office.call("report.save", save("2"));
    let request = json!({ "id": report, "folder": office.out(), "file_name": "a.pdf" });
    let sentence = "Tallene i rapporten stemmer ikke. «Punkt 1: har avsluttet kartleggingsfasen» er 2, men «Punkt 2.1 til sammen» er 3. De to skal være like (Bilag 4, aktivitets- og resultatrapporten).";
    for method in ["report.export", "report.sheet"] {
        let error = office.refusal(method, request.clone());
        assert_eq!(
            (error.code, &*error.message),
            (Code::InvalidField, sentence),
            "{method}"
        );
    }
    let error = office.refusal("report.print", json!({ "id": report }));
    assert_eq!(error.message, sentence);
    let view = office.month(refino, "2026-04");
    assert_eq!(
        view["results"]["disagreements"].as_array().unwrap().len(),
        1
    );
    assert_eq!(
        view["crosschecks"][0]["wrong"],
        Value::Null,
        "the cases agree"
    );

    office.call("report.save", save("halvannen"));
    let error = office.refusal("report.export", request.clone());
    assert_eq!(error.code, Code::InvalidField);
    office.call("report.save", save("1,5"));
    let error = office.refusal("report.export", request);
    assert!(
        error.message.ends_with("skriv et helt antall deltakere."),
        "{}",
        error.message
    );

    office.call("report.save", save("1"));
    office.delivered(&report);
    assert_eq!(office.month(refino, "2026-04")["state"], "delivered");
}

/// What NAV was told is what the month keeps, also where it was written by hand.
#[test]
fn a_number_changed_by_hand_is_kept_as_it_was_delivered() {
    let (mut office, _) = april();
    let report = office.written(RESULTS, ["2026-04-01", "2026-04-30"]);
    let by_hand = json!({ "id": report, "values": { "antall.waiting": "3", "antall.active": "Ikke aktuelt" } });
    office.call("report.save", by_hand);
    office.delivered(&report);
    let view = office.month(JMO, "2026-04");
    let waiting = figure(&view, "waiting");
    assert_eq!(
        (&waiting["kept"], &waiting["count"], &waiting["beside"]),
        (&json!(3), &json!(3), &json!(2))
    );
    let active = figure(&view, "active");
    assert_eq!(
        (&active["kept"], &active["count"], &active["beside"]),
        (&json!(0), &json!(0), &json!(-1))
    );
    assert_eq!(view["state"], "delivered", "no case counts otherwise");
}

#[test]
fn an_end_status_is_of_the_agreement_and_of_an_end() {
    let mut office = Office::new();
    let kari = office.kari();
    let event = |kind: &str, status: &str| json!({ "case": kari, "event": { "type": kind, "date": "2026-05-01" }, "end_status": status });
    let unknown = event("ended", "hired-permanent");
    let error = office.refused(&kari, "event.save", unknown, Code::InvalidField);
    assert_eq!(
        error.message,
        "Avtalen har ingen sluttstatus «hired-permanent»."
    );
    let elsewhere = event("in-work", "in-work");
    office.refused(&kari, "event.save", elsewhere, Code::InvalidField);
    office.call("event.save", event("ended", "in-work"));
    let view = office.call("case", json!({ "id": kari }));
    assert_eq!(view["end_status"], "in-work");
}

#[test]
fn notice_of_no_capacity_knows_the_places_in_use() {
    let (mut office, _) = april();
    let form = "jmo-vest-viken/ingen-ledig-kapasitet";
    let id = office.make("report.begin", json!({ "template": form }));
    let view = office.call("report", json!({ "id": id }));
    let values = &view["report"]["values"];
    assert_eq!(
        (&values["i-bruk"], &values["venter"]),
        (&json!("1"), &json!("1"))
    );
    let source = &view["prefill"]["i-bruk"]["source"];
    assert_eq!(source, "regnet ut av sakene for 04.05.2026");
}
