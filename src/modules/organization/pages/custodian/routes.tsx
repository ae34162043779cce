import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { isDay } from '../../../../platform/day.ts'
import { blankForm, type Form, type RoomRoutes } from '../../../../platform/http/index.ts'
import { Problem } from '../../../../platform/problem.ts'
import { whoAnswers } from '../../custodian.ts'
import { listFunctions } from '../../store/words.ts'
import { type Candidate, CustodianPage, type Question } from './custodian-page.tsx'

const text = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().slice(0, 300) : ''),
  z.string()
)
const query = z.object({ unit: text, on: text, function: text, place: text })

/** "Who answers today for what unit U answered for on date D?" as a form, and its answer. */
export const custodianRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/custodian', { schema: { querystring: query } }, async (request, reply) => {
    const { t, at, known } = request
    const question = request.query
    const functions = await read(database, (tx) => listFunctions(tx))
    const page = (rest: Partial<Parameters<typeof CustodianPage>[0]>) => (
      <CustodianPage question={question} functions={functions} form={formOf(question, [])} {...rest} />
    )
    const title = t('organization.page.custodian.title')
    if (!question.unit) return reply.page(page({}), { title })
    const on = question.on || at
    if (!isDay(on)) {
      const form = formOf(question, [{ path: 'on', text: t('platform.day.invalid') }])
      return reply.page(page({ form }), { title, status: 422 })
    }
    try {
      const { unit, place } = question
      const asked = {
        unit,
        on,
        at,
        known,
        functionCode: question.function || undefined,
        place: place || undefined
      }
      const answer = await read(database, (tx) => whoAnswers(tx, asked))
      return reply.page(page({ answer }), { title })
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      const candidates = error.details.flatMap(({ path, params }) => candidateOf(path, params))
      const wrong = candidates.length ? [] : error.details
      const said = wrong.map(({ path, messageKey, params }) => ({
        path: path ?? '',
        text: t(messageKey, params)
      }))
      return reply.page(page({ form: formOf(question, said), candidates }), { title, status: error.status })
    }
  })
}

function candidateOf(field: string | undefined, params: Record<string, string | number> = {}): Candidate[] {
  return typeof params.id === 'string'
    ? [{ id: params.id, text: String(params.unit), field: field ?? 'unit' }]
    : []
}

/** The question as a form, with what is wrong at its field. */
function formOf(question: Question, errors: Form['errors']): Form {
  const blank = blankForm({ ...question })
  return {
    ...blank,
    errors,
    field: (name) => ({ ...blank.field(name), error: errors.find((error) => error.path === name)?.text })
  }
}
