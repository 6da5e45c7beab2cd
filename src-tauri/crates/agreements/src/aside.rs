//! What is shown beside a deadline and changes none of its dates: other limits that the annexes give for
//! the same.

use crate::{Agreement, Deadline, Query};
use domain::Date;
use serde::Serialize;

/// Another limit for the same, as a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct OtherDue {
    /// The date it gives.
    pub due: Date,
    /// Where the annex says so.
    pub source: String,
}

impl Agreement {
    /// The other limits for a deadline that these facts gave, in the file's order.
    pub fn also(&self, deadline: &Deadline, query: &Query<'_>) -> Vec<OtherDue> {
        let rule = self.rules.iter().find(|rule| rule.id == deadline.rule);
        let Some(rule) = rule.filter(|rule| !rule.also.is_empty()) else {
            return Vec::new();
        };
        let dues = self.due(rule, &query.of(rule));
        let same = dues
            .iter()
            .find(|due| due.occurrence == deadline.occurrence);
        let also = same.into_iter().flat_map(|same| {
            rule.also.iter().map(|limit| OtherDue {
                due: limit.after.from(same.from, same.occurrence.unwrap_or(1)),
                source: limit.source.clone(),
            })
        });
        also.collect()
    }
}
