//! `tiltaksmappe-cli`: the app's requests from scripts and where there is no screen. It holds no
//! logic: it reads JSON, asks the `api` crate, and prints the answer.
//!
//! Exit status: 0 done; 1 refused, with `{"error":{"code","message"}}` on standard error and nothing
//! changed; 2 wrong usage.

mod args;
mod input;

use api::{Answer, Api, ApiError, Environment};
use args::{Args, Command};
use clap::Parser;
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    if let Some(done) = api::look_into_file() {
        return done;
    }
    api::harden_process();
    let args = Args::parse();
    match run(args) {
        Ok(text) => match writeln!(io::stdout(), "{text}") {
            Ok(()) => ExitCode::SUCCESS,
            // Whoever reads has gone; there is no one left to tell.
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            let _ = writeln!(
                io::stderr(),
                "{}",
                json!({ "error": { "code": error.code, "message": error.message } })
            );
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked and answers the text to print.
fn run(args: Args) -> Answer<String> {
    if let Command::Demo { out } = args.command {
        return demo(out);
    }
    let folder = args.store.clone().unwrap_or_default();
    let mut api = Api::new(Environment {
        keyring: Box::new(system::OsKeyring::new()),
        ..Environment::system(folder)
    });
    if args.command.needs_store() {
        input::unlock(&mut api, &args)?;
    }
    let answer = match args.command {
        Command::Deadlines { file } => api.call("deadlines", input::json(&file)?)?,
        Command::Claim { file } => api.call("claim", input::json(&file)?)?,
        Command::PortfolioDeadlines {
            agreement,
            from,
            until,
        } => api.call(
            "portfolio-deadlines",
            json!({ "agreement": agreement, "from": from, "until": until }),
        )?,
        Command::Workday { from, add } => {
            let answer = api.call("workday", json!({ "from": from, "add": add }))?;
            return Ok(answer["date"].as_str().unwrap_or_default().to_owned());
        }
        Command::Holidays { year } => {
            api.call("holidays", json!({ "year": year }))?["holidays"].take()
        }
        Command::Fnr { numbers } => {
            api.call("fnr", json!({ "numbers": numbers }))?["numbers"].take()
        }
        Command::Agreements => api.call("agreements", Value::Null)?,
        Command::Templates { agreement } => {
            api.call("templates", json!({ "agreement": agreement }))?
        }
        Command::Template { id } => api.call("template", json!({ "id": id }))?,
        Command::Render {
            template,
            input,
            out,
        } => {
            let (values, out) = (input::json(&input)?, input::path(&out)?);
            api.call(
                "render",
                json!({ "template": template, "values": values, "out": out }),
            )?
        }
        Command::Init => {
            let passphrase =
                input::new_passphrase(args.store.as_deref(), args.passphrase_file.as_deref())?;
            api.call("store.create", json!({ "passphrase": passphrase.as_str() }))?
        }
        Command::Call { method, file } => api.call(&method, input::json(&file)?)?,
        Command::Methods => {
            json!({ "methods": Api::methods(), "types": api::typescript::module() })
        }
        Command::List => api.call("list", Value::Null)?,
        Command::Today => api.call("today", Value::Null)?,
        Command::Export {
            report,
            out,
            replace,
        } => {
            let folder = out
                .parent()
                .map(PathBuf::from)
                .filter(|folder| *folder != PathBuf::new());
            let folder = folder.unwrap_or_else(|| PathBuf::from("."));
            let folder = input::path(&folder)?;
            let name = input::path(Path::new(out.file_name().unwrap_or_default()))?;
            api.call(
                "report.export",
                json!({ "id": report, "folder": folder, "file_name": name, "replace": replace }),
            )?
        }
        Command::Backup { to, synced } => {
            let folder = to.as_deref().map(input::absolute).transpose()?;
            api.call(
                "backup.make",
                json!({ "folder": folder, "known_synced": synced }),
            )?
        }
        Command::Restore { ref file, replace } => {
            let held = api.call("backup.look", input::backup(&args, file)?)?;
            if replace {
                api.call("backup.restore", Value::Null)?
            } else {
                held
            }
        }
        Command::Delete { cases } => api.call("case.delete", json!({ "cases": cases }))?,
        Command::Verify => api.call("verify", Value::Null)?,
        Command::Audit {
            case,
            operation,
            from,
            until,
        } => api.call(
            "audit",
            json!({ "case": case, "operation": operation, "from": from, "until": until }),
        )?,
        Command::Demo { .. } => Value::Null,
    };
    serde_json::to_string_pretty(&answer).map_err(|_| ApiError::internal("svar"))
}

/// The main job without a screen, told in words.
fn demo(out: PathBuf) -> Answer<String> {
    input::path(&out)?;
    let done = serde_json::to_value(Api::demo(&out)?).map_err(|_| ApiError::internal("svar"))?;
    let mut text = String::from("Dette forfaller i demoporteføljen:\n");
    for row in done["today"]["rows"].as_array().into_iter().flatten() {
        let (due, word) = (&row["due"], |value: &Value| {
            value.as_str().unwrap_or_default().to_owned()
        });
        let number = due["occurrence"]
            .as_u64()
            .map(|n| format!(" {n}"))
            .unwrap_or_default();
        let late = if due["state"] == "overdue" {
            "  FORFALT"
        } else {
            ""
        };
        text += &format!(
            "  {}  {}{number} – {}  ({}){late}\n",
            word(&due["due"]),
            word(&due["title"]),
            word(&row["participant"]),
            word(&due["source"]),
        );
    }
    text += "\nRapporter skrevet som PDF:\n";
    for file in done["files"].as_array().into_iter().flatten() {
        text += &format!("  {}\n", file.as_str().unwrap_or_default());
    }
    text += &format!(
        "\nDemomappen ligger i {}; passordfrasen er «{}».",
        done["store"].as_str().unwrap_or_default(),
        api::DEMO_PASSPHRASE
    );
    Ok(text)
}
