//! Tables: how wide the columns are, what adds up, and when a table has to be set as a form instead.

use super::GEOMETRY;
use super::value::{Value, ValueData, width_of, width_of_option};
use crate::number::Number;
use crate::{FieldKind, Section, text};
use serde::Serialize;

/// No column wishes for more, in points: longer texts are broken.
const WISH: f64 = 190.0;

/// A row of more lines than this could outgrow a page, and rows are never parted.
const MAX_LINES: f64 = 30.0;

/// A table of so few lines is kept on one page.
const WHOLE: f64 = 20.0;

/// How much wider semibold is, and a little for kerning.
const BOLD: f64 = 1.07;

/// How wide a chart's bars can be, in points: all of a hundred per cent.
const BARS: f64 = 120.0;

/// What stands above a chart's bars.
const BAR: &str = "Søylen er resultatet";
const BAR_AND_LINE: &str = "Søylen er resultatet, streken målet";

/// What stands for a sum that cannot be made.
const NO_SUM: &str = "–";

#[derive(Serialize)]
pub struct TableData {
    /// In points.
    widths: Vec<f64>,
    /// Whether it is kept on one page.
    whole: bool,
    header: Vec<HeaderData>,
    rows: Vec<RowData>,
    total: Option<TotalData>,
    /// What is said below the table of the values that were not found when the file was read.
    marks: Vec<String>,
}

#[derive(Serialize)]
struct HeaderData {
    label: String,
    help: Option<String>,
    /// Whether numbers stand below it, at the right.
    right: bool,
}

#[derive(Serialize)]
struct RowData {
    label: Option<String>,
    cells: Vec<CellData>,
    bar: Option<BarData>,
}

/// A row of a chart, drawn. What it shows stands as text in the row's cells.
#[derive(Serialize)]
struct BarData {
    /// The whole width, in points.
    width: f64,
    /// How much of it is filled, 0–1; none where no number stands there.
    share: Option<f64>,
    /// Where the line is, 0–1.
    line: Option<f64>,
    /// What it shows, in words.
    alt: String,
}

#[derive(Serialize)]
struct CellData {
    /// The key of its value.
    key: String,
    value: ValueData,
    right: bool,
    marked: bool,
}

#[derive(Serialize)]
struct TotalData {
    label: String,
    /// One for each column behind the label's.
    sums: Vec<Option<String>>,
}

/// Whether every row has room on a page.
pub fn fits(section: &Section, rows: &[Vec<Value>]) -> bool {
    heights(section, rows, &widths(section, rows)).all(|lines| lines <= MAX_LINES)
}

/// About how many lines each row takes.
fn heights<'a>(
    section: &Section,
    rows: &'a [Vec<Value>],
    widths: &'a [f64],
) -> impl Iterator<Item = f64> + 'a {
    let skipped = usize::from(!section.rows.is_empty());
    let lines = |value: &Value, width: f64| {
        let room = (width - 2.0 * GEOMETRY.cell).max(1.0);
        let line = |line: &str| {
            (width_of(line, GEOMETRY.small) * 1.2 / room)
                .ceil()
                .max(1.0)
        };
        value.printed().lines().map(line).sum::<f64>()
    };
    rows.iter().map(move |row| {
        let cells = row.iter().zip(widths.iter().skip(skipped));
        cells
            .map(|(value, width)| lines(value, *width))
            .fold(1.0, f64::max)
    })
}

pub fn of(section: &Section, groups: &[Vec<Value>], marked: &[String]) -> TableData {
    let widths = widths(section, groups);
    let labelled = usize::from(!section.rows.is_empty());
    let inner = |column: usize| {
        widths
            .get(column)
            .map_or(0.0, |width| width - 2.0 * GEOMETRY.cell)
    };
    let wrapped = |text: &str, column: usize| {
        let fits = |word: &str| width_of(word, GEOMETRY.small) * BOLD < inner(column);
        text::paragraphs(text, fits).concat().concat()
    };
    let mut header: Vec<HeaderData> = section
        .fields
        .iter()
        .enumerate()
        .map(|(i, field)| HeaderData {
            label: wrapped(&field.label, i + labelled),
            help: field
                .help
                .as_deref()
                .map(|help| wrapped(help, i + labelled)),
            right: field.kind == FieldKind::Number,
        })
        .collect();
    if labelled == 1 {
        let label = section.row_title.as_deref().unwrap_or_default();
        header.insert(
            0,
            HeaderData {
                label: wrapped(label, 0),
                help: None,
                right: false,
            },
        );
    }
    let drawn = section.drawn();
    if let Some((_, line)) = drawn {
        let label = if line.is_some() { BAR_AND_LINE } else { BAR };
        header.push(HeaderData {
            label: wrapped(label, section.fields.len() + labelled),
            help: None,
            right: false,
        });
    }
    let cell = |(i, value): (usize, &Value)| CellData {
        value: value.data(inner(i + labelled), GEOMETRY.small),
        right: value.field.kind == FieldKind::Number,
        key: value.key.clone(),
        marked: marked.contains(&value.key),
    };
    let rows = groups.iter().enumerate().map(|(i, group)| RowData {
        label: section.rows.get(i).map(|row| wrapped(&row.label, 0)),
        cells: group.iter().enumerate().map(cell).collect(),
        bar: drawn.map(|(bars, line)| bar(group.get(bars), line.and_then(|line| group.get(line)))),
    });
    let total = section.total.as_ref().map(|label| {
        let mut sums = sums(section, groups);
        if labelled == 0 && !sums.is_empty() {
            // The first column is never summed: the label stands there.
            sums.remove(0);
        }
        TotalData {
            label: label.clone(),
            sums,
        }
    });
    let marks = groups
        .iter()
        .flatten()
        .filter(|value| marked.contains(&value.key))
        .map(|value| {
            let place = value
                .place
                .as_ref()
                .map_or_else(String::new, |place| format!(" ({place})"));
            format!(
                "Kontroller «{}»{place}: teksten ble ikke funnet igjen da filen ble lest.",
                value.field.label.trim_end_matches(':')
            )
        });
    TableData {
        header,
        rows: rows.collect(),
        whole: heights(section, groups, &widths).sum::<f64>() <= WHOLE,
        total,
        marks: marks.collect(),
        widths,
    }
}

