//! The file of a backup. What is where stands in docs/backup-format.md.

use crate::crypto::{Hash, Secret};
use crate::files::Staged;
use crate::keys::{Keys, Opened};
use crate::{Ledger, Result, StoreError, files};
use chrono::{DateTime, Utc};
use domain::Id;
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek as _, Write};
use std::path::Path;

const MAGIC: &[u8; 20] = b"tiltaksmappe-backup\n";
/// The newest format known.
const FORMAT: u32 = 1;
const MAC: usize = size_of::<Hash>();
const BUFFER: usize = 64 * 1024;
/// Upper bounds in bytes, so that an altered length cannot ask for all memory.
const MOST_HEADER: u64 = 4 * 1024;
const MOST_KEYS: u64 = 1024 * 1024;
const MOST_LEDGER: u64 = 64 * 1024 * 1024;
const MOST_ANCHOR: u64 = 4 * 1024;

/// What stands in the clear at the head of the file: random ids, a time and lengths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    /// This file's contents; another as soon as it is written anew.
    pub(crate) id: Id,
    /// The store that it is of.
    pub(crate) store: Id,
    /// When the contents were taken from the store.
    pub(crate) made: DateTime<Utc>,
    /// Lengths of the parts, in bytes, in the order in which they follow.
    keys: u64,
    ledger: u64,
    anchor: u64,
    database: u64,
}

/// A backup file that was looked into as far as goes without a key.
pub(crate) struct Packed {
    file: File,
    pub(crate) header: Header,
    pub(crate) keys: Keys,
    pub(crate) ledger: Ledger,
    /// Where the MAC stands.
    end: u64,
}

/// Packs the store in the folder `from` into the file `to`: written beside it, synced, then put in its
/// place at once.
pub(crate) fn pack(
    from: &Path,
    (keys, opened): (&Keys, &Opened),
    (id, made): (Id, DateTime<Utc>),
    to: &Path,
) -> Result<()> {
    let names = [
        files::KEYS.to_owned(),
        files::LEDGER.to_owned(),
        files::anchor_name(keys.generation()),
        keys.store_file().to_owned(),
    ];
    let mut parts = Vec::new();
    for name in names {
        let part = File::open(from.join(name)).map_err(reading)?;
        parts.push((part.metadata().map_err(reading)?.len(), part));
    }
    let [keys_length, ledger, anchor, database] = [0, 1, 2, 3].map(|i| {
        let part: Option<&(u64, File)> = parts.get(i);
        part.map_or(0, |part| part.0)
    });
    let header = Header {
        id,
        store: keys.store_id().to_owned(),
        made,
        keys: keys_length,
        ledger,
        anchor,
        database,
    };
    let folder = to
        .parent()
        .ok_or(StoreError::Internal("a backup's place"))?;
    let name = to.file_name().and_then(|name| name.to_str());
    let name = name.ok_or(StoreError::Internal("a backup's name"))?;
    let staged = Staged::stream(folder, name, |file| {
        let mut out = Sealed::new(file, &mac_key(opened));
        let header = serde_json::to_vec(&header).map_err(|_| StoreError::Internal("packing"))?;
        let length = u32::try_from(header.len()).map_err(|_| StoreError::Internal("packing"))?;
        out.put(MAGIC)?;
        out.put(&FORMAT.to_be_bytes())?;
        out.put(&length.to_be_bytes())?;
        out.put(&header)?;
        for (length, part) in &mut parts {
            if out.take_from(part)? != *length {
                return Err(StoreError::Internal("packing"));
            }
        }
        out.finish()
    })?;
    staged.publish()?;
    files::sync_folder(folder)
}

/// Looks into a backup file. Nothing but lengths and digests vouches for what this answers; that it is
/// genuine shows when it is unpacked.
///
/// # Errors
/// [`StoreError::NotABackup`], [`StoreError::NewerBackup`], [`StoreError::DamagedBackup`], those of
/// `keys.json` and the ledger, or an I/O error.
pub(crate) fn look(path: &Path) -> Result<Packed> {
    let mut file = File::open(path).map_err(reading)?;
    let length = file.metadata().map_err(reading)?.len();
    let mut magic = [0; MAGIC.len()];
    match file.read_exact(&mut magic) {
        Ok(()) if magic == *MAGIC => {}
        Ok(()) => return Err(StoreError::NotABackup),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            return Err(StoreError::NotABackup);
        }
        Err(error) => return Err(reading(error)),
    }
    match u32::from_be_bytes(array(&mut file)?) {
        FORMAT => {}
        0 => return Err(StoreError::DamagedBackup),
        found => {
            let known = FORMAT;
            return Err(StoreError::NewerBackup { found, known });
        }
    }
    let header_length = u64::from(u32::from_be_bytes(array(&mut file)?));
    let header = bytes(&mut file, header_length, MOST_HEADER)?;
    let header: Header = serde_json::from_slice(&header).map_err(|_| StoreError::DamagedBackup)?;
    if header.anchor > MOST_ANCHOR {
        return Err(StoreError::DamagedBackup);
    }
    let parts = [
        MAGIC.len() as u64 + 8,
        header_length,
        header.keys,
        header.ledger,
        header.anchor,
        header.database,
    ];
    let end = parts.into_iter().try_fold(0u64, u64::checked_add);
    let end = end.ok_or(StoreError::DamagedBackup)?;
    if end.checked_add(MAC as u64) != Some(length) {
        return Err(StoreError::DamagedBackup);
    }
    let keys = Keys::parse(&bytes(&mut file, header.keys, MOST_KEYS)?)?;
    let ledger = Ledger::parse(&bytes(&mut file, header.ledger, MOST_LEDGER)?)?;
    if keys.store_id() != header.store {
        return Err(StoreError::DamagedBackup);
    }
    Ok(Packed {
        file,
        header,
        keys,
        ledger,
        end,
    })
}

