//! The app's requests on a store, with the machine's own keyring, as a process of its own: a test gives each another
//! session bus. Never shipped.
//!
//! `keyring --store DIR --limit-ms N` reads a request `{"method","params"}` from each line and writes a line with the
//! answer, or `{"error"}`. Beside the app's own, `keep` and `read` with `{"store","secret"}` speak to the keyring itself.

use api::{Api, Environment, Keyring, KeyringFault};
use serde_json::{Value, json};
use std::{
    error::Error,
    io::{BufRead, Write},
    time::Duration,
};
use system::OsKeyring;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1).cloned())
            .ok_or_else(|| format!("{name} is missing"))
    };
    let limit = Duration::from_millis(option("--limit-ms")?.parse()?);
    let mut api = Api::new(Environment {
        keyring: Box::new(OsKeyring::with_limit(limit)),
        ..Environment::fixed(option("--store")?.into(), "2026-05-04".parse()?)
    });
    let keyring = OsKeyring::with_limit(limit);
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let params = &asked["params"];
        let text = |name: &str| params[name].as_str().unwrap_or_default();
        let answer = match asked["method"].as_str().unwrap_or_default() {
            "keep" => told(
                keyring
                    .keep(text("store"), text("secret"))
                    .map(|()| Value::Null),
            ),
            "read" => told(keyring.read(text("store")).map(|secret| json!(*secret))),
            method => match api.call(method, params.clone()) {
                Ok(answer) => answer,
                Err(error) => json!({ "error": error }),
            },
        };
        let mut out = std::io::stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn told(done: Result<Value, KeyringFault>) -> Value {
    done.unwrap_or_else(|fault| json!({ "error": { "code": format!("{fault:?}") } }))
}
