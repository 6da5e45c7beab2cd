// Generated from the Rust types by `make types`. Do not edit.

export type Action = { "kind": "report", 
/**
 * The template.
 */
template: string, 
/**
 * Which of the periodic reports.
 */
occurrence: number | null, 
/**
 * The draft, where one has been begun.
 */
draft: string | null, } | { "kind": "event", 
/**
 * Any of them settles it, or moves it; none where nothing is registered by hand.
 */
events: Array<EventLabel>, };

export type Activity = "follow-up" | "workplace" | "employer-contact" | "cooperation" | "group" | "own-activity" | "absence";

export type Advised = "should" | "as-a-rule";

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
 * Hours of follow-up.
 */
hours: Hours, 
/**
 * How it is paid.
 */
price: Price, 
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
 * The kinds of personal data it permits.
 */
personal_data: Personal, 
/**
 * The events that can be registered by hand, in the order to offer them.
 */
events: Array<EventKind>, 
/**
 * Duties that have no date.
 */
notes: Array<Note>, 
/**
 * Named calendars: days as `MM-DD`, in order.
 */
calendars: { [key in string]: Array<string> }, };

export type Agreements = { 
/**
 * By id.
 */
agreements: Array<Agreement>, 
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

export type AssistanceNeed = "moderate" | "extensive";

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
 * How much assistance is needed; only some agreements ask.
 */
assistance_need: AssistanceNeed | null, };

export type BeginReport = { 
/**
 * The case.
 */
case: string, 
/**
 * The template.
 */
template: string, 
/**
 * Which of the periodic reports; the next one if not given.
 */
occurrence: number | null, };

export type ByAgreement = { 
/**
 * The agreement's id.
 */
agreement: string, };

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
 * The agreement's id.
 */
agreement: string, 
/**
 * The agreement's measure and buyer.
 */
agreement_title: string, 
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
 * The agreement's estimate, in minutes a month.
 */
minutes_estimated: number, 
/**
 * The last follow-up or contact.
 */
last_contact: string | null, 
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
 * The participant.
 */
person: Person, 
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
 * The notes of registered events, by record.
 */
notes: { [key in string]: Private }, 
/**
 * Hours, contacts, absences.
 */
entries: { [key in string]: LogEntry }, 
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
 * Reports, newest first.
 */
reports: Array<ReportRow>, 
/**
 * Reports that can be begun.
 */
templates: Array<TemplateRow>, };

export type Cases = { 
/**
 * By participant's name.
 */
cases: Array<CaseRow>, };

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

export type Channel = "secure-post" | "nav-solution" | "letter" | "handed-over";

export type Checked = { 
/**
 * In the order given.
 */
numbers: Array<CheckedNumber>, };

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

export type Code = "no-store" | "store-exists" | "locked" | "wrong-passphrase" | "weak-passphrase" | "wrong-recovery-code" | "mistyped-recovery-code" | "not-recovered" | "damaged-keys" | "damaged-store" | "missing-store-file" | "newer-store" | "log-altered" | "store-in-use" | "synced-folder" | "disk-full" | "io" | "not-found" | "invalid-request" | "unknown-method" | "unknown-agreement" | "unknown-template" | "unknown-event" | "unknown-field" | "unknown-setting" | "missing-field" | "invalid-field" | "invalid-date" | "invalid-fnr" | "not-permitted" | "impossible-order" | "already-registered" | "overlapping-case" | "percent" | "incomplete" | "delivered" | "export-outdated" | "cannot-undo" | "file-exists" | "folder-missing" | "invalid-file-name" | "not-writable" | "internal";

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

export type Contacts = { 
/**
 * By id.
 */
contacts: { [key in string]: Contact }, };

export type CreateCase = { 
/**
 * The agreement's id.
 */
agreement: string, 
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
 * How.
 */
channel: Channel, };

export type Delivery = { 
/**
 * The day NAV got it.
 */
date: string, 
/**
 * How.
 */
channel: Channel, };

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
 * What settles it.
 */
action: Action, 
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
 * The last day as it stands.
 */
end: string, 
/**
 * It rests on the provider's reading.
 */
reading: boolean, };

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
percent: number, 
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
reason: Private, };

export type EmploymentTerms = "permanent" | "temporary" | "substitute";

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
 * The further fields it asks for.
 */
fields: Array<EventField>, };

