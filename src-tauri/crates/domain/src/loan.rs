//! Who has a case: every case has one owner, who may lend it to a colleague or hand it over for good.

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// What a hand-over is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverKind {
    /// The colleague works on the cases for a while; they stay the sender's.
    Lend,
    /// The cases become the colleague's.
    Permanent,
    /// Lent cases go back to their owner, with what was done meanwhile.
    Return,
}

/// Which way a case was lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum LoanDirection {
    /// Away from here: a colleague works on it, and here it is only read.
    Out,
    /// To here: it is a colleague's.
    In,
}

/// How a loan came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum LoanEndHow {
    /// The case came back with what was done meanwhile.
    Returned,
    /// The owner took it back without the colleague's file: it was lost, or never read.
    Recalled,
    /// The receiver had deleted the participant already and left the case out.
    LeftOut,
}

/// The end of a loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LoanEnd {
    /// The day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// How.
    pub how: LoanEndHow,
    /// Why it was recalled, in the counsellor's words; otherwise blank.
    #[serde(default)]
    pub reason: Private,
}

/// A case that is at a colleague's, or is a colleague's. One that was handed over for good is out until the
/// colleague's receipt has come, upon which it is deleted here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Loan {
    /// The case. At most one open loan each.
    pub case: Id,
    /// Which way.
    pub direction: LoanDirection,
    /// [`HandoverKind::Lend`] or [`HandoverKind::Permanent`].
    pub kind: HandoverKind,
    /// The colleague.
    pub with: Private,
    /// The day of the hand-over.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub since: Date,
    /// The hand-over that it belongs to, by the id that both ends know it by.
    pub handover: Id,
    /// Of a loan in: the hand-over by which it goes back, from when that file was written until its receipt.
    #[serde(default)]
    pub returning: Option<Id>,
    /// None while it lasts.
    #[serde(default)]
    pub end: Option<LoanEnd>,
}

impl Loan {
    /// Whether it lasts.
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// Whether the case is not to be changed here: another has it, or is about to.
    pub fn freezes(&self) -> bool {
        self.is_open() && (self.direction == LoanDirection::Out || self.returning.is_some())
    }

    /// Whether the case is somebody else's, who counts it and answers for it.
    pub fn is_borrowed(&self) -> bool {
        self.is_open() && self.direction == LoanDirection::In
    }
}

/// A hand-over file (overlevering) that was written or read in here. It tells of no participant: ids are random.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// Written here; otherwise read in from a colleague.
    pub sent: bool,
    /// What for.
    pub kind: HandoverKind,
    /// The colleague.
    pub with: Private,
    /// The day it was written or read in.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// Its cases by the ids that they have here, in the order that the file has them.
    pub cases: Vec<Id>,
    /// Of a return: the hand-over by which they were lent.
    #[serde(default)]
    pub loan: Option<Id>,
    /// Of one written here: what the receipt is made of, which stands in the sealed file and nowhere else.
    #[serde(default)]
    pub secret: Private,
    /// Of one read in: the receipt to give back; blank for a loan, which is answered by the return.
    #[serde(default)]
    pub receipt: Private,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
    /// The day of the receipt.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub receipted: Option<Date>,
    /// The day it was recalled; from then on no receipt and no return is taken for it.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub recalled: Option<Date>,
}

/// What was done to a case while it was at another counsellor's, as the change log there told it. It is told
/// and not replayed: this store's own log stays the only one that anything can be undone by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierHistory {
    /// The case.
    pub case: Id,
    /// The counsellor in whose store it happened.
    pub at: Private,
    /// Oldest first.
    pub changes: Vec<EarlierChange>,
}

/// One operation of an earlier history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierChange {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Who.
    pub who: Private,
    /// What was done, in Norwegian.
    pub sentence: Private,
    /// The fields that changed.
    #[serde(default)]
    pub fields: Vec<EarlierField>,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierField {
    /// Its Norwegian name.
    pub label: String,
    /// What stood there.
    #[serde(default)]
    pub old: Option<Private>,
    /// What stood there since.
    #[serde(default)]
    pub new: Option<Private>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loan(direction: LoanDirection) -> Loan {
        Loan {
            case: "c".to_owned(),
            direction,
            kind: HandoverKind::Lend,
            with: "Kari".into(),
            since: Date::default(),
            handover: "h".to_owned(),
            returning: None,
            end: None,
        }
    }

    #[test]
    fn what_is_out_is_only_read_and_what_is_in_is_worked_on_until_it_goes_back() {
        let (out, lent) = (loan(LoanDirection::Out), loan(LoanDirection::In));
        assert!(out.freezes() && !out.is_borrowed());
        assert!(!lent.freezes() && lent.is_borrowed());
        let returning = Loan {
            returning: Some("r".to_owned()),
            ..lent
        };
        assert!(returning.freezes() && returning.is_borrowed());
    }

    #[test]
    fn an_ended_loan_keeps_nobody_from_anything() {
        let ended = Loan {
            end: Some(LoanEnd {
                date: Date::default(),
                how: LoanEndHow::Returned,
                reason: Private::default(),
            }),
            ..loan(LoanDirection::Out)
        };
        assert!(!ended.freezes() && !ended.is_borrowed() && !ended.is_open());
    }
}
