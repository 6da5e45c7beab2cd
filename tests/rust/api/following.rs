//! A draft follows the case where there are several, and begins with what was delivered before.

use crate::support::{Office, STATUS};
use api::Code;
use serde_json::{Value, json};

fn begin(office: &mut Office, case: &str, template: &str) -> String {
    let request = json!({ "case": case, "template": template });
    office.make("report.begin", request)
}

fn save(office: &mut Office, report: &str, values: Value) {
    office.call("report.save", json!({ "id": report, "values": values }));
}

fn refresh(office: &mut Office, report: &str) {
    office.call("report.refresh", json!({ "id": report }));
}

fn view(office: &mut Office, report: &str) -> Value {
    office.call("report", json!({ "id": report }))
}

/// What the repetitions are called, as far as any has an entry.
fn employers(office: &mut Office, report: &str) -> Vec<String> {
    let view = view(office, report);
    let text = |n: u32| {
        let key = match n {
            1 => "arbeidsgiver".to_owned(),
            n => format!("arbeidsgiver.{n}"),
        };
        view["report"]["values"][key].as_str().map(str::to_owned)
    };
    (1..=9).map_while(text).collect()
}

fn employer(office: &mut Office, name: &str) -> String {
    office.make(
        "contact.save",
        json!({ "contact": { "kind": "employer", "name": name } }),
    )
}

/// A job at an employer from a day on.
fn job(office: &mut Office, case: &str, name: &str, from: &str) -> String {
    let employer = employer(office, name);
    let job = json!({
        "case": case, "employer": employer, "percent": 50, "terms": "temporary", "from": from,
    });
    office.make("employment.save", json!({ "employment": job }))
}

#[test]
fn a_report_begins_with_one_repetition_for_each_employer_and_follows_them() {
    let mut office = Office::new();
    let case = office.kari();
    let later = job(&mut office, &case, "Ærlig & Åpen AS", "2026-03-01");
    job(&mut office, &case, "Bakeriet", "2026-02-10");
    let report = begin(&mut office, &case, STATUS);
    assert_eq!(
        employers(&mut office, &report),
        ["Bakeriet", "Ærlig & Åpen AS"]
    );
    let now = view(&mut office, &report);
    assert_eq!(
        now["prefill"]["stillingsprosent.2"]["source"],
        "fra arbeidsforholdet som begynte 01.03.2026"
    );
    assert_eq!(now["behind"], json!([]));

    // Nobody has written anything there: all of it follows, also what is there no longer.
    job(&mut office, &case, "Avisa", "2026-02-20");
    assert_ne!(view(&mut office, &report)["behind"], json!([]));
    refresh(&mut office, &report);
    assert_eq!(
        employers(&mut office, &report),
        ["Bakeriet", "Avisa", "Ærlig & Åpen AS"]
    );
    office.call("employment.remove", json!({ "id": later }));
    refresh(&mut office, &report);
    assert_eq!(employers(&mut office, &report), ["Bakeriet", "Avisa"]);
    assert_eq!(view(&mut office, &report)["behind"], json!([]));
}

#[test]
fn what_was_written_about_an_employer_stays_with_that_employer() {
    let mut office = Office::new();
    let case = office.kari();
    job(&mut office, &case, "Bakeriet", "2026-02-10");
    let report = begin(&mut office, &case, STATUS);
    save(
        &mut office,
        &report,
        json!({ "begrunnelse-arbeidsplass": "Gode kolleger." }),
    );

    // One that came before it in time gets the next place, and not its.
    job(&mut office, &case, "Avisa", "2026-02-03");
    let now = view(&mut office, &report);
    assert_eq!(now["prefill"]["arbeidsgiver"]["text"], "Bakeriet");
    assert_eq!(now["prefill"]["arbeidsgiver.2"]["text"], "Avisa");
    refresh(&mut office, &report);
    assert_eq!(employers(&mut office, &report), ["Bakeriet", "Avisa"]);
    let now = view(&mut office, &report);
    assert_eq!(
        now["report"]["values"]["begrunnelse-arbeidsplass"],
        "Gode kolleger."
    );
    assert_eq!(now["report"]["values"]["stillingsprosent.2"], "50 %");

    // The window takes the first away: the second moves up. It is not brought back.
    let taken: Vec<(String, Value)> = now["report"]["values"]
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(key, text)| Some((key.strip_suffix(".2")?.to_owned(), text.clone())))
        .collect();
    let mut values = json!({ "begrunnelse-arbeidsplass": null });
    for (id, text) in taken {
        values[id.clone()] = text;
        values[format!("{id}.2")] = json!(null);
    }
    save(&mut office, &report, values);
    refresh(&mut office, &report);
    assert_eq!(employers(&mut office, &report), ["Avisa"]);

    // A new one still comes.
    job(&mut office, &case, "Cafeen", "2026-04-01");
    refresh(&mut office, &report);
    assert_eq!(employers(&mut office, &report), ["Avisa", "Cafeen"]);
}

