//! The read-back must be able to fail, and hostile text must not make it.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::*;
use lopdf::Document;
use proptest::prelude::*;
use reports::{Meta, Template};

/// Renders one value and answers whether it was found.
fn found(template: &Template, field: &str, text: &str) -> bool {
    let values = Values::from([(field.to_owned(), text.into())]);
    let report = reports::render(template, &values, &meta()).expect("a report");
    report.not_found.is_empty()
}

/// The report with something done to the content of every page.
fn tampered(pdf: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).expect("a PDF");
    for page in document.get_pages().into_values() {
        let content = document.get_page_content(page);
        // Latin-1 both ways keeps every byte.
        let text: String = content.iter().map(|b| char::from(*b)).collect();
        let changed = change(text)
            .chars()
            .map(|c| u8::try_from(u32::from(c)).expect("a byte"))
            .collect();
        document
            .change_page_content(page, changed)
            .expect("changed");
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    bytes
}

#[test]
fn text_that_runs_off_the_page_is_not_found() {
    let template = template(STATUS);
    let values = complete(&template);
    let report = reports::render(&template, &values, &meta()).expect("a report");
    let check = |pdf: &[u8]| reports::not_found(pdf, &template, &values).expect("readable");

    assert_eq!(
        check(&tampered(&report.pdf, |content| content)),
        [""; 0],
        "tampering itself is harmless"
    );
    let shifted = |x: i32, y: i32| {
        tampered(&report.pdf, move |content| {
            format!("1 0 0 1 {x} {y} cm\n{content}")
        })
    };
    let cut = check(&shifted(40, 0));
    assert!(
        cut.contains(&"status".to_owned()),
        "long lines leave the text area: {cut:?}"
    );
    assert!(
        !cut.contains(&"fodselsnummer".to_owned()),
        "short ones do not: {cut:?}"
    );
    assert_eq!(
        check(&shifted(600, 0)).len(),
        values.len(),
        "all is off the page"
    );
    assert_eq!(
        check(&shifted(0, -900)).len(),
        values.len(),
        "all is below the page"
    );
    let emptied = tampered(&report.pdf, |_| String::new());
    assert_eq!(check(&emptied).len(), values.len(), "nothing is drawn");
}

#[test]
fn a_value_that_is_not_on_the_page_is_named() {
    let template = template(STATUS);
    let values = complete(&template);
    let pdf = reports::render(&template, &values, &meta())
        .expect("a report")
        .pdf;
    let mut other = values.clone();
    other.insert("status".into(), "Noe annet enn det som står der.".into());
    assert_eq!(
        reports::not_found(&pdf, &template, &other).expect("readable"),
        ["status"]
    );

    // «40 %» does stand on the page, but not in this field.
    let mut other = values.clone();
    other.insert("navn".into(), "NAV Drammen".into());
    assert_eq!(
        reports::not_found(&pdf, &template, &other).expect("readable"),
        ["navn"]
    );

    // One letter is enough.
    let mut other = values;
    let fnr = other["fodselsnummer"].0.replace('7', "1");
    other.insert("fodselsnummer".into(), fnr.into());
    assert_eq!(
        reports::not_found(&pdf, &template, &other).expect("readable"),
        ["fodselsnummer"]
    );
}

#[test]
fn what_is_no_pdf_is_an_error() {
    for bytes in [&b""[..], b"%PDF-1.7\n", b"not a PDF"] {
        assert!(reports::read_lines(bytes).is_err());
    }
}

#[test]
fn a_character_without_a_glyph_is_named_and_shown_in_its_place() {
    let template = template(STATUS);
    let values = Values::from([
        ("status".to_owned(), "Møtte 😀 og 😀, så 漢.".into()),
        (
            "navn".to_owned(),
            "Łukasz Nguyễn Šabanović Ωmega Жуков Ŋáŋŋá".into(),
        ),
    ]);
    let found = reports::undrawable(&template, &values);
    let found: Vec<_> = found
        .iter()
        .map(|u| (u.field.as_str(), u.character))
        .collect();
    assert_eq!(found, [("status", '😀'), ("status", '漢')]);

    let report = reports::render(&template, &values, &meta()).expect("a report all the same");
    assert_eq!(report.not_found, ["status"]);
    let text = reports::read_lines(&report.pdf)
        .expect("readable")
        .concat()
        .join(" ");
    assert!(text.contains("Møtte □ og □, så □."), "{text}");
}

