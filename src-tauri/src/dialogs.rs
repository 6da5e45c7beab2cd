//! The system's own dialogs.

use serde_json::{Value, json};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// Lets the counsellor choose a file to attach; `path` is null when they choose none. What the file is
/// shows when it is read: a name proves nothing. Some systems tell `PDF` from `pdf` in a filter.
pub fn choose_file(app: &AppHandle) -> Value {
    choose(
        app,
        "PDF, PNG og JPEG",
        &["pdf", "PDF", "png", "PNG", "jpg", "JPG", "jpeg", "JPEG"],
    )
}

/// Lets the counsellor choose a sealed file from a colleague; `path` is null when they choose none.
pub fn choose_sealed(app: &AppHandle) -> Value {
    choose(app, "Forseglede filer", &["age", "AGE"])
}

/// Lets the counsellor choose a backup; `path` is null when they choose none.
pub fn choose_backup(app: &AppHandle) -> Value {
    choose(app, "Sikkerhetskopier", &["tmb", "TMB"])
}

fn choose(app: &AppHandle, kind: &str, endings: &[&str]) -> Value {
    let chosen = app
        .dialog()
        .file()
        .set_title("Velg fil")
        .add_filter(kind, endings)
        .blocking_pick_file();
    let path = chosen.and_then(|file| file.into_path().ok());
    json!({ "path": path.map(|path| path.display().to_string()) })
}

/// Lets the counsellor choose a folder; `path` is null when they choose none.
pub fn choose_folder(app: &AppHandle) -> Value {
    let chosen = app
        .dialog()
        .file()
        .set_title("Velg katalog")
        .blocking_pick_folder();
    let path = chosen.and_then(|folder| folder.into_path().ok());
    json!({ "path": path.map(|path| path.display().to_string()) })
}
