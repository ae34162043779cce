import type { VNode } from 'preact'
import {
  type Column,
  DayText,
  Link,
  PageHeading,
  Pagination,
  Table,
  useView
} from '../../../../../ui/index.ts'
import type { StaffEvent } from '../../store-career.ts'
import { KindTag, PersonName } from '../shared/words.tsx'

/** What happened to the posts of a body, the latest first. */
export function HistoryPage(props: {
  body: string
  events: StaffEvent[]
  /** Whether the list begins below the latest. */
  within: boolean
  next: string | null
}): VNode {
  const { t, language, here } = useView()
  const columns: Column<StaffEvent>[] = [
    { heading: t('people.column.day'), cell: ({ day }) => <DayText day={day} />, nowrap: true },
    {
      heading: t('people.column.what'),
      rowHeader: true,
      cell: ({ event, reason }) => (
        <>
          {t(`people.event.${event}`)}
          {reason && <span class="haicap-muted"> ({t(`people.end_reason.${reason}`)})</span>}
        </>
      )
    },
    {
      heading: t('people.column.person'),
      cell: ({ personName, personCode, kind }) =>
        personName && (
          <>
            <PersonName code={personCode} name={personName} /> {kind && <KindTag kind={kind} />}
          </>
        )
    },
    {
      heading: t('people.column.post'),
      cell: ({ postId, title }) => <Link to={`/staff/posts/${postId}`}>{title[language]}</Link>
    },
    {
      heading: t('people.column.decision'),
      cell: ({ decisionId, decisionNumber }) => <Link to={`/decisions/${decisionId}`}>{decisionNumber}</Link>
    }
  ]
  return (
    <>
      <PageHeading caption={t('people.unit.history')} lead={t('people.unit.history_lead')}>
        {props.body}
      </PageHeading>
      <Table
        caption={t('people.unit.history_shown', { count: props.events.length })}
        columns={columns}
        rows={props.events}
        empty={t('people.unit.no_history')}
      />
      <Pagination
        previous={props.within ? here({ before: null }) : null}
        next={props.next ? here({ before: props.next }) : null}
      />
    </>
  )
}
