//! Cases that are only to be read: restricted on NAV's word, or at a colleague's. One check, after every write, in one place
//! ([`Api::write`]).

use crate::requests::{ById, Made, Nothing};
use crate::{Answer, Api, ApiError, Code};
use domain::dates::norwegian;
use domain::{
    AccessReport, Case, Date, ExportedCopy, Hold, Id, Inquiry, Loan, LoanDirection, MonthPart,
    Private, Restriction,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Record as _, Store, Write};
use ts_rs::TS;

/// A case to restrict, or a restriction to change.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRestriction {
    /// The case.
    pub case: Id,
    /// Why.
    pub reason: Private,
    /// From which day. Not in the future.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub since: Date,
}

/// Why a case is only to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FrozenAs {
    /// It is restricted.
    Restricted,
    /// A colleague has it, or is about to.
    LentOut,
}

/// A case that is only to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Frozen {
    /// Why.
    pub why: FrozenAs,
    /// From which day.
    pub since: Date,
    /// The same in Norwegian, and what can be done about it. Names no reason.
    pub sentence: String,
}

/// Records that tell how a case is handled rather than what is known of the participant. They may come and go
/// while it is frozen: otherwise nothing of what must be done about it could be noted.
const MAY_CHANGE: &[&str] = &[
    Restriction::KIND,
    Loan::KIND,
    Hold::KIND,
    Inquiry::KIND,
    AccessReport::KIND,
    ExportedCopy::KIND,
    // A month that is delivered counts the case as it stands. It changes nothing in it.
    MonthPart::KIND,
    // To see is not to change.
    domain::NameOpening::KIND,
];

/// Operations that may change a frozen case.
const MAY_PASS: &[&str] = &[
    // What a colleague has done with a lent case comes home with it.
    "handover.take-back",
];

/// The cases that are only to be read, and whose they are.
pub(crate) struct FrozenCases {
    cases: BTreeMap<Id, Frozen>,
    persons: BTreeMap<Id, Frozen>,
}

impl FrozenCases {
    /// As it stands now.
    pub(crate) fn of(store: &Store) -> Answer<Self> {
        let mut cases = BTreeMap::new();
        for loan in store.all::<Loan>()?.into_values() {
            if let Some(frozen) = lent(&loan) {
                cases.insert(loan.case, frozen);
            }
        }
        // A case that is both is restricted first: that is not the counsellor's to end.
        for restriction in store.all::<Restriction>()?.into_values() {
            let frozen = restricted(&restriction);
            cases.insert(restriction.case, frozen);
        }
        let mut persons = BTreeMap::new();
        for (id, frozen) in &cases {
            if let Some(case) = store.find::<Case>(id)? {
                persons.insert(case.person, frozen.clone());
            }
        }
        Ok(Self { cases, persons })
    }

    /// Refuses an operation that has changed a case which was frozen before it, or its participant.
    ///
    /// # Errors
    /// [`Code::Frozen`] with the sentence.
    pub(crate) fn allows(&self, operation: &str, tx: &Write<'_>) -> Answer<()> {
        if self.cases.is_empty() || MAY_PASS.contains(&operation) {
            return Ok(());
        }
        let changes = tx.changes()?;
        let refused = changes
            .iter()
            .filter(|change| !MAY_CHANGE.contains(&&*change.kind))
            .find_map(|change| {
                let of_case = change.case.as_ref().and_then(|case| self.cases.get(case));
                of_case.or_else(|| self.persons.get(&change.record))
            });
        match refused {
            Some(frozen) => Err(ApiError::new(Code::Frozen, frozen.sentence.clone())),
            None => Ok(()),
        }
    }
}

impl Api {
    /// Why a case is only to be read; none where it is not.
    pub(crate) fn frozen(&self, case: &str) -> Answer<Option<Frozen>> {
        let store = self.opened()?;
        let restriction = store.of_case::<Restriction>(case)?;
        let loans = store.of_case::<Loan>(case)?;
        let restricted = restriction.values().next().map(restricted);
        Ok(restricted.or_else(|| loans.values().find_map(lent)))
    }

    pub(crate) fn save_restriction(&mut self, request: SaveRestriction) -> Answer<Made> {
        let SaveRestriction {
            case,
            reason,
            since,
        } = request;
        let reason: Private = reason.trimmed().into();
        if reason.is_blank() {
            let message =
                "Skriv hvorfor opplysningene skal begrenses, og hvem i NAV som har bestemt det.";
            return Err(ApiError::new(Code::MissingField, message).with(["reason"]));
        }
        if reason.0.chars().count() > Restriction::MAX_REASON {
            let most = Restriction::MAX_REASON;
            let message = format!("Begrunnelsen kan være på inntil {most} tegn.");
            return Err(ApiError::new(Code::InvalidField, message).with(["reason"]));
        }
        if since > self.today() {
            let message = "Datoen kan ikke ligge i framtiden.";
            return Err(ApiError::new(Code::InvalidField, message).with(["since"]));
        }
        self.opened()?.get::<Case>(&case)?;
        let before = self.opened()?.of_case::<Restriction>(&case)?;
        let restriction = Restriction {
            case,
            reason,
            since,
        };
        let id = self.write("restriction.save", |tx| {
            Ok(match before.keys().next() {
                Some(id) => {
                    tx.update(id, &restriction)?;
                    id.clone()
                }
                None => tx.insert(&restriction)?,
            })
        })?;
        Ok(Made { id })
    }

    /// Lifts the restriction of a case.
    pub(crate) fn lift_restriction(&mut self, request: ById) -> Answer<Nothing> {
        let found = self.opened()?.of_case::<Restriction>(&request.id)?;
        self.write("restriction.lift", |tx| {
            for id in found.keys() {
                tx.remove::<Restriction>(id)?;
            }
            Ok(())
        })?;
        Ok(Nothing {})
    }

    /// The restriction of a case; none where it has none.
    pub(crate) fn restriction(&mut self, request: ById) -> Answer<RestrictionOf> {
        let found = self.opened()?.of_case::<Restriction>(&request.id)?;
        Ok(RestrictionOf {
            restriction: found.into_values().next(),
        })
    }
}

/// What is to be known of a case's restriction.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RestrictionOf {
    /// The restriction; none where there is none.
    pub restriction: Option<Restriction>,
}

fn restricted(restriction: &Restriction) -> Frozen {
    let since = norwegian(restriction.since);
    Frozen {
        why: FrozenAs::Restricted,
        since: restriction.since,
        sentence: format!(
            "Opplysningene er begrenset fra {since}: de kan leses, men ikke endres. Opphev begrensningen under «Personvern» på deltakerens side først, når NAV har bestemt det."
        ),
    }
}

fn lent(loan: &Loan) -> Option<Frozen> {
    if !loan.freezes() {
        return None;
    }
    let since = norwegian(loan.since);
    let sentence = match loan.direction {
        LoanDirection::Out => format!(
            "Mappen er overlevert til en kollega {since}: her kan den leses, men ikke endres. Ta den tilbake under «Personvern» på deltakerens side først."
        ),
        LoanDirection::In => "Mappen er på vei tilbake til eieren: her kan den leses, men ikke endres. Trenger du å endre mer, avbryt returen under «Personvern» på deltakerens side først.".to_owned(),
    };
    Some(Frozen {
        why: FrozenAs::LentOut,
        since: loan.since,
        sentence,
    })
}
