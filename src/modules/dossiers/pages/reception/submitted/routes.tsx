import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore } from '../../../../../platform/files/index.ts'
import { blankForm, during, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { PageHeading } from '../../../../../ui/index.ts'
import { acts } from '../../../acts/index.ts'
import { nowOf } from '../../../api.ts'
import { papersOf } from '../../../detail/read.ts'
import { calendarOf, dossierRulesOn } from '../../../law.ts'
import { versionById } from '../../../reference.ts'
import { seenDossier } from '../../../see.ts'
import { performWithFiles } from '../../dossier/results/perform-with-files.ts'
import { signingBy } from '../../dossier/results/signing-by.ts'
import { atFields } from '../at-fields.ts'
import { type AtCounter, atCounter } from '../counters.ts'
import { linesOf } from '../lines.ts'
import { SubmittedTable } from '../start/start-page.tsx'
import { answerTime, submittedOf } from '../start/store.ts'
import { SubmittedPage } from './submitted-page.tsx'

const byId = z.object({ id: z.uuid() })
const most = 200
const needed = z.string().trim().min(1, { error: 'record.input.required' }).max(5000)

const answer = z.discriminatedUnion('do', [
  z.object({ do: z.literal('receive') }),
  z.object({ do: z.literal('ask'), items: needed, ask_reason: needed }),
  z.object({ do: z.literal('refuse'), refuse_reason: needed, basis: z.string().max(2000).optional() })
])

/** `/reception/submitted`: what came online, and its answer within the hours that the law gives. */
export const submittedRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  const found = (request: FastifyRequest, id: string) =>
    read(database, async (tx) => {
      const at = await atCounter(tx, request)
      const dossier = await seenDossier(tx, at.actor, id, at.day)
      const calendar = await calendarOf(tx)
      const { answerHours } = await dossierRulesOn(tx, at.day)
      return {
        at,
        dossier,
        version: await versionById(tx, dossier.versionId),
        papers: await papersOf(tx, id),
        time: answerTime(calendar, dossier.life, answerHours, nowOf(request))
      }
    })

  app.get('/reception/submitted', async (request, reply) => {
    const { t, view } = request
    const submitted = await read(database, async (tx) => {
      const { desk } = await atCounter(tx, request)
      return submittedOf(tx, desk, { now: nowOf(request), limit: most })
    })
    const page = (
      <>
        <PageHeading lead={t('reception.submitted.lead')}>{t('reception.submitted.title')}</PageHeading>
        <SubmittedTable submitted={submitted} />
      </>
    )
    return reply.page(page, {
      title: t('reception.submitted.title'),
      back: { href: view.href('/reception'), text: t('reception.title') },
      dateSwitch: false
    })
  })

  app.get('/reception/submitted/:id', { schema: { params: byId } }, async (request, reply) => {
    const shown = await found(request, request.params.id)
    if (shown.dossier.phase !== 'submitted') return reply.seeOther(`/reception/${request.params.id}/done`)
    return reply.page(<SubmittedPage {...shown} form={blankForm()} />, optionsOf(request))
  })

  app.post('/reception/submitted/:id', { schema: { params: byId } }, async (request, reply) => {
    const shown = await found(request, request.params.id)
    return reply.form({
      input: answer,
      act: (input) => answered(request, shown.at, input),
      again: (form) => ({
        page: <SubmittedPage {...shown} form={atFields(form, isField)} />,
        ...optionsOf(request)
      }),
      done: ({ id }) => ({ to: `/reception/${id}/done` })
    })
  })

  function answered(request: FastifyRequest, { actor, counter }: AtCounter, input: z.output<typeof answer>) {
    const { id } = byId.parse(request.params)
    const options = during(request)
    const signing = signingBy(request, { database, config, store })
    switch (input.do) {
      case 'receive':
        return perform(database, acts.receive, actor, { id, receptionId: counter.id }, options)
      case 'ask': {
        const asked = { id, items: linesOf(input.items), reason: input.ask_reason }
        return performWithFiles(signing, 'ask-supplement', asked, options)
      }
      case 'refuse': {
        const refused = { id, reason: input.refuse_reason, basis: input.basis }
        return performWithFiles(signing, 'refuse', refused, options)
      }
    }
  }
}

const isField = (path: string) => ['items', 'ask_reason', 'refuse_reason', 'basis'].includes(path)

const optionsOf = ({ t, view }: FastifyRequest) => ({
  title: t('reception.submitted.title'),
  back: { href: view.href('/reception/submitted'), text: t('reception.submitted.title') },
  dateSwitch: false
})
