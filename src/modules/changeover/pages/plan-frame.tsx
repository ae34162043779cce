import type { ComponentChildren, VNode } from 'preact'
import { Button, ButtonGroup, DayText, Link, PageHeading, Tabs, useView } from '../../../ui/index.ts'
import { planParts } from '../parts.ts'
import type { Plan } from '../store/plans.ts'
import { StateTag } from './plan-list.tsx'
import { stateOf } from './plan-state.ts'

const tabs = ['operations', 'check', 'figures', 'flow', 'handover'] as const
export type PlanTab = (typeof tabs)[number] | 'notices'

export interface PlanFrameProps {
  plan: Plan
  /** One of the plan's own, or the path of a part's. */
  tab: PlanTab | (string & {})
  children: ComponentChildren
}

/** What all pages of a plan have: its name and facts, what can be done with it, its parts. */
export function PlanFrame({ plan, tab, children }: PlanFrameProps): VNode {
  const { t, href, today, actor } = useView()
  const state = stateOf(plan, today)
  const shown: PlanTab[] = plan.enactment ? [...tabs, 'notices'] : [...tabs]
  const ofParts = actor ? planParts().flatMap((part) => part.tab ?? []) : []
  return (
    <>
      <PageHeading
        meta={
          <>
            <StateTag state={state} /> {plan.decision.number} · {t('changeover.page.facts.effective_on')}{' '}
            <DayText day={plan.effectiveOn} />
          </>
        }
        actions={<PlanLinks plan={plan} />}
      >
        {plan.title}
      </PageHeading>
      <PlanActions plan={plan} />
      <Tabs
        label={t('changeover.page.plan.parts')}
        items={[
          ...shown.map((name) => ({
            href: href(name === 'operations' ? `/plans/${plan.id}` : `/plans/${plan.id}/${name}`),
            text: t(`changeover.page.tab.${name}`),
            current: name === tab,
            ...(name === 'operations' && { count: plan.operations.length })
          })),
          ...ofParts.map(({ path, label }) => ({
            href: href(`/plans/${plan.id}/${path}`),
            text: t(label),
            current: path === tab
          }))
        ]}
      />
      {children}
    </>
  )
}

/** What can be done next, according to where the plan stands. */
function PlanActions({ plan }: { plan: Plan }): VNode | null {
  const { t, href, today } = useView()
  const state = stateOf(plan, today)
  if (state === 'in_effect') return null
  if (state === 'enacted')
    return (
      <ButtonGroup>
        <Button href={href(`/plans/${plan.id}/revoke`)} kind="warning">
          {t('changeover.page.revoke.button')}
        </Button>
      </ButtonGroup>
    )
  return (
    <ButtonGroup>
      <Button href={href(`/plans/${plan.id}/operations/new`)}>{t('changeover.page.operation.add')}</Button>
      <Button href={href(`/plans/${plan.id}/check`)} kind="secondary">
        {t('changeover.page.check.button')}
      </Button>
      <Button href={href(`/plans/${plan.id}/enact`)} kind="secondary">
        {t('changeover.page.enact.button')}
      </Button>
    </ButtonGroup>
  )
}

function PlanLinks({ plan }: { plan: Plan }): VNode {
  const { t } = useView()
  const path = `/plans/${plan.id}`
  return (
    <p class="govuk-body-s">
      {!plan.enactment && (
        <>
          <Link to={`${path}/edit`}>{t('changeover.page.edit.link')}</Link>
          <br />
        </>
      )}
      <Link to={`${path}/print`}>{t('changeover.page.print.link')}</Link> ·{' '}
      <Link to={`/api${path}/export.json`} download>
        JSON
      </Link>{' '}
      ·{' '}
      <Link to={`/api${path}/export.csv`} download>
        CSV
      </Link>
    </p>
  )
}
