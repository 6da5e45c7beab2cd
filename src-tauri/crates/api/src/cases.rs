//! A new participant on an agreement, and changes to the participant's and the case's details.

use crate::{Answer, Api, ApiError, Code, requests::*};
use agreements::{Agreement, Registry};
use domain::{
    Attributes, Case, Event, EventKind, Id, KeptAgreement, Person, Private, RecordedEvent,
    person::PersonalData,
};

impl Api {
    pub(crate) fn create_case(&mut self, request: CreateCase) -> Answer<Made> {
        let agreement = self.agreement(&request.agreement)?.clone();
        let person = request.person.checked()?;
        permitted(&agreement, &person, &request.case)?;
        let known = match &request.same_person_as {
            Some(case) => Some(self.person_of(case, &person)?),
            None => self.known_person(&person)?,
        };
        let person = match &known {
            Some((_, known)) => known.clone().with(person),
            None => person,
        };
        required(&agreement, &person, &request.case.attributes)?;
        self.in_register(referred(&request.case))?;
        let today = self.today();
        for (field, day) in [
            ("ordered", Some(request.ordered)),
            ("started", request.started),
        ] {
            if day.is_some_and(|day| day > today) {
                let message = "Datoen ligger fram i tid. Registrer den når dagen er kommet.";
                return Err(ApiError::new(Code::InvalidDate, message).with([field]));
            }
        }
        let kept = kept(&self.agreements, &agreement);
        if let Some((id, _)) = &known {
            self.forget_address(id, &person, |_| Ok(()))?;
        }
        let id = self.write("case.create", |tx| {
            let person_id = match known {
                Some((id, _)) => {
                    tx.update(&id, &person)?;
                    id
                }
                None => tx.insert(&person)?,
            };
            let mut case = begun(person_id, &agreement)?;
            fill(&mut case, request.case);
            let id = tx.insert(&case)?;
            let dates = [
                Some((EventKind::OrderReceived, request.ordered)),
                request.started.map(|date| (EventKind::Started, date)),
            ];
            for (kind, date) in dates.into_iter().flatten() {
                let event = Event::new(kind, date);
                tx.insert(&RecordedEvent {
                    heading: None,
                    case: id.clone(),
                    event,
                    note: Private::default(),
                    end_status: None,
                })?;
            }
            tx.put(&kept.record_id(), &kept)?;
            crate::session::sound(tx, &id)?;
            Ok(id)
        })?;
        Ok(Made { id })
    }

    pub(crate) fn update_case(&mut self, request: UpdateCase) -> Answer<Nothing> {
        let mut case: Case = self.opened()?.get(&request.id)?;
        let agreement = self.agreement_of(&case)?;
        let person = request.person.checked()?;
        permitted(agreement, &person, &request.case)?;
        required(agreement, &person, &request.case.attributes)?;
        self.in_register(referred(&request.case))?;
        if self
            .known_person(&person)?
            .is_some_and(|(id, _)| id != case.person)
        {
            let message = "Fødselsnummeret står allerede på en annen deltaker. Kontroller begge.";
            return Err(ApiError::new(Code::InvalidFnr, message).with(["fnr"]));
        }
        let before: Person = self.opened()?.get(&case.person)?;
        self.name_is_open(&case.person, &before)?;
        fill(&mut case, request.case);
        let of = case.person.clone();
        let forgotten = self.forget_address(&of, &person, |tx| {
            tx.update(&request.id, &case)?;
            crate::session::sound(tx, &request.id)
        })?;
        if forgotten {
            return Ok(Nothing {});
        }
        self.write_facts("case.update", &request.id, |tx| {
            tx.update(&case.person, &person)?;
            tx.update(&request.id, &case)?;
            Ok(Nothing {})
        })
    }

    /// The person with the same number, who then has several cases.
    fn known_person(&self, person: &Person) -> Answer<Option<(Id, Person)>> {
        match &person.fnr {
            Some(fnr) => self.person_with(fnr),
            None => Ok(None),
        }
    }
}

/// The contacts that a case names.
fn referred(case: &CaseInput) -> [Option<&Id>; 3] {
    [&case.nav_office, &case.nav_counsellor, &case.clinician].map(Option::as_ref)
}

