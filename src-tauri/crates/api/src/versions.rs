//! An agreement's versions: a case keeps the one it began under until it is moved to another.

use crate::{
    Answer, Api, ApiError, Code,
    cases::{kept, may_keep, may_keep_practice, permitted, required},
    effects::{self, Effects},
    extension,
    requests::{CaseInput, Nothing},
    unknown_agreement,
    views::VersionInUse,
};
use agreements::Agreement;
use domain::{Case, CaseFile, Id, Person, person::PersonalData};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A case to move to another version of its agreement.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveCase {
    /// The case.
    pub id: Id,
    /// The version.
    pub version: String,
}

/// What moving would change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MovePreview {
    /// The version that holds now.
    pub from: String,
    /// The version to move to.
    pub to: String,
    /// What happens to the deadlines.
    pub effects: Effects,
    /// In Norwegian, what must be put right before the case can be moved; none when it can.
    pub obstacle: Option<String>,
}

impl Api {
    pub(crate) fn preview_move(&mut self, request: MoveCase) -> Answer<MovePreview> {
        let file = self.case_file(&request.id)?;
        let (from, to) = self.versions(&file.case, &request.version)?;
        let before = self.deadlines_of(&file, from, effects::HORIZON)?;
        let after = self.deadlines_of(&file, to, effects::HORIZON)?;
        Ok(MovePreview {
            from: from.version.clone(),
            to: to.version.clone(),
            effects: effects::between(before, after),
            obstacle: movable(&file, to).err().map(|error| error.message),
        })
    }

    pub(crate) fn move_case(&mut self, request: MoveCase) -> Answer<Nothing> {
        let file = self.case_file(&request.id)?;
        let (_, to) = self.versions(&file.case, &request.version)?;
        movable(&file, to)?;
        // One that no file holds any more is kept already.
        let in_file = self.agreements.text(&to.id, &to.version).is_some();
        let kept = in_file.then(|| kept(&self.agreements, to));
        let case = Case {
            agreement_version: to.version.clone(),
            ..file.case
        };
        self.write_facts("case.move", &request.id, |tx| {
            tx.update(&request.id, &case)?;
            if let Some(kept) = &kept {
                tx.put(&kept.record_id(), kept)?;
            }
            Ok(Nothing {})
        })
    }

    /// The versions that participants follow. None while the store is not open.
    pub(crate) fn versions_in_use(&self) -> Answer<Vec<VersionInUse>> {
        let Some(store) = &self.store else {
            return Ok(Vec::new());
        };
        let mut counts = BTreeMap::new();
        for case in store.all::<Case>()?.into_values() {
            *counts
                .entry((case.agreement, case.agreement_version))
                .or_default() += 1;
        }
        let in_use = counts
            .into_iter()
            .map(|((agreement, version), cases)| VersionInUse {
                kept: self.agreements.text(&agreement, &version).is_none(),
                agreement,
                version,
                cases,
            });
        Ok(in_use.collect())
    }

    /// A certain version of an agreement.
    pub(crate) fn agreement_version(&self, id: &str, version: &str) -> Answer<&Agreement> {
        self.agreements.version(id, version).ok_or_else(|| {
            let message = format!("Det finnes ingen versjon «{version}» av avtalen «{id}».");
            ApiError {
                message,
                ..unknown_agreement(id)
            }
        })
    }

    /// The version that holds for a case, and another one of the same agreement.
    fn versions(&self, case: &Case, version: &str) -> Answer<(&Agreement, &Agreement)> {
        let from = self.agreement_of(case)?;
        let to = self.agreement_version(&case.agreement, version)?;
        if from.version == to.version {
            let message = "Deltakeren følger allerede denne versjonen av avtalen.";
            return Err(ApiError::new(Code::InvalidRequest, message).with(["version"]));
        }
        Ok((from, to))
    }
}

/// Refuses a version that asks for more than is known of the participant, permits less than is kept, or
/// cannot last as long as NAV has approved.
fn movable(file: &CaseFile, to: &Agreement) -> Answer<()> {
    let case = &file.case;
    let input = CaseInput {
        attributes: case.attributes.clone(),
        nav_office: case.nav_office.clone(),
        nav_counsellor: case.nav_counsellor.clone(),
        clinician: case.clinician.clone(),
        order_text: case.order_text.clone(),
        goal: case.goal.clone(),
        expected_hours: case.expected_hours.clone(),
    };
    let person: &Person = &file.person;
    permitted(to, person, &input)?;
    required(to, person, &case.attributes)?;
    if !file.employments.is_empty() {
        may_keep(to, PersonalData::Employment, "arbeidsforhold")?;
    }
    if !file.practices.is_empty() {
        may_keep_practice(to)?;
    }
    extension::fits_moved(to, file)
}
