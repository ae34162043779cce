import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { PrivateInput } from './acts/schemas.ts'
import type { AppointmentKind } from './words.ts'

export interface NewPost {
  organizationId: string
  position: string
  from: Day
  end: Day | null
  beganBy: string
  endedBy: string | null
  phone?: string | undefined
  email?: string | undefined
}

/** Opens a post; its id. */
export async function insertPost(tx: Tx, post: NewPost): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into post (valid, organization_id, position_code, phone, email, began_by, ended_by)
    values (daterange(${post.from}::date, ${post.end}::date), ${post.organizationId}::uuid, ${post.position},
      ${post.phone ?? null}, ${post.email ?? null}, ${post.beganBy}::uuid, ${post.endedBy}::uuid)
    returning id`.execute(tx)
  return (made.rows[0] as { id: string }).id
}

/** The post is no more from a day on. */
export async function closePost(tx: Tx, postId: string, on: Day, decisionId: string): Promise<void> {
  await sql`update post set valid = daterange(lower(valid), ${on}::date), ended_by = ${decisionId}::uuid,
    tolerated_until = case when tolerated_until < ${on}::date then tolerated_until end,
    tolerated_by = case when tolerated_until < ${on}::date then tolerated_by end
    where id = ${postId}::uuid`.execute(tx)
}

export async function writeTolerance(
  tx: Tx,
  postId: string,
  lastDay: Day,
  decisionId: string
): Promise<void> {
  await sql`update post set tolerated_until = ${lastDay}::date, tolerated_by = ${decisionId}::uuid
    where id = ${postId}::uuid`.execute(tx)
}

export async function writeContact(
  tx: Tx,
  postId: string,
  phone: string | null,
  email: string | null
): Promise<void> {
  await sql`update post set phone = ${phone}, email = ${email} where id = ${postId}::uuid`.execute(tx)
}

export interface NewAppointment {
  personId: string
  postId: string
  kind: AppointmentKind
  from: Day
  end: Day | null
  rank: string | undefined
  beganBy: string
  endedBy: string | null
  endReason: string | null
}

/** Someone holds a post; the appointment's id. */
export async function insertAppointment(tx: Tx, one: NewAppointment): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into appointment (valid, person_id, post_id, kind, rank_code, began_by, ended_by, end_reason)
    values (daterange(${one.from}::date, ${one.end}::date), ${one.personId}::uuid, ${one.postId}::uuid, ${one.kind},
      ${one.rank ?? null}, ${one.beganBy}::uuid, ${one.endedBy}::uuid, ${one.endReason})
    returning id`.execute(tx)
  return (made.rows[0] as { id: string }).id
}

/**
 * Ends appointments on a day, the first on which they no longer hold. Those that would only have begun then never
 * take effect: they go, and their history stays.
 */
export async function cutAppointments(
  tx: Tx,
  ids: readonly string[],
  on: Day,
  decisionId: string,
  reason: string
): Promise<void> {
  if (!ids.length) return
  await sql`delete from appointment where id = any (${ids}::uuid[]) and lower(valid) >= ${on}::date`.execute(
    tx
  )
  await sql`update appointment set valid = daterange(lower(valid), ${on}::date), ended_by = ${decisionId}::uuid,
    end_reason = ${reason} where id = any (${ids}::uuid[])`.execute(tx)
}

/**
 * What an appointment had ended on its first day goes on once it is withdrawn: the person's post before, and whoever
 * was relieved; as they stood before, where the seat and the person are still free.
 * @returns the ids of what goes on
 */
export async function resume(tx: Tx, withdrawn: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update appointment e set valid = b.valid, ended_by = b.ended_by, end_reason = b.end_reason
    from appointment w, appointment_history b, post p
    where w.id = ${withdrawn}::uuid and upper(e.valid) = lower(w.valid) and e.ended_by = w.began_by
      and (e.person_id = w.person_id and e.end_reason = 'moved' or e.post_id = w.post_id and e.kind = 'acting')
      and b.id = e.id and upper(b.known) = e.recorded_at and p.id = e.post_id and p.valid @> b.valid
      and not exists (select from departure d where d.person_id = e.person_id and b.valid @> d.on_date)
      and not exists (select from appointment o where o.id not in (e.id, w.id)
        and o.valid && daterange(upper(e.valid), upper(b.valid))
        and (o.post_id = e.post_id or o.person_id = e.person_id and o.kind = e.kind))
    returning e.id`.execute(tx)
  return found.rows.map(({ id }) => id)
}

export async function insertPerson(tx: Tx, code: string, name: string): Promise<string> {
  const made = await sql<{ id: string }>`insert into person (code, name) values (${code}, ${name})
    returning id`.execute(tx)
  return (made.rows[0] as { id: string }).id
}

export async function renamePerson(tx: Tx, personId: string, code: string, name: string): Promise<void> {
  await sql`update person set code = ${code}, name = ${name}
    where id = ${personId}::uuid and (code, name) <> (${code}, ${name})`.execute(tx)
}

/** What is given replaces what stands; the rest stays. */
export async function writePrivate(tx: Tx, personId: string, data: PrivateInput): Promise<void> {
  const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
  if (!Object.keys(given).length) return
  await sql`
    insert into person_private (person_id, personal_id, birth_date, sex, ethnicity, phone, email)
    select ${personId}::uuid, g."personalId", g."birthDate", g.sex, g.ethnicity, g.phone, g.email
    from jsonb_to_record(${JSON.stringify(given)}::jsonb) as g("personalId" text, "birthDate" date, sex text,
      ethnicity text, phone text, email text)
    on conflict (person_id) do update set
      personal_id = coalesce(excluded.personal_id, person_private.personal_id),
      birth_date = coalesce(excluded.birth_date, person_private.birth_date),
      sex = coalesce(excluded.sex, person_private.sex),
      ethnicity = coalesce(excluded.ethnicity, person_private.ethnicity),
      phone = coalesce(excluded.phone, person_private.phone),
      email = coalesce(excluded.email, person_private.email)`.execute(tx)
}

/** Whether a personal id is already someone else's. */
export async function personalIdTaken(tx: Tx, personalId: string, butOf: string | null): Promise<boolean> {
  const found = await sql`select from person_private where personal_id = ${personalId}
    and person_id is distinct from ${butOf}::uuid`.execute(tx)
  return found.rows.length > 0
}

/** Someone leaves; a departure noted for a later day gives way. */
export async function writeDeparture(
  tx: Tx,
  personId: string,
  on: Day,
  reason: string,
  decisionId: string
): Promise<void> {
  await sql`delete from departure where person_id = ${personId}::uuid and on_date > ${on}::date`.execute(tx)
  await sql`insert into departure (person_id, on_date, reason, decision_id)
    values (${personId}::uuid, ${on}::date, ${reason}, ${decisionId}::uuid)`.execute(tx)
}
