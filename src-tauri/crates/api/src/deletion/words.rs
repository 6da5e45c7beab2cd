//! What goes, in words.

use crate::history;
use domain::Gone;

/// What a kind of data is called where it is counted: one, and several. In the order to tell it.
const KINDS: &[(&str, &str, &str)] = &[
    (
        "person",
        "personopplysninger",
        "personopplysninger om deltakeren",
    ),
    ("case", "tiltak", "opplysninger om tiltaket"),
    ("event", "hendelse", "hendelser"),
    ("entry", "timeføring", "timeføringer"),
    ("employment", "arbeidsforhold", "arbeidsforhold"),
    ("practice", "arbeidspraksis", "arbeidspraksiser"),
    ("report", "rapport", "rapporter"),
    (
        "mention",
        "omtale i andre opplysninger",
        "omtaler i andre opplysninger",
    ),
    ("approval", "godkjenning fra NAV", "godkjenninger fra NAV"),
    ("attachment", "vedlegg", "vedlegg"),
    ("document", "lagret fil", "lagrede filer"),
    ("exported-copy", "eksportert fil", "eksporterte filer"),
    ("contact", "kontakt", "kontakter"),
    ("month-part", "del av månedstall", "deler av månedstall"),
    ("set-aside", "råd satt til side", "råd satt til side"),
    ("inquiry", "henvendelse", "henvendelser"),
    ("access-report", "innsynsrapport", "innsynsrapporter"),
    (
        "name-opening",
        "åpning av skjult navn",
        "åpninger av skjult navn",
    ),
    ("loan", "utlån", "utlån"),
    (
        "earlier-history",
        "del av tidligere historikk",
        "deler av tidligere historikk",
    ),
    (
        "value",
        "verdi i endringsloggen",
        "verdier i endringsloggen",
    ),
];

/// «12 timeføringer». Of a participant there is but one.
pub(crate) fn told(gone: &Gone) -> String {
    let Gone { kind, count } = gone;
    match (&**kind, *count) {
        ("person", 1) => return "personopplysningene".to_owned(),
        ("case", 1) => return "opplysningene om tiltaket".to_owned(),
        _ => {}
    }
    match KINDS.iter().find(|(name, ..)| name == kind) {
        Some((_, one, _)) if *count == 1 => format!("1 {one}"),
        Some((_, _, many)) => format!("{count} {many}"),
        None => format!("{count} {}", history::kind_in_words(kind)),
    }
}

/// «Timeføringer», at the head of a row.
pub(super) fn named(kind: &str) -> String {
    let known = KINDS.iter().find(|(name, ..)| *name == kind);
    let word = known.map_or_else(|| history::kind_in_words(kind), |(_, _, many)| many);
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// In the order to tell them; what is nothing is left out.
pub(crate) fn in_order(gone: &[Gone]) -> Vec<Gone> {
    let mut gone: Vec<Gone> = gone.iter().filter(|gone| gone.count > 0).cloned().collect();
    gone.sort_by_key(|gone| {
        let at = KINDS.iter().position(|(name, ..)| *name == gone.kind);
        (at.unwrap_or(usize::MAX), gone.kind.clone())
    });
    gone
}

/// «mai, juni og juli».
pub(super) fn listed(words: &[String]) -> String {
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} og {last}", before.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(kind: &str, count: u64) -> Gone {
        Gone {
            kind: kind.to_owned(),
            count,
        }
    }

    #[test]
    fn what_goes_is_counted_in_norwegian() {
        assert_eq!(told(&gone("entry", 12)), "12 timeføringer");
        assert_eq!(told(&gone("entry", 1)), "1 timeføring");
        assert_eq!(told(&gone("hold", 1)), "1 stans i slettingen");
        assert_eq!(named("exported-copy"), "Eksporterte filer");
        assert_eq!(named("value"), "Verdier i endringsloggen");
    }

    /// A kind without words would be told as «ukjent» to NAV.
    #[test]
    fn every_kind_of_a_case_has_words() {
        for kind in store::kind_names() {
            assert!(!told(&gone(kind, 2)).contains("ukjent"), "{kind}");
        }
    }

    #[test]
    fn the_participant_is_told_first_and_the_log_last() {
        let all = [
            gone("value", 40),
            gone("entry", 0),
            gone("report", 2),
            gone("person", 1),
        ];
        let kinds: Vec<String> = in_order(&all).into_iter().map(|gone| gone.kind).collect();
        assert_eq!(kinds, ["person", "report", "value"]);
    }
}
