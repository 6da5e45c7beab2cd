//! What the tests share: a store in a folder of its own on Monday 4 May 2026, and fictional people.

use api::{Api, ApiError, Code, Environment};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "fire korte vanlige ord";
pub const STATUS: &str = "jmo-vest-viken/statusrapport";
pub const FINAL: &str = "jmo-vest-viken/sluttrapport";

/// An open store. Its clock stands still until it is told otherwise.
pub struct Office {
    pub api: Api,
    folder: TempDir,
}

pub fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// The app with a store's folder, locked or without a store, on a day.
pub fn app(store: &Path, day: &str) -> Api {
    Api::new(Environment {
        // A program that looks into files when it is asked to; the tests' own would run the tests.
        program: env!("CARGO_BIN_EXE_loopback").into(),
        ..Environment::fixed(store.to_owned(), on(day))
    })
}

impl Office {
    pub fn new() -> Self {
        Self::with_agreements(&[])
    }

    /// An office whose provider has added agreement files.
    pub fn with_agreements(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("store");
        fs::create_dir_all(store.join("agreements")).unwrap();
        for (name, text) in files {
            fs::write(store.join("agreements").join(name), text).unwrap();
        }
        fs::create_dir(folder.path().join("ut")).unwrap();
        let mut api = app(&store, "2026-05-04");
        api.call("store.create", json!({ "passphrase": PASSPHRASE }))
            .unwrap();
        Self { api, folder }
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// Where exports go.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("ut")
    }

    pub fn call(&mut self, method: &str, request: Value) -> Value {
        let answer = self.api.call(method, request);
        answer.unwrap_or_else(|error| panic!("{method}: {error:?}"))
    }

    /// Sends a request that makes something, and answers its id.
    pub fn make(&mut self, method: &str, request: Value) -> String {
        self.call(method, request)["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub fn refusal(&mut self, method: &str, request: Value) -> ApiError {
        match self.api.call(method, request) {
            Ok(_) => panic!("{method} was not refused"),
            Err(error) => error,
        }
    }

    /// Asserts that a request is refused with this code and leaves the case as it was.
    pub fn refused(&mut self, case: &str, method: &str, request: Value, code: Code) -> ApiError {
        let before = self.call("case", json!({ "id": case }));
        let list = self.call("list", json!(null));
        let error = self.refusal(method, request.clone());
        assert_eq!(error.code, code, "{method} {request}: {}", error.message);
        assert_eq!(
            self.call("case", json!({ "id": case })),
            before,
            "{method} changed the case"
        );
        assert_eq!(
            self.call("list", json!(null)),
            list,
            "{method} changed the portfolio"
        );
        error
    }

    /// Closes the store and opens it again on another day.
    pub fn reopen(&mut self, day: &str) {
        self.api.call("store.lock", json!(null)).unwrap();
        self.api = app(&self.store(), day);
        self.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    }

    /// Kari Eksempel: ordered on 5 January 2026, started on 1 February.
    pub fn kari(&mut self) -> String {
        self.make(
            "case.create",
            json!({
                "agreement": "jmo-vest-viken",
                "person": { "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039" },
                "ordered": "2026-01-05", "started": "2026-02-01",
            }),
        )
    }

    pub fn event(&mut self, case: &str, kind: &str, date: &str) -> String {
        let event = json!({ "type": kind, "date": date });
        self.make("event.save", json!({ "case": case, "event": event }))
    }

    /// One deadline of a case.
    pub fn deadline(&mut self, case: &str, rule: &str, occurrence: Option<u64>) -> Value {
        let view = self.call("case", json!({ "id": case }));
        let deadlines = view["deadlines"].as_array().unwrap();
        let found = deadlines
            .iter()
            .find(|d| d["rule"] == rule && d["occurrence"].as_u64() == occurrence);
        found.unwrap_or_else(|| panic!("no {rule}")).clone()
    }

    /// Begins a report and writes «Ikke aktuelt» wherever text is missing.
    pub fn complete_report(&mut self, case: &str, template: &str) -> String {
        let id = self.make(
            "report.begin",
            json!({ "case": case, "template": template }),
        );
        let view = self.call("report", json!({ "id": id }));
        let missing = view["check"]["missing"].as_array().unwrap().iter();
        let fields = missing.map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        });
        let values: serde_json::Map<String, Value> = fields.collect();
        let check = self.call("report.save", json!({ "id": id, "values": values }));
        assert_eq!(check["missing"], json!([]));
        let agrees = json!({ "id": id, "standpoint": "agrees" });
        self.call("report.standpoint", agrees);
        id
    }

    /// Exports a report and answers the file's path.
    pub fn export(&mut self, report: &str, name: &str) -> PathBuf {
        let request =
            json!({ "id": report, "folder": self.out(), "file_name": name, "replace": true });
        let answer = self.call("report.export", request);
        assert_eq!(answer["not_found"], json!([]));
        PathBuf::from(answer["path"].as_str().unwrap())
    }
}

/// Every file below a folder with its bytes.
pub fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(snapshot(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            files.insert(path, bytes);
        }
    }
    files
}

/// Every place in a request, as JSON pointers.
pub fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                places(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                places(value, &format!("{at}/{i}"), found);
            }
        }
        _ => {}
    }
}
