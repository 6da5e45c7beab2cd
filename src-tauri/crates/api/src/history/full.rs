//! The same history and the same words, in full: for whoever may know all that is kept.

use super::words::Words;
use super::{ChangedField, Seen, sentence, tell};
use crate::{Answer, Api};
use chrono::{DateTime, Utc};
use domain::{Case, Id, Private, Report};
use serde::Deserialize as _;
use serde_json::Value;
use store::{Operation, Record as _};

/// One operation.
pub(crate) struct ToldInFull {
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub who: Private,
    /// The operation's id, such as `event.save`.
    pub operation: String,
    /// What was done, in Norwegian.
    pub sentence: Private,
    /// The fields that changed.
    pub fields: Vec<FieldInFull>,
}

/// A field before and after.
pub(crate) struct FieldInFull {
    /// The record that it is a field of.
    pub record: Id,
    /// What it is called.
    pub label: String,
    /// What stood there.
    pub old: Option<Private>,
    /// What stands there since.
    pub new: Option<Private>,
}

/// What records and their fields are called.
pub(crate) struct RecordWords<'a>(Words<'a>);

impl Api {
    /// Everything that was done to a case and its participant, newest first. The register's entries are not
    /// the participant's and are left out.
    pub(crate) fn history_in_full(&self, case: &Id) -> Answer<Vec<ToldInFull>> {
        let person = self.opened()?.get::<Case>(case)?.person;
        let records = [case.clone(), person];
        let operations: Vec<Operation> = self.opened()?.operations(case, &records)?;
        let told = tell(&operations, case, &records);
        let words = self.words(case)?;
        let mut sentences = sentence::all(&words, &told.iter().collect::<Vec<_>>());
        let mut all = Vec::new();
        for each in told.iter().rev() {
            let operation = each.operation;
            let fields = sentence::parts(operation.name(), &each.seen).iter();
            all.push(ToldInFull {
                at: operation.at(),
                who: operation.who(),
                operation: operation.name().to_owned(),
                sentence: sentences
                    .remove(operation.group())
                    .unwrap_or_default()
                    .into(),
                fields: fields.flat_map(|seen| in_full(&words, seen)).collect(),
            });
        }
        Ok(all)
    }

    /// The words for the records of a case.
    pub(crate) fn record_words(&self, case: &str) -> Answer<RecordWords<'_>> {
        Ok(RecordWords(self.words(case)?))
    }
}

fn in_full(words: &Words<'_>, seen: &Seen) -> Vec<FieldInFull> {
    let fields = words.fields_in_full(seen).into_iter();
    let field = |ChangedField {
                     label, old, new, ..
                 }| FieldInFull {
        record: seen.record.clone(),
        label,
        old,
        new,
    };
    fields.map(field).collect()
}

impl RecordWords<'_> {
    /// What a field of a record is called; none where a history does not name it.
    pub(crate) fn label(&self, kind: &str, body: &Value, path: &[String]) -> Option<String> {
        let seen = Seen {
            kind: kind.to_owned(),
            record: Id::default(),
            // Begun and gone alike: a report's fields have names only where it changed.
            before: Some(body.clone()),
            after: Some(body.clone()),
        };
        self.0.label(&seen, path)
    }

    /// A value as it is read; none where there is nothing to read.
    pub(crate) fn shown(&self, path: &[String], value: &Value) -> Option<String> {
        self.0.shown(path, value)
    }

    /// A record's heading where it has one of its own.
    pub(crate) fn title(&self, kind: &str, body: &Value) -> Option<String> {
        let report = (kind == Report::KIND).then(|| Report::deserialize(body).ok());
        report.flatten().map(|report| self.0.report(&report))
    }
}
