import type { VNode } from 'preact'
import type { Entry } from '../../../../platform/record/index.ts'
import {
  Button,
  FilterForm,
  Input,
  InstantText,
  Link,
  PageHeading,
  Pagination,
  Table,
  useView
} from '../../../../ui/index.ts'

interface RecordProps {
  entries: Entry[]
  more: boolean
  filter: { who?: string; act?: string; kind?: string; id?: string }
}

/** Entries, the latest first. */
export function RecordPage({ entries, more, filter }: RecordProps): VNode {
  const { t, here } = useView()
  return (
    <>
      <PageHeading lead={t('access.record.lead')}>{t('access.record.title')}</PageHeading>
      <FilterForm fields={['who', 'act', 'kind', 'id', 'before']} label={t('access.record.filter')}>
        <Input name="who" label={t('access.record.who')} value={filter.who} />
        <Input
          name="act"
          label={t('access.record.act')}
          value={filter.act}
          hint={t('access.record.act_hint')}
        />
        <Input name="kind" label={t('access.record.kind')} value={filter.kind} width={10} />
        <Input name="id" label={t('access.record.id')} value={filter.id} />
        <Button kind="secondary">{t('access.record.show')}</Button>
      </FilterForm>
      <Table
        caption={t('access.record.entries')}
        captionHidden
        rows={entries}
        empty={t('access.record.none')}
        columns={[
          {
            heading: t('access.record.number'),
            rowHeader: true,
            cell: ({ id }) => <Link to={`/record/${id}`}>{id}</Link>
          },
          { heading: t('access.record.at'), cell: ({ at }) => <InstantText at={at} /> },
          {
            heading: t('access.record.who'),
            cell: (entry) => (
              <Link to="/record" params={{ who: entry.actor_subject }}>
                {entry.actor_name}
              </Link>
            )
          },
          { heading: t('access.record.capacity'), cell: ({ ground }) => ground?.capacity },
          { heading: t('access.record.act'), cell: ({ act }) => <code>{act}</code> },
          { heading: t('access.record.about'), cell: (entry) => <About entry={entry} /> },
          { heading: t('access.record.decision'), cell: (entry) => <DecisionOf entry={entry} /> }
        ]}
      />
      <Pagination next={more ? here({ before: entries.at(-1)?.id }) : null} />
    </>
  )
}

/** What the act was about: all that was ever done about it. */
export function About({ entry: { subject_kind: kind, subject_id: id } }: { entry: Entry }): VNode | null {
  if (!kind) return null
  return (
    <Link to="/record" params={{ kind, id }}>
      {kind}
    </Link>
  )
}

/** The decision that the act rests on. */
export function DecisionOf({ entry }: { entry: Entry }): VNode | null {
  if (!entry.decision_id) return null
  return <Link to={`/decisions/${entry.decision_id}`}>{entry.decision_number ?? entry.decision_id}</Link>
}
