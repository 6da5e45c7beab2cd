// Generated from the Rust types by `make types`. Do not edit.

export type AccessFor = "nav" | "participant";

export type AccessMade = { 
/**
 * The record.
 */
id: string, 
/**
 * Every file written, absolute; the PDF first, then the JSON.
 */
files: Array<string>, 
/**
 * How many pages the PDF has.
 */
pages: number, 
/**
 * How many texts an independent reader did not find on the pages; they are whole in the JSON.
 */
not_found: number, };

export type AccessOf = { 
/**
 * What was asked about the participant.
 */
inquiries: Array<InquiryRow>, 
/**
 * How many cases the participant has; the report covers them all.
 */
cases: number, 
/**
 * What it will hold, by kind: «12 hendelser».
 */
holds: Array<KindCount>, 
/**
 * How many attachments and delivered reports can be laid beside it.
 */
files: number, 
/**
 * Where the texts seem to name another participant: the counsellor must judge what concerns others.
 */
others: Array<OtherNamed>, 
/**
 * The participant has adressesperre: no address is in the report.
 */
protected: boolean, 
/**
 * What is not in it, since a colleague has it: one sentence for each loan.
 */
incomplete: Array<string>, 
/**
 * The folder to propose; empty when none has been chosen.
 */
folder: string, };

export type AccessPoint = "account" | "store" | "backups" | "recovery-code" | "keyring" | "team-key" | "loans" | "copies";

export type AccessReport = { 
/**
 * The case it was made from; it covers every case of the participant's.
 */
case: string, 
/**
 * The day.
 */
made: string, 
/**
 * For whom.
 */
audience: AccessFor, 
/**
 * Why, in the counsellor's words. Never blank.
 */
why: Private, 
/**
 * The inquiry that it answers. It may have gone since.
 */
inquiry: string | null, 
/**
 * Whether the attachments and delivered reports were laid beside it.
 */
with_files: boolean, };

export type AccessReportRow = { 
/**
 * The record.
 */
id: string, 
/**
 * What is kept of it.
 */
report: AccessReport, };

export type AccessReview = { 
/**
 * The day.
 */
date: string, 
/**
 * Who went through it.
 */
by: Private, 
/**
 * Each point that was gone through.
 */
points: Array<ReviewedPoint>, 
/**
 * What else there is to say.
 */
note: Private, };

export type AccessReviews = { 
/**
 * Newest first.
 */
reviews: Array<ReviewRow>, 
/**
 * When the next one is due: a year after the last, or after the store's first change.
 */
due: string, 
/**
 * That day has come.
 */
is_due: boolean, 
/**
 * What is gone through.
 */
points: Array<PointToReview>, 
/**
 * The folder that exports go to.
 */
folder: string, };

export type Action = { "kind": "report", 
/**
 * The template.
 */
template: string, 
/**
 * What such a form is called in a sentence: «plan».
 */
called: string, 
/**
 * Which of the periodic reports.
 */
occurrence: number | null, 
/**
 * The draft, where one has been begun.
 */
draft: string | null, 
/**
 * What is registered instead where NAV was told in another way, as by telephone.
 */
events: Array<EventLabel>, 
/**
 * The claim that it must be, where it is one.
 */
milestone: Milestone | null, } | { "kind": "event", 
/**
 * Any of them settles it, or moves it; none where nothing is registered by hand.
 */
events: Array<EventLabel>, 
/**
 * The claim that it must be, where it is one.
 */
milestone: Milestone | null, };

export type Activity = "follow-up" | "workplace" | "employer-contact" | "cooperation" | "group" | "own-activity" | "absence";

export type AddAttachment = { 
/**
 * The case.
 */
case: string, 
/**
 * What it is to the case.
 */
kind: AttachmentKind, 
/**
 * What to call it; the kind's name if blank.
 */
title: Private, 
/**
 * Where the file lies.
 */
path: Private, 
/**
 * The job that it documents.
 */
employment: string | null, };

export type AdjustedReadings = { 
/**
 * The agreement's id. They hold for all its versions, as far as these leave the same open.
 */
agreement: string, 
/**
 * The days on which semesters end, `MM-DD`.
 */
semester_ends: Array<string> | null, 
/**
 * The day of the month on which results are due, 1–31.
 */
monthly_results_day: number | null, 
/**
 * The days on which evaluation reports are due, `MM-DD`.
 */
evaluation_days: Array<string> | null, 
/**
 * Rule id → offset, such as `4 weeks`.
 */
offsets: { [key in string]: string }, 
/**
 * End status id → whether it counts as a transition to work.
 */
to_work: { [key in string]: boolean }, };

export type AdviceBy = { "hours-above-estimate": { 
/**
 * Calendar months, 1–12.
 */
months: number, } } | { "practice-longer-than": { 
/**
 * Weeks, counted from its first day.
 */
weeks: number, } } | "practice-without-insurance" | "group-without-declaration" | { "extension-request": { 
/**
 * Weeks before the last day.
 */
weeks: number, } } | { "listed-after-end": { 
/**
 * Days after the end.
 */
days: number, } } | { "claim-before-deletion": { 
/**
 * What the claim is for.
 */
milestone: Milestone, } } | "places-in-use" | "caseload" | "approved-counsellor" | "access-review" | { "apart-from": { 
/**
 * The other measure, as its agreements name it.
 */
measure: string, } };

export type AdviceKind = "hours-above-estimate" | "practice-longer-than" | "practice-without-insurance" | "group-without-declaration" | "extension-request" | "listed-after-end" | "claim-before-deletion" | "places-in-use" | "caseload" | "approved-counsellor" | "access-review" | "apart-from";

export type AdviceRow = { 
/**
 * The case; none for advice on the whole portfolio.
 */
case: string | null, 
/**
 * The participant's name.
 */
participant: Private | null, 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The agreement's measure and buyer.
 */
agreement_name: string, 
/**
 * Events that do what it says, once registered; none where it is done elsewhere.
 */
events: Array<EventLabel>, 
/**
 * The first day on which it would be given again, put aside today.
 */
again: string, 
/**
 * How it was put aside, where it is.
 */
aside: PutAside | null, 
/**
 * The advice's id in the agreement.
 */
advice: string, 
/**
 * The computation it came from.
 */
kind: AdviceKind, 
/**
 * Which record it is about, where a case can have several.
 */
about: string | null, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * The facts it rests on, in Norwegian. Names no one.
 */
why: string, 
/**
 * What to do, in Norwegian.
 */
text: string, 
/**
 * The annex's place that it builds on.
 */
source: string | null, 
/**
 * The first day on which it held.
 */
since: string, 
/**
 * The last day on which it can be followed.
 */
until: string | null, };

export type AdviceRule = { 
/**
 * Its id, such as `hours-above-estimate`. Unique among the agreement's advice.
 */
id: string, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * What to do, in Norwegian.
 */
text: string, 
/**
 * The annex's place that it builds on; none where no annex says anything of it.
 */
source: string | null, 
/**
 * The computation that decides whether it is given.
 */
by: AdviceBy, };

export type Advised = "should" | "as-a-rule";

export type AffectedCase = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * How many deadlines come, go or move. Of a rule that repeats itself the next stands for the rest.
 */
deadlines: number, };

export type Agreement = { 
/**
 * Its id, such as `jmo-vest-viken`.
 */
id: string, 
/**
 * The contract's own version. A case keeps the one it started under.
 */
version: string, 
/**
 * The measure's name.
 */
title: string, 
/**
 * The measure it is a form of, as far as others must be kept apart from it: `oppfolging`. Blank
 * where none must.
 */
measure: string, 
/**
 * Who buys it.
 */
buyer: string, 
/**
 * What the agreement calls the counsellor: «jobbkonsulent».
 */
counsellor_title: string, 
/**
 * Places, hours and prices.
 */
places: Places, 
/**
 * Hours of follow-up; none where the annexes say nothing of them.
 */
hours: Hours | null, 
/**
 * How it is paid.
 */
price: Price, 
/**
 * What an invoice must carry; none where the annexes say nothing of it.
 */
invoice: Invoice | null, 
/**
 * What it is measured on.
 */
targets: Array<Target>, 
/**
 * Who gets what.
 */
recipients: Array<Recipient>, 
/**
 * The attributes to ask about each participant.
 */
attributes: Array<AttributeQuestion>, 
/**
 * How participants may stand on the labour market when they end, in the order of the annex.
 */
end_statuses: Array<EndStatus>, 
/**
 * The kinds of personal data it permits.
 */
personal_data: Personal, 
/**
 * What the provider watches of its own work, in the order to show it; none where nothing is.
 */
indicators: Array<Indicator>, 
/**
 * What it pays for, by phase; none where it does not pay by milestones.
 */
milestones: Array<MilestoneRule>, 
/**
 * The events that can be registered by hand, in the order to offer them.
 */
events: Array<EventKind>, 
/**
 * Duties that have no date.
 */
notes: Array<Note>, 
/**
 * What the app itself points out beside the rules.
 */
advice: Array<AdviceRule>, 
/**
 * Named calendars: days as `MM-DD`, in order.
 */
calendars: { [key in string]: Array<string> }, 
/**
 * The provider's file that it was read from; none where it ships with the app or is kept with a case.
 */
file: string | null, 
/**
 * It is the newest version at hand, which new cases get.
 */
newest: boolean, };

export type AgreementDetails = { 
/**
 * The agreement's id. They hold for all its versions.
 */
agreement: string, 
/**
 * The number that NAV gave the measure (tiltaksnummer). Its form is nowhere written down.
 */
measure_number: Private, 
/**
 * The agreement's number (avtalenummer), `XX-XXXX` in digits.
 */
agreement_number: Private, 
/**
 * NAV's reference on invoices (Deres referanse): one letter and six digits, or three letters and four
 * digits. It may name a person at NAV.
 */
your_reference: Private, 
/**
 * How many participants the agreement has room for at once (plasser).
 */
places: number | null, 
/**
 * What the agreement pays, by the day from which it holds: the earliest first, no two from one day.
 */
prices: Array<PriceFrom>, 
/**
 * When the measure is closed, the earliest first.
 */
closed: Array<ClosedDays>, };

export type AgreementMonths = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * From the first start or order to the present month, the newest first.
 */
months: Array<MonthRow>, };

export type AgreementYears = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * What is told of, in the order of the annex.
 */
figures: Array<StatisticsFigure>, 
/**
 * The newest first.
 */
years: Array<YearRow>, };

export type Agreements = { 
/**
 * By id and version.
 */
agreements: Array<Agreement>, 
/**
 * The versions that participants follow, by id and version; none while the store is not open.
 */
in_use: Array<VersionInUse>, 
/**
 * Where further agreement files are to be put.
 */
folder: string, 
/**
 * Agreement and template files that were refused.
 */
faults: Array<Fault>, };

export type ApiError = { 
/**
 * What a caller can act on.
 */
code: Code, 
/**
 * For the user, in Norwegian.
 */
message: string, 
/**
 * Further particulars for the form, such as the fields concerned.
 */
details?: unknown, };

export type Approval = { 
/**
 * The case.
 */
case: string, 
/**
 * What was approved.
 */
milestone: Milestone, 
/**
 * The day of NAV's answer.
 */
date: string, 
/**
 * A short note: who at NAV, or what the answer said.
 */
note: Private, };

export type Approved = { 
/**
 * The record.
 */
id: string, 
/**
 * The day.
 */
date: string, 
/**
 * A short note.
 */
note: Private, };

export type AskAudit = { 
/**
 * Changes of this case, by its id or its reference, and of its participant.
 */
case?: string | null, 
/**
 * Changes by this operation, such as `report.deliver`.
 */
operation?: string | null, 
/**
 * Changes on this day and later.
 */
from?: string | null, 
/**
 * Changes on this day and earlier.
 */
until?: string | null, };

export type AskChangeLog = { 
/**
 * Changes of this case, by its id or its reference, and of its participant.
 */
case?: string | null, 
/**
 * What sort of operation.
 */
category?: LogCategory | null, 
/**
 * This operation, such as `report.deliver`.
 */
operation?: string | null, 
/**
 * On this day and later.
 */
since?: string | null, 
/**
 * On this day and earlier.
 */
until?: string | null, 
/**
 * How many to pass over.
 */
from?: number | null, 
/**
 * How many to answer; all, if not given.
 */
count?: number | null, };

export type AskHistory = { 
/**
 * A case, a contact or the profile.
 */
id: string, 
/**
 * How many to pass over.
 */
from?: number | null, 
/**
 * How many to answer; all, if not given. To learn what can be undone, each is undone by way of
 * trial, which takes its time.
 */
count?: number | null, };

export type AskIndicators = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The period's first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, };

export type AskInquiries = { 
/**
 * Those of this case's participant; all when left out.
 */
case?: string | null, };

export type AskMonth = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The month, `YYYY-MM`.
 */
month: Month, };

export type AskPeriod = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The first month.
 */
from: Month, 
/**
 * The last month. At most five years after it.
 */
to: Month, };

export type AskValues = { 
/**
 * Its group.
 */
group: string, };

export type Asked = "no" | "required" | "without-order-number";

export type AssistanceNeed = "moderate" | "extensive";

export type AttachmentKind = "signed-form" | "contract" | "declaration" | "order" | "practice-agreement" | "other";

export type AttachmentLabel = { 
/**
 * The kind.
 */
kind: AttachmentKind, 
/**
 * Its Norwegian name.
 */
label: string, };

export type AttachmentLimits = { 
/**
 * Of one file, in bytes.
 */
file: number, 
/**
 * Of a case's files together, in bytes.
 */
case: number, 
/**
 * Of a title, in characters.
 */
title: number, };

export type AttachmentPage = { 
/**
 * The picture; none where the page cannot be drawn.
 */
picture: PagePicture | null, 
/**
 * In Norwegian: that it cannot be shown here, or not all of it.
 */
note: string | null, };

export type AttachmentRow = { 
/**
 * The attachment.
 */
id: string, 
/**
 * What it is to the case.
 */
kind: AttachmentKind, 
/**
 * The kind's Norwegian name.
 */
label: string, 
/**
 * What the counsellor calls it.
 */
title: Private, 
/**
 * What the file is.
 */
media: Media, 
/**
 * How many bytes.
 */
bytes: number, 
/**
 * How many pages; none for a picture.
 */
pages: number | null, 
/**
 * The day it was added.
 */
added: string, 
/**
 * The job that it documents, which may have been removed since.
 */
employment: string | null, 
/**
 * The file name to propose for export. Names no one.
 */
file_name: string, };

export type Attachments = { 
/**
 * Newest first.
 */
attachments: Array<AttachmentRow>, 
/**
 * What they come to, in bytes.
 */
bytes: number, 
/**
 * What they may come to.
 */
limits: AttachmentLimits, 
/**
 * The kinds that the agreement permits to keep, in the order to offer them.
 */
kinds: Array<AttachmentLabel>, 
/**
 * The folder to propose for export; empty when none has been chosen.
 */
folder: string, };

export type AttributeQuestion = { 
/**
 * The attribute.
 */
name: string, 
/**
 * The question, in Norwegian.
 */
label: string, 
/**
 * What it decides, in Norwegian.
 */
help: string, 
/**
 * A case cannot be without it.
 */
required: boolean, };

export type Attributes = { 
/**
 * Had a job when referred.
 */
employed_at_referral: boolean, 
/**
 * Employed, but the present job no longer suits.
 */
needs_new_job: boolean, 
/**
 * Nedsatt arbeidsevne.
 */
reduced_work_capacity: boolean, 
/**
 * The measure is used in the transition from school or prison.
 */
school_or_prison_transition: boolean, 
/**
 * Had a full or partial disability pension (hel eller delvis uføretrygd) at the start.
 */
disability_pension: boolean, 
/**
 * How much assistance is needed; only some agreements ask.
 */
assistance_need: AssistanceNeed | null, };

export type Audience = "nav" | "employer" | "participant" | "clinician";

export type Audit = { 
/**
 * Newest first.
 */
changes: Array<AuditEntry>, };

export type AuditEntry = { 
/**
 * Its place in the log, from 1, without gaps.
 */
sequence: number, 
/**
 * When.
 */
at: string, 
/**
 * Who did it: the counsellor's name as it was then; blank before there was one.
 */
who: Private, 
/**
 * What was done, in Norwegian.
 */
what: string, 
/**
 * The operation's id, such as `event.save`.
 */
operation: string, 
/**
 * Shared by all rows of one operation.
 */
group: string, 
/**
 * The kind of record; or `document`, `store`, `operation` for the operation that was undone, or
 * `forgotten` for what was forgotten.
 */
kind: string, 
/**
 * The record; or the group of the operation that was undone; or what was forgotten.
 */
record: string, 
/**
 * The case that it belongs to.
 */
case: string | null, 
/**
 * That case's reference, while the case is there.
 */
reference: string | null, 
/**
 * The operation has been undone, and has stayed so.
 */
undone: boolean, 
/**
 * The group of the operation that this one undid.
 */
undoes: string | null, 
/**
 * Its values were forgotten.
 */
erased: boolean, 
/**
 * Why it was done, where the record that was written says so.
 */
why: Private | null, };

export type AutomaticDeletion = { 
/**
 * It does.
 */
on: boolean, };

export type BackupAdvice = { 
/**
 * The day of the newest good one; none where there is none.
 */
newest: string | null, 
/**
 * How many days ago that was.
 */
age: number | null, 
/**
 * The folder of the schedule; blank for none.
 */
folder: string, 
/**
 * Whether that folder is there now.
 */
folder_at_hand: boolean, };

export type BackupAfter = { "kind": "rewritten", 
/**
 * The day on which it was last opened and checked.
 */
checked: string | null, } | { "kind": "gone", 
/**
 * Since this day.
 */
on: string, } | { "kind": "waiting", 
/**
 * The last day on which it can be opened.
 */
expires: string, } | { "kind": "not-found", 
/**
 * The last day on which it can be opened.
 */
expires: string, } | { "kind": "unopened", 
/**
 * The day on which they go.
 */
expires: string, };

export type BackupContents = { 
/**
 * When its contents were taken from the store.
 */
made: string, 
/**
 * When something was last changed in it.
 */
last_change: string | null, 
/**
 * How many participants it holds under each agreement.
 */
held: Array<HeldUnder>, 
/**
 * How many it holds in all.
 */
participants: number, 
/**
 * How many of these are deleted since, and go before anything is shown.
 */
deleted_since: number, 
/**
 * The schema version of the file.
 */
schema: number, 
/**
 * The counsellor's name in it.
 */
counsellor: Private, 
/**
 * Whether it is of the store that is here now; none where there is none, or that cannot be told.
 */
same_store: boolean | null, 
/**
 * Whether there is a store here, which is then kept aside.
 */
replaces: boolean, 
/**
 * When something was last changed in the store that is open here.
 */
present_change: string | null, 
/**
 * How many participants the store holds that is open here.
 */
present_participants: number | null, };

export type BackupOfDeletion = { 
/**
 * The file's name, which names no one.
 */
name: string, 
/**
 * The day on which it was made.
 */
on: string, 
/**
 * How it stands.
 */
state: BackupAfter, 
/**
 * The same in Norwegian.
 */
sentence: string, };

export type BackupRow = { 
/**
 * The record.
 */
id: string, 
/**
 * Where it lies.
 */
path: Private, 
/**
 * The file's name.
 */
name: string, 
/**
 * The day of its contents.
 */
on: string, 
/**
 * When that was.
 */
made: string, 
/**
 * The day on which it goes from disk.
 */
expires: string, 
/**
 * When it was last opened and checked.
 */
verified: string | null, 
/**
 * Of what sort it is.
 */
sort: BackupSort, 
/**
 * How it stands.
 */
state: BackupState, 
/**
 * How many deletions are not carried out in it yet.
 */
pending: number, 
/**
 * Whether an earlier passphrase or recovery code still opens it, and the present one may not.
 */
other_secret: boolean, 
/**
 * Its size in bytes, where it is at hand.
 */
bytes: number | null, };

