//! A filled template as a spreadsheet (XLSX): the same labels and values as the PDF, with real numbers and
//! dates, and formulas where NAV's own sheets add up. It prints on A4, as wide as the paper.

pub mod list;
mod looks;

use crate::number::Number;
use crate::slots::Instance;
use crate::{Field, FieldKind, Meta, NOT_APPLICABLE, ReportError, Section, Template};
use chrono::Datelike;
use domain::{Date, Private};
use looks::{Looks, Widths, typed};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// A page of more characters across than this lies on its side.
const UPRIGHT: f64 = 125.0;

/// The spreadsheet of a filled template. Empty fields stay empty; whether the report is complete is
/// [`missing`](crate::missing)'s question. The same values and date make the same bytes.
///
/// # Errors
/// [`ReportError::Sheet`] only, which depends on nothing that was typed.
pub fn sheet(
    template: &Template,
    values: &BTreeMap<String, Private>,
    meta: &Meta,
) -> Result<Vec<u8>, ReportError> {
    let made = || -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties(template, meta.date)?);
        let mut writer = Writer {
            sheet: workbook.add_worksheet(),
            looks: Looks::new(),
            widths: Widths::of(template, values),
            row: 0,
            heights: BTreeMap::new(),
            columns: BTreeMap::new(),
        };
        writer.whole(template, values, meta)?;
        workbook.save_to_buffer()
    };
    made().map_err(|error| ReportError::Sheet(error.to_string()))
}

/// What a file says about itself. No name of the counsellor's machine or account.
fn properties(template: &Template, date: Date) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(&template.title)
        .set_author("Tiltaksmappe")
        .set_creation_datetime(&day(date)?))
}

/// A day as spreadsheets count them.
fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(1900);
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    looks: Looks,
    widths: Widths,
    /// The next free row.
    row: u32,
    /// Rows of more than one line, with how many.
    heights: BTreeMap<u32, usize>,
    /// Where the tables' columns stand, by their fields.
    columns: BTreeMap<String, Column>,
}

/// A column of a table: its cells as formulas name them, and what they count; none where that is no number.
struct Column {
    range: String,
    numbers: Option<Vec<Number>>,
}

