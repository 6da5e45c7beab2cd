//! The access report (innsyn): everything that is kept of one participant, in all cases, as PDF to read and as
//! JSON to process. It is made for NAV, which decides what the participant gets.
//!
//! It is complete by construction: [`contents`] takes every record that belongs to the participant's cases,
//! whatever its kind, and every field of it. `docs/access-report.md` explains the JSON.

mod contents;
mod fields;
mod files;
mod pdf;
mod prose;

use crate::inquiries::InquiryRow;
use crate::requests::ById;
use crate::{Answer, Api, ApiError, Code, copies};
use domain::inquiry::AccessFor;
use domain::{AccessReport, Case, Date, ExportedCopy, Id, Inquiry, Private};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// Why a report is made: the longest text, in characters.
const MAX_WHY: usize = 500;

/// What is to be known before a report is made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccessOf {
    /// What was asked about the participant.
    pub inquiries: Vec<InquiryRow>,
    /// How many cases the participant has; the report covers them all.
    pub cases: usize,
    /// What it will hold, by kind: «12 hendelser».
    pub holds: Vec<KindCount>,
    /// How many attachments and delivered reports can be laid beside it.
    pub files: usize,
    /// Where the texts seem to name another participant: the counsellor must judge what concerns others.
    pub others: Vec<OtherNamed>,
    /// The participant has adressesperre: no address is in the report.
    pub protected: bool,
    /// What is not in it, since a colleague has it: one sentence for each loan.
    pub incomplete: Vec<String>,
    /// The folder to propose; empty when none has been chosen.
    pub folder: String,
}

/// How much there is of one kind.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KindCount {
    /// What it is called.
    pub label: String,
    /// How many.
    pub count: usize,
}

/// A text that seems to name another participant.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OtherNamed {
    /// What it stands in.
    pub place: String,
    /// The words around it: before, the passage itself, and after.
    pub excerpt: [Private; 3],
}

/// A report that was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccessReportRow {
    /// The record.
    pub id: Id,
    /// What is kept of it.
    pub report: AccessReport,
}

/// A report to make.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeAccessReport {
    /// One of the participant's cases.
    pub case: Id,
    /// For whom. For the participant only on NAV's decision.
    pub audience: AccessFor,
    /// Why. Kept, and told in the change log.
    pub why: Private,
    /// The inquiry that it answers.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub inquiry: Option<Id>,
    /// Also lay the attachments and the delivered reports beside it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub with_files: bool,
    /// The folder.
    pub folder: String,
    /// Replace files of the same names.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub replace: bool,
    /// The folder may be one that is synchronised.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub synced: bool,
}

/// A report just made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccessMade {
    /// The record.
    pub id: Id,
    /// Every file written, absolute; the PDF first, then the JSON.
    pub files: Vec<String>,
    /// How many pages the PDF has.
    pub pages: usize,
    /// How many texts an independent reader did not find on the pages; they are whole in the JSON.
    pub not_found: usize,
}

impl Api {
    pub(crate) fn access_of(&mut self, request: ById) -> Answer<AccessOf> {
        let contents =
            self.access_contents(&request.id, AccessFor::Nav, &Private::default(), None)?;
        let asked = crate::inquiries::AskInquiries {
            case: Some(request.id.clone()),
        };
        Ok(AccessOf {
            inquiries: self.inquiries(asked)?.inquiries,
            cases: contents.cases.len(),
            holds: contents.counts(),
            files: self.access_files(&contents, "")?.len(),
            others: self.others_named(&request.id, &contents)?,
            protected: contents.protected,
            incomplete: contents.incomplete,
            folder: self.own_profile()?.export_folder,
        })
    }

    /// The reports made on these cases, the newest first.
    pub(crate) fn access_reports(&self, cases: &[Id]) -> Answer<Vec<AccessReportRow>> {
        let mut reports: Vec<AccessReportRow> = Vec::new();
        for case in cases {
            let made = self.opened()?.of_case::<AccessReport>(case)?.into_iter();
            reports.extend(made.map(|(id, report)| AccessReportRow { id, report }));
        }
        reports.sort_by(|a, b| (b.report.made, &b.id).cmp(&(a.report.made, &a.id)));
        Ok(reports)
    }