export type BackupSort = "ordinary" | "aside" | "aside-unopened";

export type BackupState = "there" | "away" | "missing" | "replaced" | "damaged" | "unverified";

export type Backups = { 
/**
 * The folder of the schedule; blank for none.
 */
folder: string, 
/**
 * Whether that folder is there now.
 */
folder_at_hand: boolean, 
/**
 * Whether it lies on the store's own disk, and would be lost with it.
 */
same_disk: boolean, 
/**
 * Days from one backup to the next.
 */
every_days: number, 
/**
 * Days that each is kept.
 */
keep_days: number, 
/**
 * The day of the newest one that was checked and should still be there.
 */
newest: string | null, 
/**
 * How many days ago that was.
 */
age: number | null, 
/**
 * Whether the schedule asks for one now.
 */
due: boolean, 
/**
 * Whether the newest is older than it should be, or there is none though there are participants.
 */
too_old: boolean, 
/**
 * Those that are not gone, the newest first.
 */
backups: Array<BackupRow>, };

export type BeginReport = { 
/**
 * The case; left out for a report on a whole agreement, which its template tells.
 */
case?: string | null, 
/**
 * The template.
 */
template: string, 
/**
 * Which of the periodic reports; the next one if not given.
 */
occurrence: number | null, 
/**
 * Which milestone a claim is for; the first whose claim can be sent, if not given.
 */
milestone?: Milestone | null, 
/**
 * First and last day of a report on a whole agreement; the last month that is over if not given.
 */
period?: [string, string] | null, 
/**
 * The incident of which a notice tells.
 */
incident?: string | null, };

export type BehindView = { 
/**
 * The participant.
 */
participant: Private, 
/**
 * The case.
 */
case: string, 
/**
 * The record, which may stand several times where it says several things.
 */
record: string, 
/**
 * What sort of record it is.
 */
kind: RecordBehind, 
/**
 * The day.
 */
date: string, 
/**
 * What it is, in Norwegian: «Kontakt med arbeidsgiver».
 */
what: string, 
/**
 * What the counsellor wrote of it, such as an employer's name; may be blank.
 */
about: Private, 
/**
 * What it says here: «dag 12», «utenfor kontoret». May be blank.
 */
says: string, 
/**
 * How it counts.
 */
counts: Counts, };

export type Billed = { 
/**
 * Activities with the participant.
 */
participant: Array<Activity>, 
/**
 * How they must have met for it to count.
 */
forms: Array<MeetingForm>, 
/**
 * Activities with employers about the participant, in any form.
 */
employer: Array<Activity>, 
/**
 * The annex's place.
 */
source: string, };

export type BreachClock = { 
/**
 * From when it runs, `dd.mm.åååå kl. tt:mm`.
 */
from: string, 
/**
 * How many hours.
 */
hours: number, 
/**
 * It still runs: somebody is to be told.
 */
running: boolean, 
/**
 * NAV was told after the time was up, as far as the days tell.
 */
late: boolean, 
/**
 * The agreements whose buyer is still to be told.
 */
missing: Array<NoticeOf>, };

export type Breaks = "days" | "working-days";

export type ByAgreement = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its version; the newest, if not given.
 */
version?: string | null, };

export type ById = { 
/**
 * Its id.
 */
id: string, };

export type Case = { 
/**
 * The participant.
 */
person: string, 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The contract version that the case started under.
 */
agreement_version: string, 
/**
 * A short random reference without personal data, for file names.
 */
reference: string, 
/**
 * What decides which rules apply.
 */
attributes: Attributes, 
/**
 * The referring NAV office.
 */
nav_office: string | null, 
/**
 * The counsellor at NAV.
 */
nav_counsellor: string | null, 
/**
 * The clinician.
 */
clinician: string | null, 
/**
 * NAV's order in its own words.
 */
order_text: Private, 
/**
 * The participant's goal.
 */
goal: Private, 
/**
 * Hours a month that the counsellor expects, in the report's own words.
 */
expected_hours: Private, };

export type CaseInput = { 
/**
 * What decides which rules apply.
 */
attributes: Attributes, 
/**
 * The referring NAV office.
 */
nav_office: string | null, 
/**
 * The counsellor at NAV.
 */
nav_counsellor: string | null, 
/**
 * The clinician.
 */
clinician: string | null, 
/**
 * NAV's order in its own words.
 */
order_text: Private, 
/**
 * The participant's goal.
 */
goal: Private, 
/**
 * Hours a month expected.
 */
expected_hours: Private, };

export type CaseName = { 
/**
 * The case.
 */
id: string, 
/**
 * The participant's name.
 */
name: Private, };

export type CaseOf = { 
/**
 * The reference, which is all that the log keeps.
 */
reference: string, 
/**
 * The case, while it is there.
 */
case: string | null, 
/**
 * The participant's name, while it is there; masked where it is masked elsewhere.
 */
participant: Private | null, };

export type CaseRow = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * The random reference.
 */
reference: string, 
/**
 * Where the case is; none where it is here.
 */
loan: LoanMark | null, 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The agreement's measure; its id where its file is not at hand.
 */
agreement_title: string, 
/**
 * The agreement's buyer, which tells two agreements on one measure apart.
 */
buyer: string, 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * When it started.
 */
started: string | null, 
/**
 * When it ended, or else the last day of its duration.
 */
ends: string | null, 
/**
 * Minutes of follow-up this calendar month.
 */
minutes_this_month: number, 
/**
 * The agreement's estimate, in minutes a month; none where it gives none.
 */
minutes_estimated: number | null, 
/**
 * Days from today to the last day of the duration, negative once it has passed; only while under way.
 */
days_left: number | null, 
/**
 * The last follow-up or contact.
 */
last_contact: string | null, 
/**
 * Whole days since then.
 */
days_since_contact: number | null, 
/**
 * Under way, and without contact for longer than [`Cases::quiet_after_days`].
 */
quiet: boolean, 
/**
 * The referring NAV office.
 */
nav_office: Private | null, 
/**
 * The counsellor at NAV.
 */
nav_counsellor: Private | null, 
/**
 * Why it is only to be read; none where it is not.
 */
frozen: Frozen | null, 
/**
 * How many deadlines have passed.
 */
overdue: number, 
/**
 * The next or longest overdue deadline.
 */
next: Due | null, };

export type CaseView = { 
/**
 * The case.
 */
id: string, 
/**
 * Master data.
 */
case: Case, 
/**
 * The participant; masked, known by the case's reference alone.
 */
person: Person, 
/**
 * Whether name and number are masked until they are opened on purpose.
 */
masked: boolean, 
/**
 * Where the case is; none where it is here.
 */
loan: LoanMark | null, 
/**
 * The agreement it runs under.
 */
agreement: Agreement, 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * Every dated event, by date.
 */
facts: Array<Fact>, 
/**
 * The Norwegian names of the kinds of events that occur, also of those that nobody registers.
 */
event_labels: { [key in EventKind]?: string }, 
/**
 * The notes of registered events, by record.
 */
notes: { [key in string]: Private }, 
/**
 * How the participant stood on the labour market on ending; none where nobody has said.
 */
end_status: string | null, 
/**
 * The headings of the agreement's evaluation report under which feedback can be gathered.
 */
feedback_headings: Array<FeedbackHeading>, 
/**
 * Under which of them registered feedback belongs, by record; left out where nobody has said.
 */
headings: { [key in string]: string }, 
/**
 * Absences. The rest of the log is asked for by `entries`.
 */
absences: { [key in string]: LogEntry }, 
/**
 * Jobs.
 */
employments: { [key in string]: Employment }, 
/**
 * Work practice.
 */
practices: { [key in string]: Practice }, 
/**
 * The contacts that the case refers to.
 */
contacts: { [key in string]: Contact }, 
/**
 * Deadlines to a year from today, met or not.
 */
deadlines: Array<Due>, 
/**
 * What the app advises on it; what is put aside last.
 */
advice: Array<AdviceRow>, 
/**
 * Where its duration stands.
 */
duration: DurationEnd | null, 
/**
 * The day on which everything must be deleted, once known.
 */
deletion: string | null, 
/**
 * Follow-up by calendar month, newest first.
 */
hours: Array<MonthHours>, 
/**
 * Follow-up on average over the last full months; none before the first is over.
 */
hours_average: HoursAverage | null, 
/**
 * Reports, newest first.
 */
reports: Array<ReportRow>, 
/**
 * Reports that can be begun.
 */
templates: Array<TemplateRow>, 
/**
 * A newer version of the agreement, which the case can be moved to.
 */
newer_version: string | null, 
/**
 * Where the agreement's milestones stand, in its order; empty where it has none.
 */
milestones: Array<MilestoneStanding>, 
/**
 * The phase that the milestones put the participant in, while under way; none without milestones.
 */
milestone_phase: string | null, 
/**
 * Why it is only to be read; none where it is not.
 */
frozen: Frozen | null, 
/**
 * The participant's other cases, newest first.
 */
other_cases: Array<OtherCase>, };

export type Caseload = { 
/**
 * The role, in the annex's word: «jobbspesialist».
 */
role: string, 
/**
 * At least.
 */
from: number, 
/**
 * At most.
 */
to: number, };

export type Cases = { 
/**
 * By participant's name.
 */
cases: Array<CaseRow>, 
/**
 * After so many days without contact the app reminds of a participant. Its own advice: no agreement
 * asks for it.
 */
quiet_after_days: number, };

export type ChangeLog = { 
/**
 * How many operations were asked for, of which `rows` are a part.
 */
total: number, 
/**
 * Newest first.
 */
rows: Array<LogRow>, 
/**
 * How many changes the whole log holds.
 */
changes: number, 
/**
 * Every operation that the log knows.
 */
operations: Array<LogOperation>, 
/**
 * Every case that the log knows, those that are there first.
 */
cases: Array<LogCase>, 
/**
 * When the whole log was checked while the store was opened; none of a store that was made just now.
 */
checked: Checked | null, 
/**
 * The folder that exports go to.
 */
folder: string, };

export type ChangePassphrase = { 
/**
 * The one in force.
 */
current: string, 
/**
 * The one to come.
 */
new: string, };

export type ChangedField = { 
/**
 * Its Norwegian name.
 */
label: string, 
/**
 * What stood there; none when nothing did.
 */
old: Private | null, 
/**
 * What stands there since; none when nothing does.
 */
new: Private | null, 
/**
 * One of the two is too long to be shown here, so neither is.
 */
long: boolean, };

export type ChangedRecord = { 
/**
 * Its kind in Norwegian, as it stands in a sentence.
 */
kind: string, 
/**
 * It did not exist before.
 */
came: boolean, 
/**
 * It does not exist since.
 */
went: boolean, 
/**
 * The fields that differ.
 */
fields: Array<ChangedField>, 
/**
 * The log holds its values no longer.
 */
erased: boolean, };

export type ChangedValues = { 
/**
 * Each record.
 */
records: Array<ChangedRecord>, };

export type Channel = "secure-post" | "nav-solution" | "letter" | "handed-over";

export type Checked = { 
/**
 * When.
 */
at: string, 
/**
 * How many changes it held then.
 */
changes: number, 
/**
 * What was wrong with the deletion ledger and was put right; none where nothing was.
 */
ledger: string | null, };

export type CheckedNumber = { 
/**
 * The number as given.
 */
number: Private, 
/**
 * Whether it is one.
 */
valid: boolean, 
/**
 * Which kind.
 */
kind: FnrKind | null, 
/**
 * Why it is none.
 */
error: string | null, };

export type ClaimAnswer = PlaceMonthAnswer | HoursAnswer | MilestonesAnswer;

export type ClaimBlocked = { 
/**
 * A Norwegian sentence that names no one.
 */
text: string, 
/**
 * The case that it is about; none where it is about the agreement.
 */
case: string | null, 
/**
 * The participant's name.
 */
participant: Private | null, 
/**
 * Where to mend it.
 */
at: ClaimPlaceToMend, };

export type ClaimCause = { 
/**
 * A Norwegian sentence, with the participant's name.
 */
text: Private, 
/**
 * The case that it is about.
 */
case: string | null, };

export type ClaimExplanation = { 
/**
 * One or two.
 */
causes: Array<ClaimCause>, };

export type ClaimHours = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * Hours with the participant: `1.25`.
 */
with_participant: string, 
/**
 * Hours with employers about the participant.
 */
with_employers: string, 
/**
 * Both.
 */
hours: string, 
/**
 * How many log entries stand behind it.
 */
entries: number, 
/**
 * The price of an hour.
 */
price: number, 
/**
 * Hours times price.
 */
nok: Ore, };

export type ClaimMilestone = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * Which it is.
 */
milestone: Milestone, 
/**
 * What the annex calls it.
 */
title: string, 
/**
 * The day it was reached.
 */
met_on: string | null, 
/**
 * The day the claim was sent.
 */
sent_on: string, 
/**
 * The day NAV approved it.
 */
approved_on: string, 
/**
 * Its part of the price, in per cent.
 */
percent: number, 
/**
 * The participant's price in all.
 */
price: number, 
/**
 * What it amounts to.
 */
nok: Ore, };

export type ClaimOf = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The month, `YYYY-MM`.
 */
month: Month, };

export type ClaimPlace = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * Its first day in the month.
 */
from: string, 
/**
 * Its last.
 */
to: string, 
/**
 * Its part of the month, with five decimals: `0.18182`.
 */
factor: string, 
/**
 * How many of its days count.
 */
days: number, 
/**
 * Of how many that count in the month.
 */
of: number, 
/**
 * The price for a whole month.
 */
price: number, 
/**
 * Factor times price to the nearest øre. The total is rounded on its own.
 */
nok: Ore, };

export type ClaimPlaceToMend = "nowhere" | "settings" | "events" | "hours" | "work" | "milestones";

export type ClaimReady = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * Which it is.
 */
milestone: Milestone, 
/**
 * What the annex calls it.
 */
title: string, 
/**
 * How far it has come.
 */
state: MilestoneState, 
/**
 * The day it was reached.
 */
met_on: string, 
/**
 * When the claim can be sent.
 */
window: ClaimWindow | null, 
/**
 * Days from today to the last day; negative once it has passed.
 */
days: number | null, 
/**
 * Its part of the price, in per cent.
 */
percent: number, 
/**
 * What it amounts to; none without a price.
 */
nok: Ore | null, 
/**
 * NAV has approved it already.
 */
approved_on: string | null, 
/**
 * The claim's draft, where it has been begun.
 */
draft: ClaimReport | null, };

export type ClaimReport = { 
/**
 * The report.
 */
id: string, 
/**
 * When it was delivered.
 */
delivered: string | null, };

export type ClaimRequest = { "model": "place-month" } & PlaceMonthClaim | { "model": "hours" } & HoursClaim | { "model": "milestones" } & MilestonesClaim;

export type ClaimSent = { 
/**
 * The day.
 */
date: string, 
/**
 * After its last day.
 */
late: boolean, };

export type ClaimWindow = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * The last working day by which to do it.
 */
work_by: string, 
/**
 * The dates rest on the provider's reading.
 */
reading: boolean, 
/**
 * The annex's place.
 */
source: string, };

export type Clock = { 
/**
 * The field, of kind [`FieldKind::Time`], that says when it began.
 */
from: string, 
/**
 * How many hours.
 */
hours: number, };

export type Closed = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, the first or later.
 */
to: string, };

export type ClosedDays = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, the first or later.
 */
to: string, 
/**
 * Why, in a few words. About the measure, never about a participant.
 */
reason: Private, };

export type Code = "no-store" | "store-exists" | "locked" | "wrong-passphrase" | "weak-passphrase" | "wrong-recovery-code" | "mistyped-recovery-code" | "not-recovered" | "keyring" | "damaged-keys" | "damaged-store" | "missing-store-file" | "newer-store" | "log-altered" | "store-in-use" | "synced-folder" | "disk-full" | "io" | "not-found" | "invalid-request" | "unknown-method" | "unknown-agreement" | "unknown-template" | "unknown-event" | "unknown-field" | "unknown-setting" | "missing-field" | "invalid-field" | "invalid-date" | "invalid-fnr" | "not-permitted" | "impossible-order" | "already-registered" | "overlapping-case" | "contact-in-use" | "percent" | "incomplete" | "delivered" | "standpoint-missing" | "not-looked-at" | "export-outdated" | "frozen" | "cannot-undo" | "file-exists" | "folder-missing" | "invalid-file-name" | "not-writable" | "internal";

export type CommonForm = { 
/**
 * The template.
 */
template: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The agreement's id.
 */
agreement_id: string, 
/**
 * The agreement's name.
 */
agreement: string, 
/**
 * What it is for.
 */
description: string | null, 
/**
 * Whether it reports on a period.
 */
period: boolean, };

export type CommonReport = { 
/**
 * The report.
 */
id: string, 
/**
 * The template's title.
 */
title: string, 
/**
 * The agreement's name.
 */
agreement: Private, 
/**
 * First and last day reported on.
 */
period: [string, string] | null, 
/**
 * When NAV got it.
 */
delivered: string, };

export type ComposeMessage = { 
/**
 * The case.
 */
case: string, 
/**
 * The kind's id.
 */
kind: string, 
/**
 * The month, for the kinds that ask for one; this month if not given.
 */
month?: Month | null, 
/**
 * The text as it stands now, to be checked; written anew if not given.
 */
text?: Private | null, };

export type Composed = { 
/**
 * The text.
 */
text: Private, 
/**
 * The pseudonym that stands for the participant.
 */
pseudonym: Private, 
/**
 * What could tell who it is about, in the order of the text; none when it may be copied.
 */
passages: Array<TellingPassage>, };

export type Concerns = "participant" | "provider";

export type Contact = { 
/**
 * What it is.
 */
kind: ContactKind, 
/**
 * The person's or organisation's name.
 */
name: Private, 
/**
 * The office, clinic or employer that a person belongs to.
 */
organisation: string | null, 
/**
 * Telephone.
 */
phone: Private, 
/**
 * E-mail.
 */
email: Private, };

export type ContactKind = "nav-office" | "nav-counsellor" | "clinician" | "employer" | "contact-person";

export type ContactUse = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, };

export type ContactUses = { 
/**
 * The cases that refer to it, by participant.
 */
cases: Array<ContactUse>, 
/**
 * The names of the contacts that belong to it.
 */
members: Array<Private>, };

export type Contacts = { 
/**
 * By id.
 */
contacts: { [key in string]: Contact }, };

export type Contents = { 
/**
 * [`Contents::FORMAT`] when written.
 */
format: number, 
/**
 * [`Team::member`] of the sender.
 */
member: Private, 
/**
 * The agreement.
 */
agreement: string, 
/**
 * Its contract version.
 */
agreement_version: string, 
/**
 * First and last day that it is about.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * The day it was made.
 */
made: string, 
/**
 * How many participants count in each figure of the agreement's monthly report.
 */
figures: { [key in string]: number }, 
/**
 * Notes for the evaluation: the template's field id → text.
 */
notes: { [key in string]: Private }, };

export type ContributionSent = { 
/**
 * The file.
 */
path: string, 
/**
 * All that is in it.
 */
contents: Contents, };

export type Copies = { 
/**
 * By day, the newest first.
 */
copies: Array<CopyRow>, };

export type CopyRow = { 
/**
 * The remembered copy.
 */
id: string, 
/**
 * The case that it is about.
 */
case: string | null, 
/**
 * The report or attachment.
 */
of: string, 
/**
 * What it is a copy of, without a name: «Statusrapport».
 */
title: Private, 
/**
 * Where it was written.
 */
path: Private, 
/**
 * When.
 */
written: string, 
/**
 * Whether the report has been delivered, so that the copy has done its work.
 */
delivered: boolean, 
/**
 * How it stands on disk.
 */
state: CopyState, };

