//! Whether the machine's clock can be trusted with a deletion that nobody asks for.
//!
//! A clock that runs a year ahead would make every case due. The change log tells what days the counsellor
//! has worked on, and it is asked: today must not lie before the last of them, and after a long gap the
//! counsellor must have worked on some days before anything goes by itself again. Meanwhile what is due
//! stands in the queue, and goes by one press.

use crate::{Answer, Api};
use domain::{Date, dates::add_days};

/// A gap longer than this many days is doubted; the longest holiday is shorter.
const LONG_AWAY: i64 = 45;

/// Work on so many days after a gap, today among them, dispels the doubt: on the first of them a wrong date
/// stands on everything that the window shows.
const DAYS_OF_WORK: usize = 5;

/// Why nothing goes by itself today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClockDoubt {
    /// The log knows a later day.
    Behind,
    /// The last day of work lies long back, or the log has a gap shortly before today.
    LongAway,
}

impl ClockDoubt {
    /// For the counsellor.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Behind => {
                "Klokken på maskinen viser en tidligere dag enn den siste endringen i mappen. Ingenting slettes av seg selv før dagen stemmer; kontroller datoen på maskinen."
            }
            Self::LongAway => {
                "Det er lenge siden mappen sist var i bruk. For at en klokke som går feil ikke skal slette noe, slettes ingenting av seg selv de første dagene. Stemmer datoen, slett det som er forfalt, selv."
            }
        }
    }
}

impl Api {
    /// Why nothing goes by itself today; none where the clock can be trusted.
    pub(crate) fn clock_doubt(&self) -> Answer<Option<ClockDoubt>> {
        Ok(doubt(&self.opened()?.days_of_changes()?, self.today()))
    }
}

/// `days`: those on which something was written, in order, as UTC counts them, which may be a day off.
fn doubt(days: &[Date], today: Date) -> Option<ClockDoubt> {
    if days.last().is_some_and(|last| *last > add_days(today, 1)) {
        return Some(ClockDoubt::Behind);
    }
    let mut later = today;
    let earlier = days.iter().rev().filter(|day| **day < today);
    for (worked, day) in (1..).zip(earlier) {
        if (later - *day).num_days() > LONG_AWAY {
            return Some(ClockDoubt::LongAway);
        }
        if worked >= DAYS_OF_WORK {
            break;
        }
        later = *day;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_clock_that_was_set_ahead_deletes_nothing_for_some_days() {
        let mut days: Vec<Date> = ["2026-05-01", "2026-05-04"].map(day).to_vec();
        assert_eq!(doubt(&days, day("2026-05-05")), None);
        assert_eq!(doubt(&days, day("2026-06-18")), None, "a long holiday");
        let ahead = day("2027-05-05");
        for n in 0..5 {
            let today = add_days(ahead, n);
            let doubted = doubt(&days, today);
            assert_eq!(
                doubted,
                Some(ClockDoubt::LongAway),
                "{n} days of work since"
            );
            days.push(today);
        }
        assert_eq!(
            doubt(&days, add_days(ahead, 5)),
            None,
            "worked on five days"
        );
        // Set right again, it lies before what the log knows.
        assert_eq!(doubt(&days, day("2026-05-06")), Some(ClockDoubt::Behind));
    }

    #[test]
    fn the_day_may_be_one_ahead_of_utc_and_a_new_store_has_none() {
        assert_eq!(doubt(&[], day("2026-05-04")), None);
        assert_eq!(doubt(&[day("2026-05-05")], day("2026-05-04")), None);
        assert_eq!(doubt(&[day("2026-05-03")], day("2026-05-04")), None);
    }
}
