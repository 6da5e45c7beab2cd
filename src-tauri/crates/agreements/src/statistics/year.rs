//! A year's counts under one agreement, as they may outlive the participants' records.

use super::{Relation, SMALLEST_GROUP, relation};
use crate::results::{Figure, Figures, Happening, Participation, Sum};
use crate::{Agreement, Settings};
use domain::Attributes;
use domain::case::AssistanceNeed;
use domain::event::Milestone;
use std::collections::{BTreeMap, BTreeSet};

impl Agreement {
    /// The figures that a year's extract tells of: what happened in it. Who was there at its end is left
    /// out: with the years before and after it would tell of those who came and went.
    pub fn yearly(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(|figure| !figure.by.is_stock())
    }

    /// What may be told of a year's counts: figure id → count, `None` where it is hidden. A figure that
    /// has no count is zero.
    ///
    /// Which figures must agree with each other is found out from what they count, and taken from the
    /// agreement's cross-checks: a reader knows both.
    pub fn extract(&self, figures: &Figures, settings: &Settings) -> BTreeMap<String, Option<u32>> {
        let told: Vec<&Figure> = self.yearly().collect();
        let count = |figure: &&Figure| figures.get(&figure.id).copied().unwrap_or(0);
        let counts: Vec<u32> = told.iter().map(count).collect();
        let kinds = self.kinds(&told, settings);
        let mut relations = relation::between(&kinds, told.len());
        relations.extend(self.checked(&told));
        let shown = super::hide_related(&counts, &relations, SMALLEST_GROUP);
        let ids = told.iter().map(|figure| figure.id.clone());
        ids.zip(shown).collect()
    }

    /// The relations that the cross-checks see to, as far as all that they add up is told of.
    fn checked(&self, told: &[&Figure]) -> Vec<Relation> {
        let place = |id: &String| told.iter().position(|figure| figure.id == *id);
        let weighted = |sum: &Sum, weight: i64| -> Option<Vec<(usize, i64)>> {
            let figures = sum.figures.iter();
            figures.map(|id| Some((place(id)?, weight))).collect()
        };
        let pairs = self
            .crosschecks
            .iter()
            .flat_map(|check| check.sums.windows(2));
        pairs
            .filter_map(|pair| {
                let (one, other) = (weighted(&pair[0], 1)?, weighted(&pair[1], -1)?);
                Some(Relation(one.into_iter().chain(other).collect()))
            })
            .collect()
    }

    /// Every kind of thing that can happen to a participant, by the figures that count it.
    fn kinds(&self, told: &[&Figure], settings: &Settings) -> Vec<Vec<bool>> {
        let everybody = every_attribute();
        let happenings = self.happenings(settings);
        let kinds: BTreeSet<Vec<bool>> = everybody
            .iter()
            .flat_map(|attributes| {
                let happenings = happenings.iter();
                happenings.map(|happening| {
                    let one = Participation::made_up(attributes, *happening);
                    let counted = told.iter();
                    counted.map(|figure| one.counts_in(figure, self)).collect()
                })
            })
            .collect();
        kinds.into_iter().collect()
    }

    fn happenings(&self, settings: &Settings) -> Vec<Happening<'_>> {
        let mut all = vec![Happening::Started];
        let phases: Vec<Option<usize>> = match self.milestones.len() {
            0 => vec![None],
            n => (0..n).map(Some).collect(),
        };
        for (phase, milestone) in self.milestones.iter().enumerate() {
            let criteria = milestone.criteria.iter();
            all.extend(criteria.map(|criterion| Happening::MovedOn(phase, Some(criterion.by))));
        }
        for phase in phases {
            // Whoever has a status ends in its phase.
            let here = phase.and_then(|at| self.milestones.get(at)).map(|m| m.id);
            let fits = |of: Option<Milestone>| of == here || of.is_none();
            let statuses = self.end_statuses.iter().filter(|status| fits(status.phase));
            let statuses = statuses.map(|status| Some(&*status.id)).chain([None]);
            for status in statuses {
                let to_work = status.and_then(|id| self.counts_as_transition(id, settings));
                for left_early in [false, true] {
                    // Nobody completes without one, where there are any.
                    if status.is_none() && !left_early && !self.end_statuses.is_empty() {
                        continue;
                    }
                    all.push(Happening::Ended {
                        phase,
                        left_early,
                        status,
                        to_work: to_work.unwrap_or(false),
                    });
                }
            }
        }
        all
    }
}

/// Everybody there can be, by what figures may ask for.
fn every_attribute() -> Vec<Attributes> {
    let needs = [
        None,
        Some(AssistanceNeed::Moderate),
        Some(AssistanceNeed::Extensive),
    ];
    let flags = 1_usize << Attributes::FLAGS.len();
    (0..flags)
        .flat_map(|bits| {
            needs.map(|assistance_need| {
                let flag = |nth: usize| bits >> nth & 1 == 1;
                Attributes {
                    employed_at_referral: flag(0),
                    needs_new_job: flag(1),
                    reduced_work_capacity: flag(2),
                    school_or_prison_transition: flag(3),
                    disability_pension: flag(4),
                    assistance_need,
                }
            })
        })
        .collect()
}
