//! Where a field's first text may come from: a closed list, so that a template can name no other.

use domain::person::PersonalData;
use serde::{Deserialize, Serialize};

macro_rules! sources {
    ($($(#[$meta:meta])* $variant:ident = $id:literal, $needs:expr;)*) => {
        /// A source of first texts. The id is the one that template files use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
        pub enum Source {
            $($(#[$meta])* #[serde(rename = $id)] $variant,)*
        }

        impl Source {
            /// Every source.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The id in template files.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The kind of personal data that the agreement must permit.
            pub fn needs(self) -> Option<PersonalData> {
                match self { $(Self::$variant => $needs,)* }
            }
        }
    };
}

sources! {
    /// The participant's full name.
    PersonName = "person.name", Some(PersonalData::Name);
    /// «Etternavn, Fornavn».
    PersonNameSurnameFirst = "person.name-surname-first", Some(PersonalData::Name);
    /// Telephone.
    PersonPhone = "person.phone", Some(PersonalData::Telephone);
    /// E-mail.
    PersonEmail = "person.email", Some(PersonalData::Email);
    /// Street, number, postal code and town; nothing under adressesperre.
    PersonPostalAddress = "person.postal-address", Some(PersonalData::Address);
    /// Fødselsnummer as `DDMMÅÅ NNNNN`.
    PersonFnr = "person.fnr", Some(PersonalData::Fnr);
    /// Street and number; nothing under adressesperre.
    PersonAddress = "person.address", Some(PersonalData::Address);
    /// Postal code and town; nothing under adressesperre.
    PersonCity = "person.city", Some(PersonalData::Address);
    /// The day the measure began.
    CaseStarted = "case.started", None;
    /// The day it ended.
    CaseEnded = "case.ended", None;
    /// The day NAV's order came.
    CaseOrderReceived = "case.order-received", None;
    /// The last day: the one that is planned, until it has ended.
    CaseEndPlanned = "case.end-planned", None;
    /// The last day as it stands, extensions counted.
    CaseDurationEnd = "case.duration-end", None;
    /// The day by which everything about the participant is to be deleted.
    CaseDeletionDue = "case.deletion-due", None;
    /// The last day that an extension can reach, while there is more to give.
    CaseExtensionUntil = "case.extension-until", None;
    /// What an extension would rest on, by what is known of the participant.
    CaseExtensionGrounds = "case.extension-grounds", None;
    /// «Ja» or «Nei».
    CaseEmployedAtReferral = "case.employed-at-referral", Some(PersonalData::Employment);
    /// The day of the intake meeting.
    EventIntakeMeeting = "event.intake-meeting", None;
    /// NAV's order in its own words.
    CaseOrder = "case.order", Some(PersonalData::Order);
    /// The participant's goal.
    CaseGoal = "case.goal", None;
    /// Hours a month that the counsellor expects.
    CaseExpectedHours = "case.expected-hours", None;
    /// The same, reckoned a week.
    CaseExpectedHoursWeekly = "case.expected-hours-weekly", None;
    /// First and last day reported on.
    ReportPeriod = "report.period", None;
    /// Where and when it is signed.
    ReportPlaceAndDate = "report.place-and-date", None;
    /// The first day reported on.
    ReportPeriodFrom = "report.period-from", None;
    /// The last day reported on.
    ReportPeriodTo = "report.period-to", None;
    /// The month reported on: «april 2026».
    ReportMonth = "report.month", None;
    /// The day it is written.
    ReportDate = "report.date", None;
    /// Where it is signed.
    ReportPlace = "report.place", None;
    /// The agreement's title.
    AgreementTitle = "agreement.title", None;
    /// NAV's office that bought the measure.
    AgreementBuyer = "agreement.buyer", None;
    /// The number that NAV gave the measure.
    AgreementMeasureNumber = "agreement.measure-number", None;
    /// The agreement's number.
    AgreementNumber = "agreement.number", None;
    /// NAV's reference on invoices.
    AgreementYourReference = "agreement.your-reference", None;
    /// How many participants the agreement has room for.
    AgreementPlaces = "agreement.places", None;
    /// The provider's name, and the number that NAV gave the measure.
    ProviderNameAndMeasureNumber = "provider.name-and-measure-number", None;
    /// The provider's name.
    ProviderName = "provider.name", None;
    /// The counsellor's name, for whoever has questions.
    ProviderContactName = "provider.contact-name", None;
    /// The counsellor's telephone.
    ProviderContactPhone = "provider.contact-phone", None;
    /// The counsellor's e-mail.
    ProviderContactEmail = "provider.contact-email", None;
    /// The referring NAV office.
    NavOffice = "nav.office", None;
    /// The counsellor at NAV, with telephone and e-mail.
    NavCounsellor = "nav.counsellor", None;
    /// The name of the counsellor at NAV.
    NavCounsellorName = "nav.counsellor-name", None;
    /// Telephone of the counsellor at NAV.
    NavCounsellorPhone = "nav.counsellor-phone", None;
    /// E-mail of the counsellor at NAV.
    NavCounsellorEmail = "nav.counsellor-email", None;
    /// The clinician, with telephone and e-mail.
    ClinicianName = "clinician.name", None;
    /// The counsellor who writes, with telephone and e-mail.
    ProviderCounsellor = "provider.counsellor", None;
    /// Whom the participant can turn to, each by name and with where they belong.
    HelperName = "helper.name", None;
    /// Their telephone, or else their e-mail.
    HelperReach = "helper.reach", None;
    /// Employers of the jobs and the work practice in the period.
    WorkEmployer = "work.employer", Some(PersonalData::Employment);
    /// Contact persons there.
    WorkContact = "work.contact", Some(PersonalData::Employment);
    /// Position or extent in per cent.
    WorkPercent = "work.percent", Some(PersonalData::Employment);
    /// Permanent, temporary or substitute.
    WorkTerms = "work.terms", Some(PersonalData::Employment);
    /// Paid work or work practice.
    WorkKind = "work.kind", Some(PersonalData::Employment);
    /// Why this workplace and these tasks.
    WorkReason = "work.reason", Some(PersonalData::Employment);
    /// The first day there.
    WorkStarted = "work.started", Some(PersonalData::Employment);
    /// Employers of the jobs held when NAV referred the participant.
    WorkEmployerAtReferral = "work.employer-at-referral", Some(PersonalData::Employment);
    /// Position there in per cent.
    WorkPercentAtReferral = "work.percent-at-referral", Some(PersonalData::Employment);
    /// Employer of the latest work practice.
    PracticeEmployer = "practice.employer", Some(PersonalData::Employment);
    /// Contact person there.
    PracticeContact = "practice.contact", Some(PersonalData::Employment);
    /// First and planned last day.
    PracticePeriod = "practice.period", Some(PersonalData::Employment);
    /// Extent in per cent.
    PracticePercent = "practice.percent", Some(PersonalData::Employment);
    /// The goal of the practice.
    PracticeGoal = "practice.goal", Some(PersonalData::Employment);
    /// «Ja» once the employer was told of occupational-injury insurance.
    PracticeInsurance = "practice.insurance", Some(PersonalData::Employment);
    /// The day the employer was told.
    PracticeInsuranceDate = "practice.insurance-date", Some(PersonalData::Employment);
    /// The first day of the latest absence without a valid reason.
    AbsenceFrom = "absence.from", None;
    /// How long it has lasted.
    AbsenceDays = "absence.days", None;
    /// Whether the participant stays away or has left.
    AbsenceKind = "absence.kind", None;
    /// The contacts since the latest absence without a valid reason began: when and how, not what was said.
    LogContactAttempts = "log.contact-attempts", None;
    /// Employers of the jobs held on the last day, work practice left out.
    JobEmployer = "job.employer", Some(PersonalData::Employment);
    /// Contact persons there.
    JobContact = "job.contact", Some(PersonalData::Employment);
    /// Position in per cent.
    JobPercent = "job.percent", Some(PersonalData::Employment);
    /// Permanent, temporary or substitute.
    JobTerms = "job.terms", Some(PersonalData::Employment);
    /// The first day at work.
    JobStarted = "job.started", Some(PersonalData::Employment);
    /// Hours of follow-up by calendar month, and the average a month.
    LogHours = "log.hours", None;
    /// Hours of follow-up in all, and the average a week.
    LogHoursWeekly = "log.hours-weekly", None;
    /// Absences with days or hours and reason.
    LogAbsence = "log.absence", None;
    /// What was done, by kind of activity.
    LogActivities = "log.activities", None;
    /// The same, with follow-up at the workplace counted only, for templates that ask for it apart.
    LogActivitiesBesidesWorkplace = "log.activities-besides-workplace", None;
    /// Follow-up at the workplace.
    LogWorkplace = "log.workplace", None;
}
