//! Prices and closed days as they are read in a history.

use domain::{ClosedDays, PriceFrom, dates::norwegian};
use serde::Deserialize as _;
use serde_json::Value;

/// «20205 kr fra 01.01.2026; 21000 kr fra 01.07.2026», or «07.04.2026–08.04.2026»; none where there are none.
pub(super) fn told(value: &Value) -> Option<String> {
    let prices = Vec::<PriceFrom>::deserialize(value).map(|prices| {
        let told = prices.iter().map(|price| {
            let from = norwegian(price.from);
            format!("{} kr fra {from}", price.nok)
        });
        told.collect::<Vec<_>>()
    });
    let closed = || {
        let closed = Vec::<ClosedDays>::deserialize(value);
        closed.map(|closed| closed.iter().map(crate::claims::prices::span).collect())
    };
    let told = prices.or_else(|_| closed()).ok()?.join("; ");
    (!told.is_empty()).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn prices_and_closed_days_are_told_in_words() {
        let prices =
            json!([{ "from": "2026-01-01", "nok": 20205 }, { "from": "2026-07-01", "nok": 21000 }]);
        let told_of = |value| told(&value);
        assert_eq!(
            told_of(prices).as_deref(),
            Some("20205 kr fra 01.01.2026; 21000 kr fra 01.07.2026")
        );
        let closed = json!([{ "from": "2026-04-07", "to": "2026-04-08", "reason": "" }]);
        assert_eq!(told_of(closed).as_deref(), Some("07.04.2026–08.04.2026"));
        assert_eq!(told_of(json!([])), None);
    }
}
