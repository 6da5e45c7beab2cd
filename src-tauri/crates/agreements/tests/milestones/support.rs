//! Cases for the milestones, written as people tell them.

use agreements::{
    Agreement, Held, MilestoneStanding, MilestoneState, Progress, Registry, Settings,
};
use domain::{
    Approval, Attachment, AttachmentKind, Attributes, Case, CaseFile, Date, Employment,
    EmploymentTerms, Event, EventKind, Media, Percent, Person, RecordedEvent, dates::parse_iso,
    event::Milestone,
};
use std::{collections::BTreeMap, sync::LazyLock};

pub fn day(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("«{text}» is a test's own date"))
}

pub fn refino() -> &'static Agreement {
    static REFINO: LazyLock<Agreement> = LazyLock::new(|| {
        Registry::embedded()
            .get("refino-jan201802")
            .unwrap()
            .clone()
    });
    &REFINO
}

/// A case in the measure from 5 January 2026, with the mapping completed on 28 February.
pub fn case(jobs: &str) -> CaseFile {
    let mut file = empty();
    happened(&mut file, EventKind::Started, "2026-01-05");
    happened(&mut file, EventKind::MappingCompleted, "2026-02-28");
    for line in jobs.lines().filter(|line| !line.trim().is_empty()) {
        let (id, job) = job(line);
        file.employments.insert(id, job);
    }
    file
}

/// A case of which nothing is known.
pub fn empty() -> CaseFile {
    CaseFile {
        id: "case".to_owned(),
        case: Case {
            person: "person".to_owned(),
            agreement: "refino-jan201802".to_owned(),
            agreement_version: "1".to_owned(),
            reference: "AB2345".to_owned(),
            attributes: Attributes::default(),
            nav_office: None,
            nav_counsellor: None,
            clinician: None,
            order_text: "".into(),
            goal: "".into(),
            expected_hours: "".into(),
        },
        person: Person::default(),
        events: BTreeMap::new(),
        entries: BTreeMap::new(),
        employments: BTreeMap::new(),
        practices: BTreeMap::new(),
        reports: BTreeMap::new(),
        approvals: BTreeMap::new(),
        attachments: BTreeMap::new(),
        contacts: BTreeMap::new(),
    }
}

pub fn happened(file: &mut CaseFile, kind: EventKind, date: &str) {
    record(file, Event::new(kind, day(date)));
}

pub fn claimed(file: &mut CaseFile, milestone: Milestone, date: &str) {
    let event = Event::new(EventKind::ClaimSent, day(date));
    record(
        file,
        Event {
            milestone: Some(milestone),
            ..event
        },
    );
}

fn record(file: &mut CaseFile, event: Event) {
    let id = format!("event {}", file.events.len());
    let (case, note) = ("case".to_owned(), "".into());
    let recorded = RecordedEvent {
        heading: None,
        case,
        event,
        note,
        end_status: None,
    };
    file.events.insert(id, recorded);
}

pub fn approved(file: &mut CaseFile, milestone: Milestone, date: &str) {
    let (case, note) = ("case".to_owned(), "".into());
    let date = day(date);
    let approval = Approval {
        case,
        milestone,
        date,
        note,
    };
    file.approvals.insert(milestone.id().to_owned(), approval);
}

/// A contract's copy, linked to a job.
pub fn proven(file: &mut CaseFile, job: &str) {
    let attachment = Attachment {
        case: "case".to_owned(),
        kind: AttachmentKind::Contract,
        title: "Arbeidsavtale".into(),
        media: Media::Pdf,
        document: "document".to_owned(),
        bytes: 1,
        pages: Some(1),
        added: Date::MIN,
        employment: Some(job.to_owned()),
    };
    file.attachments
        .insert(format!("proof of {job}"), attachment);
}

