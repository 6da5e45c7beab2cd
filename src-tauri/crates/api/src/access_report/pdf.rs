//! The report on paper: a template with a section for everything there is, set by the same layout as every other
//! PDF.

use super::contents::{Changed, Contents, Kept, OfCase, plural};
use super::fields::Named;
use crate::{Answer, Api, ApiError};
use domain::dates::norwegian;
use domain::{Attachment, Case, Contact, Private, Report};
use reports::{Field, FieldKind, Look, Meta, Registry, Rendered, Row, Section, Template, Width};
use std::collections::BTreeMap;
use store::Record as _;

/// What stands around the records.
const FRAME: &str = include_str!("../../../../../assets/access/innsyn.toml");

/// Kinds in the order in which they are read; whatever else there is comes after these.
const ORDER: &[&str] = &[
    "event",
    "entry",
    "employment",
    "practice",
    "report",
    "attachment",
    "approval",
    "month-part",
    "inquiry",
    "restriction",
    "hold",
    "loan",
    "access-report",
    "exported-copy",
    "set-aside",
];

/// So short a text has room in half of the width, in characters.
const SHORT: usize = 38;

/// No row of a table is higher; longer texts stand as fields, which may be parted.
const LONG: usize = 900;

/// The sections under way, with what stands in them.
struct Page {
    sections: Vec<Section>,
    values: BTreeMap<String, Private>,
    /// How many fields there are: each has a number for an id.
    count: usize,
}

impl Api {
    /// The report as PDF/A-2a and PDF/UA-1. `beside` are the names of the files that lie beside it.
    pub(super) fn access_pdf(&self, contents: &Contents, beside: &[&str]) -> Answer<Rendered> {
        let mut page = Page {
            sections: Vec::new(),
            values: BTreeMap::new(),
            count: 0,
        };
        page.head(contents);
        for case in &contents.cases {
            page.case(case);
        }
        if !contents.contacts.is_empty() {
            let intro = "Andres opplysninger i arbeidet: hvem som kan nås hvor. De er ikke deltakerens egne.";
            page.table(
                "Kontakter som mappen viser til",
                &[intro],
                &contents.contacts,
            );
        }
        page.files(contents, beside);
        let (template, values) = page.finish(contents)?;
        let reference = contents.cases.first().map_or("", |case| &case.reference);
        let meta = Meta {
            date: contents.made,
            reference: reference.to_owned(),
            draft: false,
            notes: Vec::new(),
            marked: Vec::new(),
        };
        reports::render(&template, &values, &meta).map_err(|_| ApiError::internal("PDF"))
    }
}

impl Page {
    fn head(&mut self, contents: &Contents) {
        let person = |key: &str| {
            let value = contents
                .person
                .data
                .get(key)
                .and_then(|value| value.as_str());
            value.unwrap_or_default().trim().to_owned()
        };
        let name = format!("{} {}", person("first_name"), person("last_name"));
        self.put("navn", name.trim());
        self.put("fodselsnummer", &person("fnr"));
        let cases = contents.cases.iter();
        let titles =
            cases.map(|case| format!("{}, referanse {}", case.agreement_title, case.reference));
        self.put("tiltak", &titles.collect::<Vec<_>>().join("\n"));
        self.put("hvorfor", contents.why.trimmed());
        if let Some(asked) = &contents.inquiry {
            self.put(
                "bedt-om",
                &format!(
                    "{}, {}",
                    norwegian(asked.received),
                    asked.kind.to_lowercase()
                ),
            );
            self.put(
                "videresendt",
                &asked.told.map(norwegian).unwrap_or_default(),
            );
            self.put("bestemt", &asked.decided.map(norwegian).unwrap_or_default());
        }
        self.put("laget", &norwegian(contents.made));
        for paragraph in &contents.about {
            self.put(paragraph.id, &paragraph.text.join("\n"));
        }
        let several = contents.cases.len() > 1;
        let kept = contents.cases.iter().map(|case| {
            let source = case.deletion.source.as_ref();
            let source = source.map_or_else(String::new, |source| format!(" Regel: {source}."));
            let whose = if several {
                format!("{}: ", case.reference)
            } else {
                String::new()
            };
            format!("{whose}{}{source}", case.deletion.rule)
        });
        self.put("slettes", &kept.collect::<Vec<_>>().join("\n"));
        let hidden = "Deltakeren har adressesperre. Adressen står ikke i rapporten.".to_owned();
        let text = if contents.protected {
            vec![hidden]
        } else {
            Vec::new()
        };
        let person = self.fields_of(&contents.person);
        self.section(Some("Personalia"), text, person);
    }

    fn put(&mut self, id: &str, text: &str) {
        if !text.is_empty() {
            self.values.insert(id.to_owned(), text.into());
        }
    }

