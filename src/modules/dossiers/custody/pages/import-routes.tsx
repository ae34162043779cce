import type { VNode } from 'preact'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  optionalFile,
  optionalText,
  type RoomRoutes,
  signedIn,
  type Form as TypedForm
} from '../../../../platform/http/index.ts'
import { invalid, Problem } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { Button, FileUpload, Form, Link, PageHeading, Textarea, useView } from '../../../../ui/index.ts'
import { getPlan } from '../../../changeover/index.ts'
import { importAssignments } from '../acts/import-assignments.ts'
import { readAssignments } from '../custody-csv.ts'
import { backTo } from './custody-routes.tsx'

const params = z.object({ id: z.uuid() })
const sent = z.object({ file: optionalFile.optional(), text: optionalText })

/** Takes in a list of who gets which dossier. */
export const importPages: RoomRoutes = async (app, { database }) => {
  app.get('/plans/:id/dossiers/import', { schema: { params } }, async (request, reply) => {
    signedIn(request)
    const { id } = await read(database, (tx) => getPlan(tx, request.params.id))
    return reply.page(<ImportPage planId={id} form={blankForm()} />, {
      title: request.t('custody.import.title'),
      dateSwitch: false,
      back: backTo(request, `/plans/${id}/dossiers`, 'custody.page.back')
    })
  })

  app.post('/plans/:id/dossiers/import', { schema: { params } }, async (request, reply) => {
    const actor = signedIn(request)
    const { id } = request.params
    return reply.form({
      input: sent,
      act: async (input) => {
        const lines = linesOf(input)
        return withoutPaths(
          perform(database, importAssignments, actor, { planId: id, lines }, during(request))
        )
      },
      done: ({ count }) => ({
        to: `/plans/${id}/dossiers`,
        say: { key: 'custody.said.assigned', params: { count } }
      }),
      again: (form) => ({
        page: <ImportPage planId={id} form={form} />,
        title: request.t('custody.import.title'),
        dateSwitch: false,
        back: backTo(request, `/plans/${id}/dossiers`, 'custody.page.back')
      })
    })
  })
}

function ImportPage({ planId, form }: { planId: string; form: TypedForm }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('custody.import.lead')}>{t('custody.import.title')}</PageHeading>
      <p class="govuk-body">
        <Link to={`/api/plans/${planId}/dossiers.csv`} download>
          {t('custody.import.template')}
        </Link>
      </p>
      <Form form={form} multipart>
        <FileUpload
          {...form.field('file')}
          name="file"
          label={t('custody.import.file')}
          hint={t('custody.import.file_hint')}
          accept=".csv"
        />
        <Textarea {...form.field('text')} name="text" label={t('custody.import.text')} rows={8} code />
        <Button>{t('custody.import.submit')}</Button>
      </Form>
    </>
  )
}

function linesOf({ file, text }: z.output<typeof sent>) {
  const { lines, problems } = readAssignments(file?.data ?? Buffer.from(text ?? ''), file?.filename ?? '')
  if (problems.length && (file || text))
    throw invalid(
      'custody.import.faulty',
      { count: problems.length },
      problems.map(({ path: _path, ...detail }) => detail)
    )
  if (!lines.length)
    throw invalid('record.input.invalid', {}, [{ path: 'file', messageKey: 'custody.import.empty' }])
  return lines
}

/** Places of a list are no fields of a form: the line says where. */
async function withoutPaths<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.length) throw error
    const { code, messageKey, params: words, details } = error
    const placed = details.map(({ path, ...detail }) =>
      path?.startsWith('lines.') ? detail : { path, ...detail }
    )
    throw new Problem(code, messageKey, words, placed, { cause: error })
  }
}
