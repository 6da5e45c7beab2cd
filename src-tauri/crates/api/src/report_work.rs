//! Writing a report: begun with what the case knows, saved as it is typed, shown as its real pages.

use crate::subject::Subject;
use crate::writing::{behind, placed};
use crate::{Answer, Api, ApiError, Code, extension, overview::DELETION, requests::*, views::*};
use agreements::Agreement;
use chrono::Datelike;
use domain::{CaseFile, Date, EventKind, Id, Private, Report, dates, event::Milestone};
use reports::{Context, Meta, Prefilled, Rendered, Scope, Template, Under};
use std::collections::BTreeMap;

/// The values of a report's fields.
type Values = BTreeMap<String, Private>;

/// Text typed into fields; none takes a value away.
type Typed = BTreeMap<String, Option<Private>>;

/// Which of the periodic reports, and the first and last day reported on.
type Reported = (Option<u32>, Option<(Date, Date)>);

impl Api {
    pub(crate) fn begin_report(&mut self, request: BeginReport) -> Answer<Made> {
        let template = self.template(&request.template)?.clone();
        let mut report = Report {
            case: request.case,
            agreement: None,
            template: template.id.clone(),
            template_version: template.version,
            settles: template.settles,
            occurrence: None,
            milestone: None,
            period: None,
            values: Values::new(),
            filled: Values::new(),
            standpoint: None,
            replaces: None,
            incident: request.incident,
            exported: None,
            delivered: None,
            figures: BTreeMap::new(),
            others: BTreeMap::new(),
        };
        if report.case.is_none() {
            self.agreement(&template.agreement)?;
            report.agreement = Some(template.agreement.clone());
        }
        let subject = self.subject(&report)?;
        let refuse =
            |message| Err(ApiError::new(Code::UnknownTemplate, message).with([&template.id]));
        match (&subject.file, template.scope) {
            (Some(file), Scope::Case) if template.agreement != file.case.agreement => {
                return refuse("Malen hører til en annen avtale enn deltakerens.");
            }
            (Some(_), Scope::Portfolio) => {
                return refuse("Malen gjelder hele avtalen og skrives ikke på én deltaker.");
            }
            (None, Scope::Case) => {
                return refuse("Malen gjelder én deltaker. Begynn på den hos deltakeren.");
            }
            (Some(file), Scope::Case) => {
                let reported = self.reported_period(file, &template, request.occurrence)?;
                (report.occurrence, report.period) = reported;
                report.milestone = self.milestone_to_claim(file, &template, request.milestone)?;
            }
            (None, Scope::Portfolio) if template.period => {
                report.period = Some(match request.period {
                    Some((from, to)) if from <= to => (from, to),
                    Some(_) => {
                        let message = "Perioden slutter før den begynner.";
                        return Err(ApiError::new(Code::InvalidDate, message).with(["period"]));
                    }
                    None => last_month(self.today()),
                });
            }
            (None, Scope::Portfolio) => {}
        }
        let siblings = self.siblings(&report)?;
        let same = |other: &Report| {
            other.template == report.template
                && other.occurrence == report.occurrence
                && other.milestone == report.milestone
                && other.replaces.is_none()
                && other.incident == report.incident
                && (report.case.is_some() || other.period == report.period)
        };
        // A notice is written anew each time; a report on a period is one.
        let once = report.occurrence.is_some() || (report.case.is_none() && template.period);
        for (id, other) in siblings.iter().filter(|(_, other)| same(other)) {
            if other.delivered.is_none() {
                return Ok(Made { id: id.clone() });
            }
            if once {
                return Err(delivered());
            }
        }
        report.values = self
            .prefilled(&subject, &template, &report)?
            .into_iter()
            .map(|(field, prefilled)| (field, prefilled.text))
            .collect();
        report.filled = report.values.clone();
        let id = self.write("report.begin", |tx| Ok(tx.insert(&report)?))?;
        Ok(Made { id })
    }

