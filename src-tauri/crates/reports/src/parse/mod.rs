//! Reads a template file. Whatever is wrong is named with its line and in Norwegian, since a provider
//! may write such files.

mod section;

use crate::{Audience, Clock, FieldKind, Origin, Scope, Section, Template, template, world};
use domain::event::EventField;
use domain::fault::norwegian;
use domain::{EventKind, Fault};
use section::SectionFile;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// The longest that a form's clock may run, in hours: a year.
const MOST_HOURS: u32 = 8760;

/// What a file for several agreements has in its id in place of an agreement.
pub const SHARED: &str = "felles";

/// A template as its file tells it. A shared one names no agreement yet, and its id is `felles/<name>`.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub template: Template,
    pub agreements: Agreements,
}

/// Which agreements a template is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreements {
    /// This one, whose own it is.
    One(String),
    /// Each of these.
    Some(Vec<String>),
    /// All there are.
    All,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    id: Spanned<String>,
    agreement: Option<Spanned<String>>,
    agreements: Option<Spanned<AgreementsFile>>,
    version: Spanned<i64>,
    title: Spanned<String>,
    intro: Option<Spanned<String>>,
    heading: Option<Spanned<String>>,
    description: Option<Spanned<String>>,
    called: Option<Spanned<String>>,
    stand_in: Option<Spanned<bool>>,
    source: Spanned<String>,
    settles: Option<Spanned<String>>,
    settles_portfolio: Option<Spanned<String>>,
    #[serde(default)]
    period: bool,
    scope: Option<Spanned<String>>,
    audience: Option<Spanned<String>>,
    #[serde(default)]
    sheet: bool,
    clock: Option<Spanned<ClockFile>>,
    section: Vec<Spanned<SectionFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockFile {
    from: String,
    hours: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AgreementsFile {
    Word(String),
    List(Vec<String>),
}

/// A place in the file and what is wrong there.
struct Wrong(usize, String);

/// Reads and checks one template file. Where it is given which agreements there are, one that does not
/// exist is refused.
pub fn template(
    file_name: &str,
    text: &str,
    known: Option<&BTreeSet<String>>,
) -> Result<Parsed, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let checked = toml::from_str::<TemplateFile>(text)
        .map_err(|error| {
            Wrong(
                error.span().map_or(0, |span| span.start),
                norwegian(error.message()),
            )
        })
        .and_then(|file| check(file, known));
    checked.map_err(|Wrong(offset, reason)| Fault::at(file_name, text, offset, reason))
}

