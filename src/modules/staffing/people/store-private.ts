import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type Actor, mayDo, needPower } from '../../../platform/record/index.ts'
import { bodyOfPerson } from './store-facts.ts'

/** What only some may see of a person. */
export interface PrivateData {
  personalId: string | null
  birthDate: Day | null
  sex: 'male' | 'female' | null
  ethnicity: string | null
  phone: string | null
  email: string | null
}

const power = 'staffing.read_personal'

/** Whether someone may see a person's personal data, for pages that offer only what can be done. */
export async function mayReadPrivate(
  tx: Snapshot,
  actor: Actor | null,
  personId: string,
  today: Day
): Promise<boolean> {
  return mayDo(tx, actor, power, await bodyOfPerson(tx, personId, today))
}

/**
 * A person's personal data; the one place that reads them.
 * @param today not a day that the reader chose: who has them no more reads their data no more
 * @throws Problem 403 without the power to read personal data of the body where they have their permanent post
 */
export async function privateDataOf(
  tx: Snapshot,
  actor: Actor,
  personId: string,
  today: Day
): Promise<PrivateData> {
  await needPower(tx, actor, power, await bodyOfPerson(tx, personId, today))
  const found =
    await sql<PrivateData>`select personal_id as "personalId", birth_date as "birthDate", sex, ethnicity,
    phone, email from person_private where person_id = ${personId}::uuid`.execute(tx)
  return (
    found.rows[0] ?? {
      personalId: null,
      birthDate: null,
      sex: null,
      ethnicity: null,
      phone: null,
      email: null
    }
  )
}

/**
 * Addresses of people, for what haicap tells them about their own work. They are told to nobody.
 * @returns by person; who has none is left out
 */
export async function emailsOf(tx: Snapshot, personIds: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; email: string }>`select person_id as id, email from person_private
    where person_id = any (${personIds}::uuid[]) and email is not null`.execute(tx)
  return new Map(found.rows.map(({ id, email }) => [id, email]))
}
