import type { VNode } from 'preact'
import { Link, type MapCell, SchematicMap, useView } from '../../../ui/index.ts'
import type { UnitVersion } from '../../organization/index.ts'

/** The communes of the day as a small map; where they are written as a list, one link away. */
export function HomeMap({ communes }: { communes: UnitVersion[] }): VNode {
  const { t, language, href } = useView()
  const categories = [...new Map(communes.map(({ kind, kindName }) => [kind, kindName[language]]))]
  const cells = communes.map((unit): MapCell => {
    const name = `${unit.kindName[language]} ${unit.name}`
    return {
      id: unit.id,
      name,
      href: href(`/areas/${unit.id}`),
      category: unit.kind,
      lat: unit.lat,
      lon: unit.lon
    }
  })
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