export type CopyState = "there" | "changed" | "gone" | "unreadable";

export type Corrections = { 
/**
 * The newest delivery first.
 */
reports: Array<OldInReport>, };

export type Counts = "above" | "below" | "not-said";

export type CreateCase = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * A case of the participant, who is in the store already. What `person` leaves blank then stays as
 * it stands.
 */
same_person_as?: string | null, 
/**
 * The participant.
 */
person: PersonInput, 
/**
 * The case.
 */
case: CaseInput, 
/**
 * The day the order came.
 */
ordered: string, 
/**
 * The first day, if it has begun.
 */
started: string | null, };

export type Criterion = { 
/**
 * The computation that judges it.
 */
by: CriterionBy, 
/**
 * In the annex's words.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, 
/**
 * The event that meets it.
 */
event: EventKind | null, 
/**
 * The least position that counts, in per cent.
 */
percent: number | null, 
/**
 * The contracts together must be longer than so many months.
 */
contract_months: number | null, 
/**
 * It must have lasted for more than so many months, unbroken.
 */
kept_months: number | null, 
/**
 * Declared fit in so large a part, in per cent, with a plan for the rest.
 */
fit: number | null, 
/**
 * Which days without a job break.
 */
breaks: Breaks, 
/**
 * The annex leaves it open; this is the provider's adjustable reading.
 */
reading: boolean, 
/**
 * How it was read, in Norwegian.
 */
reading_note: string | null, };

export type CriterionBy = "event" | "permanent-job" | "temporary-jobs" | "disability-pension" | "sick-listed";

export type CrosscheckRow = { 
/**
 * What must agree.
 */
text: string, 
/**
 * The annex's place.
 */
source: string, 
/**
 * What does not agree; none where it does.
 */
wrong: Disagreement | null, };

export type Deadline = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Which of several, from 1; none for rules that happen once.
 */
occurrence: number | null, 
/**
 * The due date. Never moved.
 */
due: string, 
/**
 * The last working day by which to do it.
 */
work_by: string, 
/**
 * First and last day of the period that a report covers.
 */
period: [string, string] | null, 
/**
 * The first day on which it can be met.
 */
not_before: string | null, 
/**
 * Whether it has been met.
 */
state: State, 
/**
 * The earliest event that meets it.
 */
met_on: string | null, 
/**
 * Met after the due date.
 */
late: boolean, 
/**
 * The provider's adjustable reading, not NAV's own words.
 */
reading: boolean, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, };

export type DeadlineRequest = { agreement: string; today: string; until?: string; case?: Partial<Attributes>; events: Array<Event>; settings?: { semester_ends?: string[]; monthly_results_day?: number; evaluation_days?: string[]; offsets?: { [rule: string]: string } } };

export type Deadlines = { 
/**
 * By due date, rule and occurrence.
 */
deadlines: Array<Deadline>, };

export type DeleteCases = { 
/**
 * The cases, by their ids or their references.
 */
cases: Array<string>, };

export type Deleted = { 
/**
 * Their records, one for each case, in the order of the ledger.
 */
deletions: Array<string>, };

export type DeletionHow = "manual" | "automatic" | "handed-over" | "replayed";

export type DeletionMark = { 
/**
 * How near it is.
 */
stage: DeletionStage, 
/**
 * Why it is held back; none where it is not.
 */
hold: Private | null, };

export type DeletionPreview = { 
/**
 * Case by case, in the order asked for.
 */
cases: Array<PreviewOfCase>, 
/**
 * Contacts of the register that nobody else refers to, and that go with them.
 */
contacts: Array<Private>, 
/**
 * How many backups hold them now, and are rewritten.
 */
backups: number, };

export type DeletionProofs = { 
/**
 * The newest first.
 */
rows: Array<ProofRow>, 
/**
 * The years in which something was deleted, the newest first.
 */
years: Array<number>, 
/**
 * The folder to propose; empty when none has been chosen.
 */
folder: string, };

export type DeletionQueue = { 
/**
 * Today.
 */
today: string, 
/**
 * What is due first; then what is held back; what has no date last.
 */
rows: Array<DeletionRow>, 
/**
 * Whether what is due goes by itself, at unlocking and when a new day begins.
 */
automatic: boolean, 
/**
 * Whether the counsellor has been asked about that.
 */
asked: boolean, 
/**
 * Why nothing goes by itself today although it is switched on and something is due.
 */
doubt: string | null, };

export type DeletionRow = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * The pseudonymous reference, which the proof has.
 */
reference: string, 
/**
 * The agreement's measure and buyer; its id where its file is not at hand.
 */
agreement: string, 
/**
 * The day by which it must be deleted; none as long as nothing tells one.
 */
due: string | null, 
/**
 * Days from today to it; negative once it has passed.
 */
days: number | null, 
/**
 * How near it is.
 */
stage: DeletionStage | null, 
/**
 * Why there is no day yet.
 */
undated: string | null, 
/**
 * What the rule says.
 */
about: string | null, 
/**
 * The annex's place.
 */
source: string | null, 
/**
 * What the counsellor holds it back by.
 */
hold: HoldView | null, 
/**
 * What else keeps it from going: it is restricted, or a colleague has it. The latter ends no duty: such
 * a case keeps its place in the queue.
 */
frozen: Frozen | null, 
/**
 * It is a colleague's, who deletes it once it is back.
 */
borrowed: boolean, };

export type DeletionStage = "overdue" | "today" | "one-week" | "two-weeks" | "four-weeks" | "coming";

export type DeliverReport = { 
/**
 * The report.
 */
id: string, 
/**
 * The day NAV got it.
 */
date: string, 
/**
 * How: the id of a [`Channel`]. `email` and `fax` are refused with the reason.
 */
channel: Channel | "email" | "fax", };

export type Delivery = { 
/**
 * The day NAV got it.
 */
date: string, 
/**
 * How.
 */
channel: Channel, };

export type DetailsOf = { 
/**
 * The agreement's id.
 */
agreement: string, };

export type DifferenceRow = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
name: Private, 
/**
 * The titles of the figures in which it counts now and did not.
 */
came: Array<string>, 
/**
 * The titles of the figures in which it counted and does not now.
 */
left: Array<string>, };

export type Disagreement = { 
/**
 * A Norwegian sentence that names both.
 */
text: string, 
/**
 * The ids of the figures in them.
 */
figures: Array<string>, };

export type Draft = { 
/**
 * The report.
 */
id: string, 
/**
 * The case; none for a report on a whole agreement.
 */
case: string | null, 
/**
 * The participant's name, or the agreement's.
 */
participant: Private, 
/**
 * The template's title.
 */
title: string, 
/**
 * Which of the periodic reports.
 */
occurrence: number | null, 
/**
 * First and last day reported on.
 */
period: [string, string] | null, 
/**
 * When NAV must have it; none where no deadline asks for it.
 */
due: string | null, 
/**
 * How many required fields lack text.
 */
missing: number, 
/**
 * What the participant says to it.
 */
standpoint: Standpoint | null, 
/**
 * Whether the participant is asked.
 */
asks_participant: boolean, 
/**
 * Whether a PDF has been made of the present text.
 */
exported: boolean, 
/**
 * The file name to propose. Names no one, and no other draft has the same.
 */
file_name: string, };

export type Drafts = { 
/**
 * By due date, then by participant; what has no deadline stands last.
 */
drafts: Array<Draft>, 
/**
 * The folder to propose; empty when none has been chosen.
 */
folder: string, 
/**
 * What can be written on whole agreements, of those that participants are under.
 */
forms: Array<CommonForm>, 
/**
 * The reports on whole agreements that have been delivered, the newest first.
 */
delivered: Array<CommonReport>, };

export type Due = { 
/**
 * How near it is; none once met.
 */
nearness: Nearness | null, 
/**
 * Days from today to the due date; negative once it has passed.
 */
days: number, 
/**
 * Set where the annex advises rather than demands.
 */
advised: Advised | null, 
/**
 * What it asks for.
 */
about: string | null, 
/**
 * How a reading was chosen.
 */
reading_note: string | null, 
/**
 * Other limits that the annexes give for the same; the due date is the shortest.
 */
also: Array<OtherDue>, 
/**
 * What settles it.
 */
action: Action, 
/**
 * Of the deadline for deletion: how near it is, and what holds it back. None of any other.
 */
deletion: DeletionMark | null, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Which of several, from 1; none for rules that happen once.
 */
occurrence: number | null, 
/**
 * The due date. Never moved.
 */
due: string, 
/**
 * The last working day by which to do it.
 */
work_by: string, 
/**
 * First and last day of the period that a report covers.
 */
period: [string, string] | null, 
/**
 * The first day on which it can be met.
 */
not_before: string | null, 
/**
 * Whether it has been met.
 */
state: State, 
/**
 * The earliest event that meets it.
 */
met_on: string | null, 
/**
 * Met after the due date.
 */
late: boolean, 
/**
 * The provider's adjustable reading, not NAV's own words.
 */
reading: boolean, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, };

export type DueBackup = { 
/**
 * The one that was made; none where none was due, or none could be made.
 */
made: string | null, 
/**
 * Why none could be made.
 */
failed: string | null, };

export type DurationEnd = { 
/**
 * The first day.
 */
started: string, 
/**
 * The last day without extension.
 */
base_end: string, 
/**
 * The last day that extensions can reach.
 */
maximum_end: string, 
/**
 * Why it is that day, and what would make it later, in Norwegian: «inntil 12 måneder; 36 med
 * nedsatt arbeidsevne».
 */
maximum_because: string, 
/**
 * The last day as it stands.
 */
end: string, 
/**
 * It rests on the provider's reading.
 */
reading: boolean, };

export type Earlier = { 
/**
 * The nearest first: the same template before others, delivered ones before drafts, the latest first.
 */
reports: Array<EarlierReport>, 
/**
 * By the key of a field, what the nearest of them says there. A field of another template counts when
 * it asks for the same.
 */
texts: { [key in string]: EarlierText }, };

export type EarlierReport = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title, with its number.
 */
title: string, 
/**
 * First and last day reported on.
 */
period: [string, string] | null, 
/**
 * When it was delivered; none for a draft.
 */
delivered: string | null, };

export type EarlierText = { 
/**
 * The report.
 */
report: string, 
/**
 * The text, never blank.
 */
text: Private, };

export type Effect = { 
/**
 * Days from the due date to the day it is met: negative is early. None while it is not met.
 */
late_by: number | null, 
/**
 * When it was due before, where that was another day.
 */
was_due: string | null, 
/**
 * The same happens to further ones of its rule.
 */
and_later: boolean, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Which of several, from 1; none for rules that happen once.
 */
occurrence: number | null, 
/**
 * The due date. Never moved.
 */
due: string, 
/**
 * The last working day by which to do it.
 */
work_by: string, 
/**
 * First and last day of the period that a report covers.
 */
period: [string, string] | null, 
/**
 * The first day on which it can be met.
 */
not_before: string | null, 
/**
 * Whether it has been met.
 */
state: State, 
/**
 * The earliest event that meets it.
 */
met_on: string | null, 
/**
 * Met after the due date.
 */
late: boolean, 
/**
 * The provider's adjustable reading, not NAV's own words.
 */
reading: boolean, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, };

export type Effects = { 
/**
 * Met by it, or now met on another day.
 */
settled: Array<Effect>, 
/**
 * Met before, and then no more.
 */
opened: Array<Effect>, 
/**
 * Not there before, and not met.
 */
started: Array<Effect>, 
/**
 * Due on another day, and not met.
 */
moved: Array<Effect>, 
/**
 * Not met before, and then gone.
 */
dropped: Array<Effect>, };

export type Employment = { 
/**
 * The case.
 */
case: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * The contact person there.
 */
contact: string | null, 
/**
 * Job title.
 */
position: Private, 
/**
 * Position in per cent, 1–100.
 */
percent: Percent, 
/**
 * Permanent or not.
 */
terms: EmploymentTerms, 
/**
 * First day of the contract; unknown for an old job.
 */
from: string | null, 
/**
 * Last day of the contract.
 */
to: string | null, 
/**
 * Held when referred.
 */
at_referral: boolean, 
/**
 * The first day at work, wholly or partly: a sick-listed participant's return, a new job's start.
 */
in_work_from: string | null, 
/**
 * Why this workplace and these tasks.
 */
reason: Private, 
/**
 * The last day in the job, where it ended before the contract did.
 */
ended: string | null, 
/**
 * The day from which someone sick-listed from this job was declared fit in so large a part as an
 * agreement's milestone asks, with a plan for the rest.
 */
fit_from: string | null, 
/**
 * The first day of the last stretch of being fully fit: no sick pay since.
 */
fully_fit_from: string | null, 
/**
 * The day on which that stretch was broken by a new sick leave.
 */
sick_again_from: string | null, 
/**
 * By how much a disability pension falls because of the job, 0–100.
 */
pension_cut: Percent | null, 
/**
 * The day from which it does.
 */
pension_cut_from: string | null, 
/**
 * An ordinary job: the employer pays the wage without a wage subsidy (lønnstilskudd) or other
 * support from NAV. None where nobody has said. Asked only where an agreement's indicators need it.
 */
ordinary: boolean | null, };

export type EmploymentTerms = "permanent" | "temporary" | "substitute";

export type EndStatus = { 
/**
 * Its id, such as `permanent`. Unique in the file.
 */
id: string, 
/**
 * What the annex calls it.
 */
label: string, 
/**
 * It counts as a transition to work.
 */
to_work: boolean, 
/**
 * Only for those who end in the phase that this milestone concludes; in any where none is named.
 */
phase: Milestone | null, 
/**
 * The annex's place.
 */
source: string, 
/**
 * The status, or that it counts as a transition, is the provider's adjustable reading.
 */
reading: boolean, };

export type EndStatusRow = { 
/**
 * Its id in the agreement's file.
 */
id: string, 
/**
 * What the annex calls it.
 */
label: string, 
/**
 * The annex's name of the phase in which it can be reached; none where it can in any.
 */
phase: string | null, 
/**
 * The annex's place.
 */
source: string, 
/**
 * It counts as a transition to work.
 */
to_work: boolean, 
/**
 * The agreement's file says so; what holds is the provider's own where the two differ.
 */
standard: boolean, };

export type Entries = { 
/**
 * How many the case has.
 */
all: number, 
/**
 * How many were asked for, of which `rows` are a part.
 */
total: number, 
/**
 * Minutes of follow-up in all that were asked for.
 */
minutes: number, 
/**
 * The months in which the case has entries, by their first days, newest first.
 */
months: Array<string>, 
/**
 * Newest first; of one day, the last entered first.
 */
rows: Array<EntryRow>, };

export type EntryRow = { 
/**
 * The record.
 */
id: string, 
/**
 * What it says.
 */
entry: LogEntry, };

export type Event = { 
/**
 * What happened.
 */
type: EventKind, 
/**
 * When.
 */
date: string, 
/**
 * Which report, from 1.
 */
occurrence?: number, 
/**
 * Which claim.
 */
milestone?: Milestone, 
/**
 * By which criterion hired.
 */
employment?: HiredAs, 
/**
 * Whether the absence is excused.
 */
valid?: boolean, 
/**
 * An extension's last day.
 */
until?: string, };

export type EventField = "occurrence" | "milestone" | "employment" | "valid" | "until";

export type EventKind = "order-received" | "order-confirmed" | "intake-meeting" | "started" | "three-way-meeting" | "team-meeting" | "plan-delivered" | "mapping-completed" | "employer-contact" | "in-work" | "practice-started" | "practice-ended" | "hired" | "fully-fit" | "status-report-delivered" | "semester-report-delivered" | "absence-started" | "left-early" | "absence-notified" | "attendance-refused" | "interpreter-needed" | "combined-measure-discussed" | "feedback-received" | "extension-approved" | "end-planned" | "joint-plan-made" | "declaration-signed" | "declaration-deleted" | "ended" | "final-report-delivered" | "claim-sent" | "deleted";

export type EventLabel = { 
/**
 * The kind.
 */
event: EventKind, 
/**
 * Its Norwegian name.
 */
label: string, 
/**
 * The Norwegian heading of the group it stands in. The kinds of a group follow one another.
 */
group: string, 
/**
 * The further fields it asks for.
 */
fields: Array<EventField>, };

export type Events = { 
/**
 * In the order to offer them, group by group.
 */
events: Array<EventLabel>, };

export type ExpandPhrase = { 
/**
 * The report.
 */
report: string, 
/**
 * The phrase.
 */
phrase: string, };

export type Expanded = { 
/**
 * The text. What is not known stays visible: `[arbeidsgiver]`.
 */
text: Private, };

export type ExplainClaim = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The month, `YYYY-MM`.
 */
month: Month, 
/**
 * The amount as it was typed: `26 634` or `26 634,50`.
 */
nav_amount: string, };

export type ExplainedClaim = { 
/**
 * What the app reckons; none where it cannot.
 */
ours: Ore | null, 
/**
 * NAV's amount as it was understood.
 */
nav: Ore, 
/**
 * The two are the same.
 */
same: boolean, 
/**
 * Ways in which NAV can have come to its amount, the most plausible first.
 */
explanations: Array<ClaimExplanation>, 
/**
 * What to compare by hand, where none is known.
 */
compare: Array<string>, };

export type Export = { 
/**
 * The day it was written, which stands on it.
 */
date: string, 
/**
 * The PDF's bytes in the store.
 */
document: string, 
/**
 * SHA-256 of the bytes, lower-case hexadecimal.
 */
sha256: string, 
/**
 * How many pages.
 */
pages: number, 
/**
 * Fields whose text an independent reader did not find on the page, shown marked.
 */
not_found: Array<string>, 
/**
 * What the privacy check pointed out, and the counsellor looked at and kept.
 */
privacy: Array<KeptPassage>, };

export type ExportAttachment = { 
/**
 * The attachment.
 */
id: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, 
/**
 * Whether the counsellor knows that the folder is synchronised.
 */
synced: boolean, };

export type ExportAudit = { 
/**
 * Changes on this day and later; from the first, if not given.
 */
from: string | null, 
/**
 * Changes on this day and earlier; to the last, if not given.
 */
until: string | null, 
/**
 * Where to.
 */
file: SaveFile, };

export type ExportContribution = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The month.
 */
month: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, };

export type ExportHandover = { 
/**
 * The cases; all of a participant's go together.
 */
cases: Array<string>, 
/**
 * What for.
 */
kind: HandoverKind, 
/**
 * The colleague's name. A return goes to the owner, whatever is said here.
 */
with: Private, 
/**
 * What opens the file.
 */
to: HandoverTo, 
/**
 * The folder.
 */
folder: string, 
/**
 * Whether it may lie in a folder that is copied elsewhere.
 */
known_synced: boolean, };

export type ExportIncidents = { 
/**
 * Discovered on this day or later.
 */
since: string | null, 
/**
 * Discovered on this day or earlier.
 */
until: string | null, 
/**
 * Where to.
 */
file: SaveFile, };

export type ExportNotes = { 
/**
 * The draft.
 */
report: string, 
/**
 * The keys of the texts that the counsellor has approved.
 */
approved: Array<string>, 
/**
 * The digests of the passages that the counsellor has looked at and keeps.
 */
looked_at: Array<string>, 
/**
 * The folder.
 */
folder: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, };

export type ExportPaper = { 
/**
 * The agreement whose record it is; the security measures alone where it is left out.
 */
agreement?: string | null, 
/**
 * Whom the record names as the provider's contact; the counsellor if left out.
 */
contact?: Private | null, 
/**
 * The provider's data protection officer (personvernombud), where there is one.
 */
officer?: Private | null, 
/**
 * The folder.
 */
folder: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, 
/**
 * Whether the counsellor knows that the folder is synchronised.
 */
synced: boolean, };

export type ExportProof = { 
/**
 * The deletion's record.
 */
id: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, };

