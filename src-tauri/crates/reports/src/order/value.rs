//! What stands behind a label, as the form takes it.

use super::labels::{About, Kind};
use super::shape::{self, Shaped, What};
use super::yes_no::yes_or_no;
use super::{Field, name};
use domain::{Date, Fnr, dates, shape as domain_shape};

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub field: Field,
    pub text: String,
    /// None where there is nothing to look at twice.
    pub note: Option<String>,
}

fn plain(field: Field, text: impl Into<String>) -> Value {
    Value {
        field,
        text: text.into(),
        note: None,
    }
}

/// The values in a text behind a label of this kind, or none where it holds none. A label without an owner
/// of its own stands among what is said `about` someone.
pub fn of(kind: Kind, about: About, text: &str) -> Vec<Value> {
    // No value but the order itself is longer; and what is read stays quick however long a line is.
    const LONGEST: usize = 400;
    let chars: Vec<char> = text.chars().take(LONGEST).collect();
    let short: String = chars.iter().collect();
    let text = tidy(&short);
    let shaped = || shape::find(&chars);
    let one = |field, value: Option<String>| value.map(|v| plain(field, v)).into_iter().collect();
    match (kind, about) {
        (Kind::Name, _) => person(text),
        (Kind::LastName, _) => part_of_name(Field::LastName, text),
        (Kind::FirstName | Kind::MiddleName, _) => part_of_name(Field::FirstName, text),
        (Kind::Fnr, _) => fnr(&chars),
        (Kind::Address, _) => address(text),
        (Kind::PostalCode | Kind::City, _) => town(text, kind == Kind::City),
        (Kind::Phone | Kind::Mobile, About::Employer) | (Kind::EmployerContact, _) => {
            one(Field::EmployerContact, words(text))
        }
        (Kind::Email, About::Employer) => one(Field::EmployerContact, words(text)),
        (Kind::Phone | Kind::Mobile | Kind::Email, About::Others) => Vec::new(),
        (Kind::NavPhone, _) | (Kind::Phone | Kind::Mobile, About::Nav) => {
            phone(Field::NavPhone, &chars)
        }
        (Kind::Phone, About::Participant) => phone(Field::Phone, &chars),
        (Kind::Mobile, About::Participant) => phone(Field::Mobile, &chars),
        (Kind::NavEmail, _) | (Kind::Email, About::Nav) => one(Field::NavEmail, email(&shaped())),
        (Kind::Email, About::Participant) => one(Field::Email, email(&shaped())),
        (Kind::NavOffice, _) => one(Field::NavOffice, words(text)),
        (Kind::NavCounsellor, _) => counsellor(text, &shaped()),
        (Kind::OrderDate, _) => one(Field::OrderDate, days(&shaped()).first().map(shown)),
        (Kind::SickSince, _) => sick(&chars, &shaped()),
        (Kind::EndDate, _) => one(Field::EndDate, days(&shaped()).last().map(shown)),
        (Kind::StartDate | Kind::Date, _) => period(kind, text, &shaped()),
        (Kind::SickPercent, _) => one(Field::SickPercent, percent(&chars, false)),
        (Kind::PositionPercent, _) => one(Field::PositionPercent, percent(&chars, false)),
        (Kind::EmployedAtReferral, _) => one(Field::EmployedAtReferral, yes_or_no(text)),
        (Kind::Employer, _) => employer(text),
        (Kind::Measure, _) => one(Field::Measure, words(text)),
        (Kind::OrderText | Kind::Nothing, _) => Vec::new(),
    }
}

