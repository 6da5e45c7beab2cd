//! The evaluation of a half-year: what it begins with, how it follows, participants' feedback by heading, and
//! what its delivery settles.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const JMO: &str = "jmo-vest-viken";
const EVALUATION: &str = "jmo-vest-viken/evalueringsrapport";
const HALF_YEAR: [&str; 2] = ["2025-12-01", "2026-05-31"];

impl Office {
    fn begun(&mut self, template: &str, period: [&str; 2]) -> String {
        self.make(
            "report.begin",
            json!({ "template": template, "period": period }),
        )
    }

    fn shown(&mut self, report: &str) -> Value {
        self.call("report", json!({ "id": report }))
    }

    fn value(&mut self, report: &str, key: &str) -> Value {
        self.shown(report)["report"]["values"][key].clone()
    }

    /// Writes «Ikke aktuelt» wherever text is missing, exports and registers as delivered.
    fn sent(&mut self, report: &str, day: &str) {
        let view = self.shown(report);
        let missing = view["check"]["missing"].as_array().unwrap().iter();
        let values: BTreeMap<String, &str> = missing
            .map(|field| (field["field"].as_str().unwrap().to_owned(), "Ikke aktuelt"))
            .collect();
        self.call("report.save", json!({ "id": report, "values": values }));
        self.export(report, &format!("{report}.pdf"));
        let deliver = json!({ "id": report, "date": day, "channel": "secure-post" });
        self.call("report.deliver", deliver);
    }

    fn month_sent(&mut self, first: &str, last: &str) {
        let report = self.begun("jmo-vest-viken/resultatrapport", [first, last]);
        self.sent(&report, "2026-05-04");
    }

    fn ended(&mut self, case: &str, date: &str, status: &str) {
        let event = json!({ "type": "ended", "date": date });
        let event = json!({ "case": case, "event": event, "end_status": status });
        self.make("event.save", event);
    }

    fn said(&mut self, case: &str, date: &str, heading: Option<&str>, note: &str) -> String {
        let event = json!({ "type": "feedback-received", "date": date });
        let event = json!({ "case": case, "event": event, "note": note, "heading": heading });
        self.make("event.save", event)
    }

    fn participant(&mut self, agreement: &str, name: &str) -> String {
        let mut case = json!({
            "agreement": agreement,
            "person": { "first_name": name, "last_name": "Eksempel" },
            "ordered": "2026-01-05", "started": "2026-02-02",
        });
        if agreement == "jobb-forst" {
            case["case"] = json!({ "attributes": { "assistance_need": "moderate" } });
        }
        self.make("case.create", case)
    }
}

#[test]
fn it_begins_with_the_delivered_months_and_says_which_are_not() {
    let mut office = Office::new();
    let kari = office.kari();
    let ola = office.participant(JMO, "Ola");
    office.participant(JMO, "Åse");
    office.ended(&kari, "2026-03-20", "not-in-work");
    office.ended(&ola, "2026-04-20", "in-work");
    let report = office.begun(EVALUATION, HALF_YEAR);
    assert_eq!(
        office.value(&report, "tall-fra"),
        "Ingen leverte resultatrapporter: desember 2025–mai 2026 er ikke levert."
    );
    assert_eq!(
        office.value(&report, "mal-prosent"),
        "40",
        "the targets stand without results"
    );
    for key in ["mal-resultat", "mal-antall", "tall.active", "resultatmal"] {
        assert_eq!(
            office.value(&report, key),
            Value::Null,
            "{key} before anything is delivered"
        );
    }

    let typed = json!({ "id": report, "values": { "tall.started": "7" } });
    office.call("report.save", typed);
    office.month_sent("2026-02-01", "2026-02-28");
    office.month_sent("2026-04-01", "2026-04-30");
    assert!(
        !office.shown(&report)["behind"]
            .as_array()
            .unwrap()
            .is_empty(),
        "there is news"
    );
    office.call("report.refresh", json!({ "id": report }));
    assert_eq!(
        office.value(&report, "tall-fra"),
        "Leverte resultatrapporter for februar 2026 og april 2026. Desember 2025–januar 2026, mars 2026 og mai 2026 er ikke levert og er ikke med."
    );
    assert_eq!(
        office.value(&report, "tall.started"),
        "7",
        "what was typed stays"
    );
    assert_eq!(
        office.value(&report, "tall.active"),
        "1",
        "who is there is the last delivered month's"
    );
    assert_eq!(
        office.value(&report, "tall.completed"),
        "1",
        "March is not delivered, and so not counted"
    );
    assert_eq!(office.value(&report, "mal-resultat"), "100");
    assert_eq!(
        office.value(&report, "resultatmal"),
        "Personer uten arbeidsforhold: overgang til arbeid ved avslutning av tiltaket: 1 av 1 (100 %). Målet på 40 % er nådd.\n\
         Personer med arbeidsforhold: tilbakeføring til arbeid: ingen å måle i perioden. Målet er 40 %.\n\
         Desember 2025–januar 2026, mars 2026 og mai 2026 er ikke levert og er ikke med i tallene."
    );
    let source = office.shown(&report)["prefill"]["tall.active"]["source"].clone();
    assert!(
        source
            .as_str()
            .unwrap()
            .ends_with("mai 2026 er ikke levert"),
        "{source}"
    );
}

