//! The person behind a case, who may have several: the other cases, and whether someone whose number is
//! typed is in the store already.

use crate::{Answer, Api, ApiError, Code, overview, requests::TypedFnr, views::Phase};
use agreements::Agreement;
use domain::{Case, CaseFile, Date, EventKind, Fnr, Id, Person, Private};
use serde::Serialize;
use ts_rs::TS;

/// One of a person's cases, as another one's screen tells of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OtherCase {
    /// The case.
    pub id: Id,
    /// The agreement's measure and buyer.
    pub agreement: String,
    /// Where it stands.
    pub phase: Phase,
    /// The first day, or else the day the order came.
    pub first: Option<Date>,
    /// When it ended, or else the last day of its duration.
    pub last: Option<Date>,
}

/// Whether someone with a number is in the store already.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KnownPerson {
    /// Who; none where nobody has the number, or what was typed is no such number.
    pub known: Option<Known>,
}

/// Someone who is in the store already.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Known {
    /// First name, then surname.
    pub name: Private,
    /// The person's cases, newest first.
    pub cases: Vec<OtherCase>,
}

impl Api {
    /// Whose a typed number is. Asked while it is being typed, so that half a number is no error.
    pub(crate) fn person_known(&mut self, request: TypedFnr) -> Answer<KnownPerson> {
        let found = match Fnr::parse_typed(&request.fnr.0) {
            Ok(fnr) => self.person_with(&fnr)?,
            Err(_) => None,
        };
        let known = match found {
            Some((id, person)) => Some(Known {
                name: self.listed_name(&id, person)?,
                cases: self.cases_of(&id, None)?,
            }),
            None => None,
        };
        Ok(KnownPerson { known })
    }

    /// The person with this number.
    pub(crate) fn person_with(&self, fnr: &Fnr) -> Answer<Option<(Id, Person)>> {
        let mut people = self.opened()?.all::<Person>()?.into_iter();
        Ok(people.find(|(_, person)| person.fnr.as_ref() == Some(fnr)))
    }

    /// The person of a case, to whom `typed` is to belong as well.
    ///
    /// # Errors
    /// `InvalidFnr` where `typed` has the number of someone else.
    pub(crate) fn person_of(&self, case: &Id, typed: &Person) -> Answer<(Id, Person)> {
        let case: Case = self.opened()?.get(case)?;
        let person: Person = self.opened()?.get(&case.person)?;
        if let Some(fnr) = &typed.fnr {
            let other = person.fnr.as_ref().is_some_and(|own| own != fnr);
            let taken = self
                .person_with(fnr)?
                .is_some_and(|(id, _)| id != case.person);
            if other || taken {
                let message = "Fødselsnummeret er ikke det som står på deltakeren. Kontroller det under Personopplysninger.";
                return Err(ApiError::new(Code::InvalidFnr, message).with(["fnr"]));
            }
        }
        Ok((case.person, person))
    }

    /// A person's cases, newest first, without the one that asks.
    pub(crate) fn cases_of(&self, person: &Id, but: Option<&Id>) -> Answer<Vec<OtherCase>> {
        let store = self.opened()?;
        let mut found = Vec::new();
        for (id, case) in store.all::<Case>()? {
            if case.person != *person || Some(&id) == but {
                continue;
            }
            let file = store.case_file(&id)?;
            let agreement = self.agreement_of(&case).ok();
            found.push(OtherCase {
                agreement: agreement.map_or(case.agreement, Agreement::name),
                phase: overview::phase(&file),
                first: file
                    .first(EventKind::Started)
                    .or_else(|| file.first(EventKind::OrderReceived)),
                last: last_day(&file, agreement),
                id,
            });
        }
        found.sort_by(|a, b| (b.first, &b.id).cmp(&(a.first, &a.id)));
        Ok(found)
    }
}

/// When a case ended, or else the last day of its duration.
pub(crate) fn last_day(file: &CaseFile, agreement: Option<&Agreement>) -> Option<Date> {
    file.first(EventKind::Ended).or_else(|| {
        let end = agreement?
            .duration
            .end(&file.timeline(), &file.case.attributes)?;
        Some(end.end)
    })
}
