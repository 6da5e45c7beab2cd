//! What the General Data Protection Regulation asks to be told beside the data themselves (article 15 no. 1), from
//! what is kept.

use super::contents::{Paragraph, Recipient};
use crate::{Answer, Api};
use domain::case::Activity;
use domain::dates::norwegian;
use domain::event::EventGroup;
use domain::inquiry::AccessFor;
use domain::person::PersonalData;
use domain::report::Channel;
use domain::{CaseFile, EventKind, Id, Inquiry, Loan, LoanDirection, MonthPart, Report};
use reports::Audience;
use std::collections::BTreeSet;

/// For whom it is, before anything else.
pub(super) fn notice(audience: AccessFor, inquiry: Option<&Inquiry>) -> String {
    match audience {
        AccessFor::Nav => "Laget for NAV, som avgjør hva deltakeren skal få. Rapporten skal ikke gis til deltakeren eller andre før NAV har bestemt det.".to_owned(),
        AccessFor::Participant => {
            let decided = inquiry.and_then(|inquiry| inquiry.decision.as_ref());
            let on = decided.map(|said| format!(" {}", norwegian(said.date)));
            format!(
                "Kopi til deltakeren. NAV har bestemt{} at deltakeren skal få den.",
                on.unwrap_or_default()
            )
        }
    }
}

impl Api {
    /// Who processes what, for what, from whom and for how long.
    pub(super) fn access_prose(&self, case: &Id) -> Answer<Vec<Paragraph>> {
        let profile = self.own_profile()?;
        let mut files = Vec::new();
        for id in self.cases_of_the_same(case)? {
            files.push(self.case_file(&id)?);
        }
        let mut buyers = BTreeSet::new();
        let mut kinds = Vec::new();
        let mut sources = BTreeSet::new();
        for file in &files {
            if let Ok(agreement) = self.agreement_of(&file.case) {
                buyers.insert(agreement.buyer.clone());
                sources.insert(agreement.personal_data.source.clone());
                for kind in &agreement.personal_data.permitted {
                    if !kinds.contains(&label(*kind)) {
                        kinds.push(label(*kind));
                    }
                }
            }
        }
        let provider = match profile.provider.trimmed() {
            "" => "Tiltaksarrangøren",
            provider => provider,
        };
        let number = match profile.organisation_number.trimmed() {
            "" => String::new(),
            number => format!(" (org.nr. {number})"),
        };
        let buyers: Vec<String> = buyers.into_iter().collect();
        let sources: Vec<String> = sources.into_iter().collect();
        Ok(vec![
            paragraph("ansvar", "Hvem som behandler opplysningene", vec![
                format!(
                    "NAV er behandlingsansvarlig: {}. {provider}{number} behandler opplysningene på vegne av NAV, som databehandler, etter rammeavtalen og databehandleravtalen.",
                    buyers.join("; ")
                ),
            ]),
            paragraph("formal", "Formål", vec![
                "Å gjennomføre arbeidsmarkedstiltaket som NAV har bestilt for deltakeren: oppfølging, rapportering til NAV og oppgjør med NAV. Opplysningene brukes ikke til noe annet, og ingen avgjørelser tas automatisk.".to_owned(),
            ]),
            paragraph("slags", "Hva slags opplysninger", vec![
                format!("Avtalen tillater disse: {}.", kinds.join(", ")),
                format!("Grunnlag: {}.", sources.join("; ")),
            ]),
            paragraph("hvor-fra", "Hvor opplysningene kommer fra", vec![origins(&files)]),
            paragraph("rettigheter", "Rettigheter", vec![
                "Deltakeren kan be om innsyn, retting, sletting, begrensning og om å få med seg opplysningene, og kan protestere mot behandlingen. Det er NAV som svarer; tiltaksarrangøren sender henvendelser videre til NAV straks.".to_owned(),
                "Deltakeren kan klage til Datatilsynet.".to_owned(),
                "Ingen opplysninger overføres til land utenfor EØS. Programmet som fører mappen, bruker ikke nett.".to_owned(),
            ]),
        ])
    }

