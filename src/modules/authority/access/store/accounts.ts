import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'

/** An account of the sign-in provider and whose it is. */
export interface Account {
  subject: string
  personCode: string
  personName: string
}

/** All accounts that are linked here, by person. */
export async function listAccounts(tx: Snapshot): Promise<Account[]> {
  const found = await sql<Account>`
    select a.subject, p.code as "personCode", p.name as "personName"
    from account a join person p on p.id = a.person_id order by p.name, p.code, a.subject`.execute(tx)
  return found.rows
}

export async function findAccount(tx: Snapshot, subject: string): Promise<Account | undefined> {
  const found = await sql<Account>`
    select a.subject, p.code as "personCode", p.name as "personName"
    from account a join person p on p.id = a.person_id where a.subject = ${subject}`.execute(tx)
  return found.rows[0]
}

export async function insertAccount(tx: Tx, subject: string, personId: string): Promise<void> {
  await sql`insert into account (subject, person_id) values (${subject}, ${personId}::uuid)`.execute(tx)
}

export async function deleteAccount(tx: Tx, subject: string): Promise<void> {
  await sql`delete from account where subject = ${subject}`.execute(tx)
}
