import type { VNode } from 'preact'
import { type Column, Table, useView } from '../../../../ui/index.ts'
import type { Custodian } from '../../store/custody.ts'
import { functionNames } from '../shared/functions.ts'
import { type WorkLine, workLines } from '../shared/work-lines.ts'
import type { Notice } from './read-notice.ts'

/** Who answers for which field of whom, and where. Nothing is folded away: it is made to be printed. */
export function NoticeWork(props: {
  rows: (Custodian & { seat?: string | null })[]
  notice: Notice
}): VNode | null {
  const { rows, notice } = props
  const { t, language } = useView()
  if (!rows.length) return null
  const names = functionNames(notice.functions, language)
  const columns: Column<WorkLine>[] = [
    {
      heading: t('organization.page.column.origin'),
      rowHeader: true,
      cell: ({ origins }) => (
        <ul class="govuk-list">
          {origins.map((origin) => (
            <li>{origin.name}</li>
          ))}
        </ul>
      )
    },
    { heading: t('organization.page.column.functions'), cell: ({ codes }) => names(codes) },
    {
      heading: t('organization.page.column.place'),
      cell: ({ places }) => places.join('; ') || t('organization.page.everywhere')
    },
    { heading: t('organization.page.column.custodian'), cell: ({ custodian }) => custodian.name },
    ...(notice.answer
      ? [
          {
            heading: t('organization.page.column.seat'),
            cell: ({ seat }: WorkLine) => seat ?? t('organization.page.unknown')
          }
        ]
      : [])
  ]
  return (
    <>
      <h2 class="govuk-heading-m">{t('organization.page.notice.work')}</h2>
      <Table
        caption={t('organization.page.notice.work_table')}
        captionHidden
        columns={columns}
        rows={workLines(rows)}
      />
    </>
  )
}
