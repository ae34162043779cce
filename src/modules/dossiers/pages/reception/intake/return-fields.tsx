import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import { FieldRow, Fieldset, Input, Select, useView } from '../../../../../ui/index.ts'
import { returnWays } from '../../../dossier.ts'
import type { Counter } from '../counters.ts'

/** How it came, how the result goes back and where. */
export function ReturnFields({ form, returns }: { form: FormState; returns: readonly Counter[] }): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={t('reception.intake.return')} legendSize="m">
      <FieldRow>
        <Select
          {...form.field('returnWay')}
          name="returnWay"
          label={t('reception.return.way')}
          options={returnWays.map((value) => ({ value, text: t(`reception.way.${value}`) }))}
        />
        <Select
          {...form.field('returnId')}
          name="returnId"
          label={t('reception.return.place')}
          options={returns.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Select
          {...form.field('channel')}
          name="channel"
          label={t('reception.return.channel')}
          options={(['counter', 'post'] as const).map((value) => ({
            value,
            text: t(`reception.channel.${value}`)
          }))}
        />
        <Input {...form.field('sets')} name="sets" label={t('reception.return.sets')} inputMode="numeric" />
      </FieldRow>
    </Fieldset>
  )
}
