//! A further agreement is a file, not code: an invented one is laid beside a copy of the built
//! program, and its dates come out as worked by hand.

use crate::support::{BUILT, Ran, run_program};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// «Varig arbeid», an agreement that no one has made. The line numbers below are this text's own.
const FURTHER: &str = include_str!("varig-arbeid.toml");

/// A copy of the program in a folder of its own.
struct Installed {
    folder: TempDir,
    program: PathBuf,
}

impl Installed {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join(Path::new(BUILT).file_name().unwrap());
        // A link where the file system can, since the program is large.
        fs::hard_link(BUILT, &program)
            .or_else(|_| fs::copy(BUILT, &program).map(|_| ()))
            .unwrap();
        fs::create_dir(folder.path().join("agreements")).unwrap();
        Self { folder, program }
    }

    /// Lays an agreement file beside the program.
    fn lay(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join("agreements").join(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str], input: &str) -> Ran {
        run_program(&self.program, arguments, input)
    }

    fn deadlines(&self, request: &Value) -> Value {
        let mut answer = self.run(&["deadlines", "-"], &request.to_string()).json();
        answer["deadlines"].take()
    }
}

fn history() -> Value {
    json!([
        { "type": "order-received", "date": "2026-03-20" },
        { "type": "started", "date": "2026-03-27" },
        { "type": "plan-delivered", "date": "2026-04-09" },
        { "type": "absence-notified", "date": "2026-05-11" },
        { "type": "absence-started", "date": "2026-05-12", "valid": false },
        { "type": "absence-started", "date": "2026-05-13", "valid": false },
        { "type": "absence-notified", "date": "2026-05-13" },
        { "type": "absence-started", "date": "2026-05-19", "valid": true },
        { "type": "absence-notified", "date": "2026-05-20" },
        { "type": "status-report-delivered", "date": "2026-05-28", "occurrence": 1 },
        { "type": "extension-approved", "date": "2026-07-01", "until": "2027-12-31" },
        { "type": "status-report-delivered", "date": "2026-07-20", "occurrence": 3 },
        { "type": "semester-report-delivered", "date": "2026-10-15", "occurrence": 2 },
    ])
}

fn request(needs_new_job: bool) -> Value {
    json!({
        "agreement": "varig-arbeid", "today": "2026-08-03", "until": "2026-12-31",
        "case": { "needs_new_job": needs_new_job }, "events": history(),
    })
}

/// `plan 2026-04-08 by 2026-04-08: met 2026-04-09 late`.
fn told(deadline: &Value) -> String {
    let text = |key: &str| deadline[key].as_str().unwrap().to_owned();
    let number = deadline["occurrence"]
        .as_u64()
        .map(|n| format!(" {n}"))
        .unwrap_or_default();
    let period = deadline["period"].as_array();
    let period =
        period.map(|p| format!(" for {}–{}", p[0].as_str().unwrap(), p[1].as_str().unwrap()));
    let met = deadline["met_on"]
        .as_str()
        .map(|on| format!(" {on}"))
        .unwrap_or_default();
    let late = if deadline["late"] == true {
        " late"
    } else {
        ""
    };
    let (rule, due, by, state) = (text("rule"), text("due"), text("work_by"), text("state"));
    format!(
        "{rule}{number} {due} by {by}{}: {state}{met}{late}",
        period.unwrap_or_default()
    )
}

