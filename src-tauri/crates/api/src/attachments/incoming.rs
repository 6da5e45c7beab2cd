//! A file on its way in: read whole or not at all, and known by what it holds. What is wrong with it is
//! said without its name or place.

use super::reader::{self, Failure};
use crate::{Answer, ApiError, Code};
use domain::{Attachment, Media};
use reports::attached::{self, Unfit};
use std::{fs, io::Read, path::Path};

/// A file's content.
pub(super) struct Incoming {
    pub bytes: Vec<u8>,
    pub media: Media,
    pub pages: Option<u32>,
}

/// Reads the file that the counsellor chose. `program` is this program's file.
pub(super) fn read(program: &Path, path: &str) -> Answer<Incoming> {
    let bytes = bytes(typed(path)?, too_large)?;
    let media = attached::recognise(&bytes).map_err(unfit)?;
    let pages = match media {
        Media::Pdf => Some(few(reader::pages(program, &bytes).map_err(unread)?)?),
        Media::Png | Media::Jpeg => {
            reader::picture(program, &bytes).map_err(unseen)?;
            None
        }
    };
    Ok(Incoming {
        bytes,
        media,
        pages,
    })
}

/// A path as typed or pasted: some systems copy it in quotation marks.
pub(crate) fn typed(path: &str) -> Answer<&Path> {
    let path = path.trim();
    let bare = path
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(path);
    match bare.is_empty() {
        true => {
            let message = "Velg filen som skal legges ved.";
            Err(ApiError::new(Code::MissingField, message).with(["path"]))
        }
        false => Ok(Path::new(bare)),
    }
}

/// A file's bytes, if there are no more than a file may have.
pub(crate) fn bytes(path: &Path, too_large: fn(u64) -> ApiError) -> Answer<Vec<u8>> {
    bytes_up_to(path, Attachment::MAX_BYTES, too_large)
}

/// A file's bytes, if there are no more than `most`.
pub(crate) fn bytes_up_to(
    path: &Path,
    most: u64,
    too_large: fn(u64) -> ApiError,
) -> Answer<Vec<u8>> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            refused("Filen finnes ikke der. Den kan være flyttet eller ha fått nytt navn.")
        }
        _ => refused(
            "Filen kan ikke leses. Lukk den i andre programmer, og kontroller at du har tilgang til den.",
        ),
    };
    // Looked at before it is opened: a pipe or device would never end.
    let found = fs::metadata(path).map_err(unreadable)?;
    if found.is_dir() {
        return Err(refused(
            "Dette er en katalog, ikke en fil. Velg filen som ligger i den.",
        ));
    }
    if !found.is_file() {
        return Err(refused("Dette er ikke en vanlig fil. Velg en annen."));
    }
    if found.len() > most {
        return Err(too_large(found.len()));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    match bytes.len() as u64 {
        0 => Err(refused(
            "Filen er tom. Kontroller at den er lastet ned eller lagret ferdig.",
        )),
        // It has grown meanwhile.
        length if length > most => Err(too_large(length)),
        _ => Ok(bytes),
    }
}

fn too_large(bytes: u64) -> ApiError {
    refused(format!(
        "Filen er på {}, og et vedlegg kan være på inntil {}. Skann den med lavere oppløsning, eller del den i flere.",
        megabytes(bytes),
        megabytes(Attachment::MAX_BYTES)
    ))
}

fn few(pages: u32) -> Answer<u32> {
    let most = Attachment::MAX_PAGES;
    if pages <= most {
        return Ok(pages);
    }
    let message = format!(
        "PDF-en har {pages} sider, og et vedlegg kan ha inntil {most}. Skriv ut bare de sidene som trengs, til en ny PDF."
    );
    Err(refused(message))
}

fn unfit(unfit: Unfit) -> ApiError {
    refused(match unfit {
        Unfit::Unknown => {
            "Filen er verken PDF, PNG eller JPEG. Lagre den som PDF, og legg ved den."
        }
        Unfit::Heic => {
            "Bildet er i et format (HEIC) som ikke kan vises her. Lagre det som JPEG, og legg ved det."
        }
        Unfit::Office => {
            "Dette er et dokument fra Word, Excel eller lignende. Lagre det som PDF, og legg ved den."
        }
        Unfit::Damaged => {
            "Bildet er skadet eller ikke lagret ferdig. Åpne det, lagre det på nytt, og prøv igjen."
        }
        Unfit::TooManyPixels => {
            "Bildet har for mange bildepunkter til å kunne vises. Lagre det i mindre størrelse, og prøv igjen."
        }
    })
}

/// A file that cannot be read is not kept: nobody could be sure of what it shows, today or when it is
/// asked for.
fn unread(failure: Failure) -> ApiError {
    refused(match failure {
        Failure::Locked => {
            "PDF-en er beskyttet med passord. Åpne den, skriv den ut til en ny PDF uten passord, og legg ved den."
        }
        Failure::Damaged => {
            "PDF-en er skadet og kan ikke åpnes. Be om å få den på nytt, eller skann papiret."
        }
        Failure::Stopped => {
            "PDF-en lar seg ikke lese her. Åpne den i et annet program, skriv den ut til en ny PDF, og legg ved den."
        }
    })
}

fn unseen(failure: Failure) -> ApiError {
    match failure {
        Failure::Damaged => unfit(Unfit::Damaged),
        Failure::Locked | Failure::Stopped => refused(
            "Bildet lar seg ikke lese her. Åpne det i et annet program, lagre det på nytt, og legg ved det.",
        ),
    }
}

fn refused(message: impl Into<String>) -> ApiError {
    ApiError::new(Code::InvalidField, message).with(["path"])
}

/// `12,3 MB`, in millions of bytes, rounded up so that what is too large never looks as if it fitted.
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        tenth => format!("{},{tenth} MB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn megabytes_are_rounded_up() {
        assert_eq!(megabytes(10_000_000), "10 MB");
        assert_eq!(megabytes(10_000_001), "10,1 MB");
        assert_eq!(megabytes(12_340_000), "12,4 MB");
        assert_eq!(megabytes(1), "0,1 MB");
    }

    #[test]
    fn a_path_may_stand_in_quotation_marks() {
        assert_eq!(typed(" \"/a b/c.pdf\" ").unwrap(), Path::new("/a b/c.pdf"));
        assert_eq!(typed("/a").unwrap(), Path::new("/a"));
        assert_eq!(typed(" \"\" ").unwrap_err().code, Code::MissingField);
    }
}
