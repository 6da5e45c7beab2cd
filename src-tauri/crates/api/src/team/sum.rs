//! What the leader's app makes of the contributions: sums, and who is missing.

use super::same_name;
use crate::{Answer, Api, ApiError, Code};
use domain::{Contribution, Date, Id, Month, Private, Report, team::Contents};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// An agreement's month.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamMonthOf {
    /// The agreement's id.
    pub agreement: String,
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
}

/// The team's month: this counsellor's counts, those sent by the others, and the sums.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamMonth {
    /// The figures that anybody has, in the agreement's order: id and what it counts.
    pub figures: Vec<FigureName>,
    /// This counsellor's own counts, by figure.
    pub own: BTreeMap<String, u32>,
    /// What has been read in, by name.
    pub parts: Vec<Part>,
    /// Those in the leader's list whose contribution has not been read in.
    pub missing: Vec<Private>,
    /// Own counts and parts together.
    pub sum: BTreeMap<String, u32>,
    /// What this counsellor has sent of this month, the newest last.
    pub sent: Vec<Part>,
}

/// A figure and what it counts.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "TeamFigure")]
pub struct FigureName {
    /// The figure's id.
    pub id: String,
    /// In Norwegian; the id where this version of the agreement does not know it.
    pub title: String,
}

/// One contribution.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "TeamPart")]
pub struct Part {
    /// The record.
    pub id: Id,
    /// Whose it is.
    pub member: Private,
    /// The day it was made.
    pub made: Date,
    /// The day it was read in, or sent.
    pub date: Date,
    /// The leader's list names the sender.
    pub expected: bool,
    /// The counts.
    pub figures: BTreeMap<String, u32>,
}

/// Whose notes to show beside an evaluation.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NotesOf {
    /// The evaluation report's draft.
    pub report: Id,
}

/// The notes for an evaluation: what can be sent, and what others have sent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamNotes {
    /// The draft's own texts, which the counsellor may approve for sending.
    pub own: Vec<TeamNote>,
    /// What has been read in, by field and name.
    pub received: Vec<TeamNote>,
    /// Those in the leader's list whose notes have not been read in.
    pub missing: Vec<Private>,
}

/// One text of one member.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamNote {
    /// Whose it is.
    pub member: Private,
    /// The field's key in the evaluation report.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// The text.
    pub text: Private,
}

/// Whether two contributions are about the same: agreement, period, and counts or notes.
pub(super) fn same_place(one: &Contents, other: &Contents) -> bool {
    let place = |it: &Contents| (it.from, it.to, it.is_notes());
    one.agreement == other.agreement && place(one) == place(other)
}

impl Api {
    pub(crate) fn team_month(&mut self, request: TeamMonthOf) -> Answer<TeamMonth> {
        let TeamMonthOf { agreement, month } = request;
        let (own, _) = self.month_figures(&agreement, month.first())?;
        let team = self.own_team()?;
        let named = |name: &Private| team.members.iter().any(|known| same_name(known, name));
        let part = |(id, kept): (Id, Contribution)| Part {
            id,
            expected: named(&kept.contents.member),
            member: kept.contents.member,
            made: kept.contents.made,
            date: kept.date,
            figures: kept.contents.figures,
        };
        let (mut sent, mut parts): (Vec<_>, Vec<_>) = self
            .of_period(&agreement, (month.first(), month.last()))?
            .into_iter()
            .partition(|(_, kept)| kept.sent);
        parts.sort_by_cached_key(|(_, kept)| kept.contents.member.0.to_lowercase());
        sent.sort_by_key(|(_, kept)| kept.date);
        let parts: Vec<Part> = parts.into_iter().map(part).collect();
        let missing = team
            .members
            .iter()
            .filter(|name| parts.iter().all(|part| !same_name(&part.member, name)))
            .cloned()
            .collect();
        let sum = add_up(std::iter::once(&own).chain(parts.iter().map(|part| &part.figures)));
        let known = &self.agreement(&agreement)?.figures;
        let mut figures: Vec<FigureName> = known
            .iter()
            .map(|figure| FigureName {
                id: figure.id.clone(),
                title: figure.title.clone(),
            })
            .collect();
        let unknown = sum
            .keys()
            .filter(|id| known.iter().all(|figure| figure.id != **id));
        let unknown: Vec<FigureName> = unknown
            .map(|id| FigureName {
                id: id.clone(),
                title: id.clone(),
            })
            .collect();
        figures.extend(unknown);
        Ok(TeamMonth {
            figures,
            own,
            parts,
            missing,
            sum,
            sent: sent.into_iter().map(part).collect(),
        })
    }

