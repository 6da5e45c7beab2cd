//! printpdf 0.12 looks fonts up by resource name across the whole file, but a name such as `f0` is only
//! good on its own page, and every page of Typst's has one. So each page's fonts are renamed after the
//! object they are, before printpdf sees the file. Nothing else is touched.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// The same document with font names that mean the same font on every page.
pub fn renamed(pdf: &[u8]) -> Result<Vec<u8>, lopdf::Error> {
    let mut document = Document::load_mem(pdf)?;
    for (number, page) in document.get_pages() {
        rename_on_page(&mut document, number, page)?;
    }
    let mut bytes = Vec::with_capacity(pdf.len());
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

fn rename_on_page(
    document: &mut Document,
    number: u32,
    page: ObjectId,
) -> Result<(), lopdf::Error> {
    let (inline, inherited) = document.get_page_resources(page)?;
    let mut resources = match (inline, inherited.first()) {
        (Some(resources), _) => resources.clone(),
        (None, Some(id)) => document.get_dictionary(*id)?.clone(),
        (None, None) => return Ok(()),
    };
    let Ok(fonts) = resources.get(b"Font") else {
        return Ok(());
    };
    let fonts = document.dereference(fonts)?.1.as_dict()?;
    let mut names = BTreeMap::new();
    let mut renamed = Dictionary::new();
    for (old, font) in fonts.iter() {
        let new = match font {
            Object::Reference((object, _)) => format!("object{object}"),
            _ => format!("page{number}{}", String::from_utf8_lossy(old)),
        };
        renamed.set(new.as_str(), font.clone());
        names.insert(old.clone(), new);
    }
    resources.set("Font", renamed);

    let mut content = document.get_and_decode_page_content(page)?;
    for operation in content.operations.iter_mut().filter(|o| o.operator == "Tf") {
        if let Some(Object::Name(name)) = operation.operands.first_mut()
            && let Some(new) = names.get(name)
        {
            *name = new.clone().into_bytes();
        }
    }
    let content = content.encode()?;
    document.change_page_content(page, content)?;
    document
        .get_object_mut(page)?
        .as_dict_mut()?
        .set("Resources", resources);
    Ok(())
}
