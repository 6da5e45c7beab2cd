//! What needs no store: deadlines of a case given in the request, working days, numbers, templates.

use crate::{
    Answer, Api, ApiError, Code,
    deadline_input::{self, DeadlineRequest},
    files, report_work,
    requests::*,
    views::*,
};
use agreements::Query;
use chrono::Datelike;
use domain::{calendar, dates};
use std::path::{Path, PathBuf};

pub fn agreements(api: &mut Api, _: Nothing) -> Answer<Agreements> {
    Ok(Agreements {
        in_use: api.versions_in_use()?,
        folder: api.env.folder.join("agreements").display().to_string(),
        agreements: api.agreements.all().to_vec(),
        faults: api.faults.clone(),
    })
}

pub fn events(api: &mut Api, request: ByAgreement) -> Answer<Events> {
    let agreement = match &request.version {
        None => api.agreement(&request.agreement)?,
        Some(version) => api.agreement_version(&request.agreement, version)?,
    };
    let mut kinds = agreement.events.clone();
    // Stable: within a group the agreement's own order stands.
    kinds.sort_by_key(|kind| kind.group());
    Ok(Events {
        events: kinds.into_iter().map(EventLabel::from).collect(),
    })
}

pub fn templates(api: &mut Api, request: OfAgreement) -> Answer<Templates> {
    if let Some(id) = &request.agreement {
        api.agreement(id)?;
    }
    // Where an agreement has gone, its templates go from the list with it.
    let agreements = &api.agreements;
    let wanted = |t: &&reports::Template| match &request.agreement {
        Some(id) => t.agreement == *id,
        None => agreements.get(&t.agreement).is_some(),
    };
    let row = |t: &reports::Template| TemplateSummary {
        id: t.id.clone(),
        agreement: t.agreement.clone(),
        title: t.title.clone(),
        version: t.version,
    };
    Ok(Templates {
        templates: api.templates.all().iter().filter(wanted).map(row).collect(),
    })
}

pub fn template(api: &mut Api, request: ById) -> Answer<reports::Template> {
    api.template(&request.id).cloned()
}

pub fn render(api: &mut Api, request: RenderReport) -> Answer<Exported> {
    let template = api.template(&request.template)?;
    let meta = report_work::meta(api.today(), "");
    let out = Path::new(&request.out);
    let extension = out.extension().unwrap_or_default();
    let (bytes, pages, not_found) = if extension.eq_ignore_ascii_case("xlsx") {
        let bytes = report_work::spreadsheet(template, &request.values, &meta)?;
        (bytes, 1, Vec::new())
    } else {
        let rendered = report_work::rendered(template, &request.values, &meta)?;
        (rendered.pdf, rendered.pages, rendered.not_found)
    };
    let folder = match out.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let path = files::write_atomically(&folder, &name, &bytes, true)?;
    Ok(Exported {
        path: path.display().to_string(),
        pages,
        not_found,
    })
}

pub fn deadlines(api: &mut Api, request: DeadlineRequest) -> Answer<Deadlines> {
    let input = deadline_input::read(&request.0, api)?;
    let agreement = api.agreement(&input.agreement)?;
    let query = Query::new(&input.events, &input.attributes, input.today, input.until);
    let deadlines = agreement.deadlines(&query.with_settings(input.settings));
    Ok(Deadlines { deadlines })
}

pub fn portfolio_deadlines(api: &mut Api, request: PortfolioDeadlines) -> Answer<PortfolioAnswer> {
    let agreement = api.agreement(&request.agreement)?;
    let settings = agreements::Settings::default();
    // A century is more than anyone plans for; a slip of the keys is told of rather than cut short.
    if request.until > dates::add_months(request.from, 1200) {
        let message = "«until» kan ikke ligge mer enn 100 år etter «from».";
        return Err(ApiError::new(Code::InvalidDate, message).with(["until"]));
    }
    Ok(PortfolioAnswer {
        deadlines: agreement.portfolio_deadlines(&settings, request.from, request.until),
    })
}

pub fn workday(_: &mut Api, request: Workday) -> Answer<ParsedDate> {
    // No count that stays within the calendar is larger.
    let date = (request.add <= 110_000)
        .then(|| calendar::add_working_days(request.from, request.add))
        .filter(|date| date.year() <= dates::LAST_YEAR);
    let date = date.ok_or_else(|| {
        let message = format!(
            "Så mange virkedager fram («add») er etter {}.",
            dates::LAST_YEAR
        );
        ApiError::new(Code::InvalidField, message).with(["add"])
    })?;
    Ok(ParsedDate {
        date,
        shown: dates::norwegian(date),
    })
}

pub fn holidays(_: &mut Api, request: Year) -> Answer<Holidays> {
    if !(dates::FIRST_YEAR..=dates::LAST_YEAR).contains(&request.year) {
        let message = format!(
            "Årstallet må være mellom {} og {}.",
            dates::FIRST_YEAR,
            dates::LAST_YEAR
        );
        return Err(ApiError::new(Code::InvalidDate, message).with(["year"]));
    }
    Ok(Holidays {
        holidays: calendar::holidays(request.year),
    })
}

pub fn fnr(_: &mut Api, request: Numbers) -> Answer<Checked> {
    let check = |number: domain::Private| match domain::fnr::kind(&number.0) {
        Ok(kind) => CheckedNumber {
            number,
            valid: true,
            kind: Some(kind),
            error: None,
        },
        Err(error) => CheckedNumber {
            number,
            valid: false,
            kind: None,
            error: Some(error.to_string()),
        },
    };
    Ok(Checked {
        numbers: request.numbers.into_iter().map(check).collect(),
    })
}

pub fn parse_date(api: &mut Api, request: TypedDate) -> Answer<ParsedDate> {
    let date = dates::parse_typed(&request.text, api.today()).ok_or_else(|| {
        ApiError::new(
            Code::InvalidDate,
            "Skriv datoen som dd.mm.åååå, for eksempel 02.05.2026. Du kan også skrive 2.5, i dag, i går, +3 eller -2.",
        )
    })?;
    Ok(ParsedDate {
        date,
        shown: dates::norwegian(date),
    })
}
