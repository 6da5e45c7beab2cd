//! Files that others have made: how their pages look, and that no file makes them look otherwise than
//! they are without saying so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

use reports::attached::{self, MAX_PIXELS, Unfit, Unreadable};

/// A PDF of these objects, the first of which is its catalogue.
fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (table, size) = (text.len(), objects.len() + 1);
    text += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text +=
        &format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
    text.into_bytes()
}

fn stream(of: &str, content: &str) -> String {
    let length = content.len();
    format!("<< {of} /Length {length} >>\nstream\n{content}\nendstream")
}

/// One page with these entries, and objects from number 5 on.
fn one_page(entries: &str, content: &str, further: &[&str]) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R {entries} >>");
    let content = stream("", content);
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        &page,
        &content,
    ];
    objects.extend(further);
    pdf(&objects, "")
}

const A4: &str = "/MediaBox [0 0 595 842]";

/// The size of a PNG, from its header.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG"));
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (side(16), side(20))
}

#[test]
fn a_page_is_drawn_as_a_picture() {
    let blank = attached::page(one_page(A4, "", &[]), 0).unwrap();
    assert_eq!(size(&blank.png), (1400, 1981));
    assert_eq!((blank.width, blank.height), (1400, 1981));
    let black = one_page(A4, "0 0 595 842 re f", &[]);
    assert_eq!(attached::pages(black.clone()), Ok(1));
    let black = attached::page(black, 0).unwrap();
    assert!(black.complete && black.png != blank.png);
    let missing = attached::page(one_page(A4, "", &[]), 1).unwrap_err();
    assert_eq!(missing, Unreadable::Damaged);
}

#[test]
fn text_in_a_font_that_the_file_does_not_hold_is_drawn() {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let entries = format!("{A4} /Resources << /Font << /F 5 0 R >> >>");
    let text = "BT /F 24 Tf 72 700 Td (Taushetserklaring) Tj ET";
    let page = attached::page(one_page(&entries, text, &[font]), 0).unwrap();
    let blank = attached::page(one_page(A4, "", &[]), 0).unwrap();
    assert!(page.complete);
    assert!(page.png.len() > blank.png.len() + 1000);
}

/// A form with one check box in this state; its ticked drawing is a filled square.
fn form(state: &str) -> Vec<u8> {
    let tick = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 100]",
        "0 0 100 100 re f",
    );
    let field = format!(
        "<< /Type /Annot /Subtype /Widget /FT /Btn /Rect [100 100 300 300] /AS /{state} /AP << /N << /Yes 6 0 R >> >> >>"
    );
    one_page(&format!("{A4} /Annots [5 0 R]"), "", &[&field, &tick])
}

#[test]
fn a_ticked_box_looks_ticked() {
    let (ticked, unticked) = (form("Yes"), form("Off"));
    let blank = attached::page(one_page(A4, "", &[]), 0).unwrap();
    let unticked = attached::page(unticked, 0).unwrap();
    assert!(unticked.complete && unticked.png == blank.png);
    let ticked = attached::page(ticked, 0).unwrap();
    assert!(ticked.complete, "all of it could be drawn");
    assert_ne!(ticked.png, unticked.png, "the tick is there");
}

#[test]
fn a_filled_field_that_cannot_be_drawn_is_told() {
    let field = |value: &str| {
        let field =
            format!("<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [100 100 300 300] {value} >>");
        attached::page(one_page(&format!("{A4} /Annots [5 0 R]"), "", &[&field]), 0).unwrap()
    };
    assert!(!field("/V (Ja)").complete, "text that nothing is drawn of");
    assert!(
        field("/V ()").complete && field("").complete,
        "an empty field"
    );
    assert!(field("/V (Ja) /F 2").complete, "a hidden field");
}

#[test]
fn a_page_of_any_size_is_drawn_within_bounds() {
    for sides in [
        "900000 900000",
        "3 900000",
        "900000 3",
        "0.001 0.001",
        "1e30 1e30",
        "0 0",
        "-10 -10",
        "99999999999999999999999999999999999999999999 1",
    ] {
        let file = one_page(&format!("/MediaBox [0 0 {sides}]"), "0 0 9 9 re f", &[]);
        if let Ok(page) = attached::page(file, 0) {
            let (width, height) = size(&page.png);
            assert!(
                width * height < 5_000_000 && width.max(height) <= 8000,
                "{sides}: {width} × {height}"
            );
        }
    }
}

#[test]
fn what_opens_by_a_password_only_is_told_from_what_is_damaged() {
    let (eights, fours) = ("11".repeat(32), "33".repeat(16));
    let locked = pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R >>",
        ],
        &format!(
            "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{eights}> /U <{eights}> /P -4 >> /ID [<{fours}> <{fours}>]"
        ),
    );
    assert_eq!(attached::pages(locked), Err(Unreadable::Locked));
    let without_pages = pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [] /Count 0 >>",
        ],
        "",
    );
    for damaged in [
        without_pages,
        b"%PDF-1.7".to_vec(),
        (0..5000u32).map(|n| (n * 7919 % 251) as u8).collect(),
    ] {
        assert_eq!(attached::pages(damaged), Err(Unreadable::Damaged));
    }
}

#[test]
fn a_picture_is_sound_when_it_can_be_unpacked() {
    let drawn = attached::page(one_page(A4, "0 0 99 99 re f", &[]), 0).unwrap();
    assert_eq!(attached::picture(&drawn.png), Ok(()));
    let mut broken = drawn.png.clone();
    // Within its content: the frame is as it was.
    broken[60..90].fill(0);
    assert!(attached::recognise(&broken).is_ok());
    assert_eq!(attached::picture(&broken), Err(Unreadable::Damaged));
    let pdf = one_page(A4, "", &[]);
    assert_eq!(attached::picture(&pdf), Err(Unreadable::Damaged));
}

#[test]
fn a_picture_that_claims_too_much_is_refused_by_its_header() {
    let png = |width: u32, height: u32| {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        let header = [b"\0\0\0\x0dIHDR", &sides[..], &[8, 2, 0, 0, 0], &[0; 4]].concat();
        let content = b"\0\0\0\x01IDAT\0\0\0\0\0\0\0\0\0IEND\0\0\0\0";
        [b"\x89PNG\r\n\x1a\n", &header[..], content].concat()
    };
    assert!(
        attached::recognise(&png(8000, 6000)).is_ok(),
        "a telephone's camera"
    );
    for (width, height) in [(60_000, 60_000), (u32::MAX, u32::MAX), (20_001, 1)] {
        let refused = attached::recognise(&png(width, height));
        assert_eq!(refused, Err(Unfit::TooManyPixels), "{width} × {height}");
    }
    assert!(
        u64::from(8160u32 * 6120) <= MAX_PIXELS,
        "the largest telephone pictures fit"
    );
}
