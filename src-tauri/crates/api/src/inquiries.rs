//! What participants and authorities ask for: noted when it comes, sent on to NAV at once, and closed when what NAV
//! decided has been done.

use crate::access_report::AccessReportRow;
use crate::requests::{ById, Made, Nothing};
use crate::{Answer, Api, ApiError, Code};
use domain::dates::norwegian;
use domain::inquiry::{InquiryFrom, InquiryKind, Way};
use domain::{Case, Date, Id, Inquiry, Private};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose inquiries.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AskInquiries {
    /// Those of this case's participant; all when left out.
    pub case: Option<Id>,
}

/// A new inquiry, or one that is changed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInquiry {
    /// Which; a new one when left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<Id>,
    /// What it says.
    pub inquiry: Inquiry,
}

/// The inquiries, and the words to write them with.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Inquiries {
    /// Those that NAV does not know of first, then the open ones, then the closed; the newest first in each.
    pub inquiries: Vec<InquiryRow>,
    /// The access reports made on the participant, the newest first; none where all inquiries are asked for.
    pub reports: Vec<AccessReportRow>,
    /// What can be asked for.
    pub kinds: Vec<InquiryKindLabel>,
    /// Who can ask.
    pub from: Vec<InquiryFromLabel>,
    /// How it can come.
    pub ways: Vec<WayLabel>,
}

/// What can be asked for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InquiryKindLabel {
    /// The kind.
    pub id: InquiryKind,
    /// Its Norwegian name.
    pub label: String,
}

/// Who can ask.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InquiryFromLabel {
    /// Who.
    pub id: InquiryFrom,
    /// In Norwegian.
    pub label: String,
}

/// How it can come.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WayLabel {
    /// The way.
    pub id: Way,
    /// In Norwegian.
    pub label: String,
    /// Whether NAV may be told so.
    pub secure: bool,
}

/// One inquiry, with what follows from it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InquiryRow {
    /// The record.
    pub id: Id,
    /// As it is kept.
    pub inquiry: Inquiry,
    /// What it is, in Norwegian: «Innsyn».
    pub title: String,
    /// Who asks, in Norwegian.
    pub from: String,
    /// The participant; none where it concerns none.
    pub participant: Option<Private>,
    /// NAV has not been told, which is to be done at once: late from the day it came.
    pub late: bool,
    /// Whole days since it came, while NAV has not been told.
    pub days_waiting: Option<i64>,
    /// What to send NAV, through a secure channel.
    pub forwarding: Private,
}

impl Api {
    pub(crate) fn inquiries(&mut self, request: AskInquiries) -> Answer<Inquiries> {
        let mut rows: Vec<InquiryRow> = Vec::new();
        let wanted = match &request.case {
            Some(case) => Some(self.cases_of_the_same(case)?),
            None => None,
        };
        for (id, inquiry) in self.opened()?.all::<Inquiry>()? {
            let belongs = |cases: &Vec<Id>| {
                let case = inquiry.case.as_ref();
                case.is_some_and(|case| cases.contains(case))
            };
            if wanted.as_ref().is_none_or(belongs) {
                rows.push(self.inquiry_row(id, inquiry)?);
            }
        }
        rows.sort_by(|a, b| {
            let order = |row: &InquiryRow| (!row.late, row.inquiry.closed.is_some());
            let newest = b.inquiry.received.cmp(&a.inquiry.received);
            order(a).cmp(&order(b)).then(newest).then(a.id.cmp(&b.id))
        });
        Ok(Inquiries {
            inquiries: rows,
            reports: self.access_reports(&wanted.unwrap_or_default())?,
            kinds: InquiryKind::ALL
                .iter()
                .map(|id| InquiryKindLabel {
                    id: *id,
                    label: id.label().to_owned(),
                })
                .collect(),
            from: InquiryFrom::ALL
                .iter()
                .map(|id| InquiryFromLabel {
                    id: *id,
                    label: id.label().to_owned(),
                })
                .collect(),
            ways: Way::ALL
                .iter()
                .map(|id| WayLabel {
                    id: *id,
                    label: id.label().to_owned(),
                    secure: id.is_secure(),
                })
                .collect(),
        })
    }

    pub(crate) fn save_inquiry(&mut self, request: SaveInquiry) -> Answer<Made> {
        let SaveInquiry { id, inquiry } = request;
        let inquiry = tidied(inquiry);
        possible(&inquiry, self.today())?;
        if let Some(case) = &inquiry.case {
            self.opened()?.get::<Case>(case)?;
        }
        let id = self.write("inquiry.save", |tx| {
            Ok(match id {
                Some(id) => {
                    tx.update(&id, &inquiry)?;
                    id
                }
                None => tx.insert(&inquiry)?,
            })
        })?;
        Ok(Made { id })
    }

    pub(crate) fn remove_inquiry(&mut self, request: ById) -> Answer<Nothing> {
        self.write(
            "inquiry.remove",
            |tx| Ok(tx.remove::<Inquiry>(&request.id)?),
        )?;
        Ok(Nothing {})
    }

    /// This case and the participant's others.
    pub(crate) fn cases_of_the_same(&self, case: &str) -> Answer<Vec<Id>> {
        let own: Case = self.opened()?.get(case)?;
        let all = self.opened()?.all::<Case>()?.into_iter();
        let same = all.filter(|(_, other)| other.person == own.person);
        Ok(same.map(|(id, _)| id).collect())
    }