/// A case that begins under an agreement, as yet without details.
pub(crate) fn begun(person: Id, agreement: &Agreement) -> Answer<Case> {
    Ok(Case {
        person,
        agreement: agreement.id.clone(),
        agreement_version: agreement.version.clone(),
        reference: new_reference()?,
        attributes: Attributes::default(),
        nav_office: None,
        nav_counsellor: None,
        clinician: None,
        order_text: Private::default(),
        goal: Private::default(),
        expected_hours: Private::default(),
    })
}

/// What a case keeps of the agreement that it begins under.
pub(crate) fn kept(agreements: &Registry, agreement: &Agreement) -> KeptAgreement {
    let text = agreements.text(&agreement.id, &agreement.version);
    KeptAgreement {
        id: agreement.id.clone(),
        version: agreement.version.clone(),
        text: text.unwrap_or_default().to_owned(),
    }
}

pub(crate) fn fill(case: &mut Case, input: CaseInput) {
    let CaseInput {
        attributes,
        nav_office,
        nav_counsellor,
        clinician,
        order_text,
        goal,
        expected_hours,
    } = input;
    case.attributes = attributes;
    case.nav_office = nav_office;
    case.nav_counsellor = nav_counsellor;
    case.clinician = clinician;
    case.order_text = order_text;
    case.goal = goal;
    case.expected_hours = expected_hours;
}

/// Refuses a kind of personal data that the agreement does not permit.
pub(crate) fn may_keep(agreement: &Agreement, kind: PersonalData, what: &str) -> Answer<()> {
    if agreement.personal_data.permitted.contains(&kind) {
        return Ok(());
    }
    let message = format!("Avtalen tillater ikke å lagre {what}.");
    Err(ApiError::new(Code::NotPermitted, message).with([kind]))
}

/// Work practice is a job's kin, and is named beside education and competence; either permits it.
pub(crate) fn may_keep_practice(agreement: &Agreement) -> Answer<()> {
    let permitted = &agreement.personal_data.permitted;
    match permitted.contains(&PersonalData::Education) {
        true => Ok(()),
        false => may_keep(agreement, PersonalData::Employment, "arbeidspraksis"),
    }
}

/// Refuses what the agreement does not permit to keep, by the name of the field.
pub(crate) fn permitted(agreement: &Agreement, person: &Person, case: &CaseInput) -> Answer<()> {
    let may = |kind| agreement.personal_data.permitted.contains(&kind);
    let given = [
        (
            PersonalData::Fnr,
            "fnr",
            "fødselsnummer",
            person.fnr.is_some(),
        ),
        (
            PersonalData::Address,
            "address",
            "adresse",
            !(person.address.is_blank() && person.postal_code.is_blank() && person.city.is_blank()),
        ),
        (
            PersonalData::Telephone,
            "phone",
            "telefon",
            !person.phone.is_blank(),
        ),
        (
            PersonalData::Email,
            "email",
            "e-post",
            !person.email.is_blank(),
        ),
        (
            PersonalData::Order,
            "order_text",
            "bestillingen",
            !case.order_text.is_blank(),
        ),
    ];
    match given
        .into_iter()
        .find(|(kind, _, _, given)| *given && !may(*kind))
    {
        None => Ok(()),
        Some((_, field, label, _)) => {
            let message = format!("Avtalen tillater ikke å lagre {label}. Tøm feltet.");
            Err(ApiError::new(Code::NotPermitted, message).with([field]))
        }
    }
}

/// Refuses a participant without a name, and a case without what the agreement must know.
pub(crate) fn required(
    agreement: &Agreement,
    person: &Person,
    attributes: &Attributes,
) -> Answer<()> {
    if person.first_name.is_blank() && person.last_name.is_blank() {
        return Err(
            ApiError::new(Code::MissingField, "Skriv deltakerens navn.").with(["first_name"])
        );
    }
    let open = |name: &str| name == "assistance_need" && attributes.assistance_need.is_none();
    match agreement
        .attributes
        .iter()
        .find(|question| question.required && open(&question.name))
    {
        None => Ok(()),
        Some(question) => {
            let message = format!("Svar på «{}»; avtalen krever det.", question.label);
            Err(ApiError::new(Code::MissingField, message).with([&question.name]))
        }
    }
}

/// Six letters and digits that cannot be mistaken for one another, for file names and talk.
fn new_reference() -> Answer<String> {
    const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut random = [0u8; 6];
    getrandom::fill(&mut random).map_err(|_| ApiError::internal("tilfeldige tall"))?;
    Ok(random
        .iter()
        .map(|byte| char::from(SIGNS[usize::from(byte % 32)]))
        .collect())
}
