//! What a template may say together and what not, and sharing.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{SOUND, fault};
use domain::EventKind;
use reports::Registry;

/// The same template with a section of another kind in place of its only one.
fn with_section(section: &str) -> String {
    let (head, _) = SOUND.split_once("[[section]]").expect("its section");
    format!("{head}[[section]]\n{section}")
}

const FIELD: &str = "[[section.field]]\nid = \"antall\"\nlabel = \"Antall\"\nkind = \"number\"\n";
const OTHER: &str = "[[section.field]]\nid = \"hvem\"\nlabel = \"Hvem\"\nkind = \"line\"\n";
const ROWS: &str = "rows = [{ id = \"en\", label = \"En\" }]\n";

#[test]
fn sections_that_make_no_sense_are_refused() {
    let table = "look = \"table\"\n";
    let repeat = "repeat = { name = \"Uke\", max = 3 }\n";
    for (section, line, reason) in [
        (String::new(), 1, "Malen har ingen felt."),
        (
            "text = [\"Bare tekst\"]\n".to_owned(),
            1,
            "Malen har ingen felt.",
        ),
        (format!("{FIELD}[[section]]\n"), 13, "Delen har ingen felt."),
        (format!("{table}{FIELD}"), 8, "En tabell må ha enten repeat"),
        (format!("{ROWS}{FIELD}"), 9, "rows krever look = \"table\"."),
        (
            format!("{table}{repeat}{ROWS}{FIELD}"),
            11,
            "En del kan ha enten repeat eller rows",
        ),
        (
            format!("{table}{repeat}row_title = \"Uke\"\n{FIELD}"),
            11,
            "row_title er overskriften",
        ),
        (format!("total = \"Sum\"\n{FIELD}"), 9, "total krever look"),
        (
            format!("{table}{ROWS}total = \"Sum\"\n{FIELD}"),
            11,
            "total krever minst én tallkolonne",
        ),
        (
            format!("{table}{repeat}total = \"Sum\"\n{FIELD}sum = true\n"),
            14,
            "Den første kolonnen kan ikke",
        ),
        (
            format!("{table}{ROWS}{FIELD}sum = true\n"),
            15,
            "sum krever at delen er en tabell med total",
        ),
        (
            format!("{table}rows = []\n{FIELD}"),
            10,
            "rows må ha minst én rad.",
        ),
        (
            format!(
                "{table}{}{FIELD}",
                ROWS.replace("}]", "}, { id = \"en\", label = \"To\" }]")
            ),
            10,
            "Rad-id-en «en» er brukt før",
        ),
        (
            format!("{table}{}{FIELD}", ROWS.replace("\"en\"", "\"En\"")),
            10,
            "Rad-id-en «En» må være",
        ),
        (
            format!("{}{FIELD}", repeat.replace('3', "1")),
            9,
            "max må være et helt tall fra 2 til 99.",
        ),
        (
            format!("{}{FIELD}", repeat.replace("max = 3", "max = 3, min = 1")),
            9,
            "Ukjent nøkkel: «min».",
        ),
        (
            format!("{repeat}text = [\"x\"]\n[[section]]\n{FIELD}"),
            8,
            "Delen har ingen felt å gjenta",
        ),
        (
            format!("look = \"grid\"\n{FIELD}"),
            9,
            "Ukjent utseende: «grid». Mulige: form, table, chart.",
        ),
        (
            format!("text = [\"Linje 😀\"]\n{FIELD}"),
            9,
            "Tegnet «\\u{1f600}» kan ikke stå her.",
        ),
        (
            format!("{table}{ROWS}{FIELD}prefill = \"report.period\"\n"),
            15,
            "I en tabell med faste rader må kilden ha en verdi for hver rad; «report.period»",
        ),
        (
            format!("{table}{ROWS}{FIELD}width = \"half\"\n"),
            15,
            "width gjelder ikke i en tabell",
        ),
        (
            format!("{table}{ROWS}{}", FIELD.replace("number", "signature")),
            14,
            "En underskrift får ikke plass",
        ),
        (
            format!(
                "{table}{ROWS}{}",
                (0..11)
                    .map(|i| FIELD.replace("antall", &format!("f{i}")))
                    .collect::<String>()
            ),
            8,
            "En tabell kan ha høyst 10 felt",
        ),
    ] {
        let text = with_section(&section);
        let fault = Registry::default()
            .add("del.toml", &text)
            .expect_err(&section);
        assert!(
            fault.line == line && fault.reason.starts_with(reason),
            "{section}\n{fault}"
        );
    }
}

