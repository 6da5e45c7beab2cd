//! Files of a case from a script: the program starts itself once more to look into them.

use crate::support::Store;
use serde_json::json;
use std::fs;

#[test]
fn a_pdf_is_attached_and_its_page_drawn() {
    let store = Store::new();
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Kari" },
        "ordered": "2026-01-05" });
    let case = store.call("case.create", &create)["id"].clone();
    let pdf = store.path("signert.pdf");
    fs::write(
        &pdf,
        "%PDF-1.7\n\
         1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n\
         trailer\n<< /Root 1 0 R >>\n",
    )
    .unwrap();
    let add = json!({ "case": case, "kind": "declaration", "path": pdf });
    let id = store.call("attachment.add", &add)["id"].clone();
    let kept = store.call("attachments", &json!({ "id": case }));
    assert_eq!(kept["attachments"][0]["title"], "Taushetserklæring");
    let page = store.call("attachment.page", &json!({ "id": id, "page": 1 }));
    assert_eq!(page["picture"]["mime"], "image/png");
    let refused = json!({ "case": case, "kind": "other", "path": store.path("passphrase") });
    let ran = store.run(&["call", "attachment.add", "-"], &refused.to_string());
    let (code, message) = ran.refusal();
    assert_eq!(code, "invalid-field");
    assert!(!message.contains("passphrase"), "{message}");
}
