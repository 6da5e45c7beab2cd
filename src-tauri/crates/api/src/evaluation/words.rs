//! The figures of a period in words.

use crate::month::{PeriodView, TargetRow, title_of};
use domain::Month;

/// The delivered months that are counted, and those that are not.
fn split(view: &PeriodView) -> (Vec<Month>, Vec<Month>) {
    let (there, missing): (Vec<_>, Vec<_>) = view.months.iter().partition(|month| month.delivered);
    let months = |rows: Vec<&crate::month::PeriodMonth>| rows.iter().map(|row| row.month).collect();
    (months(there), months(missing))
}

/// «juni–august 2026 og oktober 2026»: months that follow each other as one span.
fn spans(months: &[Month]) -> String {
    let mut spans: Vec<(Month, Month)> = Vec::new();
    for month in months {
        match spans.last_mut() {
            Some((_, last)) if last.after() == *month => *last = *month,
            _ => spans.push((*month, *month)),
        }
    }
    let name = |month: Month| title_of((month.first(), month.last()));
    let told = spans.into_iter().map(|(first, last)| {
        let (from, to) = (name(first), name(last));
        let year = to.split_once(' ').map_or("", |(_, year)| year);
        match from.strip_suffix(year) {
            _ if first == last => from,
            Some(month) => format!("{}–{to}", month.trim_end()),
            None => format!("{from}–{to}"),
        }
    });
    listed(told.collect())
}

fn listed(mut all: Vec<String>) -> String {
    let last = all.pop().unwrap_or_default();
    match all.is_empty() {
        true => last,
        false => format!("{} og {last}", all.join(", ")),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Where the figures come from: «fra leverte måneder: juni–august 2026; september 2026 er ikke levert».
pub fn source(view: &PeriodView) -> String {
    match split(view) {
        (there, _) if there.is_empty() => "fra leverte måneder: ingen er levert ennå".to_owned(),
        (there, missing) if missing.is_empty() => format!("fra leverte måneder: {}", spans(&there)),
        (there, missing) => format!(
            "fra leverte måneder: {}; {} er ikke levert",
            spans(&there),
            spans(&missing)
        ),
    }
}

/// Which months are counted, for whoever reads the report.
pub fn months(view: &PeriodView) -> String {
    match split(view) {
        (there, missing) if there.is_empty() => {
            format!(
                "Ingen leverte resultatrapporter: {} er ikke levert.",
                spans(&missing)
            )
        }
        (there, missing) => {
            let counted = format!("Leverte resultatrapporter for {}.", spans(&there));
            if missing.is_empty() {
                return counted;
            }
            let rest = capital(&spans(&missing));
            format!("{counted} {rest} er ikke levert og er ikke med.")
        }
    }
}

/// The results against the targets, one a line; where the agreement has none, its shares. Blank while no
/// month is delivered.
pub fn results(view: &PeriodView) -> String {
    let (there, missing) = split(view);
    if there.is_empty() {
        return String::new();
    }
    let mut lines: Vec<String> = view.targets.iter().filter_map(target).collect();
    if lines.is_empty() {
        let shares = view.shares.iter();
        let told = shares.filter_map(|s| Some(format!("{}: {} %.", s.title, s.percent?)));
        lines = told.collect();
    }
    if !lines.is_empty() && !missing.is_empty() {
        let rest = capital(&spans(&missing));
        lines.push(format!("{rest} er ikke levert og er ikke med i tallene."));
    }
    lines.join("\n")
}

/// One target; none where it is not counted from the cases.
fn target(target: &TargetRow) -> Option<String> {
    if !target.counted {
        return None;
    }
    let TargetRow {
        about,
        percent,
        reached,
        of,
        ..
    } = target;
    let Some(share) = target.share else {
        return Some(format!(
            "{about}: ingen å måle i perioden. Målet er {percent} %."
        ));
    };
    let whether = if share >= *percent {
        "er nådd"
    } else {
        "er ikke nådd"
    };
    Some(format!(
        "{about}: {reached} av {of} ({share} %). Målet på {percent} % {whether}."
    ))
}
