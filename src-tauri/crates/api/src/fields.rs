//! Reads a request's JSON field by field, where every refusal is to name its culprit: serde tells of a wrong
//! value without its place. For the pure calculations alone, whose requests hold nothing personal.

use crate::{Answer, ApiError, Code};
use domain::{Date, dates::parse_iso};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// The place of the request's own fields.
pub const TOP: &str = "forespørselen";

/// An object's fields, taken one by one, so that what is left over is unknown.
pub struct Fields<'v> {
    left: Map<String, Value>,
    place: &'v str,
}

impl<'v> Fields<'v> {
    /// The fields of the object that stands at `place`.
    pub fn of(value: &Value, place: &'v str) -> Answer<Self> {
        let left = value
            .as_object()
            .cloned()
            .ok_or_else(|| wrong_kind(place, "et objekt"))?;
        Ok(Self { left, place })
    }

    /// A field that may be absent or null.
    pub fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&Value, &str) -> Answer<T>,
    ) -> Answer<Option<T>> {
        match self.left.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) if self.place == TOP => read(&value, name).map(Some),
            Some(value) => read(&value, &format!("{}.{name}", self.place)).map(Some),
        }
    }

    /// A field that must be there.
    pub fn require<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&Value, &str) -> Answer<T>,
    ) -> Answer<T> {
        let place = self.place;
        self.optional(name, read)?
            .ok_or_else(|| missing(name, place))
    }

    /// A text that must be there.
    pub fn text(&mut self, name: &str) -> Answer<String> {
        self.require(name, |value, place| {
            value
                .as_str()
                .map(str::to_owned)
                .ok_or_else(|| wrong_kind(place, "tekst"))
        })
    }

    /// A date that must be there.
    pub fn date(&mut self, name: &str) -> Answer<Date> {
        self.require(name, date)
    }

    /// Refuses what nobody has asked for.
    pub fn done(&self) -> Answer<()> {
        match self.left.keys().next() {
            None => Ok(()),
            Some(name) => {
                let message = format!("Feltet «{name}» finnes ikke ({}).", self.place);
                Err(ApiError::new(Code::UnknownField, message).with([name]))
            }
        }
    }
}

/// A day, strictly `YYYY-MM-DD`.
pub fn date(value: &Value, place: &str) -> Answer<Date> {
    let text = value
        .as_str()
        .ok_or_else(|| wrong_kind(place, "en dato skrevet ÅÅÅÅ-MM-DD"))?;
    parse_iso(text).ok_or_else(|| {
        let message =
            format!("«{text}» i «{place}» er ingen dato. Skriv ÅÅÅÅ-MM-DD, mellom 1900 og 2199.");
        ApiError::new(Code::InvalidDate, message).with([place])
    })
}

/// True or false.
pub fn boolean(value: &Value, place: &str) -> Answer<bool> {
    value
        .as_bool()
        .ok_or_else(|| wrong_kind(place, "true eller false"))
}

/// A whole number within bounds, which the refusal names.
pub fn whole(value: &Value, place: &str, bounds: RangeInclusive<u32>) -> Answer<u32> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number
        .filter(|number| bounds.contains(number))
        .ok_or_else(|| {
            let wanted = format!("et helt tall fra {} til {}", bounds.start(), bounds.end());
            wrong_kind(place, &wanted)
        })
}

/// A list, each of whose values is read with its own place: `events[0]`.
pub fn list<T>(
    value: &Value,
    place: &str,
    read: impl Fn(&Value, &str) -> Answer<T>,
) -> Answer<Vec<T>> {
    let values = value
        .as_array()
        .ok_or_else(|| wrong_kind(place, "en liste"))?;
    let values = values.iter().enumerate();
    values
        .map(|(n, value)| read(value, &format!("{place}[{n}]")))
        .collect()
}

/// One of a few words; `wanted` names them.
pub fn word<T: DeserializeOwned>(value: &Value, place: &str, wanted: &str) -> Answer<T> {
    T::deserialize(value.clone()).map_err(|_| wrong_kind(place, wanted))
}

/// A field that is missing.
pub fn missing(name: &str, place: &str) -> ApiError {
    ApiError::new(
        Code::MissingField,
        format!("Feltet «{name}» mangler ({place})."),
    )
    .with([name])
}

/// A value of the wrong kind; `wanted` says which it should be.
pub fn wrong_kind(place: &str, wanted: &str) -> ApiError {
    ApiError::new(Code::InvalidField, format!("«{place}» skal være {wanted}.")).with([place])
}