export type ExportReport = { 
/**
 * The report.
 */
id: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, 
/**
 * Whether the counsellor knows that the folder is synchronised.
 */
synced: boolean, 
/**
 * The digests of the passages that the counsellor has looked at and keeps.
 */
looked_at: Array<string>, };

export type ExportReview = { 
/**
 * Which.
 */
id: string, 
/**
 * Where to.
 */
file: SaveFile, };

export type ExportYear = { 
/**
 * The year.
 */
year: number, 
/**
 * The folder.
 */
folder: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, };

export type Exported = { 
/**
 * The file.
 */
path: string, 
/**
 * How many pages.
 */
pages: number, 
/**
 * Fields whose text an independent reader did not find on the page; shown marked.
 */
not_found: Array<string>, };

export type ExportedAttachment = { 
/**
 * The file.
 */
path: string, };

export type ExportedFile = { 
/**
 * Where it lies.
 */
path: Private, 
/**
 * How it stands on disk: only what is as it was written is removed.
 */
state: CopyState, };

export type ExportedProof = { 
/**
 * Where.
 */
path: string, };

export type Fact = { 
/**
 * The record: a registered event, or the report, practice, job or log entry that implies it.
 */
record: string, 
/**
 * True when registered as an event; false when it follows from another record.
 */
recorded: boolean, 
/**
 * What happened.
 */
event: Event, };

export type Factor = string;

export type Fault = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The line, from 1.
 */
line: number, 
/**
 * In Norwegian: what is wrong, and what to write instead where that is not plain.
 */
reason: string, };

export type FeedbackHeading = { 
/**
 * As the template names it.
 */
id: string, 
/**
 * The field's label, after its section's heading where it has one.
 */
label: string, };

export type Field = { 
/**
 * Unique in the template; lower-case ASCII letters, digits and hyphens.
 */
id: string, 
/**
 * The label exactly as the annex writes it.
 */
label: string, 
/**
 * The annex's own help text, printed below the label.
 */
help: string | null, 
/**
 * The app's advice, shown while writing and never printed.
 */
hint: string | null, 
/**
 * What is filled in.
 */
kind: FieldKind, 
/**
 * Whether it must have text or an explicit [`NOT_APPLICABLE`](crate::NOT_APPLICABLE).
 */
required: boolean, 
/**
 * How much of the page's width it takes.
 */
width: Width, 
/**
 * Where its first text comes from.
 */
prefill: Origin | null, 
/**
 * The name by which later reports on the same case ask for its text: `prefill = "report.previous-<name>"`.
 */
carry: string | null, 
/**
 * Whether it is where the participant says what they disagree in.
 */
comment: boolean, 
/**
 * What can be chosen among; empty but for [`FieldKind::Choice`] and [`FieldKind::Checks`].
 */
options: Array<string>, 
/**
 * What a number counts: «timer», «kr», «%».
 */
unit: string | null, 
/**
 * Whether the table's total adds this column up.
 */
sum: boolean, 
/**
 * The two columns of a table above whose products it adds up, rounded half up to a whole number at
 * the end; else empty. In the spreadsheet it is a formula.
 */
sum_of: Array<string>, 
/**
 * Who signs; set for signatures and nothing else.
 */
party: Party | null, };

export type FieldKind = "line" | "text" | "date" | "period" | "signature" | "choice" | "checks" | "number" | "time";

export type FigureRow = { 
/**
 * The figure's id.
 */
id: string, 
/**
 * What it counts.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, 
/**
 * How a reading was chosen; none where it is the annex's own.
 */
reading_note: string | null, 
/**
 * How many, now.
 */
count: number, 
/**
 * Those of them that are in the app, by name.
 */
cases: Array<CaseName>, 
/**
 * Those of them that other counsellors of the provider have sent.
 */
others: number, 
/**
 * Those that were delivered beside the cases that are in the app: participants who have been deleted
 * since, or a number that was changed by hand. Negative where fewer were delivered than counted.
 */
beside: number, 
/**
 * What was delivered.
 */
kept: number | null, };

export type Fnr = string;

export type FnrKind = "fnr" | "dnr" | "hnr" | "tnr" | "dnr-and-hnr" | "dnr-and-tnr";

export type ForeseeEffects = { 
/**
 * The case.
 */
case: string, 
/**
 * What would be saved or removed.
 */
change: Proposed, };

export type ForgetCopy = { 
/**
 * The remembered copy.
 */
id: string, };

export type Frozen = { 
/**
 * Why.
 */
why: FrozenAs, 
/**
 * From which day.
 */
since: string, 
/**
 * The same in Norwegian, and what can be done about it. Names no reason.
 */
sentence: string, };

export type FrozenAs = "restricted" | "lent-out";

export type GiveReceipt = { 
/**
 * The hand-over.
 */
id: string, 
/**
 * The receipt. Once it was given, the deletion goes on without it.
 */
receipt: Private, 
/**
 * Of a return: that those whom the owner has deleted are deleted here as well.
 */
deleted_at_owner: boolean, };

export type HandoverCandidate = { 
/**
 * The participant: all cases of one go together.
 */
person: string, 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * When what is due next is due; none where nothing is.
 */
next_due: string | null, 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name, as lists tell it.
 */
participant: Private, 
/**
 * The random reference.
 */
reference: string, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, };

export type HandoverCase = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name, as lists tell it.
 */
participant: Private, 
/**
 * The random reference.
 */
reference: string, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, };

export type HandoverContents = { 
/**
 * The kind of record.
 */
kind: string, 
/**
 * «12 timeføringer»
 */
text: string, };

export type HandoverKind = "lend" | "permanent" | "return";

export type HandoverLook = { 
/**
 * What it is for.
 */
kind: HandoverKind, 
/**
 * The counsellor who wrote it.
 */
from: Private, 
/**
 * That counsellor's employer; may be blank.
 */
provider: Private, 
/**
 * Whom it was written for.
 */
to: Private, 
/**
 * When.
 */
made: string, 
/**
 * The cases.
 */
cases: Array<LookedAtCase>, 
/**
 * Why it would not be taken in; none where it would.
 */
refusal: string | null, };

export type HandoverRow = { 
/**
 * The hand-over.
 */
id: string, 
/**
 * What for.
 */
kind: HandoverKind, 
/**
 * Written here; otherwise read in.
 */
sent: boolean, 
/**
 * The colleague.
 */
with: Private, 
/**
 * The day it was written or read in.
 */
date: string, 
/**
 * How it stands.
 */
state: HandoverState, 
/**
 * How many cases it had.
 */
count: number, 
/**
 * Those that it still concerns.
 */
cases: Array<HandoverCase>, 
/**
 * Of one read in: the receipt, to be given to the sender.
 */
receipt: Private | null, 
/**
 * The day of the receipt or the recall.
 */
ended: string | null, };

export type HandoverSent = { 
/**
 * The hand-over.
 */
id: string, 
/**
 * The file.
 */
path: string, };

export type HandoverState = "lent-out" | "lent-in" | "waiting" | "deleting" | "done" | "recalled";

export type HandoverTo = { "key": string } | { "passphrase": string };

export type Handovers = { 
/**
 * The counsellor's own name, as colleagues see it; blank before it was given.
 */
name: Private, 
/**
 * The public key to give to colleagues, `age1…`; none before one was made.
 */
public_key: string | null, 
/**
 * The folder to suggest.
 */
folder: string, 
/**
 * The cases that can be handed over, by participant's name.
 */
candidates: Array<HandoverCandidate>, 
/**
 * What was written and read in, the newest first.
 */
handovers: Array<HandoverRow>, };

export type Held = { 
/**
 * The day it holds from, which is the first on which the claim can be sent.
 */
since: string, 
/**
 * The day that the time to be kept is counted from: the first in the job, or of being fully fit.
 */
from: string, 
/**
 * The criterion, in the annex's words.
 */
criterion: string, 
/**
 * The computation that judged it.
 */
by: CriterionBy, 
/**
 * The annex's place.
 */
source: string, 
/**
 * It rests on the provider's reading.
 */
reading: boolean, 
/**
 * How it was read.
 */
reading_note: string | null, 
/**
 * While the day has not come: under what condition, in Norwegian.
 */
provided: string | null, 
/**
 * The jobs that it rests on, each with its proof; none where no job is needed.
 */
jobs: Array<JobProof>, 
/**
 * What to mind about it, in Norwegian.
 */
remarks: Array<string>, 
/**
 * When the claim can be sent.
 */
claim: ClaimWindow | null, };

export type HeldUnder = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer, where the agreement is known here.
 */
name: string | null, 
/**
 * How many cases.
 */
participants: number, };

export type HiredAs = "permanent" | "temporary" | "disability-pension" | "sick-listed";

export type History = { 
/**
 * How many there are, of which `changes` are a part.
 */
total: number, 
/**
 * Newest first.
 */
changes: Array<HistoryEntry>, };

export type HistoryEntry = { 
/**
 * What `undo` asks for. Of several savings the last that is still in force.
 */
group: string, 
/**
 * When; of several savings, the last.
 */
at: string, 
/**
 * When the first of several savings was.
 */
first_at: string, 
/**
 * How many savings it stands for; otherwise 1.
 */
count: number, 
/**
 * Who did it: the counsellor's name as it was then; blank before there was one.
 */
who: Private, 
/**
 * The operation's id, such as `event.save`.
 */
operation: string, 
/**
 * What was done, in Norwegian.
 */
sentence: Private, 
/**
 * The fields that changed.
 */
fields: Array<ChangedField>, 
/**
 * It has been undone, and has stayed so.
 */
undone: boolean, 
/**
 * In Norwegian, why it cannot be undone now; none when it can.
 */
cannot_undo: string | null, };

export type HoldView = { 
/**
 * Why.
 */
reason: Private, 
/**
 * Since when.
 */
since: string, };

export type Holiday = { 
/**
 * The day.
 */
date: string, 
/**
 * Its Norwegian name.
 */
name: string, };

export type Holidays = { 
/**
 * By date.
 */
holidays: Array<Holiday>, };

export type Hours = { 
/**
 * Estimated hours per participant and month; none where the annex leaves the amount to each
 * participant's need.
 */
per_month: number | null, 
/**
 * How many minutes an hour has.
 */
minutes_per_hour: number, 
/**
 * What the reports count hours by.
 */
reported_per: ReportedPer, 
/**
 * The annex's place.
 */
source: string, };

export type HoursAnswer = { 
/**
 * By entry in the order given.
 */
lines: Array<HoursLine>, 
/**
 * By participant in the order of first appearance.
 */
totals: Array<HoursTotal>, 
/**
 * Kroner with øre.
 */
total_nok: Ore, };

export type HoursAverage = { 
/**
 * The first day reckoned with: the first month's, or the start within it.
 */
from: string, 
/**
 * The last day: the last month's, or the end within it.
 */
to: string, 
/**
 * How many calendar months it touches, at most as many as were asked for.
 */
months: number, 
/**
 * Minutes of follow-up a month, rounded half up.
 */
minutes: number, };

export type HoursClaim = { 
/**
 * The price of an hour, whole kroner.
 */
price_nok: number, 
/**
 * One for each participant and occasion.
 */
entries: Array<HoursEntry>, };

export type HoursEntry = { 
/**
 * The caller's reference of the participant; no name.
 */
ref: string, 
/**
 * The counsellor's minutes, 1 or more, for the whole group.
 */
minutes: number, 
/**
 * How many participants shared them; 1, if not given.
 */
group_size?: number, };

export type HoursLine = { 
/**
 * The participant.
 */
ref: string, 
/**
 * The counsellor's minutes.
 */
minutes: number, 
/**
 * How many shared them.
 */
group_size: number, 
/**
 * The participant's share, rounded up to a whole quarter.
 */
hours: Quarters, };

export type HoursTotal = { 
/**
 * The participant.
 */
ref: string, 
/**
 * The sum of the entries' hours.
 */
hours: Quarters, 
/**
 * What they amount to, kroner with øre.
 */
nok: Ore, };

export type Incident = { 
/**
 * What went wrong.
 */
kind: IncidentKind, 
/**
 * In a few words.
 */
title: Private, 
/**
 * When it was discovered, by the machine's own time zone, to the minute. The clock of a breach runs from
 * here.
 */
discovered: string, 
/**
 * When it happened, as far as one knows.
 */
happened: Private, 
/**
 * The ids of the agreements that it concerns.
 */
agreements: Array<string>, 
/**
 * The references of the cases that it concerned; never an id, which would lead to more.
 */
cases: Array<string>, 
/**
 * What happened.
 */
description: Private, 
/**
 * What it led to, or may lead to.
 */
consequences: Private, 
/**
 * The plan of action.
 */
measures: Array<Measure>, 
/**
 * How NAV was told, where no notice of the agreement's was delivered.
 */
told: Told | null, 
/**
 * When the matter was closed.
 */
closed: string | null, 
/**
 * What seemed to name somebody, and the counsellor looked at and kept.
 */
kept: Array<KeptPassage>, 
/**
 * When it was entered here.
 */
entered: string, };

export type IncidentKind = "breach" | "deviation" | "technical";

export type IncidentRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * What was entered.
 */
incident: Incident, 
/**
 * The notices to NAV that tell of it.
 */
notices: Array<Notice>, 
/**
 * When NAV was told, by a notice or otherwise: of several agreements the last; none while one of them
 * is still to be told.
 */
told: string | null, 
/**
 * The clock of a breach.
 */
clock: BreachClock | null, 
/**
 * Measures that are not done.
 */
open_measures: number, 
/**
 * Of these, how many should have been done before today.
 */
overdue_measures: number, 
/**
 * The cases by their references; with the id of those that are still there.
 */
cases: Array<CaseOf>, };

export type Incidents = { 
/**
 * Those that are not closed first, each part by when it was discovered, newest first.
 */
incidents: Array<IncidentRow>, 
/**
 * The agreements that one can concern, by name.
 */
agreements: Array<NoticeOf>, 
/**
 * The cases that one can concern.
 */
cases: Array<CaseOf>, 
/**
 * Notices to NAV that tell of no incident in the log.
 */
unlogged: Array<Notice>, 
/**
 * The folder that exports go to.
 */
folder: string, };

export type Indicator = { 
/**
 * Its id, such as `employer-contacts-a-week`. Unique among the agreement's indicators.
 */
id: string, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * How it is counted, in Norwegian.
 */
about: string, 
/**
 * The computation.
 */
by: IndicatorBy, 
/**
 * What it is held against; none where nothing is asked. A caseload is held against what the
 * agreement says of the counsellor's role.
 */
mark: IndicatorMark | null, 
/**
 * The annex's place.
 */
source: string, 
/**
 * The annex does not list it: it is the provider's own reading.
 */
reading: boolean, 
/**
 * How the reading was chosen, in Norwegian.
 */
reading_note: string | null, };

export type IndicatorBy = "caseload" | "days-to-employer-contact" | { "employer-contact-within": { 
/**
 * Days, 1–366.
 */
days: number, } } | "employer-contacts-a-week" | "outside-office" | "variety-of-employers" | "variety-of-positions" | "ordinary-jobs" | { "followed-up-within": { 
/**
 * Days, 1–366.
 */
days: number, } } | "followed-up-each-month";

export type IndicatorForm = { 
/**
 * The template.
 */
template: string, 
/**
 * Its name: «Styringsskjema».
 */
title: string, 
/**
 * The one for this very period, begun or delivered.
 */
report: string | null, 
/**
 * Whether that one is delivered.
 */
delivered: boolean, };

export type IndicatorMark = { "at-least": number } | { "at-most": number };

export type IndicatorUnit = "participants" | "days" | "a-week" | "percent";

export type IndicatorView = { 
/**
 * Its id.
 */
id: string, 
/**
 * A short name.
 */
title: string, 
/**
 * How it is counted.
 */
about: string, 
/**
 * The value in words, with at most one decimal: «80 %»; «–» where there was nothing to count among.
 */
value: string, 
/**
 * The exact value as a fraction, in `unit`.
 */
exact: [number, number] | null, 
/**
 * What the value is a number of.
 */
unit: IndicatorUnit, 
/**
 * What stands above the line, in words.
 */
numerator: string, 
/**
 * What stands below it, in words.
 */
denominator: string | null, 
/**
 * What it is held against: «minst 6 i uken».
 */
mark: string | null, 
/**
 * Whether it lies within the mark.
 */
within: boolean | null, 
/**
 * What is not said and not counted, and what else to know.
 */
notes: Array<string>, 
/**
 * The annex's place.
 */
source: string, 
/**
 * The annex does not list it.
 */
reading: boolean, 
/**
 * How the reading was chosen.
 */
reading_note: string | null, 
/**
 * The records behind it, by date.
 */
behind: Array<BehindView>, };

export type Indicators = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The agreement as a reader knows it.
 */
name: string, 
/**
 * First and last day asked for.
 */
period: [string, string], 
/**
 * The last day counted: the period's, or today if that is earlier. Before the period's first day
 * where none of it has come.
 */
until: string, 
/**
 * How many participants the agreement has here, now and earlier.
 */
participants: number, 
/**
 * What each comes to, in the order of the agreement's file; none where it lists none.
 */
indicators: Array<IndicatorView>, 
/**
 * The form that they are written on; none where the agreement has none.
 */
form: IndicatorForm | null, };

export type Inquiries = { 
/**
 * Those that NAV does not know of first, then the open ones, then the closed; the newest first in each.
 */
inquiries: Array<InquiryRow>, 
/**
 * The access reports made on the participant, the newest first; none where all inquiries are asked for.
 */
reports: Array<AccessReportRow>, 
/**
 * What can be asked for.
 */
kinds: Array<InquiryKindLabel>, 
/**
 * Who can ask.
 */
from: Array<InquiryFromLabel>, 
/**
 * How it can come.
 */
ways: Array<WayLabel>, };

export type Inquiry = { 
/**
 * The case; none for one that concerns no participant. Then no text names anyone.
 */
case: string | null, 
/**
 * What is asked for.
 */
kind: InquiryKind, 
/**
 * Who asks.
 */
from: InquiryFrom, 
/**
 * Which authority, or who speaks for the participant.
 */
who: Private, 
/**
 * The day it came.
 */
received: string, 
/**
 * How it came.
 */
how: Way, 
/**
 * What it says, shortly.
 */
text: Private, 
/**
 * When NAV was told; none while it has not been.
 */
told: ToldNav | null, 
/**
 * What NAV decided; none before that.
 */
decision: NavDecision | null, 
/**
 * What was done.
 */
done: Private, 
/**
 * The day on which nothing was left to do. Only once NAV was told.
 */
closed: string | null, };

export type InquiryFrom = "participant" | "representative" | "authority" | "other";

export type InquiryFromLabel = { 
/**
 * Who.
 */
id: InquiryFrom, 
/**
 * In Norwegian.
 */
label: string, };

export type InquiryKind = "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection" | "complaint" | "disclosure";

export type InquiryKindLabel = { 
/**
 * The kind.
 */
id: InquiryKind, 
/**
 * Its Norwegian name.
 */
label: string, };

export type InquiryRow = { 
/**
 * The record.
 */
id: string, 
/**
 * As it is kept.
 */
inquiry: Inquiry, 
/**
 * What it is, in Norwegian: «Innsyn».
 */
title: string, 
/**
 * Who asks, in Norwegian.
 */
from: string, 
/**
 * The participant; none where it concerns none.
 */
participant: Private | null, 
/**
 * NAV has not been told, which is to be done at once: late from the day it came.
 */
late: boolean, 
/**
 * Whole days since it came, while NAV has not been told.
 */
days_waiting: number | null, 
/**
 * What to send NAV, through a secure channel.
 */
forwarding: Private, };

export type Invoice = { 
/**
 * NAV's reference (Deres referanse).
 */
your_reference: Asked, 
/**
 * The agreement's number (Avtalenummer).
 */
agreement_number: Asked, 
/**
 * The annex's place.
 */
source: string, };

