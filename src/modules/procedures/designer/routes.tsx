import { z } from 'zod'
import type { Database } from '../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn, uploadedFile } from '../../../platform/http/index.ts'
import { invalid } from '../../../platform/problem.ts'
import { perform } from '../../../platform/record/index.ts'
import { draftProcedure } from '../acts/draft.ts'
import { reviseForm } from '../acts/revise-form.ts'
import { type FormSchema, formProblems, isUnfinished } from '../form/index.ts'
import { BeginPage } from './begin-page.tsx'
import { moveField } from './change.ts'
import { DesignerPage } from './designer-page.tsx'
import { fieldRoutes } from './field-routes.tsx'
import {
  asForm,
  byCode,
  type DesignerFound,
  needDesign,
  optionsOf,
  pageProps,
  readDesigner
} from './read-designer.ts'

const revision = z.coerce.number().int()
const moving = z.object({
  revision,
  move: z.string().regex(/^(up|down):[a-z0-9_.]{1,300}$/, { error: 'record.input.invalid' })
})
const importing = z.object({ revision, file: uploadedFile })

/** The page on which officials design the form of a draft. */
export const designerRoutes: RoomRoutes = async (app, options) => {
  const { database } = options
  await app.register(fieldRoutes, options)

  app.get('/procedures/:code/edit/form', { schema: { params: byCode } }, async (request, reply) => {
    const found = await readDesigner(database, request, request.params.code)
    if (!found.draft) return reply.page(<BeginPage {...found} />, optionsOf(request, found))
    const props = pageProps(needDesign(found))
    return reply.page(<DesignerPage {...props} form={blankForm()} />, optionsOf(request, found))
  })

  app.post('/procedures/:code/edit/form', { schema: { params: byCode } }, async (request, reply) => {
    const found = await readDesigner(database, request, request.params.code)
    if (!found.draft) {
      await begin(database, found, signedIn(request), during(request))
      return reply.seeOther(`/procedures/${found.slug}/edit/form`)
    }
    const design = needDesign(found)
    return reply.form({
      input: moving,
      act: async ({ revision, move }) => {
        const [way = '', at = ''] = move.split(':')
        const form = moveField(design.schema, at, way === 'up' ? 'up' : 'down')
        const input = { id: design.id, revision, form: asForm(form) }
        await perform(database, reviseForm, signedIn(request), input, during(request))
        return at
      },
      done: (at) => ({ to: `/procedures/${found.slug}/edit/form#at-${at}` }),
      again: (form) => ({
        page: <DesignerPage {...pageProps(design)} form={form} />,
        ...optionsOf(request, found)
      })
    })
  })

  app.post('/procedures/:code/edit/form/import', { schema: { params: byCode } }, async (request, reply) => {
    const found = await readDesigner(database, request, request.params.code)
    const design = needDesign(found)
    return reply.form({
      input: importing,
      act: ({ revision, file }) => {
        const form = formIn(file.data.toString('utf8'))
        const input = { id: design.id, revision, form }
        return perform(database, reviseForm, signedIn(request), input, during(request))
      },
      done: ({ key }) => ({
        to: `/procedures/${key}/edit/form`,
        say: { key: 'designer.said.imported' }
      }),
      again: (form) => ({
        page: <DesignerPage {...pageProps(design)} form={form} />,
        ...optionsOf(request, found)
      })
    })
  })
}

/** The next version is begun as the one in force stands. */
async function begin(
  database: Database,
  { slug, content }: DesignerFound,
  actor: Parameters<typeof perform>[2],
  options: ReturnType<typeof during>
): Promise<void> {
  await perform(database, draftProcedure, actor, { key: slug, content }, options)
}

/** @throws invalid when a file is no form, or one that haicap could not show */
function formIn(text: string) {
  let form: unknown
  try {
    form = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw invalid('designer.refusal.unreadable', {}, [
      { path: 'file', messageKey: 'designer.refusal.unreadable' }
    ])
  }
  const problems = formProblems(form).filter((problem) => !isUnfinished(problem))
  if (problems.length) throw invalid('procedures.form.unusable', { count: problems.length }, problems)
  return asForm(form as FormSchema)
}
