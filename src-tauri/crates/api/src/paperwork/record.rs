//! The record of processing activities under one agreement: artikkel 30 nr. 2, letters a–d.

use super::{ExportPaper, Paper};
use crate::{Answer, Api};
use agreements::Agreement;
use domain::{Profile, person::PersonalData};

/// What is done for NAV, in the words of the data processing agreements' vedlegg 1, «Behandlingens formål» and
/// «Behandlingens art og hensikt».
const PURPOSE: &str = "Gjennomføre arbeidsmarkedstiltaket for å styrke deltakernes muligheter til å få eller beholde arbeid, i henhold til bestilling fra NAV: kartlegging, veiledning og oppfølging, rapportering og refusjonskrav til NAV. Opplysningene samles inn, registreres, brukes, rapporteres og slettes.";

/// Vedlegg 1, «Kategorier av registrerte», and whom the app keeps besides.
const PEOPLE: &str = "Deltakere i arbeidsmarkedstiltak.\nKontaktpersoner hos NAV, behandlere og arbeidsgivere, med navn, telefon og e-post.";

/// The app has no network code, and nothing leaves it by itself.
const TRANSFER: &str = "Ingen fra programmet: opplysningene lagres bare på veilederens egen maskin og i sikkerhetskopier der tiltaksarrangøren legger dem, og programmet sender ingenting. Hvor sikkerhetskopier og eksporterte filer legges, er tiltaksarrangørens ansvar.";

impl Api {
    pub(super) fn fill_record(
        &self,
        paper: &mut Paper,
        agreement: &Agreement,
        request: &ExportPaper,
    ) -> Answer<()> {
        let profile = self.own_profile()?;
        let details = self.details_told(agreement)?;
        let contact = request
            .contact
            .as_ref()
            .map(|text| text.trimmed().to_owned());
        let contact = contact
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| own(&profile));
        let officer = request.officer.clone().unwrap_or_default();
        let permitted = &agreement.personal_data.permitted;
        let listed = |sensitive: bool| {
            let kinds = permitted
                .iter()
                .filter(|kind| is_sensitive(**kind) == sensitive);
            let mut words: Vec<&str> = kinds.map(|kind| label(*kind)).collect();
            if words.is_empty() {
                words.push("Ingen");
            }
            words.join("\n")
        };
        let source = format!(
            "\nKilde: {}{}",
            agreement.personal_data.source,
            if agreement.personal_data.reading {
                " (tolkning)"
            } else {
                ""
            },
        );
        let recipients: Vec<String> = agreement
            .recipients
            .iter()
            .map(|row| format!("{}: {}", row.what, row.to.join(", ")))
            .collect();
        let deletion = agreement
            .rules
            .iter()
            .find(|rule| rule.id == crate::overview::DELETION);
        let deletion = deletion.map_or_else(String::new, |rule| {
            let reading = if rule.reading { " (tolkning)" } else { "" };
            format!(
                "{}\nKilde: {}{reading}",
                rule.about.clone().unwrap_or_default(),
                rule.source
            )
        });
        for (key, text) in [
            ("databehandler", profile.provider.trimmed()),
            ("organisasjonsnummer", profile.organisation_number.trimmed()),
            ("kontakt", contact.as_str()),
            ("ombud", officer.trimmed()),
            ("behandlingsansvarlig", agreement.buyer.as_str()),
            ("avtalenummer", details.agreement_number.trimmed()),
            ("ansvarlig-kontakt", ""),
            ("tiltak", agreement.title.as_str()),
            ("formaal", PURPOSE),
            ("registrerte", PEOPLE),
            ("opplysninger", &(listed(false) + &source)),
            ("saerlige", &listed(true)),
            ("mottakere", &recipients.join("\n")),
            ("sletting", &deletion),
            ("overforing", TRANSFER),
        ] {
            paper.put(key, text);
        }
        Ok(())
    }
}

/// The counsellor, who is the provider's contact as far as the app knows.
fn own(profile: &Profile) -> String {
    let parts = [&profile.counsellor, &profile.phone, &profile.email];
    let parts = parts.into_iter().map(|part| part.trimmed());
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Personvernforordningen artikkel 9 and 10, and what vedlegg 1 lists as «sensitive».
fn is_sensitive(kind: PersonalData) -> bool {
    matches!(
        kind,
        PersonalData::SickLeave
            | PersonalData::Health
            | PersonalData::EthnicOrigin
            | PersonalData::PoliceCertificate
            | PersonalData::CriminalConvictions
    )
}

/// In the words of vedlegg 1.
fn label(kind: PersonalData) -> &'static str {
    match kind {
        PersonalData::Name => "Navn",
        PersonalData::Address => "Adresse",
        PersonalData::Telephone => "Telefonnummer",
        PersonalData::Fnr => "Fødselsnummer",
        PersonalData::Email => "E-postadresse",
        PersonalData::Order => "Henvisning og bestilling fra NAV",
        PersonalData::Employment => "Arbeidsforhold",
        PersonalData::SickLeave => "Dato for og grad av sykmelding",
        PersonalData::Doctor => "Behandlende leges navn",
        PersonalData::Education => "Utdanning, praksis og kompetanse",
        PersonalData::Health => "Helseopplysninger",
        PersonalData::EthnicOrigin => "Etnisk opprinnelse",
        PersonalData::PoliceCertificate => "Politiattester",
        PersonalData::CriminalConvictions => "Straffbare forhold",
    }
}
