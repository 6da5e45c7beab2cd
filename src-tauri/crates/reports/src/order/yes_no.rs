//! An answer by ticked boxes.

/// The one that is said, or that is ticked where both stand: «JA ☒ NEI ☐», «☐ JA ☒ NEI», «JA X NEI».
pub(super) fn yes_or_no(text: &str) -> Option<String> {
    #[derive(Clone, Copy, PartialEq)]
    enum Token {
        Word(bool),
        Ticked,
        Empty,
    }
    let spaced = text
        .replace("(ikke valgt)", "☐")
        .replace("(valgt)", "☒")
        .replace("[ ]", "☐")
        .replace("( )", "☐")
        .replace("[]", "☐")
        .replace("()", "☐");
    let spaced: String = spaced
        .chars()
        .flat_map(|c| match c {
            '☐' | '□' | '○' | '☒' | '☑' | '✓' | '✔' | '■' | '✗' | '✘' | '●' | '◉' | '⊠' =>
            {
                vec![' ', c, ' ']
            }
            '[' | ']' | '(' | ')' | '/' | ',' | '.' | ':' | '|' => vec![' '],
            _ => vec![c],
        })
        .collect();
    let tokens: Vec<Token> = spaced
        .split_whitespace()
        .take(8)
        .filter_map(|word| match word.to_lowercase().as_str() {
            "ja" => Some(Token::Word(true)),
            "nei" => Some(Token::Word(false)),
            "x" | "☒" | "☑" | "✓" | "✔" | "■" | "✗" | "✘" | "●" | "◉" | "⊠" => {
                Some(Token::Ticked)
            }
            "☐" | "□" | "○" => Some(Token::Empty),
            _ => None,
        })
        .collect();
    let is_box = |token: &&Token| matches!(token, Token::Ticked | Token::Empty);
    let said: Vec<bool> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(*word),
            _ => None,
        })
        .collect();
    let yes = match said[..] {
        // «☐ Ja» alone says nothing.
        [word] => (!tokens.contains(&Token::Empty)).then_some(word)?,
        [first, second] if first != second => {
            let ticked = tokens
                .iter()
                .filter(|token| **token == Token::Ticked)
                .count();
            let at = tokens.iter().position(|token| *token == Token::Ticked)?;
            // The box stands before its word where one stands before the first word.
            let before = tokens.first().as_ref().is_some_and(is_box);
            let word = |token: &Token| match token {
                Token::Word(word) => Some(*word),
                _ => None,
            };
            let (left, right) = tokens.split_at_checked(at)?;
            let of = match before {
                true => right.iter().find_map(word),
                false => left.iter().rev().find_map(word),
            };
            of.filter(|_| ticked == 1)?
        }
        _ => return None,
    };
    Some(if yes { "JA" } else { "NEI" }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_belongs_to_its_word() {
        for (text, said) in [
            ("JA", Some("JA")),
            ("Nei.", Some("NEI")),
            ("JA ☒ NEI ☐", Some("JA")),
            ("☐ JA ☒ NEI", Some("NEI")),
            ("JA X NEI", Some("JA")),
            ("JA NEI X", Some("NEI")),
            ("[x] Ja [ ] Nei", Some("JA")),
            ("( ) ja (x) nei", Some("NEI")),
            ("☑JA ☐NEI", Some("JA")),
            ("JA NEI", None),
            ("JA ☒ NEI ☒", None),
            ("☐ JA ☐ NEI", None),
            ("", None),
        ] {
            assert_eq!(yes_or_no(text).as_deref(), said, "{text}");
        }
    }
}
