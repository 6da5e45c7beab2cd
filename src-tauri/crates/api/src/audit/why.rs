//! Why something was done, as the records say that operations write.
//!
//! A record that asks «hvorfor» keeps the answer in a field of its own name; what the privacy check pointed
//! out and the counsellor kept stands with the export. Nothing is written for this module's sake.

use crate::{Answer, Api};
use domain::{
    AccessReport, Hold, Loan, NameOpening, Private, Report, Restriction, SetAside,
    privacy::PrivacyKind,
};
use serde::Deserialize as _;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use store::{Record as _, Trace};

/// The fields by which records say why.
const FIELDS: [&str; 3] = ["reason", "why", "note"];

/// Operations by which a report leaves the house.
const EXPORTS: [&str; 4] = [
    "report.export",
    "report.print",
    "report.sheet",
    "report.deliver",
];

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    /// In the counsellor's own words, or in the app's.
    pub text: Private,
    /// Somebody wrote it, so that it may tell of anybody.
    pub written: bool,
}

impl Api {
    /// The reasons of these rows that still can be told, by the rows' places in the log.
    pub(crate) fn whys(&self, traces: &[&Trace]) -> Answer<BTreeMap<u64, Vec<Why>>> {
        let mut wanted: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
        for trace in traces.iter().filter(|trace| may_say_why(trace)) {
            let of_record = wanted.entry(&trace.record).or_default();
            of_record.insert(trace.sequence);
        }
        let mut found = BTreeMap::new();
        for (record, places) in wanted {
            let mut now: Option<Value> = None;
            for change in self.opened()?.changes_of(record)? {
                let before = now.clone();
                now = match &change.diff {
                    Some(diff) => diff.apply(before.clone()).ok().flatten(),
                    None => None,
                };
                if change.diff.is_none() || !places.contains(&change.sequence) {
                    continue;
                }
                let whys = match &*change.kind {
                    Report::KIND => of_export(before.as_ref(), now.as_ref()),
                    _ => written(now.as_ref().or(before.as_ref())),
                };
                if !whys.is_empty() {
                    found.insert(change.sequence, whys);
                }
            }
        }
        Ok(found)
    }
}

/// Whether it is worth looking: most rows have no reason.
fn may_say_why(trace: &Trace) -> bool {
    match &*trace.kind {
        Report::KIND => EXPORTS.contains(&&*trace.operation),
        kind => !trace.erased && SAY_WHY.contains(&kind),
    }
}

/// The kinds that ask why. In others a field of such a name says something else.
const SAY_WHY: [&str; 6] = [
    Hold::KIND,
    Restriction::KIND,
    AccessReport::KIND,
    NameOpening::KIND,
    SetAside::KIND,
    Loan::KIND,
];

fn written(record: Option<&Value>) -> Vec<Why> {
    let Some(Value::Object(record)) = record else {
        return Vec::new();
    };
    // In the record itself, or in a part of it: how a loan ended.
    let parts = record.values().filter_map(Value::as_object);
    let parts = std::iter::once(record).chain(parts);
    let said = parts.flat_map(|part| FIELDS.iter().filter_map(|field| part.get(*field)?.as_str()));
    let said = said.map(str::trim).filter(|text| !text.is_empty());
    said.map(|text| Why {
        text: text.into(),
        written: true,
    })
    .collect()
}

/// What was decided when a report was exported: passages that the privacy check pointed out and that were
/// kept, and texts that were not found on the page.
fn of_export(before: Option<&Value>, after: Option<&Value>) -> Vec<Why> {
    let read = |value: Option<&Value>| Report::deserialize(value?).ok()?.exported;
    let (earlier, Some(now)) = (read(before), read(after)) else {
        return Vec::new();
    };
    if earlier.as_ref() == Some(&now) {
        return Vec::new();
    }
    let mut counts: BTreeMap<PrivacyKind, usize> = BTreeMap::new();
    let kept = earlier.as_ref().map(|export| export.privacy.as_slice());
    let kept = kept.unwrap_or_default();
    for passage in now.privacy.iter().filter(|passage| !kept.contains(passage)) {
        *counts.entry(passage.kind).or_default() += 1;
    }
    let mut whys = Vec::new();
    if !counts.is_empty() {
        let named = counts.into_iter().map(|(kind, count)| match count {
            1 => kind.label().to_owned(),
            _ => format!("{} ({count})", kind.label()),
        });
        let named = named.collect::<Vec<_>>().join(", ");
        whys.push(format!("Sett på og beholdt: {named}"));
    }
    match now.not_found.len() {
        0 => {}
        1 => whys
            .push("Eksportert selv om teksten i 1 felt ikke ble funnet igjen på siden".to_owned()),
        n => whys.push(format!(
            "Eksportert selv om teksten i {n} felter ikke ble funnet igjen på siden"
        )),
    }
    let own = |text: String| Why {
        text: text.into(),
        written: false,
    };
    whys.into_iter().map(own).collect()
}
