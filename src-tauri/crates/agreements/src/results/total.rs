//! Cases and months added up.

use super::{CaseFigures, Disagreement, Figures};
use crate::Agreement;

/// What the cases count together. Every figure of the agreement stands in it, also those that nobody counts
/// in; a figure that only another version of the agreement has stands there if somebody does.
pub fn totals<'a>(
    agreement: &Agreement,
    cases: impl IntoIterator<Item = &'a CaseFigures>,
) -> Figures {
    let none = agreement
        .figures
        .iter()
        .map(|figure| (figure.id.clone(), 0));
    let mut totals: Figures = none.collect();
    for case in cases {
        for figure in &case.figures {
            *totals.entry(figure.clone()).or_default() += 1;
        }
    }
    totals
}

/// Several months as one period: what happened is added up, and what stands at the end is the last
/// month's. The months go by date.
pub fn add(agreement: &Agreement, months: &[Figures]) -> Figures {
    let mut sum = Figures::new();
    for month in months {
        for (id, count) in month {
            let stock = agreement
                .figures
                .iter()
                .any(|f| f.id == *id && f.by.is_stock());
            let total = sum.entry(id.clone()).or_default();
            *total = match stock {
                true => *count,
                false => total.saturating_add(*count),
            };
        }
    }
    sum
}

/// The cross-checks that do not hold.
pub fn crosschecks(agreement: &Agreement, figures: &Figures) -> Vec<Disagreement> {
    let checks = agreement.crosschecks.iter();
    checks
        .filter_map(|check| check.disagreement(figures))
        .collect()
}
