//! Word lists as data: `assets/privacy`. They are embedded and grow without a change of code.

use super::{pattern::Classes, phrases::Phrases, words::fold};
use std::{collections::BTreeMap, sync::LazyLock};

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../assets/privacy/",
            $name
        ))
    };
}

/// Every list.
pub(super) struct Lists {
    pub diagnoses: Phrases,
    pub health: Phrases,
    pub order: Phrases,
    pub convictions: Phrases,
    /// Surnames that are ordinary words or places.
    pub ordinary: Vec<String>,
    pub given_names: Vec<String>,
    context: BTreeMap<String, Phrases>,
}

impl Lists {
    /// The words that tell what stands beside them. A name that the file does not have is an empty list;
    /// a test holds the two together.
    pub(super) fn context(&self, name: &str) -> &Phrases {
        static NONE: LazyLock<Phrases> = LazyLock::new(Phrases::default);
        self.context.get(name).unwrap_or(&NONE)
    }
}

/// The embedded lists.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut classes: Classes = read(asset!("classes.toml"));
    let given_names = names(asset!("given-names.txt"));
    let person = classes.entry("person".to_owned()).or_default();
    *person = format!("{person} {}", given_names.join(" "));
    let context: BTreeMap<String, String> = read(asset!("context.toml"));
    Lists {
        diagnoses: Phrases::new(&read(asset!("diagnoses.toml")), &classes),
        health: Phrases::new(&read(asset!("health.toml")), &classes),
        order: Phrases::new(&read(asset!("order.toml")), &classes),
        convictions: Phrases::new(&read(asset!("convictions.toml")), &classes),
        ordinary: names(asset!("names-that-are-words.txt")),
        given_names,
        context: context
            .into_iter()
            .map(|(name, words)| (name, Phrases::of_words(&words, &classes)))
            .collect(),
    }
});

/// What does not read is empty; a test sees that every file reads.
fn read<T: serde::de::DeserializeOwned + Default>(file: &str) -> T {
    toml::from_str(file).unwrap_or_default()
}

fn names(file: &str) -> Vec<String> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(fold).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{
        super::{phrases::File, words::Text},
        *,
    };

    #[test]
    fn every_list_of_context_that_the_code_names_is_there() {
        for name in [
            "fnr",
            "last-five",
            "other-number",
            "telephone",
            "public",
            "role-address",
            "home",
            "kin",
            "at-work",
            "passed",
            "person-before",
            "person-after",
            "street",
            "title",
            "office",
            "place-after",
            "health",
            "code",
            "code-elsewhere",
            "classification",
            "no-code-before",
            "on-the-road",
        ] {
            assert!(LISTS.context.contains_key(name), "{name}");
        }
        assert_eq!(LISTS.context.len(), 22, "a list that nothing reads");
    }

    #[test]
    fn every_file_reads_and_names_no_class_that_is_not_there() {
        toml::from_str::<BTreeMap<String, String>>(asset!("context.toml")).unwrap();
        let classes: Classes = toml::from_str(asset!("classes.toml")).unwrap();
        for file in [
            asset!("diagnoses.toml"),
            asset!("health.toml"),
            asset!("order.toml"),
            asset!("convictions.toml"),
        ] {
            toml::from_str::<File>(file).unwrap();
            for named in file.split('@').skip(1) {
                let name: String = named.chars().take_while(|c| c.is_alphabetic()).collect();
                assert!(classes.contains_key(&name), "{name}");
            }
        }
    }

    #[test]
    fn a_slip_of_the_keys_a_compound_and_a_gap_are_met() {
        let found = |text| LISTS.health.find(&Text::new(text)).len();
        for text in [
            "pyskolog",
            "sykmellding",
            "ryggproblemene",
            "Hun tåler svært dårlig støy",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        assert_eq!(found("Hun sliter med skyttelbussen"), 1);
        assert_eq!(found("Hun sliter med å finne parkering"), 0, "taken back");
    }

    #[test]
    fn a_capital_letter_counts_and_an_exception_takes_back() {
        let found = |text| LISTS.diagnoses.find(&Text::new(text)).len();
        assert_eq!((found("Ho har ME."), found("me har avtale")), (1, 0));
        assert_eq!((found("har kreft"), found("Kreftforeningen")), (1, 0));
    }
}
