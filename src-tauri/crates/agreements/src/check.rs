//! The schema beyond what types can say: checked in the tests and whenever a file is loaded.

use crate::{
    Agreement, Duration, Fault,
    duration::Span,
    facts,
    fault::line_of,
    portfolio::{self, month_day},
    rule::{Every, OtherLimit, Pairing, Rule, Selector, Variant},
    steps::Steps,
};
use domain::{
    EventKind,
    event::{EventField, EventFilter},
};
use std::collections::BTreeSet;

/// Reads and checks one agreement file.
pub fn parse(file: &str, text: &str) -> Result<Agreement, Fault> {
    // A byte order mark is what Windows' own editor puts first.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let agreement: Agreement = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        Fault::at(
            file,
            text,
            offset,
            domain::fault::norwegian(error.message()),
        )
    })?;
    match check(&agreement) {
        None => Ok(agreement),
        Some(wrong) => {
            let Wrong {
                table, nth, key, ..
            } = wrong;
            let line = line_of(text, table, nth, &key, &wrong.word);
            Err(Fault {
                file: file.to_owned(),
                line,
                reason: wrong.reason,
            })
        }
    }
}

/// What is wrong, and where to look for it: `word` at or below the line that sets `key` in the `nth`
/// `table`.
pub(crate) struct Wrong {
    table: &'static str,
    nth: usize,
    key: String,
    word: String,
    reason: String,
}

impl Wrong {
    /// A fault on the line that sets `key`, before the first table.
    pub(crate) fn at(key: &str, reason: impl Into<String>) -> Self {
        Self {
            table: "",
            nth: 0,
            key: key.to_owned(),
            word: String::new(),
            reason: reason.into(),
        }
    }

    /// The line is the one that says `word`.
    pub(crate) fn word(self, word: &str) -> Self {
        let word = word.to_owned();
        Self { word, ..self }
    }

    /// The reason is about this.
    pub(crate) fn prefixed(self, about: &str) -> Self {
        let reason = format!("{about}: {}", self.reason);
        Self { reason, ..self }
    }

    /// It stands in the `nth` table of this name.
    pub(crate) fn of(self, table: &'static str, nth: usize) -> Self {
        Self { table, nth, ..self }
    }
}

fn check(agreement: &Agreement) -> Option<Wrong> {
    if !is_slug(&agreement.id) {
        let reason = "id skal bare ha små bokstaver a–z, tall og bindestrek";
        return Some(Wrong::at("id", reason));
    }
    if agreement.version.trim().is_empty() {
        return Some(Wrong::at("version", "version kan ikke være tom"));
    }
    if let Some(wrong) = facts::check(agreement) {
        return Some(wrong);
    }
    if let Some(wrong) = check_duration(&agreement.duration) {
        return Some(wrong.of("[duration]", 0));
    }
    let mut ids = BTreeSet::new();
    for (nth, rule) in agreement.rules.iter().enumerate() {
        if !is_slug(&rule.id) || rule.id == "duration-end" || !ids.insert(&rule.id) {
            let reason = format!(
                "regelen «{}» må ha en egen id med små bokstaver, tall og bindestrek",
                rule.id
            );
            return Some(Wrong::at("id", reason).of("[[rule]]", nth));
        }
        if let Some(wrong) = check_rule(rule, agreement) {
            let reason = format!("regelen «{}»: {}", rule.id, wrong.reason);
            return Some(Wrong { reason, ..wrong }.of("[[rule]]", nth));
        }
    }
    for (nth, rule) in agreement.portfolio.iter().enumerate() {
        let sound = match &rule.due {
            portfolio::When::MonthlyOn(day) => (1..=31).contains(day),
            portfolio::When::YearlyOn(days) => {
                !days.is_empty() && days.iter().all(|d| month_day(d).is_some())
            }
        };
        let key = if sound { "id" } else { "due" };
        if !sound || !ids.insert(&rule.id) {
            let reason = format!(
                "porteføljeregelen «{}» må ha egen id og gyldige dager",
                rule.id
            );
            return Some(Wrong::at(key, reason).of("[[portfolio]]", nth));
        }
    }
    if let Some(wrong) = crate::messages::check(agreement) {
        return Some(wrong);
    }
    if let Some(wrong) = crate::milestones::check(agreement) {
        return Some(wrong);
    }
    if let Some(wrong) = crate::indicators::check(agreement) {
        return Some(wrong);
    }
    if let Some(wrong) = crate::results::check(agreement) {
        return Some(wrong);
    }
    crate::advice::check(agreement)
        .map(|unsound| Wrong::at(unsound.key, unsound.reason).of("[[advice]]", unsound.nth))
}

pub(crate) fn is_slug(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(sound)
}

fn check_duration(duration: &Duration) -> Option<Wrong> {
    for (key, spans) in [("base", &duration.base), ("maximum", &duration.maximum)] {
        if let Some(name) = spans.iter().find_map(|span| span.when.fault()) {
            return Some(Wrong::at(key, format!("ukjent opplysning «{name}»")).word(name));
        }
        let unsound = |span: &Span| !(1..=1200).contains(&span.months);
        if spans.iter().any(unsound) || (key == "base" && spans.is_empty()) {
            return Some(Wrong::at(key, "varigheten må være 1–1200 måneder"));
        }
    }
    None
}

