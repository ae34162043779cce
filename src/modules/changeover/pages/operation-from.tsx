import type { VNode } from 'preact'
import { Button, Details, Fieldset, Input, Select, useView } from '../../../ui/index.ts'
import type { OperationFormProps } from './operation-form.tsx'
import { rowsIn } from './operation-rows.ts'
import type { OperationShape } from './operation-shape.ts'
import { unitTitle, whereabouts } from './unit-words.tsx'

type Props = OperationFormProps & { shape: NonNullable<OperationShape['from']>; several: boolean }

/** The units of the day before that an operation takes, a row each. */
export function FromRows(props: Props): VNode {
  const { form, shape } = props
  const { t } = useView()
  const wanted = Number(form.field('from_rows').value) || 0
  const count = Math.max(shape.rows, rowsIn(form.values, 'from').length, Math.min(wanted, 100))
  return (
    <Fieldset legend={t('changeover.page.from.legend')} legendSize="m">
      <input type="hidden" name="from_rows" value={count} />
      {Array.from({ length: count }, (_, at) => (
        <FromRow
          {...props}
          at={at}
          removable={count > shape.rows || form.field(`from.${at}.code`).value !== ''}
        />
      ))}
      {shape.more && (
        <Button kind="secondary" name="do" value="more_from">
          {t('changeover.page.from.more')}
        </Button>
      )}
    </Fieldset>
  )
}

function FromRow({
  form,
  shape,
  speech,
  unit,
  at,
  removable
}: Props & { at: number; removable: boolean }): VNode {
  const { t } = useView()
  const name = (key: string) => `from.${at}.${key}`
  const code = form.field(name('code'))
  const known = speech.view.before.byCode(unit, code.value)
  const described =
    known && [unitTitle(known, speech.words, t), whereabouts(known, speech, t)].filter(Boolean).join(', ')
  const details = shape.parts || shape.targets || unit === 'organization'
  return (
    <div>
      <Input
        {...code}
        name={name('code')}
        label={t('changeover.page.from.code', { number: at + 1 })}
        hint={described ?? t('changeover.page.from.code_hint')}
        width={20}
      />
      {details && (
        <Details
          summary={t('changeover.page.from.details')}
          open={(shape.parts && shape.targets) || hasDetails(form, at)}
        >
          {shape.parts && <Parts form={form} at={at} />}
          {shape.targets && (
            <Input
              {...form.field(name('into'))}
              name={name('into')}
              label={t('changeover.page.from.into')}
              hint={t('changeover.page.from.into_hint')}
              width={20}
            />
          )}
          {unit === 'organization' && (
            <>
              <Input
                {...form.field(name('functions'))}
                name={name('functions')}
                label={t('changeover.page.from.functions')}
                hint={t('changeover.page.from.functions_hint')}
              />
              <Input
                {...form.field(name('place'))}
                name={name('place')}
                label={t('changeover.page.from.place')}
                hint={t('changeover.page.from.place_hint')}
                width={20}
              />
            </>
          )}
        </Details>
      )}
      {removable && (
        <Button kind="secondary" small name="do" value={`drop.from.${at}`}>
          {t('changeover.page.from.drop', { number: at + 1 })}
        </Button>
      )}
    </div>
  )
}

function Parts({ form, at }: Pick<Props, 'form'> & { at: number }): VNode {
  const { t } = useView()
  const name = (key: string) => `from.${at}.${key}`
  return (
    <>
      <Select
        {...form.field(name('extent'))}
        name={name('extent')}
        label={t('changeover.page.from.extent')}
        options={(['whole', 'part'] as const).map((value) => ({
          value,
          text: t(`changeover.page.from.${value}`)
        }))}
      />
      <Input
        {...form.field(name('shareArea'))}
        name={name('shareArea')}
        label={t('changeover.page.from.share_area')}
        width={5}
        suffix="%"
        inputMode="decimal"
      />
      <Input
        {...form.field(name('sharePopulation'))}
        name={name('sharePopulation')}
        label={t('changeover.page.from.share_population')}
        width={5}
        suffix="%"
        inputMode="decimal"
      />
    </>
  )
}

function hasDetails(form: Props['form'], at: number): boolean {
  return ['extent', 'shareArea', 'sharePopulation', 'into', 'functions', 'place'].some((key) => {
    const { value, error } = form.field(`from.${at}.${key}`)
    return Boolean(error) || (value !== '' && value !== 'whole')
  })
}
