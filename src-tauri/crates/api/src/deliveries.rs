//! A finished report leaves the app: written as PDF where the counsellor chooses, then registered as
//! delivered. The bytes written are the bytes kept.

use crate::{Answer, Api, ApiError, Code, files, report_work, requests::*, views::Exported};
use domain::{
    Case, CaseFile, Date, Id, Report,
    report::{Delivery, Export},
};
use reports::Rendered;
use sha2::{Digest, Sha256};
use std::path::Path;

impl Api {
    pub(crate) fn export_report(&mut self, request: ExportReport) -> Answer<Exported> {
        let (folder, name) = (Path::new(request.folder.trim()), request.file_name.trim());
        // Before the PDF is made and kept: a refused request changes nothing.
        files::target(folder, name, request.replace)?;
        let report: Report = self.opened()?.get(&request.id)?;
        names_no_one(name, &self.case_file(&report.case)?)?;
        let (export, pdf) = match self.sent(&report)? {
            Some(sent) => sent,
            None => self.make(&request.id, report)?,
        };
        let path = files::write_atomically(folder, name, &pdf, request.replace)?;
        Ok(Exported {
            path: path.display().to_string(),
            pages: export.pages,
            not_found: export.not_found,
        })
    }

    pub(crate) fn deliver_report(&mut self, request: DeliverReport) -> Answer<Nothing> {
        let report = self.draft(&request.id)?;
        if request.date > self.today() {
            let message =
                "Leveringsdatoen ligger fram i tid. Registrer leveringen når rapporten er sendt.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        let Some((export, _)) = self.sent(&report)? else {
            let message = match &report.exported {
                Some(_) => {
                    "Teksten er endret etter at PDF-en ble eksportert. Eksporter på nytt og send den nye, eller rett teksten tilbake; det som registreres som levert, skal være det NAV har fått."
                }
                None => {
                    "Rapporten er ikke eksportert ennå. Eksporter PDF-en og send den, og registrer den så som levert."
                }
            };
            // An unfinished report says first what is missing.
            self.rendered(&report, self.today())?;
            return Err(ApiError::new(Code::ExportOutdated, message));
        };
        if request.date < export.date {
            let made = domain::dates::norwegian(export.date);
            let message = format!(
                "PDF-en ble laget {made} og kan ikke være levert før det. Kontroller datoen."
            );
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        let mut report = report;
        let file = self.case_file(&report.case)?;
        let template = self.template_of(&report)?.clone();
        self.renew_period(&mut report, &file, &template);
        report.delivered = Some(Delivery {
            date: request.date,
            channel: request.channel,
        });
        self.write_facts("report.deliver", &file.id, |tx| {
            Ok(tx.update(&request.id, &report)?)
        })?;
        Ok(Nothing {})
    }

    /// The PDF made earlier, while it still says what the report says. A delivered report's always
    /// does.
    fn sent(&self, report: &Report) -> Answer<Option<(Export, Vec<u8>)>> {
        let Some(export) = &report.exported else {
            return Ok(None);
        };
        // The same text and date make the same bytes, so making them again tells whether it changed.
        let current = report.delivered.is_some()
            || self
                .rendered(report, export.date)
                .is_ok_and(|now| digest(&now.pdf) == export.sha256);
        if !current {
            return Ok(None);
        }
        Ok(Some((
            export.clone(),
            self.opened()?.document(&export.document)?,
        )))
    }

    /// Makes the PDF and keeps it in the store, in place of an earlier one.
    fn make(&mut self, id: &Id, report: Report) -> Answer<(Export, Vec<u8>)> {
        let date = self.today();
        let rendered = self.rendered(&report, date)?;
        let export = self.write("report.export", |tx| {
            if let Some(earlier) = &report.exported {
                tx.remove_document(&earlier.document)?;
            }
            let export = Export {
                date,
                document: tx.put_document(&report.case, &rendered.pdf)?,
                sha256: digest(&rendered.pdf),
                pages: rendered.pages,
                not_found: rendered.not_found,
            };
            let exported = Some(export.clone());
            tx.update(id, &Report { exported, ..report })?;
            Ok(export)
        })?;
        Ok((export, rendered.pdf))
    }

    fn rendered(&self, report: &Report, date: Date) -> Answer<Rendered> {
        let template = self.template_of(report)?;
        let case: Case = self.opened()?.get(&report.case)?;
        let meta = report_work::meta(date, &case.reference);
        report_work::rendered(template, &report.values, &meta)
    }
}

/// Refuses a file name that tells whom the file is about. Names of one or two letters stand in too
/// many words to look for.
pub(crate) fn names_no_one(file_name: &str, file: &CaseFile) -> Answer<()> {
    let person = &file.person;
    let name = file_name.to_lowercase();
    let names = [&person.first_name, &person.last_name];
    let named = names
        .into_iter()
        .flat_map(|part| part.0.split([' ', '-']))
        .any(|part| part.chars().count() > 2 && name.contains(&part.to_lowercase()));
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let numbered = person
        .fnr
        .as_ref()
        .is_some_and(|fnr| digits.contains(fnr.digits()));
    if named || numbered {
        let message = format!(
            "Filnavnet inneholder navn eller fødselsnummer. Bruk referansen {} i stedet.",
            file.case.reference
        );
        return Err(ApiError::new(Code::InvalidFileName, message));
    }
    Ok(())
}

/// SHA-256, lower-case hexadecimal.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
