//! What an agreement's milestones must be, beyond what types can say.

use super::{Breaks, By, Criterion};
use crate::{Agreement, check::Wrong};
use domain::EventKind;

pub(crate) fn check(agreement: &Agreement) -> Option<Wrong> {
    // Criteria are counted through the whole file.
    let mut criteria = 0;
    for (nth, rule) in agreement.milestones.iter().enumerate() {
        let of = |key: &str, reason: &str| {
            let reason = format!("milepælen «{}»: {reason}", rule.id.id());
            Some(Wrong::at(key, reason).of("[[milestone]]", nth))
        };
        let mut before = agreement.milestones[..nth].iter();
        if before.any(|other| other.id == rule.id) {
            return of("id", "finnes allerede");
        }
        for (key, text) in [
            ("title", &rule.title),
            ("phase", &rule.phase),
            ("source", &rule.source),
            ("claim_with", &rule.claim_with),
        ] {
            if text.trim().is_empty() {
                return of(key, &format!("{key} må fylles ut"));
            }
        }
        if !agreement.rules.iter().any(|other| other.id == rule.claim) {
            return of("claim", &format!("det finnes ingen regel «{}»", rule.claim));
        }
        if rule.criteria.is_empty() {
            return of("id", "må ha minst ett kriterium ([[milestone.criterion]])");
        }
        for criterion in &rule.criteria {
            if let Some((key, reason)) = unsound(criterion) {
                let reason = format!("milepælen «{}»: {reason}", rule.id.id());
                return Some(Wrong::at(key, reason).of("[[milestone.criterion]]", criteria));
            }
            criteria += 1;
        }
    }
    let percent: u32 = agreement.milestones.iter().map(|rule| rule.percent).sum();
    if let Some(last) = agreement.milestones.len().checked_sub(1)
        && percent != 100
    {
        let reason = format!("milepælene skal til sammen være 100 % av prisen, ikke {percent}");
        return Some(Wrong::at("percent", reason).of("[[milestone]]", last));
    }
    let mut from_jobs = [EventKind::Hired, EventKind::FullyFit].into_iter();
    let twice = from_jobs.find(|kind| agreement.events.contains(kind));
    twice.filter(|_| agreement.judges_jobs()).map(|kind| {
        let id = kind.id();
        let reason = format!(
            "«{id}» følger av jobbene når milepælene vurderes etter dem, og registreres ikke for hånd"
        );
        Wrong::at("events", reason).word(id)
    })
}

/// A criterion that lacks a parameter of its computation, or has one that it does not take.
fn unsound(criterion: &Criterion) -> Option<(&'static str, String)> {
    for (key, text) in [("title", &criterion.title), ("source", &criterion.source)] {
        if text.trim().is_empty() {
            return Some((key, format!("{key} må fylles ut")));
        }
    }
    let kept = criterion.kept_months.is_some();
    use By as B;
    // (parameter, given, may be given, must be given)
    let parameters = [
        ("event", criterion.event.is_some(), B::Event, None),
        (
            "percent",
            criterion.percent.is_some(),
            B::PermanentJob,
            Some(B::TemporaryJobs),
        ),
        ("fit", criterion.fit.is_some(), B::SickListed, None),
    ];
    for (key, given, by, or) in parameters {
        let takes = criterion.by == by || or == Some(criterion.by);
        // Once fully fit, no part of it is asked for.
        let needs = takes && !(key == "fit" && kept);
        if given && !takes {
            return Some((key, format!("kriteriet tar ikke {key}")));
        }
        if needs && !given {
            return Some(("by", format!("kriteriet må ha {key}")));
        }
    }
    let contracts = criterion.contract_months.is_some();
    if contracts && criterion.by != B::TemporaryJobs {
        return Some((
            "contract_months",
            "kriteriet tar ikke contract_months".to_owned(),
        ));
    }
    if criterion.by == B::TemporaryJobs && contracts == kept {
        let reason = "kriteriet må ha enten contract_months eller kept_months";
        return Some(("by", reason.to_owned()));
    }
    if kept && criterion.by == B::Event {
        return Some(("kept_months", "kriteriet tar ikke kept_months".to_owned()));
    }
    let months = criterion
        .contract_months
        .into_iter()
        .chain(criterion.kept_months);
    if let Some(wrong) = months
        .into_iter()
        .find(|months| !(1..=1200).contains(months))
    {
        let key = if contracts {
            "contract_months"
        } else {
            "kept_months"
        };
        return Some((key, format!("må være 1–1200 måneder, ikke {wrong}")));
    }
    for (key, percent) in [("percent", criterion.percent), ("fit", criterion.fit)] {
        if percent.is_some_and(|percent| !(1..=100).contains(&percent)) {
            return Some((key, format!("{key} må være 1–100")));
        }
    }
    let never_breaks = matches!(criterion.by, B::Event | B::SickListed);
    (criterion.breaks != Breaks::Days && never_breaks)
        .then(|| ("breaks", "kriteriet tar ikke breaks".to_owned()))
}
