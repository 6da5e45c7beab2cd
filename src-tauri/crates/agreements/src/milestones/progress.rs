//! Where each milestone of a case stands, and what that means for the claims' deadlines.

use super::{
    By, Criterion, MilestoneRule,
    judge::{Evidence, Way, signed},
    standing::{
        Approved, ClaimSent, ClaimWindow, Held, JobProof, MilestoneStanding, MilestoneState,
        Shortfall,
    },
    words::{self, Lack},
};
use crate::{Agreement, Deadline, Query, Settings, State};
use domain::{
    CaseFile, Date, Event, EventKind, Id,
    case::Fact,
    dates::{add_days, add_months},
};
use std::collections::BTreeMap;

/// Where the milestones of a case stand, in the agreement's order.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Each milestone.
    pub milestones: Vec<MilestoneStanding>,
    /// The hirings that they rest on, with the jobs that they follow from.
    facts: Vec<(Id, Event)>,
    /// What the rule of a claim counts from, instead of every hiring there is.
    claims: BTreeMap<String, Vec<Event>>,
}

/// A way that holds, or will, with what it means for the claim.
struct Chance<'a> {
    criterion: &'a Criterion,
    way: Way,
    since: Date,
    deadline: Option<Deadline>,
}

impl Agreement {
    /// Where the milestones of a case stand on a day, with the provider's readings. Empty where the
    /// agreement has none.
    pub fn progress(&self, file: &CaseFile, today: Date, settings: &Settings) -> Progress {
        let mut progress = Progress::default();
        if self.milestones.is_empty() {
            return progress;
        }
        let mut evidence = Evidence::of(file, today, settings);
        let from_jobs =
            |event: &Event| matches!(event.kind, EventKind::Hired | EventKind::FullyFit);
        if self.judges_jobs() {
            evidence.events.retain(|event| !from_jobs(event));
        }
        for rule in &self.milestones {
            self.stand(rule, file, &evidence, &mut progress);
        }
        progress.tidy();
        progress
    }

