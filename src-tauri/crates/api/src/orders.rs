//! Reading NAV's order (bestilling), pasted or as a PDF, into proposals for a new participant. Nothing is
//! written: the counsellor confirms each, and what is kept comes by the way of any new case.

use crate::{
    Answer, Api, ApiError, Code,
    attachments::{incoming, reader},
    people::Known,
};
use agreements::Agreement;
use domain::{
    Attachment, Contact, ContactKind, Date, Fnr, Id, Media, Person, Private, dates,
    person::PersonalData,
};
use reports::attached::{self, Unfit};
use reports::order::{self, Field, Found, Line};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An order to read: either its text or the file that it came as.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadOrder {
    /// The text as pasted.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<Private>,
    /// Where the PDF lies.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub path: Option<Private>,
    /// The agreement that the participant is ordered on; the one that the order names, if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub agreement: Option<String>,
}

/// What was read out of an order.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OrderReading {
    /// The source, line by line.
    pub lines: Vec<Private>,
    /// What was found and may be kept, in the order of the form. A field stands several times where it is not
    /// clear which value is meant.
    pub found: Vec<OrderProposal>,
    /// What was found and is not proposed, since the agreement does not permit it or does not ask.
    pub left_out: Vec<String>,
    /// The agreement whose rules decided that: the one asked for, or the only one that the order names. Without
    /// one, nothing is proposed that an agreement must permit.
    pub agreement: Option<String>,
    /// Who has the number that was found already.
    pub known: Option<Known>,
}

/// A proposal for a field.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OrderProposal {
    /// What it is.
    pub field: Field,
    /// As the window calls it.
    pub label: String,
    /// As the form takes it: dates as `dd.mm.åååå`, names in their usual case.
    pub value: Private,
    /// The first line that it was found in, from 0.
    pub first_line: usize,
    /// The last.
    pub last_line: usize,
    /// A label says so, and nothing speaks against it.
    pub sure: bool,
    /// Why it should be looked at.
    pub note: Option<String>,
    /// The register's entry that it names.
    pub contact: Option<Id>,
    /// A day that is yet to come, which the form does not take before it has.
    pub ahead: bool,
}

/// No order is longer, in characters: a hundred pages.
const MAX_TEXT: usize = 300_000;

const NO_TEXT: &str = "Filen er et bilde uten tekst. Skriv inn opplysningene selv.";

impl Api {
    /// What an order tells. Nothing of it is kept.
    pub(crate) fn read_order(&mut self, request: ReadOrder) -> Answer<OrderReading> {
        self.opened()?;
        if let Some(id) = &request.agreement {
            self.agreement(id)?;
        }
        let reading = match (&request.text, &request.path) {
            (Some(text), None) => order::read(pasted(text)?),
            (None, Some(path)) => order::read_lines(&self.lines_of(path)?),
            _ => {
                let message = "Lim inn teksten, eller velg en fil: ett av dem.";
                return Err(ApiError::new(Code::MissingField, message).with(["text", "path"]));
            }
        };
        let agreement = match request.agreement {
            Some(id) => Some(id),
            None => self.named(&reading.found),
        };
        let rules = agreement.as_ref().and_then(|id| self.agreements.get(id));
        let (kept, other): (Vec<Found>, Vec<Found>) = reading
            .found
            .into_iter()
            .partition(|found| may_propose(rules, found.field));
        let mut left_out: Vec<String> = other.iter().map(|f| f.field.label().to_owned()).collect();
        left_out.dedup();
        Ok(OrderReading {
            lines: reading.lines,
            known: self.owner(&kept)?,
            found: self.proposals(kept)?,
            left_out,
            agreement,
        })
    }

    /// The lines of a PDF, read in a process of its own.
    fn lines_of(&self, path: &Private) -> Answer<Vec<Line>> {
        let path = path.trimmed().trim_matches('"');
        if path.is_empty() {
            let message = "Velg filen med bestillingen.";
            return Err(ApiError::new(Code::MissingField, message).with(["path"]));
        }
        let bytes = incoming::bytes(incoming::typed(path)?, too_large)?;
        match attached::recognise(&bytes) {
            Ok(Media::Pdf) => {}
            Ok(Media::Png | Media::Jpeg)
            | Err(Unfit::Heic | Unfit::TooManyPixels | Unfit::Damaged) => {
                return Err(refused(NO_TEXT));
            }
            Err(Unfit::Office) => {
                return Err(refused(
                    "Dette er et dokument fra Word, Excel eller lignende. Åpne det, kopier teksten, og lim den inn her.",
                ));
            }
            Err(Unfit::Unknown) => {
                return Err(refused(
                    "Filen er ikke en PDF. Åpne den, kopier teksten, og lim den inn her.",
                ));
            }
        }
        let lines = reader::text(&self.env.program, &bytes).map_err(unread)?;
        match lines.iter().all(|line| line.cells.is_empty()) {
            true => Err(refused(NO_TEXT)),
            false => Ok(lines),
        }
    }