/// Delivers a report whose fields say so.
fn deliver(office: &mut Office, report: &str, date: &str) {
    let view = view(office, report);
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let mut values = json!({});
    for field in missing {
        values[field["field"].as_str().unwrap()] = json!("Ikke aktuelt");
    }
    save(office, report, values);
    if view["template"]["sections"]
        .to_string()
        .contains("\"comment\":true")
    {
        let agrees = json!({ "id": report, "standpoint": "agrees" });
        office.call("report.standpoint", agrees);
    }
    office.export(report, "ut.pdf");
    let delivery = json!({ "id": report, "date": date, "channel": "letter" });
    office.call("report.deliver", delivery);
}

const PLAN: &str = "jmo-vest-viken/plan";

#[test]
fn a_plan_begins_with_the_plan_before_it() {
    let mut office = Office::new();
    let case = office.kari();
    let first = begin(&mut office, &case, PLAN);
    assert_eq!(
        view(&mut office, &first)["prefill"]["aktiviteter"],
        json!(null),
        "there is none before it"
    );
    let values = json!({
        "aktiviteter": "Jobbsøking og praksis.", "kombinasjon": "Ikke aktuelt",
        "aktivitet": "Søke", "tidspunkt": "Mars", "timer": "4",
        "aktivitet.2": "Praksis", "tidspunkt.2": "April", "timer.2": "Ikke aktuelt",
    });
    save(&mut office, &first, values);
    let draft = begin(&mut office, &case, "jmo-vest-viken/forlengelse");
    assert_eq!(
        view(&mut office, &draft)["prefill"]["progresjon"],
        json!(null)
    );
    deliver(&mut office, &first, "2026-05-04");

    let second = begin(&mut office, &case, PLAN);
    let now = view(&mut office, &second);
    let values = &now["report"]["values"];
    assert_eq!(values["aktiviteter"], "Jobbsøking og praksis.");
    assert_eq!(
        now["prefill"]["aktiviteter"]["source"],
        "fra «Plan for tiltaket», levert 04.05.2026"
    );
    assert_eq!(
        values["kombinasjon"],
        json!(null),
        "«Ikke aktuelt» is no starting point"
    );
    assert_eq!(values["aktivitet.2"], "Praksis");
    assert_eq!(values["timer"], "4");
    assert_eq!(values["timer.2"], json!(null));
}

#[test]
fn a_status_report_is_the_extensions_starting_point() {
    let mut office = Office::new();
    let case = office.kari();
    let status = begin(&mut office, &case, STATUS);
    save(
        &mut office,
        &status,
        json!({ "status": "Har funnet praksis." }),
    );
    deliver(&mut office, &status, "2026-05-04");
    let extension = begin(&mut office, &case, "jmo-vest-viken/forlengelse");
    let now = view(&mut office, &extension);
    assert_eq!(
        now["prefill"]["progresjon"],
        json!({ "text": "Har funnet praksis.", "source": "fra «Statusrapport 1», levert 04.05.2026" })
    );
    assert_eq!(now["report"]["values"]["grunnlag"], "Ordinær forlengelse");
    let until = now["report"]["values"]["forlengelse-til"].as_str();
    assert!(until.is_some_and(|day| day.len() == 10), "{until:?}");

    // A correction tells it once it is delivered.
    let correction = office.make("report.correct", json!({ "id": status }));
    save(
        &mut office,
        &correction,
        json!({ "status": "Har funnet jobb." }),
    );
    let told =
        |office: &mut Office| view(office, &extension)["prefill"]["progresjon"]["text"].clone();
    assert_eq!(told(&mut office), "Har funnet praksis.");
    deliver(&mut office, &correction, "2026-05-04");
    assert_eq!(told(&mut office), "Har funnet jobb.");
}

#[test]
fn the_end_of_a_practice_that_is_kept_is_no_event_of_its_own() {
    let mut office = Office::new();
    let case = office.kari();
    let event = |date: &str| {
        let event = json!({ "type": "practice-ended", "date": date });
        json!({ "case": case, "event": event })
    };
    // Nothing is kept: the word of the counsellor is all there is.
    let by_hand = office.make("event.save", event("2026-02-20"));
    let employer = employer(&mut office, "Bakeriet");
    let practice = json!({ "case": case, "employer": employer, "from": "2026-03-02" });
    let kept = office.make("practice.save", json!({ "practice": practice }));

    let error = office.refused(
        &case,
        "event.save",
        event("2026-04-17"),
        Code::AlreadyRegistered,
    );
    assert!(error.message.contains("Arbeid"), "{}", error.message);
    office.make("event.save", event("2026-02-27")); // before the practice: another one
    let mut again = event("2026-02-21");
    again["id"] = json!(by_hand);
    office.make("event.save", again); // what stood there before can be mended

    let mut practice = practice;
    practice["ended"] = json!("2026-04-17");
    let ended = json!({ "id": kept, "practice": practice });
    office.make("practice.save", ended);
    office.make("event.save", event("2026-04-24")); // none is open
}
