//! A finished report leaves the app: written as PDF where the counsellor chooses, then registered as
//! delivered. The bytes written are the bytes kept.

use crate::copies::{self, digest};
use crate::{Answer, Api, ApiError, Code, files, report_work, requests::*, views::*};
use domain::{
    CaseFile, Date, ExportedCopy, Id, Report, Standpoint,
    report::{Channel, Delivery, Export},
};
use reports::{Rendered, Template};
use std::path::Path;
use store::Write;

impl Api {
    pub(crate) fn export_report(&mut self, request: ExportReport) -> Answer<Exported> {
        let (folder, name) = (Path::new(request.folder.trim()), request.file_name.trim());
        // Before the PDF is made and kept: a refused request changes nothing.
        let path = files::target(folder, name, request.replace)?;
        copies::may_lie_in(folder, request.synced)?;
        let report: Report = self.opened()?.get(&request.id)?;
        let subject = self.subject(&report)?;
        self.carries_no_address(&report, subject.file.as_ref())?;
        if let Some(file) = &subject.file {
            names_no_one(name, file)?;
        }
        let sent = self.sent(&report)?;
        let path = path.display().to_string();
        let copy = |case: &Option<Id>, sha256: String, written: Date| ExportedCopy {
            case: case.clone(),
            of: request.id.clone(),
            path: path.clone().into(),
            written,
            sha256,
        };
        let today = self.today();
        let case = report.case.clone();
        let (export, pdf) = match sent {
            Some((mut export, pdf)) => {
                // The same text, yet another participant may have come since.
                export.privacy = self.looked_through(&report, &request.looked_at)?;
                let before = report.exported.clone();
                let exported = Some(export.clone());
                self.write("report.export", |tx| {
                    if exported != before {
                        tx.update(&request.id, &Report { exported, ..report })?;
                    }
                    copies::remember(tx, &copy(&case, export.sha256.clone(), today))
                })?;
                (export, pdf)
            }
            None => {
                let looked_at = &request.looked_at;
                self.make(
                    "report.export",
                    &request.id,
                    report,
                    looked_at,
                    |tx, sha256| copies::remember(tx, &copy(&case, sha256.to_owned(), today)),
                )?
            }
        };
        let path = files::write_atomically(folder, name, &pdf, request.replace)?;
        Ok(Exported {
            path: path.display().to_string(),
            pages: export.pages,
            not_found: export.not_found,
        })
    }

    /// The same values as a spreadsheet, where NAV uses one. What is kept as delivered is the PDF.
    pub(crate) fn export_sheet(&mut self, request: ExportReport) -> Answer<Exported> {
        let (folder, name) = (Path::new(request.folder.trim()), request.file_name.trim());
        let path = files::target(folder, name, request.replace)?;
        copies::may_lie_in(folder, request.synced)?;
        let report: Report = self.opened()?.get(&request.id)?;
        let subject = self.subject(&report)?;
        self.carries_no_address(&report, subject.file.as_ref())?;
        if let Some(file) = &subject.file {
            names_no_one(name, file)?;
        }
        let template = self.template_of(&report)?;
        report_work::is_sheet(template)?;
        report_work::complete(template, &report.values)?;
        self.numbers_agree(template, &report)?;
        self.looked_through(&report, &request.looked_at)?;
        let today = self.today();
        let date = report.exported.as_ref().map_or(today, |export| export.date);
        let meta = self.meta_of(&report, date)?;
        let bytes = reports::sheet(template, &report.values, &meta)
            .map_err(|_| ApiError::internal("regneark"))?;
        let copy = ExportedCopy {
            case: report.case,
            of: request.id,
            path: path.display().to_string().into(),
            written: today,
            sha256: digest(&bytes),
        };
        self.write("report.sheet", |tx| copies::remember(tx, &copy))?;
        let path = files::write_atomically(folder, name, &bytes, request.replace)?;
        Ok(Exported {
            path: path.display().to_string(),
            pages: 1,
            not_found: Vec::new(),
        })
    }

