//! For the provider's paperwork: the security measures under the headings of the data processing agreements' vedlegg
//! 2, and the record of processing (artikkel 30 nr. 2), as the code does it and as it is set up today. Neither names a
//! participant.

mod measures;
mod record;

pub use measures::MeasureSection;

use crate::{Answer, Api, ApiError, Code, copies, files, requests::Nothing};
use domain::{Case, Private};
use reports::{Meta, Registry, Template};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use ts_rs::TS;

/// What the provider can take for its paperwork.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Paperwork {
    /// Under the headings of vedlegg 2, in its order.
    pub measures: Vec<MeasureSection>,
    /// The same as one text, to copy.
    pub text: String,
    /// What the file with the measures is called.
    pub file_name: String,
    /// A record of processing for each agreement in use; for every agreement while none is.
    pub records: Vec<RecordOf>,
    /// The folder that exports go to.
    pub folder: String,
}

/// The record of processing under one agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecordOf {
    /// The agreement.
    pub agreement: String,
    /// The measure and its buyer.
    pub name: String,
    /// What the file is called.
    pub file_name: String,
}

/// A paper to write.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPaper {
    /// The agreement whose record it is; the security measures alone where it is left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub agreement: Option<String>,
    /// Whom the record names as the provider's contact; the counsellor if left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub contact: Option<Private>,
    /// The provider's data protection officer (personvernombud), where there is one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub officer: Option<Private>,
    /// The folder.
    pub folder: String,
    /// Whether a file of that name may be replaced.
    #[serde(default)]
    pub replace: bool,
    /// Whether the counsellor knows that the folder is synchronised.
    #[serde(default)]
    pub synced: bool,
}

/// Where a paper lies.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperWritten {
    /// The file.
    pub path: String,
}

const RECORD: &str = include_str!("../../../../../assets/paperwork/protokoll.toml");

impl Api {
    pub(crate) fn paperwork(&mut self, _: Nothing) -> Answer<Paperwork> {
        let measures = self.measures()?;
        let used: BTreeSet<String> = self
            .opened()?
            .all::<Case>()?
            .into_values()
            .map(|case| case.agreement)
            .collect();
        let wanted = |id: &str| used.is_empty() || used.contains(id);
        let mut records: Vec<RecordOf> = self
            .agreements
            .all()
            .iter()
            .filter(|agreement| agreement.newest && wanted(&agreement.id))
            .map(|agreement| RecordOf {
                agreement: agreement.id.clone(),
                name: agreement.name(),
                file_name: self.record_name(&agreement.id),
            })
            .collect();
        records.sort_by_cached_key(|record| record.name.to_lowercase());
        Ok(Paperwork {
            text: measures::as_text(&measures),
            measures,
            file_name: self.measures_name(),
            records,
            folder: self.own_profile()?.export_folder,
        })
    }

    pub(crate) fn export_paper(&mut self, request: ExportPaper) -> Answer<PaperWritten> {
        let folder = Path::new(request.folder.trim());
        let name = match &request.agreement {
            Some(agreement) => self.record_name(&self.agreement(agreement)?.id),
            None => self.measures_name(),
        };
        files::target(folder, &name, request.replace)?;
        copies::may_lie_in(folder, request.synced)?;
        for (field, text) in [("contact", &request.contact), ("officer", &request.officer)] {
            if text
                .as_ref()
                .is_some_and(|text| text.0.chars().count() > 200)
            {
                let message = "Skriv høyst 200 tegn.";
                return Err(ApiError::new(Code::InvalidField, message).with([field]));
            }
        }
        let measures = self.measures()?;
        let mut paper = Paper::new()?;
        match &request.agreement {
            Some(agreement) => {
                let agreement = self.agreement(agreement)?;
                self.fill_record(&mut paper, agreement, &request)?;
            }
            None => {
                "Tekniske og organisatoriske sikkerhetstiltak"
                    .clone_into(&mut paper.template.title);
                "Databehandleravtalen, vedlegg 2".clone_into(&mut paper.template.source);
                let text = paper.template.sections.pop();
                paper.template.sections = text
                    .map(|section| reports::Section {
                        heading: None,
                        text: Vec::from(["Tiltakene slik de er satt opp i dag, under overskriftene i databehandleravtalens vedlegg 2.".to_owned()]),
                        ..section
                    })
                    .into_iter()
                    .collect();
            }
        }
        paper.add(&measures);
        let pdf = paper.pdf(self)?;
        let path = files::write_atomically(folder, &name, &pdf, request.replace)?;
        Ok(PaperWritten {
            path: path.display().to_string(),
        })
    }

    fn measures_name(&self) -> String {
        format!("sikkerhetstiltak-{}.pdf", self.today())
    }

    fn record_name(&self, agreement: &str) -> String {
        format!("protokoll-{agreement}-{}.pdf", self.today())
    }
}

/// A page that is being filled in.
struct Paper {
    template: Template,
    values: BTreeMap<String, Private>,
}

impl Paper {
    fn new() -> Answer<Self> {
        let mut registry = Registry::default();
        let sound = registry.add("protokoll.toml", RECORD);
        sound.map_err(|_| ApiError::internal("mal"))?;
        let template = registry.get("papirer/protokoll").cloned();
        Ok(Self {
            template: template.ok_or_else(|| ApiError::internal("mal"))?,
            values: BTreeMap::new(),
        })
    }

    /// What is not known says so: it is for the provider to find out.
    fn put(&mut self, key: &str, text: &str) {
        let text = match text.trim() {
            "" => "Ikke oppgitt",
            text => text,
        };
        self.values.insert(key.to_owned(), text.into());
    }

    /// The measures, each heading in a section of its own.
    fn add(&mut self, measures: &[MeasureSection]) {
        let Some(like) = self.template.sections.last().cloned() else {
            return;
        };
        self.template
            .sections
            .extend(measures.iter().map(|one| reports::Section {
                heading: Some(one.heading.clone()),
                text: one.statements.clone(),
                ..like.clone()
            }));
    }

    fn pdf(&self, api: &Api) -> Answer<Vec<u8>> {
        let meta = Meta {
            date: api.today(),
            reference: String::new(),
            draft: false,
            notes: Vec::new(),
            marked: Vec::new(),
        };
        let rendered = reports::render(&self.template, &self.values, &meta)
            .map_err(|_| ApiError::internal("PDF"))?;
        match rendered.not_found.is_empty() {
            true => Ok(rendered.pdf),
            false => Err(ApiError::internal("PDF")),
        }
    }
}
