import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import { type Column, Details, Link, Table, useView } from '../../../../ui/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import { UnitLink } from '../shared/unit-name.tsx'

/** The areas that an area is divided into on the day. */
export function Parts({ parts }: { parts: UnitVersion[] }): VNode {
  const { t, language } = useView()
  const columns: Column<UnitVersion>[] = [
    {
      heading: t('organization.page.column.name'),
      cell: (part) => <UnitLink unit={part} />,
      rowHeader: true
    },
    {
      heading: t('organization.page.column.code'),
      cell: (part) => <span class="haicap-code">{part.code}</span>,
      nowrap: true
    },
    {
      heading: t('organization.page.column.area_km2'),
      cell: (part) => formatNumber(part.areaKm2, language),
      numeric: true
    },
    {
      heading: t('organization.page.column.population'),
      cell: (part) => formatNumber(part.population, language),
      numeric: true
    }
  ]
  const table = (
    <Table
      caption={t('organization.page.parts.count', { count: parts.length })}
      columns={columns}
      rows={parts}
    />
  )
  return (
    <section aria-labelledby="parts">
      <h2 class="govuk-heading-m" id="parts">
        {t('organization.page.parts.title')}
      </h2>
      {parts.length > 20 ? (
        <Details summary={t('organization.page.parts.count', { count: parts.length })}>{table}</Details>
      ) : (
        table
      )}
    </section>
  )
}

/** Bodies as a tree: those under a superior body that is shown stand below it. */
export function Bodies({ bodies, title }: { bodies: UnitVersion[]; title: string }): VNode {
  const shown = new Set(bodies.map((body) => body.id))
  const below = Map.groupBy(bodies, ({ parentId }) => (parentId && shown.has(parentId) ? parentId : null))
  return (
    <section aria-labelledby="bodies">
      <h2 class="govuk-heading-m" id="bodies">
        {title}
      </h2>
      <Branch bodies={below.get(null) ?? []} below={below} depth={0} />
    </section>
  )
}

/** More than this many below one body are opened on demand. */
const manyBodies = 12

interface BranchProps {
  bodies: UnitVersion[]
  below: Map<string | null, UnitVersion[]>
  depth: number
}

function Branch({ bodies, below, depth }: BranchProps): VNode {
  const { t } = useView()
  return (
    <ul class="govuk-list govuk-list--bullet">
      {bodies.map((body) => {
        const inner = below.get(body.id) ?? []
        const branch = inner.length > 0 && depth < 5 && (
          <Branch bodies={inner} below={below} depth={depth + 1} />
        )
        return (
          <li>
            <Link to={`/organizations/${body.id}`}>{body.name}</Link>
            {branch && (inner.length > manyBodies || depth > 0) ? (
              <Details summary={t('organization.page.bodies.below', { count: inner.length })}>
                {branch}
              </Details>
            ) : (
              branch
            )}
          </li>
        )
      })}
    </ul>
  )
}
