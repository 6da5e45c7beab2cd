//! How long a measure may last, and the last day an extension can reach.

use crate::rule::{When, first_date};
use domain::{
    Attributes, Date, Event, EventKind,
    dates::{add_days, add_months},
};
use serde::{Deserialize, Serialize};

/// Base and maxima by condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// A short Norwegian name of the deadline.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// What it means, in Norwegian, where the title does not say it all.
    #[serde(default)]
    pub about: Option<String>,
    /// How the spans that are readings were chosen, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
    /// How long without extension; the first that fits.
    pub base: Vec<Span>,
    /// How long with extensions; of those that fit, the longest.
    pub maximum: Vec<Span>,
}

/// A span of months for cases of some sort.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Only for cases with these attributes.
    #[serde(default)]
    pub when: When,
    /// Calendar months.
    pub months: u32,
    /// Whom it is for, in Norwegian, as it follows the months: «med nedsatt arbeidsevne».
    #[serde(default)]
    pub about: Option<String>,
    /// The provider's reading.
    #[serde(default)]
    pub reading: bool,
}

/// Where a case's duration stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DurationEnd {
    /// The first day.
    pub started: Date,
    /// The last day without extension.
    pub base_end: Date,
    /// The last day that extensions can reach.
    pub maximum_end: Date,
    /// Why it is that day, and what would make it later, in Norwegian: «inntil 12 måneder; 36 med
    /// nedsatt arbeidsevne».
    pub maximum_because: String,
    /// The last day as it stands.
    pub end: Date,
    /// It rests on the provider's reading.
    pub reading: bool,
}

impl Duration {
    /// Where the duration stands, once started. The last approved extension counts, but never ends
    /// before the base period nor after the maximum.
    pub fn end(&self, events: &[Event], attributes: &Attributes) -> Option<DurationEnd> {
        let started = first_date(events, EventKind::Started)?;
        let last_day = |months: u32| {
            add_days(
                add_months(started, i32::try_from(months).unwrap_or(i32::MAX)),
                -1,
            )
        };
        let base = self.base.iter().find(|span| span.when.holds(attributes))?;
        let fitting = || {
            self.maximum
                .iter()
                .filter(|span| span.when.holds(attributes))
        };
        // Of two of one length the annex's own goes before the reading.
        let longest = fitting().max_by_key(|span| (span.months, !span.reading));
        let maximum = longest
            .filter(|span| span.months > base.months)
            .unwrap_or(base);
        let (base_end, maximum_end) = (last_day(base.months), last_day(maximum.months));
        // Of two approved on one day the longer counts, as for the deadlines.
        let extensions = events
            .iter()
            .filter(|event| event.kind == EventKind::ExtensionApproved);
        let extended = extensions.max_by_key(|event| (event.date, event.until));
        let until = extended.and_then(|event| event.until);
        let end = until.map_or(base_end, |until| until.clamp(base_end, maximum_end));
        // It rests on a reading only past what the annex itself allows.
        let allowed = fitting()
            .filter(|span| !span.reading)
            .map(|span| span.months)
            .max();
        let reading = base.reading || end > last_day(allowed.unwrap_or(0).max(base.months));
        Some(DurationEnd {
            started,
            base_end,
            maximum_end,
            maximum_because: self.because(maximum, attributes),
            end,
            reading,
        })
    }

    /// The maximum that counts, and the longer ones that would under other circumstances: of those of
    /// one length, the one that the fewest of them are lacking for.
    fn because(&self, maximum: &Span, attributes: &Attributes) -> String {
        let told = |span: &Span| {
            let mut text = span.months.to_string();
            if std::ptr::eq(span, maximum) {
                text = format!("inntil {text} måneder");
            }
            if let Some(about) = &span.about {
                text = format!("{text} {about}");
            }
            match span.reading {
                true => text + " (tolkning)",
                false => text,
            }
        };
        let mut longer: Vec<&Span> = self
            .maximum
            .iter()
            .filter(|span| span.months > maximum.months && span.about.is_some())
            .collect();
        longer.sort_by_key(|span| (span.months, span.when.lacking(attributes), span.reading));
        longer.dedup_by_key(|span| span.months);
        longer.insert(0, maximum);
        longer.into_iter().map(told).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{case::AssistanceNeed, dates::parse_iso};

    #[test]
    fn an_extension_is_clamped_between_base_and_maximum() {
        let duration: Duration = toml::from_str(
            "title='t'\nsource='s'\nbase=[{months=6}]\nmaximum=[{months=12},{when={reduced_work_capacity=true},months=36}]",
        )
        .unwrap();
        let day = |text: &str| parse_iso(text).unwrap();
        let end = |until: &str, reduced| {
            let mut events = vec![Event::new(EventKind::Started, day("2026-02-01"))];
            let extension = Event::new(EventKind::ExtensionApproved, day("2026-07-01"));
            events.push(Event {
                until: Some(day(until)),
                ..extension
            });
            let attributes = Attributes {
                reduced_work_capacity: reduced,
                ..Attributes::default()
            };
            duration.end(&events, &attributes).unwrap().end.to_string()
        };
        assert_eq!(end("2026-03-01", false), "2026-07-31");
        assert_eq!(end("2026-12-24", false), "2026-12-24");
        assert_eq!(end("2028-12-24", false), "2027-01-31");
        assert_eq!(end("2028-12-24", true), "2028-12-24");
    }

    #[test]
    fn the_maximum_says_why_and_what_would_make_it_later() {
        let registry = crate::Registry::embedded();
        let because = |agreement: &str, change: fn(&mut Attributes)| {
            let mut attributes = Attributes::default();
            change(&mut attributes);
            let events = [Event::new(
                EventKind::Started,
                parse_iso("2026-02-01").unwrap(),
            )];
            let duration = &registry.get(agreement).unwrap().duration;
            duration.end(&events, &attributes).unwrap().maximum_because
        };
        let told = [
            because("jmo-vest-viken", |_| {}),
            because("jmo-vest-viken", |a| a.reduced_work_capacity = true),
            because("jmo-vest-viken", |a| a.school_or_prison_transition = true),
            because("jmo-vest-viken", |a| {
                a.reduced_work_capacity = true;
                a.school_or_prison_transition = true;
            }),
            because("refino-jan201802", |_| {}),
            because("studie-med-stotte", |_| {}),
            because("jobb-forst", |a| {
                a.assistance_need = Some(AssistanceNeed::Moderate)
            }),
        ];
        assert_eq!(
            told,
            [
                "inntil 12 måneder; 36 med nedsatt arbeidsevne; 42 ved overgang fra skole eller soning (tolkning)",
                "inntil 36 måneder med nedsatt arbeidsevne; 42 med nedsatt arbeidsevne ved overgang fra skole eller soning",
                "inntil 42 måneder ved overgang fra skole eller soning (tolkning)",
                "inntil 42 måneder med nedsatt arbeidsevne ved overgang fra skole eller soning",
                "inntil 12 måneder; 36 med nedsatt arbeidsevne; 42 ved overgang fra skole eller soning (tolkning)",
                "inntil 36 måneder; 42 ved overgang fra skolegang til arbeid",
                "inntil 12 måneder; 36 med omfattende bistandsbehov; 42 ved overgang fra skole eller soning (tolkning)",
            ]
        );
    }
}
