//! How well the privacy check finds what it should, and how seldom it errs. `tests/privacy/README.md` says
//! which of the sentences it may have been tuned on.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use domain::{Fnr, Person, Private};
use reports::{
    Audience,
    privacy::{Asks, Document, Entry, Kind, Known, Surroundings, check},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const SURROUNDINGS: &str = include_str!("privacy/surroundings.toml");
const BLIND: &str = include_str!("privacy/blind.toml");
const BLIND_SURROUNDINGS: &str = include_str!("privacy/blind-surroundings.toml");
const LATER: &str = include_str!("privacy/held-out-later.toml");
const TUNING: &str = include_str!("privacy/tuning.toml");
const README: &str = include_str!("privacy/README.md");
const DEMO: &str = include_str!("../../../../assets/demo/portfolio.toml");
const HELD_OUT: &str = include_str!("privacy/held-out.toml");

#[derive(Deserialize)]
struct Around {
    own: Person,
    others: Vec<Person>,
    known: Vec<Known>,
}

#[derive(Deserialize)]
struct Corpus {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    kind: Option<Kind>,
    audience: Option<Audience>,
    surroundings: Option<String>,
    field: Option<Asks>,
    sentences: Vec<String>,
}

#[derive(Default)]
struct Rates {
    harmful: usize,
    found: usize,
    /// Of these, those found as the very kind that the sentence was written for.
    as_written: usize,
    harmless: usize,
    alarms: usize,
    /// What was missed, or found where nothing is. Never shown for what is not tuned on.
    wrong: Vec<String>,
}

impl Rates {
    fn found(&self) -> f64 {
        self.found as f64 / self.harmful as f64
    }

    fn alarms(&self) -> f64 {
        self.alarms as f64 / self.harmless as f64
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: {} of {} found ({:.1} %; {} as the kind written), {} of {} false alarms ({:.1} %)",
            self.found,
            self.harmful,
            100.0 * self.found(),
            self.as_written,
            self.alarms,
            self.harmless,
            100.0 * self.alarms()
        );
    }
}

fn surroundings() -> BTreeMap<String, Surroundings> {
    let read = |file| -> BTreeMap<String, Around> { toml::from_str(file).unwrap() };
    let around = |a: Around| Surroundings {
        own: a.own,
        others: a.others,
        known: a.known,
    };
    let all = read(SURROUNDINGS)
        .into_iter()
        .chain(read(BLIND_SURROUNDINGS));
    all.map(|(name, a)| (name, around(a))).collect()
}

fn measure(corpus: &str) -> Rates {
    let corpus: Corpus = toml::from_str(corpus).unwrap();
    let surroundings = surroundings();
    let mut rates = Rates::default();
    for group in corpus.group {
        let around = &surroundings[group.surroundings.as_deref().unwrap_or("drammen")];
        for sentence in group.sentences {
            let text: String = sentence.chars().filter(|c| !"⟦⟧".contains(*c)).collect();
            let findings = check(
                &document(
                    &text,
                    group.audience.unwrap_or_default(),
                    group.field.unwrap_or(Asks::Text),
                ),
                around,
            );
            let said = || format!("{sentence} → {findings:?}");
            match (group.kind, marked(&sentence)) {
                (Some(kind), Some((start, end))) => {
                    rates.harmful += 1;
                    let hit = |f: &&reports::privacy::Finding| {
                        tells(f.kind, kind, group.audience) && f.start < end && start < f.end
                    };
                    let as_written = |f: &&reports::privacy::Finding| hit(f) && f.kind == kind;
                    rates.as_written += usize::from(findings.iter().any(|f| as_written(&f)));
                    if findings.iter().any(|f| hit(&f)) {
                        rates.found += 1;
                    } else {
                        rates.wrong.push(said());
                    }
                }
                _ => {
                    rates.harmless += 1;
                    if !findings.is_empty() {
                        rates.alarms += 1;
                        rates.wrong.push(said());
                    }
                }
            }
        }
    }
    rates
}

/// Whether a finding says what the sentence was written for. In a document for an employer a diagnosis is a word about
/// health, and which of the two it is called makes no difference to whoever reads it.
fn tells(found: Kind, wanted: Kind, audience: Option<Audience>) -> bool {
    let health = |kind| matches!(kind, Kind::Diagnosis | Kind::Health);
    found == wanted || audience == Some(Audience::Employer) && health(found) && health(wanted)
}

/// That a held-out set is the one whose digest was written down.
fn untouched(corpus: &str) {
    let digest = Sha256::digest(corpus);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(
        README.contains(&digest),
        "a held-out set has been edited: {digest}"
    );
}

