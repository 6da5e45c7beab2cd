//! Fills one participant's log, as years of use would: every entry an operation of its own. Through the
//! app's own requests 20,000 of them take an hour, since each checks the whole case.
//!
//! `entries --store DIR --passphrase TEXT --case ID --count N --today YYYY-MM-DD` on a store that nobody
//! has open. Never shipped.

use chrono::{Days, NaiveTime};
use domain::{
    Date, LogEntry,
    case::{Activity, MeetingForm},
};
use std::{error::Error, path::Path};
use store::{Stamp, Store};

const ACTIVITIES: [(Activity, &str); 6] = [
    (Activity::FollowUp, "Samtale om uken som gikk"),
    (
        Activity::Workplace,
        "Besøk på lageret, tilpasning av oppgaver",
    ),
    (Activity::FollowUp, ""),
    (Activity::Cooperation, "Avklaring med NAV om videre løp"),
    (Activity::OwnActivity, "Søkte på tre stillinger"),
    (
        Activity::FollowUp,
        "CV og søknad.\nØving på jobbintervju, med vekt på å fortelle om hullene i CV-en. Vi ble enige om å ringe to arbeidsgivere sammen i neste uke.",
    ),
];
const FORMS: [MeetingForm; 4] = [
    MeetingForm::InPerson,
    MeetingForm::Phone,
    MeetingForm::Video,
    MeetingForm::Written,
];
/// So many fall on one day.
const A_DAY: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1).cloned())
            .ok_or_else(|| format!("{name} is missing"))
    };
    let today: Date = option("--today")?.parse()?;
    let case = option("--case")?;
    let count: usize = option("--count")?.parse()?;
    let passphrase = option("--passphrase")?.into();
    let mut store = Store::open(Path::new(&option("--store")?), &passphrase)?;
    // Oldest first, as they would have been entered; the number tells each from the others.
    for n in (0..count).rev() {
        let date = today - Days::new((n / A_DAY) as u64);
        let (activity, text) = ACTIVITIES[n % ACTIVITIES.len()];
        let entry = LogEntry {
            case: case.clone(),
            date,
            activity,
            form: FORMS[n % FORMS.len()],
            minutes: 15 * (1 + n as u32 % 8),
            group_size: None,
            outside_office: None,
            until: None,
            valid: None,
            text: format!("{text} (nr. {n})").trim().into(),
        };
        let stamp = Stamp {
            at: date.and_time(NaiveTime::default()).and_utc(),
            who: "Ingrid Demodatter".into(),
        };
        store.write(&stamp, "entry.save", |tx| tx.insert(&entry).map(drop))?;
    }
    Ok(())
}
