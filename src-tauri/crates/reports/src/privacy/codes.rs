//! Diagnosis codes: ICD-10 (`F20.0`) and ICPC-2 (`P72`).

use super::{Hit, Kind, lists::LISTS, words::Text};
use crate::Audience;

/// The diagnosis codes in a text. Outside ICD-10's chapter F a letter with two digits is one only where the
/// sentence speaks of health: rooms, roads, screws and vitamins are written so as well.
pub(super) fn find(text: &Text<'_>, audience: Audience) -> Vec<Hit> {
    let reason = match audience {
        Audience::Employer => "Diagnosekode i et dokument til arbeidsgiver.",
        _ => "Diagnosekode. NAV trenger å vite hva diagnosen betyr for arbeidet, ikke hva den er.",
    };
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(end) = code(text, at) else {
            at += 1;
            continue;
        };
        // «F20–F29», «F40-48».
        let to = range_end(text, end);
        hits.push(Hit {
            bytes: text.span(&(at..to)),
            kind: Kind::DiagnosisCode,
            reason,
        });
        at = to;
    }
    hits
}

/// The token after a code that begins here.
fn code(text: &Text<'_>, at: usize) -> Option<usize> {
    let (end, decimal) = form(text, at)?;
    let letter = text.tokens[at].text;
    let capital = text.tokens[at].is_capitalised();
    let tight = text.is_glued(at);
    let health = LISTS.context("health").in_sentence(text, at);
    let elsewhere = LISTS.context("no-code-before").stand_before(text, at, 1);
    let mental = letter.eq_ignore_ascii_case("f");
    let road = letter == "E" && !decimal;
    let on_the_way = LISTS.context("on-the-road").stand_before(text, at, 1);
    let vitamin = letter == "B" && text.tokens[end - 1].text == "12";
    let told = if tight {
        match (mental, decimal) {
            (_, true) => true,
            (true, false) if capital => health || !on_the_way,
            _ => health,
        }
    } else {
        capital && (mental && decimal || health && "FP".contains(letter))
    };
    (told && !elsewhere && !road && !vitamin).then_some(end)
}

/// A single letter, two digits, and perhaps a full stop and one or two more; nothing else may touch it.
fn form(text: &Text<'_>, at: usize) -> Option<(usize, bool)> {
    let letter = &text.tokens[at];
    let number = text.tokens.get(at + 1).filter(|t| t.is_number())?;
    let gap = matches!(text.gap(at), "" | " " | "\u{a0}");
    let touched = at > 0 && text.is_glued(at - 1) && text.tokens[at - 1].is_number();
    if !letter.is_word() || letter.text.len() != 1 || number.text.len() != 2 || !gap || touched {
        return None;
    }
    let is = |i: usize, mark: &str| text.tokens.get(i).is_some_and(|t| t.text == mark);
    let part = text
        .tokens
        .get(at + 3)
        .filter(|t| t.is_number() && t.text.len() <= 2);
    let decimal =
        part.is_some() && is(at + 2, ".") && text.is_glued(at + 1) && text.is_glued(at + 2);
    let end = if decimal { at + 4 } else { at + 2 };
    let glued_word = |i: usize| text.is_glued(i - 1) && text.tokens[i].is_word();
    if end < text.tokens.len() && glued_word(end) {
        return None;
    }
    // «T20-bane», «B12-mangel».
    let lower = |i: usize| {
        let token = text.tokens.get(i);
        token.is_some_and(|t| t.is_word() && !t.is_capitalised())
    };
    let compound = is(end, "-") && text.is_glued(end - 1) && text.is_glued(end) && lower(end + 1);
    (!compound).then_some((end, decimal))
}

fn range_end(text: &Text<'_>, end: usize) -> usize {
    let dash = text
        .tokens
        .get(end)
        .is_some_and(|t| matches!(t.text, "-" | "–" | "—"));
    if !dash {
        return end;
    }
    match form(text, end + 1) {
        Some((to, _)) => to,
        None => end,
    }
}
