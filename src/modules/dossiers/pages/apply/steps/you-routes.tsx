import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { Problem } from '../../../../../platform/problem.ts'
import { readApplication } from '../read/application.ts'
import { saveDraft } from '../read/save.ts'
import { besides, byId, elsewhere, optionsOf } from './step-page.tsx'
import { changeOf, fieldOf, type You, youInput, youOf } from './you-form.ts'
import { YouPage } from './you-page.tsx'

/** `/apply/<id>/you`: who applies, how they are reached, and how they get the result. */
export const youRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/apply/:id/you', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    return (
      elsewhere(reply, application) ??
      reply.page(
        <YouPage application={application} form={youOf(application)} />,
        optionsOf(request, application, 'you')
      )
    )
  })

  app.post('/apply/:id/you', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    return (
      elsewhere(reply, application) ??
      reply.form({
        input: youInput,
        act: async (you: You) => {
          await saveDraft(database, request, application, changeOf(application, you)).catch(
            (error: unknown) => {
              throw atFields(error, you.kind)
            }
          )
          return you.do
        },
        again: (form) => ({
          page: <YouPage application={application} form={form} />,
          ...optionsOf(request, application, 'you')
        }),
        done: (pressed) =>
          pressed === 'later'
            ? { to: '/my/dossiers', say: { key: 'apply.done.saved' } }
            : { to: besides(application, 'you', 1) }
      })
    )
  })
}

/** The same problem at the fields of this page. */
function atFields(error: unknown, kind: string): unknown {
  if (!(error instanceof Problem)) return error
  const { code, messageKey, params, details } = error
  const here = details.map((one) => ({ ...one, path: fieldOf(one.path ?? '', kind) }))
  return new Problem(code, messageKey, params, here)
}
