import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import {
  blankForm,
  type Form as FormState,
  type RoomRoutes,
  refusedForm
} from '../../../platform/http/index.ts'
import { invalid, notFound } from '../../../platform/problem.ts'
import { Banner, Button, ButtonGroup, Form, InsetText, PageHeading, useView } from '../../../ui/index.ts'
import {
  type Field,
  FormFields,
  type FormSchema,
  fieldsOf,
  formProblems,
  formValueProblems,
  type Posted,
  rowsIn,
  valuesOf
} from '../form/index.ts'
import { readProcedure } from './read-procedure.ts'
import { nameIn } from './words.ts'

const byCode = z.object({ code: z.string().max(100) })
const query = z.object({ version: z.coerce.number().int().min(1).max(10_000).optional() })
const where = { params: byCode, querystring: query }

/** The form of a procedure to look at and to try: it is checked as it would be, and nothing is kept. */
export const formRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/procedures/:code/form', { schema: where }, async (request, reply) => {
    const found = await readForm(database, request, request.params.code, request.query.version)
    return show(reply, request, found, { posted: {}, form: blankForm() })
  })

  app.get('/procedures/:code/form.json', { schema: where }, async (request, reply) => {
    const { slug, schema } = await readForm(database, request, request.params.code, request.query.version)
    return reply.download(`${slug}.json`, 'application/schema+json', `${JSON.stringify(schema, null, 2)}\n`)
  })

  app.post('/procedures/:code/form', { schema: where }, async (request, reply) => {
    const found = await readForm(database, request, request.params.code, request.query.version)
    const posted = (request.body ?? {}) as Posted
    const add = typeof posted._add === 'string' ? posted._add : undefined
    if (add !== undefined) return show(reply, request, found, { posted, form: refusedBlank(request), add })
    const problems = formValueProblems(found.schema, valuesOf(found.schema, posted))
    const form = problems.length
      ? refusedForm(
          posted,
          invalid('procedures.form.invalid', { count: problems.length }, problems),
          request.t
        )
      : refusedBlank(request)
    return show(reply, request, found, { posted, form, sound: problems.length === 0 })
  })
}

interface FormFound {
  slug: string
  name: string
  schema: FormSchema
}

async function readForm(
  database: Database,
  request: FastifyRequest,
  code: string,
  number?: number
): Promise<FormFound> {
  const { slug, shown } = await read(database, (tx) =>
    readProcedure(tx, request.actor, code, request.at, number)
  )
  const { form } = shown.content
  if (!form) throw notFound('procedures.refusal.no_form')
  // A draft may hold any form; only what has no problems is shown.
  const problems = formProblems(form)
  if (problems.length) throw invalid('procedures.form.unusable', { count: problems.length }, problems)
  return { slug, name: nameIn(shown.content, request.language), schema: form as FormSchema }
}

/** What was typed, with nothing said of it. */
function refusedBlank(request: FastifyRequest): FormState {
  const form = refusedForm(request.body, invalid('procedures.form.invalid', { count: 0 }), request.t)
  return blankForm(form.values)
}

interface Shown {
  posted: Posted
  form: FormState
  add?: string
  sound?: boolean
}

function show(reply: FastifyReply, request: FastifyRequest, found: FormFound, shown: Shown) {
  const { posted, form, add, sound } = shown
  const rows = (path: string) => rowsIn(posted, path) + (path === add ? 1 : 0)
  const fields = fieldsOf(found.schema, valuesOf(found.schema, posted), rows)
  const { t, view } = request
  return reply.page(<FormPage name={found.name} fields={fields} form={form} sound={sound === true} />, {
    title: t('procedures.form.title'),
    status: sound === false ? 422 : 200,
    back: { href: view.href(`/procedures/${found.slug}`), text: found.name },
    dateSwitch: false
  })
}

function FormPage(props: { name: string; fields: Field[]; form: FormState; sound: boolean }): VNode {
  const { t, here } = useView()
  const { name, fields, form, sound } = props
  return (
    <>
      {sound && (
        <Banner kind="success">
          <p class="govuk-notification-banner__heading">{t('procedures.form.sound')}</p>
        </Banner>
      )}
      <PageHeading caption={name}>{t('procedures.form.title')}</PageHeading>
      <InsetText>{t('procedures.form.trial')}</InsetText>
      <Form form={form}>
        <FormFields fields={fields} form={form} />
        <ButtonGroup>
          <Button name="_then" value="check">
            {t('procedures.form.check_it')}
          </Button>
          <a class="govuk-link" href={here({}).replace(/\/form(?=\?|$)/, '/form.json')}>
            {t('procedures.form.download')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}
