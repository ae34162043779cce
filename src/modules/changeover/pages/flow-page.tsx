import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import { formatPercent } from '../../../platform/i18n/index.ts'
import { type Column, FlowDiagram, type FlowUnit, Table, useView } from '../../../ui/index.ts'
import type { Plan } from '../store/plans.ts'
import type { Way, WayEnd } from './ways.ts'

export interface FlowPageProps {
  plan: Plan
  ways: Way[]
  page: number
}

/** Which territory flows into which: a picture for each group that hangs together, and the same as a table. */
export function FlowPage({ plan, ways, page }: FlowPageProps): VNode {
  const { t, href, here } = useView()
  if (ways.length === 0) return <p class="govuk-body">{t('changeover.page.flow.empty')}</p>
  const unit = ({ id, title, code, registered }: WayEnd, at: string): FlowUnit => ({
    id,
    name: title,
    note: code,
    ...(registered && { href: href(`/areas/${id}`, { at }) })
  })
  const from = once(ways.map((way) => unit(way.from, dayBefore(plan.effectiveOn))))
  const into = once(ways.map((way) => unit(way.into, plan.effectiveOn)))
  // A unit that goes on and takes others in flows into itself, too.
  const goesOn = new Set(ways.filter((way) => way.into.stood).map((way) => way.into.id))
  const leaves = new Set(from.map(({ id }) => id))
  const staying = into.filter(({ id }) => goesOn.has(id) && !leaves.has(id))
  const links = [
    ...ways.map((way) => ({
      from: way.from.id,
      into: way.into.id,
      part: way.extent === 'part',
      ...(way.shareArea !== null && { share: way.shareArea })
    })),
    ...staying.map(({ id }) => ({ from: id, into: id }))
  ]
  return (
    <>
      <FlowDiagram
        title={t('changeover.page.flow.title')}
        from={[...from, ...staying]}
        into={into}
        links={links}
        page={page}
        pageHref={(to) => here({ page: to })}
      />
      <FlowTable ways={ways} />
    </>
  )
}

function FlowTable({ ways }: { ways: Way[] }): VNode {
  const { t, language } = useView()
  const percent = (share: number | null) => (share === null ? '' : formatPercent(share * 100, language))
  const columns: Column<Way>[] = [
    { heading: t('changeover.page.flow.from'), cell: ({ from }) => <End end={from} />, rowHeader: true },
    { heading: t('changeover.page.flow.into'), cell: ({ into }) => <End end={into} /> },
    { heading: t('changeover.page.flow.extent'), cell: ({ extent }) => t(`changeover.page.flow.${extent}`) },
    {
      heading: t('changeover.page.flow.share_area'),
      cell: ({ shareArea }) => percent(shareArea),
      numeric: true
    },
    {
      heading: t('changeover.page.flow.share_population'),
      cell: ({ sharePopulation }) => percent(sharePopulation),
      numeric: true
    },
    { heading: t('changeover.page.operation.clause'), cell: ({ clause }) => clause ?? '' }
  ]
  return <Table caption={t('changeover.page.flow.table')} captionSize="m" columns={columns} rows={ways} />
}

/** A unit with its code, which tells bodies of the same name apart. */
export function End({ end }: { end: WayEnd }): VNode {
  return (
    <>
      {end.title} <span class="haicap-muted">{end.code}</span>
    </>
  )
}

function once(units: FlowUnit[]): FlowUnit[] {
  return [...new Map(units.map((unit) => [unit.id, unit])).values()]
}
