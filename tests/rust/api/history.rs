//! Who did what and when to a case.

use crate::support::{Office, STATUS};
use api::Code;
use serde_json::{Value, json};

fn changes(office: &mut Office, id: &str) -> Vec<Value> {
    let history = office.call("history", json!({ "id": id }));
    history["changes"].as_array().unwrap().clone()
}

fn sentences(office: &mut Office, id: &str) -> Vec<String> {
    let changes = changes(office, id).into_iter();
    changes
        .map(|entry| entry["sentence"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_change_is_told_newest_first() {
    let mut office = Office::new();
    let profile = json!({ "counsellor": "Vigdis Veileder" });
    office.call("profile.save", json!({ "profile": profile }));
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    let plan = office.event(&case, "plan-delivered", "2026-02-20");
    let entry =
        json!({ "case": case, "date": "2026-03-02", "activity": "follow-up", "minutes": 45 });
    office.make("entry.save", json!({ "entry": entry }));
    let absence =
        json!({ "case": case, "date": "2026-03-03", "activity": "absence", "valid": true });
    office.make("entry.save", json!({ "entry": absence }));
    let job = json!({ "case": case, "employer": employer, "position": "Lagermedarbeider", "percent": 37.5,
        "terms": "permanent" });
    office.make("employment.save", json!({ "employment": job }));
    let practice = json!({ "case": case, "employer": employer, "from": "2026-03-01" });
    office.make("practice.save", json!({ "practice": practice }));
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039",
        "phone": "00000000", "address": "Eksempelveien 7" });
    let update = json!({ "id": case, "person": person, "case": { "goal": "Kokk" } });
    office.call("case.update", update);
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    let save = json!({ "id": report, "values": { "status": "Møter fast." } });
    office.call("report.save", save);
    office.call("report.remove", json!({ "id": report }));
    office.call("event.remove", json!({ "id": plan }));
    let renamed =
        json!({ "id": employer, "contact": { "kind": "employer", "name": "Lager og Frakt AS" } });
    office.call("contact.save", renamed);
    assert_eq!(
        sentences(&mut office, &case),
        [
            "Kontakt endret: Lager og Frakt AS",
            "Hendelse fjernet: Plan levert 20.02.2026",
            "Statusrapport 1 slettet",
            "Rapporttekst endret: Status og arbeidsrelatert progresjon inkl. ev. avvik fra …",
            "Statusrapport 1 påbegynt",
            "Personopplysninger endret: adresse, telefon. Opplysninger om løpet endret: deltakerens mål",
            "Arbeidspraksis registrert: fra 01.03.2026",
            "Arbeidsforhold registrert: Lagermedarbeider, 37,5 %",
            "Fravær ført: 03.03.2026",
            "Timer ført: 02.03.2026, 45 minutter",
            "Hendelse registrert: Plan levert 20.02.2026",
            "Kontakt registrert: Lager AS (demo)",
            "Deltaker registrert: Bestilling mottatt 05.01.2026, Oppstart 01.02.2026",
        ]
    );
    let all = changes(&mut office, &case);
    assert!(all.iter().all(|entry| entry["who"] == "Vigdis Veileder"));
    assert!(
        all.iter()
            .all(|entry| entry["at"].as_str().unwrap().ends_with('Z'))
    );
    assert_eq!(
        sentences(&mut office, "profile"),
        [
            "Egne opplysninger registrert: navn, minutter før låsing, slett automatisk når fristen er ute, dager mellom sikkerhetskopier, …"
        ]
    );
}

#[test]
fn fields_are_told_by_name_with_what_stood_there() {
    let mut office = Office::new();
    let case = office.kari();
    let nav = json!({ "contact": { "kind": "nav-office", "name": "Nav Eksempelby" } });
    let nav = office.make("contact.save", nav);
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "phone": "00000000" });
    let details = json!({ "nav_office": nav, "order_text": "Lang bestilling. ".repeat(20),
        "attributes": { "reduced_work_capacity": true } });
    let update = json!({ "id": case, "person": person, "case": details });
    office.call("case.update", update);
    let fields = changes(&mut office, &case)[0]["fields"].clone();
    let view = office.call("case", json!({ "id": case }));
    let questions = view["agreement"]["attributes"].as_array().unwrap();
    let asked = questions
        .iter()
        .find(|q| q["name"] == "reduced_work_capacity")
        .unwrap();
    let field = |label: &Value, old: Value, new: Value, long: bool| json!({ "label": label, "old": old, "new": new, "long": long });
    assert_eq!(
        fields,
        json!([
            field(
                &json!("Fødselsnummer"),
                json!("03879140039"),
                json!(null),
                false
            ),
            field(&json!("Telefon"), json!(null), json!("00000000"), false),
            field(&asked["label"], json!("nei"), json!("ja"), false),
            field(
                &json!("Innsøkende NAV-kontor"),
                json!(null),
                json!("Nav Eksempelby"),
                false
            ),
            field(&json!("Bestilling fra NAV"), json!(null), json!(null), true),
        ])
    );
    office.event(&case, "plan-delivered", "2026-02-20");
    let fields = changes(&mut office, &case)[0]["fields"].clone();
    assert_eq!(
        fields,
        json!([
            field(&json!("Hendelse"), json!(null), json!("Plan levert"), false),
            field(&json!("Dato"), json!(null), json!("20.02.2026"), false),
        ])
    );
}

