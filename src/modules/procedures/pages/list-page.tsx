import type { VNode } from 'preact'
import {
  Button,
  ButtonGroup,
  FilterForm,
  Input,
  Link,
  PageHeading,
  Pagination,
  Select,
  Table,
  Tag,
  useView
} from '../../../ui/index.ts'
import { levels, onlineLevels } from '../content.ts'
import type { Listed } from '../store/list.ts'
import { useFees, useLimit } from './words.ts'

export interface ListPageProps {
  procedures: Listed[]
  total: number
  page: number
  pages: number
  filter: { q: string; field: string; level: string; online: string; drafts: boolean }
  fields: { code: string; name: string }[]
  mayDraft: boolean
}

/** The procedures of a day, found by the words that people use. */
export function ListPage({ procedures, total, page, pages, filter, fields, mayDraft }: ListPageProps): VNode {
  const { t, href, here, language } = useView()
  const limit = useLimit()
  const fees = useFees()
  return (
    <>
      <PageHeading lead={t('procedures.list.lead')}>
        {t(filter.drafts ? 'procedures.list.drafts' : 'procedures.list.title')}
      </PageHeading>
      {mayDraft && (
        <ButtonGroup>
          <Button href={href('/procedures/new')}>{t('procedures.list.new')}</Button>
          <Button kind="secondary" href={href('/procedures', { drafts: filter.drafts ? null : 'yes' })}>
            {t(filter.drafts ? 'procedures.list.in_force' : 'procedures.list.show_drafts')}
          </Button>
        </ButtonGroup>
      )}
      <FilterForm label={t('procedures.list.filter')} fields={['q', 'field', 'level', 'online']}>
        <Input
          name="q"
          type="search"
          label={t('procedures.list.words')}
          hint={t('procedures.list.words_hint')}
          value={filter.q}
          width={30}
        />
        <Select
          name="field"
          label={t('procedures.fact.field')}
          value={filter.field}
          blank={t('procedures.list.any')}
          options={fields.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <Select
          name="level"
          label={t('procedures.fact.level')}
          value={filter.level}
          blank={t('procedures.list.any')}
          options={levels.map((level) => ({ value: level, text: t(`procedures.level.${level}`) }))}
        />
        <Select
          name="online"
          label={t('procedures.fact.online')}
          value={filter.online}
          blank={t('procedures.list.any')}
          options={onlineLevels.map((one) => ({ value: one, text: t(`procedures.online.${one}`) }))}
        />
        <Button kind="secondary">{t('procedures.list.find')}</Button>
      </FilterForm>
      <Table
        caption={t('procedures.list.count', { count: total })}
        columns={[
          {
            heading: t('procedures.fact.name'),
            rowHeader: true,
            cell: (one) => (
              <>
                <Link to={`/procedures/${one.key}`}>{one.name[language]}</Link>
                {one.suspended && (
                  <>
                    {' '}
                    <Tag tone="red">{t('procedures.state.suspended')}</Tag>
                  </>
                )}
              </>
            )
          },
          { heading: t('procedures.fact.code'), cell: (one) => one.nationalCode ?? '–', nowrap: true },
          { heading: t('procedures.fact.level'), cell: (one) => t(`procedures.level.${one.level}`) },
          { heading: t('procedures.fact.field'), cell: (one) => one.fieldName[language] },
          { heading: t('procedures.fact.limit'), cell: (one) => limit(one.limit) },
          { heading: t('procedures.fact.fees'), cell: (one) => fees(one.fees) },
          { heading: t('procedures.fact.online'), cell: (one) => t(`procedures.online.${one.online}`) }
        ]}
        rows={procedures}
        empty={t('procedures.list.empty')}
      />
      <Pagination
        previous={page > 1 ? here({ page: page - 1 }) : null}
        next={page < pages ? here({ page: page + 1 }) : null}
        {...(pages > 1 && { position: t('procedures.list.position', { page, pages }) })}
      />
      <p class="govuk-body">
        {t('procedures.list.export')}{' '}
        <a class="govuk-link" href={href('/procedures/catalogue.csv')}>
          CSV
        </a>
        {', '}
        <a class="govuk-link" href={href('/procedures/catalogue.json')}>
          JSON
        </a>
        {mayDraft && (
          <>
            {'. '}
            <Link to="/procedures/exchange">{t('procedures.exchange.title')}</Link>
          </>
        )}
      </p>
    </>
  )
}