export type Events = { 
/**
 * In the order to offer them.
 */
events: Array<EventLabel>, };

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
not_found: Array<string>, };

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
prefill: Source | null, };

export type FieldKind = "line" | "text" | "date" | "period" | "signature";

export type Fnr = string;

export type FnrKind = "fnr" | "dnr" | "hnr" | "tnr" | "dnr-and-hnr" | "dnr-and-tnr";

export type HiredAs = "permanent" | "temporary" | "disability-pension" | "sick-listed";

export type History = { 
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
 * Hours per participant and month.
 */
per_month: number, 
/**
 * How many minutes an hour has.
 */
minutes_per_hour: number, 
/**
 * The annex's place.
 */
source: string, };

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

export type Made = { 
/**
 * The record.
 */
id: string, };

export type MeetingForm = "in-person" | "video" | "phone" | "written";

export type Milestone = "mapping" | "hired" | "retained";

export type Missing = { 
/**
 * The field's id.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The heading of its section.
 */
section: string | null, };

export type MonthHours = { 
/**
 * The month's first day.
 */
month: string, 
/**
 * Minutes, absences not counted.
 */
minutes: number, };

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
 * The annex's place.
 */
source: string, };

export type Nothing = Record<symbol, never>;

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

export type OpenedBy = "passphrase" | "recovery-code";

export type ParsedDate = { 
/**
 * The day.
 */
date: string, 
/**
 * As forms show it, `dd.mm.åååå`.
 */
shown: string, };

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
 * Adressesperre (kode 6 or 7): the address is never printed.
 */
protected_address: boolean, };

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
 * Adressesperre.
 */
protected_address: boolean, };

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
 * The annex's place.
 */
source: string, };

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
percent: number | null, 
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
 * What is missing in the text shown.
 */
check: ReportCheck, };

export type PreviewReport = { 
/**
 * The report.
 */
id: string, 
/**
 * Field id → text, over what is saved.
 */
values: { [key in string]: Private }, };

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
source: string, };

export type PriceModel = "place-month" | "hours" | "milestones";

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
 * The folder that exports go to unless another is chosen.
 */
export_folder: string, 
/**
 * Minutes without a key or a mouse move until the store is locked, within
 * [`Profile::LOCK_AFTER`].
 */
lock_after_minutes: number, };

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

export type RenderReport = { 
/**
 * The template.
 */
template: string, 
/**
 * Field id → text.
 */
values: { [key in string]: Private }, 
/**
 * Where to write the PDF.
 */
out: string, };

export type Report = { 
/**
 * The case.
 */
case: string, 
/**
 * The template's id, such as `jmo-vest-viken/statusrapport`.
 */
template: string, 
/**
 * The template's version when the report was begun.
 */
template_version: number, 
/**
 * The event that delivery brings about.
 */
settles: EventKind, 
/**
 * Which of the periodic reports, from 1.
 */
occurrence: number | null, 
/**
 * First and last day reported on.
 */
period: [string, string] | null, 
/**
 * Field id → text. A field without an entry is empty.
 */
values: { [key in string]: Private }, 
/**
 * The last PDF made.
 */
exported: Export | null, 
/**
 * Set once delivered.
 */
delivered: Delivery | null, };

export type ReportCheck = { 
/**
 * Required fields without text.
 */
missing: Array<Missing>, 
/**
 * Characters that no font of ours can draw.
 */
undrawable: Array<Undrawable>, };

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
channel: Channel | null, };

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
 * The case's random reference.
 */
reference: string, 
/**
 * What the case would fill in now, with where it is from.
 */
prefill: { [key in string]: Prefilled }, 
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

export type ResetPassphrase = { 
/**
 * The one to come.
 */
new: string, };

export type SaveContact = { 
/**
 * The contact to change; none for a new one.
 */
id: string | null, 
/**
 * The contact.
 */
contact: Contact, };

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
note: Private, };

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

export type SaveReport = { 
/**
 * The report.
 */
id: string, 
/**
 * Field id → text.
 */
values: { [key in string]: Private }, };

export type Section = { 
/**
 * The annex's heading; some sections have none.
 */
heading: string | null, 
/**
 * At least one.
 */
fields: Array<Field>, };

export type Source = "person.name" | "person.fnr" | "person.address" | "person.city" | "case.started" | "case.ended" | "case.order" | "case.goal" | "case.expected-hours" | "report.period" | "report.place-and-date" | "nav.office" | "nav.counsellor" | "provider.counsellor" | "work.employer" | "work.contact" | "work.percent" | "work.terms" | "work.kind" | "work.reason" | "job.employer" | "job.contact" | "job.percent" | "job.terms" | "job.started" | "log.hours" | "log.absence" | "log.activities" | "log.activities-besides-workplace" | "log.workplace";

