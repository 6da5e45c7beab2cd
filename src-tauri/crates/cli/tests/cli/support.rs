//! Runs the built command line as a script would.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub const BUILT: &str = env!("CARGO_BIN_EXE_tiltaksmappe-cli");
pub const PASSPHRASE: &str = "fire korte vanlige ord";

/// What a command left behind.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs a program with these arguments and this standard input.
pub fn run_program(program: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Ran {
        status: output.status.code().expect("not killed"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

pub fn run(arguments: &[&str], input: &str) -> Ran {
    run_program(Path::new(BUILT), arguments, input)
}

impl Ran {
    /// What it printed, of a command that did what it was told.
    pub fn text(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The JSON it printed.
    pub fn json(self) -> Value {
        serde_json::from_str(&self.text()).expect("the answer is JSON")
    }

    /// Code and message of a command that was refused.
    pub fn refusal(self) -> (String, String) {
        assert_eq!((self.status, self.out.as_str()), (1, ""), "{}", self.err);
        let answer: Value = serde_json::from_str(&self.err).expect("the error is JSON");
        let error = answer["error"].as_object().expect("an error");
        assert_eq!(answer.as_object().unwrap().len(), 1);
        for key in error.keys() {
            assert!(
                ["code", "message", "details"].contains(&key.as_str()),
                "{key}"
            );
        }
        let text = |key: &str| error[key].as_str().unwrap().to_owned();
        (text("code"), text("message"))
    }
}

/// Asserts that a command is refused with this code, naming the culprit.
pub fn refused(arguments: &[&str], input: &str, code: &str, culprit: &str) {
    let (got, message) = run(arguments, input).refusal();
    let what = format!("{arguments:?} {input}: {message}");
    assert_eq!(got, code, "{what}");
    assert!(
        message.contains(culprit),
        "{what} does not name «{culprit}»"
    );
}

/// A folder with a store in it and a file with its passphrase.
pub struct Store {
    pub folder: TempDir,
}

impl Store {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("passphrase"),
            format!("{PASSPHRASE}\r\nmore\n"),
        )
        .unwrap();
        let store = Self { folder };
        let made = store.run(&["init"], "").json();
        assert_eq!(made, serde_json::json!({}));
        store
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn run(&self, arguments: &[&str], input: &str) -> Ran {
        let (store, passphrase) = (self.path("store"), self.path("passphrase"));
        let mut all = vec!["--store", store.to_str().unwrap()];
        all.extend(["--passphrase-file", passphrase.to_str().unwrap()]);
        all.extend(arguments);
        run(&all, input)
    }

    /// The answer to one request.
    pub fn call(&self, method: &str, request: &Value) -> Value {
        self.run(&["call", method, "-"], &request.to_string())
            .json()
    }
}
