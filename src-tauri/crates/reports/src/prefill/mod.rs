//! A field's first text, taken from the case. The counsellor reads and changes it; nothing here is
//! written to the case.

mod expected;
mod fit;
mod general;
mod given;
mod helpers;
mod log;
mod origin;
mod practice;
mod source;
mod work;

pub use given::{Figures, Given};
pub use origin::{COMPUTED, Origin};
pub use source::Source;

use crate::{Field, Section, Template, slots::repeated_key};
use domain::dates::norwegian;
use domain::person::PersonalData;
use domain::{AgreementDetails, CaseFile, Contact, Date, EventKind, Id, Private, Profile, dates};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a report is filled from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The case; none for what is about a whole agreement.
    pub file: Option<&'a CaseFile>,
    /// What the agreement says.
    pub under: &'a Under,
    /// The counsellor and the provider.
    pub profile: &'a Profile,
    /// Which of the periodic reports, from 1.
    pub occurrence: Option<u32>,
    /// First and last day reported on; a report on the whole measure may leave it out.
    pub period: Option<(Date, Date)>,
    /// The day it is written.
    pub today: Date,
    /// The kinds of personal data that the agreement permits; others are not filled in.
    pub permitted: &'a [PersonalData],
    /// What is computed outside this crate, by the names that the template asks for.
    pub figures: Option<&'a Figures>,
}

/// What an agreement says that a report repeats, computed where agreements are known.
#[derive(Clone, Debug, Default)]
pub struct Under {
    /// Its title.
    pub title: String,
    /// NAV's office that bought the measure.
    pub buyer: String,
    /// The case's last day as it stands.
    pub ends: Option<Date>,
    /// The last day that an extension can reach; none where no more can be given.
    pub extendable_to: Option<Date>,
    /// The day by which the case is to be deleted.
    pub deletion: Option<Date>,
    /// What NAV calls the agreement by; none where nothing is known.
    pub details: Option<AgreementDetails>,
}

/// A first text and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Prefilled {
    /// The text, never blank.
    pub text: Private,
    /// Norwegian: «fra loggen: 12 timer, 3 møter på arbeidsplassen».
    pub source: String,
}

/// The first texts, by the keys of values: a section that may stand several times begins with as many
/// repetitions as its fields have texts for, and a table's fixed row with its own. A place for which nothing
/// is known has no entry.
pub fn prefill(template: &Template, context: &Context) -> BTreeMap<String, Prefilled> {
    let mut filled = BTreeMap::new();
    for section in &template.sections {
        for field in &section.fields {
            let given = field
                .prefill
                .as_ref()
                .and_then(|origin| given(template, context, origin));
            for (key, first) in given.map_or_else(Vec::new, |given| spread(section, field, given)) {
                let text = fit::fit(field, first.text.trimmed()).map(Private);
                if let Some(text) = text.filter(|text| !text.is_blank()) {
                    let source = first.source;
                    filled.insert(key, Prefilled { text, source });
                }
            }
        }
    }
    filled
}

/// Where the texts of a field go.
fn spread(section: &Section, field: &Field, given: Given) -> Vec<(String, Prefilled)> {
    if !section.rows.is_empty() {
        let Given::Rows(rows) = given else {
            return Vec::new();
        };
        let known = |row: &String| section.rows.iter().any(|known| known.id == *row);
        return rows
            .into_iter()
            .filter(|(row, _)| known(row))
            .map(|(row, first)| (format!("{}.{row}", field.id), first))
            .collect();
    }
    let (Some(repeat), Given::Each { each, .. }) = (&section.repeat, &given) else {
        let together = given.together();
        return together
            .map(|first| (field.id.clone(), first))
            .into_iter()
            .collect();
    };
    let count = each.len();
    let most = usize::try_from(repeat.max).unwrap_or(usize::MAX);
    let places = (1..).zip(each).take(most);
    let place = |(n, first): (u32, &Option<Prefilled>)| {
        let Prefilled { text, source } = first.clone()?;
        // More than the form has room for must not go unnoticed.
        let source = match count > most {
            true => format!("{source} (skjemaet har plass til {most} av {count})"),
            false => source,
        };
        Some((repeated_key(&field.id, n), Prefilled { text, source }))
    };
    places.filter_map(place).collect()
}

