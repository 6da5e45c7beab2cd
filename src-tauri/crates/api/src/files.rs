//! Files outside the store: agreement and template files in, exported reports and attachments out.

use crate::{Answer, ApiError, Code};
use agreements::Fault;
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What every unfinished export is called first, so that one left by a crash can be cleared away.
const UNFINISHED: &str = ".tiltaksmappe-";

/// The `.toml` files of a folder by name, each with its text or why it cannot be read. A missing
/// folder has none.
pub fn toml_files(folder: &Path) -> Vec<(String, Result<String, Fault>)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).map_err(|_| Fault {
                file: name.clone(),
                line: 1,
                reason: "filen kan ikke leses som tekst (UTF-8)".to_owned(),
            });
            (name, text)
        })
        .collect()
}

/// The `.toml` files of a folder and of the folders in it, the latter's by `folder/name`.
pub fn toml_files_below(folder: &Path) -> Vec<(String, Result<String, Fault>)> {
    let mut files = toml_files(folder);
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    for below in folders {
        let outer = below.file_name().unwrap_or_default().to_string_lossy();
        let named = |(name, text): (String, Result<String, Fault>)| {
            let name = format!("{outer}/{name}");
            let text = text.map_err(|fault| Fault {
                file: name.clone(),
                ..fault
            });
            (name, text)
        };
        files.extend(toml_files(&below).into_iter().map(named));
    }
    files
}

/// Where a file of this name will lie in `folder`, absolute. Refuses an unusable name, a missing folder, and an
/// existing file unless `replace`.
pub fn target(folder: &Path, name: &str, replace: bool) -> Answer<PathBuf> {
    let sound = !name.trim().is_empty()
        && name.len() <= 200
        && !name.starts_with('.')
        && !name
            .chars()
            .any(|c| c.is_control() || "/\\:*?\"<>|".contains(c));
    if !sound {
        let message = "Filnavnet kan ikke brukes. Skriv et navn uten / \\ : * ? \" < > |.";
        return Err(ApiError::new(Code::InvalidFileName, message));
    }
    if !folder.is_dir() {
        let message =
            "Katalogen du vil lagre i, finnes ikke. Velg en annen, eller opprett den først.";
        return Err(ApiError::new(Code::FolderMissing, message));
    }
    let path =
        std::path::absolute(folder).map_or_else(|_| folder.join(name), |folder| folder.join(name));
    if path.exists() && !replace {
        let message = "Det ligger allerede en fil med dette navnet der. Velg et annet navn, eller bekreft at den skal erstattes.";
        return Err(ApiError::new(Code::FileExists, message));
    }
    Ok(path)
}

/// Writes `bytes` to [`target`], whole or not at all: first beside it under another name, then moved
/// into place.
pub fn write_atomically(folder: &Path, name: &str, bytes: &[u8], replace: bool) -> Answer<PathBuf> {
    let path = target(folder, name, replace)?;
    clear_unfinished(folder);
    let write = || -> io::Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .suffix(".tmp")
            .tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        let written = if replace {
            file.persist(&path)
        } else {
            file.persist_noclobber(&path)
        };
        written.map_err(|error| error.error)?;
        // The directory entry must reach the disk too; only Unix lets a directory be opened for it.
        if cfg!(unix) {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map(|()| path).map_err(|error| io_error(&error))
}

/// Removes what a crash during an earlier export may have left: it holds a report's text or an
/// attachment.
pub(crate) fn clear_unfinished(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(UNFINISHED) && name.ends_with(".tmp") {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn io_error(error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::AlreadyExists => ApiError::new(
            Code::FileExists,
            "Det ligger allerede en fil med dette navnet der.",
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ApiError::new(
            Code::DiskFull,
            "Disken er full. Frigjør plass, eller velg en annen katalog. Det du eksporterer, er fortsatt lagret i Tiltaksmappe.",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ApiError::new(
            Code::NotWritable,
            "Du har ikke lov til å skrive i denne katalogen. Velg en annen.",
        ),
        _ => ApiError::new(
            Code::Io,
            "Filen kunne ikke skrives. Kontroller disken, eller velg en annen katalog.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_is_kept_unless_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        write_atomically(folder.path(), "a.pdf", b"one", false).unwrap();
        let refused = write_atomically(folder.path(), "a.pdf", b"two", false).unwrap_err();
        assert_eq!(refused.code, Code::FileExists);
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"one");
        write_atomically(folder.path(), "a.pdf", b"two", true).unwrap();
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing unfinished stays"
        );
    }

    #[test]
    fn what_a_crash_left_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".tiltaksmappe-abc.tmp"), "half").unwrap();
        fs::write(folder.path().join("mine.tmp"), "keep").unwrap();
        write_atomically(folder.path(), "a.pdf", b"one", false).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["a.pdf", "mine.tmp"]);
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "", "../a.pdf", "a/b.pdf", "a\\b.pdf", ".hidden", "c:a.pdf", "a\n.pdf",
        ] {
            let refused = write_atomically(folder.path(), name, b"x", false).unwrap_err();
            assert_eq!(refused.code, Code::InvalidFileName, "{name:?}");
        }
        let missing =
            write_atomically(&folder.path().join("no"), "a.pdf", b"x", false).unwrap_err();
        assert_eq!(missing.code, Code::FolderMissing);
    }
}
