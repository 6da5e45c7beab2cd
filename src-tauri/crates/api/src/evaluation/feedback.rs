//! Participants' feedback, gathered by the headings of the evaluation report.

use crate::{Answer, Api, ApiError, Code};
use domain::{Date, Event, EventKind, RecordedEvent};
use reports::{Field, Figures, Given, Origin, Section, Template};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// The first part of the names by which templates ask for feedback; the heading's own name follows.
pub(super) const FIRST: &str = "feedback.";

/// The heading that also gets what was registered without one, or for one that is there no longer.
const GENERAL: &str = "general";

/// A heading of the evaluation report under which participants' feedback can be gathered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FeedbackHeading {
    /// As the template names it.
    pub id: String,
    /// The field's label, after its section's heading where it has one.
    pub label: String,
}

impl Api {
    /// The headings that the agreement's templates gather feedback under, in their order; none where
    /// they gather none.
    pub(crate) fn feedback_headings(&self, agreement: &str) -> Vec<FeedbackHeading> {
        let mut seen = BTreeSet::new();
        let templates = self.templates.for_agreement(agreement).into_iter();
        let sections = templates.flat_map(|template| &template.sections);
        let fields =
            sections.flat_map(|section| section.fields.iter().map(move |field| (section, field)));
        fields
            .filter_map(|(section, field)| {
                let id = heading_of(field)?;
                seen.insert(id.to_owned()).then(|| FeedbackHeading {
                    id: id.to_owned(),
                    label: label(section, field),
                })
            })
            .collect()
    }

    /// Refuses a heading that the agreement's evaluation does not have, or on an event that is no feedback.
    pub(crate) fn gathered_under(
        &self,
        case: &str,
        event: &Event,
        heading: Option<&str>,
    ) -> Answer<()> {
        let Some(heading) = heading else {
            return Ok(());
        };
        let case: domain::Case = self.opened()?.get(case)?;
        let known = self.feedback_headings(&case.agreement);
        let message = match known.iter().any(|one| one.id == heading) {
            true if event.kind == EventKind::FeedbackReceived => return Ok(()),
            true => "Bare en tilbakemelding fra deltaker har en overskrift i evalueringsrapporten.",
            false => {
                "Avtalens evalueringsrapport samler ikke tilbakemeldinger under denne overskriften."
            }
        };
        Err(ApiError::new(Code::InvalidField, message).with(["heading"]))
    }

    /// The notes of the feedback of a period by heading, one a line. No one is named, and the lines stand
    /// by their own words: neither by case nor by date.
    pub(super) fn gathered(
        &self,
        agreement: &str,
        template: &Template,
        (from, to): (Date, Date),
    ) -> Answer<Figures> {
        let headings: BTreeSet<&str> = template.fields().filter_map(heading_of).collect();
        let mut notes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for file in self.without_borrowed(self.opened()?.case_files()?)? {
            if file.case.agreement != agreement {
                continue;
            }
            for RecordedEvent {
                event,
                note,
                heading,
                ..
            } in file.events.values()
            {
                let within = (from..=to).contains(&event.date);
                if event.kind != EventKind::FeedbackReceived || !within || note.is_blank() {
                    continue;
                }
                let asked = heading.as_deref().and_then(|asked| headings.get(asked));
                let words: Vec<&str> = note.0.split_whitespace().collect();
                notes
                    .entry(asked.copied().unwrap_or(GENERAL))
                    .or_default()
                    .push(words.join(" "));
            }
        }
        let told = notes.into_iter().map(|(heading, mut lines)| {
            lines.sort_by_cached_key(|line| (line.to_lowercase(), line.clone()));
            let source = match lines.len() {
                1 => "fra én tilbakemelding i perioden".to_owned(),
                n => format!("fra {n} tilbakemeldinger i perioden"),
            };
            (
                format!("{FIRST}{heading}"),
                Given::one(lines.join("\n"), source),
            )
        });
        Ok(told.collect())
    }
}

/// The name of the heading that a field gathers feedback under.
fn heading_of(field: &Field) -> Option<&str> {
    match field.prefill.as_ref()? {
        Origin::Computed(name) => name.strip_prefix(FIRST),
        Origin::Source(_) => None,
    }
}

fn label(section: &Section, field: &Field) -> String {
    let bare = |text: &str| text.trim_end_matches([':', ';']).to_owned();
    match &section.heading {
        Some(heading) => format!("{} – {}", bare(heading), bare(&field.label)),
        None => bare(&field.label),
    }
}
