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
    // Where the last thing ended that is written like a code but is a room, a bus, a shelf.
    let mut no_code = None;
    while at < text.tokens.len() {
        let Some(code) = form(text, at) else {
            at += 1;
            continue;
        };
        let to = range_end(text, code.end);
        let goes_on = no_code.is_some_and(|end| (end..at).all(|i| is_joint(text.tokens[i].text)));
        if !goes_on && is_told(text, at, &code) {
            hits.push(Hit {
                bytes: text.span(&(at..to)),
                kind: Kind::DiagnosisCode,
                reason,
            });
        } else {
            no_code = Some(to);
        }
        at = to;
    }
    hits
}

/// What is written like a diagnosis code.
struct Code {
    /// The token after it.
    end: usize,
    /// Whether it has a decimal.
    decimal: bool,
    /// Whether the full stop before its decimal is left out: `F320`.
    short: bool,
}

/// Whether it is one.
fn is_told(text: &Text<'_>, at: usize, code: &Code) -> bool {
    let letter = &text.tokens[at];
    let capital = letter.is_capitalised();
    let tight = text.is_glued(at);
    let says = |list: &str| LISTS.context(list).in_sentence(text, at);
    let stands_after = |list: &str| LISTS.context(list).stand_before(text, at, 1);
    let classified = says("classification");
    let elsewhere = says("code-elsewhere");
    let health = classified || says("health") || says("code") && !elsewhere;
    let mental = letter.folded == "f";
    let road = letter.text == "E" && !code.decimal;
    let vitamin = letter.text == "B" && text.tokens[code.end - 1].text == "12";
    let told = match (mental, code.decimal) {
        _ if classified => true,
        _ if code.short => health,
        (_, true) if tight => true,
        (true, true) => capital,
        (true, false) if tight && capital => health || !elsewhere && !stands_after("on-the-road"),
        _ if tight => health,
        _ => capital && health && "FP".contains(letter.text),
    };
    told && !stands_after("no-code-before") && !road && !vitamin
}

/// A single letter, two digits, and perhaps a full stop and one or two more; nothing else may touch it.
fn form(text: &Text<'_>, at: usize) -> Option<Code> {
    let letter = &text.tokens[at];
    let number = text.tokens.get(at + 1).filter(|t| t.is_number())?;
    let gap = matches!(text.gap(at), "" | " " | "\u{a0}");
    let touched = at > 0 && text.is_glued(at - 1) && text.tokens[at - 1].is_number();
    let short = number.text.len() == 3 && text.is_glued(at);
    let digits = number.text.len() == 2 || short;
    if !letter.is_word() || letter.text.len() != 1 || !digits || !gap || touched {
        return None;
    }
    let is = |i: usize, mark: &str| text.tokens.get(i).is_some_and(|t| t.text == mark);
    let part = text
        .tokens
        .get(at + 3)
        .filter(|t| t.is_number() && t.text.len() <= 2);
    let decimal = part.is_some()
        && !short
        && is(at + 2, ".")
        && text.is_glued(at + 1)
        && text.is_glued(at + 2);
    let end = if decimal { at + 4 } else { at + 2 };
    let glued_word = |i: usize| text.is_glued(i - 1) && text.tokens[i].is_word();
    if end < text.tokens.len() && glued_word(end) {
        return None;
    }
    // «T20-bane», «B12-mangel».
    let lower = |i: usize| {
        let token = text.tokens.get(i);
        token.is_some_and(|t| t.is_word() && !t.is_capitalised() && t.text.len() > 1)
    };
    let compound = is(end, "-") && text.is_glued(end - 1) && text.is_glued(end) && lower(end + 1);
    (!compound).then_some(Code {
        end,
        decimal,
        short,
    })
}

/// «F20–F29», «F20 til F29», «F40-48».
fn range_end(text: &Text<'_>, end: usize) -> usize {
    let Some(joint) = text.tokens.get(end).filter(|t| is_joint(t.text)) else {
        return end;
    };
    let dash = matches!(joint.text, "-" | "–" | "—");
    if !dash && joint.folded != "til" || end + 1 >= text.tokens.len() {
        return end;
    }
    if let Some(code) = form(text, end + 1) {
        return code.end;
    }
    let number = &text.tokens[end + 1];
    let bare = dash && number.is_number() && number.text.len() == 2;
    // «F20-29», but not «F20 - 29.3.».
    let alone = text.gap(end - 1).is_empty() && text.gap(end).is_empty();
    if bare && alone { end + 2 } else { end }
}

/// What stands between codes of which the first tells what all are.
fn is_joint(text: &str) -> bool {
    matches!(
        text,
        "-" | "–" | "—" | "," | "/" | "+" | "&" | "til" | "og" | "eller"
    )
}
