import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/i18n/index.ts'
import { findSet } from '../../../platform/sets/index.ts'
import {
  CardList,
  Columns,
  DayText,
  FigureGrid,
  InsetText,
  Link,
  PageHeading,
  SearchBox,
  Tag,
  useView
} from '../../../ui/index.ts'
import type { ChangeoverLine, DecisionLine } from '../store.ts'
import { FigureLink } from './figures.tsx'
import { HomeMap } from './home-map.tsx'
import { type Home, keyFigures } from './read-home.ts'

/** What this is, the way to any unit, and the province at a glance on the day shown. */
export function HomePage({ loaded, figures, decisions, changeover, communes }: Home): VNode {
  const { t, href, at } = useView()
  return (
    <>
      <PageHeading lead={t('reports.home.lead')}>{t('reports.home.title')}</PageHeading>
      <SearchBox
        action={href('/search', { at: null, known: null })}
        label={t('reports.home.search')}
        hint={t('reports.home.search_hint')}
        large
      />
      {!loaded && <InsetText>{t('reports.home.nothing_loaded')}</InsetText>}
      <section aria-labelledby="key-figures">
        <h2 class="govuk-heading-m" id="key-figures">
          {t('reports.home.figures')} <DayText day={at} />
        </h2>
        <FigureGrid>
          {figures.map((figure) => (
            <FigureLink figure={figure} />
          ))}
        </FigureGrid>
        <p class="govuk-body">
          <Link to="/figures">{t('reports.home.all_figures')}</Link>
        </p>
      </section>
      <Columns
        even
        aside={
          <>
            {changeover && <Changeover changeover={changeover} />}
            <Decisions decisions={decisions} />
          </>
        }
      >
        <HomeMap communes={communes} />
      </Columns>
    </>
  )
}

/** The reorganization that led to the state of the day. */
function Changeover({ changeover }: { changeover: ChangeoverLine }): VNode {
  const { t, language } = useView()
  const { id, title, effectiveOn, decisionId, decisionNumber } = changeover
  const changes = keyFigures.flatMap((key) => changeover.figures.filter((figure) => figure.id === key))
  return (
    <section aria-labelledby="changeover">
      <h2 class="govuk-heading-m" id="changeover">
        {t('reports.home.changeover')}
      </h2>
      <p class="govuk-body">
        <Link to={`/plans/${id}`}>{title}</Link>, <DayText day={effectiveOn} /> (
        <Link to={`/decisions/${decisionId}`}>{decisionNumber}</Link>)
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {changes.filter(isChange).map(({ id: figure, before, after }) => (
          <li>
            {t('reports.home.change', {
              figure: t(findSet('figures', figure)?.nameKey ?? figure),
              before: formatNumber(before, language),
              after: formatNumber(after, language)
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

const isChange = ({ before, after }: ChangeoverLine['figures'][number]) => before !== after

function Decisions({ decisions }: { decisions: DecisionLine[] }): VNode {
  const { t, href } = useView()
  return (
    <section aria-labelledby="decisions">
      <h2 class="govuk-heading-m" id="decisions">
        {t('reports.home.decisions')}
      </h2>
      <CardList
        empty={t('reports.home.no_decisions')}
        items={decisions.map(({ id, number, issuer, title, issuedOn, effectiveOn, demonstration }) => ({
          title: number,
          href: href(`/decisions/${id}`),
          meta: (
            <>
              {demonstration && <Tag tone="gold">{t('reports.home.demonstration')}</Tag>} {issuer}
              {issuer && (effectiveOn ?? issuedOn) ? ', ' : ''}
              <DayText day={effectiveOn ?? issuedOn} />
            </>
          ),
          children: title
        }))}
      />
      <p class="govuk-body">
        <Link to="/decisions">{t('reports.home.all_decisions')}</Link>
      </p>
    </section>
  )
}
