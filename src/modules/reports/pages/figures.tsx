import type { VNode } from 'preact'
import { findSet } from '../../../platform/sets/index.ts'
import { DayText, FigureCard, FigureGrid, PageHeading, useView } from '../../../ui/index.ts'
import type { Figure } from '../figures.ts'
import { unitText, valueText } from './figure-text.ts'

/** All figures of a day, in groups by the first word of their id. */
export function FiguresPage({ figures }: { figures: Figure[] }): VNode {
  const view = useView()
  const { t } = view
  const groups = Object.entries(Object.groupBy(figures, ({ id }) => id.split('.', 1)[0] ?? id))
  return (
    <>
      <PageHeading lead={t('reports.figures.lead')}>{t('reports.figures.title')}</PageHeading>
      {groups
        .toSorted(([one], [other]) => rank(one) - rank(other))
        .map(([group, members = []]) => (
          <section aria-labelledby={`group-${group}`}>
            <h2 class="govuk-heading-m" id={`group-${group}`}>
              {t.has(`reports.group.${group}`) ? t(`reports.group.${group}`) : group}
            </h2>
            {members[0]?.since && (
              <p class="govuk-body">
                {t('reports.figures.since')} <DayText day={members[0].since} />
              </p>
            )}
            <FigureGrid>
              {members.map((figure) => (
                <FigureLink figure={figure} />
              ))}
            </FigureGrid>
          </section>
        ))}
    </>
  )
}

/** A figure on a card that opens its records. */
export function FigureLink({ figure, note }: { figure: Figure; note?: string }): VNode {
  const view = useView()
  return (
    <FigureCard
      label={view.t(findSet('figures', figure.id)?.nameKey ?? figure.id)}
      value={valueText(figure, view)}
      unit={unitText(figure, view)}
      href={view.href(`/figures/${figure.id}`)}
      numerator={figure.numerator}
      denominator={figure.denominator}
      note={note}
    />
  )
}

/** What exists first, then what became of it. */
function rank(group: string): number {
  const order = ['units', 'staff', 'leaders', 'standards', 'schemes', 'procedures', 'reduction']
  const place = order.indexOf(group)
  return place < 0 ? order.length : place
}
