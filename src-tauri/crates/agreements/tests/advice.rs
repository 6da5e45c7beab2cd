//! The app's own advice: the first and the last day of each, and what silences it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use agreements::{About, Advice, AdviceKind, Agreement, Measure, Own, Registry, Settings};
use domain::{
    Attributes, Case, CaseFile, Employment, EmploymentTerms, Event, LogEntry, Percent, Person,
    Practice, Private, RecordedEvent,
    case::{Activity, MeetingForm},
    dates::add_days,
    event::Milestone,
};
use std::collections::BTreeMap;
use support::{attributes, day, history};

/// The agreements that ship, and a case that grows as the test tells.
struct Told {
    agreement: Agreement,
    file: CaseFile,
}

fn case(agreement: &str, events: &str) -> Told {
    let agreement = Registry::embedded().get(agreement).unwrap().clone();
    let case = Case {
        person: "person".to_owned(),
        agreement: agreement.id.clone(),
        agreement_version: agreement.version.clone(),
        reference: "TEST23".to_owned(),
        attributes: Attributes::default(),
        nav_office: None,
        nav_counsellor: None,
        clinician: None,
        order_text: Private::default(),
        goal: Private::default(),
        expected_hours: Private::default(),
    };
    let file = CaseFile {
        id: "case".to_owned(),
        case,
        person: Person::default(),
        events: BTreeMap::new(),
        entries: BTreeMap::new(),
        employments: BTreeMap::new(),
        practices: BTreeMap::new(),
        reports: BTreeMap::new(),
        approvals: BTreeMap::new(),
        attachments: BTreeMap::new(),
        contacts: BTreeMap::new(),
    };
    Told { agreement, file }.and(events)
}

impl Told {
    fn and(mut self, events: &str) -> Self {
        for event in history(events) {
            self = self.with(event);
        }
        self
    }

    fn with(mut self, event: Event) -> Self {
        let id = format!("event {}", self.file.events.len());
        let case = "case".to_owned();
        let note = Private::default();
        let recorded = RecordedEvent {
            heading: None,
            case,
            event,
            note,
            end_status: None,
        };
        self.file.events.insert(id, recorded);
        self
    }

    fn being(mut self, names: &str) -> Self {
        self.file.case.attributes = attributes(names);
        self
    }

    /// Follow-up of this sort on a day.
    fn minutes(mut self, date: &str, activity: Activity, minutes: u32) -> Self {
        let entry = LogEntry {
            case: "case".to_owned(),
            date: day(date),
            activity,
            form: MeetingForm::InPerson,
            minutes,
            group_size: None,
            outside_office: None,
            until: None,
            valid: None,
            text: Private::default(),
        };
        let id = format!("entry {}", self.file.entries.len());
        self.file.entries.insert(id, entry);
        self
    }

    fn practice(mut self, from: &str, planned_to: Option<&str>) -> Self {
        let practice = Practice {
            case: "case".to_owned(),
            employer: "employer".to_owned(),
            contact: None,
            percent: None,
            from: day(from),
            planned_to: planned_to.map(day),
            ended: None,
            goal: Private::default(),
            reason: Private::default(),
            insurance_informed: Some(day(from)),
        };
        let id = format!("practice {}", self.file.practices.len());
        self.file.practices.insert(id, practice);
        self
    }

    /// Changes the last period of work practice.
    fn but(mut self, change: impl FnOnce(&mut Practice)) -> Self {
        change(self.file.practices.values_mut().last().unwrap());
        self
    }

    /// A permanent full-time job, or as `change` makes it.
    fn job(mut self, from: &str, change: impl FnOnce(&mut Employment)) -> Self {
        let mut job = Employment {
            case: "case".to_owned(),
            employer: "employer".to_owned(),
            contact: None,
            position: Private::default(),
            percent: Percent::whole(100),
            terms: EmploymentTerms::Permanent,
            from: Some(day(from)),
            to: None,
            at_referral: false,
            in_work_from: None,
            reason: Private::default(),
            ended: None,
            fit_from: None,
            fully_fit_from: None,
            sick_again_from: None,
            pension_cut: None,
            pension_cut_from: None,
            ordinary: None,
        };
        change(&mut job);
        self.file.employments.insert("job".to_owned(), job);
        self
    }

    fn advice(&self, today: &str) -> Vec<Advice> {
        let (file, today, settings) = (&self.file, day(today), Settings::default());
        let query = self
            .agreement
            .query(file, today, day("2036-01-01"), settings.clone());
        let deadlines = self.agreement.deadlines(&query);
        let progress = self.agreement.progress(file, today, &settings);
        let about = About::new(file, &deadlines, &progress, today);
        self.agreement.case_advice(&about)
    }

