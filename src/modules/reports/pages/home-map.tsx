import type { VNode } from 'preact'
import { Link, type MapCell, SchematicMap, useView } from '../../../ui/index.ts'
import type { Home } from './read-home.ts'

/** The communes of the day as a small map; where they are written as a list, one link away. */
export function HomeMap({ communes, boundaries }: Pick<Home, 'communes' | 'boundaries'>): VNode {
  const { t, language, href } = useView()
  const categories = [...new Map(communes.map(({ kind, kindName }) => [kind, kindName[language]]))]
  const outlines = new Map(boundaries.map(({ areaId, geometry }) => [areaId, geometry]))
  const cells = communes.map(
    ({ id, name, kind, kindName, lat, lon }): MapCell => ({
      id,
      name: `${kindName[language]} ${name}`,
      href: href(`/areas/${id}`),
      category: kind,
      lat,
      lon,
      geometry: outlines.get(id)
    })
  )
  return (
    <section aria-labelledby="map">
      <h2 class="govuk-heading-m" id="map">
        {t('reports.home.map')}
      </h2>
      {cells.length > 0 && (
        <SchematicMap
          title={t('reports.home.map')}
          cells={cells}
          categories={categories.map(([id, label]) => ({ id, label }))}
          labels={false}
        />
      )}
      <p class="govuk-body">
        <Link to="/map">{t('reports.home.open_map')}</Link>
      </p>
    </section>
  )
}
