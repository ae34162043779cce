import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'

/** Entries of all books in the order of the outbox. What commits late is not skipped: only transactions before the oldest open one. */
export const inOrder = sql.raw(`order by e.transaction, e.dossier_id, e.number`)
const nobody = '00000000-0000-0000-0000-000000000000'

/** Whether an entry `e` lies behind a cursor and can be read now. */
export function after(cursor: string) {
  const [transaction = '0', dossier = nobody, number = '0'] = cursor.split(' ')
  return sql`(e.transaction, e.dossier_id, e.number) > (${transaction}::xid8, ${dossier}::uuid, ${number}::integer)
    and e.transaction < dossier_horizon()`
}

/** The cursor of an entry. */
export const cursorOf = sql.raw(`e.transaction::text || ' ' || e.dossier_id || ' ' || e.number`)

/** The cursor behind everything that can be read now. */
export async function latestCursor(tx: Snapshot): Promise<string> {
  const found = await sql<{ xmin: string }>`
    select dossier_horizon()::text as xmin`.execute(tx)
  return `${found.rows[0]?.xmin} ${nobody} 0`
}

/**
 * How far a reader has read, held for this transaction. A reader that begins starts at the present end: what lies
 * before is not told as if it were new.
 */
export async function holdCursor(tx: Tx, reader: string): Promise<string> {
  const find = () =>
    sql<{ cursor: string }>`select cursor from exchange_cursor where reader = ${reader} for update`.execute(
      tx
    )
  const known = (await find()).rows[0]
  if (known) return known.cursor
  await sql`insert into exchange_cursor (reader, cursor) values (${reader}, ${await latestCursor(tx)})
    on conflict do nothing`.execute(tx)
  return (await find()).rows[0]?.cursor ?? ''
}

export async function moveCursor(tx: Tx, reader: string, cursor: string): Promise<void> {
  await sql`insert into exchange_cursor (reader, cursor) values (${reader}, ${cursor})
    on conflict (reader) do update set cursor = excluded.cursor, moved_at = now()`.execute(tx)
}