/// Reads `kafe permanent 60 2026-02-01..2026-06-30 ended=2026-05-31 employer=kiosk`. Without an employer
/// the job's own name is the employer's too; `..` alone leaves days open.
pub fn job(text: &str) -> (String, Employment) {
    let mut words = text.split_whitespace();
    let mut next = || {
        words
            .next()
            .unwrap_or_else(|| panic!("«{text}» is short of a word"))
    };
    let id = next().to_owned();
    let terms = match next() {
        "permanent" => EmploymentTerms::Permanent,
        "temporary" => EmploymentTerms::Temporary,
        "substitute" => EmploymentTerms::Substitute,
        odd => panic!("no terms «{odd}»"),
    };
    let percent: Percent = serde_json::from_str(next()).unwrap();
    let (from, to) = next().split_once("..").unwrap();
    let optional = |text: &str| (!text.is_empty()).then(|| day(text));
    let mut job = Employment {
        from: optional(from),
        to: optional(to),
        ..Employment::new("case".to_owned(), id.clone(), percent, terms)
    };
    for word in words {
        match word.split_once('=').unwrap_or((word, "")) {
            ("at-referral", _) => job.at_referral = true,
            ("ended", date) => job.ended = Some(day(date)),
            ("employer", name) => job.employer = name.to_owned(),
            ("fit", date) => job.fit_from = Some(day(date)),
            ("fully-fit", date) => job.fully_fit_from = Some(day(date)),
            ("sick-again", date) => job.sick_again_from = Some(day(date)),
            ("cut", percent) => job.pension_cut = serde_json::from_str(percent).ok(),
            ("cut-from", date) => job.pension_cut_from = Some(day(date)),
            odd => panic!("no such word: {odd:?}"),
        }
    }
    (id, job)
}

pub fn progress(file: &CaseFile, today: &str) -> Progress {
    refino().progress(file, day(today), &Settings::default())
}

pub fn standing(file: &CaseFile, milestone: Milestone, today: &str) -> MilestoneStanding {
    let progress = progress(file, today);
    let mut all = progress.milestones.into_iter();
    all.find(|standing| standing.id == milestone).unwrap()
}

/// `held 2026-02-01 by kafe, claim 2026-02-01–2026-04-01`, `coming …`, or what is missing.
pub fn told(standing: &MilestoneStanding) -> String {
    let way = |how: &str, held: &Held| {
        let jobs: Vec<&str> = held.jobs.iter().map(|job| job.job.as_str()).collect();
        let claim = held.claim.as_ref();
        let claim = claim.map(|claim| format!(", claim {}–{}", claim.from, claim.to));
        format!(
            "{how} {} by {}{}",
            held.since,
            jobs.join("+"),
            claim.unwrap_or_default()
        )
    };
    let ways: Vec<String> = standing
        .held
        .iter()
        .map(|held| way("held", held))
        .chain(standing.coming.iter().map(|held| way("coming", held)))
        .collect();
    match ways.is_empty() {
        false => ways.join("; "),
        true => missing(standing).join(" | "),
    }
}

/// `kafe: Stillingen er på 40 % …`.
pub fn missing(standing: &MilestoneStanding) -> Vec<String> {
    let one = |shortfall: &agreements::Shortfall| match &shortfall.jobs[..] {
        [] => shortfall.text.clone(),
        jobs => format!("{}: {}", jobs.join("+"), shortfall.text),
    };
    standing.missing.iter().map(one).collect()
}

pub fn hired(file: &CaseFile, today: &str) -> String {
    told(&standing(file, Milestone::Hired, today))
}

pub fn retained(file: &CaseFile, today: &str) -> String {
    told(&standing(file, Milestone::Retained, today))
}

pub fn states(file: &CaseFile, today: &str) -> Vec<MilestoneState> {
    let milestones = progress(file, today).milestones;
    milestones.iter().map(|standing| standing.state).collect()
}

/// The due dates of the claims, as the deadlines have them: `claim-hired 2026-04-01`, with the first day
/// where there is one.
pub fn claims(file: &CaseFile, today: &str) -> Vec<String> {
    let agreement = refino();
    let query = agreement.query(file, day(today), day("2035-01-01"), Settings::default());
    let deadlines = agreement.deadlines(&query).into_iter();
    deadlines
        .filter(|deadline| deadline.rule.starts_with("claim-"))
        .map(|deadline| match deadline.not_before {
            Some(first) => format!("{} {first}–{}", deadline.rule, deadline.due),
            None => format!("{} {}", deadline.rule, deadline.due),
        })
        .collect()
}
