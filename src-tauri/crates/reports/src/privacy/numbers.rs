//! Fødselsnummer and telephone numbers among all the other digits of a text.

use super::{Asks, Hit, Kind, Surroundings, lists::LISTS, words::Text};
use domain::fnr;
use std::ops::Range;

/// How eleven digits are grouped in a fødselsnummer: the day, then the personal number.
const DAYS: [&[usize]; 3] = [&[6], &[2, 2, 2], &[2, 2, 4]];
const RESTS: [&[usize]; 4] = [&[5], &[3, 2], &[2, 3], &[1, 4]];
/// The usual groupings of a telephone number, and those that need a word that says what it is.
const TELEPHONES: [&[usize]; 3] = [&[8], &[3, 2, 3], &[2, 2, 2, 2]];
const ODD_TELEPHONES: [&[usize]; 6] = [&[2, 3, 3], &[3, 3, 2], &[4, 4], &[3, 5], &[5, 3], &[2, 6]];

/// Fødselsnummer where they do not belong.
pub(super) fn fnr(text: &Text<'_>, asks: Asks, around: &Surroundings) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let found = eleven(text, at)
            .and_then(|(end, digits, account)| {
                let reason = whose(text, at, &digits, account, asks, around)?;
                Some((end, reason))
            })
            .or_else(|| last_five(text, at));
        let Some((end, reason)) = found else {
            at += 1;
            continue;
        };
        if let Some((kind, reason)) = reason {
            let bytes = text.span(&(at..end));
            hits.push(Hit {
                bytes,
                kind,
                reason,
            });
        }
        at = end;
    }
    hits
}

/// Eleven digits from here, with the token after them and whether they are grouped as an account.
fn eleven(text: &Text<'_>, at: usize) -> Option<(usize, String, bool)> {
    if let Some((end, digits)) = groups(text, at, &[11], any_gap) {
        return Some((end, digits, false));
    }
    if let Some((end, digits)) = groups(text, at, &[4, 2, 5], any_gap) {
        return Some((end, digits, true));
    }
    for day in DAYS {
        for rest in RESTS {
            let sizes = [day, rest].concat();
            if let Some((end, digits)) = groups(text, at, &sizes, any_gap) {
                // A year in four digits: the number has its last two.
                let digits = match digits.len() {
                    13 => format!("{}{}", &digits[..4], &digits[6..]),
                    _ => digits,
                };
                return Some((end, digits, false));
            }
        }
    }
    let labelled = LISTS.context("fnr").stand_before(text, at, 2);
    labelled.then(|| however(text, at)).flatten()
}

/// Eleven digits in whatever groups, after a word that says what they are.
fn however(text: &Text<'_>, at: usize) -> Option<(usize, String, bool)> {
    let mut digits = String::new();
    let mut end = at;
    while digits.len() < 11 {
        let token = text.tokens.get(end).filter(|t| t.is_number())?;
        if end > at && !text.gap(end - 1).chars().all(|c| c == ' ' || c == '\u{a0}') {
            return None;
        }
        digits.push_str(token.text);
        end += 1;
    }
    (digits.len() == 11).then_some((end, digits, false))
}

