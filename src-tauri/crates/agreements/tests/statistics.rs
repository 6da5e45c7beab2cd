//! Small groups cannot be worked out from what is published, however the counts fall.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use agreements::statistics::{SMALLEST_GROUP, Sum, hide};
use agreements::{Agreement, Registry, Settings};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What is shown of a table with the sums of its rows and columns and of all.
fn shown(counts: &[&[u32]]) -> Vec<Vec<Option<u32>>> {
    let counts: Vec<Vec<u32>> = counts.iter().map(|row| row.to_vec()).collect();
    let (rows, columns) = (counts.len(), counts[0].len());
    let flat = hide(&with_sums(&counts), &sums_of(rows, columns), SMALLEST_GROUP);
    flat.chunks(columns + 1).map(<[_]>::to_vec).collect()
}

#[test]
fn large_groups_and_empty_ones_are_shown() {
    let all = shown(&[&[5, 12], &[0, 8]]);
    let sums = vec![
        vec![Some(5), Some(12), Some(17)],
        vec![Some(0), Some(8), Some(8)],
        vec![Some(5), Some(20), Some(25)],
    ];
    assert_eq!(all, sums);
}

#[test]
fn one_small_group_takes_three_others_with_it() {
    // With only itself hidden, its row and its column would each tell it; with two in the row, the columns would.
    let all = shown(&[&[3, 10], &[20, 30]]);
    let open = all.iter().flatten().filter(|count| count.is_none()).count();
    assert!(open >= 4, "{all:?}");
    assert_eq!(all[0][0], None);
}

#[test]
fn a_small_total_is_hidden_too() {
    let all = shown(&[&[1, 0], &[2, 0]]);
    assert!(
        all.iter()
            .flatten()
            .all(|count| count.is_none() || *count == Some(0))
    );
}

#[test]
fn a_small_count_that_nothing_is_summed_with_is_hidden_alone() {
    assert_eq!(hide(&[3, 9], &[], SMALLEST_GROUP), [None, Some(9)]);
}

#[test]
fn a_sum_of_places_that_are_not_there_is_left_out() {
    assert_eq!(
        hide(&[9], &[Sum::of(0, &[1, 2])], SMALLEST_GROUP),
        [Some(9)]
    );
}

/// Two of a sum hidden, and yet told: 2 in all, and neither is none.
#[test]
fn what_only_whole_people_would_tell_is_open_too() {
    // 6 = 5 + 1 with both hidden is open (4 + 2 fits); hiding is not enough where one value alone fits.
    for counts in [[6, 5, 1], [5, 4, 1], [7, 6, 1], [8, 4, 4]] {
        let all = hide(&counts, &[Sum::of(0, &[1, 2])], SMALLEST_GROUP);
        each_is_open(&counts, &[Sum::of(0, &[1, 2])], &all);
    }
}

/// Goes through every set of counts above zero, up to a little over the true ones, that fits what is shown: each
/// hidden count must take two values at least.
fn each_is_open(counts: &[u32], sums: &[Sum], shown: &[Option<u32>]) {
    let hidden: Vec<usize> = (0..counts.len())
        .filter(|at| shown[*at].is_none())
        .collect();
    let mut seen: Vec<Vec<u32>> = vec![Vec::new(); hidden.len()];
    let mut trial = counts.to_vec();
    walk(0, &hidden, counts, sums, &mut trial, &mut |trial| {
        for (nth, at) in hidden.iter().enumerate() {
            if !seen[nth].contains(&trial[*at]) {
                seen[nth].push(trial[*at]);
            }
        }
    });
    for (nth, at) in hidden.iter().enumerate() {
        assert!(
            seen[nth].len() >= 2,
            "count {at} can only be {:?} in {shown:?}",
            seen[nth]
        );
    }
}

fn walk(
    nth: usize,
    hidden: &[usize],
    counts: &[u32],
    sums: &[Sum],
    trial: &mut Vec<u32>,
    found: &mut impl FnMut(&[u32]),
) {
    let Some(at) = hidden.get(nth).copied() else {
        let fits = sums
            .iter()
            .all(|sum| sum.parts.iter().map(|part| trial[*part]).sum::<u32>() == trial[sum.total]);
        if fits {
            found(trial);
        }
        return;
    };
    for value in 1..=counts[at] + 2 {
        trial[at] = value;
        walk(nth + 1, hidden, counts, sums, trial, found);
    }
    trial[at] = counts[at];
}

/// Whether the linear system of what is published has one value only for an unknown: whether its unit row is a
/// combination of the sums' rows. By another road than the code under test: ranks modulo a large prime.
fn derivable(unknown: usize, rows: &[Vec<i64>], width: usize) -> bool {
    let mut with = rows.to_vec();
    let mut unit = vec![0; width];
    unit[unknown] = 1;
    with.push(unit);
    rank(&with, width) == rank(rows, width)
}