/// What one origin gives in this report. None where the agreement does not permit it, or nothing is known.
fn given(template: &Template, context: &Context, origin: &Origin) -> Option<Given> {
    let source = match origin {
        Origin::Computed(name) => return context.figures?.get(name).cloned(),
        Origin::Source(source) => *source,
    };
    let needs = source.needs();
    if !needs.is_none_or(|kind| context.permitted.contains(&kind)) {
        return None;
    }
    let one = |(text, source): (String, String)| Given::one(text, source);
    let facts = || {
        let facts = Facts::new(template, context, context.file?);
        facts
            .several(source)
            .or_else(|| facts.text(source).map(one))
    };
    general::text(context, source).map(one).or_else(facts)
}

/// The text of one source, as a field of this template that stands once would get it. None where the
/// agreement does not permit it, or there is nothing to say.
pub fn first_text(template: &Template, context: &Context, source: Source) -> Option<Prefilled> {
    let given = given(template, context, &Origin::Source(source))?;
    let Prefilled { text, source } = given.together()?;
    let text = Private(text.trimmed().to_owned());
    (!text.is_blank()).then_some(Prefilled { text, source })
}

/// A text and its source.
type Found = Option<(String, String)>;

/// The case, seen over the days that the report is about.
struct Facts<'a> {
    file: &'a CaseFile,
    under: &'a Under,
    profile: &'a Profile,
    period: Option<(Date, Date)>,
}

impl<'a> Facts<'a> {
    /// A report without periods of its own is about the whole measure.
    fn new(template: &Template, context: &Context<'a>, file: &'a CaseFile) -> Self {
        let whole = || {
            let ended = file.first(EventKind::Ended).unwrap_or(context.today);
            file.first(EventKind::Started)
                .filter(|s| *s <= ended)
                .map(|started| (started, ended))
        };
        let period = context
            .period
            .or_else(|| (!template.period).then(whole).flatten());
        Self {
            file,
            under: context.under,
            profile: context.profile,
            period,
        }
    }

