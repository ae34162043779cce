import { sql } from 'kysely'
import { type Database, read, type Snapshot, type Tx, write } from '../database/index.ts'
import { wantedAs } from './cloud-event.ts'
import { type EventSource, eventSources } from './sources.ts'

const batch = 500

/**
 * Reads every source on and notes for each address what it is to be told. The cursor moves in the same
 * transaction: each event is noted once, by whichever process comes first.
 * @returns how many events were read
 */
export async function distributeEvents(database: Database): Promise<number> {
  let total = 0
  for (const source of eventSources()) {
    if (!(await read(database, (tx) => isWanted(tx, source)))) continue
    for (;;) {
      const { found, more } = await write(database, (tx) => readOn(tx, source))
      total += found
      if (!more) break
    }
  }
  return total
}

/** Starts sources to which nobody listened at their present end: who subscribes is told of what comes. */
export async function startAtEnd(tx: Tx, listener: { id: string; types: string[] }): Promise<void> {
  for (const source of eventSources()) {
    const wants = source.types.some((type) => wantedAs(type).some((as) => listener.types.includes(as)))
    if (!wants || (await isWanted(tx, source, listener.id))) continue
    await sql`insert into webhook_cursor (source, cursor) values (${source.name}, ${await source.latest(tx)})
      on conflict (source) do update set cursor = excluded.cursor`.execute(tx)
  }
}

async function isWanted(tx: Snapshot, source: EventSource, without: string | null = null): Promise<boolean> {
  const types = [...new Set(source.types.flatMap(wantedAs))]
  const found = await sql<{ wanted: boolean }>`select exists (select from webhook
    where ended_at is null and types && ${types}::text[] and id is distinct from ${without}::uuid) as wanted`.execute(
    tx
  )
  return found.rows[0]?.wanted ?? false
}

async function readOn(tx: Tx, source: EventSource): Promise<{ found: number; more: boolean }> {
  const at = await sql<{ cursor: string }>`
    select cursor from webhook_cursor where source = ${source.name} for update`.execute(tx)
  const before = at.rows[0]?.cursor
  if (before === undefined) {
    // A source that came with a new version: what lies before is not told as if it were new.
    await sql`insert into webhook_cursor (source, cursor) values (${source.name}, ${await source.latest(tx)})
      on conflict do nothing`.execute(tx)
    return { found: 0, more: false }
  }
  const { events, cursor } = await source.next(tx, before, batch)
  if (cursor === before) return { found: 0, more: false }
  const rows = events.map((event, position) => ({
    position,
    id: event.id,
    type: event.type,
    subject: event.subject,
    body: JSON.stringify(event),
    wanted: wantedAs(event.type)
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e(position int, id text, type text, subject text, body text, wanted text[])),
    listeners as (select id, types from webhook where ended_at is null order by id for share)
    insert into webhook_delivery (webhook_id, source, event_id, type, subject, body)
    select l.id, ${source.name}, g.id, g.type, g.subject, g.body from given g join listeners l on l.types && g.wanted
    order by g.position
    on conflict do nothing`.execute(tx)
  await sql`update webhook_cursor set cursor = ${cursor} where source = ${source.name}`.execute(tx)
  return { found: events.length, more: events.length === batch }
}
