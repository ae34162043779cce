import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Line, Version } from './scheme.ts'

/** A scheme and the body that it belongs to, as the body is called on the day (or was called last). */
export interface Scheme {
  id: string
  organizationId: string
  organizationCode: string
  organizationName: string
  kind: string
  demonstration: boolean
}

/** Every record there is, whatever its day: for acts, which go on from where things stand. */
export const ever = 'infinity'

/** A scheme by its id, or undefined. */
export async function findScheme(tx: Snapshot, id: string, at: Day): Promise<Scheme | undefined> {
  return schemeWhere(tx, sql`s.id = ${id}::uuid`, at)
}

/** The scheme of a body, or undefined. */
export async function schemeOfBody(
  tx: Snapshot,
  organizationId: string,
  at: Day
): Promise<Scheme | undefined> {
  return schemeWhere(tx, sql`s.organization_id = ${organizationId}::uuid`, at)
}

/** @throws notFound when there is no such scheme */
export async function getScheme(tx: Snapshot, id: string, at: Day): Promise<Scheme> {
  const scheme = await findScheme(tx, id, at)
  if (!scheme) throw notFound('schemes.refusal.no_scheme')
  return scheme
}

async function schemeWhere(
  tx: Snapshot,
  condition: ReturnType<typeof sql>,
  at: Day
): Promise<Scheme | undefined> {
  const found = await sql<Scheme>`
    select s.id, s.organization_id as "organizationId", o.code as "organizationCode", o.name as "organizationName",
      o.kind_code as kind, s.demonstration
    from scheme s
    cross join lateral (
      select v.name, v.code, v.kind_code from organization_version v where v.organization_id = s.organization_id
      order by v.valid @> ${at}::date desc, lower(v.valid) desc nulls last limit 1
    ) o
    where ${condition}`.execute(tx)
  return found.rows[0]
}

/** The versions of a scheme as they stood on a day, the latest first; `ever` for all there is. */
export async function versionsOf(tx: Snapshot, schemeId: string, at: Day | typeof ever): Promise<Version[]> {
  const found = await sql<Version>`
    select v.id, v.number, v.begun_on as "begunOn", v.revision, v.changes, v.legal_basis as "legalBasis", v.functions,
      v.commitment, s.state, s.since, s.in_force_from as "inForceFrom"
    from scheme_versions_on(${at}::date) s join scheme_version v on v.id = s.version_id
    where s.scheme_id = ${schemeId}::uuid
    order by v.number desc`.execute(tx)
  return found.rows
}

/** The lines of a version with titles and ladders of a day: leadership first, then by title. */
export async function linesOf(tx: Snapshot, versionId: string, at: Day): Promise<Line[]> {
  const found = await sql<Line>`
    select l.position_code as position, l.headcount, l.job_description as "jobDescription", l.competency,
      n.group_code as "group", n.pot,
      jsonb_build_object('vi', coalesce(n.title_vi, l.position_code), 'en', coalesce(n.title_en, l.position_code),
        'de', coalesce(n.title_de, l.position_code)) as title,
      coalesce((select jsonb_object_agg(r.rank_code, r.headcount) from scheme_line_rank r
        where r.version_id = l.version_id and r.position_code = l.position_code), '{}') as ranks,
      coalesce((select jsonb_agg(jsonb_build_object('code', k.code,
          'name', jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de)) order by k.ordinal)
        from rank k where k.code = any (n.ranks)), '[]') as ladder
    from scheme_line l
    left join lateral (
      select p.* from position p where p.code = l.position_code
      order by p.valid @> ${at}::date desc, lower(p.valid) desc nulls last limit 1
    ) n on true
    where l.version_id = ${versionId}::uuid
    order by array_position(array['leadership', 'professional', 'support'], n.group_code),
      array_position(array['head', 'deputy'], n.lead) nulls last, fold(n.title_vi), l.position_code`.execute(
    tx
  )
  return found.rows
}

/** The version in force of a body's scheme on a day, with its lines; undefined when none is. */
export async function schemeInForce(
  tx: Snapshot,
  organizationId: string,
  at: Day
): Promise<{ scheme: Scheme; version: Version; lines: Line[] } | undefined> {
  const scheme = await schemeOfBody(tx, organizationId, at)
  if (!scheme) return undefined
  const version = (await versionsOf(tx, scheme.id, at)).find(({ state }) => state === 'in_force')
  return version && { scheme, version, lines: await linesOf(tx, version.id, at) }
}
