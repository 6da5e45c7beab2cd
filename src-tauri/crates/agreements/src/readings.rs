//! What an agreement leaves open: each reading with its note, and how it can be adjusted.

use crate::{
    Agreement,
    portfolio::{When, month_days},
    rule::{Every, Rule, Variant},
    settings::{SEMESTER_ENDS, Settings, SettingsError},
    steps::Steps,
};

/// Something that the annex leaves open, as the agreement's file reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it is about, in Norwegian.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// How it was chosen, in Norwegian.
    pub note: Option<String>,
    /// What it says, and what can be said instead.
    pub says: Says,
}

/// What a reading says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// So far from what the rule counts from. Adjusted in [`Settings::offsets`].
    Offset {
        /// The rule's id.
        rule: String,
        /// How far.
        after: Steps,
        /// The rule comes again every so many months, so that the offset is counted with `* n`.
        repeats: bool,
    },
    /// Semesters end on these days, as (month, day). Adjusted in [`Settings::semester_ends`].
    SemesterEnds(Vec<(u32, u32)>),
    /// Due on this day of the month. Adjusted in [`Settings::monthly_results_day`].
    MonthlyDay(u32),
    /// Due on these days of the year. Adjusted in [`Settings::evaluation_days`].
    YearlyDays(Vec<(u32, u32)>),
    /// Only told of: no one number or day could be put in its place.
    Told,
}

impl Agreement {
    /// Everything that the file marks as read rather than found, in the file's order.
    pub fn readings(&self) -> Vec<Reading> {
        let rules = self.rules.iter().flat_map(|rule| self.of(rule));
        rules
            .chain(self.told())
            .chain(self.of_milestones())
            .chain(self.of_portfolio())
            .collect()
    }

    /// What a rule reads: how far, and on which days its periods end.
    fn of(&self, rule: &Rule) -> Vec<Reading> {
        let read = |variant: &&Variant| rule.reading || variant.reading;
        let mut offsets = rule.due.iter().filter(read).map(|variant| &variant.after);
        let Some(first) = offsets.next() else {
            return Vec::new();
        };
        let reading = |says| Reading {
            title: rule.title.clone(),
            source: rule.source.clone(),
            note: rule.reading_note.clone(),
            says,
        };
        let mut readings = match offsets.all(|other| other == first) {
            true => vec![reading(Says::Offset {
                rule: rule.id.clone(),
                after: first.clone(),
                repeats: matches!(rule.every, Some(Every::Months(_))),
            })],
            false => vec![reading(Says::Told)],
        };
        if rule.every == Some(Every::Calendar(SEMESTER_ENDS.to_owned()))
            && let Some(days) = self.calendars.get(SEMESTER_ENDS)
        {
            readings.push(Reading {
                title: "Semesterslutt".to_owned(),
                ..reading(Says::SemesterEnds(month_days(days)))
            });
        }
        readings
    }

    fn told(&self) -> impl Iterator<Item = Reading> {
        let told = |title: &str, source: &str, note: &Option<String>| Reading {
            title: title.to_owned(),
            source: source.to_owned(),
            note: note.clone(),
            says: Says::Told,
        };
        let (duration, price, data) = (&self.duration, &self.price, &self.personal_data);
        let spans = duration.base.iter().chain(&duration.maximum);
        let by_duration = spans
            .clone()
            .any(|span| span.reading)
            .then(|| told(&duration.title, &duration.source, &duration.reading_note));
        let by_price = price
            .reading_note
            .is_some()
            .then(|| told("Betaling", &price.source, &price.reading_note));
        let by_data = data
            .reading
            .then(|| told("Personopplysninger", &data.source, &None));
        [by_duration, by_price, by_data].into_iter().flatten()
    }

    fn of_milestones(&self) -> impl Iterator<Item = Reading> {
        self.milestones.iter().flat_map(|rule| {
            let read = rule.criteria.iter().filter(|criterion| criterion.reading);
            read.map(move |criterion| Reading {
                title: format!("{}: {}", rule.title, criterion.title),
                source: criterion.source.clone(),
                note: criterion.reading_note.clone(),
                says: Says::Told,
            })
        })
    }

    fn of_portfolio(&self) -> impl Iterator<Item = Reading> {
        let adjustable = self
            .portfolio
            .iter()
            .filter(|rule| rule.reading || rule.unless_agreed);
        adjustable.map(|rule| Reading {
            title: rule.title.clone(),
            source: rule.source.clone(),
            note: rule.reading_note.clone(),
            says: match &rule.due {
                When::MonthlyOn(day) => Says::MonthlyDay(*day),
                When::YearlyOn(days) => Says::YearlyDays(month_days(days)),
            },
        })
    }
}

impl Settings {
    /// Refuses what this agreement does not leave open. [`Settings::check`] is about offsets alone.
    pub fn check_all(&self, agreement: &Agreement) -> Result<(), SettingsError> {
        self.check(agreement)?;
        let mut statuses = self.to_work.keys();
        if let Some(unknown) = statuses.find(|id| agreement.end_status(id).is_none()) {
            return Err(SettingsError::UnknownStatus(unknown.clone()));
        }
        let readings = agreement.readings();
        let open = |wanted: fn(&Says) -> bool| readings.iter().any(|reading| wanted(&reading.says));
        let asked = [
            (
                self.semester_ends.is_some(),
                open(|says| matches!(says, Says::SemesterEnds(_))),
                "semesterslutt",
            ),
            (
                self.monthly_results_day.is_some(),
                open(|says| matches!(says, Says::MonthlyDay(_))),
                "dagen for resultatrapporten",
            ),
            (
                self.evaluation_days.is_some(),
                open(|says| matches!(says, Says::YearlyDays(_))),
                "dagene for evalueringsrapporten",
            ),
        ];
        match asked.into_iter().find(|(set, open, _)| *set && !*open) {
            None => Ok(()),
            Some((_, _, what)) => Err(SettingsError::NotAReading(what.to_owned())),
        }
    }

    /// Only what this version of an agreement leaves open: a newer one may have decided what an older
    /// one did not.
    pub fn fitting(mut self, agreement: &Agreement) -> Self {
        let fits = |settings: Self| settings.check_all(agreement).is_ok();
        self.offsets.retain(|rule, after| {
            fits(Self {
                offsets: [(rule.clone(), after.clone())].into(),
                ..Self::default()
            })
        });
        self.to_work
            .retain(|status, _| agreement.end_status(status).is_some());
        self.semester_ends = self.semester_ends.filter(|days| {
            fits(Self {
                semester_ends: Some(days.clone()),
                ..Self::default()
            })
        });
        self.monthly_results_day = self.monthly_results_day.filter(|day| {
            fits(Self {
                monthly_results_day: Some(*day),
                ..Self::default()
            })
        });
        self.evaluation_days = self.evaluation_days.filter(|days| {
            fits(Self {
                evaluation_days: Some(days.clone()),
                ..Self::default()
            })
        });
        self
    }
}
