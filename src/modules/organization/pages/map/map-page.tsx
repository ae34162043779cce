import type { MultiPolygon, Polygon } from 'geojson'
import type { VNode } from 'preact'
import { formatDay } from '../../../../platform/i18n/index.ts'
import { Columns, Link, PageHeading, SchematicMap, Table, useView } from '../../../../ui/index.ts'
import type { MapArea } from '../../store/map-areas.ts'
import type { Kind } from '../../store/words.ts'
import { UnitLink, unitName, unitPath } from '../shared/unit-name.tsx'

export interface MapProps {
  areas: MapArea[]
  outline: Polygon | MultiPolygon | null
  kinds: Kind[]
  /** Days to switch between. */
  days: string[]
  /** Whether whoever looks may bring other outlines. */
  mayChange: boolean
}

/** The areas of the day, drawn; each leads to its page. */
export function MapPage({ areas, outline, kinds, days, mayChange }: MapProps): VNode {
  const { t, language, at, href, here } = useView()
  const count = (kind: string) => areas.filter((area) => area.kind === kind).length
  // The most frequent kind first, so that it keeps its colour from one day to the next.
  const used = kinds.filter((kind) => count(kind.code)).sort((a, b) => count(b.code) - count(a.code))
  const sources = [...new Set(areas.flatMap((area) => area.boundarySource ?? []))]
  const title = t('organization.page.map.of', { day: formatDay(at, language) })
  return (
    <>
      <PageHeading
        lead={t('organization.page.map.lead', { count: areas.length, day: formatDay(at, language) })}
        actions={
          <>
            {mayChange && <Link to="/map/boundaries">{t('organization.page.boundaries.title')}</Link>}
            <Link to="/comparable">{t('organization.page.comparable.title')}</Link>
          </>
        }
      >
        {t('organization.page.map.title')}
      </PageHeading>
      <Columns aside={<AreasTable areas={areas} />}>
        <SchematicMap
          title={title}
          cells={areas.map((area) => ({
            id: area.id,
            name: unitName(area, language),
            shortName: area.name,
            href: href(unitPath(area)),
            category: area.kind,
            lat: area.lat,
            lon: area.lon,
            geometry: area.geometry,
            near: area.near
          }))}
          categories={used.map(({ code, name }) => ({ id: code, label: name[language] }))}
          // Real boundaries need no frame.
          outline={areas.every((area) => area.geometry) ? null : outline}
          switches={days.map((day) => ({
            href: here({ at: day, known: null }),
            text: formatDay(day, language),
            current: day === at
          }))}
        />
        {sources.length > 0 && (
          <p class="govuk-body-s haicap-muted">
            {t('organization.page.map.source', { source: sources.join('; ') })}
          </p>
        )}
      </Columns>
    </>
  )
}

function AreasTable({ areas }: { areas: MapArea[] }): VNode {
  const { t } = useView()
  return (
    <div class="haicap-map-table">
      <Table
        caption={t('organization.page.list.count', { count: areas.length })}
        columns={[
          {
            heading: t('organization.page.column.name'),
            cell: (area) => <UnitLink unit={area} />,
            rowHeader: true
          },
          {
            heading: t('organization.page.column.code'),
            cell: (area) => <span class="haicap-code">{area.code}</span>,
            nowrap: true
          },
          { heading: t('organization.page.column.within'), cell: (area) => area.within }
        ]}
        rows={areas}
        empty={t('organization.page.list.empty')}
      />
    </div>
  )
}
