//! The recovery code: a second way in that is printed and put away.
//!
//! ```text
//! 7K3MQ-X04TB-…   seven groups of five signs: four random ones and one that checks them
//! ```
//! The signs are Crockford's 32: digits and capitals without I, L, O and U. 28 random signs are 140
//! bits. Each group checks itself, so that a slip of the pen or the finger is told, with its group,
//! from a code that is another; and a group in another's place is a slip, too.

use crate::{Result, StoreError, crypto};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use zeroize::Zeroizing;

pub(crate) const SIGNS: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 7;
const GROUP: usize = 5;
const LENGTH: usize = GROUPS * GROUP;
/// How much of the code [`confirms`](TypedCode::confirms) it when typed back.
const TAIL: usize = 2 * GROUP;

/// A sign's number, 0–31, or none of them where another sign was typed.
type Number = Option<u8>;

/// A recovery code. Wiped when dropped and never copied, hence no `Clone`; `Debug` shows nothing.
pub struct RecoveryCode(Zeroizing<[u8; LENGTH]>);

impl RecoveryCode {
    pub(crate) fn random() -> Result<Self> {
        // 256 is 8 times 32, so that the low five bits of a random byte favour no sign.
        let random = Zeroizing::new(crypto::random::<LENGTH>()?);
        let mut signs = Zeroizing::new([0; LENGTH]);
        let groups = signs.chunks_exact_mut(GROUP).zip(random.chunks(GROUP));
        for (place, (group, random)) in groups.enumerate() {
            let mut numbers = Zeroizing::new([0; GROUP]);
            for (number, random) in numbers.iter_mut().zip(random) {
                *number = random % 32;
            }
            numbers[GROUP - 1] = check_number(place, &numbers[..]);
            for (sign, number) in group.iter_mut().zip(*numbers) {
                *sign = SIGNS[usize::from(number)];
            }
        }
        Ok(Self(signs))
    }

    /// For the open store only, which must be able to confirm what it has given out.
    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// For key derivation only: the signs without hyphens.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0[..]
    }

    /// As it is printed: in groups, with hyphens.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + GROUPS));
        for (i, sign) in self.0.iter().enumerate() {
            if i > 0 && i % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(*sign));
        }
        text
    }
}

/// For the one answer that shows it.
impl Serialize for RecoveryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// A recovery code as someone typed it. Case, spaces and hyphens do not matter, nor does O for 0, or
/// I or L for 1. Wiped when dropped; `Debug` shows nothing.
pub struct TypedCode(Zeroizing<String>);

impl TypedCode {
    /// The code, or [`StoreError::MistypedRecoveryCode`] when no code can look so.
    pub fn parse(&self) -> Result<RecoveryCode> {
        let numbers = self.numbers();
        if numbers.len() != LENGTH {
            return Err(StoreError::MistypedRecoveryCode { group: None });
        }
        let mut signs = Zeroizing::new([0; LENGTH]);
        fill(&mut signs[..], &numbers, 0)?;
        Ok(RecoveryCode(signs))
    }

    /// Whether this is the end of `code`, its last two groups: `None` when it is not as short as that.
    pub(crate) fn confirms(&self, code: &RecoveryCode) -> Option<Result<()>> {
        let numbers = self.numbers();
        if numbers.len() != TAIL {
            return None;
        }
        let mut signs = Zeroizing::new([0; TAIL]);
        if let Err(slip) = fill(&mut signs[..], &numbers, GROUPS - TAIL / GROUP) {
            return Some(Err(slip));
        }
        let same = signs[..] == code.0[LENGTH - TAIL..];
        Some(same.then_some(()).ok_or(StoreError::WrongRecoveryCode))
    }

    fn numbers(&self) -> Zeroizing<Vec<Number>> {
        // Room for all at once: growing would leave copies that nobody wipes.
        let mut numbers = Zeroizing::new(Vec::with_capacity(self.0.len()));
        numbers.extend(self.0.chars().filter(|sign| !separates(*sign)).map(number));
        numbers
    }
}

impl From<String> for TypedCode {
    fn from(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }
}

impl From<&str> for TypedCode {
    fn from(typed: &str) -> Self {
        Self::from(typed.to_owned())
    }
}

impl<'de> Deserialize<'de> for TypedCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An owned text, such as a `serde_json::Value` holds, is moved and not copied.
        String::deserialize(deserializer).map(Self::from)
    }
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

/// Spaces, and what a keyboard or a word processor makes of a hyphen.
fn separates(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn number(typed: char) -> Number {
    let sign = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    };
    let number = SIGNS.iter().position(|known| char::from(*known) == sign)?;
    u8::try_from(number).ok()
}

/// Writes the signs of whole groups, of which the first stands at `place` in the code.
fn fill(signs: &mut [u8], numbers: &[Number], place: usize) -> Result<()> {
    let groups = signs
        .chunks_exact_mut(GROUP)
        .zip(numbers.chunks_exact(GROUP));
    for (place, (signs, typed)) in (place..).zip(groups) {
        let slip = StoreError::MistypedRecoveryCode {
            group: Some(place + 1),
        };
        let mut numbers = Zeroizing::new([0; GROUP]);
        for (number, typed) in numbers.iter_mut().zip(typed) {
            *number = typed.ok_or(slip.clone())?;
        }
        if numbers[GROUP - 1] != check_number(place, &numbers[..]) {
            return Err(slip);
        }
        for (sign, number) in signs.iter_mut().zip(*numbers) {
            *sign = SIGNS[usize::from(number)];
        }
    }
    Ok(())
}