    /// Who was given what, and when, oldest first.
    pub(super) fn access_recipients(&self, file: &CaseFile) -> Answer<Vec<Recipient>> {
        let store = self.opened()?;
        let office = file.case.nav_office.as_ref();
        let office = office.and_then(|id| file.contacts.get(id));
        let nav = office.map_or_else(
            || "NAV".to_owned(),
            |office| office.name.trimmed().to_owned(),
        );
        let mut all = Vec::new();
        for report in file.reports.values() {
            let Some(delivery) = &report.delivered else {
                continue;
            };
            let template = self.template_of(report).ok();
            all.push(Recipient {
                date: delivery.date,
                to: match template.map(|template| template.audience) {
                    Some(Audience::Employer) => "Arbeidsgiver".to_owned(),
                    Some(Audience::Participant) => "Deltakeren".to_owned(),
                    Some(Audience::Clinician) => "Behandler".to_owned(),
                    Some(Audience::Nav) | None => nav.clone(),
                },
                what: told(report, template),
                how: Some(channel(delivery.channel).to_owned()),
            });
        }
        for recorded in file.events.values() {
            let kind = recorded.event.kind;
            if kind.group() == EventGroup::Delivered || kind == EventKind::AbsenceNotified {
                all.push(Recipient {
                    date: recorded.event.date,
                    to: nav.clone(),
                    what: format!("{} (ført som hendelse)", kind.label()),
                    how: None,
                });
            }
        }
        for entry in file.entries.values() {
            if entry.activity == Activity::Cooperation {
                all.push(Recipient {
                    date: entry.date,
                    to: "NAV eller behandler".to_owned(),
                    what: "Samarbeid om deltakeren (se timer og kontakter)".to_owned(),
                    how: None,
                });
            }
        }
        for part in store.of_case::<MonthPart>(&file.id)?.into_values() {
            let Some(report) = store.find::<Report>(&part.report)? else {
                continue;
            };
            if let Some(delivery) = &report.delivered {
                let template = self.template_of(&report).ok();
                all.push(Recipient {
                    date: delivery.date,
                    to: nav.clone(),
                    what: format!("Talt med i {}, uten navn", told(&report, template)),
                    how: Some(channel(delivery.channel).to_owned()),
                });
            }
        }
        for loan in store.of_case::<Loan>(&file.id)?.into_values() {
            let (to, what) = match loan.direction {
                LoanDirection::Out => (
                    loan.with.trimmed().to_owned(),
                    "Mappen overlevert til kollega",
                ),
                LoanDirection::In => ("Egen tiltaksmappe".to_owned(), "Mappen mottatt fra kollega"),
            };
            all.push(Recipient {
                date: loan.since,
                to,
                what: what.to_owned(),
                how: None,
            });
        }
        all.sort_by(|a, b| (a.date, &a.what).cmp(&(b.date, &b.what)));
        Ok(all)
    }
}

fn told(report: &Report, template: Option<&reports::Template>) -> String {
    let title = template.map_or("Rapport", |template| template.title.as_str());
    let number = report.occurrence.map(|n| format!(" {n}"));
    let period = report.period.map(crate::month::title_of);
    let period = period.map(|period| format!(" for {period}"));
    format!(
        "{title}{}{}",
        number.unwrap_or_default(),
        period.unwrap_or_default()
    )
}

fn paragraph(id: &'static str, heading: &str, text: Vec<String>) -> Paragraph {
    Paragraph {
        id,
        heading: heading.to_owned(),
        text,
    }
}

/// Where what is kept can have come from, by what is there.
fn origins(files: &[CaseFile]) -> String {
    let mut from = vec!["NAV, som bestilte tiltaket", "deltakeren selv"];
    let any = |found: fn(&CaseFile) -> bool| files.iter().any(found);
    if any(|file| file.case.clinician.is_some()) {
        from.push("behandler");
    }
    if any(|file| !file.employments.is_empty() || !file.practices.is_empty()) {
        from.push("arbeidsgiver");
    }
    let last = from.pop().unwrap_or_default();
    format!(
        "Opplysningene kommer fra {} og {last}, og fra veilederens egen oppfølging.",
        from.join(", ")
    )
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::SecurePost => "Sikker digital post",
        Channel::NavSolution => "NAVs løsning",
        Channel::Letter => "Brev",
        Channel::HandedOver => "Overlevert personlig",
    }
}

/// As the annexes list them.
fn label(kind: PersonalData) -> &'static str {
    match kind {
        PersonalData::Name => "navn",
        PersonalData::Address => "adresse",
        PersonalData::Telephone => "telefonnummer",
        PersonalData::Fnr => "fødselsnummer",
        PersonalData::Email => "e-postadresse",
        PersonalData::Order => "henvisning og bestilling fra NAV",
        PersonalData::Employment => "arbeidsforhold",
        PersonalData::SickLeave => "dato for og grad av sykmelding",
        PersonalData::Doctor => "behandlende leges navn",
        PersonalData::Education => "utdanning, praksis og kompetanse",
        PersonalData::Health => "helseopplysninger",
        PersonalData::EthnicOrigin => "etnisk opprinnelse",
        PersonalData::PoliceCertificate => "politiattest",
        PersonalData::CriminalConvictions => "straffbare forhold",
    }
}
