import { randomUUID } from 'node:crypto'
import type { DecisionInput } from '../modules/changeover/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { covers } from './read/checks.ts'
import type { AreaRow, LocalityData, OrganizationRow, Span } from './read/types.ts'
import { type ColumnTypes, insertRows } from './write-tables.ts'

const names = { name_vi: 'text', name_en: 'text', name_de: 'text' }
const since = { valid: 'daterange', source: 'text' }
const columns = {
  kind: { scope: 'text', code: 'text', level: 'text', ...names, abbreviations: 'text[]', ...since },
  function: { code: 'text', parent_code: 'text', ...names, ...since },
  norm: { id: 'text', areas: 'text', organization_kinds: 'text[]', min: 'integer', max: 'integer', average_max: 'numeric', ...since, note: 'text' },
  body_template: {
    ...{ id: 'text', areas: 'text', kind_code: 'text', name_pattern: 'text', code_pattern: 'text', parent_id: 'text' },
    ...{ functions: 'text[]', ...since, demonstration: 'boolean' }
  },
  decision: {
    ...{ id: 'uuid', number: 'text', issuer: 'text', issued_on: 'date', effective_on: 'date' },
    ...{ title: 'text', source: 'text', demonstration: 'boolean' }
  },
  version: {
    ...{ kind_code: 'text', code: 'text', name: 'text', parent_id: 'uuid', seat: 'text', ...since },
    ...{ began_by: 'uuid', ended_by: 'uuid', demonstration: 'boolean' }
  },
  area: { name_en: 'text', other_names: 'text[]', area_km2: 'numeric', population: 'integer', lat: 'double precision', lon: 'double precision' },
  organization: { functions: 'text[]' },
  locality: {
    ...{ id: 'text', name_vi: 'text', name_en: 'text', name_de: 'text', time_zone: 'text', baseline: 'date' },
    ...{ settings: 'jsonb', loaded_from: 'text', sha256: 'text' }
  }
} satisfies Record<string, ColumnTypes>

type Counts = Record<'kinds' | 'functions' | 'norms' | 'templates' | 'decisions' | 'areas' | 'organizations', number>

/** Writes everything of a locality but its plans: words, decisions, and the first state of the register. */
export async function writeLocality(tx: Tx, data: LocalityData): Promise<Counts> {
  await insertRows(tx, 'locality', columns.locality, [rowOfLocality(data)])
  const decisions = new Map<string, string>()
  const decisionRows = data.decisions.map((decision) => rowOfDecision(decision, decisions))
  return {
    kinds: await insertRows(tx, 'kind', columns.kind, data.kinds.map((it) => ({ ...inDatabase(it), valid: range(it) }))),
    functions: await insertRows(tx, 'function', columns.function, data.functions.map((it) => ({ ...inDatabase(it), parent_code: it.parent, valid: range(it) }))),
    norms: await insertRows(tx, 'norm', columns.norm, data.norms.map((it) => ({ ...inDatabase(it), organization_kinds: it.organizationKind, valid: range(it) }))),
    templates: await insertRows(
      tx,
      'body_template',
      columns.body_template,
      data.templates.map((it) => ({ ...inDatabase(it), kind_code: it.organizationKind, name_pattern: it.nameVi, code_pattern: it.code, parent_id: it.parent, valid: range(it) }))
    ),
    decisions: await insertRows(tx, 'decision', columns.decision, decisionRows),
    ...(await writeUnits(tx, data, decisions))
  }
}

async function writeUnits(tx: Tx, { areas, organizations }: LocalityData, decisions: Map<string, string>): Promise<Pick<Counts, 'areas' | 'organizations'>> {
  const area = identify(areas)
  const organization = identify(organizations)
  const rowOf = <T extends AreaRow | OrganizationRow>(unit: T, own: Identities<T>) => ({
    ...inDatabase(unit),
    id: own.ids.get(unit),
    kind_code: unit.kind,
    parent_id: own.find(unit.parent, unit),
    valid: range(unit),
    began_by: unit.firstDay && decisions.get(unit.decision ?? ''),
    ended_by: unit.lastDay && decisions.get(unit.endedBy ?? '')
  })
  const areaRows = areas.map((unit) => ({ ...rowOf(unit, area), area_id: area.ids.get(unit) }))
  const bodyRows = organizations.map((unit) => ({ ...rowOf(unit, organization), organization_id: organization.ids.get(unit), area_id: area.find(unit.area, unit) }))
  await insertRows(tx, 'area', { id: 'uuid' }, areaRows)
  await insertRows(tx, 'organization', { id: 'uuid' }, bodyRows)
  return {
    areas: await insertRows(tx, 'area_version', { area_id: 'uuid', ...columns.version, ...columns.area }, areaRows),
    organizations: await insertRows(tx, 'organization_version', { organization_id: 'uuid', area_id: 'uuid', ...columns.version, ...columns.organization }, bodyRows)
  }
}

interface Identities<T> {
  ids: Map<T, string>
  /** The unit with a code that holds as long as the one that names it. */
  find(code: string | undefined, during: Span): string | undefined
}

function identify<T extends AreaRow | OrganizationRow>(units: T[]): Identities<T> {
  const ids = new Map(units.map((unit) => [unit, randomUUID() as string]))
  const byCode = Map.groupBy(units, ({ code }) => code)
  return {
    ids,
    find(code, during) {
      const found = byCode.get(code ?? '')?.find((unit) => covers(unit, during))
      return found && ids.get(found)
    }
  }
}

function rowOfDecision(decision: DecisionInput, ids: Map<string, string>) {
  const id = randomUUID()
  if (!ids.has(decision.number)) ids.set(decision.number, id)
  return { ...inDatabase(decision), id }
}

function rowOfLocality({ settings, baseline, sha256, baseSha256 }: LocalityData) {
  const { id, name, timeZone, exampleDates, sources } = settings
  return {
    ...{ id, name_vi: name.vi, name_en: name.en, name_de: name.de, time_zone: timeZone, baseline, sha256, loaded_from: id },
    settings: { exampleDates, sources, baseSha256 }
  }
}

/** firstDay -> first_day; further columns are added by hand where the names differ. */
function inDatabase(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/([a-z])([A-Z\d])/g, (_all, before: string, letter: string) => `${before}_${letter.toLowerCase()}`).replace('km_2', 'km2'), value])
  )
}

/** First and last day, both included, as a range of the database. */
function range({ firstDay, lastDay }: Span): string {
  return `[${firstDay ?? ''},${lastDay ?? ''}]`
}
