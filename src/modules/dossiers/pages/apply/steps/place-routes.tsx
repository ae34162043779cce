import { z } from 'zod'
import { blankForm, type Form as FormState, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { Form, Select, useView } from '../../../../../ui/index.ts'
import { type Application, readApplication } from '../read/application.ts'
import { saveDraft } from '../read/save.ts'
import { besides, byId, elsewhere, optionsOf, StepButtons, StepPage } from './step-page.tsx'

const input = z.object({
  placeId: z.uuid({ error: 'dossiers.refusal.no_place' }),
  do: z.string().optional()
})

/** `/apply/<id>/place`: where somebody lives or the matter lies; it says who is competent. */
export const placeRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/apply/:id/place', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    const { placeId } = application.dossier.pile
    return (
      elsewhere(reply, application) ??
      reply.page(
        <PlacePage application={application} form={blankForm({ placeId })} />,
        optionsOf(request, application, 'place')
      )
    )
  })

  app.post('/apply/:id/place', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    return (
      elsewhere(reply, application) ??
      reply.form({
        input,
        act: async ({ placeId, do: pressed }) => {
          await saveDraft(database, request, application, { placeId })
          return pressed
        },
        again: (form) => ({
          page: <PlacePage application={application} form={form} />,
          ...optionsOf(request, application, 'place')
        }),
        done: (pressed) =>
          pressed === 'later'
            ? { to: '/my/dossiers', say: { key: 'apply.done.saved' } }
            : { to: besides(application, 'place', 1) }
      })
    )
  })
}

function PlacePage({ application, form }: { application: Application; form: FormState }) {
  const { t } = useView()
  return (
    <StepPage application={application} step="place">
      <Form form={form}>
        <Select
          {...form.field('placeId')}
          name="placeId"
          label={t('apply.begin.place')}
          hint={t('apply.begin.place_hint')}
          blank={t('apply.begin.choose')}
          options={application.places.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <StepButtons />
      </Form>
    </StepPage>
  )
}
