//! What NAV may ask to see, as a file outside the store.

use super::notice;
use crate::{Answer, Api, ApiError, copies, files};
use domain::{Date, ExportedCopy, Id, dates::norwegian};
use reports::{Cell, List};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A copy of the incident log is a copy of this.
pub(crate) const COPY: &str = "incidents";

/// Where a file is to be written.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFile {
    /// The folder.
    pub folder: String,
    /// The file's name.
    pub file_name: String,
    /// Whether a file of that name may be replaced.
    #[serde(default)]
    pub replace: bool,
    /// Whether the counsellor knows that the folder is synchronised.
    #[serde(default)]
    pub synced: bool,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SavedFile {
    /// Where it lies.
    pub path: String,
}

impl SaveFile {
    pub(crate) fn folder(&self) -> &Path {
        Path::new(self.folder.trim())
    }

    pub(crate) fn name(&self) -> &str {
        self.file_name.trim()
    }

    /// Where it will lie. Refused before anything is made of it.
    pub(crate) fn target(&self) -> Answer<PathBuf> {
        let path = files::target(self.folder(), self.name(), self.replace)?;
        copies::may_lie_in(self.folder(), self.synced)?;
        Ok(path)
    }
}

/// Which entries to write.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportIncidents {
    /// Discovered on this day or later.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    pub since: Option<Date>,
    /// Discovered on this day or earlier.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    pub until: Option<Date>,
    /// Where to.
    pub file: SaveFile,
}

impl Api {
    /// The incident log as a spreadsheet: what happened, and the plans of action.
    pub(crate) fn export_incidents(&mut self, request: ExportIncidents) -> Answer<SavedFile> {
        let path = request.file.target()?;
        let lists = self.incident_lists(request.since, request.until)?;
        let written = self.today();
        let bytes = reports::lists(&lists, written).map_err(|_| ApiError::internal("regneark"))?;
        self.write_list("incident.export", COPY, &request.file, &path, &bytes)
    }

    /// Remembers a list and writes it.
    pub(crate) fn write_list(
        &mut self,
        operation: &str,
        of: &str,
        file: &SaveFile,
        path: &Path,
        bytes: &[u8],
    ) -> Answer<SavedFile> {
        let copy = ExportedCopy {
            case: None,
            of: Id::from(of),
            path: path.display().to_string().into(),
            written: self.today(),
            sha256: copies::digest(bytes),
        };
        self.write(operation, |tx| copies::remember(tx, &copy))?;
        let path = files::write_atomically(file.folder(), file.name(), bytes, file.replace)?;
        Ok(SavedFile {
            path: path.display().to_string(),
        })
    }

    fn incident_lists(&mut self, since: Option<Date>, until: Option<Date>) -> Answer<Vec<List>> {
        let answer = self.incidents(crate::requests::Nothing {})?;
        let mut rows = answer.incidents;
        rows.retain(|row| {
            let day = row.incident.discovered.date();
            since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
        });
        rows.sort_by_key(|row| row.incident.discovered);
        let names = |ids: &[String]| {
            let of = |id: &String| {
                let found = answer.agreements.iter().find(|each| each.agreement == *id);
                found.map_or_else(|| id.clone(), |each| each.name.clone())
            };
            ids.iter().map(of).collect::<Vec<_>>().join("\n")
        };
        let mut events = Vec::new();
        let mut measures = Vec::new();
        for (number, row) in (1u64..).zip(&rows) {
            let incident = &row.incident;
            let told = match (&incident.told, row.told) {
                (Some(told), _) => format!("{}: {}", norwegian(told.date), told.how.trimmed()),
                (None, Some(day)) => format!("{}, med melding om brudd", norwegian(day)),
                (None, None) => String::new(),
            };
            events.push(vec![
                Cell::Count(number),
                incident.kind.label().into(),
                incident.title.trimmed().into(),
                Cell::Moment(incident.discovered),
                incident.happened.trimmed().into(),
                names(&incident.agreements).into(),
                incident.cases.join(", ").into(),
                incident.description.trimmed().into(),
                incident.consequences.trimmed().into(),
                incident
                    .measures
                    .iter()
                    .map(notice::measure)
                    .collect::<Vec<_>>()
                    .join("\n")
                    .into(),
                told.into(),
                incident.closed.into(),
            ]);
            for measure in &incident.measures {
                measures.push(vec![
                    Cell::Count(number),
                    measure.what.trimmed().into(),
                    measure.responsible.trimmed().into(),
                    measure.due.into(),
                    measure.done.into(),
                ]);
            }
        }
        let profile = self.own_profile()?;
        let notes = vec![
            format!("Databehandler: {}", profile.provider.trimmed()),
            format!(
                "{}. Skrevet {}.",
                period(since, until),
                norwegian(self.today())
            ),
            "Deltakere står med sakens referanse, ikke med navn.".to_owned(),
        ];
        let list = |name: &str, columns: &[(&str, f64)], rows| List {
            name: name.to_owned(),
            title: "Avviks- og hendelseslogg".to_owned(),
            notes: notes.clone(),
            columns: columns
                .iter()
                .map(|(title, width)| ((*title).to_owned(), *width))
                .collect(),
            rows,
            closing: Vec::new(),
        };
        Ok(vec![
            list(
                "Hendelser",
                &[
                    ("Nr.", 6.0),
                    ("Hva slags", 20.0),
                    ("Kort om hva", 28.0),
                    ("Oppdaget", 17.0),
                    ("Skjedde", 20.0),
                    ("Avtaler", 26.0),
                    ("Saker", 14.0),
                    ("Hva som skjedde", 40.0),
                    ("Følger", 34.0),
                    ("Tiltak", 40.0),
                    ("Meldt NAV", 26.0),
                    ("Lukket", 13.0),
                ],
                events,
            ),
            list(
                "Tiltak",
                &[
                    ("Hendelse", 10.0),
                    ("Tiltak", 50.0),
                    ("Ansvarlig", 24.0),
                    ("Frist", 13.0),
                    ("Gjort", 13.0),
                ],
                measures,
            ),
        ])
    }
}

/// The days that a list is of, as its first line says it.
pub(crate) fn period(since: Option<Date>, until: Option<Date>) -> String {
    match (since, until) {
        (None, None) => "Hele loggen".to_owned(),
        (Some(since), None) => format!("Fra og med {}", norwegian(since)),
        (None, Some(until)) => format!("Til og med {}", norwegian(until)),
        (Some(since), Some(until)) => {
            format!("{} til {}", norwegian(since), norwegian(until))
        }
    }
}
