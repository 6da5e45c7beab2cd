//! What an agreement's advice must be, beyond what types can say.

use super::{By, case::DELETION};
use crate::Agreement;
use domain::EventKind;
use std::collections::BTreeSet;

/// What is wrong with the nth `[[advice]]` table: the key that sets it, and why.
pub(crate) struct Unsound {
    pub(crate) nth: usize,
    pub(crate) key: &'static str,
    pub(crate) reason: String,
}

pub(crate) fn check(agreement: &Agreement) -> Option<Unsound> {
    let mut ids = BTreeSet::new();
    for (nth, rule) in agreement.advice.iter().enumerate() {
        let of = |key, reason: &str| {
            let reason = format!("rådet «{}»: {reason}", rule.id);
            Some(Unsound { nth, key, reason })
        };
        if !crate::check::is_slug(&rule.id) || !ids.insert(&rule.id) {
            return of(
                "id",
                "må ha en egen id med små bokstaver, tall og bindestrek",
            );
        }
        for (key, text) in [("title", &rule.title), ("text", &rule.text)] {
            if text.trim().is_empty() {
                return of(key, "title og text må fylles ut");
            }
        }
        if let Some(reason) = unsound(&rule.by, agreement) {
            return of("by", reason);
        }
    }
    None
}

/// Advice that could never be given, or whose parameters make no sense.
fn unsound(by: &By, agreement: &Agreement) -> Option<&'static str> {
    let no = |sound: bool, reason| (!sound).then_some(reason);
    let registers = |kind| agreement.events.contains(&kind);
    match by {
        By::HoursAboveEstimate { months } => {
            no((1..=12).contains(months), "months må være fra 1 til 12").or_else(|| {
                let estimate = agreement.hours.as_ref().and_then(|hours| hours.per_month);
                no(
                    estimate.is_some(),
                    "avtalen har ikke anslått timer (per_month under [hours])",
                )
            })
        }
        By::PracticeLongerThan { weeks } | By::ExtensionRequest { weeks } => {
            let reason = "weeks må være fra 1 til 520";
            no((1..=520).contains(weeks), reason).or_else(|| match by {
                By::ExtensionRequest { .. } => no(
                    registers(EventKind::ExtensionApproved),
                    "avtalen har ikke hendelsen «extension-approved»",
                ),
                _ => None,
            })
        }
        By::ListedAfterEnd { days } => no((1..=3650).contains(days), "days må være fra 1 til 3650"),
        By::ClaimBeforeDeletion { milestone } => {
            let known = agreement
                .milestones
                .iter()
                .any(|rule| rule.id == *milestone);
            let deleted = agreement.rules.iter().any(|rule| rule.id == DELETION);
            no(
                known && deleted,
                "milestone må være en milepæl i avtalen, og avtalen må ha regelen «deletion»",
            )
        }
        By::GroupWithoutDeclaration => no(
            registers(EventKind::DeclarationSigned),
            "avtalen har ikke hendelsen «declaration-signed»",
        ),
        By::Caseload => no(
            !agreement.places.caseload.is_empty(),
            "avtalen har ingen caseload under [places]",
        ),
        By::ApartFrom { measure } => no(
            crate::check::is_slug(measure) && *measure != agreement.measure,
            "measure må være et annet tiltak enn avtalens eget, med små bokstaver og bindestrek",
        ),
        By::PracticeWithoutInsurance
        | By::PlacesInUse
        | By::AccessReview
        | By::ApprovedCounsellor => None,
    }
}
