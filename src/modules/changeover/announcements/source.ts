import type { EventSource } from '../../../platform/webhooks/index.ts'
import { cloudEvent } from './cloud-event.ts'
import { lastPublished, publishedAfter, speaker } from './store.ts'

const kinds = ['area', 'organization']
const turns = ['began', 'changed', 'ended']

/** What takes effect, for webhooks. The cursor is the number in the feed, given under a lock held to the commit. */
export const announcementSource: EventSource = {
  name: 'announcements',
  types: kinds.flatMap((kind) => turns.map((turn) => `haicap.${kind}.${turn}`)),
  async next(tx, cursor, limit) {
    const found = await publishedAfter(tx, Number(cursor), limit)
    if (found.length === 0) return { events: [], cursor }
    const from = await speaker(tx)
    return {
      events: found.map((announced) => cloudEvent(announced, from)),
      cursor: String(found.at(-1)?.seq ?? cursor)
    }
  },
  latest: async (tx) => String(await lastPublished(tx))
}
