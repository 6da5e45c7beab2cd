//! What holds of all results: they are sums of cases, and the order of registration does not matter.

use crate::support::case;
use agreements::{
    Agreement, CaseFigures, Figures, Registry, Settings,
    results::{crosschecks, totals},
};
use domain::{CaseFile, Date, Month, dates::add_days};
use proptest::prelude::*;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Agreement>> = LazyLock::new(|| Registry::embedded().all().to_vec());

/// A case under one of the agreements: when it was ordered, how long each step took, and how it ended.
#[derive(Clone, Debug)]
struct Way {
    ordered: i64,
    steps: [Option<i64>; 5],
    status: usize,
    left: bool,
    employed: bool,
    job: bool,
}

fn any_way() -> impl Strategy<Value = Way> {
    let step = || prop::option::weighted(0.8, 0i64..70);
    (
        0i64..200,
        [step(), step(), step(), step(), step()],
        0usize..20,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(ordered, steps, status, left, employed, job)| Way {
            ordered,
            steps,
            status,
            left,
            employed,
            job,
        })
}

/// The events as text, in an order of registration.
fn events(way: &Way, agreement: &Agreement, turned: bool) -> Vec<String> {
    let first = Date::from_ymd_opt(2026, 1, 1).unwrap();
    let mut day = add_days(first, way.ordered);
    let mut events = vec![format!("order-received {day}")];
    let kinds = [
        "started",
        "mapping-completed",
        "end-planned",
        "left-early",
        "ended",
    ];
    let phases = !agreement.milestones.is_empty();
    let mut started = false;
    for (kind, step) in kinds.iter().zip(way.steps) {
        let Some(step) = step else { continue };
        let fits = match *kind {
            "started" => true,
            "mapping-completed" => phases && started,
            "left-early" => way.left && started,
            "ended" => true,
            _ => started,
        };
        if fits {
            day = add_days(day, step);
            started |= *kind == "started";
            events.push(format!("{kind} {day}"));
        }
    }
    if turned {
        events.reverse();
    }
    events
}

fn file(way: &Way, agreement: &Agreement, id: &str, turned: bool) -> CaseFile {
    let statuses = &agreement.end_statuses;
    let status = &statuses[way.status % statuses.len()].id;
    let asked = if way.employed {
        "employed_at_referral"
    } else {
        ""
    };
    let jobs: Vec<String> = match way.job {
        true => vec!["kafe permanent 100 2026-05-01..".to_owned()],
        false => Vec::new(),
    };
    let events = events(way, agreement, turned).join(", ");
    case(id, &events, asked, Some(status), &jobs)
}

fn count(agreement: &Agreement, files: &[CaseFile], month: Month) -> Vec<CaseFigures> {
    let period = (month.first(), month.last());
    let settings = Settings::default();
    files
        .iter()
        .map(|file| agreement.case_figures(file, period, &settings))
        .collect()
}

fn plus(one: &Figures, other: &Figures) -> Figures {
    let ids = one.keys().chain(other.keys());
    let of = |figures: &Figures, id: &String| figures.get(id).copied().unwrap_or_default();
    ids.map(|id| (id.clone(), of(one, id) + of(other, id)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn counsellors_figures_add_up_to_those_of_all(
        ways in prop::collection::vec((any_way(), any::<bool>()), 0..12),
        which in 0usize..5,
        ahead in 0i64..12,
    ) {
        let agreement = &ALL[which % ALL.len()];
        let month = Month::of(add_days(Date::from_ymd_opt(2026, 1, 15).unwrap(), ahead * 30));
        let files: Vec<CaseFile> = ways
            .iter()
            .enumerate()
            .map(|(nth, (way, _))| file(way, agreement, &format!("case {nth}"), false))
            .collect();
        let (mine, others): (Vec<_>, Vec<_>) =
            files.iter().cloned().zip(&ways).partition(|(_, (_, mine))| *mine);
        let of = |part: Vec<(CaseFile, _)>| -> Figures {
            let files: Vec<CaseFile> = part.into_iter().map(|(file, _)| file).collect();
            totals(agreement, &count(agreement, &files, month))
        };
        let all = totals(agreement, &count(agreement, &files, month));
        prop_assert_eq!(plus(&of(mine), &of(others)), all);
    }

    #[test]
    fn the_order_of_registration_does_not_matter(
        way in any_way(), which in 0usize..5, ahead in 0i64..12,
    ) {
        let agreement = &ALL[which % ALL.len()];
        let month = Month::of(add_days(Date::from_ymd_opt(2026, 1, 15).unwrap(), ahead * 30));
        let counted = |turned| count(agreement, &[file(&way, agreement, "case", turned)], month);
        prop_assert_eq!(counted(false), counted(true));
    }

    /// Who is counted as ended stands in one row each, and who comes in goes out at most once: over all
    /// months a case starts once, ends once, and leaves no phase twice.
    #[test]
    fn over_the_months_each_happens_once_and_the_sums_agree(way in any_way(), which in 0usize..5) {
        let agreement = &ALL[which % ALL.len()];
        let file = file(&way, agreement, "case", false);
        let mut month = Month::parse_iso("2025-12").unwrap();
        let mut flows = Figures::new();
        for _ in 0..24 {
            let counted = count(agreement, std::slice::from_ref(&file), month);
            let figures = totals(agreement, &counted);
            prop_assert_eq!(crosschecks(agreement, &figures), vec![]);
            for figure in agreement.figures.iter().filter(|figure| !figure.by.is_stock()) {
                *flows.entry(figure.id.clone()).or_default() += figures[&figure.id];
            }
            month = month.after();
        }
        for (id, count) in flows {
            prop_assert!(count <= 1, "{} counts {} times", id, count);
        }
    }
}
