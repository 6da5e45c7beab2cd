//! The app's own advice (råd): on each case and on the counsellor's whole portfolio, and putting it aside.
//! What it says and when is the agreements' matter.

use crate::{
    Answer, Api, ApiError, Code,
    requests::{ById, Made, Nothing},
    views::{Due, EventLabel},
};
use agreements::{About, Advice, AdviceKind, Agreement, By, HoursAverage, Measure, Own};
use domain::{CaseFile, Date, EventKind, Id, Private, SetAside, dates::add_days};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A piece of advice, with whom it is about and where it leads.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AdviceRow {
    /// The case; none for advice on the whole portfolio.
    pub case: Option<Id>,
    /// The participant's name.
    pub participant: Option<Private>,
    /// The agreement's id.
    pub agreement: String,
    /// The agreement's measure and buyer.
    pub agreement_name: String,
    /// What it says.
    #[serde(flatten)]
    #[ts(flatten)]
    pub advice: Advice,
    /// Events that do what it says, once registered; none where it is done elsewhere.
    pub events: Vec<EventLabel>,
    /// The first day on which it would be given again, put aside today.
    pub again: Date,
    /// How it was put aside, where it is.
    pub aside: Option<PutAside>,
}

/// How advice was put aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PutAside {
    /// The record, by which it is brought back.
    pub id: Id,
    /// When.
    pub date: Date,
    /// What it advised was done.
    pub done: bool,
    /// Why.
    pub note: Private,
    /// The last day on which it stays aside, unless what it rests on changes before.
    pub until: Date,
}

/// Advice to put aside, named as its row names it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAdviceAside {
    /// The case; none for advice on the whole portfolio.
    #[serde(default)]
    pub case: Option<Id>,
    /// The agreement's id.
    pub agreement: String,
    /// The advice's id in it.
    pub advice: String,
    /// Which record it is about, where the row names one.
    #[serde(default)]
    pub about: Option<Id>,
    /// The day it is put aside, or what it advised was done.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub date: Date,
    /// What it advised was done.
    #[serde(default)]
    pub done: bool,
    /// Why.
    #[serde(default)]
    pub note: Private,
}

/// Months of follow-up to take the average of, where no advice of the agreement says how many.
const MONTHS: u32 = 3;

impl Api {
    pub(crate) fn set_advice_aside(&mut self, request: SetAdviceAside) -> Answer<Made> {
        let SetAdviceAside {
            case,
            agreement,
            advice,
            about,
            date,
            done,
            note,
        } = request;
        let rows = match &case {
            Some(case) => {
                let file = self.listed(self.case_file(case)?);
                let rules = self.agreement_of(&file.case)?;
                let asides = self.opened()?.of_case::<SetAside>(case)?;
                self.case_advice(&file, rules, &self.dues(&file, rules)?, &asides)?
            }
            None => self.own_advice(&self.listed_files()?, &self.set_asides()?)?,
        };
        let named = |row: &&AdviceRow| {
            let given = (&row.agreement, &row.advice.advice, &row.advice.about);
            given == (&agreement, &advice, &about)
        };
        let row = rows.iter().find(named).ok_or_else(|| {
            let message = "Rådet gjelder ikke lenger: opplysningene det bygget på, er endret.";
            ApiError::new(Code::NotFound, message)
        })?;
        if row.aside.is_some() {
            let message = "Rådet er allerede satt til side.";
            return Err(ApiError::new(Code::AlreadyRegistered, message));
        }
        let today = self.today();
        if date > today {
            let message = "Datoen ligger fram i tid. Skriv dagen det skjedde.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        if row.advice.kind.rests_until(date) < today {
            let message = "Det er for lenge siden til å gjelde rådet slik det står nå.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        let record = SetAside {
            basis: row.advice.basis.clone(),
            title: row.advice.title.clone(),
            case,
            agreement,
            advice,
            about,
            date,
            done,
            note,
        };
        let id = self.write("advice.set-aside", |tx| Ok(tx.insert(&record)?))?;
        Ok(Made { id })
    }

    pub(crate) fn bring_advice_back(&mut self, request: ById) -> Answer<Nothing> {
        self.write("advice.bring-back", |tx| {
            Ok(tx.remove::<SetAside>(&request.id)?)
        })?;
        Ok(Nothing {})
    }

    pub(crate) fn set_asides(&self) -> Answer<BTreeMap<Id, SetAside>> {
        Ok(self.opened()?.all()?)
    }

    /// What the app advises on a case, what is put aside last.
    pub(crate) fn case_advice(
        &self,
        file: &CaseFile,
        agreement: &Agreement,
        dues: &[Due],
        asides: &BTreeMap<Id, SetAside>,
    ) -> Answer<Vec<AdviceRow>> {
        let deadlines: Vec<_> = dues.iter().map(|due| due.deadline.clone()).collect();
        let progress = self.progress(file, agreement)?;
        let about = About::new(file, &deadlines, &progress, self.today());
        let advice = agreement.case_advice(&about).into_iter();
        let mut rows: Vec<AdviceRow> = advice
            .map(|advice| AdviceRow {
                case: Some(file.id.clone()),
                participant: Some(file.person.full_name()),
                ..self.advice_row(agreement, advice, Some(&file.id), asides)
            })
            .collect();
        in_order(&mut rows);
        Ok(rows)
    }

