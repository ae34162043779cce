import type { VNode } from 'preact'
import { Button, Checkboxes, Details, Fieldset, Input, Radios, Select, useView } from '../../../ui/index.ts'
import type { OperationFormProps } from './operation-form.tsx'
import { rowsIn } from './operation-rows.ts'
import type { IntoField, OperationShape } from './operation-shape.ts'
import { parentChoices } from './parent-choices.ts'

type Props = OperationFormProps & { shape: NonNullable<OperationShape['into']> }

/** What results from an operation, a row for each unit. */
export function IntoRows(props: Props): VNode {
  const { form, shape, act } = props
  const { t } = useView()
  const wanted = Number(form.field('into_rows').value) || 0
  const count = Math.max(shape.rows, rowsIn(form.values, 'into').length, Math.min(wanted, 100))
  const receivers = shape.roles.length === 1
  return (
    <Fieldset
      legend={t(receivers ? 'changeover.page.into.receivers' : 'changeover.page.into.legend')}
      legendSize="m"
    >
      {act === 'dissolve' && <p class="govuk-hint">{t('changeover.page.into.dissolve_hint')}</p>}
      <input type="hidden" name="into_rows" value={count} />
      {Array.from({ length: count }, (_, at) => (
        <IntoRow {...props} at={at} alone={count === 1} />
      ))}
      {shape.more && (
        <Button kind="secondary" name="do" value="more_into">
          {t('changeover.page.into.more')}
        </Button>
      )}
    </Fieldset>
  )
}

function IntoRow(props: Props & { at: number; alone: boolean }): VNode {
  const { shape, at, alone, form } = props
  const { t } = useView()
  const receivers = shape.roles.length === 1
  const rows = (
    <>
      {receivers && <input type="hidden" name={`into.${at}.role`} value="existing" />}
      {shape.roles.length > 1 && <Role {...props} />}
      {shape.fields.map((field) => (
        <IntoFieldInput {...props} field={field} />
      ))}
      {(!alone || form.field(`into.${at}.code`).value !== '') && shape.more && (
        <Button kind="secondary" small name="do" value={`drop.into.${at}`}>
          {t('changeover.page.into.drop', { number: at + 1 })}
        </Button>
      )}
    </>
  )
  return alone ? (
    rows
  ) : (
    <Fieldset legend={t('changeover.page.into.number', { number: at + 1 })}>{rows}</Fieldset>
  )
}

/** Whether the unit is new, goes on from one of the day before, or is there already and only takes over. */
function Role({ form, at }: Props & { at: number }): VNode {
  const { t } = useView()
  const name = `into.${at}.role`
  const continues = `into.${at}.continues`
  return (
    <>
      <Radios
        {...form.field(name)}
        value={form.field(name).value || 'new'}
        name={name}
        label={t('changeover.page.into.role')}
        small
        items={(['new', 'continues', 'existing'] as const).map((role) => ({
          value: role,
          text: t(`changeover.page.into.${role}`),
          hint: t(`changeover.page.into.${role}_hint`)
        }))}
      />
      <Input
        {...form.field(continues)}
        name={continues}
        label={t('changeover.page.into.continues_code')}
        hint={t('changeover.page.into.continues_code_hint')}
        width={20}
      />
    </>
  )
}

function IntoFieldInput(props: Props & { at: number; field: IntoField }): VNode {
  const { form, at, field, speech, plan, unit, act } = props
  const { t, language } = useView()
  const name = `into.${at}.${field}`
  const typed = form.field(name)
  const hint = t.has(`changeover.page.into.${field}_hint`)
    ? t(`changeover.page.into.${field}_hint`)
    : undefined
  const label = t(`changeover.page.into.${field}`)
  if (field === 'more') return <MoreFacts {...props} />
  if (field === 'kind') {
    const kinds = [...speech.words.kinds.values()].filter(({ scope, inForce }) => scope === unit && inForce)
    const options = kinds.map((kind) => ({ value: kind.code, text: kind.name[language] }))
    return (
      <Select
        {...typed}
        name={name}
        label={label}
        hint={hint}
        blank={t(act === 'reclassify' ? 'changeover.page.into.choose' : 'changeover.page.into.kind_blank')}
        options={options}
      />
    )
  }
  const choices = field === 'parent' && unit === 'area' ? parentChoices(plan, speech, t) : undefined
  if (choices)
    return (
      <Select
        {...typed}
        name={name}
        label={label}
        hint={hint}
        blank={t('changeover.page.into.parent_blank')}
        options={choices}
      />
    )
  return (
    <Input
      {...typed}
      name={name}
      label={label}
      hint={hint}
      width={field === 'code' || field === 'parent' || field === 'area' ? 20 : undefined}
    />
  )
}

const plainFacts = ['nameEn', 'otherNames', 'seat', 'source'] as const
const numbers = ['areaKm2', 'population', 'lat', 'lon'] as const

function MoreFacts({ form, at, unit }: Props & { at: number }): VNode {
  const { t } = useView()
  const field = (key: string) => ({ ...form.field(`into.${at}.${key}`), name: `into.${at}.${key}` })
  const shown = [...plainFacts, ...(unit === 'area' ? numbers : [])]
  return (
    <Details
      summary={t('changeover.page.into.more_facts')}
      open={shown.some((key) => Boolean(field(key).error))}
    >
      {plainFacts.map((key) => (
        <Input {...field(key)} label={t(`changeover.page.into.${key}`)} />
      ))}
      {unit === 'area' &&
        numbers.map((key) => (
          <Input
            {...field(key)}
            label={t(`changeover.page.into.${key}`)}
            width={10}
            inputMode="decimal"
            suffix={key === 'areaKm2' ? 'km²' : undefined}
          />
        ))}
      <Checkboxes
        {...field('demonstration')}
        label={t('changeover.page.into.origin')}
        small
        items={[{ value: 'yes', text: t('changeover.page.into.demonstration') }]}
      />
    </Details>
  )
}
