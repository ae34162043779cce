import type { VNode } from 'preact'
import { dayBefore } from '../../../../../platform/day.ts'
import { formatDay } from '../../../../../platform/i18n/index.ts'
import { Link, Tag, useView } from '../../../../../ui/index.ts'
import type { AppointmentKind } from '../../words.ts'

/** The page of a person. */
export function personPath(code: string, below = ''): string {
  return `/staff/people/${encodeURIComponent(code)}${below}`
}

/** The name, leading to the person's page for whoever may see it: their number is known then. */
export function PersonName({ code, name }: { code: string | null; name: string }): VNode {
  return code === null ? <span>{name}</span> : <Link to={personPath(code)}>{name}</Link>
}

/** Acting, concurrent or seconded in a word; a permanent holder needs none. */
export function KindTag({ kind }: { kind: AppointmentKind }): VNode | null {
  const { t } = useView()
  if (kind === 'permanent') return null
  return <Tag tone={kind === 'acting' ? 'gold' : 'indigo'}>{t(`people.kind.${kind}`)}</Tag>
}

/** "từ 01/07/2025 đến hết 31/12/2025"; an open end is left away. */
export function Span({ start, end }: { start: string | null; end: string | null }): VNode | null {
  const { t, language } = useView()
  const first = start && t('people.page.since', { day: formatDay(start, language) })
  const last = end && t('people.page.until', { day: formatDay(dayBefore(end), language) })
  const said = [first, last].filter(Boolean).join(' ')
  return said ? <span class="haicap-muted">{said}</span> : null
}

/** How the office is reached; a number and an address to follow. */
export function Contact({ phone, email }: { phone: string | null; email: string | null }): VNode | null {
  if (!phone && !email) return null
  return (
    <>
      {phone && (
        <a class="govuk-link haicap-nowrap" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          {phone}
        </a>
      )}
      {phone && email && <br />}
      {email && (
        <a class="govuk-link" href={`mailto:${email}`}>
          {email}
        </a>
      )}
    </>
  )
}
