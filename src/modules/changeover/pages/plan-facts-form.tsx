import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../platform/http/index.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import { Button, DateInput, Fieldset, Form, Input, Select, Textarea, useView } from '../../../ui/index.ts'
import type { Decision } from '../../organization/index.ts'

export interface PlanFactsProps {
  form: TypedForm
  decisions: Decision[]
  /** The revision that is changed; none for a new plan. */
  revision?: number
  submit: string
}

/** Title, decision and day of a plan; and, once it exists, the figures that the decision announces. */
export function PlanFactsForm({ form, decisions, revision, submit }: PlanFactsProps): VNode {
  const { t, language } = useView()
  const known = decisions.map(({ id, number, issuer, issuedOn }) => ({
    value: id,
    text: [number, issuer, formatDay(issuedOn, language)].filter(Boolean).join(' – ')
  }))
  return (
    <Form form={form}>
      {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
      <Input
        {...form.field('title')}
        name="title"
        label={t('changeover.page.facts.title')}
        hint={t('changeover.page.facts.title_hint')}
      />
      <DateInput
        {...form.field('effectiveOn')}
        name="effectiveOn"
        label={t('changeover.page.facts.effective_on')}
        hint={t('changeover.page.facts.effective_on_hint')}
      />
      <Fieldset legend={t('changeover.page.facts.decision')} legendSize="m">
        <Select
          {...form.field('known')}
          name="known"
          label={t('changeover.page.facts.known')}
          blank={t('changeover.page.facts.known_blank')}
          options={known}
        />
        <Input
          {...form.field('number')}
          name="number"
          label={t('changeover.page.facts.number')}
          hint={t('changeover.page.facts.number_hint')}
          width={20}
        />
        <Input {...form.field('issuer')} name="issuer" label={t('changeover.page.facts.issuer')} />
        <DateInput {...form.field('issuedOn')} name="issuedOn" label={t('changeover.page.facts.issued_on')} />
        <DateInput
          {...form.field('decisionEffectiveOn')}
          name="decisionEffectiveOn"
          label={t('changeover.page.facts.decision_effective_on')}
        />
        <Input
          {...form.field('decisionTitle')}
          name="decisionTitle"
          label={t('changeover.page.facts.decision_title')}
        />
      </Fieldset>
      {revision !== undefined && (
        <Textarea
          {...form.field('announced')}
          name="announced"
          label={t('changeover.page.facts.announced')}
          hint={t('changeover.page.facts.announced_hint')}
          rows={6}
          code
        />
      )}
      <Button>{submit}</Button>
    </Form>
  )
}