    /// What to evaluate the rules against for a case: its events, and what its jobs mean for the
    /// milestones and their claims. Everything that computes a case's deadlines asks by this.
    pub fn query<'a>(
        &self,
        file: &'a CaseFile,
        today: Date,
        until: Date,
        settings: Settings,
    ) -> Query<'a> {
        let progress = self.progress(file, today, &settings);
        let mut events = file.timeline();
        events.extend(progress.facts.into_iter().map(|(_, event)| event));
        Query::new(&events, &file.case.attributes, today, until)
            .with_settings(settings)
            .with_claims(progress.claims)
    }

    /// The case's facts by date, with the hirings that its milestones rest on.
    pub fn facts(&self, file: &CaseFile, today: Date, settings: &Settings) -> Vec<Fact> {
        let mut facts = file.facts();
        let derived = self.progress(file, today, settings).facts.into_iter();
        facts.extend(derived.map(|(record, event)| Fact {
            record,
            recorded: false,
            event,
        }));
        facts.sort_by(|a, b| {
            let key = |fact: &Fact| (fact.event.date, fact.event.kind, fact.record.clone());
            key(a).cmp(&key(b))
        });
        facts
    }

    /// Whether hirings follow from jobs here, and are not registered by hand.
    pub(super) fn judges_jobs(&self) -> bool {
        self.milestones.iter().any(MilestoneRule::judges_jobs)
    }

    fn stand(
        &self,
        rule: &MilestoneRule,
        file: &CaseFile,
        evidence: &Evidence<'_>,
        progress: &mut Progress,
    ) {
        let today = evidence.today;
        let (chances, lacks) = self.chances(rule, evidence);
        let claims = evidence
            .events
            .iter()
            .filter(|event| event.kind == EventKind::ClaimSent && event.milestone == Some(rule.id));
        let sent = claims.map(|event| event.date).min();
        let (held, coming) = choose(&chances, sent, today);
        let (held, coming) = (held.map(|at| &chances[at]), coming.map(|at| &chances[at]));

        let basis = match (held, coming) {
            (Some(held), Some(coming)) if held.lapsed(today) && sent.is_none() => Some(coming),
            (held, coming) => held.or(coming),
        };
        if rule.judges_jobs() {
            let events: Vec<(Id, Event)> = basis.map(|c| c.way.events.clone()).unwrap_or_default();
            let alone = events.iter().map(|(_, event)| event.clone()).collect();
            progress.claims.insert(rule.claim.clone(), alone);
            progress.facts.extend(events);
        }

        let approval = file.approvals.iter().find(|(_, a)| a.milestone == rule.id);
        let tell = |chance: &Chance<'_>| chance.tell(rule, file, evidence);
        let told = held.map(tell);
        let proof_missing = rule.documented
            && told.as_ref().is_some_and(|held| {
                let mut jobs = held.jobs.iter();
                jobs.any(|job| job.attachments.is_empty())
            });
        let state = match held {
            _ if approval.is_some() => MilestoneState::Approved,
            _ if sent.is_some() => MilestoneState::ClaimSent,
            None if coming.is_some() => MilestoneState::Coming,
            None => MilestoneState::NotMet,
            Some(held) if held.lapsed(today) => MilestoneState::TooLate,
            Some(_) if proof_missing => MilestoneState::ProofMissing,
            Some(_) => MilestoneState::Claimable,
        };
        let late = |date| {
            let window = held.and_then(|held| held.deadline.as_ref());
            window.is_some_and(|deadline| date > deadline.due)
        };
        progress.milestones.push(MilestoneStanding {
            id: rule.id,
            title: rule.title.clone(),
            phase: rule.phase.clone(),
            percent: rule.percent,
            source: rule.source.clone(),
            claim_with: rule.claim_with.clone(),
            state,
            coming: coming.map(tell),
            missing: match (held, coming) {
                (None, None) => shortfalls(rule, lacks, evidence),
                _ => Vec::new(),
            },
            sent: sent.map(|date| ClaimSent {
                date,
                late: late(date),
            }),
            approval: approval.map(|(id, approval)| Approved {
                id: id.clone(),
                date: approval.date,
                note: approval.note.clone(),
            }),
            held: told,
        });
    }

    /// The ways in which a milestone holds or will, by day, and what is missing for the others. Where
    /// something must be kept, each further one begins after the one before it was over: one unbroken
    /// time in work is one chance. Otherwise only the first counts.
    fn chances<'r>(
        &self,
        rule: &'r MilestoneRule,
        evidence: &Evidence<'_>,
    ) -> (Vec<Chance<'r>>, Vec<(Vec<Id>, Lack)>) {
        let (mut all, mut lacks) = (Vec::new(), Vec::new());
        for criterion in &rule.criteria {
            let finding = evidence.judge(criterion);
            lacks.extend(finding.lacks);
            for way in finding.ways {
                match self.chance(rule, criterion, way, evidence) {
                    Ok(chance) => all.push(chance),
                    Err(lack) => lacks.push(lack),
                }
            }
        }
        // Stable: of two that hold from one day, the criterion named first counts.
        all.sort_by_key(|chance| chance.since);
        let mut chances: Vec<Chance<'r>> = Vec::new();
        for chance in all {
            let kept = chance.criterion.kept_months.is_some();
            let free = |last: &Chance<'_>| kept && chance.way.from > last.way.stretch.to;
            if chances.last().is_none_or(free) {
                chances.push(chance);
            }
        }
        (chances, lacks)
    }

    fn chance<'r>(
        &self,
        rule: &MilestoneRule,
        criterion: &'r Criterion,
        way: Way,
        evidence: &Evidence<'_>,
    ) -> Result<Chance<'r>, (Vec<Id>, Lack)> {
        let deadline = self.claim_deadline(rule, &way, evidence);
        let (from, to) = (way.from, way.stretch.to);
        let Some((months, None)) = criterion.kept_months.map(|months| (months, way.since)) else {
            return Ok(Chance {
                since: way.since.unwrap_or(from),
                criterion,
                way,
                deadline,
            });
        };
        let after = || add_days(add_months(from, signed(months)), 1);
        let since = deadline.as_ref().and_then(|deadline| deadline.not_before);
        let since = since.unwrap_or_else(after);
        let needed = add_days(since, -1);
        if to < needed {
            let jobs = way.stretch.spans.iter().map(|span| span.job.clone());
            let lack = match criterion.by {
                By::SickListed => Lack::FitUntil { from, to, months },
                _ => Lack::Ended { from, to, months },
            };
            return Err((jobs.collect(), lack));
        }
        Ok(Chance {
            since,
            criterion,
            way,
            deadline,
        })
    }

    /// What the agreement's own rule for the claim makes of it.
    fn claim_deadline(
        &self,
        rule: &MilestoneRule,
        way: &Way,
        evidence: &Evidence<'_>,
    ) -> Option<Deadline> {
        let claim = self.rules.iter().find(|other| other.id == rule.claim)?;
        let follows = way.events.iter().map(|(_, event)| event);
        let events: Vec<Event> = evidence.events.iter().chain(follows).cloned().collect();
        let query = Query::new(&events, evidence.attributes, evidence.today, Date::MAX)
            .with_settings(evidence.settings.clone());
        self.of_rule(claim, &query).into_iter().next()
    }
}

