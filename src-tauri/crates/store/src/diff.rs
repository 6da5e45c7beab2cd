//! What changed between two values of a record, small enough to store at every pause in typing, and
//! invertible: undo, earlier versions and history read nothing else.
//!
//! Objects are compared key by key, at any depth; a long text as one splice; everything else
//! (numbers, lists, short texts) is replaced whole.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::fmt;

/// A text is spliced when that saves at least this many bytes; the notation itself takes about as many.
const WORTH_A_SPLICE: usize = 24;

/// One change within a value.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// A text lost and gained something in one place.
    Splice {
        /// The object keys that lead to the text.
        at: Vec<String>,
        /// Where, in bytes of UTF-8 from the text's start; on a character boundary.
        position: usize,
        /// What stood there.
        removed: String,
        /// What stands there now.
        inserted: String,
    },
    /// A value came, went or was replaced.
    Set {
        /// The object keys that lead to it; empty is the record as a whole.
        at: Vec<String>,
        /// What was there; `None` when there was nothing, which is not the same as `null`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[serde(deserialize_with = "present")]
        old: Option<Value>,
        /// What is there now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[serde(deserialize_with = "present")]
        new: Option<Value>,
    },
}

/// Tells `null` from nothing, which serde's own `Option` does not.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// The way from one value to another, and back. `None` stands for a record that does not exist.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diff(Vec<Step>);

/// A diff was applied to a value that it does not start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the difference does not fit the value")]
pub struct DiffError;

impl Diff {
    /// The difference between two values.
    pub fn between(old: Option<&Value>, new: Option<&Value>) -> Self {
        let mut steps = Vec::new();
        compare(&mut Vec::new(), old, new, &mut steps);
        Self(steps)
    }

    /// True when nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The single changes. Personal data.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The object keys that lead to each change.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &[String]> {
        self.0.iter().map(|step| match step {
            Step::Splice { at, .. } | Step::Set { at, .. } => at.as_slice(),
        })
    }

    /// From the old value to the new one.
    pub fn apply(&self, old: Option<Value>) -> Result<Option<Value>, DiffError> {
        let mut value = old;
        for step in &self.0 {
            value = step.take(value, false)?;
        }
        Ok(value)
    }

    /// From the new value back to the old one.
    pub fn revert(&self, new: Option<Value>) -> Result<Option<Value>, DiffError> {
        let mut value = new;
        for step in self.0.iter().rev() {
            value = step.take(value, true)?;
        }
        Ok(value)
    }
}

/// Values are personal data: only the number of steps shows.
impl fmt::Debug for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Diff({} steps)", self.0.len())
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Splice { .. } => "Splice(…)",
            Self::Set { .. } => "Set(…)",
        })
    }
}

fn compare(at: &mut Vec<String>, old: Option<&Value>, new: Option<&Value>, steps: &mut Vec<Step>) {
    match (old, new) {
        _ if old == new => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let added = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(added) {
                at.push(key.clone());
                compare(at, before.get(key), after.get(key), steps);
                at.pop();
            }
        }
        (Some(Value::String(before)), Some(Value::String(after))) => {
            steps.push(splice(at, before, after).unwrap_or_else(|| set(at, old, new)));
        }
        _ => steps.push(set(at, old, new)),
    }
}

fn set(at: &[String], old: Option<&Value>, new: Option<&Value>) -> Step {
    Step::Set {
        at: at.to_vec(),
        old: old.cloned(),
        new: new.cloned(),
    }
}

fn splice(at: &[String], before: &str, after: &str) -> Option<Step> {
    let same = |(a, b): &(char, char)| a == b;
    let bytes = |(a, _): (char, char)| a.len_utf8();
    let head: usize = (before.chars().zip(after.chars()))
        .take_while(same)
        .map(bytes)
        .sum();
    // The tail is looked for in what the head leaves, so that the two never overlap («aa» → «aaa»).
    let (removed, inserted) = (before.get(head..)?, after.get(head..)?);
    let tail: usize = (removed.chars().rev().zip(inserted.chars().rev()))
        .take_while(same)
        .map(bytes)
        .sum();
    (2 * (head + tail) >= WORTH_A_SPLICE).then_some(Step::Splice {
        at: at.to_vec(),
        position: head,
        removed: removed.get(..removed.len() - tail)?.to_owned(),
        inserted: inserted.get(..inserted.len() - tail)?.to_owned(),
    })
}

