//! Making, opening and locking the store, and writing to it.

use crate::{
    Answer, Api, ApiError, Code, audit, backups, extension,
    requests::{
        ChangePassphrase, NewCode, Nothing, ResetPassphrase, SaveProfile, WithCode, WithPassphrase,
    },
    restriction::FrozenCases,
    views::{Status, StoreState},
};
use domain::{Case, CaseFile, Date, Event, EventKind, Id, KeptAgreement, Private, Profile};
use store::{PROFILE_ID, Passphrase, Stamp, Store, StoreError, Write};

impl Api {
    pub(crate) fn status(&mut self, _: Nothing) -> Answer<Status> {
        let state = match (&self.store, Store::exists(&self.env.folder)) {
            (Some(_), _) => StoreState::Open,
            (None, true) => StoreState::Locked,
            (None, false) => StoreState::None,
        };
        Ok(Status {
            state,
            today: self.today(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            folder: self.env.folder.display().to_string(),
            faults: self.faults.clone(),
            passphrase_min: Passphrase::MIN_CHARS,
            has_recovery_code: match &self.store {
                Some(store) => Some(store.has_recovery_code()),
                None => Store::recovery_code_in(&self.env.folder),
            },
            keyring_enabled: self.keyring_enabled(),
            opened_by: self.store.as_ref().map(|store| store.opened_by().into()),
            demo: self.demo_participants()?,
        })
    }

    pub(crate) fn create_store(&mut self, request: WithPassphrase) -> Answer<Nothing> {
        strong_enough(&request.passphrase)?;
        self.restoring = None;
        self.store = Some(Store::create(&self.env.folder, &request.passphrase)?);
        Ok(Nothing {})
    }

    pub(crate) fn unlock(&mut self, request: WithPassphrase) -> Answer<Nothing> {
        match &self.store {
            // A wrong passphrase is never answered with done, whatever is open already.
            Some(store) => store.verify_passphrase(&request.passphrase)?,
            None => {
                // It holds the folder's lock.
                self.restoring = None;
                let store = Store::open(&self.env.folder, &request.passphrase)?;
                return self.show(store);
            }
        }
        Ok(Nothing {})
    }

    /// Opens the store by its recovery code instead of the passphrase.
    pub(crate) fn recover(&mut self, request: WithCode) -> Answer<Nothing> {
        let code = request.code.parse()?;
        match &self.store {
            // What opened it stays what opened it.
            Some(store) => store.verify_recovery_code(&code)?,
            None => {
                self.restoring = None;
                let folder = &self.env.folder;
                let store = Store::open_with_recovery_code(folder, &code)?;
                return self.show(store);
            }
        }
        Ok(Nothing {})
    }

    /// An opened store, settled before anything of it is shown; locked again where it cannot be.
    pub(crate) fn show(&mut self, store: Store) -> Answer<Nothing> {
        self.show_settled(store, Self::settle_opened)
    }

    /// The same, settled by `settle`.
    pub(crate) fn show_settled(
        &mut self,
        store: Store,
        settle: fn(&mut Self) -> Answer<()>,
    ) -> Answer<Nothing> {
        self.store = Some(store);
        let settled = (self.note_checked())
            .and_then(|()| self.restore_agreements())
            .and_then(|_| settle(self));
        if settled.is_err() {
            self.shut();
        }
        settled.map(|()| Nothing {})
    }

    /// The agreements in the versions that cases were begun under.
    pub(crate) fn restore_agreements(&mut self) -> Answer<Nothing> {
        for kept in self.opened()?.all::<KeptAgreement>()?.values() {
            // One that this version can no longer read is told of where its participants are shown.
            let _ = self.agreements.restore(&kept.text);
            self.templates.know(&kept.id);
        }
        Ok(Nothing {})
    }

    pub(crate) fn lock(&mut self, _: Nothing) -> Answer<Nothing> {
        self.shut();
        Ok(Nothing {})
    }

    /// Closes the store, and forgets what was remembered of it.
    pub(crate) fn shut(&mut self) {
        self.store = None;
        self.restoring = None;
        self.checked = None;
        self.names_opened.clear();
        // The layout remembers the texts of the pages it set last.
        self.forget_drawn();
    }

    pub(crate) fn change_passphrase(&mut self, request: ChangePassphrase) -> Answer<Nothing> {
        strong_enough(&request.new)?;
        let stamp = self.stamp()?;
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.change_passphrase(&stamp, &request.current, &request.new)?;
        self.renew_backups();
        Ok(Nothing {})
    }

    pub(crate) fn reset_passphrase(&mut self, request: ResetPassphrase) -> Answer<Nothing> {
        strong_enough(&request.new)?;
        let stamp = self.stamp()?;
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.reset_passphrase(&stamp, &request.new)?;
        self.renew_backups();
        Ok(Nothing {})
    }

    pub(crate) fn create_recovery_code(&mut self, _: Nothing) -> Answer<NewCode> {
        let stamp = self.stamp()?;
        let store = self.store.as_mut().ok_or_else(locked)?;
        let code = store.set_recovery_code(&stamp)?;
        self.renew_backups();
        Ok(NewCode { code })
    }

    pub(crate) fn check_recovery_code(&mut self, request: WithCode) -> Answer<Nothing> {
        self.opened()?.confirm_recovery_code(&request.code)?;
        Ok(Nothing {})
    }

    pub(crate) fn profile(&mut self, _: Nothing) -> Answer<SaveProfile> {
        Ok(SaveProfile {
            profile: self.own_profile()?,
        })
    }

    pub(crate) fn save_profile(&mut self, request: SaveProfile) -> Answer<Nothing> {
        let minutes = Profile::LOCK_AFTER;
        if !minutes.contains(&request.profile.lock_after_minutes) {
            let (least, most) = minutes.into_inner();
            let message = format!("Velg mellom {least} og {most} minutter før låsing.");
            return Err(ApiError::new(Code::InvalidField, message).with(["lock_after_minutes"]));
        }
        backups::possible(&request.profile)?;
        self.write("profile.save", |tx| {
            Ok(tx.put(PROFILE_ID, &request.profile)?)
        })?;
        Ok(Nothing {})
    }

    pub(crate) fn own_profile(&self) -> Answer<Profile> {
        let profile = self.opened()?.find::<Profile>(PROFILE_ID)?;
        Ok(profile.unwrap_or_default())
    }

    /// The open store.
    pub(crate) fn opened(&self) -> Answer<&Store> {
        self.store.as_ref().ok_or_else(locked)
    }

    /// A case with everything that belongs to it.
    pub(crate) fn case_file(&self, id: &str) -> Answer<CaseFile> {
        Ok(self.opened()?.case_file(id)?)
    }

    /// Now, by the counsellor.
    pub(crate) fn stamp(&self) -> Answer<Stamp> {
        let who = self.own_profile()?.counsellor;
        // The log keeps who it was for good, and the demo data leaves no trace.
        let nobody = self.is_fictional(&who)?;
        Ok(Stamp {
            at: (self.env.now)(),
            who: if nobody { Private::default() } else { who },
        })
    }

    /// One transaction with its changes in the log; rolled back whole on an error. Refused where it changes a
    /// case that is only to be read.
    pub(crate) fn write<T>(
        &mut self,
        operation: &str,
        work: impl FnOnce(&mut Write<'_>) -> Answer<T>,
    ) -> Answer<T> {
        let stamp = self.stamp()?;
        let frozen = FrozenCases::of(self.opened()?)?;
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.write(&stamp, operation, |tx| {
            let done = work(tx)?;
            frozen.allows(operation, tx)?;
            Ok(done)
        })
    }

    /// Like [`Api::write`], for what adds to or changes a case's facts: refused when the events could
    /// then not have happened so.
    pub(crate) fn write_facts<T>(
        &mut self,
        operation: &str,
        case: &Id,
        work: impl FnOnce(&mut Write<'_>) -> Answer<T>,
    ) -> Answer<T> {
        let before = match self.opened()?.find::<Case>(case)? {
            Some(_) => Some(self.case_file(case)?),
            None => None,
        };
        let agreement = before.as_ref().map(|file| self.agreement_of(&file.case));
        let agreement = agreement.and_then(Result::ok).cloned();
        self.write(operation, |tx| {
            let done = work(tx)?;
            sound(tx, case)?;
            if let Some(agreement) = &agreement {
                extension::fits(agreement, before.as_ref(), &tx.case_file(case)?)?;
            }
            Ok(done)
        })
    }
}

/// Refuses a case, as this operation leaves it, whose facts cannot all be true.
pub(crate) fn sound(tx: &Write<'_>, case: &str) -> Answer<()> {
    let file = tx.case_file(case)?;
    possible(&file)?;
    registered_once(&file)?;
    apart(tx, &file)
}

/// Refuses two cases of one participant under one agreement that run at the same time.
fn apart(tx: &Write<'_>, file: &CaseFile) -> Answer<()> {
    let span = |file: &CaseFile| {
        let first = file
            .first(EventKind::Started)
            .or_else(|| file.first(EventKind::OrderReceived));
        (
            first.unwrap_or(Date::MIN),
            file.first(EventKind::Ended).unwrap_or(Date::MAX),
        )
    };
    let (first, last) = span(file);
    for (id, case) in tx.all::<Case>()? {
        let same = case.person == file.case.person && case.agreement == file.case.agreement;
        if !same || id == file.id {
            continue;
        }
        let (other_first, other_last) = span(&tx.case_file(&id)?);
        if first < other_last && other_first < last {
            let message = "Deltakeren har et annet løp under denne avtalen i samme tid. Avslutt det først, eller kontroller datoene.";
            return Err(ApiError::new(Code::OverlappingCase, message));
        }
    }
    Ok(())
}

/// Refuses an event registered by hand that already follows from another record, so that nothing
/// counts twice.
pub(crate) fn registered_once(file: &CaseFile) -> Answer<()> {
    let facts = file.facts();
    let same = |a: &Event, b: &Event| {
        a.kind == b.kind
            && a.occurrence == b.occurrence
            && (a.date == b.date || a.occurrence.is_some())
    };
    let twice = facts.iter().filter(|fact| fact.recorded).find(|fact| {
        facts
            .iter()
            .any(|other| !other.recorded && same(&fact.event, &other.event))
    });
    match twice {
        None => Ok(()),
        Some(fact) => {
            let label = fact.event.kind.label();
            let message = format!(
                "«{label}» følger allerede av noe annet du har registrert på deltakeren, og telles derfra."
            );
            Err(ApiError::new(Code::AlreadyRegistered, message).with([fact.event.kind.id()]))
        }
    }
}

/// Refuses a case whose events cannot have happened so.
pub(crate) fn possible(file: &CaseFile) -> Answer<()> {
    let timeline = file.timeline();
    let twice = timeline.iter().enumerate().find(|(i, event)| {
        event.kind.happens_once() && timeline[..*i].iter().any(|other| other.kind == event.kind)
    });
    if let Some((_, event)) = twice {
        let message = format!(
            "«{}» er allerede registrert på denne deltakeren. Rett datoen på den som står der, i stedet for å registrere en til.",
            event.kind.label()
        );
        return Err(ApiError::new(Code::AlreadyRegistered, message).with([event.kind.id()]));
    }
    match domain::event::impossible_order(&timeline) {
        None => Ok(()),
        Some(impossible) => Err(impossible_order(impossible)),
    }
}

/// The sentence that says which event cannot be, and what to do.
pub(crate) fn impossible_order(impossible: domain::event::Impossible) -> ApiError {
    let (event, before) = (impossible.event.label(), impossible.before.label());
    let message = match impossible.missing {
        true => {
            format!(
                "«{event}» kan ikke stå uten «{before}». Registrer «{before}», eller fjern «{event}» først."
            )
        }
        false => format!("«{event}» kan ikke ligge før «{before}». Kontroller de to datoene."),
    };
    ApiError::new(Code::ImpossibleOrder, message)
        .with([impossible.event.id(), impossible.before.id()])
}

fn strong_enough(passphrase: &Passphrase) -> Answer<()> {
    if !passphrase.is_strong_enough() {
        let fewest = Passphrase::MIN_CHARS;
        let message = format!(
            "Passordfrasen må ha minst {fewest} tegn utenom mellomrom, og ikke bare noen få ulike. Fire til fem tilfeldige ord er lett å huske."
        );
        return Err(ApiError::new(Code::WeakPassphrase, message));
    }
    Ok(())
}

/// Which group of a recovery code holds the slip, where that is known.
fn mistyped(group: Option<usize>) -> ApiError {
    let Some(group) = group else {
        let message = "Det er for få eller for mange tegn. Gjenopprettingskoden har sju grupper med fem tegn i hver.";
        return ApiError::new(Code::MistypedRecoveryCode, message);
    };
    let message = format!(
        "Gruppe {group} i gjenopprettingskoden er skrevet feil. Sammenlign den med utskriften, tegn for tegn."
    );
    ApiError::new(Code::MistypedRecoveryCode, message).with([group])
}

pub(crate) fn locked() -> ApiError {
    ApiError::new(
        Code::Locked,
        "Tiltaksmappen er låst. Lås opp med passordfrasen.",
    )
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        use StoreError as S;
        if let Some(message) = audit::fault(&error) {
            return Self::new(Code::DamagedStore, message);
        }
        let (code, message) = match error {
            S::MissingKeys => (
                Code::DamagedKeys,
                "Nøkkelfilen (keys.json) mangler ved siden av datafilen. Legg den tilbake, eller hent begge fra en kopi hvis du har en.",
            ),
            S::NoStore => (
                Code::NoStore,
                "Her er det ingen tiltaksmappe ennå. Opprett en først.",
            ),
            S::AlreadyExists => (
                Code::StoreExists,
                "Her ligger det allerede en tiltaksmappe. Lås den opp, eller velg et annet sted.",
            ),
            S::WrongPassphrase => (
                Code::WrongPassphrase,
                "Passordfrasen stemmer ikke. Ingenting er endret; prøv igjen.",
            ),
            S::WrongRecoveryCode => (
                Code::WrongRecoveryCode,
                "Gjenopprettingskoden gjelder ikke for denne tiltaksmappen. Er koden laget på nytt, gjelder bare den nyeste. Ingenting er endret.",
            ),
            S::NoRecoveryCode => (
                Code::WrongRecoveryCode,
                "Denne tiltaksmappen har ingen gjenopprettingskode. Lås opp med passordfrasen.",
            ),
            S::MistypedRecoveryCode { group } => return mistyped(group),
            S::NoKeyring => (
                Code::Keyring,
                "Nøkkelringen er ikke slått på for denne mappen. Lås opp med passordfrasen.",
            ),
            S::WrongKeyring => (
                Code::Keyring,
                "Nøkkelen i nøkkelringen passer ikke til denne mappen. Lås opp med passordfrasen. Under Innstillinger kan du slå nøkkelringen av og på igjen.",
            ),
            S::NotRecovered => (
                Code::NotRecovered,
                "Passordfrasen kan bare settes på nytt etter at du har låst opp med gjenopprettingskoden. Kan du passordfrasen, så bytt den i stedet.",
            ),
            S::WeakPassphrase => (Code::WeakPassphrase, "Passordfrasen er for kort."),
            S::DamagedKeys => (
                Code::DamagedKeys,
                "Nøkkelfilen (keys.json) er skadet. Hent den fra en kopi hvis du har en. Ingenting er endret.",
            ),
            S::NewerKeys { .. } | S::NewerSchema { .. } | S::NewerLedger { .. } => (
                Code::NewerStore,
                "Tiltaksmappen er skrevet av en nyere versjon av programmet. Oppdater programmet.",
            ),
            S::DamagedLedger => (
                Code::DamagedStore,
                "Slettelisten (ledger.json) er skadet. Lås mappen og lås den opp igjen, så lages listen på nytt av det mappen selv vet.",
            ),
            S::MissingStoreFile => (
                Code::MissingStoreFile,
                "Datafilen mangler. Legg den tilbake ved siden av keys.json, eller hent begge fra en kopi hvis du har en.",
            ),
            S::DamagedStore => (
                Code::DamagedStore,
                "Datafilen er skadet. Hent den fra en kopi hvis du har en. Ingenting er endret.",
            ),
            S::LogAltered => (
                Code::LogAltered,
                "Endringsloggen stemmer ikke med datafilen: noe er tapt eller endret utenfra. Hent tiltaksmappen fra en kopi hvis du har en.",
            ),
            S::InUse => (
                Code::StoreInUse,
                "Tiltaksmappen er åpen i et annet vindu eller en annen kommando. Lukk den der først.",
            ),
            S::SyncedFolder => (
                Code::SyncedFolder,
                "Tiltaksmappen kan ikke ligge i en mappe som synkroniseres (OneDrive, Dropbox og lignende). Velg en mappe på denne maskinen.",
            ),
            S::DiskFull => (
                Code::DiskFull,
                "Disken er full. Frigjør plass og prøv igjen; det du skrev, er ikke lagret ennå.",
            ),
            S::NotFound { .. } => (Code::NotFound, "Opplysningen finnes ikke lenger."),
            S::Io { .. } => (
                Code::Io,
                "Filene kunne ikke leses eller skrives. Kontroller disken og rettighetene til mappen.",
            ),
            _ => return Self::internal("lagring"),
        };
        Self::new(code, message)
    }
}
