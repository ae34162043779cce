import type { VNode } from 'preact'
import { Button, ButtonGroup, Checkboxes, Fieldset, Input, Select, useView } from '../../../ui/index.ts'
import type { Unit } from '../../organization/index.ts'
import type { OperationFormProps } from './operation-form.tsx'
import type { OperationShape } from './operation-shape.ts'
import { type Speech, unitTitle, whereabouts } from './unit-words.tsx'

export interface Found {
  units: Unit[]
  more: boolean
}

/** Looks units of the day before up, and takes those that are chosen into the operation. */
export function UnitSearch({
  form,
  found,
  speech,
  shape,
  unit: type
}: OperationFormProps & { shape: OperationShape }): VNode | null {
  const { t } = useView()
  const toFrom = shape.from !== null
  const toInto = shape.into?.roles.includes('existing') ?? false
  if (!toFrom && !toInto) return null
  return (
    <Fieldset legend={t('changeover.page.search.legend')} legendSize="m">
      <div class="govuk-form-group haicap-form--inline">
        <Input {...form.field('q')} name="q" label={t('changeover.page.search.q')} width={20} type="search" />
        <Select
          {...form.field('within')}
          name="within"
          label={t('changeover.page.search.within')}
          blank={t('changeover.page.search.anywhere')}
          options={areasAround(speech, t)}
        />
        <Button kind="secondary" name="do" value="search">
          {t('changeover.page.search.button')}
        </Button>
      </div>
      {found?.units.length === 0 && <p class="govuk-body">{t('changeover.page.search.nothing')}</p>}
      {found && found.units.length > 0 && (
        <>
          <Checkboxes
            name="pick"
            label={t('changeover.page.search.found', { count: found.units.length })}
            hint={found.more ? t('changeover.page.search.more') : undefined}
            small
            values={[]}
            items={found.units.map((unit) => ({
              value: unit.code,
              text: unitTitle(unit, speech.words, t),
              hint: [unit.code, whereabouts(unit, speech, t)].filter(Boolean).join(' · ')
            }))}
          />
          <ButtonGroup>
            {toFrom && (
              <Button kind="secondary" name="do" value="pick_from">
                {t(type === 'area' ? 'changeover.page.search.pick_area' : 'changeover.page.search.pick_body')}
              </Button>
            )}
            {toInto && (
              <Button kind="secondary" name="do" value="pick_into">
                {t('changeover.page.search.pick_receiver')}
              </Button>
            )}
          </ButtonGroup>
        </>
      )}
    </Fieldset>
  )
}

/** Areas of the day before in which others lie: where people begin to look. */
function areasAround(
  { view, words }: Speech,
  t: ReturnType<typeof useView>['t']
): { value: string; text: string }[] {
  const parents = new Set(
    [...view.before.units.values()].flatMap(({ type, parentId }) =>
      type === 'area' && parentId ? [parentId] : []
    )
  )
  return [...parents]
    .flatMap((id) => view.before.units.get(id) ?? [])
    .map((unit) => ({ value: unit.code, text: `${unitTitle(unit, words, t)} (${unit.code})` }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'))
}
