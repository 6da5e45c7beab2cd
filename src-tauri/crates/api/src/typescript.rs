//! The contract as TypeScript, generated from these types so that it is never written twice.

use std::{
    any::TypeId,
    collections::{BTreeMap, HashSet},
};
use ts_rs::{Config, TS, TypeVisitor};

/// Gathers declarations, each once, with everything they refer to.
#[derive(Default)]
pub struct Declarations {
    seen: HashSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl Declarations {
    /// Adds a type and all it refers to.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only our own structs and enums have a file of their own to be declared in; the rest
        // (numbers, lists, options) are spelled out where they are used.
        if T::output_path().is_some() {
            let config = config();
            self.found.insert(T::ident(&config), T::decl(&config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn config() -> Config {
    // Counts and day differences stay far below 2^53, so a plain number is exact.
    Config::new().with_large_int("number")
}

/// A type's name.
pub fn name<T: TS>() -> String {
    T::name(&config())
}

/// The whole contract as one TypeScript module: every type, then `Methods`.
pub fn module() -> String {
    let mut declarations = Declarations::default();
    crate::methods::declarations(&mut declarations);
    declarations.add::<crate::ApiError>();
    let mut text = "// Generated from the Rust types by `make types`. Do not edit.\n\n".to_owned();
    for declaration in declarations.found.values() {
        text += &format!("export {declaration}\n\n");
    }
    text += "export type Methods = {\n";
    for method in crate::methods::list() {
        text += &format!(
            "  {:?}: {{ request: {}; answer: {} }};\n",
            method.method, method.request, method.answer
        );
    }
    text + "};\n"
}
