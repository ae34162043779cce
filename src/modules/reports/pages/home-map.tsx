import type { VNode } from 'preact'
import { Link, type MapCell, SchematicMap, useView } from '../../../ui/index.ts'
import type { Home } from './read-home.ts'

/** The communes of the day as a small map; where they are written as a list, one link away. */
export function HomeMap({ communes }: Pick<Home, 'communes'>): VNode {
  const { t, language, href } = useView()
  const count = (kind: string) => communes.filter((commune) => commune.kind === kind).length
  const categories = [...new Map(communes.map(({ kind, kindName }) => [kind, kindName[language]]))].sort(
    ([a], [b]) => count(b) - count(a)
  )
  const cells = communes.map(
    ({ id, name, kind, kindName, lat, lon, near, geometry }): MapCell => ({
      id,
      name: `${kindName[language]} ${name}`,
      href: href(`/areas/${id}`),
      category: kind,
      lat,
      lon,
      near,
      geometry
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
