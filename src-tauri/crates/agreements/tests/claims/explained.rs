//! Why NAV shows another amount: an amount that a known cause gives lists that cause, one that none gives
//! lists nothing.

use agreements::claims::{
    Basis, Cause, Closed, Explanation, HoursClaim, HoursEntry, Participation, PlaceMonthClaim,
    explain::{ClaimedMilestone, explain_hours, explain_milestones, explain_place_month},
};
use domain::{Date, Month, PriceFrom, dates::parse_iso, event::Milestone, money::Ore};

fn day(text: &str) -> Date {
    parse_iso(text).unwrap()
}

fn part(reference: &str, from: &str, to: &str) -> Participation {
    Participation::new(reference, day(from), parse_iso(to))
}

fn closed(from: &str, to: &str) -> Closed {
    Closed {
        from: day(from),
        to: day(to),
    }
}

fn price(from: &str, nok: u32) -> PriceFrom {
    PriceFrom {
        from: day(from),
        nok,
    }
}

/// April 2026, 22 weekdays, 20205 kroner (18000 the year before, 22000 the year after), closed on the 7th
/// and 8th and on the 27th. Lines and total by hand:
/// A to the 15th: 4 + 5 weekdays; B, C whole: 4 + 12 + 3; D to 31 March; E from 4 May; F from the 20th: 5 + 3.
fn april() -> PlaceMonthClaim {
    PlaceMonthClaim {
        month: Month::parse_iso("2026-04").unwrap(),
        prices: vec![
            price("2025-01-01", 18000),
            price("2026-01-01", 20205),
            price("2027-01-01", 22000),
        ],
        closed: vec![
            closed("2026-04-07", "2026-04-08"),
            closed("2026-04-27", "2026-04-27"),
        ],
        participations: vec![
            part("A", "2026-02-10", "2026-04-15"),
            part("B", "2026-04-01", ""),
            part("C", "2026-01-05", ""),
            part("D", "2026-01-05", "2026-03-31"),
            part("E", "2026-05-04", ""),
            part("F", "2026-04-20", ""),
        ],
    }
}

fn total(claim: &PlaceMonthClaim) -> u64 {
    claim.answer().unwrap().total_nok
}

/// What NAV shows if it has reckoned this instead.
fn april_but(change: impl FnOnce(&mut PlaceMonthClaim)) -> u64 {
    let mut claim = april();
    change(&mut claim);
    total(&claim)
}

fn causes(nav: u64) -> Vec<Vec<Cause>> {
    told(explain_place_month(&april(), nav).unwrap())
}

fn told(explanations: Vec<Explanation>) -> Vec<Vec<Cause>> {
    explanations.into_iter().map(|told| told.causes).collect()
}

fn first(nav: u64) -> Vec<Cause> {
    causes(nav).into_iter().next().unwrap_or_default()
}

#[test]
fn the_month_is_what_it_was_reckoned_to_be_by_hand() {
    // 0.18182+0.22727 (A) + 2 × (0.18182+0.54545+0.13636) (B, C) + 0.22727+0.13636 (F) = 2.49998
    // 2.49998 × 20205 = 50512.0959
    assert_eq!(total(&april()), 50512);
}

#[test]
fn no_difference_needs_no_explanation() {
    assert_eq!(causes(total(&april())), Vec::<Vec<Cause>>::new());
}

#[test]
fn an_amount_that_no_known_cause_gives_is_not_explained() {
    let ours = total(&april());
    for nav in [ours + 37, ours - 411, ours + 1_000_000, 1] {
        assert_eq!(causes(nav), Vec::<Vec<Cause>>::new(), "{nav}");
    }
}

