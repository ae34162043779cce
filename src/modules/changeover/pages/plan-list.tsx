import type { VNode } from 'preact'
import { Button, ButtonGroup, CardList, DayText, PageHeading, Tag, useView } from '../../../ui/index.ts'
import type { PlanSummary } from '../store/plans.ts'
import { type PlanState, planState, stateTones } from './plan-state.ts'

/** All plans: in preparation, enacted, in effect, revoked. */
export function PlanList({ plans }: { plans: PlanSummary[] }): VNode {
  const { t, href, today } = useView()
  const actions = (
    <ButtonGroup>
      <Button href={href('/plans/new')}>{t('changeover.page.list.new')}</Button>
      <Button href={href('/plans/import')} kind="secondary">
        {t('changeover.page.list.import')}
      </Button>
    </ButtonGroup>
  )
  return (
    <>
      <PageHeading lead={t('changeover.page.list.lead')}>{t('changeover.page.list.title')}</PageHeading>
      {actions}
      <CardList
        empty={t('changeover.page.list.empty')}
        items={plans.map((plan) => ({
          title: plan.title,
          href: href(`/plans/${plan.id}`),
          meta: (
            <>
              <StateTag state={planState({ ...plan, enacted: plan.enactedAt !== null }, today)} />{' '}
              {t('changeover.page.facts.effective_on')} <DayText day={plan.effectiveOn} />
            </>
          ),
          children: t('changeover.page.list.summary', {
            decision: plan.decisionNumber,
            count: plan.operations
          })
        }))}
      />
    </>
  )
}

/** The state of a plan in a word. */
export function StateTag({ state }: { state: PlanState }): VNode {
  const { t } = useView()
  return <Tag tone={stateTones[state]}>{t(`changeover.page.state.${state}`)}</Tag>
}
