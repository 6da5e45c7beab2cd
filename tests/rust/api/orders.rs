//! Reading NAV's order: what is proposed under which agreement, what the register and the store know of it,
//! and that nothing of it is kept, whatever the file.

use crate::support::{Office, snapshot};
use api::Code;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// A synthetic number, and the order of whoever has it.
const FNR: &str = "01819010001";
const ORDER: &str = "Tiltak: Forsøk med resultatbasert finansiering av oppfølging (REFINO)
Navn: Kanarifugl, Kari
Fødselsnummer: 018190 10001
Adresse: Storgata 1, 0155 Oslo
Telefon: 998 87 766
E-post: kari@epost.example
Innsøkende NAV-kontor: Nav Grünerløkka
NAV-veileder: Veileder, Per
Telefon veileder: 22 33 44 55
Søkt inn: 04.05.2026
Oppstart: 01.06.2026
Ansatt i et arbeidsforhold: JA
Arbeidsgiver: Bakeriet AS
Sykmeldt fra: 12.01.2026
Bestilling: Kari ønsker hjelp til å finne en jobb.";

/// The fields of an answer's proposals.
fn fields(answer: &Value) -> Vec<&str> {
    let found = answer["found"].as_array().unwrap();
    found.iter().map(|f| f["field"].as_str().unwrap()).collect()
}

fn proposal<'a>(answer: &'a Value, field: &str) -> &'a Value {
    let found = answer["found"].as_array().unwrap();
    found.iter().find(|f| f["field"] == field).unwrap()
}

/// A PDF of one page with these lines of text; of none for a blank page.
fn pdf(lines: &[&str], further: &str) -> Vec<u8> {
    let text: Vec<String> = (0..)
        .zip(lines)
        .map(|(at, line)| format!("BT /F 10 Tf 50 {} Td ({line}) Tj ET", 780 - 20 * at))
        .collect();
    let text = text.join("\n");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.chars().count()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.chars().count());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (table, size) = (file.chars().count(), objects.len() + 1);
    file += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    file +=
        &format!("trailer\n<< /Size {size} /Root 1 0 R {further} >>\nstartxref\n{table}\n%%EOF\n");
    file.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

