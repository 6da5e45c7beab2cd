//! What records of no case say of a participant all the same: an invoice basis with a name on it, an
//! evaluation that quotes, a notice of a breach.
//!
//! One rule for all of them: where such a text names a participant who is being deleted, by name, number,
//! reference or a sentence that stood in the case, the words are blotted out, in drafts and in what was
//! delivered; the rest of the text and every figure stays. Of such a record the log keeps no values, since
//! earlier versions named the participant too, and it keeps no PDF.
//!
//! Looked at are the fields that a kind names in [`Record::FREE_TEXT`](crate::Record::FREE_TEXT). What is written about
//! the participant in *another* participant's case stays: it is that one's.

use crate::forget::{Forget, erase, going};
use crate::kinds::{self, Reference};
use crate::write::{DOCUMENT, Write};
use crate::{Change, Record as _, Result, StoreError, change, query};
use domain::{Case, Contact, Id, Person, Phrase, Profile};
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands where something was blotted out.
pub(crate) const BLOT: &str = "[slettet]";

/// A text of a case counts as the participant's own words from this length on, in characters: shorter ones
/// («Ikke aktuelt») are anybody's.
const PASSAGE: usize = 16;

/// What a participant is known by, in folded characters.
#[derive(Default)]
struct Known {
    /// References, full names, numbers, addresses: told in whatever case they are written.
    marks: BTreeSet<Vec<char>>,
    /// First and last names by themselves, as they are written.
    names: BTreeSet<Vec<char>>,
    /// Texts of the case, with single spaces.
    passages: BTreeSet<String>,
    /// Names of others, in which nothing is blotted out.
    others: BTreeSet<Vec<char>>,
}

/// The records of no case that name someone whom `what` deletes, now or in an earlier version.
pub(crate) fn telling(conn: &Connection, what: &Forget) -> Result<BTreeSet<Id>> {
    let records = going(conn, what)?;
    let what = Forget {
        cases: what.cases.clone(),
        records,
    };
    Known::of(conn, &what)?.told_in(conn, &what)
}

/// Blots them out, within a rebuild; `what` names only records that do go. Before anything else is forgotten,
/// for by then nobody knows the names. Answers how many records it changed.
pub(crate) fn blot_out(write: &mut Write<'_>, what: &Forget) -> Result<u64> {
    let known = Known::of(write.connection(), what)?;
    let told = known.told_in(write.connection(), what)?;
    for id in &told {
        let changes = change::of_record(write.connection(), id)?;
        let kind = changes.first().and_then(|first| kinds::find(&first.kind));
        let Some(kind) = kind else { continue };
        // An earlier version may be older than its kind's shape.
        let references =
            |version: &Value| (kind.references)(&version.to_string()).unwrap_or_default();
        let versions = replay(&changes).into_iter();
        let before: BTreeSet<Reference> =
            versions.flat_map(|version| references(&version)).collect();
        let Some(body) = stored(write.connection(), id)? else {
            let documents = before
                .iter()
                .filter(|to| to.kind == DOCUMENT)
                .map(|to| &to.id);
            erase(write, documents.chain([id]))?;
            continue;
        };
        let mut value = json(&body)?;
        for path in kind.free_text {
            if let Some(part) = at(&mut value, path) {
                known.blot(part);
            }
        }
        let redacted = (kind.without_copies)(value)?;
        let after = references(&redacted);
        let gone = |to: &&Reference| to.kind == DOCUMENT && !after.contains(to);
        let documents = before.iter().filter(gone).map(|to| &to.id);
        erase(write, documents.chain([id]))?;
        (kind.put)(write, id, &redacted)?;
    }
    Ok(told.len() as u64)
}

impl Known {
    fn of(conn: &Connection, what: &Forget) -> Result<Self> {
        let mut known = Self::default();
        for id in &what.records {
            for person in versions::<Person>(conn, id)? {
                known.person(&person);
            }
        }
        for case in &what.cases {
            let changes = change::list(conn, Some(case))?;
            let own = |change: &&Change| change.kind == Case::KIND;
            for version in replay(changes.iter().filter(own)) {
                let reference = version.get("reference").and_then(Value::as_str);
                known.mark(reference.unwrap_or_default());
            }
            known.words_of(changes);
        }
        known.mask(conn, what)?;
        known.leave_common(conn, what)?;
        Ok(known)
    }