#[test]
fn fields_that_make_no_sense_are_refused() {
    let options = |kind: &str, options: &str| {
        OTHER.replace("\"line\"", &format!("\"{kind}\"\noptions = {options}"))
    };
    for (field, line, reason) in [
        (
            OTHER.replace("hvem", "hvem.2"),
            10,
            "Felt-id-en «hvem.2» har punktum",
        ),
        (
            OTHER.replace("line", "choice"),
            12,
            "Nøkkelen «options» mangler",
        ),
        (options("choice", "[]"), 13, "options må ha minst ett valg."),
        (
            options("checks", "[\"Ja\"]"),
            13,
            "options må ha minst to valg",
        ),
        (
            options("choice", "[\"Ja\", \"Ja\"]"),
            13,
            "Valget «Ja» står to ganger.",
        ),
        (
            options("choice", "[\"Ja\", \"Ikke aktuelt\"]"),
            13,
            "«Ikke aktuelt» kan alltid svares",
        ),
        (
            options("choice", "[\"Ja \"]"),
            13,
            "Valget kan ikke begynne eller slutte med mellomrom.",
        ),
        (options("choice", "[\"\"]"), 13, "Teksten er tom."),
        (options("line", "[\"Ja\"]"), 13, "options er bare for felt"),
        (
            format!("{OTHER}unit = \"kr\"\n"),
            13,
            "unit er bare for felt av typen number.",
        ),
        (
            format!("{OTHER}sum = true\n"),
            13,
            "sum er bare for felt av typen number.",
        ),
        (
            format!("{FIELD}sum = true\n"),
            13,
            "sum krever at delen er en tabell",
        ),
        (
            format!("{OTHER}party = \"nav\"\n"),
            13,
            "party sier hvem som skriver under",
        ),
        (
            format!("{}party = \"naboen\"\n", OTHER.replace("line", "signature")),
            13,
            "Ukjent part: «naboen».",
        ),
        (
            format!("{}required = true\n", OTHER.replace("line", "signature")),
            13,
            "En underskrift fylles ikke ut",
        ),
        (
            format!("{OTHER}comment = true\n"),
            13,
            "comment = true er for deltakerens kommentar",
        ),
    ] {
        let text = with_section(&field);
        let fault = Registry::default()
            .add("felt.toml", &text)
            .expect_err(&field);
        assert!(
            fault.line == line && fault.reason.starts_with(reason),
            "{field}\n{fault}"
        );
    }
}

#[test]
fn heads_that_make_no_sense_are_refused() {
    for (old, new, line, reason) in [
        (
            "version = 1",
            "version = 1\nstand_in = true",
            4,
            "En stedfortreder må ha en description",
        ),
        (
            "version = 1",
            "version = 1\naudience = \"alle\"",
            4,
            "Ukjent mottaker: «alle». Mulige: nav, employer,",
        ),
        (
            "version = 1",
            "version = 1\nclock = { from = \"navn\", hours = 24 }",
            4,
            "Klokken må gå fra et felt av typen time, ikke «navn».",
        ),
        (
            "version = 1",
            "version = 1\nscope = \"alt\"",
            4,
            "Ukjent virkeområde: «alt».",
        ),
        (
            "version = 1",
            "version = 1\nscope = \"portfolio\"",
            7,
            "En mal for hele avtalen hører ikke til noen deltaker",
        ),
        (
            "settles = \"plan-delivered\"",
            "scope = \"portfolio\"",
            14,
            "«person.name» gjelder én deltaker",
        ),
        (
            "version = 1",
            "version = 1\nsettles_portfolio = \"monthly-results\"",
            4,
            "settles_portfolio er for en mal som gjelder hele avtalen i en periode",
        ),
        (
            "settles = \"plan-delivered\"",
            "settles_portfolio = \"Måneden\"\nscope = \"portfolio\"\nperiod = true",
            6,
            "«Måneden» må være id-en til en porteføljeregel",
        ),
        (
            "\"plan-delivered\"",
            "\"status-report-delivered\"",
            6,
            "period skal være true",
        ),
        (
            "agreement = \"avtale\"\n",
            "",
            1,
            "Nøkkelen «agreement» mangler",
        ),
        (
            "agreement = \"avtale\"",
            "agreement = \"avtale\"\nagreements = \"all\"",
            3,
            "Bruk enten agreement",
        ),
        (
            "agreement = \"avtale\"",
            "agreements = \"all\"",
            1,
            "Id-en må være «felles/»",
        ),
        (
            "avtale/rapport\"\nagreement = \"avtale\"",
            "felles/rapport\"\nagreement = \"felles\"",
            2,
            "En felles mal skal ha agreements",
        ),
        (
            "avtale/rapport\"\nagreement = \"avtale\"",
            "felles/rapport\"\nagreements = \"noen\"",
            2,
            "agreements skal være «all»",
        ),
        (
            "avtale/rapport\"\nagreement = \"avtale\"",
            "felles/rapport\"\nagreements = []",
            2,
            "agreements skal være «all»",
        ),
        (
            "avtale/rapport\"\nagreement = \"avtale\"",
            "felles/rapport\"\nagreements = [\"a\", \"a\"]",
            2,
            "agreements skal være «all»",
        ),
        (
            "avtale/rapport\"\nagreement = \"avtale\"",
            "felles/rapport\"\nagreements = 3",
            2,
            "Verdien er av feil type",
        ),
    ] {
        let found = fault(old, new);
        assert!(
            found.0 == line && found.1.starts_with(reason),
            "{new:?}: {found:?}"
        );
    }
    assert!(
        Registry::default()
            .add(
                "x.toml",
                &SOUND.replace("version = 1", "version = 1\nperiod = true")
            )
            .is_ok(),
        "a period may go with any event"
    );
    assert!(
        Registry::default()
            .add("x.toml", &SOUND.replace("settles = \"plan-delivered\"", ""))
            .is_ok()
    );
}

