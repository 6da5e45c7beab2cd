//! The change log as a spreadsheet that names nobody but who worked: NAV asks who changed what when, and
//! never needs a participant's data for it.

use super::{local_day, log::grouped};
use crate::{
    Answer, Api, ApiError, history,
    incidents::export::{SaveFile, SavedFile, period},
};
use chrono::Local;
use domain::{Case, Date, dates::norwegian};
use reports::{Cell, List};
use serde::Deserialize;
use store::OPERATION;
use ts_rs::TS;

/// A copy of the change log is a copy of this.
pub(crate) const COPY: &str = "change-log";

/// Which days to write.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportAudit {
    /// Changes on this day and later; from the first, if not given.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    pub from: Option<Date>,
    /// Changes on this day and earlier; to the last, if not given.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    pub until: Option<Date>,
    /// Where to.
    pub file: SaveFile,
}

impl Api {
    /// Writes the log without values. It ends with what vouches for it: the number of changes and the hash
    /// of the last, by which a later copy can be held against this one.
    pub(crate) fn export_audit(&mut self, request: ExportAudit) -> Answer<SavedFile> {
        let path = request.file.target()?;
        let list = self.log_list(request.from, request.until)?;
        let made = reports::lists(&[list], self.today());
        let bytes = made.map_err(|_| ApiError::internal("regneark"))?;
        self.write_list("audit.export", COPY, &request.file, &path, &bytes)
    }

    fn log_list(&mut self, from: Option<Date>, until: Option<Date>) -> Answer<List> {
        // The chain as it is now and no longer than that: the export adds a change of its own.
        let verified = self.opened()?.verify()?;
        let end = self.opened()?.log_end()?;
        let traces = self.opened()?.traces()?;
        let notes = traces.iter().filter(|trace| trace.kind == OPERATION);
        let undone = history::undone(notes.map(|note| (&*note.group, &*note.record)));
        let mut whys = self.whys(&traces.iter().collect::<Vec<_>>())?;
        let cases = self.opened()?.all::<Case>()?;
        let known = self.log_cases(&cases, &traces)?;
        let mut rows = Vec::new();
        for group in grouped(&traces) {
            let (Some(first), Some(last)) = (group.traces.first(), group.traces.last()) else {
                continue;
            };
            let day = local_day(first.at);
            if from.is_some_and(|from| day < from) || until.is_some_and(|until| until < day) {
                continue;
            }
            let references: Vec<String> = group
                .cases()
                .into_iter()
                .map(|case| {
                    let found = known.get(case).and_then(|case| case.reference.clone());
                    found.unwrap_or_else(|| "slettet sak".to_owned())
                })
                .collect();
            let kinds = group.kinds().into_iter().map(|(word, count)| match count {
                1 => word,
                n => format!("{word} ({n})"),
            });
            let mut reasons: Vec<String> = Vec::new();
            let own = group
                .traces
                .iter()
                .filter_map(|trace| whys.remove(&trace.sequence));
            for why in own.flatten().collect::<Vec<_>>() {
                let told = match why.written {
                    true => "Begrunnelsen står i mappen".to_owned(),
                    false => why.text.0,
                };
                if !reasons.contains(&told) {
                    reasons.push(told);
                }
            }
            let erased = group.traces.iter().filter(|trace| trace.erased).count();
            let values = match erased {
                0 => "Bevart",
                n if n == group.traces.len() => "Slettet",
                _ => "Delvis slettet",
            };
            rows.push(vec![
                Cell::Count(first.sequence),
                Cell::Count(last.sequence),
                Cell::Moment(first.at.with_timezone(&Local).naive_local()),
                first.who.trimmed().into(),
                history::operation_in_words(&first.operation).into(),
                first.operation.as_str().into(),
                kinds.collect::<Vec<_>>().join(", ").into(),
                references.join(", ").into(),
                reasons.join(". ").into(),
                values.into(),
                if undone.contains(&*first.group) {
                    "Angret"
                } else {
                    ""
                }
                .into(),
            ]);
        }
        let columns = [
            ("Fra nr.", 8.0),
            ("Til nr.", 8.0),
            ("Når", 17.0),
            ("Hvem", 22.0),
            ("Hva", 34.0),
            ("Handling", 22.0),
            ("Slags opplysninger", 34.0),
            ("Sak", 14.0),
            ("Hvorfor", 36.0),
            ("Verdier i loggen", 14.0),
            ("Angret", 10.0),
        ];
        let provider = self.own_profile()?.provider;
        Ok(List {
            name: "Endringslogg".to_owned(),
            title: "Endringslogg".to_owned(),
            notes: vec![
                format!("Databehandler: {}", provider.trimmed()),
                format!("{}. Skrevet {}.", period(from, until), norwegian(self.today())),
                "Uten personopplysninger om deltakere: hver sak står med sin referanse, og verdiene er ikke med.".to_owned(),
            ],
            columns: columns.iter().map(|(title, width)| ((*title).to_owned(), *width)).collect(),
            rows,
            closing: vec![
                format!(
                    "Hele loggen holder {} endringer og er kontrollert: kjeden er hel og stemmer med opplysningene. {} av dem har fått verdiene slettet.",
                    verified.changes, verified.erased
                ),
                format!("Kjedens siste verdi (SHA-256): {}", end.hash),
            ],
        })
    }
}
