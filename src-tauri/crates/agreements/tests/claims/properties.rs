//! What must hold of every month, however odd.

use agreements::claims::{
    Cause, Closed, Factor, Participation, PlaceMonthAnswer, PlaceMonthClaim, PlaceMonthLine,
    explain::explain_place_month,
};
use domain::{
    Date, Month, PriceFrom,
    dates::{add_days, parse_iso},
};
use proptest::prelude::*;
use std::ops::Range;

fn day(text: &str) -> Date {
    parse_iso(text).unwrap()
}

/// Months on both sides of the change of formula, leap Februaries among them.
fn any_month() -> impl Strategy<Value = Month> {
    (0_i64..2_400).prop_map(|n| Month::of(add_days(day("2023-06-01"), n)))
}

/// A day in the month or up to two weeks outside.
fn near(month: Month) -> impl Strategy<Value = Date> {
    (-14_i64..45).prop_map(move |n| add_days(month.first(), n))
}

prop_compose! {
    fn any_closed(month: Month)(from in near(month), length in 0_i64..9) -> Closed {
        Closed { from, to: add_days(from, length) }
    }
}

prop_compose! {
    fn any_participation(month: Month)(from in near(month), length in prop::option::weighted(0.7, 0_i64..40))
        -> (Date, Option<Date>)
    {
        (from, length.map(|length| add_days(from, length)))
    }
}

fn any_claim_of(participants: Range<usize>) -> impl Strategy<Value = PlaceMonthClaim> {
    any_month().prop_flat_map(move |month| {
        let closed = prop::collection::vec(any_closed(month), 0..3);
        let changes = prop::collection::btree_map(near(month), 1_u32..40_000, 0..3);
        let times = prop::collection::vec(any_participation(month), participants.clone());
        (closed, changes, times, 10_000_u32..40_000).prop_map(
            move |(closed, changes, times, nok)| {
                let first = PriceFrom {
                    from: day("2000-01-01"),
                    nok,
                };
                let later = changes
                    .into_iter()
                    .map(|(from, nok)| PriceFrom { from, nok });
                let numbered = times.into_iter().enumerate();
                PlaceMonthClaim {
                    month,
                    prices: std::iter::once(first).chain(later).collect(),
                    closed,
                    participations: numbered
                        .map(|(n, (from, to))| Participation::new(&format!("P{n}"), from, to))
                        .collect(),
                }
            },
        )
    })
}

fn any_claim() -> impl Strategy<Value = PlaceMonthClaim> {
    any_claim_of(0..12)
}

fn answer(claim: &PlaceMonthClaim) -> PlaceMonthAnswer {
    claim.answer().expect("these claims hold")
}

