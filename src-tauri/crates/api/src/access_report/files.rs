//! The files that can be laid beside a report: attachments, and what was delivered.

use super::contents::Contents;
use crate::{Answer, Api};
use domain::{Attachment, Report};

impl Api {
    /// Attachments and delivered reports, each with the name it gets, which names no one.
    pub(super) fn access_files(
        &self,
        contents: &Contents,
        prefix: &str,
    ) -> Answer<Vec<(String, Vec<u8>)>> {
        let store = self.opened()?;
        let mut files = Vec::new();
        for case in &contents.cases {
            for (_, attachment) in store.of_case_in_order::<Attachment>(&case.id)? {
                let (word, end) = (attachment.kind.word(), attachment.media.extension());
                let number = files.len() + 1;
                let name = format!("{prefix}-vedlegg-{number:02}-{word}.{end}");
                files.push((name, store.document(&attachment.document)?));
            }
            for (_, report) in store.of_case_in_order::<Report>(&case.id)? {
                let sent = report
                    .exported
                    .as_ref()
                    .filter(|_| report.delivered.is_some());
                if let Some(export) = sent {
                    let number = files.len() + 1;
                    let name = format!("{prefix}-vedlegg-{number:02}-levert-rapport.pdf");
                    files.push((name, store.document(&export.document)?));
                }
            }
        }
        Ok(files)
    }
}
