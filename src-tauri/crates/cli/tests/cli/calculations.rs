//! What needs neither store nor case: working days, holidays, numbers, agreements and templates.

use crate::support::{refused, run};
use serde_json::{Value, json};

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn workday_prints_a_date() {
    let add = |from: &str, n: &str| run(&["workday", "--from", from, "--add", n], "").text();
    assert_eq!(
        add("2026-04-01", "1"),
        "2026-04-07\n",
        "Easter lies between"
    );
    assert_eq!(
        add("2026-05-17", "0"),
        "2026-05-17\n",
        "0 answers the date itself"
    );
    assert_eq!(
        add("2026-12-23", "2"),
        "2026-12-28\n",
        "24 December is a working day"
    );
}

#[test]
fn workday_refuses_what_is_no_date_or_number() {
    for date in [
        "2026-02-30",
        "2026-2-3",
        "30.02.2026",
        "1899-12-31",
        "2200-01-01",
        "+12026-01-01",
    ] {
        refused(
            &["workday", "--from", date, "--add", "1"],
            "",
            "invalid-date",
            "",
        );
    }
    for (from, add) in [("2199-12-30", "10"), ("2026-02-28", "4294967295")] {
        refused(
            &["workday", "--from", from, "--add", add],
            "",
            "invalid-field",
            "2199",
        );
    }
    assert_eq!(
        run(&["workday", "--from", "2026-02-28", "--add=-1"], "").status,
        2
    );
    assert_eq!(run(&["workday", "--from", "2026-02-28"], "").status, 2);
}

#[test]
fn holidays_are_an_array_of_date_and_name() {
    let days = run(&["holidays", "2026"], "").json();
    let days: Vec<(&str, &str)> = days
        .as_array()
        .unwrap()
        .iter()
        .inspect(|day| assert_eq!(keys(day), ["date", "name"]))
        .map(|day| (day["date"].as_str().unwrap(), day["name"].as_str().unwrap()))
        .collect();
    // Easter Sunday 2026 is 5 April.
    let expected = [
        ("2026-01-01", "Første nyttårsdag"),
        ("2026-04-02", "Skjærtorsdag"),
        ("2026-04-03", "Langfredag"),
        ("2026-04-05", "Første påskedag"),
        ("2026-04-06", "Andre påskedag"),
        ("2026-05-01", "Arbeidernes dag"),
        ("2026-05-14", "Kristi himmelfartsdag"),
        ("2026-05-17", "Grunnlovsdagen"),
        ("2026-05-24", "Første pinsedag"),
        ("2026-05-25", "Andre pinsedag"),
        ("2026-12-25", "Første juledag"),
        ("2026-12-26", "Andre juledag"),
    ];
    assert_eq!(days, expected);
    refused(&["holidays", "1899"], "", "invalid-date", "1900");
    refused(&["holidays", "2200"], "", "invalid-date", "2199");
    assert_eq!(run(&["holidays", "i fjor"], "").status, 2);
}

#[test]
fn fnr_tells_valid_from_invalid_and_which_kind() {
    let answer = run(
        &[
            "fnr",
            "03879140039",
            "03879140038",
            "123",
            "-1",
            "99999999999",
        ],
        "",
    )
    .json();
    let numbers = answer.as_array().unwrap();
    assert_eq!(
        numbers[0],
        json!({ "number": "03879140039", "valid": true, "kind": "tnr", "error": null })
    );
    for number in &numbers[1..] {
        assert_eq!(keys(number), ["number", "valid", "kind", "error"]);
        assert_eq!(
            (&number["valid"], &number["kind"]),
            (&json!(false), &Value::Null)
        );
        let error = number["error"].as_str().unwrap();
        assert!(
            !error.contains(number["number"].as_str().unwrap()),
            "{error} repeats the number"
        );
    }
    assert_eq!(numbers.len(), 5);
    assert_eq!(run(&["fnr"], "").status, 2);
}

