import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import {
  blankForm,
  type Form as FormState,
  type RoomRoutes,
  refusedForm,
  type UploadedFile,
  uploadedFile
} from '../../../platform/http/index.ts'
import { invalid, notFound, type ProblemDetail } from '../../../platform/problem.ts'
import { Banner, Button, ButtonGroup, Form, InsetText, PageHeading, useView } from '../../../ui/index.ts'
import {
  asksForFiles,
  type Field,
  FormFields,
  type FormSchema,
  fieldsOf,
  formProblems,
  formValueProblems,
  isUnfinished,
  newFilesIn,
  type Posted,
  stepIn,
  valuesOf,
  withFile
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
    const { version } = request.query
    const { slug, schema } = await readForm(database, request, request.params.code, version, isUnfinished)
    return reply.download(`${slug}.json`, 'application/schema+json', `${JSON.stringify(schema, null, 2)}\n`)
  })

  app.post('/procedures/:code/form', { schema: where }, async (request, reply) => {
    const found = await readForm(database, request, request.params.code, request.query.version)
    const { step, posted: typed, rows } = stepIn((request.body ?? {}) as Posted)
    const posted = withTrialFiles(found.schema, typed)
    const values = valuesOf(found.schema, posted)
    const problems = step ? [] : formValueProblems(found.schema, values, request.language)
    const form = problems.length
      ? refusedForm(
          posted,
          invalid('procedures.form.invalid', { count: problems.length }, problems),
          request.t
        )
      : quietForm(posted, request)
    return show(reply, request, found, { posted, form, rows, ...(!step && { sound: !problems.length }) })
  })
}

/** Nothing is kept of a trial: the name of a file stands for it. */
function withTrialFiles(schema: FormSchema, posted: Posted): Posted {
  const isFile = (value: unknown): value is UploadedFile => uploadedFile.safeParse(value).success
  return newFilesIn(fieldsOf(schema, valuesOf(schema, posted)), posted, isFile).reduce(
    (all, { field, file }) => withFile(all, field, trialFiles.id(file.filename)),
    posted
  )
}

const trialFiles = {
  id: (name: string) => `trial-${Buffer.from(name.normalize()).subarray(0, 40).toString('hex')}`,
  look: (id: string) =>
    id.startsWith('trial-') ? { name: Buffer.from(id.slice(6), 'hex').toString('utf8') } : undefined
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
  number?: number,
  forgiven: (problem: ProblemDetail) => boolean = () => false
): Promise<FormFound> {
  const { slug, shown } = await read(database, (tx) =>
    readProcedure(tx, request.actor, code, request.at, number)
  )
  const { form } = shown.content
  if (!form) throw notFound('procedures.refusal.no_form')
  // A draft may hold any form; only what has no problems is shown.
  const problems = formProblems(form).filter((problem) => !forgiven(problem))
  if (problems.length) throw invalid('procedures.form.unusable', { count: problems.length }, problems)
  return { slug, name: nameIn(shown.content, request.language), schema: form as FormSchema }
}

/** What was typed, with nothing said of it. */
function quietForm(posted: Posted, { t }: FastifyRequest): FormState {
  return blankForm(refusedForm(posted, invalid('procedures.form.invalid', { count: 0 }), t).values)
}

interface Shown {
  posted: Posted
  form: FormState
  rows?: (path: string) => number
  sound?: boolean
}

function show(reply: FastifyReply, request: FastifyRequest, found: FormFound, shown: Shown) {
  const { posted, form, rows, sound } = shown
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
      <Form form={form} multipart={asksForFiles(fields)}>
        <FormFields fields={fields} form={form} uploads={trialFiles.look} />
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
