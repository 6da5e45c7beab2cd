//! The desktop shell: the window, its dialogs and the one command. It holds no logic; whatever the
//! window asks, the `api` crate answers.
//!
//! The only crate that knows Tauri.

mod away;
mod closing;
mod copying;
mod dialogs;
mod showing;

use api::{Answer, Api, ApiError, Environment};
use away::Locks;
use closing::{Heard, UnderWay};
use serde_json::Value;
use std::{
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};
use system::{Clipboard, OsKeyring};
use tauri::{AppHandle, Manager, State, Window, WindowEvent};

/// The api behind a lock: requests are answered one at a time, in turn.
type Shared = Arc<Mutex<Api>>;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    if let Some(done) = api::look_into_file() {
        return done;
    }
    api::harden_process();
    let result = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| {
            let folder = app.path().app_local_data_dir()?;
            let environment = Environment {
                keyring: Box::new(OsKeyring::new()),
                ..Environment::system(folder)
            };
            let shared: Shared = Arc::new(Mutex::new(Api::new(environment)));
            app.manage(shared);
            app.manage(Clipboard::new());
            app.manage(Locks::default());
            app.manage(UnderWay::default());
            app.manage(Heard::default());
            showing::in_any_case(app.handle());
            away::listen(app.handle());
            Ok(())
        })
        .on_window_event(|window, event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                api.prevent_close();
                closing::ask(window);
            }
            if let WindowEvent::Destroyed = event {
                window.state::<Clipboard>().clear();
            }
        })
        .invoke_handler(tauri::generate_handler![rpc])
        .run(tauri::generate_context!());
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The one command. It runs beside the window's own thread, so that neither unlocking nor a slow disk
/// freezes what is being typed.
#[tauri::command]
async fn rpc(
    app: AppHandle,
    window: Window,
    shared: State<'_, Shared>,
    under_way: State<'_, UnderWay>,
    method: String,
    params: Value,
) -> Answer<Value> {
    let shared = Arc::clone(&shared);
    let _request = under_way.begin();
    let work = move || match method.as_str() {
        "shell.choose-folder" => Ok(dialogs::choose_folder(&app)),
        "shell.choose-file" => Ok(dialogs::choose_file(&app)),
        "shell.choose-sealed" => Ok(dialogs::choose_sealed(&app)),
        "shell.choose-backup" => Ok(dialogs::choose_backup(&app)),
        "shell.copy" => copying::copy(&app, &params),
        "shell.clear-copied" => {
            app.state::<Clipboard>().clear();
            Ok(Value::Null)
        }
        "shell.ready" => {
            showing::ready(&app, &params);
            Ok(Value::Null)
        }
        "shell.wait" => {
            closing::wait(&window);
            Ok(Value::Null)
        }
        "shell.close" => {
            closing::close(&window);
            Ok(Value::Null)
        }
        "store.lock" => away::lock(&app),
        _ => {
            let mut api = shared.lock().unwrap_or_else(PoisonError::into_inner);
            api.call(&method, params)
        }
    };
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(ApiError::internal("vindu")))
}
