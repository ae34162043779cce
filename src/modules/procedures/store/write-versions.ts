import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Content, parts } from '../content.ts'

/** Begins a procedure. @returns its id */
export async function insertProcedure(tx: Tx, key: string): Promise<string> {
  const ids = await insertProcedures(tx, [key])
  return ids.get(key) as string
}

/** Begins procedures, all in one statement. @returns their ids by their keys */
export async function insertProcedures(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const made = await sql<{ id: string; key: string }>`
    insert into procedure (key) select unnest(${keys}::text[]) returning id, key`.execute(tx)
  return new Map(made.rows.map(({ id, key }) => [key, id]))
}

/** Writes a new version, numbered after the last. */
export async function insertVersion(
  tx: Tx,
  procedureId: string,
  content: Content
): Promise<{ id: string; number: number }> {
  const [version] = await insertVersions(tx, [{ procedureId, content }])
  return version as { id: string; number: number }
}

export interface NewVersion {
  procedureId: string
  content: Content
  /** Without it the version is numbered after the last. */
  number?: number
}

/** Writes new versions with their parts, whatever their number in six statements. At most one of a procedure without a number. */
export async function insertVersions(
  tx: Tx,
  versions: readonly NewVersion[]
): Promise<{ id: string; procedureId: string; number: number }[]> {
  if (!versions.length) return []
  const rows = versions.map(({ procedureId, number, content }) => ({
    procedure: procedureId,
    given: number,
    ...rowOf(content)
  }))
  const made = await sql<{ id: string; procedureId: string; number: number }>`
    insert into procedure_version (procedure_id, number, ${columns})
    select procedure, coalesce(given, (select coalesce(max(v.number), 0) + 1 from procedure_version v where v.procedure_id = procedure)), ${columns}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(procedure uuid, given int, ${types})
    returning id, procedure_id as "procedureId", number`.execute(tx)
  const idOf = new Map(made.rows.map((row) => [`${row.procedureId} ${row.number}`, row]))
  const last = new Map(made.rows.map((row) => [row.procedureId, row]))
  const written = versions.map(({ procedureId, number }) =>
    number === undefined ? last.get(procedureId) : idOf.get(`${procedureId} ${number}`)
  )
  const found = written.filter((one) => one !== undefined)
  await insertParts(
    tx,
    found.map(({ id }, index) => ({ id, content: (versions[index] as NewVersion).content }))
  )
  return found
}

interface Written {
  id: string
  content: Content
}

/** Replaces everything that drafts say. */
export async function replaceContents(tx: Tx, drafts: readonly Written[]): Promise<void> {
  if (!drafts.length) return
  const rows = drafts.map(({ id, content }) => ({ version: id, ...rowOf(content) }))
  await sql`update procedure_version v set (${columns}) = row(${qualified}), revision = v.revision + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(version uuid, ${types}) where v.id = r.version`.execute(
    tx
  )
  const ids = drafts.map(({ id }) => id)
  for (const table of ['component', 'step', 'fee', 'result'])
    await sql`delete from ${sql.table(`procedure_${table}`)} where version_id = any (${ids}::uuid[])`.execute(
      tx
    )
  await insertParts(tx, drafts)
}

/** Replaces the form of a draft. */
export async function replaceForm(tx: Tx, id: string, form: Content['form']): Promise<void> {
  await sql`update procedure_version set form = ${form ? JSON.stringify(form) : null}::json, revision = revision + 1
    where id = ${id}::uuid`.execute(tx)
}

const typed = {
  national_code: 'text',
  local_code: 'text',
  name_vi: 'text',
  name_en: 'text',
  name_de: 'text',
  function_code: 'text',
  power_code: 'text',
  level: 'text',
  subjects: 'text',
  agency: 'text',
  sets: 'int',
  limit_amount: 'numeric',
  limit_unit: 'text',
  clock_stops: 'text[]',
  online: 'text',
  channels: 'text[]',
  legal_basis: 'text',
  guidance: 'text',
  words: 'text[]',
  form: 'json',
  source: 'text',
  uncertain: 'text',
  demonstration: 'boolean'
}
const columns = sql.raw(Object.keys(typed).join(', '))
const qualified = sql.raw(
  Object.keys(typed)
    .map((column) => `r.${column}`)
    .join(', ')
)
const types = sql.raw(
  Object.entries(typed)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')
)

function rowOf(content: Content): { [column in keyof typeof typed]: unknown } {
  const { name, limit } = content
  return {
    national_code: content.nationalCode,
    local_code: content.localCode,
    name_vi: name.vi,
    name_en: name.en,
    name_de: name.de,
    function_code: content.field,
    power_code: content.power,
    level: content.level,
    subjects: content.subjects,
    agency: content.agency,
    sets: content.sets,
    limit_amount: limit?.amount,
    limit_unit: limit?.unit,
    clock_stops: content.clockStops,
    online: content.online,
    channels: content.channels,
    legal_basis: content.legalBasis,
    guidance: content.guidance,
    words: content.words,
    form: content.form,
    source: content.source,
    uncertain: content.uncertain,
    demonstration: content.demonstration
  }
}

async function insertParts(tx: Tx, versions: readonly Written[]): Promise<void> {
  const rows = (part: (typeof parts)[number]) =>
    JSON.stringify(
      versions.flatMap(({ id, content }) =>
        content[part].map((row, index) => ({ ...row, version: id, ordinal: index + 1 }))
      )
    )
  await sql`insert into procedure_component (version_id, ordinal, name, original, copy, reuse, template, condition)
    select version, ordinal, name, original, copy, reuse, template, condition from jsonb_to_recordset(${rows('components')}::jsonb)
      as r(version uuid, ordinal int, name text, original int, copy int, reuse text, template text, condition text)`.execute(
    tx
  )
  await sql`insert into procedure_step (version_id, ordinal, name, power_code, position_code, at_power, at_level, at_field, share, parallel, condition)
    select version, ordinal, name, power, position, at ->> 'power', at ->> 'level', at ->> 'field', share, parallel, condition
    from jsonb_to_recordset(${rows('steps')}::jsonb)
      as r(version uuid, ordinal int, name text, power text, position text, at jsonb, share numeric, parallel int, condition text)`.execute(
    tx
  )
  await sql`insert into procedure_fee (version_id, ordinal, name, amount, exemption)
    select version, ordinal, name, amount, exemption from jsonb_to_recordset(${rows('fees')}::jsonb)
      as r(version uuid, ordinal int, name text, amount bigint, exemption text)`.execute(tx)
  await sql`insert into procedure_result (version_id, ordinal, name, validity, electronic)
    select version, ordinal, name, validity, electronic from jsonb_to_recordset(${rows('results')}::jsonb)
      as r(version uuid, ordinal int, name text, validity text, electronic boolean)`.execute(tx)
}
