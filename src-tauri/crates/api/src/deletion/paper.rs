//! A deletion's proof and a year's list as pages: templates as data, with the rows that there are.

use super::{
    proof::{BackupAfter, ProofRow, how},
    words,
};
use crate::{Answer, Api, ApiError};
use domain::{Deletion, Private, dates::norwegian};
use reports::{Meta, Registry, Row, Template};
use std::collections::BTreeMap;

/// The proof of one deletion.
const PROOF: &str = include_str!("../../../../../assets/deletion/slettebekreftelse.toml");

/// All deletions of a year.
const YEAR: &str = include_str!("../../../../../assets/deletion/slettinger.toml");

/// A page that is being filled in.
struct Paper {
    template: Template,
    values: BTreeMap<String, Private>,
}

impl Api {
    /// The proof as PDF/A-2a and PDF/UA-1.
    pub(super) fn proof_paper(&self, deletion: &Deletion, row: &ProofRow) -> Answer<Vec<u8>> {
        let mut paper = Paper::of(PROOF, "sletting/slettebekreftelse")?;
        self.letterhead(&mut paper)?;
        if let Ok(agreement) = self.agreement(&deletion.agreement) {
            let details = self.details_told(agreement)?;
            paper.put("tiltak", &agreement.title);
            paper.put("behandlingsansvarlig", &agreement.buyer);
            paper.put("avtalenummer", details.agreement_number.trimmed());
            paper.put("tiltaksnummer", details.measure_number.trimmed());
        } else {
            paper.put("tiltak", &row.agreement);
        }
        paper.put("referanse", or_unknown(&row.reference));
        paper.put("maate", how(row));
        paper.put(
            "frist",
            &match row.due {
                Some(due) => norwegian(due),
                None => "Ingen frist var nådd".to_owned(),
            },
        );
        let late = if row.late { " (etter fristen)" } else { "" };
        paper.put("slettet", &format!("{}{late}", norwegian(row.done)));
        paper.put("slettet-av", row.who.trimmed());
        let gone = words::in_order(&deletion.gone);
        let counted = gone.iter().map(|each| {
            let values = [("antall", each.count.to_string())];
            (words::named(&each.kind), Vec::from(values))
        });
        paper.rows("antall", counted.collect());
        for (place, done) in places(deletion) {
            paper.put(&format!("hva.{place}"), &done);
        }
        let backups = row.backups.iter().map(|backup| {
            let values = [("tilstand", backup.sentence.clone())];
            (
                format!("{} ({})", norwegian(backup.on), backup.name),
                Vec::from(values),
            )
        });
        let backups: Vec<_> = backups.collect();
        let none = backups.is_empty();
        paper.rows("tilstand", backups);
        if !none {
            paper.drop_section("Ingen sikkerhetskopier");
        }
        paper.put("plass", &row.position.to_string());
        paper.put("id", &deletion.entry);
        paper.put("kontrollsum", &in_groups(&row.hash));
        paper.pdf(self, &row.reference, waiting(std::slice::from_ref(row)))
    }

    /// A year's deletions as PDF, oldest first.
    pub(super) fn year_paper(&self, year: i32, rows: &[ProofRow]) -> Answer<Vec<u8>> {
        let mut paper = Paper::of(YEAR, "sletting/slettinger")?;
        paper.template.title = format!("Slettinger i {year}");
        self.letterhead(&mut paper)?;
        let count = |test: fn(&ProofRow) -> bool| rows.iter().filter(|row| test(row)).count();
        paper.put("aar", &year.to_string());
        paper.put("antall", &rows.len().to_string());
        let not_found = |row: &ProofRow| {
            let mut states = row.backups.iter().map(|backup| backup.state);
            states.any(|state| matches!(state, BackupAfter::NotFound { .. }))
        };
        paper.put("venter", &count(|row| row.waiting).to_string());
        paper.put("for-sent", &count(|row| row.late).to_string());
        let told = rows.iter().map(|row| {
            let backups = match (row.backups.len(), row.waiting) {
                (0, _) => "Ingen",
                (_, true) => "Venter",
                _ if not_found(row) => "Ikke funnet",
                (_, false) => "Uten opplysningene",
            };
            let values = [
                ("avtale", row.agreement.clone()),
                ("frist", row.due.map_or_else(|| "–".to_owned(), norwegian)),
                ("slettet", norwegian(row.done)),
                ("maate", how(row).to_owned()),
                ("kopier", backups.to_owned()),
                ("plass", row.position.to_string()),
            ];
            (or_unknown(&row.reference).to_owned(), Vec::from(values))
        });
        paper.rows("avtale", told.collect());
        let last = rows.iter().max_by_key(|row| row.position);
        paper.put(
            "kontrollsum",
            &in_groups(last.map_or("", |row| row.hash.as_str())),
        );
        paper.pdf(self, "", waiting(rows))
    }