export type State = "met" | "overdue" | "open";

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
 * What opened the store; null while it is not open.
 */
opened_by: OpenedBy | null, };

export type StoreState = "none" | "locked" | "open";

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
source: string, };

export type Template = { 
/**
 * The id, agreement first: `jmo-vest-viken/statusrapport`.
 */
id: string, 
/**
 * The agreement that demands it.
 */
agreement: string, 
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
 * Annex and section.
 */
source: string, 
/**
 * The event that delivery of the report brings about.
 */
settles: EventKind, 
/**
 * Whether it reports on one of several periods.
 */
period: boolean, 
/**
 * The fields, by section and in the annex's order.
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
periodic: boolean, };

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
 * The provider's own due dates, the next of each.
 */
portfolio: Array<PortfolioRow>, 
/**
 * Participants whose agreement cannot be read, so that nothing is known of what is due.
 */
unreadable: Array<Unreadable>, 
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
 * The agreement's measure and buyer.
 */
agreement: string, 
/**
 * The deadline.
 */
due: Due, };

export type TypedDate = { 
/**
 * What stands in the field.
 */
text: string, };

export type Undo = { 
/**
 * Its group, from the history.
 */
group: string, };

export type Undrawable = { 
/**
 * The field's id.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The character.
 */
character: string, };

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

export type Methods = {
  "status": { request: Nothing; answer: Status };
  "store.create": { request: WithPassphrase; answer: Nothing };
  "store.unlock": { request: WithPassphrase; answer: Nothing };
  "store.recover": { request: WithCode; answer: Nothing };
  "store.lock": { request: Nothing; answer: Nothing };
  "passphrase.change": { request: ChangePassphrase; answer: Nothing };
  "passphrase.reset": { request: ResetPassphrase; answer: Nothing };
  "recovery.create": { request: Nothing; answer: NewCode };
  "recovery.check": { request: WithCode; answer: Nothing };
  "profile": { request: Nothing; answer: SaveProfile };
  "profile.save": { request: SaveProfile; answer: Nothing };
  "today": { request: Nothing; answer: Today };
  "list": { request: Nothing; answer: Cases };
  "case": { request: ById; answer: CaseView };
  "case.create": { request: CreateCase; answer: Made };
  "case.update": { request: UpdateCase; answer: Nothing };
  "event.save": { request: SaveEvent; answer: Made };
  "event.remove": { request: ById; answer: Nothing };
  "entry.save": { request: SaveEntry; answer: Made };
  "entry.remove": { request: ById; answer: Nothing };
  "employment.save": { request: SaveEmployment; answer: Made };
  "employment.remove": { request: ById; answer: Nothing };
  "practice.save": { request: SavePractice; answer: Made };
  "practice.remove": { request: ById; answer: Nothing };
  "contacts": { request: Nothing; answer: Contacts };
  "contact.save": { request: SaveContact; answer: Made };
  "report.begin": { request: BeginReport; answer: Made };
  "report": { request: ById; answer: ReportView };
  "report.save": { request: SaveReport; answer: ReportCheck };
  "report.preview": { request: PreviewReport; answer: Preview };
  "report.export": { request: ExportReport; answer: Exported };
  "report.deliver": { request: DeliverReport; answer: Nothing };
  "report.remove": { request: ById; answer: Nothing };
  "history": { request: ById; answer: History };
  "undo": { request: Undo; answer: Nothing };
  "agreements": { request: Nothing; answer: Agreements };
  "events": { request: ByAgreement; answer: Events };
  "templates": { request: OfAgreement; answer: Templates };
  "template": { request: ById; answer: Template };
  "render": { request: RenderReport; answer: Exported };
  "deadlines": { request: DeadlineRequest; answer: Deadlines };
  "portfolio-deadlines": { request: PortfolioDeadlines; answer: PortfolioAnswer };
  "workday": { request: Workday; answer: ParsedDate };
  "holidays": { request: Year; answer: Holidays };
  "fnr": { request: Numbers; answer: Checked };
  "date.parse": { request: TypedDate; answer: ParsedDate };
  "demo.load": { request: Nothing; answer: Nothing };
};
