//! A record's fields with their names. Nothing is left out because nobody has thought of a name for it.

use crate::history::full::RecordWords;
use chrono::DateTime;
use domain::Private;
use domain::dates::norwegian;
use domain::event::EventKind;
use serde::Serialize;
use serde_json::Value;

/// A field in words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Named {
    pub label: String,
    pub value: Private,
}

/// Keys that hold the program's own references and no more: ids, digests, counters of versions, and the copy of
/// what it filled in itself. They are in the JSON's `data`.
const TECHNICAL: &[&str] = &[
    "case",
    "person",
    "document",
    "sha256",
    "of",
    "report",
    "replaces",
    "filled",
    "template_version",
    "inquiry",
    "incident",
    "basis",
    "about",
    "group",
    "handover",
    "returning",
    "agreement",
    "digest",
];

/// The fields of a record that have something in them, in its own order.
pub(super) fn named(words: &RecordWords<'_>, kind: &str, body: &Value) -> Vec<Named> {
    let mut found = Vec::new();
    walk(words, kind, body, body, &mut Vec::new(), &mut found);
    found
}

fn walk(
    words: &RecordWords<'_>,
    kind: &str,
    body: &Value,
    value: &Value,
    path: &mut Vec<String>,
    found: &mut Vec<Named>,
) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                if path.is_empty() && TECHNICAL.contains(&key.as_str()) {
                    continue;
                }
                if !path.is_empty() && matches!(key.as_str(), "document" | "sha256" | "digest") {
                    continue;
                }
                path.push(key.clone());
                walk(words, kind, body, inner, path, found);
                path.pop();
            }
        }
        Value::Array(all) if all.iter().any(Value::is_object) => {
            for inner in all {
                walk(words, kind, body, inner, path, found);
            }
        }
        Value::Null => {}
        _ => {
            if let Some(text) = shown(words, path, value) {
                found.push(Named {
                    label: label(words, kind, body, path),
                    value: text.into(),
                });
            }
        }
    }
}

fn shown(words: &RecordWords<'_>, path: &[String], value: &Value) -> Option<String> {
    if let Value::Array(all) = value {
        let texts = all.iter().filter_map(|one| shown(words, path, one));
        let texts: Vec<String> = texts.collect();
        return (!texts.is_empty()).then(|| texts.join(", "));
    }
    let key = path.last().map_or("", String::as_str);
    if let (Value::String(text), "settles") = (value, key) {
        return EventKind::from_id(text).map(|event| event.label().to_owned());
    }
    if let (Value::String(text), [_, .., "at"]) = (value, &*keys(path))
        && let Ok(at) = DateTime::parse_from_rfc3339(text)
    {
        return Some(norwegian(at.date_naive()));
    }
    if let Value::String(text) = value
        && let Some(word) = word(key, text)
    {
        return Some(word.to_owned());
    }
    words.shown(path, value)
}

fn keys(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

fn label(words: &RecordWords<'_>, kind: &str, body: &Value, path: &[String]) -> String {
    if let Some(label) = words.label(kind, body, path) {
        return label.trim_end_matches(':').to_owned();
    }
    let key = path.last().map_or("", String::as_str);
    let first = path.first().map_or("", String::as_str);
    let own = match (kind, first, key) {
        ("case", "attributes", "employed_at_referral") => "I arbeid ved henvisning",
        ("case", "attributes", "needs_new_job") => "Trenger ny jobb",
        ("case", "attributes", "reduced_work_capacity") => "Nedsatt arbeidsevne",
        ("case", "attributes", "school_or_prison_transition") => "Overgang fra skole eller fengsel",
        ("case", "attributes", "disability_pension") => "Uføretrygd ved oppstart",
        ("case", "attributes", "assistance_need") => "Bistandsbehov",
        ("case", _, "reference") => "Referanse",
        ("report", "exported", "date") => "Skrevet som PDF",
        ("report", "exported", "pages") => "Sider",
        ("report", "exported", "not_found") => "Ikke funnet igjen i PDF-en",
        ("report", "exported", "kind") => "Sett på og beholdt i personvernkontrollen",
        ("report", "exported", "field") => "I feltet",
        ("report", "delivered", "date") => "Levert",
        ("report", "delivered", "channel") => "Levert på",
        ("report", _, "template") => "Skjema",
        ("report", _, "settles") => "Gjelder",
        ("report", _, "occurrence") => "Nummer",
        ("report", _, "milestone") => "Milepæl",
        ("report", _, "period") => "Periode",
        ("attachment", _, "bytes") => "Størrelse i byte",
        ("attachment", _, "added") => "Lagt til",
        ("set-aside", _, "advice") => "Rådets kjennetegn",
        ("set-aside", _, "title") => "Råd",
        ("month-part", _, "figures") => "Talt med i",
        ("inquiry", "told", "how") => "NAV fikk beskjed",
        ("inquiry", "decision", "text") => "Hva NAV svarte",
        ("loan", _, "direction") => "Retning",
        ("loan", _, "kind") => "Hva slags overlevering",
        ("loan", _, "with") => "Kollega",
        ("loan", _, "since") => "Fra og med",
        ("loan", "end", "date") => "Avsluttet",
        ("loan", "end", "how") => "Hvordan det ble avsluttet",
        ("earlier-history", "at", _) => "Gjort hos",
        ("earlier-history", _, "at") => "Når",
        ("earlier-history", _, "who") => "Av",
        ("earlier-history", _, "sentence") => "Hva som ble gjort",
        ("earlier-history", _, "label") => "Felt",
        ("earlier-history", _, "old") => "Før",
        ("earlier-history", _, "new") => "Etter",
        _ => "",
    };
    match own {
        // Its own key, rather than nothing.
        "" => path.join(" ").replace('_', " "),
        own => own.to_owned(),
    }
}

/// Words of closed lists that no history tells.
fn word(key: &str, value: &str) -> Option<&'static str> {
    Some(match (key, value) {
        ("channel", "secure-post") => "Sikker digital post",
        ("channel", "nav-solution") => "NAVs løsning",
        ("channel", "letter") => "Brev",
        ("channel", "handed-over") => "Overlevert personlig",
        ("direction", "out") => "Til kollega",
        ("direction", "in") => "Fra kollega",
        ("how", "returned") => "Kom tilbake",
        ("how", "recalled") => "Tatt tilbake uten det kollegaen førte",
        ("how", "left-out") => "Ikke med tilbake: deltakeren var slettet hos kollegaen",
        ("kind", "lend") => "Utlån",
        ("kind", "permanent") => "For godt",
        ("kind", "return") => "Tilbakelevering",
        ("protected_address", "none") => "Nei",
        ("protected_address", "kode-6") => "Strengt fortrolig (kode 6)",
        ("protected_address", "kode-7") => "Fortrolig (kode 7)",
        _ => return None,
    })
}