#[test]
fn an_end_that_nav_does_not_know() {
    // A to the month's end: + 7 weekdays on the 16th–24th, 3 after the 27th.
    let nav = april_but(|claim| claim.participations[0].to = None);
    let ended = day("2026-04-15");
    let reference = "A".to_owned();
    assert_eq!(first(nav), [Cause::EndNotRegistered { reference, ended }]);
    // D ended on the last day of March and is counted all April: 4 + 12 + 3 weekdays.
    let nav = april_but(|claim| claim.participations[3].to = None);
    let ended = day("2026-03-31");
    let reference = "D".to_owned();
    assert_eq!(first(nav), [Cause::EndNotRegistered { reference, ended }]);
}

#[test]
fn an_end_that_is_off_by_a_weekday() {
    let nav = april_but(|claim| claim.participations[0].to = Some(day("2026-04-14")));
    // 0.22727 became 0.18182: 0.04545 × 20205 = 918.31725 less.
    assert_eq!(total(&april()) - nav, 918);
    let found = causes(nav);
    let moved = Cause::EndMoved {
        reference: "A".to_owned(),
        ours: Some(day("2026-04-15")),
        nav: day("2026-04-14"),
    };
    assert_eq!(
        found[0],
        [moved],
        "the date that stands in the month comes first"
    );
    assert!(found.iter().all(|causes| causes.len() == 1));
}

#[test]
fn a_start_that_is_off_by_a_week() {
    let nav = april_but(|claim| claim.participations[5].from = day("2026-04-13"));
    let moved = Cause::StartMoved {
        reference: "F".to_owned(),
        ours: day("2026-04-20"),
        nav: day("2026-04-13"),
    };
    assert!(causes(nav).contains(&vec![moved]));
}

#[test]
fn the_nearest_of_days_that_pay_the_same() {
    // Ended on Friday the 10th, Saturday the 11th or Sunday the 12th is the same to NAV.
    let nav = april_but(|claim| claim.participations[0].to = Some(day("2026-04-10")));
    let found = causes(nav);
    let ends: Vec<Date> = found
        .iter()
        .filter_map(|causes| match &causes[..] {
            [Cause::EndMoved { reference, nav, .. }] if reference == "A" => Some(*nav),
            _ => None,
        })
        .collect();
    assert_eq!(ends, [day("2026-04-12")]);
}

#[test]
fn one_who_is_missing() {
    let nav = april_but(|claim| drop(claim.participations.remove(0)));
    let missing = Cause::Missing {
        reference: "A".to_owned(),
        from: day("2026-02-10"),
        to: Some(day("2026-04-15")),
    };
    assert_eq!(first(nav), [missing]);
}

#[test]
fn one_who_is_counted_a_month_too_early() {
    let nav = april_but(|claim| claim.participations[4].from = day("2026-04-01"));
    let whole = Cause::WholeMonth {
        reference: "E".to_owned(),
        from: day("2026-05-04"),
        to: None,
    };
    assert!(causes(nav).contains(&vec![whole]));
}

#[test]
fn another_price() {
    for (from, nok) in [("2025-01-01", 18000), ("2027-01-01", 22000)] {
        let nav = april_but(|claim| claim.prices = vec![price("2000-01-01", nok)]);
        let from = Some(day(from));
        let reference = None;
        assert_eq!(
            first(nav),
            [Cause::Price {
                nok,
                from,
                reference
            }]
        );
    }
}

#[test]
fn a_price_change_that_is_ignored() {
    let mut claim = april();
    claim.prices.push(price("2026-04-15", 21000));
    let nav = total(&april());
    let found = told(explain_place_month(&claim, nav).unwrap());
    let ignored = Cause::Price {
        nok: 20205,
        from: Some(day("2026-01-01")),
        reference: None,
    };
    assert_eq!(found[0], [ignored]);
}

#[test]
fn closed_days_that_are_not_taken_out() {
    let nav = april_but(|claim| claim.closed.clear());
    assert_eq!(first(nav), [Cause::ClosedIgnored { closed: None }]);
    for which in april().closed {
        let nav = april_but(|claim| claim.closed.retain(|closed| *closed != which));
        let closed = Some(which);
        assert!(causes(nav).contains(&vec![Cause::ClosedIgnored { closed }]));
    }
}

