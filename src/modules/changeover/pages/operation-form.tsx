import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import type { Form as TypedForm } from '../../../platform/http/index.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Form, Input, PageHeading, Textarea, useView } from '../../../ui/index.ts'
import { citationOf } from '../../organization/index.ts'
import type { ActName, UnitScope } from '../plan-format/types.ts'
import type { Plan } from '../store/plans.ts'
import { FromRows } from './operation-from.tsx'
import { IntoRows } from './operation-into.tsx'
import { type Found, UnitSearch } from './operation-picker.tsx'
import { shapeOf } from './operation-shape.ts'
import type { Speech } from './unit-words.tsx'

export interface OperationFormProps {
  plan: Plan
  speech: Speech
  act: ActName
  unit: UnitScope
  form: TypedForm
  /** What a search in the form found. */
  found?: Found | undefined
  /** Somebody else has changed the plan since the form was opened. */
  conflict?: boolean
}

/**
 * Writes one operation. Everything typed travels with the form: searching, adding a row and leaving one out are
 * buttons of the same form, so nothing needs scripts and nothing is lost.
 */
export function OperationForm(props: OperationFormProps): VNode {
  const { plan, act, unit, form } = props
  const { t, language } = useView()
  const shape = shapeOf(act, unit)
  const id = form.field('id').value
  return (
    <>
      <PageHeading
        caption={plan.title}
        lead={t(`changeover.page.act_hint.${act}`)}
        meta={t('changeover.page.operation.days', {
          before: formatDay(dayBefore(plan.effectiveOn), language),
          after: formatDay(plan.effectiveOn, language)
        })}
      >
        {t('changeover.page.operation.heading', {
          act: t(`changeover.page.act.${act}`),
          unit: t(`changeover.page.scope.${unit}`)
        })}
      </PageHeading>
      {props.conflict && (
        <Banner title={t('changeover.page.conflict.title')}>
          <p class="govuk-body">{t('changeover.page.conflict.text')}</p>
        </Banner>
      )}
      <Form form={form}>
        <input type="hidden" name="revision" value={plan.revision} />
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="unit" value={unit} />
        {id && <input type="hidden" name="id" value={id} />}
        <UnitSearch {...props} shape={shape} />
        {shape.from && <FromRows {...props} shape={shape.from} several={(shape.into?.rows ?? 0) > 1} />}
        {shape.into && <IntoRows {...props} shape={shape.into} />}
        <Input
          {...form.field('clause')}
          name="clause"
          label={t('changeover.page.operation.clause')}
          hint={t('changeover.page.operation.clause_hint')}
        />
        <Input
          {...form.field('decision')}
          name="decision"
          label={t('changeover.page.operation.decision')}
          hint={t('changeover.page.operation.decision_hint', { number: plan.decision.number })}
          width={20}
          list="decisions"
        />
        <datalist id="decisions">
          {plan.decisions.map((decision) => (
            <option value={citationOf(decision)} />
          ))}
        </datalist>
        <Textarea {...form.field('note')} name="note" label={t('changeover.page.operation.note')} rows={2} />
        <Button name="do" value="save">
          {t('changeover.page.operation.save')}
        </Button>
      </Form>
    </>
  )
}
