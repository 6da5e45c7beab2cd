//! The log of incidents and deviations, the clock of a breach, and the yearly review of access. All three
//! are what NAV asks to see; none of them belongs to a participant.

mod check;
pub mod export;
mod notice;
pub mod review;

use crate::{
    Answer, Api, ApiError, Code,
    requests::{ById, Made, Nothing},
};
use chrono::{NaiveDateTime, NaiveTime};
use domain::{
    Case, Date, Id, Incident, IncidentKind, Private, Report,
    incident::{Measure, Told},
    report::Channel,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// The log of incidents and deviations.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Incidents {
    /// Those that are not closed first, each part by when it was discovered, newest first.
    pub incidents: Vec<IncidentRow>,
    /// The agreements that one can concern, by name.
    pub agreements: Vec<NoticeOf>,
    /// The cases that one can concern.
    pub cases: Vec<CaseOf>,
    /// Notices to NAV that tell of no incident in the log.
    pub unlogged: Vec<Notice>,
    /// The folder that exports go to.
    pub folder: String,
}

/// One entry of the log, with what follows from it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IncidentRow {
    /// Its id.
    pub id: Id,
    /// What was entered.
    pub incident: Incident,
    /// The notices to NAV that tell of it.
    pub notices: Vec<Notice>,
    /// When NAV was told, by a notice or otherwise: of several agreements the last; none while one of them
    /// is still to be told.
    pub told: Option<Date>,
    /// The clock of a breach.
    pub clock: Option<BreachClock>,
    /// Measures that are not done.
    pub open_measures: usize,
    /// Of these, how many should have been done before today.
    pub overdue_measures: usize,
    /// The cases by their references; with the id of those that are still there.
    pub cases: Vec<CaseOf>,
}

/// Until when NAV must have been told.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BreachClock {
    /// From when it runs, `dd.mm.åååå kl. tt:mm`.
    pub from: String,
    /// How many hours.
    pub hours: u32,
    /// It still runs: somebody is to be told.
    pub running: bool,
    /// NAV was told after the time was up, as far as the days tell.
    pub late: bool,
    /// The agreements whose buyer is still to be told.
    pub missing: Vec<NoticeOf>,
}

/// An agreement, and the form by which its buyer is told of a breach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeOf {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// The form; none where the agreement has none.
    pub template: Option<String>,
}

/// A notice to NAV, written or under way.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Notice {
    /// The report.
    pub report: Id,
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// When what it tells of was discovered, as far as it says: `dd.mm.åååå kl. tt:mm`.
    pub discovered: Option<String>,
    /// When it was delivered.
    pub delivered: Option<Date>,
    /// How.
    pub channel: Option<Channel>,
}

/// A case as the log names it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseOf {
    /// The reference, which is all that the log keeps.
    pub reference: String,
    /// The case, while it is there.
    pub case: Option<Id>,
    /// The participant's name, while it is there; masked where it is masked elsewhere.
    pub participant: Option<Private>,
}

/// An entry to make or to change.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveIncident {
    /// Which; a new one if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<Id>,
    /// What went wrong.
    pub kind: IncidentKind,
    /// In a few words.
    pub title: Private,
    /// The day it was discovered.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub discovered: Date,
    /// The time of day, `tt.mm` or `tt:mm`.
    pub discovered_at: String,
    /// When it happened.
    #[serde(default)]
    pub happened: Private,
    /// The agreements' ids.
    #[serde(default)]
    pub agreements: Vec<String>,
    /// The cases' references.
    #[serde(default)]
    pub cases: Vec<String>,
    /// What happened.
    #[serde(default)]
    pub description: Private,
    /// What it led to.
    #[serde(default)]
    pub consequences: Private,
    /// The plan of action. One that says nothing is left out.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// How NAV was told, where no notice was delivered.
    #[serde(default)]
    pub told: Option<Told>,
    /// When it was closed.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    pub closed: Option<Date>,
    /// The notice that told of it before it was entered.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub notice: Option<Id>,
    /// What seems to name a participant has been looked at, and names none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub looked_at: Option<bool>,
}

