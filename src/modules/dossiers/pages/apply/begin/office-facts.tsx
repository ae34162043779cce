import type { VNode } from 'preact'
import { SummaryList, useView } from '../../../../../ui/index.ts'
import { Bodies } from '../bodies.tsx'
import { hoursInShort, type Office } from '../read/office.ts'

/** Who settles it, and where one goes with it: address and hours. */
export function OfficeFacts({ office, hours = false }: { office: Office; hours?: boolean }): VNode {
  const { t } = useView()
  const { bodies, counter } = office
  return (
    <SummaryList
      rows={[
        { key: t('apply.office.body'), value: <Bodies bodies={bodies} /> },
        counter && { key: t('apply.office.counter'), value: <Bodies bodies={[counter]} seat /> },
        hours && office.hours.length > 0 && { key: t('apply.office.hours'), value: <Hours office={office} /> }
      ]}
    />
  )
}

/** A Monday, for the names of weekdays. */
const monday = Date.UTC(2024, 0, 1)
const dayLong = 86_400_000

function Hours({ office }: { office: Office }): VNode {
  const { language } = useView()
  const name = (weekday: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
      monday + (weekday - 1) * dayLong
    )
  return (
    <ul class="govuk-list">
      {hoursInShort(office.hours).map(({ weekdays, spans }) => (
        <li>
          {weekdays.length > 1
            ? `${name(weekdays[0] ?? 1)} – ${name(weekdays.at(-1) ?? 1)}`
            : name(weekdays[0] ?? 1)}
          {': '}
          {spans.join(', ')}
        </li>
      ))}
    </ul>
  )
}
