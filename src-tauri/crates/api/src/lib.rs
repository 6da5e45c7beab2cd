//! The one door: every request that the window, the command line and the tests can make, with its
//! answer and its error codes.
//!
//! May depend on `domain`, `agreements`, `reports` and `store`; nothing here knows a screen. The
//! clock comes in through [`Environment`].
//!
//! ```
//! use api::{Api, Environment};
//! let folder = std::env::temp_dir().join("tiltaksmappe-that-is-not-there");
//! let mut api = Api::new(Environment::fixed(folder, chrono::NaiveDate::MIN));
//! let answer = api.call("workday", serde_json::json!({ "from": "2026-04-01", "add": 1 })).unwrap();
//! assert_eq!(answer["date"], "2026-04-07"); // Easter lies between
//! ```

pub mod access_report;
pub mod advice;
pub mod attachments;
pub mod audit;
pub mod backups;
mod calculations;
mod cases;
mod claim_input;
pub mod claims;
pub mod contacts;
pub mod copies;
pub mod corrections;
mod deadline_input;
pub mod deletion;
mod deliveries;
mod demo;
pub mod details;
pub mod drafts;
pub mod effects;
pub mod entries;
mod error;
pub mod evaluation;
mod extension;
mod fields;
mod files;
pub mod handover;
pub mod history;
pub mod incidents;
pub mod indicators;
pub mod inquiries;
mod keyring;
pub mod messages;
mod methods;
pub mod milestones;
pub mod month;
pub mod orders;
mod overview;
pub mod paperwork;
pub mod people;
mod portfolio;
mod practice;
pub mod privacy;
pub mod protected;
pub mod readings;
mod register;
mod report_work;
pub mod requests;
pub mod restriction;
mod search;
mod session;
pub mod statistics;
mod subject;
pub mod team;
pub mod typescript;
mod undo;
pub mod versions;
pub mod views;
pub mod writing;

pub use attachments::reader::look_into_file;
pub use demo::DEMO_PASSPHRASE;
pub use error::{Answer, ApiError, Code};
pub use methods::MethodInfo;
pub use store::{Keyring, KeyringFault, NoKeyring};

use chrono::{DateTime, Utc};
use domain::Date;
use std::path::PathBuf;
use store::Store;

/// What the host lends: places, a clock and a keyring.
pub struct Environment {
    /// The store's folder. Further agreements and templates lie in `agreements/` and `reports/`
    /// below it.
    pub folder: PathBuf,
    /// Further folders to look for agreements and templates in, such as the one beside the program.
    pub further: Vec<PathBuf>,
    /// The agreements that need no folder: those that ship with the app. The code knows none of them.
    pub shipped: agreements::Registry,
    /// The file of this program, which is started once more to look into a file that others have made
    /// ([`look_into_file`]).
    pub program: PathBuf,
    /// The machine's keyring, which may open the store if the counsellor wants it to.
    pub keyring: Box<dyn Keyring>,
    /// Today, by the host's clock and time zone.
    pub today: Box<dyn Fn() -> Date + Send>,
    /// Now, for the change log.
    pub now: Box<dyn Fn() -> DateTime<Utc> + Send>,
}

impl Environment {
    /// The machine's own clock and time zone; no keyring, which only a host can lend.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub fn system(folder: PathBuf) -> Self {
        let program = std::env::current_exe().unwrap_or_default();
        let beside = program.parent().map(std::path::Path::to_owned);
        Self {
            folder,
            further: beside.into_iter().collect(),
            shipped: agreements::Registry::embedded(),
            program,
            keyring: Box::new(NoKeyring),
            today: Box::new(|| chrono::Local::now().date_naive()),
            now: Box::new(Utc::now),
        }
    }

    /// A clock that stands still on a day, for tests.
    pub fn fixed(folder: PathBuf, today: Date) -> Self {
        let system = Self::system(folder);
        let time_of_day = system.now;
        Self {
            today: Box::new(move || today),
            now: Box::new(move || today.and_time(time_of_day().time()).and_utc()),
            ..system
        }
    }
}

