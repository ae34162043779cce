import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import { formatDay, formatNumber } from '../../../platform/i18n/index.ts'
import { type Column, Table, Tag, useView } from '../../../ui/index.ts'
import type { FigureChange } from '../evaluate.ts'
import type { Plan } from '../store/plans.ts'
import { figureName } from './set-words.ts'

/** The figures of the day before, of the day, and what the decision announces. */
export function FiguresPage({ plan, figures }: { plan: Plan; figures: FigureChange[] }): VNode {
  const { t, language, href } = useView()
  const before = dayBefore(plan.effectiveOn)
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language))
  // Records are there to be opened once the day is in the register.
  const linked = (value: number | null, id: string, at: string, there: boolean) =>
    there && value !== null ? (
      <a class="govuk-link" href={href(`/figures/${id}`, { at })}>
        {number(value)}
      </a>
    ) : (
      number(value)
    )
  const columns: Column<FigureChange>[] = [
    { heading: t('changeover.page.figures.figure'), cell: ({ id }) => figureName(t, id), rowHeader: true },
    {
      heading: formatDay(before, language),
      cell: ({ id, before: value }) => linked(value, id, before, true),
      numeric: true
    },
    {
      heading: formatDay(plan.effectiveOn, language),
      cell: ({ id, after }) => linked(after, id, plan.effectiveOn, plan.enactment !== null),
      numeric: true
    },
    {
      heading: t('changeover.page.figures.change'),
      cell: ({ before: was, after }) => (was === null || after === null ? '–' : signed(after - was, number)),
      numeric: true
    },
    {
      heading: t('changeover.page.figures.announced'),
      cell: ({ announced }) => number(announced),
      numeric: true
    },
    {
      heading: t('changeover.page.figures.agrees'),
      cell: ({ announced, after }) =>
        announced === null ? (
          ''
        ) : (
          <Tag tone={announced === after ? 'green' : 'red'}>
            {t(announced === after ? 'changeover.page.figures.yes' : 'changeover.page.figures.no')}
          </Tag>
        )
    }
  ]
  // What is announced first: it is what is looked for.
  const rows = figures.toSorted(
    (a, b) => Number(b.announced !== null) - Number(a.announced !== null) || a.id.localeCompare(b.id)
  )
  return (
    <>
      <p class="govuk-body">
        {t(plan.enactment ? 'changeover.page.figures.enacted' : 'changeover.page.figures.rehearsed')}
      </p>
      <Table caption={t('changeover.page.figures.caption')} captionHidden columns={columns} rows={rows} />
    </>
  )
}

function signed(change: number, number: (value: number) => string): string {
  if (change === 0) return '0'
  return change > 0 ? `+${number(change)}` : `−${number(-change)}`
}
