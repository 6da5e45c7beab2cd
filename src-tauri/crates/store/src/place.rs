//! Where a store may lie. A folder that is copied to other machines or to a cloud would carry
//! personal data out of the provider's hands, and two machines would write one store.

use crate::{Result, StoreError};
use std::path::{Component, Path};

/// Folder names of the usual services. A folder belongs to one when its name is the service's,
/// alone or followed by a space, hyphen or bracket («OneDrive - Bedriften», «GoogleDrive-kari@…»).
const SERVICES: [&str; 17] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "box sync",
    "pcloud",
    "pcloud drive",
    "megasync",
    "jottacloud",
    "seafile",
];

/// Refuses a folder that is synchronised or roams. `dir` must be absolute.
pub(crate) fn check(dir: &Path) -> Result<()> {
    // A link into such a folder is as good as the folder; what does not exist yet has no link.
    let real = dir
        .ancestors()
        .find_map(|folder| folder.canonicalize().ok());
    if is_synced(dir) || real.is_some_and(|real| is_synced(&real)) {
        return Err(StoreError::SyncedFolder);
    }
    Ok(())
}

/// Whether a folder is synchronised or roams, as far as its place tells.
pub fn is_synced_folder(dir: &Path) -> bool {
    check(dir).is_err()
}

fn is_synced(dir: &Path) -> bool {
    let names: Vec<String> = dir
        .components()
        .filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let service = lower.iter().any(|name| {
        SERVICES.iter().any(|service| {
            name.strip_prefix(service).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with([' ', '-', '(', '@', '_', '~'])
            })
        })
    });
    // «Box» is too common a word to match in any case or with anything behind it.
    service
        || names.iter().any(|name| name == "Box")
        || lower.windows(2).any(|pair| pair == ["appdata", "roaming"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synced_folders_are_told_from_others() {
        for path in [
            "/home/kari/OneDrive/app",
            "/home/kari/OneDrive - Bedriften AS/app",
            "/home/kari/Dropbox (Personlig)/app",
            "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/app",
            "/Users/kari/Library/CloudStorage/GoogleDrive-kari@example.com/app",
            "/Users/kari/Google Drive/app",
            "/home/kari/Nextcloud/app",
            "/home/kari/ownCloud/app",
            "/home/kari/Box/app",
            "/home/kari/Jottacloud/app",
            "/c/Users/kari/AppData/Roaming/app",
        ] {
            assert!(is_synced(Path::new(path)), "{path}");
        }
        for path in [
            "/home/kari/.local/share/app",
            "/c/Users/kari/AppData/Local/app",
            "/home/box/app",
            "/home/kari/dropboxes/app",
            "/srv/roaming/app",
        ] {
            assert!(!is_synced(Path::new(path)), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synced_folder_is_seen_through() {
        let temporary = tempfile::tempdir().unwrap();
        let synced = temporary.path().join("Dropbox");
        std::fs::create_dir(&synced).unwrap();
        let link = temporary.path().join("innocent");
        std::os::unix::fs::symlink(&synced, &link).unwrap();
        assert_eq!(check(&link.join("store")), Err(StoreError::SyncedFolder));
    }
}
