//! Prints how long a three-page report takes, and the privacy check of ten pages: `cargo run --release -p reports --example speed`.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{STATUS, Values, complete, meta, prose, template};
use reports::{
    Audience, Template,
    privacy::{Document, Surroundings, check},
};
use std::{error::Error, time::Instant};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    let template = template(STATUS);
    let mut values = complete(&template);
    let start = Instant::now();
    reports::preview(&template, &Values::new(), &meta())?;
    println!(
        "the very first page, fonts and all: {:.1?}",
        start.elapsed()
    );
    for id in ["status", "videre-oppfolging"] {
        values.insert(id.into(), prose(2200).as_str().into());
    }
    measure(&template, &mut values)?;
    println!("60 000 characters in one field:");
    values.insert("videre-oppfolging".into(), prose(60_000).as_str().into());
    measure(&template, &mut values)?;
    values.insert("videre-oppfolging".into(), prose(30_000).as_str().into());
    for audience in [Audience::Nav, Audience::Employer, Audience::Employer] {
        let document = Document {
            audience,
            ..Document::new(&template, &values)
        };
        let start = Instant::now();
        let found = check(&document, &Surroundings::default()).len();
        let took = start.elapsed();
        println!("privacy check for {audience:?}: {took:.1?}, {found} passages");
    }
    Ok(())
}

#[allow(clippy::print_stdout)]
fn measure(template: &Template, values: &mut Values) -> Result<(), Box<dyn Error>> {
    for round in 0..5 {
        // One more character each time, as when it is typed.
        let text = format!("{}{}", prose(2200), "x".repeat(round));
        values.insert("status".into(), text.as_str().into());
        let start = Instant::now();
        let pages = reports::preview(template, values, &meta())?.pages;
        let preview = start.elapsed();
        let start = Instant::now();
        let report = reports::render(template, values, &meta())?;
        let render = start.elapsed();
        let start = Instant::now();
        let not_found = reports::not_found(&report.pdf, template, values)?;
        let read_back = start.elapsed();
        println!(
            "{} pages, {} bytes: preview {preview:.1?}, PDF with read-back {render:.1?}, \
             of which read-back {read_back:.1?}, not found {}",
            pages.len(),
            report.pdf.len(),
            not_found.len()
        );
    }
    Ok(())
}