impl Progress {
    /// The phase on a day: the one after the furthest milestone that then held. None without milestones.
    pub fn phase(&self, on: Date) -> Option<&MilestoneStanding> {
        let reached = |standing: &MilestoneStanding| {
            let held = standing.held.iter().chain(&standing.coming);
            held.map(|held| held.since).any(|since| since <= on)
        };
        let furthest = self.milestones.iter().rposition(reached);
        let next = furthest.map_or(0, |at| at + 1);
        self.milestones.get(next).or(self.milestones.last())
    }

    /// Each hiring once, and none before the first that counted: contracts that only together made one
    /// were none by themselves.
    fn tidy(&mut self) {
        let hired = |event: &Event| event.kind == EventKind::Hired;
        let first = self.facts.iter().find(|(_, event)| hired(event));
        let first = first.map(|(_, event)| event.date);
        self.facts
            .retain(|(_, event)| !hired(event) || first.is_none_or(|first| event.date >= first));
        self.facts
            .sort_by(|a, b| (a.1.date, a.1.kind, &a.0).cmp(&(b.1.date, b.1.kind, &b.0)));
        self.facts
            .dedup_by(|a, b| (a.1.date, a.1.kind) == (b.1.date, b.1.kind));
    }
}

impl Chance<'_> {
    /// The claim can no longer be sent.
    fn lapsed(&self, today: Date) -> bool {
        let deadline = self.deadline.as_ref();
        deadline.is_some_and(|deadline| deadline.state != State::Met && deadline.due < today)
    }

    fn tell(&self, rule: &MilestoneRule, file: &CaseFile, evidence: &Evidence<'_>) -> Held {
        let today = evidence.today;
        let Self { criterion, way, .. } = self;
        let needed = way.needed.unwrap_or_else(|| add_days(self.since, -1));
        let proves = |job: &Id| {
            let attachments = file.attachments.iter();
            let proving = attachments.filter(|(_, attachment)| attachment.proves(job));
            proving.map(|(id, _)| id.clone()).collect::<Vec<Id>>()
        };
        // Of jobs that carry it equally, those that are documented.
        let documented = way.stretch.of(|job| !proves(job).is_empty());
        let cover = documented.cover(needed, criterion.breaks);
        let any = || way.stretch.cover(needed, criterion.breaks);
        let jobs = cover.or_else(any).unwrap_or_default();
        let mut remarks = Vec::new();
        let hiring = way.events.first().map(|(_, event)| event.date);
        if let (Some(hiring), Some(ended)) = (hiring, evidence.ended)
            && hiring > ended
        {
            remarks.push(words::after_the_end(hiring, ended));
        }
        if criterion.by == By::TemporaryJobs && way.stretch.is_bridged(self.since) {
            remarks.push(words::BRIDGED.to_owned());
        }
        let provided = match self.since > today {
            true => words::provided(criterion, way.from, today),
            false => "",
        };
        Held {
            since: self.since,
            from: way.from,
            criterion: criterion.title.clone(),
            by: criterion.by,
            source: criterion.source.clone(),
            reading: criterion.reading,
            reading_note: criterion.reading_note.clone(),
            provided: (!provided.is_empty()).then(|| provided.to_owned()),
            jobs: jobs
                .into_iter()
                .map(|job| JobProof {
                    attachments: match rule.documented {
                        true => proves(&job),
                        false => Vec::new(),
                    },
                    job,
                })
                .collect(),
            remarks,
            claim: self.deadline.as_ref().map(|deadline| ClaimWindow {
                from: self.since,
                to: deadline.due,
                work_by: deadline.work_by,
                reading: deadline.reading,
                source: deadline.source.clone(),
            }),
        }
    }
}