    pub(crate) fn team_notes(&mut self, request: NotesOf) -> Answer<TeamNotes> {
        let report: Report = self.opened()?.get(&request.report)?;
        let (Some(agreement), Some((from, to))) = (report.agreement.clone(), report.period) else {
            let message = "Notater til laget hører til en evalueringsrapport.";
            return Err(ApiError::new(Code::InvalidRequest, message));
        };
        let team = self.own_team()?;
        let template = self.template_of(&report)?;
        let note = |member: &Private, (key, text): (&String, &Private)| TeamNote {
            member: member.clone(),
            label: template
                .at(key)
                .map_or_else(|| key.clone(), |slot| slot.field.label.clone()),
            field: key.clone(),
            text: text.clone(),
        };
        let texts = self.team_texts(&report)?;
        let kept: Vec<Contribution> = self
            .received()?
            .into_values()
            .filter(|kept| {
                let it = &kept.contents;
                it.is_notes() && it.agreement == agreement && (it.from, it.to) == (from, to)
            })
            .collect();
        let mut received: Vec<TeamNote> = kept
            .iter()
            .flat_map(|kept| {
                let notes = kept.contents.notes.iter();
                notes.map(|entry| note(&kept.contents.member, entry))
            })
            .collect();
        received.sort_by_cached_key(|note| (note.field.clone(), note.member.0.to_lowercase()));
        let has_sent = |name: &Private| {
            let mut names = kept.iter().map(|kept| &kept.contents.member);
            names.any(|member| same_name(member, name))
        };
        Ok(TeamNotes {
            own: texts
                .iter()
                .map(|entry| note(&team.member, entry))
                .collect(),
            missing: team
                .members
                .iter()
                .filter(|name| !has_sent(name))
                .cloned()
                .collect(),
            received,
        })
    }

    /// What the others have sent of a period's counts, added up; figures that nobody counts in are left
    /// out.
    pub(crate) fn contributed(
        &self,
        agreement: &str,
        period: (Date, Date),
    ) -> Answer<BTreeMap<String, u32>> {
        let kept = self.of_period(agreement, period)?;
        let parts = kept.values().filter(|kept| !kept.sent);
        let mut sum = add_up(parts.map(|kept| &kept.contents.figures));
        sum.retain(|_, count| *count > 0);
        Ok(sum)
    }

    /// What has been read in from others.
    pub(super) fn received(&self) -> Answer<BTreeMap<Id, Contribution>> {
        let mut all = self.opened()?.all::<Contribution>()?;
        all.retain(|_, kept| !kept.sent);
        Ok(all)
    }

    /// The contributions of a period's counts, sent and read in.
    fn of_period(
        &self,
        agreement: &str,
        period: (Date, Date),
    ) -> Answer<BTreeMap<Id, Contribution>> {
        let mut all = self.opened()?.all::<Contribution>()?;
        all.retain(|_, kept| {
            let it = &kept.contents;
            !it.is_notes() && it.agreement == agreement && (it.from, it.to) == period
        });
        Ok(all)
    }
}

/// The sums, figure by figure.
fn add_up<'a>(all: impl Iterator<Item = &'a BTreeMap<String, u32>>) -> BTreeMap<String, u32> {
    let mut sum = BTreeMap::new();
    for figures in all {
        for (id, count) in figures {
            *sum.entry(id.clone()).or_insert(0) += count;
        }
    }
    sum
}
