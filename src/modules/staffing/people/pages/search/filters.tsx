import type { VNode } from 'preact'
import { Button, FilterForm, Input, Select, useView } from '../../../../../ui/index.ts'
import { appointmentKinds, groups } from '../../words.ts'
import type { Narrowing } from './routes.tsx'

/** Words, unit, position and group, by which both lists are narrowed. */
export function Filters({ narrowing, people }: { narrowing: Narrowing; people: boolean }): VNode {
  const { t, language, actor } = useView()
  const { query, unit, positions } = narrowing
  const all = t('people.page.all')
  return (
    <FilterForm label={t('people.search.filter')} fields={['q', 'unit', 'position', 'group', 'kind']}>
      {people && (
        <Input
          name="q"
          type="search"
          label={t(actor ? 'people.search.q' : 'people.column.name')}
          value={query.q}
          width={20}
        />
      )}
      <Input
        name="unit"
        label={t('people.search.unit')}
        value={query.unit}
        width={20}
        error={unit === null ? t('people.search.no_unit') : undefined}
      />
      <Select
        name="position"
        label={t('people.field.position')}
        blank={all}
        value={query.position}
        options={positions.map(({ code, title }) => ({ value: code, text: title[language] }))}
      />
      <Select
        name="group"
        label={t('people.column.group')}
        blank={all}
        value={query.group}
        options={groups.map((group) => ({ value: group, text: t(`people.group.${group}`) }))}
      />
      {people && (
        <Select
          name="kind"
          label={t('people.field.kind')}
          blank={all}
          value={query.kind}
          options={appointmentKinds.map((kind) => ({ value: kind, text: t(`people.kind.${kind}`) }))}
        />
      )}
      <Button kind="secondary">{t('people.search.submit')}</Button>
    </FilterForm>
  )
}
