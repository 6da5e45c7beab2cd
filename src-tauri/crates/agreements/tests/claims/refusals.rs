//! Facts that contradict themselves or lack a price.

use agreements::claims::Claim;
use serde_json::{Value, json};

fn place_month(prices: Value, closed: Value, participations: Value) -> Value {
    json!({ "model": "place-month", "month": "2026-04", "prices": prices, "closed": closed,
            "participations": participations })
}

/// What a claim is refused with: the field and the words.
fn refused(request: Value) -> (String, String) {
    let claim: Claim = serde_json::from_value(request).unwrap();
    let refused = claim.answer().expect_err("refused");
    (refused.field(), refused.to_string())
}

#[test]
fn each_refusal_names_its_culprit() {
    let price = || json!([{ "from": "2026-01-01", "nok": 20205 }]);
    let a = |from: &str, to: &str| json!([{ "ref": "A", "from": from, "to": to }]);
    let sound = || a("2026-04-01", "2026-04-30");
    for (request, field, words) in [
        (
            place_month(
                json!([{ "from": "2026-04-02", "nok": 1 }]),
                json!([]),
                sound(),
            ),
            "prices",
            "«A» deltar 2026-04-01, før den første prisen i «prices» (2026-04-02).",
        ),
        (
            place_month(json!([]), json!([]), sound()),
            "prices",
            "«A» deltar 2026-04-01, før den første prisen i «prices».",
        ),
        (
            // Saturday and Sunday before a price from Monday: no kroner, but days all the same.
            place_month(
                json!([{ "from": "2026-04-06", "nok": 1 }]),
                json!([]),
                a("2026-04-04", "2026-04-10"),
            ),
            "prices",
            "«A» deltar 2026-04-04, før den første prisen i «prices» (2026-04-06).",
        ),
        (
            place_month(
                json!([{ "from": "2026-01-01", "nok": 1 }, { "from": "2026-02-01", "nok": 2 }, { "from": "2026-01-01", "nok": 1 }]),
                json!([]),
                sound(),
            ),
            "prices",
            "«prices» har to priser fra samme dag, 2026-01-01.",
        ),
        (
            place_month(price(), json!([]), a("2026-04-10", "2026-04-09")),
            "participations[0].to",
            "«participations[0]» slutter før det begynner: «to» (2026-04-09) er før «from» (2026-04-10).",
        ),
        (
            place_month(
                price(),
                json!([{ "from": "2026-04-10", "to": "2026-04-09" }]),
                sound(),
            ),
            "closed[0].to",
            "«closed[0]» slutter før det begynner: «to» (2026-04-09) er før «from» (2026-04-10).",
        ),
        (
            place_month(
                price(),
                json!([]),
                json!([{ "ref": "A", "from": "2026-04-01", "to": "2026-04-10" }, { "ref": "A", "from": "2026-04-10", "to": null }]),
            ),
            "participations",
            "«A» står to ganger i «participations» på samme dag, 2026-04-10.",
        ),
        (
            place_month(
                price(),
                json!([]),
                json!([{ "ref": " ", "from": "2026-04-01" }]),
            ),
            "participations[0].ref",
            "«participations[0].ref» er tom. Gi hver deltaker en referanse.",
        ),
        (
            json!({ "model": "hours", "price_nok": 1, "entries": [{ "ref": "A", "minutes": 0 }] }),
            "entries[0].minutes",
            "«entries[0].minutes» er 0. Timer føres fra ett minutt.",
        ),
        (
            json!({ "model": "hours", "price_nok": 1, "entries": [{ "ref": "A", "minutes": 5, "group_size": 0 }] }),
            "entries[0].group_size",
            "«entries[0].group_size» er 0. En gruppe har minst én deltaker.",
        ),
        (
            json!({ "model": "milestones", "price_nok": 1, "milestones": ["hired", "hired"] }),
            "milestones",
            "Milepælen «hired» står to ganger i «milestones»; hver betales bare én gang.",
        ),
    ] {
        let told = request.to_string();
        assert_eq!(
            refused(request),
            (field.to_owned(), words.to_owned()),
            "{told}"
        );
    }
}

#[test]
fn one_participant_twice_is_refused_outside_the_month_too() {
    let prices = json!([{ "from": "2026-01-01", "nok": 1 }]);
    let twice = json!([{ "ref": "A", "from": "2026-06-01", "to": null }, { "ref": "B", "from": "2026-06-01" },
                       { "ref": "A", "from": "2026-05-01", "to": "2026-06-01" }]);
    let (_, words) = refused(place_month(prices, json!([]), twice));
    assert!(
        words.contains("«A»") && words.contains("2026-06-01"),
        "{words}"
    );
}

#[test]
fn an_agreement_pays_for_its_own_milestones_alone() {
    use agreements::claims::{MilestoneShare, MilestonesClaim};
    use domain::event::Milestone;
    let claim = MilestonesClaim {
        price_nok: 1000,
        milestones: vec![Milestone::Mapping, Milestone::Retained],
    };
    let share = |milestone, percent| MilestoneShare { milestone, percent };
    let own = [
        share(Milestone::Mapping, 30),
        share(Milestone::Retained, 70),
    ];
    assert_eq!(claim.answer(&own).unwrap().total_nok.to_string(), "1000.00");
    let refused = claim.answer(&own[..1]).expect_err("refused").to_string();
    assert_eq!(refused, "Avtalen betaler ikke for milepælen «retained».");
}

#[test]
fn the_usual_shares_are_those_of_the_agreement_that_ships() {
    use agreements::{
        Registry,
        claims::{MilestoneShare, USUAL_SHARES},
    };
    let registry = Registry::embedded();
    let paying = registry
        .all()
        .iter()
        .filter(|agreement| !agreement.milestones.is_empty());
    for agreement in paying {
        let shares: Vec<_> = agreement
            .milestones
            .iter()
            .map(MilestoneShare::from)
            .collect();
        assert_eq!(shares, USUAL_SHARES, "{}", agreement.id);
    }
}
