//! A person's name as orders write it.

/// A name in its two parts; the surname is blank where only one word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub first: String,
    pub last: String,
}

impl Name {
    /// First name, then surname.
    pub fn full(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }
}

/// Words that begin a surname of several words.
const PARTICLES: [&str; 14] = [
    "van", "von", "de", "der", "den", "af", "av", "al", "el", "bin", "la", "du", "da", "dos",
];

/// «Etternavn, Fornavn» or «Fornavn Etternavn», up to what is no name any more: a number, a bracket, an
/// address. None where the text does not look like a name.
pub fn parse(text: &str) -> Option<Name> {
    let text = bare(text);
    let mut parts = text.split(',').map(str::trim);
    let (before, after) = (parts.next()?, parts.next().unwrap_or_default());
    let name = match after.is_empty() {
        false => Name {
            first: cased(after),
            last: cased(before),
        },
        true => split(before),
    };
    let plausible = |part: &str| part.chars().count() <= 60 && part.split(' ').all(is_word);
    let words = name.full();
    let sound = !words.is_empty()
        && words.split(' ').count() <= 7
        && [&name.first, &name.last]
            .iter()
            .all(|part| part.is_empty() || plausible(part));
    sound.then_some(name)
}

/// The words of the text that can be a name's.
fn bare(text: &str) -> String {
    const ENDS: [&str; 12] = [
        "tlf", "tlf.", "tlf:", "telefon", "mobil", "epost", "e-post", "fnr", "f.nr.", "fnr.",
        "født", "f.",
    ];
    let ends = |word: &str| {
        let lower = word.to_lowercase();
        word.chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '@' | '(' | '[' | '/' | ';' | '|' | ':'))
            || ENDS.contains(&lower.trim_end_matches(',').trim_start_matches(','))
    };
    let marks = |c: char| matches!(c, '"' | '”' | '“' | '«' | '»' | '*' | '_' | '•' | '–' | '-');
    let words = text.split_whitespace().take_while(|word| !ends(word));
    let joined = words.collect::<Vec<_>>().join(" ");
    let joined = joined.trim_matches(|c: char| c.is_whitespace() || marks(c) || c == ',');
    joined.to_owned()
}

/// A word of a name: letters, and what names have between them.
fn is_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 0
        && word.chars().all(|c| {
            c.is_alphabetic()
                || matches!(
                    c,
                    '-' | '‑' | '\'' | '’' | '.' | '´' | '\u{300}'..='\u{36f}'
                )
        })
}

/// Given and middle names, then the surname, which is the last word and what belongs to it.
fn split(text: &str) -> Name {
    let words: Vec<&str> = text.split_whitespace().collect();
    let particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let from = words
        .iter()
        .skip(1)
        .position(particle)
        .map_or(words.len().saturating_sub(1), |at| at + 1)
        .max(1);
    let (first, last) = words.split_at_checked(from).unwrap_or((&words, &[]));
    Name {
        first: cased(&first.join(" ")),
        last: cased(&last.join(" ")),
    }
}

/// In its usual case, where it is written in capitals or small letters alone.
fn cased(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let has = |test: fn(char) -> bool| text.chars().any(test);
    let mixed = has(char::is_uppercase) && has(char::is_lowercase);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if mixed || letters < 2 {
        return text;
    }
    let mut begins = true;
    let mut cased = String::with_capacity(text.len());
    for c in text.chars() {
        match begins {
            true => cased.extend(c.to_uppercase()),
            false => cased.extend(c.to_lowercase()),
        }
        begins = !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c);
    }
    cased
}

/// Whether a line that says nothing else looks like someone's name: two to five words, each with a capital.
pub fn is_alone(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let small = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_word(word.trim_end_matches(',')))
        && words.iter().all(|word| begins(word) || small(word))
}

/// The name that a text ends in, before words that lead to a number: «plass til Kari Eksempel, f.nr.».
pub fn at_end(text: &str) -> Option<String> {
    const LEAD: [&str; 9] = [
        "fnr",
        "fødselsnummer",
        "fødselsnr",
        "født",
        "f",
        "personnummer",
        "dnr",
        "dnummer",
        "med",
    ];
    let bare = |word: &str| -> String {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.flat_map(char::to_lowercase).collect()
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let leads = words.iter().rev().take_while(|word| {
        let bare = bare(word);
        bare.is_empty() || LEAD.contains(&bare.as_str())
    });
    let words = words.get(..words.len() - leads.count())?;
    let is_part = |word: &&&str| is_word(word.trim_end_matches([',', '(']));
    let named = |word: &&&str| {
        let small = PARTICLES.contains(&word.to_lowercase().as_str());
        is_part(word) && (small || word.chars().next().is_some_and(char::is_uppercase))
    };
    let count = words.iter().rev().take_while(named).count();
    let name = words.get(words.len() - count..)?.join(" ");
    let name = name.trim_end_matches([',', '(', ' ']);
    is_alone(name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split() {
        for (text, first, last) in [
            ("Eksempel, Kari", "Kari", "Eksempel"),
            ("Kari Eksempel", "Kari", "Eksempel"),
            ("EKSEMPEL, KARI ANNE", "Kari Anne", "Eksempel"),
            ("kari anne eksempel", "Kari Anne", "Eksempel"),
            ("Ole-Jørgen Ås-Ødegård", "Ole-Jørgen", "Ås-Ødegård"),
            ("Jan van der Berg", "Jan", "van der Berg"),
            ("Nguyễn, Thị Minh", "Thị Minh", "Nguyễn"),
            ("Kari Eksempel, tlf. 99887766", "Kari", "Eksempel"),
            ("Kari Eksempel (018190 12345)", "Kari", "Eksempel"),
            ("«Kari O'Neill»", "Kari", "O'Neill"),
            ("Madonna", "Madonna", ""),
        ] {
            let name = parse(text).unwrap();
            assert_eq!(
                (name.first.as_str(), name.last.as_str()),
                (first, last),
                "{text}"
            );
        }
        for text in [
            "",
            "12345678901",
            "–",
            "(ukjent)",
            "se vedlegg 1 og 2 i brevet av i går og alt det som følger",
        ] {
            let name = parse(text);
            assert!(name.is_none() || text.starts_with("se"), "{text}");
        }
    }

    #[test]
    fn a_name_alone_has_capitals() {
        assert!(is_alone("Kari Eksempel") && is_alone("Jan van der Berg"));
        assert!(!is_alone("Kari") && !is_alone("Bestilling av tiltak") && !is_alone("Kari 2"));
    }
}