    /// The only agreement at hand that an order names, by its title or its number.
    fn named(&self, found: &[Found]) -> Option<String> {
        let measures = found.iter().filter(|found| found.field == Field::Measure);
        let said: Vec<String> = measures.map(|found| squeezed(&found.value.0)).collect();
        let newest = || self.agreements.all().iter().filter(|each| each.newest);
        let fits = |name: &String| said.iter().any(|said| said.contains(name.as_str()));
        let named: Vec<(String, &Agreement)> = newest()
            .flat_map(|each| names_of(each).into_iter().map(move |name| (name, each)))
            .collect();
        // The longest that fits: «Jobbmestrende oppfølging 20/598», not «Jobbmestrende oppfølging».
        let (name, best) = named
            .iter()
            .filter(|(name, _)| fits(name))
            .max_by_key(|(name, _)| name.len())?;
        // The shorter alone may be meant for either.
        let only =
            |(other, each): &(String, &Agreement)| each.id == best.id || !other.starts_with(name);
        named.iter().all(only).then(|| best.id.clone())
    }

    /// Who has a number that was found.
    fn owner(&self, found: &[Found]) -> Answer<Option<Known>> {
        let numbers = found.iter().filter(|found| found.field == Field::Fnr);
        for number in numbers.filter_map(|found| Fnr::parse(&found.value.0).ok()) {
            if let Some((id, person)) = self.person_with(&number)? {
                let person: Person = person;
                return Ok(Some(Known {
                    name: self.listed_name(&id, person)?,
                    cases: self.cases_of(&id, None)?,
                }));
            }
        }
        Ok(None)
    }

    fn proposals(&self, found: Vec<Found>) -> Answer<Vec<OrderProposal>> {
        let register = self.opened()?.all::<Contact>()?;
        let today = self.today();
        let mut proposals: Vec<OrderProposal> = found
            .into_iter()
            .map(|found| {
                let kind = match found.field {
                    Field::NavOffice => Some(ContactKind::NavOffice),
                    Field::NavCounsellor => Some(ContactKind::NavCounsellor),
                    _ => None,
                };
                let entry = kind.and_then(|kind| entry(register.iter(), kind, &found.value));
                let (contact, value) = match entry {
                    Some((id, contact)) => (Some(id.clone()), contact.name.clone()),
                    None => (None, found.value),
                };
                let ahead = lies_ahead(found.field, &value, today);
                OrderProposal {
                    field: found.field,
                    label: found.field.label().to_owned(),
                    value,
                    first_line: found.lines.0,
                    last_line: found.lines.1,
                    ahead: ahead.is_some(),
                    sure: found.sure && ahead.is_none(),
                    note: ahead.or(found.note),
                    contact,
                }
            })
            .collect();
        let counsellor = proposals
            .iter()
            .filter(|p| p.field == Field::NavCounsellor)
            .find_map(|p| register.get(p.contact.as_ref()?));
        if let Some(counsellor) = counsellor {
            for proposal in &mut proposals {
                let registered = match proposal.field {
                    Field::NavPhone => &counsellor.phone,
                    Field::NavEmail => &counsellor.email,
                    _ => continue,
                };
                let same = compared(registered) == compared(&proposal.value);
                if !registered.is_blank() && !same {
                    proposal.sure = false;
                    let note = format!("I registeret står {}.", registered.trimmed());
                    proposal.note = Some(note);
                }
            }
        }
        Ok(proposals)
    }
}

/// Text that is there, and no longer than an order can be.
fn pasted(text: &Private) -> Answer<&str> {
    if text.is_blank() {
        let message = "Lim inn teksten fra bestillingen først.";
        return Err(ApiError::new(Code::MissingField, message).with(["text"]));
    }
    if text.0.chars().nth(MAX_TEXT).is_some() {
        let message = "Teksten er for lang til å være en bestilling. Lim inn bare den delen som gjelder deltakeren.";
        return Err(ApiError::new(Code::InvalidField, message).with(["text"]));
    }
    Ok(&text.0)
}

