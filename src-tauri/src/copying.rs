//! What the page copies: the web view would leave it on the clipboard for good.

use api::{Answer, ApiError, Code};
use serde_json::Value;
use system::Clipboard;
use tauri::{AppHandle, Manager};

/// Copies `{"text", "personal"}`. Whatever does not say that it is not personal is.
pub fn copy(app: &AppHandle, params: &Value) -> Answer<Value> {
    let text = params["text"].as_str().unwrap_or_default();
    let personal = params["personal"] != false;
    let copied = app.state::<Clipboard>().copy(text, personal);
    copied.map(|()| Value::Null).map_err(|_| {
        let message = "Maskinen lot oss ikke kopiere. Merk teksten og kopier den selv.";
        ApiError::new(Code::Io, message)
    })
}
