//! Milestones: each pays a part of the participant's price, once (REFINO, Bilag 1 pkt. 5).

use super::Refused;
use domain::{event::Milestone, money::Ore};
use serde::{Deserialize, Serialize};

/// The facts of one participant's milestones.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MilestonesClaim {
    /// The participant's price in all, whole kroner.
    pub price_nok: u32,
    /// Those that are claimed, each once.
    pub milestones: Vec<Milestone>,
}

/// What part of the price a milestone pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MilestoneShare {
    /// The milestone.
    pub milestone: Milestone,
    /// Per cent of the price.
    pub percent: u32,
}

/// The shares where no agreement is named: 20, 40 and 40 %. An agreement's file says its own
/// ([`crate::MilestoneRule::percent`]).
pub const USUAL_SHARES: [MilestoneShare; 3] = [
    MilestoneShare {
        milestone: Milestone::Mapping,
        percent: 20,
    },
    MilestoneShare {
        milestone: Milestone::Hired,
        percent: 40,
    },
    MilestoneShare {
        milestone: Milestone::Retained,
        percent: 40,
    },
];

/// What milestones amount to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MilestonesAnswer {
    /// In the order given.
    pub lines: Vec<MilestoneLine>,
    /// Kroner with øre.
    pub total_nok: Ore,
}

/// One milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MilestoneLine {
    /// Which.
    pub milestone: Milestone,
    /// Its part of the price.
    pub percent: u32,
    /// What it amounts to, kroner with øre.
    pub nok: Ore,
}

impl MilestonesClaim {
    /// Reckons the milestones.
    ///
    /// # Errors
    /// A milestone that stands twice, or has no share.
    pub fn answer(&self, shares: &[MilestoneShare]) -> Result<MilestonesAnswer, Refused> {
        let mut lines: Vec<MilestoneLine> = Vec::new();
        for &milestone in &self.milestones {
            if lines.iter().any(|line| line.milestone == milestone) {
                return Err(Refused::MilestoneTwice(milestone));
            }
            let share = shares.iter().find(|share| share.milestone == milestone);
            let percent = share.ok_or(Refused::NoShare(milestone))?.percent;
            lines.push(MilestoneLine {
                milestone,
                percent,
                nok: part(self.price_nok, percent),
            });
        }
        let total_nok = lines.iter().map(|line| line.nok).sum();
        Ok(MilestonesAnswer { lines, total_nok })
    }
}

impl From<&crate::MilestoneRule> for MilestoneShare {
    fn from(rule: &crate::MilestoneRule) -> Self {
        Self {
            milestone: rule.id,
            percent: rule.percent,
        }
    }
}

/// A per cent of whole kroner is a whole number of øre.
pub(super) fn part(price_nok: u32, percent: u32) -> Ore {
    Ore(u128::from(price_nok) * u128::from(percent))
}