/// Whether a field may be proposed under an agreement, or before one is known.
fn may_propose(agreement: Option<&Agreement>, field: Field) -> bool {
    let kind = match field {
        Field::LastName | Field::FirstName => PersonalData::Name,
        Field::Fnr => PersonalData::Fnr,
        Field::Address | Field::PostalCode | Field::City => PersonalData::Address,
        Field::Phone | Field::Mobile => PersonalData::Telephone,
        Field::Email => PersonalData::Email,
        Field::OrderText => PersonalData::Order,
        Field::Employer | Field::EmployerContact | Field::PositionPercent => {
            PersonalData::Employment
        }
        Field::SickSince | Field::SickPercent => PersonalData::SickLeave,
        Field::EmployedAtReferral => {
            let asks = |agreement: &Agreement| {
                let mut questions = agreement.attributes.iter();
                questions.any(|question| question.name == "employed_at_referral")
            };
            return agreement.is_some_and(asks);
        }
        Field::Measure
        | Field::OrderDate
        | Field::StartDate
        | Field::EndDate
        | Field::NavOffice
        | Field::NavCounsellor
        | Field::NavPhone
        | Field::NavEmail => return true,
    };
    agreement.is_some_and(|agreement| agreement.personal_data.permitted.contains(&kind))
}

/// Letters and digits alone, in small letters.
fn squeezed(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// What an order may call an agreement: its title, the short form in brackets, its number.
fn names_of(agreement: &Agreement) -> Vec<String> {
    let title = agreement.title.as_str();
    let (long, short) = match title.split_once('(') {
        Some((long, short)) => (long, Some(short.trim_end_matches(')'))),
        None => (title, None),
    };
    // `refino-jan201802`: the contract's number stands last.
    let number = agreement
        .id
        .rsplit('-')
        .next()
        .filter(|last| last.chars().any(|c| c.is_ascii_digit()));
    let numbered = |number: &&str| number.len() > 4;
    let names = [Some(long), short, number.filter(numbered)]
        .into_iter()
        .flatten();
    names.map(squeezed).filter(|name| name.len() > 4).collect()
}

/// The register's entry of a name: «NAV Bjerke» is «Nav Bjerke» and «Bjerke», «Veileder, Per» is «Per Veileder».
fn entry<'a>(
    register: impl Iterator<Item = (&'a Id, &'a Contact)>,
    kind: ContactKind,
    name: &Private,
) -> Option<(&'a Id, &'a Contact)> {
    let sought = compared(name);
    let mut same =
        register.filter(|(_, contact)| contact.kind == kind && compared(&contact.name) == sought);
    let first = same.next()?;
    // Two of a name: which is meant, nobody can tell.
    same.next().is_none().then_some(first)
}

/// The words of a name, whatever their order and case, without what every office is called.
fn compared(name: &Private) -> Vec<String> {
    let words = name
        .0
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase);
    let mut words: Vec<String> = words
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "nav" | "kontor"))
        .collect();
    if words
        .iter()
        .all(|word| word.chars().all(|c| c.is_ascii_digit()))
    {
        // A telephone number, however it is grouped.
        return vec![words.concat()];
    }
    words.sort();
    words
}

/// What is to be said of a day that is yet to come: the form takes it once it has come.
fn lies_ahead(field: Field, value: &Private, today: Date) -> Option<String> {
    let day = || dates::parse_typed(&value.0, today).is_some_and(|day| day > today);
    match field {
        Field::OrderDate if day() => Some("Datoen ligger fram i tid. Kontroller den.".to_owned()),
        Field::StartDate if day() => {
            Some("Datoen ligger fram i tid. Registrer oppstarten når dagen er kommet.".to_owned())
        }
        _ => None,
    }
}

fn unread(failure: reader::Failure) -> ApiError {
    refused(match failure {
        reader::Failure::Locked => {
            "PDF-en er beskyttet med passord. Åpne den med passordet, kopier teksten, og lim den inn her."
        }
        reader::Failure::Damaged => {
            "PDF-en er skadet, eller av et slag som ikke kan leses her. Åpne den i et annet program, kopier teksten, og lim den inn her."
        }
        reader::Failure::Stopped => {
            "PDF-en er for tung å lese her. Åpne den i et annet program, kopier teksten, og lim den inn her."
        }
    })
}

fn too_large(bytes: u64) -> ApiError {
    refused(format!(
        "Filen er på {}, og en bestilling kan være på inntil {}. Åpne den, kopier teksten, og lim den inn her.",
        incoming::megabytes(bytes),
        incoming::megabytes(Attachment::MAX_BYTES)
    ))
}

fn refused(message: impl Into<String>) -> ApiError {
    ApiError::new(Code::InvalidField, message).with(["path"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_known_however_it_is_written() {
        let same = |a: &str, b: &str| compared(&a.into()) == compared(&b.into());
        assert!(same("NAV Bjerke", "Nav Bjerke") && same("NAV-kontor Bjerke", "bjerke"));
        assert!(same("Veileder, Per", "Per Veileder") && same("22 33 44 55", "223 34 455"));
        assert!(!same("NAV Bjerke", "NAV Bjerkvik"));
    }
}
