//! The table of methods: name, request, answer, and the function that does it.

use crate::{
    Answer, Api, ApiError, Code, access_report,
    advice::SetAdviceAside,
    attachments::{
        AddAttachment, AttachmentPage, Attachments, ExportAttachment, ExportedAttachment,
        LookAtPage, UpdateAttachment,
    },
    audit, backups, calculations as calc, claim_input,
    claims::{ClaimOf, ExplainClaim, ExplainedClaim, MonthClaim},
    contacts::{ContactUses, Register},
    copies, deadline_input, deletion, details, drafts,
    effects::{Effects, ForeseeEffects},
    entries::{Entries, ListEntries},
    handover,
    history::{AskHistory, History},
    incidents,
    indicators::{AskIndicators, Indicators},
    inquiries,
    keyring::KeyringView,
    messages,
    milestones::SaveApproval,
    month,
    orders::{OrderReading, ReadOrder},
    paperwork,
    people::KnownPerson,
    privacy::PrivacyCheck,
    protected,
    readings::{ReadingEffects, Readings, ReadingsOf, SaveReadings},
    requests::*,
    restriction, statistics, team, typescript,
    versions::{MoveCase, MovePreview},
    views::*,
    writing,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use ts_rs::TS;

/// A method with the TypeScript text of its request and answer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MethodInfo {
    /// Its name.
    pub method: String,
    /// The request's type.
    pub request: String,
    /// The answer's type.
    pub answer: String,
}

macro_rules! methods {
    ($($name:literal: $request:ty => $answer:ty = $function:path;)*) => {
        /// Answers one request.
        pub fn dispatch(api: &mut Api, method: &str, params: Value) -> Answer<Value> {
            match method {
                $($name => answer::<$request, $answer>(api, params, $function),)*
                _ => Err(ApiError::new(Code::UnknownMethod, format!("Det finnes ingen forespørsel «{method}».")).with([method])),
            }
        }

        /// Every method.
        pub fn list() -> Vec<MethodInfo> {
            vec![$(MethodInfo {
                method: $name.to_owned(),
                request: typescript::name::<$request>(),
                answer: typescript::name::<$answer>(),
            },)*]
        }

        /// The declarations of every type that a request or an answer uses.
        pub fn declarations(visitor: &mut typescript::Declarations) {
            $(visitor.add::<$request>(); visitor.add::<$answer>();)*
        }
    };
}

