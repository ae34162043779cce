import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { CloudEvent, EventSource } from '../../../platform/webhooks/index.ts'
import { instant } from '../book/moments.ts'
import type { EventType } from '../life/events.ts'
import { after, cursorOf, inOrder, latestCursor } from './events.ts'

/** A draft is nobody's business until it is handed in. */
const told = [
  ...([
    'submit',
    'receive',
    'refuse',
    'ask_supplement',
    'supplement',
    'ask_payment',
    'pay',
    'assign'
  ] as const),
  ...(['take_over', 'pass', 'seek_opinion', 'give_opinion', 'propose', 'return', 'sign', 'release'] as const),
  ...(['send', 'hand_over', 'stop', 'withdraw', 'extend', 'correct', 'move_version', 'recompute'] as const)
] as const satisfies readonly EventType[]

interface Body {
  code: string
  name: string
}

/** What other systems learn of an event: no name, number or word of a person. */
export interface DossierNews {
  code: string
  event: number
  procedure: { key: string; code: string | null }
  phase: string
  /** One of the ten codes of the national portal. */
  national: number | null
  /** When it happened, and when haicap learned of it. */
  at: string
  learnedAt: string
  promised: string | null
  /** As it is when this is told; null while the clock stands. */
  due: string | null
  bodies: { competent: Body[]; reception: Body | null; return: Body | null; unit: Body | null }
}

type Row = DossierNews & {
  type: string
  dossierId: string
  source: string
  cursor: string
  demonstration: boolean
}

const at = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`

/** A body as it is called on the day, or was called last. */
const body = (
  id: string
) => sql`(select jsonb_build_object('code', v.code, 'name', v.name) from organization_version v
  where v.organization_id = ${sql.ref(id)} order by v.valid @> page.day desc, upper(v.valid) desc nulls first limit 1)`

/** Everything that happens to dossiers, read from their books: the table that only grows is its own outbox. */
export const dossierSource: EventSource = {
  name: 'dossiers',
  types: told.map((type) => `haicap.dossier.${type}`),
  async next(tx, cursor, limit) {
    const rows = await readOn(tx, cursor, limit)
    // Drafts and the demonstration count for the cursor and are not told: fewer than `limit` would mean that there is nothing more.
    const events = rows.filter(
      ({ type, code, demonstration }) => code && !demonstration && (told as readonly string[]).includes(type)
    )
    const last = rows.at(-1)
    if (rows.length === limit && events.length < limit && last) {
      const rest = await dossierSource.next(tx, last.cursor, limit - events.length)
      return { events: [...events.map(eventOf), ...rest.events], cursor: rest.cursor }
    }
    return { events: events.map(eventOf), cursor: last?.cursor ?? cursor }
  },
  latest: latestCursor
}

async function readOn(tx: Tx, cursor: string, limit: number): Promise<Row[]> {
  const found = await sql<Row>`
    with page as materialized (
      select e.dossier_id, e.number, e.type, e.at, e.learned_at, e.phase, e.national, ${cursorOf} as cursor,
        row_number() over (${inOrder}) as position,
        (now() at time zone coalesce((select time_zone from locality limit 1), 'UTC'))::date as day
      from dossier_event e where ${after(cursor)} ${inOrder} limit ${limit}),
    custodian as (
      select k.pile_id, jsonb_agg(distinct jsonb_build_object('code', v.code, 'name', v.name)) as bodies
      from (select max(day) as day, array_agg(distinct d.pile_id) as piles
        from page join dossier d on d.id = page.dossier_id having count(*) > 0) of
      cross join lateral pile_custodians(of.day, of.piles) k
      join organization_version v on v.organization_id = k.custodian_id and v.valid @> of.day group by k.pile_id)
    select page.type, page.dossier_id as "dossierId", page.number as event, page.cursor, d.code, d.demonstration,
      'urn:haicap:' || coalesce((select id from locality limit 1), 'register') as source,
      jsonb_build_object('key', p.key, 'code', coalesce(v.national_code, v.local_code)) as procedure,
      page.phase, page.national, ${at('page.at')} as at, ${at('page.learned_at')} as "learnedAt",
      ${at('d.promised_at')} as promised, ${at('d.due_at')} as due,
      jsonb_build_object('competent', coalesce(c.bodies, '[]'), 'reception', ${body('d.reception_id')},
        'return', ${body('d.return_id')}, 'unit', ${body('d.unit_id')}) as bodies
    from page join dossier d on d.id = page.dossier_id join procedure p on p.id = d.procedure_id
    join procedure_version v on v.id = d.version_id left join custodian c on c.pile_id = d.pile_id
    order by page.position`.execute(tx)
  return found.rows
}

function eventOf({
  type,
  dossierId,
  source,
  cursor: _cursor,
  demonstration: _no,
  ...data
}: Row): CloudEvent<DossierNews> {
  return {
    specversion: '1.0',
    id: `${dossierId}/${data.event}`,
    source,
    type: `haicap.dossier.${type}`,
    subject: `dossier/${data.code}`,
    time: data.at,
    datacontenttype: 'application/json',
    data
  }
}