    fn case(&mut self, case: &OfCase) {
        let heading = format!("{}, referanse {}", case.agreement_title, case.reference);
        let own = case.records.iter().find(|record| record.kind == Case::KIND);
        let fields = own.map_or_else(Vec::new, |own| self.fields_of(own));
        self.section(Some(&heading), Vec::new(), fields);
        self.recipients(case);
        let mut kinds: Vec<&str> = Vec::new();
        for record in &case.records {
            if !kinds.contains(&record.kind.as_str()) && record.kind != Case::KIND {
                kinds.push(&record.kind);
            }
        }
        kinds.sort_by_key(|kind| {
            let known = ORDER.iter().position(|one| one == kind);
            (known.unwrap_or(ORDER.len()), kind.to_string())
        });
        for kind in kinds {
            let records: Vec<Kept> = case
                .records
                .iter()
                .filter(|record| record.kind == kind)
                .cloned()
                .collect();
            self.kind(kind, &records);
        }
        self.mentions(case);
        self.changes(case);
    }

    /// All records of one kind: reports with their texts in full, everything else as a table.
    fn kind(&mut self, kind: &str, records: &[Kept]) {
        if kind == Report::KIND {
            for record in records {
                let fields = self.fields_of(record);
                self.section(Some(&record.title), Vec::new(), fields);
            }
            return;
        }
        self.table(&plural(kind), &[], records);
    }

    /// A row each: what it is, and all that stands in it.
    fn table(&mut self, heading: &str, text: &[&str], records: &[Kept]) {
        let mut records: Vec<&Kept> = records.iter().collect();
        records.sort_by_key(|record| super::contents::first_day(&record.data));
        let rows = records.iter().map(|record| {
            let day = super::contents::first_day(&record.data).map(norwegian);
            let row = day.filter(|_| record.kind != Contact::KIND);
            let row = row.unwrap_or_else(|| record.title.clone());
            // What stands at the beginning of the row is not said again.
            let told = record.fields.iter().filter(|field| field.value.0 != row);
            let told = told.map(|field| format!("{}: {}", field.label, field.value.trimmed()));
            let told = told.collect::<Vec<_>>().join("\n");
            (row, vec![told])
        });
        let rows: Vec<_> = rows.collect();
        let days = records.iter().all(|record| {
            record.kind != Contact::KIND && super::contents::first_day(&record.data).is_some()
        });
        let first = if days { "Dato" } else { "Hva" };
        self.rows(heading, text, first, &["Opplysninger"], rows);
    }

    fn recipients(&mut self, case: &OfCase) {
        let heading = "Hvem som har fått hva";
        if case.recipients.is_empty() {
            self.section(
                Some(heading),
                vec!["Ingenting er levert eller gitt videre.".to_owned()],
                Vec::new(),
            );
            return;
        }
        let rows = case.recipients.iter().map(|one| {
            let how = one.how.clone().unwrap_or_else(|| "–".to_owned());
            (
                norwegian(one.date),
                vec![one.to.clone(), one.what.clone(), how],
            )
        });
        let rows: Vec<_> = rows.collect();
        self.rows(heading, &[], "Dato", &["Til", "Hva", "Hvordan"], rows);
    }

    fn mentions(&mut self, case: &OfCase) {
        if case.mentions.is_empty() {
            return;
        }
        let rows = case.mentions.iter();
        let rows = rows.map(|one| {
            let field = one.field.clone().unwrap_or_else(|| "–".to_owned());
            (one.title.clone(), vec![field])
        });
        let rows: Vec<_> = rows.collect();
        let text = "Deltakeren er nevnt her. Teksten gjelder også andre, og er ikke tatt med.";
        self.rows(
            "Nevnt i det som er felles",
            &[text],
            "Hvor",
            &["Felt"],
            rows,
        );
    }

    fn changes(&mut self, case: &OfCase) {
        let mut rows = Vec::new();
        // Oldest first. A draft is saved as one types, and that is one row.
        let changes: Vec<&Changed> = case.changes.iter().rev().collect();
        let typing = |one: &Changed| one.operation == "report.save";
        let together = |a: &&Changed, b: &&Changed| typing(a) && typing(b) && a.who == b.who;
        for several in changes.chunk_by(together) {
            let [.., change] = several else { continue };
            let mut what = change.what.trimmed().to_owned();
            if several.len() > 1 {
                what.push_str(&format!(" ({} lagringer, se JSON-filen)", several.len()));
            }
            for field in &change.fields {
                let told = |text: &Option<Private>| match text {
                    Some(text) => text.trimmed().to_owned(),
                    None => "–".to_owned(),
                };
                let line = format!(
                    "{}: {} → {}",
                    field.label,
                    told(&field.old),
                    told(&field.new)
                );
                match line.chars().count() > LONG / 3 {
                    true => what.push_str(&format!("\n{}: se JSON-filen", field.label)),
                    false => what.push_str(&format!("\n{line}")),
                }
            }
            let who = match change.who.trimmed() {
                "" => "–".to_owned(),
                who => who.to_owned(),
            };
            rows.push((norwegian(change.at.date_naive()), vec![who, what]));
        }
        let text = "Hvem som gjorde hva og når. Lange tekster står i sin helhet i JSON-filen.";
        self.rows("Endringer", &[text], "Dato", &["Hvem", "Hva"], rows);
    }