export type JobProof = { 
/**
 * The job.
 */
job: string, 
/**
 * The attachments that prove it.
 */
attachments: Array<string>, };

export type KeptPassage = { 
/**
 * Why it was pointed out.
 */
kind: PrivacyKind, 
/**
 * The key of the field's value.
 */
field: string, 
/**
 * SHA-256 of the passage, lower-case hexadecimal: the same words are not asked about twice.
 */
digest: string, };

export type KeyringView = { 
/**
 * Whether it opens this store.
 */
enabled: boolean, 
/**
 * Why it cannot be used now, for the counsellor; null when it can.
 */
fault: string | null, };

export type KindCount = { 
/**
 * What it is called.
 */
label: string, 
/**
 * How many.
 */
count: number, };

export type Known = { 
/**
 * First name, then surname.
 */
name: Private, 
/**
 * The person's cases, newest first.
 */
cases: Array<OtherCase>, };

export type KnownPerson = { 
/**
 * Who; none where nobody has the number, or what was typed is no such number.
 */
known: Known | null, };

export type LiftHold = { 
/**
 * The case.
 */
case: string, };

export type ListEntries = { 
/**
 * The case.
 */
case: string, 
/**
 * Only those of this day or later; of an absence, its last day.
 */
since?: string | null, 
/**
 * Only those of this day or earlier; of an absence, its first day.
 */
until?: string | null, 
/**
 * Only those of this sort.
 */
activity?: Activity | null, 
/**
 * Only those whose text holds this, however its letters are written; blank for all.
 */
text: Private, 
/**
 * How many to pass over.
 */
from: number, 
/**
 * How many to answer, 500 at most.
 */
count: number, };

export type LoanDirection = "out" | "in";

export type LoanEnd = { 
/**
 * The day.
 */
date: string, 
/**
 * How.
 */
how: LoanEndHow, 
/**
 * Why it was recalled, in the counsellor's words; otherwise blank.
 */
reason: Private, };

export type LoanEndHow = "returned" | "recalled" | "left-out";

export type LoanMark = { 
/**
 * Which way.
 */
direction: LoanDirection, 
/**
 * For a while or for good.
 */
kind: HandoverKind, 
/**
 * The colleague.
 */
with: Private, 
/**
 * Since when.
 */
since: string, 
/**
 * Whether it is on its way back, and the receipt is awaited.
 */
returning: boolean, };

export type LoanOfCase = { 
/**
 * Where it is; none where it is here.
 */
now: LoanMark | null, 
/**
 * The hand-over in question.
 */
handover: string | null, 
/**
 * Where it was before, the newest first.
 */
before: Array<PastLoan>, };

export type LogCase = { 
/**
 * The case.
 */
case: string, 
/**
 * Its reference; none where nothing tells it any more.
 */
reference: string | null, 
/**
 * The participant's name, while it is there; masked where it is masked elsewhere.
 */
participant: Private | null, };

export type LogCategory = "work" | "out" | "deletion" | "rights" | "handover" | "security";

export type LogEntry = { 
/**
 * The case.
 */
case: string, 
/**
 * The day; an absence's first day.
 */
date: string, 
/**
 * What it was.
 */
activity: Activity, 
/**
 * How they met.
 */
form: MeetingForm, 
/**
 * Minutes, 0 when none are counted.
 */
minutes: number, 
/**
 * How many participants an activity in a group had, from 1. None counts as one: nobody else had a
 * part in the counsellor's time. Only for [`Activity::Group`].
 */
group_size: number | null, 
/**
 * Whether a meeting in person took place outside the counsellor's own offices; none where nobody
 * has said. Asked only where an agreement's indicators need it.
 */
outside_office: boolean | null, 
/**
 * An absence's last day; the first if not given.
 */
until: string | null, 
/**
 * Whether an absence has a valid reason.
 */
valid: boolean | null, 
/**
 * What was done, or the absence's reason.
 */
text: Private, };

export type LogOperation = { 
/**
 * Its id.
 */
operation: string, 
/**
 * In Norwegian.
 */
what: string, 
/**
 * What sort it is of.
 */
category: LogCategory, 
/**
 * How often it was done.
 */
count: number, };

export type LogRow = { 
/**
 * By which its values are asked for.
 */
group: string, 
/**
 * When.
 */
at: string, 
/**
 * Who: the counsellor's name as it was then; blank before there was one.
 */
who: Private, 
/**
 * The operation's id.
 */
operation: string, 
/**
 * The same in Norwegian.
 */
what: string, 
/**
 * What it changed: kinds of records in Norwegian, with how many of each.
 */
kinds: Array<[string, number]>, 
/**
 * The cases that it concerned.
 */
cases: Array<LogCase>, 
/**
 * Why, as far as the log still holds it.
 */
why: Array<Private>, 
/**
 * How many changes.
 */
changes: number, 
/**
 * Of these, how many had their values erased.
 */
erased: number, 
/**
 * It has been undone, and has stayed so.
 */
undone: boolean, 
/**
 * The operation that it undid, in Norwegian.
 */
undid: string | null, };

export type Look = "form" | "table" | "chart";

export type LookAtHandover = { 
/**
 * The file.
 */
path: Private, 
/**
 * What opens it, where it is sealed by a passphrase.
 */
passphrase?: string, };

export type LookAtPage = { 
/**
 * The attachment.
 */
id: string, 
/**
 * Which page, from 1. A picture has one.
 */
page: number, };

export type LookAtVersion = { 
/**
 * The report.
 */
id: string, 
/**
 * The version.
 */
version: string, };

export type LookIntoBackup = { 
/**
 * The file, absolute.
 */
file: string, 
/**
 * The passphrase of when it was last written.
 */
passphrase?: string, 
/**
 * The recovery code of then.
 */
code?: string, };

export type LookedAtCase = { 
/**
 * The participant's name; the reference where it is masked.
 */
participant: Private, 
/**
 * The random reference.
 */
reference: string, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, 
/**
 * Whether this version of the agreement is known here; otherwise its text comes along.
 */
agreement_known: boolean, 
/**
 * What there is of each kind.
 */
contents: Array<HandoverContents>, 
/**
 * Why it would be left out; none where it would not.
 */
left_out: string | null, };

export type Made = { 
/**
 * The record.
 */
id: string, };

export type MakeAccessReport = { 
/**
 * One of the participant's cases.
 */
case: string, 
/**
 * For whom. For the participant only on NAV's decision.
 */
audience: AccessFor, 
/**
 * Why. Kept, and told in the change log.
 */
why: Private, 
/**
 * The inquiry that it answers.
 */
inquiry?: string | null, 
/**
 * Also lay the attachments and the delivered reports beside it.
 */
with_files?: boolean, 
/**
 * The folder.
 */
folder: string, 
/**
 * Replace files of the same names.
 */
replace?: boolean, 
/**
 * The folder may be one that is synchronised.
 */
synced?: boolean, };

export type MakeBackup = { 
/**
 * The folder, absolute; the one of the schedule when left out.
 */
folder?: string | null, 
/**
 * The counsellor knows that the folder is synchronised.
 */
known_synced: boolean, };

export type MakeExtract = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The year.
 */
year: number, };

export type Measure = { 
/**
 * What.
 */
what: Private, 
/**
 * Who sees to it.
 */
responsible: Private, 
/**
 * By when.
 */
due: string | null, 
/**
 * When it was done.
 */
done: string | null, };

export type MeasureSection = { 
/**
 * The annex's heading.
 */
heading: string, 
/**
 * What is done, in paragraphs.
 */
statements: Array<string>, 
/**
 * The provider has something to add that the app cannot know.
 */
open: boolean, };

export type Media = "pdf" | "png" | "jpeg";

export type MeetingForm = "in-person" | "video" | "phone" | "written";

export type MergeContacts = { 
/**
 * The one that goes.
 */
from: string, 
/**
 * The one that stays, and that everything then refers to.
 */
into: string, };

export type MessageKind = { 
/**
 * Its id in the agreement.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, 
/**
 * Whether it is written for a month.
 */
monthly: boolean, 
/**
 * In Norwegian, what must be registered before it can be written.
 */
missing: string | null, };

export type MessageKinds = { 
/**
 * In the agreement's order; none where it permits none.
 */
kinds: Array<MessageKind>, };

export type Milestone = "mapping" | "hired" | "retained";

export type MilestoneLine = { 
/**
 * Which.
 */
milestone: Milestone, 
/**
 * Its part of the price.
 */
percent: number, 
/**
 * What it amounts to, kroner with øre.
 */
nok: Ore, };

export type MilestoneRule = { 
/**
 * Which it is.
 */
id: Milestone, 
/**
 * What the annex calls it.
 */
title: string, 
/**
 * The phase that it concludes, in the annex's word: «Ansettelsesfase».
 */
phase: string, 
/**
 * Its part of the price, in per cent.
 */
percent: number, 
/**
 * The annex's place.
 */
source: string, 
/**
 * The rule that gives the claim its dates.
 */
claim: string, 
/**
 * What must go with the claim, in Norwegian.
 */
claim_with: string, 
/**
 * The jobs it rests on must be documented.
 */
documented: boolean, 
/**
 * Any one of these suffices.
 */
criteria: Array<Criterion>, };

export type MilestoneStanding = { 
/**
 * Which it is.
 */
id: Milestone, 
/**
 * What the annex calls it.
 */
title: string, 
/**
 * The phase that it concludes.
 */
phase: string, 
/**
 * Its part of the price, in per cent.
 */
percent: number, 
/**
 * The annex's place.
 */
source: string, 
/**
 * What must go with the claim.
 */
claim_with: string, 
/**
 * How far it has come.
 */
state: MilestoneState, 
/**
 * How it holds; none until it does.
 */
held: Held | null, 
/**
 * How it will hold if nothing changes: while it does not, or when the claim can no longer be sent
 * for what held.
 */
coming: Held | null, 
/**
 * What is missing, while it does not hold.
 */
missing: Array<Shortfall>, 
/**
 * The claim that was sent.
 */
sent: ClaimSent | null, 
/**
 * NAV's approval.
 */
approval: Approved | null, };

export type MilestoneState = "not-met" | "coming" | "proof-missing" | "claimable" | "too-late" | "claim-sent" | "approved";

export type MilestonesAnswer = { 
/**
 * In the order given.
 */
lines: Array<MilestoneLine>, 
/**
 * Kroner with øre.
 */
total_nok: Ore, };

export type MilestonesClaim = { 
/**
 * The participant's price in all, whole kroner.
 */
price_nok: number, 
/**
 * Those that are claimed, each once.
 */
milestones: Array<Milestone>, };

export type Missing = { 
/**
 * The key of its value: the field's id, in a repetition or a row with what follows it.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The heading of its section.
 */
section: string | null, 
/**
 * Which of several: «Arbeidsgiver 2», or the row's label.
 */
place: string | null, };

export type MissingKind = "no-end-status" | "status-before-phase" | "left-not-ended" | "planned-end-passed" | "duration-passed" | "start-passed" | "no-order" | "phase-passed" | "nothing-logged" | "report-due";

export type MissingRow = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
name: Private, 
/**
 * What sort of thing.
 */
kind: MissingKind, 
/**
 * What is missing and what to do.
 */
text: string, 
/**
 * The day that it is about.
 */
date: string | null, 
/**
 * The results cannot be registered as delivered without it.
 */
blocks: boolean, };

export type Month = string;

export type MonthClaim = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * The month.
 */
month: Month, 
/**
 * Whether the month is over.
 */
over: boolean, 
/**
 * What it amounts to without VAT, as far as it can be reckoned; none without lines or a price.
 */
total: Ore | null, 
/**
 * The claim is not to be sent as it stands: something that decides the amounts is open.
 */
stopped: boolean, 
/**
 * What is open.
 */
blocked: Array<ClaimBlocked>, 
/**
 * What to look at, though it stops nothing.
 */
remarks: Array<ClaimBlocked>, 
/**
 * A price has been entered.
 */
priced: boolean, 
/**
 * The price on the month's last day.
 */
price: number | null, 
/**
 * The invoice basis (fakturagrunnlag) of the month, where one has been begun; the newest.
 */
report: ClaimReport | null, 
/**
 * The template of the invoice basis.
 */
template: string | null, 
/**
 * The template of a claim for one participant, where the agreement has one.
 */
case_template: string | null, } & ({ "model": "place-month", 
/**
 * Each piece of a participation.
 */
places: Array<ClaimPlace>, } | { "model": "hours", 
/**
 * Each participant and price.
 */
hours: Array<ClaimHours>, } | { "model": "milestones", 
/**
 * Each that is invoiced this month.
 */
milestones: Array<ClaimMilestone>, 
/**
 * Those whose claims can be sent, or could have been.
 */
ready: Array<ClaimReady>, });

export type MonthHours = { 
/**
 * The month's first day.
 */
month: string, 
/**
 * Minutes, absences not counted.
 */
minutes: number, };

export type MonthRow = { 
/**
 * The month.
 */
month: Month, 
/**
 * How far it has come.
 */
state: MonthState, 
/**
 * How many things are missing in the cases.
 */
missing: number, 
/**
 * How many cases count otherwise now than was delivered.
 */
differences: number, 
/**
 * When the results are due; none where the agreement asks for none by the month.
 */
due: string | null, 
/**
 * When they were delivered, the newest where they were corrected.
 */
delivered: string | null, };

export type MonthState = "not-over" | "missing" | "ready" | "delivered" | "differs";

export type MonthView = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * The month.
 */
month: Month, 
/**
 * The month in words: «oktober 2026».
 */
title: string, 
/**
 * First and last day.
 */
period: [string, string], 
/**
 * The month is over, and its results can be delivered.
 */
over: boolean, 
/**
 * How far it has come.
 */
state: MonthState, 
/**
 * What is missing in the cases; what stops delivery first.
 */
missing: Array<MissingRow>, 
/**
 * What is counted, in the order of the annex.
 */
figures: Array<FigureRow>, 
/**
 * The shares of them.
 */
shares: Array<ShareRow>, 
/**
 * The agreement's targets, for this month alone.
 */
targets: Array<TargetRow>, 
/**
 * The sums that must agree.
 */
crosschecks: Array<CrosscheckRow>, 
/**
 * The report on the results; none where the agreement has no such form.
 */
results: ResultsRow | null, 
/**
 * The cases that count otherwise now than was delivered; empty before delivery.
 */
differences: Array<DifferenceRow>, };

export type Months = { 
/**
 * Those that have participants, or had in a delivered month; by name.
 */
agreements: Array<AgreementMonths>, };

export type MoveCase = { 
/**
 * The case.
 */
id: string, 
/**
 * The version.
 */
version: string, };

export type MovePreview = { 
/**
 * The version that holds now.
 */
from: string, 
/**
 * The version to move to.
 */
to: string, 
/**
 * What happens to the deadlines.
 */
effects: Effects, 
/**
 * In Norwegian, what must be put right before the case can be moved; none when it can.
 */
obstacle: string | null, };

export type NavDecision = { 
/**
 * The day of NAV's answer.
 */
date: string, 
/**
 * Whether what was asked for is to be done.
 */
granted: boolean, 
/**
 * What NAV said: who, and what is to be done.
 */
text: Private, };

export type Nearness = "overdue" | "today" | "this-week" | "next-30-days" | "later";

export type NewCode = { 
/**
 * The code, in groups with hyphens.
 */
code: string, };

export type Note = { 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * What to do.
 */
text: string, 
/**
 * Whom it concerns, and so where it is shown.
 */
concerns: Concerns, 
/**
 * The annex's place.
 */
source: string, };

export type NotesOf = { 
/**
 * The evaluation report's draft.
 */
report: string, };

export type Nothing = Record<symbol, never>;

export type Notice = { 
/**
 * The report.
 */
report: string, 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * When what it tells of was discovered, as far as it says: `dd.mm.åååå kl. tt:mm`.
 */
discovered: string | null, 
/**
 * When it was delivered.
 */
delivered: string | null, 
/**
 * How.
 */
channel: Channel | null, };

export type NoticeOf = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * The form; none where the agreement has none.
 */
template: string | null, };

export type Numbers = { 
/**
 * The numbers as typed.
 */
numbers: Array<Private>, };

export type OfAgreement = { 
/**
 * The agreement's id.
 */
agreement: string | null, };

export type OfCase = { 
/**
 * The case; every copy when left out.
 */
case?: string | null, };

export type OldInReport = { 
/**
 * The report.
 */
report: string, 
/**
 * Its title with its number.
 */
title: string, 
/**
 * When it was delivered.
 */
delivered: string, 
/**
 * What it holds that was put right.
 */
values: Array<OldValue>, 
/**
 * The correction that has been begun.
 */
begun: string | null, };

export type OldValue = { 
/**
 * What it is called.
 */
label: string, 
/**
 * As the report has it.
 */
old: Private, 
/**
 * As it stands now; none where nothing does.
 */
new: Private | null, };

export type OpenName = { 
/**
 * The case.
 */
id: string, 
/**
 * What for; may be left out.
 */
reason?: Private | null, };

export type OpenedBy = "passphrase" | "recovery-code" | "keyring";

export type OrderField = "measure" | "last-name" | "first-name" | "fnr" | "address" | "postal-code" | "city" | "phone" | "mobile" | "email" | "order-date" | "start-date" | "end-date" | "nav-office" | "nav-counsellor" | "nav-phone" | "nav-email" | "order-text" | "employed-at-referral" | "employer" | "employer-contact" | "position-percent" | "sick-since" | "sick-percent";

export type OrderProposal = { 
/**
 * What it is.
 */
field: OrderField, 
/**
 * As the window calls it.
 */
label: string, 
/**
 * As the form takes it: dates as `dd.mm.åååå`, names in their usual case.
 */
value: Private, 
/**
 * The first line that it was found in, from 0.
 */
first_line: number, 
/**
 * The last.
 */
last_line: number, 
/**
 * A label says so, and nothing speaks against it.
 */
sure: boolean, 
/**
 * Why it should be looked at.
 */
note: string | null, 
/**
 * The register's entry that it names.
 */
contact: string | null, 
/**
 * A day that is yet to come, which the form does not take before it has.
 */
ahead: boolean, };

export type OrderReading = { 
/**
 * The source, line by line.
 */
lines: Array<Private>, 
/**
 * What was found and may be kept, in the order of the form. A field stands several times where it is not
 * clear which value is meant.
 */
found: Array<OrderProposal>, 
/**
 * What was found and is not proposed, since the agreement does not permit it or does not ask.
 */
left_out: Array<string>, 
/**
 * The agreement whose rules decided that: the one asked for, or the only one that the order names. Without
 * one, nothing is proposed that an agreement must permit.
 */
agreement: string | null, 
/**
 * Who has the number that was found already.
 */
known: Known | null, };

export type Ore = string;

export type Origin = Source | string;

export type OtherCase = { 
/**
 * The case.
 */
id: string, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * The first day, or else the day the order came.
 */
first: string | null, 
/**
 * When it ended, or else the last day of its duration.
 */
last: string | null, };

export type OtherDue = { 
/**
 * The date it gives.
 */
due: string, 
/**
 * Where the annex says so.
 */
source: string, };

export type OtherNamed = { 
/**
 * What it stands in.
 */
place: string, 
/**
 * The words around it: before, the passage itself, and after.
 */
excerpt: [Private, Private, Private], };

export type Outstanding = { 
/**
 * What sort of thing.
 */
kind: OutstandingKind, 
/**
 * What, in a sentence that names no one.
 */
text: string, 
/**
 * Where it is done.
 */
at: OutstandingAt, };

export type OutstandingAt = { "screen": "report", 
/**
 * The report.
 */
id: string, } | { "screen": "deadlines" } | { "screen": "events" } | { "screen": "month", 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The month.
 */
month: Month, } | { "screen": "statistics" };

export type OutstandingKind = "not-ended" | "report" | "claim" | "month" | "extract";

