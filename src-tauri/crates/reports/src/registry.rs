//! All templates at hand: the embedded ones and those a provider adds.

use crate::parse::{self, Agreements, Parsed};
use crate::{Template, embedded};
use domain::{EventKind, Fault};
use std::collections::BTreeSet;

/// The templates, by id. One that several agreements share stands once under each of them.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    templates: Vec<Template>,
    /// As their files tell them.
    files: Vec<Parsed>,
    /// The agreements that a template «for all» is for.
    agreements: BTreeSet<String>,
}

impl Registry {
    /// The templates and the agreements that come with the app. A test makes sure that every template is
    /// sound; were one not, it would be left out rather than stop the app.
    pub fn embedded() -> Self {
        let mut registry = Self::default();
        for agreement in embedded::AGREEMENTS {
            registry.know(agreement);
        }
        for (name, text) in embedded::TEMPLATES {
            let _ = registry.add(name, text);
        }
        registry
    }

    /// Tells of an agreement, which templates «for all» are for from now on.
    pub fn know(&mut self, agreement: &str) {
        if self.agreements.insert(agreement.to_owned()) {
            self.arrange();
        }
    }

    /// Adds a template file. A second of the same id and version is refused; another version of the
    /// same id stands beside it.
    ///
    /// # Errors
    /// File, line and reason in Norwegian; the registry is then unchanged.
    pub fn add(&mut self, file_name: &str, text: &str) -> Result<(), Fault> {
        self.insert(file_name, text, parse::template(file_name, text, None)?)
    }

    /// Adds a provider's template file, which must be for agreements that there are: a slip in an
    /// agreement's id would make a template that is offered nowhere.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_to_known(&mut self, file_name: &str, text: &str) -> Result<(), Fault> {
        let parsed = parse::template(file_name, text, Some(&self.agreements))?;
        self.insert(file_name, text, parsed)
    }

    fn insert(&mut self, file_name: &str, text: &str, parsed: Parsed) -> Result<(), Fault> {
        let template = &parsed.template;
        let same = |other: &Parsed| {
            other.template.id == template.id && other.template.version == template.version
        };
        if self.files.iter().any(same) {
            let reason = format!(
                "Malen «{}» versjon {} finnes allerede; gi filen en egen id eller en ny version.",
                template.id, template.version
            );
            return Err(Fault::at(file_name, text, 0, reason));
        }
        self.files.push(parsed);
        self.arrange();
        Ok(())
    }

    /// Puts every template under each of its agreements. An agreement's own goes before a shared one of
    /// the same name.
    fn arrange(&mut self) {
        let own: BTreeSet<&str> = self
            .files
            .iter()
            .filter(|file| !file.template.shared)
            .map(|file| file.template.id.as_str())
            .collect();
        let mut templates = Vec::new();
        for Parsed {
            template,
            agreements,
        } in &self.files
        {
            let several: Vec<&String> = match agreements {
                Agreements::One(_) => {
                    templates.push(template.clone());
                    continue;
                }
                Agreements::Some(list) => list.iter().collect(),
                Agreements::All => self.agreements.iter().collect(),
            };
            let name = template.id.rsplit('/').next().unwrap_or_default();
            for agreement in several {
                let id = format!("{agreement}/{name}");
                if !own.contains(id.as_str()) {
                    let agreement = agreement.clone();
                    templates.push(Template {
                        id,
                        agreement,
                        ..template.clone()
                    });
                }
            }
        }
        templates.sort_by(|a, b| (&a.id, a.version).cmp(&(&b.id, b.version)));
        // A list of agreements and «all» may both name one: the list was meant for it.
        templates.dedup_by(|a, b| a.id == b.id && a.version == b.version);
        self.templates = templates;
    }

    /// Every template in every version, by id and version.
    pub fn all(&self) -> &[Template] {
        &self.templates
    }

    /// The newest version of a template.
    pub fn get(&self, id: &str) -> Option<&Template> {
        self.templates.iter().rev().find(|t| t.id == id)
    }

    /// A certain version of a template, as a case keeps the one that it started under.
    pub fn get_version(&self, id: &str, version: u32) -> Option<&Template> {
        self.templates
            .iter()
            .find(|t| t.id == id && t.version == version)
    }

    /// The newest version of each template of an agreement, its own and those it shares.
    pub fn for_agreement(&self, agreement: &str) -> Vec<&Template> {
        self.newest().filter(|t| t.agreement == agreement).collect()
    }

    /// The template whose delivery brings about this event under this agreement: its own rather than a
    /// shared one, and a form of NAV's rather than a stand-in.
    pub fn settling(&self, agreement: &str, event: EventKind) -> Option<&Template> {
        self.newest()
            .filter(|t| t.agreement == agreement && t.settles == Some(event))
            .min_by_key(|t| (t.stand_in, t.shared))
    }

    fn newest(&self) -> impl Iterator<Item = &Template> {
        let newer = |t: &Template| {
            self.templates
                .iter()
                .any(|other| other.id == t.id && other.version > t.version)
        };
        self.templates.iter().filter(move |t| !newer(t))
    }
}
