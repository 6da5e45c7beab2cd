//! A finished report leaves the app: written as PDF where the counsellor chooses, then registered as
//! delivered. The bytes written are the bytes kept.

use crate::{Answer, Api, ApiError, Code, files, report_work, requests::*, views::Exported};
use domain::{
    Case, Report,
    report::{Delivery, Export},
};
use sha2::{Digest, Sha256};
use std::path::Path;

impl Api {
    pub(crate) fn export_report(&mut self, request: ExportReport) -> Answer<Exported> {
        let (folder, name) = (Path::new(request.folder.trim()), request.file_name.trim());
        // Before the PDF is made and kept: a refused request changes nothing.
        files::target(folder, name, request.replace)?;
        let (export, pdf) = self.made(&request.id)?;
        let path = files::write_atomically(folder, name, &pdf, request.replace)?;
        let path = path.display().to_string();
        Ok(Exported {
            path,
            pages: export.pages,
            not_found: export.not_found,
        })
    }

    pub(crate) fn deliver_report(&mut self, request: DeliverReport) -> Answer<Nothing> {
        self.draft(&request.id)?;
        if request.date > self.today() {
            let message =
                "Leveringsdatoen ligger fram i tid. Registrer leveringen når rapporten er sendt.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        self.made(&request.id)?;
        let report = self.draft(&request.id)?;
        let delivered = Some(Delivery {
            date: request.date,
            channel: request.channel,
        });
        self.write_facts("report.deliver", &report.case.clone(), |tx| {
            tx.update(
                &request.id,
                &Report {
                    delivered,
                    ..report
                },
            )?;
            Ok(Nothing {})
        })
    }

    /// The report's PDF: the one made earlier while the text is still the same, or a new one, kept in
    /// the store from then on.
    fn made(&mut self, id: &domain::Id) -> Answer<(Export, Vec<u8>)> {
        let report: Report = self.opened()?.get(id)?;
        if let Some(export) = report.exported {
            let pdf = self.opened()?.document(&export.document)?;
            return Ok((export, pdf));
        }
        let template = self.template_of(&report)?;
        let case: Case = self.opened()?.get(&report.case)?;
        let date = self.today();
        let meta = report_work::meta(date, &case.reference);
        let rendered = report_work::rendered(template, &report.values, &meta)?;
        let sha256 = Sha256::digest(&rendered.pdf)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let export = self.write("report.export", |tx| {
            let document = tx.put_document(&rendered.pdf)?;
            let (pages, not_found) = (rendered.pages, rendered.not_found);
            let export = Export {
                date,
                document,
                sha256,
                pages,
                not_found,
            };
            tx.update(
                id,
                &Report {
                    exported: Some(export.clone()),
                    ..report
                },
            )?;
            Ok(export)
        })?;
        Ok((export, rendered.pdf))
    }
}
