//! What an agreement's figures must be, beyond what types can say.

use super::{By, Figure};
use crate::{Agreement, check::Wrong};
use std::collections::BTreeSet;

/// What templates fill whole tables by, and so no figure's own name.
const TABLES: &[&str] = &["counts"];

pub(crate) fn check(agreement: &Agreement) -> Option<Wrong> {
    let mut ids = BTreeSet::new();
    for (nth, figure) in agreement.figures.iter().enumerate() {
        if let Some(wrong) = named(&mut ids, &figure.id, &[&figure.title, &figure.source])
            .or_else(|| parameters(figure))
            .or_else(|| known(agreement, figure))
        {
            return Some(
                wrong
                    .prefixed(&format!("tallet «{}»", figure.id))
                    .of("[[figure]]", nth),
            );
        }
    }
    let figures: BTreeSet<&String> = agreement.figures.iter().map(|f| &f.id).collect();
    let missing = |key: &str, all: &[String]| {
        if all.is_empty() {
            return Some(Wrong::at(key, format!("{key} må nevne minst ett tall")));
        }
        let unknown = all.iter().find(|id| !figures.contains(id))?;
        let reason = format!("det finnes ikke noe tall «{unknown}» ([[figure]])");
        Some(Wrong::at(key, reason).word(unknown))
    };
    for (nth, share) in agreement.shares.iter().enumerate() {
        if let Some(wrong) = named(&mut ids, &share.id, &[&share.title, &share.source])
            .or_else(|| missing("part", &share.part))
            .or_else(|| missing("whole", &share.whole))
        {
            return Some(
                wrong
                    .prefixed(&format!("andelen «{}»", share.id))
                    .of("[[share]]", nth),
            );
        }
    }
    for (nth, check) in agreement.crosschecks.iter().enumerate() {
        let blank = [&check.text, &check.source]
            .into_iter()
            .chain(check.sums.iter().map(|sum| &sum.title))
            .any(|text| text.trim().is_empty());
        let wrong = if blank {
            Some(Wrong::at("text", "text, source og title må fylles ut"))
        } else if check.sums.len() < 2 {
            Some(Wrong::at("sums", "sums må ha minst to summer"))
        } else {
            let mut sums = check.sums.iter();
            sums.find_map(|sum| missing("sums", &sum.figures))
        };
        if let Some(wrong) = wrong {
            return Some(wrong.prefixed("kontrollen").of("[[crosscheck]]", nth));
        }
    }
    for (nth, target) in agreement.targets.iter().enumerate() {
        if target.reached.is_empty() && target.of.is_empty() {
            continue;
        }
        let wrong = missing("reached", &target.reached).or_else(|| missing("of", &target.of));
        if let Some(wrong) = wrong {
            return Some(wrong.prefixed("målet").of("[[target]]", nth));
        }
    }
    None
}

fn named<'a>(ids: &mut BTreeSet<&'a str>, id: &'a str, texts: &[&str]) -> Option<Wrong> {
    if !crate::check::is_slug(id) || TABLES.contains(&id) || !ids.insert(id) {
        let reason = "må ha en egen id med små bokstaver, tall og bindestrek";
        return Some(Wrong::at("id", reason));
    }
    let blank = texts.iter().any(|text| text.trim().is_empty());
    blank.then(|| Wrong::at("title", "title og source må fylles ut"))
}

/// A parameter that its computation does not take, or lacks.
fn parameters(figure: &Figure) -> Option<Wrong> {
    use By as B;
    let given: [(&str, bool, &[By]); 6] = [
        ("phase", figure.phase.is_some(), &[B::Active, B::PhaseLeft]),
        ("left_early", figure.left_early.is_some(), &[B::Ended]),
        (
            "status",
            !figure.status.is_empty(),
            &[B::Ended, B::PhaseLeft],
        ),
        ("to_work", figure.to_work.is_some(), &[B::Ended]),
        ("criterion", !figure.criterion.is_empty(), &[B::PhaseLeft]),
        ("moved_on", figure.moved_on.is_some(), &[B::PhaseLeft]),
    ];
    let extra = given
        .into_iter()
        .find(|(_, set, takes)| *set && !takes.contains(&figure.by));
    if let Some((key, ..)) = extra {
        return Some(Wrong::at(key, format!("tar ikke {key}")));
    }
    (figure.by == B::PhaseLeft && figure.phase.is_none())
        .then(|| Wrong::at("by", "må si hvilken fase (phase)"))
}

/// A name that the agreement does not have.
fn known(agreement: &Agreement, figure: &Figure) -> Option<Wrong> {
    if let Some(phase) = figure.phase
        && !agreement.milestones.iter().any(|m| m.id == phase)
    {
        let reason = format!("avtalen har ingen milepæl «{}»", phase.id());
        return Some(Wrong::at("phase", reason));
    }
    if let Some(unknown) = figure
        .status
        .iter()
        .find(|id| agreement.end_status(id).is_none())
    {
        let reason = format!("avtalen har ingen sluttstatus «{unknown}»");
        return Some(Wrong::at("status", reason).word(unknown));
    }
    let name = figure.when.fault()?;
    Some(Wrong::at("when", format!("ukjent opplysning «{name}»")).word(name))
}