#[test]
fn feedback_is_gathered_by_heading_without_names_and_in_no_ones_order() {
    let mut office = Office::new();
    let kari = office.kari();
    let aase = office.participant(JMO, "Åse");
    office.said(
        &kari,
        "2026-03-02",
        Some("follow-up"),
        "Veilederen ringte arbeidsgiveren\nhver uke.",
    );
    office.said(
        &aase,
        "2026-04-02",
        Some("follow-up"),
        "Fin støtte på arbeidsplassen.",
    );
    office.said(&kari, "2026-04-03", None, "Lett å få tak i veilederen.");
    office.said(&kari, "2025-11-30", None, "Før perioden.");
    office.said(&kari, "2026-04-04", Some("nav"), "  ");
    let other = office.participant("jmo-20-598", "Per");
    office.said(&other, "2026-04-03", None, "Under en annen avtale.");

    let report = office.begun(EVALUATION, HALF_YEAR);
    assert_eq!(
        office.value(&report, "oppfolging-deltaker-arbeidsgiver"),
        "Fin støtte på arbeidsplassen.\nVeilederen ringte arbeidsgiveren hver uke.",
        "by their own words: neither by participant nor by date"
    );
    assert_eq!(
        office.value(&report, "tilbakemeldinger"),
        "Lett å få tak i veilederen."
    );
    assert_eq!(
        office.value(&report, "oppfolging-av-deltakerne"),
        Value::Null
    );
    let prefill = office.shown(&report)["prefill"].clone();
    assert_eq!(
        prefill["oppfolging-deltaker-arbeidsgiver"]["source"],
        "fra 2 tilbakemeldinger i perioden"
    );

    // A name in a note is found as in any text.
    office.said(&aase, "2026-04-05", None, "Åse Eksempel liker jobben.");
    office.call("report.refresh", json!({ "id": report }));
    let found = office.call("report.privacy", json!({ "id": report }));
    assert!(found.to_string().contains("Åse Eksempel"), "{found}");
}

#[test]
fn a_heading_is_one_of_the_agreements_and_of_feedback_alone() {
    let mut office = Office::new();
    let kari = office.kari();
    let view = office.call("case", json!({ "id": kari }));
    let headings = view["feedback_headings"].as_array().unwrap();
    assert_eq!(headings.len(), 4);
    assert_eq!(
        headings[3],
        json!({ "id": "nav", "label": "Erfaringer med samarbeidet med NAV – i oppfølgingen av de enkelte deltakerne" })
    );
    let event = office.said(&kari, "2026-04-02", Some("nav"), "Raske svar.");
    let view = office.call("case", json!({ "id": kari }));
    assert_eq!(view["headings"], json!({ event: "nav" }));

    let save = |kind: &str, heading: &str| json!({ "case": kari, "event": { "type": kind, "date": "2026-04-02" }, "heading": heading });
    for ask in [
        save("feedback-received", "skolen"),
        save("three-way-meeting", "nav"),
    ] {
        let error = office.refusal("event.save", ask);
        assert_eq!(
            (error.code, error.details),
            (Code::InvalidField, Some(json!(["heading"])))
        );
    }
}

/// What a leader and the others write: a note goes with the field it was written in, and nothing with what
/// the app counted.
#[test]
fn notes_are_what_was_written_and_the_figures_are_none() {
    let mut office = Office::new();
    office.kari();
    office.month_sent("2026-04-01", "2026-04-30");
    let report = office.begun(EVALUATION, HALF_YEAR);
    let written = json!({ "id": report, "values": { "forslag": "Kortere vei til behandler." } });
    office.call("report.save", written);
    let notes = office.call("team.notes", json!({ "report": report }));
    let fields: Vec<&str> = notes["own"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields,
        ["forslag"],
        "what the app filled in is no note: {notes}"
    );
}

#[test]
fn delivery_settles_the_row_of_the_period_under_every_agreement() {
    for (agreement, period) in [
        ("jmo-20-598", HALF_YEAR),
        ("jmo-vest-viken", HALF_YEAR),
        ("jobb-forst", HALF_YEAR),
        ("studie-med-stotte", HALF_YEAR),
        ("refino-jan201802", ["2026-04-01", "2026-09-30"]),
    ] {
        let mut office = Office::new();
        office.participant(agreement, "Kari");
        let after = if period == HALF_YEAR {
            "2026-06-01"
        } else {
            "2026-10-01"
        };
        office.reopen(after);
        let row = |office: &mut Office| {
            let today = office.call("today", Value::Null);
            let rows = today["portfolio"].as_array().unwrap().iter();
            let mut rows =
                rows.filter(|row| row["rule"] == "evaluation" && row["period"] == json!(period));
            rows.next()
                .unwrap_or_else(|| panic!("{agreement}: {today}"))
                .clone()
        };
        let before = row(&mut office);
        assert_eq!(
            (&before["due"], &before["delivered"]),
            (&json!(after), &Value::Null)
        );
        let template = before["template"].as_str().unwrap().to_owned();
        let report = office.begun(&template, period);
        assert_eq!(row(&mut office)["draft"], json!(report));
        office.sent(&report, after);
        assert_eq!(row(&mut office)["delivered"], json!(after), "{agreement}");
    }
}