#[test]
fn closed_days_that_only_some_were_given() {
    let which = closed("2026-04-07", "2026-04-08");
    let only_of = |reference: &str, closing: bool| {
        let mut claim = april();
        claim
            .participations
            .retain(|one| one.reference == reference);
        if !closing {
            claim.closed.retain(|closed| *closed != which);
        }
        claim
            .answer()
            .unwrap()
            .lines
            .iter()
            .map(|line| line.amount())
            .sum::<u128>()
    };
    let nav = |closing: fn(&str) -> bool| {
        let sum: u128 = ["A", "B", "C", "F"]
            .map(|r| only_of(r, closing(r)))
            .iter()
            .sum();
        u64::try_from((sum + 50_000) / 100_000).unwrap()
    };
    let reference = "B".to_owned();
    let ignored = Cause::ClosedIgnoredFor {
        reference,
        closed: which,
    };
    assert!(causes(nav(|r| r != "B")).contains(&vec![ignored]));
    let reference = "B".to_owned();
    let only = Cause::ClosedOnlyFor {
        reference,
        closed: which,
    };
    assert!(causes(nav(|r| r == "B")).contains(&vec![only]));
}

#[test]
fn the_old_formula() {
    // By calendar days, of 30: A 6 + 7; B, C 6 + 18 + 3; F 7 + 3.
    // 0.20000+0.23333 + 2 × (0.20000+0.60000+0.10000) + 0.23333+0.10000 = 2.56666; × 20205 = 51859.3653
    let basis = Basis::CalendarDays;
    assert!(causes(51859).contains(&vec![Cause::Formula { basis }]));
}

#[test]
fn the_new_formula_before_its_time() {
    let mut claim = april();
    claim.month = Month::parse_iso("2025-04").unwrap();
    claim.prices = vec![price("2025-01-01", 20205)];
    claim.closed.clear();
    claim.participations = vec![part("A", "2025-04-01", "2025-04-11")];
    // 9 of 22 weekdays instead of 11 of 30 days: 0.40909 × 20205 = 8265.66…
    let found = told(explain_place_month(&claim, 8266).unwrap());
    let basis = Basis::Weekdays;
    assert!(found.contains(&vec![Cause::Formula { basis }]), "{found:?}");
}

#[test]
fn rounding_for_each_line_and_half_kroner() {
    let mut claim = april();
    claim.closed.clear();
    // Half a month each: 3 × 10102.5 = 30307.5, which is 30308; for each line 3 × 10103 = 30309.
    claim.participations = vec![
        part("A", "2026-04-01", "2026-04-15"),
        part("B", "2026-04-01", "2026-04-15"),
        part("C", "2026-04-16", ""),
    ];
    assert_eq!(total(&claim), 30308);
    let explained = |nav| told(explain_place_month(&claim, nav).unwrap());
    assert_eq!(explained(30309), [[Cause::RoundedPerLine]]);
    assert_eq!(explained(30307), [[Cause::HalfKrone]]);
}

#[test]
fn two_causes_at_once() {
    // Last year's price, and A's end not registered.
    let nav = april_but(|claim| {
        claim.prices = vec![price("2000-01-01", 18000)];
        claim.participations[0].to = None;
    });
    let found = causes(nav);
    assert!(found.iter().all(|causes| causes.len() == 2), "{found:?}");
    let old_price = Cause::Price {
        nok: 18000,
        from: Some(day("2025-01-01")),
        reference: None,
    };
    let unregistered = Cause::EndNotRegistered {
        reference: "A".to_owned(),
        ended: day("2026-04-15"),
    };
    assert_eq!(found[0], [old_price, unregistered]);
    // Both of those outside the month counted for all of it: 2 × 19 weekdays, more than any one could make.
    let nav = april_but(|claim| {
        claim.participations[3].to = None;
        claim.participations[4].from = day("2026-04-01");
    });
    let both = |causes: &Vec<Cause>| {
        let d = |cause: &Cause| matches!(cause, Cause::EndNotRegistered { reference, .. } if reference == "D");
        let e = |cause: &Cause| matches!(cause, Cause::WholeMonth { reference, .. } if reference == "E");
        causes.len() == 2 && causes.iter().any(d) && causes.iter().any(e)
    };
    let found = causes(nav);
    assert!(found.iter().any(both), "{found:?}");
}

