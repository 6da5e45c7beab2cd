//! The demo data (eksempeldata): a fictional portfolio to look around in, which can be removed again without
//! a trace; and the main job done with it where there is no screen.

mod data;
mod load;
mod remove;

use crate::{
    Answer, Api, ApiError, Code,
    requests::*,
    views::{Action, DemoDone, Nearness, TodayRow},
};
use domain::{EventKind, Private, Standpoint, event::Milestone};
use std::{collections::BTreeMap, fs, path::Path};

/// The passphrase of a demo store. Known to everyone: nothing in it is about anyone.
pub const DEMO_PASSPHRASE: &str = "bare til demonstrasjon";

impl Api {
    /// Makes a demo store in `out`/tiltaksmappe-demo, and writes what is due as PDF into `out`. Not one of
    /// the window's requests: its passphrase is known to everyone, so it only ever makes a folder of its
    /// own.
    pub fn demo(out: &Path) -> Answer<DemoDone> {
        fs::create_dir_all(out).map_err(|_| {
            ApiError::new(
                Code::FolderMissing,
                "Mappen kunne ikke opprettes. Velg en annen.",
            )
        })?;
        let folder = out.join("tiltaksmappe-demo");
        if folder.exists() {
            let message = "Demoen ligger der allerede. Velg en annen mappe, eller slett «tiltaksmappe-demo» først.";
            return Err(ApiError::new(Code::StoreExists, message));
        }
        let mut api = Self::new(crate::Environment::system(folder.clone()));
        let done = api.fill_demo(out);
        if done.is_err() {
            drop(api);
            let _ = fs::remove_dir_all(folder);
        }
        done
    }

    fn fill_demo(&mut self, out: &Path) -> Answer<DemoDone> {
        self.create_store(WithPassphrase {
            passphrase: DEMO_PASSPHRASE.into(),
        })?;
        self.load_demo(Nothing {})?;
        let today = self.today_overview(Nothing {})?;
        let mut files = Vec::new();
        for row in &today.rows {
            let Action::Report {
                template,
                occurrence,
                milestone,
                ..
            } = &row.due.action
            else {
                continue;
            };
            if row
                .due
                .nearness
                .is_some_and(|nearness| nearness < Nearness::Later)
            {
                files.push(self.write_due_report(row, template, (*occurrence, *milestone), out)?);
            }
        }
        Ok(DemoDone {
            store: self.env.folder.display().to_string(),
            passphrase: DEMO_PASSPHRASE.to_owned(),
            today,
            files,
        })
    }

    fn write_due_report(
        &mut self,
        row: &TodayRow,
        template: &str,
        (occurrence, milestone): (Option<u32>, Option<Milestone>),
        out: &Path,
    ) -> Answer<String> {
        let begin = BeginReport {
            case: Some(row.case.clone()),
            template: template.to_owned(),
            occurrence,
            milestone,
            period: None,
            incident: None,
        };
        let id = self.begin_report(begin)?.id;
        let view = self.report(ById { id: id.clone() })?;
        let mut values = demo_texts(&view.participant, view.template.settles)?;
        for missing in &view.check.missing {
            values
                .entry(missing.field.clone())
                .or_insert_with(|| reports::NOT_APPLICABLE.into());
        }
        self.save_report(SaveReport {
            id: id.clone(),
            values: values
                .into_iter()
                .map(|(key, text)| (key, Some(text)))
                .collect(),
        })?;
        // What they say is invented like the rest.
        self.save_standpoint(SaveStandpoint {
            id: id.clone(),
            standpoint: Some(Standpoint::Agrees),
        })?;
        let file_name = view.file_name;
        Ok(self
            .export_report(ExportReport {
                id,
                folder: out.display().to_string(),
                file_name,
                replace: false,
                synced: false,
                looked_at: Vec::new(),
            })?
            .path)
    }
}

/// What the counsellor of the demo would write about this participant in a report of this sort.
fn demo_texts(
    participant: &Private,
    settles: Option<EventKind>,
) -> Answer<BTreeMap<String, Private>> {
    let demo = data::read()?;
    let name =
        |p: &data::Participant| format!("{} {}", p.person.first_name.0, p.person.last_name.0);
    let found = demo
        .participant
        .into_iter()
        .find(|p| name(p) == participant.0);
    Ok(found
        .and_then(|mut p| p.report.remove(&settles?))
        .unwrap_or_default())
}
