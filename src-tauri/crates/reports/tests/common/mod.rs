//! A fictional participant, her case, and reports about it. The fødselsnummer is a synthetic one
//! (month + 80).
#![allow(dead_code)] // not every test uses all of it
#![allow(clippy::panic, clippy::expect_used)] // the examples use it too

pub mod filled;

use domain::case::{Activity, Case, MeetingForm};
use domain::person::PersonalData;
use domain::{
    CaseFile, Contact, ContactKind, Date, Employment, EmploymentTerms, Event, EventKind, Fnr,
    LogEntry, Percent, Person, Practice, Private, Profile, RecordedEvent, dates,
};
use reports::{Context, Field, FieldKind, Meta, NOT_APPLICABLE, Registry, Template};
use std::collections::BTreeMap;

pub type Values = BTreeMap<String, Private>;

pub const STATUS: &str = "jmo-vest-viken/statusrapport";
pub const FINAL: &str = "jmo-vest-viken/sluttrapport";

pub const PERMITTED: &[PersonalData] = &[
    PersonalData::Name,
    PersonalData::Address,
    PersonalData::Telephone,
    PersonalData::Fnr,
    PersonalData::Email,
    PersonalData::Order,
    PersonalData::Employment,
];

pub fn d(text: &str) -> Date {
    dates::parse_iso(text).unwrap_or_else(|| panic!("{text} is a test's own date"))
}

pub fn template(id: &str) -> Template {
    Registry::embedded()
        .get(id)
        .unwrap_or_else(|| panic!("no template {id}"))
        .clone()
}

pub fn meta() -> Meta {
    Meta {
        date: d("2026-05-04"),
        reference: "7k3f".into(),
        draft: false,
        notes: Vec::new(),
        marked: Vec::new(),
    }
}

pub fn profile() -> Profile {
    Profile {
        counsellor: "Ola Veileder".into(),
        title: "jobbkonsulent".into(),
        phone: "400 00 001".into(),
        email: "ola.veileder@tiltak.example".into(),
        provider: "Eksempel Tiltak AS".into(),
        place: "Drammen".into(),
        ..Profile::default()
    }
}

fn contact(kind: ContactKind, name: &str, organisation: Option<&str>, phone: &str) -> Contact {
    Contact {
        kind,
        name: name.into(),
        organisation: organisation.map(str::to_owned),
        phone: phone.into(),
        email: Private::default(),
    }
}

pub fn entry(date: &str, activity: Activity, minutes: u32, text: &str) -> LogEntry {
    LogEntry {
        case: "case".into(),
        date: d(date),
        activity,
        form: MeetingForm::InPerson,
        minutes,
        group_size: None,
        outside_office: None,
        until: None,
        valid: None,
        text: text.into(),
    }
}

pub fn employment(employer: &str, from: Option<&str>, to: Option<&str>) -> Employment {
    let (percent, terms) = (Percent::whole(50), EmploymentTerms::Temporary);
    Employment {
        contact: Some("sjef".into()),
        position: "lagermedarbeider".into(),
        from: from.map(d),
        to: to.map(d),
        reason: "Rolig lager, faste oppgaver og korte skift.".into(),
        ..Employment::new("case".into(), employer.into(), percent, terms)
    }
}

pub fn practice(employer: &str, from: &str, ended: Option<&str>) -> Practice {
    Practice {
        case: "case".into(),
        employer: employer.into(),
        contact: Some("baker".into()),
        percent: Some(Percent::whole(40)),
        from: d(from),
        planned_to: None,
        ended: ended.map(d),
        goal: "Prøve ut kapasitet.".into(),
        reason: "Deltaker ønsket å prøve butikk.".into(),
        insurance_informed: None,
    }
}

pub fn event(kind: EventKind, date: &str) -> RecordedEvent {
    RecordedEvent {
        heading: None,
        case: "case".into(),
        event: Event::new(kind, d(date)),
        note: Private::default(),
        end_status: None,
    }
}