export type PagePicture = { 
/**
 * Its type, such as `image/png`.
 */
mime: string, 
/**
 * Its bytes, in base 64.
 */
data: string, 
/**
 * Its size in pixels, for a page; a picture tells its own.
 */
size: [number, number] | null, };

export type PaperWritten = { 
/**
 * The file.
 */
path: string, };

export type Paperwork = { 
/**
 * Under the headings of vedlegg 2, in its order.
 */
measures: Array<MeasureSection>, 
/**
 * The same as one text, to copy.
 */
text: string, 
/**
 * What the file with the measures is called.
 */
file_name: string, 
/**
 * A record of processing for each agreement in use; for every agreement while none is.
 */
records: Array<RecordOf>, 
/**
 * The folder that exports go to.
 */
folder: string, };

export type ParsedDate = { 
/**
 * The day.
 */
date: string, 
/**
 * As forms show it, `dd.mm.åååå`.
 */
shown: string, };

export type Part = { 
/**
 * Which of the two has it.
 */
kind: PartKind, 
/**
 * The run itself, with its spaces.
 */
text: Private, };

export type PartKind = "same" | "removed" | "added";

export type Participation = { 
/**
 * The caller's reference of the participant; no name.
 */
ref: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day; null while there is none.
 */
to?: string | null, };

export type Party = "counsellor" | "participant" | "nav" | "employer" | "clinician" | "leader";

export type Passage = { 
/**
 * The words around it: before, the passage itself, and after.
 */
excerpt: [Private, Private, Private], 
/**
 * What to send with the export once it has been looked at. It says nothing of the text.
 */
digest: string, 
/**
 * Whether it was looked at and kept in an earlier export of this report.
 */
kept: boolean, 
/**
 * The key of the field's value.
 */
field: string, 
/**
 * What the field is called.
 */
label: string, 
/**
 * Where it begins, in UTF-16 code units, as a browser's selection counts.
 */
start: number, 
/**
 * Where it ends, likewise.
 */
end: number, 
/**
 * Why.
 */
kind: PrivacyKind, 
/**
 * The same in Norwegian. It repeats nothing of the text.
 */
reason: string, };

export type PastLoan = { 
/**
 * How it ended.
 */
end: LoanEnd, 
/**
 * Which way.
 */
direction: LoanDirection, 
/**
 * For a while or for good.
 */
kind: HandoverKind, 
/**
 * The colleague.
 */
with: Private, 
/**
 * Since when.
 */
since: string, 
/**
 * Whether it is on its way back, and the receipt is awaited.
 */
returning: boolean, };

export type Percent = number;

export type PeriodFigure = { 
/**
 * The figure's id.
 */
id: string, 
/**
 * What it counts.
 */
title: string, 
/**
 * It tells who was there at the end and is not added up.
 */
stock: boolean, 
/**
 * How many.
 */
count: number, };

export type PeriodMonth = { 
/**
 * The month.
 */
month: Month, 
/**
 * Its last day has passed.
 */
over: boolean, 
/**
 * Its results were delivered, and so it is counted.
 */
delivered: boolean, 
/**
 * The targets for it alone, in the period's order; empty where it is not delivered.
 */
targets: Array<TargetRow>, };

export type PeriodView = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * Its measure and buyer.
 */
name: string, 
/**
 * The months, the first one first.
 */
months: Array<PeriodMonth>, 
/**
 * What is counted, in the order of the annex: what happened is added up, and what stands at the end is
 * the last delivered month's. Empty while no month is delivered.
 */
figures: Array<PeriodFigure>, 
/**
 * The shares of them.
 */
shares: Array<ShareRow>, 
/**
 * The agreement's targets, over the whole period.
 */
targets: Array<TargetRow>, };

export type Person = { 
/**
 * Given and middle names.
 */
first_name: Private, 
/**
 * Surname; may be blank, since not everyone has one.
 */
last_name: Private, 
/**
 * Fødselsnummer or one of its kin.
 */
fnr: Fnr | null, 
/**
 * Street and number.
 */
address: Private, 
/**
 * Postal code.
 */
postal_code: Private, 
/**
 * Postal town (poststed).
 */
city: Private, 
/**
 * Telephone.
 */
phone: Private, 
/**
 * E-mail.
 */
email: Private, 
/**
 * Adressesperre: while there is one, the address is blank.
 */
protected_address: ProtectedAddress, };

export type PersonInput = { 
/**
 * Given and middle names.
 */
first_name: Private, 
/**
 * Surname.
 */
last_name: Private, 
/**
 * Fødselsnummer as typed.
 */
fnr: Private, 
/**
 * Street and number.
 */
address: Private, 
/**
 * Postal code.
 */
postal_code: Private, 
/**
 * Postal town.
 */
city: Private, 
/**
 * Telephone.
 */
phone: Private, 
/**
 * E-mail.
 */
email: Private, 
/**
 * Adressesperre, with which no address may stand.
 */
protected_address: ProtectedAddress, };

export type Personal = { 
/**
 * The kinds.
 */
permitted: Array<PersonalData>, 
/**
 * The data processing agreement's place.
 */
source: string, 
/**
 * The list is the provider's reading.
 */
reading: boolean, };

export type PersonalData = "name" | "address" | "telephone" | "fnr" | "email" | "order" | "employment" | "sick-leave" | "doctor" | "education" | "health" | "ethnic-origin" | "police-certificate" | "criminal-convictions";

export type Phase = "ordered" | "active" | "ended" | "reported" | "withdrawn";

export type Phrase = { 
/**
 * What it is found by.
 */
title: Private, 
/**
 * The text, with its placeholders.
 */
text: Private, 
/**
 * The labels of the fields that it is meant for, as templates write them; none means any.
 */
fields: Array<string>, };

export type PhraseEntry = { 
/**
 * The id.
 */
id: string, 
/**
 * The phrase.
 */
phrase: Phrase, };

export type Phrases = { 
/**
 * By title.
 */
phrases: Array<PhraseEntry>, 
/**
 * The placeholders that a phrase may hold, without their braces.
 */
placeholders: Array<string>, };

export type Place = { 
/**
 * The page, from 1.
 */
page: number, 
/**
 * How far down it, as a part of its height: 0–1.
 */
top: number, };

export type PlaceMonthAnswer = { 
/**
 * By participation in the order given, then by date.
 */
lines: Array<PlaceMonthLine>, 
/**
 * Whole kroner, rounded half up once.
 */
total_nok: number, };

export type PlaceMonthClaim = { 
/**
 * The month.
 */
month: Month, 
/**
 * The known prices, whole kroner for a place and month, in any order. On a day holds the one with the
 * latest `from` on or before it.
 */
prices: Array<PriceFrom>, 
/**
 * When the provider is closed. May overlap, touch, or lie outside the month.
 */
closed?: Array<Closed>, 
/**
 * Who takes part, and when. May lie outside the month.
 */
participations: Array<Participation>, };

export type PlaceMonthLine = { 
/**
 * The participant.
 */
ref: string, 
/**
 * Its first day in the month.
 */
from: string, 
/**
 * Its last.
 */
to: string, 
/**
 * `days` ÷ `of`, rounded half up to five decimals. `0.00000` for a weekend alone.
 */
factor: Factor, 
/**
 * The price that it is multiplied with.
 */
nok_per_month: number, };

export type Places = { 
/**
 * At least.
 */
from: number, 
/**
 * At most.
 */
to: number, 
/**
 * How many participants one employee has, by role, where the annex says.
 */
caseload: Array<Caseload>, 
/**
 * The annex's place.
 */
source: string, };

export type PointToReview = { 
/**
 * Which.
 */
point: AccessPoint, 
/**
 * What it is called.
 */
label: string, 
/**
 * What to ask oneself.
 */
question: string, 
/**
 * What the app itself knows of it; blank where it knows nothing.
 */
known: string, 
/**
 * It does not apply here, as far as the app knows.
 */
absent: boolean, 
/**
 * Who had access by the last review.
 */
who: Private, };

export type PortfolioAnswer = { 
/**
 * By due date and rule.
 */
deadlines: Array<PortfolioDeadline>, };

export type PortfolioDeadline = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * First and last day reported on.
 */
period: [string, string], 
/**
 * The due date.
 */
due: string, 
/**
 * The last working day by which to do it.
 */
work_by: string, 
/**
 * Who gets it.
 */
recipients: Array<string>, 
/**
 * The provider's adjustable reading.
 */
reading: boolean, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, };

export type PortfolioDeadlines = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * From this day.
 */
from: string, 
/**
 * To this day.
 */
until: string, };

export type PortfolioRow = { 
/**
 * The agreement's id.
 */
agreement_id: string, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, 
/**
 * How near it is.
 */
nearness: Nearness, 
/**
 * Days from today.
 */
days: number, 
/**
 * When what settles it was delivered, the newest where it was corrected; none while it is not.
 */
delivered: string | null, 
/**
 * The form by which it is settled; none where the agreement has none for it.
 */
template: string | null, 
/**
 * The draft on its period, where one has been begun.
 */
draft: string | null, 
/**
 * The newest delivered report on its period.
 */
report: string | null, 
/**
 * It is asked for every calendar month, and so belongs to the month's end.
 */
monthly: boolean, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * First and last day reported on.
 */
period: [string, string], 
/**
 * The due date.
 */
due: string, 
/**
 * The last working day by which to do it.
 */
work_by: string, 
/**
 * Who gets it.
 */
recipients: Array<string>, 
/**
 * The provider's adjustable reading.
 */
reading: boolean, 
/**
 * A short Norwegian name.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, };

export type Practice = { 
/**
 * The case.
 */
case: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * The contact person there.
 */
contact: string | null, 
/**
 * Extent in per cent, 1–100.
 */
percent: Percent | null, 
/**
 * First day.
 */
from: string, 
/**
 * Last day planned.
 */
planned_to: string | null, 
/**
 * Last day, once it has ended.
 */
ended: string | null, 
/**
 * The goal, as part of mapping.
 */
goal: Private, 
/**
 * Why this workplace and these tasks.
 */
reason: Private, 
/**
 * The day the employer was told of occupational-injury insurance.
 */
insurance_informed: string | null, };

export type Prefilled = { 
/**
 * The text, never blank.
 */
text: Private, 
/**
 * Norwegian: «fra loggen: 12 timer, 3 møter på arbeidsplassen».
 */
source: string, };

export type Preview = { 
/**
 * One SVG per page.
 */
pages: Array<string>, 
/**
 * Where each field is printed, by the key of its value.
 */
places: { [key in string]: Place }, 
/**
 * What is missing in the text shown.
 */
check: ReportCheck, };

export type PreviewDeletion = { 
/**
 * The cases.
 */
cases: Array<string>, };

export type PreviewOfCase = { 
/**
 * The case as it stands in the queue.
 */
row: DeletionRow, 
/**
 * What goes, in words: «12 timeføringer».
 */
gone: Array<string>, 
/**
 * The exported files.
 */
files: Array<ExportedFile>, 
/**
 * What should be done before, because it cannot be done afterwards.
 */
outstanding: Array<Outstanding>, };

export type PreviewReport = { 
/**
 * The report.
 */
id: string, 
/**
 * Key → text, over what is saved; null takes the entry away.
 */
values: { [key in string]: Private | null }, };

export type Price = { 
/**
 * The name of the computation.
 */
model: PriceModel, 
/**
 * What the annex says of it, in Norwegian.
 */
about: string, 
/**
 * The annex's place.
 */
source: string, 
/**
 * What the annex leaves open and how it is read, in Norwegian.
 */
reading_note: string | null, 
/**
 * Which time is paid, where hours are.
 */
billed: Billed, };

export type PriceFrom = { 
/**
 * The first day.
 */
from: string, 
/**
 * Whole kroner without VAT: for a place and month, for an hour, or in all for a participant, by how
 * the agreement pays.
 */
nok: number, };

export type PriceModel = "place-month" | "hours" | "milestones";

export type PrintReport = { 
/**
 * The report.
 */
id: string, 
/**
 * The digests of the passages that the counsellor has looked at and keeps.
 */
looked_at: Array<string>, };

export type PrivacyCheck = { 
/**
 * In the order of the report.
 */
passages: Array<Passage>, };

export type PrivacyKind = "other-participant" | "fnr" | "protected-address" | "diagnosis-code" | "diagnosis" | "contact-details" | "health" | "order";

export type Private = string;

export type Profile = { 
/**
 * The counsellor's name.
 */
counsellor: Private, 
/**
 * The counsellor's title, such as «jobbkonsulent».
 */
title: Private, 
/**
 * The counsellor's telephone.
 */
phone: Private, 
/**
 * The counsellor's e-mail.
 */
email: Private, 
/**
 * The provider's name (tiltaksarrangør).
 */
provider: Private, 
/**
 * The provider's organisation number.
 */
organisation_number: Private, 
/**
 * Where reports are signed: «Drammen».
 */
place: Private, 
/**
 * The counsellor's role, in the word of the agreement that knows several: «Teamleder». Blank is
 * the ordinary one.
 */
role: string, 
/**
 * The day from which NAV approved the counsellor, where an agreement asks for it (Jobb Først,
 * Bilag 7).
 */
approved: string | null, 
/**
 * The folder that exports go to unless another is chosen.
 */
export_folder: string, 
/**
 * Minutes without a key or a mouse move until the store is locked, within
 * [`Profile::LOCK_AFTER`].
 */
lock_after_minutes: number, 
/**
 * Whether what is due for deletion goes by itself. Stores from before this was asked say no.
 */
delete_automatically: boolean, 
/**
 * Whether the counsellor has answered that. Stores from before it was asked have not.
 */
asked_to_delete: boolean, 
/**
 * The folder that backups go to by themselves; blank for none.
 */
backup_folder: string, 
/**
 * Days from one backup to the next, within [`Profile::BACKUP_EVERY`].
 */
backup_every_days: number, 
/**
 * Days that a backup is kept, within [`Profile::BACKUP_KEEP`].
 */
backup_keep_days: number, };

export type ProofRow = { 
/**
 * Its record.
 */
id: string, 
/**
 * The participant's pseudonymous reference; empty where this store never knew it.
 */
reference: string, 
/**
 * The agreement's measure and buyer, or its id; empty where this store never knew it.
 */
agreement: string, 
/**
 * The day by which the agreement asked for it.
 */
due: string | null, 
/**
 * The day it was done.
 */
done: string, 
/**
 * Done after that day.
 */
late: boolean, 
/**
 * What made it happen.
 */
how: DeletionHow, 
/**
 * It was a borrowed copy; the owner has his own.
 */
borrowed: boolean, 
/**
 * Who did it.
 */
who: Private, 
/**
 * What went, in words: «12 timeføringer».
 */
gone: Array<string>, 
/**
 * Exported files that were removed from disk.
 */
copies_removed: number, 
/**
 * Exported files that were left.
 */
copies_left: number, 
/**
 * Its position in the ledger, from 1.
 */
position: number, 
/**
 * The ledger's hash there, hexadecimal.
 */
hash: string, 
/**
 * The backups that held the case when it was deleted.
 */
backups: Array<BackupOfDeletion>, 
/**
 * Whether one of those still waits.
 */
waiting: boolean, 
/**
 * The name of the PDF.
 */
file_name: string, };

export type Proposed = { "kind": "event", 
/**
 * The one to change; none for a new one.
 */
id: string | null, 
/**
 * What happened.
 */
event: Event, } | { "kind": "entry", 
/**
 * The one to change; none for a new one.
 */
id: string | null, 
/**
 * The entry.
 */
entry: LogEntry, } | { "kind": "employment", 
/**
 * The one to change; none for a new one.
 */
id: string | null, 
/**
 * The job.
 */
employment: Employment, } | { "kind": "practice", 
/**
 * The one to change; none for a new one.
 */
id: string | null, 
/**
 * The period.
 */
practice: Practice, } | { "kind": "delivery", 
/**
 * The draft.
 */
report: string, 
/**
 * The day NAV got it.
 */
date: string, } | { "kind": "attributes", 
/**
 * The answers.
 */
attributes: Attributes, } | { "kind": "remove", 
/**
 * The record.
 */
id: string, };

export type ProtectedAddress = "none" | "kode-7" | "kode-6";

export type PutAside = { 
/**
 * The record, by which it is brought back.
 */
id: string, 
/**
 * When.
 */
date: string, 
/**
 * What it advised was done.
 */
done: boolean, 
/**
 * Why.
 */
note: Private, 
/**
 * The last day on which it stays aside, unless what it rests on changes before.
 */
until: string, };

export type Quarters = string;

export type ReadContribution = { 
/**
 * The file.
 */
path: Private, 
/**
 * The agreement that it must be of.
 */
agreement: string, 
/**
 * The first day of the month or the period that it must be of.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * Whether an earlier one of the same member may be replaced.
 */
replace: boolean, };

export type ReadIn = { 
/**
 * The record.
 */
id: string, 
/**
 * What was in it.
 */
contents: Contents, 
/**
 * Whether the leader's list names the sender.
 */
expected: boolean, };

export type ReadOrder = { 
/**
 * The text as pasted.
 */
text?: Private | null, 
/**
 * Where the PDF lies.
 */
path?: Private | null, 
/**
 * The agreement that the participant is ordered on; the one that the order names, if not given.
 */
agreement?: string | null, };

export type ReadingEffects = { 
/**
 * The participants whose deadlines change, by name.
 */
cases: Array<AffectedCase>, };

export type ReadingRow = { 
/**
 * What it is about.
 */
title: string, 
/**
 * The annex's place.
 */
source: string, 
/**
 * How it was chosen.
 */
note: string | null, 
/**
 * What the agreement's file says, in words; none where it is only told of.
 */
standard: string | null, 
/**
 * What holds, in words.
 */
present: string | null, 
/**
 * What holds is the provider's own.
 */
is_adjusted: boolean, 
/**
 * What holds, to be adjusted.
 */
value: ReadingValue, };

export type ReadingValue = { "kind": "offset", 
/**
 * The rule.
 */
rule: string, 
/**
 * How many; none where several steps are taken.
 */
count: number | null, 
/**
 * Of what; none where several steps are taken.
 */
unit: Unit | null, 
/**
 * Counted anew for each report, with `* n`.
 */
repeats: boolean, } | { "kind": "semester-ends", 
/**
 * At least two.
 */
days: Array<string>, } | { "kind": "monthly-day", 
/**
 * 1–31.
 */
day: number, } | { "kind": "yearly-days", 
/**
 * At least one.
 */
days: Array<string>, } | { "kind": "told" };

export type Readings = { 
/**
 * In the order of the file, those on the whole portfolio last.
 */
readings: Array<ReadingRow>, 
/**
 * How participants may stand on ending, in the order of the file.
 */
end_statuses: Array<EndStatusRow>, 
/**
 * What the provider has adjusted.
 */
adjusted: AdjustedReadings, };

export type ReadingsOf = { 
/**
 * The agreement's id.
 */
agreement: string, };

export type RecallHandover = { 
/**
 * The hand-over.
 */
id: string, 
/**
 * Why; needed where the file may have been read.
 */
reason: Private, };

export type RecalledHandover = { 
/**
 * Where the sealed file still lies, since it was changed or is out of reach; none where it is gone.
 */
file_left: Private | null, };

export type ReceiptTaken = { 
/**
 * How many cases were deleted here, with proof of it.
 */
deleted: number, 
/**
 * How many the receiver left out; they are the sender's again.
 */
left_out: number, };

export type Received = { 
/**
 * The hand-over.
 */
id: string, 
/**
 * What for.
 */
kind: HandoverKind, 
/**
 * The counsellor it came from.
 */
from: Private, 
/**
 * The cases as they are here.
 */
cases: Array<string>, 
/**
 * How many were left out, since the participants were deleted here.
 */
left_out: number, 
/**
 * What to give back to the sender; none for a loan, which is answered by the return.
 */
receipt: Private | null, };

