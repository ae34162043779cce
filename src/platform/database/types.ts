// Written by bin/haicap-types from a migrated database; never edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined }
/** Reads as what it holds; is written as JSON text, because `pg` would make an SQL array of an array. */
type Json = ColumnType<JsonValue, string, string>

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

/** One announcement on its way to one subscriber. It is repeated until the subscriber takes it. */
export interface DeliveryTable {
  subscription_id: string
  announcement_id: string
  attempts: Generated<number>
  /** Not before then; null: as soon as possible. */
  next_attempt_at: string | null
  delivered_at: string | null
  last_error: string | null
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

/** One operation of a plan, as in the file format. */
export interface PlanOperationTable {
  plan_id: string
  position: number
  operation: Json
}

/** The feed: an announcement whose day has come, with the number by which readers go on. Written under a lock, so a lower number never appears after a higher one. */
export interface PublicationTable {
  seq: GeneratedAlways<number>
  announcement_id: string
  published_at: Generated<string>
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
}

/** Who is told of what takes effect: an address that takes CloudEvents by POST. */
export interface SubscriptionTable {
  id: Generated<string>
  url: string
  created_at: Generated<string>
  created_by: string
  ended_at: string | null
  /** The address did not answer; it is left alone until then. */
  retry_at: string | null
  /** A worker is busy with this subscriber; if it dies, another may take over then. */
  claimed_until: string | null
  recorded_in: number | null
}

export interface DB {
  announcement: AnnouncementTable
  area: AreaTable
  area_known: AreaKnownTable
  area_succession: AreaSuccessionTable
  area_succession_history: AreaSuccessionHistoryTable
  area_succession_known: AreaSuccessionKnownTable
  area_version: AreaVersionTable
  area_version_history: AreaVersionHistoryTable
  body_template: BodyTemplateTable
  boundary: BoundaryTable
  custody: CustodyTable
  custody_history: CustodyHistoryTable
  custody_known: CustodyKnownTable
  decision: DecisionTable
  delivery: DeliveryTable
  enactment: EnactmentTable
  function: FunctionTable
  idempotency: IdempotencyTable
  kind: KindTable
  locality: LocalityTable
  migration: MigrationTable
  norm: NormTable
  organization: OrganizationTable
  organization_known: OrganizationKnownTable
  organization_succession: OrganizationSuccessionTable
  organization_succession_history: OrganizationSuccessionHistoryTable
  organization_succession_known: OrganizationSuccessionKnownTable
  organization_version: OrganizationVersionTable
  organization_version_history: OrganizationVersionHistoryTable
  plan: PlanTable
  plan_operation: PlanOperationTable
  publication: PublicationTable
  record: RecordTable
  revocation: RevocationTable
  seal: SealTable
  session: SessionTable
  subscription: SubscriptionTable
}
