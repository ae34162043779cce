import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../platform/http/index.ts'
import { Button, PageHeading, Radios, useView } from '../../../ui/index.ts'
import { actNames, unitScopes } from '../plan-format/types.ts'
import type { Plan } from '../store/plans.ts'

/** What is to be done, and whether to territory or to bodies: the first step of a new operation. */
export function OperationChoice({ plan, form }: { plan: Plan; form: TypedForm }): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading caption={plan.title}>{t('changeover.page.operation.new')}</PageHeading>
      <form method="get" action={href(`/plans/${plan.id}/operations/new`)}>
        <Radios
          {...form.field('unit')}
          name="unit"
          label={t('changeover.page.operation.scope')}
          items={unitScopes.map((scope) => ({
            value: scope,
            text: t(`changeover.page.scope_long.${scope}`),
            hint: t(`changeover.page.scope_hint.${scope}`)
          }))}
        />
        <Radios
          {...form.field('act')}
          name="act"
          label={t('changeover.page.operation.act')}
          items={actNames.map((act) => ({
            value: act,
            text: t(`changeover.page.act.${act}`),
            hint: t(`changeover.page.act_hint.${act}`)
          }))}
        />
        <Button>{t('changeover.page.operation.next')}</Button>
      </form>
    </>
  )
}