#[test]
fn what_looks_like_markup_is_printed_as_it_stands() {
    let template = template(STATUS);
    let hostile = "#import \"/report.typ\": * #panic() #{1+1} *fet* _kursiv_ $x^2$ @ref <label> \\ \\u{41} // slutt\n\
        /* hva */ = Overskrift\n== To\n- punkt\n+ tall\n/ ord: forklaring\n`kode` ~ -- --- ... \"sitat\" 'enkelt' \
        https://eksempel.no/en?b=c&d=[e] [x] ](y) {\"json\": true} \\\" </svg><script>alert(1)</script>";
    let values = Values::from([("status".to_owned(), hostile.into())]);
    assert_eq!(reports::undrawable(&template, &values), []);
    let report = reports::render(&template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    let text = reports::read_lines(&report.pdf)
        .expect("readable")
        .concat()
        .join(" ");
    assert!(
        text.contains("#import \"/report.typ\": * #panic() #{1+1} *fet* _kursiv_ $x^2$ @ref"),
        "{text}"
    );
    assert!(
        text.contains("-- --- ... \"sitat\" 'enkelt'"),
        "nothing is made pretty: {text}"
    );
    let pages = reports::preview(&template, &values, &meta())
        .expect("a preview")
        .pages;
    assert!(!pages.concat().contains("<script"));
}

#[test]
fn every_extreme_stays_on_the_page() {
    let template = template(STATUS);
    let many_lines = "linje\n".repeat(2000);
    let name = "Anne-Karoline Maria-Margrethe Østensjø-Åsgårdstrand von und zu Bjørnebekk-Hå";
    for (field, text) in [
        ("status", prose(60_000)),
        ("status", "x".repeat(60_000)),
        ("status", many_lines.clone()),
        ("status", "W".repeat(300)),
        (
            "fravaer",
            "en\ttabulator\tog\u{a0}harde\u{a0}mellomrom".to_owned(),
        ),
        ("fravaer", "\u{a0}".repeat(3000) + "slutt"),
        ("fravaer", format!("først{}sist", "\n".repeat(500))),
        ("navn", name.to_owned()),
        ("navn", "W".repeat(300)),
        ("navn", "m".repeat(199)),
        ("navn", prose(5000)),
        ("navn", "en\nto\ntre\nfire\nfem\nseks".to_owned()),
        ("fodselsnummer", "Ææøå".repeat(40)),
        ("sted-og-dato", prose(4000)),
        ("sted-og-dato", many_lines),
        (
            "deltakers-kommentar",
            "Ａ\u{301}ｂ e\u{301}e\u{308} A\u{30a}s \u{202e}snudd\u{202c}"
                .replace(['Ａ', 'ｂ'], "a"),
        ),
        (
            "deltakers-kommentar",
            "skille\u{ad}strek og null\u{200b}bredde\u{200d}tegn\u{feff}".to_owned(),
        ),
        (
            "deltakers-kommentar",
            "fi ff ffi fl ft tt Th œ æ ½ ² № ™ … – — « » • ✓".replace('№', "nr."),
        ),
    ] {
        let start: String = text.chars().take(30).collect();
        assert!(
            found(&template, field, &text),
            "{field}: {start:?}… ({} characters)",
            text.len()
        );
    }
}

/// Every value of the form that uses the whole language.
fn everywhere(text: &str) -> (Template, Values) {
    let (template, mut values) = everything();
    // A page's worth of rows is enough here.
    values.retain(|key, _| {
        !key.rsplit('.')
            .next()
            .is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n > 3))
    });
    for value in values.values_mut() {
        *value = text.into();
    }
    (template, values)
}

#[test]
fn hostile_values_are_printed_in_every_kind_of_place() {
    for text in [
        "\u{202e}gnirts tterd\u{202c} og \u{2067}isolert\u{2069}\u{200f}".to_owned(),
        "Word: “smarte” ‘anførsler’, tanke\u{ad}strek – og —, hard\u{a0}mellomrom\u{202f}kr …"
            .to_owned(),
        "kontroll\u{0}\u{1}\u{7}\u{8}\u{1b}[31m\u{7f}\u{85}tegn\u{2028}linje\u{2029}avsnitt"
            .to_owned(),
        "\r\n\r\n  innrykk\r\n\u{b}\u{c}\tslutt\r".to_owned(),
        " \u{200b}\u{feff}\u{2060}".to_owned(),
        "W".repeat(400),
        "Ærø-Åsgårdstrand/Øst".repeat(12),
        "1".repeat(60),
        prose(2500),
        "linje\n".repeat(90),
        "Ja\nNei\nKurs".to_owned(),
        "#table() \\ $x$ *a* _b_ </Span> (Tj) BT ET \\) >>".to_owned(),
        "a\u{301} c\u{327} Åse A\u{30a}se ﬁ ﬂ ½ ² € § ° ±".to_owned(),
    ] {
        let (template, values) = everywhere(&text);
        let start: String = text.chars().take(20).collect();
        assert_eq!(reports::undrawable(&template, &values), [], "{start:?}");
        let report = reports::render(&template, &values, &meta()).expect("a report");
        assert_eq!(report.not_found, [""; 0], "{start:?}");
        let bidirectional =
            |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let lines = reports::read_lines(&report.pdf)
            .expect("readable")
            .concat()
            .concat();
        assert!(
            !lines.contains(bidirectional),
            "nothing turns the text round"
        );
    }
}