#[test]
fn a_sixth_agreement_counts_as_its_file_says() {
    let installed = Installed::new();
    installed.lay("varig-arbeid.toml", FURTHER);
    let agreements = installed.run(&["agreements"], "").json();
    assert_eq!(agreements["faults"], json!([]));
    let ids: Vec<&Value> = agreements["agreements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["id"])
        .collect();
    assert!(ids.contains(&&json!("varig-arbeid")) && ids.contains(&&json!("jmo-vest-viken")));

    let answer = installed.deadlines(&request(true));
    let answer: Vec<String> = answer.as_array().unwrap().iter().map(told).collect();
    let expected = [
        // Five working days after Friday 27 March: Mon 30, Tue 31, Wed 1 April; Maundy Thursday, Good
        // Friday and Easter Monday (6 April) are none; Tue 7, Wed 8.
        "plan 2026-04-08 by 2026-04-08: met 2026-04-09 late",
        // Seasons end on 31 March and 30 September. The first began with the start. + 2 weeks.
        "season-report 1 2026-04-14 by 2026-04-14 for 2026-03-27–2026-03-31: overdue",
        // Two working days after Tuesday 12 May: Wed 13; 14 is Ascension Day; Fri 15. The notice of the
        // 11th comes before either absence; that of the 13th is the first one's.
        "absence-notice 1 2026-05-15 by 2026-05-15: met 2026-05-13",
        // Two after Wednesday 13 May: Fri 15, Mon 18 (17 May is a Sunday). The next unused notice is
        // that of the 20th.
        "absence-notice 2 2026-05-18 by 2026-05-18: met 2026-05-20 late",
        // Two months end on 26 May, three working days on: Wed 27, Thu 28, Fri 29.
        "status-report 1 2026-05-29 by 2026-05-29 for 2026-03-27–2026-05-26: met 2026-05-28",
        // 26 July is a Sunday: Mon 27, Tue 28, Wed 29. The report of 20 July bears the number 3.
        "status-report 2 2026-07-29 by 2026-07-29 for 2026-05-27–2026-07-26: overdue",
        // 26 September is a Saturday: Mon 28, Tue 29, Wed 30.
        "status-report 3 2026-09-30 by 2026-09-30 for 2026-07-27–2026-09-26: met 2026-07-20",
        "season-report 2 2026-10-14 by 2026-10-14 for 2026-04-01–2026-09-30: met 2026-10-15 late",
        // 26 November is a Thursday: Fri 27, Mon 30, Tue 1 December.
        "status-report 4 2026-12-01 by 2026-12-01 for 2026-09-27–2026-11-26: open",
        // Extended to the end of 2027, but nine months from 27 March are the most: the last day is
        // Saturday 26 December, the working day before it Thursday 24 (25 is Christmas Day).
        "duration-end 2026-12-26 by 2026-12-24: open",
    ];
    assert_eq!(answer, expected);
}

#[test]
fn its_conditions_decide() {
    let installed = Installed::new();
    installed.lay("varig-arbeid.toml", FURTHER);
    let answer = installed.deadlines(&request(false));
    let due = |rule: &str| {
        let found = answer
            .as_array()
            .unwrap()
            .iter()
            .find(|deadline| deadline["rule"] == rule);
        found.unwrap()["due"].as_str().unwrap().to_owned()
    };
    // Without the need for a new job three weeks after 27 March, and eight months at most.
    assert_eq!(
        (due("plan"), due("duration-end")),
        ("2026-04-17".to_owned(), "2026-11-26".to_owned())
    );
    let (code, message) = installed
        .run(
            &["deadlines", "-"],
            &json!({ "agreement": "varig-arbeid", "today": "2026-08-03",
            "events": history(), "settings": { "offsets": { "status-report": "4 weeks" } } })
            .to_string(),
        )
        .refusal();
    assert_eq!(
        code, "unknown-setting",
        "a reading that repeats needs an offset that does"
    );
    assert!(message.contains("status-report"));
}

#[test]
fn a_faulty_file_is_refused_and_the_rest_goes_on() {
    let installed = Installed::new();
    installed.lay("varig-arbeid.toml", FURTHER);
    // (file, what stands in the sound one, what stands there instead, the line, the reason's word)
    let faulty = [
        (
            "a-syntaks.toml",
            "id = \"varig-arbeid\"",
            "id = \"varig-arbeid",
            2,
            "",
        ),
        ("b-nokkel.toml", "buyer = ", "kjoper = ", 5, "kjoper"),
        (
            "c-hendelse.toml",
            "{ first = \"started\" } # plan",
            "{ first = \"begun\" }",
            36,
            "begun",
        ),
        (
            "d-opplysning.toml",
            "when = { needs_new_job = true }, after",
            "when = { has_dog = true }, after",
            38,
            "has_dog",
        ),
        ("e-dobbel.toml", "", "", 2, "varig-arbeid"),
    ];
    for (name, old, new, _, _) in faulty {
        assert!(old.is_empty() || FURTHER.matches(old).count() == 1, "{old}");
        let copy = if name.starts_with("e-") {
            FURTHER.to_owned()
        } else {
            FURTHER.replace(old, new)
        };
        installed.lay(name, &copy);
    }
    // The files are read by name, so that of the twins the first is taken.
    let answer = installed.run(&["agreements"], "").json();
    let faults = answer["faults"].as_array().unwrap();
    let told = |fault: &Value| {
        (
            fault["file"].as_str().unwrap().to_owned(),
            fault["line"].as_u64().unwrap(),
        )
    };
    let mut expected: Vec<_> = faulty
        .iter()
        .map(|(name, _, _, line, _)| (name.to_string(), *line))
        .collect();
    expected[4] = ("varig-arbeid.toml".to_owned(), 2);
    assert_eq!(faults.iter().map(told).collect::<Vec<_>>(), expected);
    for (fault, (_, _, _, _, word)) in faults.iter().zip(faulty) {
        let reason = fault["reason"].as_str().unwrap();
        assert!(!reason.is_empty() && reason.contains(word), "{fault}");
    }
    assert_eq!(
        installed
            .deadlines(&request(true))
            .as_array()
            .unwrap()
            .len(),
        10
    );
    assert_eq!(
        installed
            .run(&["workday", "--from", "2026-04-01", "--add", "1"], "")
            .text(),
        "2026-04-07\n"
    );
}