    pub(crate) fn make_access_report(&mut self, request: MakeAccessReport) -> Answer<AccessMade> {
        let why: Private = request.why.trimmed().into();
        if why.is_blank() {
            let message = "Skriv hvorfor innsynsrapporten lages. Det står i endringsloggen.";
            return Err(ApiError::new(Code::MissingField, message).with(["why"]));
        }
        if why.0.chars().count() > MAX_WHY {
            let message = format!("Begrunnelsen kan være på inntil {MAX_WHY} tegn.");
            return Err(ApiError::new(Code::InvalidField, message).with(["why"]));
        }
        let person = self.opened()?.get::<Case>(&request.case)?.person;
        self.name_is_open(&person, &self.opened()?.get(&person)?)?;
        let inquiry = self.answered(&request)?;
        let folder = Path::new(request.folder.trim());
        copies::may_lie_in(folder, request.synced)?;
        let contents =
            self.access_contents(&request.case, request.audience, &why, inquiry.as_ref())?;
        let prefix = self.access_name(&request.case, request.audience)?;
        // Before anything is made: a refused request changes nothing.
        let mut written = vec![
            (format!("{prefix}.pdf"), Vec::new()),
            (format!("{prefix}.json"), contents.to_json()?),
        ];
        if request.with_files {
            written.extend(self.access_files(&contents, &prefix)?);
        }
        let mut paths = Vec::new();
        for (name, _) in &written {
            paths.push(crate::files::target(folder, name, request.replace)?);
        }
        let names = written.iter().skip(2).map(|(name, _)| name.as_str());
        let rendered = self.access_pdf(&contents, &names.collect::<Vec<_>>())?;
        if let Some((_, bytes)) = written.first_mut() {
            *bytes = rendered.pdf;
        }
        let made = self.today();
        let cases: Vec<Id> = contents.cases.iter().map(|case| case.id.clone()).collect();
        let report = AccessReport {
            case: request.case,
            made,
            audience: request.audience,
            why,
            inquiry: request.inquiry,
            with_files: request.with_files,
        };
        // Remembered before they are written: what a crash leaves on disk is then known.
        let id = self.write("access.make", |tx| {
            let id = tx.insert(&report)?;
            for ((_, bytes), path) in written.iter().zip(&paths) {
                remember_for_each(tx, &cases, &id, path, made, bytes)?;
            }
            Ok(id)
        })?;
        let mut files = Vec::new();
        for (name, bytes) in &written {
            let path = crate::files::write_atomically(folder, name, bytes, request.replace)?;
            files.push(path.display().to_string());
        }
        Ok(AccessMade {
            id,
            files,
            pages: rendered.pages,
            not_found: rendered.not_found.len(),
        })
    }

    /// The inquiry that a report answers. One for the participant needs NAV's word.
    fn answered(&self, request: &MakeAccessReport) -> Answer<Option<Inquiry>> {
        let inquiry: Option<Inquiry> = match &request.inquiry {
            Some(id) => Some(self.opened()?.get(id)?),
            None => None,
        };
        let cases = self.cases_of_the_same(&request.case)?;
        let others = |inquiry: &Inquiry| {
            let case = inquiry.case.as_ref();
            !case.is_some_and(|case| cases.contains(case))
        };
        if inquiry.as_ref().is_some_and(others) {
            let message = "Henvendelsen gjelder en annen deltaker. Velg en som gjelder denne.";
            return Err(ApiError::new(Code::InvalidField, message).with(["inquiry"]));
        }
        let granted = inquiry.as_ref().is_some_and(Inquiry::is_granted);
        if request.audience == AccessFor::Participant && !granted {
            let message = "Deltakeren får kopien først når NAV har bestemt det. Før NAVs svar på henvendelsen, og velg den her.";
            return Err(ApiError::new(Code::NotPermitted, message).with(["inquiry"]));
        }
        Ok(inquiry)
    }

    /// What the files are called. Names no one.
    fn access_name(&self, case: &str, audience: AccessFor) -> Answer<String> {
        let case: Case = self.opened()?.get(case)?;
        let whom = match audience {
            AccessFor::Nav => "til-nav",
            AccessFor::Participant => "til-deltaker",
        };
        Ok(format!("{}-innsyn-{whom}-{}", case.reference, self.today()))
    }
}

/// Remembers a file once for each case, since it holds what is kept of all of them: it goes with the first that is
/// deleted.
fn remember_for_each(
    tx: &mut store::Write<'_>,
    cases: &[Id],
    of: &Id,
    path: &Path,
    written: Date,
    bytes: &[u8],
) -> Answer<()> {
    let path: Private = path.display().to_string().into();
    for (id, other) in tx.all::<ExportedCopy>()? {
        if other.path == path {
            tx.remove::<ExportedCopy>(&id)?;
        }
    }
    for case in cases {
        tx.insert(&ExportedCopy {
            case: Some(case.clone()),
            of: of.clone(),
            path: path.clone(),
            written,
            sha256: copies::digest(bytes),
        })?;
    }
    Ok(())
}
