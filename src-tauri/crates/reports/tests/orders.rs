//! Orders that come as PDF: filled forms, letters, scans, and what is no order at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{Values, meta, template};
use domain::Private;
use reports::attached::Unreadable;
use reports::order::{self, Field, Reading};

fn read(pdf: Vec<u8>) -> Reading {
    order::read_lines(&order::from_pdf(pdf).expect("a PDF"))
}

/// `Fornavn: Kari`, with `?` where it is unsure.
fn told(reading: &Reading) -> Vec<String> {
    let told = reading.found.iter().map(|found| {
        let sure = if found.sure { "" } else { "?" };
        format!("{}{sure}: {}", found.field.label(), found.value.0)
    });
    told.collect()
}

/// A PDF of these objects, the first of which is its catalogue.
fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(text.chars().count());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (table, size) = (text.chars().count(), objects.len() + 1);
    text += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text +=
        &format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
    // Each character is one byte: WinAnsi has æ, ø and å where Unicode has them.
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

fn stream(of: &str, content: &str) -> String {
    let length = content.chars().count();
    format!("<< {of} /Length {length} >>\nstream\n{content}\nendstream")
}

/// A page with text at places in points from its lower left corner, and further entries and objects (from 6 on).
fn page(texts: &[(f32, f32, &str)], entries: &str, further: &[&str]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> {entries} >>"
    );
    let content: Vec<String> = texts
        .iter()
        .map(|(x, y, text)| {
            format!(
                "BT /F 10 Tf {x} {y} Td ({}) Tj ET",
                text.replace('(', "\\(").replace(')', "\\)")
            )
        })
        .collect();
    let content = stream("", &content.join("\n"));
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        &page,
        &content,
        font,
    ];
    objects.extend(further);
    pdf(&objects, "")
}

#[test]
fn the_form_of_refino_is_read() {
    let values: Values = [
        ("tiltaksarrangor-og-tiltaksnummer", "Eksempel Tiltak AS, 123456"),
        ("dato", "04.05.2026"),
        ("nav-kontor", "NAV Grünerløkka"),
        ("nav-veileder", "Per Veileder"),
        ("nav-telefon", "22 33 44 55"),
        ("nav-epost", "per.veileder@nav.no"),
        ("navn", "Eksempel, Kari Anne"),
        ("fodselsnummer", "018190 10001"),
        ("adresse", "Storgata 1, 0155 Oslo"),
        ("telefon", "Ikke aktuelt"),
        ("epost", "kari@epost.example"),
        ("mobil", "998 87 766"),
        ("sykmeldingsdato", "12.01.2026"),
        ("sykmeldingsgrad", "50"),
        ("ansatt", "NEI"),
        ("stilling", "80"),
        ("arbeidsgiver", "Bakeriet AS, Ola Leder"),
        (
            "bestilling",
            "Kari ønsker å komme i arbeid i butikk eller på et lager, helst på dagtid, og trenger hjelp til å skrive søknader og til å forberede seg til intervjuer.\n\nHun har barn i barnehage.",
        ),
    ]
    .into_iter()
    .map(|(field, value)| (field.to_owned(), Private::from(value)))
    .collect();
    let form = reports::render(&template("refino-jan201802/innsok"), &values, &meta()).unwrap();
    let reading = read(form.pdf);
    let mut told = told(&reading);
    told.retain(|line| !line.starts_with("Tiltak"));
    assert_eq!(
        told,
        [
            "Etternavn: Eksempel",
            "Fornavn: Kari Anne",
            "Fødselsnummer: 01819010001",
            "Gateadresse: Storgata 1",
            "Postnummer: 0155",
            "Poststed: Oslo",
            "Mobil: 998 87 766",
            "E-post: kari@epost.example",
            "Bestilling mottatt: 04.05.2026",
            "Innsøkende NAV-kontor: NAV Grünerløkka",
            "Veileder i NAV: Per Veileder",
            "Telefon, veileder i NAV: 22 33 44 55",
            "E-post, veileder i NAV: per.veileder@nav.no",
            "Bestilling fra NAV: Kari ønsker å komme i arbeid i butikk eller på et lager, helst på dagtid, og trenger hjelp til å skrive søknader og til å forberede seg til intervjuer.\nHun har barn i barnehage.",
            "I arbeidsforhold: NEI",
            "Arbeidsgiver: Bakeriet AS",
            "Kontakt hos arbeidsgiver: Ola Leder",
            "Stillingsprosent: 80",
            "Sykmeldt fra: 12.01.2026",
            "Sykmeldingsgrad: 50",
        ]
    );
}

/// As the annex draws it: two columns, each value below its label or behind it, written column by column.
#[test]
fn columns_pair_what_stands_below_one_another() {
    let letter = page(
        &[
            (50.0, 780.0, "Innsøkende NAV-kontor:"),
            (50.0, 766.0, "NAV Frogner"),
            (50.0, 740.0, "Navn (Etternavn, Fornavn):"),
            (50.0, 726.0, "Eksempel, Kari"),
            (50.0, 700.0, "Ansatt i et"),
            (50.0, 688.0, "arbeidsforhold"),
            (50.0, 676.0, "JA"),
            (80.0, 676.0, "X"),
            (110.0, 676.0, "NEI"),
            (300.0, 780.0, "NAV-veileder (Navn):"),
            (300.0, 766.0, "Per Veileder"),
            (300.0, 740.0, "Fødselsnummer (11 siffer)"),
            (300.0, 726.0, "018190 10001"),
            (300.0, 700.0, "Stilling i %"),
            (300.0, 676.0, "80"),
        ],
        "",
        &[],
    );
    assert_eq!(
        told(&read(letter)),
        [
            "Etternavn: Eksempel",
            "Fornavn: Kari",
            "Fødselsnummer: 01819010001",
            "Innsøkende NAV-kontor: NAV Frogner",
            "Veileder i NAV: Per Veileder",
            "I arbeidsforhold: JA",
            "Stillingsprosent: 80",
        ]
    );
}

