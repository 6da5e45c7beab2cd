//! Tells Tauri where this repository keeps its capabilities and permissions, since its own files lie
//! at the root.

fn main() {
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/*")
        .app_manifest(
            tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/*"),
        );
    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script has no other way to fail.
        println!("cargo::error={error:#}");
    }
}
