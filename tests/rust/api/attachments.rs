//! Files kept with a case: taken in by what they are, shown, exported, taken back; and what is refused.

use crate::support::{Office, PASSPHRASE, STATUS, snapshot};
use api::{Api, Code, Environment};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A word that stands for a name.
const CANARY: &str = "Kanarifugl";

/// A PDF of these objects, the first of which is its catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (table, size) = (bytes.len(), objects.len() + 1);
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    bytes.extend(trailer.bytes());
    bytes
}

/// One page of this content.
fn one_page(filter: &str, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let start = format!("<< {filter} /Length {length} >>\nstream\n");
    pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_vec(),
        [start.as_bytes(), content, b"\nendstream"].concat(),
    ])
}

/// A black picture. Its content is stored, not packed.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let body = [kind, data].concat();
        let sum = body.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        });
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, &body[..], &(!sum).to_be_bytes()].concat()
    };
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [&sides[..], &[8, 0, 0, 0, 0]].concat();
    // A line is its filter and its pixels, all zero.
    let pixels = vec![0; (height as usize * (1 + width as usize)).min(60_000)];
    let length = u16::try_from(pixels.len()).unwrap();
    let stored = [
        &[1][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        &pixels,
    ]
    .concat();
    let adler = (u32::from(length) << 16 | 1).to_be_bytes();
    let content = [&[0x78, 1][..], &stored, &adler].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"IDAT", &content),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

/// A grey picture of eight by eight.
fn jpeg() -> Vec<u8> {
    base64(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////\
         ////////////////////////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//E\
         ABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z",
    )
}

impl Office {
    /// A file as someone might have it lying about.
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.out().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn attach(&mut self, case: &str, kind: &str, path: &Path) -> String {
        let request = json!({ "case": case, "kind": kind, "path": path });
        self.make("attachment.add", request)
    }

    fn attachments(&mut self, case: &str) -> Value {
        self.call("attachments", json!({ "id": case }))
    }

    /// The report that the app itself would make.
    fn report_pdf(&mut self, case: &str) -> PathBuf {
        let report = self.complete_report(case, STATUS);
        self.export(&report, "rapport.pdf")
    }

    fn undo_last(&mut self, case: &str) {
        let entry = self.call("history", json!({ "id": case }))["changes"][0].clone();
        assert_eq!(entry["cannot_undo"], json!(null), "{entry}");
        self.call("undo", json!({ "group": entry["group"] }));
    }

    fn sentence(&mut self, case: &str) -> String {
        let entry = self.call("history", json!({ "id": case }))["changes"][0].clone();
        entry["sentence"].as_str().unwrap().to_owned()
    }

    /// Asserts that a file is not taken in, that nothing of it is kept, and that the reason names
    /// neither it nor its place. Answers the reason.
    fn not_taken(&mut self, case: &str, path: &Path) -> String {
        let before = (
            self.attachments(case),
            self.call("history", json!({ "id": case })),
        );
        let request = json!({ "case": case, "kind": "other", "path": path });
        let error = self.refusal("attachment.add", request);
        assert_eq!(error.code, Code::InvalidField, "{}", error.message);
        assert_eq!(error.details, Some(json!(["path"])));
        let told = error.message;
        assert!(!told.contains(CANARY) && !told.contains("ut/"), "{told}");
        assert_eq!(self.attachments(case), before.0, "{told}");
        assert_eq!(
            self.call("history", json!({ "id": case })),
            before.1,
            "{told}"
        );
        told
    }
}

fn base64(text: &str) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.bytes().filter(|sign| *sign != b'=');
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0);
    for sign in values {
        let value = SIGNS.iter().position(|known| *known == sign).unwrap();
        bits = bits << 6 | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}