/// Why eleven digits are pointed out; `Some(None)` where they are what the field asks for, `None` where they
/// are no fødselsnummer.
#[allow(clippy::option_option)]
fn whose(
    text: &Text<'_>,
    at: usize,
    digits: &str,
    account: bool,
    asks: Asks,
    around: &Surroundings,
) -> Option<Option<(Kind, &'static str)>> {
    let is = |number: &Option<domain::Fnr>| number.as_ref().is_some_and(|f| f.digits() == digits);
    if around.others.iter().any(|other| is(&other.fnr)) {
        let reason = "Fødselsnummeret til en annen deltaker.";
        return Some(Some((Kind::OtherParticipant, reason)));
    }
    if is(&around.own.fnr) {
        let reason = "Fødselsnummeret skal bare stå i feltet som ber om det.";
        return Some((asks != Asks::Number).then_some((Kind::Fnr, reason)));
    }
    // By its form an account number may be a fødselsnummer and the other way round: both end in the same
    // check digit. How it is grouped, and the word before it, tell them apart.
    if account || LISTS.context("other-number").stand_before(text, at, 2) {
        return None;
    }
    let labelled = LISTS.context("fnr").stand_before(text, at, 2);
    let sound = fnr::kind(digits);
    let apart = text.tokens[at].text.len() != 11;
    if sound.is_ok() {
        if asks == Asks::Number && around.own.fnr.is_none() {
            return Some(None);
        }
        let reason = "Fødselsnummer som ikke er deltakerens.";
        return Some(Some((Kind::Fnr, reason)));
    }
    // With a slip of the keys it still tells who it is.
    let likely = labelled || asks == Asks::Number;
    let dated = apart && sound == Err(fnr::FnrError::CheckDigit);
    (likely || dated).then_some(Some((
        Kind::Fnr,
        "Ser ut som et fødselsnummer med en skrivefeil.",
    )))
}

/// «personnr. 12345», the day being written elsewhere.
#[allow(clippy::type_complexity)]
fn last_five(text: &Text<'_>, at: usize) -> Option<(usize, Option<(Kind, &'static str)>)> {
    let (end, _) = groups(text, at, &[5], any_gap)?;
    let labelled = LISTS.context("last-five").stand_before(text, at, 3);
    labelled.then_some((
        end,
        Some((Kind::Fnr, "De fem siste sifrene i et fødselsnummer.")),
    ))
}

/// Telephone numbers of people whom the case does not know.
pub(super) fn telephone(text: &Text<'_>, asks: Asks, around: &Surroundings) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some((start, end, digits)) = eight(text, at).or_else(|| foreign(text, at)) else {
            at += 1;
            continue;
        };
        if let Some((kind, reason)) = called(text, start, &digits, asks, around) {
            let bytes = text.span(&(start..end));
            hits.push(Hit {
                bytes,
                kind,
                reason,
            });
        }
        at = end;
    }
    hits
}

/// A Norwegian number from here, with its first token, with or without the country's code.
fn eight(text: &Text<'_>, at: usize) -> Option<(usize, usize, String)> {
    let spaced = |gap: &str| matches!(gap, " " | "\u{a0}" | "");
    let plus = text.tokens[at].text == "+";
    let first = at + usize::from(plus);
    if let Some((end, digits)) =
        groups(text, first, &[10], spaced).or_else(|| groups(text, first, &[12], spaced))
    {
        let rest = digits
            .strip_prefix("0047")
            .or_else(|| digits.strip_prefix("47").filter(|_| plus));
        return rest
            .filter(|rest| rest.len() == 8)
            .map(|rest| (at, end, rest.to_owned()));
    }
    let code = text.tokens.get(first)?.text;
    let coded = code == "0047" || plus && code == "47";
    let body = first + usize::from(coded);
    if coded && !spaced(text.gap(first)) || plus && !coded {
        return None;
    }
    let labelled = LISTS.context("telephone").stand_before(text, at, 3)
        || LISTS.context("kin").stand_before(text, at, 2);
    let odd = || ODD_TELEPHONES.iter().filter(|_| labelled);
    let usual = TELEPHONES
        .iter()
        .find_map(|sizes| groups(text, body, sizes, spaced));
    let (end, digits) = usual
        .or_else(|| odd().find_map(|sizes| groups(text, body, sizes, spaced)))
        .or_else(|| {
            let sizes = TELEPHONES.iter().filter(|_| labelled);
            sizes
                .clone()
                .find_map(|sizes| groups(text, body, sizes, any_gap))
        })?;
    Some((at, end, digits))
}