impl Api {
    pub(crate) fn incidents(&mut self, _: Nothing) -> Answer<Incidents> {
        let notices = self.notices()?;
        let mut incidents = Vec::new();
        for (id, incident) in self.opened()?.all::<Incident>()? {
            incidents.push(self.incident_row(id, incident, &notices)?);
        }
        incidents.sort_by(|a, b| {
            let key = |row: &IncidentRow| (row.incident.closed.is_none(), row.incident.discovered);
            key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id))
        });
        let known: BTreeSet<&Id> = incidents.iter().map(|row| &row.id).collect();
        let lost = |incident: &Option<Id>| !incident.as_ref().is_some_and(|id| known.contains(id));
        let unlogged = notices
            .iter()
            .filter(|(incident, _)| lost(incident))
            .map(|(_, notice)| notice.clone())
            .collect();
        Ok(Incidents {
            unlogged,
            agreements: self.agreements_concerned()?,
            cases: self.cases_named()?.into_values().collect(),
            folder: self.own_profile()?.export_folder,
            incidents,
        })
    }

    pub(crate) fn save_incident(&mut self, request: SaveIncident) -> Answer<Made> {
        let before = match &request.id {
            Some(id) => Some(self.opened()?.get::<Incident>(id)?),
            None => None,
        };
        let discovered = moment(&request)?;
        let today = self.today();
        let later = |day: Date, field: &str, message: &str| match day {
            day if day > today => Err(ApiError::new(
                Code::InvalidDate,
                "Datoen ligger fram i tid. Skriv dagen det skjedde.",
            )
            .with([field])),
            day if day < request.discovered => {
                Err(ApiError::new(Code::InvalidDate, message).with([field]))
            }
            _ => Ok(()),
        };
        later(request.discovered, "discovered", "")?;
        if let Some(told) = &request.told {
            let message = "NAV kan ikke ha fått beskjed før hendelsen ble oppdaget.";
            later(told.date, "told", message)?;
            if told.how.is_blank() {
                let message = "Skriv hvordan NAV fikk beskjed, og hvem hos NAV.";
                return Err(ApiError::new(Code::MissingField, message).with(["how"]));
            }
        }
        if let Some(closed) = request.closed {
            let message = "Saken kan ikke være lukket før hendelsen ble oppdaget.";
            later(closed, "closed", message)?;
        }
        if request.title.is_blank() {
            let message = "Skriv kort hva som skjedde.";
            return Err(ApiError::new(Code::MissingField, message).with(["title"]));
        }
        for agreement in &request.agreements {
            self.agreement(agreement)?;
        }
        let cases = self.references(&request.cases, before.as_ref())?;
        let said = |measure: &Measure| !measure.what.is_blank();
        let incident = Incident {
            kind: request.kind,
            title: request.title.trimmed().into(),
            discovered,
            happened: request.happened,
            agreements: request.agreements,
            cases,
            description: request.description,
            consequences: request.consequences,
            measures: request.measures.into_iter().filter(said).collect(),
            told: request.told,
            closed: request.closed,
            kept: Vec::new(),
            entered: before
                .as_ref()
                .map_or_else(|| (self.env.now)(), |b| b.entered),
        };
        if incident.kind == IncidentKind::Breach && incident.closed.is_some() {
            let of_this = |of: &Option<Id>, notice: &Notice| {
                let own = of.is_some() && *of == request.id;
                own || Some(&notice.report) == request.notice.as_ref()
            };
            let notices = self.notices()?.into_iter();
            let own: Vec<Notice> = notices
                .filter(|(of, notice)| of_this(of, notice))
                .map(|(_, notice)| notice)
                .collect();
            if told(&incident, &own).is_none() {
                let message = "NAV har ikke fått skriftlig melding om bruddet ennå. Lever meldingen, eller før hvordan NAV fikk beskjed skriftlig, før saken lukkes.";
                return Err(ApiError::new(Code::NotPermitted, message).with(["closed"]));
            }
        }
        let looked_at = request.looked_at == Some(true);
        let incident = self.names_nobody(incident, before.as_ref(), looked_at)?;
        let drafts = self.notices_that_follow(request.id.as_ref(), &incident)?;
        let told_before = match &request.notice {
            Some(id) => Some((id, self.opened()?.get::<Report>(id)?)),
            None => None,
        };
        let id = self.write("incident.save", |tx| {
            let id = match &request.id {
                Some(id) => {
                    tx.update(id, &incident)?;
                    id.clone()
                }
                None => tx.insert(&incident)?,
            };
            for (draft, report) in &drafts {
                tx.update(draft, report)?;
            }
            if let Some((notice, report)) = told_before {
                let incident = Some(id.clone());
                tx.update(notice, &Report { incident, ..report })?;
            }
            Ok(id)
        })?;
        Ok(Made { id })
    }

    pub(crate) fn remove_incident(&mut self, request: ById) -> Answer<Nothing> {
        let told = self
            .notices()?
            .iter()
            .any(|(incident, _)| incident.as_ref() == Some(&request.id));
        if told {
            let message = "Det er skrevet en melding til NAV om hendelsen. Da blir den stående i loggen; lukk den i stedet.";
            return Err(ApiError::new(Code::InvalidRequest, message));
        }
        self.write("incident.remove", |tx| {
            Ok(tx.remove::<Incident>(&request.id)?)
        })?;
        Ok(Nothing {})
    }

    fn incident_row(
        &self,
        id: Id,
        incident: Incident,
        notices: &[(Option<Id>, Notice)],
    ) -> Answer<IncidentRow> {
        let own = notices.iter().filter(|(of, _)| of.as_ref() == Some(&id));
        let notices: Vec<Notice> = own.map(|(_, notice)| notice.clone()).collect();
        let told = told(&incident, &notices);
        let open = || {
            incident
                .measures
                .iter()
                .filter(|measure| measure.done.is_none())
        };
        let overdue = |measure: &&Measure| measure.due.is_some_and(|due| due < self.today());
        let named = self.cases_named()?;
        let case = |reference: &String| {
            named.get(reference).cloned().unwrap_or_else(|| CaseOf {
                reference: reference.clone(),
                case: None,
                participant: None,
            })
        };
        Ok(IncidentRow {
            clock: self.breach_clock(&incident, &notices, told),
            open_measures: open().count(),
            overdue_measures: open().filter(overdue).count(),
            cases: incident.cases.iter().map(case).collect(),
            told,
            notices,
            incident,
            id,
        })
    }

    /// The cases that are there, by their references.
    fn cases_named(&self) -> Answer<BTreeMap<String, CaseOf>> {
        let store = self.opened()?;
        let people = store.all::<domain::Person>()?;
        let mut named = BTreeMap::new();
        for (id, case) in store.all::<Case>()? {
            let reference = case.reference;
            let listed = |person: &domain::Person| {
                let person = self.as_listed(&case.person, person.clone(), &reference);
                person.full_name()
            };
            let participant = people.get(&case.person).map(listed);
            named.insert(
                reference.clone(),
                CaseOf {
                    reference,
                    case: Some(id),
                    participant,
                },
            );
        }
        Ok(named)
    }

    /// The references as they stand in the cases. One of a case that is gone stays where it stood.
    fn references(&self, typed: &[String], before: Option<&Incident>) -> Answer<Vec<String>> {
        let known = self.cases_named()?;
        let mut found: Vec<String> = Vec::new();
        for typed in typed
            .iter()
            .map(|typed| typed.trim())
            .filter(|typed| !typed.is_empty())
        {
            let stood = before.into_iter().flat_map(|before| &before.cases);
            let mut all = known.keys().chain(stood);
            let Some(same) = all.find(|known| known.eq_ignore_ascii_case(typed)) else {
                let message = "Det finnes ingen sak med denne referansen. Skriv referansen som står øverst på saken, aldri navn.";
                return Err(ApiError::new(Code::InvalidField, message).with(["cases"]));
            };
            if !found.contains(same) {
                found.push(same.clone());
            }
        }
        Ok(found)
    }
}

