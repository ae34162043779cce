import type { FastifyReply, FastifyRequest } from 'fastify'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore, filesById } from '../../../../../platform/files/index.ts'
import { blankForm, mendable, type RoomRoutes, refusedForm } from '../../../../../platform/http/index.ts'
import { invalid, type Problem, type ProblemDetail } from '../../../../../platform/problem.ts'
import {
  type FormStep,
  fieldsOf,
  formValueProblems,
  type Posted,
  postedOf,
  type Values
} from '../../../../procedures/index.ts'
import { dataOf, dataPrefix, fieldPapers, formOf, withKnown } from '../../reception/intake/facts.ts'
import { cameIn } from '../../reception/intake/posted.ts'
import { type Application, readApplication } from '../read/application.ts'
import { saveDraft } from '../read/save.ts'
import { FormPage } from './form-page.tsx'
import { byId, elsewhere, goOn, optionsOf } from './step-page.tsx'

interface Shown {
  posted: Posted
  rows?: FormStep['rows']
  /** In the form, which is kept. */
  mistakes?: ProblemDetail[]
  /** Why it could not be kept. */
  problem?: Problem
}

/** `/apply/<id>/form`: the form of the procedure. What is typed is kept, complete or not. */
export const formRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  app.get('/apply/:id/form', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    const { data } = application.dossier
    const posted = Object.keys(data).length
      ? postedOf(data, dataPrefix)
      : withKnown(application.version, {}, application.known)
    return elsewhere(reply, application) ?? show(request, reply, application, { posted })
  })

  app.post(
    '/apply/:id/form',
    { config: { takesFiles: true }, schema: { params: byId } },
    async (request, reply) => {
      const application = await readApplication(database, request, request.params.id)
      const away = elsewhere(reply, application)
      if (away) return away
      const { posted, step, rows, refused } = await cameIn(request, database, store, application)
      const data = dataOf(application.version, posted)
      const papers = [...fieldPapers(application, posted), ...takenOut(application, posted)]
      try {
        await saveDraft(database, request, application, { data, papers })
      } catch (problem) {
        if (!mendable(problem)) throw problem
        return show(request, reply, application, { posted, rows, problem })
      }
      if (step) return show(request, reply, application, { posted, rows })
      const later = posted.do === 'later' && !refused.length
      const mistakes = later ? [] : [...refused, ...mistakesIn(application, data)]
      if (!mistakes.length) return goOn(reply, application, 'form', request.body)
      return show(request, reply, application, { posted, rows, mistakes })
    }
  )

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    application: Application,
    { posted, rows, mistakes, problem }: Shown
  ): Promise<FastifyReply> {
    const schema = formOf(application.version)
    if (!schema) return reply.seeOther(`/apply/${application.dossier.id}/check`)
    // What was sent is kept already: the page that comes again is a new form.
    const { idempotency_key: _key, do: _do, ...typed } = posted
    const wrong = problem ?? invalid('apply.refusal.form', { count: mistakes?.length ?? 0 }, mistakes)
    const typedForm = refusedForm(typed, wrong, request.t)
    const isWrong = problem !== undefined || mistakes !== undefined
    const form = isWrong ? typedForm : blankForm(typedForm.values)
    const fields = fieldsOf(schema, dataOf(application.version, posted), rows, dataPrefix)
    const ids = Object.values(posted).flat().filter(isId)
    const files = ids.length ? await read(database, (tx) => filesById(tx, ids)) : []
    const named = new Map(files.map((file) => [file.id, file]))
    return reply.page(
      <FormPage application={application} form={form} fields={fields} uploads={(id) => named.get(id)} />,
      { ...optionsOf(request, application, 'form'), status: isWrong ? wrong.status : 200 }
    )
  }
}

const isId = (one: unknown): one is string =>
  typeof one === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(one)

/** What is wrong or missing in the form, at the fields of the page. */
function mistakesIn({ version }: Application, data: Values): ProblemDetail[] {
  const schema = formOf(version)
  if (!schema) return []
  return formValueProblems(schema, data).map((one) => ({ ...one, path: `${dataPrefix}.${one.path ?? ''}` }))
}

/** Files of the form that were there and are not any more. */
function takenOut({ papers, version }: Application, posted: Posted): Record<string, unknown>[] {
  const there = new Set(fieldPapers({ version }, posted).map(({ field }) => field))
  const before = papers.flatMap(({ kind, field }) => (kind === 'field' && field ? [field] : []))
  return [...new Set(before)].filter((field) => !there.has(field)).map((field) => ({ field, title: field }))
}
