//! Messages by a pseudonym alone, which some agreements permit over e-mail that is not encrypted: written from the
//! case's facts, as text to copy. What else in it could tell who it is about is pointed out, and the window does not
//! copy before it is gone.

mod check;

use crate::{Answer, Api, ApiError, Code, requests::ById};
use agreements::{Blank, Message, Part};
use domain::{
    CaseFile, Date, EventKind, Id, Month, Private,
    case::{Activity, MeetingForm},
    dates::norwegian,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The messages that a case's agreement permits.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MessageKinds {
    /// In the agreement's order; none where it permits none.
    pub kinds: Vec<MessageKind>,
}

/// A kind of message.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MessageKind {
    /// Its id in the agreement.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// Whether it is written for a month.
    pub monthly: bool,
    /// In Norwegian, what must be registered before it can be written.
    pub missing: Option<String>,
}

/// A message to write, or one that was written on.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComposeMessage {
    /// The case.
    pub case: Id,
    /// The kind's id.
    pub kind: String,
    /// The month, for the kinds that ask for one; this month if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub month: Option<Month>,
    /// The text as it stands now, to be checked; written anew if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<Private>,
}

/// A message with what must go before it is copied.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Composed {
    /// The text.
    pub text: Private,
    /// The pseudonym that stands for the participant.
    pub pseudonym: Private,
    /// What could tell who it is about, in the order of the text; none when it may be copied.
    pub passages: Vec<TellingPassage>,
}

/// Words that could tell who a message is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TellingPassage {
    /// Where they begin, in UTF-16 code units, as a browser's selection counts.
    pub start: usize,
    /// Where they end, likewise.
    pub end: usize,
    /// The words.
    pub words: Private,
    /// Why, in Norwegian. Repeats nothing of the text.
    pub reason: String,
}

/// The longest message, in characters.
const MAX_TEXT: usize = 5_000;

impl Api {
    pub(crate) fn message_kinds(&mut self, request: ById) -> Answer<MessageKinds> {
        let file = self.case_file(&request.id)?;
        let agreement = self.agreement_of(&file.case)?;
        let month = Month::of(self.today());
        let kinds = agreement.messages.iter().map(|message| MessageKind {
            id: message.id.clone(),
            title: message.title.clone(),
            source: message.source.clone(),
            monthly: message.asks(Blank::Month) || message.asks(Blank::Attendance),
            missing: self
                .written(message, &file, month)
                .err()
                .map(|error| error.message),
        });
        Ok(MessageKinds {
            kinds: kinds.collect(),
        })
    }

    pub(crate) fn compose_message(&mut self, request: ComposeMessage) -> Answer<Composed> {
        let file = self.case_file(&request.case)?;
        self.name_is_open(&file.case.person, &file.person)?;
        let agreement = self.agreement_of(&file.case)?;
        let known = agreement
            .messages
            .iter()
            .find(|message| message.id == request.kind);
        let message = known.ok_or_else(|| {
            let message = "Avtalen åpner ikke for denne meldingen. Bruk en sikker kanal.";
            ApiError::new(Code::NotPermitted, message).with(["kind"])
        })?;
        let pseudonym = pseudonym(&file)?;
        let text = match request.text {
            Some(text) if text.0.chars().count() > MAX_TEXT => {
                let message = format!("Meldingen er for lang. Skriv høyst {MAX_TEXT} tegn.");
                return Err(ApiError::new(Code::InvalidField, message).with(["text"]));
            }
            Some(text) => text.0,
            None => {
                let month = request.month.unwrap_or_else(|| Month::of(self.today()));
                self.written(message, &file, month)?
            }
        };
        let passages = self.telling(&text, &pseudonym, &file)?;
        Ok(Composed {
            text: text.into(),
            pseudonym: pseudonym.into(),
            passages,
        })
    }

    /// A message from the facts, or what is missing.
    fn written(&self, message: &Message, file: &CaseFile, month: Month) -> Answer<String> {
        let unreadable = |_| ApiError::internal("melding");
        let mut text = String::new();
        for part in message.parts().map_err(unreadable)? {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Blank(blank) => text.push_str(&self.filled(blank, file, month)?),
            }
        }
        Ok(text)
    }

    fn filled(&self, blank: Blank, file: &CaseFile, month: Month) -> Answer<String> {
        let on = |date: Option<Date>, missing: &str| {
            let date = date.map(norwegian);
            date.ok_or_else(|| ApiError::new(Code::MissingField, missing))
        };
        match blank {
            Blank::Pseudonym => pseudonym(file),
            Blank::Measure => Ok(self.agreement_of(&file.case)?.title.clone()),
            Blank::Today => Ok(norwegian(self.today())),
            Blank::Month => Ok(crate::month::title_of((month.first(), month.last()))),
            Blank::Attendance => Ok(attendance(file, month)),
            Blank::Started => on(
                file.first(EventKind::Started),
                "Registrer oppstarten først.",
            ),
            Blank::ExtendedUntil => {
                let timeline = file.timeline();
                let approved = timeline
                    .iter()
                    .filter(|event| event.kind == EventKind::ExtensionApproved);
                on(
                    approved.filter_map(|event| event.until).next_back(),
                    "Registrer NAVs godkjenning av forlengelsen først.",
                )
            }
            Blank::Ended => {
                let timeline = file.timeline();
                let planned = timeline
                    .iter()
                    .rfind(|event| event.kind == EventKind::EndPlanned);
                let ended = file.first(EventKind::Ended);
                on(
                    ended.or(planned.map(|event| event.date)),
                    "Registrer avslutningen, eller når den er planlagt, først.",
                )
            }
        }
    }
}

fn pseudonym(file: &CaseFile) -> Answer<String> {
    file.person.pseudonym().ok_or_else(|| {
        let message = "Skriv inn fødselsnummeret under «Personopplysninger» først: pseudonymet er initialene og fødselsdatoen.";
        ApiError::new(Code::MissingField, message).with(["fnr"])
    })
}

/// A month day by day: whether the participant came. Why someone was absent is nobody's to know here.
fn attendance(file: &CaseFile, month: Month) -> String {
    let (first, last) = (month.first(), month.last());
    let mut days: BTreeMap<Date, String> = BTreeMap::new();
    for entry in file.entries.values() {
        let (from, to) = (
            entry.date.max(first),
            entry.until.unwrap_or(entry.date).min(last),
        );
        if from > to {
            continue;
        }
        let told = match entry.activity {
            Activity::Absence if from == to => format!("{}: ikke møtt", norwegian(from)),
            Activity::Absence => format!("{}–{}: ikke møtt", norwegian(from), norwegian(to)),
            Activity::FollowUp | Activity::Workplace | Activity::Group
                if entry.form != MeetingForm::Written =>
            {
                format!("{}: møtt", norwegian(from))
            }
            _ => continue,
        };
        // Who came at all that day came.
        match days.get(&from) {
            Some(said) if said.ends_with(": møtt") => {}
            _ => {
                days.insert(from, told);
            }
        }
    }
    match days.is_empty() {
        true => "Ingen avtaler er ført i måneden.".to_owned(),
        false => days.into_values().collect::<Vec<_>>().join("\n"),
    }
}
