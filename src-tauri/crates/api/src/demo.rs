//! The fictional portfolio, and the main job done with it where there is no screen. Everything goes
//! through the same requests as the window's.

use crate::{
    Answer, Api, ApiError, Code,
    requests::*,
    views::{Action, DemoDone, Nearness, TodayRow},
};
use domain::{
    Attributes, Contact, ContactKind, Employment, EmploymentTerms, Event, EventKind, Id, LogEntry,
    Practice, Private, Profile,
    case::{Activity, MeetingForm},
    dates::add_days,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

const PORTFOLIO: &str = include_str!("../../../../assets/demo/portfolio.toml");

/// The passphrase of a demo store. Known to everyone: nothing in it is about anyone.
pub const DEMO_PASSPHRASE: &str = "bare til demonstrasjon";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Demo {
    profile: Profile,
    participant: Vec<Participant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Participant {
    agreement: String,
    person: PersonInput,
    #[serde(default)]
    attributes: Attributes,
    nav_office: Option<String>,
    nav_counsellor: Option<String>,
    clinician: Option<String>,
    #[serde(default)]
    order_text: Private,
    #[serde(default)]
    goal: Private,
    #[serde(default)]
    expected_hours: Private,
    #[serde(default)]
    events: Vec<DayEvent>,
    #[serde(default)]
    entries: Vec<DayEntry>,
    #[serde(default)]
    employments: Vec<DayEmployment>,
    #[serde(default)]
    practices: Vec<DayPractice>,
    /// What the counsellor would write, by the event that the report settles and the field.
    #[serde(default)]
    report: BTreeMap<EventKind, BTreeMap<String, Private>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayEvent {
    #[serde(rename = "type")]
    kind: EventKind,
    day: i64,
    occurrence: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayEntry {
    day: i64,
    activity: Activity,
    #[serde(default)]
    form: MeetingForm,
    #[serde(default)]
    minutes: u32,
    until: Option<i64>,
    valid: Option<bool>,
    #[serde(default)]
    text: Private,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayEmployment {
    employer: String,
    contact: String,
    #[serde(default)]
    position: Private,
    percent: u32,
    terms: EmploymentTerms,
    from: Option<i64>,
    #[serde(default)]
    at_referral: bool,
    in_work_from: Option<i64>,
    #[serde(default)]
    reason: Private,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayPractice {
    employer: String,
    contact: String,
    percent: Option<u32>,
    from: i64,
    #[serde(default)]
    goal: Private,
    #[serde(default)]
    reason: Private,
    insurance_informed: Option<i64>,
}

impl Api {
    /// Fills an empty store with the fictional portfolio.
    pub(crate) fn load_demo(&mut self, _: Nothing) -> Answer<Nothing> {
        let demo: Demo = toml::from_str(PORTFOLIO).map_err(|_| ApiError::internal("demodata"))?;
        if !self.opened()?.case_files()?.is_empty() {
            let message = "Demodata kan bare legges i en tom mappe.";
            return Err(ApiError::new(Code::InvalidRequest, message));
        }
        self.save_profile(SaveProfile {
            profile: demo.profile,
        })?;
        let mut contacts = HashMap::new();
        for participant in demo.participant {
            if self.agreements.get(&participant.agreement).is_some() {
                self.load_participant(participant, &mut contacts)?;
            }
        }
        Ok(Nothing {})
    }

    /// Makes a demo store in `out`/tiltaksmappe-demo, and writes what is due as PDF into `out`. Not one of
    /// the window's requests: its passphrase is known to everyone, so it only ever makes a folder of its
    /// own.
    pub fn demo(out: &Path) -> Answer<DemoDone> {
        fs::create_dir_all(out).map_err(|_| {
            ApiError::new(
                Code::FolderMissing,
                "Mappen kunne ikke opprettes. Velg en annen.",
            )
        })?;
        let folder = out.join("tiltaksmappe-demo");
        if folder.exists() {
            let message = "Demoen ligger der allerede. Velg en annen mappe, eller slett «tiltaksmappe-demo» først.";
            return Err(ApiError::new(Code::StoreExists, message));
        }
        let mut api = Self::new(crate::Environment::system(folder.clone()));
        let done = api.fill_demo(out);
        if done.is_err() {
            drop(api);
            let _ = fs::remove_dir_all(folder);
        }
        done
    }

    fn fill_demo(&mut self, out: &Path) -> Answer<DemoDone> {
        self.create_store(WithPassphrase {
            passphrase: DEMO_PASSPHRASE.into(),
        })?;
        self.load_demo(Nothing {})?;
        let today = self.today_overview(Nothing {})?;
        let mut files = Vec::new();
        for row in &today.rows {
            let Action::Report {
                template,
                occurrence,
                ..
            } = &row.due.action
            else {
                continue;
            };
            if row
                .due
                .nearness
                .is_some_and(|nearness| nearness < Nearness::Later)
            {
                files.push(self.write_due_report(row, template, *occurrence, out)?);
            }
        }
        Ok(DemoDone {
            store: self.env.folder.display().to_string(),
            passphrase: DEMO_PASSPHRASE.to_owned(),
            today,
            files,
        })
    }

    fn write_due_report(
        &mut self,
        row: &TodayRow,
        template: &str,
        occurrence: Option<u32>,
        out: &Path,
    ) -> Answer<String> {
        let begin = BeginReport {
            case: row.case.clone(),
            template: template.to_owned(),
            occurrence,
        };
        let id = self.begin_report(begin)?.id;
        let view = self.report(ById { id: id.clone() })?;
        let mut values = demo_texts(&view.participant, view.template.settles)?;
        for missing in &view.check.missing {
            values
                .entry(missing.field.clone())
                .or_insert_with(|| reports::NOT_APPLICABLE.into());
        }
        self.save_report(SaveReport {
            id: id.clone(),
            values,
        })?;
        let file_name = view.file_name;
        Ok(self
            .export_report(ExportReport {
                id,
                folder: out.display().to_string(),
                file_name,
                replace: false,
            })?
            .path)
    }

    fn load_participant(
        &mut self,
        participant: Participant,
        contacts: &mut HashMap<String, Id>,
    ) -> Answer<()> {
        let today = self.today();
        let day = |n: i64| add_days(today, n);
        let mut contact = |api: &mut Self,
                           kind,
                           name: Option<String>,
                           organisation: Option<Id>|
         -> Answer<Option<Id>> {
            let Some(name) = name else { return Ok(None) };
            if let Some(id) = contacts.get(&name) {
                return Ok(Some(id.clone()));
            }
            let made = Contact {
                kind,
                name: name.clone().into(),
                organisation,
                phone: Private::default(),
                email: Private::default(),
            };
            let id = api
                .save_contact(SaveContact {
                    id: None,
                    contact: made,
                })?
                .id;
            contacts.insert(name, id.clone());
            Ok(Some(id))
        };
        let nav_office = contact(self, ContactKind::NavOffice, participant.nav_office, None)?;
        let nav_counsellor = contact(
            self,
            ContactKind::NavCounsellor,
            participant.nav_counsellor,
            nav_office.clone(),
        )?;
        let clinician = contact(self, ContactKind::Clinician, participant.clinician, None)?;
        let date_of = |kind| {
            participant
                .events
                .iter()
                .find(|event| event.kind == kind)
                .map(|event| day(event.day))
        };
        let case = self
            .create_case(CreateCase {
                agreement: participant.agreement,
                person: participant.person,
                case: CaseInput {
                    attributes: participant.attributes,
                    nav_office,
                    nav_counsellor,
                    clinician,
                    order_text: participant.order_text,
                    goal: participant.goal,
                    expected_hours: participant.expected_hours,
                },
                ordered: date_of(EventKind::OrderReceived).unwrap_or(today),
                started: date_of(EventKind::Started),
            })?
            .id;
        let further = |event: &&DayEvent| {
            !matches!(event.kind, EventKind::OrderReceived | EventKind::Started)
        };
        for event in participant.events.iter().filter(further) {
            let happened = Event {
                occurrence: event.occurrence,
                ..Event::new(event.kind, day(event.day))
            };
            let (case, note) = (case.clone(), Private::default());
            self.save_event(SaveEvent {
                id: None,
                case,
                event: happened,
                note,
            })?;
        }
        for entry in participant.entries {
            let DayEntry {
                day: on,
                activity,
                form,
                minutes,
                until,
                valid,
                text,
            } = entry;
            let entry = LogEntry {
                case: case.clone(),
                date: day(on),
                activity,
                form,
                minutes,
                until: until.map(day),
                valid,
                text,
            };
            self.save_entry(SaveEntry { id: None, entry })?;
        }
        for job in participant.employments {
            let employer = contact(self, ContactKind::Employer, Some(job.employer), None)?;
            let person = contact(
                self,
                ContactKind::ContactPerson,
                Some(job.contact),
                employer.clone(),
            )?;
            let employment = Employment {
                case: case.clone(),
                employer: employer.unwrap_or_default(),
                contact: person,
                position: job.position,
                percent: job.percent,
                terms: job.terms,
                from: job.from.map(day),
                to: None,
                at_referral: job.at_referral,
                in_work_from: job.in_work_from.or(job.from).map(day),
                reason: job.reason,
            };
            self.save_employment(SaveEmployment {
                id: None,
                employment,
            })?;
        }
        for period in participant.practices {
            let employer = contact(self, ContactKind::Employer, Some(period.employer), None)?;
            let person = contact(
                self,
                ContactKind::ContactPerson,
                Some(period.contact),
                employer.clone(),
            )?;
            let practice = Practice {
                case: case.clone(),
                employer: employer.unwrap_or_default(),
                contact: person,
                percent: period.percent,
                from: day(period.from),
                planned_to: None,
                ended: None,
                goal: period.goal,
                reason: period.reason,
                insurance_informed: period.insurance_informed.map(day),
            };
            self.save_practice(SavePractice { id: None, practice })?;
        }
        Ok(())
    }
}

/// What the counsellor of the demo would write about this participant in a report of this sort.
fn demo_texts(participant: &Private, settles: EventKind) -> Answer<BTreeMap<String, Private>> {
    let demo: Demo = toml::from_str(PORTFOLIO).map_err(|_| ApiError::internal("demodata"))?;
    let name = |p: &Participant| format!("{} {}", p.person.first_name.0, p.person.last_name.0);
    let found = demo
        .participant
        .into_iter()
        .find(|p| name(p) == participant.0);
    Ok(found
        .and_then(|mut p| p.report.remove(&settles))
        .unwrap_or_default())
}
