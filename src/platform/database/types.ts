// Written by bin/haicap-types from a migrated database; never edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined }
/** Reads as what it holds; is written as JSON text, because `pg` would make an SQL array of an array. */
type Json = ColumnType<JsonValue, string, string>

/** Someone cannot serve on these days; whoever substitutes decides in their stead. */
export interface AbsenceTable {
  id: Generated<string>
  person_id: string
  valid: string
  reason: string
  note: string | null
  decision_id: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface AbsenceHistoryTable {
  id: string
  person_id: string
  valid: string
  reason: string
  note: string | null
  decision_id: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface AbsenceKnownTable {
  id: string | null
  person_id: string | null
  valid: string | null
  reason: string | null
  note: string | null
  decision_id: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Accounts of the sign-in provider whose person the provider does not name itself. */
export interface AccountTable {
  /** As the provider names the account (claim sub). */
  subject: string
  person_id: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** A fact that takes effect, changes or ends on a day, to be told to subscribers on that day. */
export interface AnnouncementTable {
  id: Generated<string>
  occurs_on: string
  type: string
  subject_kind: string
  subject_id: string
  decision_id: string | null
  recorded_in: number | null
}

/** By which a program acts for a person: with some of their powers, as far as they hold them at that moment. */
export interface ApiTokenTable {
  id: Generated<string>
  person_id: string
  /** The account by which it was made; what is done by it counts as done by that account. */
  subject: string
  name: string
  /** Nothing beside these. */
  powers: string[]
  /** SHA-256 of the token, which was shown once. */
  hash: Buffer
  /** Good through this day. */
  last_day: string
  /** To the minute. */
  last_used_at: string | null
  ended_at: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** A person holds a post, by decision: permanent, acting (quyền, phụ trách), concurrent (kiêm nhiệm) or seconded (biệt phái). */
export interface AppointmentTable {
  id: Generated<string>
  valid: string
  person_id: string
  post_id: string
  /** A post has one permanent holder and one acting at a time; a person one permanent post and one secondment. */
  kind: string
  rank_code: string | null
  began_by: string
  ended_by: string | null
  end_reason: string | null
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface AppointmentHistoryTable {
  id: string
  valid: string
  person_id: string
  post_id: string
  kind: string
  rank_code: string | null
  began_by: string
  ended_by: string | null
  end_reason: string | null
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface AppointmentKnownTable {
  id: string | null
  valid: string | null
  person_id: string | null
  post_id: string | null
  kind: string | null
  rank_code: string | null
  began_by: string | null
  ended_by: string | null
  end_reason: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** A territory as an identity: not its name, not its code. */
export interface AreaTable {
  id: Generated<string>
}

export interface AreaKnownTable {
  area_id: string | null
  valid: string | null
  kind_code: string | null
  code: string | null
  name: string | null
  name_en: string | null
  other_names: string[] | null
  parent_id: string | null
  seat: string | null
  area_km2: number | null
  population: number | null
  lat: number | null
  lon: number | null
  began_by: string | null
  began_clause: string | null
  ended_by: string | null
  ended_clause: string | null
  demonstration: boolean | null
  source: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Which territory went where: for statistics and for finding today's place. Shares only where known. */
export interface AreaSuccessionTable {
  id: Generated<string>
  predecessor_id: string
  successor_id: string
  on_date: string
  extent: string
  share_area: number | null
  share_population: number | null
  decision_id: string
  clause: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface AreaSuccessionHistoryTable {
  id: string
  predecessor_id: string
  successor_id: string
  on_date: string
  extent: string
  share_area: number | null
  share_population: number | null
  decision_id: string
  clause: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface AreaSuccessionKnownTable {
  id: string | null
  predecessor_id: string | null
  successor_id: string | null
  on_date: string | null
  extent: string | null
  share_area: number | null
  share_population: number | null
  decision_id: string | null
  clause: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** What is believed today about an area: name, code, kind, parent, each over a span of days. */
export interface AreaVersionTable {
  area_id: string
  /** Half-open: the first day is in, the end is the first day on which it no longer holds. No lower bound: since before the register. */
  valid: string
  kind_code: string
  code: string
  name: string
  name_en: string | null
  other_names: Generated<string[]>
  parent_id: string | null
  seat: string | null
  area_km2: number | null
  population: number | null
  lat: number | null
  lon: number | null
  began_by: string | null
  began_clause: string | null
  ended_by: string | null
  ended_clause: string | null
  demonstration: Generated<boolean>
  source: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface AreaVersionHistoryTable {
  area_id: string
  valid: string
  kind_code: string
  code: string
  name: string
  name_en: string | null
  other_names: string[]
  parent_id: string | null
  seat: string | null
  area_km2: number | null
  population: number | null
  lat: number | null
  lon: number | null
  began_by: string | null
  began_clause: string | null
  ended_by: string | null
  ended_clause: string | null
  demonstration: boolean
  source: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

/** Bodies that an area of a kind or level gets when it is made; used to propose them (locality data). */
export interface BodyTemplateTable {
  id: string
  areas: string
  kind_code: string
  name_pattern: string
  code_pattern: string | null
  parent_id: string | null
  functions: Generated<string[]>
  valid: Generated<string>
  source: string | null
  demonstration: Generated<boolean>
}

/** Imported outlines of areas (WGS 84 GeoJSON geometry). */
export interface BoundaryTable {
  area_id: string
  valid: string
  geometry: Json
  source: string
  recorded_in: number | null
}

/** A file of outlines that someone tried, kept until it is imported or a day has passed; only they see it. It is no fact of the register. */
export interface BoundaryTrialTable {
  id: Generated<string>
  file_name: string
  content: string
  on_day: string
  source: string
  actor_subject: string
  tried_at: Generated<string>
}

/** Days that are otherwise than their weekday: holidays, swapped days off, Saturdays worked instead. A day of status unverified does not count yet. */
export interface CalendarDayTable {
  day: string
  working: boolean
  /** The weekday whose hours are kept on a day that is worked instead. */
  instead_of: number | null
  name_vi: string
  name_en: string
  name_de: string
  status: Generated<string>
  source: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** What the law of the place says of every clock, over the time in which it says so (locality data). */
export interface ClockRuleTable {
  valid: Generated<string>
  /** Working hours that one working day of a time limit stands for. */
  hours_a_day: number
  /** What is due on the same day and comes later than this is due on the next working day. */
  same_day_until: string
  source: string | null
}

/** Who answers, from when to when, for what an origin answered for. Derived from successions at enactment; while the origin goes on it answers for itself and has no row. The most specific function and place wins. */
export interface CustodyTable {
  origin_id: string
  function_code: Generated<string>
  place_id: string | null
  custodian_id: string
  extent: Generated<string>
  /** When this left the origin. What had left before a day is nothing that the origin answered for on that day. */
  left_on: string
  valid: string
  decision_id: string
  clause: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface CustodyHistoryTable {
  origin_id: string
  function_code: string
  place_id: string | null
  custodian_id: string
  extent: string
  left_on: string
  valid: string
  decision_id: string
  clause: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface CustodyKnownTable {
  origin_id: string | null
  function_code: string | null
  place_id: string | null
  custodian_id: string | null
  extent: string | null
  left_on: string | null
  valid: string | null
  decision_id: string | null
  clause: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Legal acts. Nothing in the register changes without one. */
export interface DecisionTable {
  id: Generated<string>
  number: string
  issuer: string | null
  issued_on: string | null
  effective_on: string | null
  title: string | null
  source: string | null
  demonstration: Generated<boolean>
  recorded_in: number | null
}

/** A document that passes powers on: phân cấp, ủy quyền or phân công, with its lines. */
export interface DelegationTable {
  id: Generated<string>
  kind: string
  grantor_organization_id: string | null
  grantor_post_id: string | null
  title: string
  /** Legal grounds as the drafter words them, beside those that follow from the register. */
  basis: string | null
  /** Grows with each change: a check is of one revision, so whoever changes the text afterwards loses it. */
  revision: Generated<number>
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** What the legal check said of one revision. */
export interface DelegationCheckTable {
  id: Generated<string>
  delegation_id: string
  revision: number
  outcome: string
  opinion: string | null
  checked_on: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** A draft that was given up before it was published. */
export interface DelegationDiscardTable {
  delegation_id: string
  reason: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** One power or field to one holder. A draft may still break the demands of its act: it is checked, not refused. */
export interface DelegationLineTable {
  id: Generated<string>
  delegation_id: string
  ordinal: number
  power_code: string | null
  function_code: string | null
  holder_kind_code: string | null
  holder_level: string | null
  holder_position_code: string | null
  holder_organization_id: string | null
  holder_post_id: string | null
  place_id: string | null
  valid: string
  conditions: string | null
  means: string | null
  onward: Generated<boolean>
  signature: string | null
}

/** Where and when it was made public; with it the vestings begin. */
export interface DelegationPublicationTable {
  delegation_id: string
  published_on: string
  published_in: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** The grantor signed: the text is a decision with its number and day. */
export interface DelegationSignatureTable {
  delegation_id: string
  decision_id: string
  signed_on: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** Which line a vesting came from. */
export interface DelegationVestingTable {
  vesting_id: string
  line_id: string
}

/** From on_date the delegation holds no more. */
export interface DelegationWithdrawalTable {
  id: Generated<string>
  delegation_id: string
  on_date: string
  decision_id: string
  reason: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** Someone leaves the service: on_date is the first day on which they serve no more. */
export interface DepartureTable {
  person_id: string
  on_date: string
  reason: string
  decision_id: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface DepartureHistoryTable {
  person_id: string
  on_date: string
  reason: string
  decision_id: string
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface DepartureKnownTable {
  person_id: string | null
  on_date: string | null
  reason: string | null
  decision_id: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** How many posts of these positions there may be for each area or body, at most or on average over the province (locality data). Averages are pool checks; tolerated posts are not counted until their last day. */
export interface DeputyCapTable {
  id: string
  areas: string
  position_codes: string[]
  per: string
  organization_kinds: Generated<string[]>
  average_max: number | null
  max: number | null
  valid: Generated<string>
  source: string | null
  note: string | null
  /** For so many months after a changeover posts above the cap may be tolerated; null: not at all. */
  tolerated_months: number | null
}

/** Views of a desk that somebody keeps under a name. Their own matter: not in the record of the register. */
export interface DeskFilterTable {
  person_id: string
  name: string
  /** The query of the address. */
  query: string
  kept_at: Generated<string>
}

/** With which view somebody begins; without a row: their own work. */
export interface DeskOpeningTable {
  person_id: string
  query: string
}

/** Cases. The columns below `demonstration` are derived from dossier_event and written together with it; nothing else writes them. */
export interface DossierTable {
  id: Generated<string>
  /** Given once, at submission or reception; never changed, whatever becomes of the agency. Null: a draft. */
  code: string | null
  /** The code was given elsewhere and is kept as it came. */
  foreign_code: Generated<boolean>
  procedure_id: string
  version_id: string
  /** The time limit of the version at submission; a version never changes. */
  limit_amount: number | null
  limit_unit: string | null
  /** Which body was competent when it came, in which field, for which place: who has it on a day follows by custody. */
  pile_id: number
  /** Where it was received, anywhere in the province. */
  reception_id: string | null
  /** Where the result is handed over. */
  return_id: string | null
  channel: string
  return_way: Generated<string>
  applicant_kind: Generated<string>
  applicant_name: string
  /** Personal identification number, or the tax code of an organization. */
  applicant_number: string | null
  applicant_birth: string | null
  applicant_phone: string | null
  applicant_email: string | null
  applicant_address: string | null
  /** Who hands it in for the applicant: name, number, phone. */
  delegate: Json | null
  request: string | null
  sets: Generated<number>
  /** What was filled into the form of the version. */
  data: Generated<Json>
  /** The account that submitted it online. */
  submitted_by: string | null
  demonstration: Generated<boolean>
  phase: string
  national: number | null
  waiting: Generated<string[]>
  /** The unit to which it was assigned; on a later day whoever took over from it. */
  unit_id: string | null
  /** The one who is accountable for the present step. */
  person_id: string | null
  /** Ordinal of the present step of the version. */
  step: number | null
  submitted_at: string | null
  received_at: string | null
  /** The date given at reception. It is never changed. */
  promised_at: string | null
  /** When it is due as the calendar is known now; null while the clock stands or has not begun. */
  due_at: string | null
  step_due_at: string | null
  ended_at: string | null
  handed_over_at: string | null
  /** Spans in which the clock stood; open at the end: it stands. */
  stands: Generated<string>
  extended_to: string | null
  supplements: Generated<number>
  outcome: string | null
  result_number: string | null
  life: Json
  /** Number of the last entry in its book. */
  events: number
  last_at: string
  /** Hash of the last entry. */
  hash: Buffer
  search: string
  /** The present step is done at another body: whoever has this pile on a day. Null: at the body that leads. */
  step_pile_id: GeneratedAlways<number | null>
  /** The unit there to which the step was given; on a later day whoever took over from it. */
  step_unit_id: GeneratedAlways<string | null>
  /** Who works on the step there; person_id stays accountable for the dossier. */
  step_person_id: GeneratedAlways<string | null>
}

/** The last number given by an agency on a day. Taken in the transaction of the reception, so there are no gaps. */
export interface DossierCodeTable {
  agency: string
  day: string
  last: number
}

/** Who takes over a single dossier where the succession of its body leaves that open. */
export interface DossierCustodyTable {
  dossier_id: string
  custodian_id: string
  valid: string
  decision_id: string
  recorded_in: number | null
  recorded_at: Generated<string>
  id: Generated<string>
}

export interface DossierCustodyHistoryTable {
  dossier_id: string
  custodian_id: string
  valid: string
  decision_id: string
  recorded_in: number | null
  recorded_at: string
  id: string
  known: string
  superseded_in: number | null
}

/** The book of each dossier: append-only, and its own outbox. */
export interface DossierEventTable {
  dossier_id: string
  number: number
  type: string
  /** When it happened; the clock goes by this. */
  at: string
  /** When haicap learned of it; changes nothing about the clock. */
  learned_at: string
  actor_subject: string
  actor_name: string
  person_id: string | null
  /** In which capacity and on what ground the actor did it. */
  ground: Json | null
  /** The event as life.ts reads it, and what came with it. */
  payload: Json
  /** What it came to. */
  phase: string
  national: number | null
  request_id: string | null
  /** Given by the asker: the same key acts once. */
  key: string | null
  input_hash: Buffer | null
  /** SHA-256 over the hash of the entry before and this entry in canonical form. */
  hash: Buffer
  /** Readers of the outbox go by it, up to the oldest transaction that is still open, and miss nothing that is committed late. Never before the entry that stands before it in the same book. */
  transaction: Generated<string>
}

/** Opinions asked of other bodies, side by side; those open keep a proposal back. */
export interface DossierOpinionTable {
  dossier_id: string
  id: string
  organization_id: string
  question: string | null
  waits: boolean
  asked_at: string
  given_at: string | null
  opinion: string | null
}

/** What lies in a dossier: papers handed in, files of its form, forms given out, results. */
export interface DossierPaperTable {
  id: Generated<string>
  dossier_id: string
  /** The entry of the book with which it came in. */
  event: number
  kind: string
  /** Of a component of the version, of a form of the form set. */
  ordinal: number | null
  field: string | null
  title: string
  /** Null: it was handed in on paper and not digitized. */
  file_id: string | null
  original: Generated<number>
  copy: Generated<number>
  /** The same paper in an earlier dossier of the same applicant. */
  reused_from: string | null
  /** The entry with which it was taken out again. */
  removed: number | null
  /** The Word file of which this PDF was made; null where it came as it is. */
  origin_file_id: string | null
}

/** Who takes over the dossiers of a body that its succession leaves open and for which nobody is named, such as those that come in after a plan was enacted. */
export interface DossierRestTable {
  id: Generated<string>
  origin_id: string
  custodian_id: string
  valid: string
  decision_id: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface DossierRestHistoryTable {
  id: string
  origin_id: string
  custodian_id: string
  valid: string
  decision_id: string
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

/** Numbers of results as bodies gave them. Taken in the transaction of the release, so the same one is never given twice. */
export interface DossierResultNumberTable {
  /** Who had the dossier on the day of the release. */
  organization_id: string
  year: number
  /** The procedure, where the results of each are numbered by themselves; else blank. */
  series: Generated<string>
  number: string
  /** What stands around the first digits: 12/QĐ-UBND and 012/qđ-ubnd are the same number, 12/GP-UBND is another. */
  symbol: GeneratedAlways<string>
  serial: GeneratedAlways<number>
  dossier_id: string
  given_at: string
}

/** What the law of the place says of every dossier, over the time in which it says so (locality data). */
export interface DossierRuleTable {
  valid: Generated<string>
  /** How a code is made of {agency}, {yymmdd} and {number:4}: the number has at least so many digits. */
  code_pattern: string
  /** The agency in a code, made of the codes of its {area} or {body} on the day. */
  agency_pattern: string
  /** Working hours in which an online submission is answered. */
  answer_hours: number
  /** Percent of the time limit after which people are warned that it runs out. */
  warn_share: Generated<number>
  source: string | null
  /** Whether a body numbers all its results together, or those of each procedure by themselves (locality data). */
  numbered_by: Generated<string>
  /** How numbers of results are written, of {number:2} (at least so many digits) and {year} (locality data). What a body has written before goes before it. */
  number_pattern: Generated<string>
}

/** Seals over the entries of all books, in the order of the outbox: whoever keeps a root can prove that nothing before it was changed or left out. */
export interface DossierSealTable {
  id: number
  transactions_below: string
  entries: number
  root: Buffer
  previous_root: Buffer
  sealed_at: string
}

/** That a dossier ran into the last part of its time limit, or past it: noted once, and told to whoever has it. */
export interface DossierWarningTable {
  dossier_id: string
  kind: string
  due_at: string
  noted_at: string
}

/** Someone took a power that they do not hold, for a short time and for a reason; whoever holds it is alerted. */
export interface EmergencyAccessTable {
  id: Generated<string>
  person_id: string
  post_id: string
  power_code: string
  organization_id: string | null
  area_id: string | null
  valid: string
  reason: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** Which posts are told that someone took a power in an emergency: those that hold it, and those that oversee. */
export interface EmergencyAlertTable {
  emergency_access_id: string
  post_id: string
}

/** What an overseer holds of an emergency access; with it the alert is closed. */
export interface EmergencyReviewTable {
  emergency_access_id: string
  person_id: string | null
  verdict: string
  opinion: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** A plan was enacted: once, by whom, when. From the effective date on its facts hold; nothing runs then. */
export interface EnactmentTable {
  plan_id: string
  decision_id: string
  effective_on: string
  enacted_at: Generated<string>
  enacted_by: string
  recorded_in: number | null
  figures: Json
}

/** How far each reader has read the books of dossiers, or the portal's list of messages. */
export interface ExchangeCursorTable {
  reader: string
  cursor: string
  moved_at: Generated<string>
}

/** Someone need not meet a standard on these days, by decision. */
export interface ExemptionTable {
  id: Generated<string>
  person_id: string
  standard_id: string
  valid: string
  reason: string
  decision_id: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface ExemptionHistoryTable {
  id: string
  person_id: string
  standard_id: string
  valid: string
  reason: string
  decision_id: string
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface ExemptionKnownTable {
  id: string | null
  person_id: string | null
  standard_id: string | null
  valid: string | null
  reason: string | null
  decision_id: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** A file as someone handed it in. Never changed. Whoever needs it refers to it by a foreign key; what nobody refers to is swept after a day. */
export interface FileTable {
  id: Generated<string>
  sha256: Buffer
  /** As people see it: without path and control characters, NFC. */
  name: string
  /** What the content is, by its bytes and its name. */
  media_type: string
  /** Whether a virus scanner found it clean, or none was there. What is infected is never stored. */
  scan: string
  /** Who handed it in, as the sign-in provider names them. */
  uploaded_by: string
  uploaded_at: Generated<string>
}

/** Bytes that lie in the storage, under their hash. Noted before they are put there, so that none can lie there unknown. */
export interface FileContentTable {
  sha256: Buffer
  size: number
  noted_at: Generated<string>
}

/** Fields of state management, a tree. `all` is the root: whatever a body answers for. */
export interface FunctionTable {
  code: string
  parent_code: string | null
  name_vi: string
  name_en: string
  name_de: string
  valid: Generated<string>
  source: string | null
}

/** Requests that were carried out, by the key that the asker gave them: a retry gets the same answer and acts once. */
export interface IdempotencyTable {
  actor_subject: string
  key: string
  act: string
  /** SHA-256 of the input; the same key with other input is refused. */
  input_hash: Buffer
  /** The answer of the first time. */
  result: Json
  record_id: number
  at: string
}

/** A sheet that someone tried, kept until it is imported or a day has passed; only they see it. It is no fact of the register. */
export interface ImportTrialTable {
  id: Generated<string>
  list: string
  file_name: string
  sha256: string
  content: Buffer
  actor_subject: string
  /** What would happen with each row. */
  result: Json
  tried_at: Generated<string>
}

/** Kinds of areas and of bodies that the law knows, with the time in which it knows them (locality data). */
export interface KindTable {
  code: string
  scope: string
  level: string | null
  name_vi: string
  name_en: string
  name_de: string
  abbreviations: Generated<string[]>
  valid: Generated<string>
  source: string | null
}

/** The place this register is of, as it was loaded. */
export interface LocalityTable {
  id: string
  name_vi: string
  name_en: string
  name_de: string
  time_zone: string
  baseline: string | null
  settings: Generated<Json>
  loaded_from: string
  sha256: string
  loaded_at: Generated<string>
}

/** Which steps made this schema, and from exactly which text. */
export interface MigrationTable {
  name: string
  sha256: string
  applied_at: Generated<string>
}

/** How many bodies of which kinds each area must or may have, or may have on average (locality data). */
export interface NormTable {
  id: string
  areas: string
  organization_kinds: string[]
  min: number | null
  max: number | null
  average_max: number | null
  valid: Generated<string>
  source: string | null
  note: string | null
}

/** A message to a person, by e-mail or SMS. */
export interface NoticeTable {
  id: Generated<string>
  channel: string
  recipient: string
  subject: string | null
  body: string
  language: string
  /** What is told to whom, such as dossier.ready/<id>/email: told once, however often it is asked for. */
  dedupe_key: string
  created_at: Generated<string>
  /** Counted before each attempt: one that a crash cut short is known, and made once more. */
  attempts: Generated<number>
  tried_at: string | null
  next_attempt_at: string | null
  claimed_until: string | null
  sent_at: string | null
  /** It will never arrive: the receiving side refused it for good, nobody took it for days, or somebody gave it up. */
  failed_at: string | null
  /** Somebody said that it need not arrive any more; the record keeps who, and why. */
  given_up_at: string | null
  answer: string | null
}

/** Spans of a weekday (1 Monday … 7 Sunday) in which offices work, over the time in which that holds. */
export interface OfficeHoursTable {
  weekday: number
  opens: string
  closes: string
  valid: Generated<string>
  source: string | null
}

/** A legal body as an identity. */
export interface OrganizationTable {
  id: Generated<string>
}

export interface OrganizationKnownTable {
  organization_id: string | null
  valid: string | null
  kind_code: string | null
  code: string | null
  name: string | null
  name_en: string | null
  other_names: string[] | null
  parent_id: string | null
  area_id: string | null
  functions: string[] | null
  seat: string | null
  began_by: string | null
  began_clause: string | null
  ended_by: string | null
  ended_clause: string | null
  demonstration: boolean | null
  source: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Who continues whose work: by law the successor is whoever receives the functions (190/2025/QH15 art. 3-4). */
export interface OrganizationSuccessionTable {
  id: Generated<string>
  predecessor_id: string
  successor_id: string
  on_date: string
  function_code: Generated<string>
  place_id: string | null
  extent: Generated<string>
  decision_id: string
  clause: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface OrganizationSuccessionHistoryTable {
  id: string
  predecessor_id: string
  successor_id: string
  on_date: string
  function_code: string
  place_id: string | null
  extent: string
  decision_id: string
  clause: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface OrganizationSuccessionKnownTable {
  id: string | null
  predecessor_id: string | null
  successor_id: string | null
  on_date: string | null
  function_code: string | null
  place_id: string | null
  extent: string | null
  decision_id: string | null
  clause: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** What is believed today about a body: name, kind, superior body, area served, functions held. */
export interface OrganizationVersionTable {
  organization_id: string
  valid: string
  kind_code: string
  code: string
  name: string
  name_en: string | null
  other_names: Generated<string[]>
  parent_id: string | null
  area_id: string
  functions: Generated<string[]>
  seat: string | null
  began_by: string | null
  began_clause: string | null
  ended_by: string | null
  ended_clause: string | null
  demonstration: Generated<boolean>
  source: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface OrganizationVersionHistoryTable {
  organization_id: string
  valid: string
  kind_code: string
  code: string
  name: string
  name_en: string | null
  other_names: string[]
  parent_id: string | null
  area_id: string
  functions: string[]
  seat: string | null
  began_by: string | null
  began_clause: string | null
  ended_by: string | null
  ended_clause: string | null
  demonstration: boolean
  source: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

/** The account of a body for fees and charges, with its days and source (locality data). One at a time. */
export interface PaymentAccountTable {
  organization_id: string
  valid: string
  /** The number by which banks know each other, in QR codes of transfers too. */
  bank_bin: string
  bank: string
  account: string
  /** As the bank writes it; null: the name of the body in capitals without accents. */
  holder: string | null
  source: string | null
  /** Invented: no bank has it, and nothing must be transferred. */
  demonstration: Generated<boolean>
}

/** Someone who serves or served. What only some may see is in person_private. */
export interface PersonTable {
  id: Generated<string>
  /** Number in the staff register (số hiệu cán bộ, công chức, viên chức); sign-ins are matched by it. */
  code: string
  name: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface PersonHistoryTable {
  id: string
  code: string
  name: string
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface PersonKnownTable {
  id: string | null
  code: string | null
  name: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Personal data: read only with the power staffing.read_personal, through the store of staffing/people. */
export interface PersonPrivateTable {
  person_id: string
  /** Twelve digits; no check digit, and the place of birth is of the old list of provinces. */
  personal_id: string | null
  birth_date: string | null
  sex: string | null
  ethnicity: string | null
  phone: string | null
  email: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface PersonPrivateHistoryTable {
  person_id: string
  personal_id: string | null
  birth_date: string | null
  sex: string | null
  ethnicity: string | null
  phone: string | null
  email: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface PersonPrivateKnownTable {
  person_id: string | null
  personal_id: string | null
  birth_date: string | null
  sex: string | null
  ethnicity: string | null
  phone: string | null
  email: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Dossiers that lie together: of one body, in one field, of one place. Who has a pile on a day is resolved by custody, so nothing is moved when bodies are. */
export interface PileTable {
  id: GeneratedAlways<number>
  origin_id: string
  function_code: string
  place_id: string
  /** The day on which work last left the body before these dossiers came: what left it earlier is not theirs. */
  since: Generated<string>
}

/** A reorganization in preparation: a decision, an effective date, operations that each cite a clause. */
export interface PlanTable {
  id: Generated<string>
  title: string
  decision: Json
  decisions: Generated<Json>
  effective_on: string
  announced: Generated<Json>
  revision: Generated<number>
  created_at: Generated<string>
  changed_at: Generated<string>
}

/** Who takes over a dossier that the successions of a plan leave open. */
export interface PlanDossierTable {
  plan_id: string
  dossier_id: string
  /** Code of the body on the day: one that the plan makes, or one that is there already. */
  custodian_code: string
  recorded_in: number | null
}

/** Who takes over what a body still takes in until the day, as far as the successions of a plan leave it open. */
export interface PlanDossierRestTable {
  plan_id: string
  origin_id: string
  custodian_code: string
  /** haicap proposed it and nobody has changed it; proposing again replaces it. */
  proposed: Generated<boolean>
  recorded_in: number | null
}

/** One operation of a plan, as in the file format. */
export interface PlanOperationTable {
  plan_id: string
  position: number
  operation: Json
}

/** Where a plan places someone on its day, or why they leave. One line for each way of holding a post. */
export interface PlanPlacementTable {
  plan_id: string
  person_id: string
  kind: string
  /** Code of the body on the day: one that the plan makes, or one that is there already. */
  organization_code: string | null
  position_code: string | null
  reason: string | null
  /** The post is above the cap and tolerated: its last day. */
  tolerated_until: string | null
  note: string | null
  /** haicap proposed it and nobody has changed it; proposing again replaces it. */
  proposed: Generated<boolean>
  recorded_in: number | null
}

/** An entry of a dossier's book that the national portal is told of; kept when it was told, so that each dossier can say up to where it is synchronized. */
export interface PortalDeliveryTable {
  dossier_id: string
  event: number
  noted_at: Generated<string>
  attempts: Generated<number>
  tried_at: string | null
  next_attempt_at: string | null
  claimed_until: string | null
  /** What the portal said to the last attempt. */
  answer: string | null
  /** The portal has taken it. Signed, released, handed over and synchronized are four different things. */
  synchronized_at: string | null
  /** Somebody said that it need not be told any more; the record keeps who, and why. */
  given_up_at: string | null
}

/** How messages to the national portal are spelled: names of fields, codes of states and channels (locality data). */
export interface PortalFormatTable {
  valid: Generated<string>
  format: Json
  source: string | null
}

/** What the national portal and the bank told: kept before it is acted on, so that nothing is lost; each message acts once. */
export interface PortalMessageTable {
  id: string
  kind: string
  /** The code that the portal gave to the dossier; of a transfer the words that came with it, or the code that somebody found out. */
  code: string
  /** When it happened, by the portal's word. */
  happened_at: string
  /** When haicap got the message. */
  learned_at: string
  /** SHA-256 of what it says, apart from its id: the same content under another id is known. */
  digest: Buffer
  /** What it says; taken out once it was acted on or given up, for then the dossier has it. */
  content: Json | null
  /** The message that said the same before. */
  repeats: string | null
  attempts: Generated<number>
  tried_at: string | null
  next_attempt_at: string | null
  claimed_until: string | null
  /** The submission to which it belongs has not come yet. */
  waits_since: string | null
  refused_at: string | null
  /** Why it cannot be acted on, as a problem with its words. */
  refusal: Json | null
  given_up_at: string | null
  applied_at: string | null
  dossier_id: string | null
  event: number | null
}

/** Job positions (vị trí việc làm) that the law knows, each over the time in which it knows them (locality data). */
export interface PositionTable {
  code: string
  valid: Generated<string>
  title_vi: string
  title_en: string
  title_de: string
  group_code: string
  /** Head: speaks and signs for the body. Deputy: stands beside the head. */
  lead: string | null
  /** Against which quota whoever holds it counts; null: none (an office held beside another). */
  pot: string | null
  /** Level of the area that the body serves; null: any. */
  level: string | null
  /** Kinds of bodies that may have it. */
  organization_kinds: Generated<string[]>
  /** Fields that it works in. */
  functions: Generated<string[]>
  /** Its ladder: ranks that whoever holds it may have. */
  ranks: Generated<string[]>
  source: string | null
  /** The title that stands above a signature, in Vietnamese as papers are; null: the title itself. */
  signs_as: string | null
}

/** A seat in a body. It never outlives the body: a changeover that ends the body must end or replace its posts. */
export interface PostTable {
  id: Generated<string>
  valid: string
  organization_id: string
  position_code: string
  /** A post above the cap that the law tolerates after a merger: last day, and by which decision. */
  tolerated_until: string | null
  tolerated_by: string | null
  /** Of the office, not of the person; public for leaders. */
  phone: string | null
  email: string | null
  began_by: string
  ended_by: string | null
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** A post with what decides over its powers; pick one day by all four ranges. */
export interface PostFactsTable {
  post_id: string | null
  valid: string | null
  organization_id: string | null
  position_code: string | null
  lead: string | null
  position_valid: string | null
  kind_code: string | null
  area_id: string | null
  organization_valid: string | null
  level: string | null
  area_parent_id: string | null
  area_valid: string | null
}

export interface PostHistoryTable {
  id: string
  valid: string
  organization_id: string
  position_code: string
  tolerated_until: string | null
  tolerated_by: string | null
  phone: string | null
  email: string | null
  began_by: string
  ended_by: string | null
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface PostKnownTable {
  id: string | null
  valid: string | null
  organization_id: string | null
  position_code: string | null
  tolerated_until: string | null
  tolerated_by: string | null
  phone: string | null
  email: string | null
  began_by: string | null
  ended_by: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** A concrete competence: certify a copy, register a birth, change the register. */
export interface PowerTable {
  code: string
  function_code: string
  /** decision: exactly one decides in each place. work: whoever holds it may do it, side by side. */
  kind: string
  name_vi: string
  name_en: string
  name_de: string
  note: string | null
  valid: Generated<string>
  source: string | null
  demonstration: Generated<boolean>
  /** Other words by which people look for it: what they call the paper that they need. */
  words: Generated<string[]>
}

/** A procedure as an identity, apart from its codes and names. */
export interface ProcedureTable {
  id: Generated<string>
  /** Its name in addresses and files; codes of state may change or be unknown. */
  key: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** Papers that make up a dossier. */
export interface ProcedureComponentTable {
  version_id: string
  ordinal: number
  name: string
  original: Generated<number>
  copy: Generated<number>
  /** store: taken from the digital store of the person when it is there; database: read from a national database. */
  reuse: Generated<string>
  template: string | null
  condition: string | null
}

/** A draft that was given up before it was published. */
export interface ProcedureDiscardTable {
  version_id: string
  reason: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface ProcedureFeeTable {
  version_id: string
  ordinal: number
  name: string
  /** In đồng; 0: free of charge. */
  amount: number
  exemption: string | null
}

/** A version is in force on these days; one of a procedure at a time. */
export interface ProcedurePublicationTable {
  version_id: string
  procedure_id: string
  valid: string
  decision_id: string
  ended_by: string | null
  end_reason: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface ProcedurePublicationHistoryTable {
  version_id: string
  procedure_id: string
  valid: string
  decision_id: string
  ended_by: string | null
  end_reason: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface ProcedurePublicationKnownTable {
  version_id: string | null
  procedure_id: string | null
  valid: string | null
  decision_id: string | null
  ended_by: string | null
  end_reason: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

export interface ProcedureResultTable {
  version_id: string
  ordinal: number
  name: string
  /** How long the result holds, in words; null: without end. */
  validity: string | null
  electronic: Generated<boolean>
}

/** The internal process: who does what, in which share of the time limit. */
export interface ProcedureStepTable {
  version_id: string
  ordinal: number
  name: string
  power_code: string | null
  position_code: string | null
  /** Percent of the time limit. */
  share: Generated<number>
  /** Steps with the same number run side by side; the longest counts. */
  parallel: number | null
  condition: string | null
  /** The step is done at the body that holds this power for the place of the dossier. */
  at_power: string | null
  /** The step is done at the body of this level that works in the field. */
  at_level: string | null
  /** Of that body; without it the field of the procedure. */
  at_field: string | null
}

/** On these days nobody can apply; dossiers that run go on. */
export interface ProcedureSuspensionTable {
  id: Generated<string>
  procedure_id: string
  valid: string
  reason: string
  decision_id: string
  ended_by: string | null
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface ProcedureSuspensionHistoryTable {
  id: string
  procedure_id: string
  valid: string
  reason: string
  decision_id: string
  ended_by: string | null
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface ProcedureSuspensionKnownTable {
  id: string | null
  procedure_id: string | null
  valid: string | null
  reason: string | null
  decision_id: string | null
  ended_by: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** What a procedure asks and promises: a draft until it is published. */
export interface ProcedureVersionTable {
  id: Generated<string>
  procedure_id: string
  number: number
  /** Grows with each change of a draft, so that nobody overwrites what another wrote. */
  revision: Generated<number>
  national_code: string | null
  local_code: string | null
  name_vi: string
  name_en: string | null
  name_de: string | null
  function_code: string
  /** Who decides in a place is resolved by this power. */
  power_code: string | null
  level: string
  /** Who may apply. */
  subjects: string | null
  /** The agency as the published text names it. */
  agency: string | null
  /** How many sets of the papers are handed in. */
  sets: Generated<number>
  limit_amount: number | null
  limit_unit: string | null
  /** While the dossier waits for one of these, the time limit does not run. */
  clock_stops: Generated<string[]>
  /** full toàn trình, partial một phần, none. */
  online: Generated<string>
  channels: Generated<string[]>
  legal_basis: string | null
  guidance: string | null
  words: Generated<string[]>
  /** JSON Schema 2020-12, of the kinds of fields that haicap renders. */
  form: Json | null
  source: string | null
  /** What of it is still to be compared with the published text; null: nothing. */
  uncertain: string | null
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** The feed: an announcement whose day has come, with the number by which readers go on. Written under a lock, so a lower number never appears after a higher one. */
export interface PublicationTable {
  seq: GeneratedAlways<number>
  announcement_id: string
  published_at: Generated<string>
}

/** A degree or certificate that a person holds, from the day it was issued. */
export interface QualificationTable {
  id: Generated<string>
  person_id: string
  kind: string
  level_code: string
  field: string | null
  issuer: string | null
  number: string | null
  issued_on: string
  expires_on: string | null
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface QualificationHistoryTable {
  id: string
  person_id: string
  kind: string
  level_code: string
  field: string | null
  issuer: string | null
  number: string | null
  issued_on: string
  expires_on: string | null
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface QualificationKnownTable {
  id: string | null
  person_id: string | null
  kind: string | null
  level_code: string | null
  field: string | null
  issuer: string | null
  number: string | null
  issued_on: string | null
  expires_on: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Levels of each kind of qualification, a higher ordinal meets a lower demand (locality data). */
export interface QualificationLevelTable {
  kind: string
  code: string
  ordinal: number
  name_vi: string
  name_en: string
  name_de: string
  source: string | null
}

/** Headcount assigned to a body and what lies below it, from the quota of the body above, for a year or what is left of it. */
export interface QuotaTable {
  id: Generated<string>
  organization_id: string
  parent_id: string | null
  pot: string
  valid: string
  headcount: number
  decision_id: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface QuotaHistoryTable {
  id: string
  organization_id: string
  parent_id: string | null
  pot: string
  valid: string
  headcount: number
  decision_id: string
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface QuotaKnownTable {
  id: string | null
  organization_id: string | null
  parent_id: string | null
  pot: string | null
  valid: string | null
  headcount: number | null
  decision_id: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** Ranks of civil servants and grades of public employees (locality data); a higher ordinal is a higher rank. */
export interface RankTable {
  code: string
  ladder: string
  ordinal: number
  name_vi: string
  name_en: string
  name_de: string
  valid: Generated<string>
  source: string | null
}

/** How large the share of these ranks together may be among the positions of a scheme (locality data). */
export interface RankLimitTable {
  id: string
  ranks: string[]
  /** Among these positions; none: among all (of the group, if one is named). */
  position_codes: Generated<string[]>
  group_code: string | null
  /** For schemes of these kinds of bodies; none: of any. */
  organization_kinds: Generated<string[]>
  level: string | null
  max_share: number
  valid: Generated<string>
  source: string | null
  note: string | null
}

/** One entry for every act, written in the transaction of the act. Entries are never changed or removed. */
export interface RecordTable {
  /** Without gaps, like the pages of a bound book: acts are serial, and each takes the number after the last. A missing number is a missing entry. */
  id: number
  /** When the act was done; later than every entry before it. */
  at: string
  /** Who did it, as the sign-in provider names them; system:… for haicap itself. */
  actor_subject: string
  actor_name: string
  /** Name of the act: room and verb. */
  act: string
  /** The decision that the act rests on. */
  decision_id: string | null
  /** Its number at that time, so that the entry can be read alone. */
  decision_number: string | null
  /** What the act was about: kind … */
  subject_kind: string | null
  /** … and id. */
  subject_id: string | null
  /** Why, in the words of the actor, where the act asks for it. */
  reason: string | null
  /** What held before. */
  before: Json | null
  /** What holds since. */
  after: Json | null
  /** Leads to the log lines of the request. */
  request_id: string | null
  /** SHA-256 of the entry in canonical form (src/platform/record/canonical.ts). */
  hash: Buffer
  /** In which capacity the actor did it: post, its words at that time, and the vestings that it rests on. */
  ground: Json | null
}

/** A single row. Whoever sees the same number sees the same register. */
export interface RegisterVersionTable {
  one: Generated<boolean>
  number: number
  changed_in: string
}

/** Word templates by which a body writes the results of a procedure. A newer one of the same title ends the older. */
export interface ResultTemplateTable {
  id: Generated<string>
  organization_id: string
  procedure_id: string
  title: string
  file_id: string
  valid: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** An enacted plan was revoked before its effective date. */
export interface RevocationTable {
  plan_id: string
  enactment_record: number
  revoked_at: Generated<string>
  revoked_by: string
  reason: string
  recorded_in: number | null
}

/** The job-position scheme (đề án vị trí việc làm) of a body; what it says is in its versions. */
export interface SchemeTable {
  id: Generated<string>
  organization_id: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** The latest one counts: what was agreed may still be returned until it is approved. */
export interface SchemeAppraisalTable {
  id: Generated<string>
  version_id: string
  on_date: string
  outcome: string
  letter: string | null
  opinion: string
  appraised_by: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface SchemeApprovalTable {
  version_id: string
  decision_id: string
  on_date: string
  effective_on: string
  approved_by: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** Which bodies need a scheme, and by when (locality data). */
export interface SchemeDemandTable {
  id: string
  organization_kinds: string[]
  level: string | null
  /** An approval of an earlier day does not meet the demand. */
  approved_since: string | null
  due_on: string | null
  valid: Generated<string>
  source: string | null
  note: string | null
}

/** A position of the scheme: how many, what the work is, what whoever does it must be able to do. */
export interface SchemeLineTable {
  version_id: string
  position_code: string
  headcount: number
  job_description: Generated<string>
  competency: Generated<string>
}

/** How the headcount of a line is split over ranks. */
export interface SchemeLineRankTable {
  version_id: string
  position_code: string
  rank_code: string
  headcount: number
}

/** From its publication, and not before the approval takes effect, the version is in force until the next one is. */
export interface SchemePublicationTable {
  version_id: string
  on_date: string
  published_in: string
  published_by: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** What the appraisal says of one line. */
export interface SchemeRemarkTable {
  appraisal_id: string
  position_code: string
  remark: string
}

export interface SchemeSubmissionTable {
  version_id: string
  on_date: string
  /** Number of the covering letter (tờ trình). */
  letter: string | null
  submitted_by: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface SchemeVersionTable {
  id: Generated<string>
  scheme_id: string
  number: number
  begun_on: string
  /** What changed since the version before, in words; of a first version why it is needed. */
  changes: Generated<string>
  legal_basis: Generated<string>
  /** Functions and tasks of the body. */
  functions: Generated<string>
  commitment: Generated<string>
  /** Raised with every edit, so that nobody overwrites what they have not seen. */
  revision: Generated<number>
  recorded_in: number | null
  recorded_at: Generated<string>
}

/** Seals over batches of the record. Whoever keeps the latest root on paper can prove that nothing before it was changed. */
export interface SealTable {
  id: number
  first_record: number
  last_record: number
  /** The hashes of the entries first_record … last_record, 32 bytes each. */
  leaves: Buffer
  /** SHA-256 over the previous root, the span and the root of the hash tree over the leaves. */
  root: Buffer
  /** Root of the seal before; zeros for the first. */
  previous_root: Buffer
  sealed_at: string
}

/** Who is signed in, until when. */
export interface SessionTable {
  /** SHA-256 of the random value in the cookie: who reads this table cannot take over a session. */
  id_hash: Buffer
  /** Whom the sign-in provider means. */
  subject: string
  name: string
  /** What the provider said about them. */
  claims: Json
  /** Given back to the provider at sign-out, so that it ends its own session too. */
  id_token: string | null
  created_at: Generated<string>
  expires_at: string
  /** By which lists and acts name it; no secret. */
  id: Generated<string>
  /** Browser and system that began it, without versions: an update keeps the session, another program does not take it over. Networks change and do not matter. */
  family: string
  /** From which network address it was used last. */
  address: string
  /** To the minute. */
  last_used_at: Generated<string>
  /** When it ends unless it is used before. */
  idle_until: string
  /** When the value in the cookie was last replaced. */
  renewed_at: Generated<string>
  /** When the browser first showed the new value. From then on the one before is a copy in other hands. */
  taken_up_at: string | null
  /** The value before: good until the new one has arrived. */
  previous_hash: Buffer | null
}

/** What whoever holds one of the positions must have at least, over the time in which it is demanded (locality data). */
export interface StandardTable {
  id: string
  valid: Generated<string>
  kind: string
  level_code: string
  positions: string[]
  name_vi: string
  name_en: string
  name_de: string
  source: string | null
  note: string | null
}

/** Who decides in the stead of a post whose holder is absent, or that nobody holds (72/2025/QH15: one deputy substitutes). */
export interface SubstitutionTable {
  id: Generated<string>
  post_id: string
  substitute_post_id: string
  valid: string
  decision_id: string
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface SubstitutionHistoryTable {
  id: string
  post_id: string
  substitute_post_id: string
  valid: string
  decision_id: string
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface SubstitutionKnownTable {
  id: string | null
  post_id: string | null
  substitute_post_id: string | null
  valid: string | null
  decision_id: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** A vesting rests on these days. */
export interface SuspensionTable {
  id: Generated<string>
  vesting_id: string
  valid: string
  reason: string
  decision_id: string
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface SuspensionHistoryTable {
  id: string
  vesting_id: string
  valid: string
  reason: string
  decision_id: string
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface SuspensionKnownTable {
  id: string | null
  vesting_id: string | null
  valid: string | null
  reason: string | null
  decision_id: string | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** A power or a whole field goes to a holder, by one of the four acts of law. */
export interface VestingTable {
  id: Generated<string>
  /** devolution phân quyền (by law alone), decentralization phân cấp, authorization ủy quyền, assignment phân công. */
  act: string
  power_code: string | null
  function_code: string | null
  grantor_organization_id: string | null
  grantor_post_id: string | null
  /** Every body of this kind (at this level): "the People's Committees of communes". Used by its head, who signs on its behalf. */
  holder_kind_code: string | null
  holder_level: string | null
  /** Whoever holds a post of this position: "the chairs of communes". */
  holder_position_code: string | null
  holder_organization_id: string | null
  holder_post_id: string | null
  /** area: in the territory that the holder's body serves; organization: in the holder's body and those below it. */
  reach: Generated<string>
  /** Only there; null: as far as the holder reaches. */
  place_id: string | null
  valid: string
  conditions: string | null
  means: string | null
  /** Whether the holder may pass it on (decentralization under conditions; an authorization never). */
  onward: Generated<boolean>
  /** Form of signature: TM. on behalf of the body, KT. for the head, TL. by order, TUQ. by authorization. */
  signature: string | null
  /** A decentralization or an authorization counts from its publication. */
  published_on: string | null
  published_in: string | null
  decision_id: string
  clause: string | null
  ended_by: string | null
  source: string | null
  demonstration: Generated<boolean>
  recorded_in: number | null
  recorded_at: Generated<string>
}

export interface VestingHistoryTable {
  id: string
  act: string
  power_code: string | null
  function_code: string | null
  grantor_organization_id: string | null
  grantor_post_id: string | null
  holder_kind_code: string | null
  holder_level: string | null
  holder_position_code: string | null
  holder_organization_id: string | null
  holder_post_id: string | null
  reach: string
  place_id: string | null
  valid: string
  conditions: string | null
  means: string | null
  onward: boolean
  signature: string | null
  published_on: string | null
  published_in: string | null
  decision_id: string
  clause: string | null
  ended_by: string | null
  source: string | null
  demonstration: boolean
  recorded_in: number | null
  recorded_at: string
  known: string
  superseded_in: number | null
}

export interface VestingKnownTable {
  id: string | null
  act: string | null
  power_code: string | null
  function_code: string | null
  grantor_organization_id: string | null
  grantor_post_id: string | null
  holder_kind_code: string | null
  holder_level: string | null
  holder_position_code: string | null
  holder_organization_id: string | null
  holder_post_id: string | null
  reach: string | null
  place_id: string | null
  valid: string | null
  conditions: string | null
  means: string | null
  onward: boolean | null
  signature: string | null
  published_on: string | null
  published_in: string | null
  decision_id: string | null
  clause: string | null
  ended_by: string | null
  source: string | null
  demonstration: boolean | null
  recorded_in: number | null
  recorded_at: string | null
  known: string | null
  superseded_in: number | null
}

/** An address that takes CloudEvents by POST, and which of them it wants. */
export interface WebhookTable {
  id: Generated<string>
  url: string
  /** Whole types, or beginnings with a star: haicap.area.began, haicap.area.*, *. */
  types: string[]
  created_at: string
  created_by: string
  ended_at: string | null
  recorded_in: number | null
  /** How often in a row the address did not answer as it should. */
  failures: Generated<number>
  /** The address did not answer; it is left alone until then. */
  retry_at: string | null
  /** A worker is busy with this address; if it dies, another may take over then. No lock is held meanwhile: an open transaction would hold back sources that wait for all earlier ones to end. */
  claimed_until: string | null
  /** When a worker took it up last: who has waited longest comes first. */
  served_at: string | null
}

/** How far each source has been read; what it means, only the source knows. Moved in the transaction that writes the deliveries. */
export interface WebhookCursorTable {
  source: string
  cursor: string
}

/** An event on its way to an address, until the address takes it; then the row goes. */
export interface WebhookDeliveryTable {
  seq: GeneratedAlways<number>
  webhook_id: string
  source: string
  event_id: string
  type: string
  subject: string
  /** Exactly what is sent, each time. */
  body: string
  waiting_since: Generated<string>
  attempts: Generated<number>
  tried_at: string | null
  next_attempt_at: string | null
  /** What came back last: state and beginning of the answer, or the error. */
  answer: string | null
}

/** While it lasts nothing is sent to the address; what happens waits. */
export interface WebhookPauseTable {
  webhook_id: string
  began_at: string
  began_by: string
  reason: string
  ended_at: string | null
  recorded_in: number | null
}

/** What events to an address are signed with (Standard Webhooks). After a rotation the one before goes on for a time, and both sign. */
export interface WebhookSecretTable {
  id: Generated<string>
  webhook_id: string
  secret: string
  made_at: string
  ends_at: string | null
  recorded_in: number | null
}

export interface DB {
  absence: AbsenceTable
  absence_history: AbsenceHistoryTable
  absence_known: AbsenceKnownTable
  account: AccountTable
  announcement: AnnouncementTable
  api_token: ApiTokenTable
  appointment: AppointmentTable
  appointment_history: AppointmentHistoryTable
  appointment_known: AppointmentKnownTable
  area: AreaTable
  area_known: AreaKnownTable
  area_succession: AreaSuccessionTable
  area_succession_history: AreaSuccessionHistoryTable
  area_succession_known: AreaSuccessionKnownTable
  area_version: AreaVersionTable
  area_version_history: AreaVersionHistoryTable
  body_template: BodyTemplateTable
  boundary: BoundaryTable
  boundary_trial: BoundaryTrialTable
  calendar_day: CalendarDayTable
  clock_rule: ClockRuleTable
  custody: CustodyTable
  custody_history: CustodyHistoryTable
  custody_known: CustodyKnownTable
  decision: DecisionTable
  delegation: DelegationTable
  delegation_check: DelegationCheckTable
  delegation_discard: DelegationDiscardTable
  delegation_line: DelegationLineTable
  delegation_publication: DelegationPublicationTable
  delegation_signature: DelegationSignatureTable
  delegation_vesting: DelegationVestingTable
  delegation_withdrawal: DelegationWithdrawalTable
  departure: DepartureTable
  departure_history: DepartureHistoryTable
  departure_known: DepartureKnownTable
  deputy_cap: DeputyCapTable
  desk_filter: DeskFilterTable
  desk_opening: DeskOpeningTable
  dossier: DossierTable
  dossier_code: DossierCodeTable
  dossier_custody: DossierCustodyTable
  dossier_custody_history: DossierCustodyHistoryTable
  dossier_event: DossierEventTable
  dossier_opinion: DossierOpinionTable
  dossier_paper: DossierPaperTable
  dossier_rest: DossierRestTable
  dossier_rest_history: DossierRestHistoryTable
  dossier_result_number: DossierResultNumberTable
  dossier_rule: DossierRuleTable
  dossier_seal: DossierSealTable
  dossier_warning: DossierWarningTable
  emergency_access: EmergencyAccessTable
  emergency_alert: EmergencyAlertTable
  emergency_review: EmergencyReviewTable
  enactment: EnactmentTable
  exchange_cursor: ExchangeCursorTable
  exemption: ExemptionTable
  exemption_history: ExemptionHistoryTable
  exemption_known: ExemptionKnownTable
  file: FileTable
  file_content: FileContentTable
  function: FunctionTable
  idempotency: IdempotencyTable
  import_trial: ImportTrialTable
  kind: KindTable
  locality: LocalityTable
  migration: MigrationTable
  norm: NormTable
  notice: NoticeTable
  office_hours: OfficeHoursTable
  organization: OrganizationTable
  organization_known: OrganizationKnownTable
  organization_succession: OrganizationSuccessionTable
  organization_succession_history: OrganizationSuccessionHistoryTable
  organization_succession_known: OrganizationSuccessionKnownTable
  organization_version: OrganizationVersionTable
  organization_version_history: OrganizationVersionHistoryTable
  payment_account: PaymentAccountTable
  person: PersonTable
  person_history: PersonHistoryTable
  person_known: PersonKnownTable
  person_private: PersonPrivateTable
  person_private_history: PersonPrivateHistoryTable
  person_private_known: PersonPrivateKnownTable
  pile: PileTable
  plan: PlanTable
  plan_dossier: PlanDossierTable
  plan_dossier_rest: PlanDossierRestTable
  plan_operation: PlanOperationTable
  plan_placement: PlanPlacementTable
  portal_delivery: PortalDeliveryTable
  portal_format: PortalFormatTable
  portal_message: PortalMessageTable
  position: PositionTable
  post: PostTable
  post_facts: PostFactsTable
  post_history: PostHistoryTable
  post_known: PostKnownTable
  power: PowerTable
  procedure: ProcedureTable
  procedure_component: ProcedureComponentTable
  procedure_discard: ProcedureDiscardTable
  procedure_fee: ProcedureFeeTable
  procedure_publication: ProcedurePublicationTable
  procedure_publication_history: ProcedurePublicationHistoryTable
  procedure_publication_known: ProcedurePublicationKnownTable
  procedure_result: ProcedureResultTable
  procedure_step: ProcedureStepTable
  procedure_suspension: ProcedureSuspensionTable
  procedure_suspension_history: ProcedureSuspensionHistoryTable
  procedure_suspension_known: ProcedureSuspensionKnownTable
  procedure_version: ProcedureVersionTable
  publication: PublicationTable
  qualification: QualificationTable
  qualification_history: QualificationHistoryTable
  qualification_known: QualificationKnownTable
  qualification_level: QualificationLevelTable
  quota: QuotaTable
  quota_history: QuotaHistoryTable
  quota_known: QuotaKnownTable
  rank: RankTable
  rank_limit: RankLimitTable
  record: RecordTable
  register_version: RegisterVersionTable
  result_template: ResultTemplateTable
  revocation: RevocationTable
  scheme: SchemeTable
  scheme_appraisal: SchemeAppraisalTable
  scheme_approval: SchemeApprovalTable
  scheme_demand: SchemeDemandTable
  scheme_line: SchemeLineTable
  scheme_line_rank: SchemeLineRankTable
  scheme_publication: SchemePublicationTable
  scheme_remark: SchemeRemarkTable
  scheme_submission: SchemeSubmissionTable
  scheme_version: SchemeVersionTable
  seal: SealTable
  session: SessionTable
  standard: StandardTable
  substitution: SubstitutionTable
  substitution_history: SubstitutionHistoryTable
  substitution_known: SubstitutionKnownTable
  suspension: SuspensionTable
  suspension_history: SuspensionHistoryTable
  suspension_known: SuspensionKnownTable
  vesting: VestingTable
  vesting_history: VestingHistoryTable
  vesting_known: VestingKnownTable
  webhook: WebhookTable
  webhook_cursor: WebhookCursorTable
  webhook_delivery: WebhookDeliveryTable
  webhook_pause: WebhookPauseTable
  webhook_secret: WebhookSecretTable
}
