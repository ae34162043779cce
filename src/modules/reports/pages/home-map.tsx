import type { VNode } from 'preact'
import { Link } from '../../../ui/link/link.tsx'
import { useView } from '../../../ui/page/page-view.ts'
import type { UnitVersion } from '../../organization/index.ts'

/** The communes of the day as a small map. */
export function HomeMap(_props: { communes: UnitVersion[] }): VNode {
  const { t } = useView()
  return (
    <section aria-labelledby="map">
      <h2 class="govuk-heading-m" id="map">
        {t('reports.home.map')}
      </h2>
      <p class="govuk-body">
        <Link to="/map">{t('reports.home.open_map')}</Link>
      </p>
    </section>
  )
}
