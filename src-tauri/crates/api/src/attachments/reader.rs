//! Looking into a file that others have made, in a process of its own.
//!
//! Such a file can be made to take any amount of memory, to never end, or to hit a fault in the program
//! that unpacks it. So this program starts itself once more for each look, hands it the file through a pipe
//! and no key or other data, and stops it when it takes too long or too much. Whatever happens there, the
//! window goes on, and what is learnt is that the file cannot be shown.

use reports::attached::{self, Picture, Unreadable};
use reports::order::{self, Line};
use serde::{Deserialize, Serialize};
use std::{
    ffi::OsStr,
    io::{self, Read, Write},
    path::Path,
    process::{Command, ExitCode, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// What the other process is called with.
const ARGUMENT: &str = "--look-into-file";

/// A look may take this long. The slowest scanned page that we met takes a second.
const TIME: Duration = Duration::from_secs(15);

/// The other process may take this much memory, in bytes, where the system lets us say so.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// Deep page trees and nested drawings are walked through by functions that call themselves.
const STACK: usize = 16 << 20;

/// More than any picture that [`attached::page`] makes.
const MAX_ANSWER: u64 = 64 << 20;

/// Why nothing was learnt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It opens by a password only.
    Locked,
    /// It holds no page, or cannot be unpacked.
    Damaged,
    /// The other process was stopped or broke down.
    Stopped,
}

/// What the other process says, in one line, before a picture's bytes.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Said {
    Pages(u32),
    Sound,
    Page {
        width: u32,
        height: u32,
        complete: bool,
        bytes: usize,
    },
    Lines {
        bytes: usize,
    },
    Locked,
    Damaged,
}

/// How many pages a PDF has, at least one. `program` is this program's file.
pub(crate) fn pages(program: &Path, pdf: &[u8]) -> Result<u32, Failure> {
    match ask(program, "pages", pdf)? {
        (Said::Pages(pages), _) => Ok(pages),
        (said, _) => Err(failure(&said)),
    }
}

/// Whether a picture can be unpacked.
pub(crate) fn picture(program: &Path, picture: &[u8]) -> Result<(), Failure> {
    match ask(program, "picture", picture)? {
        (Said::Sound, _) => Ok(()),
        (said, _) => Err(failure(&said)),
    }
}

/// A page of a PDF, from 0.
pub(crate) fn page(program: &Path, pdf: &[u8], index: usize) -> Result<Picture, Failure> {
    match ask(program, &index.to_string(), pdf)? {
        (
            Said::Page {
                width,
                height,
                complete,
                bytes,
            },
            png,
        ) if png.len() == bytes => Ok(Picture {
            png,
            width,
            height,
            complete,
        }),
        (said, _) => Err(failure(&said)),
    }
}

/// The text of a PDF in lines and columns; none where it holds no text.
pub(crate) fn text(program: &Path, pdf: &[u8]) -> Result<Vec<Line>, Failure> {
    match ask(program, "text", pdf)? {
        (Said::Lines { bytes }, lines) if lines.len() == bytes => {
            serde_json::from_slice(&lines).map_err(|_| Failure::Stopped)
        }
        (said, _) => Err(failure(&said)),
    }
}

fn failure(said: &Said) -> Failure {
    match said {
        Said::Locked => Failure::Locked,
        Said::Damaged => Failure::Damaged,
        _ => Failure::Stopped,
    }
}

fn ask(program: &Path, wanted: &str, file: &[u8]) -> Result<(Said, Vec<u8>), Failure> {
    let answer = exchange(program, wanted, file).ok_or(Failure::Stopped)?;
    let end = answer.iter().position(|byte| *byte == b'\n');
    let (line, rest) = answer.split_at(end.ok_or(Failure::Stopped)?);
    let said = serde_json::from_slice(line).map_err(|_| Failure::Stopped)?;
    Ok((said, rest.get(1..).unwrap_or_default().to_vec()))
}

/// Hands over the file and takes what comes back; none when it does not come in time.
fn exchange(program: &Path, wanted: &str, file: &[u8]) -> Option<Vec<u8>> {
    let mut other = Command::new(program)
        .args([ARGUMENT, wanted])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let (input, output) = (other.stdin.take(), other.stdout.take());
    let answer = thread::scope(|scope| {
        let (tell, told) = mpsc::channel();
        let hand_over = move || {
            // One that has gone reads no more, which the silence tells.
            let _ = input.map(|mut pipe| pipe.write_all(file));
        };
        let take = move || {
            let mut answer = Vec::new();
            let read = output.map(|pipe| pipe.take(MAX_ANSWER).read_to_end(&mut answer));
            let _ = tell.send(read.is_some_and(|read| read.is_ok()).then_some(answer));
        };
        // Where there are no threads to be had, the ends of the pipes are let go of, and nothing comes.
        let _ = thread::Builder::new().spawn_scoped(scope, hand_over);
        let _ = thread::Builder::new().spawn_scoped(scope, take);
        let answer = told.recv_timeout(TIME).ok().flatten();
        // Also one that has said what it knows; the pipes then end, and with them the threads.
        let _ = other.kill();
        answer
    });
    let _ = other.wait();
    answer
}

/// Does what this program was started for, if it was started to look into a file. To be called by every
/// program before anything else.
pub fn look_into_file() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().as_deref() != Some(OsStr::new(ARGUMENT)) {
        return None;
    }
    crate::harden_process();
    limit();
    let wanted = arguments.next().unwrap_or_default();
    let wanted = wanted.to_string_lossy().into_owned();
    let look = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || look(&wanted));
    let looked = look.is_ok_and(|thread| thread.join().is_ok_and(|looked| looked.is_ok()));
    Some(match looked {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn look(wanted: &str) -> io::Result<()> {
    let mut file = Vec::new();
    io::stdin()
        .take(domain::Attachment::MAX_BYTES)
        .read_to_end(&mut file)?;
    let unreadable = |why| match why {
        Unreadable::Locked => Said::Locked,
        Unreadable::Damaged => Said::Damaged,
    };
    let alone = |said| (said, Vec::new());
    let (said, picture) = match (wanted, wanted.parse()) {
        ("pages", _) => alone(attached::pages(file).map_or_else(unreadable, Said::Pages)),
        ("picture", _) => {
            let looked = attached::picture(&file);
            alone(looked.map_or_else(unreadable, |()| Said::Sound))
        }
        ("text", _) => match order::from_pdf(file) {
            Err(why) => alone(unreadable(why)),
            Ok(lines) => {
                let lines = serde_json::to_vec(&lines)?;
                (Said::Lines { bytes: lines.len() }, lines)
            }
        },
        (_, Err(_)) => return Err(io::ErrorKind::InvalidInput.into()),
        (_, Ok(index)) => match attached::page(file, index) {
            Err(why) => alone(unreadable(why)),
            Ok(page) => {
                let said = Said::Page {
                    width: page.width,
                    height: page.height,
                    complete: page.complete,
                    bytes: page.png.len(),
                };
                (said, page.png)
            }
        },
    };
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &said)?;
    out.write_all(b"\n")?;
    out.write_all(&picture)?;
    out.flush()
}

/// Memory, and time on the processor in case whoever waits has gone. Elsewhere than on Unix only the
/// time that is waited ends a look.
fn limit() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        for (resource, most) in [
            (Resource::As, 2 * MEMORY),
            (Resource::Data, MEMORY),
            (Resource::Cpu, 2 * TIME.as_secs()),
        ] {
            let _ = setrlimit(
                resource,
                Rlimit {
                    current: Some(most),
                    maximum: Some(most),
                },
            );
        }
    }
}