    /// Who confirms.
    fn letterhead(&self, paper: &mut Paper) -> Answer<()> {
        let profile = self.own_profile()?;
        paper.put("databehandler", profile.provider.trimmed());
        paper.put("organisasjonsnummer", profile.organisation_number.trimmed());
        let today = norwegian(self.today());
        let place = match profile.place.trimmed() {
            "" => today,
            place => format!("{place}, {today}"),
        };
        paper.put("sted-og-dato", &place);
        Ok(())
    }
}

impl Paper {
    fn of(text: &str, id: &str) -> Answer<Self> {
        let mut registry = Registry::default();
        registry
            .add("slettebekreftelse.toml", text)
            .map_err(|_| ApiError::internal("mal"))?;
        let template = registry.get(id).cloned();
        Ok(Self {
            template: template.ok_or_else(|| ApiError::internal("mal"))?,
            values: BTreeMap::new(),
        })
    }

    fn put(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.values.insert(key.to_owned(), text.into());
        }
    }

    /// Fills the table that has this column with rows; without any it goes, with its heading.
    fn rows(&mut self, column: &str, rows: Vec<(String, Vec<(&str, String)>)>) {
        let has = |section: &reports::Section| section.fields.iter().any(|f| f.id == column);
        let Some(at) = self.template.sections.iter().position(has) else {
            return;
        };
        if rows.is_empty() {
            self.template.sections.remove(at);
            return;
        }
        let mut labels = Vec::new();
        for (n, (label, values)) in rows.into_iter().enumerate() {
            let id = format!("r{}", n + 1);
            for (field, text) in values {
                self.put(&format!("{field}.{id}"), &text);
            }
            labels.push(Row { id, label });
        }
        if let Some(section) = self.template.sections.get_mut(at) {
            section.rows = labels;
        }
    }

    fn drop_section(&mut self, heading: &str) {
        let other = |section: &reports::Section| section.heading.as_deref() != Some(heading);
        self.template.sections.retain(other);
    }

    fn pdf(mut self, api: &Api, reference: &str, note: Option<String>) -> Answer<Vec<u8>> {
        // What is not known has no place on the page.
        for section in &mut self.template.sections {
            if section.rows.is_empty() {
                section
                    .fields
                    .retain(|field| !field.kind.is_filled() || self.values.contains_key(&field.id));
            }
        }
        let meta = Meta {
            date: api.today(),
            reference: reference.to_owned(),
            draft: false,
            notes: note.into_iter().collect(),
            marked: Vec::new(),
        };
        let rendered = reports::render(&self.template, &self.values, &meta)
            .map_err(|_| ApiError::internal("bekreftelse"))?;
        if !rendered.not_found.is_empty() {
            return Err(ApiError::internal("bekreftelse"));
        }
        Ok(rendered.pdf)
    }
}

/// What was done where.
fn places(deletion: &Deletion) -> Vec<(&'static str, String)> {
    let files = |n: u64| match n {
        1 => "1 fil".to_owned(),
        n => format!("{n} filer"),
    };
    let exported = match (deletion.copies_removed, deletion.copies_left) {
        (0, 0) => "Programmet kjente ingen.".to_owned(),
        (removed, 0) => format!("{} slettet fra disken.", files(removed)),
        (removed, left) => format!(
            "{} slettet fra disken. {} kunne ikke slettes av programmet, fordi de var endret eller ikke tilgjengelige, og slettes for hånd.",
            files(removed),
            files(left)
        ),
    };
    Vec::from([
        (
            "database",
            "Hele databasen er skrevet på nytt uten opplysningene, under en ny nøkkel. Den gamle filen og nøkkelen er slettet.".to_owned(),
        ),
        (
            "endringslogg",
            "Alle verdier er fjernet. Igjen står at det ble gjort endringer, når og av hvem.".to_owned(),
        ),
        (
            "filer",
            "Lå kryptert i databasen, og er borte med den.".to_owned(),
        ),
        ("eksport", exported),
    ])
}

/// What the paper says where it cannot say that all is done.
fn waiting(rows: &[ProofRow]) -> Option<String> {
    let waiting = rows.iter().any(|row| row.waiting);
    waiting.then(|| {
        "Foreløpig: en sikkerhetskopi venter på å bli skrevet om. Lag bekreftelsen på nytt når det er gjort, eller når kopien er utløpt.".to_owned()
    })
}

fn or_unknown(reference: &str) -> &str {
    match reference {
        "" => "Ukjent i denne mappen",
        known => known,
    }
}

/// «9f86d081 884c7d65 …», so that the eye can compare.
fn in_groups(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    let groups = letters
        .chunks(8)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}