/// The app without a screen.
pub struct Api {
    env: Environment,
    agreements: agreements::Registry,
    templates: reports::Registry,
    faults: Vec<agreements::Fault>,
    store: Option<Store>,
    /// A backup that was looked into and may be restored.
    restoring: Option<backups::Restoring>,
    /// Whose masked names have been opened since the store was.
    names_opened: std::collections::BTreeSet<domain::Id>,
    /// When the store that is open was opened, and its whole log checked.
    checked: Option<audit::log::Checked>,
    /// What a report is made of → its PDF: digests of both, for as long as the program runs.
    drawn: std::cell::RefCell<std::collections::BTreeMap<String, Option<String>>>,
}

impl Api {
    /// Loads agreements and templates; a faulty file is left out and told in `status`.
    pub fn new(env: Environment) -> Self {
        let mut api = Self {
            agreements: env.shipped.clone(),
            templates: reports::Registry::embedded(),
            faults: Vec::new(),
            store: None,
            restoring: None,
            names_opened: Default::default(),
            checked: None,
            drawn: Default::default(),
            env,
        };
        let folders: Vec<PathBuf> = api
            .env
            .further
            .iter()
            .chain([&api.env.folder])
            .filter(|f| f.is_absolute() || f.is_dir())
            .cloned()
            .collect();
        for folder in &folders {
            for (name, text) in files::toml_files(&folder.join("agreements")) {
                if let Err(fault) =
                    text.and_then(|text| api.agreements.add(&name, &text).map(|_| ()))
                {
                    api.faults.push(fault);
                }
            }
        }
        for agreement in api.agreements.all() {
            api.templates.know(&agreement.id);
        }
        // After the agreements, which they are for.
        for folder in folders {
            for (name, text) in files::toml_files_below(&folder.join("reports")) {
                let added = text.and_then(|text| api.templates.add_to_known(&name, &text));
                api.faults.extend(added.err());
            }
        }
        api
    }

    /// Answers one request. `params` may be null where a request has no details.
    pub fn call(&mut self, method: &str, params: serde_json::Value) -> Answer<serde_json::Value> {
        methods::dispatch(self, method, params)
    }

    /// Every method with the TypeScript text of its request and answer.
    pub fn methods() -> Vec<MethodInfo> {
        methods::list()
    }

    fn today(&self) -> Date {
        (self.env.today)()
    }

    fn agreement(&self, id: &str) -> Answer<&agreements::Agreement> {
        self.agreements.get(id).ok_or_else(|| unknown_agreement(id))
    }

    /// The agreement in the version that a case started under; never another.
    fn agreement_of(&self, case: &domain::Case) -> Answer<&agreements::Agreement> {
        let version = self
            .agreements
            .version(&case.agreement, &case.agreement_version);
        version.ok_or_else(|| unknown_agreement(&case.agreement))
    }

    fn template(&self, id: &str) -> Answer<&reports::Template> {
        self.templates.get(id).ok_or_else(|| {
            ApiError::new(
                Code::UnknownTemplate,
                format!("Det finnes ingen mal «{id}»."),
            )
            .with([id])
        })
    }
}

/// Sees to it that a crash leaves no memory image with personal data, and that a panic tells where it
/// happened but nothing of what was being worked on. To be called first by every program.
pub fn harden_process() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(
            Resource::Core,
            Rlimit {
                current: Some(0),
                maximum: Some(0),
            },
        );
    }
    std::panic::set_hook(Box::new(|info| {
        use std::io::Write;
        let place = info
            .location()
            .map(|at| format!("{}:{}", at.file(), at.line()))
            .unwrap_or_default();
        let _ = writeln!(std::io::stderr(), "Tiltaksmappe: intern feil ({place})");
    }));
}

fn unknown_agreement(id: &str) -> ApiError {
    ApiError::new(
        Code::UnknownAgreement,
        format!("Det finnes ingen avtale «{id}». Se «agreements» for dem som finnes."),
    )
    .with([id])
}