impl Step {
    /// Takes the step, forwards or `back`. Checks that what it replaces is what it expects.
    fn take(&self, value: Option<Value>, back: bool) -> Result<Option<Value>, DiffError> {
        match self {
            Self::Set { at, old, new } => {
                let (from, to) = if back { (new, old) } else { (old, new) };
                replace(at, value, &|found| {
                    if found.as_ref() == from.as_ref() {
                        Ok(to.clone())
                    } else {
                        Err(DiffError)
                    }
                })
            }
            Self::Splice {
                at,
                position,
                removed,
                inserted,
            } => {
                let (from, to) = if back {
                    (inserted, removed)
                } else {
                    (removed, inserted)
                };
                replace(at, value, &|found| {
                    let Some(Value::String(mut text)) = found else {
                        return Err(DiffError);
                    };
                    let end = position.checked_add(from.len()).ok_or(DiffError)?;
                    if text.get(*position..end) != Some(from.as_str()) {
                        return Err(DiffError);
                    }
                    text.replace_range(*position..end, to);
                    Ok(Some(Value::String(text)))
                })
            }
        }
    }
}

type Change<'a> = &'a dyn Fn(Option<Value>) -> Result<Option<Value>, DiffError>;

fn replace(
    at: &[String],
    value: Option<Value>,
    change: Change<'_>,
) -> Result<Option<Value>, DiffError> {
    let Some((key, rest)) = at.split_first() else {
        return change(value);
    };
    let Some(Value::Object(mut object)) = value else {
        return Err(DiffError);
    };
    let inner = replace(rest, take_key(&mut object, key), change)?;
    if let Some(inner) = inner {
        object.insert(key.clone(), inner);
    } else {
        object.shift_remove(key);
    }
    Ok(Some(Value::Object(object)))
}

/// Takes a value out of an object and leaves its place, so that keys keep their order.
fn take_key(object: &mut Map<String, Value>, key: &str) -> Option<Value> {
    object.get_mut(key).map(Value::take)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn stored(diff: &Diff) -> Diff {
        serde_json::from_str(&serde_json::to_string(diff).unwrap()).unwrap()
    }

    #[test]
    fn typing_one_letter_into_a_long_text_stores_one_letter() {
        let text = "Deltakeren møter fast og har god kontakt med bedriften. ".repeat(100);
        let old = json!({"case": "1", "values": {"maal": text, "annet": "x"}});
        let new = json!({"case": "1", "values": {"maal": format!("{text}Å"), "annet": "x"}});
        let diff = Diff::between(Some(&old), Some(&new));
        let size = serde_json::to_string(&diff).unwrap().len();
        assert!(size < 100, "{size} bytes");
    }

    #[test]
    fn nothing_and_null_are_two_things() {
        let (without, null) = (json!({}), json!({"a": null}));
        let diff = Diff::between(Some(&without), Some(&null));
        assert!(!diff.is_empty());
        assert_eq!(
            stored(&diff).apply(Some(without.clone())),
            Ok(Some(null.clone()))
        );
        assert_eq!(stored(&diff).revert(Some(null)), Ok(Some(without)));
    }

    #[test]
    fn a_splice_cuts_between_characters() {
        // Both letters begin with the byte C3.
        let old = json!("tolv tegn og flere: æ, og så videre");
        let new = json!("tolv tegn og flere: ø, og så videre");
        let diff = Diff::between(Some(&old), Some(&new));
        let [
            Step::Splice {
                removed, inserted, ..
            },
        ] = diff.steps()
        else {
            panic!("one splice expected");
        };
        assert_eq!((removed.as_str(), inserted.as_str()), ("æ", "ø"));
    }

    #[test]
    fn a_diff_does_not_fit_another_value() {
        let (old, new) = (json!({"a": 1}), json!({"a": 2}));
        let diff = Diff::between(Some(&old), Some(&new));
        assert_eq!(diff.apply(Some(json!({"a": 3}))), Err(DiffError));
        assert_eq!(diff.revert(Some(old)), Err(DiffError));
        assert_eq!(diff.apply(None), Err(DiffError));
    }

    #[test]
    fn debug_shows_no_value() {
        let diff = Diff::between(None, Some(&json!({"name": "Kari"})));
        assert!(!format!("{diff:?} {:?}", diff.steps()).contains("Kari"));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[aæ🦊]{0,40}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-d]", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn apply_goes_there_and_revert_comes_back(
            old in prop::option::of(any_value()),
            new in prop::option::of(any_value()),
        ) {
            let diff = stored(&Diff::between(old.as_ref(), new.as_ref()));
            prop_assert_eq!(diff.is_empty(), old == new);
            prop_assert_eq!(diff.apply(old.clone()), Ok(new.clone()));
            prop_assert_eq!(diff.revert(new), Ok(old));
        }

        #[test]
        fn texts_too(head in "[aæ🦊]{0,30}", old in "[aæ🦊]{0,9}", new in "[aæ🦊]{0,9}", tail in "[aæ🦊]{0,30}") {
            let old = json!({"t": format!("{head}{old}{tail}")});
            let new = json!({"t": format!("{head}{new}{tail}")});
            let diff = stored(&Diff::between(Some(&old), Some(&new)));
            prop_assert_eq!(diff.apply(Some(old.clone())), Ok(Some(new.clone())));
            prop_assert_eq!(diff.revert(Some(new)), Ok(Some(old)));
        }
    }
}
