import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  DayText,
  FigureCard,
  FigureGrid,
  Link,
  PageHeading,
  ShareBar,
  SummaryList,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { BodyQuotas, PotOfBody } from './read-body.ts'

/** Both quotas of a body: what it was assigned, how far it is filled, what it gave on, and what can be done. */
export function BodyPage({ unit, superior, potsOfBody }: BodyQuotas): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading
        caption={t('quotas.body.caption')}
        meta={
          <>
            <Link to={`/organizations/${unit.id}`}>{t('quotas.body.to_body')}</Link>
            {superior && (
              <>
                {' · '}
                {t('quotas.body.above')} <Link to={`/quotas/${superior.id}`}>{superior.name}</Link>
              </>
            )}
          </>
        }
      >
        {unit.name}
      </PageHeading>
      {potsOfBody.map((one) => (
        <PotSection id={unit.id} one={one} />
      ))}
    </>
  )
}

function PotSection({ id, one }: { id: string; one: PotOfBody }): VNode {
  const { t, language } = useView()
  const { standing, quota, given } = one
  const heading = t(`quotas.pot.${standing.pot}`)
  const number = (value: number) => formatNumber(value, language)
  return (
    <section aria-labelledby={`pot-${standing.pot}`}>
      <h2 class="govuk-heading-m" id={`pot-${standing.pot}`}>
        {heading} {quota?.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}
      </h2>
      {!quota && <p class="govuk-body">{t('quotas.body.none', { filled: standing.filled })}</p>}
      {quota && (
        <>
          <FigureGrid>
            <FigureCard
              label={t('quotas.column.filled')}
              value={number(standing.filled)}
              numerator={standing.filled}
              denominator={standing.assigned}
            />
            <FigureCard label={t('quotas.column.free')} value={number(standing.free)} />
            <FigureCard label={t('quotas.column.vacant')} value={number(standing.vacant)} />
            <FigureCard
              label={t('quotas.column.given_on')}
              value={number(standing.givenOn)}
              numerator={standing.givenOn}
              denominator={standing.assigned}
            />
          </FigureGrid>
          <QuotaFacts quota={quota} />
        </>
      )}
      <Actions id={id} one={one} />
      {given.length > 0 && (
        <Table
          caption={t('quotas.body.given', { count: given.length })}
          columns={[
            {
              heading: t('quotas.column.body'),
              rowHeader: true,
              cell: (row) => <Link to={`/quotas/${row.organizationId}`}>{row.organizationName}</Link>
            },
            { heading: t('quotas.column.assigned'), numeric: true, cell: (row) => number(row.assigned) },
            {
              heading: t('quotas.column.filled'),
              cell: (row) => <ShareBar part={row.filled} whole={row.assigned} />
            },
            { heading: t('quotas.column.free'), numeric: true, cell: (row) => number(row.free) }
          ]}
          rows={given}
        />
      )}
      {one.year.length > 1 && <YearTable one={one} />}
    </section>
  )
}

function QuotaFacts({ quota }: { quota: NonNullable<PotOfBody['quota']> }): VNode {
  const { t } = useView()
  return (
    <SummaryList
      rows={[
        {
          key: t('quotas.column.grantor'),
          value: quota.grantorId ? (
            <Link to={`/quotas/${quota.grantorId}`}>{quota.grantorName ?? quota.grantorId}</Link>
          ) : (
            t('quotas.body.from_above')
          )
        },
        {
          key: t('quotas.column.days'),
          value: <Days quota={quota} />
        },
        {
          key: t('organization.page.change.decision'),
          value: <Link to={`/decisions/${quota.decisionId}`}>{quota.decisionNumber}</Link>
        }
      ]}
    />
  )
}

function Days({ quota }: { quota: { start: string; end: string } }): VNode {
  return (
    <>
      <DayText day={quota.start} /> – <DayText day={dayBefore(quota.end)} />
    </>
  )
}

function Actions({ id, one }: { id: string; one: PotOfBody }): VNode | null {
  const { t, href } = useView()
  if (!one.mayGive && !one.mayChange) return null
  const to = (what: string) => href(`/quotas/${id}/${what}`, { pot: one.standing.pot })
  return (
    <ButtonGroup>
      {one.mayGive && <Button href={to('assign')}>{t('quotas.assign.title')}</Button>}
      {one.mayChange && (
        <Button href={to('change')} kind="secondary">
          {t('quotas.change.title')}
        </Button>
      )}
      {one.mayChange && (
        <Button href={to('take-back')} kind="secondary">
          {t('quotas.take_back.title')}
        </Button>
      )}
    </ButtonGroup>
  )
}

function YearTable({ one }: { one: PotOfBody }): VNode {
  const { t, language, at } = useView()
  return (
    <Table
      caption={t('quotas.body.year', { year: at.slice(0, 4) })}
      columns={[
        { heading: t('quotas.column.days'), rowHeader: true, cell: (row) => <Days quota={row} /> },
        {
          heading: t('quotas.column.assigned'),
          numeric: true,
          cell: (row) => formatNumber(row.headcount, language)
        },
        {
          heading: t('organization.page.change.decision'),
          cell: (row) => <Link to={`/decisions/${row.decisionId}`}>{row.decisionNumber}</Link>
        }
      ]}
      rows={one.year}
      tone={(row) => (row.start <= at && at < row.end ? 'current' : undefined)}
    />
  )
}