#[test]
fn what_cannot_be_drawn_is_named_in_every_kind_of_place() {
    let (template, values) = everywhere("Møte 😀 漢 שלום \u{e000} \u{fffd}");
    let undrawable = reports::undrawable(&template, &values);
    let named = |key: &str, c: char| {
        undrawable
            .iter()
            .any(|u| u.field == key && u.character == c)
    };
    for key in ["navn", "samtykke", "oppgaver.2", "hva.3", "merknad.delvis"] {
        assert!(
            named(key, '😀') && named(key, 'ש') && named(key, '\u{e000}'),
            "{key}"
        );
    }
    let of_two = undrawable
        .iter()
        .find(|u| u.field == "oppgaver.2")
        .expect("named");
    assert_eq!(of_two.place.as_deref(), Some("Arbeidsgiver 2"));
    let report = reports::render(&template, &values, &meta()).expect("a report all the same");
    assert_eq!(report.not_found.len(), values.len(), "and each is marked");
    let marked = Meta {
        marked: report.not_found,
        ..meta()
    };
    let marked = reports::render(&template, &values, &marked).expect("a report with marks");
    let text = reports::read_lines(&marked.pdf)
        .expect("readable")
        .concat()
        .join(" ");
    assert!(
        text.contains("Kontroller «Merknad» (Delvis tilbake i arbeid"),
        "{text}"
    );
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn a_million_characters_make_a_sound_file() {
    let (template, mut values) = everything();
    let text = prose(1_000_000);
    values.insert("oppgaver".into(), text.as_str().into());
    let report = reports::render(&template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    assert!(report.pages > 200, "{}", report.pages);
}

#[test]
fn a_text_too_long_for_a_row_turns_the_table_into_a_form() {
    let (template, mut values) = everything();
    values.insert("hva.2".into(), prose(20_000).as_str().into());
    let report = reports::render(&template, &values, &meta()).expect("a report");
    assert_eq!(report.not_found, [""; 0]);
    let lines = reports::read_lines(&report.pdf).expect("readable").concat();
    assert!(
        lines.iter().any(|line| line == "Uke 2"),
        "each row under a heading of its own"
    );
}

#[test]
fn a_tables_value_that_runs_off_the_page_is_named() {
    let (template, values) = everything();
    let report = reports::render(&template, &values, &meta()).expect("a report");
    let check = |pdf: &[u8]| reports::not_found(pdf, &template, &values).expect("readable");
    let moved = |x: i32| {
        tampered(&report.pdf, move |content| {
            format!("1 0 0 1 {x} 0 cm\n{content}")
        })
    };
    let cut = check(&moved(60));
    assert!(
        cut.contains(&"belop".to_owned()),
        "the last column leaves the page: {cut:?}"
    );
    assert!(
        !cut.contains(&"uke".to_owned()),
        "the first does not: {cut:?}"
    );
    assert_eq!(
        check(&moved(600)).len(),
        values.len(),
        "all is off the page"
    );

    // A cell of a row is not vouched for by one like it in another row.
    let mut other = values.clone();
    other.insert("timer.3".into(), "2,5".into());
    let named = reports::not_found(&report.pdf, &template, &other).expect("readable");
    assert!(named.contains(&"timer.3".to_owned()), "{named:?}");
    assert!(
        named.iter().all(|key| key.ends_with(".3")),
        "and no other row is: {named:?}"
    );

    // A choice is looked for as it stands: what is chosen, and what is not.
    let mut other = values;
    other.insert("dialog.2".into(), "Ja".into());
    assert_eq!(
        reports::not_found(&report.pdf, &template, &other).expect("readable"),
        ["dialog.2"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the font can draw is found again; whatever it cannot is named, and both make a report.
    #[test]
    fn any_text_is_either_found_or_named(text in "[ -~æøåÆØÅéüñ«»–—…§°½€\t\n#$*_@\\\\/]{0,400}|\\PC{0,200}", half in any::<bool>()) {
        let template = template(STATUS);
        let field = if half { "navn" } else { "deltakers-kommentar" };
        let values = Values::from([(field.to_owned(), text.as_str().into())]);
        let undrawable = reports::undrawable(&template, &values);
        let report = reports::render(&template, &values, &meta()).expect("a report");
        prop_assert_eq!(report.not_found.is_empty(), undrawable.is_empty(), "{:?}", undrawable);
        prop_assert!(reports::preview(&template, &values, &meta()).is_ok());
    }

    /// A template file may be any text: it is read or refused, never more.
    #[test]
    fn any_file_is_read_or_refused(text in "(\\PC|\n){0,300}") {
        let _ = reports::Registry::default().add("x.toml", &text);
    }
}

proptest! {
    // A whole form each time.
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// So it is in every kind of place.
    #[test]
    fn any_text_is_found_or_named_everywhere(text in "[ -~æøå«»–\\t\\n]{0,60}|\\PC{0,30}") {
        let (template, values) = everywhere(&text);
        let report = reports::render(&template, &values, &meta()).expect("a report");
        let undrawable = reports::undrawable(&template, &values);
        prop_assert_eq!(report.not_found.is_empty(), undrawable.is_empty(), "{:?}", undrawable);
    }
}