export type Recipient = { 
/**
 * What is sent.
 */
what: string, 
/**
 * To whom.
 */
to: Array<string>, 
/**
 * The annex's place.
 */
source: string, };

export type RecordBehind = "event" | "entry" | "job";

export type RecordOf = { 
/**
 * The agreement.
 */
agreement: string, 
/**
 * The measure and its buyer.
 */
name: string, 
/**
 * What the file is called.
 */
file_name: string, };

export type RefreshReport = { 
/**
 * The report.
 */
id: string, 
/**
 * The keys of the fields to take anew, whatever stands there: the counsellor has chosen. If not given,
 * those that nobody has worked on since the app filled them in, or found nothing to fill in; no
 * others are touched.
 */
fields?: Array<string> | null, };

export type Register = { 
/**
 * By name.
 */
entries: Array<RegisterEntry>, };

export type RegisterEntry = { 
/**
 * The contact's id.
 */
id: string, 
/**
 * The contact.
 */
contact: Contact, 
/**
 * How many participants have a case that refers to it.
 */
participants: number, 
/**
 * How many other contacts belong to it.
 */
members: number, };

export type RemoveCopies = { 
/**
 * The remembered copies.
 */
ids: Array<string>, };

export type RemovedCopies = { 
/**
 * Removed, or gone already: no longer remembered.
 */
removed: Array<string>, 
/**
 * Left, since the file is another than was written or cannot be reached. Still remembered.
 */
left: Array<string>, };

export type RenderReport = { 
/**
 * The template.
 */
template: string, 
/**
 * Key → text.
 */
values: { [key in string]: Private }, 
/**
 * Where to write the PDF, or the spreadsheet where the name ends in `.xlsx`.
 */
out: string, };

export type Repeat = { 
/**
 * What each is called: «Arbeidsgiver». A number follows it where there are several.
 */
name: string, 
/**
 * The most there can be, 2–99.
 */
max: number, };

export type Replaced = { 
/**
 * As it stands in the text.
 */
found: Private, 
/**
 * The placeholder; none where there is none, and it should simply go.
 */
placeholder: string | null, };

export type Report = { 
/**
 * The case; none for a report on a whole agreement.
 */
case: string | null, 
/**
 * The agreement, where there is no case to tell it.
 */
agreement: string | null, 
/**
 * The template's id, such as `jmo-vest-viken/statusrapport`.
 */
template: string, 
/**
 * The template's version when the report was begun.
 */
template_version: number, 
/**
 * The event that delivery brings about, if it does.
 */
settles: EventKind | null, 
/**
 * Which of the periodic reports, from 1.
 */
occurrence: number | null, 
/**
 * Which milestone it claims, where it is a claim.
 */
milestone: Milestone | null, 
/**
 * First and last day reported on.
 */
period: [string, string] | null, 
/**
 * Field id → text. A field without an entry is empty.
 */
values: { [key in string]: Private }, 
/**
 * Field id → the text that the app last put there from the case. While that is what stands there,
 * nobody has worked on it, and it may follow the case.
 */
filled: { [key in string]: Private }, 
/**
 * What the participant says to it; none while nobody has said.
 */
standpoint: Standpoint | null, 
/**
 * The delivered report that this one corrects. A correction brings no event about: the first
 * delivery did.
 */
replaces: string | null, 
/**
 * The incident that this notice tells NAV of.
 */
incident: string | null, 
/**
 * The last PDF made.
 */
exported: Export | null, 
/**
 * Set once delivered.
 */
delivered: Delivery | null, 
/**
 * What a report on a whole agreement's month counts, by the ids of the agreement's figures: numbers of
 * participants, without names. Fixed on delivery; empty before that and in every other report.
 */
figures: { [key in string]: number }, 
/**
 * As much of them as came from other counsellors of the provider.
 */
others: { [key in string]: number }, };

export type ReportCheck = { 
/**
 * Required fields without text.
 */
missing: Array<Missing>, 
/**
 * Characters that no font of ours can draw.
 */
undrawable: Array<Undrawable>, 
/**
 * Values that are no number, or none of the options, where one is asked for.
 */
unfit: Array<Unfit>, };

export type ReportRow = { 
/**
 * The report.
 */
id: string, 
/**
 * The template.
 */
template: string, 
/**
 * The template's title.
 */
title: string, 
/**
 * Which of the periodic reports.
 */
occurrence: number | null, 
/**
 * First and last day reported on.
 */
period: [string, string] | null, 
/**
 * When delivered.
 */
delivered: string | null, 
/**
 * How delivered.
 */
channel: Channel | null, 
/**
 * The delivered report that this one corrects.
 */
replaces: string | null, 
/**
 * The report that corrects this one.
 */
replaced_by: string | null, };

export type ReportView = { 
/**
 * The report.
 */
id: string, 
/**
 * Its facts and texts.
 */
report: Report, 
/**
 * The form.
 */
template: Template, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * Whether that is masked until it is opened on purpose.
 */
masked: boolean, 
/**
 * The case's random reference.
 */
reference: string, 
/**
 * Why the case is only to be read, so that the report cannot be written; none where it can.
 */
frozen: Frozen | null, 
/**
 * What the case would fill in now, with where it is from.
 */
prefill: { [key in string]: Prefilled }, 
/**
 * The keys of the places that would change if what nobody has worked on were taken from the case anew:
 * also those of repetitions that came since, or that are there no longer.
 */
behind: Array<string>, 
/**
 * What stands in the way of export.
 */
check: ReportCheck, 
/**
 * The file name to propose. Names no one.
 */
file_name: string, 
/**
 * The folder to propose; empty when none has been chosen.
 */
folder: string, };

export type ReportedPer = "month" | "week";

export type ResetPassphrase = { 
/**
 * The one to come.
 */
new: string, };

export type RestoreVersion = { 
/**
 * The report.
 */
id: string, 
/**
 * The version.
 */
version: string, 
/**
 * The keys of the fields to bring back; all of them, if not given.
 */
fields?: Array<string> | null, };

export type Restored = { 
/**
 * How many participants are there now.
 */
participants: number, 
/**
 * How many were in the backup and went before anything was shown.
 */
deleted: number, 
/**
 * The day on which the store kept aside goes; none where there was none.
 */
aside_until: string | null, 
/**
 * Whether the recovery code opened it, so that a new passphrase can be set at once.
 */
by_code: boolean, };

export type Restriction = { 
/**
 * The case. At most one restriction each.
 */
case: string, 
/**
 * Why, in the counsellor's words. Never blank.
 */
reason: Private, 
/**
 * The day from which it holds.
 */
since: string, };

export type RestrictionOf = { 
/**
 * The restriction; none where there is none.
 */
restriction: Restriction | null, };

export type ResultsRow = { 
/**
 * The template.
 */
template: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Who gets it.
 */
recipients: Array<string>, 
/**
 * When it is due.
 */
due: string | null, 
/**
 * The last working day by which to do it.
 */
work_by: string | null, 
/**
 * The draft, where one has been begun: the first, or a correction.
 */
draft: string | null, 
/**
 * How many required fields of the draft lack text; 0 without a draft.
 */
missing: number, 
/**
 * What the draft says that does not agree with itself; empty without a draft.
 */
disagreements: Array<Disagreement>, 
/**
 * Whether a PDF has been made of the draft's present text.
 */
exported: boolean, 
/**
 * The newest delivered report.
 */
report: string | null, 
/**
 * When that was delivered.
 */
delivered: string | null, };

export type ReviewRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it says.
 */
review: AccessReview, 
/**
 * How many actions are still to be done.
 */
open_actions: number, };

export type ReviewedPoint = { 
/**
 * Which.
 */
point: AccessPoint, 
/**
 * Who has access.
 */
who: Private, 
/**
 * It is as it should be; otherwise `action` says what is to be done.
 */
confirmed: boolean, 
/**
 * What is to be done.
 */
action: Private, 
/**
 * By when.
 */
due: string | null, 
/**
 * When it was done.
 */
done: string | null, };

export type Row = { 
/**
 * Unique in the section; lower-case ASCII letters, digits and hyphens.
 */
id: string, 
/**
 * The row's heading, as the annex writes it.
 */
label: string, };

export type SaveApproval = { 
/**
 * The approval to change; none for a new one.
 */
id: string | null, 
/**
 * The approval.
 */
approval: Approval, };

export type SaveBackupSettings = { 
/**
 * The folder, absolute; blank for none, and then nothing is made by itself.
 */
folder: string, 
/**
 * Days from one backup to the next, 1–14.
 */
every_days: number, 
/**
 * Days that each is kept, 1–28.
 */
keep_days: number, 
/**
 * The counsellor knows that the folder is synchronised.
 */
known_synced: boolean, };

export type SaveContact = { 
/**
 * The contact to change; none for a new one.
 */
id: string | null, 
/**
 * The contact.
 */
contact: Contact, };

export type SaveDetails = { 
/**
 * All of them; what is blank is not known.
 */
details: AgreementDetails, };

export type SaveEmployment = { 
/**
 * The job to change; none for a new one.
 */
id: string | null, 
/**
 * The job.
 */
employment: Employment, };

export type SaveEntry = { 
/**
 * The entry to change; none for a new one.
 */
id: string | null, 
/**
 * The entry.
 */
entry: LogEntry, };

export type SaveEvent = { 
/**
 * The registered event to change; none for a new one.
 */
id: string | null, 
/**
 * The case.
 */
case: string, 
/**
 * What happened.
 */
event: Event, 
/**
 * A short note.
 */
note: Private, 
/**
 * Where the measure ended: the id of one of the agreement's end statuses.
 */
end_status?: string | null, 
/**
 * Where it is feedback: the heading of the agreement's evaluation report.
 */
heading?: string | null, };

export type SaveFile = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Whether a file of that name may be replaced.
 */
replace: boolean, 
/**
 * Whether the counsellor knows that the folder is synchronised.
 */
synced: boolean, };

export type SaveHold = { 
/**
 * The case. Its hold is changed where it has one.
 */
case: string, 
/**
 * Why. Never blank, at most [`Hold::MAX_REASON`] characters.
 */
reason: Private, 
/**
 * The day from which it holds; today or earlier.
 */
since: string, };

export type SaveIncident = { 
/**
 * Which; a new one if not given.
 */
id?: string | null, 
/**
 * What went wrong.
 */
kind: IncidentKind, 
/**
 * In a few words.
 */
title: Private, 
/**
 * The day it was discovered.
 */
discovered: string, 
/**
 * The time of day, `tt.mm` or `tt:mm`.
 */
discovered_at: string, 
/**
 * When it happened.
 */
happened: Private, 
/**
 * The agreements' ids.
 */
agreements: Array<string>, 
/**
 * The cases' references.
 */
cases: Array<string>, 
/**
 * What happened.
 */
description: Private, 
/**
 * What it led to.
 */
consequences: Private, 
/**
 * The plan of action. One that says nothing is left out.
 */
measures: Array<Measure>, 
/**
 * How NAV was told, where no notice was delivered.
 */
told: Told | null, 
/**
 * When it was closed.
 */
closed: string | null, 
/**
 * The notice that told of it before it was entered.
 */
notice?: string | null, 
/**
 * What seems to name a participant has been looked at, and names none.
 */
looked_at?: boolean | null, };

export type SaveInquiry = { 
/**
 * Which; a new one when left out.
 */
id?: string | null, 
/**
 * What it says.
 */
inquiry: Inquiry, };

export type SavePhrase = { 
/**
 * The phrase to change; a new one if not given.
 */
id?: string | null, 
/**
 * As it is to be.
 */
phrase: Phrase, };

export type SavePractice = { 
/**
 * The period to change; none for a new one.
 */
id: string | null, 
/**
 * The period.
 */
practice: Practice, };

export type SaveProfile = { 
/**
 * The counsellor's and provider's details.
 */
profile: Profile, };

export type SaveReadings = { 
/**
 * Everything that is adjusted; what it does not name stands as the agreement's file has it.
 */
readings: AdjustedReadings, };

export type SaveReport = { 
/**
 * The report.
 */
id: string, 
/**
 * Key → text; null takes the entry away.
 */
values: { [key in string]: Private | null }, };

export type SaveRestriction = { 
/**
 * The case.
 */
case: string, 
/**
 * Why.
 */
reason: Private, 
/**
 * From which day. Not in the future.
 */
since: string, };

export type SaveReview = { 
/**
 * Which; a new one, of today, if not given.
 */
id?: string | null, 
/**
 * The points, all of them.
 */
points: Array<ReviewedPoint>, 
/**
 * What else there is to say.
 */
note: Private, };

export type SaveStandpoint = { 
/**
 * The report.
 */
id: string, 
/**
 * The standpoint; none takes back what was said.
 */
standpoint: Standpoint | null, };

export type SaveTeam = { 
/**
 * All of it.
 */
team: Team, };

export type SavedFile = { 
/**
 * Where it lies.
 */
path: string, };

export type Scope = "case" | "portfolio";

export type Section = { 
/**
 * The annex's heading; some sections have none.
 */
heading: string | null, 
/**
 * The form's own paragraphs, printed before the fields: clauses, declarations.
 */
text: Array<string>, 
/**
 * Set where the counsellor may add the whole section once more.
 */
repeat: Repeat | null, 
/**
 * How the fields stand on the page.
 */
look: Look, 
/**
 * A table's fixed rows; empty where it has a row for each repetition.
 */
rows: Array<Row>, 
/**
 * The heading of the column of row labels.
 */
row_title: string | null, 
/**
 * The label of a table's last row, which adds up the columns marked `sum`.
 */
total: string | null, 
/**
 * None only where the section has text.
 */
fields: Array<Field>, };

export type SetAdviceAside = { 
/**
 * The case; none for advice on the whole portfolio.
 */
case: string | null, 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The advice's id in it.
 */
advice: string, 
/**
 * Which record it is about, where the row names one.
 */
about: string | null, 
/**
 * The day it is put aside, or what it advised was done.
 */
date: string, 
/**
 * What it advised was done.
 */
done: boolean, 
/**
 * Why.
 */
note: Private, };

export type ShareRow = { 
/**
 * The share's id.
 */
id: string, 
/**
 * What it is a share of.
 */
title: string, 
/**
 * In whole per cent; none of nobody.
 */
percent: number | null, };

export type Shortfall = { 
/**
 * The jobs that it is about; none where it is about no job.
 */
jobs: Array<string>, 
/**
 * A Norwegian sentence. Names no one.
 */
text: string, };

export type Source = "person.name" | "person.name-surname-first" | "person.phone" | "person.email" | "person.postal-address" | "person.fnr" | "person.address" | "person.city" | "case.started" | "case.ended" | "case.order-received" | "case.end-planned" | "case.duration-end" | "case.deletion-due" | "case.extension-until" | "case.extension-grounds" | "case.employed-at-referral" | "event.intake-meeting" | "case.order" | "case.goal" | "case.expected-hours" | "case.expected-hours-weekly" | "report.period" | "report.place-and-date" | "report.period-from" | "report.period-to" | "report.month" | "report.date" | "report.place" | "agreement.title" | "agreement.buyer" | "agreement.measure-number" | "agreement.number" | "agreement.your-reference" | "agreement.places" | "provider.name-and-measure-number" | "provider.name" | "provider.contact-name" | "provider.contact-phone" | "provider.contact-email" | "nav.office" | "nav.counsellor" | "nav.counsellor-name" | "nav.counsellor-phone" | "nav.counsellor-email" | "clinician.name" | "provider.counsellor" | "helper.name" | "helper.reach" | "work.employer" | "work.contact" | "work.percent" | "work.terms" | "work.kind" | "work.reason" | "work.started" | "work.employer-at-referral" | "work.percent-at-referral" | "practice.employer" | "practice.contact" | "practice.period" | "practice.percent" | "practice.goal" | "practice.insurance" | "practice.insurance-date" | "absence.from" | "absence.days" | "absence.kind" | "log.contact-attempts" | "job.employer" | "job.contact" | "job.percent" | "job.terms" | "job.started" | "log.hours" | "log.hours-weekly" | "log.absence" | "log.activities" | "log.activities-besides-workplace" | "log.workplace";

export type Standpoint = "agrees" | "disagrees" | "not-gone-through";

export type State = "met" | "overdue" | "open";

export type Statistics = { 
/**
 * Those with a delivered month or an extract; by name.
 */
agreements: Array<AgreementYears>, 
/**
 * The smallest group that is told of.
 */
smallest_group: number, };

export type StatisticsFigure = { 
/**
 * The figure's id.
 */
id: string, 
/**
 * What it counts.
 */
title: string, };

export type Status = { 
/**
 * Whether there is a store, and whether it is open.
 */
state: StoreState, 
/**
 * Today, as the host's clock says.
 */
today: string, 
/**
 * The app's version.
 */
version: string, 
/**
 * Where the store lies.
 */
folder: string, 
/**
 * Agreement and template files that were refused.
 */
faults: Array<Fault>, 
/**
 * The shortest passphrase that is accepted, in characters.
 */
passphrase_min: number, 
/**
 * Whether a recovery code opens the store. While it is locked, as far as its key file tells;
 * null where there is none that can be read.
 */
has_recovery_code: boolean | null, 
/**
 * Whether the machine's keyring opens the store; as `has_recovery_code`.
 */
keyring_enabled: boolean | null, 
/**
 * What opened the store; null while it is not open.
 */
opened_by: OpenedBy | null, 
/**
 * How many of the participants are the demo data's; null where the open store holds no demo data.
 */
demo: number | null, };

export type StoreState = "none" | "locked" | "open";

export type SuggestPhrase = { 
/**
 * The case from whose report it is; any participant's full name and number are looked for if not given.
 */
case?: string | null, 
/**
 * The text.
 */
text: Private, };

export type Suggested = { 
/**
 * The text with placeholders in place of what names a participant.
 */
text: Private, 
/**
 * What was replaced; empty when the text names nobody.
 */
replaced: Array<Replaced>, };

export type Target = { 
/**
 * Whom it counts and what, in Norwegian.
 */
about: string, 
/**
 * Per cent.
 */
percent: number, 
/**
 * The annex's place.
 */
source: string, 
/**
 * The figures that have reached it, added up; none where it cannot be counted from the cases.
 */
reached: Array<string>, 
/**
 * The figures that it is a part of, added up.
 */
of: Array<string>, };

export type TargetRow = { 
/**
 * Whom it counts, and what.
 */
about: string, 
/**
 * Per cent to reach.
 */
percent: number, 
/**
 * The annex's place.
 */
source: string, 
/**
 * Whether it can be counted from the cases.
 */
counted: boolean, 
/**
 * How many have reached it.
 */
reached: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * In whole per cent; none of nobody.
 */
share: number | null, };

export type Team = { 
/**
 * What the counsellor is called in the team, as agreed with the leader: «Kari», «KN», «Team 2».
 */
member: Private, 
/**
 * The leader's public key, `age1…`; blank where none is known.
 */
leader_key: string, 
/**
 * Of a leader: whom contributions are awaited from, by the name that each uses.
 */
members: Array<Private>, };

export type TeamFigure = { 
/**
 * The figure's id.
 */
id: string, 
/**
 * In Norwegian; the id where this version of the agreement does not know it.
 */
title: string, };

export type TeamMonth = { 
/**
 * The figures that anybody has, in the agreement's order: id and what it counts.
 */
figures: Array<TeamFigure>, 
/**
 * This counsellor's own counts, by figure.
 */
own: { [key in string]: number }, 
/**
 * What has been read in, by name.
 */
parts: Array<TeamPart>, 
/**
 * Those in the leader's list whose contribution has not been read in.
 */
missing: Array<Private>, 
/**
 * Own counts and parts together.
 */
sum: { [key in string]: number }, 
/**
 * What this counsellor has sent of this month, the newest last.
 */
sent: Array<TeamPart>, };

export type TeamMonthOf = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The month.
 */
month: string, };