fn rank(rows: &[Vec<i64>], width: usize) -> usize {
    const PRIME: i128 = 2_147_483_647;
    let mut rows: Vec<Vec<i128>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|x| i128::from(*x).rem_euclid(PRIME))
                .collect()
        })
        .collect();
    let mut rank = 0;
    for column in 0..width {
        let Some(found) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else {
            continue;
        };
        rows.swap(rank, found);
        let pivot = rows[rank].clone();
        let inverse = power(pivot[column], PRIME - 2, PRIME);
        for row in rows.iter_mut().skip(rank + 1) {
            let factor = row[column] * inverse % PRIME;
            for (value, of_pivot) in row.iter_mut().zip(&pivot) {
                *value = (*value - factor * of_pivot).rem_euclid(PRIME);
            }
        }
        rank += 1;
    }
    rank
}

fn power(base: i128, mut exponent: i128, modulus: i128) -> i128 {
    let (mut base, mut result) = (base, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

/// Solves what is published for every hidden count.
fn cannot_be_derived(counts: &[u32], sums: &[Sum], shown: &[Option<u32>]) {
    let hidden: Vec<usize> = (0..counts.len())
        .filter(|at| shown[*at].is_none())
        .collect();
    let rows: Vec<Vec<i64>> = sums
        .iter()
        .map(|sum| {
            let weight =
                |at: &usize| i64::from(sum.parts.contains(at)) - i64::from(sum.total == *at);
            hidden.iter().map(weight).collect()
        })
        .collect();
    for (nth, at) in hidden.iter().enumerate() {
        assert!(
            !derivable(nth, &rows, hidden.len()),
            "count {at} follows from {shown:?}"
        );
    }
}

/// The sums of a table as its readers know them: rows, columns, and all.
fn sums_of(rows: usize, columns: usize) -> Vec<Sum> {
    let width = columns + 1;
    let across = (0..=rows).map(|r| {
        Sum::of(
            r * width + columns,
            &(0..columns).map(|c| r * width + c).collect::<Vec<_>>(),
        )
    });
    let down = (0..=columns).map(|c| {
        Sum::of(
            rows * width + c,
            &(0..rows).map(|r| r * width + c).collect::<Vec<_>>(),
        )
    });
    across.chain(down).collect()
}

fn with_sums(counts: &[Vec<u32>]) -> Vec<u32> {
    let mut all: Vec<Vec<u32>> = counts
        .iter()
        .map(|row| row.iter().copied().chain([row.iter().sum()]).collect())
        .collect();
    let last = (0..all[0].len())
        .map(|c| all.iter().map(|row| row[c]).sum())
        .collect();
    all.push(last);
    all.into_iter().flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_hidden_count_of_a_table_can_be_derived(
        counts in (1_usize..8, 1_usize..5).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_u32), 0_u32..12, 0_u32..60], columns), rows)
        }),
    ) {
        let rows: Vec<&[u32]> = counts.iter().map(Vec::as_slice).collect();
        let flat: Vec<Option<u32>> = shown(&rows).into_iter().flatten().collect();
        let all = with_sums(&counts);
        for (count, shown) in all.iter().zip(&flat) {
            prop_assert!(shown.is_none_or(|shown| shown == *count), "what is shown is true");
            prop_assert!(!(1..SMALLEST_GROUP).contains(count) || shown.is_none(), "a small group is shown");
        }
        cannot_be_derived(&all, &sums_of(counts.len(), counts[0].len()), &flat);
    }

    /// Sums of any shape, such as those that go through several tables.
    #[test]
    fn sums_that_share_counts_tell_nothing_either(
        parts in prop::collection::vec(0_u32..15, 6),
        cuts in prop::collection::vec(prop::collection::vec(0_usize..6, 2..5), 1..4),
    ) {
        let mut counts = parts.clone();
        let mut sums = Vec::new();
        for cut in cuts {
            let mut cut = cut;
            cut.sort_unstable();
            cut.dedup();
            sums.push(Sum::of(counts.len(), &cut));
            counts.push(cut.iter().map(|at| parts[*at]).sum());
        }
        let all = hide(&counts, &sums, SMALLEST_GROUP);
        cannot_be_derived(&counts, &sums, &all);
    }
}

proptest! {
    // Goes through thousands of tables each time.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn each_hidden_count_of_a_small_table_can_be_two_at_least(
        counts in prop::collection::vec(prop::collection::vec(0_u32..7, 2), 2),
    ) {
        let rows: Vec<&[u32]> = counts.iter().map(Vec::as_slice).collect();
        let flat: Vec<Option<u32>> = shown(&rows).into_iter().flatten().collect();
        each_is_open(&with_sums(&counts), &sums_of(2, 2), &flat);
    }
}