/// Kari Eksempel, who began on 1 February 2026 and found practice and then a job.
pub fn file() -> CaseFile {
    let log = [
        entry(
            "2026-02-03",
            Activity::FollowUp,
            90,
            "Kartleggingssamtale om erfaring og ønsker.",
        ),
        entry("2026-02-10", Activity::FollowUp, 60, ""),
        entry(
            "2026-02-17",
            Activity::EmployerContact,
            30,
            "Ringte Varelager AS om praksisplass.",
        ),
        entry(
            "2026-03-02",
            Activity::Workplace,
            120,
            "Oppstart i praksis, avtalte oppgaver med leder.",
        ),
        entry("2026-03-12", Activity::Absence, 0, "Sykdom"),
        entry(
            "2026-03-16",
            Activity::Workplace,
            60,
            "Justerte arbeidstid til fire timer om dagen.",
        ),
        entry("2026-03-20", Activity::OwnActivity, 240, "Skrev søknader."),
        entry(
            "2026-04-08",
            Activity::FollowUp,
            45,
            "Forberedte samtale med leder.",
        ),
        entry(
            "2026-04-15",
            Activity::Workplace,
            90,
            "Samtale om videre ansettelse.",
        ),
        entry("2026-05-20", Activity::FollowUp, 60, "Utenfor perioden."),
    ];
    let mut entries: BTreeMap<_, _> = log
        .into_iter()
        .enumerate()
        .map(|(i, e)| (format!("{i:032x}"), e))
        .collect();
    if let Some(absence) = entries
        .values_mut()
        .find(|e| e.activity == Activity::Absence)
    {
        absence.until = Some(d("2026-03-13"));
        absence.valid = Some(true);
    }
    let contacts = [
        (
            "kontor",
            contact(ContactKind::NavOffice, "NAV Drammen", None, ""),
        ),
        (
            "nav",
            contact(
                ContactKind::NavCounsellor,
                "Nina Navansatt",
                Some("kontor"),
                "400 00 002",
            ),
        ),
        (
            "lager",
            contact(ContactKind::Employer, "Varelager AS", None, ""),
        ),
        (
            "sjef",
            contact(
                ContactKind::ContactPerson,
                "Per Leder",
                Some("lager"),
                "400 00 003",
            ),
        ),
        (
            "butikk",
            contact(ContactKind::Employer, "Hjørnebutikken", None, ""),
        ),
        (
            "baker",
            contact(
                ContactKind::ContactPerson,
                "Berit Baker",
                Some("butikk"),
                "",
            ),
        ),
    ];
    CaseFile {
        id: "case".into(),
        case: Case {
            person: "person".into(),
            agreement: "jmo-vest-viken".into(),
            agreement_version: "1".into(),
            reference: "7k3f".into(),
            attributes: Default::default(),
            nav_office: Some("kontor".into()),
            nav_counsellor: Some("nav".into()),
            clinician: None,
            order_text: "Deltaker trenger støtte for å komme i jobb på et lager.\n\nØnsker deltid."
                .into(),
            goal: "Varig deltidsjobb.".into(),
            expected_hours: "Om lag 6 timer".into(),
        },
        person: Person {
            first_name: "Kari".into(),
            last_name: "Eksempel".into(),
            fnr: Some(Fnr::parse(FNR).expect("a synthetic number")),
            address: "Testveien 1".into(),
            postal_code: "3015".into(),
            city: "Drammen".into(),
            ..Person::default()
        },
        events: BTreeMap::from([
            (
                "e1".to_owned(),
                event(EventKind::OrderReceived, "2026-01-20"),
            ),
            ("e2".to_owned(), event(EventKind::Started, "2026-02-01")),
            (
                "e3".to_owned(),
                event(EventKind::ThreeWayMeeting, "2026-02-20"),
            ),
        ]),
        entries,
        employments: BTreeMap::from([(
            "j1".to_owned(),
            employment("lager", Some("2026-04-20"), None),
        )]),
        practices: BTreeMap::from([(
            "p1".to_owned(),
            practice("butikk", "2026-03-02", Some("2026-04-17")),
        )]),
        reports: BTreeMap::new(),
        approvals: BTreeMap::new(),
        attachments: BTreeMap::new(),
        contacts: contacts
            .into_iter()
            .map(|(id, c)| (id.to_owned(), c))
            .collect(),
    }
}

pub const FNR: &str = "14908712057";

pub static UNDER: reports::Under = reports::Under {
    title: String::new(),
    buyer: String::new(),
    ends: None,
    extendable_to: None,
    deletion: None,
    details: None,
};

/// First texts for a status report on February to April 2026.
pub fn status_context<'a>(file: &'a CaseFile, profile: &'a Profile) -> Context<'a> {
    Context {
        file: Some(file),
        under: &UNDER,
        profile,
        occurrence: Some(1),
        period: Some((d("2026-02-01"), d("2026-04-30"))),
        today: d("2026-05-04"),
        permitted: PERMITTED,
        figures: None,
    }
}

/// What the case itself fills in, as values.
pub fn prefilled(template: &Template, context: &Context) -> Values {
    let texts = reports::prefill(template, context);
    texts
        .into_iter()
        .map(|(id, prefilled)| (id, prefilled.text))
        .collect()
}

/// A value of the field's kind; none for running texts, which the report's own words go into.
pub fn sample(field: &Field, i: usize) -> Option<String> {
    let option = |n: usize| field.options[n % field.options.len()].clone();
    Some(match field.kind {
        FieldKind::Choice => option(i),
        FieldKind::Checks => format!("{}\n{}", option(0), option(1 + i % 2)),
        FieldKind::Number => format!("{}", 1 + i % 40),
        FieldKind::Time => "04.05.2026 kl. 14:30".to_owned(),
        FieldKind::Date => "15.04.2026".to_owned(),
        FieldKind::Period => "01.04.2026–30.04.2026".to_owned(),
        FieldKind::Line if i % 3 == 1 => NOT_APPLICABLE.to_owned(),
        FieldKind::Line => "Hjørnebutikken i Østre Åsgårdstrand".to_owned(),
        _ => return None,
    })
}

