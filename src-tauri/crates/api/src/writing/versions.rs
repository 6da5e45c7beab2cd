//! The versions that a report went through, read from the one change log.

use super::words::{Part, difference};
use crate::{
    Answer, Api, ApiError, Code,
    requests::{ById, Nothing},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{Id, Private, Report};
use reports::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use store::{Change, Record as _, StoreError};
use ts_rs::TS;

/// Whoever writes on within this time is still at it.
const PAUSE: TimeDelta = TimeDelta::minutes(10);

type Values = BTreeMap<String, Private>;

/// The points that one can go back to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Versions {
    /// Newest first; the first is the report as it is saved now. No two neighbours are alike.
    pub versions: Vec<VersionRow>,
}

/// The report as it stood when something was done to it, or when writing stopped for a while.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionRow {
    /// What `report.version` asks for.
    pub version: Id,
    /// When.
    pub at: DateTime<Utc>,
    /// What was done, in Norwegian: «Skrevet», «Eksportert som PDF».
    pub what: String,
    /// In how many fields it differs from the version before it; for the first, how many have text.
    pub changed: usize,
}

/// A version of a report to look at.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtVersion {
    /// The report.
    pub id: Id,
    /// The version.
    pub version: Id,
}

/// A version of a report, beside what stands there now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Version {
    /// When it was.
    pub at: DateTime<Utc>,
    /// What was done then, in Norwegian.
    pub what: String,
    /// The fields in which it differs from what is saved now, in the template's order.
    pub fields: Vec<VersionField>,
}

/// A field that says something else now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionField {
    /// Its key.
    pub field: String,
    /// Its label.
    pub label: String,
    /// What stood there; empty where nothing did.
    pub then: Private,
    /// What stands there now.
    pub now: Private,
    /// The way from then to now, word by word.
    pub parts: Vec<Part>,
}

/// A version to bring back.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreVersion {
    /// The report.
    pub id: Id,
    /// The version.
    pub version: Id,
    /// The keys of the fields to bring back; all of them, if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub fields: Option<BTreeSet<String>>,
}

impl Api {
    pub(crate) fn report_versions(&mut self, request: ById) -> Answer<Versions> {
        let points = self.points(&request.id)?;
        let mut before = &Values::new();
        let mut versions = Vec::new();
        for point in &points {
            versions.push(VersionRow {
                version: point.group.clone(),
                at: point.at,
                what: point.done.words().to_owned(),
                changed: differing(before, &point.values).count(),
            });
            before = &point.values;
        }
        versions.reverse();
        Ok(Versions { versions })
    }

    pub(crate) fn report_version(&mut self, request: LookAtVersion) -> Answer<Version> {
        let report: Report = self.opened()?.get(&request.id)?;
        let template = self.template_of(&report)?.clone();
        let point = self.point(&request.id, &request.version)?;
        let at = |values: &Values, key: &str| values.get(key).cloned().unwrap_or_default();
        let mut fields: Vec<VersionField> = differing(&point.values, &report.values)
            .map(|key| {
                let (then, now) = (at(&point.values, key), at(&report.values, key));
                VersionField {
                    field: key.clone(),
                    label: label(&template, key),
                    parts: difference(&then.0, &now.0),
                    then,
                    now,
                }
            })
            .collect();
        // What is there now, and what was there then.
        let mut all = point.values.clone();
        all.extend(report.values.clone());
        let order: Vec<String> = template
            .slots(&all)
            .into_iter()
            .map(|slot| slot.key)
            .collect();
        fields.sort_by_cached_key(|field| order.iter().position(|key| *key == field.field));
        Ok(Version {
            at: point.at,
            what: point.done.words().to_owned(),
            fields,
        })
    }

    pub(crate) fn restore_version(&mut self, request: RestoreVersion) -> Answer<Nothing> {
        let mut report = self.draft(&request.id)?;
        let then = self.point(&request.id, &request.version)?.values;
        let wanted = |key: &String| {
            let fields = request.fields.as_ref();
            fields.is_none_or(|fields| fields.contains(key))
        };
        let changed: Vec<String> = differing(&report.values, &then)
            .filter(|key| wanted(key))
            .cloned()
            .collect();
        for key in &changed {
            match then.get(key) {
                Some(text) => report.values.insert(key.clone(), text.clone()),
                None => report.values.remove(key),
            };
        }
        if !changed.is_empty() {
            self.write("report.restore", |tx| Ok(tx.update(&request.id, &report)?))?;
        }
        Ok(Nothing {})
    }