methods! {
    "status": Nothing => Status = Api::status;
    "store.create": WithPassphrase => Nothing = Api::create_store;
    "store.unlock": WithPassphrase => Nothing = Api::unlock;
    "store.recover": WithCode => Nothing = Api::recover;
    "store.unlock-by-keyring": Nothing => Nothing = Api::unlock_by_keyring;
    "store.lock": Nothing => Nothing = Api::lock;
    "passphrase.change": ChangePassphrase => Nothing = Api::change_passphrase;
    "passphrase.reset": ResetPassphrase => Nothing = Api::reset_passphrase;
    "keyring": Nothing => KeyringView = Api::keyring;
    "keyring.enable": WithPassphrase => Nothing = Api::enable_keyring;
    "keyring.disable": Nothing => Nothing = Api::disable_keyring;
    "recovery.create": Nothing => NewCode = Api::create_recovery_code;
    "recovery.check": WithCode => Nothing = Api::check_recovery_code;
    "profile": Nothing => SaveProfile = Api::profile;
    "profile.save": SaveProfile => Nothing = Api::save_profile;

    "today": Nothing => Today = Api::today_overview;
    "list": Nothing => Cases = Api::list;
    "case": ById => CaseView = Api::case;
    "case.create": CreateCase => Made = Api::create_case;
    "case.update": UpdateCase => Nothing = Api::update_case;
    "case.effects": ForeseeEffects => Effects = Api::effects;
    "case.move.preview": MoveCase => MovePreview = Api::preview_move;
    "case.move": MoveCase => Nothing = Api::move_case;
    "paperwork": Nothing => paperwork::Paperwork = Api::paperwork;
    "paperwork.export": paperwork::ExportPaper => paperwork::PaperWritten = Api::export_paper;
    "message.kinds": ById => messages::MessageKinds = Api::message_kinds;
    "message.compose": messages::ComposeMessage => messages::Composed = Api::compose_message;
    "person.open": protected::OpenName => Nothing = Api::open_name;
    "case.delete": deletion::run::DeleteCases => deletion::run::Deleted = Api::delete_by_hand;
    "deletion.queue": Nothing => deletion::DeletionQueue = Api::deletion_queue;
    "deletion.automatic": deletion::AutomaticDeletion => Nothing = Api::choose_automatic_deletion;
    "deletion.preview": deletion::preview::PreviewDeletion => deletion::preview::DeletionPreview = Api::preview_deletion;
    "deletion.proofs": Nothing => deletion::proof::DeletionProofs = Api::deletion_proofs;
    "deletion.proof.export": deletion::proof::ExportProof => deletion::proof::ExportedProof = Api::export_deletion_proof;
    "deletion.year.export": deletion::proof::ExportYear => deletion::proof::ExportedProof = Api::export_deletion_year;
    "hold.save": deletion::SaveHold => Made = Api::save_hold;
    "hold.lift": deletion::LiftHold => Nothing = Api::lift_hold;
    "day.begin": Nothing => Nothing = Api::begin_day;
    "person.known": TypedFnr => KnownPerson = Api::person_known;
    "order.read": ReadOrder => OrderReading = Api::read_order;
    "event.save": SaveEvent => Made = Api::save_event;
    "event.remove": ById => Nothing = Api::remove_event;
    "entries": ListEntries => Entries = Api::entries;
    "entry.save": SaveEntry => Made = Api::save_entry;
    "entry.remove": ById => Nothing = Api::remove_entry;
    "employment.save": SaveEmployment => Made = Api::save_employment;
    "employment.remove": ById => Nothing = Api::remove_employment;
    "practice.save": SavePractice => Made = Api::save_practice;
    "practice.remove": ById => Nothing = Api::remove_practice;
    "approval.save": SaveApproval => Made = Api::save_approval;
    "approval.remove": ById => Nothing = Api::remove_approval;
    "contacts": Nothing => Contacts = Api::contacts;
    "contact.save": SaveContact => Made = Api::save_contact;
    "contact.remove": ById => Nothing = Api::remove_contact;
    "contact.merge": MergeContacts => Nothing = Api::merge_contacts;
    "contact.uses": ById => ContactUses = Api::contact_uses;
    "register": Nothing => Register = Api::register;

    "months": Nothing => month::Months = Api::months;
    "month": month::AskMonth => month::MonthView = Api::month;
    "results.period": month::AskPeriod => month::PeriodView = Api::results_period;

    "advice.set-aside": SetAdviceAside => Made = Api::set_advice_aside;
    "advice.bring-back": ById => Nothing = Api::bring_advice_back;

    "report.begin": BeginReport => Made = Api::begin_report;
    "report": ById => ReportView = Api::report;
    "report.save": SaveReport => ReportCheck = Api::save_report;
    "report.preview": PreviewReport => Preview = Api::preview_report;
    "report.privacy": ById => PrivacyCheck = Api::report_privacy;
    "report.export": ExportReport => Exported = Api::export_report;
    "report.deliver": DeliverReport => Nothing = Api::deliver_report;
    "report.correct": ById => Made = Api::correct_report;
    "report.sheet": ExportReport => Exported = Api::export_sheet;
    "report.print": PrintReport => Preview = Api::print_report;
    "report.standpoint": SaveStandpoint => Nothing = Api::save_standpoint;
    "report.versions": ById => writing::Versions = Api::report_versions;
    "report.version": writing::LookAtVersion => writing::Version = Api::report_version;
    "report.restore": writing::RestoreVersion => Nothing = Api::restore_version;
    "report.refresh": writing::RefreshReport => Nothing = Api::refresh_report;
    "report.earlier": ById => writing::Earlier = Api::earlier_reports;
    "report.remove": ById => Nothing = Api::remove_report;

    "indicators": AskIndicators => Indicators = Api::indicators;

    "phrases": Nothing => writing::Phrases = Api::phrases;
    "phrase.save": writing::SavePhrase => Made = Api::save_phrase;
    "phrase.remove": ById => Nothing = Api::remove_phrase;
    "phrase.suggest": writing::SuggestPhrase => writing::Suggested = Api::suggest_phrase;
    "phrase.expand": writing::ExpandPhrase => writing::Expanded = Api::expand_phrase;

    "attachments": ById => Attachments = Api::attachments;
    "attachment.add": AddAttachment => Made = Api::add_attachment;
    "attachment.update": UpdateAttachment => Nothing = Api::update_attachment;
    "attachment.remove": ById => Nothing = Api::remove_attachment;
    "attachment.page": LookAtPage => AttachmentPage = Api::attachment_page;
    "attachment.export": ExportAttachment => ExportedAttachment = Api::export_attachment;

    "backups": Nothing => backups::Backups = Api::backups;
    "backup.make": backups::MakeBackup => Made = Api::make_backup;
    "backup.run-due": Nothing => backups::DueBackup = Api::run_due_backup;
    "backup.settings": backups::SaveBackupSettings => Nothing = Api::save_backup_settings;
    "backup.remove": ById => Nothing = Api::remove_backup;
    "backup.forget": ById => Nothing = Api::forget_backup;
    "backup.look": backups::LookIntoBackup => backups::BackupContents = Api::look_into_backup;
    "backup.leave": Nothing => Nothing = Api::leave_backup;
    "backup.restore": Nothing => backups::Restored = Api::restore_backup;
    "backup.set-aside": Nothing => Nothing = Api::set_backup_advice_aside;

    "copies": copies::OfCase => copies::Copies = Api::copies;
    "copy.remove": copies::RemoveCopies => copies::RemovedCopies = Api::remove_copies;
    "copy.forget": copies::ForgetCopy => Nothing = Api::forget_copy;
    "drafts": Nothing => drafts::Drafts = Api::drafts;

    "statistics": Nothing => statistics::Statistics = Api::statistics;
    "statistics.extract": statistics::MakeExtract => Made = Api::make_extract;

    "team": Nothing => team::TeamView = Api::team;
    "team.save": team::SaveTeam => Nothing = Api::save_team;
    "team.key": Nothing => team::TeamView = Api::make_team_key;
    "team.month": team::TeamMonthOf => team::TeamMonth = Api::team_month;
    "team.notes": team::NotesOf => team::TeamNotes = Api::team_notes;
    "contribution.export": team::ExportContribution => team::ContributionSent = Api::export_contribution;
    "contribution.notes": team::ExportNotes => team::ContributionSent = Api::export_notes;
    "contribution.read": team::ReadContribution => team::ReadIn = Api::read_contribution;
    "contribution.remove": ById => Nothing = Api::remove_contribution;

    "restriction": ById => restriction::RestrictionOf = Api::restriction;
    "restriction.save": restriction::SaveRestriction => Made = Api::save_restriction;
    "restriction.lift": ById => Nothing = Api::lift_restriction;
    "corrections": ById => crate::corrections::Corrections = Api::corrections;
    "inquiries": inquiries::AskInquiries => inquiries::Inquiries = Api::inquiries;
    "inquiry.save": inquiries::SaveInquiry => Made = Api::save_inquiry;
    "inquiry.remove": ById => Nothing = Api::remove_inquiry;
    "access": ById => access_report::AccessOf = Api::access_of;
    "access.make": access_report::MakeAccessReport => access_report::AccessMade = Api::make_access_report;

    "handovers": Nothing => handover::Handovers = Api::handovers;
    "handover.of-case": ById => handover::LoanOfCase = Api::handover_of_case;
    "handover.export": handover::ExportHandover => handover::HandoverSent = Api::export_handover;
    "handover.look": handover::LookAtHandover => handover::HandoverLook = Api::look_at_handover;
    "handover.receive": handover::LookAtHandover => handover::Received = Api::receive_handover;
    "handover.receipt": handover::GiveReceipt => handover::ReceiptTaken = Api::give_receipt;
    "handover.recall": handover::RecallHandover => handover::RecalledHandover = Api::recall_handover;
    "handover.discard": ById => handover::ReceiptTaken = Api::discard_handover;

    "history": AskHistory => History = Api::history;
    "undo": Undo => Nothing = Api::undo;

    "agreements": Nothing => Agreements = calc::agreements;
    "agreement.details": details::DetailsOf => domain::AgreementDetails = Api::agreement_details;
    "agreement.details.save": details::SaveDetails => Made = Api::save_agreement_details;
    "claim.month": ClaimOf => MonthClaim = Api::claim_month;
    "claim.explain": ExplainClaim => ExplainedClaim = Api::explain_claim;
    "readings": ReadingsOf => Readings = Api::readings;
    "readings.effects": SaveReadings => ReadingEffects = Api::foresee_readings;
    "readings.save": SaveReadings => Made = Api::save_readings;
    "events": ByAgreement => Events = calc::events;
    "templates": OfAgreement => Templates = calc::templates;
    "template": ById => reports::Template = calc::template;
    "render": RenderReport => Exported = calc::render;
    "deadlines": deadline_input::DeadlineRequest => Deadlines = calc::deadlines;
    "portfolio-deadlines": PortfolioDeadlines => PortfolioAnswer = calc::portfolio_deadlines;
    "claim": claim_input::ClaimRequest => agreements::claims::ClaimAnswer = claim_input::claim;
    "workday": Workday => ParsedDate = calc::workday;
    "holidays": Year => Holidays = calc::holidays;
    "fnr": Numbers => Checked = calc::fnr;
    "date.parse": TypedDate => ParsedDate = calc::parse_date;
    "verify": Nothing => audit::Verified = Api::verify;
    "audit": audit::AskAudit => audit::Audit = Api::audit;
    "audit.export": audit::export::ExportAudit => incidents::export::SavedFile = Api::export_audit;
    "change-log": audit::log::AskChangeLog => audit::log::ChangeLog = Api::change_log;
    "change-log.values": audit::log::AskValues => audit::log::ChangedValues = Api::change_values;
    "incidents": Nothing => incidents::Incidents = Api::incidents;
    "incident.save": incidents::SaveIncident => Made = Api::save_incident;
    "incident.remove": ById => Nothing = Api::remove_incident;
    "incident.export": incidents::export::ExportIncidents => incidents::export::SavedFile = Api::export_incidents;
    "access-reviews": Nothing => incidents::review::AccessReviews = Api::access_reviews;
    "access-review.save": incidents::review::SaveReview => Made = Api::save_review;
    "access-review.export": incidents::review::ExportReview => incidents::export::SavedFile = Api::export_review;
    "demo.load": Nothing => Nothing = Api::load_demo;
    "demo.remove": Nothing => Nothing = Api::remove_demo;
}

