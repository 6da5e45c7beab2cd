//! All templates at hand: the embedded ones and those a provider adds.

use crate::{Template, embedded, parse};
use domain::{EventKind, Fault};

/// The templates, by id.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    templates: Vec<Template>,
}

impl Registry {
    /// The templates that come with the app. A test makes sure that every one is sound; were one not,
    /// it would be left out rather than stop the app.
    pub fn embedded() -> Self {
        let mut registry = Self::default();
        for (name, text) in embedded::TEMPLATES {
            let _ = registry.add(name, text);
        }
        registry
    }

    /// Adds a template file. A second of the same id and version is refused; another version of the
    /// same id stands beside it.
    ///
    /// # Errors
    /// File, line and reason in Norwegian; the registry is then unchanged.
    pub fn add(&mut self, file_name: &str, text: &str) -> Result<(), Fault> {
        let template = parse::template(file_name, text)?;
        let same = |t: &Template| t.id == template.id && t.version == template.version;
        if self.templates.iter().any(same) {
            let reason = format!(
                "Malen «{}» versjon {} finnes allerede; gi filen en egen id eller en ny version.",
                template.id, template.version
            );
            return Err(Fault::at(file_name, text, 0, reason));
        }
        self.templates.push(template);
        self.templates
            .sort_by(|a, b| (&a.id, a.version).cmp(&(&b.id, b.version)));
        Ok(())
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

    /// The newest version of each template of an agreement.
    pub fn for_agreement(&self, agreement: &str) -> Vec<&Template> {
        self.newest().filter(|t| t.agreement == agreement).collect()
    }

    /// The template whose delivery brings about this event under this agreement.
    pub fn settling(&self, agreement: &str, event: EventKind) -> Option<&Template> {
        self.newest()
            .find(|t| t.agreement == agreement && t.settles == event)
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
