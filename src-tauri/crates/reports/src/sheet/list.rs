//! Lists as a spreadsheet: what is handed over as rows and columns, and no form of anybody's.

use super::looks::{self, Looks};
use super::{ReportError, day};
use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// One list, on a sheet of its own.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The sheet's name, at most 31 characters.
    pub name: String,
    /// Above everything.
    pub title: String,
    /// What to know before the list, a line each.
    pub notes: Vec<String>,
    /// The columns' headings, each with its width in characters.
    pub columns: Vec<(String, f64)>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// What stands below the list, a line each.
    pub closing: Vec<String>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A count.
    Count(u64),
    /// A day.
    Day(Date),
    /// A day and a time of day, where the machine is.
    Moment(NaiveDateTime),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// The lists as one file. The same lists and date make the same bytes.
///
/// # Errors
/// [`ReportError::Sheet`] only, which depends on nothing that was typed.
pub fn lists(lists: &[List], date: Date) -> Result<Vec<u8>, ReportError> {
    let made = || -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let title = lists.first().map_or("", |list| list.title.as_str());
        let properties = DocProperties::new()
            .set_title(title)
            .set_author("Tiltaksmappe")
            .set_creation_datetime(&day(date)?);
        workbook.set_properties(&properties);
        for list in lists {
            write(workbook.add_worksheet(), list)?;
        }
        workbook.save_to_buffer()
    };
    made().map_err(|error| ReportError::Sheet(error.to_string()))
}

fn write(sheet: &mut Worksheet, list: &List) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name(&list.name)?.set_screen_gridlines(false);
    let last = u16::try_from(list.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (column, (_, width)) in (0u16..).zip(&list.columns) {
        sheet.set_column_width(column, *width)?;
    }
    let across: f64 = list.columns.iter().map(|(_, width)| width).sum();
    let mut row = 0;
    let line = |sheet: &mut Worksheet, row: &mut u32, text: &str, format: &Format, title: bool| {
        let lines = match title {
            true => looks::title_lines(text, across),
            false => looks::lines(text, across),
        };
        sheet.set_row_height(*row, looks::height(lines, title))?;
        if last > 0 {
            sheet.merge_range(*row, 0, *row, last, text, format)?;
        } else {
            sheet.write_string_with_format(*row, 0, text, format)?;
        }
        *row += 1;
        Ok::<(), XlsxError>(())
    };
    line(sheet, &mut row, &list.title, &looks.title, true)?;
    for note in &list.notes {
        line(sheet, &mut row, note, &looks.quiet, false)?;
    }
    row += 1;
    let header = row;
    for (column, (heading, _)) in (0u16..).zip(&list.columns) {
        sheet.write_string_with_format(row, column, heading, &looks.header)?;
    }
    row += 1;
    sheet
        .set_freeze_panes(row, 0)?
        .set_repeat_rows(header, header)?;
    let moment = looks.date.clone().set_num_format("dd.mm.yyyy hh:mm");
    let count = looks.number(0);
    for cells in &list.rows {
        let mut lines = 1;
        for ((column, cell), (_, width)) in (0u16..).zip(cells).zip(&list.columns) {
            match cell {
                Cell::Text(text) => {
                    lines = lines.max(looks::lines(text, *width));
                    sheet.write_string_with_format(row, column, text, &looks.value)?
                }
                Cell::Count(number) => {
                    let number = u32::try_from(*number).unwrap_or(u32::MAX);
                    sheet.write_number_with_format(row, column, number, &count)?
                }
                Cell::Day(date) => {
                    sheet.write_datetime_with_format(row, column, &day(*date)?, &looks.date)?
                }
                Cell::Moment(at) => {
                    sheet.write_datetime_with_format(row, column, &instant(*at)?, &moment)?
                }
                Cell::Empty => sheet.write_blank(row, column, &looks.value)?,
            };
        }
        if lines > 1 {
            sheet.set_row_height(row, looks::height(lines, false))?;
        }
        row += 1;
    }
    if !list.rows.is_empty() {
        sheet.autofilter(header, 0, row - 1, last)?;
    }
    row += 1;
    for text in &list.closing {
        line(sheet, &mut row, text, &looks.label, false)?;
    }
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3)
        .set_footer(format!(
            "&L{}&RSide &P av &N",
            list.title.replace('&', "&&")
        ));
    sheet.set_print_area(0, 0, row.saturating_sub(1), last)?;
    Ok(())
}

/// A day and a time of day as spreadsheets count them.
fn instant(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, small(at.month()), small(at.day()))?.and_hms(
        u16::try_from(at.hour()).unwrap_or(0),
        small(at.minute()),
        small(at.second()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_one_file_and_the_same_each_time() {
        let date = Date::from_ymd_opt(2026, 5, 4).unwrap();
        let list = List {
            name: "Logg".to_owned(),
            title: "Endringslogg".to_owned(),
            notes: vec!["Uten navn".to_owned()],
            columns: vec![
                ("Nr.".to_owned(), 8.0),
                ("Når".to_owned(), 18.0),
                ("Hva".to_owned(), 30.0),
            ],
            rows: vec![vec![
                Cell::Count(1),
                Cell::Moment(date.and_hms_opt(8, 12, 0).unwrap()),
                "Deltaker registrert".into(),
            ]],
            closing: vec!["Slutt".to_owned()],
        };
        let made = lists(std::slice::from_ref(&list), date).unwrap();
        assert!(made.starts_with(b"PK"));
        assert_eq!(made, lists(&[list], date).unwrap());
    }

    #[test]
    fn a_list_without_rows_is_made_too() {
        let date = Date::from_ymd_opt(2026, 5, 4).unwrap();
        let list = List {
            name: "Tom".to_owned(),
            title: "Tom".to_owned(),
            columns: vec![("Nr.".to_owned(), 8.0)],
            ..List::default()
        };
        assert!(lists(&[list], date).is_ok());
    }
}
