import type { VNode } from 'preact'
import { type Column, Link, Table, useView } from '../../../../../ui/index.ts'
import type { Absence } from '../../store-absence.ts'
import { Span } from '../shared/words.tsx'

export interface AbsencesProps {
  absences: Absence[]
  /** Why someone is away is personal data. */
  withReason: boolean
  mayEnd: boolean
}

/** When somebody is, was or will be away. */
export function Absences({ absences, withReason, mayEnd }: AbsencesProps): VNode | null {
  const { t, at } = useView()
  if (!absences.length) return null
  const columns: Column<Absence>[] = [
    {
      heading: t('people.column.time'),
      rowHeader: true,
      cell: ({ start, end }) => <Span start={start} end={end} />
    }
  ]
  if (withReason)
    columns.push({
      heading: t('people.field.reason'),
      cell: ({ reason, note }) => [t(`people.absence_reason.${reason}`), note].filter(Boolean).join('. ')
    })
  if (mayEnd)
    columns.push({
      heading: t('people.column.action'),
      cell: ({ id, end }) =>
        (!end || end > at) && (
          <Link to={`/staff/absences/${id}/end`}>{t('people.form.end_absence.title')}</Link>
        )
    })
  return <Table caption={t('people.person.absences')} captionSize="m" columns={columns} rows={absences} />
}
