//! What an agreement leaves open, as the provider reads it: shown, adjusted, and used wherever deadlines
//! are reckoned.

use crate::{
    Answer, Api, ApiError, Code,
    effects::{HORIZON, between},
    requests::Made,
};
use agreements::{
    Agreement, Deadline, Query, Says, Settings, SettingsError, Steps, Unit, month_day,
};
use domain::{
    AdjustedReadings, CaseFile, Id, Private,
    dates::{self, add_months},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An agreement's readings.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadingsOf {
    /// The agreement's id.
    pub agreement: String,
}

/// Adjusted readings to save, or to foresee the effects of.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReadings {
    /// Everything that is adjusted; what it does not name stands as the agreement's file has it.
    pub readings: AdjustedReadings,
}

/// What an agreement leaves open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Readings {
    /// In the order of the file, those on the whole portfolio last.
    pub readings: Vec<ReadingRow>,
    /// How participants may stand on ending, in the order of the file.
    pub end_statuses: Vec<EndStatusRow>,
    /// What the provider has adjusted.
    pub adjusted: AdjustedReadings,
}

/// One way to stand on the labour market on ending.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EndStatusRow {
    /// Its id in the agreement's file.
    pub id: String,
    /// What the annex calls it.
    pub label: String,
    /// The annex's name of the phase in which it can be reached; none where it can in any.
    pub phase: Option<String>,
    /// The annex's place.
    pub source: String,
    /// It counts as a transition to work.
    pub to_work: bool,
    /// The agreement's file says so; what holds is the provider's own where the two differ.
    pub standard: bool,
}

/// One reading.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReadingRow {
    /// What it is about.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// How it was chosen.
    pub note: Option<String>,
    /// What the agreement's file says, in words; none where it is only told of.
    pub standard: Option<String>,
    /// What holds, in words.
    pub present: Option<String>,
    /// What holds is the provider's own.
    pub is_adjusted: bool,
    /// What holds, to be adjusted.
    pub value: ReadingValue,
}

/// What a reading says. Days of the year are `MM-DD`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ReadingValue {
    /// So far from what the rule counts from.
    Offset {
        /// The rule.
        rule: String,
        /// How many; none where several steps are taken.
        count: Option<i32>,
        /// Of what; none where several steps are taken.
        unit: Option<Unit>,
        /// Counted anew for each report, with `* n`.
        repeats: bool,
    },
    /// Semesters end on these days.
    SemesterEnds {
        /// At least two.
        days: Vec<String>,
    },
    /// Due on this day of the month.
    MonthlyDay {
        /// 1–31.
        day: u32,
    },
    /// Due on these days of the year.
    YearlyDays {
        /// At least one.
        days: Vec<String>,
    },
    /// Only told of.
    Told,
}

/// What adjusted readings would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReadingEffects {
    /// The participants whose deadlines change, by name.
    pub cases: Vec<AffectedCase>,
}

/// A participant whose deadlines change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AffectedCase {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// How many deadlines come, go or move. Of a rule that repeats itself the next stands for the rest.
    pub deadlines: usize,
}

impl Api {
    pub(crate) fn readings(&mut self, request: ReadingsOf) -> Answer<Readings> {
        let agreement = self.agreement(&request.agreement)?;
        let adjusted = self.adjusted(agreement)?;
        let settings = settings(&adjusted)?.fitting(agreement);
        Ok(Readings {
            readings: rows(agreement, &settings),
            end_statuses: statuses(agreement, &settings),
            adjusted: of_settings(&agreement.id, &settings),
        })
    }

    pub(crate) fn save_readings(&mut self, request: SaveReadings) -> Answer<Made> {
        let readings = request.readings;
        self.checked(&readings)?;
        let id = AdjustedReadings::id_of(&readings.agreement);
        let known = self.opened()?.find::<AdjustedReadings>(&id)?;
        self.write("readings.save", |tx| {
            match (known, readings.is_empty()) {
                (Some(_), true) => tx.remove::<AdjustedReadings>(&id)?,
                (None, true) => {}
                (_, false) => tx.put(&id, &readings)?,
            }
            Ok(Made { id })
        })
    }

    /// How many deadlines another reading would change, before it is saved.
    pub(crate) fn foresee_readings(&mut self, request: SaveReadings) -> Answer<ReadingEffects> {
        let wanted = self.checked(&request.readings)?;
        let mut cases = Vec::new();
        for file in self.listed_files()? {
            if file.case.agreement != request.readings.agreement {
                continue;
            }
            let Ok(agreement) = self.agreement_of(&file.case) else {
                continue;
            };
            let before = self.deadlines_of(&file, agreement, HORIZON)?;
            let settings = wanted.clone().fitting(agreement);
            let after = agreement.deadlines(&self.ask(&file, agreement, HORIZON, settings));
            let deadlines = between(before, after).count();
            if deadlines > 0 {
                cases.push(AffectedCase {
                    case: file.id.clone(),
                    participant: file.person.full_name(),
                    deadlines,
                });
            }
        }
        cases.sort_by_key(|case| case.participant.0.to_lowercase());
        Ok(ReadingEffects { cases })
    }