impl Writer<'_> {
    fn whole(
        &mut self,
        template: &Template,
        values: &BTreeMap<String, Private>,
        meta: &Meta,
    ) -> Result<(), XlsxError> {
        let name: String = template
            .title
            .chars()
            .filter(|c| !"[]:*?/\\'".contains(*c))
            .take(31)
            .collect();
        self.sheet.set_name(&name)?.set_screen_gridlines(false);
        for (column, width) in self.widths.iter() {
            self.sheet.set_column_width(column, width)?;
        }
        let title = self.looks.title.clone();
        self.line(&template.title, &title)?;
        let across = self.widths.across(0, self.last());
        let lines = looks::title_lines(&template.title, across);
        self.sheet.set_row_height(0, looks::height(lines, true))?;
        self.heights.clear();
        let quiet = self.looks.quiet.clone();
        for text in [&template.intro, &template.heading, &template.source] {
            if !text.is_empty() {
                self.line(text, &quiet)?;
            }
        }
        for section in &template.sections {
            self.row += 1;
            self.section(section, values)?;
        }
        if !meta.notes.is_empty() {
            self.row += 1;
        }
        let label = self.looks.label.clone();
        for note in &meta.notes {
            self.line(note, &label)?;
        }
        for (row, lines) in &self.heights {
            self.sheet
                .set_row_height(*row, looks::height(*lines, false))?;
        }
        self.print(template, meta)
    }

    fn print(&mut self, template: &Template, meta: &Meta) -> Result<(), XlsxError> {
        let last = self.last();
        let sheet = &mut *self.sheet;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        if self.widths.across(0, last) > UPRIGHT {
            sheet.set_landscape();
        }
        sheet.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3);
        // An ampersand starts a code there.
        let title = template.title.replace('&', "&&");
        let reference = match &*meta.reference {
            "" => String::new(),
            reference => format!(" · Referanse {}", reference.replace('&', "&&")),
        };
        sheet.set_footer(format!("&L{title}{reference}&RSide &P av &N"));
        sheet.set_print_area(0, 0, self.row.saturating_sub(1), last)?;
        Ok(())
    }

    /// The last column.
    fn last(&self) -> u16 {
        self.widths.count().saturating_sub(1)
    }

    /// The row is at least so many lines high.
    fn grow(&mut self, lines: usize) {
        if lines > 1 {
            let most = self.heights.entry(self.row).or_insert(lines);
            *most = lines.max(*most);
        }
    }

    /// A line of its own, as wide as the sheet.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let last = self.last();
        self.grow(looks::lines(text, self.widths.across(0, last)));
        self.sheet
            .merge_range(self.row, 0, self.row, last, text, format)?;
        self.row += 1;
        Ok(())
    }

    /// A text of our own in one cell.
    fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.grow(looks::lines(text, self.widths.across(column, column)));
        self.sheet
            .write_string_with_format(self.row, column, text, format)?;
        Ok(())
    }

    fn section(
        &mut self,
        section: &Section,
        values: &BTreeMap<String, Private>,
    ) -> Result<(), XlsxError> {
        let (heading, quiet) = (self.looks.heading.clone(), self.looks.quiet.clone());
        if let Some(text) = &section.heading {
            self.line(text, &heading)?;
        }
        for text in &section.text {
            self.line(text, &quiet)?;
        }
        let instances = section.instances(values);
        if section.is_table() {
            return self.table(section, &instances, values);
        }
        let label = self.looks.label.clone();
        for instance in &instances {
            if let Some(place) = &instance.place {
                self.line(place, &label)?;
            }
            for field in section.fields.iter().filter(|field| field.kind.is_filled()) {
                let value = typed(values, &instance.key(field));
                self.text(0, &field.label, &label)?;
                let rows = self.value(field, &value)?;
                self.row += rows;
            }
        }
        Ok(())
    }

    fn table(
        &mut self,
        section: &Section,
        instances: &[Instance],
        values: &BTreeMap<String, Private>,
    ) -> Result<(), XlsxError> {
        let labelled = !section.rows.is_empty();
        let first = u16::from(labelled);
        let column = |index: usize| first + u16::try_from(index).unwrap_or(u16::MAX - 1);
        let (header, counted) = (self.looks.header.clone(), self.looks.counted.clone());
        if labelled {
            let title = section.row_title.as_deref().unwrap_or_default();
            self.text(0, title, &header)?;
        }
        for (index, field) in section.fields.iter().enumerate() {
            let label = match &field.unit {
                Some(unit) => format!("{} ({unit})", field.label),
                None => field.label.clone(),
            };
            let number = field.kind == FieldKind::Number;
            let format = if number { &counted } else { &header };
            self.text(column(index), &label, format)?;
        }
        if section.repeat.is_some() {
            // Only such a table can go on over several pages.
            self.sheet.set_repeat_rows(self.row, self.row)?;
        }
        self.row += 1;
        let top = self.row;
        let row = self.looks.row.clone();
        for instance in instances {
            if let (true, Some(place)) = (labelled, &instance.place) {
                self.text(0, place, &row)?;
            }
            let mut height = 1;
            for (index, field) in section.fields.iter().enumerate() {
                let value = typed(values, &instance.key(field));
                let at = column(index);
                height = height.max(self.cell((at, at), field, &value)?);
            }
            self.row += height;
        }
        for (index, field) in section.fields.iter().enumerate() {
            let (at, bottom) = (column(index), self.row - 1);
            let number = |instance: &Instance| match typed(values, &instance.key(field)).trim() {
                "" | NOT_APPLICABLE => Some(Number::ZERO),
                text => Number::parse(text),
            };
            let column = Column {
                range: rust_xlsxwriter::utility::cell_range(top, at, bottom, at),
                numbers: instances.iter().map(number).collect(),
            };
            self.columns.insert(field.id.clone(), column);
        }
        if let Some(total) = &section.total {
            self.total(
                section,
                total,
                (top, self.row - 1),
                instances,
                values,
                &column,
            )?;
        }
        Ok(())
    }

    /// The last row, by formula; the result stands there too, for readers that do not calculate.
    fn total(
        &mut self,
        section: &Section,
        label: &str,
        (top, bottom): (u32, u32),
        instances: &[Instance],
        values: &BTreeMap<String, Private>,
        column: &dyn Fn(usize) -> u16,
    ) -> Result<(), XlsxError> {
        let last = column(section.fields.len().saturating_sub(1));
        let blank = looks::summed(&self.looks.value);
        for column in 0..=last {
            self.sheet.write_blank(self.row, column, &blank)?;
        }
        self.text(0, label, &blank)?;
        for (index, field) in section.fields.iter().enumerate().filter(|(_, f)| f.sum) {
            let mut numbers = instances
                .iter()
                .filter_map(|instance| Number::parse(&typed(values, &instance.key(field))));
            let sum = numbers.try_fold(Number::ZERO, Number::plus);
            let Some(sum) = sum else { continue };
            let range =
                rust_xlsxwriter::utility::cell_range(top, column(index), bottom, column(index));
            let formula = Formula::new(format!("=SUM({range})")).set_result(sum.plain());
            let format = looks::summed(&self.looks.number(sum.decimals()));
            self.sheet
                .write_formula_with_format(self.row, column(index), formula, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A value beside its label; answers how many rows it took.
    fn value(&mut self, field: &Field, value: &str) -> Result<u32, XlsxError> {
        if field.kind == FieldKind::Period
            && let Some((first, last)) = span(value)
        {
            let format = self.looks.date.clone();
            for (column, date) in [(1, first), (2, last)] {
                self.sheet
                    .write_datetime_with_format(self.row, column, day(date)?, &format)?;
            }
            return Ok(1);
        }
        let rows = match self.product(field, value) {
            Some((formula, decimals)) => {
                let format = self.looks.number(decimals);
                self.sheet
                    .write_formula_with_format(self.row, 1, formula, &format)?;
                1
            }
            None => self.cell((1, self.last()), field, value)?,
        };
        if let (Some(unit), true) = (&field.unit, Number::parse(value).is_some()) {
            let format = self.looks.unit.clone();
            self.text(2, unit, &format)?;
        }
        Ok(rows)
    }

    /// The formula of a field that adds up the products of two columns, with its number of decimals. None where
    /// what was written is another number: that is kept as it was written.
    fn product(&self, field: &Field, value: &str) -> Option<(Formula, usize)> {
        let [one, other] = field.sum_of.as_slice() else {
            return None;
        };
        let (one, other) = (self.columns.get(one)?, self.columns.get(other)?);
        let pairs = one.numbers.as_ref()?.iter().zip(other.numbers.as_ref()?);
        let mut products = pairs.map(|(one, other)| one.times(*other));
        let sum = products.try_fold(Number::ZERO, |sum, product| sum.plus(product?))?;
        let written = Number::parse(value)?;
        if !sum.rounded()?.equals(written) {
            return None;
        }
        let formula = format!("=ROUND(SUMPRODUCT({},{}),0)", one.range, other.range);
        let formula = Formula::new(formula).set_result(written.plain());
        Some((formula, written.decimals()))
    }

    /// A value from its first column to its last, and in the rows below where it is too long for one. A
    /// number or a date needs but the first.
    fn cell(
        &mut self,
        (first, last): (u16, u16),
        field: &Field,
        value: &str,
    ) -> Result<u32, XlsxError> {
        let plain = self.looks.value.clone();
        match field.kind {
            FieldKind::Number => {
                if let Some(number) = Number::parse(value) {
                    // What has more digits than a spreadsheet counts stays text rather than change.
                    if let Some(counted) = number.counted() {
                        let format = self.looks.number(number.decimals());
                        self.sheet
                            .write_number_with_format(self.row, first, counted, &format)?;
                        return Ok(1);
                    }
                }
            }
            FieldKind::Date => {
                if let Some(date) = norwegian(value) {
                    let format = self.looks.date.clone();
                    self.sheet
                        .write_datetime_with_format(self.row, first, day(date)?, &format)?;
                    return Ok(1);
                }
            }
            _ => {}
        }
        let width = self.widths.across(first, last);
        let from = self.row;
        for part in looks::parts(value, width) {
            self.grow(looks::lines(&part, width));
            if first < last {
                self.sheet
                    .merge_range(self.row, first, self.row, last, &part, &plain)?;
            } else if part.is_empty() {
                self.sheet.write_blank(self.row, first, &plain)?;
            } else {
                self.sheet
                    .write_string_with_format(self.row, first, part, &plain)?;
            }
            self.row += 1;
        }
        let rows = self.row - from;
        self.row = from;
        Ok(rows)
    }
}

/// `dd.mm.åååå`, written out.
fn norwegian(text: &str) -> Option<Date> {
    let text = text.trim();
    let date = Date::parse_from_str(text, "%d.%m.%Y").ok()?;
    (domain::dates::norwegian(date) == text).then_some(date)
}

/// A first and a last day.
fn span(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once(['–', '-'])?;
    Some((norwegian(first)?, norwegian(last)?))
}
