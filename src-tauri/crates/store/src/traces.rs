//! What records of no case say of a participant all the same: an invoice basis with a name on it, an
//! evaluation that quotes, a notice of a breach.
//!
//! One rule for all of them: where such a text names a participant who is being deleted, by name, number,
//! reference or a sentence that stood in the case, the words are blotted out, in drafts and in what was
//! delivered; the rest of the text and every figure stays. Of such a record the log keeps no values, since
//! earlier versions named the participant too, and it keeps no PDF.
//!
//! A first or last name by itself proves less: it may be a place or an ordinary word. It is blotted out where it
//! stands by itself and is nobody else's, but it costs no PDF and no file.
//!
//! Looked at are the fields that a kind names in [`Record::FREE_TEXT`](crate::Record::FREE_TEXT). What is written about
//! the participant in *another* participant's case stays: it is that one's.

use crate::forget::{Forget, erase, going};
use crate::kinds::{self, Reference};
use crate::write::{DOCUMENT, Write};
use crate::{Change, Record as _, Result, StoreError, change, query};
use domain::{AgreementDetails, Case, Contact, Id, KeptAgreement, Person, Phrase, Profile};
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands where something was blotted out.
pub(crate) const BLOT: &str = "[slettet]";

/// A text of a case counts as the participant's own words from this length on, in characters: shorter ones
/// («Ikke aktuelt») are anybody's.
const PASSAGE: usize = 16;

/// Names up to this length are ordinary words as well («Per», «Dag», «Bo»): where a sentence begins, the capital
/// letter tells nothing.
const SHORT_NAME: usize = 3;

/// How surely a text tells of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// By a first or last name alone.
    Perhaps,
    /// By what only they are known by.
    Surely,
}

/// What a participant is known by, in folded characters.
#[derive(Default)]
struct Known {
    /// References, full names, numbers, addresses: told in whatever case they are written.
    marks: BTreeSet<Vec<char>>,
    /// First and last names by themselves, and an address without a number, as they are written.
    names: BTreeSet<Vec<char>>,
    /// A part of the first name with a part of the last one: known by, unless someone else is called just that.
    short: BTreeSet<Vec<char>>,
    /// Texts of the case, with single spaces.
    passages: BTreeSet<String>,
    /// Names of others, and of places and agreements, in which no name by itself is blotted out.
    others: BTreeSet<Vec<char>>,
}

/// The records of no case that surely name someone whom `what` deletes, now or in an earlier version: those whose
/// copies go.
pub(crate) fn telling(conn: &Connection, what: &Forget) -> Result<BTreeSet<Id>> {
    let records = going(conn, what)?;
    let what = Forget {
        cases: what.cases.clone(),
        records,
    };
    let told = Known::of(conn, &what, &what)?.told_in(conn, &what)?;
    let surely = told.into_iter().filter(|(_, told)| *told == Told::Surely);
    Ok(surely.map(|(id, _)| id).collect())
}

/// Blots out what tells of `what` within a rebuild; `all` is what goes at the same time, `what` among it, and names
/// only records that do go. Before anything else is forgotten, for by then nobody knows the names. Answers how
/// many records it changed.
pub(crate) fn blot_out(write: &mut Write<'_>, what: &Forget, all: &Forget) -> Result<u64> {
    let known = Known::of(write.connection(), what, all)?;
    let told = known.told_in(write.connection(), all)?;
    for (id, told) in &told {
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
        let redacted = match told {
            Told::Surely => (kind.without_copies)(value)?,
            Told::Perhaps => value,
        };
        let after = references(&redacted);
        let gone = |to: &&Reference| to.kind == DOCUMENT && !after.contains(to);
        let documents = before.iter().filter(gone).map(|to| &to.id);
        erase(write, documents.chain([id]))?;
        (kind.put)(write, id, &redacted)?;
    }
    Ok(told.len() as u64)
}

impl Known {
    /// Of those in `what`, as told apart from everyone who stays when `all` goes.
    fn of(conn: &Connection, what: &Forget, all: &Forget) -> Result<Self> {
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
        known.mask(conn, all)?;
        known.leave_common(conn, all)?;
        Ok(known)
    }

    fn person(&mut self, person: &Person) {
        let (first, last) = (person.first_name.trimmed(), person.last_name.trimmed());
        self.mark(&format!("{first} {last}"));
        self.mark(&format!("{last}, {first}"));
        for one in first.split_whitespace() {
            for other in last.split_whitespace().chain([last]) {
                for name in [
                    format!("{one} {other}"),
                    format!("{other} {one}"),
                    format!("{other}, {one}"),
                ] {
                    self.short.insert(name.chars().map(fold).collect());
                }
            }
        }
        self.mark(person.phone.trimmed());
        self.mark(person.email.trimmed());
        let address = person.address.trimmed();
        if address.contains(|c: char| c.is_ascii_digit()) {
            self.mark(address);
        } else if address.contains(' ') {
            // Of one word, it is a town.
            self.name(address);
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
            self.name(name);
        }
    }

