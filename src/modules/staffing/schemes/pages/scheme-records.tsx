import type { VNode } from 'preact'
import { DayText, Link, Table, Timeline, useView } from '../../../../ui/index.ts'
import type { Line } from '../scheme.ts'
import type { SchemeRecord } from '../store-records.ts'
import type { SchemeView } from './read-scheme.ts'
import { Paragraphs, StateTag } from './scheme-words.tsx'

/** The state of a scheme as what happened to it. */
export function RecordsTimeline({
  records,
  lines
}: {
  records: SchemeRecord[]
  lines: Line[]
}): VNode | null {
  const { t } = useView()
  if (!records.length) return null
  return (
    <section aria-labelledby="records">
      <h2 class="govuk-heading-m" id="records">
        {t('schemes.records.title')}
      </h2>
      <Timeline
        label={t('schemes.records.title')}
        items={records.map((record) => ({
          day: record.on,
          title: `${t(`schemes.records.${record.outcome ?? record.what}`)} (${t('schemes.version', { number: record.number })})`,
          children: <RecordText record={record} lines={lines} />
        }))}
      />
    </section>
  )
}

function RecordText({ record, lines }: { record: SchemeRecord; lines: Line[] }): VNode {
  const { t, language } = useView()
  const title = (code: string) => lines.find(({ position }) => position === code)?.title[language] ?? code
  return (
    <>
      <p class="govuk-body">
        {record.by}
        {record.letter && `, ${record.letter}`}
        {record.decisionId && (
          <>
            {', '}
            <Link to={`/decisions/${record.decisionId}`}>{record.decisionNumber}</Link>
            {', '}
            {t('schemes.records.effective')} <DayText day={record.effectiveOn} />
          </>
        )}
        {record.publishedIn && `, ${record.publishedIn}`}
      </p>
      {record.opinion && <Paragraphs text={record.opinion} empty="" />}
      {record.remarks.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {record.remarks.map(({ position, remark }) => (
            <li>
              <strong>{title(position)}:</strong> {remark}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** All versions, each with what changed and the way to compare it with the one before. */
export function VersionsTable({ scheme, versions, version }: SchemeView): VNode {
  const { t } = useView()
  const path = `/schemes/${scheme.id}`
  return (
    <Table
      caption={t('schemes.scheme.versions')}
      captionSize="m"
      columns={[
        {
          heading: t('schemes.column.version'),
          rowHeader: true,
          cell: ({ number }) => (
            <Link to={path} params={{ version: number }}>
              {t('schemes.version', { number })}
            </Link>
          )
        },
        { heading: t('schemes.column.state'), cell: ({ state }) => <StateTag state={state} /> },
        { heading: t('schemes.column.since'), cell: ({ since }) => <DayText day={since} /> },
        { heading: t('schemes.field.changes'), cell: ({ changes }) => changes },
        {
          heading: t('schemes.column.compare'),
          cell: ({ number }, index) => {
            const before = versions[index + 1]
            return (
              before && (
                <Link to={`${path}/compare`} params={{ from: before.number, to: number }}>
                  {t('schemes.scheme.compare', { number: before.number })}
                </Link>
              )
            )
          }
        }
      ]}
      rows={versions}
      tone={(one) => (one.id === version.id ? 'current' : undefined)}
    />
  )
}
