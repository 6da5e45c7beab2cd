//! The system's own dialogs.

use serde_json::{Value, json};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

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