#[test]
fn a_pdf_is_kept_shown_and_exported_as_it_is() {
    let mut office = Office::new();
    let case = office.kari();
    let reference = office.call("case", json!({ "id": case }))["case"]["reference"].clone();
    let empty = office.attachments(&case);
    assert_eq!(
        (&empty["attachments"], &empty["bytes"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(
        empty["limits"]["file"],
        json!(10_000_000),
        "said before anything is chosen"
    );
    assert_eq!(empty["limits"]["case"], json!(100_000_000));

    let path = office.report_pdf(&case);
    let bytes = fs::read(&path).unwrap();
    let id = office.attach(&case, "declaration", &path);
    assert_eq!(
        fs::read(&path).unwrap(),
        bytes,
        "the original is where it was"
    );
    let kept = office.attachments(&case);
    let row = kept["attachments"][0].clone();
    assert_eq!(kept["bytes"], json!(bytes.len()));
    assert_eq!((&row["id"], &row["media"]), (&json!(id), &json!("pdf")));
    assert_eq!(
        row["title"], "Taushetserklæring",
        "by its kind, never by the file's name"
    );
    assert_eq!(
        (&row["bytes"], &row["added"]),
        (&json!(bytes.len()), &json!("2026-05-04"))
    );
    let pages = row["pages"].as_u64().unwrap();
    assert!(pages >= 1);

    for page in 1..=pages {
        let look = json!({ "id": id, "page": page });
        let shown = office.call("attachment.page", look);
        assert_eq!(shown["note"], json!(null), "all of it can be drawn");
        let picture = &shown["picture"];
        assert_eq!(
            (&picture["mime"], &picture["size"]),
            (&json!("image/png"), &json!([1400, 1980]))
        );
        let png = base64(picture["data"].as_str().unwrap());
        assert!(
            png.starts_with(b"\x89PNG") && png.len() > 5000,
            "{} bytes",
            png.len()
        );
    }
    for page in [0, pages + 1, u64::from(u32::MAX)] {
        let error = office.refusal("attachment.page", json!({ "id": id, "page": page }));
        assert_eq!(error.code, Code::NotFound);
    }

    let name = row["file_name"].as_str().unwrap();
    assert_eq!(
        name,
        format!(
            "{}-vedlegg-taushetserklæring.pdf",
            reference.as_str().unwrap()
        )
    );
    let export = json!({ "id": id, "folder": office.out(), "file_name": name });
    let written = office.call("attachment.export", export.clone());
    assert_eq!(fs::read(written["path"].as_str().unwrap()).unwrap(), bytes);
    let error = office.refusal("attachment.export", export);
    assert_eq!(error.code, Code::FileExists, "nothing is replaced unasked");

    office.reopen("2026-05-05");
    assert_eq!(office.attachments(&case), kept);
}

#[test]
fn pictures_are_shown_as_they_are() {
    let mut office = Office::new();
    let case = office.kari();
    for (name, bytes, media, mime, end) in [
        ("a.png", png(6, 4), "png", "image/png", "png"),
        ("b.jpg", jpeg(), "jpeg", "image/jpeg", "jpg"),
        // By what it holds: names lie.
        ("c.pdf", jpeg(), "jpeg", "image/jpeg", "jpg"),
        ("no-extension", png(6, 4), "png", "image/png", "png"),
    ] {
        let path = office.file(name, &bytes);
        let id = office.attach(&case, "signed-form", &path);
        let rows = office.attachments(&case)["attachments"].clone();
        let row = rows
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["id"] == json!(id))
            .unwrap();
        assert_eq!(
            (&row["media"], &row["pages"]),
            (&json!(media), &json!(null))
        );
        assert!(
            row["file_name"]
                .as_str()
                .unwrap()
                .ends_with(&format!("signert-skjema.{end}"))
        );
        let shown = office.call("attachment.page", json!({ "id": id, "page": 1 }));
        assert_eq!(shown["picture"]["mime"], mime);
        assert_eq!(base64(shown["picture"]["data"].as_str().unwrap()), bytes);
    }
}

#[test]
fn each_fault_of_a_file_is_told_in_a_sentence_of_its_own() {
    let mut office = Office::new();
    let case = office.kari();
    let report = fs::read(office.report_pdf(&case)).unwrap();
    let loops = pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1 >>".to_vec(),
    ]);
    let many = pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count 1001 >>",
            "3 0 R ".repeat(1001)
        )
        .into_bytes(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_vec(),
    ]);
    let noise: Vec<u8> = (0..20_000u32).map(|n| (n * 7919 % 251) as u8).collect();
    let named = |name: &str| format!("{CANARY}-{name}");
    let files = [
        ("tom", Vec::new(), "er tom"),
        ("for-stor", vec![b' '; 10_000_001], "10,1 MB"),
        ("tekst.txt", b"Hei".to_vec(), "verken PDF, PNG eller JPEG"),
        ("bilde.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC"),
        ("brev.docx", b"PK\x03\x04".to_vec(), "Word"),
        ("avkortet.png", png(6, 4)[..40].to_vec(), "Bildet er skadet"),
        ("avkortet.jpg", jpeg()[..20].to_vec(), "Bildet er skadet"),
        (
            "ødelagt.png",
            [&png(6, 4)[..45], &[7; 9], &png(6, 4)[54..]].concat(),
            "Bildet er skadet",
        ),
        ("enormt.png", png(60_000, 60_000), "for mange bildepunkter"),
        ("avkortet.pdf", report[..200].to_vec(), "PDF-en er skadet"),
        (
            "støy.pdf",
            [b"%PDF-1.7\n", &noise[..]].concat(),
            "PDF-en er skadet",
        ),
        ("ring.pdf", loops, "PDF-en"),
        ("mange.pdf", many, "1001 sider"),
    ];
    for (name, bytes, expected) in files {
        let path = office.file(&named(name), &bytes);
        let told = office.not_taken(&case, &path);
        assert!(told.contains(expected), "{name}: {told}");
    }
    let folder = office.out().join(CANARY);
    fs::create_dir(&folder).unwrap();
    let told = office.not_taken(&case, &folder);
    assert!(told.contains("katalog"), "{told}");
    let told = office.not_taken(&case, &folder.join("finnes-ikke.pdf"));
    assert!(told.contains("finnes ikke"), "{told}");
    for blank in ["", "  ", "\"\""] {
        let request = json!({ "case": case, "kind": "other", "path": blank });
        assert_eq!(
            office.refusal("attachment.add", request).code,
            Code::MissingField
        );
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_cannot_be_read_is_not_waited_for() {
    use std::os::unix::fs::PermissionsExt;
    let mut office = Office::new();
    let case = office.kari();
    let told = office.not_taken(&case, Path::new("/dev/zero"));
    assert!(told.contains("ikke en vanlig fil"), "{told}");
    let path = office.file(CANARY, &png(6, 4));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Root reads everything.
    if fs::read(&path).is_err() {
        let told = office.not_taken(&case, &path);
        assert!(told.contains("kan ikke leses"), "{told}");
    }
}

/// Forty kilobytes that unpack to ten gigabytes: bytes that repeat themselves, three times over.
#[cfg(target_os = "linux")]
#[test]
fn a_page_that_would_eat_the_memory_is_not_shown_and_nothing_else_happens() {
    let mut office = Office::new();
    let case = office.kari();
    let repeating = [vec![0x81; 40_000], vec![2, 0, 0x80, 0x80, 0x80]].concat();
    let bomb = one_page(
        "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode]",
        &repeating,
    );
    let path = office.file("a.pdf", &bomb);
    let id = office.attach(&case, "other", &path);
    let shown = office.call("attachment.page", json!({ "id": id, "page": 1 }));
    assert_eq!(shown["picture"], json!(null));
    let note = shown["note"].as_str().unwrap();
    assert!(
        note.contains("kan ikke vises her") && note.contains("Eksporter"),
        "{note}"
    );
    // The app goes on, and what was sent can be had out again.
    let export = json!({ "id": id, "folder": office.out(), "file_name": "ut.pdf" });
    let written = office.call("attachment.export", export);
    assert_eq!(fs::read(written["path"].as_str().unwrap()).unwrap(), bomb);
}

#[test]
fn without_the_other_process_nothing_is_shown_and_nothing_breaks() {
    let mut office = Office::new();
    let case = office.kari();
    let path = office.file("a.pdf", &one_page("", b"0 0 99 99 re f"));
    let id = office.attach(&case, "other", &path);
    office.call("store.lock", json!(null));
    for program in ["", "/nowhere/tiltaksmappe", "/bin/true"] {
        office.api = Api::new(Environment {
            program: program.into(),
            ..Environment::fixed(office.store(), crate::support::on("2026-05-04"))
        });
        office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
        let told = office.not_taken(&case, &path);
        assert!(told.contains("lar seg ikke lese"), "{told}");
        let shown = office.call("attachment.page", json!({ "id": id, "page": 1 }));
        assert_eq!(shown["picture"], json!(null));
        office.call("store.lock", json!(null));
    }
}

#[test]
fn adding_changing_and_removing_go_back_and_forth() {
    let mut office = Office::new();
    let case = office.kari();
    let path = office.file("a.pdf", &one_page("", b"0 0 99 99 re f"));
    let add = json!({ "case": case, "kind": "contract", "path": path, "title": "  Lageret\n AS " });
    let there_and_back = |office: &mut Office, method: &str, request: Value| {
        let before = office.attachments(&case);
        let made = office.call(method, request);
        let sentence = office.sentence(&case);
        let after = office.attachments(&case);
        assert_ne!(after, before, "{method} changes something");
        for (now, how) in [
            (&before, "Angret: "),
            (&after, "Gjort om igjen: "),
            (&before, "Angret: "),
            (&after, "Gjort om igjen: "),
        ] {
            office.undo_last(&case);
            assert_eq!(&office.attachments(&case), now, "{method}");
            assert_eq!(office.sentence(&case), format!("{how}{sentence}"));
        }
        (made, sentence)
    };
    let (made, sentence) = there_and_back(&mut office, "attachment.add", add);
    assert_eq!(sentence, "Vedlegg lagt til: Lageret AS");
    let id = made["id"].clone();
    let update = json!({ "id": id, "kind": "signed-form", "title": "" });
    let (_, sentence) = there_and_back(&mut office, "attachment.update", update);
    assert_eq!(sentence, "Vedlegg endret: Signert skjema");
    let (_, sentence) = there_and_back(&mut office, "attachment.remove", json!({ "id": id }));
    assert_eq!(sentence, "Vedlegg fjernet: Signert skjema");

    for (method, request) in [
        ("attachment.page", json!({ "id": id, "page": 1 })),
        ("attachment.remove", json!({ "id": id })),
        ("attachment.update", json!({ "id": id, "kind": "other" })),
        (
            "attachment.export",
            json!({ "id": id, "folder": office.out(), "file_name": "a.pdf", "replace": true }),
        ),
    ] {
        assert_eq!(
            office.refusal(method, request).code,
            Code::NotFound,
            "{method}"
        );
    }
    office.undo_last(&case);
    let shown = office.call("attachment.page", json!({ "id": id, "page": 1 }));
    assert_ne!(
        shown["picture"],
        json!(null),
        "it came back with its content"
    );
    office.reopen("2026-05-05");
    assert_eq!(office.attachments(&case)["attachments"][0]["id"], id);
}

#[test]
fn a_history_tells_what_changed_about_an_attachment() {
    let mut office = Office::new();
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    let job = json!({ "case": case, "employer": employer, "position": "Ryddehjelp", "percent": 50, "terms": "permanent" });
    let job = office.make("employment.save", json!({ "employment": job }));
    let path = office.file("a.png", &png(6, 4));
    let id = office.attach(&case, "other", &path);
    let update = json!({ "id": id, "kind": "contract", "title": "Avtalen", "employment": job });
    office.call("attachment.update", update.clone());
    let entry = office.call("history", json!({ "id": case }))["changes"][0].clone();
    let field = |label: &str, old: Value, new: &str| json!({ "label": label, "old": old, "new": new, "long": false });
    assert_eq!(
        entry["fields"],
        json!([
            field(
                "Hva slags",
                json!("Annet vedlegg"),
                "Dokumentasjon på ansettelse"
            ),
            field("Tittel", json!("Annet vedlegg"), "Avtalen"),
            field("Arbeidsforhold", json!(null), "Ryddehjelp, Lager AS (demo)"),
        ])
    );
    // Saved without a change, nothing is written.
    office.call("attachment.update", update);
    let newest = office.call("history", json!({ "id": case }))["changes"][0]["group"].clone();
    assert_eq!(newest, entry["group"]);
    let added = office.call("history", json!({ "id": case }))["changes"][1].clone();
    let labels: Vec<&str> = added["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["Hva slags", "Tittel", "Filtype"]);
}

#[test]
fn an_attachment_is_linked_to_a_job_of_its_own_case() {
    let mut office = Office::new();
    let case = office.kari();
    let other = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
    let other = office.make("case.create", other);
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    let mut jobs = [&case, &other].map(|case| {
        let job =
            json!({ "case": case, "employer": employer, "percent": 50, "terms": "permanent" });
        office.make("employment.save", json!({ "employment": job }))
    });
    let path = office.file("a.png", &png(6, 4));
    let add =
        |job: &str| json!({ "case": case, "kind": "contract", "path": path, "employment": job });
    for wrong in [&*jobs[1], "0", &case] {
        let error = office.refusal("attachment.add", add(wrong));
        assert_eq!(error.details, Some(json!(["employment"])));
    }
    let id = office.make("attachment.add", add(&jobs[0]));
    let update = json!({ "id": id, "kind": "contract", "employment": jobs[1] });
    assert_eq!(
        office.refusal("attachment.update", update).code,
        Code::InvalidField
    );
    // A job that goes takes no file with it, and one that comes back is documented again.
    office.call("employment.remove", json!({ "id": jobs[0] }));
    let row = office.attachments(&case)["attachments"][0].clone();
    assert_eq!(
        (&row["id"], &row["employment"]),
        (&json!(id), &json!(jobs[0].split_off(0)))
    );
}

#[test]
fn what_the_agreement_does_not_permit_is_not_attached() {
    // An invented agreement that permits the name and nothing else.
    let only_name = include_str!("../../../src-tauri/crates/cli/tests/cli/varig-arbeid.toml");
    let mut office = Office::with_agreements(&[("varig-arbeid.toml", only_name)]);
    let create = json!({ "agreement": "varig-arbeid", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
    let case = office.make("case.create", create);
    let path = office.file("a.png", &png(6, 4));
    for kind in ["order", "contract", "practice-agreement"] {
        let add = json!({ "case": case, "kind": kind, "path": path });
        office.refused(&case, "attachment.add", add, Code::NotPermitted);
    }
    let id = office.attach(&case, "signed-form", &path);
    let update = json!({ "id": id, "kind": "order" });
    assert_eq!(
        office.refusal("attachment.update", update).code,
        Code::NotPermitted
    );
    let offered: Vec<Value> = office.attachments(&case)["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["kind"].clone())
        .collect();
    assert_eq!(offered, ["signed-form", "declaration", "other"]);
}

#[test]
fn titles_and_file_names_are_looked_at() {
    let mut office = Office::new();
    let case = office.kari();
    let path = office.file("a.jpg", &jpeg());
    let long = "æ".repeat(121);
    let add = json!({ "case": case, "kind": "other", "path": path, "title": long });
    let error = office.refusal("attachment.add", add);
    assert_eq!(
        (error.code, error.details),
        (Code::InvalidField, Some(json!(["title"])))
    );
    let id = office.attach(&case, "other", &path);
    let mut export = |name: &str| {
        let request =
            json!({ "id": id, "folder": office.out(), "file_name": name, "replace": true });
        office.api.call("attachment.export", request)
    };
    for name in [
        "Kari-skjema.jpg",
        "03879140039.jpg",
        "skjema.pdf",
        "skjema",
        "../a.jpg",
        ".jpg",
    ] {
        let error = export(name).unwrap_err();
        assert_eq!(error.code, Code::InvalidFileName, "{name}");
        assert!(!error.message.contains("Kari"), "{}", error.message);
    }
    for name in ["skjema.jpg", "skjema.JPEG"] {
        export(name).unwrap();
    }
    let nowhere = json!({ "id": id, "folder": office.out().join("nei"), "file_name": "a.jpg" });
    assert_eq!(
        office.refusal("attachment.export", nowhere).code,
        Code::FolderMissing
    );
}

#[test]
fn a_removed_participant_takes_no_one_elses_files() {
    let mut office = Office::new();
    let kari = office.kari();
    let other = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
    let ola = office.make("case.create", other);
    let path = office.file("a.png", &png(6, 4));
    office.attach(&kari, "other", &path);
    assert_eq!(office.attachments(&ola)["attachments"], json!([]));
    assert_eq!(
        office.refusal("attachments", json!({ "id": "0" })).code,
        Code::NotFound
    );
    // The registration cannot be undone under a file.
    let registered = office.call("history", json!({ "id": kari }))["changes"][1].clone();
    assert_eq!(registered["operation"], "case.create");
    let why = registered["cannot_undo"].as_str().unwrap();
    assert!(why.contains("registrert mer på deltakeren"), "{why}");
    office.call("store.lock", json!(null));
    assert_eq!(
        office.refusal("attachments", json!({ "id": kari })).code,
        Code::Locked
    );
}

#[test]
fn the_files_go_with_the_case_those_removed_before_among_them() {
    let mut office = Office::new();
    let case = office.kari();
    let path = office.file("a.png", &png(6, 4));
    office.attach(&case, "other", &path);
    let removed = office.attach(&case, "declaration", &path);
    office.call("attachment.remove", json!({ "id": removed }));
    office.call("store.lock", json!(null));
    let passphrase = store::Passphrase::from(PASSPHRASE.to_owned());
    let mut store = store::Store::open(&office.store(), &passphrase).unwrap();
    assert_eq!(
        store.verify().unwrap().documents,
        2,
        "the removed one can still be brought back"
    );
    let stamp = store::Stamp {
        at: chrono::DateTime::UNIX_EPOCH,
        who: "".into(),
    };
    let forget = store::Forget {
        cases: [case].into(),
        ..store::Forget::default()
    };
    let forgotten = store.forget(&stamp, "case.delete", &forget, |_| {
        Ok::<_, store::StoreError>(())
    });
    forgotten.unwrap();
    assert_eq!(store.verify().unwrap().documents, 0);
    assert!(store.all::<domain::Attachment>().unwrap().is_empty());
}

#[test]
fn nothing_of_a_file_lies_in_the_clear() {
    let mut office = Office::new();
    let case = office.kari();
    let secret = "Hemmelig innhold i vedlegget";
    let bytes = one_page("", format!("% {secret}\n0 0 9 9 re f").as_bytes());
    let path = office.file(&format!("{CANARY}.pdf"), &bytes);
    let id = office.attach(&case, "declaration", &path);
    let update = json!({ "id": id, "kind": "declaration", "title": format!("{CANARY} signerte") });
    office.call("attachment.update", update);
    office.call("attachment.page", json!({ "id": id, "page": 1 }));
    office.call("attachment.remove", json!({ "id": id }));
    office.call("store.lock", json!(null));
    for (path, bytes) in snapshot(&office.store()) {
        for secret in [secret, CANARY, "%PDF-"] {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{} holds «{secret}»", path.display());
        }
    }
    let typed = api::attachments::AddAttachment {
        case: "c".to_owned(),
        kind: domain::AttachmentKind::Other,
        title: CANARY.into(),
        path: CANARY.into(),
        employment: None,
    };
    assert!(!format!("{typed:?}").contains(CANARY));
}
