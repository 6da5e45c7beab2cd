//! Prices and closed days as they are kept: in order, and such that every day has one price.

use crate::{Answer, ApiError, Code};
use domain::{AgreementDetails, ClosedDays, PriceFrom, Private, dates::norwegian};

/// The longest reason for being closed, in characters.
const REASON: usize = 200;

/// Puts prices and closed days in the order of their days.
pub(crate) fn in_order(details: AgreementDetails) -> AgreementDetails {
    let (mut prices, mut closed) = (details.prices, details.closed);
    prices.sort_by_key(|price| price.from);
    closed.sort_by_key(|days| (days.from, days.to));
    for days in &mut closed {
        days.reason = Private(days.reason.trimmed().to_owned());
    }
    AgreementDetails {
        prices,
        closed,
        ..details
    }
}

/// Refuses prices and closed days, in order, that cannot be.
pub(crate) fn sound(details: &AgreementDetails) -> Answer<()> {
    let refuse =
        |code, field: &str, message: String| Err(ApiError::new(code, message).with([field]));
    if !details
        .prices
        .iter()
        .all(|price| PriceFrom::NOK.contains(&price.nok))
    {
        let message = "Prisen skal være hele kroner uten merverdiavgift, fra 1 til 9 999 999.";
        return refuse(Code::InvalidField, "nok", message.to_owned());
    }
    let mut pairs = details.prices.iter().zip(details.prices.iter().skip(1));
    if let Some((price, _)) = pairs.find(|(one, next)| one.from == next.from) {
        let day = norwegian(price.from);
        let message = format!("Det står alt en pris fra {day}. Endre den i stedet.");
        return refuse(Code::AlreadyRegistered, "from", message);
    }
    for days in &details.closed {
        if days.to < days.from {
            let message = "Siste dag kan ikke være før første dag.";
            return refuse(Code::InvalidDate, "to", message.to_owned());
        }
        if days.reason.0.chars().count() > REASON {
            let message = format!("Begrunnelsen kan ha høyst {REASON} tegn.");
            return refuse(Code::InvalidField, "reason", message);
        }
    }
    let mut pairs = details.closed.iter().zip(details.closed.iter().skip(1));
    if let Some((one, _)) = pairs.find(|(one, next)| next.from <= one.to) {
        let message = format!("Dagene overlapper {}, som alt står der.", span(one));
        return refuse(Code::AlreadyRegistered, "from", message);
    }
    Ok(())
}

/// `07.04.2026–08.04.2026`, or the one day.
pub(crate) fn span(days: &ClosedDays) -> String {
    match days.from == days.to {
        true => norwegian(days.from),
        false => format!("{}–{}", norwegian(days.from), norwegian(days.to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::parse_iso;

    fn details(prices: &[(&str, u32)], closed: &[(&str, &str)]) -> AgreementDetails {
        let day = |text| parse_iso(text).expect("a date");
        let prices = prices.iter().map(|(from, nok)| PriceFrom {
            from: day(from),
            nok: *nok,
        });
        let closed = closed.iter().map(|(from, to)| ClosedDays {
            from: day(from),
            to: day(to),
            reason: "  Planleggingsdag ".into(),
        });
        in_order(AgreementDetails {
            prices: prices.collect(),
            closed: closed.collect(),
            ..AgreementDetails::default()
        })
    }

    fn refused(details: &AgreementDetails) -> Option<String> {
        let error = sound(details).err()?;
        serde_json::to_value(&error.details).ok()?[0]
            .as_str()
            .map(str::to_owned)
    }

    #[test]
    fn they_are_kept_in_order() {
        let kept = details(
            &[("2026-07-01", 2), ("2026-01-01", 1)],
            &[("2026-12-24", "2026-12-31"), ("2026-04-07", "2026-04-08")],
        );
        assert_eq!(kept.prices[0].nok, 1);
        assert_eq!(kept.closed[0].reason, "Planleggingsdag".into());
        assert_eq!(span(&kept.closed[0]), "07.04.2026–08.04.2026");
        assert!(sound(&kept).is_ok());
    }

    #[test]
    fn what_leaves_a_day_in_doubt_is_refused() {
        for (prices, closed, field) in [
            (vec![("2026-01-01", 1), ("2026-01-01", 1)], vec![], "from"),
            (vec![("2026-01-01", 0)], vec![], "nok"),
            (vec![("2026-01-01", 10_000_000)], vec![], "nok"),
            (vec![], vec![("2026-04-08", "2026-04-07")], "to"),
            (
                vec![],
                vec![("2026-04-01", "2026-04-08"), ("2026-04-08", "2026-04-09")],
                "from",
            ),
        ] {
            let kept = details(&prices, &closed);
            assert_eq!(
                refused(&kept).as_deref(),
                Some(field),
                "{prices:?} {closed:?}"
            );
        }
    }
}
