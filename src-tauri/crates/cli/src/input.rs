//! Requests and passphrases in.

use crate::args::{Args, Command};
use api::{Answer, Api, ApiError, Code};
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Read},
    path::Path,
};
use zeroize::Zeroizing;

/// The JSON of a file, or of standard input for `-`.
pub fn json(file: &Path) -> Answer<Value> {
    let unreadable = |_| {
        ApiError::new(
            Code::Io,
            "Filen med forespørselen kan ikke leses. Kontroller stien.",
        )
    };
    // A request may hold a passphrase, too.
    let mut text = Zeroizing::new(String::new());
    if file == Path::new("-") {
        io::stdin().read_to_string(&mut text).map_err(unreadable)?;
    } else {
        *text = fs::read_to_string(file).map_err(unreadable)?;
    }
    serde_json::from_str(without_mark(&text)).map_err(|error| {
        let message = format!(
            "Forespørselen er ikke gyldig JSON (linje {}, tegn {}).",
            error.line(),
            error.column()
        );
        ApiError::new(Code::InvalidRequest, message)
    })
}

/// Opens the store that a command needs.
pub fn unlock(api: &mut Api, args: &Args) -> Answer<()> {
    if args.store.is_none() {
        // A method that needs no store is answered without; any other says that it is locked.
        return match args.command {
            Command::Call { .. } => Ok(()),
            _ => Err(no_folder()),
        };
    }
    if api.call("status", Value::Null)?["state"] == "none" {
        return match &args.command {
            Command::Call { method, .. } if method == "store.create" => Ok(()),
            _ => Err(ApiError::new(
                Code::NoStore,
                "Her er det ingen mappe ennå. Opprett den med «init».",
            )),
        };
    }
    if let Some(file) = &args.recovery_code_file {
        let code = from_file(file)?;
        let request = json!({ "code": code.as_str() });
        return api.call("store.recover", request).map(|_| ());
    }
    // The request itself brings what opens the store.
    let brings_key = matches!(
        &args.command,
        Command::Call { method, .. } if ["store.recover", "store.unlock-by-keyring"].contains(&method.as_str())
    );
    if brings_key && args.passphrase_file.is_none() {
        return Ok(());
    }
    let passphrase = match &args.passphrase_file {
        Some(file) => from_file(file)?,
        None => prompt("Passordfrase: ")?,
    };
    api.call("store.unlock", json!({ "passphrase": passphrase.as_str() }))
        .map(|_| ())
}

/// A path as the requests carry it.
pub fn path(path: &Path) -> Answer<&str> {
    path.to_str().ok_or_else(|| {
        let message = "Stien har tegn som ikke kan leses (den er ikke UTF-8). Velg en annen.";
        ApiError::new(Code::InvalidFileName, message)
    })
}

/// A path as the requests carry it, from the root.
pub fn absolute(given: &Path) -> Answer<String> {
    let whole = std::path::absolute(given).map_err(|_| ApiError::internal("sti"))?;
    path(&whole).map(str::to_owned)
}

/// A request to look into a backup, with what opens it.
pub fn backup(args: &Args, file: &Path) -> Answer<Value> {
    if args.store.is_none() {
        return Err(no_folder());
    }
    let file = absolute(file)?;
    Ok(match (&args.recovery_code_file, &args.passphrase_file) {
        (Some(code), _) => json!({ "file": file, "code": from_file(code)?.as_str() }),
        (None, Some(passphrase)) => {
            json!({ "file": file, "passphrase": from_file(passphrase)?.as_str() })
        }
        (None, None) => {
            let passphrase = prompt("Sikkerhetskopiens passordfrase: ")?;
            json!({ "file": file, "passphrase": passphrase.as_str() })
        }
    })
}

/// Without the byte order mark that Windows' own editor puts first.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

fn no_folder() -> ApiError {
    ApiError::new(
        Code::NoStore,
        "Si hvilken mappe det gjelder med --store MAPPE.",
    )
}

/// A new store's passphrase: from the file, or asked for twice.
pub fn new_passphrase(store: Option<&Path>, file: Option<&Path>) -> Answer<Zeroizing<String>> {
    if store.is_none() {
        return Err(no_folder());
    }
    if let Some(file) = file {
        return from_file(file);
    }
    let (first, second) = (
        prompt("Ny passordfrase: ")?,
        prompt("Gjenta passordfrasen: ")?,
    );
    if first != second {
        return Err(ApiError::new(
            Code::InvalidRequest,
            "De to passordfrasene er ikke like. Prøv igjen.",
        ));
    }
    Ok(first)
}

/// The first line, without its line end.
fn from_file(file: &Path) -> Answer<Zeroizing<String>> {
    let unreadable = |_| {
        ApiError::new(
            Code::Io,
            "Filen med passordfrasen eller gjenopprettingskoden kan ikke leses. Kontroller stien.",
        )
    };
    let text = Zeroizing::new(fs::read_to_string(file).map_err(unreadable)?);
    let line = text.lines().next().unwrap_or_default();
    Ok(Zeroizing::new(without_mark(line).to_owned()))
}

fn prompt(question: &str) -> Answer<Zeroizing<String>> {
    let asked = rpassword::prompt_password(question);
    let none = |_| {
        ApiError::new(
            Code::Io,
            "Passordfrasen kan ikke leses her. Bruk --passphrase-file.",
        )
    };
    asked.map(Zeroizing::new).map_err(none)
}