    pub(crate) fn report(&mut self, request: ById) -> Answer<ReportView> {
        let mut report: Report = self.opened()?.get(&request.id)?;
        let subject = self.subject(&report)?;
        let template = self.template_of(&report)?.clone();
        if let Some(file) = &subject.file {
            self.renew_period(&mut report, file, &template);
        }
        let prefill = self.prefilled(&subject, &template, &report)?;
        Ok(ReportView {
            participant: self.whose(&subject)?,
            masked: subject
                .file
                .as_ref()
                .is_some_and(|file| self.is_masked(&file.case.person, &file.person)),
            reference: subject.reference().to_owned(),
            frozen: match &subject.file {
                Some(file) => self.frozen(&file.id)?,
                None => None,
            },
            behind: behind(&template, &report, &prefill).into_keys().collect(),
            prefill,
            check: check(&template, &report.values),
            file_name: file_name(
                &template,
                subject.mark(),
                (report.occurrence, report.milestone),
                report.period,
                self.today(),
            ),
            folder: self.own_profile()?.export_folder,
            id: request.id,
            report,
            template,
        })
    }

    pub(crate) fn save_report(&mut self, request: SaveReport) -> Answer<ReportCheck> {
        let mut report = self.draft(&request.id)?;
        let template = self.template_of(&report)?.clone();
        let before = report.values.clone();
        merge(&template, &mut report.values, request.values)?;
        if report.values != before {
            // A PDF made earlier is kept: it may be what was sent.
            let incident = self.incident_following(&template, &report)?;
            self.write("report.save", |tx| {
                if let Some((id, incident)) = incident {
                    tx.update(&id, &incident)?;
                }
                Ok(tx.update(&request.id, &report)?)
            })?;
        }
        Ok(check(&template, &report.values))
    }

    pub(crate) fn preview_report(&mut self, request: PreviewReport) -> Answer<Preview> {
        let mut report: Report = self.opened()?.get(&request.id)?;
        let template = self.template_of(&report)?;
        if report.delivered.is_none() {
            merge(template, &mut report.values, request.values)?;
        }
        let date = report
            .exported
            .as_ref()
            .map_or_else(|| self.today(), |export| export.date);
        let meta = self.meta_of(&report, date)?;
        let reports::Preview { pages, places } = reports::preview(template, &report.values, &meta)
            .map_err(|_| ApiError::internal("forhåndsvisning"))?;
        Ok(Preview {
            pages,
            places,
            check: check(template, &report.values),
        })
    }

    pub(crate) fn remove_report(&mut self, request: ById) -> Answer<Nothing> {
        self.draft(&request.id)?;
        // A PDF made of it stays, as its text stays in the log: undoing brings back both, and the
        // PDF may be what was sent. Both go when the case is deleted.
        self.write("report.remove", |tx| Ok(tx.remove::<Report>(&request.id)?))?;
        Ok(Nothing {})
    }

    /// A draft's period follows the case: a corrected start moves it. Only a delivered report keeps its
    /// own.
    pub(crate) fn renew_period(&self, report: &mut Report, file: &CaseFile, template: &Template) {
        if report.delivered.is_none()
            && let Ok((_, period)) = self.reported_period(file, template, report.occurrence)
        {
            report.period = period;
        }
    }

    /// What a report says about itself.
    pub(crate) fn meta_of(&self, report: &Report, date: Date) -> Answer<Meta> {
        let subject = self.subject(report)?;
        let replaced = match &report.replaces {
            Some(id) => self.opened()?.find::<Report>(id)?,
            None => None,
        };
        let delivered = replaced.and_then(|replaced| replaced.delivered);
        let corrects = delivered.map(|delivery| {
            let date = dates::norwegian(delivery.date);
            format!("Rapporten retter og erstatter den som ble levert {date}.")
        });
        let said = report.standpoint.map(|said| said.sentence().to_owned());
        Ok(Meta {
            notes: corrects.into_iter().chain(said).collect(),
            ..meta(date, subject.reference())
        })
    }

    /// A report that has not been delivered.
    pub(crate) fn draft(&self, id: &Id) -> Answer<Report> {
        let report: Report = self.opened()?.get(id)?;
        if report.delivered.is_some() {
            Err(delivered())
        } else {
            Ok(report)
        }
    }

    /// The template that a report was begun with, in its version while that is at hand.
    pub(crate) fn template_of(&self, report: &Report) -> Answer<&Template> {
        let same = self
            .templates
            .get_version(&report.template, report.template_version);
        same.map_or_else(|| self.template(&report.template), Ok)
    }

