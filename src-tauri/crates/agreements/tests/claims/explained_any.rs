//! Whatever explanation is told for hours or milestones gives NAV's amount.

use agreements::claims::{
    Cause, HoursClaim, HoursEntry,
    explain::{ClaimedMilestone, explain_hours, explain_milestones},
};
use domain::{event::Milestone, money::Ore};
use proptest::prelude::*;
use std::collections::BTreeMap;

prop_compose! {
    fn any_entry()(who in 0_u8..3, minutes in 1_u32..130, group_size in prop::sample::select(&[1_u32, 1, 2, 3, 4][..])) -> HoursEntry {
        HoursEntry { reference: format!("P{who}"), minutes, group_size }
    }
}

prop_compose! {
    fn any_row()(who in 0_u8..3, milestone in prop::sample::select(&Milestone::ALL[..]), claimed: bool, approved: bool,
                 price_nok in prop::sample::select(&[90_000_u32, 92_500][..])) -> ClaimedMilestone {
        let percent = if milestone == Milestone::Mapping { 20 } else { 40 };
        ClaimedMilestone { reference: format!("P{who}"), milestone, price_nok, percent, claimed, approved }
    }
}

/// Exact shares, in twelfths of a minute, which every group size here divides; up to quarters.
fn up(entries: &[&HoursEntry]) -> u32 {
    let shares = entries
        .iter()
        .map(|entry| entry.minutes * 12 / entry.group_size);
    shares.sum::<u32>().div_ceil(180)
}

/// What NAV does by these causes, in øre.
fn hours_applied(claim: &HoursClaim, causes: &[Cause]) -> u128 {
    let mut price = u128::from(claim.price_nok);
    let mut entries: Vec<Option<HoursEntry>> = claim.entries.iter().cloned().map(Some).collect();
    let alone = |entry: &mut HoursEntry| entry.group_size = 1;
    for cause in causes {
        match cause {
            Cause::Price { nok, .. } => price = u128::from(*nok),
            Cause::EntryMissing { entry, .. } => entries[*entry] = None,
            Cause::GroupIgnoredFor { entry, .. } => alone(entries[*entry].as_mut().unwrap()),
            Cause::GroupIgnored => entries.iter_mut().flatten().for_each(alone),
            _ => {}
        }
    }
    let left: Vec<&HoursEntry> = entries.iter().flatten().collect();
    let mut by_ref: BTreeMap<&str, Vec<&HoursEntry>> = BTreeMap::new();
    for entry in &left {
        by_ref.entry(&entry.reference).or_default().push(entry);
    }
    let quarters = if causes.contains(&Cause::RoundedOnce) {
        up(&left)
    } else if causes.contains(&Cause::RoundedPerParticipant) {
        by_ref.values().map(|entries| up(entries)).sum()
    } else {
        left.iter().map(|entry| up(&[entry])).sum()
    };
    whole_if_said(u128::from(quarters) * price * 25, causes)
}

fn milestones_applied(rows: &[ClaimedMilestone], causes: &[Cause]) -> u128 {
    let mut rows = rows.to_vec();
    for cause in causes {
        match cause {
            Cause::Price { nok, reference, .. } => {
                for row in &mut rows {
                    if reference.as_ref().is_none_or(|who| *who == row.reference) {
                        row.price_nok = *nok;
                    }
                }
            }
            Cause::OnlyApproved => rows.retain(|row| row.approved),
            Cause::NotApproved {
                reference,
                milestone,
            }
            | Cause::MilestoneMissing {
                reference,
                milestone,
            }
            | Cause::MilestoneExtra {
                reference,
                milestone,
            } => {
                let row = rows
                    .iter_mut()
                    .find(|row| row.reference == *reference && row.milestone == *milestone);
                let row = row.unwrap();
                assert_eq!(row.claimed, !matches!(cause, Cause::MilestoneExtra { .. }));
                row.claimed = !row.claimed;
            }
            _ => {}
        }
    }
    let claimed = rows.iter().filter(|row| row.claimed);
    let ore = claimed.map(|row| u128::from(row.price_nok) * u128::from(row.percent));
    whole_if_said(ore.sum(), causes)
}

fn whole_if_said(ore: u128, causes: &[Cause]) -> u128 {
    match causes.contains(&Cause::WholeKroner) {
        true => (ore + 50) / 100 * 100,
        false => ore,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn of_hours(entries in prop::collection::vec(any_entry(), 1..7), quarters in 0_u128..40) {
        let claim = HoursClaim { price_nok: 853, entries };
        for nav in [quarters * 853 * 25, quarters * 900 * 25, (quarters * 853 * 25 + 50) / 100 * 100] {
            for told in explain_hours(&claim, &[853, 900], Ore(nav)).unwrap() {
                prop_assert_eq!(hours_applied(&claim, &told.causes), nav, "{:?}", told);
            }
        }
    }

    #[test]
    fn of_milestones(mut rows in prop::collection::vec(any_row(), 1..6), old in 0_u128..8, new in 0_u128..4) {
        rows.sort_by_key(|row| (row.reference.clone(), row.milestone));
        rows.dedup_by_key(|row| (row.reference.clone(), row.milestone));
        let nav = old * 1_800_000 + new * 1_850_000;
        for told in explain_milestones(&rows, &[90_000, 92_500], Ore(nav)) {
            prop_assert_eq!(milestones_applied(&rows, &told.causes), nav, "{:?}", told);
        }
    }
}
