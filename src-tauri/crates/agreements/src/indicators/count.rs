//! Participants at a day, and where meetings take place.

use super::{
    Behind, Counts, Measured, Period, Ratio, Recorded, Unit,
    measured::{counted, size},
    time::Stay,
};
use domain::{
    CaseFile, LogEntry, Private,
    case::{Activity, MeetingForm},
    dates::norwegian,
};

pub(super) fn caseload(files: &[&CaseFile], period: Period) -> Measured {
    let day = period.until();
    let mut all = Vec::new();
    // Nobody can be counted on a day that has not come.
    for file in files.iter().filter(|_| period.from <= day) {
        if let Some(stay) = Stay::of(file).filter(|stay| stay.active_after(day)) {
            all.push(Behind {
                case: file.id.clone(),
                record: stay.record,
                kind: Recorded::Event,
                date: stay.started,
                what: "Startet".to_owned(),
                about: Private::default(),
                says: String::new(),
                counts: Counts::Above,
            });
        }
    }
    let count = size(all.len());
    let words = format!(
        "{} i tiltak {}",
        counted(count, "deltaker", "deltakere"),
        norwegian(day)
    );
    let value = Ratio::of(count, u64::from(period.from <= day));
    Measured::new(value, Unit::Participants, words).resting_on(all)
}

pub(super) fn outside_office(files: &[&CaseFile], period: Period) -> Measured {
    let (mut outside, mut said) = (0, 0);
    let (mut not_said, mut untimed) = (0, 0);
    let mut all = Vec::new();
    for file in files {
        let entries = file.entries.iter();
        for (id, entry) in
            entries.filter(|(_, entry)| is_meeting(entry) && period.holds(entry.date))
        {
            let minutes = u64::from(entry.minutes);
            let (counts, place) = match place(entry) {
                Some(true) => (Counts::Above, "utenfor kontoret"),
                Some(false) => (Counts::Below, "på kontoret"),
                None => (Counts::NotSaid, "stedet er ikke ført"),
            };
            match counts {
                Counts::NotSaid => not_said += 1,
                _ if minutes == 0 => untimed += 1,
                Counts::Above => outside += minutes,
                Counts::Below => {}
            }
            if counts != Counts::NotSaid {
                said += minutes;
            }
            let time = match minutes {
                0 => "uten tid".to_owned(),
                _ => hours(minutes),
            };
            all.push(Behind {
                case: file.id.clone(),
                record: id.clone(),
                kind: Recorded::Entry,
                date: entry.date,
                what: activity(entry.activity).to_owned(),
                about: Private::default(),
                says: format!("{place}, {time}"),
                counts,
            });
        }
    }
    let meetings = |n: u64| counted(n, "fysisk møte", "fysiske møter");
    let note = |n: u64, lacks: &str| (n > 0).then(|| format!("{} {lacks}", meetings(n)));
    Measured {
        numerator: format!("{} utenfor kontoret", hours(outside)),
        denominator: Some(format!("{} i møter der stedet er ført", hours(said))),
        ..Measured::share(outside, said, hours)
    }
    .noting(note(
        not_said,
        "er ikke regnet med, for stedet er ikke ført.",
    ))
    .noting(note(untimed, "har ingen tid, og teller derfor ikke."))
    .resting_on(all)
}

/// A meeting in person that the counsellor had.
fn is_meeting(entry: &LogEntry) -> bool {
    entry.activity.is_follow_up() && entry.form == MeetingForm::InPerson
}

/// Whether it took place outside the office. A workplace does, unless it is said not to.
fn place(entry: &LogEntry) -> Option<bool> {
    let workplace = (entry.activity == Activity::Workplace).then_some(true);
    entry.outside_office.or(workplace)
}

/// `12,5 t`, as the window writes hours.
fn hours(minutes: u64) -> String {
    crate::advice::hours(u32::try_from(minutes).unwrap_or(u32::MAX))
}

fn activity(activity: Activity) -> &'static str {
    match activity {
        Activity::FollowUp => "Oppfølging av deltaker",
        Activity::Workplace => "Oppfølging på arbeidsplassen",
        Activity::EmployerContact => "Kontakt med arbeidsgiver",
        Activity::Cooperation => "Samarbeid med NAV eller behandler",
        Activity::Group => "Gruppeaktivitet",
        Activity::OwnActivity => "Egenaktivitet",
        Activity::Absence => "Fravær",
    }
}
