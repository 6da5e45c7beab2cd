//! A breach and the notice to NAV: one fact, one clock. The notice takes its texts from the incident, and
//! the time of discovery is the same in both whichever of them it is changed in.

use super::{BreachClock, Notice, NoticeOf};
use crate::{Answer, Api};
use chrono::{NaiveDateTime, TimeDelta};
use domain::{Case, Date, Id, Incident, IncidentKind, Private, Report, dates::norwegian};
use reports::{Clock, Figures, Given, Template};
use std::collections::BTreeSet;

/// The first part of the names by which a notice asks.
const PREFIX: &str = "incident.";

/// Where the texts come from, as the counsellor reads it.
const SOURCE: &str = "fra avviksloggen";

/// A point in time as forms have it.
const FORM: &str = "%d.%m.%Y kl. %H:%M";

impl Api {
    /// The notices that there are, each with the incident that it tells of.
    pub(super) fn notices(&self) -> Answer<Vec<(Option<Id>, Notice)>> {
        let mut found = Vec::new();
        for (id, report) in self.opened()?.all::<Report>()? {
            let Some(agreement) = &report.agreement else {
                continue;
            };
            let Ok(Some(clock)) = self.template_of(&report).map(|form| form.clock.as_ref()) else {
                continue;
            };
            // A correction tells of nothing new.
            if report.replaces.is_some() {
                continue;
            }
            let discovered = report.values.get(&clock.from);
            let notice = Notice {
                report: id,
                agreement: agreement.clone(),
                name: self.name_of(agreement),
                discovered: discovered.map(|text| text.trimmed().to_owned()),
                delivered: report.delivered.as_ref().map(|delivery| delivery.date),
                channel: report.delivered.as_ref().map(|delivery| delivery.channel),
            };
            found.push((report.incident, notice));
        }
        Ok(found)
    }

    /// The agreements that participants are or were under, and those that a notice is about.
    pub(super) fn agreements_concerned(&self) -> Answer<Vec<NoticeOf>> {
        let store = self.opened()?;
        let cases = store.all::<Case>()?.into_values();
        let mut ids: BTreeSet<String> = cases.map(|case| case.agreement).collect();
        let incidents = store.all::<Incident>()?.into_values();
        ids.extend(incidents.flat_map(|incident| incident.agreements));
        let mut all: Vec<NoticeOf> = ids.iter().map(|id| self.notice_of(id)).collect();
        all.sort_by_cached_key(|each| each.name.to_lowercase());
        Ok(all)
    }

    fn notice_of(&self, agreement: &str) -> NoticeOf {
        NoticeOf {
            agreement: agreement.to_owned(),
            name: self.name_of(agreement),
            template: self.notice_form(agreement).map(|form| form.id.clone()),
        }
    }

    /// The form of an agreement on which time runs.
    fn notice_form(&self, agreement: &str) -> Option<&Template> {
        let forms = self.templates.for_agreement(agreement).into_iter();
        forms.into_iter().find(|form| form.clock.is_some())
    }

    fn name_of(&self, agreement: &str) -> String {
        let found = self.agreement(agreement);
        found.map_or_else(|_| agreement.to_owned(), agreements::Agreement::name)
    }

    /// The clock of a breach; the shortest of those that its agreements have.
    pub(super) fn breach_clock(
        &self,
        incident: &Incident,
        notices: &[Notice],
        told: Option<Date>,
    ) -> Option<BreachClock> {
        if incident.kind != IncidentKind::Breach {
            return None;
        }
        let hours = |form: &Template| form.clock.as_ref().map(|clock| clock.hours);
        let all = self.templates.all().iter();
        let concerned = |form: &&Template| {
            incident.agreements.is_empty() || incident.agreements.contains(&form.agreement)
        };
        let hours = all.filter(concerned).filter_map(hours).min()?;
        let until = incident.discovered + TimeDelta::hours(i64::from(hours));
        let delivered = |agreement: &str| {
            let mut of_this = notices
                .iter()
                .filter(|notice| notice.agreement == agreement);
            of_this.any(|notice| notice.delivered.is_some())
        };
        let missing = incident.agreements.iter().filter(|id| !delivered(id));
        let missing = missing.map(|id| self.notice_of(id)).collect();
        Some(BreachClock {
            from: as_in_forms(incident.discovered),
            hours,
            running: told.is_none(),
            late: told.is_some_and(|day| day > until.date()),
            missing: if told.is_some() { Vec::new() } else { missing },
        })
    }