/// One row's bar and line. More than a hundred per cent fills the width.
fn bar(value: Option<&Value>, line: Option<&Value>) -> BarData {
    let percent = |value: Option<&Value>| {
        let number = value.filter(|value| value.is_filled())?.number()?;
        Some((number.counted()? / 100.0).clamp(0.0, 1.0))
    };
    let told = |value: Option<&Value>| {
        let told = value.filter(|value| value.is_filled());
        told.map_or_else(|| "ingen tall".to_owned(), |value| value.printed())
    };
    let target = line.map(|line| format!(". Mål: {}", told(Some(line))));
    BarData {
        width: BARS,
        share: percent(value),
        line: percent(line),
        alt: format!(
            "Søyle. Resultat: {}{}.",
            told(value),
            target.unwrap_or_default()
        ),
    }
}

/// The sum of each column that has one.
pub fn sums(section: &Section, groups: &[Vec<Value>]) -> Vec<Option<String>> {
    let sum = |(i, field): (usize, &crate::Field)| {
        let column = groups.iter().filter_map(|group| group.get(i));
        let sum = column
            .map(Value::number)
            .try_fold(Number::ZERO, |sum, n| sum.plus(n?));
        let unit = field
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| format!("\u{a0}{unit}"));
        let text = sum.map_or_else(|| NO_SUM.to_owned(), |sum| sum.norwegian() + &unit);
        field.sum.then_some(text)
    };
    section.fields.iter().enumerate().map(sum).collect()
}

/// The columns' widths: each as wide as its longest word at least, the rest by what they hold.
fn widths(section: &Section, groups: &[Vec<Value>]) -> Vec<f64> {
    let mut columns: Vec<(f64, f64)> = Vec::new();
    let word = |text: &str, by: f64| {
        // A number is never parted from its unit.
        let words = text
            .split(|c: char| c.is_whitespace() && c != '\u{a0}')
            .map(|word| width_of(word, GEOMETRY.small) * by);
        words.fold(0.0, f64::max)
    };
    let line = |text: &str, by: f64| {
        text.lines()
            .map(|line| width_of(line, GEOMETRY.small) * by)
            .fold(0.0, f64::max)
    };
    if !section.rows.is_empty() {
        let title = section.row_title.as_deref().unwrap_or_default();
        let labels = || {
            section
                .rows
                .iter()
                .map(|row| row.label.as_str())
                .chain([title])
        };
        let widest = |measure: &dyn Fn(&str, f64) -> f64| {
            labels()
                .map(|label| measure(label, BOLD))
                .fold(0.0, f64::max)
        };
        columns.push((widest(&word), widest(&line).min(WISH)));
    }
    let sums = sums(section, groups);
    for (i, field) in section.fields.iter().enumerate() {
        let help = field.help.as_deref().unwrap_or_default();
        let mut least = word(&field.label, BOLD).max(word(help, 1.0));
        let mut wish = least.max(line(&field.label, BOLD).min(WISH / 2.0));
        for option in &field.options {
            let whole = width_of_option(option, GEOMETRY.small);
            least = least
                .max(word(option, BOLD) + 15.0)
                .max(whole.min(WISH / 2.0));
            wish = wish.max(whole);
        }
        if let Some(Some(sum)) = sums.get(i) {
            least = least.max(line(sum, BOLD));
        }
        for value in groups.iter().filter_map(|group| group.get(i)) {
            let printed = value.printed();
            if field.options.is_empty() {
                // A very long word is broken rather than given the page.
                least = least.max(word(&printed, 1.0).min(WISH / 2.0));
                wish = wish.max(line(&printed, 1.0));
            }
        }
        columns.push((least, wish.min(WISH).max(least)));
    }
    // A hair more than the text, so that what just fits is not broken.
    for (least, wish) in &mut columns {
        *least += 0.5;
        *wish += 0.5;
    }
    let bars = section.drawn().map(|_| BARS + 2.0 * GEOMETRY.cell);
    let room = GEOMETRY.width() - bars.unwrap_or(0.0) - columns.len() as f64 * 2.0 * GEOMETRY.cell;
    let least: f64 = columns.iter().map(|(least, _)| least).sum();
    let wished: f64 = columns.iter().map(|(least, wish)| wish.max(*least)).sum();
    let width = |(least_of, wish): &(f64, f64)| {
        let wish = wish.max(*least_of);
        let inner = if least >= room {
            least_of * room / least
        } else if wished >= room {
            least_of + (wish - least_of) * (room - least) / (wished - least)
        } else {
            // What is left over goes where there is most to read, so that numbers stay near their labels.
            wish * room / wished
        };
        inner + 2.0 * GEOMETRY.cell
    };
    columns.iter().map(width).chain(bars).collect()
}