    /// A case's deadlines so many months ahead, by the provider's own readings.
    pub(crate) fn deadlines_of(
        &self,
        file: &CaseFile,
        agreement: &Agreement,
        months: i32,
    ) -> Answer<Vec<Deadline>> {
        Ok(agreement.deadlines(&self.query(file, agreement, months)?))
    }

    /// What to ask an agreement about a case, by the provider's own readings.
    pub(crate) fn query<'f>(
        &self,
        file: &'f CaseFile,
        agreement: &Agreement,
        months: i32,
    ) -> Answer<Query<'f>> {
        let settings = self.settings_of(agreement)?;
        Ok(self.ask(file, agreement, months, settings))
    }

    /// The provider's own readings of an agreement.
    pub(crate) fn settings_of(&self, agreement: &Agreement) -> Answer<Settings> {
        Ok(settings(&self.adjusted(agreement)?)?.fitting(agreement))
    }

    fn ask<'f>(
        &self,
        file: &'f CaseFile,
        agreement: &Agreement,
        months: i32,
        settings: Settings,
    ) -> Query<'f> {
        let today = self.today();
        agreement.query(file, today, add_months(today, months), settings)
    }

    fn adjusted(&self, agreement: &Agreement) -> Answer<AdjustedReadings> {
        let id = AdjustedReadings::id_of(&agreement.id);
        let found = self.opened()?.find::<AdjustedReadings>(&id)?;
        Ok(found.unwrap_or_default())
    }

    /// Reads what is to be saved. Refuses what the newest version of the agreement does not leave open.
    fn checked(&self, readings: &AdjustedReadings) -> Answer<Settings> {
        let agreement = self.agreement(&readings.agreement)?;
        let settings = settings(readings)?;
        settings.check_all(agreement).map_err(ApiError::from)?;
        Ok(settings)
    }
}

impl From<SettingsError> for ApiError {
    fn from(error: SettingsError) -> Self {
        let (SettingsError::UnknownRule(culprit)
        | SettingsError::NotAReading(culprit)
        | SettingsError::Repetition(culprit)
        | SettingsError::UnknownStatus(culprit)) = &error;
        Self::new(Code::UnknownSetting, error.to_string()).with([culprit])
    }
}

/// What is stored, understood.
fn settings(readings: &AdjustedReadings) -> Answer<Settings> {
    let days = |field: &str, days: &Option<Vec<String>>, least: usize| {
        let Some(days) = days else {
            return Ok(None);
        };
        let read: Option<Vec<_>> = days.iter().map(|day| month_day(day)).collect();
        let mut read = read.ok_or_else(|| {
            let message = "Velg dager som finnes hvert år: ikke 29. februar, og ikke 31. i en måned med 30 dager.";
            ApiError::new(Code::InvalidField, message).with([field])
        })?;
        read.sort_unstable();
        read.dedup();
        if read.len() < least || read.len() < days.len() {
            let message = match least {
                1 => "Velg minst én dag, og hver dag bare én gang.",
                _ => "Velg minst to ulike dager.",
            };
            return Err(ApiError::new(Code::InvalidField, message).with([field]));
        }
        Ok(Some(read))
    };
    let mut settings = Settings {
        semester_ends: days("semester_ends", &readings.semester_ends, 2)?,
        evaluation_days: days("evaluation_days", &readings.evaluation_days, 1)?,
        to_work: readings.to_work.clone(),
        ..Settings::default()
    };
    if let Some(day) = readings.monthly_results_day {
        if !(1..=31).contains(&day) {
            let message = "Dagen i måneden må være fra 1 til 31.";
            return Err(ApiError::new(Code::InvalidField, message).with(["monthly_results_day"]));
        }
        settings.monthly_results_day = Some(day);
    }
    for (rule, text) in &readings.offsets {
        let back = |steps: &Steps| steps.steps().iter().any(|step| step.count() < 0);
        let steps = Steps::parse(text).ok().filter(|steps| !back(steps));
        let steps = steps.ok_or_else(|| {
            let message = "Fristen må være et helt tall på 0 eller mer: dager, uker, måneder eller virkedager.";
            ApiError::new(Code::InvalidField, message).with([rule])
        })?;
        settings.offsets.insert(rule.clone(), steps);
    }
    Ok(settings)
}

