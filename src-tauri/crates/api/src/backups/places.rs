//! Where backups may lie.

use super::{EXTENSION, faults};
use crate::{Answer, ApiError, Code};
use chrono::{DateTime, Utc};
use domain::Date;
use std::path::{Path, PathBuf};

/// Refuses a folder that is not there, the store's own, and, until the counsellor has said that it is meant,
/// one that is copied elsewhere. Answers it absolute.
pub(super) fn checked(folder: &str, own: &Path, known_synced: bool) -> Answer<PathBuf> {
    let folder = folder.trim();
    if folder.is_empty() {
        let message = "Velg hvor sikkerhetskopien skal ligge.";
        return Err(ApiError::new(Code::MissingField, message).with(["folder"]));
    }
    let folder = Path::new(folder);
    if !folder.is_absolute() {
        let message = "Skriv hele stien til katalogen.";
        return Err(ApiError::new(Code::InvalidField, message).with(["folder"]));
    }
    if !folder.is_dir() {
        return Err(ApiError::new(Code::FolderMissing, faults::MISSING).with(["folder"]));
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if real(folder).starts_with(real(own)) {
        let message = "Her ligger tiltaksmappen selv. En kopi ved siden av hjelper ikke når disken går tapt eller maskinen blir borte: velg en ekstern disk, en minnepinne eller en sikret katalog hos arbeidsgiver.";
        return Err(ApiError::new(Code::InvalidField, message).with(["folder"]));
    }
    if !known_synced && store::is_synced_folder(folder) {
        let message = "Katalogen ser ut til å bli synkronisert (OneDrive eller lignende). Kopien er kryptert, men kan da bli liggende hos andre også etter at den er slettet her. Velg en annen katalog, eller bekreft at den skal ligge der.";
        return Err(ApiError::new(Code::SyncedFolder, message));
    }
    Ok(folder.to_owned())
}

/// The name of a file made now: dates and random signs, nothing about anybody.
pub(super) fn name(on: Date, now: DateTime<Utc>) -> Answer<String> {
    let random = store::random_id()?;
    let random = random.get(..6).unwrap_or_default();
    let (day, time) = (on.format("%Y-%m-%d"), now.format("%H%M%S"));
    Ok(format!("tiltaksmappe-{day}-{time}-{random}.{EXTENSION}"))
}

/// Whether a name is one that [`name`] gives.
pub(super) fn is_own_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.and_then(|name| name.strip_prefix("tiltaksmappe-"));
    name.is_some_and(|name| name.ends_with(&format!(".{EXTENSION}")))
}

/// The day in a name that [`name`] gives, whatever follows the random signs.
pub(super) fn day_in_name(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_str()?.strip_prefix("tiltaksmappe-")?;
    name.get(..10)?.parse().ok()
}

/// The backup files in a folder, by name. None in one that is not at hand.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == EXTENSION))
        .collect();
    files.sort();
    files
}

/// Whether two places lie on one disk, as far as that can be told, so that losing it would lose both.
pub(super) fn same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let disk = |path: &Path| path.metadata().map(|found| found.dev()).ok();
        disk(one).is_some() && disk(one) == disk(other)
    }
    #[cfg(not(unix))]
    {
        let disk = |path: &Path| {
            path.components()
                .next()
                .map(|part| part.as_os_str().to_owned())
        };
        disk(one).is_some() && disk(one) == disk(other)
    }
}