fn with(claim: &PlaceMonthClaim, participations: Vec<Participation>) -> PlaceMonthClaim {
    PlaceMonthClaim {
        participations,
        ..claim.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn splitting_a_participation_keeps_the_exact_sum(claim in any_claim_of(1..6), which: prop::sample::Index, after in 0_i64..45) {
        let mut parts = claim.participations.clone();
        let one = parts.remove(which.index(parts.len()));
        let cut = add_days(one.from, after);
        prop_assume!(one.to.is_none_or(|to| cut < to));
        parts.push(Participation { to: Some(cut), ..one.clone() });
        parts.push(Participation { from: add_days(cut, 1), ..one });
        prop_assert_eq!(answer(&with(&claim, parts)).exact, answer(&claim).exact);
    }

    #[test]
    fn the_order_of_participations_does_not_matter(
        (claim, shuffled) in any_claim().prop_flat_map(|claim| {
            let shuffled = Just(claim.participations.clone()).prop_shuffle();
            (Just(claim), shuffled)
        })
    ) {
        let (one, other) = (answer(&claim), answer(&with(&claim, shuffled)));
        prop_assert_eq!((one.total_nok, one.exact), (other.total_nok, other.exact));
    }

    #[test]
    fn closed_all_month_is_nothing(mut claim in any_claim()) {
        claim.closed.push(Closed { from: claim.month.first(), to: claim.month.last() });
        let answer = answer(&claim);
        prop_assert_eq!((answer.total_nok, answer.lines, answer.exact.numerator), (0, vec![], 0));
    }

    #[test]
    fn counsellors_add_up_to_the_whole(claim in any_claim(), share in prop::collection::vec(0_usize..3, 12)) {
        let of = |counsellor: usize| {
            let mine = claim.participations.iter().zip(&share).filter(|(_, share)| **share == counsellor);
            answer(&with(&claim, mine.map(|(one, _)| one.clone()).collect())).exact
        };
        let all = answer(&claim).exact;
        let sum: u128 = (0..3).map(|counsellor| of(counsellor).numerator).sum();
        prop_assert_eq!(sum, all.numerator);
        prop_assert!((0..3).all(|counsellor| of(counsellor).denominator == all.denominator));
    }

    #[test]
    fn lines_are_the_open_days_of_the_month_each_once(claim in any_claim()) {
        let mut left = answer(&claim).lines.into_iter().peekable();
        for one in &claim.participations {
            let mut days = Vec::new();
            while let Some(line) = left.next_if(|line| line.reference == one.reference) {
                days.extend(line.from.iter_days().take_while(|day| *day <= line.to));
            }
            let inside = |day: &Date| one.from <= *day && one.to.is_none_or(|to| *day <= to);
            let open = |day: &Date| !claim.closed.iter().any(|closed| closed.contains(*day));
            let expected: Vec<Date> = claim.month.each_day().filter(|day| inside(day) && open(day)).collect();
            prop_assert_eq!(days, expected, "in order and without gaps or doubles");
        }
        prop_assert_eq!(left.next(), None);
    }

    #[test]
    fn rounding_stays_small(claim in any_claim()) {
        let answer = answer(&claim);
        let of = u128::from(answer.exact.denominator);
        // Half a hundred-thousandth of each line's price, and half a krone.
        let lines: u128 = answer.lines.iter().map(|line| u128::from(line.nok_per_month)).sum();
        let off = (u128::from(answer.total_nok) * of).abs_diff(answer.exact.numerator);
        prop_assert!(off * 200_000 <= of * (lines + 100_000), "{:?}", answer);
    }

    #[test]
    fn every_explanation_gives_navs_amount(claim in any_claim_of(1..8), off in -4_000_i64..4_000) {
        let nav = u64::try_from(i64::try_from(answer(&claim).total_nok).unwrap() + off).unwrap_or(0);
        for explanation in explain_place_month(&claim, nav).unwrap() {
            prop_assert_eq!(applied(&claim, &explanation.causes), nav, "{:?}", explanation);
        }
    }

    #[test]
    fn a_date_that_is_off_is_found(claim in any_claim_of(1..8), which: prop::sample::Index, to: prop::sample::Index, start: bool) {
        let n = which.index(claim.participations.len());
        let mut parts = claim.participations.clone();
        let one = &mut parts[n];
        let (ours, month) = (one.clone(), claim.month);
        let moved = add_days(month.first(), i64::try_from(to.index(month.each_day().count())).unwrap());
        let wrong = if start { one.from } else { one.to.unwrap_or(month.last()) };
        prop_assume!(moved.signed_duration_since(wrong).num_days().abs() <= 31);
        if start { one.from = moved } else { one.to = Some(moved) };
        prop_assume!(one.to.is_none_or(|to| one.from <= to));
        let nav = answer(&with(&claim, parts)).total_nok;
        prop_assume!(nav != answer(&claim).total_nok);
        let found = explain_place_month(&claim, nav).unwrap();
        let about = |cause: &Cause| match cause {
            Cause::StartMoved { reference, .. } => start && *reference == ours.reference,
            Cause::EndMoved { reference, .. } | Cause::EndNotRegistered { reference, .. } => !start && *reference == ours.reference,
            Cause::WholeMonth { reference, .. } | Cause::Missing { reference, .. } => *reference == ours.reference,
            _ => false,
        };
        for explanation in &found {
            prop_assert_eq!(applied(&claim, &explanation.causes), nav, "{:?}", explanation);
        }
        prop_assert!(found.iter().any(|told| told.causes.len() == 1 && about(&told.causes[0])), "{:?}", found);
    }
}

/// What NAV does by these causes, reckoned for one participation at a time with whole claims.
fn applied(claim: &PlaceMonthClaim, causes: &[Cause]) -> u64 {
    let mut amount = 0;
    for one in &claim.participations {
        let mut then = with(claim, vec![one.clone()]);
        let (mut calendar, mut per_line) = (None, false);
        for cause in causes {
            match cause {
                Cause::HalfKrone => amount -= 1, // just below the half
                Cause::RoundedPerLine => per_line = true,
                Cause::Formula { basis } => calendar = Some(*basis),
                cause => apply(&mut then, &one.reference, cause),
            }
        }
        for line in answer(&then).lines {
            let factor = match calendar {
                None => line.factor,
                Some(basis) => by_hand(claim.month, basis, &line),
            };
            let kroner = i128::try_from(factor.times(line.nok_per_month)).unwrap();
            amount += if per_line {
                (kroner + 50_000) / 100_000 * 100_000
            } else {
                kroner
            };
        }
    }
    u64::try_from((amount + 50_000) / 100_000).unwrap()
}

fn by_hand(month: Month, basis: agreements::claims::Basis, line: &PlaceMonthLine) -> Factor {
    use agreements::claims::Basis;
    let counts = |day: &Date| basis == Basis::CalendarDays || domain::month::is_weekday(*day);
    let days = line
        .from
        .iter_days()
        .take_while(|day| *day <= line.to)
        .filter(counts)
        .count();
    let of = month.each_day().filter(counts).count();
    Factor::of(u32::try_from(days).unwrap(), u32::try_from(of).unwrap())
}

fn apply(claim: &mut PlaceMonthClaim, whose: &str, cause: &Cause) {
    let month = claim.month;
    let own = &mut claim.participations;
    match cause {
        Cause::Price { nok, .. } => {
            claim.prices = vec![PriceFrom {
                from: day("1900-01-01"),
                nok: *nok,
            }];
        }
        Cause::ClosedIgnored { closed: None } => claim.closed.clear(),
        Cause::ClosedIgnored {
            closed: Some(which),
        } => claim.closed.retain(|closed| closed != which),
        Cause::ClosedIgnoredFor {
            reference,
            closed: which,
        } if reference == whose => {
            claim.closed.retain(|closed| closed != which);
        }
        Cause::ClosedOnlyFor {
            reference,
            closed: which,
        } if reference != whose => {
            claim.closed.retain(|closed| closed != which);
        }
        Cause::Missing { reference, .. } if reference == whose => own.clear(),
        Cause::StartMoved { reference, nav, .. } if reference == whose => own[0].from = *nav,
        Cause::EndMoved { reference, nav, .. } if reference == whose => own[0].to = Some(*nav),
        Cause::EndNotRegistered { reference, .. } if reference == whose => own[0].to = None,
        Cause::WholeMonth { reference, .. } if reference == whose => {
            own[0] = Participation::new(whose, month.first(), None);
        }
        _ => {}
    }
}
