import type { VNode } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { Banner, Link, PageHeading, useView } from '../../../ui/index.ts'
import type { Decision } from '../../organization/index.ts'
import type { Plan } from '../store/plans.ts'
import { PlanFactsForm } from './plan-facts-form.tsx'

export interface PlanEditProps {
  plan: Plan
  form: Form
  decisions: Decision[]
  /** Somebody else has changed the plan since the form was opened. */
  conflict: boolean
}

/** Changes what a plan says of itself; from here it can also be replaced by a file, or discarded. */
export function PlanEdit({ plan, form, decisions, conflict }: PlanEditProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={plan.title}>{t('changeover.page.edit.title')}</PageHeading>
      {conflict && (
        <Banner title={t('changeover.page.conflict.title')}>
          <p class="govuk-body">
            {t('changeover.page.conflict.text')}{' '}
            <Link to={`/plans/${plan.id}`}>{t('changeover.page.conflict.look')}</Link>
          </p>
        </Banner>
      )}
      <PlanFactsForm
        form={form}
        decisions={decisions}
        revision={plan.revision}
        submit={t('changeover.page.edit.submit')}
      />
      <ul class="govuk-list">
        <li>
          <Link to="/plans/import" params={{ replaces: plan.id }}>
            {t('changeover.page.edit.replace')}
          </Link>
        </li>
        <li>
          <Link to={`/plans/${plan.id}/discard`}>{t('changeover.page.discard.title')}</Link>
        </li>
      </ul>
    </>
  )
}
