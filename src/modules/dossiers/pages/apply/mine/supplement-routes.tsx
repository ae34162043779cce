import type { FastifyReply, FastifyRequest } from 'fastify'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore, filesById } from '../../../../../platform/files/index.ts'
import {
  blankForm,
  during,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedInCitizen
} from '../../../../../platform/http/index.ts'
import { invalid, type Problem, refusal } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { type FormStep, fieldsOf, type Posted, postedOf } from '../../../../procedures/index.ts'
import { acts } from '../../../acts/index.ts'
import { dataOf, dataPrefix, formOf } from '../../reception/intake/facts.ts'
import { cameIn } from '../../reception/intake/posted.ts'
import { draftUnder } from '../read/store.ts'
import { byId } from '../steps/step-page.tsx'
import { type One, readOne } from './read-own.ts'
import { supplementOf } from './supplement.ts'
import { SupplementPage } from './supplement-page.tsx'

/** `/my/dossiers/<id>/supplement`: hands in what the office asked for, everything at once. */
export const supplementRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  app.get('/my/dossiers/:id/supplement', { schema: { params: byId } }, async (request, reply) => {
    const one = await readOne(database, request, request.params.id)
    if (!one.may.supplement) throw refusal('apply.refusal.no_supplement')
    return show(request, reply, one, { posted: postedOf(one.found.dossier.data, dataPrefix) })
  })

  app.post(
    '/my/dossiers/:id/supplement',
    { config: { takesFiles: true }, schema: { params: byId } },
    async (request, reply) => {
      const { id } = request.params
      const citizen = signedInCitizen(request)
      const one = await readOne(database, request, id)
      const done = () => reply.seeOther(`/my/dossiers/${id}`, { say: { key: 'apply.done.supplemented' } })
      const { posted, step, rows, files, refused } = await cameIn(request, database, store, one.found)
      if (!one.may.supplement) {
        // A second click: it came already. Else somebody else did something meanwhile, and this was not taken.
        const key = during(request).idempotencyKey
        const came = await read(database, (tx) => draftUnder(tx, citizen.subject, key))
        if (came !== id) throw refusal('apply.refusal.no_supplement')
        return done()
      }
      if (step) return show(request, reply, one, { posted, rows })
      try {
        if (refused.length) throw invalid('record.input.invalid', {}, refused)
        const input = { id, ...supplementOf(one, posted, files) }
        await perform(database, acts.supplement, citizen, input, during(request))
        return done()
      } catch (error) {
        if (!mendable(error)) throw error
        return show(request, reply, one, { posted, rows, problem: error })
      }
    }
  )

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    one: One,
    { posted, rows, problem }: { posted: Posted; rows?: FormStep['rows']; problem?: Problem }
  ): Promise<FastifyReply> {
    const { t, view } = request
    const { version, dossier } = one.found
    const schema = formOf(version)
    const typed = refusedForm(posted, problem ?? invalid('record.input.invalid'), t)
    const ids = Object.values(posted).flat().filter(isId)
    const names = ids.length ? await read(database, (tx) => filesById(tx, ids)) : []
    const uploads = new Map(names.map((file) => [file.id, file]))
    const page = (
      <SupplementPage
        one={one}
        form={problem ? typed : blankForm(typed.values)}
        fields={schema ? fieldsOf(schema, dataOf(version, posted), rows, dataPrefix) : []}
        uploads={(id) => uploads.get(id)}
        correcting={rows !== undefined && !problem}
      />
    )
    return reply.page(page, {
      title: t('apply.supplement.title'),
      status: problem?.status ?? 200,
      back: { href: view.href(`/my/dossiers/${dossier.id}`), text: dossier.code ?? t('apply.mine.title') },
      dateSwitch: false
    })
  }
}

const isId = (one: unknown): one is string =>
  typeof one === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(one)