    fn point(&self, report: &str, version: &str) -> Answer<Point> {
        let points = self.points(report)?.into_iter();
        let found = points.rev().find(|point| point.group == version);
        let gone = "Denne versjonen finnes ikke lenger. Velg en annen.";
        found.ok_or_else(|| ApiError::new(Code::NotFound, gone))
    }

    /// The report's points, oldest first.
    fn points(&self, report: &str) -> Answer<Vec<Point>> {
        let changes = self.opened()?.changes_of(report)?;
        let mut points: Vec<Point> = Vec::new();
        let mut now: Option<Value> = None;
        for change in changes.iter().filter(|change| change.kind == Report::KIND) {
            // What was forgotten cannot be gone back to; nor what followed from it.
            let Some(diff) = &change.diff else { break };
            now = diff.apply(now).map_err(|_| StoreError::DamagedStore)?;
            if let Some(values) = values(now.as_ref()) {
                take_down(&mut points, change, values);
            }
        }
        // Typed and taken back again leaves no trace but its time.
        points.dedup_by(|later, earlier| {
            later.values == earlier.values && later.done == Done::Written
        });
        Ok(points)
    }
}

/// What was done to a report, as far as versions tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Begun,
    Written,
    Restored,
    Refreshed,
    Exported,
    Printed,
    Delivered,
}

impl Done {
    fn of(operation: &str) -> Self {
        match operation {
            "report.begin" | "report.correct" => Self::Begun,
            "report.restore" => Self::Restored,
            "report.refresh" => Self::Refreshed,
            "report.export" => Self::Exported,
            "report.print" => Self::Printed,
            "report.deliver" => Self::Delivered,
            _ => Self::Written,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Begun => "Påbegynt",
            Self::Written => "Skrevet",
            Self::Restored => "Hentet tilbake",
            Self::Refreshed => "Oppdatert fra mappen",
            Self::Exported => "Eksportert som PDF",
            Self::Printed => "Skrevet ut",
            Self::Delivered => "Levert",
        }
    }

    /// Whether it leaves the text as it is: it then marks the version that it was done to.
    fn marks(self) -> bool {
        matches!(self, Self::Exported | Self::Printed | Self::Delivered)
    }
}

struct Point {
    group: Id,
    at: DateTime<Utc>,
    done: Done,
    values: Values,
}

/// Goes on with the last point, or begins a new one.
fn take_down(points: &mut Vec<Point>, change: &Change, values: Values) {
    let done = Done::of(&change.operation);
    let point = Point {
        group: change.group.clone(),
        at: change.at,
        done,
        values,
    };
    match points.last_mut() {
        Some(last) if done.marks() && last.values == point.values => *last = point,
        // Neither text nor anything that marks it.
        Some(last) if last.values == point.values && done == Done::Written => {}
        Some(last)
            if done == Done::Written
                && last.done == Done::Written
                && point.at - last.at < PAUSE =>
        {
            *last = point;
        }
        _ => points.push(point),
    }
}

/// The texts of a report as the log holds it; none while it was removed.
fn values(report: Option<&Value>) -> Option<Values> {
    let values = report?.get("values").cloned();
    serde_json::from_value(values.unwrap_or_default()).ok()
}

/// The keys whose text differs.
fn differing<'a>(one: &'a Values, other: &'a Values) -> impl Iterator<Item = &'a String> {
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let text = |values: &'a Values, key: &str| values.get(key).map_or("", |text| text.0.as_str());
    keys.into_iter()
        .filter(move |key| text(one, key) != text(other, key))
}

/// A field's label without its colon, with its place where it has several.
fn label(template: &Template, key: &str) -> String {
    let Some(slot) = template.at(key) else {
        return key.to_owned();
    };
    let label = slot.field.label.trim_end_matches(':');
    match slot.place {
        Some(place) => format!("{label} ({place})"),
        None => label.to_owned(),
    }
}
