//! The shapes of what a person is reached by. Light checks, which catch a slip of the keys before it
//! stands in a report; whether the number is the right one, nobody can tell from its shape.

/// A Norwegian postal code: four digits.
pub fn is_postal_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// A telephone number: eight digits, a short number of five that begins with 0, or a foreign one with
/// its prefix. Spaces and the usual signs between the digits do not matter.
///
/// ```
/// use domain::shape::is_phone;
/// for sound in ["900 00 001", "90000001", "32-00.00 00", "02800", "+47 900 00 001", "0046 8 123 456 78"] {
///     assert!(is_phone(sound), "{sound}");
/// }
/// for slip in ["9000001", "900000011", "12345", "+47", "9OO 00 001", "900 00 001 / 900 00 002", "47+90000001"] {
///     assert!(!is_phone(slip), "{slip}");
/// }
/// ```
pub fn is_phone(text: &str) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '–');
    let text: String = text.chars().filter(|c| !between(*c)).collect();
    let plus = text.strip_prefix('+');
    let digits = plus.unwrap_or(&text);
    let prefixed = plus.or_else(|| text.strip_prefix("00"));
    let length = digits.len();
    length > 0
        && digits.bytes().all(|b| b.is_ascii_digit())
        && match (plus, prefixed) {
            (None, _) if length == 8 || (length == 5 && digits.starts_with('0')) => true,
            // The longest that the international numbering plan (E.164) knows.
            (_, Some(foreign)) => (7..=15).contains(&foreign.len()),
            _ => false,
        }
}

/// An e-mail address: something, one `@`, and a domain with a dot.
///
/// ```
/// use domain::shape::is_email;
/// assert!(is_email("åse.øy@arrangør.example"));
/// for slip in ["kari", "kari@nav", "kari@@nav.example", "kari nav@nav.example", "@nav.example", "kari@.example", "kari@nav."] {
///     assert!(!is_email(slip), "{slip}");
/// }
/// ```
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let Some((who, domain)) = text.split_once('@') else {
        return false;
    };
    let labels = || domain.split('.');
    !who.is_empty()
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        && !domain.contains('@')
        && labels().count() > 1
        && labels().all(|label| !label.is_empty())
}
