import { randomUUID } from 'node:crypto'
import type { DecisionInput } from '../modules/changeover/index.ts'
import { CitedDecisions } from '../modules/organization/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { covers } from './read/checks.ts'
import type { AreaRow, LocalityData, OrganizationRow, Span } from './read/types.ts'
import { inDatabase, range } from './rows.ts'
import { writeCalendar } from './write-calendar.ts'
import { columns } from './write-columns.ts'
import { writeStaffWords } from './write-staff-words.ts'
import { insertRows } from './write-tables.ts'

/** Writes everything of a locality but its plans: words, decisions, and the first state of the register. */
export async function writeLocality(tx: Tx, data: LocalityData): Promise<Record<string, number>> {
  await insertRows(tx, 'locality', columns.locality, [rowOfLocality(data)])
  const decisions = data.decisions.map((decision) => ({ ...decision, id: randomUUID() as string }))
  return {
    kinds: await insertRows(
      tx,
      'kind',
      columns.kind,
      data.kinds.map((it) => ({ ...inDatabase(it), valid: range(it) }))
    ),
    functions: await insertRows(
      tx,
      'function',
      columns.function,
      data.functions.map((it) => ({ ...inDatabase(it), parent_code: it.parent, valid: range(it) }))
    ),
    norms: await insertRows(
      tx,
      'norm',
      columns.norm,
      data.norms.map((it) => ({
        ...inDatabase(it),
        organization_kinds: it.organizationKind,
        valid: range(it)
      }))
    ),
    templates: await insertRows(
      tx,
      'body_template',
      columns.body_template,
      data.templates.map((it) => ({
        ...inDatabase(it),
        kind_code: it.organizationKind,
        name_pattern: it.nameVi,
        code_pattern: it.code,
        parent_id: it.parent,
        valid: range(it)
      }))
    ),
    decisions: await insertRows(tx, 'decision', columns.decision, decisions.map(inDatabase)),
    ...(await writeUnits(tx, data, new CitedDecisions(decisions))),
    ...(await writeStaffWords(tx, data.staff)),
    ...(await writeCalendar(tx, data.calendar)),
    ...(data.portal && {
      portalFormats: await insertRows(tx, 'portal_format', { format: 'jsonb', source: 'text' }, [
        { format: data.portal, source: data.portal.source }
      ])
    })
  }
}

async function writeUnits(
  tx: Tx,
  { areas, organizations }: LocalityData,
  decisions: CitedDecisions<DecisionInput & { id: string }>
): Promise<Record<'areas' | 'organizations', number>> {
  const area = identify(areas)
  const organization = identify(organizations)
  const decision = (citation = '') => decisions.cited(citation)[0]?.id
  const rowOf = <T extends AreaRow | OrganizationRow>(unit: T, own: Identities<T>) => ({
    ...inDatabase(unit),
    id: own.ids.get(unit),
    kind_code: unit.kind,
    parent_id: own.find(unit.parent, unit),
    valid: range(unit),
    began_by: unit.firstDay && decision(unit.decision),
    ended_by: unit.lastDay && decision(unit.endedBy)
  })
  const areaRows = areas.map((unit) => ({ ...rowOf(unit, area), area_id: area.ids.get(unit) }))
  const bodyRows = organizations.map((unit) => ({
    ...rowOf(unit, organization),
    organization_id: organization.ids.get(unit),
    area_id: area.find(unit.area, unit)
  }))
  await insertRows(tx, 'area', { id: 'uuid' }, areaRows)
  await insertRows(tx, 'organization', { id: 'uuid' }, bodyRows)
  return {
    areas: await insertRows(
      tx,
      'area_version',
      { area_id: 'uuid', ...columns.version, ...columns.area },
      areaRows
    ),
    organizations: await insertRows(
      tx,
      'organization_version',
      { organization_id: 'uuid', area_id: 'uuid', ...columns.version, ...columns.organization },
      bodyRows
    )
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

function rowOfLocality({ settings, baseline, sha256, baseSha256 }: LocalityData) {
  const { id, name, timeZone, exampleDates, sources, endingHorizonMonths, emergencyMinutes } = settings
  return {
    ...{
      id,
      name_vi: name.vi,
      name_en: name.en,
      name_de: name.de,
      time_zone: timeZone,
      baseline,
      sha256,
      loaded_from: id
    },
    settings: { exampleDates, sources, endingHorizonMonths, emergencyMinutes, baseSha256 }
  }
}
