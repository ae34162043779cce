import type { VNode } from 'preact'
import { InstantText, Link, Table, Tag, useView } from '../../../../ui/index.ts'
import type { Emergency } from '../store/emergencies.ts'

interface EmergencyTableProps {
  emergencies: Emergency[]
  caption: string
  /** Whether to say who it was. */
  withPerson?: boolean
}

/** Emergency accesses, each with what came of it. */
export function EmergencyTable({ emergencies, caption, withPerson }: EmergencyTableProps): VNode {
  const { t, language } = useView()
  const power = (one: Emergency) => <Link to={`/authority/alerts/${one.id}`}>{one.power.name[language]}</Link>
  const columns = [
    { heading: t('access.emergency.power'), cell: power, rowHeader: true },
    {
      heading: t('access.emergency.unit'),
      cell: ({ placeName }: Emergency) => placeName ?? t('access.emergency.whole')
    },
    { heading: t('access.emergency.since'), cell: ({ since }: Emergency) => <InstantText at={since} /> },
    { heading: t('access.emergency.until'), cell: ({ until }: Emergency) => <InstantText at={until} /> },
    { heading: t('access.emergency.state'), cell: (one: Emergency) => <EmergencyState emergency={one} /> }
  ]
  const person = { heading: t('access.emergency.person'), cell: ({ personName }: Emergency) => personName }
  return (
    <Table
      caption={caption}
      captionSize="m"
      rows={emergencies}
      empty={t('access.emergency.none')}
      columns={
        withPerson ? [columns[0], person, ...columns.slice(1)].filter((one) => one !== undefined) : columns
      }
    />
  )
}

/** Open, over, and what was held of it. */
export function EmergencyState({ emergency: { open, review } }: { emergency: Emergency }): VNode {
  const { t } = useView()
  return (
    <>
      {open && <Tag tone="red">{t('access.emergency.open')}</Tag>}{' '}
      {review ? (
        <Tag tone={review.verdict === 'justified' ? 'green' : 'red'}>
          {t(`access.review.${review.verdict}`)}
        </Tag>
      ) : (
        <Tag tone="gold">{t('access.review.waiting')}</Tag>
      )}
    </>
  )
}