/// Which of the chances holds, and which is to come. A claim that was sent was sent for the last that
/// held by then; while none was, an earlier one counts as long as its claim can still be sent.
fn choose(
    chances: &[Chance<'_>],
    sent: Option<Date>,
    today: Date,
) -> (Option<usize>, Option<usize>) {
    let by = |day: Date| chances.iter().rposition(|chance| chance.since <= day);
    if let Some(sent) = sent {
        let first = (!chances.is_empty()).then_some(0);
        let held = by(sent).or(first);
        let reached = held.filter(|at| chances[*at].since <= today);
        return (reached, held.filter(|_| reached.is_none()));
    }
    let open = chances
        .iter()
        .position(|chance| chance.since <= today && !chance.lapsed(today));
    let held = open.or_else(|| by(today));
    let next = chances.iter().position(|chance| chance.since > today);
    let wanted = held.is_none_or(|at| chances[at].lapsed(today));
    (held, next.filter(|_| wanted))
}

/// What is missing, as told: what stands in the way of everything first and alone, and each thing once.
fn shortfalls(
    rule: &MilestoneRule,
    lacks: Vec<(Vec<Id>, Lack)>,
    evidence: &Evidence<'_>,
) -> Vec<Shortfall> {
    let today = evidence.today;
    let general = |lack: Lack| {
        Vec::from([Shortfall {
            jobs: Vec::new(),
            text: lack.sentence(today),
        }])
    };
    if rule.judges_jobs() && evidence.started.is_none() {
        return general(Lack::Start);
    }
    let kept = rule.criteria.iter().all(|c| c.kept_months.is_some());
    let unkept = |lack: &Lack| {
        matches!(
            lack,
            Lack::Ended { .. } | Lack::FitUntil { .. } | Lack::NotFullyFit
        )
    };
    // What keeps a job from being a hiring is told there, where it is.
    if kept && !lacks.iter().any(|(_, lack)| unkept(lack)) {
        return general(Lack::NotHired);
    }
    let mut told: Vec<Shortfall> = Vec::new();
    for (jobs, lack) in lacks.iter().filter(|(_, lack)| !kept || unkept(lack)) {
        let text = lack.sentence(today);
        let shortfall = Shortfall {
            jobs: jobs.clone(),
            text,
        };
        if !told.contains(&shortfall) {
            told.push(shortfall);
        }
    }
    // By job, however many criteria it was judged by.
    told.sort_by_key(|shortfall| {
        let first = shortfall.jobs.first();
        first.map(|job| evidence.position(job))
    });
    match told.is_empty() {
        true => general(Lack::NoJob),
        false => told,
    }
}
