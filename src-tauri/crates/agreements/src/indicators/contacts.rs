//! Contacts with employers.

use super::{
    Behind, Counts, Measured, Period, Ratio, Recorded, Unit,
    measured::{counted, decimal, size},
    time::{Limit, Stay, employer_contacts, limit},
};
use domain::{
    CaseFile, Date, Id, Private, calendar::is_working_day, case::MeetingForm, dates::add_days,
};

const CONTACT: &str = "Kontakt med arbeidsgiver";

/// So many working days are a week.
const WEEK: u64 = 5;

fn behind(file: &CaseFile, (date, record): (Date, &Id), says: String, counts: Counts) -> Behind {
    Behind {
        case: file.id.clone(),
        record: record.clone(),
        kind: match file.entries.contains_key(record) {
            true => Recorded::Entry,
            false => Recorded::Event,
        },
        date,
        what: CONTACT.to_owned(),
        about: Private::default(),
        says,
        counts,
    }
}

/// `dag 12`, counted from the start.
fn day_number(days: u64) -> String {
    format!("dag {days}")
}

fn days_between(from: Date, to: Date) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or_default()
}

fn participants(n: u64) -> String {
    counted(n, "deltaker", "deltakere")
}

pub(super) fn days_to_first(files: &[&CaseFile], period: Period) -> Measured {
    let mut found = Vec::new();
    for &file in files {
        let Some(stay) = Stay::of(file) else {
            continue;
        };
        let contacts = employer_contacts(file);
        let first = contacts.into_iter().find(|(date, _)| *date >= stay.started);
        if let Some(contact) = first.filter(|(date, _)| period.holds(*date)) {
            let days = days_between(stay.started, contact.0);
            found.push((days, behind(file, contact, day_number(days), Counts::Above)));
        }
    }
    let mut days: Vec<u64> = found.iter().map(|(days, _)| *days).collect();
    days.sort_unstable();
    let half = days.len() / 2;
    let middle: Vec<u64> = match days.len() % 2 {
        1 => days.get(half).copied().into_iter().collect(),
        _ => days
            .iter()
            .skip(half.saturating_sub(1))
            .take(2)
            .copied()
            .collect(),
    };
    let value = Ratio::of(middle.iter().sum(), size(middle.len()));
    let numerator = match middle.as_slice() {
        [] => "Ingen første kontakt i perioden".to_owned(),
        [low, high] if low != high => format!("Midt mellom {low} og {high} dager"),
        [day, ..] => format!("Midterste verdi: {}", counted(*day, "dag", "dager")),
    };
    let among = participants(size(days.len()));
    Measured {
        denominator: Some(format!("{among} med første kontakt i perioden")),
        ..Measured::new(value, Unit::Days, numerator)
    }
    .resting_on(found.into_iter().map(|(_, behind)| behind).collect())
}

pub(super) fn first_within(files: &[&CaseFile], period: Period, days: u32) -> Measured {
    let (mut in_time, mut settled, mut open) = (0, 0, 0);
    let mut all = Vec::new();
    for &file in files {
        let Some(stay) = Stay::of(file) else {
            continue;
        };
        let contacts = employer_contacts(file);
        let gone = stay.ended.filter(|gone| *gone <= period.until());
        match limit(stay.started, days, &contacts, gone) {
            Limit::InTime(contact) if period.holds(contact.0) => {
                in_time += 1;
                settled += 1;
                let number = day_number(days_between(stay.started, contact.0));
                all.push(behind(file, contact, number, Counts::Above));
            }
            Limit::RanOut(day) if period.holds(day) => {
                settled += 1;
                let says = format!("ingen innen {days} dager");
                all.push(behind(file, (day, &stay.record), says, Counts::Below));
            }
            Limit::InTime((day, _)) | Limit::RanOut(day) if day > period.until() => {
                open += u64::from(stay.started <= period.until());
            }
            _ => {}
        }
    }
    let note = (open > 0).then(|| {
        let last = domain::dates::norwegian(period.until());
        format!("{} var ikke avgjort {last}.", participants(open))
    });
    Measured {
        numerator: format!("{} i tide", participants(in_time)),
        ..Measured::share(in_time, settled, participants)
    }
    .noting(note)
    .resting_on(all)
}

pub(super) fn a_week(files: &[&CaseFile], period: Period) -> Measured {
    let mut all = Vec::new();
    let mut met = 0;
    for &file in files {
        for contact in employer_contacts(file) {
            if !period.holds(contact.0) {
                continue;
            }
            let form = file.entries.get(contact.1).map(|entry| entry.form);
            met += u64::from(form == Some(MeetingForm::InPerson));
            let says = form.map_or("", form_word).to_owned();
            all.push(behind(file, contact, says, Counts::Above));
        }
    }
    let count = size(all.len());
    let days = working_days(period);
    let weeks = Ratio::of(days, WEEK).map_or_else(String::new, decimal);
    let one = if weeks == "1" {
        "arbeidsuke"
    } else {
        "arbeidsuker"
    };
    let note = (count > 0).then(|| format!("{met} av {count} var fysiske møter."));
    Measured {
        denominator: Some(format!(
            "{weeks} {one} ({})",
            counted(days, "virkedag", "virkedager")
        )),
        ..Measured::new(
            Ratio::of(count.saturating_mul(WEEK), days),
            Unit::AWeek,
            counted(
                count,
                "kontakt med arbeidsgiver",
                "kontakter med arbeidsgivere",
            ),
        )
    }
    .noting(note)
    .resting_on(all)
}

fn working_days(period: Period) -> u64 {
    let days = (0..).map(|n| add_days(period.from, n));
    let days = days.take_while(|day| *day <= period.until());
    size(days.filter(|day| is_working_day(*day)).count())
}

fn form_word(form: MeetingForm) -> &'static str {
    match form {
        MeetingForm::InPerson => "fysisk møte",
        MeetingForm::Video => "video",
        MeetingForm::Phone => "telefon",
        MeetingForm::Written => "skriftlig",
    }
}
