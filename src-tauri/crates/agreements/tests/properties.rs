//! What must hold of every history, however odd: tried with random ones under every agreement that ships.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use agreements::{Agreement, Deadline, Query, Registry, Rule, Selector, State};
use domain::calendar::is_working_day;
use domain::case::AssistanceNeed;
use domain::dates::add_days;
use domain::event::{HiredAs, Milestone};
use domain::{Attributes, Date, Event, EventKind as K};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::day;

static AGREEMENTS: LazyLock<Vec<Agreement>> = LazyLock::new(|| Registry::embedded().all().to_vec());

/// Events that bring nothing about and settle nothing.
const UNRELATED: [K; 7] = [
    K::IntakeMeeting,
    K::ThreeWayMeeting,
    K::TeamMeeting,
    K::FeedbackReceived,
    K::InterpreterNeeded,
    K::AttendanceRefused,
    K::CombinedMeasureDiscussed,
];

/// What can happen between start and end.
const UNDER_WAY: [K; 23] = [
    K::PlanDelivered,
    K::MappingCompleted,
    K::EmployerContact,
    K::InWork,
    K::PracticeStarted,
    K::PracticeEnded,
    K::Hired,
    K::Hired,
    K::FullyFit,
    K::StatusReportDelivered,
    K::SemesterReportDelivered,
    K::ClaimSent,
    K::ClaimSent,
    K::AbsenceStarted,
    K::LeftEarly,
    K::AbsenceNotified,
    K::ExtensionApproved,
    K::EndPlanned,
    K::JointPlanMade,
    K::DeclarationSigned,
    K::DeclarationDeleted,
    K::OrderConfirmed,
    K::TeamMeeting,
];

/// What the bones of a history are made of. Any of these may come a second time.
const BONES: [K; 5] = [
    K::OrderReceived,
    K::Started,
    K::Ended,
    K::FinalReportDelivered,
    K::Deleted,
];

/// Every kind of event.
fn any_kind() -> impl Strategy<Value = K> {
    prop::sample::select(K::ALL)
}

#[test]
fn every_kind_of_event_is_tried_under_every_agreement() {
    let tried =
        |kind: &K| UNDER_WAY.contains(kind) || UNRELATED.contains(kind) || BONES.contains(kind);
    let missing: Vec<_> = K::ALL.iter().filter(|kind| !tried(kind)).collect();
    assert!(missing.is_empty(), "no history holds {missing:?}");
    // What is taken for unrelated is so: no rule of any agreement looks at it.
    for agreement in AGREEMENTS.iter() {
        for kind in UNRELATED {
            let rule = agreement.rules.iter().find(|rule| looks_at(rule, kind));
            assert!(
                rule.is_none(),
                "{}: {rule:?} looks at {kind:?}",
                agreement.id
            );
        }
    }
}

/// A history that can have happened: ordered, perhaps started, perhaps ended, perhaps deleted.
#[derive(Clone, Debug)]
struct History {
    agreement: &'static Agreement,
    events: Vec<Event>,
    attributes: Attributes,
}

fn any_day() -> impl Strategy<Value = Date> {
    (0i64..2_000).prop_map(|n| add_days(day("2023-06-01"), n))
}

fn event_under_way(started: Date) -> impl Strategy<Value = Event> {
    event_of(prop::sample::select(&UNDER_WAY[..]), started)
}

prop_compose! {
    fn event_of(kinds: impl Strategy<Value = K>, started: Date)(
        kind in kinds,
        after in 0i64..1_300,
        occurrence in 1u32..8,
        valid: bool,
        until in 0i64..1_500,
        milestone in prop::sample::select(&[Milestone::Mapping, Milestone::Hired, Milestone::Retained][..]),
        employment in prop::sample::select(&[
            HiredAs::Permanent,
            HiredAs::Temporary,
            HiredAs::DisabilityPension,
            HiredAs::SickListed,
        ][..]),
    ) -> Event {
        Event {
            occurrence: matches!(kind, K::StatusReportDelivered | K::SemesterReportDelivered).then_some(occurrence),
            milestone: (kind == K::ClaimSent).then_some(milestone),
            employment: (kind == K::Hired).then_some(employment),
            valid: (kind == K::AbsenceStarted).then_some(valid),
            until: (kind == K::ExtensionApproved).then(|| add_days(started, until)),
            ..Event::new(kind, add_days(started, after))
        }
    }
}