#[test]
fn a_draft_saved_as_one_types_is_one_entry() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    let save = |office: &mut Office, text: &str| {
        let values = json!({ "status": text });
        office.call("report.save", json!({ "id": report, "values": values }));
    };
    for text in ["Møter", "Møter fast", "Møter fast."] {
        save(&mut office, text);
    }
    office.event(&case, "plan-delivered", "2026-02-20");
    save(&mut office, "Møter fast og trives.");
    let told = changes(&mut office, &case);
    let counts: Vec<(&str, u64)> = told
        .iter()
        .map(|entry| {
            (
                entry["operation"].as_str().unwrap(),
                entry["count"].as_u64().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("report.save", 1),
        ("event.save", 1),
        ("report.save", 3),
        ("report.begin", 1),
        ("case.create", 1),
    ];
    assert_eq!(counts, expected);
    let folded = &told[2];
    let texts = (&folded["fields"][0]["old"], &folded["fields"][0]["new"]);
    assert_eq!(texts, (&json!(null), &json!("Møter fast.")));
    assert!(folded["first_at"].as_str().unwrap() <= folded["at"].as_str().unwrap());
    assert!(folded["cannot_undo"].is_string(), "written on since");
    // Undone step by step, each time what the entry names.
    for left in ["Møter fast.", "Møter fast", "Møter"] {
        let told = changes(&mut office, &case);
        let entry = told
            .iter()
            .find(|entry| entry["operation"] == "report.save" && entry["undone"] == false);
        let entry = entry.unwrap();
        assert_eq!(entry["cannot_undo"], json!(null), "{left}");
        office.call("undo", json!({ "group": entry["group"] }));
        let view = office.call("report", json!({ "id": report }));
        assert_eq!(view["report"]["values"]["status"], left);
    }
}

#[test]
fn an_undoing_is_told_by_what_it_undid() {
    let mut office = Office::new();
    let case = office.kari();
    office.event(&case, "plan-delivered", "2026-02-20");
    for _ in 0..2 {
        let newest = changes(&mut office, &case)[0]["group"].clone();
        office.call("undo", json!({ "group": newest }));
    }
    let told = changes(&mut office, &case);
    let lines: Vec<(&str, bool)> = told
        .iter()
        .map(|entry| {
            (
                entry["sentence"].as_str().unwrap(),
                entry["undone"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        lines[..3],
        [
            (
                "Gjort om igjen: Hendelse registrert: Plan levert 20.02.2026",
                false
            ),
            ("Angret: Hendelse registrert: Plan levert 20.02.2026", true),
            ("Hendelse registrert: Plan levert 20.02.2026", false),
        ]
    );
}

#[test]
fn a_history_holds_nothing_of_other_participants() {
    let mut office = Office::new();
    let kari = office.kari();
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" },
        "ordered": "2026-04-01" });
    let ola = office.make("case.create", create);
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    office.event(&ola, "three-way-meeting", "2026-04-10");
    assert_eq!(changes(&mut office, &kari).len(), 1);
    assert_eq!(changes(&mut office, &ola).len(), 2);
    // The register concerns those who refer to it, and only them.
    let practice = json!({ "case": kari, "employer": employer, "from": "2026-03-01" });
    office.make("practice.save", json!({ "practice": practice }));
    assert_eq!(changes(&mut office, &kari).len(), 3);
    assert_eq!(changes(&mut office, &ola).len(), 2);
    assert_eq!(changes(&mut office, &employer).len(), 1);
    assert_eq!(
        office.refusal("history", json!({ "id": "0" })).code,
        Code::NotFound
    );
    office.call("store.lock", json!(null));
    assert_eq!(
        office.refusal("history", json!({ "id": kari })).code,
        Code::Locked
    );
}

#[test]
fn looking_changes_nothing() {
    let mut office = Office::new();
    let case = office.kari();
    office.event(&case, "plan-delivered", "2026-02-20");
    let before = office.call("case", json!({ "id": case }));
    let first = changes(&mut office, &case);
    assert_eq!(changes(&mut office, &case), first);
    assert_eq!(office.call("case", json!({ "id": case })), before);
    office.reopen("2026-05-04");
    assert_eq!(changes(&mut office, &case), first);
}
