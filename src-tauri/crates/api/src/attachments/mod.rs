//! Files kept with a case: taken in, shown, renamed, exported and removed. They lie in the store, encrypted
//! like everything else, and go with the case.

pub(crate) mod incoming;
pub(crate) mod reader;
mod shapes;

pub use shapes::*;

use crate::requests::{ById, Made, Nothing};
use crate::{
    Answer, Api, ApiError, Code, cases::may_keep, copies, deliveries::names_no_one, files,
};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use domain::{
    Attachment, AttachmentKind, CaseFile, ExportedCopy, Id, Media, Private, person::PersonalData,
};
use incoming::megabytes;
use std::path::Path;
use store::Write;

impl Api {
    pub(crate) fn attachments(&mut self, request: ById) -> Answer<Attachments> {
        let file = self.case_file(&request.id)?;
        let permitted: Vec<AttachmentKind> = AttachmentKind::ALL
            .into_iter()
            .filter(|kind| self.may_attach(&file, *kind).is_ok())
            .collect();
        let mut rows: Vec<AttachmentRow> = file
            .attachments
            .iter()
            .map(|(id, attachment)| row(id, attachment, &file.case.reference))
            .collect();
        rows.sort_by(|a, b| (b.added, &a.title, &a.id).cmp(&(a.added, &b.title, &b.id)));
        Ok(Attachments {
            bytes: together(file.attachments.values()),
            attachments: rows,
            limits: AttachmentLimits::IN_FORCE,
            kinds: permitted
                .into_iter()
                .map(|kind| AttachmentLabel {
                    kind,
                    label: kind.label().to_owned(),
                })
                .collect(),
            folder: self.own_profile()?.export_folder,
        })
    }

    pub(crate) fn add_attachment(&mut self, request: AddAttachment) -> Answer<Made> {
        let file = self.case_file(&request.case)?;
        self.may_attach(&file, request.kind)?;
        let title = titled(&request.title, request.kind)?;
        documents(&file, request.employment.as_ref())?;
        let incoming = incoming::read(&self.env.program, &request.path.0)?;
        let added = self.today();
        let id = self.write("attachment.add", |tx| {
            let attachment = Attachment {
                document: tx.put_document(&file.id, &incoming.bytes)?,
                case: request.case,
                kind: request.kind,
                title,
                media: incoming.media,
                bytes: incoming.bytes.len() as u64,
                pages: incoming.pages,
                added,
                employment: request.employment,
            };
            let id = tx.insert(&attachment)?;
            has_room(tx, &file.id)?;
            Ok(id)
        })?;
        Ok(Made { id })
    }

    pub(crate) fn update_attachment(&mut self, request: UpdateAttachment) -> Answer<Nothing> {
        let before: Attachment = self.opened()?.get(&request.id)?;
        let file = self.case_file(&before.case)?;
        self.may_attach(&file, request.kind)?;
        documents(&file, request.employment.as_ref())?;
        let attachment = Attachment {
            kind: request.kind,
            title: titled(&request.title, request.kind)?,
            employment: request.employment,
            ..before
        };
        self.write("attachment.update", |tx| {
            Ok(tx.update(&request.id, &attachment)?)
        })?;
        Ok(Nothing {})
    }

    pub(crate) fn remove_attachment(&mut self, request: ById) -> Answer<Nothing> {
        // The bytes stay, as a removed record's values stay in the log: undoing brings back both. Both go
        // when the case is deleted.
        self.write("attachment.remove", |tx| {
            Ok(tx.remove::<Attachment>(&request.id)?)
        })?;
        Ok(Nothing {})
    }

    pub(crate) fn attachment_page(&mut self, request: LookAtPage) -> Answer<AttachmentPage> {
        let attachment: Attachment = self.opened()?.get(&request.id)?;
        let last = attachment.pages.unwrap_or(1);
        if !(1..=last).contains(&request.page) {
            let message = "Vedlegget har ikke så mange sider.";
            return Err(ApiError::new(Code::NotFound, message));
        }
        let bytes = self.opened()?.document(&attachment.document)?;
        if attachment.media != Media::Pdf {
            return Ok(shown(attachment.media, &bytes, None, None));
        }
        let index = usize::try_from(request.page - 1).unwrap_or(usize::MAX);
        Ok(match reader::page(&self.env.program, &bytes, index) {
            Err(_) => AttachmentPage {
                picture: None,
                note: Some(
                    "Siden kan ikke vises her. Eksporter vedlegget for å se den.".to_owned(),
                ),
            },
            Ok(page) => {
                let note = "Noe på siden kan mangle her. Eksporter vedlegget for å se hele.";
                let note = (!page.complete).then(|| note.to_owned());
                let size = Some((page.width, page.height));
                shown(Media::Png, &page.png, size, note)
            }
        })
    }

    pub(crate) fn export_attachment(
        &mut self,
        request: ExportAttachment,
    ) -> Answer<ExportedAttachment> {
        let (folder, name) = (Path::new(request.folder.trim()), request.file_name.trim());
        let attachment: Attachment = self.opened()?.get(&request.id)?;
        files::target(folder, name, request.replace)?;
        names_no_one(name, &self.case_file(&attachment.case)?)?;
        ends_as(name, attachment.media)?;
        let bytes = self.opened()?.document(&attachment.document)?;
        copies::may_lie_in(folder, request.synced)?;
        let copy = ExportedCopy {
            case: Some(attachment.case),
            of: request.id,
            path: files::target(folder, name, request.replace)?
                .display()
                .to_string()
                .into(),
            written: self.today(),
            sha256: copies::digest(&bytes),
        };
        self.write("attachment.export", |tx| copies::remember(tx, &copy))?;
        let path = files::write_atomically(folder, name, &bytes, request.replace)?;
        Ok(ExportedAttachment {
            path: path.display().to_string(),
        })
    }

