//! What one operation changed, record by record, with all that stood there and stands there since.

use super::{ChangedField, Seen, kind_in_words, words::Words};
use crate::{Answer, Api};
use domain::Id;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use store::{Change, FORGOTTEN};
use ts_rs::TS;

/// A record that an operation changed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedRecord {
    /// Its kind in Norwegian, as it stands in a sentence.
    pub kind: String,
    /// It did not exist before.
    pub came: bool,
    /// It does not exist since.
    pub went: bool,
    /// The fields that differ.
    pub fields: Vec<ChangedField>,
    /// The log holds its values no longer.
    pub erased: bool,
}

impl Api {
    /// The records of an operation in the log, in its order.
    pub(crate) fn changed_records(&self, group: &str) -> Answer<Vec<ChangedRecord>> {
        let operation = self.opened()?.operation(group)?;
        let mut words: HashMap<Id, Words<'_>> = HashMap::new();
        let mut records = Vec::new();
        for change in operation.changes() {
            let of = change.case.as_ref().unwrap_or(&change.record);
            if !words.contains_key(of) {
                words.insert(of.clone(), self.words(of)?);
            }
            let Some(words) = words.get(of) else {
                continue;
            };
            records.push(self.changed_record(change, words)?);
        }
        Ok(records)
    }

    fn changed_record(&self, change: &Change, words: &Words<'_>) -> Answer<ChangedRecord> {
        let told = |came, went, fields, erased| ChangedRecord {
            kind: kind_in_words(&change.kind).to_owned(),
            came,
            went,
            fields,
            erased,
        };
        if change.kind == FORGOTTEN {
            return Ok(told(false, true, Vec::new(), false));
        }
        let Some(diff) = &change.diff else {
            return Ok(told(false, false, Vec::new(), true));
        };
        let earlier = self.before(change)?;
        let Some((before, after)) = earlier.and_then(|before| {
            let after = diff.apply(before.clone()).ok()?;
            Some((before, after))
        }) else {
            return Ok(told(false, false, Vec::new(), true));
        };
        let seen = Seen {
            kind: change.kind.clone(),
            record: change.record.clone(),
            before,
            after,
        };
        let (came, went) = (seen.before.is_none(), seen.after.is_none());
        Ok(told(came, went, words.fields_to_see(&seen), false))
    }

    /// The record as it was before a change, as the log tells it; none where the log no longer can.
    fn before(&self, change: &Change) -> Answer<Option<Option<Value>>> {
        let mut now: Option<Option<Value>> = Some(None);
        for earlier in self.opened()?.changes_of(&change.record)? {
            if earlier.sequence >= change.sequence {
                break;
            }
            now = match (&earlier.diff, now) {
                _ if earlier.kind == FORGOTTEN => Some(None),
                (Some(diff), Some(before)) => diff.apply(before).ok(),
                _ => None,
            };
        }
        Ok(now)
    }
}