    fn files(&mut self, contents: &Contents, beside: &[&str]) {
        let attachments = contents.cases.iter().flat_map(|case| &case.records);
        let attachments = attachments.filter(|record| record.kind == Attachment::KIND);
        let text = match (beside.is_empty(), attachments.count()) {
            (true, 0) => return,
            (true, _) => {
                "Vedleggene og de leverte rapportene ligger i mappen, og kan hentes ut på forespørsel."
            }
            (false, _) => "Disse filene ligger ved siden av rapporten:",
        };
        let mut text = vec![text.to_owned()];
        text.extend(beside.iter().map(|name| (*name).to_owned()));
        self.section(Some("Filer"), text, Vec::new());
    }

    /// A field each. Of two short ones that follow one another, each takes half of the width.
    fn fields_of(&mut self, record: &Kept) -> Vec<Field> {
        let short = |named: &Named| {
            let fits = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
            fits(&named.label) && fits(&named.value.0)
        };
        let fields = record.fields.iter();
        fields
            .map(|named| {
                let width = if short(named) {
                    Width::Half
                } else {
                    Width::Full
                };
                self.field(&named.label, named.value.clone(), width)
            })
            .collect()
    }

    fn field(&mut self, label: &str, value: Private, width: Width) -> Field {
        self.count += 1;
        let id = format!("felt-{}", self.count);
        let kind = match width {
            Width::Half => FieldKind::Line,
            Width::Full => FieldKind::Text,
        };
        self.values.insert(id.clone(), value);
        Field {
            id,
            label: format!("{}:", label.trim_end_matches(':')),
            help: None,
            hint: None,
            kind,
            required: false,
            width,
            prefill: None,
            carry: None,
            comment: false,
            options: Vec::new(),
            unit: None,
            sum: false,
            sum_of: Vec::new(),
            party: None,
        }
    }

    fn section(&mut self, heading: Option<&str>, text: Vec<String>, fields: Vec<Field>) {
        self.sections.push(Section {
            heading: heading.map(str::to_owned),
            text,
            repeat: None,
            look: Look::Form,
            rows: Vec::new(),
            row_title: None,
            total: None,
            fields,
        });
    }

    /// A table. Rows that are too long for one stand as fields below it.
    fn rows(
        &mut self,
        heading: &str,
        text: &[&str],
        row_title: &str,
        columns: &[&str],
        all: Vec<(String, Vec<String>)>,
    ) {
        let long = |(_, cells): &(String, Vec<String>)| {
            cells
                .iter()
                .any(|cell| cell.chars().count() > LONG || cell.lines().count() > 20)
        };
        let (long, rows): (Vec<_>, Vec<_>) = all.into_iter().partition(long);
        let mut fields = Vec::new();
        for column in columns {
            let mut field = self.field(column, Private::default(), Width::Full);
            field.label = (*column).to_owned();
            self.values.remove(&field.id);
            fields.push(field);
        }
        let mut section = Section {
            heading: Some(heading.to_owned()),
            text: text.iter().map(|text| (*text).to_owned()).collect(),
            repeat: None,
            look: Look::Table,
            rows: Vec::new(),
            row_title: Some(row_title.to_owned()),
            total: None,
            fields,
        };
        for (number, (label, cells)) in rows.into_iter().enumerate() {
            let id = format!("rad-{number}");
            for (field, cell) in section.fields.iter().zip(cells) {
                self.values
                    .insert(format!("{}.{id}", field.id), cell.into());
            }
            section.rows.push(Row { id, label });
        }
        if section.rows.is_empty() {
            section.fields.clear();
            section.look = Look::Form;
            section.row_title = None;
        }
        self.sections.push(section);
        let long: Vec<Field> = long
            .into_iter()
            .map(|(label, cells)| self.field(&label, cells.join("\n").into(), Width::Full))
            .collect();
        if !long.is_empty() {
            self.section(None, Vec::new(), long);
        }
    }

    /// The frame with everything in it: who it is for first, the records before it is signed.
    fn finish(self, contents: &Contents) -> Answer<(Template, BTreeMap<String, Private>)> {
        let mut template = frame()?;
        let signed = |section: &Section| section.fields.iter().any(|field| !field.kind.is_filled());
        // What is not known has no place on the page.
        for section in &mut template.sections {
            let known =
                |field: &Field| !field.kind.is_filled() || self.values.contains_key(&field.id);
            section.fields.retain(known);
        }
        let at = template.sections.iter().position(signed);
        let at = at.unwrap_or(template.sections.len()).saturating_sub(1);
        template.sections.splice(at..at, self.sections);
        if let Some(first) = template.sections.first_mut() {
            first.text = vec![contents.notice.clone()];
            first.text.extend(contents.incomplete.iter().cloned());
        }
        Ok((template, self.values))
    }
}

fn frame() -> Answer<Template> {
    let mut registry = Registry::default();
    let read = registry.add("innsyn.toml", FRAME);
    read.map_err(|_| ApiError::internal("mal"))?;
    let template = registry.get("innsyn/innsyn").cloned();
    template.ok_or_else(|| ApiError::internal("mal"))
}