    fn of(&self, kind: AdviceKind, today: &str) -> Option<Advice> {
        self.advice(today)
            .into_iter()
            .find(|advice| advice.kind == kind)
    }

    /// Asserts on which days this advice is given.
    fn given(&self, kind: AdviceKind, days: &[(&str, bool)]) {
        for (today, expected) in days {
            let found = self.of(kind, today);
            assert_eq!(found.is_some(), *expected, "{kind:?} on {today}: {found:?}");
        }
    }
}

const VEST: &str = "jmo-vest-viken";

#[test]
fn hours_stay_above_the_estimate_once_three_full_months_lie_above_it() {
    use AdviceKind::HoursAboveEstimate as Kind;
    let told = |minutes: u32| {
        case(VEST, "started 2026-02-01")
            .minutes("2026-02-10", Activity::FollowUp, minutes)
            .minutes("2026-03-10", Activity::Workplace, 900)
            .minutes("2026-04-30", Activity::EmployerContact, 900)
            // Neither is the counsellor's time.
            .minutes("2026-04-20", Activity::OwnActivity, 6000)
            .minutes("2026-04-21", Activity::Absence, 6000)
            .minutes("2026-05-02", Activity::FollowUp, 90)
    };
    // 15 hours a month are 45 in three; a minute and a half more makes the average a minute.
    told(900).given(Kind, &[("2026-05-04", false)]);
    told(901).given(Kind, &[("2026-05-04", false)]);
    let above = told(902);
    above.given(
        Kind,
        &[
            ("2026-04-30", false),
            ("2026-05-01", true),
            ("2026-05-31", true),
            ("2026-06-01", false),
        ],
    );
    let found = told(1350).of(Kind, "2026-05-04").unwrap();
    assert_eq!(
        found.why,
        "I snitt 17,5 t i måneden fra 01.02.2026 til 30.04.2026, og 1,5 t hittil denne måneden. Avtalen anslår 15 t."
    );
    assert_eq!((found.since, found.until), (day("2026-05-01"), None));
    assert_eq!(found.source.as_deref(), Some("Bilag 1 pkt. 4"));
    told(1350)
        .and("ended 2026-05-03")
        .given(Kind, &[("2026-05-04", false)]);
}

#[test]
fn the_month_of_the_start_counts_for_its_days_and_is_needed() {
    use AdviceKind::HoursAboveEstimate as Kind;
    // Half of February (28 days), March and April: 37.5 hours are the estimate.
    let told = |minutes: u32| {
        case(VEST, "started 2026-02-15").minutes("2026-03-10", Activity::FollowUp, minutes)
    };
    told(2250).given(Kind, &[("2026-05-04", false)]);
    told(2252).given(Kind, &[("2026-05-04", true)]);
    let late = case(VEST, "started 2026-03-01").minutes("2026-03-10", Activity::FollowUp, 9000);
    late.given(Kind, &[("2026-05-31", false), ("2026-06-01", true)]);
}

#[test]
fn who_has_told_nav_of_the_hours_is_not_asked_again_before_three_new_months() {
    use AdviceKind::HoursAboveEstimate as Kind;
    for told in ["2026-05-01", "2026-05-31"] {
        assert_eq!(Kind.rests_until(day(told)), day("2026-08-31"), "{told}");
    }
    let other = AdviceKind::PracticeWithoutInsurance;
    assert_eq!(other.rests_until(day("2026-05-31")), day("2026-08-30"));
}

#[test]
fn an_agreement_without_an_estimate_says_nothing_of_hours() {
    for id in ["refino-jan201802", "jobb-forst"] {
        let busy = case(id, "started 2026-01-01").minutes("2026-03-10", Activity::FollowUp, 60_000);
        busy.given(AdviceKind::HoursAboveEstimate, &[("2026-05-04", false)]);
    }
    // Studie estimates eight.
    let busy = |minutes| {
        case("studie-med-stotte", "started 2026-01-01").minutes(
            "2026-03-10",
            Activity::FollowUp,
            minutes,
        )
    };
    busy(24 * 60).given(AdviceKind::HoursAboveEstimate, &[("2026-05-04", false)]);
    busy(24 * 60 + 2).given(AdviceKind::HoursAboveEstimate, &[("2026-05-04", true)]);
}

