import { sql } from 'kysely'
import { z } from 'zod'
import { type Database, read, write } from '../../../../platform/database/index.ts'
import type { ExchangeSettings } from '../../../../platform/exchange-settings.ts'
import { invalid, Problem } from '../../../../platform/problem.ts'
import { unusableText } from '../../../../platform/record/index.ts'
import { moveCursor } from '../events.ts'
import { messageSchema, type PortalMessage } from './message.ts'
import type { ActMeans } from './perform-message.ts'
import { digestKept } from './store.ts'
import { takeIn } from './take-in.ts'

const reader = 'portal messages'
const pageSchema = z.object({ items: z.array(z.unknown()).max(1000), next: z.string().nullable() })
const patience = 30_000

/**
 * Fetches what the portal has to tell, page by page, for portals that do not post. The cursor moves once a page is kept:
 * after a crash a page comes again, and each message acts once.
 * @param said what is done with an item that is no message: it is logged, and does not keep the others back
 * @returns how many messages came
 */
export async function pullMessages(
  database: Database,
  portal: Pick<ExchangeSettings, 'url' | 'key'>,
  means: ActMeans,
  said: (problem: unknown, item: unknown) => void = () => undefined
): Promise<number> {
  let count = 0
  for (;;) {
    const cursor = await read(database, async (tx) => {
      const found = await sql<{ cursor: string }>`
        select cursor from exchange_cursor where reader = ${reader}`.execute(tx)
      return found.rows[0]?.cursor ?? ''
    })
    const response = await fetch(`${portal.url}/messages?after=${encodeURIComponent(cursor)}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { authorization: `Bearer ${portal.key}`, accept: 'application/json' }
    })
    if (!response.ok) throw new Error(`the portal answered HTTP ${response.status}`)
    const page = pageSchema.parse(await response.json())
    for (const item of page.items) {
      const message = messageIn(item, said)
      if (message) await takeIn(database, means, message).catch(keptOnly(database, message, said))
    }
    count += page.items.length
    if (page.next === null || page.next === cursor) return count
    const next = page.next
    await write(database, (tx) => moveCursor(tx, reader, next))
  }
}

/** An item as a message; undefined, and said, when it is none, or nothing that could be kept. */
function messageIn(
  item: unknown,
  said: (problem: unknown, item: unknown) => void
): PortalMessage | undefined {
  try {
    const message = messageSchema.parse(item)
    const unusable = unusableText(message)
    if (!unusable.length) return message
    said(invalid('record.input.invalid', {}, unusable), item)
  } catch (error) {
    // Also one that is nested deeper than anybody can read.
    said(error, item)
  }
  return undefined
}

/**
 * What we refuse is logged, and so is what went wrong with a message that is kept: it is tried again by itself, and keeps
 * no other back. A message that could not be kept stops the page, which then comes again.
 */
const keptOnly =
  (database: Database, message: PortalMessage, said: (problem: unknown, item: unknown) => void) =>
  async (error: unknown) => {
    const refused = error instanceof Problem && error.status < 500
    if (!refused && !(await read(database, (tx) => digestKept(tx, message.id)))) throw error
    said(error, message)
  }
