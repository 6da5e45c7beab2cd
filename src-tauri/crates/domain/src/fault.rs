//! What is wrong with an agreement or template file, where, and why.

use serde::Serialize;

/// A refused file. Such files hold no participant, so the reason may quote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS, thiserror::Error)]
#[error("{file}, linje {line}: {reason}")]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// In Norwegian: what is wrong, and what to write instead where that is not plain.
    pub reason: String,
}

impl Fault {
    /// A fault at the byte `offset` of the file's text.
    pub fn at(file: &str, text: &str, offset: usize, reason: String) -> Self {
        let line = 1 + text.bytes().take(offset).filter(|b| *b == b'\n').count();
        Self {
            file: file.to_owned(),
            line,
            reason,
        }
    }
}

/// What a TOML reader says, in Norwegian. Our own messages, which serde passes on, stay as they are.
pub fn norwegian(message: &str) -> String {
    let message = message.trim();
    let quoted = message.split('`').nth(1).unwrap_or_default();
    let starts = |text: &str| message.starts_with(text);
    if starts("unknown field") {
        format!("Ukjent nøkkel: «{quoted}».")
    } else if starts("unknown variant") {
        format!("«{quoted}» er ikke et av ordene som kan stå her.")
    } else if starts("missing field") {
        format!("Nøkkelen «{quoted}» mangler.")
    } else if starts("duplicate key") {
        "Nøkkelen er satt to ganger.".to_owned()
    } else if starts("invalid type") || starts("invalid value") || starts("data did not match") {
        format!("Verdien er av feil type ({message}).")
    } else if starts("«") {
        message.to_owned()
    } else {
        format!("Filen er ikke gyldig TOML ({message}).")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_that_of_the_byte() {
        let line = |offset| Fault::at("f", "a\nb\n\nc", offset, String::new()).line;
        assert_eq!((line(0), line(2), line(5), line(99)), (1, 2, 4, 4));
    }
}