fn document(text: &str, audience: Audience, asks: Asks) -> Document {
    let entry = Entry {
        key: "felt".to_owned(),
        label: "Felt".to_owned(),
        asks,
        text: Private::from(text),
    };
    Document {
        audience,
        entries: vec![entry],
    }
}

/// Where the marked part stands in the sentence without its marks, in UTF-16 code units.
fn marked(sentence: &str) -> Option<(usize, usize)> {
    let (before, rest) = sentence.split_once('⟦')?;
    let (inside, _) = rest.split_once('⟧')?;
    let length = |text: &str| text.encode_utf16().count();
    Some((length(before), length(before) + length(inside)))
}

#[test]
fn the_tuning_half_holds() {
    let rates = measure(TUNING);
    rates.print("tuning half");
    assert!(
        rates.found() >= 0.95 && rates.alarms() <= 0.02,
        "{:#?}",
        rates.wrong
    );
}

#[test]
fn the_held_out_half_is_as_good() {
    untouched(HELD_OUT);
    let rates = measure(HELD_OUT);
    rates.print("held-out half");
    assert!(rates.harmful >= 120 && rates.harmless >= 120);
    assert!(rates.found() >= 0.95, "{:.3} found", rates.found());
    assert!(rates.alarms() <= 0.02, "{:.3} false alarms", rates.alarms());
}

/// Written by somebody who had seen neither the detector nor its lists. The floor is what the first measurement found,
/// before anything was changed for it: 157 of 172, with 4 false alarms in 170.
#[test]
fn what_another_wrote_unseen() {
    untouched(BLIND);
    let rates = measure(BLIND);
    rates.print("blind set");
    assert!(rates.found() >= 0.91, "{:.3} found", rates.found());
    assert!(
        rates.alarms() <= 0.024,
        "{:.3} false alarms",
        rates.alarms()
    );
}

/// Held out when the lists first grew, tuned on when they grew again; it is kept as it was measured then.
#[test]
fn what_was_held_out_later_holds() {
    untouched(LATER);
    let rates = measure(LATER);
    rates.print("later set, since tuned on");
    assert!(
        rates.found() >= 0.95 && rates.alarms() <= 0.02,
        "{:#?}",
        rates.wrong
    );
}

/// Prose that was written for another purpose: what the demo's participants have had written about them.
#[test]
fn the_demo_gives_no_alarm() {
    let demo: toml::Table = toml::from_str(DEMO).unwrap();
    let participants = demo["participant"].as_array().unwrap();
    let person = |p: &toml::Value| -> Person { p["person"].clone().try_into().unwrap() };
    let (mut texts, mut alarms) = (0, Vec::new());
    for (n, participant) in participants.iter().enumerate() {
        let others = participants.iter().enumerate().filter(|(m, _)| *m != n);
        let around = Surroundings {
            own: person(participant),
            others: others.map(|(_, p)| person(p)).collect(),
            known: Vec::new(),
        };
        let mut prose = Vec::new();
        for key in [
            "order_text",
            "goal",
            "entries",
            "report",
            "practices",
            "employments",
            "events",
        ] {
            prose.extend(participant.get(key).into_iter().flat_map(strings));
        }
        for text in prose {
            texts += 1;
            let found = check(&document(text, Audience::Nav, Asks::Text), &around);
            alarms.extend(found.into_iter().map(|f| format!("{text} → {:?}", f.kind)));
        }
    }
    println!("demo: {} alarms in {texts} texts", alarms.len());
    assert!(
        texts > 200 && alarms.is_empty(),
        "{texts} texts, {alarms:#?}"
    );
}

