//! Holding a deletion back, with a reason, and letting it go on.

use crate::{
    Answer, Api, ApiError, Code,
    requests::{Made, Nothing},
};
use domain::{Case, Date, Hold, Id, Private, dates::norwegian};
use serde::Deserialize;
use ts_rs::TS;

/// A hold to set, or the case's hold as it is to be.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveHold {
    /// The case. Its hold is changed where it has one.
    pub case: Id,
    /// Why. Never blank, at most [`Hold::MAX_REASON`] characters.
    pub reason: Private,
    /// The day from which it holds; today or earlier.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub since: Date,
}

/// The case whose hold is lifted.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LiftHold {
    /// The case.
    pub case: Id,
}

impl Api {
    pub(crate) fn save_hold(&mut self, request: SaveHold) -> Answer<Made> {
        let SaveHold {
            case,
            reason,
            since,
        } = request;
        self.opened()?.get::<Case>(&case)?;
        let reason: Private = reason.trimmed().into();
        if reason.is_blank() {
            let message = "Skriv hvorfor slettingen skal stanses. Begrunnelsen står i historikken.";
            return Err(ApiError::new(Code::MissingField, message).with(["reason"]));
        }
        if reason.0.chars().count() > Hold::MAX_REASON {
            let message = format!("Begrunnelsen kan være på inntil {} tegn.", Hold::MAX_REASON);
            return Err(ApiError::new(Code::InvalidField, message).with(["reason"]));
        }
        if since > self.today() {
            let message = "Datoen ligger fram i tid. Skriv dagen slettingen ble stanset.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["since"]));
        }
        let known = self.hold_of(&case)?.map(|(id, _)| id);
        let hold = Hold {
            case,
            reason,
            since,
        };
        let id = self.write("hold.save", |tx| match known {
            Some(id) => {
                tx.update(&id, &hold)?;
                Ok(id)
            }
            None => Ok(tx.insert(&hold)?),
        })?;
        Ok(Made { id })
    }

    pub(crate) fn lift_hold(&mut self, request: LiftHold) -> Answer<Nothing> {
        let Some((id, _)) = self.hold_of(&request.case)? else {
            let message = "Slettingen er ikke stanset.";
            return Err(ApiError::new(Code::NotFound, message));
        };
        self.write("hold.lift", |tx| Ok(tx.remove::<Hold>(&id)?))?;
        Ok(Nothing {})
    }

    /// What holds the deletion of a case back.
    pub(crate) fn hold_of(&self, case: &str) -> Answer<Option<(Id, Hold)>> {
        Ok(self.opened()?.of_case::<Hold>(case)?.pop_first())
    }

    /// Refuses to delete a case that is held back.
    pub(crate) fn not_held(&self, cases: &[Id]) -> Answer<()> {
        for case in cases {
            if let Some((_, hold)) = self.hold_of(case)? {
                return Err(held(hold.since).with([case]));
            }
        }
        Ok(())
    }
}

/// The sentence does not repeat the reason: it may tell of the participant, and an error tells of nobody.
fn held(since: Date) -> ApiError {
    let since = norwegian(since);
    let message = format!(
        "Slettingen er stanset fra {since}, og begrunnelsen står på deltakeren. Opphev stansen først hvis opplysningene skal slettes. Ingenting er slettet."
    );
    ApiError::new(Code::Frozen, message)
}