/// Whether the text begins with what this kind's values look like: then a label needs no colon.
pub fn begins(kind: Kind, text: &[char]) -> bool {
    const FILLERS: [&str; 7] = ["er", "den", "fra", "nr", "siden", "pr", "på"];
    const LOOK: usize = 40;
    let text: String = text.iter().take(LOOK).collect();
    let mut words = text.split_whitespace().peekable();
    while words
        .next_if(|word| FILLERS.contains(&word.trim_end_matches(['.', ':'])))
        .is_some()
    {}
    let rest = words.collect::<Vec<_>>().join(" ");
    let rest: Vec<char> = rest
        .trim_start_matches(['-', '–'])
        .trim_start()
        .chars()
        .collect();
    let first = shape::find(&rest)
        .into_iter()
        .find(|shaped| shaped.at.start == 0);
    match (kind, first.map(|shaped| shaped.what)) {
        (Kind::Fnr, Some(What::Fnr(..))) => true,
        (Kind::Phone | Kind::Mobile | Kind::NavPhone, Some(What::Phone(_))) => true,
        (Kind::Email | Kind::NavEmail, Some(What::Email(_))) => true,
        (
            Kind::OrderDate | Kind::StartDate | Kind::EndDate | Kind::SickSince | Kind::Date,
            Some(What::Date(_)),
        ) => true,
        (Kind::SickPercent | Kind::PositionPercent, None) => {
            let number = rest
                .iter()
                .take_while(|c| c.is_ascii_digit() || **c == ',')
                .count();
            number > 0 && (rest.len() <= number + 2 || percent(&rest, true).is_some())
        }
        (Kind::EmployedAtReferral, None) => {
            const ANSWER: usize = 20;
            rest.len() <= ANSWER && yes_or_no(&rest.iter().collect::<String>()).is_some()
        }
        _ => false,
    }
}

/// Without the marks that stand around values on web pages and in mark-up; a lone dash is nothing.
fn tidy(text: &str) -> &str {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '_' | '•' | '|' | ';' | ',' | '<' | '>' | '…' | '"' | '“' | '”' | '«' | '»'
            )
    };
    let text = text.trim_matches(marks);
    const NOTHING: [&str; 9] = [
        "-",
        "–",
        "—",
        ".",
        "ikke oppgitt",
        "ikke aktuelt",
        "ukjent",
        "n/a",
        "ingen",
    ];
    match NOTHING.contains(&text.to_lowercase().as_str()) {
        true => "",
        false => text,
    }
}

/// A text with a letter or digit in it.
fn words(text: &str) -> Option<String> {
    text.chars()
        .any(char::is_alphanumeric)
        .then(|| text.to_owned())
}

fn person(text: &str) -> Vec<Value> {
    let Some(name) = name::parse(text) else {
        return Vec::new();
    };
    if name.last.is_empty() {
        let note = "Bare ett ord. Kontroller om det er fornavn eller etternavn.";
        return vec![Value {
            note: Some(note.to_owned()),
            ..plain(Field::FirstName, name.first)
        }];
    }
    let parts = [(Field::LastName, name.last), (Field::FirstName, name.first)];
    parts.map(|(field, part)| plain(field, part)).into()
}

fn part_of_name(field: Field, text: &str) -> Vec<Value> {
    let name = name::parse(text).map(|name| plain(field, name.full()));
    name.into_iter().collect()
}

/// The number, even where it cannot be right: the counsellor sees what stands there, and why.
fn fnr(text: &[char]) -> Vec<Value> {
    const MOST: usize = 18;
    let row = |c: &&char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.');
    let start = text
        .iter()
        .position(char::is_ascii_digit)
        .unwrap_or(text.len());
    let row: String = text
        .iter()
        .skip(start)
        .take_while(row)
        .filter(|c| c.is_ascii_digit())
        .take(MOST)
        .collect();
    let digits = match shape::find(text).into_iter().find_map(number) {
        Some(number) => number,
        None if row.len() < 6 => return Vec::new(),
        None => row,
    };
    let note = Fnr::parse(&digits).err().map(|error| error.to_string());
    vec![Value {
        note,
        ..plain(Field::Fnr, digits)
    }]
}

fn number(shaped: Shaped) -> Option<String> {
    match shaped.what {
        What::Fnr(number, _) => Some(number),
        _ => None,
    }
}

