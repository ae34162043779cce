import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import { formatDay } from '../../../../platform/i18n/index.ts'
import { DateInput, Fieldset, Input, InsetText, Select, Textarea, useView } from '../../../../ui/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import type { Kind } from '../../store/words.ts'

/** A mistake in an entry: which entry, what it should have said, and why. Blank fields stay as they are. */
export function CorrectionFields({
  unit,
  kinds,
  form
}: {
  unit: UnitVersion
  kinds: Kind[]
  form: FormState
}): VNode {
  const { t, language } = useView()
  const now = (value: string | number | null | undefined) =>
    t('organization.page.change.now', {
      value: value === null || value === undefined ? t('organization.page.unknown') : typed(value)
    })
  // As it would be typed: without signs between thousands.
  const typed = (value: string | number) =>
    typeof value === 'number' && language !== 'en' ? String(value).replace('.', ',') : String(value)
  const text = (name: string, label: string, value: string | number | null, width?: 10 | 20) => (
    <Input {...form.field(name)} name={name} label={label} hint={now(value)} width={width} />
  )
  return (
    <>
      <InsetText>{t('organization.page.change.correct_keeps')}</InsetText>
      <DateInput
        {...form.field('on')}
        name="on"
        label={t('organization.page.change.on')}
        hint={t('organization.page.change.on_hint')}
      />
      <Textarea
        {...form.field('reason')}
        name="reason"
        rows={3}
        label={t('organization.page.change.reason')}
      />
      <Fieldset legend={t('organization.page.change.should_say')} legendSize="m">
        {text('name', t('organization.page.column.name'), unit.name)}
        {text('name_en', t('organization.page.fact.name_en'), unit.nameEn)}
        {text('code', t('organization.page.column.code'), unit.code, 10)}
        <Select
          {...form.field('kind')}
          name="kind"
          label={t('organization.page.column.kind')}
          hint={now(unit.kindName[language])}
          blank={t('organization.page.change.unchanged')}
          options={kinds.map((kind) => ({ value: kind.code, text: kind.name[language] }))}
        />
        {text('seat', t('organization.page.fact.seat'), unit.seat)}
        {unit.type === 'area' && (
          <>
            {text('area_km2', t('organization.page.column.area_km2'), unit.areaKm2, 10)}
            {text('population', t('organization.page.column.population'), unit.population, 10)}
            {text('lat', t('organization.page.change.lat'), unit.lat, 10)}
            {text('lon', t('organization.page.change.lon'), unit.lon, 10)}
          </>
        )}
        {text('source', t('organization.page.fact.source'), unit.source)}
        <DateInput
          {...form.field('first_day')}
          name="first_day"
          label={t('organization.page.change.first_day')}
          hint={now(unit.start && formatDay(unit.start, language))}
        />
      </Fieldset>
    </>
  )
}