impl Packed {
    /// Writes the parts into the folder `into` as those of a store, and makes sure that no byte of the
    /// whole file is another than was packed. On an error the folder holds what was read so far.
    pub(crate) fn unpack(&mut self, opened: &Opened, into: &Path) -> Result<()> {
        self.file.rewind().map_err(reading)?;
        let mut from = Unsealed {
            mac: mac_key(opened).stream_mac(),
            from: &mut self.file,
        };
        let head = self.end
            - [
                self.header.keys,
                self.header.ledger,
                self.header.anchor,
                self.header.database,
            ]
            .iter()
            .sum::<u64>();
        from.copy(head, &mut io::sink())?;
        let parts = [
            (files::KEYS.to_owned(), self.header.keys),
            (files::LEDGER.to_owned(), self.header.ledger),
            (
                files::anchor_name(self.keys.generation()),
                self.header.anchor,
            ),
            (self.keys.store_file().to_owned(), self.header.database),
        ];
        for (name, length) in parts {
            let path = into.join(name);
            files::create_file(&path)?;
            let file = File::options().write(true).open(&path);
            from.copy(length, &mut file.map_err(writing)?)?;
        }
        let mac: Hash = from.mac.finalize().into_bytes().into();
        // Compared in plain time: who can measure this machine's cache can read its memory.
        if array::<MAC>(&mut self.file)? != mac {
            return Err(StoreError::DamagedBackup);
        }
        Ok(())
    }
}

fn mac_key(opened: &Opened) -> Secret {
    opened.master().derive("tiltaksmappe backup")
}

/// Writes and computes the MAC of what was written.
struct Sealed<'a> {
    mac: Hmac<Sha256>,
    to: &'a mut File,
}

impl<'a> Sealed<'a> {
    fn new(to: &'a mut File, key: &Secret) -> Self {
        let mac = key.stream_mac();
        Self { mac, to }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.mac.update(bytes);
        self.to.write_all(bytes).map_err(writing)
    }

    /// Everything that is left of `from`; answers how much that was.
    fn take_from(&mut self, from: &mut File) -> Result<u64> {
        let mut buffer = vec![0; BUFFER];
        let mut total = 0;
        loop {
            let read = from.read(&mut buffer).map_err(reading)?;
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
                return Ok(total);
            };
            self.put(bytes)?;
            total += read as u64;
        }
    }

    fn finish(self) -> Result<()> {
        let mac: Hash = self.mac.finalize().into_bytes().into();
        self.to.write_all(&mac).map_err(writing)
    }
}

/// Reads and computes the MAC of what was read.
struct Unsealed<'a> {
    mac: Hmac<Sha256>,
    from: &'a mut File,
}

impl Unsealed<'_> {
    fn copy(&mut self, length: u64, to: &mut impl Write) -> Result<()> {
        let mut buffer = vec![0; BUFFER];
        let mut left = length;
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(BUFFER).min(BUFFER);
            let piece = buffer.get_mut(..most).unwrap_or_default();
            self.from.read_exact(piece).map_err(reading)?;
            self.mac.update(piece);
            to.write_all(piece).map_err(writing)?;
            left -= most as u64;
        }
        Ok(())
    }
}

fn array<const N: usize>(from: &mut File) -> Result<[u8; N]> {
    let mut array = [0; N];
    from.read_exact(&mut array).map_err(reading)?;
    Ok(array)
}

fn bytes(from: &mut File, length: u64, most: u64) -> Result<Vec<u8>> {
    if length > most {
        return Err(StoreError::DamagedBackup);
    }
    let mut bytes = Vec::new();
    let read = from.take(length).read_to_end(&mut bytes).map_err(reading)?;
    if read as u64 == length {
        Ok(bytes)
    } else {
        Err(StoreError::DamagedBackup)
    }
}

fn reading(error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::UnexpectedEof => StoreError::DamagedBackup,
        _ => StoreError::io("reading a backup")(error),
    }
}

fn writing(error: io::Error) -> StoreError {
    StoreError::io("writing a backup")(error)
}