    fn text(&self, source: Source) -> Found {
        let person = &self.file.person;
        let case = &self.file.case;
        let participant = |text: String| Some((text, "fra deltakerens opplysninger".to_owned()));
        let from_case = |text: &Private| Some((text.0.clone(), "fra saken".to_owned()));
        match source {
            Source::PersonName => participant(person.full_name().0),
            Source::PersonFnr => participant(person.fnr.as_ref()?.spaced()),
            // Adressesperre (kode 6, 7): neither street nor town is ever put on paper.
            Source::PersonAddress | Source::PersonCity | Source::PersonPostalAddress
                if person.protected_address.is_protected() =>
            {
                None
            }
            Source::PersonAddress => participant(person.address.0.clone()),
            Source::PersonCity => participant(joined(&[&person.postal_code, &person.city], " ")),
            Source::PersonNameSurnameFirst => {
                participant(joined(&[&person.last_name, &person.first_name], ", "))
            }
            Source::PersonPhone => participant(person.phone.0.clone()),
            Source::PersonEmail => participant(person.email.0.clone()),
            Source::PersonPostalAddress => {
                let town = Private(joined(&[&person.postal_code, &person.city], " "));
                participant(joined(&[&person.address, &town], ", "))
            }
            Source::CaseOrderReceived => self.event(EventKind::OrderReceived),
            Source::CaseEndPlanned => self
                .event(EventKind::Ended)
                .or_else(|| self.event(EventKind::EndPlanned)),
            Source::CaseDurationEnd => self.reckoned(self.under.ends),
            Source::CaseDeletionDue => self.reckoned(self.under.deletion),
            Source::CaseExtensionUntil => {
                let last = self.under.extendable_to?;
                Some((norwegian(last), "fra avtalen: lengste varighet".to_owned()))
            }
            Source::CaseExtensionGrounds => self.extension_grounds(),
            Source::CaseEmployedAtReferral => {
                let employed = case.attributes.employed_at_referral;
                let text = if employed { "Ja" } else { "Nei" };
                Some((text.to_owned(), "fra saken".to_owned()))
            }
            Source::EventIntakeMeeting => self.event(EventKind::IntakeMeeting),
            Source::CaseStarted => self.event(EventKind::Started),
            Source::CaseEnded => self.event(EventKind::Ended),
            Source::CaseOrder => Some((case.order_text.0.clone(), "fra bestillingen".to_owned())),
            Source::CaseGoal => from_case(&case.goal),
            Source::CaseExpectedHours => from_case(&case.expected_hours),
            Source::CaseExpectedHoursWeekly => self.expected_weekly(),
            Source::ReportPeriod => {
                let (from, to) = self.period?;
                let text = format!("{}–{}", norwegian(from), norwegian(to));
                Some((text, "fra rapportens frist".to_owned()))
            }
            Source::NavOffice => {
                let office = self.contact(case.nav_office.as_ref())?;
                Some((office.name.0.clone(), "fra registeret".to_owned()))
            }
            Source::NavCounsellor => {
                let counsellor = self.contact(case.nav_counsellor.as_ref())?;
                Some((reachable(counsellor), "fra registeret".to_owned()))
            }
            Source::NavCounsellorName | Source::NavCounsellorPhone | Source::NavCounsellorEmail => {
                let counsellor = self.contact(case.nav_counsellor.as_ref())?;
                let text = match source {
                    Source::NavCounsellorPhone => &counsellor.phone,
                    Source::NavCounsellorEmail => &counsellor.email,
                    _ => &counsellor.name,
                };
                Some((text.0.clone(), "fra registeret".to_owned()))
            }
            Source::ClinicianName => {
                let clinician = self.contact(case.clinician.as_ref())?;
                Some((reachable(clinician), "fra registeret".to_owned()))
            }
            Source::PracticeEmployer
            | Source::PracticeContact
            | Source::PracticePeriod
            | Source::PracticePercent
            | Source::PracticeGoal
            | Source::PracticeInsurance
            | Source::PracticeInsuranceDate => self.practice(source),
            Source::AbsenceFrom | Source::AbsenceDays => self.unexcused(source),
            Source::AbsenceKind => self.absence_kind(),
            Source::LogContactAttempts => self.contact_attempts(),
            Source::LogHoursWeekly => self.hours_weekly(),
            Source::LogHours => self.hours(),
            Source::LogAbsence => self.absence(),
            Source::LogActivities => self.activities(false),
            Source::LogActivitiesBesidesWorkplace => self.activities(true),
            Source::LogWorkplace => self.workplace(),
            // Told for each of several: see `several`.
            Source::HelperName
            | Source::HelperReach
            | Source::WorkEmployer
            | Source::WorkContact
            | Source::WorkPercent
            | Source::WorkTerms
            | Source::WorkKind
            | Source::WorkReason
            | Source::WorkStarted
            | Source::WorkEmployerAtReferral
            | Source::WorkPercentAtReferral
            | Source::JobEmployer
            | Source::JobContact
            | Source::JobPercent
            | Source::JobTerms
            | Source::JobStarted
            // Told by what is no case: see `general`.
            | Source::ReportPlaceAndDate
            | Source::ReportPeriodFrom
            | Source::ReportPeriodTo
            | Source::ReportMonth
            | Source::ReportDate
            | Source::ReportPlace
            | Source::AgreementTitle
            | Source::AgreementBuyer
            | Source::AgreementMeasureNumber
            | Source::AgreementNumber
            | Source::AgreementYourReference
            | Source::AgreementPlaces
            | Source::ProviderNameAndMeasureNumber
            | Source::ProviderName
            | Source::ProviderCounsellor
            | Source::ProviderContactName
            | Source::ProviderContactPhone
            | Source::ProviderContactEmail => None,
        }
    }

