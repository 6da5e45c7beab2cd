//! Places for a month: who took part from which day to which.

use super::{ClaimBlocked, ClaimLines, ClaimPlaceToMend, Facts, Reckoned, within};
use crate::extension;
use agreements::claims::{Closed, Participation, PlaceMonthClaim};
use domain::{
    CaseFile, Date, EventKind, Id, Private,
    dates::norwegian,
    money::{Ore, half_up},
};
use serde::Serialize;
use ts_rs::TS;

/// One piece of a participation: neighbouring open days under one price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClaimPlace {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// Its first day in the month.
    pub from: Date,
    /// Its last.
    pub to: Date,
    /// Its part of the month, with five decimals: `0.18182`.
    #[ts(as = "String")]
    pub factor: agreements::claims::Factor,
    /// How many of its days count.
    pub days: u32,
    /// Of how many that count in the month.
    pub of: u32,
    /// The price for a whole month.
    pub price: u32,
    /// Factor times price to the nearest øre. The total is rounded on its own.
    pub nok: Ore,
}

/// Reckons the month's places.
pub(super) fn reckon(facts: &Facts<'_>) -> Reckoned {
    let (participations, mut open) = participations(facts);
    let claim = claim(facts, participations);
    let (mut places, mut total) = (Vec::new(), None);
    match claim.answer() {
        Ok(answer) => {
            total = (!answer.lines.is_empty()).then(|| Ore::kroner(answer.total_nok));
            for line in answer.lines {
                let Some(file) = facts.files.iter().find(|file| file.id == line.reference) else {
                    continue;
                };
                places.push(ClaimPlace {
                    case: line.reference.clone(),
                    participant: file.person.full_name(),
                    from: line.from,
                    to: line.to,
                    nok: Ore(half_up(line.amount(), 1000)),
                    factor: line.factor,
                    days: line.days,
                    of: line.of,
                    price: line.nok_per_month,
                });
            }
        }
        // Without any price it is told once, for all.
        Err(_) if facts.details.prices.is_empty() => {}
        Err(refused) => open.push(told(facts, &refused)),
    }
    Reckoned {
        lines: ClaimLines::PlaceMonth { places },
        total,
        open,
        remarks: Vec::new(),
    }
}

/// The facts as the pure computation takes them. The references are the cases.
pub(super) fn claim(facts: &Facts<'_>, participations: Vec<Participation>) -> PlaceMonthClaim {
    PlaceMonthClaim {
        month: facts.month,
        prices: facts.details.prices.clone(),
        closed: facts.details.closed.iter().map(Closed::from).collect(),
        participations,
    }
}

/// Who took part in the month, and what about it is open.
pub(super) fn participations(facts: &Facts<'_>) -> (Vec<Participation>, Vec<ClaimBlocked>) {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    let mut taken: Vec<(&CaseFile, Date, Date)> = Vec::new();
    for file in facts.files {
        let ended = file.first(EventKind::Ended);
        let Some(started) = file.first(EventKind::Started) else {
            open.extend(follow_up_without_start(facts, file));
            continue;
        };
        let Some((from, to)) = within(facts.month, started, ended) else {
            continue;
        };
        open.extend(end_in_doubt(facts, file));
        let twice = taken.iter().find(|(other, first, last)| {
            other.case.person == file.case.person && *first <= to && from <= *last
        });
        if twice.is_some() {
            let text = "Deltakeren har to løp under avtalen på de samme dagene, og ville blitt betalt for to ganger. Rett oppstart eller slutt.";
            open.push(ClaimBlocked::of(file, text, ClaimPlaceToMend::Events));
            continue;
        }
        taken.push((file, from, to));
        found.push(Participation::new(&file.id, started, ended));
    }
    (found, open)
}

/// Time was spent with someone who has not begun.
pub(super) fn follow_up_without_start(facts: &Facts<'_>, file: &CaseFile) -> Option<ClaimBlocked> {
    if file.first(EventKind::Ended).is_some() {
        return None;
    }
    let mut entries = file.entries.values();
    entries
        .any(|entry| {
            entry.activity.is_follow_up() && entry.minutes > 0 && facts.month.contains(entry.date)
        })
        .then(|| {
            let text = "Det er ført timer i måneden, men oppstart er ikke registrert.";
            ClaimBlocked::of(file, text, ClaimPlaceToMend::Events)
        })
}

/// A last day has passed in the month or before, and nobody has said that it was the last.
pub(super) fn end_in_doubt(facts: &Facts<'_>, file: &CaseFile) -> Option<ClaimBlocked> {
    if file.first(EventKind::Ended).is_some() {
        return None;
    }
    // Whoever leaves on the month's last day has been there all of it.
    let passed = |day: &Date| *day < facts.today && *day < facts.month.last();
    let facts_of = file.timeline();
    let planned = facts_of
        .iter()
        .filter(|event| event.kind == EventKind::EndPlanned);
    let planned = planned.map(|event| event.date).max();
    let text = match (planned, extension::duration(facts.agreement, file)) {
        (Some(planned), _) if passed(&planned) => format!(
            "Planlagt slutt {} er passert, men slutten er ikke registrert. Registrer slutten, eller en ny planlagt slutt.",
            norwegian(planned)
        ),
        (_, Some(duration)) if passed(&duration.end) => format!(
            "Siste dag i tiltaket var {}, og verken slutt eller forlengelse er registrert.",
            norwegian(duration.end)
        ),
        _ => return None,
    };
    Some(ClaimBlocked::of(file, text, ClaimPlaceToMend::Events))
}

/// Why the month cannot be reckoned, in the words of the window. All but a missing price is refused where it
/// is entered.
fn told(facts: &Facts<'_>, refused: &agreements::claims::Refused) -> ClaimBlocked {
    use agreements::claims::Refused;
    let text = match refused {
        Refused::BeforeFirstPrice { day, first, .. } => match first {
            Some(first) => format!(
                "Den første prisen gjelder fra {}, men det var deltakere i tiltaket {}.",
                norwegian(*first),
                norwegian(*day)
            ),
            None => "Prisen er ikke lagt inn.".to_owned(),
        },
        Refused::SameDayTwice { reference, .. } => {
            let file = facts.files.iter().find(|file| file.id == *reference);
            let text = "Deltakeren står to ganger på de samme dagene.";
            return match file {
                Some(file) => ClaimBlocked::of(file, text, ClaimPlaceToMend::Events),
                None => ClaimBlocked::general(text.to_owned(), ClaimPlaceToMend::Settings),
            };
        }
        _ => "Priser eller stengte dager stemmer ikke. Se over dem.".to_owned(),
    };
    ClaimBlocked::general(text, ClaimPlaceToMend::Settings)
}
