//! Deletion on a disk that is really full: a small file system of its own, filled to the last byte.

use crate::deletion::{delete, found, today};
use crate::support::{FAST, case_of, entry, passphrase, person, stamp};
use domain::{Case, Id};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use store::{Store, StoreError};

/// A mounted file system of its own, taken down at the end.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// None where this is not permitted, said aloud.
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder.path())
            .output();
        let mounted = mount.is_ok_and(|done| done.status.success());
        if !mounted {
            let told = "SKIPPED: a file system of its own cannot be mounted here; deletion on a full disk was NOT tested";
            // Past the test harness, which keeps quiet about what passes.
            let _ = writeln!(std::io::stderr(), "{told}");
        }
        mounted.then_some(Self(folder))
    }

    /// Fills what room there is.
    fn fill(&self) -> PathBuf {
        let path = self.0.path().join("filler");
        let mut file = File::create(&path).unwrap();
        for size in [65_536, 4096, 1] {
            let block = vec![7; size];
            while file.write_all(&block).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

fn reserve(dir: &Path) -> u64 {
    fs::metadata(dir.join("reserve")).map_or(0, |file| file.len())
}

#[test]
fn a_deletion_works_on_a_full_disk() {
    let Some(disk) = SmallDisk::mount("24m") else {
        return;
    };
    let dir = disk.0.path().join("store");
    let mut store = Store::create_with_cost(&dir, &passphrase(), FAST).unwrap();
    let names = ["Kari", "Ola", "Siri", "Per"];
    let cases: Vec<Id> = names
        .iter()
        .map(|name| {
            let add = |w: &mut store::Write<'_>| {
                let person = w.insert(&person(name, "Eksempel"))?;
                let case = w.insert(&case_of(&person))?;
                w.insert(&entry(&case, 3, &format!("{name} ringte")))?;
                // What no compression makes smaller.
                let bytes: Vec<u8> = (0..700_000_u32)
                    .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
                    .collect();
                w.put_document(&case, &bytes)?;
                Ok::<_, StoreError>(case)
            };
            store.write(&stamp(1), "case.create", add).unwrap()
        })
        .collect();
    let held = reserve(&dir);
    assert!(held > 2 * 4 * 700_000, "{held}");
    let filler = disk.fill();
    let nothing_fits = store.write(&stamp(2), "test", |w| {
        w.put_document(&cases[0], &[1; 100_000])
    });
    assert_eq!(nothing_fits, Err(StoreError::DiskFull));

    for (case, name) in cases.iter().zip(names).take(2) {
        delete(&mut store, &BTreeSet::from([case.clone()]));
        assert!(store.find::<Case>(case).unwrap().is_none());
        assert_eq!(found(&store, &format!("{name} ringte")), 0);
        // What was taken as room is room again, and not free for others. A program that another test starts
        // just now holds the old file open for a moment; then the next write takes the room.
        for _ in 0..100 {
            if reserve(&dir) > 0 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
            let _ = store.write(&stamp(2), "test", |w| w.insert(&person("Per", "")));
        }
        assert!(reserve(&dir) > 0);
        disk.fill();
    }
    // Killed between the promise and its keeping, with the disk still full.
    store
        .promise(&BTreeSet::from([cases[2].clone()]), today())
        .unwrap();
    drop(store);
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(crate::deletion::settle(&mut store).len(), 1);
    assert!(store.case_file(&cases[3]).is_ok());
    fs::remove_file(filler).unwrap();
    store
        .write(&stamp(3), "test", |w| {
            w.put_document(&cases[3], &[1; 100_000])
        })
        .unwrap();
}
