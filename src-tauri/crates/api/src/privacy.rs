//! The privacy check before a report leaves the app: what is found in it, and what the counsellor looked at
//! and kept.

use crate::{Answer, Api, ApiError, Code, copies::digest, requests::ById};
use domain::{
    CaseFile, Contact, ContactKind, Id, Person, Private, Report, contact::RefersToContacts,
    privacy::KeptPassage,
};
use reports::privacy::{Document, Finding, Known, Surroundings, check};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// What the check finds in a report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PrivacyCheck {
    /// In the order of the report.
    pub passages: Vec<Passage>,
}

/// A passage that should perhaps not leave the house.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Passage {
    /// Where it stands, and why it is pointed out.
    #[serde(flatten)]
    #[ts(flatten)]
    pub finding: Finding,
    /// The words around it: before, the passage itself, and after.
    pub excerpt: [Private; 3],
    /// What to send with the export once it has been looked at. It says nothing of the text.
    pub digest: String,
    /// Whether it was looked at and kept in an earlier export of this report.
    pub kept: bool,
}

/// How many characters of a text stand on either side of a passage.
const AROUND: usize = 40;

impl Api {
    pub(crate) fn report_privacy(&mut self, request: ById) -> Answer<PrivacyCheck> {
        let report: Report = self.opened()?.get(&request.id)?;
        Ok(PrivacyCheck {
            passages: self.passages(&report)?,
        })
    }

    /// What was found in a report and kept, those in `looked_at` included. Nothing is asked of a delivered
    /// report, which has left the house.
    ///
    /// # Errors
    /// [`Code::NotLookedAt`] with the passages that nobody has decided on.
    pub(crate) fn looked_through(
        &self,
        report: &Report,
        looked_at: &[String],
    ) -> Answer<Vec<KeptPassage>> {
        if report.delivered.is_some() {
            return Ok(kept_before(report).to_vec());
        }
        let passages = self.passages(report)?;
        let open = |passage: &&Passage| !passage.kept && !looked_at.contains(&passage.digest);
        let undecided: Vec<&Passage> = passages.iter().filter(open).collect();
        if !undecided.is_empty() {
            let message = "Personvernkontrollen har funnet noe som kanskje ikke skal stå i rapporten. Se over det, rett teksten eller behold den, og eksporter på nytt.";
            return Err(ApiError::new(Code::NotLookedAt, message));
        }
        let kept: BTreeSet<KeptPassage> = passages
            .into_iter()
            .map(|passage| KeptPassage {
                kind: passage.finding.kind,
                field: passage.finding.field,
                digest: passage.digest,
            })
            .collect();
        Ok(kept.into_iter().collect())
    }

    fn passages(&self, report: &Report) -> Answer<Vec<Passage>> {
        let template = self.template_of(report)?;
        let surroundings = self.surroundings(self.subject(report)?.file.as_ref())?;
        let findings = check(&Document::new(template, &report.values), &surroundings);
        let passage = |finding: Finding| {
            let text = report.values.get(&finding.field)?;
            let excerpt = excerpt(&text.0, finding.start, finding.end);
            let told = format!("{:?}\n{}\n{}", finding.kind, finding.field, excerpt[1]);
            let digest = digest(told.as_bytes());
            Some(Passage {
                kept: kept_before(report).iter().any(|kept| kept.digest == digest),
                finding,
                excerpt: excerpt.map(Private),
                digest,
            })
        };
        Ok(findings.into_iter().filter_map(passage).collect())
    }

    /// Who a report may name: of a report on a whole agreement no participant at all.
    pub(crate) fn surroundings(&self, file: Option<&CaseFile>) -> Answer<Surroundings> {
        let profile = self.own_profile()?;
        let others = self.opened()?.all::<Person>()?.into_iter();
        let contacts = file.map_or_else(Vec::new, contacts_of);
        let mut known: Vec<Known> = contacts
            .into_iter()
            .map(|contact| Known {
                name: contact.name.clone(),
                phone: contact.phone.clone(),
                email: contact.email.clone(),
                clinician: contact.kind == ContactKind::Clinician,
            })
            .collect();
        known.push(Known {
            name: profile.counsellor,
            phone: profile.phone,
            email: profile.email,
            clinician: false,
        });
        known.push(Known {
            name: profile.provider,
            ..Known::default()
        });
        Ok(Surroundings {
            own: file.map_or_else(Person::default, |file| file.person.clone()),
            others: others
                .filter(|(id, _)| file.is_none_or(|file| *id != file.case.person))
                .map(|(_, person)| person)
                .collect(),
            known,
        })
    }
}

/// The contacts that a case refers to, and the offices and businesses that these belong to.
pub(crate) fn contacts_of(file: &CaseFile) -> Vec<&Contact> {
    let mut ids: BTreeSet<Id> = file.case.contacts().into_iter().cloned().collect();
    ids.extend(
        file.employments
            .values()
            .flat_map(|job| job.contacts().into_iter().cloned()),
    );
    ids.extend(
        file.practices
            .values()
            .flat_map(|practice| practice.contacts().into_iter().cloned()),
    );
    let of = |id: &Id| file.contacts.get(id)?.organisation.clone();
    let organisations: Vec<Id> = ids.iter().filter_map(of).collect();
    ids.extend(organisations);
    ids.iter().filter_map(|id| file.contacts.get(id)).collect()
}

fn kept_before(report: &Report) -> &[KeptPassage] {
    report
        .exported
        .as_ref()
        .map_or(&[], |export| &export.privacy)
}

/// A passage of a text by UTF-16 code units, with some of what is around it on the same line.
pub(crate) fn excerpt(text: &str, start: usize, end: usize) -> [String; 3] {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |range: std::ops::Range<usize>| {
        String::from_utf16_lossy(units.get(range).unwrap_or_default())
    };
    let (before, passage, after) = (part(0..start), part(start..end), part(end..units.len()));
    let line = before.rsplit('\n').next().unwrap_or_default();
    let cut = line.chars().count().saturating_sub(AROUND);
    let tail: String = line.chars().skip(cut).collect();
    let tail = match tail.split_once(' ') {
        Some((_, whole)) if cut > 0 => format!("… {whole}"),
        _ => tail,
    };
    let line = after.split('\n').next().unwrap_or_default();
    let head: String = line.chars().take(AROUND).collect();
    let head = match head.rsplit_once(' ') {
        Some((whole, _)) if head.len() < line.len() => format!("{whole} …"),
        _ => head,
    };
    [tail, passage, head]
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_cut_between_words_and_stays_on_its_line() {
        let text = "Første linje.\nHun har i denne perioden vært med på mye, og 😀 Ole Berg var med på det meste av det som skjedde.\nSlutt";
        let start = text[..text.find("Ole").unwrap()].encode_utf16().count();
        let [before, passage, after] = excerpt(text, start, start + 8);
        assert_eq!(before, "… i denne perioden vært med på mye, og 😀 ");
        assert_eq!(passage, "Ole Berg");
        assert_eq!(after, " var med på det meste av det som …");
    }
}