    fn name(&mut self, name: &str) {
        let upper = name.chars().next().is_some_and(char::is_uppercase);
        if upper && name.chars().count() > 1 {
            self.names.insert(name.chars().collect());
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

    /// Names of those who stay, of the counsellor's place and of agreements, in which a name by itself is theirs.
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
            names.extend([profile.counsellor.0, profile.title.0]);
            names.extend([profile.provider.0, profile.place.0]);
        }
        for details in query::all::<AgreementDetails>(conn)?.into_values() {
            names.extend([details.agreement, details.your_reference.0]);
            names.extend([details.measure_number.0, details.agreement_number.0]);
        }
        for agreement in query::all::<KeptAgreement>(conn)?.into_values() {
            names.extend(head_of(&agreement.text).map(str::to_owned));
        }
        let folded = |name: String| name.trim().chars().map(fold).collect::<Vec<_>>();
        let names = names.into_iter().map(folded);
        self.others = names
            .filter(|name| !name.is_empty() && !self.marks.contains(name))
            .collect();
        self.marks
            .extend(self.short.difference(&self.others).cloned());
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

    fn told_in(&self, conn: &Connection, what: &Forget) -> Result<BTreeMap<Id, Told>> {
        let mut told = BTreeMap::new();
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
            let mut tells = None;
            for mut version in replay(&changes) {
                for path in kind.free_text {
                    if let Some(part) = at(&mut version, path) {
                        tells = tells.max(self.blot(part));
                    }
                }
            }
            if let Some(tells) = tells {
                told.insert(id, tells);
            }
        }
        Ok(told)
    }

    /// Blots out in every text below, and answers the surest of what was there.
    fn blot(&self, value: &mut Value) -> Option<Told> {
        match value {
            Value::String(text) => {
                let (without, told) = self.without(text)?;
                *text = without;
                Some(told)
            }
            Value::Array(parts) => parts.iter_mut().filter_map(|part| self.blot(part)).max(),
            Value::Object(parts) => parts.values_mut().filter_map(|part| self.blot(part)).max(),
            _ => None,
        }
    }

    /// The text without what names the participant; none where nothing does.
    fn without(&self, text: &str) -> Option<(String, Told)> {
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
        for mark in &self.marks {
            places(&folded, mark).for_each(|range| gone[range].fill(true));
        }
        let surely = quoted || gone.contains(&true);
        let own: Vec<_> = self
            .names
            .iter()
            .flat_map(|name| places(&text, name))
            .filter(|range| is_name(&text, range))
            .collect();
        if !own.is_empty() {
            let mut theirs = vec![false; text.len()];
            for other in &self.others {
                places(&folded, other).for_each(|range| theirs[range].fill(true));
            }
            let own = own
                .into_iter()
                .filter(|range| !theirs[range.clone()].contains(&true));
            own.for_each(|range| gone[range].fill(true));
        }
        let told = match (surely, gone.contains(&true)) {
            (true, _) => Told::Surely,
            (false, true) => Told::Perhaps,
            (false, false) => return None,
        };
        let mut left = String::new();
        for (i, c) in text.iter().enumerate() {
            match gone[i] {
                false => left.push(*c),
                true if i == 0 || !gone[i - 1] => left.push_str(BLOT),
                true => {}
            }
        }
        Some((left, told))
    }
}

/// Whether a word that reads like a name stands as one. A part of a double name is not it, and what is short
/// is one within a sentence only, or where the line says nothing else.
fn is_name(text: &[char], range: &std::ops::Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let joined = |hyphen: Option<&char>, beyond: Option<&char>| {
        hyphen == Some(&'-') && beyond.is_some_and(|c| c.is_alphanumeric())
    };
    if joined(before.last(), before.iter().rev().nth(1)) || joined(after.first(), after.get(1)) {
        return false;
    }
    if range.len() > SHORT_NAME {
        return true;
    }
    let in_line = |c: &&char| **c != '\n';
    let ends = |c: &char| ['.', '!', '?', ':', ';', '•', '–', '-', '(', '«', '"'].contains(c);
    let mut back = before.iter().rev().take_while(in_line);
    let within = back.find(|c| c.is_alphanumeric() || ends(c));
    let alone = within.is_none() && {
        let mut rest = after.iter().take_while(in_line);
        !rest.any(|c| c.is_alphanumeric())
    };
    alone || within.is_some_and(|c| c.is_alphanumeric())
}

/// The texts at the head of an agreement's file: its title, its buyer and the like.
fn head_of(text: &str) -> impl Iterator<Item = &str> {
    let head = text.lines().take_while(|line| !line.starts_with('['));
    head.filter_map(|line| line.split_once(" = \"")?.1.split('"').next())
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

pub(crate) fn versions<R: crate::Record>(conn: &Connection, id: &str) -> Result<Vec<R>> {
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
