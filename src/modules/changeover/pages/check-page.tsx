import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/i18n/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import {
  Banner,
  Button,
  type Check,
  CheckList,
  ErrorSummary,
  Form,
  Link,
  SummaryList,
  useView
} from '../../../ui/index.ts'
import { type Evaluation, publicOutcomes, type RuleOutcome } from '../evaluate.ts'
import { planParts } from '../parts.ts'
import type { Plan } from '../store/plans.ts'
import { operationsToMend } from './mending.ts'
import { Proposals } from './proposals.tsx'
import { ruleExplanation, ruleName, violationText } from './set-words.ts'
import type { Study } from './study.ts'

/** What a rehearsal of a plan has shown: what cannot be done, which rules hold, how long it takes. */
export function CheckPage({ plan, study }: { plan: Plan; study: Study }): VNode {
  const { t, href } = useView()
  return (
    <>
      {study.blocked ? (
        <Blocked plan={plan} study={study} />
      ) : (
        <Findings plan={plan} evaluation={study.found} />
      )}
      <Form action={href(`/plans/${plan.id}/check`)}>
        <Button kind="secondary">{t('changeover.page.check.again')}</Button>
      </Form>
    </>
  )
}

function Blocked({ plan, study }: { plan: Plan; study: Study }): VNode {
  const { t } = useView()
  const { messageKey = '', params = {}, details = [] } = study.blocked ?? {}
  return (
    <>
      <ErrorSummary
        form={{
          summary: t(messageKey, params),
          errors: details.map((detail) => ({ path: '', text: t(detail.messageKey, detail.params) }))
        }}
      />
      <p class="govuk-body">
        <Link to={`/plans/${plan.id}/edit`}>{t('changeover.page.edit.link')}</Link>
      </p>
    </>
  )
}

function Findings({ plan, evaluation }: { plan: Plan; evaluation: Evaluation }): VNode {
  const { t, actor } = useView()
  const { ready, problems } = evaluation
  const rules = actor ? evaluation.rules : publicOutcomes(evaluation.rules)
  const items: Check[] = [problemsCheck(plan, problems, t), ...rules.map((rule) => ruleCheck(plan, rule, t))]
  return (
    <>
      <Banner
        kind={ready ? 'success' : 'information'}
        title={t(ready ? 'changeover.page.check.ready_title' : 'changeover.page.check.not_ready_title')}
      >
        <p class="govuk-body">
          {t(ready ? 'changeover.page.check.ready' : 'changeover.page.check.not_ready')}
        </p>
      </Banner>
      <CheckList label={t('changeover.page.check.rules')} items={items} />
      {problems.length > 0 && <p class="govuk-body haicap-muted">{t('changeover.page.check.rules_later')}</p>}
      {problems.some(leavesOrphan) && <Proposals plan={plan} />}
      <h2 class="govuk-heading-m">{t('changeover.page.check.counts')}</h2>
      <Counts evaluation={evaluation} />
      {evaluation.notes.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {evaluation.notes.map(({ messageKey, params }) => (
            <li>{t(messageKey, params)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What loses its parent or its area can be taken along. */
const leavesOrphan = ({ messageKey }: ProblemDetail) => messageKey === 'organization.refusal.orphan'

type T = ReturnType<typeof useView>['t']

function problemsCheck(plan: Plan, problems: ProblemDetail[], t: T): Check {
  return {
    name: t('changeover.page.check.can_be_done'),
    status: problems.length ? 'violated' : 'ok',
    count: problems.length,
    children: problems.length > 0 && (
      <ul class="govuk-list govuk-list--bullet">
        {problems.map(({ messageKey, params, path }) => (
          <li>
            {t(messageKey, params)}{' '}
            <MendLink
              plan={plan}
              id={plan.operations[Number(/^operations\.(\d+)/.exec(path ?? '')?.[1] ?? -1)]?.id}
            />
            <PartLink plan={plan} path={path} />
          </li>
        ))}
      </ul>
    )
  }
}

const shown = 20

function ruleCheck(plan: Plan, { id, fresh, violations }: RuleOutcome, t: T): Check {
  const standing = violations.length - fresh.length
  const part = planParts().find((one) => one.rules?.includes(id))
  return {
    name: ruleName(t, id),
    status: fresh.length ? 'violated' : 'ok',
    count: fresh.length,
    explanation:
      standing > 0 ? t('changeover.page.check.standing', { count: standing }) : ruleExplanation(t, id),
    children: fresh.length > 0 && (
      <>
        <ul class="govuk-list govuk-list--bullet">
          {fresh.slice(0, shown).map((row) => (
            <li>
              {violationText(t, id, row)}{' '}
              {operationsToMend(row, plan.operations).map((operation) => (
                <>
                  <MendLink plan={plan} id={operation.id} />{' '}
                </>
              ))}
            </li>
          ))}
        </ul>
        {fresh.length > shown && (
          <p class="govuk-body-s">{t('changeover.page.check.more', { count: fresh.length - shown })}</p>
        )}
        <p class="govuk-body-s">
          {part ? (
            <PartLink plan={plan} path={part.name} />
          ) : (
            <Link to={`/plans/${plan.id}/operations/new`}>{t('changeover.page.check.add_operation')}</Link>
          )}
          {id === 'figures_reconcile' && (
            <>
              {' · '}
              <Link to={`/plans/${plan.id}/edit`}>{t('changeover.page.edit.link')}</Link>
            </>
          )}
        </p>
      </>
    )
  }
}

/** To the operation at which something is to be mended. */
function MendLink({ plan, id }: { plan: Plan; id: string | undefined }): VNode | null {
  const { t } = useView()
  if (id === undefined) return null
  return (
    <Link to={`/plans/${plan.id}/operations/${encodeURIComponent(id)}`}>
      {t('changeover.page.check.mend', { id })}
    </Link>
  )
}

/** To the part of the plan in which something is to be mended. */
function PartLink({ plan, path = '' }: { plan: Plan; path: string | undefined }): VNode | null {
  const { t, actor } = useView()
  const tab = planParts().find(({ name }) => path === name || path.startsWith(`${name}.`))?.tab
  if (!tab || !actor) return null
  return (
    <Link to={`/plans/${plan.id}/${tab.path}`}>
      {t('changeover.page.check.mend_part', { part: t(tab.label) })}
    </Link>
  )
}

const countKeys = ['begins', 'alters', 'ends', 'successions'] as const

/** What would be written, and how long that took. */
export function Counts({ evaluation }: { evaluation: Pick<Evaluation, 'counts' | 'duration'> }): VNode {
  const { t, language } = useView()
  const number = (value: number) => formatNumber(value, language)
  return (
    <SummaryList
      rows={[
        ...countKeys.map((key) => ({
          key: t(`changeover.page.counts.${key}`),
          value: t('changeover.page.counts.both', {
            areas: number(evaluation.counts[key].areas),
            organizations: number(evaluation.counts[key].organizations)
          })
        })),
        {
          key: t('changeover.page.counts.duration'),
          value: t('changeover.page.counts.milliseconds', {
            duration: number(Math.round(evaluation.duration))
          })
        }
      ]}
    />
  )
}
