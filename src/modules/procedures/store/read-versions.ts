import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Content } from '../content.ts'

/** A version of a procedure with all its parts. */
export interface Version {
  id: string
  procedureId: string
  key: string
  number: number
  revision: number
  content: Content
  /** The days on which it is in force; null: a draft, or one that was given up. */
  publication: Publication | null
  discarded: string | null
}

interface DecisionOf {
  id: string
  number: string
  issuer: string | null
  issuedOn: Day | null
}

export interface Publication {
  firstDay: Day
  /** First day on which it is in force no more. */
  end: Day | null
  decision: DecisionOf
  /** By which decision it ends; null: it does not, or a list said only that it ended. */
  endedBy: DecisionOf | null
  endReason: string | null
}

const part = (table: string, columns: string) =>
  sql.raw(
    `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(${columns})) order by p.ordinal)
      from procedure_${table} p where p.version_id = v.id), '[]')`
  )

/** As the acts take it, so that what was read can be written again. */
const content = sql`jsonb_strip_nulls(jsonb_build_object('nationalCode', v.national_code, 'localCode', v.local_code,
    'name', jsonb_build_object('vi', v.name_vi, 'en', v.name_en, 'de', v.name_de), 'field', v.function_code,
    'power', v.power_code, 'level', v.level, 'subjects', v.subjects, 'agency', v.agency, 'sets', v.sets,
    'limit', case when v.limit_unit is not null then jsonb_build_object('amount', v.limit_amount, 'unit', v.limit_unit) end,
    'clockStops', v.clock_stops, 'online', v.online, 'channels', v.channels, 'legalBasis', v.legal_basis,
    'guidance', v.guidance, 'words', v.words, 'source', v.source, 'uncertain', v.uncertain,
    'demonstration', v.demonstration))
  || jsonb_build_object(
    'components', ${part('component', `'name', p.name, 'original', p.original, 'copy', p.copy, 'reuse', p.reuse, 'template', p.template, 'condition', p.condition`)},
    'steps', ${part('step', `'name', p.name, 'power', p.power_code, 'position', p.position_code, 'at', case when num_nonnulls(p.at_power, p.at_level) > 0 then jsonb_build_object('power', p.at_power, 'level', p.at_level, 'field', p.at_field) end, 'share', p.share, 'parallel', p.parallel, 'condition', p.condition`)},
    'fees', ${part('fee', `'name', p.name, 'amount', p.amount, 'exemption', p.exemption`)},
    'results', ${part('result', `'name', p.name, 'validity', p.validity, 'electronic', p.electronic`)})`

const decisionOf = (alias: string) =>
  sql.raw(
    `jsonb_build_object('id', ${alias}.id, 'number', ${alias}.number, 'issuer', ${alias}.issuer, 'issuedOn', ${alias}.issued_on)`
  )

const version = sql`v.id, v.procedure_id as "procedureId", r.key, v.number, v.revision, ${content} as content, v.form,
  case when p.version_id is not null then jsonb_build_object('firstDay', lower(p.valid), 'end', upper(p.valid),
    'decision', ${decisionOf('d')}, 'endedBy', case when b.id is not null then ${decisionOf('b')} end,
    'endReason', p.end_reason) end as publication,
  g.reason as discarded`
const sources = sql`procedure_version v join procedure r on r.id = v.procedure_id
  left join procedure_publication p on p.version_id = v.id left join decision d on d.id = p.decision_id
  left join decision b on b.id = p.ended_by
  left join procedure_discard g on g.version_id = v.id`

type Row = Version & { form: Content['form'] | null }

/** A form keeps the order of its fields, which it would lose among the other facts. */
function asVersion({ form, content, ...row }: Row): Version {
  return { ...row, content: form ? { ...content, form } : content }
}

/** All versions of a procedure, the latest first. */
export async function versionsOf(tx: Snapshot, procedureId: string): Promise<Version[]> {
  const found = await sql<Row>`select ${version} from ${sources}
    where v.procedure_id = ${procedureId}::uuid order by v.number desc`.execute(tx)
  return found.rows.map(asVersion)
}

/** All versions of several procedures by their keys, the latest first. */
export async function versionsByKey(tx: Snapshot, keys: readonly string[]): Promise<Map<string, Version[]>> {
  const found = await sql<Row>`select ${version} from ${sources}
    where r.key = any (${keys}::text[]) order by r.key, v.number desc`.execute(tx)
  return Map.groupBy(found.rows.map(asVersion), ({ key }) => key)
}

/** Every version of every procedure that was not given up, for the catalogue as a file. */
export async function allVersions(tx: Snapshot, { drafts }: { drafts: boolean }): Promise<Version[]> {
  const found = await sql<Row>`select ${version} from ${sources}
    where g.version_id is null and (${drafts} or p.version_id is not null) order by r.key, v.number`.execute(
    tx
  )
  return found.rows.map(asVersion)
}

export async function findVersion(tx: Snapshot, id: string): Promise<Version | undefined> {
  const found = await sql<Row>`select ${version} from ${sources} where v.id::text = ${id}`.execute(tx)
  return found.rows.map(asVersion)[0]
}

/** @throws Problem 404 when there is none */
export async function getVersion(tx: Snapshot, id: string): Promise<Version> {
  const found = await findVersion(tx, id)
  if (!found) throw notFound('procedures.refusal.no_version')
  return found
}

/** The version of a procedure in force on a day: what a dossier of that day keeps. Undefined: none is. */
export async function versionOn(tx: Snapshot, procedureId: string, day: Day): Promise<Version | undefined> {
  const found = await sql<Row>`select ${version} from ${sources}
    where v.procedure_id = ${procedureId}::uuid and p.valid @> ${day}::date`.execute(tx)
  return found.rows.map(asVersion)[0]
}

/**
 * The procedure that a key, a national code or a local code means: of those that had the code, the one that had it last.
 */
export async function findProcedure(
  tx: Snapshot,
  code: string
): Promise<{ id: string; key: string } | undefined> {
  const found = await sql<{ id: string; key: string }>`
    select r.id, r.key from procedure r
    left join procedure_version v on v.procedure_id = r.id and (v.national_code = ${code} or v.local_code = ${code})
    left join procedure_publication p on p.version_id = v.id
    where r.key = ${code} or v.id is not null
    order by r.key = ${code} desc, lower(p.valid) desc nulls last, v.number desc limit 1`.execute(tx)
  return found.rows[0]
}

/** Which procedure each code means, of those that any has; of several, the one that had it last. */
export async function keysByCode(tx: Snapshot, codes: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ code: string; key: string }>`
    select distinct on (v.code) v.code, r.key from (
      select national_code as code, id, procedure_id, number from procedure_version where national_code = any (${codes}::text[])
      union all
      select local_code, id, procedure_id, number from procedure_version where local_code = any (${codes}::text[])
    ) v join procedure r on r.id = v.procedure_id left join procedure_publication p on p.version_id = v.id
    order by v.code, lower(p.valid) desc nulls last, v.number desc`.execute(tx)
  return new Map(found.rows.map(({ code, key }) => [code, key]))
}

/** The ids of procedures by their keys. */
export async function idsByKey(tx: Snapshot, keys: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; key: string }>`
    select id, key from procedure where key = any (${keys}::text[])`.execute(tx)
  return new Map(found.rows.map(({ id, key }) => [key, id]))
}

/** @throws Problem 404 when there is none */
export async function getProcedure(tx: Snapshot, code: string): Promise<{ id: string; key: string }> {
  const found = await findProcedure(tx, code)
  if (!found) throw notFound('procedures.refusal.none', { code })
  return found
}
