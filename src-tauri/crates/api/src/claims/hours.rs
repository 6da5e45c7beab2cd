//! Hours of follow-up: what the log says, as far as the agreement pays for it.

use super::{
    ClaimBlocked, ClaimLines, ClaimPlaceToMend, Facts, Reckoned,
    places::{end_in_doubt, follow_up_without_start},
};
use agreements::{
    BilledWith,
    claims::{HoursClaim, HoursEntry, Quarters},
};
use domain::{
    CaseFile, Date, EventKind, Id, LogEntry, Private, case::Activity, dates::norwegian, money::Ore,
};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// One participant's hours under one price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClaimHours {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// Hours with the participant: `1.25`.
    #[ts(as = "String")]
    pub with_participant: Quarters,
    /// Hours with employers about the participant.
    #[ts(as = "String")]
    pub with_employers: Quarters,
    /// Both.
    #[ts(as = "String")]
    pub hours: Quarters,
    /// How many log entries stand behind it.
    pub entries: usize,
    /// The price of an hour.
    pub price: u32,
    /// Hours times price.
    pub nok: Ore,
}

/// A paid entry of the log.
pub(super) struct Paid<'a> {
    pub(super) file: &'a CaseFile,
    pub(super) date: Date,
    pub(super) with: BilledWith,
    pub(super) price: u32,
    pub(super) entry: HoursEntry,
}

/// Reckons the month's hours.
pub(super) fn reckon(facts: &Facts<'_>) -> Reckoned {
    let (paid, open, remarks) = paid(facts);
    let mut hours = Vec::new();
    for file in facts.files {
        let mut by_price: BTreeMap<u32, ClaimHours> = BTreeMap::new();
        for one in paid.iter().filter(|one| one.file.id == file.id) {
            let line = by_price.entry(one.price).or_insert_with(|| ClaimHours {
                case: file.id.clone(),
                participant: file.person.full_name(),
                with_participant: Quarters(0),
                with_employers: Quarters(0),
                hours: Quarters(0),
                entries: 0,
                price: one.price,
                nok: Ore(0),
            });
            let share = one.entry.hours();
            match one.with {
                BilledWith::Participant => line.with_participant.0 += share.0,
                BilledWith::Employer => line.with_employers.0 += share.0,
            }
            line.hours.0 += share.0;
            line.entries += 1;
        }
        for (price, line) in by_price {
            let of_this = paid
                .iter()
                .filter(|one| one.file.id == file.id && one.price == price);
            let claim = HoursClaim {
                price_nok: price,
                entries: of_this.map(|one| one.entry.clone()).collect(),
            };
            // Entries without minutes have been left out, and a group has at least one.
            let nok = claim.answer().map_or(Ore(0), |answer| answer.total_nok);
            hours.push(ClaimHours { nok, ..line });
        }
    }
    let total = (!hours.is_empty()).then(|| hours.iter().map(|line| line.nok).sum());
    Reckoned {
        lines: ClaimLines::Hours { hours },
        total,
        open,
        remarks,
    }
}

/// The entries of the month that are paid, what is open about them, and what is left out though one might
/// think it paid.
pub(super) fn paid<'a>(facts: &Facts<'a>) -> (Vec<Paid<'a>>, Vec<ClaimBlocked>, Vec<ClaimBlocked>) {
    let (mut paid, mut open, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
    for file in facts.files {
        let started = file.first(EventKind::Started);
        let ended = file.first(EventKind::Ended);
        if started.is_none() {
            open.extend(follow_up_without_start(facts, file));
            continue;
        }
        let entries: Vec<&LogEntry> = {
            let of_month = |entry: &&LogEntry| facts.month.contains(entry.date);
            let mut entries: Vec<_> = file.entries.values().filter(of_month).collect();
            entries.sort_by_key(|entry| entry.date);
            entries
        };
        if !entries.is_empty() {
            open.extend(end_in_doubt(facts, file));
        }
        let mut written = 0;
        for entry in entries {
            let hours_at = |text: String| ClaimBlocked::of(file, text, ClaimPlaceToMend::Hours);
            let day = norwegian(entry.date);
            let billed = &facts.agreement.price.billed;
            let Some(with) = billed.with(entry) else {
                let met = billed.participant.contains(&entry.activity);
                written += if met { entry.minutes } else { 0 };
                continue;
            };
            if entry.minutes == 0 {
                continue;
            }
            let outside = started.is_some_and(|day| entry.date < day)
                || ended.is_some_and(|day| entry.date > day);
            if outside {
                open.push(hours_at(format!(
                    "Timene {day} er ført utenfor tiden i tiltaket. Rett datoen, oppstarten eller slutten."
                )));
                continue;
            }
            if entry.activity == Activity::Group && entry.group_size.is_none() {
                open.push(hours_at(format!(
                    "Gruppeaktiviteten {day} er ført uten antall deltakere, som tiden skal deles på."
                )));
                continue;
            }
            let Some(price) = facts.price_on(entry.date) else {
                if !facts.details.prices.is_empty() {
                    let text = format!("Ingen pris gjelder {day}, da det er ført timer.");
                    open.push(ClaimBlocked::general(text, ClaimPlaceToMend::Settings));
                }
                continue;
            };
            paid.push(Paid {
                file,
                date: entry.date,
                with,
                price,
                entry: HoursEntry {
                    reference: file.id.clone(),
                    minutes: entry.minutes,
                    group_size: entry.group_size.unwrap_or(1),
                },
            });
        }
        if written > 0 {
            let text = format!(
                "{written} minutter skriftlig oppfølging er ikke regnet med: betalt er møter, video og telefon."
            );
            remarks.push(ClaimBlocked::of(file, text, ClaimPlaceToMend::Hours));
        }
    }
    // One price is missing once, however many entries there are.
    open.dedup();
    (paid, open, remarks)
}