/// The prefilled report, with the counsellor's own words in every field that is still missing, and each
/// section that may be repeated filled twice.
pub fn complete(template: &Template) -> Values {
    let (mut file, profile) = (file(), profile());
    if !template.period {
        file.events
            .insert("e9".into(), event(EventKind::Ended, "2026-06-30"));
    }
    let mut context = status_context(&file, &profile);
    if !template.period {
        context.period = None;
    }
    let mut values = prefilled(template, &context);
    for section in template
        .sections
        .iter()
        .filter(|section| section.repeat.is_some())
    {
        values.insert(format!("{}.2", section.fields[0].id), "".into());
    }
    for (i, missing) in reports::missing(template, &values).into_iter().enumerate() {
        let field = template.at(&missing.field).expect("a place").field;
        if let Some(text) = sample(field, i) {
            values.insert(missing.field, text.as_str().into());
            continue;
        }
        let text = match i % 3 {
            0 => PROSE,
            1 => NOT_APPLICABLE,
            _ => "Deltaker har økt arbeidstiden fra 20 til 40 prosent og trives med oppgavene.",
        };
        values.insert(missing.field, text.into());
    }
    values
}

pub const PROSE: &str = "Deltaker har møtt til alle avtaler i perioden og tatt stadig større ansvar \
for egne oppgaver. Plukk og pakking går godt; arbeid i kassen ble prøvd i to uker og lagt bort, fordi \
tempoet ga mer uro enn læring.\n\nSammen med leder er arbeidstiden lagt til formiddagen. Målet om femti \
prosent står ved lag, og planen er justert slik at økningen skjer i to trinn.";

/// A value of this many characters, of whole sentences.
pub fn prose(characters: usize) -> String {
    PROSE
        .chars()
        .chain("\n\n".chars())
        .cycle()
        .take(characters)
        .collect()
}

/// A form that uses the whole language, and values for all of it.
pub fn everything() -> (Template, Values) {
    let mut registry = Registry::default();
    let added = registry.add(
        "everything.toml",
        include_str!("../fixtures/everything.toml"),
    );
    added.unwrap_or_else(|fault| panic!("{fault}"));
    let template = registry.get("prove/alt").expect("just added").clone();
    let mut values = Values::new();
    let mut put = |key: &str, text: &str| values.insert(key.to_owned(), text.into());
    put("navn", "Kari Eksempel");
    put("varslet", "04.05.2026 kl. 14:30");
    put("stilling", "40");
    put("samtykke", "Ja");
    put("ukjent", NOT_APPLICABLE);
    put("tiltak", "Kurs\nArbeidspraksis hos ordinær arbeidsgiver");
    for (suffix, name) in [
        ("", "Varelager AS"),
        (".2", "Hjørnebutikken i Østre Åsgårdstrand"),
    ] {
        put(&format!("arbeidsgiver{suffix}"), name);
        put(
            &format!("dialog{suffix}"),
            if suffix.is_empty() { "Ja" } else { "Nei" },
        );
        put(&format!("oppgaver{suffix}"), PROSE);
    }
    for n in 1..=30 {
        let suffix = if n == 1 {
            String::new()
        } else {
            format!(".{n}")
        };
        put(&format!("uke{suffix}"), &format!("{}", n + 4));
        put(
            &format!("dato{suffix}"),
            &format!("{:02}.03.2026", 1 + n % 28),
        );
        let what = if n % 7 == 3 {
            &PROSE[..180]
        } else {
            "Oppfølging på arbeidsplassen"
        };
        put(&format!("hva{suffix}"), what);
        put(
            &format!("timer{suffix}"),
            if n % 2 == 0 { "2,5" } else { "3" },
        );
        if n % 3 != 0 {
            put(&format!("belop{suffix}"), "1 200");
        }
    }
    for (row, women, men) in [
        ("helt", "3", "12"),
        ("delvis", "0", "1"),
        ("ikke", NOT_APPLICABLE, "4"),
    ] {
        put(&format!("kvinner.{row}"), women);
        put(&format!("menn.{row}"), men);
        put(
            &format!("malt.{row}"),
            if row == "helt" { "Ja" } else { "Nei" },
        );
    }
    put(
        "merknad.delvis",
        "Gjelder bare dem som begynte før sommeren",
    );
    (template, values)
}

/// The smallest template file.
pub const SOUND: &str = r#"id = "avtale/rapport"
agreement = "avtale"
version = 1
title = "Rapport"
source = "Bilag 1"
settles = "plan-delivered"

[[section]]

[[section.field]]
id = "navn"
label = "Navn:"
kind = "line"
prefill = "person.name"
"#;

/// The fault of `SOUND` with one text put in another's place, as (line, reason).
#[track_caller]
pub fn fault(old: &str, new: &str) -> (usize, String) {
    assert!(SOUND.contains(old), "{old}");
    let text = SOUND.replacen(old, new, 1);
    let fault = Registry::default()
        .add("min.toml", &text)
        .expect_err("this file is faulty");
    assert_eq!(fault.file, "min.toml");
    (fault.line, fault.reason)
}
