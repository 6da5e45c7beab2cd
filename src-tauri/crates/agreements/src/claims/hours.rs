//! Hours of follow-up: the counsellor's time, shared by the group, each share rounded up to a whole quarter
//! (Studie med støtte, Bilag 3 pkt. 1; that each entry is rounded is the provider's reading).

use super::{Quarters, Refused};
use domain::money::Ore;
use serde::{Deserialize, Serialize};

/// The facts of hours.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HoursClaim {
    /// The price of an hour, whole kroner.
    pub price_nok: u32,
    /// One for each participant and occasion.
    pub entries: Vec<HoursEntry>,
}

/// Time with one participant, alone or in a group.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HoursEntry {
    /// The caller's reference of the participant; no name.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The counsellor's minutes, 1 or more, for the whole group.
    pub minutes: u32,
    /// How many participants shared them; 1, if not given.
    #[serde(default = "alone")]
    #[ts(optional, as = "Option<u32>")]
    pub group_size: u32,
}

/// What hours amount to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HoursAnswer {
    /// By entry in the order given.
    pub lines: Vec<HoursLine>,
    /// By participant in the order of first appearance.
    pub totals: Vec<HoursTotal>,
    /// Kroner with øre.
    pub total_nok: Ore,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HoursLine {
    /// The participant.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The counsellor's minutes.
    pub minutes: u32,
    /// How many shared them.
    pub group_size: u32,
    /// The participant's share, rounded up to a whole quarter.
    pub hours: Quarters,
}

/// One participant's hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HoursTotal {
    /// The participant.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The sum of the entries' hours.
    pub hours: Quarters,
    /// What they amount to, kroner with øre.
    pub nok: Ore,
}

impl HoursClaim {
    /// Reckons the hours.
    ///
    /// # Errors
    /// An entry without a participant, of no minutes, or for a group of nobody.
    pub fn answer(&self) -> Result<HoursAnswer, Refused> {
        self.check()?;
        let mut lines = Vec::new();
        let mut totals: Vec<HoursTotal> = Vec::new();
        for entry in &self.entries {
            let hours = entry.hours();
            match totals.iter_mut().find(|t| t.reference == entry.reference) {
                Some(total) => total.hours.0 += hours.0,
                None => totals.push(HoursTotal {
                    reference: entry.reference.clone(),
                    hours,
                    nok: Ore(0),
                }),
            }
            lines.push(HoursLine {
                reference: entry.reference.clone(),
                minutes: entry.minutes,
                group_size: entry.group_size,
                hours,
            });
        }
        for total in &mut totals {
            total.nok = amount(total.hours, self.price_nok);
        }
        let total_nok = totals.iter().map(|total| total.nok).sum();
        Ok(HoursAnswer {
            lines,
            totals,
            total_nok,
        })
    }

    pub(super) fn check(&self) -> Result<(), Refused> {
        for (n, entry) in self.entries.iter().enumerate() {
            let place = format!("entries[{n}]");
            if entry.reference.trim().is_empty() {
                return Err(Refused::BlankRef { place });
            }
            if entry.minutes == 0 {
                return Err(Refused::NoMinutes { place });
            }
            if entry.group_size == 0 {
                return Err(Refused::NoGroup { place });
            }
        }
        Ok(())
    }
}

impl HoursEntry {
    /// The participant's share, rounded up to a whole quarter.
    pub fn hours(&self) -> Quarters {
        Quarters::up(u64::from(self.minutes), u64::from(self.group_size))
    }
}

/// A quarter of a price in whole kroner is a whole number of øre.
pub(super) fn amount(hours: Quarters, price_nok: u32) -> Ore {
    Ore(u128::from(hours.0) * u128::from(price_nok) * 25)
}

fn alone() -> u32 {
    1
}
