import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Texts } from './scheme.ts'

/** The scheme of a body, made when it has none. */
export async function ensureScheme(tx: Tx, organizationId: string, demonstration: boolean): Promise<string> {
  await sql`insert into scheme (organization_id, demonstration) values (${organizationId}, ${demonstration})
    on conflict (organization_id) do nothing`.execute(tx)
  const found = await sql<{ id: string }>`
    select id from scheme where organization_id = ${organizationId}::uuid`.execute(tx)
  return (found.rows[0] as { id: string }).id
}

/** Begins a version, blank. */
export async function insertVersion(tx: Tx, schemeId: string, number: number, begunOn: Day): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into scheme_version (scheme_id, number, begun_on) values (${schemeId}, ${number}, ${begunOn}::date)
    returning id`.execute(tx)
  return (made.rows[0] as { id: string }).id
}

/** Takes over words and lines of an earlier version. */
export async function copyVersion(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update scheme_version v set legal_basis = o.legal_basis, functions = o.functions, commitment = o.commitment
    from scheme_version o where o.id = ${from}::uuid and v.id = ${to}::uuid`.execute(tx)
  await sql`insert into scheme_line (version_id, position_code, headcount, job_description, competency)
    select ${to}::uuid, position_code, headcount, job_description, competency from scheme_line
    where version_id = ${from}::uuid`.execute(tx)
  await sql`insert into scheme_line_rank (version_id, position_code, rank_code, headcount)
    select ${to}::uuid, position_code, rank_code, headcount from scheme_line_rank
    where version_id = ${from}::uuid`.execute(tx)
}

/**
 * Like to like: a line for each position that has posts today, in the body and below it, and their holders' ranks.
 * A post whose holder has no rank, or that nobody holds, counts to the only rank of its position, if it has but one.
 */
export async function prefillFromPosts(
  tx: Tx,
  versionId: string,
  organizationId: string,
  at: Day
): Promise<void> {
  const posts = sql`
    select p.position_code, coalesce(a.rank_code, case when cardinality(n.ranks) = 1 then n.ranks[1] end) as rank_code
    from scheme_bodies(${organizationId}::uuid, ${at}::date) as b (id)
    join post p on p.organization_id = b.id and p.valid @> ${at}::date
    join position n on n.code = p.position_code and n.valid @> ${at}::date
    left join appointment a on a.post_id = p.id and a.kind = 'permanent' and a.valid @> ${at}::date`
  await sql`insert into scheme_line (version_id, position_code, headcount)
    select ${versionId}::uuid, x.position_code, count(*) from (${posts}) x group by x.position_code`.execute(
    tx
  )
  await sql`insert into scheme_line_rank (version_id, position_code, rank_code, headcount)
    select ${versionId}::uuid, x.position_code, x.rank_code, count(*) from (${posts}) x
    where x.rank_code is not null group by x.position_code, x.rank_code`.execute(tx)
}

/**
 * Raises the revision of a version before it is changed.
 * @throws refusal when somebody changed it since
 */
export async function nextRevision(tx: Tx, versionId: string, revision: number): Promise<void> {
  const raised = await sql`update scheme_version set revision = revision + 1
    where id = ${versionId}::uuid and revision = ${revision}`.execute(tx)
  if (!raised.numAffectedRows) throw refusal('schemes.refusal.changed_meanwhile')
}

/** Writes what a version says in words. */
export async function writeTexts(tx: Tx, versionId: string, texts: Texts): Promise<void> {
  await sql`update scheme_version set changes = ${texts.changes}, legal_basis = ${texts.legalBasis},
    functions = ${texts.functions}, commitment = ${texts.commitment} where id = ${versionId}::uuid`.execute(
    tx
  )
}

/** A line as it is written. */
export interface LineInput {
  position: string
  headcount: number
  ranks: Record<string, number>
  jobDescription: string
  competency: string
}

/** Adds a line to a version, or writes it anew. */
export async function writeLine(tx: Tx, versionId: string, line: LineInput): Promise<void> {
  await sql`insert into scheme_line (version_id, position_code, headcount, job_description, competency)
    values (${versionId}, ${line.position}, ${line.headcount}, ${line.jobDescription}, ${line.competency})
    on conflict (version_id, position_code) do update set headcount = excluded.headcount,
      job_description = excluded.job_description, competency = excluded.competency`.execute(tx)
  await sql`delete from scheme_line_rank where version_id = ${versionId}::uuid and position_code = ${line.position}`.execute(
    tx
  )
  await sql`insert into scheme_line_rank (version_id, position_code, rank_code, headcount)
    select ${versionId}::uuid, ${line.position}, r.key, r.value::int
    from jsonb_each_text(${JSON.stringify(line.ranks)}::jsonb) r where r.value::int > 0`.execute(tx)
}

/** Takes a line out of a version. */
export async function deleteLine(tx: Tx, versionId: string, position: string): Promise<void> {
  await sql`delete from scheme_line where version_id = ${versionId}::uuid and position_code = ${position}`.execute(
    tx
  )
}

/** Removes a version that was never submitted. */
export async function deleteVersion(tx: Tx, versionId: string): Promise<void> {
  await sql`delete from scheme_version where id = ${versionId}::uuid`.execute(tx)
}
