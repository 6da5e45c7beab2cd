//! The real back end behind HTTP on loopback, so that a browser can test the window's screens. Never
//! shipped; it answers one request at a time, as the app does.
//!
//! `loopback --ui ui/dist --store DIR [--port 0] [--today YYYY-MM-DD] [--keyring DIR]` prints its address and serves
//! until it is stopped. With `--keyring` it has a keyring that keeps each secret as a file in that folder, and that is
//! locked when a file `locked` lies there; otherwise it has none.

use api::{Api, Environment, Keyring, KeyringFault};
use serde_json::{Value, json};
use std::{
    error::Error,
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use tiny_http::{Header, Request, Response, Server};
use zeroize::Zeroizing;

fn main() -> Result<(), Box<dyn Error>> {
    if api::look_into_file().is_some() {
        return Ok(());
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let ui = PathBuf::from(option("--ui").ok_or("--ui FOLDER is missing")?);
    let store = PathBuf::from(option("--store").ok_or("--store FOLDER is missing")?);
    let environment = match option("--today") {
        Some(day) => Environment::fixed(store, day.parse()?),
        None => Environment::system(store),
    };
    let keyring = option("--keyring").map(|folder| FileKeyring(folder.into()));
    let mut api = Api::new(match keyring {
        Some(keyring) => Environment {
            keyring: Box::new(keyring),
            ..environment
        },
        None => environment,
    });
    let port = option("--port").unwrap_or_else(|| "0".to_owned());
    let server = Server::http(format!("127.0.0.1:{port}")).map_err(|error| error.to_string())?;
    let mut out = std::io::stdout();
    writeln!(out, "http://{}", server.server_addr())?;
    out.flush()?;
    for request in server.incoming_requests() {
        // A browser that has gone away is none of our business.
        let _ = answer(&mut api, &ui, request);
    }
    Ok(())
}

/// A keyring that a test can look into.
struct FileKeyring(PathBuf);

impl FileKeyring {
    fn opened(&self) -> Result<&Path, KeyringFault> {
        let locked = self.0.join("locked").exists();
        (!locked)
            .then_some(self.0.as_path())
            .ok_or(KeyringFault::Locked)
    }
}

impl Keyring for FileKeyring {
    fn reach(&self) -> Result<(), KeyringFault> {
        self.0.is_dir().then_some(()).ok_or(KeyringFault::Absent)
    }

    fn read(&self, store: &str) -> Result<Zeroizing<String>, KeyringFault> {
        let text = fs::read_to_string(self.opened()?.join(store));
        text.map(Zeroizing::new).map_err(|_| KeyringFault::Missing)
    }

    fn keep(&self, store: &str, secret: &str) -> Result<(), KeyringFault> {
        fs::write(self.opened()?.join(store), secret).map_err(|_| KeyringFault::Failed)
    }

    fn remove(&self, store: &str) -> Result<(), KeyringFault> {
        let _ = fs::remove_file(self.opened()?.join(store));
        Ok(())
    }
}

fn answer(api: &mut Api, ui: &Path, mut request: Request) -> Result<(), Box<dyn Error>> {
    if request.url() == "/rpc" {
        let asked: Value = serde_json::from_reader(request.as_reader()).unwrap_or(Value::Null);
        let method = asked["method"].as_str().unwrap_or_default().to_owned();
        let (status, body) = match api.call(&method, asked["params"].clone()) {
            Ok(answer) => (200, answer),
            Err(error) => (400, json!({ "error": error })),
        };
        let response = Response::from_string(body.to_string()).with_status_code(status);
        request.respond(response.with_header(content_type("application/json")?))?;
        return Ok(());
    }
    let path = request
        .url()
        .split(['?', '#'])
        .next()
        .unwrap_or("/")
        .trim_start_matches('/')
        .to_owned();
    let path = if path.is_empty() {
        "index.html".to_owned()
    } else {
        path
    };
    let file = if path.split('/').any(|part| part == "..") {
        None
    } else {
        fs::read(ui.join(&path)).ok()
    };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("ttf") => "font/ttf",
        _ => "application/octet-stream",
    };
    match file {
        Some(bytes) => {
            request.respond(Response::from_data(bytes).with_header(content_type(kind)?))?
        }
        None => request.respond(Response::from_string("not found").with_status_code(404))?,
    }
    Ok(())
}

fn content_type(kind: &str) -> Result<Header, Box<dyn Error>> {
    Header::from_bytes("Content-Type", kind).map_err(|()| "a header's own text is sound".into())
}
