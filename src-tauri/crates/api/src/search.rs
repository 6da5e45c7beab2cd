//! Words as they are searched for. The window folds the short lists that it filters itself in the same
//! way (`foldForSearch` in `ui/src/format.ts`).

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// As people type who do not have the letter at hand: «anna» finds «Áŋŋá», «ostby» finds «Østby».
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase).nfd() {
        match letter {
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ŋ' => folded.push('n'),
            'ŧ' => folded.push('t'),
            mark if is_combining_mark(mark) => {}
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn letters_are_found_by_their_plain_kin() {
        for (written, typed) in [
            ("Áŋŋá Đđ Ŧŧ", "anna dd tt"),
            ("Østby Ærlig Åse", "ostby aerlig ase"),
            ("A\u{30a}se", "ase"),
            ("Café", "cafe"),
        ] {
            assert_eq!(fold(written), typed);
        }
    }
}
