import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Content } from '../content.ts'

/** Begins a procedure. @returns its id */
export async function insertProcedure(tx: Tx, key: string): Promise<string> {
  const made = await sql<{ id: string }>`insert into procedure (key) values (${key}) returning id`.execute(tx)
  return (made.rows[0] as { id: string }).id
}

/** Writes a new version, numbered after the last unless a number is given. */
export async function insertVersion(
  tx: Tx,
  procedureId: string,
  content: Content,
  number?: number
): Promise<{ id: string; number: number }> {
  const made = await sql<{ id: string; number: number }>`
    insert into procedure_version (procedure_id, number, ${columns})
    values (${procedureId}::uuid, coalesce(${number ?? null}::int, (select coalesce(max(number), 0) + 1
      from procedure_version where procedure_id = ${procedureId}::uuid)), ${valuesOf(content)})
    returning id, number`.execute(tx)
  const version = made.rows[0] as { id: string; number: number }
  await insertParts(tx, version.id, content)
  return version
}

/** Replaces everything that a draft says. */
export async function replaceContent(tx: Tx, id: string, content: Content): Promise<void> {
  await sql`update procedure_version set (${columns}) = row(${valuesOf(content)}), revision = revision + 1
    where id = ${id}::uuid`.execute(tx)
  for (const table of ['component', 'step', 'fee', 'result'])
    await sql`delete from ${sql.table(`procedure_${table}`)} where version_id = ${id}::uuid`.execute(tx)
  await insertParts(tx, id, content)
}

/** Replaces the form of a draft. */
export async function replaceForm(tx: Tx, id: string, form: Content['form']): Promise<void> {
  await sql`update procedure_version set form = ${form ? JSON.stringify(form) : null}::json, revision = revision + 1
    where id = ${id}::uuid`.execute(tx)
}

const columns =
  sql.raw(`national_code, local_code, name_vi, name_en, name_de, function_code, power_code, level, subjects,
  agency, sets, limit_amount, limit_unit, clock_stops, online, channels, legal_basis, guidance, words, form, source,
  uncertain, demonstration`)

function valuesOf(content: Content) {
  const { name, limit, form } = content
  const given = (value: string | undefined) => value ?? null
  return sql`${given(content.nationalCode)}, ${given(content.localCode)}, ${name.vi}, ${given(name.en)}, ${given(name.de)},
    ${content.field}, ${given(content.power)}, ${content.level}, ${given(content.subjects)}, ${given(content.agency)},
    ${content.sets}::int, ${limit?.amount ?? null}::numeric, ${limit?.unit ?? null}, ${content.clockStops}::text[],
    ${content.online}, ${content.channels}::text[], ${given(content.legalBasis)}, ${given(content.guidance)},
    ${content.words}::text[], ${form ? JSON.stringify(form) : null}::json, ${given(content.source)},
    ${given(content.uncertain)}, ${content.demonstration}::boolean`
}

async function insertParts(tx: Tx, id: string, { components, steps, fees, results }: Content): Promise<void> {
  const rows = (list: readonly object[]) =>
    JSON.stringify(list.map((row, index) => ({ ...row, ordinal: index + 1 })))
  await sql`insert into procedure_component (version_id, ordinal, name, original, copy, reuse, template, condition)
    select ${id}::uuid, ordinal, name, original, copy, reuse, template, condition from jsonb_to_recordset(${rows(components)}::jsonb)
      as r(ordinal int, name text, original int, copy int, reuse text, template text, condition text)`.execute(
    tx
  )
  await sql`insert into procedure_step (version_id, ordinal, name, power_code, position_code, share, parallel, condition)
    select ${id}::uuid, ordinal, name, power, position, share, parallel, condition from jsonb_to_recordset(${rows(steps)}::jsonb)
      as r(ordinal int, name text, power text, position text, share numeric, parallel int, condition text)`.execute(
    tx
  )
  await sql`insert into procedure_fee (version_id, ordinal, name, amount, exemption)
    select ${id}::uuid, ordinal, name, amount, exemption from jsonb_to_recordset(${rows(fees)}::jsonb)
      as r(ordinal int, name text, amount bigint, exemption text)`.execute(tx)
  await sql`insert into procedure_result (version_id, ordinal, name, validity, electronic)
    select ${id}::uuid, ordinal, name, validity, electronic from jsonb_to_recordset(${rows(results)}::jsonb)
      as r(ordinal int, name text, validity text, electronic boolean)`.execute(tx)
}