#[test]
fn a_claim_that_does_not_hold_is_refused() {
    let mut claim = april();
    claim.prices.clear();
    assert!(explain_place_month(&claim, 1).is_err());
}

#[test]
fn a_large_portfolio_is_searched_in_bounds() {
    let mut claim = april();
    let many = (0..160).map(|n| {
        let from = domain::dates::add_days(day("2026-01-01"), n);
        Participation::new(&format!("P{n}"), from, None)
    });
    claim.participations = many.collect();
    let found = told(explain_place_month(&claim, total(&claim) + 37).unwrap());
    assert!(found.len() <= 20, "{}", found.len());
}

fn entry(reference: &str, minutes: u32, group_size: u32) -> HoursEntry {
    HoursEntry {
        reference: reference.to_owned(),
        minutes,
        group_size,
    }
}

/// 1.00 + 0.25 + 0.25 (A) + 0.50 + 0.50 (B) hours at 853 kroner: 2.50 × 853 = 2132.50.
fn hours() -> HoursClaim {
    HoursClaim {
        price_nok: 853,
        entries: vec![
            entry("A", 50, 1),
            entry("A", 5, 1),
            entry("A", 45, 3),
            entry("B", 50, 2),
            entry("B", 20, 1),
        ],
    }
}

fn hours_told(nav: &str) -> Vec<Vec<Cause>> {
    told(explain_hours(&hours(), &[800, 853, 900], Ore::parse(nav).unwrap()).unwrap())
}

#[test]
fn hours_that_agree_or_cannot_be_explained() {
    assert_eq!(hours().answer().unwrap().total_nok.to_string(), "2132.50");
    for nav in ["2132.50", "2130.00", "0.01"] {
        assert_eq!(hours_told(nav), Vec::<Vec<Cause>>::new(), "{nav}");
    }
}

#[test]
fn hours_that_are_explained() {
    let price = |nok| Cause::Price {
        nok,
        from: None,
        reference: None,
    };
    for (nav, cause) in [
        ("2133.00", Cause::WholeKroner),
        // 2.50 × 800.
        ("2000.00", price(800)),
        // A 50 + 5 + 15 = 70 min: 1.25; B 25 + 20 = 45 min: 0.75. 2.00 × 853.
        ("1706.00", Cause::RoundedPerParticipant),
        // Undivided: 45 min is 0.75, 50 min 1.00. 3.50 × 853.
        ("2985.50", Cause::GroupIgnored),
        // Without B's twenty minutes, 0.50 × 853 = 426.50, is RoundedPerParticipant's amount, too.
        (
            "1706.00",
            Cause::EntryMissing {
                entry: 4,
                reference: "B".to_owned(),
                minutes: 20,
            },
        ),
        (
            "1279.50",
            Cause::EntryMissing {
                entry: 0,
                reference: "A".to_owned(),
                minutes: 50,
            },
        ),
        // A's 45 minutes undivided: 3.00 × 853.
        (
            "2559.00",
            Cause::GroupIgnoredFor {
                entry: 2,
                reference: "A".to_owned(),
                group_size: 3,
            },
        ),
    ] {
        let found = hours_told(nav);
        assert!(found.contains(&vec![cause]), "{nav}: {found:?}");
    }
}