fn check(file: TemplateFile, known: Option<&BTreeSet<String>>) -> Result<Parsed, Wrong> {
    for text in [&file.title, &file.source] {
        printable(text)?;
    }
    for text in [&file.intro, &file.heading, &file.description, &file.called]
        .into_iter()
        .flatten()
    {
        printable(text)?;
    }
    let agreements = of_agreements(&file, known)?;
    let version = u32::try_from(*file.version.get_ref())
        .ok()
        .filter(|v| *v > 0)
        .ok_or_else(|| at(&file.version, "Versjonen må være et helt tall fra 1."))?;
    if let (Some(stand_in), None) = (
        file.stand_in.as_ref().filter(|s| *s.get_ref()),
        &file.description,
    ) {
        let reason = "En stedfortreder må ha en description som sier hva den står i stedet for.";
        return Err(at(stand_in, reason));
    }
    let scope = file.scope.as_ref().map_or(Ok(Scope::default()), |text| {
        named(
            text,
            &[("case", Scope::Case), ("portfolio", Scope::Portfolio)],
            "virkeområde",
        )
    })?;
    let audience = file
        .audience
        .as_ref()
        .map_or(Ok(Audience::default()), |text| {
            let all = [
                ("nav", Audience::Nav),
                ("employer", Audience::Employer),
                ("participant", Audience::Participant),
                ("clinician", Audience::Clinician),
            ];
            named(text, &all, "mottaker")
        })?;
    let settles = settled(&file, scope)?;
    let settles_portfolio = settled_portfolio(&file, scope)?;
    if file
        .section
        .iter()
        .all(|section| section.get_ref().field.is_empty())
    {
        return Err(Wrong(0, "Malen har ingen felt.".into()));
    }
    let mut seen = section::Seen::new(scope);
    let sections = file
        .section
        .into_iter()
        .map(|section| section::check(section, &mut seen))
        .collect::<Result<_, _>>()?;
    let agreement = match &agreements {
        Agreements::One(agreement) => agreement.clone(),
        Agreements::Some(_) | Agreements::All => String::new(),
    };
    let sections: Vec<Section> = sections;
    let clock = match file.clock {
        None => None,
        Some(clock) => {
            let fields = || sections.iter().flat_map(|section| &section.fields);
            let ClockFile { from, hours } = clock.get_ref();
            if !fields().any(|field| field.id == *from && field.kind == FieldKind::Time) {
                let reason = format!("Klokken må gå fra et felt av typen time, ikke «{from}».");
                return Err(at(&clock, &reason));
            }
            if !(1..=MOST_HOURS).contains(hours) {
                let reason = format!("Timene må være fra 1 til {MOST_HOURS}.");
                return Err(at(&clock, &reason));
            }
            Some(Clock {
                from: from.clone(),
                hours: *hours,
            })
        }
    };
    let template = Template {
        id: file.id.into_inner(),
        shared: agreement.is_empty(),
        agreement,
        version,
        title: file.title.into_inner(),
        intro: file.intro.map(Spanned::into_inner).unwrap_or_default(),
        heading: file.heading.map(Spanned::into_inner).unwrap_or_default(),
        description: file.description.map(Spanned::into_inner),
        called: file
            .called
            .map_or_else(template::report, Spanned::into_inner),
        stand_in: file.stand_in.is_some_and(Spanned::into_inner),
        source: file.source.into_inner(),
        settles,
        settles_portfolio,
        period: file.period,
        scope,
        audience,
        sheet: file.sheet,
        clock,
        sections,
    };
    Ok(Parsed {
        template,
        agreements,
    })
}

/// Which agreements it is for; the id must say the same.
fn of_agreements(
    file: &TemplateFile,
    known: Option<&BTreeSet<String>>,
) -> Result<Agreements, Wrong> {
    let exists = |offset: usize, id: &str| match known {
        Some(known) if !known.contains(id) => {
            let list = known.iter().cloned().collect::<Vec<_>>().join(", ");
            Err(Wrong(
                offset,
                format!("Det finnes ingen avtale «{id}». Mulige: {list}."),
            ))
        }
        _ => Ok(()),
    };
    let (folder, agreements) = match (&file.agreement, &file.agreements) {
        (Some(one), None) => {
            let id = one.get_ref();
            if id == SHARED {
                let reason = "En felles mal skal ha agreements, med avtalene den er for eller «all», og ikke agreement.";
                return Err(at(one, reason));
            }
            if is_name(id) {
                exists(one.span().start, id)?;
            }
            (id.as_str(), Agreements::One(id.clone()))
        }
        (None, Some(several)) => (SHARED, shared_by(several, exists)?),
        (Some(_), Some(several)) => {
            let reason =
                "Bruk enten agreement, for én avtale, eller agreements, for flere; ikke begge.";
            return Err(at(several, reason));
        }
        (None, None) => {
            let reason = "Nøkkelen «agreement» mangler; en felles mal skal ha «agreements».";
            return Err(at(&file.id, reason));
        }
    };
    let name = file
        .id
        .get_ref()
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'));
    if name.is_some_and(is_name) && is_name(folder) {
        return Ok(agreements);
    }
    let reason =
        format!("Id-en må være «{folder}/» og et navn av små bokstaver a–z, siffer og bindestrek.");
    Err(at(&file.id, &reason))
}