/// The rule's fault.
fn check_rule(rule: &Rule, agreement: &Agreement) -> Option<Wrong> {
    for (key, text) in [("title", &rule.title), ("source", &rule.source)] {
        if text.trim().is_empty() {
            return Some(Wrong::at(key, "title og source må fylles ut"));
        }
    }
    if rule.due.is_empty() {
        let reason = "due må ha minst én måte å regne fristen på";
        return Some(Wrong::at("due", reason));
    }
    if let Some(name) = rule.due.iter().find_map(|variant| variant.when.fault()) {
        return Some(Wrong::at("due", format!("ukjent opplysning «{name}» i when")).word(name));
    }
    let many = |selector: &Option<Selector>| matches!(selector, Some(Selector::Each(_)));
    if rule
        .due
        .iter()
        .any(|variant| many(&variant.from) || many(&variant.anchor))
    {
        return Some(Wrong::at(
            "due",
            "anchor og from i due kan bare peke på én hendelse",
        ));
    }
    if rule.met_by.events.is_empty() {
        let reason = "met_by må nevne minst én hendelse";
        return Some(Wrong::at("met_by", reason));
    }
    check_filters(rule)
        .or_else(|| check_asides(rule))
        .or_else(|| check_repetition(rule, agreement))
}

/// Filters on fields or values that the events cannot have would silently never fit.
fn check_filters(rule: &Rule) -> Option<Wrong> {
    let anchors: Vec<EventKind> = match &rule.anchor {
        Selector::First(kind) | Selector::Last(kind) => vec![*kind],
        Selector::Latest(kinds) => kinds.clone(),
        Selector::Each(each) => {
            if let Some(wrong) = each
                .iter()
                .find_map(|f| unfit("anchor", &[f.event], &f.filter))
            {
                return Some(wrong);
            }
            Vec::new()
        }
    };
    let of_due = rule
        .due
        .iter()
        .find_map(|variant| unfit("due", &anchors, &variant.filter));
    of_due.or_else(|| unfit("met_by", &rule.met_by.events, &rule.met_by.filter))
}

/// A filter on a field or a value that one of these events cannot have.
fn unfit(key: &str, events: &[EventKind], filter: &EventFilter) -> Option<Wrong> {
    let unfit = |(field, value): &(&EventField, &String)| {
        !field.can_be(value) || !events.iter().all(|event| event.fields().contains(field))
    };
    let (field, value) = filter.iter().find(unfit)?;
    let reason = format!("where: hendelsen har ikke {} = «{value}»", field.id());
    Some(Wrong::at(key, reason).word(field.id()))
}

/// What is shown beside the due date: other limits count as the due date itself does.
fn check_asides(rule: &Rule) -> Option<Wrong> {
    let repeats = matches!(rule.every, Some(Every::Months(_)));
    let fits =
        |limit: &OtherLimit| limit.after.repeats() == repeats && !limit.source.trim().is_empty();
    if !rule.also.iter().all(fits) {
        let reason =
            "en annen frist under also må ha source, og «* n» bare der every teller måneder";
        return Some(Wrong::at("also", reason));
    }
    None
}

fn check_repetition(rule: &Rule, agreement: &Agreement) -> Option<Wrong> {
    let numbered = matches!(rule.anchor, Selector::Each(_)) || rule.every.is_some();
    let repeats = |variant: &Variant| {
        let before = variant.not_before.as_ref();
        variant.after.repeats() || before.is_some_and(Steps::repeats)
    };
    if rule.met_by.pairing != Pairing::Any && !numbered {
        let reason = "pairing gjelder bare regler som gjentas";
        return Some(Wrong::at("met_by", reason));
    }
    let by_number = |event: &EventKind| event.fields().contains(&EventField::Occurrence);
    if rule.met_by.pairing == Pairing::Occurrence && !rule.met_by.events.iter().all(by_number) {
        let reason = "pairing «occurrence» krever hendelser med nummer";
        return Some(Wrong::at("met_by", reason));
    }
    let Some(every) = &rule.every else {
        let reason = "«* n» gjelder bare regler med every";
        return (rule.due.iter().any(repeats)).then(|| Wrong::at("due", reason).word("* n"));
    };
    if matches!(rule.anchor, Selector::Each(_)) {
        return Some(Wrong::at("every", "every og each kan ikke brukes sammen"));
    }
    let further = |variant: &Variant| {
        variant.from.is_some() || variant.anchor.is_some() || variant.not_before.is_some()
    };
    if rule.due.iter().any(further) {
        let reason = "anchor, from og not_before i due kan ikke brukes sammen med every";
        return Some(Wrong::at("due", reason));
    }
    match every {
        Every::Months(0) => Some(Wrong::at("every", "months må være minst 1")),
        Every::Months(_) => (!rule.due.iter().all(repeats)).then(|| {
            let reason = "en regel som gjentas, må regne fristen med «* n»";
            Wrong::at("due", reason)
        }),
        Every::Calendar(_) if rule.due.iter().any(repeats) => {
            let reason = "en kalenderregel regner fra hver periodes slutt, uten «* n»";
            Some(Wrong::at("due", reason).word("* n"))
        }
        Every::Calendar(name) => (!agreement.calendars.contains_key(name)).then(|| {
            let reason = format!("kalenderen «{name}» står ikke under [calendars]");
            Wrong::at("every", reason)
        }),
    }
}