/// «+46 70 123 45 67»: any number after another country's code.
fn foreign(text: &Text<'_>, at: usize) -> Option<(usize, usize, String)> {
    let number = |i: usize| text.tokens.get(i).filter(|t| t.is_number());
    if text.tokens[at].text != "+" || !text.is_glued(at) {
        return None;
    }
    let mut digits = number(at + 1)?.text.to_owned();
    let mut end = at + 2;
    while let Some(more) = number(end).filter(|_| matches!(text.gap(end - 1), " " | "\u{a0}")) {
        digits.push_str(more.text);
        end += 1;
    }
    (9..=15)
        .contains(&digits.len())
        .then_some((at, end, digits))
}

fn called(
    text: &Text<'_>,
    at: usize,
    digits: &str,
    asks: Asks,
    around: &Surroundings,
) -> Option<(Kind, &'static str)> {
    let is = |phone: &domain::Private| {
        let typed: String = phone.0.chars().filter(char::is_ascii_digit).collect();
        typed.len() >= 8 && (typed.ends_with(digits) || digits.ends_with(&typed))
    };
    let own = is(&around.own.phone) || around.known.iter().any(|known| is(&known.phone));
    if own {
        return None;
    }
    if around.others.iter().any(|other| is(&other.phone)) {
        let reason = "Telefonnummeret til en annen deltaker.";
        return Some((Kind::OtherParticipant, reason));
    }
    let abroad = digits.len() > 8;
    let labelled = abroad
        || LISTS.context("telephone").stand_before(text, at, 3)
        || LISTS.context("kin").stand_before(text, at, 2);
    let compact = text.tokens[at].text.len() == 8;
    let mobile = digits.starts_with(['4', '9']);
    // 800 and 81x are businesses, and so is what the public is told to ring.
    let public = digits.starts_with("800")
        || digits.starts_with("81")
        || LISTS.context("public").has(digits);
    let possible = (abroad || digits.starts_with(|c: char| ('2'..='9').contains(&c)))
        && (labelled || !is_day(digits) || !compact)
        && (labelled || mobile || !compact)
        && (labelled || !LISTS.context("other-number").stand_before(text, at, 4));
    (asks != Asks::Name && possible && !public).then_some((
        Kind::ContactDetails,
        "Telefonnummer til noen som ikke er kontakt i løpet.",
    ))
}

/// `20260131` or `31012026`.
fn is_day(digits: &str) -> bool {
    let day = |y: &str, m: &str, d: &str| {
        let year = y.starts_with("19") || y.starts_with("20");
        year && domain::dates::parse_iso(&format!("{y}-{m}-{d}")).is_some()
    };
    day(&digits[..4], &digits[4..6], &digits[6..]) || day(&digits[4..], &digits[2..4], &digits[..2])
}

fn any_gap(gap: &str) -> bool {
    let short = gap.chars().count() <= 3 && !gap.contains('\n');
    short
        && gap
            .chars()
            .all(|c| c.is_whitespace() || ".-–—/,:_·()".contains(c))
}

/// Groups of digits of these sizes from here on, with the token after them, and their digits. Marks
/// that `gap` allows may lie between; letters may not touch them.
fn groups(
    text: &Text<'_>,
    at: usize,
    sizes: &[usize],
    gap: fn(&str) -> bool,
) -> Option<(usize, String)> {
    let mut digits = String::new();
    let mut here = at;
    for (n, size) in sizes.iter().enumerate() {
        if n > 0 {
            let from = here;
            while here < text.tokens.len() && !text.tokens[here].is_number() {
                here += 1;
            }
            let between: Range<usize> =
                text.tokens[from - 1].range.end..text.tokens.get(here)?.range.start;
            if !gap(&text.text[between]) {
                return None;
            }
        }
        let token = text.tokens.get(here).filter(|t| t.is_number())?;
        if token.text.len() != *size {
            return None;
        }
        digits.push_str(token.text);
        here += 1;
    }
    let touches = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let span = text.span(&(at..here));
    let free = !touches(text.text[..span.start].chars().next_back())
        && !touches(text.text[span.end..].chars().next());
    free.then_some((here, digits))
}
