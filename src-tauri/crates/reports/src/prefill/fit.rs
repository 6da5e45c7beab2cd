//! A first text as its field takes it.

use crate::number::Number;
use crate::{Field, FieldKind};

/// The text for a field of this kind; none where it is nothing that could stand there. «fast» chooses the
/// option «Fast», and «50 %» fills a number that counts per cent.
pub fn fit(field: &Field, text: &str) -> Option<String> {
    let option = |text: &str| {
        let same = |option: &&String| option.to_lowercase() == text.trim().to_lowercase();
        field.options.iter().find(same).cloned()
    };
    // What does not apply can be said of anything.
    if text == crate::NOT_APPLICABLE {
        return Some(text.to_owned());
    }
    match field.kind {
        FieldKind::Choice => option(text),
        FieldKind::Checks => {
            let options: Vec<String> = text.lines().filter_map(option).collect();
            (!options.is_empty()).then(|| options.join("\n"))
        }
        FieldKind::Number => {
            let unit = field.unit.as_deref().unwrap_or_default();
            let number = text.strip_suffix(unit).unwrap_or(text).trim();
            Number::parse(number).map(|_| number.to_owned())
        }
        _ => Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Width;

    fn field(kind: FieldKind, options: &[&str], unit: Option<&str>) -> Field {
        Field {
            id: "felt".into(),
            label: "Felt:".into(),
            help: None,
            hint: None,
            kind,
            required: true,
            width: Width::Full,
            prefill: None,
            carry: None,
            comment: false,
            options: options.iter().map(|o| (*o).to_owned()).collect(),
            unit: unit.map(str::to_owned),
            sum: false,
            sum_of: Vec::new(),
            party: None,
        }
    }

    #[test]
    fn a_text_becomes_what_the_field_takes_or_nothing() {
        let choice = field(FieldKind::Choice, &["Fast", "Midlertidig"], None);
        assert_eq!(fit(&choice, "midlertidig").as_deref(), Some("Midlertidig"));
        assert_eq!(
            fit(&choice, "fast (Varelager AS)"),
            None,
            "no guess is made"
        );
        let checks = field(FieldKind::Checks, &["Praksis", "Kurs", "Jobb"], None);
        assert_eq!(
            fit(&checks, "kurs\nannet\npraksis").as_deref(),
            Some("Kurs\nPraksis")
        );
        assert_eq!(fit(&checks, "annet"), None);
        let percent = field(FieldKind::Number, &[], Some("%"));
        assert_eq!(fit(&percent, "50 %").as_deref(), Some("50"));
        assert_eq!(fit(&percent, "50 % (Varelager AS)"), None);
        let line = field(FieldKind::Line, &[], None);
        assert_eq!(
            fit(&line, "hva som helst").as_deref(),
            Some("hva som helst")
        );
    }
}
