import { z } from 'zod'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { read } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { blankAsAbsent, during, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { notFound } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { PageHeading } from '../../../../../ui/index.ts'
import { type Listed, listProcedures } from '../../../../procedures/index.ts'
import { acts } from '../../../acts/index.ts'
import { nowOf } from '../../../api.ts'
import { seenDossier } from '../../../see.ts'
import { atCounter } from '../counters.ts'
import { DraftTable, StartPage } from './start-page.tsx'
import { countsOf, draftsOf, mostUsed, submittedOf } from './store.ts'

const query = z.object({
  q: blankAsAbsent(z.string().max(200).optional()),
  counter: blankAsAbsent(z.uuid().optional())
})
const shownHere = 5
const mostFound = 20
const mostDrafts = 200

/** `/reception`: what somebody wants, and what waits at the counter; drafts. */
export const startRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/reception', { schema: { querystring: query } }, async (request, reply) => {
    const { q = '' } = request.query
    const found = await read(database, async (tx) => {
      const at = await atCounter(tx, request)
      return {
        at,
        procedures: await proceduresFor(tx, at.counter.id, q, at.day),
        counts: await countsOf(tx, { id: at.counter.id, desk: at.desk }, at.day),
        drafts: await draftsOf(tx, at.desk, shownHere),
        submitted: await submittedOf(tx, at.desk, { now: nowOf(request), limit: shownHere })
      }
    })
    return reply.page(<StartPage q={q} {...found} />, {
      title: request.t('reception.title'),
      dateSwitch: false
    })
  })

  app.get('/reception/drafts', async (request, reply) => {
    const drafts = await read(database, async (tx) => {
      const { desk } = await atCounter(tx, request)
      return draftsOf(tx, desk, mostDrafts)
    })
    const { t, view } = request
    const page = (
      <>
        <PageHeading lead={t('reception.draft.lead')}>{t('reception.draft.title')}</PageHeading>
        <DraftTable drafts={drafts} />
      </>
    )
    return reply.page(page, {
      title: t('reception.draft.title'),
      back: { href: view.href('/reception'), text: t('reception.title') },
      dateSwitch: false
    })
  })

  app.post(
    '/reception/drafts/:id/discard',
    { schema: { params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const actor = await read(database, async (tx) => {
        const { actor: who, day } = await atCounter(tx, request)
        const { phase } = await seenDossier(tx, who, request.params.id, day)
        if (phase !== 'draft') throw notFound('reception.refusal.no_draft')
        return who
      })
      await perform(database, acts.withdraw, actor, { id: request.params.id }, during(request))
      return reply.seeOther('/reception', { say: { key: 'reception.draft.discarded' } })
    }
  )
}

/** What the words mean; without words what this counter receives most, filled up from the catalogue. */
async function proceduresFor(tx: Snapshot, counterId: string, q: string, day: Day): Promise<Listed[]> {
  const found = await listProcedures(tx, day, { q })
  if (q) return found.slice(0, mostFound)
  const used = await mostUsed(tx, counterId)
  const place = new Map(used.map((key, index) => [key, index]))
  const often = found.filter(({ key }) => place.has(key))
  return often.length
    ? often.sort((one, other) => (place.get(one.key) ?? 0) - (place.get(other.key) ?? 0))
    : found.slice(0, shownHere)
}