/// Street, postal code and town, as far as they are there: «Storgata 1, 0155 Oslo».
fn address(text: &str) -> Vec<Value> {
    let (street, town) = match with_town(text) {
        Some((street, code, city)) => {
            let town = [(Field::PostalCode, code), (Field::City, city)];
            (street, town.map(|(field, part)| plain(field, part)).into())
        }
        None => (text, Vec::new()),
    };
    let street = words(street).map(|street| plain(Field::Address, street));
    street.into_iter().chain(town).collect()
}

/// A text that ends in a postal code and a town, in these three parts.
fn with_town(text: &str) -> Option<(&str, &str, &str)> {
    let places = text.char_indices().rev();
    places.map(|(at, _)| at).find_map(|at| {
        let (street, town) = text.split_at_checked(at)?;
        let (code, city) = split_town(town)?;
        let begins = street
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        begins.then(|| (tidy(street), code, city))
    })
}

/// «0155 Oslo», also with the land before it: «NO-0155 Oslo».
pub fn split_town(text: &str) -> Option<(&str, &str)> {
    let text = text
        .strip_prefix("NO-")
        .or_else(|| text.strip_prefix("N-"))
        .unwrap_or(text);
    let (code, city) = text.split_at_checked(4)?;
    let named = city
        .strip_prefix(' ')
        .or_else(|| city.strip_prefix(", "))?
        .trim();
    let sound = domain_shape::is_postal_code(code)
        && named.chars().next().is_some_and(char::is_alphabetic)
        && named.chars().count() <= 40
        && !named.contains(|c: char| c.is_ascii_digit() || c == '@');
    sound.then_some((code, named))
}

fn town(text: &str, city_alone: bool) -> Vec<Value> {
    let town = split_town(text);
    let code = text.get(..4).filter(|_| text.len() == 4);
    match (town, code.filter(|code| domain_shape::is_postal_code(code))) {
        (Some((code, city)), _) => vec![plain(Field::PostalCode, code), plain(Field::City, city)],
        (None, Some(code)) => vec![plain(Field::PostalCode, code)],
        (None, None) if city_alone && !text.contains(|c: char| c.is_ascii_digit()) => words(text)
            .map(|city| plain(Field::City, city))
            .into_iter()
            .collect(),
        (None, None) => Vec::new(),
    }
}

fn phone(field: Field, text: &[char]) -> Vec<Value> {
    let found = shape::find(text)
        .into_iter()
        .find_map(|shaped| match shaped.what {
            What::Phone(number) => Some(number),
            _ => None,
        });
    let row =
        |c: &&char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '+' | '(' | ')' | '/');
    match found {
        Some(number) => vec![plain(field, number)],
        None => {
            let written: String = text.iter().take_while(row).collect();
            let written = written.trim();
            let digits: Vec<char> = written.chars().filter(char::is_ascii_digit).collect();
            // «02800», or a slip that the counsellor sees.
            let note = (!domain_shape::is_phone(written))
                .then(|| "Dette ser ikke ut som et telefonnummer. Kontroller det.".to_owned());
            let numbered = (5..=15).contains(&digits.len());
            let value = numbered.then(|| Value {
                note,
                ..plain(field, written)
            });
            value.into_iter().collect()
        }
    }
}

fn email(shaped: &[Shaped]) -> Option<String> {
    shaped.iter().find_map(|shaped| match &shaped.what {
        What::Email(address) => Some(address.clone()),
        _ => None,
    })
}

fn counsellor(text: &str, shaped: &[Shaped]) -> Vec<Value> {
    let name = name::parse(text).map(|name| plain(Field::NavCounsellor, name.full()));
    let reached = shaped.iter().filter_map(|shaped| match &shaped.what {
        What::Phone(number) => Some(plain(Field::NavPhone, number)),
        What::Email(address) => Some(plain(Field::NavEmail, address)),
        _ => None,
    });
    name.into_iter().chain(reached).collect()
}

fn days(shaped: &[Shaped]) -> Vec<Date> {
    let day = |shaped: &Shaped| match shaped.what {
        What::Date(day) => Some(day),
        _ => None,
    };
    shaped.iter().filter_map(day).collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "maps over references")]
