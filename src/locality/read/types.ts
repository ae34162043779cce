import type { z } from 'zod'
import type { DecisionInput, ParsedPlan, PlanDocument } from '../../modules/changeover/index.ts'
import type { PortalFormat } from '../../modules/dossiers/index.ts'
import type { Catalogue } from '../../modules/procedures/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { authoritySchemas } from './authority-schemas.ts'
import type { calendarSchemas } from './calendar-schemas.ts'
import type { dossierSchemas } from './dossier-schemas.ts'
import type { staffSchemas } from './staff-schemas.ts'
import type { Read } from './tables.ts'

export type Level = 'province' | 'district' | 'commune'

/** Something that holds from a first to a last day, both included; blank = without end on that side. */
export interface Span {
  firstDay?: Day
  lastDay?: Day
}

export interface KindRow extends Span {
  scope: 'area' | 'organization'
  code: string
  level?: Level
  nameVi: string
  nameEn: string
  nameDe: string
  abbreviations?: string[]
  source?: string
}

export interface FunctionRow extends Span {
  code: string
  parent?: string
  nameVi: string
  nameEn: string
  nameDe: string
  source?: string
}

export interface NormRow extends Span {
  id: string
  areas: string
  organizationKind: string[]
  min?: number
  max?: number
  averageMax?: number
  source?: string
  note?: string
}

export interface TemplateRow extends Span {
  id: string
  areas: string
  organizationKind: string
  nameVi: string
  code?: string
  parent?: string
  functions?: string[]
  source?: string
  demonstration?: boolean
}

interface UnitRow extends Span {
  code: string
  name: string
  kind: string
  parent?: string
  /** Number of the decision that began it; needed when the first day is known. */
  decision?: string
  /** Number of the decision that ended it; needed when the last day is known. */
  endedBy?: string
  seat?: string
  demonstration?: boolean
  source?: string
}

export interface AreaRow extends UnitRow {
  nameEn?: string
  otherNames?: string[]
  areaKm2?: number
  population?: number
  lat?: number
  lon?: number
}

export interface OrganizationRow extends UnitRow {
  area: string
  functions?: string[]
}

type Camel<S extends string> = S extends `${infer A}_${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S
type Camelled<T> = { [K in keyof T & string as Camel<K>]: T[K] }

type InCode<T> = { [N in keyof T & string as Camel<N>]: T[N] }
type StaffSchemas = InCode<typeof staffSchemas>
type AuthoritySchemas = InCode<typeof authoritySchemas>
type CalendarSchemas = InCode<typeof calendarSchemas>
type DossierSchemas = InCode<typeof dossierSchemas>

/** Who serves, table by table; rows remember where they stand, for what only the register can find wrong. */
export type StaffRow<N extends keyof StaffSchemas> = Camelled<z.infer<StaffSchemas[N]>>
export type StaffTables = { [N in keyof StaffSchemas]: Read<StaffRow<N>>[] }

/** Who may decide, table by table. */
export type AuthorityRow<N extends keyof AuthoritySchemas> = Camelled<z.infer<AuthoritySchemas[N]>>
export type AuthorityTables = { [N in keyof AuthoritySchemas]: Read<AuthorityRow<N>>[] }

/** When offices work, table by table. */
export type CalendarTables = { [N in keyof CalendarSchemas]: Read<Camelled<z.infer<CalendarSchemas[N]>>>[] }

/** Dossiers that are invented, table by table. */
export type DossierRow<N extends keyof DossierSchemas> = Camelled<z.infer<DossierSchemas[N]>>
export type DossierTables = { [N in keyof DossierSchemas]: Read<DossierRow<N>>[] }

/** What `locality.json` says. */
export interface LocalitySettings {
  id: string
  name: Record<Language, string>
  timeZone: string
  baseline?: Day
  exampleDates: Day[]
  initialBodies: boolean
  plans: string[]
  sources: { title: string; url?: string; note?: string }[]
  /** So many months ahead people are told of what loses its basis. */
  endingHorizonMonths?: number
  /** Numbers of persons whom the demonstration offers first to sign in as. */
  signIns: string[]
  /** Invented citizens whom the demonstration offers to sign in as. */
  citizens: { subject: string; name: string; number: string; birthDate: Day }[]
  /** How long a power that is taken in an emergency lasts. */
  emergencyMinutes?: number
}

export interface LocalityPlan {
  file: string
  /** Of the plan and the files that hold its operations. */
  sha256: string
  document: PlanDocument
  placeOf: ParsedPlan['placeOf']
}

/** A locality, read and found consistent in itself. */
export interface LocalityData {
  settings: LocalitySettings
  /** The day before the first plan takes effect, or what the settings say. */
  baseline?: Day
  kinds: KindRow[]
  functions: FunctionRow[]
  norms: NormRow[]
  templates: TemplateRow[]
  decisions: DecisionInput[]
  /** The state before the first plan. */
  areas: AreaRow[]
  /** Of the file, and those that templates give to the areas of the first state. */
  organizations: OrganizationRow[]
  plans: LocalityPlan[]
  staff: StaffTables
  authority: AuthorityTables
  calendar: CalendarTables
  dossiers: DossierTables
  /** The catalogue of procedures, if the folder has one. */
  procedures?: Catalogue
  /** How messages to the national portal are spelled, if the folder says. */
  portal?: PortalFormat
  /** Of everything that is written before the plans. */
  baseSha256: string
  /** Of all files. */
  sha256: string
}