#[test]
fn hours_rounded_once_are_told_apart_from_each_participants() {
    let claim = HoursClaim {
        price_nok: 800,
        entries: vec![entry("A", 20, 1), entry("B", 20, 1), entry("B", 3, 2)],
    };
    // 0.50 + 0.50 + 0.25 = 1.25; for each 0.50 + 0.50 = 1.00; 41.5 minutes at once 0.75.
    let told = |nav| told(explain_hours(&claim, &[], Ore::kroner(nav)).unwrap());
    assert_eq!(claim.answer().unwrap().total_nok, Ore::kroner(1000));
    assert_eq!(told(800)[0], [Cause::RoundedPerParticipant]);
    assert!(told(600).contains(&vec![Cause::RoundedOnce]));
}

#[test]
fn hours_by_two_causes() {
    // At 800 kroner and without A's fifty minutes: 1.50 × 800.
    let found = hours_told("1200.00");
    let missing = |cause: &Cause| matches!(cause, Cause::EntryMissing { entry: 0, .. });
    let old_price = |cause: &Cause| matches!(cause, Cause::Price { nok: 800, .. });
    assert!(
        found
            .iter()
            .any(|causes| causes.iter().any(missing) && causes.iter().any(old_price)),
        "{found:?}"
    );
}

fn row(
    reference: &str,
    milestone: Milestone,
    price_nok: u32,
    (claimed, approved): (bool, bool),
) -> ClaimedMilestone {
    let percent = if milestone == Milestone::Mapping {
        20
    } else {
        40
    };
    ClaimedMilestone {
        reference: reference.to_owned(),
        milestone,
        price_nok,
        percent,
        claimed,
        approved,
    }
}

/// 18000 (A) + 36000 (A) + 18000 (B) + 18500 (C, at 92500) = 90500; B's hiring, 36000, is not claimed.
fn milestones() -> Vec<ClaimedMilestone> {
    use Milestone::{Hired, Mapping};
    vec![
        row("A", Mapping, 90_000, (true, true)),
        row("A", Hired, 90_000, (true, false)),
        row("B", Mapping, 90_000, (true, true)),
        row("B", Hired, 90_000, (false, true)),
        row("C", Mapping, 92_500, (true, false)),
    ]
}

fn milestones_told(nav: u64) -> Vec<Vec<Cause>> {
    told(explain_milestones(
        &milestones(),
        &[90_000, 92_500],
        Ore::kroner(nav),
    ))
}

#[test]
fn milestones_that_agree_or_cannot_be_explained() {
    for nav in [90_500, 90_501, 1] {
        assert_eq!(milestones_told(nav), Vec::<Vec<Cause>>::new(), "{nav}");
    }
}

#[test]
fn milestones_that_are_explained() {
    use Milestone::{Hired, Mapping};
    let (a, b, c) = ("A".to_owned(), "B".to_owned(), "C".to_owned());
    let price = |nok, reference: Option<&String>| Cause::Price {
        nok,
        from: None,
        reference: reference.cloned(),
    };
    for (nav, cause) in [
        // Not yet approved: A's hiring.
        (
            54_500,
            Cause::NotApproved {
                reference: a.clone(),
                milestone: Hired,
            },
        ),
        (36_000, Cause::OnlyApproved),
        (
            72_500,
            Cause::MilestoneMissing {
                reference: b.clone(),
                milestone: Mapping,
            },
        ),
        (
            126_500,
            Cause::MilestoneExtra {
                reference: b.clone(),
                milestone: Hired,
            },
        ),
        // C at the old price: 18000.
        (90_000, price(90_000, Some(&c))),
        // A at the new: 18500 + 37000.
        (92_000, price(92_500, Some(&a))),
        // All at the new: 18500 + 37000 + 18500 + 18500.
        (92_500, price(92_500, None)),
    ] {
        let found = milestones_told(nav);
        assert!(found.contains(&vec![cause]), "{nav}: {found:?}");
    }
}

#[test]
fn milestones_by_two_causes() {
    // C at the old price, and A's hiring not approved: 18000 + 18000 + 18000.
    let found = milestones_told(54_000);
    assert!(
        found.iter().all(|causes| causes.len() == 2) && !found.is_empty(),
        "{found:?}"
    );
}
