//! Several cases of one person.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

const FNR: &str = "03879140039";

/// Someone without a number, whose case is over.
fn without_number(office: &mut Office) -> String {
    let person = json!({ "first_name": "Åse Máret", "last_name": "Øvre-Prøvesen", "phone": "900 00 001",
        "protected_address": "kode-7" });
    let case = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2025-01-05", "started": "2025-02-01" }),
    );
    office.event(&case, "ended", "2025-06-30");
    case
}

fn again(case: &str, more: Value) -> Value {
    let mut request =
        json!({ "agreement": "jmo-vest-viken", "same_person_as": case, "ordered": "2026-04-01" });
    for (key, value) in more.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

#[test]
fn a_new_case_goes_to_the_same_person_without_a_number() {
    let mut office = Office::new();
    let first = without_number(&mut office);
    let second = office.make("case.create", again(&first, json!({})));
    office.call("person.open", json!({ "id": first }));
    let (one, two) = (
        office.call("case", json!({ "id": first })),
        office.call("case", json!({ "id": second })),
    );
    assert_eq!(one["case"]["person"], two["case"]["person"]);
    assert_eq!(one["person"], two["person"]);
    assert_eq!(
        two["other_cases"],
        json!([{ "id": first, "agreement": "Jobbmestrende oppfølging, NAV Vest-Viken", "phase": "ended",
            "first": "2025-02-01", "last": "2025-06-30" }])
    );
    assert_eq!(one["other_cases"][0]["id"], json!(second));
    assert_eq!(one["other_cases"][0]["phase"], json!("ordered"));
    assert_eq!(one["other_cases"][0]["first"], json!("2026-04-01"));
    assert_eq!(one["other_cases"][0]["last"], json!(null));
    // What the form says anew is the person's; what it leaves blank stays.
    office.event(&second, "ended", "2026-04-10");
    let third = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "same_person_as": second, "ordered": "2026-04-20",
            "person": { "phone": "900 00 009" } }),
    );
    let person = office.call("case", json!({ "id": third }))["person"].clone();
    assert_eq!(person["protected_address"], json!("kode-7"));
    office.call("person.open", json!({ "id": third }));
    let person = office.call("case", json!({ "id": third }))["person"].clone();
    assert_eq!(person["phone"], json!("900 00 009"));
    assert_eq!(person["last_name"], json!("Øvre-Prøvesen"));
}

#[test]
fn the_same_person_is_not_given_another_ones_number() {
    let mut office = Office::new();
    let kari = office.kari();
    let other = without_number(&mut office);
    let typed = |fnr: &str| json!({ "person": { "fnr": fnr } });
    office.refused(
        &kari,
        "case.create",
        again(&other, typed(FNR)),
        Code::InvalidFnr,
    );
    office.event(&kari, "ended", "2026-03-01");
    office.refused(
        &kari,
        "case.create",
        again(&kari, typed("21828840050")),
        Code::InvalidFnr,
    );
    office.call("case.create", again(&kari, typed(FNR)));
    office.refused(
        &kari,
        "case.create",
        again("nobody", json!({})),
        Code::NotFound,
    );
}

#[test]
fn two_cases_of_a_person_under_one_agreement_do_not_overlap() {
    let mut office = Office::new();
    let kari = office.kari();
    office.refused(
        &kari,
        "case.create",
        again(&kari, json!({})),
        Code::OverlappingCase,
    );
}

#[test]
fn a_typed_number_says_whose_it_is() {
    let mut office = Office::new();
    let kari = office.kari();
    let known = |office: &mut Office, fnr: &str| {
        office.call("person.known", json!({ "fnr": fnr }))["known"].clone()
    };
    let found = known(&mut office, "038791 40039");
    assert_eq!(found["name"], json!("Kari Eksempel"));
    assert_eq!(found["cases"][0]["id"], json!(kari));
    assert_eq!(found["cases"][0]["last"], json!("2026-07-31"));
    for nobody in ["", "0387", "21828840050", "03879140038", "Kari"] {
        assert_eq!(known(&mut office, nobody), json!(null), "{nobody}");
    }
}