fn strings(value: &toml::Value) -> Vec<&str> {
    match value {
        toml::Value::String(text) => vec![text],
        toml::Value::Array(list) => list.iter().flat_map(strings).collect(),
        toml::Value::Table(table) => table.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_place_is_counted_as_a_browser_counts() {
    let text = "😀 Møte: Ole Berg kom.";
    let findings = check(
        &document(text, Audience::Nav, Asks::Text),
        &surroundings()["drammen"],
    );
    let units: Vec<u16> = text.encode_utf16().collect();
    let marked = String::from_utf16(&units[findings[0].start..findings[0].end]).unwrap();
    assert_eq!(marked, "Ole Berg");
}

#[test]
fn a_number_is_found_however_it_is_grouped_and_an_account_is_not() {
    let own = Fnr::parse("01828590150").unwrap();
    let around = Surroundings::default();
    let digits = own.digits();
    let (d, m, y, n) = (&digits[..2], &digits[2..4], &digits[4..6], &digits[6..]);
    for written in [
        format!("{d}{m}{y}{n}"),
        format!("{d}{m}{y} {n}"),
        format!("{d}{m}{y}-{n}"),
        format!("{d}.{m}.{y} {n}"),
        format!("{d}.{m}.19{y} - {n}"),
        format!("{d} {m} {y} {n}"),
        format!("{d}{m}{y}\u{a0}{} {}", &n[..3], &n[3..]),
    ] {
        let found = check(&document(&written, Audience::Nav, Asks::Text), &around);
        assert_eq!(found.first().map(|f| f.kind), Some(Kind::Fnr), "{written}");
    }
    let account = format!("{} {} {}", &digits[..4], &digits[4..6], &digits[6..]);
    let found = check(&document(&account, Audience::Nav, Asks::Text), &around);
    assert_eq!(found, [], "grouped as an account it is taken for one");
}

/// What is pointed out in a document for NAV as a code.
fn codes(text: &str) -> Vec<String> {
    let nav = document(text, Audience::Nav, Asks::Text);
    let found = check(&nav, &Surroundings::default());
    let codes = found.iter().filter(|f| f.kind == Kind::DiagnosisCode);
    let units: Vec<u16> = text.encode_utf16().collect();
    codes
        .map(|f| String::from_utf16(&units[f.start..f.end]).unwrap())
        .collect()
}

#[test]
fn a_code_is_found_however_it_is_written() {
    for (text, code) in [
        ("Har F20.", "F20"),
        ("Har F20.0, stabil.", "F20.0"),
        ("Har F33.21 nå.", "F33.21"),
        ("Innen F20–F29.", "F20–F29"),
        ("Innen F20-F29.", "F20-F29"),
        ("Innen F20 – F29.", "F20 – F29"),
        ("Innen F20 til F29.", "F20 til F29"),
        ("Innen F20-29.", "F20-29"),
        ("F31.0–F31.9 i epikrisen", "F31.0–F31.9"),
        ("ICD-10: F20", "F20"),
        ("ICD-10: G35", "G35"),
        ("ICD 10 f 32", "f 32"),
        ("icd10 m54.5", "m54.5"),
        ("ICPC-2: L86", "L86"),
        ("icpc p76", "p76"),
        ("sykmeldt med p76", "p76"),
        ("har f20 ifølge legen", "f20"),
        ("Legen skrev F320.", "F320"),
        ("Diagnosekode P76 i sykmeldingen", "P76"),
    ] {
        assert_eq!(codes(text), [code], "{text}");
    }
}

#[test]
fn a_room_a_bus_or_a_product_is_no_code() {
    for text in [
        "Møtet er på rom F20.",
        "Rom F20–F29 vaskes.",
        "Rom F20, F21 og F22 er ledige.",
        "F21 er et møterom.",
        "Ta buss F20 til E18.",
        "Produktkode F20 er utsolgt.",
        "Produktkoden er F32.",
        "Kode F40 åpner døra.",
        "Hylle L03 og reol P12.",
        "Bolt M12, skrue M10.",
        "Vitamin B12, og B12-mangel.",
        "Kjører E18 og R12.",
        "Ford F150.",
        "T20-bane og F20-serien.",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn a_help_number_counts_as_well() {
    // 01.41.85 is a help number's day; the digits belong to nobody.
    let number = (0..100_000)
        .map(|n| format!("014185{n:05}"))
        .find(|n| Fnr::parse(n).is_ok())
        .unwrap();
    let found = check(
        &document(&number, Audience::Nav, Asks::Text),
        &Surroundings::default(),
    );
    assert_eq!(found.first().map(|f| f.kind), Some(Kind::Fnr));
}

#[test]
fn what_an_employer_must_not_read_is_no_matter_to_nav() {
    let text = "Hun har time hos psykolog og mottar AAP.";
    let kinds = |audience| -> Vec<Kind> {
        let found = check(
            &document(text, audience, Asks::Text),
            &Surroundings::default(),
        );
        found.into_iter().map(|f| f.kind).collect()
    };
    assert_eq!(kinds(Audience::Nav), []);
    assert_eq!(kinds(Audience::Employer), [Kind::Health, Kind::Order]);
}

#[test]
fn nothing_personal_in_debug() {
    let around = &surroundings()["drammen"];
    let shown = format!(
        "{around:?} {:?}",
        document("Ole Berg", Audience::Nav, Asks::Text)
    );
    assert!(
        !shown.contains("Berg") && !shown.contains("900 00"),
        "{shown}"
    );
}
