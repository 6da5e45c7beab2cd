//! Reads the claim's request by hand, so that every refusal names its culprit, and reckons it.

use crate::{
    Answer, Api, ApiError, Code,
    fields::{Fields, TOP, date, list, whole, wrong_kind},
};
use agreements::claims::{
    Claim, ClaimAnswer, Closed, HoursClaim, HoursEntry, MilestonesClaim, Participation,
    PlaceMonthClaim, Refused,
};
use domain::{Month, PriceFrom, event::Milestone};
use serde::Deserialize;
use serde_json::Value;
use std::ops::RangeInclusive;
use ts_rs::TS;

/// The request as it came, to be read field by field.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(transparent)]
#[ts(as = "Claim")]
pub struct ClaimRequest(pub Value);

/// More than any price or any number of minutes.
const AMOUNT: u32 = 999_999_999;

/// The claim's lines and total.
pub fn claim(_: &mut Api, request: ClaimRequest) -> Answer<ClaimAnswer> {
    Ok(read(&request.0)?.answer()?)
}

fn read(request: &Value) -> Answer<Claim> {
    let mut fields = Fields::of(request, TOP)?;
    let claim = match fields.text("model")?.as_str() {
        "place-month" => Claim::PlaceMonth(PlaceMonthClaim {
            month: fields.require("month", month)?,
            prices: fields.require("prices", |value, place| list(value, place, price))?,
            closed: fields
                .optional("closed", |value, place| list(value, place, closed))?
                .unwrap_or_default(),
            participations: fields.require("participations", |value, place| {
                list(value, place, participation)
            })?,
        }),
        "hours" => Claim::Hours(HoursClaim {
            price_nok: fields.require("price_nok", nok)?,
            entries: fields.require("entries", |value, place| list(value, place, entry))?,
        }),
        "milestones" => Claim::Milestones(MilestonesClaim {
            price_nok: fields.require("price_nok", nok)?,
            milestones: fields
                .require("milestones", |value, place| list(value, place, milestone))?,
        }),
        _ => return Err(wrong_kind("model", "place-month, hours eller milestones")),
    };
    fields.done()?;
    Ok(claim)
}

fn price(value: &Value, place: &str) -> Answer<PriceFrom> {
    let mut fields = Fields::of(value, place)?;
    let price = PriceFrom {
        from: fields.date("from")?,
        nok: fields.require("nok", nok)?,
    };
    fields.done()?;
    Ok(price)
}

fn closed(value: &Value, place: &str) -> Answer<Closed> {
    let mut fields = Fields::of(value, place)?;
    let closed = Closed {
        from: fields.date("from")?,
        to: fields.date("to")?,
    };
    fields.done()?;
    Ok(closed)
}

fn participation(value: &Value, place: &str) -> Answer<Participation> {
    let mut fields = Fields::of(value, place)?;
    let participation = Participation {
        reference: fields.text("ref")?,
        from: fields.date("from")?,
        to: fields.optional("to", date)?,
    };
    fields.done()?;
    Ok(participation)
}

fn entry(value: &Value, place: &str) -> Answer<HoursEntry> {
    const FROM_ONE: RangeInclusive<u32> = 1..=AMOUNT;
    let mut fields = Fields::of(value, place)?;
    let group_size = |value: &Value, place: &str| whole(value, place, FROM_ONE);
    let entry = HoursEntry {
        reference: fields.text("ref")?,
        minutes: fields.require("minutes", |value, place| whole(value, place, FROM_ONE))?,
        group_size: fields.optional("group_size", group_size)?.unwrap_or(1),
    };
    fields.done()?;
    Ok(entry)
}

fn nok(value: &Value, place: &str) -> Answer<u32> {
    whole(value, place, 0..=AMOUNT)
}

fn month(value: &Value, place: &str) -> Answer<Month> {
    let text = value
        .as_str()
        .ok_or_else(|| wrong_kind(place, "en måned skrevet ÅÅÅÅ-MM"))?;
    Month::parse_iso(text).ok_or_else(|| {
        let message =
            format!("«{text}» i «{place}» er ingen måned. Skriv ÅÅÅÅ-MM, mellom 1900 og 2199.");
        ApiError::new(Code::InvalidDate, message).with([place])
    })
}

fn milestone(value: &Value, place: &str) -> Answer<Milestone> {
    let id = value.as_str().ok_or_else(|| wrong_kind(place, "tekst"))?;
    let known = Milestone::ALL.into_iter().find(|known| known.id() == id);
    known.ok_or_else(|| {
        let message = format!(
            "Det finnes ingen milepæl «{id}» ({place}). Skriv mapping, hired eller retained."
        );
        ApiError::new(Code::InvalidField, message).with([place])
    })
}

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        Self::new(Code::InvalidField, refused.to_string()).with([refused.field()])
    }
}

#[cfg(test)]
mod tests {
    use crate::{Api, Environment};
    use serde_json::Value;

    #[test]
    fn every_worked_example_agrees() {
        let folder = std::env::temp_dir().join("tiltaksmappe-that-is-not-there");
        let mut api = Api::new(Environment::fixed(folder, chrono::NaiveDate::MIN));
        for table in [
            include_str!("../../agreements/tests/claims/cases/place_month.json"),
            include_str!("../../agreements/tests/claims/cases/hours.json"),
            include_str!("../../agreements/tests/claims/cases/milestones.json"),
        ] {
            let examples: Vec<Value> = serde_json::from_str(table).unwrap();
            assert!(!examples.is_empty());
            for example in examples {
                let answer = api.call("claim", example["request"].clone()).unwrap();
                assert_eq!(answer, example["answer"], "{}", example["name"]);
            }
        }
    }
}