fn shared_by(
    several: &Spanned<AgreementsFile>,
    exists: impl Fn(usize, &str) -> Result<(), Wrong>,
) -> Result<Agreements, Wrong> {
    let list = match several.get_ref() {
        AgreementsFile::Word(word) if word == "all" => return Ok(Agreements::All),
        AgreementsFile::Word(_) => {
            return Err(at(
                several,
                "agreements skal være «all» eller en liste av avtaler.",
            ));
        }
        AgreementsFile::List(list) => list,
    };
    let unique: BTreeSet<&String> = list.iter().collect();
    if list.is_empty() || unique.len() < list.len() || !list.iter().all(|id| is_name(id)) {
        let reason =
            "agreements skal være «all» eller en liste av avtalers id-er, hver nevnt én gang.";
        return Err(at(several, reason));
    }
    for id in list {
        exists(several.span().start, id)?;
    }
    Ok(Agreements::Some(list.clone()))
}

/// The event that it settles. A numbered event needs a numbered report.
fn settled(file: &TemplateFile, scope: Scope) -> Result<Option<EventKind>, Wrong> {
    let Some(text) = &file.settles else {
        return Ok(None);
    };
    let event = known(text, EventKind::ALL, |kind| kind.id(), "hendelse")?;
    if scope == Scope::Portfolio {
        let reason = "En mal for hele avtalen hører ikke til noen deltaker og kan ikke ha settles.";
        return Err(at(text, reason));
    }
    if !file.period && event.fields().contains(&EventField::Occurrence) {
        let reason = format!("period skal være true når malen settles {}.", event.id());
        return Err(at(text, &reason));
    }
    Ok(Some(event))
}

/// The portfolio rule that it settles: one of a period, on the whole agreement. Whether the agreement has
/// the rule is not known here.
fn settled_portfolio(file: &TemplateFile, scope: Scope) -> Result<Option<String>, Wrong> {
    let Some(rule) = &file.settles_portfolio else {
        return Ok(None);
    };
    if !is_name(rule.get_ref()) {
        let reason = format!(
            "«{}» må være id-en til en porteføljeregel: små bokstaver a–z, siffer og bindestrek.",
            rule.get_ref()
        );
        return Err(at(rule, &reason));
    }
    if scope != Scope::Portfolio || !file.period {
        let reason = "settles_portfolio er for en mal som gjelder hele avtalen i en periode: scope = \"portfolio\" og period = true.";
        return Err(at(rule, reason));
    }
    Ok(Some(rule.get_ref().clone()))
}

/// Whether a source tells of one participant.
fn of_case(origin: &Origin) -> bool {
    const OF_CASE: [&str; 12] = [
        "helper.",
        "person.",
        "case.",
        "nav.",
        "clinician.",
        "event.",
        "work.",
        "practice.",
        "job.",
        "log.",
        "absence.",
        "report.previous-",
    ];
    OF_CASE
        .iter()
        .any(|of_case| origin.id().starts_with(of_case))
}

fn at<T>(place: &Spanned<T>, reason: &str) -> Wrong {
    Wrong(place.span().start, reason.to_owned())
}

/// A text of the form's own: one line, of characters that the embedded fonts have.
fn printable(text: &Spanned<String>) -> Result<(), Wrong> {
    let wrong = |reason: String| Err(at(text, &reason));
    if text.get_ref().trim().is_empty() {
        return wrong("Teksten er tom.".into());
    }
    let drawn = |c: &char| *c == '\n' || !world::can_draw(*c);
    match text.get_ref().chars().find(drawn) {
        Some(c) => wrong(format!("Tegnet «{}» kan ikke stå her.", c.escape_default())),
        None => Ok(()),
    }
}

/// Lower-case ASCII letters, digits and single inner hyphens.
fn is_name(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

fn known<T: Copy>(
    text: &Spanned<String>,
    all: &[T],
    id: impl Fn(T) -> &'static str,
    what: &str,
) -> Result<T, Wrong> {
    let all: Vec<_> = all.iter().map(|item| (id(*item), *item)).collect();
    named(text, &all, what)
}

fn named<T: Copy>(text: &Spanned<String>, all: &[(&str, T)], what: &str) -> Result<T, Wrong> {
    let found = all.iter().find(|(id, _)| id == text.get_ref());
    found.map(|(_, item)| *item).ok_or_else(|| {
        let list: Vec<_> = all.iter().map(|(id, _)| *id).collect();
        let reason = format!(
            "Ukjent {what}: «{}». Mulige: {}.",
            text.get_ref(),
            list.join(", ")
        );
        at(text, &reason)
    })
}
