//! Text as it goes onto the page. Everything that prints or compares a value uses these, so that the
//! two never disagree.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text that is printed for what was typed or pasted: composed characters, `\n` as the only line
/// break, plain spaces, and none of the invisible characters that other programs leave behind.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut previous = '\0';
    for c in text.nfc() {
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => clean.push('\n'),
            '\u{2029}' => clean.push_str("\n\n"),
            '\t' => clean.push_str("    "),
            '\u{202f}' | '\u{2007}' => clean.push('\u{a0}'),
            // Word's bullet, pasted from its Symbol font.
            '\u{f0b7}' => clean.push('•'),
            c if c.is_control() || is_invisible(c) => {}
            c if c.is_whitespace() && c != '\u{a0}' => clean.push(' '),
            c => clean.push(c),
        }
        previous = c;
    }
    clean
}

/// Marks of direction, joining, shape and hyphenation, which draw nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text's paragraphs, each with its lines. Blank lines part paragraphs and are not counted. A word
/// that does not `fit` on a line of its own may break anywhere.
pub fn paragraphs(clean: &str, fits: impl Fn(&str) -> bool) -> Vec<Vec<String>> {
    let mut paragraphs = vec![Vec::new()];
    for line in clean.lines().map(str::trim_end) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (true, Some(last)) if last.is_empty() => {}
            (true, _) => paragraphs.push(Vec::new()),
            (false, Some(last)) => last.push(breakable(line, &fits)),
            (false, None) => {}
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

/// Puts zero-width spaces into the words that do not fit.
fn breakable(line: &str, fits: &impl Fn(&str) -> bool) -> String {
    let mut text = String::with_capacity(line.len());
    for word in line.split_inclusive(' ') {
        if fits(word.trim_end_matches(' ')) {
            text.push_str(word);
            continue;
        }
        for (i, c) in word.chars().enumerate() {
            if i > 0 && c != ' ' && !is_combining_mark(c) {
                text.push('\u{200b}');
            }
            text.push(c);
        }
    }
    text
}

/// The characters that are compared when a page is read back: no white space, nothing invisible.
pub fn squeeze(text: &str) -> String {
    clean(text).chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_comes_clean() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d"), "a\nb\nc\nd");
        assert_eq!(clean("A\u{30a}se\u{ad}n\u{200b}\u{feff}\u{202e}"), "Åsen");
        assert_eq!(clean("\u{f0b7}\tpunkt\u{7}"), "•    punkt");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        let fits = |_: &str| true;
        assert_eq!(
            paragraphs("\n\na\nb \n \n\nc\n", fits),
            [vec!["a", "b"], vec!["c"]]
        );
        assert!(paragraphs(" \n\n", fits).is_empty());
    }

    #[test]
    fn only_long_words_get_places_to_break_at() {
        let fits = |word: &str| word.len() < 5;
        assert_eq!(breakable("kort ord", &fits), "kort ord");
        assert_eq!(
            breakable("et lengre", &fits),
            "et l\u{200b}e\u{200b}n\u{200b}g\u{200b}r\u{200b}e"
        );
        assert_eq!(squeeze(&breakable("et lengre", &fits)), "etlengre");
    }
}
