import { sql } from 'kysely'
import { type Database, write } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/**
 * Gives every announcement whose day has come its number in the feed, from which webhooks are told.
 * May be called at any time and by several processes: each announcement is published once.
 * @returns how many were published now
 */
export function publishDue(database: Database, today: Day): Promise<number> {
  return write(database, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('haicap.publish.' || current_schema(), 0))`.execute(
      tx
    )
    const result = await sql<{ count: number }>`
      with published as (
        insert into publication (announcement_id)
        select a.id from announcement a
        where a.occurs_on <= ${today}::date and not exists (select from publication p where p.announcement_id = a.id)
        order by a.occurs_on, a.id
        returning announcement_id
      )
      select count(*)::int as count from published`.execute(tx)
    return result.rows[0]?.count ?? 0
  })
}