    /// What a notice takes from the incident that it tells of.
    pub(crate) fn incident_texts(&self, template: &Template, report: &Report) -> Answer<Figures> {
        let mut figures = Figures::new();
        let Some(id) = &report.incident else {
            return Ok(figures);
        };
        let Some(incident) = self.opened()?.find::<Incident>(id)? else {
            return Ok(figures);
        };
        for name in template.computed() {
            let text = name
                .strip_prefix(PREFIX)
                .and_then(|name| text(name, &incident));
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                figures.insert(name.to_owned(), Given::one(text, SOURCE));
            }
        }
        Ok(figures)
    }

    /// The incident of a draft that was typed on, where it now says another time of discovery.
    pub(crate) fn incident_following(
        &self,
        template: &Template,
        report: &Report,
    ) -> Answer<Option<(Id, Incident)>> {
        let (Some(id), Some(Clock { from, .. })) = (&report.incident, &template.clock) else {
            return Ok(None);
        };
        let typed = report.values.get(from).map(|text| text.trimmed());
        let read = typed.and_then(|text| NaiveDateTime::parse_from_str(text, FORM).ok());
        let (Some(discovered), Some(incident)) = (read, self.opened()?.find::<Incident>(id)?)
        else {
            return Ok(None);
        };
        let another = incident.discovered != discovered;
        Ok(another.then(|| {
            (
                id.clone(),
                Incident {
                    discovered,
                    ..incident
                },
            )
        }))
    }

    /// The drafts that tell of an incident, with the time of discovery that it now has.
    pub(super) fn notices_that_follow(
        &self,
        id: Option<&Id>,
        incident: &Incident,
    ) -> Answer<Vec<(Id, Report)>> {
        let mut following = Vec::new();
        let Some(id) = id else {
            return Ok(following);
        };
        let now: Private = as_in_forms(incident.discovered).into();
        for (draft, mut report) in self.opened()?.all::<Report>()? {
            if report.incident.as_ref() != Some(id) || report.delivered.is_some() {
                continue;
            }
            let Ok(Some(clock)) = self.template_of(&report).map(|form| form.clock.clone()) else {
                continue;
            };
            if report.values.get(&clock.from) != Some(&now) {
                report.values.insert(clock.from.clone(), now.clone());
                report.filled.insert(clock.from, now.clone());
                following.push((draft, report));
            }
        }
        Ok(following)
    }
}

/// A point in time as a form has it.
pub(super) fn as_in_forms(at: NaiveDateTime) -> String {
    at.format(FORM).to_string()
}

/// One text of an incident, by the name that forms ask by.
fn text(name: &str, incident: &Incident) -> Option<String> {
    Some(match name {
        "discovered" => as_in_forms(incident.discovered),
        "happened" => incident.happened.trimmed().to_owned(),
        "description" => {
            let parts = [incident.title.trimmed(), incident.description.trimmed()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join("\n")
        }
        "cases" if incident.cases.is_empty() => String::new(),
        "cases" => format!("Saker med referanse {}.", incident.cases.join(", ")),
        "consequences" => incident.consequences.trimmed().to_owned(),
        "measures" => {
            let lines: Vec<String> = incident.measures.iter().map(measure).collect();
            lines.join("\n")
        }
        _ => return None,
    })
}

/// A measure in one line.
pub(super) fn measure(measure: &domain::incident::Measure) -> String {
    let mut about = Vec::new();
    if !measure.responsible.is_blank() {
        about.push(measure.responsible.trimmed().to_owned());
    }
    match (measure.done, measure.due) {
        (Some(done), _) => about.push(format!("gjort {}", norwegian(done))),
        (None, Some(due)) => about.push(format!("innen {}", norwegian(due))),
        (None, None) => {}
    }
    match about.is_empty() {
        true => measure.what.trimmed().to_owned(),
        false => format!("{} ({})", measure.what.trimmed(), about.join(", ")),
    }
}
