import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../../../platform/http/index.ts'
import type { Posted } from '../../../../procedures/index.ts'
import { atCounter } from '../counters.ts'
import { textOf } from '../intake/facts.ts'
import { BatchPage } from './batch-page.tsx'
import { type Pattern, patternOf } from './like.ts'
import { type Received, type RowResult, receiveRows, withReceived } from './receive-rows.ts'
import { blankRow, mostRows, type Row, rowsOfText } from './rows.ts'

const query = z.object({ like: z.uuid(), counter: blankAsAbsent(z.uuid().optional()) })
const rowsAtFirst = 3

/** `/reception/batch`: the same dossier again for several others. */
export const batchRoutes: RoomRoutes = async (app, { database }) => {
  const found = (request: FastifyRequest, like: string) =>
    read(database, async (tx) => {
      const at = await atCounter(tx, request)
      return { at, pattern: await patternOf(tx, at, like) }
    })

  app.get('/reception/batch', { schema: { querystring: query } }, async (request, reply) => {
    const { pattern } = await found(request, request.query.like)
    const rows = withBlanks([], rowsAtFirst)
    return show(request, reply, pattern, { rows, left: 0, cut: 0 }, request.view.newKey())
  })

  app.post('/reception/batch', { schema: { querystring: query } }, async (request, reply) => {
    const { at, pattern } = await found(request, request.query.like)
    const body = (request.body ?? {}) as Posted
    const sending = textOf(body, 'idempotency_key') || request.view.newKey()
    const typed = await read(database, (tx) => withReceived(tx, at.actor.subject, sending, rowsOf(body)))
    const after = await doneTo(typed, { deed: textOf(body, 'do'), paste: textOf(body, 'paste') }, (all) =>
      receiveRows({ database, request, at, pattern, sending }, all)
    )
    return show(request, reply, pattern, after, sending)
  })

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    pattern: Pattern,
    after: After,
    sending: string
  ) {
    const { t, view } = request
    return reply.page(<BatchPage pattern={pattern} {...after} sending={sending} />, {
      title: t('reception.batch.title'),
      status: !after.left && after.rows.some(({ mistakes }) => mistakes) ? 422 : 200,
      back: { href: view.href('/reception'), text: t('reception.title') },
      dateSwitch: false
    })
  }
}

/** The rows as they are now, how many wait to be received, and how many were too many. */
interface After extends Received {
  cut: number
}

/** What the pressed button does to the rows. */
async function doneTo(
  rows: RowResult[],
  { deed, paste }: { deed: string; paste: string },
  receive: (rows: RowResult[]) => Promise<Received>
): Promise<After> {
  if (deed === 'more') return upToMost(withBlanks(rows, rowsAtFirst))
  if (deed === 'paste') return upToMost([...rows.filter(isFilled), ...rowsOfText(paste).map(withId)])
  // Only what goes on by itself leaves out what has failed: whoever presses the button has mended it.
  const asked = deed === 'go_on' ? rows : rows.map((row) => ({ ...row, failed: false }))
  return { ...(await receive(asked)), cut: 0 }
}

const upToMost = (rows: RowResult[]): After => ({
  rows: rows.slice(0, mostRows),
  left: 0,
  cut: Math.max(rows.length - mostRows, 0)
})

const isFilled = ({ name, number }: Row) => name !== '' || number !== ''
const withId = (row: Row): RowResult => ({ ...row, id: randomUUID() })
const withBlanks = (rows: RowResult[], count: number): RowResult[] => [
  ...rows,
  ...Array.from({ length: count }, () => withId(blankRow))
]

/** The rows that were posted, with the names under which they were sent. */
function rowsOf(body: Posted): RowResult[] {
  const places = Object.keys(body).map((name) => Number(/^rows\.(\d{1,3})\./.exec(name)?.[1] ?? -1))
  const count = Math.min(Math.max(-1, ...places) + 1, mostRows)
  return Array.from({ length: count }, (_, index) => {
    const text = (name: string) => textOf(body, `rows.${index}.${name}`)
    const row = {
      name: text('name'),
      number: text('number'),
      birthDate: text('birthDate'),
      phone: text('phone')
    }
    const id = /^[0-9a-f-]{36}$/.test(text('id')) ? text('id') : randomUUID()
    return { ...row, id, ...(text('failed') && { failed: true }) }
  })
}