fn of_settings(agreement: &str, settings: &Settings) -> AdjustedReadings {
    AdjustedReadings {
        agreement: agreement.to_owned(),
        semester_ends: settings.semester_ends.as_deref().map(written),
        monthly_results_day: settings.monthly_results_day,
        evaluation_days: settings.evaluation_days.as_deref().map(written),
        offsets: settings
            .offsets
            .iter()
            .map(|(rule, steps)| (rule.clone(), steps.to_string()))
            .collect(),
        to_work: settings.to_work.clone(),
    }
}

fn rows(agreement: &Agreement, settings: &Settings) -> Vec<ReadingRow> {
    let rows = agreement.readings().into_iter().map(|reading| {
        let own = match &reading.says {
            Says::Offset {
                rule,
                after,
                repeats,
            } => settings.offsets.get(rule).map(|own| Says::Offset {
                rule: rule.clone(),
                after: own.clone(),
                repeats: *repeats && after.repeats(),
            }),
            Says::SemesterEnds(_) => settings.semester_ends.clone().map(Says::SemesterEnds),
            Says::MonthlyDay(_) => settings.monthly_results_day.map(Says::MonthlyDay),
            Says::YearlyDays(_) => settings.evaluation_days.clone().map(Says::YearlyDays),
            Says::Told => None,
        };
        let holds = own.as_ref().unwrap_or(&reading.says);
        ReadingRow {
            standard: words(&reading.says),
            present: words(holds),
            value: value(holds),
            is_adjusted: own.is_some(),
            title: reading.title,
            source: reading.source,
            note: reading.note,
        }
    });
    rows.collect()
}

fn statuses(agreement: &Agreement, settings: &Settings) -> Vec<EndStatusRow> {
    let phase = |milestone| {
        let mut rules = agreement.milestones.iter();
        let rule = rules.find(|rule| rule.id == milestone)?;
        Some(rule.phase.clone())
    };
    let rows = agreement.end_statuses.iter().map(|status| EndStatusRow {
        id: status.id.clone(),
        label: status.label.clone(),
        phase: status.phase.and_then(phase),
        source: status.source.clone(),
        to_work: agreement
            .counts_as_transition(&status.id, settings)
            .unwrap_or(status.to_work),
        standard: status.to_work,
    });
    rows.collect()
}

fn value(says: &Says) -> ReadingValue {
    match says {
        Says::Offset {
            rule,
            after,
            repeats,
        } => {
            let single = match after.steps() {
                [] => Some((0, Unit::Days)),
                [step] => Some((step.count(), step.unit())),
                _ => None,
            };
            ReadingValue::Offset {
                rule: rule.clone(),
                count: single.map(|(count, _)| count),
                unit: single.map(|(_, unit)| unit),
                repeats: *repeats,
            }
        }
        Says::SemesterEnds(days) => ReadingValue::SemesterEnds {
            days: written(days),
        },
        Says::MonthlyDay(day) => ReadingValue::MonthlyDay { day: *day },
        Says::YearlyDays(days) => ReadingValue::YearlyDays {
            days: written(days),
        },
        Says::Told => ReadingValue::Told,
    }
}

/// What a reading says, as the counsellor reads it.
fn words(says: &Says) -> Option<String> {
    Some(match says {
        Says::Offset { after, .. } => after.words(),
        Says::SemesterEnds(days) | Says::YearlyDays(days) => listed(days),
        Says::MonthlyDay(day) => format!("den {day}. i måneden etter"),
        Says::Told => return None,
    })
}

/// «30. juni og 31. desember».
pub(crate) fn listed(days: &[(u32, u32)]) -> String {
    let told: Vec<String> = days.iter().map(day_of_year).collect();
    match told.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} og {last}", before.join(", ")),
        _ => told.concat(),
    }
}

/// «30. juni».
fn day_of_year((month, day): &(u32, u32)) -> String {
    let at = usize::try_from(month.saturating_sub(1)).unwrap_or_default();
    format!("{day}. {}", dates::MONTHS.get(at).unwrap_or(&""))
}

fn written(days: &[(u32, u32)]) -> Vec<String> {
    let written = days
        .iter()
        .map(|(month, day)| format!("{month:02}-{day:02}"));
    written.collect()
}

/// The sentence that a deadline's note gets where the provider's own reading holds for it.
pub(crate) fn own_words(settings: &Settings, rule: &str) -> Option<String> {
    let own = settings.offsets.get(rule)?;
    Some(format!("Justert hos dere til {}.", own.words()))
}
