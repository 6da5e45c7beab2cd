//! Reads the pure calculation's request by hand, so that every refusal names its culprit.

use crate::{
    Answer, Api, ApiError, Code,
    fields::{Fields, TOP, boolean, date, list, missing, word, wrong_kind},
};
use agreements::{Settings, Steps};
use domain::{
    Attributes, Date, Event, EventKind,
    case::AssistanceNeed,
    dates::add_months,
    event::{EventField, HiredAs, Milestone, Misfit},
};
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

/// The request as it came, to be read field by field.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(transparent)]
pub struct DeadlineRequest(
    #[ts(
        type = "{ agreement: string; today: string; until?: string; case?: Partial<Attributes>; events: Array<Event>; settings?: { semester_ends?: string[]; monthly_results_day?: number; evaluation_days?: string[]; offsets?: { [rule: string]: string } } }"
    )]
    pub Value,
);

/// The request as understood.
pub struct Input {
    pub agreement: String,
    pub today: Date,
    pub until: Date,
    pub attributes: Attributes,
    pub events: Vec<Event>,
    pub settings: Settings,
}

/// Reads and checks the request. Nothing in it is personal, so errors may name its words.
pub fn read(request: &Value, api: &Api) -> Answer<Input> {
    let mut fields = Fields::of(request, TOP)?;
    let agreement = fields.text("agreement")?;
    let known = api.agreement(&agreement)?;
    let today = fields.date("today")?;
    let until = fields
        .optional("until", date)?
        .unwrap_or_else(|| add_months(today, 12));
    let attributes = fields.optional("case", attributes)?.unwrap_or_default();
    let events = fields.require("events", events)?;
    let settings = fields.optional("settings", settings)?.unwrap_or_default();
    fields.done()?;

    for question in known.attributes.iter().filter(|question| question.required) {
        if question.name == "assistance_need" && attributes.assistance_need.is_none() {
            return Err(missing(&question.name, "case"));
        }
    }
    settings.check(known)?;
    match domain::event::impossible_order(&events) {
        Some(impossible) => {
            let error = crate::session::impossible_order(impossible);
            let (event, before) = (impossible.event.id(), impossible.before.id());
            // The caller speaks in ids.
            Err(ApiError {
                message: format!("{event}, {before}: {}", error.message),
                ..error
            })
        }
        None => Ok(Input {
            agreement,
            today,
            until,
            attributes,
            events,
            settings,
        }),
    }
}

fn attributes(value: &Value, place: &str) -> Answer<Attributes> {
    let mut fields = Fields::of(value, place)?;
    let mut flag = |name: &str| {
        fields
            .optional(name, boolean)
            .map(Option::unwrap_or_default)
    };
    let attributes = Attributes {
        employed_at_referral: flag("employed_at_referral")?,
        needs_new_job: flag("needs_new_job")?,
        reduced_work_capacity: flag("reduced_work_capacity")?,
        school_or_prison_transition: flag("school_or_prison_transition")?,
        disability_pension: flag("disability_pension")?,
        assistance_need: fields.optional("assistance_need", |value, place| {
            word::<AssistanceNeed>(value, place, "moderate eller extensive")
        })?,
    };
    fields.done()?;
    Ok(attributes)
}

fn events(value: &Value, place: &str) -> Answer<Vec<Event>> {
    list(value, place, event)
}

fn event(value: &Value, place: &str) -> Answer<Event> {
    let mut fields = Fields::of(value, place)?;
    let id = fields.text("type")?;
    let kind = EventKind::from_id(&id).ok_or_else(|| {
        ApiError::new(
            Code::UnknownEvent,
            format!("Det finnes ingen hendelse «{id}» ({place})."),
        )
        .with([&id])
    })?;
    let event = Event {
        kind,
        date: fields.date("date")?,
        occurrence: fields.optional("occurrence", occurrence)?,
        milestone: fields.optional("milestone", |value, place| {
            word::<Milestone>(value, place, "mapping, hired eller retained")
        })?,
        employment: fields.optional("employment", |value, place| {
            word::<HiredAs>(
                value,
                place,
                "permanent, temporary, disability-pension eller sick-listed",
            )
        })?,
        valid: fields.optional("valid", boolean)?,
        until: fields.optional("until", date)?,
    };
    fields.done()?;
    match event.misfit() {
        None => Ok(event),
        Some(Misfit::Missing(field)) => Err(missing(field.id(), place)),
        Some(Misfit::Superfluous(field)) => Err(superfluous(field, kind, place)),
    }
}

fn superfluous(field: EventField, kind: EventKind, place: &str) -> ApiError {
    let message = format!(
        "Hendelsen «{}» har ikke feltet «{}» ({place}).",
        kind.id(),
        field.id()
    );
    ApiError::new(Code::UnknownField, message).with([field.id()])
}

fn settings(value: &Value, place: &str) -> Answer<Settings> {
    let Some(object) = value.as_object() else {
        return Err(wrong_kind(place, "et objekt"));
    };
    let mut settings = Settings::default();
    for (name, value) in object {
        let place = format!("settings.{name}");
        match name.as_str() {
            "semester_ends" => settings.semester_ends = Some(month_days(value, &place, 2)?),
            "evaluation_days" => settings.evaluation_days = Some(month_days(value, &place, 1)?),
            "monthly_results_day" => {
                let day = value.as_u64().and_then(|day| u32::try_from(day).ok());
                let day = day.filter(|day| (1..=31).contains(day));
                let day = day.ok_or_else(|| wrong_kind(&place, "en dag i måneden, 1–31"))?;
                settings.monthly_results_day = Some(day);
            }
            "offsets" => {
                let offsets = value
                    .as_object()
                    .ok_or_else(|| wrong_kind(&place, "et objekt"))?;
                for (rule, steps) in offsets {
                    let text = steps
                        .as_str()
                        .ok_or_else(|| wrong_kind(&place, "tekst som «4 weeks»"))?;
                    let steps = Steps::parse(text).map_err(|reason| {
                        ApiError::new(Code::InvalidField, format!("{reason} ({place}.{rule})."))
                            .with([rule])
                    })?;
                    settings.offsets.insert(rule.clone(), steps);
                }
            }
            _ => {
                let message = format!("Det finnes ingen innstilling «{name}».");
                return Err(ApiError::new(Code::UnknownSetting, message).with([name]));
            }
        }
    }
    Ok(settings)
}

fn month_days(value: &Value, place: &str, least: usize) -> Answer<Vec<(u32, u32)>> {
    let fault = || {
        wrong_kind(
            place,
            &format!("minst {least} dager skrevet MM-DD, ikke 02-29"),
        )
    };
    let days: Option<Vec<(u32, u32)>> = value
        .as_array()
        .ok_or_else(fault)?
        .iter()
        .map(|day| agreements::month_day(day.as_str()?))
        .collect();
    let mut days = days.ok_or_else(fault)?;
    days.sort_unstable();
    days.dedup();
    if days.len() < least {
        Err(fault())
    } else {
        Ok(days)
    }
}

fn occurrence(value: &Value, place: &str) -> Answer<u32> {
    let number = value
        .as_u64()
        .and_then(|n| u32::try_from(n).ok())
        .filter(|n| *n >= 1);
    number.ok_or_else(|| wrong_kind(place, "et helt tall fra 1"))
}
