import type { VNode } from 'preact'
import { Button, Form, useView } from '../../../ui/index.ts'
import type { Plan } from '../store/plans.ts'

/** Has the bodies and moves that follow from the operations proposed anew. */
export function Proposals({ plan }: { plan: Plan }): VNode {
  const { t, href } = useView()
  return (
    <Form action={href(`/plans/${plan.id}/propose`)}>
      <p class="govuk-body">{t('changeover.page.propose.text')}</p>
      <Button kind="secondary">{t('changeover.page.propose.button')}</Button>
    </Form>
  )
}
