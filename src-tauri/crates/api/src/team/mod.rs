//! Several counsellors of one provider: each sends the leader the month's counts as a sealed file
//! (*bidrag*) that holds nothing of any participant, and the leader's app adds them up.

mod contribution;
mod sum;

pub use contribution::{
    ContributionSent, ExportContribution, ExportNotes, ReadContribution, ReadIn,
};
pub use sum::{NotesOf, Part, TeamMonth, TeamMonthOf, TeamNote, TeamNotes};

use crate::{
    Answer, Api, ApiError, Code,
    requests::{ById, Nothing},
};
use domain::{Contribution, Private, Team, TeamKey};
use serde::{Deserialize, Serialize};
use store::{SealKey, TEAM_ID, TEAM_KEY_ID, is_public_key};
use ts_rs::TS;

/// The longest name in a team; it stands in tables.
const LONGEST_NAME: usize = 40;

/// How this counsellor takes part in a team.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamView {
    /// As saved; blank before.
    pub team: Team,
    /// The public key to give the others, `age1…`; none before one was made.
    pub public_key: Option<String>,
}

/// How this counsellor is to take part in a team.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveTeam {
    /// All of it.
    pub team: Team,
}

impl Api {
    pub(crate) fn team(&mut self, _: Nothing) -> Answer<TeamView> {
        self.team_view()
    }

    pub(crate) fn save_team(&mut self, request: SaveTeam) -> Answer<Nothing> {
        let given = request.team;
        let mut members: Vec<Private> = given.members.iter().map(trimmed).collect();
        members.retain(|name| !name.is_blank());
        let team = Team {
            member: trimmed(&given.member),
            leader_key: given.leader_key.trim().to_owned(),
            members,
        };
        sound(&team)?;
        if self.own_team()? != team {
            self.write("team.save", |tx| Ok(tx.put(TEAM_ID, &team)?))?;
        }
        Ok(Nothing {})
    }

    /// Makes the key that contributions to this store are sealed to. One that is there stays: files
    /// sealed to it may be on their way.
    pub(crate) fn make_team_key(&mut self, _: Nothing) -> Answer<TeamView> {
        if self.team_key()?.is_none() {
            let secret = Private(SealKey::generate().secret().to_string());
            self.write("team.key", |tx| {
                Ok(tx.put(TEAM_KEY_ID, &TeamKey { secret })?)
            })?;
        }
        self.team_view()
    }

    pub(crate) fn remove_contribution(&mut self, request: ById) -> Answer<Nothing> {
        self.write("contribution.remove", |tx| {
            Ok(tx.remove::<Contribution>(&request.id)?)
        })?;
        Ok(Nothing {})
    }

    fn team_view(&self) -> Answer<TeamView> {
        Ok(TeamView {
            team: self.own_team()?,
            public_key: self.team_key()?.map(|key| key.public()),
        })
    }

    /// The team as saved; a blank one before.
    pub(crate) fn own_team(&self) -> Answer<Team> {
        Ok(self.opened()?.find::<Team>(TEAM_ID)?.unwrap_or_default())
    }

    pub(crate) fn team_key(&self) -> Answer<Option<SealKey>> {
        let kept = self.opened()?.find::<TeamKey>(TEAM_KEY_ID)?;
        Ok(kept.and_then(|key| SealKey::from_secret(&key.secret.0)))
    }
}

fn trimmed(text: &Private) -> Private {
    Private(text.trimmed().to_owned())
}

/// Two names are one where only case and spaces differ.
pub(crate) fn same_name(one: &Private, other: &Private) -> bool {
    one.trimmed().to_lowercase() == other.trimmed().to_lowercase()
}

fn sound(team: &Team) -> Answer<()> {
    let refused =
        |field: &str, message: &str| Err(ApiError::new(Code::InvalidField, message).with([field]));
    let names = || std::iter::once(&team.member).chain(&team.members);
    if names().any(|name| name.0.chars().count() > LONGEST_NAME || name.0.contains(['\n', '\t'])) {
        return refused(
            "member",
            "Navn i laget kan ha høyst 40 tegn, på én linje. Bruk fornavn, initialer eller nummer.",
        );
    }
    if !team.leader_key.is_empty() && !is_public_key(&team.leader_key) {
        return refused(
            "leader_key",
            "Dette er ikke lederens nøkkel. Den begynner med «age1» og er 62 tegn lang. Be lederen kopiere den fra Månedsslutt, Lag.",
        );
    }
    let twice = team.members.iter().enumerate().any(|(nth, name)| {
        team.members[..nth]
            .iter()
            .any(|other| same_name(name, other))
    });
    if twice {
        return refused(
            "members",
            "To i laget kan ikke hete det samme. Legg til en bokstav eller et nummer.",
        );
    }
    if team
        .members
        .iter()
        .any(|name| same_name(name, &team.member))
    {
        return refused(
            "members",
            "Du skal ikke stå i listen selv: dine egne tall er med uten bidrag.",
        );
    }
    Ok(())
}
