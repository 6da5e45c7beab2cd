//! What operations and kinds of records are called in Norwegian, where they stand without their values.

/// What was done; none for an operation that this version does not know.
pub(crate) fn operation(name: &str) -> Option<&'static str> {
    Some(match name {
        "case.create" => "Deltaker registrert",
        "case.update" => "Opplysninger om deltaker endret",
        "person.open" => "Skjermet navn åpnet",
        "person.protect" => "Adresse slettet på grunn av adressesperre",
        "case.move" => "Avtalens versjon byttet",
        "readings.save" => "Tolkninger lagret",
        "agreement.details.save" => "Avtaleopplysninger lagret",
        "statistics.extract" => "Uttrekk for statistikk laget",
        "team.save" => "Laget lagret",
        "team.key" => "Nøkkel for laget laget",
        "contribution.export" => "Bidrag til laget eksportert",
        "contribution.notes" => "Notater til laget eksportert",
        "contribution.read" => "Bidrag lest inn",
        "contribution.remove" => "Bidrag fjernet",
        "event.save" => "Hendelse lagret",
        "event.remove" => "Hendelse fjernet",
        "entry.save" => "Timer eller kontakt lagret",
        "entry.remove" => "Timer eller kontakt fjernet",
        "employment.save" => "Arbeidsforhold lagret",
        "employment.remove" => "Arbeidsforhold fjernet",
        "practice.save" => "Arbeidspraksis lagret",
        "practice.remove" => "Arbeidspraksis fjernet",
        "approval.save" => "NAVs godkjenning lagret",
        "approval.remove" => "NAVs godkjenning fjernet",
        "contact.save" => "Kontakt lagret",
        "contact.remove" => "Kontakt fjernet",
        "contact.merge" => "Kontakter slått sammen",
        "advice.set-aside" => "Råd lagt til side",
        "advice.bring-back" => "Råd hentet fram igjen",
        "report.begin" => "Rapport påbegynt",
        "report.save" => "Rapporttekst lagret",
        "report.export" => "Rapport skrevet som PDF",
        "report.standpoint" => "Deltakerens syn på rapporten lagret",
        "report.correct" => "Rettelse påbegynt",
        "report.print" => "Rapport skrevet ut",
        "report.sheet" => "Rapport lagret som regneark",
        "report.deliver" => "Rapport levert",
        "report.restore" => "Tidligere rapporttekst hentet tilbake",
        "report.refresh" => "Rapporttekst oppdatert fra mappen",
        "report.remove" => "Rapport slettet",
        "attachment.add" => "Vedlegg lagt til",
        "attachment.update" => "Vedlegg endret",
        "attachment.remove" => "Vedlegg fjernet",
        "attachment.export" => "Vedlegg lagret som fil",
        "case.delete" => "Deltaker slettet",
        "deletion.automatic" => "Automatisk sletting slått av eller på",
        "hold.save" => "Stans i slettingen lagret",
        "hold.lift" => "Stans i slettingen opphevet",
        "incident.save" => "Hendelse i avviksloggen lagret",
        "incident.remove" => "Hendelse i avviksloggen fjernet",
        "incident.export" => "Avviksloggen lagret som fil",
        "access-review.save" => "Tilgangsgjennomgang lagret",
        "access-review.export" => "Tilgangsgjennomgang lagret som fil",
        "audit.export" => "Endringsloggen lagret som fil",
        "restriction.save" => "Begrensning lagret",
        "restriction.lift" => "Begrensning opphevet",
        "inquiry.save" => "Henvendelse lagret",
        "inquiry.remove" => "Henvendelse fjernet",
        "access.make" => "Innsynsrapport laget",
        "copy.remove" => "Eksportert fil slettet fra disken",
        "backup.make" => "Sikkerhetskopi laget",
        "backup.verify" => "Sikkerhetskopi åpnet og kontrollert",
        "backup.rewrite" => "Sikkerhetskopi skrevet på nytt",
        "backup.remove" => "Sikkerhetskopi slettet fra disken",
        "backup.forget" => "Sikkerhetskopi meldt borte",
        "backup.settings" => "Innstillinger for sikkerhetskopier lagret",
        "backup.restore" => "Mappen hentet fra en sikkerhetskopi",
        "copy.forget" => "Eksportert fil tatt ut av oversikten",
        "handover.export" => "Overlevering skrevet som fil",
        "handover.receive" => "Overlevering tatt imot",
        "handover.take-back" => "Utlån kommet tilbake",
        "handover.receipt" => "Kvittering for overlevering ført",
        "handover.recall" => "Overlevering tatt tilbake",
        "handover.discard" => "Innlånt kopi slettet",
        "phrase.save" => "Frase lagret",
        "phrase.remove" => "Frase fjernet",
        "profile.save" => "Egne opplysninger lagret",
        "undo" => "Endring angret",
        "passphrase.change" => "Passordfrase byttet",
        "passphrase.reset" => "Passordfrase satt på nytt",
        "recovery.set" => "Gjenopprettingskode laget",
        "keyring.enable" => "Maskinens nøkkelring låser opp mappen",
        "keyring.disable" => "Maskinens nøkkelring låser ikke lenger opp mappen",
        "store.migrate" => "Mappen tilpasset en nyere versjon",
        "demo.load" => "Eksempeldata lagt inn",
        "demo.remove" => "Eksempeldata fjernet",
        _ => return None,
    })
}