/// The last number of the group at `place`, from those before it: their sum in the field of 32
/// elements, each multiplied by a factor of its own, none of them 1 and none of them nothing. Any
/// one wrong sign therefore shows, and so do any two that have changed places, the last one
/// included. The place goes in so that a whole group in another's place shows as well.
fn check_number(place: usize, numbers: &[u8]) -> u8 {
    let [a, b, c, d, ..] = *numbers else { return 0 };
    // Horner's scheme: the factors are the powers 4, 3, 2 and 1 of the field's generator.
    let place = place.to_le_bytes()[0];
    let sum = [a, b, c, d].into_iter().fold(0, |sum, n| doubled(sum ^ n));
    sum ^ place
}

/// Times the generator of the field of 32 elements, x⁵ = x² + 1.
fn doubled(number: u8) -> u8 {
    let shifted = number << 1;
    if shifted & 32 == 0 {
        shifted
    } else {
        shifted ^ 0b10_0101
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "00000-00001-00002-00003-00004-00005-00006";

    fn typed(text: &str) -> TypedCode {
        TypedCode::from(text)
    }

    fn slip(text: &str) -> Option<usize> {
        match typed(text).parse() {
            Err(StoreError::MistypedRecoveryCode { group }) => group,
            other => panic!("«{text}»: {other:?}"),
        }
    }

    #[test]
    fn a_code_reads_as_it_was_printed() {
        for _ in 0..100 {
            let code = RecoveryCode::random().unwrap();
            let text = code.text();
            assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [5; 7]);
            assert_eq!(typed(&text).parse().unwrap().bytes(), code.bytes());
        }
        let (one, two) = (RecoveryCode::random(), RecoveryCode::random());
        assert_ne!(one.unwrap().bytes(), two.unwrap().bytes());
    }

    /// Worked out by another program: what was printed once stays a code for ever.
    #[test]
    fn a_code_printed_once_stays_a_code() {
        let text = "GP1XQ-F3A7H-QYFRQ-6F0D1-THBRR-A48W9-8800R";
        assert_eq!(*typed(text).parse().unwrap().text(), text);
    }

    #[test]
    fn how_it_is_typed_does_not_matter() {
        let plain = "0000000001000020000300004000050000 6";
        for text in [
            CODE,
            plain,
            "ooooo ooool oooo2 oooo3 oooo4 oooo5 oooo6",
            "OOOOO–OOOOI—OOOO2\u{ad}OOOO3\u{a0}OOOO4\n00005\t--00006 ",
        ] {
            let code = typed(text).parse().unwrap();
            assert_eq!(*code.text(), CODE, "«{text}»");
        }
        let lower = RecoveryCode::random().unwrap();
        let text = lower.text().to_lowercase();
        assert_eq!(typed(&text).parse().unwrap().bytes(), lower.bytes());
    }

    #[test]
    fn every_wrong_sign_shows_with_its_group() {
        let code = RecoveryCode::random().unwrap();
        let text = code.text();
        for (i, was) in text.char_indices().filter(|(_, sign)| *sign != '-') {
            for sign in SIGNS.map(char::from).into_iter().chain(['U', 'Å', '?']) {
                if sign != was {
                    let mut wrong: Vec<char> = text.chars().collect();
                    wrong[i] = sign;
                    let wrong: String = wrong.into_iter().collect();
                    assert_eq!(slip(&wrong), Some(i / 6 + 1), "{i}");
                }
            }
        }
    }

    #[test]
    fn signs_and_groups_that_changed_places_show() {
        let code = RecoveryCode::random().unwrap();
        let text: Vec<char> = code.text().chars().filter(|sign| *sign != '-').collect();
        for i in 0..LENGTH {
            for j in i + 1..(i / GROUP + 1) * GROUP {
                let mut wrong = text.clone();
                wrong.swap(i, j);
                if wrong != text {
                    let wrong: String = wrong.into_iter().collect();
                    assert_eq!(slip(&wrong), Some(i / GROUP + 1));
                }
            }
        }
        let text = code.text();
        let mut groups: Vec<&str> = text.split('-').collect();
        groups.swap(2, 5);
        assert_eq!(slip(&groups.join("-")), Some(3));
    }

    #[test]
    fn too_little_or_too_much_is_a_slip() {
        for text in ["", "0", "00000-00001", &CODE[1..], &format!("{CODE}0")] {
            assert_eq!(slip(text), None, "«{text}»");
        }
    }

    #[test]
    fn the_last_two_groups_stand_for_the_whole() {
        let code = typed(CODE).parse().unwrap();
        let answer = |text: &str| typed(text).confirms(&code);
        assert_eq!(answer("oooo5 oooo6"), Some(Ok(())));
        // Sound groups of another code.
        let mut other = [Some(1), Some(2), Some(3), Some(4), Some(0)];
        let numbers = other.map(Option::unwrap_or_default);
        other[4] = Some(check_number(6, &numbers));
        let group: String = other
            .map(|n| char::from(SIGNS[usize::from(n.unwrap())]))
            .into_iter()
            .collect();
        let wrong = Some(Err(StoreError::WrongRecoveryCode));
        assert_eq!(answer(&format!("00005-{group}")), wrong);
        let slip = |group| Some(Err(StoreError::MistypedRecoveryCode { group: Some(group) }));
        assert_eq!(answer("00006 00005"), slip(6));
        assert_eq!(answer("00005 00007"), slip(7));
        assert_eq!(answer("00005"), None);
        assert_eq!(answer(CODE), None);
    }

    #[test]
    fn debug_shows_nothing() {
        let code = typed(CODE);
        let text = format!("{code:?} {:?}", code.parse());
        assert_eq!(text, "TypedCode(…) Ok(RecoveryCode(…))");
    }
}