fn shown(day: &Date) -> String {
    dates::norwegian(*day)
}

/// The first day and the last, or one of them: «01.02.2026 – 31.07.2026», «01.02.2026 –».
fn period(kind: Kind, text: &str, shaped: &[Shaped]) -> Vec<Value> {
    let open = text.ends_with(['-', '–', '—']);
    match (days(shaped).as_slice(), kind) {
        ([first, last, ..], _) => vec![
            plain(Field::StartDate, shown(first)),
            plain(Field::EndDate, shown(last)),
        ],
        ([day], Kind::Date) if !open => vec![plain(Field::OrderDate, shown(day))],
        ([day], _) => vec![plain(Field::StartDate, shown(day))],
        ([], _) => Vec::new(),
    }
}

/// The first day of sick leave, and how much: «12.01.2026, 50 %».
fn sick(text: &[char], shaped: &[Shaped]) -> Vec<Value> {
    let day = days(shaped)
        .first()
        .map(|day| plain(Field::SickSince, shown(day)));
    let part = percent(text, true).map(|part| plain(Field::SickPercent, part));
    day.into_iter().chain(part).collect()
}

/// A share from 0 to 100, as Norwegians write it; `marked` where it must say that it is one.
fn percent(text: &[char], marked: bool) -> Option<String> {
    let text: String = text.iter().collect();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(at..)?;
        let end = from
            .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
            .unwrap_or(from.len());
        let (number, after) = from.split_at_checked(end)?;
        let number = number.trim_end_matches([',', '.']);
        let said = after.trim_start().to_lowercase();
        let is_marked = said.starts_with('%') || said.starts_with("prosent");
        let share: Option<f64> = number.replace(',', ".").parse().ok();
        let fits = share.is_some_and(|share| (0.0..=100.0).contains(&share)) && number.len() <= 5;
        if fits && (is_marked || !marked) {
            return Some(number.replace('.', ","));
        }
        rest = after;
    }
    None
}

/// The name, and what stands behind it: who to speak with, and how.
fn employer(text: &str) -> Vec<Value> {
    let breaks = [", ", "; ", " v/", " / ", " – ", " - ", " ("];
    let at = breaks
        .iter()
        .filter_map(|sign| text.find(sign).map(|at| (at, sign.len())))
        .min();
    let (name, contact) = match at {
        Some((at, length)) => (
            text.get(..at).unwrap_or(text),
            text.get(at + length..).unwrap_or_default(),
        ),
        None => (text, ""),
    };
    let contact = tidy(contact).trim_end_matches(')');
    let values = [(Field::Employer, name), (Field::EmployerContact, contact)];
    let given = values
        .into_iter()
        .filter_map(|(field, text)| Some(plain(field, words(text)?)));
    let nobody = |name: &str| ["nei", "ingen arbeidsgiver"].contains(&name.to_lowercase().as_str());
    match nobody(name) {
        true => Vec::new(),
        false => given.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_split() {
        let parts = |text| {
            of(Kind::Address, About::Participant, text)
                .into_iter()
                .map(|v| v.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            parts("Storgata 1 B, 0155 Oslo"),
            ["Storgata 1 B", "0155", "Oslo"]
        );
        assert_eq!(
            parts("c/o Ås, Øvre vei 1200 4870 Fevik"),
            ["c/o Ås, Øvre vei 1200", "4870", "Fevik"]
        );
        assert_eq!(parts("Storgata 1"), ["Storgata 1"]);
        assert_eq!(parts("–"), [""; 0]);
    }

    #[test]
    fn shares() {
        let share = |text: &str| percent(&text.chars().collect::<Vec<_>>(), false);
        assert_eq!(share("37,5 %").as_deref(), Some("37,5"));
        assert_eq!(share("ca. 50 prosent").as_deref(), Some("50"));
        assert_eq!(share("150"), None);
    }
}