    /// What the app advises on the counsellor's participants as a whole, agreement by agreement.
    pub(crate) fn own_advice(
        &self,
        files: &[CaseFile],
        asides: &BTreeMap<Id, SetAside>,
    ) -> Answer<Vec<AdviceRow>> {
        let profile = self.own_profile()?;
        let mut own = Own {
            role: profile.role,
            approved: profile.approved,
            reviewed: self.reviewed()?,
            review_due: Some(self.review_due()?),
            today: self.today(),
            ..Own::default()
        };
        let mut agreements = BTreeMap::new();
        for file in files {
            let Ok(agreement) = self.agreement_of(&file.case) else {
                continue;
            };
            let timeline = file.timeline();
            let first = |kind| timeline.iter().find(|event| event.kind == kind);
            let (Some(started), None) = (first(EventKind::Started), first(EventKind::Ended)) else {
                continue;
            };
            let days = own.started.entry(agreement.id.clone()).or_default();
            days.push(started.date);
            if !agreement.measure.is_empty() {
                let measure = own.measures.entry(agreement.measure.clone());
                let measure = measure.or_insert_with(|| Measure {
                    names: Vec::new(),
                    since: started.date,
                });
                measure.since = measure.since.min(started.date);
                let name = agreement.name();
                if !measure.names.contains(&name) {
                    measure.names.push(name);
                }
            }
            agreements.insert(agreement.id.clone(), agreement);
        }
        own.started
            .values_mut()
            .for_each(|days| days.sort_unstable());
        own.measures
            .values_mut()
            .for_each(|measure| measure.names.sort_unstable());
        let mut rows = Vec::new();
        for agreement in agreements.into_values() {
            for advice in agreement.own_advice(&own) {
                rows.push(self.advice_row(agreement, advice, None, asides));
            }
        }
        once(&mut rows);
        in_order(&mut rows);
        Ok(rows)
    }

    fn advice_row(
        &self,
        agreement: &Agreement,
        advice: Advice,
        case: Option<&Id>,
        asides: &BTreeMap<Id, SetAside>,
    ) -> AdviceRow {
        let same = |aside: &SetAside| {
            aside.case.as_ref() == case
                && aside.agreement == agreement.id
                && aside.advice == advice.advice
                && aside.about == advice.about
                && aside.basis == advice.basis
                && self.today() <= advice.kind.rests_until(aside.date)
        };
        let mut of_this: Vec<_> = asides.iter().filter(|(_, aside)| same(aside)).collect();
        of_this.sort_by_key(|(_, aside)| aside.date);
        let aside = of_this.pop().map(|(id, aside)| PutAside {
            id: id.clone(),
            date: aside.date,
            done: aside.done,
            note: aside.note.clone(),
            until: advice.kind.rests_until(aside.date),
        });
        let offered = |kind: &&EventKind| agreement.events.contains(kind);
        let events = done_by(advice.kind).iter().filter(offered);
        AdviceRow {
            case: None,
            participant: None,
            agreement: agreement.id.clone(),
            agreement_name: agreement.name(),
            events: events.copied().map(EventLabel::from).collect(),
            again: add_days(advice.kind.rests_until(self.today()), 1),
            aside,
            advice,
        }
    }
}

/// Average follow-up of a case, over as many months as the agreement's advice on it takes.
pub(crate) fn hours_average(
    file: &CaseFile,
    agreement: &Agreement,
    today: Date,
) -> Option<HoursAverage> {
    let months = agreement.advice.iter().find_map(|rule| match rule.by {
        By::HoursAboveEstimate { months } => Some(months),
        _ => None,
    });
    agreements::hours_average(file, today, months.unwrap_or(MONTHS))
}

/// Who has access is gone through once, whichever agreements ask for it; the one whose annex says so is told.
fn once(rows: &mut Vec<AdviceRow>) {
    let of_this = |row: &AdviceRow| row.advice.kind == AdviceKind::AccessReview;
    let told = rows
        .iter()
        .filter(|row| of_this(row))
        .max_by_key(|row| (row.aside.is_some(), row.advice.source.is_some()));
    let Some(told) = told.map(|row| row.agreement.clone()) else {
        return;
    };
    rows.retain(|row| !of_this(row) || row.agreement == told);
}

/// The events that do what the advice says.
fn done_by(kind: AdviceKind) -> &'static [EventKind] {
    match kind {
        AdviceKind::GroupWithoutDeclaration => &[EventKind::DeclarationSigned],
        AdviceKind::ExtensionRequest => &[EventKind::ExtensionApproved, EventKind::EndPlanned],
        _ => &[],
    }
}

/// What can be followed for a while only comes first, the shortest while foremost, then what has held the
/// longest; what is put aside comes last.
pub(crate) fn in_order(rows: &mut [AdviceRow]) {
    rows.sort_by(|a, b| {
        let key = |row: &AdviceRow| {
            let advice = &row.advice;
            (
                row.aside.is_some(),
                advice.until.unwrap_or(Date::MAX),
                advice.since,
            )
        };
        let name = |row: &AdviceRow| (row.participant.clone(), row.advice.advice.clone());
        (key(a), name(a)).cmp(&(key(b), name(b)))
    });
}