    /// Refuses what the agreement does not permit to keep. A form, a declaration and the rest are the
    /// measure's own papers.
    fn may_attach(&self, file: &CaseFile, kind: AttachmentKind) -> Answer<()> {
        let agreement = self.agreement_of(&file.case)?;
        match kind {
            AttachmentKind::Order => may_keep(agreement, PersonalData::Order, "bestillingen"),
            AttachmentKind::Contract | AttachmentKind::PracticeAgreement => {
                may_keep(agreement, PersonalData::Employment, "arbeidsforhold")
            }
            AttachmentKind::SignedForm | AttachmentKind::Declaration | AttachmentKind::Other => {
                Ok(())
            }
        }
    }
}

/// Refuses a case whose files, as this operation leaves them, are too many.
pub(crate) fn has_room(tx: &Write<'_>, case: &str) -> Answer<()> {
    let bytes = together(tx.of_case::<Attachment>(case)?.values());
    if bytes <= Attachment::MAX_BYTES_OF_CASE {
        return Ok(());
    }
    let message = format!(
        "Med dette blir vedleggene til deltakeren på {} til sammen, og det er plass til {}. Fjern vedlegg som ikke trengs lenger.",
        megabytes(bytes),
        megabytes(Attachment::MAX_BYTES_OF_CASE)
    );
    Err(ApiError::new(Code::InvalidField, message).with(["path"]))
}

fn together<'a>(attachments: impl Iterator<Item = &'a Attachment>) -> u64 {
    attachments.map(|attachment| attachment.bytes).sum()
}

fn row(id: &Id, attachment: &Attachment, reference: &str) -> AttachmentRow {
    let (word, end) = (attachment.kind.word(), attachment.media.extension());
    AttachmentRow {
        id: id.clone(),
        kind: attachment.kind,
        label: attachment.kind.label().to_owned(),
        title: attachment.title.clone(),
        media: attachment.media,
        bytes: attachment.bytes,
        pages: attachment.pages,
        added: attachment.added,
        employment: attachment.employment.clone(),
        file_name: format!("{reference}-vedlegg-{word}.{end}"),
    }
}

/// The title as kept: in one line, and the kind's name where there is none.
fn titled(title: &Private, kind: AttachmentKind) -> Answer<Private> {
    let title = title.0.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() > Attachment::MAX_TITLE {
        let message = format!(
            "Tittelen kan være på inntil {} tegn.",
            Attachment::MAX_TITLE
        );
        return Err(ApiError::new(Code::InvalidField, message).with(["title"]));
    }
    Ok(match title.is_empty() {
        true => kind.label().into(),
        false => title.into(),
    })
}

/// Refuses a job of which the case knows nothing.
fn documents(file: &CaseFile, employment: Option<&Id>) -> Answer<()> {
    match employment {
        Some(job) if !file.employments.contains_key(job) => {
            let message = "Arbeidsforholdet er ikke registrert på deltakeren. Velg et annet.";
            Err(ApiError::new(Code::InvalidField, message).with(["employment"]))
        }
        _ => Ok(()),
    }
}

/// Refuses a file name by which no program would know what the file is.
fn ends_as(name: &str, media: Media) -> Answer<()> {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    let fits = match end.as_deref() {
        Some("jpeg") => media == Media::Jpeg,
        Some(end) => end == media.extension(),
        None => false,
    };
    if fits {
        return Ok(());
    }
    let (what, end) = (media.label(), media.extension());
    let message = format!("Vedlegget er en {what}-fil. La filnavnet slutte på «.{end}».");
    Err(ApiError::new(Code::InvalidFileName, message))
}

fn shown(
    media: Media,
    bytes: &[u8],
    size: Option<(u32, u32)>,
    note: Option<String>,
) -> AttachmentPage {
    let picture = PagePicture {
        mime: media.mime().to_owned(),
        data: BASE64.encode(bytes),
        size,
    };
    AttachmentPage {
        picture: Some(picture),
        note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Date;
    use store::{Cost, Passphrase, Stamp, Store};

    #[test]
    fn a_case_takes_a_hundred_megabytes_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let cost = Cost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        };
        let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
        let mut store = Store::create_with_cost(folder.path(), &passphrase, cost).unwrap();
        let stamp = Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            who: "veileder".into(),
        };
        let mut add = |case: &str, bytes: u64| {
            store.write(&stamp, "attachment.add", |tx| {
                tx.insert(&Attachment {
                    case: case.to_owned(),
                    kind: AttachmentKind::Other,
                    title: "Annet vedlegg".into(),
                    media: Media::Png,
                    document: "d".to_owned(),
                    bytes,
                    pages: None,
                    added: Date::default(),
                    employment: None,
                })?;
                has_room(tx, case)
            })
        };
        add("one", Attachment::MAX_BYTES_OF_CASE - 1).unwrap();
        add("other", 1_000).unwrap();
        add("one", 1).unwrap();
        let refused = add("one", 1).unwrap_err();
        assert_eq!(refused.code, Code::InvalidField);
        assert!(refused.message.contains("100,1 MB"), "{}", refused.message);
        add("other", 1_000).unwrap();
        let kept = store.of_case::<Attachment>("one").unwrap();
        assert_eq!(kept.len(), 2, "what was refused is not there");
    }
}