    pub(crate) fn prefilled(
        &self,
        subject: &Subject,
        template: &Template,
        report: &Report,
    ) -> Answer<BTreeMap<String, Prefilled>> {
        let profile = self.own_profile()?;
        let agreement = self.agreement_for(subject)?;
        let under = self.under(subject.file.as_ref(), agreement)?;
        let figures = self.figures(subject, template, report)?;
        let now = reports::prefill(
            template,
            &Context {
                file: subject.file.as_ref(),
                under: &under,
                profile: &profile,
                occurrence: report.occurrence,
                period: report.period,
                today: self.today(),
                permitted: &agreement.personal_data.permitted,
                figures: Some(&figures),
            },
        );
        Ok(placed(template, report, now))
    }

    /// What an agreement says that reports repeat, some of it about a case.
    pub(crate) fn under(&self, file: Option<&CaseFile>, agreement: &Agreement) -> Answer<Under> {
        let mut under = Under {
            title: agreement.title.clone(),
            buyer: agreement.buyer.clone(),
            details: Some(self.details_told(agreement)?),
            ..Under::default()
        };
        if let Some(file) = file {
            let dues = self.dues(file, agreement)?;
            let deletion = dues.iter().find(|due| due.deadline.rule == DELETION);
            let duration = extension::duration(agreement, file);
            under.ends = duration.as_ref().map(|duration| duration.end);
            under.extendable_to = duration
                .map(|duration| duration.maximum_end)
                .filter(|last| under.ends.is_some_and(|end| end < *last));
            under.deletion = deletion.map(|due| due.deadline.due);
        }
        Ok(under)
    }

    /// Which of the periodic reports, and the days it reports on. A periodic report takes them from
    /// the agreement's own deadlines, so that the two cannot differ; the first unmet one if none was
    /// asked for. A report on a period that nothing is due for goes on from the day after the last one of
    /// its kind; any other covers the measure from its start.
    fn reported_period(
        &self,
        file: &CaseFile,
        template: &Template,
        wanted: Option<u32>,
    ) -> Answer<Reported> {
        let started = file.first(EventKind::Started);
        let Some(settles) = template.numbered() else {
            let last = file.first(EventKind::Ended).unwrap_or_else(|| self.today());
            let delivered = file.reports.values().filter(|report| {
                template.period && report.template == template.id && report.delivered.is_some()
            });
            let reported = delivered.filter_map(|report| Some(report.period?.1)).max();
            let first = reported.map(|day| dates::add_days(day, 1)).or(started);
            return Ok((None, first.map(|first| (first, last.max(first)))));
        };
        let agreement = self.agreement_of(&file.case)?;
        let settled = |rule: &str| {
            agreement
                .rules
                .iter()
                .any(|r| r.id == rule && r.met_by.events.contains(&settles))
        };
        let dues = self.dues(file, agreement)?;
        let mut periodic = dues
            .iter()
            .map(|due| &due.deadline)
            .filter(|d| settled(&d.rule) && d.period.is_some());
        let found = match wanted {
            Some(n) => periodic.find(|deadline| deadline.occurrence == Some(n)),
            None => periodic.find(|deadline| deadline.state != agreements::State::Met),
        };
        let deadline = found.ok_or_else(|| {
            let message = match started {
                None => "Registrer oppstart først; rapportperioden regnes fra den.",
                Some(_) => "Det er ingen slik rapportperiode innen et år fram i tid.",
            };
            ApiError::new(Code::NotFound, message)
        })?;
        Ok((deadline.occurrence, deadline.period))
    }
}

/// The last calendar month that is over.
fn last_month(today: Date) -> (Date, Date) {
    let first = today.with_day(1).unwrap_or(today);
    (dates::add_months(first, -1), dates::add_days(first, -1))
}

/// Puts typed text over what is saved; refuses a key that the template does not have. An emptied field
/// has no entry, but in a further repetition an empty entry stays: it says that the repetition is there.
fn merge(template: &Template, values: &mut Values, typed: Typed) -> Answer<()> {
    for (key, text) in typed {
        if template.at(&key).is_none() {
            return Err(ApiError::new(
                Code::UnknownField,
                format!("Malen har ikke feltet «{key}»."),
            )
            .with([key]));
        }
        match text {
            Some(text) if !text.0.is_empty() || template.marks_repetition(&key) => {
                values.insert(key, text);
            }
            _ => {
                values.remove(&key);
            }
        }
    }
    Ok(())
}