#[test]
fn practice_past_sixteen_weeks() {
    use AdviceKind::PracticeLongerThan as Kind;
    // 16 weeks from 2 February are 25 May, the day its deadline falls due.
    let told = || case(VEST, "started 2026-01-01").practice("2026-02-02", None);
    told().given(
        Kind,
        &[
            ("2026-05-25", false),
            ("2026-05-26", true),
            ("2026-12-01", true),
        ],
    );
    let found = told().of(Kind, "2026-05-26").unwrap();
    assert_eq!(
        found.why,
        "Praksisen begynte 02.02.2026 og har vart i over 16 uker."
    );
    assert_eq!((found.since, found.until), (day("2026-05-26"), None));
    assert_eq!(found.about.as_deref(), Some("practice 0"));
    told()
        .but(|practice| practice.ended = Some(day("2026-06-20")))
        .given(Kind, &[("2026-06-21", false)]);
    told()
        .and("ended 2026-06-20")
        .given(Kind, &[("2026-06-21", false)]);

    let planned = |to| case(VEST, "started 2026-01-01").practice("2026-02-02", Some(to));
    planned("2026-05-25").given(Kind, &[("2026-02-02", false), ("2026-05-25", false)]);
    planned("2026-05-26").given(Kind, &[("2026-02-02", true)]);
    let found = planned("2026-06-30").of(Kind, "2026-02-02").unwrap();
    assert_eq!(
        found.why,
        "Praksisen fra 02.02.2026 er planlagt til 30.06.2026, som er over 16 uker."
    );
    assert_eq!(
        found.until,
        Some(day("2026-05-25")),
        "then it is too late to plan"
    );

    // 20/598 knows no such limit.
    let old = case("jmo-20-598", "started 2026-01-01").practice("2026-02-02", None);
    old.given(Kind, &[("2026-12-01", false)]);
}

#[test]
fn practice_without_the_insurance_information() {
    use AdviceKind::PracticeWithoutInsurance as Kind;
    for id in [VEST, "jmo-20-598", "studie-med-stotte"] {
        let untold = || {
            case(id, "started 2026-01-01")
                .practice("2026-02-02", None)
                .but(|practice| practice.insurance_informed = None)
        };
        untold().given(
            Kind,
            &[
                ("2026-02-01", false),
                ("2026-02-02", true),
                ("2026-09-01", true),
            ],
        );
        untold()
            .but(|practice| practice.insurance_informed = Some(day("2026-03-01")))
            .given(Kind, &[("2026-02-02", false)]);
        // It can be recorded until the final report tells of the practice.
        let ended = untold().and("ended 2026-04-01");
        ended.given(Kind, &[("2026-04-02", true)]);
        ended
            .and("final-report-delivered 2026-04-05")
            .given(Kind, &[("2026-04-06", false)]);
    }
    let two = case(VEST, "started 2026-01-01")
        .practice("2026-02-02", None)
        .but(|practice| practice.insurance_informed = None)
        .practice("2026-03-02", None)
        .but(|practice| practice.insurance_informed = None);
    let advice = two.advice("2026-03-02");
    let about: Vec<_> = advice.iter().filter_map(|a| a.about.as_deref()).collect();
    assert_eq!(about, ["practice 0", "practice 1"], "one for each");
}

#[test]
fn group_activity_without_a_declaration() {
    use AdviceKind::GroupWithoutDeclaration as Kind;
    let told = || case(VEST, "started 2026-02-01").minutes("2026-03-10", Activity::Group, 60);
    told().given(Kind, &[("2026-03-09", false), ("2026-03-10", true)]);
    told()
        .and("declaration-signed 2026-03-12")
        .given(Kind, &[("2026-03-12", false)]);
    let twice = told().minutes("2026-04-14", Activity::Group, 60);
    let (first, second) = (told().of(Kind, "2026-05-04"), twice.of(Kind, "2026-05-04"));
    assert_ne!(
        first.unwrap().basis,
        second.as_ref().unwrap().basis,
        "it is said again"
    );
    assert_eq!(
        second.unwrap().why,
        "Gruppeaktivitet er ført fra 10.03.2026 til 14.04.2026, men ingen signert taushetserklæring."
    );
    // Only Vest-Viken asks for one.
    let other = case("jmo-20-598", "started 2026-02-01").minutes("2026-03-10", Activity::Group, 60);
    other.given(Kind, &[("2026-03-10", false)]);
}