    /// The pages to print of a report that is then kept as a PDF, as if it had been exported: what is
    /// handed over or sent as a letter is what is kept.
    pub(crate) fn print_report(&mut self, request: PrintReport) -> Answer<Preview> {
        let report: Report = self.opened()?.get(&request.id)?;
        self.carries_no_address(&report, self.subject(&report)?.file.as_ref())?;
        let (id, looked_at) = (&request.id, &request.looked_at);
        match self.sent(&report)? {
            Some((export, _)) => {
                let privacy = self.looked_through(&report, looked_at)?;
                if privacy != export.privacy {
                    let exported = Some(Export { privacy, ..export });
                    let kept = Report { exported, ..report };
                    self.write("report.print", |tx| Ok(tx.update(id, &kept)?))?;
                }
            }
            None => {
                self.make("report.print", id, report, looked_at, |_, _| Ok(()))?;
            }
        }
        self.preview_report(PreviewReport {
            id: request.id,
            values: Default::default(),
        })
    }

    /// A new draft that corrects a delivered report, with the texts of that one. The delivered one stays
    /// as it is.
    pub(crate) fn correct_report(&mut self, request: ById) -> Answer<Made> {
        let report: Report = self.opened()?.get(&request.id)?;
        if report.delivered.is_none() {
            let message = "Rapporten er ikke levert ennå, og kan rettes som den er.";
            return Err(ApiError::new(Code::InvalidRequest, message));
        }
        let reports = self.siblings(&report)?;
        let of_this = |other: &Report| other.replaces.as_ref() == Some(&request.id);
        let newer = reports.iter().find(|(_, other)| of_this(other));
        match newer {
            Some((id, other)) if other.delivered.is_none() => {
                return Ok(Made { id: id.clone() });
            }
            Some(_) => {
                let message = "Rapporten er alt rettet. Rett den nyeste utgaven i stedet.";
                return Err(ApiError::new(Code::Delivered, message));
            }
            None => {}
        }
        let correction = Report {
            standpoint: None,
            replaces: Some(request.id),
            exported: None,
            delivered: None,
            figures: Default::default(),
            others: Default::default(),
            ..report
        };
        let id = self.write("report.correct", |tx| Ok(tx.insert(&correction)?))?;
        Ok(Made { id })
    }

    pub(crate) fn save_standpoint(&mut self, request: SaveStandpoint) -> Answer<Nothing> {
        let mut report = self.draft(&request.id)?;
        if report.standpoint != request.standpoint {
            report.standpoint = request.standpoint;
            self.write("report.standpoint", |tx| {
                Ok(tx.update(&request.id, &report)?)
            })?;
        }
        Ok(Nothing {})
    }

    pub(crate) fn deliver_report(&mut self, request: DeliverReport) -> Answer<Nothing> {
        let channel = Channel::from_id(&request.channel)
            .map_err(|reason| ApiError::new(Code::InvalidField, reason).with(["channel"]))?;
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
        let template = self.template_of(&report)?.clone();
        if let Some(file) = &self.subject(&report)?.file {
            self.renew_period(&mut report, file, &template);
        }
        let subject = self.subject(&report)?;
        self.fit_to_claim(&subject, &template, &mut report)?;
        report.delivered = Some(Delivery {
            date: request.date,
            channel,
        });
        let kept = self.to_keep(&template, &report)?;
        report.figures = kept.figures.clone();
        report.others = kept.others.clone();
        match report.case.clone() {
            Some(case) => self.write_facts("report.deliver", &case, |tx| {
                Ok(tx.update(&request.id, &report)?)
            })?,
            None => self.write("report.deliver", |tx| {
                tx.update(&request.id, &report)?;
                for part in kept.parts(&request.id) {
                    tx.insert(&part)?;
                }
                Ok(())
            })?,
        }
        Ok(Nothing {})
    }

