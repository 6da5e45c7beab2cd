//! The forms that an annex gives whole, against its own text as the copies have it (fixtures/): every
//! text of a form stands in the template, in the annex's order, and nothing is left over. The two forms
//! of Vest-Viken that came first are in verbatim.rs.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use reports::{Audience, FieldKind, Registry, Scope, Section, Template};
use std::collections::BTreeSet;

const BILAG_8_20598: &str = include_str!("fixtures/jmo-20-598-bilag8.md");
const PKT_11_1_20598: &str = include_str!("fixtures/jmo-20-598-bilag1-11-1.txt");
const BILAG_8_VEST_VIKEN: &str = include_str!("fixtures/jmo-vest-viken-bilag8-vedlegg3-4.txt");
const BILAG_4_REFINO: &str = include_str!("fixtures/refino-bilag4.txt");
const PKT_10_3: &str = include_str!("fixtures/databehandleravtale-10-3.txt");

/// One line of text without what the copies add: marks, tags, rules and lists; scanning faults repaired.
fn normalised(text: &str) -> String {
    let mut plain = String::new();
    let mut tag = false;
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' => {
                tag = false;
                plain.push(' ');
            }
            _ if tag => {}
            '*' | '#' | '_' => plain.push(' '),
            _ => plain.push(c),
        }
    }
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("kontaktnfo", "kontaktinfo")
        .replace("jobsøking", "jobbsøking")
        .replace("NAV- kontor", "NAV-kontor")
}

/// What stands in an annex from one text up to another. `from` is looked for from behind, since a list
/// of attachments may come first.
#[track_caller]
fn part(annex: &str, from: &str, to: &str) -> String {
    let annex = normalised(annex);
    let start = annex.rfind(from).expect("where the form begins");
    let text = &annex[start..];
    let end = text
        .get(1..)
        .and_then(|t| t.find(to))
        .map_or(text.len(), |at| at + 1);
    text[..end].to_owned()
}

