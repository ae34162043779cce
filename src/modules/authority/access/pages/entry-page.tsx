import type { VNode } from 'preact'
import type { Entry } from '../../../../platform/record/index.ts'
import {
  InsetText,
  InstantText,
  Link,
  PageHeading,
  SummaryList,
  Table,
  useView
} from '../../../../ui/index.ts'
import type { Step } from '../../resolve/index.ts'
import { About, DecisionOf } from './record-page.tsx'

interface EntryProps {
  entry: Entry
  /** The vestings on which it rests, from the law down. */
  steps: Step[]
  /** Whether the reader may see what was before and after. */
  withData: boolean
}

/** One act: who, in which capacity, on what ground, and what it changed. */
export function EntryPage({ entry, steps, withData }: EntryProps): VNode {
  const { t } = useView()
  const { id, act, at, actor_subject: subject, actor_name: name, ground, reason, request_id: request } = entry
  return (
    <>
      <PageHeading caption={t('access.record.entry', { id })}>
        <code>{act}</code>
      </PageHeading>
      <SummaryList
        rows={[
          { key: t('access.record.at'), value: <InstantText at={at} /> },
          {
            key: t('access.record.who'),
            value: (
              <Link to="/record" params={{ who: subject }}>
                {name} ({subject})
              </Link>
            )
          },
          { key: t('access.record.capacity'), value: ground?.capacity ?? t('access.record.no_ground') },
          { key: t('access.record.about'), value: <About entry={entry} /> },
          { key: t('access.record.decision'), value: <DecisionOf entry={entry} /> },
          reason !== null && { key: t('access.record.reason'), value: reason },
          request !== null && { key: t('access.record.request'), value: <code>{request}</code> }
        ]}
      />
      {steps.length > 0 && <Grounds steps={steps} />}
      {withData ? (
        <>
          <Data title={t('access.record.before')} value={entry.before} />
          <Data title={t('access.record.after')} value={entry.after} />
        </>
      ) : (
        <InsetText>{t('access.record.personal')}</InsetText>
      )}
    </>
  )
}

function Grounds({ steps }: { steps: Step[] }): VNode {
  const { t, language } = useView()
  return (
    <Table
      caption={t('access.record.grounds')}
      captionSize="m"
      rows={steps}
      columns={[
        { heading: t('access.record.by'), cell: ({ act }) => t(`access.vesting.${act}`), rowHeader: true },
        { heading: t('access.record.thing'), cell: ({ thing }) => thing.name[language] },
        { heading: t('access.record.to'), cell: ({ holder }) => holder.name[language] },
        {
          heading: t('access.record.decision'),
          cell: ({ decision, clause }) => (
            <>
              <Link to={`/decisions/${decision.id}`}>{decision.number}</Link> {clause}
            </>
          )
        }
      ]}
    />
  )
}

/** What held before or since, as the record keeps it. */
function Data({ title, value }: { title: string; value: unknown }): VNode | null {
  if (value === null || value === undefined) return null
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="haicap-table" tabIndex={0} aria-label={title}>
        <pre class="haicap-code">{JSON.stringify(value, null, 2)}</pre>
      </section>
    </>
  )
}
