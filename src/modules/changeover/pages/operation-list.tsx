import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import {
  Button,
  CardList,
  Columns,
  Details,
  FilterForm,
  Input,
  InsetText,
  Link,
  Pagination,
  Select,
  Tag,
  useView
} from '../../../ui/index.ts'
import type { OperationProblem } from '../../organization/index.ts'
import type { Operation } from '../plan-format/types.ts'
import type { Plan } from '../store/plans.ts'
import { type OperationFilter, pageOf } from './operation-filter.ts'
import { FromSide, IntoSide } from './operation-sides.tsx'
import { Proposals } from './proposals.tsx'
import { type Speech, subjectOf } from './unit-words.tsx'

export interface OperationListProps {
  plan: Plan
  speech: Speech
  problems: OperationProblem[]
  filter: OperationFilter
}

/** The operations of a plan beside what the register says of their units. */
export function OperationList(props: OperationListProps): VNode {
  const { plan, filter } = props
  const { t, here } = useView()
  const { shown, total, first, last } = pageOf(props)
  return (
    <>
      {plan.revocations.map(({ revokedBy, reason }) => (
        <InsetText>{t('changeover.page.plan.revoked', { by: revokedBy, reason })}</InsetText>
      ))}
      {plan.enactment && (
        <InsetText>{t('changeover.page.plan.enacted', { by: plan.enactment.enactedBy })}</InsetText>
      )}
      {!plan.enactment && plan.operations.length > 0 && <Proposals plan={plan} />}
      {plan.operations.length > 10 && <Filter filter={filter} />}
      <CardList
        empty={
          plan.operations.length
            ? t('changeover.page.operation.none_found')
            : t('changeover.page.operation.empty')
        }
        items={shown.map((operation) => card(operation, props, t))}
      />
      {total > shown.length && (
        <Pagination
          position={t('changeover.page.operation.position', { first, last, total })}
          previous={filter.page > 1 ? here({ page: filter.page - 1 }) : null}
          next={last < total ? here({ page: filter.page + 1 }) : null}
        />
      )}
    </>
  )
}

function card(
  operation: Operation,
  { plan, speech, problems }: OperationListProps,
  t: ReturnType<typeof useView>['t']
) {
  const own = problems.filter(({ operationId }) => operationId === operation.id)
  return {
    title: t('changeover.page.operation.heading', {
      act: t(`changeover.page.act.${operation.act}`),
      unit: subjectOf(operation, speech, t)
    }),
    meta: (
      <>
        {operation.clause || t('changeover.page.operation.no_clause')}
        {operation.decision && ` · ${operation.decision}`} ·{' '}
        {t('changeover.page.operation.number', { id: operation.id })}{' '}
        {operation.proposed && <Tag tone="gold">{t('changeover.page.operation.proposed')}</Tag>}{' '}
        {own.length > 0 && <Tag tone="red">{t('changeover.page.operation.faulty')}</Tag>}
      </>
    ),
    children: <OperationBody operation={operation} plan={plan} speech={speech} problems={own} />
  }
}

function OperationBody({
  operation,
  plan,
  speech,
  problems
}: {
  operation: Operation
  plan: Plan
  speech: Speech
  problems: OperationProblem[]
}): VNode {
  const { t, language } = useView()
  const before = dayBefore(plan.effectiveOn)
  const path = `/plans/${plan.id}/operations/${encodeURIComponent(operation.id)}`
  return (
    <div id={`operation-${operation.id}`}>
      <Faults problems={problems} />
      <Columns
        even
        aside={
          <>
            <h2 class="govuk-heading-s">
              {t('changeover.page.operation.after', { day: formatDay(plan.effectiveOn, language) })}
            </h2>
            <IntoSide operation={operation} operations={plan.operations} speech={speech} before={before} />
          </>
        }
      >
        <h2 class="govuk-heading-s">
          {t('changeover.page.operation.before', { day: formatDay(before, language) })}
        </h2>
        <FromSide operation={operation} speech={speech} before={before} />
      </Columns>
      {operation.note && <p class="govuk-body-s haicap-muted">{operation.note}</p>}
      {!plan.enactment && (
        <p class="govuk-body-s">
          <Link to={path}>{t('changeover.page.operation.edit')}</Link> ·{' '}
          <Link to={`${path}/remove`}>{t('changeover.page.operation.remove')}</Link>
        </p>
      )}
    </div>
  )
}

const inSight = 3

/** What stands in the way of an operation: the first few, the others on demand. */
function Faults({ problems }: { problems: OperationProblem[] }): VNode {
  const { t } = useView()
  const said = (some: OperationProblem[]) =>
    some.map(({ messageKey, params }) => <p class="govuk-error-message">{t(messageKey, params)}</p>)
  const others = problems.slice(inSight)
  return (
    <>
      {said(problems.slice(0, inSight))}
      {others.length > 0 && (
        <Details summary={t('changeover.page.check.more_problems', { count: others.length })}>
          {said(others)}
        </Details>
      )}
    </>
  )
}

function Filter({ filter }: { filter: OperationFilter }): VNode {
  const { t } = useView()
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, text: t(`changeover.page.filter.${name}.${value}`) }))
  return (
    <FilterForm label={t('changeover.page.filter.label')} fields={['q', 'unit', 'origin']}>
      <Input name="q" label={t('changeover.page.filter.q')} value={filter.q} width={20} type="search" />
      <Select
        name="unit"
        label={t('changeover.page.filter.scope')}
        value={filter.unit}
        blank={t('changeover.page.filter.all')}
        options={options('unit', ['area', 'organization'])}
      />
      <Select
        name="origin"
        label={t('changeover.page.filter.from')}
        value={filter.origin}
        blank={t('changeover.page.filter.all')}
        options={options('origin', ['written', 'proposed', 'faulty'])}
      />
      <Button kind="secondary">{t('changeover.page.filter.submit')}</Button>
    </FilterForm>
  )
}