#[test]
fn the_extension_is_asked_for_four_weeks_before_the_end() {
    use AdviceKind::ExtensionRequest as Kind;
    // Six months from 1 February end on 31 July; four weeks before is 3 July.
    let told = || case(VEST, "started 2026-02-01");
    told().given(
        Kind,
        &[
            ("2026-07-02", false),
            ("2026-07-03", true),
            ("2026-07-31", true),
            ("2026-08-01", false),
        ],
    );
    let found = told().of(Kind, "2026-07-03").unwrap();
    assert_eq!(
        found.why,
        "Varigheten utløper 31.07.2026, og tiltaket kan forlenges til og med 31.01.2027."
    );
    assert_eq!(
        (found.since, found.until),
        (day("2026-07-03"), Some(day("2026-07-31")))
    );

    let extended =
        |until: &str| told().and(&format!("extension-approved 2026-06-20 until={until}"));
    extended("2026-12-31").given(
        Kind,
        &[
            ("2026-07-03", false),
            ("2026-12-02", false),
            ("2026-12-03", true),
        ],
    );
    extended("2027-01-31").given(Kind, &[("2027-01-20", false)]);
    extended("2027-01-31")
        .being("reduced_work_capacity")
        .given(Kind, &[("2027-01-20", true)]);
    told()
        .and("end-planned 2026-07-31")
        .given(Kind, &[("2026-07-20", false)]);
    told()
        .and("end-planned 2026-08-01")
        .given(Kind, &[("2026-07-20", true)]);
    told()
        .and("ended 2026-07-10")
        .given(Kind, &[("2026-07-20", false)]);
    // REFINO's twelve months are the most there are.
    let refino = || case("refino-jan201802", "started 2026-02-01");
    refino().given(Kind, &[("2027-01-20", false)]);
    refino()
        .being("reduced_work_capacity")
        .given(Kind, &[("2027-01-20", true)]);
}

#[test]
fn an_ended_participant_stays_in_navs_list_for_forty_days() {
    use AdviceKind::ListedAfterEnd as Kind;
    for id in Registry::embedded()
        .all()
        .iter()
        .map(|agreement| agreement.id.as_str())
    {
        let told = case(id, "started 2026-02-01, ended 2026-04-01");
        let last = add_days(day("2026-04-01"), 40).to_string();
        assert_eq!(last, "2026-05-11");
        told.given(
            Kind,
            &[
                ("2026-03-31", false),
                ("2026-04-01", true),
                (&last, true),
                ("2026-05-12", false),
            ],
        );
    }
    case(VEST, "order-received 2026-02-01, ended 2026-04-01").given(Kind, &[("2026-04-02", false)]);
}

#[test]
fn a_retained_claim_that_deletion_would_cut_off() {
    use AdviceKind::ClaimBeforeDeletion as Kind;
    let told = || {
        case(
            "refino-jan201802",
            "started 2025-08-01, mapping-completed 2025-09-01",
        )
    };
    let ended = "ended 2026-03-01";
    let reported = "final-report-delivered 2026-03-10";
    let hired = |from: &str| told().job(from, |_| {}).and(ended);
    // Deletion twelve weeks after the report, the claim from 2 August to 1 October.
    hired("2026-02-01").given(Kind, &[("2026-03-02", false)]);
    let late = || hired("2026-02-01").and(reported);
    let found = late().of(Kind, "2026-03-11").unwrap();
    assert_eq!(
        found.why,
        "Opplysningene skal slettes senest 02.06.2026, men kravet kan først sendes 02.08.2026, og senest 01.10.2026."
    );
    assert_eq!(found.until, Some(day("2026-06-02")));
    let claim = Event {
        milestone: Some(Milestone::Retained),
        ..Event::new(domain::EventKind::ClaimSent, day("2026-06-01"))
    };
    late().with(claim).given(Kind, &[("2026-06-01", false)]);
    // Hired so long ago that the claim's last day lies before deletion, or on it.
    hired("2025-10-01")
        .and(reported)
        .given(Kind, &[("2026-03-11", false)]);
    hired("2025-10-02")
        .and(reported)
        .given(Kind, &[("2026-03-11", true), ("2026-06-02", true)]);
    // Hired, and nobody knows when the claim can come: not fully fit yet, or the job is lost.
    let open = "Opplysningene skal slettes senest 02.06.2026, men et krav for «Jobbfastholdelse» kan fortsatt komme.";
    let sick = told()
        .being("employed_at_referral")
        .job("2020-01-01", |job| {
            job.at_referral = true;
            job.fit_from = Some(day("2026-02-01"));
        });
    assert_eq!(
        sick.and(ended)
            .and(reported)
            .of(Kind, "2026-03-11")
            .unwrap()
            .why,
        open
    );
    let lost = told().job("2026-01-01", |job| job.ended = Some(day("2026-02-20")));
    assert_eq!(
        lost.and(ended)
            .and(reported)
            .of(Kind, "2026-03-11")
            .unwrap()
            .why,
        open
    );
    // Never hired: no claim can come.
    told()
        .and(ended)
        .and(reported)
        .given(Kind, &[("2026-03-11", false)]);
}

