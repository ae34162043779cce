import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { optionalText, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { browseRecord, type Entry, needPower, type RecordFilter } from '../../../../platform/record/index.ts'
import { type Step, stepsOf } from '../../resolve/index.ts'
import { mayReadData } from '../may-read-data.ts'
import { EntryPage } from './entry-page.tsx'
import { RecordPage } from './record-page.tsx'

const question = z.object({
  who: optionalText,
  act: optionalText,
  kind: optionalText,
  id: optionalText,
  before: z.coerce.number().int().positive().optional().catch(undefined)
})
const byId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
const pageSize = 50

/** The record of all acts, for those who oversee: who did what, in which capacity, on what ground. */
export const recordRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/record', { schema: { querystring: question } }, async (request, reply) => {
    const { who, act, kind, id, before } = request.query
    const filter = { actor: who, act, subjectKind: kind, subjectId: id, before, limit: pageSize + 1 }
    const entries = await entriesFor(request, filter)
    const page = (
      <RecordPage
        entries={entries.slice(0, pageSize)}
        more={entries.length > pageSize}
        filter={{ who, act, kind, id }}
      />
    )
    return reply.page(page, {
      title: request.t('access.record.title'),
      back: { href: request.view.href('/my'), text: request.t('access.my.title') },
      dateSwitch: false
    })
  })

  app.get('/record/:id', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const [entry] = await entriesFor(request, { id, limit: 1 })
    if (!entry) throw notFound('access.refusal.no_entry')
    const steps = await groundsOf(entry, request)
    const open = await read(database, (tx) => mayReadData(tx, signedIn(request)))
    return reply.page(<EntryPage entry={entry} steps={steps} withData={open(entry)} />, {
      title: request.t('access.record.entry', { id }),
      back: { href: request.view.href('/record'), text: request.t('access.record.title') },
      dateSwitch: false
    })
  })

  function entriesFor(request: FastifyRequest, filter: RecordFilter): Promise<Entry[]> {
    const actor = signedIn(request)
    return read(database, async (tx) => {
      await needPower(tx, actor, 'authority.oversee')
      return browseRecord(tx, filter)
    })
  }

  /** The vestings that the act rested on, from the law down. */
  async function groundsOf({ ground, at }: Entry, { view: { timeZone } }: FastifyRequest): Promise<Step[]> {
    if (!ground?.vestings.length) return []
    const day = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
    const steps = await read(database, (tx) => stepsOf(tx, ground.vestings, day))
    return ground.vestings.toReversed().flatMap((id) => steps.get(id) ?? [])
  }
}