    fn person(&mut self, person: &Person) {
        let (first, last) = (person.first_name.trimmed(), person.last_name.trimmed());
        self.mark(&format!("{first} {last}"));
        self.mark(&format!("{last}, {first}"));
        for texts in [&person.phone, &person.email, &person.address] {
            self.mark(texts.trimmed());
        }
        let digits: String = person
            .phone
            .0
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        self.mark(&digits);
        if let Some(fnr) = &person.fnr {
            self.mark(fnr.digits());
            self.mark(&fnr.spaced());
        }
        for name in [first, last].into_iter().flat_map(str::split_whitespace) {
            let upper = name.chars().next().is_some_and(char::is_uppercase);
            if upper && name.chars().count() > 1 {
                self.names.insert(name.chars().collect());
            }
        }
    }

    /// What is too short to tell anyone apart is none.
    fn mark(&mut self, text: &str) {
        let text = text.trim();
        if text.chars().filter(|c| c.is_alphanumeric()).count() > 3 {
            self.marks.insert(text.chars().map(fold).collect());
        }
    }

    /// The texts of a case's records, in all versions.
    fn words_of(&mut self, changes: Vec<Change>) {
        let mut by_record: BTreeMap<Id, Vec<Change>> = BTreeMap::new();
        for change in changes {
            by_record
                .entry(change.record.clone())
                .or_default()
                .push(change);
        }
        for changes in by_record.values() {
            for version in replay(changes) {
                for_each_text(&version, &mut |text| {
                    let lines = text.lines().map(single_spaced);
                    let own = |line: &String| line.chars().count() >= PASSAGE && line.contains(' ');
                    self.passages.extend(lines.filter(own));
                });
            }
        }
    }

    /// Names of those who stay, in which a name by itself is theirs.
    fn mask(&mut self, conn: &Connection, what: &Forget) -> Result<()> {
        let stays = |id: &Id| !what.records.contains(id);
        let mut names: Vec<String> = Vec::new();
        for (id, person) in query::all::<Person>(conn)? {
            if stays(&id) {
                names.push(person.full_name().0);
            }
        }
        for (id, contact) in query::all::<Contact>(conn)? {
            if stays(&id) {
                names.push(contact.name.0);
            }
        }
        for profile in query::all::<Profile>(conn)?.into_values() {
            names.extend([profile.counsellor.0, profile.provider.0]);
        }
        let folded = |name: String| name.trim().chars().map(fold).collect::<Vec<_>>();
        let names = names.into_iter().map(folded);
        self.others = names
            .filter(|name| !name.is_empty() && !self.marks.contains(name))
            .collect();
        Ok(())
    }

