//! What can be wrong with a backup or its place, in Norwegian.

use crate::{ApiError, Code};
use std::io::ErrorKind;
use store::StoreError;

/// Why a backup could not be written to its place.
pub(super) fn writing(error: StoreError) -> ApiError {
    let (code, message) = match error {
        StoreError::DiskFull => (
            Code::DiskFull,
            "Det er ikke plass til sikkerhetskopien der. Frigjør plass, eller velg et annet sted. Ingenting halvferdig ble liggende.",
        ),
        StoreError::Io {
            kind: ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem,
            ..
        } => (
            Code::NotWritable,
            "Du har ikke lov til å skrive der. Er disken skrivebeskyttet, så velg en annen.",
        ),
        StoreError::Io {
            kind: ErrorKind::NotFound | ErrorKind::NotADirectory,
            ..
        } => (Code::FolderMissing, MISSING),
        StoreError::Io { .. } => (
            Code::Io,
            "Sikkerhetskopien kunne ikke skrives: disken svarte ikke. Kontroller at den er koblet til, og prøv igjen. Ingenting halvferdig ble liggende.",
        ),
        other => return preparing(other),
    };
    ApiError::new(code, message)
}

/// The folder or its drive is not there.
pub(super) const MISSING: &str = "Katalogen for sikkerhetskopier finnes ikke nå. Er det en ekstern disk eller minnepinne, så koble den til og prøv igjen.";

/// Why a backup could not be prepared in the store's own folder.
pub(super) fn preparing(error: StoreError) -> ApiError {
    match error {
        StoreError::DiskFull => ApiError::new(
            Code::DiskFull,
            "Disken på denne maskinen er full, så sikkerhetskopien kan ikke gjøres klar. Frigjør plass og prøv igjen.",
        ),
        other => other.into(),
    }
}

/// Why what was written does not count.
pub(super) fn unverified() -> ApiError {
    ApiError::new(
        Code::Io,
        "Sikkerhetskopien lot seg ikke åpne igjen etter at den var skrevet, og er fjernet. Disken kan være skadet: prøv en annen.",
    )
}

/// Why a file could not be opened as a backup.
pub(super) fn opening(error: StoreError) -> ApiError {
    use StoreError as S;
    let (code, message) = match error {
        S::NotABackup => (
            Code::InvalidField,
            "Filen er ikke en sikkerhetskopi fra Tiltaksmappe. Navnet på dem begynner med «tiltaksmappe-» og slutter på «.tmb».",
        ),
        S::DamagedBackup
        | S::DamagedKeys
        | S::DamagedLedger
        | S::DamagedStore
        | S::LogAltered
        | S::MissingStoreFile => (
            Code::DamagedStore,
            "Sikkerhetskopien er skadet eller avkortet, og kan ikke brukes. Ingenting er endret. Prøv en annen kopi.",
        ),
        S::NewerBackup { .. }
        | S::NewerKeys { .. }
        | S::NewerSchema { .. }
        | S::NewerLedger { .. } => (
            Code::NewerStore,
            "Sikkerhetskopien er laget av en nyere versjon av programmet. Oppdater programmet først.",
        ),
        S::WrongPassphrase => (
            Code::WrongPassphrase,
            "Passordfrasen åpner ikke denne sikkerhetskopien. Det er den som gjaldt da kopien sist ble skrevet, som åpner den.",
        ),
        S::WrongRecoveryCode => (
            Code::WrongRecoveryCode,
            "Gjenopprettingskoden åpner ikke denne sikkerhetskopien. Det er den som gjaldt da kopien sist ble skrevet, som åpner den.",
        ),
        S::NoRecoveryCode => (
            Code::WrongRecoveryCode,
            "Denne sikkerhetskopien har ingen gjenopprettingskode. Åpne den med passordfrasen.",
        ),
        S::Io {
            kind: ErrorKind::NotFound,
            ..
        } => (Code::NotFound, "Filen finnes ikke. Er disken koblet til?"),
        S::Io { .. } => (
            Code::Io,
            "Filen kunne ikke leses. Kontroller disken, og prøv igjen.",
        ),
        S::DiskFull => (
            Code::DiskFull,
            "Disken på denne maskinen er full, så kopien kan ikke pakkes ut. Frigjør plass og prøv igjen. Ingenting er endret.",
        ),
        other => return other.into(),
    };
    ApiError::new(code, message)
}

/// Whether what lies there can be used by nobody any more, unlike another's file or one not at hand.
pub(super) fn is_damage(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::DamagedBackup
            | StoreError::DamagedKeys
            | StoreError::DamagedLedger
            | StoreError::DamagedStore
            | StoreError::LogAltered
            | StoreError::MissingStoreFile
    )
}
