import type { VNode } from 'preact'
import { formatDay, formatNumber, formatPercent } from '../../../../platform/i18n/index.ts'
import {
  Button,
  type Column,
  DateInput,
  ErrorSummary,
  FilterForm,
  InsetText,
  Link,
  PageHeading,
  Select,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { ComparableTerritory } from '../../store/comparable.ts'
import { likeForLike } from './like-for-like.ts'

/** More rows than this are for the CSV. */
const mostRows = 1000

export interface ComparablePageProps {
  from: string
  to: string
  level: 'province' | 'district' | 'commune'
  pairs: ComparableTerritory[]
  errors: { path: string; text: string }[]
}

export function ComparablePage(props: ComparablePageProps): VNode {
  const { t } = useView()
  const { from, to, level, pairs, errors } = props
  return (
    <>
      <PageHeading
        lead={t('organization.page.comparable.lead')}
        actions={
          <Link to="/comparable.csv" params={{ from, to, level }} download>
            {t('organization.page.csv')}
          </Link>
        }
      >
        {t('organization.page.comparable.title')}
      </PageHeading>
      {errors.length > 0 && <ErrorSummary form={{ errors }} />}
      <Question {...props} />
      {errors.length === 0 && <Pairs from={from} to={to} pairs={pairs} />}
    </>
  )
}

function Question({ from, to, level, errors }: ComparablePageProps): VNode {
  const { t } = useView()
  const error = (name: string) => errors.find(({ path }) => path === name)?.text
  const levels = ['province', 'district', 'commune'] as const
  return (
    <FilterForm label={t('organization.page.comparable.title')} fields={['from', 'to', 'level']}>
      <DateInput
        name="from"
        label={t('organization.page.comparable.from')}
        value={from}
        error={error('from')}
      />
      <DateInput name="to" label={t('organization.page.comparable.to')} value={to} error={error('to')} />
      <Select
        name="level"
        label={t('organization.page.list.level')}
        value={level}
        options={levels.map((one) => ({ value: one, text: t(`organization.page.level.${one}`) }))}
      />
      <Button kind="secondary">{t('organization.page.comparable.submit')}</Button>
    </FilterForm>
  )
}

function Pairs({ from, to, pairs }: Pick<ComparablePageProps, 'from' | 'to' | 'pairs'>): VNode {
  const { t, language } = useView()
  const like = likeForLike(pairs)
  const targets = new Set(pairs.map((pair) => pair.toId)).size
  const share = (value: number | null) =>
    value === null ? (
      <span class="haicap-muted">{t('organization.page.unknown')}</span>
    ) : (
      formatPercent(value * 100, language)
    )
  const columns: Column<ComparableTerritory>[] = [
    {
      heading: formatDay(from, language),
      rowHeader: true,
      cell: (pair) => (
        <Link to={`/areas/${pair.fromId}`} params={{ at: from }}>
          {pair.fromName}
        </Link>
      )
    },
    {
      heading: t('organization.page.column.code'),
      cell: (pair) => <span class="haicap-code">{pair.fromCode}</span>,
      nowrap: true
    },
    {
      heading: t('organization.page.column.extent'),
      cell: ({ extent }) =>
        extent === 'whole' ? (
          t('organization.page.extent.whole')
        ) : (
          <Tag tone="gold">{t('organization.page.extent.part')}</Tag>
        )
    },
    {
      heading: t('organization.page.comparable.share_area'),
      cell: (pair) => share(pair.shareArea),
      numeric: true
    },
    {
      heading: t('organization.page.comparable.share_population'),
      cell: (pair) => share(pair.sharePopulation),
      numeric: true
    },
    {
      heading: formatDay(to, language),
      cell: (pair) => (
        <Link to={`/areas/${pair.toId}`} params={{ at: to }}>
          {pair.toName}
        </Link>
      )
    },
    {
      heading: t('organization.page.column.code'),
      cell: (pair) => <span class="haicap-code">{pair.toCode}</span>,
      nowrap: true
    },
    {
      heading: t('organization.page.comparable.like'),
      cell: (pair) =>
        like.has(pair.toId) ? (
          t('organization.page.yes')
        ) : (
          <Tag tone="gold">{t('organization.page.comparable.needs_shares')}</Tag>
        )
    }
  ]
  return (
    <>
      <InsetText>
        {t('organization.page.comparable.summary', {
          like: formatNumber(like.size, language),
          targets: formatNumber(targets, language)
        })}
      </InsetText>
      <Table
        caption={t('organization.page.comparable.caption', {
          from: formatDay(from, language),
          to: formatDay(to, language)
        })}
        columns={columns}
        rows={pairs.slice(0, mostRows)}
        empty={t('organization.page.comparable.empty')}
      />
      {pairs.length > mostRows && (
        <p class="govuk-body">
          {t('organization.page.comparable.more', {
            shown: mostRows,
            total: formatNumber(pairs.length, language)
          })}
        </p>
      )}
    </>
  )
}