/// One column may stand a little lower than the other: what lies beside a label is never its value.
#[test]
fn what_stands_in_another_column_is_not_taken() {
    let letter = page(
        &[
            (50.0, 700.0, "NAV-kontor"),
            (50.0, 680.0, "NAV Frogner"),
            (300.0, 708.0, "NAV-veileder"),
            (300.0, 692.0, "Per Veileder"),
            (300.0, 676.0, "22 33 44 55"),
            (50.0, 640.0, "Ansatt i et arbeidsforhold"),
            (50.0, 624.0, "JA"),
            (200.0, 624.0, "NEI"),
            (230.0, 624.0, "X"),
        ],
        "",
        &[],
    );
    assert_eq!(
        told(&read(letter)),
        [
            "Innsøkende NAV-kontor: NAV Frogner",
            "Veileder i NAV: Per Veileder",
            "Telefon, veileder i NAV?: 22 33 44 55",
            "I arbeidsforhold: NEI",
        ]
    );
}

#[test]
fn the_fields_of_a_fillable_form_are_read() {
    let field = |rect: &str, entries: &str| {
        format!("<< /Type /Annot /Subtype /Widget /Rect [{rect}] {entries} >>")
    };
    let name = field("185 772 290 790", "/FT /Tx /V (Eksempel, Kari)");
    let number = field("400 772 500 790", "/FT /Tx /V (01819010001)");
    let yes = field("200 745 212 757", "/FT /Btn /AS /Off");
    let no = field("250 745 262 757", "/FT /Btn /AS /Yes");
    let order = field(
        "50 600 500 700",
        "/FT /Tx /Ff 4096 /V (Første linje.\\rAndre linje.)",
    );
    let form = page(
        &[
            (50.0, 778.0, "Navn (Etternavn, Fornavn):"),
            (300.0, 778.0, "Fødselsnummer:"),
            (50.0, 748.0, "Ansatt i et arbeidsforhold"),
            (180.0, 748.0, "JA"),
            (220.0, 748.0, "NEI"),
            (50.0, 710.0, "Bestilling til tiltaksarrangør:"),
        ],
        "/Annots [6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]",
        &[&name, &number, &yes, &no, &order],
    );
    assert_eq!(
        told(&read(form)),
        [
            "Etternavn: Eksempel",
            "Fornavn: Kari",
            "Fødselsnummer: 01819010001",
            "Bestilling fra NAV: Første linje.\nAndre linje.",
            "I arbeidsforhold: NEI",
        ]
    );
}

#[test]
fn a_scan_has_no_text() {
    let image = stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        "\u{80}",
    );
    let content = stream("", "q 595 0 0 842 0 0 cm /I Do Q");
    let scan = pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
            &content,
            &image,
        ],
        "",
    );
    assert_eq!(order::from_pdf(scan).unwrap(), []);
}

/// Some programs place each piece of a word from where the last one ended, or leave the table of places wrong.
#[test]
fn pieces_of_words_are_put_together() {
    let content = stream(
        "",
        "BT /F 10 Tf 50 700 Td (Na) Tj 12.78 0 Td (vn: Kari Ek) Tj ET BT /F 10 Tf 1 0 0 1 50 680 Tm [(Tele) -20 (fon: 998 87 766)] TJ ET",
    );
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let mut letter = pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            &content,
            font,
        ],
        "",
    );
    let expected = ["Etternavn: Ek", "Fornavn: Kari", "Telefon: 998 87 766"];
    assert_eq!(told(&read(letter.clone())), expected);
    let at = letter
        .windows(9)
        .rposition(|part| part == b"startxref")
        .unwrap();
    letter.truncate(at);
    letter.extend(b"startxref\n1\n%%EOF\n");
    assert_eq!(told(&read(letter)), expected);
}

#[test]
fn what_is_no_readable_pdf_says_why() {
    assert_eq!(
        order::from_pdf(Vec::new()).unwrap_err(),
        Unreadable::Damaged
    );
    let whole = page(&[(50.0, 780.0, "Navn: Kari Eksempel")], "", &[]);
    let half = whole.get(..whole.len() / 3).unwrap().to_vec();
    assert_eq!(order::from_pdf(half).unwrap_err(), Unreadable::Damaged);
    let blank = page(&[], "", &[]);
    assert_eq!(order::from_pdf(blank).unwrap_err(), Unreadable::Damaged);
    let locked = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <00000000000000000000000000000000000000000000000000000000000000FF> /U <00000000000000000000000000000000000000000000000000000000000000FF> >>";
    let locked = pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        locked,
    );
    assert_eq!(order::from_pdf(locked).unwrap_err(), Unreadable::Locked);
}

/// Every file that comes of cutting or altering a sound one is read or refused; nothing hangs or takes the
/// program down. What cannot be ruled out all the same is why a process of its own reads them.
#[test]
fn altered_files_are_read_or_refused() {
    let whole = page(
        &[
            (50.0, 780.0, "Navn: Kari Eksempel"),
            (50.0, 760.0, "Tlf: 998 87 766"),
        ],
        "",
        &[],
    );
    for at in (0..whole.len()).step_by(7) {
        let mut altered = whole.clone();
        altered[at] = altered[at].wrapping_add(1);
        let _ = order::from_pdf(altered).map(|lines| order::read_lines(&lines));
        let _ = order::from_pdf(whole[..at].to_vec());
    }
    assert!(
        read(whole)
            .found
            .iter()
            .any(|found| found.field == Field::Phone)
    );
}
