//! What NAV calls an agreement with a provider by, on letters and invoices.

use crate::{ClosedDays, Id, PriceFrom, Private};
use serde::{Deserialize, Serialize};

/// The numbers and references of one agreement (avtaleopplysninger). None of them stands in the agreement's
/// file: they are this provider's own. What is not known is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct AgreementDetails {
    /// The agreement's id. They hold for all its versions.
    pub agreement: String,
    /// The number that NAV gave the measure (tiltaksnummer). Its form is nowhere written down.
    pub measure_number: Private,
    /// The agreement's number (avtalenummer), `XX-XXXX` in digits.
    pub agreement_number: Private,
    /// NAV's reference on invoices (Deres referanse): one letter and six digits, or three letters and four
    /// digits. It may name a person at NAV.
    pub your_reference: Private,
    /// How many participants the agreement has room for at once (plasser).
    pub places: Option<u32>,
    /// What the agreement pays, by the day from which it holds: the earliest first, no two from one day.
    pub prices: Vec<PriceFrom>,
    /// When the measure is closed, the earliest first.
    pub closed: Vec<ClosedDays>,
}

impl AgreementDetails {
    /// One record per agreement.
    pub fn id_of(agreement: &str) -> Id {
        format!("details {agreement}")
    }

    /// Nothing is known.
    pub fn is_empty(&self) -> bool {
        let Self {
            agreement: _,
            measure_number,
            agreement_number,
            your_reference,
            places,
            prices,
            closed,
        } = self;
        [measure_number, agreement_number, your_reference]
            .iter()
            .all(|text| text.is_blank())
            && places.is_none()
            && prices.is_empty()
            && closed.is_empty()
    }
}

/// NAV's reference on invoices: one letter and six digits, or three letters and four digits without a
/// space (JMO Vest-Viken, Bilag 3; Studie med støtte, Bilag 3).
///
/// ```
/// use domain::details::is_your_reference;
/// assert!(is_your_reference("H123456") && is_your_reference("XXX1400"));
/// for slip in ["", "XXX 1400", "H12345", "XX1400", "1234567", "Kari", "XXX14000", "ÆØÅ1400", "XXX1400 "] {
///     assert!(!is_your_reference(slip), "{slip}");
/// }
/// ```
pub fn is_your_reference(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    letters + digits == text.len() && matches!((letters, digits), (1, 6) | (3, 4))
}

/// An agreement's number as it stands on an invoice without an order number: `XX-XXXX` in digits (JMO
/// Vest-Viken, Bilag 3).
///
/// ```
/// use domain::details::is_agreement_number;
/// assert!(is_agreement_number("24-1234"));
/// for slip in ["", "241234", "24-12345", "2-1234", "24–1234", "XX-XXXX", "24 - 1234"] {
///     assert!(!is_agreement_number(slip), "{slip}");
/// }
/// ```
pub fn is_agreement_number(text: &str) -> bool {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('-')
        .is_some_and(|(year, number)| digits(year, 2) && digits(number, 4))
}