fn answer<Q: DeserializeOwned, A: Serialize>(
    api: &mut Api,
    params: Value,
    function: fn(&mut Api, Q) -> Answer<A>,
) -> Answer<Value> {
    let params = if params.is_null() { json!({}) } else { params };
    let request = Q::deserialize(params).map_err(|error| misshapen(&error))?;
    let answer = function(api, request)?;
    serde_json::to_value(answer).map_err(|_| ApiError::internal("svar"))
}

/// What is wrong with a request's shape. serde repeats values of the wrong type, which may be
/// personal, so only the messages that name fields alone are passed on.
fn misshapen(error: &serde_json::Error) -> ApiError {
    let text = error.to_string();
    let named = |start: &str| {
        let rest = text.strip_prefix(start)?;
        rest.split('`').next().map(str::to_owned)
    };
    if let Some(field) = named("missing field `") {
        return ApiError::new(Code::MissingField, format!("Feltet «{field}» mangler."))
            .with([field]);
    }
    if let Some(field) = named("unknown field `") {
        return ApiError::new(Code::UnknownField, format!("Feltet «{field}» finnes ikke."))
            .with([field]);
    }
    let told = [domain::dates::NO_DATE, domain::month::NO_MONTH];
    if let Some(told) = told.into_iter().find(|told| text.starts_with(told)) {
        return ApiError::new(Code::InvalidDate, told);
    }
    ApiError::new(
        Code::InvalidRequest,
        "Forespørselen har feil form: et felt har en verdi av feil slag. Se «methods» for typene.",
    )
}
