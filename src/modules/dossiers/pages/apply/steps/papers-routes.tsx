import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileStore } from '../../../../../platform/files/index.ts'
import { blankForm, mendable, type RoomRoutes, refusedForm } from '../../../../../platform/http/index.ts'
import { invalid, type Problem, type ProblemDetail } from '../../../../../platform/problem.ts'
import { cameIn } from '../../reception/intake/posted.ts'
import { type Application, missingIn, readApplication, stepOf } from '../read/application.ts'
import { saveDraft } from '../read/save.ts'
import { papersChanged } from './papers-change.ts'
import { PapersPage } from './papers-page.tsx'
import { byId, elsewhere, goOn, optionsOf } from './step-page.tsx'

/** `/apply/<id>/papers`: what has to be handed in, as photos or files; nothing that the province has already. */
export const papersRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  app.get('/apply/:id/papers', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    return elsewhere(reply, application) ?? show(request, reply, application)
  })

  app.post(
    '/apply/:id/papers',
    { config: { takesFiles: true }, schema: { params: byId } },
    async (request, reply) => {
      const { id } = request.params
      const application = await readApplication(database, request, id)
      const away = elsewhere(reply, application)
      if (away) return away
      const { posted, files, refused } = await cameIn(request, database, store, application)
      const papers = papersChanged(application, posted, files)
      try {
        if (papers.length) await saveDraft(database, request, application, { papers })
      } catch (problem) {
        if (!mendable(problem)) throw problem
        return show(request, reply, application, problem)
      }
      const now = papers.length ? await readApplication(database, request, id) : application
      if (refused.length) return show(request, reply, now, wrong(refused))
      const { do: pressed } = posted
      if (pressed !== 'next' && pressed !== 'later') return reply.seeOther(`/apply/${id}/papers`)
      const missing = pressed === 'next' ? missingIn(now).filter((one) => stepOf(one) === 'papers') : []
      return missing.length ? show(request, reply, now, wrong(missing)) : goOn(reply, now, 'papers', posted)
    }
  )

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    application: Application,
    problem?: Problem
  ): Promise<FastifyReply> {
    const form = problem ? refusedForm({}, problem, request.t) : blankForm()
    return reply.page(<PapersPage application={application} form={form} />, {
      ...optionsOf(request, application, 'papers'),
      status: problem?.status ?? 200
    })
  }
}

const wrong = (details: readonly ProblemDetail[]): Problem =>
  invalid('apply.refusal.papers', { count: details.length }, atInputs(details))

/** What is missing is mended at the input that takes its file. */
function atInputs(details: readonly ProblemDetail[]): ProblemDetail[] {
  return details.map(({ path = '', ...rest }) => ({
    ...rest,
    path: /^papers\.\d+$/.test(path) ? `${path}.file` : path
  }))
}
