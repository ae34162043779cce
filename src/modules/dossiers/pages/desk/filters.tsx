import type { VNode } from 'preact'
import {
  Button,
  ButtonGroup,
  DateInput,
  Details,
  FilterForm,
  Form,
  Input,
  Link,
  Select,
  useView
} from '../../../../ui/index.ts'
import { channels } from '../../dossier.ts'
import { keptQuery, safeQuery } from './query.ts'
import type { DeskModel } from './read-desk.ts'

const own = ['q', 'procedure', 'unit', 'person', 'channel', 'from', 'to', 'select']

/** What to look for, and what to leave out. */
export function Filters({ model }: { model: DeskModel }): VNode {
  const { t, href } = useView()
  const { query, procedures, units, people } = model
  const narrowed = ['procedure', 'unit', 'person', 'channel', 'from', 'to'] as const
  const open = narrowed.some((name) => query[name])
  return (
    <FilterForm label={t('desk.filter.label')} fields={own}>
      <Input
        name="q"
        type="search"
        label={t('desk.filter.q')}
        hint={t('desk.filter.q_hint')}
        value={query.q ?? ''}
        width={30}
      />
      <Button kind="secondary">{t('desk.filter.find')}</Button>
      <Details summary={t('desk.filter.more')} open={open}>
        <Select
          name="procedure"
          label={t('desk.column.procedure')}
          blank={t('desk.filter.any')}
          value={query.procedure ?? ''}
          options={procedures.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Select
          name="unit"
          label={t('desk.filter.unit')}
          blank={t('desk.filter.any')}
          value={query.unit ?? ''}
          options={units.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Select
          name="person"
          label={t('desk.filter.person')}
          blank={t('desk.filter.any')}
          value={query.person ?? ''}
          options={people.map(({ id, name, unit }) => ({
            value: id,
            text: unit ? `${name} – ${unit}` : name
          }))}
        />
        <Select
          name="channel"
          label={t('desk.filter.channel')}
          blank={t('desk.filter.any')}
          value={query.channel ?? ''}
          options={channels.map((one) => ({ value: one, text: t(`desk.channel.${one}`) }))}
        />
        <DateInput name="from" label={t('desk.filter.from')} value={query.from ?? ''} />
        <DateInput name="to" label={t('desk.filter.to')} value={query.to ?? ''} />
        <ButtonGroup>
          <Button kind="secondary">{t('desk.filter.apply')}</Button>
          <a class="govuk-link" href={href('/dossiers', { view: model.view })}>
            {t('desk.filter.clear')}
          </a>
        </ButtonGroup>
      </Details>
    </FilterForm>
  )
}

/** Views that somebody keeps: to go to, to drop, and the one shown to be kept or begun with. */
export function KeptFilters({ model }: { model: DeskModel }): VNode {
  const { t } = useView()
  const query = keptQuery({ ...model.query, view: model.view })
  return (
    <Details summary={t('desk.kept.title', { count: model.kept.length })}>
      {model.kept.length > 0 && (
        <ul class="govuk-list">
          {model.kept.map(({ name, query: kept }) => (
            <li class="haicap-kept">
              <Link to={`/dossiers?${new URLSearchParams(safeQuery(kept))}`}>{name}</Link>{' '}
              <Form action="/dossiers/filters" inline>
                <input type="hidden" name="name" value={name} />
                <input type="hidden" name="query" value={query} />
                <Button kind="secondary" small name="way" value="drop">
                  {t('desk.kept.drop')}
                  <span class="govuk-visually-hidden"> {name}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form action="/dossiers/filters" inline>
        <input type="hidden" name="query" value={query} />
        <Input name="name" label={t('desk.kept.name')} width={20} />
        <Button kind="secondary" small name="way" value="keep">
          {t('desk.kept.keep')}
        </Button>
        <Button kind="secondary" small name="way" value="open">
          {t('desk.kept.open')}
        </Button>
      </Form>
    </Details>
  )
}
