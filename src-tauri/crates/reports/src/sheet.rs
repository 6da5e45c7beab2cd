//! A filled template as a spreadsheet (XLSX): the same labels and values as the PDF, with real numbers and
//! dates, and formulas where NAV's own sheets add up.

use crate::number::Number;
use crate::slots::Instance;
use crate::{Field, FieldKind, Meta, ReportError, Section, Template, text};
use chrono::Datelike;
use domain::{Date, Private};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};
use std::collections::BTreeMap;

/// The most characters that a cell holds here. It could hold 32,767 UTF-16 units, of which some
/// characters take two.
const CELL: usize = 16_000;
/// Columns beyond which a page lies on its side.
const UPRIGHT: u16 = 5;
/// Widths in characters: labels, and everything else.
const LABEL_WIDTH: u16 = 46;
const VALUE_WIDTH: u16 = 22;

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
            row: 0,
            columns: 2,
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

struct Looks {
    title: Format,
    heading: Format,
    label: Format,
    quiet: Format,
    header: Format,
    value: Format,
    date: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        let framed = || base().set_border(FormatBorder::Thin);
        Self {
            title: base().set_bold().set_font_size(16),
            heading: base().set_bold().set_font_size(12),
            label: base().set_bold().set_text_wrap(),
            quiet: base().set_text_wrap().set_font_color("#4A5159"),
            header: framed()
                .set_bold()
                .set_text_wrap()
                .set_background_color("#E6EFF9"),
            value: framed().set_text_wrap(),
            date: framed()
                .set_num_format("dd.mm.yyyy")
                .set_align(FormatAlign::Left),
        }
    }

    /// A number with so many decimals, thousands parted as the reader's own settings have it.
    fn number(&self, decimals: usize) -> Format {
        let decimals = match decimals {
            0 => String::new(),
            n => format!(".{}", "0".repeat(n)),
        };
        self.value
            .clone()
            .set_num_format(format!("#,##0{decimals}"))
    }
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    looks: Looks,
    /// The next free row.
    row: u32,
    /// How many columns the widest part has.
    columns: u16,
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
        self.sheet.set_name(&name)?;
        let title = self.looks.title.clone();
        self.line(&template.title, &title)?;
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
        self.print(template, meta)
    }

    fn print(&mut self, template: &Template, meta: &Meta) -> Result<(), XlsxError> {
        let sheet = &mut *self.sheet;
        sheet.set_column_width(0, LABEL_WIDTH)?;
        for column in 1..self.columns {
            sheet.set_column_width(column, VALUE_WIDTH)?;
        }
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        if self.columns > UPRIGHT {
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
        sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.columns - 1)?;
        Ok(())
    }

    /// A line of its own in the first column.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, 0, text, format)?;
        self.row += 1;
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
        for instance in &instances {
            if let Some(place) = &instance.place {
                let label = self.looks.label.clone();
                self.line(place, &label)?;
            }
            for field in section.fields.iter().filter(|field| field.kind.is_filled()) {
                let value = typed(values, &instance.key(field));
                let label = self.looks.label.clone();
                self.sheet
                    .write_string_with_format(self.row, 0, &field.label, &label)?;
                let rows = self.value(1, field, &value)?;
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
        let header = self.looks.header.clone();
        if let (true, title) = (labelled, section.row_title.as_deref().unwrap_or_default()) {
            self.sheet
                .write_string_with_format(self.row, 0, title, &header)?;
        }
        for (index, field) in section.fields.iter().enumerate() {
            let label = match &field.unit {
                Some(unit) => format!("{} ({unit})", field.label),
                None => field.label.clone(),
            };
            self.sheet
                .write_string_with_format(self.row, column(index), label, &header)?;
        }
        self.columns = self.columns.max(column(section.fields.len()));
        self.row += 1;
        let top = self.row;
        for instance in instances {
            if let (true, Some(place)) = (labelled, &instance.place) {
                self.sheet
                    .write_string_with_format(self.row, 0, place, &header)?;
            }
            let mut height = 1;
            for (index, field) in section.fields.iter().enumerate() {
                let value = typed(values, &instance.key(field));
                height = height.max(self.cell(column(index), field, &value)?);
            }
            self.row += height;
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
        let header = self.looks.header.clone();
        self.sheet
            .write_string_with_format(self.row, 0, label, &header)?;
        for (index, field) in section.fields.iter().enumerate().filter(|(_, f)| f.sum) {
            let mut numbers = instances
                .iter()
                .filter_map(|instance| Number::parse(&typed(values, &instance.key(field))));
            let sum = numbers.try_fold(Number::ZERO, Number::plus);
            let Some(sum) = sum else { continue };
            let range =
                rust_xlsxwriter::utility::cell_range(top, column(index), bottom, column(index));
            let formula = Formula::new(format!("=SUM({range})")).set_result(sum.plain());
            let format = self.looks.number(sum.decimals()).set_bold();
            self.sheet
                .write_formula_with_format(self.row, column(index), formula, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A value beside its label; answers how many rows it took.
    fn value(&mut self, column: u16, field: &Field, value: &str) -> Result<u32, XlsxError> {
        if field.kind == FieldKind::Period
            && let Some((first, last)) = span(value)
        {
            let format = self.looks.date.clone();
            for (column, date) in [(column, first), (column + 1, last)] {
                self.sheet
                    .write_datetime_with_format(self.row, column, day(date)?, &format)?;
            }
            self.columns = self.columns.max(column + 2);
            return Ok(1);
        }
        let rows = self.cell(column, field, value)?;
        if let Some(unit) = &field.unit {
            let quiet = self.looks.quiet.clone();
            self.sheet
                .write_string_with_format(self.row, column + 1, unit, &quiet)?;
            self.columns = self.columns.max(column + 2);
        }
        Ok(rows)
    }

    /// A value in its cell, and in those below where it is too long for one.
    fn cell(&mut self, column: u16, field: &Field, value: &str) -> Result<u32, XlsxError> {
        let plain = self.looks.value.clone();
        match field.kind {
            FieldKind::Number => {
                if let Some(number) = Number::parse(value) {
                    // What has more digits than a spreadsheet counts stays text rather than change.
                    if let Some(counted) = number.counted() {
                        let format = self.looks.number(number.decimals());
                        self.sheet
                            .write_number_with_format(self.row, column, counted, &format)?;
                        return Ok(1);
                    }
                }
            }
            FieldKind::Date => {
                if let Some(date) = norwegian(value) {
                    let format = self.looks.date.clone();
                    self.sheet
                        .write_datetime_with_format(self.row, column, day(date)?, &format)?;
                    return Ok(1);
                }
            }
            _ => {}
        }
        if value.is_empty() {
            self.sheet.write_blank(self.row, column, &plain)?;
            return Ok(1);
        }
        let mut rows = 0;
        for part in chunks(value) {
            self.sheet
                .write_string_with_format(self.row + rows, column, part, &plain)?;
            rows += 1;
        }
        Ok(rows)
    }
}

/// A value as the PDF has it.
fn typed(values: &BTreeMap<String, Private>, key: &str) -> String {
    values
        .get(key)
        .map_or_else(String::new, |value| text::clean(&value.0))
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

/// A text in parts that a cell can hold each.
fn chunks(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let parts = characters.chunks(CELL);
    parts.map(|part| part.iter().collect()).collect()
}