/// So many participants under an agreement, who began one a day from 1 January 2026.
fn own(agreement: &str, count: i64) -> Own {
    let days = (0..count).map(|n| add_days(day("2026-01-01"), n));
    Own {
        started: BTreeMap::from([(agreement.to_owned(), days.collect())]),
        today: day("2026-05-04"),
        approved: Some(day("2026-01-01")),
        ..Own::default()
    }
}

fn of_own(agreement: &str, own: &Own) -> Vec<Advice> {
    Registry::embedded().get(agreement).unwrap().own_advice(own)
}

#[test]
fn the_places_are_counted_against_the_agreements_limit() {
    assert_eq!(of_own(VEST, &own(VEST, 15)), []);
    let full = of_own(VEST, &own(VEST, 16));
    assert_eq!(
        full[0].why,
        "Du har 16 deltakere i tiltaket nå. Avtalen har inntil 16 plasser til sammen."
    );
    assert_eq!(
        full[0].since,
        day("2026-01-16"),
        "the day the sixteenth began"
    );
    let over = of_own(VEST, &own(VEST, 17));
    assert_ne!(full[0].basis, over[0].basis, "it is said again");
    assert_eq!(
        of_own(VEST, &own("jmo-20-598", 40)),
        [],
        "another agreement's"
    );
}

#[test]
fn the_caseload_is_counted_against_the_norm_of_the_role() {
    let told = |role: &str, count| {
        let own = Own {
            role: role.to_owned(),
            ..own("jobb-forst", count)
        };
        of_own("jobb-forst", &own)
            .into_iter()
            .map(|advice| advice.why)
            .collect::<Vec<_>>()
    };
    for role in ["", "Jobbspesialist", "Noe annet"] {
        assert!(told(role, 15).is_empty());
        assert_eq!(
            told(role, 16),
            ["Du har 16 deltakere i tiltaket nå. Normert for jobbspesialist er 15."]
        );
    }
    assert!(
        told("Teamleder", 1).is_empty(),
        "few is no fault of the counsellor's"
    );
    assert!(told("Teamleder", 10).is_empty());
    assert_eq!(
        told("Teamleder", 11),
        ["Du har 11 deltakere i tiltaket nå. Normert for teamleder er 5–10."]
    );
}

#[test]
fn only_approved_job_specialists_work_with_participants() {
    let told = |approved: Option<&str>| {
        let own = Own {
            approved: approved.map(day),
            ..own("jobb-forst", 2)
        };
        of_own("jobb-forst", &own)
            .into_iter()
            .map(|advice| advice.why)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(None),
        ["Du har deltakere i tiltaket, men det er ikke ført når NAV godkjente deg."]
    );
    assert!(told(Some("2026-05-04")).is_empty());
    assert_eq!(
        told(Some("2026-05-05")),
        ["Du har deltakere i tiltaket, men er ført som godkjent først fra 05.05.2026."]
    );
    let nobody = Own {
        approved: None,
        ..own("jobb-forst", 0)
    };
    assert_eq!(of_own("jobb-forst", &nobody), []);
}

#[test]
fn refino_and_ordinary_follow_up_exclude_each_other() {
    let mut both = own("refino-jan201802", 1);
    assert_eq!(of_own("refino-jan201802", &both), []);
    let measure = Measure {
        names: vec!["Jobbmestrende oppfølging, NAV Vest-Viken".to_owned()],
        since: day("2026-03-01"),
    };
    both.measures.insert("oppfolging".to_owned(), measure);
    let found = of_own("refino-jan201802", &both);
    assert_eq!(
        found[0].why,
        "Du har deltakere både her og i Jobbmestrende oppfølging, NAV Vest-Viken."
    );
    assert_eq!(found[0].since, day("2026-03-01"));
    // The others are all forms of it, and only REFINO minds.
    let registry = Registry::embedded();
    let kinds: Vec<_> = registry
        .all()
        .iter()
        .map(|a| (a.id.as_str(), a.measure.as_str()))
        .collect();
    for (id, measure) in kinds {
        assert_eq!(measure == "oppfolging", id != "refino-jan201802", "{id}");
    }
}
