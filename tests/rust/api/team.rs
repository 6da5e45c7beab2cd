//! A team: what each counsellor sends the leader of a month, and what the leader's app makes of it.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use store::{SealKey, seal};

const AGREEMENT: &str = "jmo-vest-viken";

/// An office where so many have started in February, of whom the first has ended in April with a job.
fn office(member: &str, participants: usize) -> Office {
    let mut office = Office::new();
    for n in 0..participants {
        let case = office.make(
            "case.create",
            json!({
                "agreement": AGREEMENT,
                "person": { "first_name": format!("Åse {n}"), "last_name": "Eksempel" },
                "case": { "attributes": {} },
                "ordered": "2026-01-26", "started": "2026-02-02",
            }),
        );
        if n == 0 {
            let event = json!({ "type": "ended", "date": "2026-04-17" });
            office.make(
                "event.save",
                json!({ "case": case, "event": event, "end_status": "in-work" }),
            );
        }
    }
    office.call("team.save", json!({ "team": { "member": member } }));
    office
}

/// A leader who awaits these, and the leader's public key.
fn leader(members: &[&str]) -> (Office, String) {
    let mut leader = office("Leder", 2);
    leader.call(
        "team.save",
        json!({ "team": { "member": "Leder", "members": members } }),
    );
    let key = leader.call("team.key", Value::Null)["public_key"].clone();
    (leader, key.as_str().unwrap().to_owned())
}

fn knows_leader(office: &mut Office, key: &str) {
    let mut team = office.call("team", Value::Null)["team"].clone();
    team["leader_key"] = json!(key);
    office.call("team.save", json!({ "team": team }));
}

/// What is sent of April, as a file.
fn sent(office: &mut Office, key: &str, name: &str) -> PathBuf {
    knows_leader(office, key);
    let ask = json!({ "agreement": AGREEMENT, "month": "2026-04", "folder": office.out(), "file_name": name });
    let answer = office.call("contribution.export", ask);
    answer["path"].as_str().unwrap().into()
}

fn april(path: &PathBuf) -> Value {
    json!({ "path": path, "agreement": AGREEMENT, "from": "2026-04-01", "to": "2026-04-30" })
}

fn team_month(leader: &mut Office) -> Value {
    leader.call(
        "team.month",
        json!({ "agreement": AGREEMENT, "month": "2026-04" }),
    )
}

#[test]
fn the_sum_over_counsellors_is_the_sum_of_their_cases_and_who_is_missing_is_named() {
    let (mut leader, key) = leader(&["Kari", "Per"]);
    let mut kari = office("kari ", 3);
    let path = sent(&mut kari, &key, "bidrag.age");
    let before = team_month(&mut leader);
    assert_eq!(before["missing"], json!(["Kari", "Per"]));
    assert_eq!(before["sum"], before["own"]);

    let read = leader.call("contribution.read", april(&path));
    assert_eq!(read["expected"], true, "names are one whatever their case");
    let month = team_month(&mut leader);
    assert_eq!(month["missing"], json!(["Per"]));
    assert_eq!(month["own"]["active"], 1);
    assert_eq!(month["parts"][0]["figures"]["active"], 2);
    assert_eq!(month["sum"]["active"], 3);
    for (figure, sum) in month["sum"].as_object().unwrap() {
        let of = |part: &Value| part[figure].as_u64().unwrap_or(0);
        let parts = of(&month["own"]) + of(&month["parts"][0]["figures"]);
        assert_eq!(sum.as_u64(), Some(parts), "{figure}");
    }

    leader.call("contribution.remove", json!({ "id": read["id"] }));
    assert_eq!(team_month(&mut leader), before);
}

#[test]
fn a_file_holds_counts_and_nothing_of_any_participant() {
    let leader = SealKey::generate();
    let mut kari = office("Kari", 3);
    let path = sent(&mut kari, &leader.public(), "bidrag.age");
    let sealed = fs::read(path).unwrap();
    let plain = leader.open(&sealed).unwrap();
    let text = std::str::from_utf8(&plain).unwrap();
    for personal in ["Åse", "Eksempel"] {
        assert!(!text.contains(personal), "{text}");
    }
    let contents: Value = serde_json::from_str(text).unwrap();
    let fields: Vec<&String> = contents.as_object().unwrap().keys().collect();
    let all = [
        "format",
        "member",
        "agreement",
        "agreement_version",
        "from",
        "to",
        "made",
        "figures",
        "notes",
    ];
    assert_eq!(fields, all);
    assert!(!sealed.windows(4).any(|bytes| bytes == b"Kari"));
}