pub(crate) fn check(template: &Template, values: &Values) -> ReportCheck {
    ReportCheck {
        missing: reports::missing(template, values),
        undrawable: reports::undrawable(template, values),
        unfit: reports::unfit(template, values),
    }
}

pub(crate) fn meta(date: Date, reference: &str) -> Meta {
    Meta {
        date,
        reference: reference.to_owned(),
        draft: false,
        notes: Vec::new(),
        marked: Vec::new(),
    }
}

/// Refuses values that are not the template's, that lack something, or that do not fit their field.
pub(crate) fn complete(template: &Template, values: &Values) -> Answer<()> {
    if let Some(unknown) = reports::unknown(template, values).first() {
        return Err(ApiError::new(
            Code::UnknownField,
            format!("Malen har ikke feltet «{unknown}»."),
        )
        .with([unknown]));
    }
    let missing = reports::missing(template, values);
    if !missing.is_empty() {
        let labels: Vec<String> = missing
            .iter()
            .map(|field| {
                let place = field
                    .place
                    .as_ref()
                    .map_or_else(String::new, |p| format!("{p}: "));
                let label = field.label.trim_end_matches(':');
                format!("{place}{label} ({})", field.field)
            })
            .collect();
        let message = format!(
            "Malen skal fylles ut i sin helhet. Skriv noe eller «{}» i: {}.",
            reports::NOT_APPLICABLE,
            labels.join("; ")
        );
        return Err(ApiError::new(Code::Incomplete, message).with(missing));
    }
    let unfit = reports::unfit(template, values);
    if let Some(first) = unfit.first() {
        let place = first
            .place
            .as_ref()
            .map_or_else(String::new, |p| format!("{p}: "));
        let label = first.label.trim_end_matches(':');
        let message = format!("{place}{label} ({}): {}", first.field, first.reason);
        return Err(ApiError::new(Code::InvalidField, message).with(unfit));
    }
    Ok(())
}

/// The PDF of a complete report. Text that the independent reader does not find is marked on the
/// page.
pub(crate) fn rendered(template: &Template, values: &Values, meta: &Meta) -> Answer<Rendered> {
    complete(template, values)?;
    let internal = |_| ApiError::internal("PDF");
    let first = reports::render(template, values, meta).map_err(internal)?;
    if first.not_found.is_empty() {
        return Ok(first);
    }
    let marked = Meta {
        marked: first.not_found.clone(),
        ..meta.clone()
    };
    let second = reports::render(template, values, &marked).map_err(internal)?;
    Ok(Rendered {
        not_found: first.not_found,
        ..second
    })
}

/// A complete report as a spreadsheet, where its template is one.
pub(crate) fn spreadsheet(template: &Template, values: &Values, meta: &Meta) -> Answer<Vec<u8>> {
    is_sheet(template)?;
    complete(template, values)?;
    reports::sheet(template, values, meta).map_err(|_| ApiError::internal("regneark"))
}

/// Refuses a spreadsheet where NAV uses none.
pub(crate) fn is_sheet(template: &Template) -> Answer<()> {
    if template.sheet {
        return Ok(());
    }
    let message = "Denne malen leveres som PDF og finnes ikke som regneark. \
                   Velg et filnavn som slutter på «.pdf».";
    Err(ApiError::new(Code::InvalidRequest, message))
}

/// A name that tells the counsellor which report it is, and no one who it is about.
pub(crate) fn file_name(
    template: &Template,
    reference: &str,
    (occurrence, milestone): (Option<u32>, Option<Milestone>),
    period: Option<(Date, Date)>,
    today: Date,
) -> String {
    let kind = template.id.rsplit('/').next().unwrap_or("rapport");
    let number = occurrence.map(|n| format!("-{n}")).unwrap_or_default();
    let claim = match milestone {
        None => "",
        Some(Milestone::Mapping) => "-kartlegging",
        Some(Milestone::Hired) => "-ansettelse",
        Some(Milestone::Retained) => "-jobbfastholdelse",
    };
    let day = period.map_or(today, |(_, last)| last);
    format!(
        "{kind}{number}{claim}-{reference}-{:04}-{:02}-{:02}.pdf",
        day.year(),
        day.month(),
        day.day()
    )
}

pub(crate) fn delivered() -> ApiError {
    let message = "Rapporten er levert og kan ikke endres.";
    ApiError::new(Code::Delivered, message)
}