export type TeamNote = { 
/**
 * Whose it is.
 */
member: Private, 
/**
 * The field's key in the evaluation report.
 */
field: string, 
/**
 * The field's label.
 */
label: string, 
/**
 * The text.
 */
text: Private, };

export type TeamNotes = { 
/**
 * The draft's own texts, which the counsellor may approve for sending.
 */
own: Array<TeamNote>, 
/**
 * What has been read in, by field and name.
 */
received: Array<TeamNote>, 
/**
 * Those in the leader's list whose notes have not been read in.
 */
missing: Array<Private>, };

export type TeamPart = { 
/**
 * The record.
 */
id: string, 
/**
 * Whose it is.
 */
member: Private, 
/**
 * The day it was made.
 */
made: string, 
/**
 * The day it was read in, or sent.
 */
date: string, 
/**
 * The leader's list names the sender.
 */
expected: boolean, 
/**
 * The counts.
 */
figures: { [key in string]: number }, };

export type TeamView = { 
/**
 * As saved; blank before.
 */
team: Team, 
/**
 * The public key to give the others, `age1…`; none before one was made.
 */
public_key: string | null, };

export type TellingPassage = { 
/**
 * Where they begin, in UTF-16 code units, as a browser's selection counts.
 */
start: number, 
/**
 * Where they end, likewise.
 */
end: number, 
/**
 * The words.
 */
words: Private, 
/**
 * Why, in Norwegian. Repeats nothing of the text.
 */
reason: string, };

export type Template = { 
/**
 * The id, agreement first: `jmo-vest-viken/statusrapport`. A template shared by several agreements
 * has one such id under each.
 */
id: string, 
/**
 * The agreement that it is offered under.
 */
agreement: string, 
/**
 * Whether its file is for several agreements.
 */
shared: boolean, 
/**
 * The contract's version of the template, from 1.
 */
version: number, 
/**
 * Its name, which is also the PDF's title: «Statusrapport».
 */
title: string, 
/**
 * The line below the title, in the annex's words.
 */
intro: string, 
/**
 * The heading above the first field, in the annex's words.
 */
heading: string, 
/**
 * What it is for. Shown in the app, never printed.
 */
description: string | null, 
/**
 * What such a form is called in a sentence, the first letter small: «plan», «rapport».
 */
called: string, 
/**
 * Whether it stands in for a form of NAV's own that the provider does not have; the description then
 * says which.
 */
stand_in: boolean, 
/**
 * Annex and section.
 */
source: string, 
/**
 * The event that delivery of the report brings about, if it does.
 */
settles: EventKind | null, 
/**
 * The portfolio rule of the agreement that delivery settles for the report's period:
 * `monthly-results`.
 */
settles_portfolio: string | null, 
/**
 * Whether it reports on one of several periods.
 */
period: boolean, 
/**
 * What it is about.
 */
scope: Scope, 
/**
 * Who gets it.
 */
audience: Audience, 
/**
 * Whether it is also written as a spreadsheet.
 */
sheet: boolean, 
/**
 * The time that runs from what a field says; shown while it is written.
 */
clock: Clock | null, 
/**
 * The fields, by section and in the annex's order. At least one field among them.
 */
sections: Array<Section>, };

export type TemplateRow = { 
/**
 * The template.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * It reports on a numbered period.
 */
periodic: boolean, 
/**
 * What it is for.
 */
description: string | null, 
/**
 * Whether it stands in for a form of NAV's own.
 */
stand_in: boolean, };

export type TemplateSummary = { 
/**
 * Its id.
 */
id: string, 
/**
 * The agreement it belongs to.
 */
agreement: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its version.
 */
version: number, };

export type Templates = { 
/**
 * By id.
 */
templates: Array<TemplateSummary>, };

export type Today = { 
/**
 * Today.
 */
today: string, 
/**
 * What is due and not met, by due date.
 */
rows: Array<TodayRow>, 
/**
 * The provider's own due dates, the next of each; before it what was due within a month and is still to
 * be delivered.
 */
portfolio: Array<PortfolioRow>, 
/**
 * What the app advises, on participants and on all of them together; what is put aside last.
 */
advice: Array<AdviceRow>, 
/**
 * Participants whose agreement cannot be read, so that nothing is known of what is due.
 */
unreadable: Array<Unreadable>, 
/**
 * What to say of backups, where there is something.
 */
backup: BackupAdvice | null, 
/**
 * How many participants there are in all.
 */
cases: number, };

export type TodayRow = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * Where the case is; none where it is here.
 */
loan: LoanMark | null, 
/**
 * The agreement's measure and buyer.
 */
agreement: string, 
/**
 * The deadline.
 */
due: Due, };

export type Told = { 
/**
 * When.
 */
date: string, 
/**
 * How, and whom.
 */
how: Private, };

export type ToldNav = { 
/**
 * The day.
 */
date: string, 
/**
 * How. Never by e-mail.
 */
how: Way, };

export type TypedDate = { 
/**
 * What stands in the field.
 */
text: string, };

export type TypedFnr = { 
/**
 * What stands in the field.
 */
fnr: Private, };

export type Undo = { 
/**
 * Its group, from the history.
 */
group: string, };

export type Undrawable = { 
/**
 * The key of its value.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Which of several: «Arbeidsgiver 2», or the row's label.
 */
place: string | null, 
/**
 * The character.
 */
character: string, };

export type Unfit = { 
/**
 * The key of its value.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Which of several: «Arbeidsgiver 2», or the row's label.
 */
place: string | null, 
/**
 * In Norwegian: what can stand there.
 */
reason: string, };

export type Unit = "days" | "weeks" | "months" | "working-days";

export type Unreadable = { 
/**
 * The case.
 */
case: string, 
/**
 * The participant's name.
 */
participant: Private, 
/**
 * The agreement's id.
 */
agreement: string, };

export type UpdateAttachment = { 
/**
 * The attachment.
 */
id: string, 
/**
 * What it is to the case.
 */
kind: AttachmentKind, 
/**
 * What to call it; the kind's name if blank.
 */
title: Private, 
/**
 * The job that it documents.
 */
employment: string | null, };

export type UpdateCase = { 
/**
 * The case.
 */
id: string, 
/**
 * The participant.
 */
person: PersonInput, 
/**
 * The case.
 */
case: CaseInput, };

export type Verified = { 
/**
 * Always true: a fault is answered as an error.
 */
ok: boolean, 
/**
 * How many records there are of each kind.
 */
records: { [key in string]: number }, 
/**
 * How many documents.
 */
documents: number, 
/**
 * How many changes the log holds.
 */
changes: number, 
/**
 * How many of these had their values erased, because they were forgotten.
 */
erased: number, 
/**
 * How many deletions the ledger holds.
 */
deletions: number, 
/**
 * What was wrong with the ledger when the store was opened, and was put right; none where nothing was.
 */
ledger: string | null, };

export type Version = { 
/**
 * When it was.
 */
at: string, 
/**
 * What was done then, in Norwegian.
 */
what: string, 
/**
 * The fields in which it differs from what is saved now, in the template's order.
 */
fields: Array<VersionField>, };

export type VersionField = { 
/**
 * Its key.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What stood there; empty where nothing did.
 */
then: Private, 
/**
 * What stands there now.
 */
now: Private, 
/**
 * The way from then to now, word by word.
 */
parts: Array<Part>, };

export type VersionInUse = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The version.
 */
version: string, 
/**
 * How many participants.
 */
cases: number, 
/**
 * No file holds it any more: it is kept with the participants alone.
 */
kept: boolean, };

export type VersionRow = { 
/**
 * What `report.version` asks for.
 */
version: string, 
/**
 * When.
 */
at: string, 
/**
 * What was done, in Norwegian: «Skrevet», «Eksportert som PDF».
 */
what: string, 
/**
 * In how many fields it differs from the version before it; for the first, how many have text.
 */
changed: number, };

export type Versions = { 
/**
 * Newest first; the first is the report as it is saved now. No two neighbours are alike.
 */
versions: Array<VersionRow>, };

export type Way = "meeting" | "phone" | "letter" | "secure-post" | "nav-solution" | "email";

export type WayLabel = { 
/**
 * The way.
 */
id: Way, 
/**
 * In Norwegian.
 */
label: string, 
/**
 * Whether NAV may be told so.
 */
secure: boolean, };

export type Width = "full" | "half";

export type WithCode = { 
/**
 * The code.
 */
code: string, };

export type WithPassphrase = { 
/**
 * The passphrase.
 */
passphrase: string, };

export type Workday = { 
/**
 * From this day.
 */
from: string, 
/**
 * So many working days on.
 */
add: number, };

export type Year = { 
/**
 * 1900–2199.
 */
year: number, };

export type YearExtract = { 
/**
 * The agreement's id.
 */
agreement: string, 
/**
 * The year.
 */
year: number, 
/**
 * How many delivered months it is of, 1–12.
 */
months: number, 
/**
 * The day it was made.
 */
made: string, 
/**
 * Figure id → number of participants; none where the group is too small to be told of, or another
 * would follow from it.
 */
figures: { [key in string]: number | null }, };

export type YearRow = { 
/**
 * The year.
 */
year: number, 
/**
 * The year is over.
 */
over: boolean, 
/**
 * How many of its months have been delivered.
 */
delivered: number, 
/**
 * What is kept for good; none before it was made.
 */
extract: YearExtract | null, 
/**
 * More months were delivered, or corrected, since it was made.
 */
outdated: boolean, 
/**
 * What would be kept now, by figure; empty where no month is delivered.
 */
now: { [key in string]: number | null }, };

export type Methods = {
  "status": { request: Nothing; answer: Status };
  "store.create": { request: WithPassphrase; answer: Nothing };
  "store.unlock": { request: WithPassphrase; answer: Nothing };
  "store.recover": { request: WithCode; answer: Nothing };
  "store.unlock-by-keyring": { request: Nothing; answer: Nothing };
  "store.lock": { request: Nothing; answer: Nothing };
  "passphrase.change": { request: ChangePassphrase; answer: Nothing };
  "passphrase.reset": { request: ResetPassphrase; answer: Nothing };
  "keyring": { request: Nothing; answer: KeyringView };
  "keyring.enable": { request: WithPassphrase; answer: Nothing };
  "keyring.disable": { request: Nothing; answer: Nothing };
  "recovery.create": { request: Nothing; answer: NewCode };
  "recovery.check": { request: WithCode; answer: Nothing };
  "profile": { request: Nothing; answer: SaveProfile };
  "profile.save": { request: SaveProfile; answer: Nothing };
  "today": { request: Nothing; answer: Today };
  "list": { request: Nothing; answer: Cases };
  "case": { request: ById; answer: CaseView };
  "case.create": { request: CreateCase; answer: Made };
  "case.update": { request: UpdateCase; answer: Nothing };
  "case.effects": { request: ForeseeEffects; answer: Effects };
  "case.move.preview": { request: MoveCase; answer: MovePreview };
  "case.move": { request: MoveCase; answer: Nothing };
  "paperwork": { request: Nothing; answer: Paperwork };
  "paperwork.export": { request: ExportPaper; answer: PaperWritten };
  "message.kinds": { request: ById; answer: MessageKinds };
  "message.compose": { request: ComposeMessage; answer: Composed };
  "person.open": { request: OpenName; answer: Nothing };
  "case.delete": { request: DeleteCases; answer: Deleted };
  "deletion.queue": { request: Nothing; answer: DeletionQueue };
  "deletion.automatic": { request: AutomaticDeletion; answer: Nothing };
  "deletion.preview": { request: PreviewDeletion; answer: DeletionPreview };
  "deletion.proofs": { request: Nothing; answer: DeletionProofs };
  "deletion.proof.export": { request: ExportProof; answer: ExportedProof };
  "deletion.year.export": { request: ExportYear; answer: ExportedProof };
  "hold.save": { request: SaveHold; answer: Made };
  "hold.lift": { request: LiftHold; answer: Nothing };
  "day.begin": { request: Nothing; answer: Nothing };
  "person.known": { request: TypedFnr; answer: KnownPerson };
  "order.read": { request: ReadOrder; answer: OrderReading };
  "event.save": { request: SaveEvent; answer: Made };
  "event.remove": { request: ById; answer: Nothing };
  "entries": { request: ListEntries; answer: Entries };
  "entry.save": { request: SaveEntry; answer: Made };
  "entry.remove": { request: ById; answer: Nothing };
  "employment.save": { request: SaveEmployment; answer: Made };
  "employment.remove": { request: ById; answer: Nothing };
  "practice.save": { request: SavePractice; answer: Made };
  "practice.remove": { request: ById; answer: Nothing };
  "approval.save": { request: SaveApproval; answer: Made };
  "approval.remove": { request: ById; answer: Nothing };
  "contacts": { request: Nothing; answer: Contacts };
  "contact.save": { request: SaveContact; answer: Made };
  "contact.remove": { request: ById; answer: Nothing };
  "contact.merge": { request: MergeContacts; answer: Nothing };
  "contact.uses": { request: ById; answer: ContactUses };
  "register": { request: Nothing; answer: Register };
  "months": { request: Nothing; answer: Months };
  "month": { request: AskMonth; answer: MonthView };
  "results.period": { request: AskPeriod; answer: PeriodView };
  "advice.set-aside": { request: SetAdviceAside; answer: Made };
  "advice.bring-back": { request: ById; answer: Nothing };
  "report.begin": { request: BeginReport; answer: Made };
  "report": { request: ById; answer: ReportView };
  "report.save": { request: SaveReport; answer: ReportCheck };
  "report.preview": { request: PreviewReport; answer: Preview };
  "report.privacy": { request: ById; answer: PrivacyCheck };
  "report.export": { request: ExportReport; answer: Exported };
  "report.deliver": { request: DeliverReport; answer: Nothing };
  "report.correct": { request: ById; answer: Made };
  "report.sheet": { request: ExportReport; answer: Exported };
  "report.print": { request: PrintReport; answer: Preview };
  "report.standpoint": { request: SaveStandpoint; answer: Nothing };
  "report.versions": { request: ById; answer: Versions };
  "report.version": { request: LookAtVersion; answer: Version };
  "report.restore": { request: RestoreVersion; answer: Nothing };
  "report.refresh": { request: RefreshReport; answer: Nothing };
  "report.earlier": { request: ById; answer: Earlier };
  "report.remove": { request: ById; answer: Nothing };
  "indicators": { request: AskIndicators; answer: Indicators };
  "phrases": { request: Nothing; answer: Phrases };
  "phrase.save": { request: SavePhrase; answer: Made };
  "phrase.remove": { request: ById; answer: Nothing };
  "phrase.suggest": { request: SuggestPhrase; answer: Suggested };
  "phrase.expand": { request: ExpandPhrase; answer: Expanded };
  "attachments": { request: ById; answer: Attachments };
  "attachment.add": { request: AddAttachment; answer: Made };
  "attachment.update": { request: UpdateAttachment; answer: Nothing };
  "attachment.remove": { request: ById; answer: Nothing };
  "attachment.page": { request: LookAtPage; answer: AttachmentPage };
  "attachment.export": { request: ExportAttachment; answer: ExportedAttachment };
  "backups": { request: Nothing; answer: Backups };
  "backup.make": { request: MakeBackup; answer: Made };
  "backup.run-due": { request: Nothing; answer: DueBackup };
  "backup.settings": { request: SaveBackupSettings; answer: Nothing };
  "backup.remove": { request: ById; answer: Nothing };
  "backup.forget": { request: ById; answer: Nothing };
  "backup.look": { request: LookIntoBackup; answer: BackupContents };
  "backup.leave": { request: Nothing; answer: Nothing };
  "backup.restore": { request: Nothing; answer: Restored };
  "backup.set-aside": { request: Nothing; answer: Nothing };
  "copies": { request: OfCase; answer: Copies };
  "copy.remove": { request: RemoveCopies; answer: RemovedCopies };
  "copy.forget": { request: ForgetCopy; answer: Nothing };
  "drafts": { request: Nothing; answer: Drafts };
  "statistics": { request: Nothing; answer: Statistics };
  "statistics.extract": { request: MakeExtract; answer: Made };
  "team": { request: Nothing; answer: TeamView };
  "team.save": { request: SaveTeam; answer: Nothing };
  "team.key": { request: Nothing; answer: TeamView };
  "team.month": { request: TeamMonthOf; answer: TeamMonth };
  "team.notes": { request: NotesOf; answer: TeamNotes };
  "contribution.export": { request: ExportContribution; answer: ContributionSent };
  "contribution.notes": { request: ExportNotes; answer: ContributionSent };
  "contribution.read": { request: ReadContribution; answer: ReadIn };
  "contribution.remove": { request: ById; answer: Nothing };
  "restriction": { request: ById; answer: RestrictionOf };
  "restriction.save": { request: SaveRestriction; answer: Made };
  "restriction.lift": { request: ById; answer: Nothing };
  "corrections": { request: ById; answer: Corrections };
  "inquiries": { request: AskInquiries; answer: Inquiries };
  "inquiry.save": { request: SaveInquiry; answer: Made };
  "inquiry.remove": { request: ById; answer: Nothing };
  "access": { request: ById; answer: AccessOf };
  "access.make": { request: MakeAccessReport; answer: AccessMade };
  "handovers": { request: Nothing; answer: Handovers };
  "handover.of-case": { request: ById; answer: LoanOfCase };
  "handover.export": { request: ExportHandover; answer: HandoverSent };
  "handover.look": { request: LookAtHandover; answer: HandoverLook };
  "handover.receive": { request: LookAtHandover; answer: Received };
  "handover.receipt": { request: GiveReceipt; answer: ReceiptTaken };
  "handover.recall": { request: RecallHandover; answer: RecalledHandover };
  "handover.discard": { request: ById; answer: ReceiptTaken };
  "history": { request: AskHistory; answer: History };
  "undo": { request: Undo; answer: Nothing };
  "agreements": { request: Nothing; answer: Agreements };
  "agreement.details": { request: DetailsOf; answer: AgreementDetails };
  "agreement.details.save": { request: SaveDetails; answer: Made };
  "claim.month": { request: ClaimOf; answer: MonthClaim };
  "claim.explain": { request: ExplainClaim; answer: ExplainedClaim };
  "readings": { request: ReadingsOf; answer: Readings };
  "readings.effects": { request: SaveReadings; answer: ReadingEffects };
  "readings.save": { request: SaveReadings; answer: Made };
  "events": { request: ByAgreement; answer: Events };
  "templates": { request: OfAgreement; answer: Templates };
  "template": { request: ById; answer: Template };
  "render": { request: RenderReport; answer: Exported };
  "deadlines": { request: DeadlineRequest; answer: Deadlines };
  "portfolio-deadlines": { request: PortfolioDeadlines; answer: PortfolioAnswer };
  "claim": { request: ClaimRequest; answer: ClaimAnswer };
  "workday": { request: Workday; answer: ParsedDate };
  "holidays": { request: Year; answer: Holidays };
  "fnr": { request: Numbers; answer: Checked };
  "date.parse": { request: TypedDate; answer: ParsedDate };
  "verify": { request: Nothing; answer: Verified };
  "audit": { request: AskAudit; answer: Audit };
  "audit.export": { request: ExportAudit; answer: SavedFile };
  "change-log": { request: AskChangeLog; answer: ChangeLog };
  "change-log.values": { request: AskValues; answer: ChangedValues };
  "incidents": { request: Nothing; answer: Incidents };
  "incident.save": { request: SaveIncident; answer: Made };
  "incident.remove": { request: ById; answer: Nothing };
  "incident.export": { request: ExportIncidents; answer: SavedFile };
  "access-reviews": { request: Nothing; answer: AccessReviews };
  "access-review.save": { request: SaveReview; answer: Made };
  "access-review.export": { request: ExportReview; answer: SavedFile };
  "demo.load": { request: Nothing; answer: Nothing };
  "demo.remove": { request: Nothing; answer: Nothing };
};
