//! What NAV calls each agreement by: kept once, and used wherever a form or an invoice asks for it.

use crate::{Answer, Api, ApiError, Code, requests::Made};
use agreements::Agreement;
use domain::details::{is_agreement_number, is_your_reference};
use domain::{AgreementDetails, Private};
use serde::Deserialize;
use ts_rs::TS;

/// The most participants that an agreement can have room for; more is a slip of the keys.
const MOST_PLACES: u32 = 9999;

/// An agreement's details.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DetailsOf {
    /// The agreement's id.
    pub agreement: String,
}

/// An agreement's details to save.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDetails {
    /// All of them; what is blank is not known.
    pub details: AgreementDetails,
}

impl Api {
    pub(crate) fn agreement_details(&mut self, request: DetailsOf) -> Answer<AgreementDetails> {
        self.agreement(&request.agreement)?;
        self.details_of(&request.agreement)
    }

    pub(crate) fn save_agreement_details(&mut self, request: SaveDetails) -> Answer<Made> {
        let given = request.details;
        self.agreement(&given.agreement)?;
        let details = AgreementDetails {
            measure_number: trimmed(&given.measure_number),
            agreement_number: trimmed(&given.agreement_number),
            // Its letters are capitals, however they are typed.
            your_reference: Private(given.your_reference.trimmed().to_ascii_uppercase()),
            ..given
        };
        let details = crate::claims::prices::in_order(details);
        sound(&details)?;
        let id = AgreementDetails::id_of(&details.agreement);
        let known = self.opened()?.find::<AgreementDetails>(&id)?;
        if known.clone().unwrap_or_default() == details {
            return Ok(Made { id });
        }
        self.write("agreement.details.save", |tx| {
            match (known, details.is_empty()) {
                (Some(_), true) => tx.remove::<AgreementDetails>(&id)?,
                (None, true) => {}
                (_, false) => tx.put(&id, &details)?,
            }
            Ok(Made { id })
        })
    }

    /// An agreement's details; all blank where none are kept.
    pub(crate) fn details_of(&self, agreement: &str) -> Answer<AgreementDetails> {
        let id = AgreementDetails::id_of(agreement);
        let found = self.opened()?.find::<AgreementDetails>(&id)?;
        Ok(found.unwrap_or_else(|| AgreementDetails {
            agreement: agreement.to_owned(),
            ..AgreementDetails::default()
        }))
    }

    /// The same for a form. An agreement that leaves no choice of places tells them itself.
    pub(crate) fn details_told(&self, agreement: &Agreement) -> Answer<AgreementDetails> {
        let details = self.details_of(&agreement.id)?;
        let places = &agreement.places;
        let only = (places.from == places.to).then_some(places.from);
        Ok(AgreementDetails {
            places: details.places.or(only),
            ..details
        })
    }
}

fn trimmed(text: &Private) -> Private {
    Private(text.trimmed().to_owned())
}

/// Refuses what cannot be right, so that a slip of the keys does not stand on every invoice.
fn sound(details: &AgreementDetails) -> Answer<()> {
    crate::claims::prices::sound(details)?;
    let refused =
        |field: &str, message: &str| Err(ApiError::new(Code::InvalidField, message).with([field]));
    let given = |text: &Private| !text.is_blank();
    if given(&details.agreement_number) && !is_agreement_number(details.agreement_number.trimmed())
    {
        let message = "Avtalenummeret skrives XX-XXXX: to siffer, bindestrek og fire siffer.";
        return refused("agreement_number", message);
    }
    if given(&details.your_reference) && !is_your_reference(details.your_reference.trimmed()) {
        let message = "Deres referanse er én bokstav og seks siffer, eller tre bokstaver og fire siffer uten mellomrom, for eksempel XXX1400.";
        return refused("your_reference", message);
    }
    if details
        .places
        .is_some_and(|places| !(1..=MOST_PLACES).contains(&places))
    {
        return refused(
            "places",
            "Antall plasser må være et helt tall fra 1 til 9999.",
        );
    }
    Ok(())
}