#[test]
fn an_agreement_that_does_not_exist_is_refused_where_it_is_known_which_do() {
    let mut registry = Registry::default();
    registry.know("annen");
    let fault = registry
        .add_to_known("min.toml", SOUND)
        .expect_err("no such agreement");
    assert_eq!(
        fault.to_string(),
        "min.toml, linje 2: Det finnes ingen avtale «avtale». Mulige: annen."
    );
    registry.know("avtale");
    assert!(registry.add_to_known("min.toml", SOUND).is_ok());
}

fn shared(agreements: &str) -> String {
    SOUND.replace(
        "avtale/rapport\"\nagreement = \"avtale\"",
        &format!("felles/rapport\"\nagreements = {agreements}"),
    )
}

#[test]
fn a_shared_template_stands_under_each_agreement_and_gives_way_to_its_own() {
    let mut registry = Registry::default();
    registry
        .add("felles.toml", &shared("[\"en\", \"avtale\"]"))
        .expect("sound");
    let ids = |registry: &Registry| -> Vec<String> {
        registry.all().iter().map(|t| t.id.clone()).collect()
    };
    assert_eq!(ids(&registry), ["avtale/rapport", "en/rapport"]);
    let one = registry.get("en/rapport").expect("shared");
    assert!(one.shared && one.agreement == "en");
    assert_eq!(registry.for_agreement("en").len(), 1);
    assert!(registry.settling("en", EventKind::PlanDelivered).is_some());
    assert!(registry.get("felles/rapport").is_none());

    registry
        .add("egen.toml", &SOUND.replace("Rapport\"", "Egen\""))
        .expect("beside");
    assert_eq!(
        registry.get("avtale/rapport").map(|t| t.title.as_str()),
        Some("Egen")
    );
    assert_eq!(
        registry.get("en/rapport").map(|t| t.title.as_str()),
        Some("Rapport")
    );
    assert_eq!(
        ids(&registry).len(),
        2,
        "the shared one is not offered beside it"
    );

    let twin = registry
        .add("igjen.toml", &shared("[\"tredje\"]"))
        .expect_err("a twin");
    assert!(
        twin.reason
            .starts_with("Malen «felles/rapport» versjon 1 finnes allerede"),
        "{twin}"
    );
}

#[test]
fn a_template_for_all_follows_the_agreements() {
    let mut registry = Registry::default();
    registry.know("en");
    registry
        .add("felles.toml", &shared("\"all\""))
        .expect("sound");
    assert!(registry.get("en/rapport").is_some());
    assert!(
        registry.get("to/rapport").is_none(),
        "an agreement that is not there has no templates"
    );
    registry.know("to");
    assert!(
        registry
            .get("to/rapport")
            .is_some_and(|t| t.agreement == "to")
    );
}