    fn inquiry_row(&self, id: Id, inquiry: Inquiry) -> Answer<InquiryRow> {
        let store = self.opened()?;
        let case = match &inquiry.case {
            Some(case) => store.find::<Case>(case)?,
            None => None,
        };
        let participant = match &inquiry.case {
            Some(case) => Some(self.listed(store.case_file(case)?).person.full_name()),
            None => None,
        };
        Ok(InquiryRow {
            title: inquiry.kind.label().to_owned(),
            from: inquiry.from.label().to_owned(),
            participant,
            late: inquiry.is_late(),
            days_waiting: inquiry
                .is_late()
                .then(|| (self.today() - inquiry.received).num_days()),
            forwarding: self.forwarding(&inquiry, case.as_ref())?,
            inquiry,
            id,
        })
    }

    /// The text by which NAV is told. It names the participant by the case's reference alone: the secure channel
    /// tells NAV whose it is, and the text stays harmless where it is pasted.
    fn forwarding(&self, inquiry: &Inquiry, case: Option<&Case>) -> Answer<Private> {
        let profile = self.own_profile()?;
        let mut lines = vec![
            "Oversendelse til NAV".to_owned(),
            String::new(),
            format!("Gjelder: {}", inquiry.kind.label()),
        ];
        if let Some(article) = inquiry.kind.article() {
            lines.push(format!(
                "Rett etter personvernforordningen artikkel {article}"
            ));
        }
        let from = inquiry.from.label();
        lines.push(match inquiry.who.trimmed() {
            "" => format!("Fra: {from}"),
            who => format!("Fra: {from}, {who}"),
        });
        let how = inquiry.how.label().to_lowercase();
        lines.push(format!("Mottatt: {} {how}", norwegian(inquiry.received)));
        if let Some(case) = case {
            let agreement = self.agreement_of(case).map(agreements::Agreement::name);
            let agreement = agreement.unwrap_or_else(|_| case.agreement.clone());
            lines.push(format!("Tiltak: {agreement}"));
            lines.push(format!("Deltakerens referanse hos oss: {}", case.reference));
        }
        if !inquiry.text.is_blank() {
            lines.extend([
                String::new(),
                "Henvendelsen:".to_owned(),
                inquiry.text.trimmed().to_owned(),
            ]);
        }
        lines.extend([
            String::new(),
            "Vi behandler opplysningene på vegne av NAV og har ikke besvart henvendelsen. Gi oss beskjed om hva vi skal gjøre.".to_owned(),
            String::new(),
        ]);
        let signed = [profile.counsellor.trimmed(), profile.provider.trimmed()];
        let signed = signed.into_iter().filter(|part| !part.is_empty());
        lines.push(signed.collect::<Vec<_>>().join(", "));
        Ok(lines.join("\n").trim_end().into())
    }
}

fn tidied(inquiry: Inquiry) -> Inquiry {
    let trim = |text: Private| Private::from(text.trimmed());
    Inquiry {
        who: trim(inquiry.who),
        text: trim(inquiry.text),
        done: trim(inquiry.done),
        decision: inquiry.decision.map(|said| domain::inquiry::NavDecision {
            text: Private::from(said.text.trimmed()),
            ..said
        }),
        ..inquiry
    }
}

/// Refuses an inquiry that cannot have gone so.
pub(crate) fn possible(inquiry: &Inquiry, today: Date) -> Answer<()> {
    let refuse =
        |field: &str, message: &str| Err(ApiError::new(Code::InvalidField, message).with([field]));
    if inquiry.received > today {
        return refuse(
            "received",
            "Henvendelsen kan ikke være mottatt i framtiden.",
        );
    }
    let later = [
        ("told", inquiry.told.as_ref().map(|told| told.date)),
        ("decision", inquiry.decision.as_ref().map(|said| said.date)),
        ("closed", inquiry.closed),
    ];
    for (field, date) in later {
        let Some(date) = date else { continue };
        if date > today {
            return refuse(field, "Datoen kan ikke ligge i framtiden.");
        }
        if date < inquiry.received {
            return refuse(field, "Datoen kan ikke ligge før henvendelsen kom.");
        }
    }
    if inquiry
        .told
        .as_ref()
        .is_some_and(|told| !told.how.is_secure())
    {
        return refuse(
            "told",
            "Vanlig e-post er ikke kryptert, og kan ikke brukes til å varsle NAV om en deltaker. Bruk en sikker kanal.",
        );
    }
    if inquiry.told.is_none() && inquiry.decision.is_some() {
        return refuse(
            "told",
            "Skriv når NAV fikk beskjed, før du fører NAVs svar.",
        );
    }
    if inquiry.told.is_none() && inquiry.closed.is_some() {
        return refuse(
            "told",
            "NAV skal ha beskjed før henvendelsen kan avsluttes.",
        );
    }
    for (field, text) in [
        ("who", &inquiry.who),
        ("text", &inquiry.text),
        ("done", &inquiry.done),
    ] {
        if text.0.chars().count() > Inquiry::MAX_TEXT {
            let message = format!("Teksten kan være på inntil {} tegn.", Inquiry::MAX_TEXT);
            return refuse(field, &message);
        }
    }
    Ok(())
}