/// Every text of a template that is printed as the form's own, in the order of the page.
fn texts(template: &Template) -> Vec<String> {
    let mut texts = vec![
        template.title.clone(),
        template.intro.clone(),
        template.heading.clone(),
    ];
    for section in &template.sections {
        texts.extend(section.heading.clone());
        texts.extend(section.text.clone());
        texts.extend(section.row_title.clone());
        for field in &section.fields {
            texts.push(field.label.clone());
            texts.extend(field.help.clone());
            texts.extend(field.options.clone());
        }
        texts.extend(section.rows.iter().map(|row| row.label.clone()));
        texts.extend(section.total.clone());
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// Takes the texts out of the annex, each behind the one before, and answers what is left over, without
/// dashes and the letter o that the copies have for bullets. `ours` are texts that no annex has, each
/// once, in order.
#[track_caller]
fn left_over(texts: Vec<String>, annex: &str, ours: &[&str]) -> String {
    let (mut rest, mut left) = (annex, String::new());
    let mut ours = ours.iter();
    let mut own = ours.next();
    for text in texts {
        if own.is_some_and(|own| *own == text) {
            own = ours.next();
            continue;
        }
        let text = normalised(&text);
        let at = rest
            .find(&text)
            .unwrap_or_else(|| panic!("«{text}» is not in the annex here: {rest}"));
        left.push_str(&rest[..at]);
        left.push(' ');
        rest = &rest[at + text.len()..];
    }
    assert_eq!(own, None, "what the annex lacks is gone from the template");
    left.push_str(rest);
    let bullet = |word: &&str| !matches!(*word, "-" | "---" | "o");
    left.split_whitespace()
        .filter(bullet)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The heading of what we attach to a form of NAV's, below the signature: figures that the annex does not
/// ask for.
const ATTACHED: &str = "Vedlegg: tall for perioden";

#[track_caller]
fn whole(id: &str, annex: &str, ours: &[&str]) {
    let mut template = common::template(id);
    let attached = |section: &Section| section.heading.as_deref() == Some(ATTACHED);
    if let Some(at) = template.sections.iter().position(attached) {
        let signs = |section: &Section| section.fields.iter().any(|field| !field.kind.is_filled());
        assert!(
            at > 0 && signs(&template.sections[at - 1]),
            "{id}: below the signature"
        );
        template.sections.truncate(at);
    }
    assert_eq!(left_over(texts(&template), annex, ours), "", "{id}");
}

#[test]
fn status_report_20598_is_the_annex_and_asks_for_prospects_and_branches() {
    let annex = part(BILAG_8_20598, "Vedlegg 1:", "Vedlegg 2:").replace("Vedlegg 1:", "");
    let template = common::template("jmo-20-598/statusrapport");
    let help = template
        .field("status")
        .and_then(|f| f.help.clone())
        .expect("pkt. 11.1 demands more than the form");
    whole(&template.id, &annex, &[&help]);
    let demanded = normalised(PKT_11_1_20598);
    for words in [
        "utsiktene til ansettelse i ordinært arbeidsliv – hvilke muligheter bruker har i arbeidsmarkedet og hvilke utfordringer det arbeides med",
        "innenfor hvilke(n) bransje(r) det er aktuelt å se etter arbeid",
    ] {
        assert!(demanded.contains(words) && help.contains(words), "{words}");
    }
}

#[test]
fn final_report_20598_is_the_annex_and_tells_a_b_and_c_apart() {
    let annex = part(BILAG_8_20598, "Vedlegg 2:", "Vedlegg 4:").replace("Vedlegg 2:", "");
    let template = common::template("jmo-20-598/sluttrapport");
    let own = "Anbefalingene skal inkludere arbeidsgivers vurderinger.";
    let added = template
        .field("oppsummering")
        .and_then(|f| f.help.as_deref()?.strip_prefix(own).map(str::trim))
        .expect("the form's own words first");
    let mut texts = texts(&template);
    for text in &mut texts {
        if text.starts_with(own) {
            *text = own.into();
        }
    }
    assert_eq!(left_over(texts, &annex, &[]), "");
    let demanded = normalised(PKT_11_1_20598)
        .replace("- a.", "a.")
        .replace("- b.", "b.")
        .replace("- c.", "c.");
    let added = added
        .trim_matches(['(', ')'])
        .replace("; b.", " b.")
        .replace("; c.", " c.");
    assert!(demanded.contains(&added), "{added}");
}

#[test]
fn evaluation_20598_is_the_annex() {
    let annex = part(BILAG_8_20598, "Vedlegg 4:", "Vedlegg 5:").replace("Vedlegg 4:", "");
    whole("jmo-20-598/evalueringsrapport", &annex, &[]);
}

#[test]
fn evaluation_and_declaration_of_vest_viken_are_the_annex() {
    const DECLARATION: &str = "Taushetserklæring for deg";
    let annex = part(BILAG_8_VEST_VIKEN, "Vedlegg 3:", DECLARATION).replace("Vedlegg 3:", "");
    whole("jmo-vest-viken/evalueringsrapport", &annex, &[]);
    let annex = part(BILAG_8_VEST_VIKEN, DECLARATION, "\0");
    whole("jmo-vest-viken/taushetserklaering", &annex, &[]);
}

#[test]
fn the_forms_of_refino_are_the_annex() {
    let forms = [
        ("innsok", "Innsøk til arbeidsrettet", "Følgende maler skal"),
        (
            "sluttrapport-etter-kartlegging",
            "Sluttrapport etter kartlegging",
            "Plan for ansettelsesfase",
        ),
        (
            "plan-for-ansettelsesfase",
            "Plan for ansettelsesfase",
            "Statusrapport - ",
        ),
        ("statusrapport", "Statusrapport - ", "Sluttrapport - "),
        ("evalueringsrapport", "Evaluering av tiltaket - ", "\0"),
    ];
    for (name, from, to) in forms {
        whole(
            &format!("refino-jan201802/{name}"),
            &part(BILAG_4_REFINO, from, to),
            &[],
        );
    }
    // The copy of the form breaks off; its sister forms end with these.
    let added = [
        "Deltagers kommentar:",
        "Sted og dato:",
        "Veileders underskrift:",
    ];
    let annex = part(BILAG_4_REFINO, "Sluttrapport - ", "Aktivitets- og");
    whole("refino-jan201802/sluttrapport", &annex, &added);
}

#[test]
fn the_result_report_of_refino_has_every_row_and_sum_of_the_annex() {
    let annex = part(BILAG_4_REFINO, "Aktivitets- og", "Evaluering av tiltaket -");
    // The annex's tables have no headers of columns, which a table must have to be read aloud.
    let ours = [
        "Aktive deltakere",
        "Antall",
        "Avsluttede deltakere",
        "Antall",
        "Antall",
        "Antall",
        "Antall",
        "Spesifiser",
        "Antall",
        "Antall",
        "Spesifiser",
        "Antall",
    ];
    let left = left_over(
        texts(&common::template(
            "refino-jan201802/aktivitets-og-resultatrapport",
        )),
        &annex,
        &ours,
    );
    let left = [
        "Klikk her for å skrive inn en dato.",
        "Klikk her for å skrive inn tekst.",
        "Velg en måned.",
        "Velg et år.",
    ]
    .iter()
    .fold(left, |left, placeholder| left.replace(placeholder, ""));
    let words: Vec<_> = left
        .split_whitespace()
        .filter(|word| !matches!(*word, "0" | "0%"))
        .collect();
    assert!(words.is_empty(), "{words:?}");
}

#[test]
fn the_breach_notice_asks_for_a_to_f_in_the_agreements_words() {
    let annex = normalised(PKT_10_3);
    let annex = annex.strip_prefix("3. ").expect("the third item");
    for agreement in [
        "jmo-20-598",
        "jmo-vest-viken",
        "refino-jan201802",
        "studie-med-stotte",
        "jobb-forst",
    ] {
        let template = common::template(&format!("{agreement}/bruddmelding"));
        let first = template.fields().next().expect("fields");
        assert_eq!(
            (first.id.as_str(), first.kind),
            ("oppdaget", FieldKind::Time),
            "24 hours run from here"
        );
        let section = template
            .sections
            .iter()
            .find(|section| !section.text.is_empty())
            .expect("a to f");
        let mut texts = section.text.clone();
        texts.extend(section.fields.iter().map(|field| field.label.clone()));
        assert_eq!(left_over(texts, annex, &[]), "");
    }
}

/// The templates of the table in each agreement, beside those that are shared.
const DEMANDED: [(&str, &[&str]); 5] = [
    (
        "jmo-20-598",
        &[
            "plan",
            "statusrapport",
            "sluttrapport",
            "resultatrapport",
            "evalueringsrapport",
            "fakturagrunnlag",
            "arbeidspraksisavtale",
            "felles-plan",
            "inntaksmote",
        ],
    ),
    (
        "jmo-vest-viken",
        &[
            "plan",
            "statusrapport",
            "sluttrapport",
            "resultatrapport",
            "evalueringsrapport",
            "fakturagrunnlag",
            "taushetserklaering",
            "arbeidspraksisavtale",
            "felles-plan",
            "inntaksmote",
        ],
    ),
    (
        "refino-jan201802",
        &[
            "innsok",
            "plan-for-ansettelsesfase",
            "statusrapport",
            "sluttrapport",
            "sluttrapport-etter-kartlegging",
            "aktivitets-og-resultatrapport",
            "evalueringsrapport",
            "refusjonskrav",
            "fakturagrunnlag",
        ],
    ),
    (
        "studie-med-stotte",
        &[
            "plan",
            "statusrapport",
            "semesterrapport",
            "sluttrapport",
            "resultatrapport",
            "evalueringsrapport",
            "fakturagrunnlag",
            "arbeidspraksisavtale",
        ],
    ),
    (
        "jobb-forst",
        &[
            "handlingsplan",
            "statusrapport",
            "sluttrapport",
            "resultatrapport",
            "evalueringsrapport",
            "fakturagrunnlag",
            "styringsskjema",
        ],
    ),
];
const SHARED: [&str; 5] = [
    "bruddmelding",
    "forlengelse",
    "fravaersvarsel",
    "ingen-ledig-kapasitet",
    "slettebekreftelse",
];

#[test]
fn every_agreement_has_its_forms_and_no_others() {
    let registry = Registry::embedded();
    for (agreement, own) in DEMANDED {
        let mut demanded: Vec<_> = own
            .iter()
            .chain(&SHARED)
            .map(|name| format!("{agreement}/{name}"))
            .collect();
        demanded.sort();
        let found: Vec<_> = registry
            .for_agreement(agreement)
            .iter()
            .map(|t| t.id.clone())
            .collect();
        assert_eq!(found, demanded);
    }
}

#[test]
fn a_stand_in_says_what_it_stands_in_for() {
    for template in Registry::embedded().all() {
        let says = template
            .description
            .as_deref()
            .is_some_and(|d| d.starts_with("Stedfortreder for NAVs eget skjema"));
        assert_eq!(template.stand_in, says, "{}", template.id);
    }
}

/// The rows of a results report are the agreement's end statuses, so that they can be counted into it.
#[test]
fn results_are_counted_by_the_agreements_end_statuses() {
    for (agreement, own) in DEMANDED {
        let path = format!(
            "{}/../../../assets/agreements/{agreement}.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).expect("an agreement");
        let file: toml::Table = toml::from_str(&text).expect("TOML");
        let statuses = file["end_status"].as_array().expect("end statuses");
        let name = own
            .iter()
            .find(|name| name.ends_with("resultatrapport"))
            .expect("one demands it");
        let template = common::template(&format!("{agreement}/{name}"));
        assert_eq!(
            (template.scope, template.sheet, template.period),
            (Scope::Portfolio, true, true)
        );
        let rows: Vec<_> = template
            .sections
            .iter()
            .flat_map(|section| &section.rows)
            .collect();
        let mut from = 0;
        for status in statuses {
            let (id, label) = (
                status["id"].as_str().expect("id"),
                status["label"].as_str().expect("label"),
            );
            let at = rows.iter().skip(from).position(|row| row.id == id);
            let row = rows
                [from + at.unwrap_or_else(|| panic!("{agreement}: no row {id}, or not in order"))];
            // REFINO's form tells in the row where to write what «Annet» is.
            assert!(row.label.starts_with(label), "{agreement}: {id}");
            from += at.unwrap_or_default() + 1;
        }
        // Every row is a figure that is counted, and the report settles a rule there is.
        let ids = |table: &str| -> BTreeSet<&str> {
            let all = file[table].as_array().expect("tables").iter();
            all.map(|one| one["id"].as_str().expect("id")).collect()
        };
        let figures = ids("figure");
        for row in rows {
            assert!(figures.contains(row.id.as_str()), "{agreement}: {}", row.id);
        }
        let shares = match file.contains_key("share") {
            true => ids("share"),
            false => BTreeSet::new(),
        };
        for name in template.computed() {
            let id = name
                .strip_prefix("results.")
                .expect("nothing else is computed");
            let known = id == "counts" || figures.contains(id) || shares.contains(id);
            assert!(known, "{agreement}: {name}");
        }
        let rule = template
            .settles_portfolio
            .as_deref()
            .expect("it settles a rule");
        assert!(ids("portfolio").contains(rule), "{agreement}: {rule}");
    }
}

#[test]
fn an_employer_is_sent_no_more_than_the_participants_name() {
    let registry = Registry::embedded();
    let agreements: Vec<_> = registry
        .all()
        .iter()
        .filter(|t| t.audience == Audience::Employer)
        .collect();
    assert_eq!(
        agreements.len(),
        3,
        "the work-practice agreement, under three agreements"
    );
    for template in agreements {
        for source in template.fields().filter_map(|field| field.prefill.as_ref()) {
            let allowed = [
                "person.name",
                "provider.counsellor",
                "report.place-and-date",
            ];
            assert!(
                allowed.contains(&source.id()) || source.id().starts_with("practice."),
                "{}",
                source.id()
            );
        }
        let insurance = template
            .field("forsikring-opplyst")
            .expect("must be recorded");
        assert!(insurance.required && insurance.kind == FieldKind::Choice);
    }
}

#[test]
fn what_is_about_the_whole_agreement_takes_nothing_from_a_case() {
    for template in Registry::embedded()
        .all()
        .iter()
        .filter(|t| t.scope == Scope::Portfolio)
    {
        assert_eq!(template.settles, None, "{}", template.id);
        for source in template.fields().filter_map(|field| field.prefill.as_ref()) {
            assert!(
                !source.id().starts_with("person."),
                "{}: {}",
                template.id,
                source.id()
            );
        }
    }
}
