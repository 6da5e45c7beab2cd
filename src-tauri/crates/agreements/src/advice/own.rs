//! Advice on the counsellor's own portfolio under an agreement. The app knows one counsellor's
//! participants, not all of the provider's.

use super::{Advice, By, Found};
use crate::Agreement;
use domain::{Date, dates::norwegian};
use std::collections::BTreeMap;

/// What such advice rests on.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// When each participant in the measure now began, by the agreement's id, earliest first.
    pub started: BTreeMap<String, Vec<Date>>,
    /// The measures that the counsellor now has participants in, by the name that agreements give
    /// them.
    pub measures: BTreeMap<String, Measure>,
    /// The counsellor's role, in an agreement's word; blank is the ordinary one.
    pub role: String,
    /// The day from which NAV approved the counsellor.
    pub approved: Option<Date>,
    /// When access was last gone through.
    pub reviewed: Option<Date>,
    /// The day on which that is due again; none where nobody asks.
    pub review_due: Option<Date>,
    /// Today.
    pub today: Date,
}

/// A measure with participants in it now.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its agreements, as a reader knows them.
    pub names: Vec<String>,
    /// When the first of the participants began.
    pub since: Date,
}

impl Agreement {
    /// What the app advises on the counsellor's participants under this agreement, in the order of its
    /// file.
    pub fn own_advice(&self, own: &Own) -> Vec<Advice> {
        let Some(started) = own.started.get(&self.id).filter(|days| !days.is_empty()) else {
            return Vec::new();
        };
        let of_rule = |rule: &super::AdviceRule| {
            let found = match &rule.by {
                By::PlacesInUse => self.places_in_use(started),
                By::Caseload => self.caseload(started, &own.role),
                By::ApprovedCounsellor => approved_counsellor(started, own),
                By::AccessReview => access_review(own),
                By::ApartFrom { measure } => apart_from(started, own.measures.get(measure)?),
                _ => None,
            };
            Some(rule.advice(found?))
        };
        self.advice.iter().filter_map(of_rule).collect()
    }

    fn places_in_use(&self, started: &[Date]) -> Option<Found> {
        let since = filled(started, self.places.to)?;
        let (count, places) = (started.len(), self.places.to);
        let why = format!(
            "Du har {} i tiltaket nå. Avtalen har inntil {places} plasser til sammen.",
            participants(count)
        );
        Some(Found::since(since, why).resting_on(count))
    }

    fn caseload(&self, started: &[Date], role: &str) -> Option<Found> {
        let mut norms = self.places.caseload.iter();
        let norm = norms
            .clone()
            .find(|norm| norm.role == role)
            .or_else(|| norms.next())?;
        let since = filled(started, norm.to.checked_add(1)?)?;
        let count = started.len();
        let normal = match norm.from == norm.to {
            true => norm.to.to_string(),
            false => format!("{}–{}", norm.from, norm.to),
        };
        let why = format!(
            "Du har {} i tiltaket nå. Normert for {} er {normal}.",
            participants(count),
            norm.role.to_lowercase()
        );
        Some(Found::since(since, why).resting_on(count))
    }
}

/// The day on which the participants became this many; none while they are fewer.
fn filled(started: &[Date], count: u32) -> Option<Date> {
    let at = usize::try_from(count).ok()?.checked_sub(1)?;
    started.get(at).copied()
}

fn approved_counsellor(started: &[Date], own: &Own) -> Option<Found> {
    let since = *started.first()?;
    let why = match own.approved {
        None => {
            "Du har deltakere i tiltaket, men det er ikke ført når NAV godkjente deg.".to_owned()
        }
        Some(approved) if approved > own.today => {
            format!(
                "Du har deltakere i tiltaket, men er ført som godkjent først fra {}.",
                norwegian(approved)
            )
        }
        Some(_) => return None,
    };
    let basis = own.approved.map(|day| day.to_string());
    Some(Found::since(since, why).resting_on(basis.unwrap_or_default()))
}

fn access_review(own: &Own) -> Option<Found> {
    let due = own.review_due.filter(|due| *due <= own.today)?;
    let why = match own.reviewed {
        Some(day) => format!("Tilgangene ble sist gått gjennom {}.", norwegian(day)),
        None => "Tilgangene er ikke gått gjennom siden mappen ble tatt i bruk.".to_owned(),
    };
    Some(Found::since(due, why).resting_on(due))
}

fn apart_from(started: &[Date], other: &Measure) -> Option<Found> {
    let why = format!(
        "Du har deltakere både her og i {}.",
        other.names.join(" og ")
    );
    Some(Found::since((*started.first()?).max(other.since), why))
}

fn participants(count: usize) -> String {
    match count {
        1 => "1 deltaker".to_owned(),
        _ => format!("{count} deltakere"),
    }
}