    /// The PDF made earlier, while it still says what the report says. A delivered report's always
    /// does.
    pub(crate) fn sent(&self, report: &Report) -> Answer<Option<(Export, Vec<u8>)>> {
        let Some(export) = &report.exported else {
            return Ok(None);
        };
        // The same text and date make the same bytes, so making them again tells whether it changed.
        let current = report.delivered.is_some()
            || self.drawn(report, export.date)?.as_ref() == Some(&export.sha256);
        if !current {
            return Ok(None);
        }
        Ok(Some((
            export.clone(),
            self.opened()?.document(&export.document)?,
        )))
    }

    /// Makes the PDF and keeps it in the store, in place of an earlier one. `also` is done in the same
    /// operation, with the digest of the bytes.
    fn make(
        &mut self,
        operation: &str,
        id: &Id,
        report: Report,
        looked_at: &[String],
        also: impl FnOnce(&mut Write<'_>, &str) -> Answer<()>,
    ) -> Answer<(Export, Vec<u8>)> {
        if report.delivered.is_some() {
            let message = "PDF-en ble slettet sammen med en deltaker som sto i den, og lages ikke på nytt. Tallene i rapporten er beholdt.";
            return Err(ApiError::new(Code::NotFound, message));
        }
        let date = self.today();
        let rendered = self.rendered(&report, date)?;
        gone_through(self.template_of(&report)?, &report)?;
        self.numbers_agree(self.template_of(&report)?, &report)?;
        let privacy = self.looked_through(&report, looked_at)?;
        let export = self.write(operation, |tx| {
            if let Some(earlier) = &report.exported {
                tx.remove_document(&earlier.document)?;
            }
            let export = Export {
                date,
                document: match &report.case {
                    Some(case) => tx.put_document(case, &rendered.pdf)?,
                    None => tx.put_common_document(&rendered.pdf)?,
                },
                sha256: digest(&rendered.pdf),
                pages: rendered.pages,
                not_found: rendered.not_found,
                privacy,
            };
            let exported = Some(export.clone());
            tx.update(id, &Report { exported, ..report })?;
            also(tx, &export.sha256)?;
            Ok(export)
        })?;
        Ok((export, rendered.pdf))
    }

    /// The digest of the PDF that a report would become; none where it is not complete. Remembered until
    /// something in it changes: the list of drafts asks it of all of them, again and again.
    fn drawn(&self, report: &Report, date: Date) -> Answer<Option<String>> {
        let meta = self.meta_of(report, date)?;
        let made_of = (
            (&report.template, report.template_version, &report.values),
            (&meta.date, &meta.reference, meta.draft, &meta.notes),
        );
        let made_of = serde_json::to_vec(&made_of).map_err(|_| ApiError::internal("PDF"))?;
        let made_of = digest(&made_of);
        if let Some(drawn) = self.drawn.borrow().get(&made_of) {
            return Ok(drawn.clone());
        }
        let drawn = self.rendered(report, date).ok();
        let drawn = drawn.map(|now| digest(&now.pdf));
        self.drawn.borrow_mut().insert(made_of, drawn.clone());
        Ok(drawn)
    }

    fn rendered(&self, report: &Report, date: Date) -> Answer<Rendered> {
        let template = self.template_of(report)?;
        let meta = self.meta_of(report, date)?;
        report_work::rendered(template, &report.values, &meta)
    }
}

/// Refuses a report that is the participant's document too and of which nobody has said what they think.
fn gone_through(template: &Template, report: &Report) -> Answer<()> {
    let Some(comment) = template.comment() else {
        return Ok(());
    };
    let refuse =
        |message: String| Err(ApiError::new(Code::StandpointMissing, message).with([&comment.id]));
    let said = report.values.get(&comment.id);
    let said = said.map_or("", |text| text.trimmed());
    match report.standpoint {
        None => refuse(
            "Rapporten er deltakerens dokument også. Si om den er gjennomgått med deltakeren, før den eksporteres."
                .to_owned(),
        ),
        Some(Standpoint::Disagrees) if said.is_empty() || said == reports::NOT_APPLICABLE => {
            refuse(format!(
                "Deltakeren er ikke enig i alt. Skriv hva i «{}», før rapporten eksporteres.",
                comment.label.trim_end_matches(':')
            ))
        }
        _ => Ok(()),
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
