//! The back end is killed at any moment, fifty times over one store: every text that was acknowledged
//! is there, and an exported file is whole or not there at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use serde_json::{Map, Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[cfg(test)]
mod backups;

const PASSPHRASE: &str = "fire korte vanlige ord";
const TEMPLATE: &str = "jmo-vest-viken/statusrapport";

/// The back end as a process of its own.
struct Backend {
    process: Child,
    address: String,
}

impl Backend {
    fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_loopback"))
            .arg("--ui")
            .arg(folder)
            .arg("--store")
            .arg(folder.join("store"))
            .args(["--today", "2026-05-04"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().trim_start_matches("http://").to_owned();
        Self { process, address }
    }

    /// Started again over a store that exists.
    fn again(folder: &Path) -> Self {
        let backend = Self::start(folder);
        backend.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
        backend
    }

    fn call(&self, method: &str, params: Value) -> Value {
        let answer = ask(&self.address, method, &params).expect("the back end answers");
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer
    }

    /// `kill -9`: no handler runs, nothing is flushed.
    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// One request over HTTP; none if the other side went away before its answer was whole.
fn ask(address: &str, method: &str, params: &Value) -> Option<Value> {
    let body = json!({ "method": method, "params": params }).to_string();
    let mut stream = TcpStream::connect(address).ok()?;
    let length = body.len();
    write!(stream, "POST /rpc HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let text = String::from_utf8(answer).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let head = head.to_lowercase();
    if head.contains("transfer-encoding: chunked") {
        return serde_json::from_str(&unchunked(body)?).ok();
    }
    serde_json::from_str(body).ok()
}

fn unchunked(mut body: &str) -> Option<String> {
    let mut whole = String::new();
    loop {
        let (size, rest) = body.split_once("\r\n")?;
        match usize::from_str_radix(size.trim(), 16).ok()? {
            0 => return Some(whole),
            size => whole += rest.get(..size)?,
        }
        body = rest.get(usize::from_str_radix(size.trim(), 16).ok()? + 2..)?;
    }
}

/// A store with a report that has been begun and has text in every field, and the report's id.
fn prepare(folder: &Path) -> String {
    let backend = Backend::start(folder);
    backend.call("store.create", json!({ "passphrase": PASSPHRASE }));
    let case = backend.call(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Kari", "last_name": "Eksempel" },
            "ordered": "2026-01-05", "started": "2026-02-01" }),
    );
    let report = backend.call(
        "report.begin",
        json!({ "case": case["id"], "template": TEMPLATE }),
    )["id"]
        .clone();
    let view = backend.call("report", json!({ "id": report }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let values: Map<String, Value> = missing
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        })
        .collect();
    backend.call("report.save", json!({ "id": report, "values": values }));
    let agrees = json!({ "id": report, "standpoint": "agrees" });
    backend.call("report.standpoint", agrees);
    backend.kill();
    report.as_str().unwrap().to_owned()
}

/// Moments without a pattern, the same in every run.
struct Moments(u64);

impl Moments {
    fn next(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

#[test]
fn every_acknowledged_text_survives_fifty_kills() {
    let folder = tempfile::tempdir().unwrap();
    let report = prepare(folder.path());
    let mut moments = Moments(7);
    let mut typed: u64 = 0;
    let mut acknowledged_in_all = 0;
    for round in 0..50 {
        let backend = Backend::again(folder.path());
        // Read what the last kill left before typing on.
        let view = backend.call("report", json!({ "id": report }));
        if round > 0 {
            let found = view["report"]["values"]["status"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let found: u64 = found.trim_start_matches("tekst ").parse().unwrap();
            assert!(
                found == typed || found == typed + 1,
                "round {round}: {typed} was acknowledged, {found} is there"
            );
            typed = found;
        }
        let stop = Arc::new(AtomicBool::new(false));
        let last = Arc::new(Mutex::new(typed));
        let typist = {
            let (stop, last) = (Arc::clone(&stop), Arc::clone(&last));
            let (address, report) = (backend.address.clone(), report.clone());
            std::thread::spawn(move || {
                let mut n = *last.lock().unwrap();
                while !stop.load(Ordering::Relaxed) {
                    let values = json!({ "status": format!("tekst {}", n + 1) });
                    let Some(answer) = ask(
                        &address,
                        "report.save",
                        &json!({ "id": report, "values": values }),
                    ) else {
                        return;
                    };
                    assert!(answer.get("error").is_none(), "{answer}");
                    n += 1;
                    *last.lock().unwrap() = n;
                }
            })
        };
        if round == 0 {
            // So that there is a text to look for after the first kill.
            while *last.lock().unwrap() == 0 {
                std::thread::yield_now();
            }
        }
        std::thread::sleep(Duration::from_millis(moments.next(120)));
        backend.kill();
        stop.store(true, Ordering::Relaxed);
        typist.join().unwrap();
        acknowledged_in_all += *last.lock().unwrap() - typed;
        typed = *last.lock().unwrap();
    }
    assert!(
        acknowledged_in_all >= 50,
        "only {acknowledged_in_all} texts were typed between the kills"
    );
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![(path.clone(), fs::read(&path).unwrap())],
    };
    entries.flat_map(below).collect()
}

#[test]
fn a_killed_deletion_is_done_at_the_next_unlock_or_was_never_promised() {
    let folder = tempfile::tempdir().unwrap();
    let report = prepare(folder.path());
    let (store, out) = (folder.path().join("store"), folder.path().join("ut"));
    fs::create_dir(&out).unwrap();
    let backend = Backend::again(folder.path());
    let request = json!({ "id": report, "folder": out, "file_name": "rapport.pdf" });
    backend.call("report.export", request);
    let kari = backend.call("list", json!({}))["cases"][0]["case"].clone();
    let ola = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-01-05" });
    let ola = backend.call("case.create", ola)["id"].clone();
    backend.kill();
    let before = files(folder.path());
    let rounds = match std::env::var_os("TILTAKSMAPPE_SOAK") {
        Some(_) => 200,
        None => 6,
    };
    let mut moments = Moments(17);
    let (mut kept, mut done) = (0, 0);
    for round in 0..rounds {
        for (path, _) in files(&store).into_iter().chain(files(&out)) {
            fs::remove_file(path).unwrap();
        }
        for (path, bytes) in &before {
            fs::write(path, bytes).unwrap();
        }
        let backend = Backend::again(folder.path());
        let deleting = {
            let (address, cases) = (backend.address.clone(), json!({ "cases": [kari] }));
            std::thread::spawn(move || ask(&address, "case.delete", &cases))
        };
        std::thread::sleep(Duration::from_millis(moments.next(200)));
        backend.kill();
        let acknowledged = deleting.join().unwrap().is_some();
        let promised = store.join("ledger.json").exists();
        assert!(promised || !acknowledged, "round {round}");
        let backend = Backend::again(folder.path());
        let list = backend.call("list", json!({}));
        let there: Vec<&Value> = list["cases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| &row["case"])
            .collect();
        let exported = files(&out).len();
        if promised {
            done += 1;
            assert_eq!((there, exported), (vec![&ola], 0), "round {round}");
        } else {
            kept += 1;
            assert!(
                there.contains(&&kari) && exported == 1,
                "round {round}: {list}"
            );
        }
        backend.call("verify", json!({}));
        backend.kill();
    }
    assert!(done > 0, "{kept} were not promised");
}

fn is_whole_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}

fn unfinished(folder: &Path) -> usize {
    let names = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with(".tiltaksmappe-"))
        .count()
}

#[test]
fn a_killed_export_leaves_the_file_whole_or_absent() {
    let folder = tempfile::tempdir().unwrap();
    let report = prepare(folder.path());
    let out = folder.path().join("ut");
    fs::create_dir(&out).unwrap();
    let mut moments = Moments(11);
    let (mut absent, mut whole) = (0, 0);
    for round in 0..20 {
        let backend = Backend::again(folder.path());
        let name = format!("rapport-{round}.pdf");
        // A new text each time, so that a new PDF is made, kept and written.
        backend.call(
            "report.save",
            json!({ "id": report, "values": { "status": format!("tekst {round}") } }),
        );
        let exporting = {
            let address = backend.address.clone();
            let request = json!({ "id": report, "folder": out, "file_name": name });
            std::thread::spawn(move || ask(&address, "report.export", &request))
        };
        std::thread::sleep(Duration::from_millis(moments.next(160)));
        backend.kill();
        let answer = exporting.join().unwrap();
        match fs::read(out.join(&name)) {
            Ok(bytes) => {
                whole += 1;
                assert!(
                    is_whole_pdf(&bytes),
                    "round {round}: half a file under its own name"
                );
            }
            Err(_) => {
                absent += 1;
                assert!(
                    answer.is_none(),
                    "round {round}: told that it was written, but it is not there"
                );
            }
        }
    }
    // What a crash may have left beside them goes with the next export, and only that.
    fs::write(out.join(".tiltaksmappe-rest.tmp"), "halv").unwrap();
    fs::write(out.join("mitt eget.tmp"), "beholdes").unwrap();
    let backend = Backend::again(folder.path());
    let request = json!({ "id": report, "folder": out, "file_name": "til slutt.pdf" });
    backend.call("report.export", request);
    let kept = fs::read(out.join("til slutt.pdf")).unwrap();
    assert!(is_whole_pdf(&kept));
    assert_eq!(unfinished(&out), 0);
    assert!(out.join("mitt eget.tmp").exists());
    backend.kill();
    assert_eq!(absent + whole, 20);
}