/// What a kind of record, or of row in the log, is called; none for one that this version does not know.
pub(crate) fn kind(name: &str) -> Option<&'static str> {
    Some(match name {
        "person" => "personopplysninger",
        "name-opening" => "åpning av skjermet navn",
        "contact" => "kontakt",
        "case" => "løp",
        "agreement" => "avtaletekst",
        "readings" => "tolkninger",
        "agreement-details" => "avtaleopplysninger",
        "profile" => "egne opplysninger",
        "year-extract" => "uttrekk for statistikk",
        "team" => "laget",
        "team-key" => "nøkkel for laget",
        "contribution" => "bidrag",
        "event" => "hendelse",
        "entry" => "timer eller kontakt",
        "employment" => "arbeidsforhold",
        "practice" => "arbeidspraksis",
        "report" => "rapport",
        "approval" => "godkjenning",
        "month-part" => "del av en måneds resultater",
        "attachment" => "vedlegg",
        "backup" => "sikkerhetskopi",
        "exported-copy" => "eksportert fil",
        "phrase" => "frase",
        "hold" => "stans i slettingen",
        "incident" => "avvik eller hendelse",
        "access-review" => "tilgangsgjennomgang",
        "restriction" => "begrensning",
        "inquiry" => "henvendelse",
        "access-report" => "innsynsrapport",
        "set-aside" => "råd lagt til side",
        "deletion" => "sletting",
        "loan" => "utlån",
        "handover" => "overlevering",
        "earlier-history" => "tidligere historikk",
        "demo" => "eksempeldata",
        store::DOCUMENT => "dokument",
        store::STORE => "mappen",
        store::OPERATION => "angret endring",
        store::FORGOTTEN => "slettet for godt",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Api;

    /// Methods that leave no row in the log, or one by another name.
    const NOT_OPERATIONS: &[&str] = &[
        "day.begin",
        "store.create",
        "store.unlock",
        "store.recover",
        "store.unlock-by-keyring",
        "store.lock",
        "recovery.create",
        "recovery.check",
        "case.effects",
        "case.move.preview",
        "readings.effects",
        "claim.month",
        "claim.explain",
        "agreement.details",
        "results.period",
        "team.month",
        "team.notes",
        "person.known",
        "message.kinds",
        "paperwork.export",
        "message.compose",
        "contact.uses",
        "report.preview",
        "report.privacy",
        "order.read",
        "backup.run-due",
        "backup.look",
        "backup.leave",
        "backup.set-aside",
        "report.versions",
        "report.version",
        "report.earlier",
        "phrase.suggest",
        "phrase.expand",
        "attachment.page",
        "change-log.values",
        "deletion.queue",
        "deletion.preview",
        "deletion.proofs",
        "deletion.proof.export",
        "deletion.year.export",
        "date.parse",
        "handover.of-case",
        "handover.look",
    ];

    /// Every method that changes something gives its name to the operation, «noun.verb»; those that only
    /// answer are called by a noun.
    #[test]
    fn every_operation_has_words() {
        for method in Api::methods() {
            let name = method.method;
            let changes = name.contains('.') && !NOT_OPERATIONS.contains(&&*name);
            let words = operation(&name);
            assert!(
                words.is_some() || !changes,
                "«{name}» lacks words here, or stands among those that change nothing"
            );
        }
    }

    #[test]
    fn every_kind_has_words() {
        for name in store::kind_names() {
            assert!(kind(name).is_some(), "{name}");
        }
    }
}