#[test]
fn a_file_twice_for_another_month_altered_or_of_another_key_is_refused() {
    let (mut leader, key) = leader(&["Kari"]);
    let mut kari = office("Kari", 3);
    let path = sent(&mut kari, &key, "bidrag.age");
    let mut refused = |ask: Value, code: Code, says: &str| {
        let error = leader.refusal("contribution.read", ask);
        assert_eq!(error.code, code, "{}", error.message);
        assert!(error.message.contains(says), "{}", error.message);
        assert!(!error.message.contains("bidrag.age"), "no file is named");
    };

    let mut march = april(&path);
    (march["from"], march["to"]) = (json!("2026-03-01"), json!("2026-03-31"));
    refused(march, Code::InvalidRequest, "01.04.2026–30.04.2026");
    let mut other = april(&path);
    other["agreement"] = json!("jobb-forst");
    refused(other, Code::InvalidRequest, "Jobbmestrende");

    let altered = kari.out().join("endret.age");
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&altered, &bytes).unwrap();
    refused(
        april(&altered),
        Code::InvalidRequest,
        "endret eller ufullstendig",
    );
    fs::write(&altered, "PK").unwrap();
    refused(april(&altered), Code::InvalidRequest, "ikke et bidrag");
    let elsewhere = sent(&mut kari, &SealKey::generate().public(), "annen.age");
    refused(april(&elsewhere), Code::InvalidRequest, "en annen nøkkel");

    leader.call("contribution.read", april(&path));
    let twice = leader.refusal("contribution.read", april(&path));
    assert_eq!(twice.code, Code::AlreadyRegistered);
}

#[test]
fn a_later_one_of_the_same_counsellor_replaces_the_first_when_told_to() {
    let (mut leader, key) = leader(&["Kari"]);
    let mut kari = office("Kari", 3);
    let first = sent(&mut kari, &key, "bidrag.age");
    leader.call("contribution.read", april(&first));
    let case = json!({
        "agreement": AGREEMENT,
        "person": { "first_name": "Sen", "last_name": "Eksempel" },
        "case": { "attributes": {} },
        "ordered": "2026-01-26", "started": "2026-03-02",
    });
    kari.make("case.create", case);
    let second = sent(&mut kari, &key, "bidrag-2.age");
    let asked = leader.refusal("contribution.read", april(&second));
    assert_eq!(asked.code, Code::FileExists);
    let mut ask = april(&second);
    ask["replace"] = json!(true);
    leader.call("contribution.read", ask);
    let month = team_month(&mut leader);
    assert_eq!(month["parts"].as_array().unwrap().len(), 1);
    assert_eq!(month["parts"][0]["figures"]["active"], 3);
}

#[test]
fn one_from_a_newer_version_is_refused_with_what_to_do() {
    let (mut leader, key) = leader(&["Kari"]);
    let newer = json!({ "format": 2, "who": "Kari" }).to_string();
    let path = leader.out().join("ny.age");
    fs::write(&path, seal(&key, newer.as_bytes()).unwrap()).unwrap();
    let error = leader.refusal("contribution.read", april(&path));
    assert_eq!(error.code, Code::NewerStore);
    assert!(error.message.contains("nyere utgave"), "{}", error.message);
}

#[test]
fn nothing_is_sent_of_a_month_that_is_not_over_or_without_a_key_and_a_name() {
    let mut kari = office("", 1);
    let out = kari.out();
    let ask = |month: &str| json!({ "agreement": AGREEMENT, "month": month, "folder": out, "file_name": "b.age" });
    let mut refused = |month: &str, field: &str| {
        let error = kari.refusal("contribution.export", ask(month));
        assert_eq!(error.details, Some(json!([field])), "{}", error.message);
    };
    refused("2026-05", "month");
    refused("2026-04", "member");
    kari.call("team.save", json!({ "team": { "member": "Kari" } }));
    let error = kari.refusal("contribution.export", ask("2026-04"));
    assert_eq!(error.details, Some(json!(["leader_key"])));
    let key = kari.refusal("team.save", json!({ "team": { "leader_key": "age1abc" } }));
    assert_eq!(key.code, Code::InvalidField);
    assert_eq!(fs::read_dir(kari.out()).unwrap().count(), 0);
}

#[test]
fn the_key_stays_the_same_and_is_never_told() {
    let (mut leader, key) = leader(&[]);
    let again = leader.call("team.key", Value::Null);
    assert_eq!(again["public_key"].as_str(), Some(&*key));
    let everything = [
        leader.call("team", Value::Null).to_string(),
        leader.call("audit", json!({})).to_string(),
    ];
    for text in everything {
        assert!(!text.contains("AGE-SECRET-KEY"), "{text}");
    }
}

/// The report to NAV is the provider's: it begins with the sum.
#[test]
fn the_leaders_report_begins_with_the_sum() {
    let (mut leader, key) = leader(&["Kari"]);
    let mut kari = office("Kari", 3);
    let path = sent(&mut kari, &key, "bidrag.age");
    leader.call("contribution.read", april(&path));
    let begin = json!({
        "template": "jmo-vest-viken/resultatrapport",
        "period": ["2026-04-01", "2026-04-30"],
    });
    let report = leader.make("report.begin", begin);
    let values = leader.call("report", json!({ "id": report }))["report"]["values"].clone();
    assert_eq!(
        values["antall.active"], "3",
        "one of the leader's and two of Kari's: {values}"
    );
    let month = leader.call(
        "month",
        json!({ "agreement": AGREEMENT, "month": "2026-04" }),
    );
    let figures = month["figures"].as_array().unwrap();
    let active = figures
        .iter()
        .find(|figure| figure["id"] == "active")
        .unwrap();
    assert_eq!(
        (&active["count"], &active["others"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(
        active["cases"].as_array().unwrap().len(),
        1,
        "the others' participants stay with them"
    );
}
