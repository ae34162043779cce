import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { type Column, DayText, Link, Table, Tag, type Tone, useView } from '../../../../ui/index.ts'
import type { PersonStandard, Qualification, StandardState } from '../store-person.ts'

const tones: Record<StandardState, Tone> = { met: 'green', exempt: 'gold', missing: 'red' }

/** Met, exempt or missing, in a word. */
export function StateTag({ state }: { state: StandardState }): VNode {
  return <Tag tone={tones[state]}>{useView().t(`standards.state.${state}`)}</Tag>
}

export interface PersonStandardsTableProps {
  rows: PersonStandard[]
  /** Path of the person's standards; with it, what is missing can be exempted. */
  exemptAt?: string
}

/**
 * The standards of each post that a person holds, and what meets each. For pages of a person: give it what
 * `standardsOf` found, and show it only to whoever may read personal data there.
 */
export function PersonStandardsTable({ rows, exemptAt }: PersonStandardsTableProps): VNode {
  const { t, language } = useView()
  const columns: Column<PersonStandard>[] = [
    {
      heading: t('standards.column.standard'),
      rowHeader: true,
      cell: (row) => row.name[language]
    },
    {
      heading: t('standards.column.demand'),
      cell: (row) => (
        <>
          {t(`standards.kind.${row.kind}`)}: {row.levelName[language]}
        </>
      )
    },
    {
      heading: t('standards.column.post'),
      cell: (row) => (
        <>
          {row.title[language]}, {row.organizationName}{' '}
          {row.appointmentKind !== 'permanent' && (
            <Tag tone="grey">{t(`standards.appointment.${row.appointmentKind}`)}</Tag>
          )}
        </>
      )
    },
    {
      heading: t('standards.column.since'),
      cell: (row) => <DayText day={row.requiredSince} />,
      nowrap: true
    },
    { heading: t('standards.column.state'), cell: (row) => <StateTag state={row.state} />, nowrap: true },
    { heading: t('standards.column.by'), cell: (row) => <MetBy row={row} exemptAt={exemptAt} /> }
  ]
  return (
    <Table
      caption={t('standards.person.table')}
      captionSize="m"
      columns={columns}
      rows={rows}
      empty={t('standards.person.no_standard')}
    />
  )
}

function MetBy({ row, exemptAt }: { row: PersonStandard; exemptAt?: string | undefined }): VNode {
  const { t, language } = useView()
  if (row.qualification) return <>{describe(row.qualification, language)}</>
  if (row.exemption)
    return (
      <>
        <Link to={`/decisions/${row.exemption.decisionId}`}>{row.exemption.decisionNumber}</Link>
        {row.exemption.end && (
          <>
            {' '}
            {t('standards.until')} <DayText day={dayBefore(row.exemption.end)} />
          </>
        )}
      </>
    )
  if (!exemptAt) return <>–</>
  return (
    <Link to={`${exemptAt}/exemptions/new`} params={{ standard: row.standardId }}>
      {t('standards.person.exempt_from', { standard: row.name[language] })}
    </Link>
  )
}

/** "Đại học, Luật (Trường Đại học Luật Hà Nội)". */
export function describe(held: Qualification, language: 'vi' | 'en' | 'de'): string {
  const what = [held.levelName[language], held.field].filter(Boolean).join(', ')
  return held.issuer ? `${what} (${held.issuer})` : what
}