#[test]
fn agreements_and_templates() {
    let answer = run(&["agreements"], "").json();
    assert_eq!(answer["faults"], json!([]));
    let agreement = &answer["agreements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["id"] == "jmo-vest-viken")
        .unwrap();
    assert_eq!(
        (&agreement["version"], &agreement["title"]),
        (&json!("1"), &json!("Jobbmestrende oppfølging"))
    );

    let all = run(&["templates"], "").json();
    let own = run(&["templates", "--agreement", "jmo-vest-viken"], "").json();
    for template in own["templates"].as_array().unwrap() {
        assert_eq!(keys(template), ["id", "agreement", "title", "version"]);
        assert_eq!(template["agreement"], "jmo-vest-viken");
        assert!(all["templates"].as_array().unwrap().contains(template));
    }
    let ids: Vec<_> = own["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["id"])
        .collect();
    assert!(ids.contains(&&json!("jmo-vest-viken/statusrapport")));
    assert!(ids.contains(&&json!("jmo-vest-viken/sluttrapport")));
    refused(
        &["templates", "--agreement", "jmo-sør"],
        "",
        "unknown-agreement",
        "jmo-sør",
    );
}

#[test]
fn a_template_comes_whole() {
    let template = run(&["template", "jmo-vest-viken/statusrapport"], "").json();
    assert_eq!(template["title"], "Statusrapport");
    let fields: Vec<&Value> = template["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["fields"].as_array().unwrap())
        .collect();
    let status = fields.iter().find(|field| field["id"] == "status").unwrap();
    assert_eq!(
        status["label"],
        "Status og arbeidsrelatert progresjon inkl. ev. avvik fra tidligere plan:"
    );
    assert_eq!(status["required"], true);
    let counsellor = fields
        .iter()
        .find(|field| field["id"] == "veileder-tiltaksarrangor")
        .unwrap();
    assert_eq!(counsellor["help"], "(navn og kontaktinfo/tlf)");
    refused(
        &["template", "jmo-vest-viken/julekort"],
        "",
        "unknown-template",
        "julekort",
    );
}

#[test]
fn portfolio_deadlines_have_their_exact_shape() {
    let between = |from: &str, until: &str| {
        let arguments = [
            "portfolio-deadlines",
            "--agreement",
            "jmo-vest-viken",
            "--from",
            from,
            "--until",
            until,
        ];
        run(&arguments, "")
    };
    let answer = between("2026-05-02", "2026-06-06").json();
    let expected = json!({ "deadlines": [
        { "rule": "monthly-results", "period": ["2026-04-01", "2026-04-30"], "due": "2026-05-07",
          "work_by": "2026-05-07", "recipients": ["NAV Vest-Viken"], "reading": true,
          "title": "Resultatrapport for måneden", "source": "Bilag 1 pkt. 10.2" },
        { "rule": "evaluation", "period": ["2025-12-01", "2026-05-31"], "due": "2026-06-01",
          "work_by": "2026-06-01", "recipients": ["NAV Vest-Viken"], "reading": true,
          "title": "Evalueringsrapport for halvåret", "source": "Bilag 1 pkt. 9.3 (etter 10.2)" },
    ] });
    assert_eq!(answer, expected);
    assert_eq!(
        between("2026-06-06", "2026-05-02").json(),
        json!({ "deadlines": [] })
    );
    assert_eq!(
        between("2026-05-32", "2026-06-06").refusal().0,
        "invalid-date"
    );
    let unknown = [
        "portfolio-deadlines",
        "--agreement",
        "x",
        "--from",
        "2026-05-02",
        "--until",
        "2026-06-06",
    ];
    refused(&unknown, "", "unknown-agreement", "«x»");
}

#[test]
fn methods_tell_requests_and_answers_as_typescript() {
    let answer = run(&["methods"], "").json();
    let methods = answer["methods"].as_array().unwrap();
    assert!(
        methods
            .iter()
            .all(|method| keys(method) == ["method", "request", "answer"])
    );
    let names: Vec<&str> = methods
        .iter()
        .map(|method| method["method"].as_str().unwrap())
        .collect();
    for name in [
        "store.create",
        "case.create",
        "report.export",
        "report.deliver",
        "deadlines",
    ] {
        assert!(names.contains(&name), "{name}");
    }
    assert!(
        answer["types"]
            .as_str()
            .unwrap()
            .contains("export type Methods = {")
    );
}

#[test]
fn wrong_usage_exits_with_2_and_says_so_in_words() {
    for arguments in [
        &[][..],
        &["unknown"],
        &["list", "--json"],
        &["agreements", "more"],
        &["render"],
    ] {
        let ran = run(arguments, "");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains("Usage"), "{}", ran.err);
    }
    for arguments in [["--help"], ["--version"]] {
        assert_eq!(run(&arguments, "").status, 0);
    }
}

#[test]
fn a_passphrase_is_no_argument() {
    for argument in [
        "--passphrase",
        "--password",
        "--pass",
        "-p",
        "--recovery-code",
    ] {
        assert_eq!(
            run(&[argument, "fire korte vanlige ord", "list"], "").status,
            2,
            "{argument}"
        );
    }
    let help = run(&["--help"], "").text();
    assert!(
        help.contains("--passphrase-file") && !help.contains("[env"),
        "{help}"
    );
}