    /// What there is one of for each job or period of practice.
    fn several(&self, source: Source) -> Option<Given> {
        match source {
            Source::WorkEmployer
            | Source::WorkContact
            | Source::WorkPercent
            | Source::WorkTerms
            | Source::WorkKind
            | Source::WorkReason
            | Source::WorkStarted => self.work(source),
            Source::JobEmployer
            | Source::JobContact
            | Source::JobPercent
            | Source::JobTerms
            | Source::JobStarted => self.job(source),
            Source::WorkEmployerAtReferral | Source::WorkPercentAtReferral => {
                self.at_referral(source)
            }
            Source::HelperName | Source::HelperReach => self.helpers(source),
            _ => None,
        }
    }

    fn event(&self, kind: EventKind) -> Found {
        let date = self.file.first(kind)?;
        Some((norwegian(date), format!("fra hendelsen «{}»", kind.label())))
    }

    /// A day that the agreement's rules give.
    fn reckoned(&self, date: Option<Date>) -> Found {
        Some((norwegian(date?), "regnet ut fra avtalen".to_owned()))
    }

    fn contact(&self, id: Option<&Id>) -> Option<&'a Contact> {
        self.file.contacts.get(id?)
    }

    /// Whether two spans of days share a day; an unknown end is open.
    fn in_period(&self, from: Option<Date>, to: Option<Date>) -> bool {
        self.period.is_some_and(|(first, last)| {
            from.is_none_or(|from| from <= last) && to.is_none_or(|to| to >= first)
        })
    }
}

/// Name, telephone and e-mail, as far as they are known.
fn reachable(contact: &Contact) -> String {
    joined(&[&contact.name, &contact.phone, &contact.email], ", ")
}

fn joined(parts: &[&Private], separator: &str) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .map(|p| p.trimmed())
        .filter(|p| !p.is_empty())
        .collect();
    filled.join(separator)
}

/// `1,5`: at most two decimals, a comma, no needless zeros.
fn decimal(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0')
        .trim_end_matches('.')
        .replace('.', ",")
}

/// `12,5 timer`, `1 time`.
fn hours(minutes: u32) -> String {
    let unit = if minutes == 60 { "time" } else { "timer" };
    format!("{} {unit}", decimal(f64::from(minutes) / 60.0))
}

/// `1 dag`, `3 dager`.
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The length of a span of days in months: whole ones from its first day, and the rest as a part of
/// the month that it breaks off in.
fn months_between(from: Date, to: Date) -> f64 {
    let after = dates::add_days(to, 1);
    let mut whole = 0;
    while dates::add_months(from, whole + 1) <= after {
        whole += 1;
    }
    let (start, end) = (
        dates::add_months(from, whole),
        dates::add_months(from, whole + 1),
    );
    let days = |a: Date, b: Date| i32::try_from((b - a).num_days()).unwrap_or(i32::MAX);
    f64::from(whole) + f64::from(days(start, after)) / f64::from(days(start, end).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_written_as_norwegians_write_them() {
        assert_eq!(hours(750), "12,5 timer");
        assert_eq!(hours(60), "1 time");
        assert_eq!(hours(0), "0 timer");
        assert_eq!(hours(50), "0,83 timer");
        assert_eq!(hours(6000), "100 timer");
    }

    #[test]
    fn months_are_counted_from_the_first_day() {
        let d = |text| dates::parse_iso(text).expect("a date");
        assert_eq!(months_between(d("2026-02-01"), d("2026-04-30")), 3.0);
        assert_eq!(months_between(d("2026-01-31"), d("2026-04-29")), 3.0);
        assert_eq!(months_between(d("2026-04-01"), d("2026-04-15")), 0.5);
    }
}
