import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  blankForm,
  during,
  type Form as FormState,
  type RoomRoutes,
  signedInCitizen
} from '../../../../../platform/http/index.ts'
import { refusal } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { Button, ButtonGroup, Form, PageHeading, Textarea, useView } from '../../../../../ui/index.ts'
import { acts } from '../../../acts/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { byId } from '../steps/step-page.tsx'
import { isDraft, type One, readOne } from './read-own.ts'

const input = z.object({ reason: z.string().max(2000).optional() })

/** `/my/dossiers/<id>/withdraw`: withdraws what was handed in, throws away a draft; asked once more before. */
export const withdrawRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/dossiers/:id/withdraw', { schema: { params: byId } }, async (request, reply) => {
    const one = await readOne(database, request, request.params.id)
    if (!one.may.withdraw) throw refusal('apply.refusal.no_withdraw')
    return reply.page(<WithdrawPage one={one} form={blankForm()} />, optionsOf(request, one))
  })

  app.post('/my/dossiers/:id/withdraw', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const one = await readOne(database, request, id)
    const { dossier } = one.found
    if (dossier.phase === 'withdrawn') return reply.seeOther('/my/dossiers')
    return reply.form({
      input,
      act: ({ reason }) =>
        perform(database, acts.withdraw, signedInCitizen(request), { id, reason }, during(request)),
      again: (form) => ({ page: <WithdrawPage one={one} form={form} />, ...optionsOf(request, one) }),
      done: () => ({
        to: '/my/dossiers',
        say: { key: isDraft(dossier) ? 'apply.done.thrown_away' : 'apply.done.withdrawn' }
      })
    })
  })
}

const partOf = (dossier: Pick<Dossier, 'phase' | 'receptionId'>) =>
  isDraft(dossier) ? 'throw_away' : 'withdraw'

const optionsOf = ({ t }: FastifyRequest, { found }: One) => ({
  title: t(`apply.${partOf(found.dossier)}.title`),
  dateSwitch: false
})

function WithdrawPage({ one, form }: { one: One; form: FormState }) {
  const { t, language, href } = useView()
  const { dossier, version } = one.found
  const { name } = version.content
  const draft = isDraft(dossier)
  const part = partOf(dossier)
  return (
    <>
      <PageHeading caption={dossier.code ?? name[language] ?? name.vi} lead={t(`apply.${part}.lead`)}>
        {t(`apply.${part}.title`)}
      </PageHeading>
      <Form form={form}>
        {!draft && (
          <Textarea {...form.field('reason')} name="reason" rows={3} label={t('apply.withdraw.reason')} />
        )}
        <ButtonGroup>
          <Button kind="warning">{t(`apply.${part}.do`)}</Button>
          <a class="govuk-link" href={href(draft ? '/my/dossiers' : `/my/dossiers/${dossier.id}`)}>
            {t('apply.withdraw.keep')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}
