//! What is missing, and under what condition something will hold, in plain Norwegian. Worded here once.

use super::{By, Criterion};
use domain::{
    Date, EventKind, Percent,
    dates::{add_days, add_months, norwegian},
};

/// Why a criterion does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// The measure has not begun.
    Start,
    /// An event is not registered.
    Event(EventKind),
    /// No job could count at all.
    NoJob,
    /// There is no hiring that something could be kept from.
    NotHired,
    /// The first day is unknown.
    FirstDay,
    /// A temporary contract's last day is unknown.
    LastDay,
    /// The position is too small.
    TooSmall { percent: Percent, least: u16 },
    /// It began before the measure.
    BeganBefore { from: Date, started: Date },
    /// It is the job that the participant had when referred.
    HadBefore,
    /// The contracts together are not longer than these months.
    Short { from: Date, to: Date, months: u32 },
    /// It has not lasted longer than these months.
    Ended { from: Date, to: Date, months: u32 },
    /// Not fully fit in the job for longer than these months.
    FitUntil { from: Date, to: Date, months: u32 },
    /// The disability pension is not known to fall.
    NoCut(Percent),
    /// It falls by less than the position.
    SmallCut { cut: Percent, percent: Percent },
    /// The day it falls from is unknown.
    CutDay,
    /// Not declared fit in so large a part.
    NotFit(Option<u16>),
    /// That was before the measure began.
    FitBefore { day: Date, started: Date },
    /// Not declared fully fit.
    NotFullyFit,
    /// The job had ended before.
    JobOver(Date),
}

impl Lack {
    /// One sentence. Names no one.
    pub(super) fn sentence(self, today: Date) -> String {
        let day = norwegian;
        match self {
            Self::Start => "Oppstart i tiltaket er ikke registrert.".to_owned(),
            Self::Event(kind) => format!("«{}» er ikke registrert.", kind.label()),
            Self::NoJob => "Ingen jobb som kan telle, er lagt inn.".to_owned(),
            Self::NotHired => {
                "Det er ingen ansettelse å regne fra ennå: ingen jobb oppfyller kravene.".to_owned()
            }
            Self::FirstDay => "Første dag i jobben mangler («Ansatt fra»).".to_owned(),
            Self::LastDay => {
                "Siste dag i den midlertidige jobben mangler («Ansatt til»).".to_owned()
            }
            Self::TooSmall { percent, least } => {
                format!("Stillingen er på {percent} %; kravet er minst {least} %.")
            }
            Self::BeganBefore { from, started } => format!(
                "Jobben begynte {}, før oppstart i tiltaket {}, og teller ikke som ansettelse.",
                day(from),
                day(started)
            ),
            Self::HadBefore => {
                "Jobben er den samme som ved innsøking, og teller ikke som ny ansettelse."
                    .to_owned()
            }
            Self::Short { from, to, months } => format!(
                "Avtalt ansettelse går til {}, som er {} uten opphold; kravet er mer enn {}.",
                day(to),
                length(from, to),
                in_months(months)
            ),
            Self::Ended { from, to, months } => format!(
                "Ansettelsen {} til {}, som er {} uten opphold; kravet er mer enn {}.",
                if to < today { "varte" } else { "varer" },
                day(to),
                length(from, to),
                in_months(months)
            ),
            Self::FitUntil { from, to, months } => format!(
                "Deltakeren {} helt friskmeldt i jobben til {}, som er {} sammenhengende; kravet er mer enn {}.",
                if to < today { "var" } else { "er" },
                day(to),
                length(from, to),
                in_months(months)
            ),
            Self::NoCut(percent) => format!(
                "Det er ikke ført at uføretrygden er redusert; den må reduseres tilsvarende stillingen ({percent} %)."
            ),
            Self::SmallCut { cut, percent } => format!(
                "Uføretrygden er redusert med {cut} %; den må reduseres tilsvarende stillingen ({percent} %)."
            ),
            Self::CutDay => "Datoen uføretrygden ble redusert fra, mangler.".to_owned(),
            Self::NotFit(fit) => format!(
                "Det er ikke ført at deltakeren er {} friskmeldt med plan for resten.",
                fit.map_or_else(|| "delvis".to_owned(), |fit| format!("{fit} %"))
            ),
            Self::FitBefore { day: fit, started } => format!(
                "Friskmeldingen {} er fra før oppstart i tiltaket {}.",
                day(fit),
                day(started)
            ),
            Self::NotFullyFit => "Deltakeren er ikke ført som helt friskmeldt.".to_owned(),
            Self::JobOver(last) => format!(
                "Arbeidsforholdet sluttet {}, før vilkåret ble oppfylt.",
                day(last)
            ),
        }
    }
}

/// Under what condition a criterion will hold on a day that has not come.
pub(super) fn provided(criterion: &Criterion, from: Date, today: Date) -> &'static str {
    match (criterion.by, criterion.kept_months) {
        (By::Event, _) => "",
        (By::SickListed, Some(_)) => "hvis deltakeren fortsatt er helt friskmeldt",
        (By::SickListed, None) => "hvis friskmeldingen blir som ført",
        _ if from > today => "hvis jobben begynner og varer som avtalt",
        _ => "hvis jobben varer",
    }
}

/// What to mind about a hiring that counts.
pub(super) fn after_the_end(from: Date, ended: Date) -> String {
    format!(
        "Ansettelsen begynte {}, etter at tiltaket ble avsluttet {}. Avtalen sier ikke om den da teller; avklar det med NAV.",
        norwegian(from),
        norwegian(ended)
    )
}

/// That only weekends and holidays lie between the contracts.
pub(super) const BRIDGED: &str =
    "Mellom kontraktene er det bare helg eller helligdager, som her ikke regnes som opphold.";

fn in_months(months: u32) -> String {
    counted(i64::from(months), "måned", "måneder")
}

/// How long the days from one to another are, both counted: `5 måneder og 2 uker`.
fn length(from: Date, to: Date) -> String {
    let end = add_days(to, 1);
    let months = (1..).take_while(|n| add_months(from, *n) <= end).last();
    let months = months.unwrap_or(0);
    let rest = end
        .signed_duration_since(add_months(from, months))
        .num_days();
    let parts = [
        (i64::from(months), "måned", "måneder"),
        (rest / 7, "uke", "uker"),
        (rest % 7, "dag", "dager"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} og {last}", first.join(", ")),
        None => counted(0, "dag", "dager"),
    }
}

fn counted(n: i64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::parse_iso;

    #[test]
    fn lengths_are_told_in_months_weeks_and_days() {
        let day = |text| parse_iso(text).unwrap();
        for (from, to, told) in [
            ("2026-02-01", "2026-07-31", "6 måneder"),
            ("2026-02-01", "2026-08-01", "6 måneder og 1 dag"),
            ("2026-02-01", "2026-07-14", "5 måneder og 2 uker"),
            ("2026-02-01", "2026-03-10", "1 måned, 1 uke og 3 dager"),
            ("2026-02-01", "2026-02-01", "1 dag"),
            // The month ends with February's last day, and three days remain.
            ("2026-01-31", "2026-03-02", "1 måned og 3 dager"),
        ] {
            assert_eq!(length(day(from), day(to)), told, "{from}–{to}");
        }
    }
}