impl Office {
    fn letter(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.out().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn read_order(&mut self, request: Value) -> Value {
        self.call("order.read", request)
    }
}

#[test]
fn an_order_is_read_under_the_agreement_that_it_names() {
    let mut office = Office::new();
    let answer = office.read_order(json!({ "text": ORDER }));
    assert_eq!(answer["agreement"], "refino-jan201802");
    assert_eq!(answer["left_out"], json!([]));
    assert_eq!(answer["known"], json!(null));
    assert_eq!(
        fields(&answer),
        [
            "measure",
            "last-name",
            "first-name",
            "fnr",
            "address",
            "postal-code",
            "city",
            "phone",
            "email",
            "order-date",
            "start-date",
            "nav-office",
            "nav-counsellor",
            "nav-phone",
            "order-text",
            "employed-at-referral",
            "employer",
            "sick-since",
        ]
    );
    let name = proposal(&answer, "last-name");
    assert_eq!(name["value"], "Kanarifugl");
    assert_eq!(
        (&name["first_line"], &name["last_line"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(name["sure"], true);
    assert_eq!(
        answer["lines"].as_array().unwrap().len(),
        ORDER.lines().count()
    );
}

#[test]
fn only_what_the_agreement_permits_or_asks_for_is_proposed() {
    let mut office = Office::new();
    // Studie med støtte permits neither jobs nor sick leave, and does not ask for a job.
    let answer = office.read_order(json!({ "text": ORDER, "agreement": "studie-med-stotte" }));
    for field in ["employed-at-referral", "employer", "sick-since"] {
        assert!(!fields(&answer).contains(&field), "{field}");
    }
    assert_eq!(
        answer["left_out"],
        json!(["I arbeidsforhold", "Arbeidsgiver", "Sykmeldt fra"])
    );
    // As long as nobody knows the agreement, nothing that one must permit.
    let nameless = ORDER.replace(
        "Forsøk med resultatbasert finansiering av oppfølging (REFINO)",
        "ukjent",
    );
    let answer = office.read_order(json!({ "text": nameless }));
    assert_eq!(answer["agreement"], json!(null));
    assert_eq!(
        fields(&answer),
        [
            "order-date",
            "start-date",
            "nav-office",
            "nav-counsellor",
            "nav-phone"
        ]
    );
    assert!(
        answer["left_out"]
            .as_array()
            .unwrap()
            .contains(&json!("Fødselsnummer"))
    );
    let refused = office.refusal("order.read", json!({ "text": ORDER, "agreement": "x" }));
    assert_eq!(refused.code, Code::UnknownAgreement);
}

#[test]
fn a_title_that_two_agreements_share_names_neither() {
    let mut office = Office::new();
    let mut named = |measure: &str| {
        let text = format!("Tiltak: {measure}\nSøkt inn: 04.05.2026");
        office.read_order(json!({ "text": text }))["agreement"].clone()
    };
    assert_eq!(named("Jobbmestrende oppfølging"), json!(null));
    assert_eq!(named("Jobbmestrende oppfølging 20/598"), "jmo-20-598");
    assert_eq!(named("Oppfølging – Jobb Først"), "jobb-forst");
    assert_eq!(named("Arrangør AS, JAN201802"), "refino-jan201802");
    assert_eq!(named("Arbeidsforberedende trening"), json!(null));
}

#[test]
fn what_the_register_and_the_store_know_is_told() {
    let mut office = Office::new();
    let contact = |kind: &str, name: &str, phone: &str| json!({ "contact": { "kind": kind, "name": name, "phone": phone } });
    let office_id = office.make("contact.save", contact("nav-office", "NAV Grünerløkka", ""));
    let counsellor = office.make(
        "contact.save",
        contact("nav-counsellor", "Per Veileder", "33 44 55 66"),
    );
    let person = json!({ "first_name": "Kari", "last_name": "Kanarifugl", "fnr": FNR });
    office.make(
        "case.create",
        json!({ "agreement": "studie-med-stotte", "person": person, "ordered": "2026-01-05" }),
    );

    let answer = office.read_order(json!({ "text": ORDER, "agreement": "jmo-vest-viken" }));
    let at = proposal(&answer, "nav-office");
    assert_eq!(
        (&at["contact"], &at["value"]),
        (&json!(office_id), &json!("NAV Grünerløkka"))
    );
    let with = proposal(&answer, "nav-counsellor");
    assert_eq!(
        (&with["contact"], &with["value"]),
        (&json!(counsellor), &json!("Per Veileder"))
    );
    // The register's number is not exchanged without a word.
    let phone = proposal(&answer, "nav-phone");
    assert_eq!(phone["sure"], false);
    assert_eq!(phone["note"], "I registeret står 33 44 55 66.");
    assert_eq!(answer["known"]["name"], "Kari Kanarifugl");
    assert_eq!(answer["known"]["cases"].as_array().unwrap().len(), 1);
    // A start that lies ahead is not registered yet.
    let start = proposal(&answer, "start-date");
    assert_eq!(
        (&start["sure"], &start["ahead"]),
        (&json!(false), &json!(true))
    );
    assert!(start["note"].as_str().unwrap().contains("fram i tid"));
}

#[test]
fn nothing_of_an_order_is_kept() {
    let mut office = Office::new();
    let kari = office.kari();
    let before = (
        snapshot(&office.store()),
        office.call("history", json!({ "id": kari })),
        office.call("list", json!(null)),
        office.call("contacts", json!(null)),
    );
    let letter = office.letter(
        "brev.pdf",
        &pdf(&["Navn: Kanarifugl, Kari", "Telefon: 998 87 766"], ""),
    );
    office.read_order(json!({ "text": ORDER }));
    office.read_order(json!({ "path": letter, "agreement": "jmo-vest-viken" }));
    let after = (
        snapshot(&office.store()),
        office.call("history", json!({ "id": kari })),
        office.call("list", json!(null)),
        office.call("contacts", json!(null)),
    );
    assert!(before == after);
    // A locked store reads nothing either.
    office.call("store.lock", json!(null));
    assert_eq!(
        office.refusal("order.read", json!({ "text": ORDER })).code,
        Code::Locked
    );
}

#[test]
fn a_letter_is_read_from_its_pdf() {
    let mut office = Office::new();
    let lines = [
        "Navn: Kanarifugl, Kari",
        "F\u{f8}dselsnummer: 018190 10001",
        "Bestilling: Hjelp til \u{e5} s\u{f8}ke jobb.",
    ];
    let path = office.letter("a b.pdf", &pdf(&lines, ""));
    for path in [
        path.display().to_string(),
        format!(" \"{}\" ", path.display()),
    ] {
        let answer = office.read_order(json!({ "path": path, "agreement": "jmo-vest-viken" }));
        assert_eq!(
            fields(&answer),
            ["last-name", "first-name", "fnr", "order-text"]
        );
        assert_eq!(proposal(&answer, "fnr")["value"], FNR);
        assert_eq!(
            proposal(&answer, "order-text")["value"],
            "Hjelp til å søke jobb."
        );
    }
}

#[test]
fn each_fault_of_a_file_or_text_is_told_in_a_sentence_of_its_own() {
    let mut office = Office::new();
    let whole = pdf(&["Navn: Kanarifugl, Kari"], "");
    // Drawn, not written.
    let scan = pdf(&[") Tj ET 0 0 99 99 re f BT ("], "");
    let keys = "11".repeat(32);
    let locked = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{keys}> /U <{keys}> /P -4 >> /ID [<00> <00>]"
    );
    let too_large = [whole.clone(), vec![b' '; 10_000_000]].concat();
    let files: [(&str, &[u8], &str); 8] = [
        (
            "bilde.pdf",
            &scan,
            "Filen er et bilde uten tekst. Skriv inn opplysningene selv.",
        ),
        (
            "bilde.jpg",
            b"\xff\xd8\xff\xe0",
            "Filen er et bilde uten tekst. Skriv inn opplysningene selv.",
        ),
        (
            "passord.pdf",
            &pdf(&["Navn: Kanarifugl"], &locked),
            "PDF-en er beskyttet med passord.",
        ),
        ("halv.pdf", &whole[..200], "PDF-en er skadet"),
        ("tom.pdf", &pdf(&[], ""), "PDF-en er skadet"),
        ("stor.pdf", &too_large, "inntil 10 MB"),
        ("brev.docx", b"PK\x03\x04", "Word"),
        ("brev.txt", b"Navn: Kanarifugl", "ikke en PDF"),
    ];
    for (name, bytes, said) in files {
        let path = office.letter(name, bytes);
        let error = office.refusal("order.read", json!({ "path": path }));
        assert_eq!(error.code, Code::InvalidField, "{name}");
        assert_eq!(error.details, Some(json!(["path"])));
        let told = error.message;
        assert!(told.contains(said), "{name}: {told}");
        assert!(
            !told.contains("Kanarifugl") && !told.contains("ut/"),
            "{told}"
        );
    }
    let path = office.out();
    assert!(
        office
            .refusal("order.read", json!({ "path": path }))
            .message
            .contains("katalog")
    );
    let path = office.out().join("ingen.pdf");
    assert!(
        office
            .refusal("order.read", json!({ "path": path }))
            .message
            .contains("finnes ikke")
    );
    for request in [
        json!({}),
        json!({ "text": " \n" }),
        json!({ "path": "\"\"" }),
        json!({ "text": "a", "path": "b" }),
    ] {
        assert_eq!(
            office.refusal("order.read", request).code,
            Code::MissingField
        );
    }
    let long = office.refusal("order.read", json!({ "text": "a ".repeat(200_000) }));
    assert_eq!(long.code, Code::InvalidField);
    // Text without anything in it is no error: there is just nothing to propose.
    assert_eq!(
        fields(&office.read_order(json!({ "text": "Hei" }))),
        [""; 0]
    );
}

/// Bytes in zlib's form that unpack to `start` and then, as often as `times` says, 258 bytes that repeat the last
/// `period` (1 or 13) of it.
fn repeating(start: &[u8], period: usize, times: usize) -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    let push = |bits: &mut Vec<bool>, code: u16, length: u16| {
        bits.extend((0..length).rev().map(|at| code >> at & 1 == 1));
    };
    // One last block, in the fixed codes.
    bits.extend([true, true, false]);
    for byte in start {
        match u16::from(*byte) {
            byte @ 0..144 => push(&mut bits, 0x30 + byte, 8),
            byte => push(&mut bits, 0x190 + byte - 144, 9),
        }
    }
    for _ in 0..times {
        // A length of 258; then a distance of 1, or of 13 with two bits to spare.
        push(&mut bits, 0xc5, 8);
        match period {
            1 => push(&mut bits, 0, 5),
            _ => push(&mut bits, 7 << 2, 7),
        }
    }
    push(&mut bits, 0, 7);
    let bytes = bits
        .chunks(8)
        .map(|byte| (0..).zip(byte).map(|(at, bit)| u8::from(*bit) << at).sum());
    [0x78, 1].into_iter().chain(bytes).collect()
}

/// A hundred kilobytes that unpack to gigabytes, and stay a page: the process that reads them is stopped.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_would_eat_the_memory_is_refused_and_nothing_else_happens() {
    let mut office = Office::new();
    // Its bytes repeat themselves after each thirteenth.
    let inner = repeating(b" ", 1, 200);
    let packed = repeating(&inner[..60], 13, 70_000);
    let mut bomb = Vec::new();
    let mut places = Vec::new();
    let content = format!(
        "<< /Filter [/FlateDecode /FlateDecode] /Length {} >>\nstream\n",
        packed.len()
    );
    let objects: [&[u8]; 4] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << >> >> >>",
        &[content.as_bytes(), &packed, b"\nendstream"].concat(),
    ];
    bomb.extend(b"%PDF-1.7\n");
    for (number, object) in (1..).zip(objects) {
        places.push(bomb.len());
        bomb.extend(format!("{number} 0 obj\n").bytes());
        bomb.extend(object);
        bomb.extend(b"\nendobj\n");
    }
    let table = bomb.len();
    bomb.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        bomb.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bomb.extend(format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    let path = office.letter("a.pdf", &bomb);
    let error = office.refusal("order.read", json!({ "path": path }));
    assert_eq!(error.code, Code::InvalidField);
    assert!(error.message.contains("for tung"), "{}", error.message);
    office.call("list", json!(null));
}
