//! What differs between two texts, word by word.

use domain::Private;
use serde::Serialize;
use ts_rs::TS;

/// A run of text that one of two texts lacks, or both have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Part {
    /// Which of the two has it.
    pub kind: PartKind,
    /// The run itself, with its spaces.
    pub text: Private,
}

/// Which of two texts has a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Both.
    Same,
    /// Only the first.
    Removed,
    /// Only the second.
    Added,
}

/// Texts that differ in more words than this (the two counts multiplied) are shown as replaced whole: nobody
/// reads such a comparison, and it would take its time.
const MOST: usize = 4_000_000;

/// The way from one text to the other. The runs that are not [`PartKind::Added`] make up the first text,
/// those that are not [`PartKind::Removed`] the second. Of a place where words were exchanged, what went
/// stands before what came.
pub fn difference(before: &str, after: &str) -> Vec<Part> {
    let (before, after) = (words(before), words(after));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = before.iter().zip(&after).take_while(same).count();
    let (old, new) = (&before[head..], &after[head..]);
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(same)
        .count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);

    let mut parts = Vec::new();
    add(&mut parts, PartKind::Same, &before[..head]);
    middle(&mut parts, old, new);
    add(&mut parts, PartKind::Same, &before[before.len() - tail..]);
    parts
}

/// By the longest run of words that both have in the same order.
fn middle(parts: &mut Vec<Part>, old: &[&str], new: &[&str]) {
    let width = new.len() + 1;
    let cells = (old.len() + 1).saturating_mul(width);
    if old.is_empty() || new.is_empty() || cells > MOST {
        add(parts, PartKind::Removed, old);
        add(parts, PartKind::Added, new);
        return;
    }
    // How many words the two have in common from here on.
    let mut common = vec![0_u32; cells];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut gone, mut came) = (0, 0);
    let mut exchanged = |parts: &mut Vec<Part>, i: usize, j: usize| {
        add(parts, PartKind::Removed, &old[gone..i]);
        add(parts, PartKind::Added, &new[came..j]);
        (gone, came) = (i + 1, j + 1);
    };
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            exchanged(parts, i, j);
            add(parts, PartKind::Same, &old[i..=i]);
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    exchanged(parts, old.len(), new.len());
}

/// Joins a run to the one before it where both are of a kind.
fn add(parts: &mut Vec<Part>, kind: PartKind, words: &[&str]) {
    if words.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(last) if last.kind == kind => last.text.0.extend(words.iter().copied()),
        _ => parts.push(Part {
            kind,
            text: words.concat().into(),
        }),
    }
}

/// Words and what stands between them, each of its own, so that a new space does not change a word.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut within = None;
    for (at, character) in text.char_indices() {
        let kind = character.is_alphanumeric();
        // Spaces and signs stand alone, so that one comma more is one change.
        if within.is_some_and(|before| before != kind || !kind) {
            words.push(&text[start..at]);
            start = at;
        }
        within = Some(kind);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let parts = difference(before, after);
        let mark = |part: &Part| match part.kind {
            PartKind::Same => part.text.0.clone(),
            PartKind::Removed => format!("[-{}-]", part.text.0),
            PartKind::Added => format!("[+{}+]", part.text.0),
        };
        parts.iter().map(mark).collect()
    }

    #[test]
    fn only_the_changed_words_are_marked() {
        assert_eq!(
            shown("Kari møter presis hver dag.", "Kari møter sent hver dag."),
            "Kari møter [-presis-][+sent+] hver dag."
        );
        assert_eq!(
            shown("Møter fast", "Møter fast, trives"),
            "Møter fast[+, trives+]"
        );
        assert_eq!(shown("", "Nytt"), "[+Nytt+]");
        assert_eq!(shown("Borte", ""), "[-Borte-]");
        assert_eq!(shown("Likt", "Likt"), "Likt");
        assert_eq!(shown("", ""), "");
    }

    #[test]
    fn letters_are_not_cut() {
        assert_eq!(shown("å gå", "å få"), "å [-gå-][+få+]");
    }

    #[test]
    fn the_runs_make_up_both_texts() {
        let words = ["a ", "æ", "b, ", "a b.\n", "ø ø ", ""];
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            let longer = |text: &String| words.map(|word| format!("{text}{word}"));
            texts = texts.iter().flat_map(longer).collect();
        }
        for (before, after) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            let parts = difference(before, after);
            let without = |kind| -> String {
                let kept = parts.iter().filter(|part| part.kind != kind);
                kept.map(|part| part.text.0.as_str()).collect()
            };
            assert_eq!(without(PartKind::Added), *before);
            assert_eq!(without(PartKind::Removed), *after);
        }
    }
}
