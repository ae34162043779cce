import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import { decisionKey } from '../world/decisions.ts'
import type { AppointmentChange } from './appointments.ts'

/** Writes appointments in five statements: people, ranks, what ends, what begins. */
export async function writeAppointments(
  tx: Tx,
  changes: AppointmentChange[],
  decisions: Map<string, string>
): Promise<void> {
  const idOf = (key: string | null) => (key === null ? null : (decisions.get(key) ?? key))
  const fresh = new Map(changes.flatMap(({ newPerson }) => (newPerson ? [[newPerson.code, newPerson]] : [])))
  await sql`insert into person (code, name) select g.code, g.name
    from jsonb_to_recordset(${JSON.stringify([...fresh.values()])}::jsonb) as g(code text, name text)
    on conflict (code) do nothing`.execute(tx)
  const ranked = changes.flatMap(({ hold, ranked }) =>
    ranked === null ? [] : [{ id: hold.id, rank: ranked }]
  )
  await sql`update appointment a set rank_code = g.rank
    from jsonb_to_recordset(${JSON.stringify(ranked)}::jsonb) as g(id uuid, rank text) where a.id = g.id`.execute(
    tx
  )
  const cuts = changes.flatMap(({ cuts, decision }) =>
    cuts.map((one) => ({ ...one, decisionId: idOf(decisionKey(decision)) }))
  )
  await sql`update appointment a set valid = daterange(lower(a.valid), g."on"), ended_by = g."decisionId",
      end_reason = g.reason
    from jsonb_to_recordset(${JSON.stringify(cuts)}::jsonb) as g(id uuid, "on" date, reason text, "decisionId" uuid)
    where a.id = g.id`.execute(tx)
  const begun = changes
    .filter(({ ranked }) => ranked === null)
    .map(({ hold, decision, endedBy, endReason }) => ({
      code: hold.personCode,
      postId: hold.postId,
      kind: hold.kind,
      rank: hold.rank,
      from: hold.start,
      end: hold.end,
      beganBy: idOf(decisionKey(decision)),
      endedBy: idOf(endedBy),
      endReason
    }))
  await sql`insert into appointment (valid, person_id, post_id, kind, rank_code, began_by, ended_by, end_reason)
    select daterange(g."from", g."end"), h.id, g."postId", g.kind, g.rank, g."beganBy", g."endedBy", g."endReason"
    from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as g(code text, "postId" uuid, kind text, rank text,
      "from" date, "end" date, "beganBy" uuid, "endedBy" uuid, "endReason" text)
    join person h on h.code = g.code`.execute(tx)
}
