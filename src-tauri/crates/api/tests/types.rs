//! The window's TypeScript types are those generated from Rust.

use std::{env, fs, path::Path};

/// `UPDATE_TYPES=1` (what `make types` sets) writes the file instead of comparing it.
#[test]
fn the_committed_types_are_the_generated_ones() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/types.ts");
    let generated = api::typescript::module();
    if env::var_os("UPDATE_TYPES").is_some() {
        fs::write(&file, &generated).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == generated,
        "ui/src/api/types.ts is out of date; run `make types`"
    );
}