fn any_attributes() -> impl Strategy<Value = Attributes> {
    any::<[bool; 6]>().prop_map(|flags| Attributes {
        employed_at_referral: flags[0],
        needs_new_job: flags[1],
        reduced_work_capacity: flags[2],
        school_or_prison_transition: flags[3],
        disability_pension: flags[4],
        assistance_need: Some(if flags[5] {
            AssistanceNeed::Moderate
        } else {
            AssistanceNeed::Extensive
        }),
    })
}

fn any_history() -> impl Strategy<Value = History> {
    let bones = (
        0..AGREEMENTS.len(),
        any_day(),
        prop::option::weighted(0.9, 0i64..60),
        prop::option::of(0i64..1_300),
        prop::collection::vec(0i64..90, 0..3),
        prop::option::of(0i64..200),
        any_attributes(),
    );
    bones.prop_flat_map(
        |(agreement, ordered, started, ended, reported, deleted, attributes)| {
            let mut events = vec![Event::new(K::OrderReceived, ordered)];
            let first = started.map(|n| add_days(ordered, n));
            events.extend(first.map(|date| Event::new(K::Started, date)));
            if let Some(n) = ended {
                let end = add_days(first.unwrap_or(ordered), n);
                events.push(Event::new(K::Ended, end));
                let reports = reported.into_iter().filter(|_| first.is_some());
                events
                    .extend(reports.map(|n| Event::new(K::FinalReportDelivered, add_days(end, n))));
                events.extend(deleted.map(|n| Event::new(K::Deleted, add_days(end, n))));
            }
            let most = if first.is_some() { 25 } else { 0 };
            let further =
                prop::collection::vec(event_under_way(first.unwrap_or(ordered)), 0..=most);
            further.prop_map(move |further| History {
                agreement: &AGREEMENTS[agreement],
                events: events.iter().cloned().chain(further).collect(),
                attributes: attributes.clone(),
            })
        },
    )
}

fn deadlines(history: &History, today: Date, until: Date) -> Vec<Deadline> {
    history.agreement.deadlines(&Query::new(
        &history.events,
        &history.attributes,
        today,
        until,
    ))
}

/// Far enough for every deadline of these histories.
fn far() -> Date {
    day("2036-01-01")
}

fn dates_of(history: &History, kind: K) -> Vec<Date> {
    let mut dates: Vec<Date> = history
        .events
        .iter()
        .filter(|e| e.kind == kind)
        .map(|e| e.date)
        .collect();
    dates.sort_unstable();
    dates
}

/// The date that a deadline is counted from.
fn anchor(history: &History, deadline: &Deadline) -> Date {
    let first = |kind| dates_of(history, kind)[0];
    let nth = |dates: Vec<Date>| dates[deadline.occurrence.unwrap() as usize - 1];
    match deadline.rule.as_str() {
        "confirm-order" => first(K::OrderReceived),
        "start" if dates_of(history, K::OrderConfirmed).is_empty() => first(K::OrderReceived),
        "start" if history.agreement.id == "jmo-20-598" => first(K::OrderConfirmed),
        "start" => first(K::OrderReceived),
        "mapping-report" | "claim-mapping" => first(K::MappingCompleted),
        "status-report" if history.agreement.id == "refino-jan201802" => first(K::MappingCompleted),
        "claim-hired" => first(K::Hired),
        // Counted from a hiring, or from full fitness, which may have come before it.
        "claim-retained" => {
            let fit = dates_of(history, K::FullyFit).into_iter().next_back();
            first(K::Hired).min(fit.unwrap_or(Date::MAX))
        }
        "practice-end" => nth(dates_of(history, K::PracticeStarted)),
        "absence-notice" => {
            let unexcused = |e: &&Event| {
                e.kind == K::LeftEarly || (e.kind == K::AbsenceStarted && e.valid == Some(false))
            };
            let mut dates: Vec<Date> = history
                .events
                .iter()
                .filter(unexcused)
                .map(|e| e.date)
                .collect();
            dates.sort_unstable();
            nth(dates)
        }
        "final-report" | "declaration-deletion" | "deletion" => first(K::Ended),
        _ => first(K::Started),
    }
}