/// When NAV was told: by every notice, and where there is none, as was entered.
fn told(incident: &Incident, notices: &[Notice]) -> Option<Date> {
    if let Some(told) = &incident.told {
        return Some(told.date);
    }
    let delivered = |agreement: &String| {
        let of_this = notices
            .iter()
            .filter(|notice| notice.agreement == *agreement);
        of_this.filter_map(|notice| notice.delivered).min()
    };
    match incident.agreements.is_empty() {
        true => notices.iter().filter_map(|notice| notice.delivered).min(),
        false => {
            let each: Option<Vec<Date>> = incident.agreements.iter().map(delivered).collect();
            each?.into_iter().max()
        }
    }
}

/// Day and time of day together.
fn moment(request: &SaveIncident) -> Answer<NaiveDateTime> {
    let typed = request.discovered_at.trim().replace(['.', ' '], ":");
    let typed = match typed.len() {
        3 | 4 if !typed.contains(':') => {
            let (hour, minute) = typed.split_at(typed.len() - 2);
            format!("{hour}:{minute}")
        }
        _ => typed,
    };
    let time = NaiveTime::parse_from_str(&typed, "%H:%M").map_err(|_| {
        let message = "Skriv klokkeslettet som tt.mm, for eksempel 08.12.";
        ApiError::new(Code::InvalidField, message).with(["discovered_at"])
    })?;
    Ok(request.discovered.and_time(time))
}
