//! Writes reports of every kind, and one of every template, into a folder, to be looked at:
//! `cargo run -p reports --example look -- FOLDER`.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{FINAL, STATUS, Values, complete, everything, meta, prose, template};
use std::{error::Error, fs, path::Path};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let status = template(STATUS);
    let mut long = complete(&status);
    for id in ["status", "bestilling", "videre-oppfolging"] {
        long.insert(id.into(), prose(3500).as_str().into());
    }
    let mut very_long = complete(&status);
    very_long.insert("status".into(), prose(60_000).as_str().into());
    very_long.insert("navn".into(), "Anne-Karoline ".repeat(6).as_str().into());
    very_long.insert("arbeidsgiver".into(), "W".repeat(300).as_str().into());
    very_long.insert("fravaer".into(), "x".repeat(300).as_str().into());
    very_long.insert(
        "deltakers-kommentar".into(),
        "Emoji 😀 og #import \"x\"; *a* $b$ @c \\ // d".into(),
    );
    let mut marked = meta();
    marked.draft = true;
    marked.marked = vec!["deltakers-kommentar".into(), "navn".into()];
    let (every, all) = everything();
    let mut marks = meta();
    marks.marked = vec!["timer.3".into(), "menn.helt".into(), "samtykke".into()];
    let last = template(FINAL);
    for (name, template, values, meta) in [
        ("status", &status, complete(&status), meta()),
        ("empty", &status, Values::new(), meta()),
        ("long", &status, long, meta()),
        ("very-long", &status, very_long, marked),
        ("everything", &every, all.clone(), meta()),
        ("everything-empty", &every, Values::new(), meta()),
        ("everything-marked", &every, all, marks),
        ("final", &last, complete(&last), meta()),
    ] {
        let report = reports::render(template, &values, &meta)?;
        println!(
            "{name}: {} pages, {} bytes, not found: {:?}",
            report.pages,
            report.pdf.len(),
            report.not_found
        );
        fs::write(folder.join(name).with_extension("pdf"), report.pdf)?;
    }
    for template in reports::Registry::embedded().all() {
        let report = reports::render(template, &complete(template), &meta())?;
        fs::write(
            folder
                .join(template.id.replace('/', " "))
                .with_extension("pdf"),
            report.pdf,
        )?;
    }
    Ok(())
}