/// Whether a rule looks at events of a kind. Every rule looks at start and end, which decide what is
/// still owed.
fn looks_at(rule: &Rule, kind: K) -> bool {
    let picks = |selector: &Selector| match selector {
        Selector::First(one) | Selector::Last(one) => *one == kind,
        Selector::Latest(several) => several.contains(&kind),
        Selector::Each(each) => each.iter().any(|filtered| filtered.event == kind),
    };
    matches!(kind, K::Started | K::Ended)
        || picks(&rule.anchor)
        || rule.needs.contains(&kind)
        || rule.met_by.events.contains(&kind)
        || rule.due.iter().any(|variant| {
            let others = variant.anchor.iter().chain(&variant.from);
            others.into_iter().any(picks)
                || variant.needs.contains(&kind)
                || variant.without.contains(&kind)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn nothing_is_due_before_its_anchor(history in any_history(), today in any_day()) {
        for deadline in deadlines(&history, today, far()) {
            let anchor = anchor(&history, &deadline);
            prop_assert!(deadline.due >= anchor, "{deadline:?} is counted from {anchor}");
            prop_assert!(deadline.work_by <= deadline.due && deadline.work_by >= anchor);
            prop_assert!(
                is_working_day(deadline.work_by) || deadline.work_by == deadline.due,
                "{deadline:?}"
            );
        }
    }

    #[test]
    fn the_order_of_registration_does_not_matter(
        (history, shuffled) in any_history().prop_flat_map(|history| {
            let shuffled = Just(history.events.clone()).prop_shuffle();
            (Just(history), shuffled)
        }),
        today in any_day(),
    ) {
        let other = History { events: shuffled, ..history.clone() };
        prop_assert_eq!(deadlines(&history, today, far()), deadlines(&other, today, far()));
    }

    #[test]
    fn an_unrelated_event_changes_nothing(
        history in any_history(),
        kind in prop::sample::select(&UNRELATED[..]),
        on in any_day(),
        today in any_day(),
    ) {
        let mut more = history.clone();
        more.events.push(Event::new(kind, on));
        prop_assert_eq!(deadlines(&history, today, far()), deadlines(&more, today, far()));
    }

    #[test]
    fn an_event_changes_no_rule_that_does_not_look_at_it(
        history in any_history(),
        event in any_day().prop_flat_map(|day| event_of(any_kind(), day)),
        today in any_day(),
    ) {
        let mut more = history.clone();
        more.events.push(event.clone());
        let others = |history: &History| -> Vec<Deadline> {
            let mut found = deadlines(history, today, far());
            found.retain(|deadline| {
                let mut rules = history.agreement.rules.iter();
                match rules.find(|rule| rule.id == deadline.rule) {
                    Some(rule) => !looks_at(rule, event.kind),
                    // The duration, which is counted from the start and met by the end.
                    None => !matches!(event.kind, K::Started | K::Ended | K::ExtensionApproved),
                }
            });
            found
        };
        prop_assert_eq!(others(&history), others(&more), "{:?}", event);
    }

    #[test]
    fn what_is_met_stays_listed(history in any_history(), on in 0i64..400, today in any_day()) {
        let open = deadlines(&history, today, far());
        for deadline in open.iter().filter(|deadline| deadline.state != State::Met) {
            let kind = match deadline.rule.as_str() {
                "plan" => K::PlanDelivered,
                "first-employer-contact" => K::EmployerContact,
                "in-work" => K::InWork,
                "confirm-order" if history.agreement.id == "jmo-20-598" => continue,
                "semester-report" => K::SemesterReportDelivered,
                "status-report" => K::StatusReportDelivered,
                "joint-plan" => K::JointPlanMade,
                "final-report" => K::FinalReportDelivered,
                "declaration-deletion" => K::DeclarationDeleted,
                "deletion" => K::Deleted,
                // These are met by what also moves other dates.
                _ => continue,
            };
            let date = add_days(anchor(&history, deadline), on);
            let numbered = matches!(kind, K::StatusReportDelivered | K::SemesterReportDelivered);
            let occurrence = deadline.occurrence.filter(|_| numbered);
            let mut done = history.clone();
            done.events.push(Event { occurrence, ..Event::new(kind, date) });
            let after = deadlines(&done, today, far());
            let same = after.iter().find(|d| d.rule == deadline.rule && d.occurrence == deadline.occurrence);
            let same = same.expect("a deadline that has been met is still listed");
            prop_assert_eq!((same.met_on, same.state), (Some(date), State::Met));
            prop_assert_eq!(same.due, deadline.due);
            let kept: BTreeSet<_> = after.iter().map(|d| (&d.rule, d.occurrence)).collect();
            prop_assert!(open.iter().all(|d| kept.contains(&(&d.rule, d.occurrence))), "no other fell away");
        }
    }

    #[test]
    fn state_and_dates_agree(history in any_history(), today in any_day()) {
        for deadline in deadlines(&history, today, far()) {
            let expected = match deadline.met_on {
                Some(_) => State::Met,
                None if deadline.due < today => State::Overdue,
                None => State::Open,
            };
            prop_assert_eq!(deadline.state, expected);
            prop_assert_eq!(deadline.late, deadline.met_on.is_some_and(|on| on > deadline.due));
            let periodic = matches!(deadline.rule.as_str(), "status-report" | "semester-report");
            prop_assert_eq!(deadline.period.is_some(), periodic);
            let numbered = periodic || matches!(deadline.rule.as_str(), "practice-end" | "absence-notice");
            prop_assert_eq!(deadline.occurrence.is_some(), numbered);
        }
    }

    #[test]
    fn today_changes_no_date(history in any_history(), one in any_day(), other in any_day()) {
        let dates = |today| -> Vec<_> {
            let found = deadlines(&history, today, far());
            found.into_iter().map(|d| (d.rule, d.occurrence, d.due, d.met_on)).collect()
        };
        prop_assert_eq!(dates(one), dates(other));
    }

    #[test]
    fn until_only_filters(history in any_history(), today in any_day(), until in any_day()) {
        let mut kept = deadlines(&history, today, far());
        kept.retain(|deadline| deadline.due <= until);
        prop_assert_eq!(deadlines(&history, today, until), kept);
    }

    #[test]
    fn sorted_by_due_date_rule_and_occurrence(history in any_history(), today in any_day()) {
        let found = deadlines(&history, today, far());
        prop_assert!(found.is_sorted_by_key(|d| (d.due, d.rule.clone(), d.occurrence)));
        let distinct: BTreeSet<_> = found.iter().map(|d| (&d.rule, d.occurrence)).collect();
        prop_assert_eq!(distinct.len(), found.len(), "each is listed once");
    }

    #[test]
    fn only_retention_has_a_first_day(history in any_history(), today in any_day()) {
        for deadline in deadlines(&history, today, far()) {
            prop_assert_eq!(deadline.not_before.is_some(), deadline.rule == "claim-retained");
            prop_assert!(deadline.not_before.is_none_or(|first| first <= deadline.due), "{:?}", deadline);
        }
    }

    #[test]
    fn the_duration_stays_between_base_and_maximum(history in any_history()) {
        let Some(span) = history.agreement.duration.end(&history.events, &history.attributes) else {
            prop_assert!(dates_of(&history, K::Started).is_empty());
            return Ok(());
        };
        prop_assert!(span.base_end <= span.end && span.end <= span.maximum_end);
    }
}
