//! Lists the embedded files, so that a new template, layout file or font needs no change of code.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let assets = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../../assets");
    let mut code = String::new();
    for (constant, folder, ending, include) in [
        ("TEMPLATES", "reports", "toml", "include_str"),
        ("LAYOUT", "layout", "typ", "include_str"),
        ("FONTS", "fonts", "ttf", "include_bytes"),
    ] {
        let root = assets.join(folder);
        let mut files = Vec::new();
        collect(&root, ending, &mut files)?;
        files.sort();
        let kind = if include == "include_str" {
            "&str"
        } else {
            "&[u8]"
        };
        writeln!(code, "/// Path below assets/{folder}, and the file itself.")?;
        writeln!(code, "pub const {constant}: &[(&str, {kind})] = &[")?;
        for file in files {
            let name = file
                .strip_prefix(&root)?
                .to_string_lossy()
                .replace('\\', "/");
            writeln!(
                code,
                "    ({name:?}, {include}!({:?})),",
                file.to_string_lossy()
            )?;
        }
        writeln!(code, "];")?;
    }
    // Which agreements there are is told by the names of their files.
    let mut files = Vec::new();
    collect(&assets.join("agreements"), "toml", &mut files)?;
    files.sort();
    let ids: Vec<_> = files
        .iter()
        .filter_map(|file| file.file_stem()?.to_str())
        .collect();
    writeln!(code, "/// The ids of the agreements in assets/agreements.")?;
    writeln!(code, "pub const AGREEMENTS: &[&str] = &{ids:?};")?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}

/// Every file below `folder` with this ending. Cargo is told to look again when a folder changes.
#[allow(clippy::print_stdout)] // how a build script speaks to Cargo
fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, files)?;
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
    Ok(())
}
