import type { VNode } from 'preact'
import { type Column, Link, Table, useView } from '../../../ui/index.ts'
import type { NoticeUnit } from '../store/enactments.ts'
import type { Plan } from '../store/plans.ts'
import type { Words } from '../store/words.ts'
import { unitTitle } from './unit-words.tsx'

/** The notices of succession that the public is owed, one for each unit that ended or changed. */
export function NoticesPage({
  plan,
  units,
  words
}: {
  plan: Plan
  units: NoticeUnit[]
  words: Words
}): VNode {
  const { t } = useView()
  const columns: Column<NoticeUnit>[] = [
    {
      heading: t('changeover.page.notices.unit'),
      cell: (unit) => unitTitle(unit, words, t),
      rowHeader: true
    },
    { heading: t('changeover.page.notices.code'), cell: ({ code }) => code, nowrap: true },
    {
      heading: t('changeover.page.notices.successors'),
      cell: ({ successors }) =>
        successors.map((unit) => unitTitle({ ...unit, type: 'area' }, words, t)).join(', ') ||
        t('changeover.page.notices.none')
    },
    {
      heading: t('changeover.page.notices.notice'),
      cell: (unit) => (
        <Link to={`/areas/${unit.id}/notice`} params={{ at: plan.effectiveOn }}>
          {t('changeover.page.notices.open', { unit: unitTitle(unit, words, t) })}
        </Link>
      )
    }
  ]
  return (
    <>
      <p class="govuk-body">{t('changeover.page.notices.lead')}</p>
      <Table caption={t('changeover.page.notices.caption')} captionHidden columns={columns} rows={units} />
    </>
  )
}
