//! What is known by its own shape: fødselsnummer, telephone numbers, e-mail addresses, dates.

use domain::fnr::{self, FnrError};
use domain::{Date, dates, shape};
use std::ops::Range;

/// Something with a shape of its own, where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shaped {
    pub what: What,
    pub at: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Eleven digits that begin with a date, and what is wrong with them.
    Fnr(String, Option<FnrError>),
    /// As Norwegians write it, or with its prefix.
    Phone(String),
    Email(String),
    Date(Date),
}

/// How many digits there are.
pub fn digits(text: &[char]) -> usize {
    text.iter().filter(|c| c.is_ascii_digit()).count()
}

/// All of them, from left to right. Nothing is part of two.
pub fn find(text: &[char]) -> Vec<Shaped> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins = at == 0 || !text.get(at - 1).is_some_and(|c| c.is_alphanumeric());
        let shaped = match text.get(at) {
            Some('@') => email(text, at).map(|s| vec![s]),
            Some(c) if begins && (c.is_ascii_digit() || matches!(c, '+' | '(')) => {
                let dated = date(text, at).map(|s| vec![s]);
                dated.or_else(|| Some(numbers(text, at)).filter(|s| !s.is_empty()))
            }
            _ => None,
        };
        at = match shaped {
            Some(shaped) => {
                let end = shaped.last().map_or(at + 1, |last| last.at.end);
                found.extend(shaped);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    found
}

/// A date with its year: `4.5.2026`, `04/05-26`, `2026-05-04`, `4. mai 2026`.
fn date(text: &[char], start: usize) -> Option<Shaped> {
    let shaped = |day: Option<Date>, end: usize| {
        let goes_on = text.get(end).is_some_and(|c| c.is_alphanumeric());
        let at = start..end;
        (!goes_on).then_some(Shaped {
            what: What::Date(day?),
            at,
        })
    };
    let (first, end, length) = number(text, start, 4)?;
    if length == 4 {
        let after_dash = |at: usize| {
            let (value, end, _) = number(text, at + 1, 2)?;
            (text.get(at) == Some(&'-')).then_some((value, end))
        };
        let (month, end) = after_dash(end)?;
        let (day, end) = after_dash(end)?;
        return shaped(on(day, month, first), end);
    }
    if length > 2 {
        return None;
    }
    let mut at = end;
    let separator = *text.get(at)?;
    let dotted = matches!(separator, '.' | '/' | '-');
    at += usize::from(dotted);
    let gap = |at: usize| usize::from(text.get(at) == Some(&' '));
    at += gap(at);
    if let Some((month, end)) = month(text, at) {
        let at = end + usize::from(text.get(end) == Some(&'.'));
        let (year, end, length) = number(text, at + gap(at), 4)?;
        return (length == 4).then(|| shaped(on(first, month, year), end))?;
    }
    if !dotted {
        return None;
    }
    let (month, end, _) = number(text, at, 2)?;
    if !matches!(text.get(end)?, '.' | '/' | '-') {
        return None;
    }
    let at = end + 1;
    let (year, end, length) = number(text, at + gap(at), 4)?;
    let year = match length {
        2 => 2000 + year,
        4 => year,
        _ => return None,
    };
    shaped(on(first, month, year), end)
}

fn on(day: u32, month: u32, year: u32) -> Option<Date> {
    let date = Date::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    dates::parse_iso(&date.to_string())
}

/// A number of at most `max` digits: its value, its end and its length.
fn number(text: &[char], start: usize, max: usize) -> Option<(u32, usize, usize)> {
    let digits: Vec<u32> = text
        .iter()
        .skip(start)
        .take(max + 1)
        .map_while(|c| c.to_digit(10))
        .collect();
    let fits = !digits.is_empty() && digits.len() <= max;
    let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
    fits.then_some((value, start + digits.len(), digits.len()))
}

/// A month's name or its first three letters.
fn month(text: &[char], start: usize) -> Option<(u32, usize)> {
    let word: String = text
        .iter()
        .skip(start)
        .take(10)
        .take_while(|c| c.is_alphabetic())
        .flat_map(|c| c.to_lowercase())
        .collect();
    let named = |month: &&str| word == **month || (word.len() == 3 && month.starts_with(&word));
    let at = dates::MONTHS.iter().position(named)?;
    Some((u32::try_from(at).ok()? + 1, start + word.chars().count()))
}

/// Groups of digits with single spaces between them, from the first to the last: where each begins and ends.
fn groups(text: &[char], start: usize) -> Vec<Range<usize>> {
    // More than two telephone numbers and a fødselsnummer have.
    const MOST: usize = 16;
    let mut groups = Vec::new();
    let mut at = start;
    while groups.len() < MOST {
        let length = text
            .iter()
            .skip(at)
            .take_while(|c| c.is_ascii_digit())
            .count();
        if length == 0 {
            break;
        }
        groups.push(at..at + length);
        at += length;
        match text.get(at) {
            Some(' ' | '-') => at += 1,
            _ => break,
        }
    }
    let last = groups.last().map_or(start, |last| last.end);
    // Digits that run on into letters or further figures are something else.
    let goes_on = match text.get(last) {
        Some(c) if c.is_alphanumeric() => true,
        Some('.' | ',' | '/') => text.get(last + 1).is_some_and(char::is_ascii_digit),
        _ => false,
    };
    if goes_on {
        groups.pop();
    }
    groups
}

/// The numbers in a row of digits: each a fødselsnummer or a telephone number, or all of it is neither.
fn numbers(text: &[char], start: usize) -> Vec<Shaped> {
    if let Some(foreign) = prefixed(text, start) {
        return vec![foreign];
    }
    let groups = groups(text, start);
    let mut found = Vec::new();
    let mut rest = groups.as_slice();
    while let [first, ..] = rest {
        let taken = (1..=rest.len().min(4)).find_map(|count| {
            let (head, tail) = rest.split_at_checked(count)?;
            let at = first.start..head.last()?.end;
            let of: String = text
                .get(at.clone())?
                .iter()
                .filter(|c| c.is_ascii_digit())
                .collect();
            let what = match (of.len(), count) {
                (11, 1 | 2) => number_of_person(of)?,
                (8, _) => What::Phone(phone(&of)?),
                _ => return None,
            };
            Some((Shaped { what, at }, tail))
        });
        let Some((shaped, tail)) = taken else {
            // Only part of it would be one: most likely it is something else altogether.
            found.retain(|s: &Shaped| matches!(s.what, What::Fnr(..)));
            break;
        };
        found.push(shaped);
        rest = tail;
    }
    found
}

/// Eleven digits that begin with a date, whether or not the check digits are right.
fn number_of_person(digits: String) -> Option<What> {
    match fnr::kind(&digits) {
        Ok(_) => Some(What::Fnr(digits, None)),
        Err(FnrError::CheckDigit) => Some(What::Fnr(digits, Some(FnrError::CheckDigit))),
        Err(_) => None,
    }
}

/// Eight digits as they are read aloud. No Norwegian telephone number begins with 0 or 1.
fn phone(digits: &str) -> Option<String> {
    let part = |range: Range<usize>| digits.get(range);
    let mobile = digits.starts_with(['4', '9']);
    let parts = match (digits.as_bytes().first()?, mobile) {
        (b'0' | b'1', _) => return None,
        (_, true) => vec![part(0..3)?, part(3..5)?, part(5..8)?],
        (_, false) => vec![part(0..2)?, part(2..4)?, part(4..6)?, part(6..8)?],
    };
    Some(parts.join(" "))
}

/// A number with the prefix of a country. Norway's own is left out.
fn prefixed(text: &[char], start: usize) -> Option<Shaped> {
    let open = usize::from(text.get(start) == Some(&'('));
    let at = start + open;
    let zeros = text.get(at..at + 2) == Some(&['0', '0']);
    if text.get(at) != Some(&'+') && !zeros {
        return None;
    }
    let from = at + if zeros { 2 } else { 1 };
    const LONGEST: usize = 24;
    let is_part = |c: &&char| c.is_ascii_digit() || matches!(c, ' ' | ')' | '-');
    let row = text.iter().skip(from).take(LONGEST).take_while(is_part);
    let row: Vec<char> = row.copied().collect();
    let length = row.iter().rposition(char::is_ascii_digit)? + 1;
    let digits: String = row.iter().filter(|c| c.is_ascii_digit()).collect();
    let number = match digits.strip_prefix("47") {
        Some(norwegian) if norwegian.len() == 8 => phone(norwegian)?,
        _ => format!("+{digits}"),
    };
    shape::is_phone(&number).then(|| Shaped {
        what: What::Phone(number),
        at: start..from + length,
    })
}

/// The address around an `@`.
fn email(text: &[char], at: usize) -> Option<Shaped> {
    // As long as a mail server takes either side.
    const LONGEST: usize = 64;
    let is_part = |c: &&char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '\'');
    let before = text.get(at.saturating_sub(LONGEST)..at)?;
    let who = before.iter().rev().take_while(is_part).count();
    let after = text.iter().skip(at + 1).take(LONGEST * 2);
    let host: Vec<char> = after.take_while(is_part).copied().collect();
    let dots = host
        .iter()
        .rev()
        .take_while(|c| !c.is_alphanumeric())
        .count();
    let range = at - who..at + 1 + host.len() - dots;
    let address: String = text.get(range.clone())?.iter().collect();
    let address = address.trim_start_matches(['.', '-', '\'']).to_owned();
    shape::is_email(&address).then_some(Shaped {
        what: What::Email(address),
        at: range,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        let said = |shaped: Shaped| match shaped.what {
            What::Fnr(number, None) => format!("fnr {number}"),
            What::Fnr(number, Some(_)) => format!("fnr? {number}"),
            What::Phone(number) => number,
            What::Email(address) => address,
            What::Date(date) => date.to_string(),
        };
        find(&text).into_iter().map(said).collect()
    }

    #[test]
    fn dates_with_their_year() {
        for text in [
            "4.5.2026",
            "04.05.26",
            "4/5-2026",
            "04-05-2026",
            "2026-05-04",
            "4. mai 2026",
            "4 MAI 2026",
            "4. 5. 2026",
            "den 04.05.2026.",
            "(4.mai 2026)",
        ] {
            assert_eq!(found(text), ["2026-05-04"], "{text}");
        }
        for text in [
            "4.5.",
            "31.02.2026",
            "1.2.3",
            "4. juni",
            "10.000",
            "2026",
            "v1.2.2026b",
            "1.2.20260",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(
            found("1. okt. 2026–31.12.2026"),
            ["2026-10-01", "2026-12-31"]
        );
    }

    #[test]
    fn numbers_and_addresses() {
        for (text, expected) in [
            ("99887766", "998 87 766"),
            ("tlf 22 33 44 55,", "22 33 44 55"),
            ("+47 998 87 766", "998 87 766"),
            ("(+47)22334455", "22 33 44 55"),
            ("004722334455", "22 33 44 55"),
            ("+46 8 123 456 78", "+46812345678"),
            ("<kari.eksempel@nav.no>", "kari.eksempel@nav.no"),
            ("åse-øy@epost.example.", "åse-øy@epost.example"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "12345678",
            "998877665",
            "0155 Oslo",
            "kr 22 334 455,50",
            "a@b",
            "@nav.no",
            "99887766x",
            "22 33 44 55 66 7",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("99887766 22334455"), ["998 87 766", "22 33 44 55"]);
    }
}
