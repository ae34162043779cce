import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { type Column, DayText, Details, Link, PageHeading, Table, useView } from '../../../../ui/index.ts'
import type { Standard } from '../store-catalogue.ts'

/** More positions than this are counted, and opened on demand. */
const fewPositions = 4

/** The standards in force on the day, with the positions that they name and where they come from. */
export function CataloguePage({ standards }: { standards: Standard[] }): VNode {
  const { t, language } = useView()
  const columns: Column<Standard>[] = [
    { heading: t('standards.column.standard'), rowHeader: true, cell: (one) => one.name[language] },
    {
      heading: t('standards.column.demand'),
      cell: (one) => (
        <>
          {t(`standards.kind.${one.kind}`)}: {one.levelName[language]}
        </>
      )
    },
    { heading: t('standards.column.positions'), cell: (one) => <Positions standard={one} /> },
    {
      heading: t('standards.column.valid'),
      cell: (one) => <Span firstDay={one.firstDay} end={one.end} />
    },
    {
      heading: t('standards.column.source'),
      cell: (one) => (
        <>
          {one.source ?? '–'}
          {one.note && <span class="haicap-muted"> ({one.note})</span>}
        </>
      )
    }
  ]
  return (
    <>
      <PageHeading
        lead={t('standards.catalogue.lead')}
        actions={<Link to="/leaders">{t('standards.leaders.title')}</Link>}
      >
        {t('standards.catalogue.title')}
      </PageHeading>
      <Table
        caption={t('standards.catalogue.count', { count: standards.length })}
        columns={columns}
        rows={standards}
        empty={t('standards.catalogue.empty')}
      />
    </>
  )
}

function Positions({ standard }: { standard: Standard }): VNode {
  const { t, language } = useView()
  const titles = standard.positions.map(({ title }) => title[language])
  if (titles.length <= fewPositions) return <>{titles.join('; ') || '–'}</>
  return (
    <Details summary={t('standards.catalogue.positions', { count: titles.length })}>
      {titles.join('; ')}
    </Details>
  )
}

/** First and last day as people read them. */
export function Span({ firstDay, end }: { firstDay: string | null; end: string | null }): VNode {
  const { t } = useView()
  return (
    <>
      {firstDay && (
        <>
          {t('standards.from')} <DayText day={firstDay} />{' '}
        </>
      )}
      {end && (
        <>
          {t('standards.until')} <DayText day={dayBefore(end)} />
        </>
      )}
      {!firstDay && !end && t('standards.always')}
    </>
  )
}