    /// Texts that others have as well, phrases among them, are nobody's own words.
    fn leave_common(&mut self, conn: &Connection, what: &Forget) -> Result<()> {
        if self.passages.is_empty() {
            return Ok(());
        }
        let mut rows = conn.prepare(include_str!("sql/record/case_files.sql"))?;
        let mut rows = rows.query([])?;
        let mut common: BTreeSet<String> = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let (kind, case): (String, Option<Id>) = (row.get(1)?, row.get(2)?);
            let others = case.is_some_and(|case| !what.cases.contains(&case));
            if !others && kind != Phrase::KIND {
                continue;
            }
            let body: String = row.get(3)?;
            for_each_text(&json(&body)?, &mut |text| {
                for line in text.lines().map(single_spaced) {
                    if self.passages.contains(&line) {
                        common.insert(line);
                    }
                }
            });
        }
        self.passages.retain(|passage| !common.contains(passage));
        Ok(())
    }

    fn told_in(&self, conn: &Connection, what: &Forget) -> Result<BTreeSet<Id>> {
        let mut told = BTreeSet::new();
        let mut query = conn.prepare(include_str!("sql/forget/of_no_case.sql"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (id, kind): (Id, String) = (row.get(0)?, row.get(1)?);
            let Some(kind) = kinds::find(&kind) else {
                continue;
            };
            if kind.free_text.is_empty() || what.records.contains(&id) {
                continue;
            }
            let changes = change::of_record(conn, &id)?;
            let tells = replay(&changes).into_iter().any(|mut version| {
                kind.free_text
                    .iter()
                    .any(|path| at(&mut version, path).is_some_and(|part| self.blot(part)))
            });
            if tells {
                told.insert(id);
            }
        }
        Ok(told)
    }

    /// Blots out in every text below; true where there was something.
    fn blot(&self, value: &mut Value) -> bool {
        let mut any = false;
        match value {
            Value::String(text) => {
                if let Some(without) = self.without(text) {
                    *text = without;
                    any = true;
                }
            }
            Value::Array(parts) => parts.iter_mut().for_each(|part| any |= self.blot(part)),
            Value::Object(parts) => parts.values_mut().for_each(|part| any |= self.blot(part)),
            _ => {}
        }
        any
    }

    /// The text without what names the participant; none where nothing does.
    fn without(&self, text: &str) -> Option<String> {
        let quotes = |line: &str| {
            self.passages
                .iter()
                .any(|passage| line.contains(&**passage))
        };
        let mut quoted = false;
        let mut lines: Vec<String> = Vec::new();
        for line in text.split('\n') {
            let mut spaced = single_spaced(line);
            if !quotes(&spaced) {
                lines.push(line.to_owned());
                continue;
            }
            quoted = true;
            for passage in self.passages.iter().rev() {
                spaced = spaced.replace(&**passage, BLOT);
            }
            lines.push(spaced);
        }
        let text: Vec<char> = lines.join("\n").chars().collect();
        let folded: Vec<char> = text.iter().copied().map(fold).collect();
        let mut gone = vec![false; text.len()];
        let mut named = false;
        let mut cover = |range: std::ops::Range<usize>| {
            gone[range].fill(true);
            named = true;
        };
        for mark in &self.marks {
            places(&folded, mark).for_each(&mut cover);
        }
        let own: Vec<_> = self
            .names
            .iter()
            .flat_map(|name| places(&text, name))
            .collect();
        if !own.is_empty() {
            let mut theirs = vec![false; text.len()];
            for other in &self.others {
                places(&folded, other).for_each(|range| theirs[range].fill(true));
            }
            let own = own
                .into_iter()
                .filter(|range| !theirs[range.clone()].contains(&true));
            own.for_each(&mut cover);
        }
        if !named && !quoted {
            return None;
        }
        let mut left = String::new();
        for (i, c) in text.iter().enumerate() {
            match gone[i] {
                false => left.push(*c),
                true if i == 0 || !gone[i - 1] => left.push_str(BLOT),
                true => {}
            }
        }
        Some(left)
    }
}

/// Where a word or words stand by themselves, not as a part of others.
fn places(text: &[char], words: &[char]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let length = words.len().max(1);
    let free = move |at: Option<&char>| at.is_none_or(|c| !c.is_alphanumeric());
    (0..(text.len() + 1).saturating_sub(length)).filter_map(move |start| {
        let end = start + length;
        let stands = text[start..end] == *words
            && free(start.checked_sub(1).and_then(|before| text.get(before)))
            && free(text.get(end));
        stands.then_some(start..end)
    })
}

/// Without the difference of small and capital letters, sign for sign.
fn fold(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn for_each_text(value: &Value, look: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(parts) => parts.iter().for_each(|part| for_each_text(part, look)),
        Value::Object(parts) => parts.values().for_each(|part| for_each_text(part, look)),
        _ => {}
    }
}

/// The part of a record that the keys lead to.
fn at<'v>(value: &'v mut Value, path: &[&str]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, key| value.get_mut(key))
}

/// Every version of a record, oldest first, as far as the log still holds its values.
pub(crate) fn replay<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<Value> {
    let mut now: Option<Value> = None;
    let mut versions = Vec::new();
    for change in changes {
        let Some(diff) = &change.diff else {
            now = None;
            continue;
        };
        now = diff.apply(now.take()).unwrap_or_default();
        versions.extend(now.clone());
    }
    versions
}

fn versions<R: crate::Record>(conn: &Connection, id: &str) -> Result<Vec<R>> {
    let changes = change::of_record(conn, id)?;
    let own = changes.iter().filter(|change| change.kind == R::KIND);
    let versions = replay(own).into_iter();
    Ok(versions
        .filter_map(|version| serde_json::from_value(version).ok())
        .collect())
}

fn json(body: &str) -> Result<Value> {
    serde_json::from_str(body).map_err(|_| StoreError::UnreadableRecord { kind: "record" })
}

/// A record's body.
fn stored(conn: &Connection, id: &str) -> Result<Option<String>> {
    let mut query = conn.prepare_cached(include_str!("sql/forget/stored.sql"))?;
    Ok(query.query_row([id], |row| row.get(1)).optional()?)
}
