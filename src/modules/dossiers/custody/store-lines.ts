import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'

/** Who takes over what a body still takes in until the day of a plan. */
export interface Rest {
  originId: string
  custodianCode: string
  proposed: boolean
}

/** Says of dossiers who takes them over; null: it is open again. Out: how many. */
export async function writeLines(
  tx: Tx,
  planId: string,
  dossiers: readonly string[],
  custodianCode: string | null
): Promise<void> {
  if (custodianCode === null) {
    await sql`delete from plan_dossier where plan_id = ${planId}::uuid
      and dossier_id = any (${dossiers}::uuid[])`.execute(tx)
    return
  }
  await sql`insert into plan_dossier (plan_id, dossier_id, custodian_code)
    select ${planId}::uuid, id, ${custodianCode} from unnest(${dossiers}::uuid[]) id
    on conflict (plan_id, dossier_id) do update set custodian_code = excluded.custodian_code,
      recorded_in = excluded.recorded_in`.execute(tx)
}

export async function restsOf(tx: Snapshot, planId: string): Promise<Rest[]> {
  const found = await sql<Rest>`select origin_id as "originId", custodian_code as "custodianCode", proposed
    from plan_dossier_rest where plan_id = ${planId}::uuid order by origin_id`.execute(tx)
  return found.rows
}

/** Names who takes the rest of some bodies; `proposed` ones give way to what people wrote. */
export async function writeRests(
  tx: Tx,
  planId: string,
  rests: readonly Omit<Rest, 'proposed'>[],
  proposed: boolean
): Promise<void> {
  await sql`insert into plan_dossier_rest as r (plan_id, origin_id, custodian_code, proposed)
    select ${planId}::uuid, g."originId", g."custodianCode", ${proposed}
    from jsonb_to_recordset(${JSON.stringify(rests)}::jsonb) as g("originId" uuid, "custodianCode" text)
    on conflict (plan_id, origin_id) do update set custodian_code = excluded.custodian_code,
      proposed = excluded.proposed, recorded_in = excluded.recorded_in
    where r.proposed or not excluded.proposed`.execute(tx)
}

export async function removeProposedRests(tx: Tx, planId: string): Promise<void> {
  await sql`delete from plan_dossier_rest where plan_id = ${planId}::uuid and proposed`.execute(tx)
}

/** All that a plan says of dossiers, with codes that people know. */
export async function rowsOf(tx: Snapshot, planId: string): Promise<unknown[]> {
  const found = await sql<Record<string, unknown>>`
    select d.code as dossier, l.custodian_code as custodian from plan_dossier l join dossier d on d.id = l.dossier_id
    where l.plan_id::text = ${planId} order by d.code`.execute(tx)
  const rests = await sql<
    Record<string, unknown>
  >`select r.origin_id as "restOf", r.custodian_code as custodian
    from plan_dossier_rest r where r.plan_id::text = ${planId} order by r.origin_id`.execute(tx)
  return [...found.rows, ...rests.rows]
}
