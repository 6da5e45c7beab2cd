//! What an agreement's indicators must be, beyond what types can say.

use super::{By, Mark};
use crate::{Agreement, check::Wrong};
use std::collections::BTreeSet;

/// The first thing that is wrong.
pub(crate) fn check(agreement: &Agreement) -> Option<Wrong> {
    let mut ids = BTreeSet::new();
    for (nth, indicator) in agreement.indicators.iter().enumerate() {
        let wrong = |key: &str, reason: &str| {
            let reason = format!("indikatoren «{}»: {reason}", indicator.id);
            Some(Wrong::at(key, reason).of("[[indicator]]", nth))
        };
        if !crate::check::is_slug(&indicator.id) || !ids.insert(&indicator.id) {
            return wrong(
                "id",
                "må ha en egen id med små bokstaver, tall og bindestrek",
            );
        }
        for (key, text) in [
            ("title", &indicator.title),
            ("about", &indicator.about),
            ("source", &indicator.source),
        ] {
            if text.trim().is_empty() {
                return wrong(key, "title, about og source må fylles ut");
            }
        }
        match indicator.by {
            By::EmployerContactWithin { days } | By::FollowedUpWithin { days }
                if !(1..=366).contains(&days) =>
            {
                return wrong("by", "days må være fra 1 til 366");
            }
            By::Caseload if indicator.mark.is_some() => {
                return wrong("mark", "merket for antall deltakere står under [places]");
            }
            _ => {}
        }
        let share = !matches!(
            indicator.by,
            By::Caseload | By::DaysToEmployerContact | By::EmployerContactsAWeek
        );
        if let Some(Mark::AtLeast(whole) | Mark::AtMost(whole)) = indicator.mark
            && share
            && whole > 100
        {
            return wrong("mark", "et merke i prosent kan ikke være over 100");
        }
    }
    None
}