/// Under every agreement, with whatever counts: no hidden figure follows from those that are told, given what
/// a reader who knows the definitions can know of how they hang together. What they know is found here from
/// fictional participants, whose figures are counted one by one, and solved by the road of this file.
#[test]
fn a_years_extract_tells_no_small_group() {
    for agreement in Registry::embedded().all() {
        let ids: Vec<&str> = agreement.yearly().map(|figure| &*figure.id).collect();
        let kinds = everybody(agreement);
        assert!(kinds.len() > 3, "{}", agreement.id);
        for year in 0..60_u64 {
            let figures = of_year(&kinds, &ids, year);
            let told = agreement.extract(&figures, &Settings::default());
            assert_eq!(told.len(), ids.len());
            let mut hidden = 0;
            for (nth, id) in ids.iter().enumerate() {
                let (count, shown) = (figures[*id], told[*id]);
                assert!(shown.is_none_or(|shown| shown == count), "{id}");
                assert!(
                    !(1..SMALLEST_GROUP).contains(&count) || shown.is_none(),
                    "{id}"
                );
                hidden += usize::from(shown.is_none());
                if shown.is_none() {
                    let visible = |at: &usize| told[ids[*at]].is_some();
                    let visible: Vec<usize> = (0..ids.len()).filter(visible).collect();
                    assert!(
                        !follows(nth, &visible, &kinds),
                        "{}: {id} follows in {told:?}",
                        agreement.id
                    );
                }
            }
            // Otherwise the year would show nothing of what is tested.
            assert!(
                hidden > 0
                    || figures
                        .values()
                        .all(|count| *count == 0 || *count >= SMALLEST_GROUP)
            );
        }
    }
}

/// A figure follows from others where, for everybody, it is the same weighted sum of them.
fn follows(figure: usize, from: &[usize], kinds: &[Vec<i64>]) -> bool {
    let columns = |wanted: &[usize]| -> Vec<Vec<i64>> {
        kinds
            .iter()
            .map(|kind| wanted.iter().map(|at| kind[*at]).collect())
            .collect()
    };
    let with: Vec<usize> = from.iter().copied().chain([figure]).collect();
    rank(&columns(&with), with.len()) == rank(&columns(from), from.len())
}

/// Everybody who can have ended or started in 2026, by the figures that count them.
fn everybody(agreement: &Agreement) -> Vec<Vec<i64>> {
    let year = (support::day("2026-01-01"), support::day("2026-12-31"));
    let phased = !agreement.milestones.is_empty();
    let mut kinds = Vec::new();
    let statuses = agreement
        .end_statuses
        .iter()
        .map(|status| (Some(&*status.id), status.phase));
    for (status, phase) in statuses.chain([(None, None)]) {
        for left in ["", ", left-early 2026-06-01"] {
            // Nobody completes without a status.
            if status.is_none() && left.is_empty() {
                continue;
            }
            for asked in [
                "",
                "employed_at_referral",
                "employed_at_referral needs_new_job",
            ] {
                // Whoever has a status of a later phase has been through the mapping.
                let mapped = phased && phase != Some(domain::event::Milestone::Mapping);
                for mapping in if mapped {
                    ["", ", mapping-completed 2025-12-01"]
                } else {
                    ["", ""]
                } {
                    let events = format!("started 2025-11-03{mapping}{left}, ended 2026-06-01");
                    kinds.push(support::case("a", &events, asked, status));
                }
            }
        }
    }
    kinds.push(support::case("a", "started 2026-02-02", "", None));
    kinds.push(support::case(
        "a",
        "started 2025-12-01, mapping-completed 2026-02-02",
        "",
        None,
    ));
    let figures = |case: &domain::CaseFile| -> Vec<i64> {
        let counted = agreement
            .case_figures(case, year, &Settings::default())
            .figures;
        agreement
            .yearly()
            .map(|figure| i64::from(counted.contains(&figure.id)))
            .collect()
    };
    let mut all: Vec<Vec<i64>> = kinds.iter().map(figures).collect();
    all.sort();
    all.dedup();
    all
}

/// A year with a few of each kind, by figure.
fn of_year(kinds: &[Vec<i64>], ids: &[&str], year: u64) -> BTreeMap<String, u32> {
    let mut state = year.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    let mut figures: BTreeMap<String, u32> = ids.iter().map(|id| ((*id).to_owned(), 0)).collect();
    for kind in kinds {
        let many = match next(3) {
            0 => 0,
            1 => next(4),
            _ => next(25),
        };
        for (id, counted) in ids.iter().zip(kind) {
            *figures.get_mut(*id).unwrap() +=
                u32::try_from(many).unwrap() * u32::try_from(*counted).unwrap();
        }
    }
    figures
}
