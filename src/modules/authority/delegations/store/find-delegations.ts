import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Delegation, DelegationKind, DelegationState, DelegationSummary } from '../delegation.ts'
import { grantorBody, grantorOn, stateOn, stepDone } from './delegation-sql.ts'
import { linesOf } from './lines.ts'

/** What a list may be narrowed by. */
export interface DelegationFilter {
  state?: DelegationState | undefined
  kind?: DelegationKind | undefined
  /** The grantor's body. */
  organizationId?: string | undefined
  /** Of those published, what ends up to and including this day. */
  endsBy?: Day | undefined
  postId?: string | undefined
}

/** Delegations by state as of a day, the latest first. Working papers are among them: callers filter. */
export async function listDelegations(
  tx: Snapshot,
  at: Day,
  filter: DelegationFilter = {}
): Promise<DelegationSummary[]> {
  const { state, kind, organizationId, endsBy, postId } = filter
  const found = await sql<DelegationSummary>`
    select * from (
      select d.id, d.kind, ${stateOn(at)} as state, ${grantorOn(at)} as grantor, ${grantorBody} as "organizationId",
        d.title, d.grantor_post_id, g.number as "decisionNumber", l.lines, l."firstDay", l."end"
      from delegation d
      left join delegation_signature s on s.delegation_id = d.id left join decision g on g.id = s.decision_id
      cross join lateral (select count(*)::int as lines, min(lower(coalesce(v.valid, l.valid))) as "firstDay",
          min(upper(coalesce(v.valid, l.valid))) as "end"
        from delegation_line l left join delegation_vesting x on x.line_id = l.id left join vesting v on v.id = x.vesting_id
        where l.delegation_id = d.id) l
    ) one
    where (${state ?? null}::text is null or state = ${state ?? null})
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${organizationId ?? null}::uuid is null or "organizationId" = ${organizationId ?? null}::uuid)
      and (${postId ?? null}::uuid is null or grantor_post_id = ${postId ?? null}::uuid)
      and (${endsBy ?? null}::date is null or state in ('in_force', 'suspended', 'ahead') and "end" <= ${endsBy ?? null}::date + 1)
    order by id desc limit 1000`.execute(tx)
  return found.rows
}

/** One delegation with all its steps, or undefined. */
export async function findDelegation(tx: Snapshot, id: string, at: Day): Promise<Delegation | undefined> {
  const found = await sql<Omit<Delegation, 'lines'>>`
    select d.id, d.kind, ${stateOn(at)} as state, ${grantorOn(at)} as grantor, ${grantorBody} as "organizationId",
      body_party(${grantorBody}, ${at}::date) #>> '{name,vi}' as "organizationName",
      d.grantor_post_id as "grantorPostId", d.title, d.basis, d.revision, d.demonstration, ${stepDone('d')} as drafted,
      coalesce((select jsonb_agg(${stepDone('c')} || jsonb_build_object('revision', c.revision, 'outcome', c.outcome,
          'opinion', c.opinion, 'on', c.checked_on) order by c.recorded_at, c.id)
        from delegation_check c where c.delegation_id = d.id), '[]') as checks,
      (select ${stepDone('s')} || jsonb_build_object('decisionId', g.id, 'decisionNumber', g.number, 'on', s.signed_on)
        from delegation_signature s join decision g on g.id = s.decision_id where s.delegation_id = d.id) as signature,
      (select ${stepDone('p')} || jsonb_build_object('on', p.published_on, 'in', p.published_in)
        from delegation_publication p where p.delegation_id = d.id) as publication,
      coalesce((select jsonb_agg(distinct jsonb_build_object('firstDay', lower(u.valid), 'end', upper(u.valid),
          'reason', u.reason, 'decisionId', g.id, 'decisionNumber', g.number))
        from delegation_line l join delegation_vesting x on x.line_id = l.id join suspension u on u.vesting_id = x.vesting_id
        join decision g on g.id = u.decision_id where l.delegation_id = d.id), '[]') as suspensions,
      (select ${stepDone('w')} || jsonb_build_object('on', w.on_date, 'reason', w.reason, 'decisionId', g.id,
          'decisionNumber', g.number)
        from delegation_withdrawal w join decision g on g.id = w.decision_id where w.delegation_id = d.id) as withdrawal,
      (select ${stepDone('z')} || jsonb_build_object('reason', z.reason)
        from delegation_discard z where z.delegation_id = d.id) as discard
    from delegation d where d.id = ${id}::uuid`.execute(tx)
  const [delegation] = found.rows
  return delegation && { ...delegation, lines: await linesOf(tx, id, at) }
}

/** @throws Problem 404 when there is none */
export async function getDelegation(tx: Snapshot, id: string, at: Day): Promise<Delegation> {
  const delegation = await findDelegation(tx, id, at)
  if (!delegation) throw notFound('delegations.refusal.none')
  return delegation
}
