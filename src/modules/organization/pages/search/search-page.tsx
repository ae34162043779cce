import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { formatDay } from '../../../../platform/i18n/index.ts'
import {
  type Card,
  CardList,
  DayText,
  Link,
  PageHeading,
  SearchBox,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { UnitLink, unitName, unitPath } from '../shared/unit-name.tsx'
import { type FoundUnit, hitsShown } from './read-search.ts'

/** More follow than this are not all named here. */
const fewNames = 6

/** Units of any time: each with what tells it from its homonyms, and for those that ended where to go now. */
export function SearchPage({ q, found }: { q: string; found: FoundUnit[] }): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading>{t('organization.page.search.title')}</PageHeading>
      <SearchBox
        action={href('/search', { at: null, known: null })}
        label={t('organization.page.search.label')}
        hint={t('organization.page.search.hint')}
        value={q}
        large
      />
      <p class="govuk-body">
        <Link to="/custodian">{t('organization.page.search.to_custodian')}</Link>
      </p>
      {q && <Results q={q} found={found} />}
    </>
  )
}

function Results({ q, found }: { q: string; found: FoundUnit[] }): VNode {
  const { t } = useView()
  const card = useCard()
  return (
    <section aria-labelledby="results">
      <h2 class="govuk-heading-m" id="results">
        {found.length > hitsShown
          ? t('organization.page.search.first', { count: hitsShown, q })
          : t('organization.page.search.results', { count: found.length, q })}
      </h2>
      <CardList items={found.slice(0, hitsShown).map(card)} />
      {found.length === 0 && (
        <>
          <p class="govuk-body">{t('organization.page.search.none')}</p>
          <ul class="govuk-list govuk-list--bullet">
            <li>{t('organization.page.search.tip_shorter')}</li>
            <li>{t('organization.page.search.tip_code')}</li>
            <li>
              <Link to="/areas">{t('organization.page.search.tip_list')}</Link>
            </li>
          </ul>
        </>
      )}
    </section>
  )
}

function useCard(): (found: FoundUnit) => Card {
  const { t, href, language } = useView()
  return ({ hit, present, territory, custodians }) => {
    // A unit of the past is shown as it last was; a renamed one as it is.
    const day = present ? undefined : hit.end ? dayBefore(hit.end) : (hit.start ?? undefined)
    return {
      title: unitName(hit, language),
      href: href(unitPath(hit), day ? { at: day } : {}),
      meta: (
        <>
          <Standing found={{ hit, present, territory, custodians }} />{' '}
          <span class="haicap-code">{hit.code}</span>
          {hit.within &&
            (hit.type === 'area' || !hit.name.toLowerCase().includes(hit.within.toLowerCase())) && (
              <> · {hit.within}</>
            )}
          {' · '}
          {t('organization.page.unit.span', {
            start: hit.start ? formatDay(hit.start, language) : 'none',
            end: hit.end ? formatDay(dayBefore(hit.end), language) : 'none'
          })}
          {hit.alias && <> · {t('organization.page.search.alias', { alias: hit.alias })}</>}
        </>
      ),
      children: <WhereNow found={{ hit, present, territory, custodians }} />
    }
  }
}

function Standing({ found: { hit, present } }: { found: FoundUnit }): VNode {
  const { t, at } = useView()
  if (present && present.name === hit.name)
    return <Tag tone="green">{t('organization.page.unit.exists')}</Tag>
  if (present) return <Tag tone="gold">{t('organization.page.search.former_name')}</Tag>
  if (hit.start && hit.start > at) return <Tag tone="indigo">{t('organization.page.search.future')}</Tag>
  return <Tag tone="grey">{t('organization.page.search.ended')}</Tag>
}

/** "Now: phường Lào Cai", for what is no more or is called otherwise. */
function WhereNow({ found: { hit, present, territory, custodians } }: { found: FoundUnit }): VNode | null {
  const { t, language } = useView()
  const bodies = [...new Map(custodians.map((one) => [one.custodianId, one])).values()]
  const links = [
    ...(present && present.name !== hit.name ? [<UnitLink unit={present} />] : []),
    ...territory.map((area) => <UnitLink unit={area} />),
    ...bodies.map((body) => <Link to={`/organizations/${body.custodianId}`}>{body.custodianName}</Link>)
  ]
  if (!links.length) return null
  const more = links.length - fewNames
  return (
    <p class="govuk-body">
      <strong>
        {t(hit.type === 'area' ? 'organization.page.search.now_area' : 'organization.page.search.now_body')}
      </strong>{' '}
      {links.slice(0, fewNames).map((link, index) => (
        <>
          {index > 0 && ', '}
          {link}
        </>
      ))}
      {more > 0 && <> {t('organization.page.search.more', { count: more })}</>}
      {territory.length === 1 && territory[0]?.seat && (
        <span class="haicap-muted"> ({t('organization.page.now.seat', { seat: territory[0].seat })})</span>
      )}
      {hit.end && !present && (
        <span class="haicap-muted">
          {' · '}
          {t('organization.page.now.since')} <DayText day={hit.end} />
        </span>
      )}
      <span class="govuk-visually-hidden"> ({unitName(hit, language)})</span>
    </p>
  )
}
