import type { ComponentChildren, VNode } from 'preact'
import { dayOf } from '../../../../../platform/calendar/index.ts'
import { formatInstant, formatNumber, type T } from '../../../../../platform/i18n/index.ts'
import { InstantText, Timeline, useView } from '../../../../../ui/index.ts'
import { type Change, type Line, linesOf } from '../history.ts'
import type { Found } from '../read-dossier.ts'

/** Everything that happened, the latest first: who, in which capacity, when, and what came with it. */
export function History({ found, after = 0 }: { found: Found; after?: number }): VNode {
  const { t, timeZone = 'UTC' } = useView()
  const lines = linesOf(found.book, found.dossier).filter(({ entry }) => entry.number > after)
  return (
    <Timeline
      label={t('dossier.history.title')}
      items={lines.map((line) => ({
        day: dayOf(Date.parse(line.entry.at), timeZone),
        title: <Title line={line} found={found} />,
        children: <More line={line} found={found} />
      }))}
    />
  )
}

function Title({ line: { entry }, found }: { line: Line; found: Found }): VNode {
  const { t, timeZone = 'UTC' } = useView()
  const who = (entry.personId && found.names.get(entry.personId)) || entry.actorName
  return (
    <>
      <time dateTime={entry.at}>{clockTime(entry.at, timeZone)}</time> – {who}{' '}
      {t(`dossiers.event.${entry.type}`)}
    </>
  )
}

/** The day stands above. */
function clockTime(at: string, timeZone: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime()
  return time.toString({ smallestUnit: 'minute' })
}

function More({ line, found }: { line: Line; found: Found }): VNode {
  const { t } = useView()
  const { entry, late, changes } = line
  const rows = useRows(line, found)
  return (
    <>
      {entry.capacity && <p class="govuk-body-s haicap-muted">{entry.capacity}</p>}
      {late && (
        <p class="govuk-body-s">
          {t('dossier.history.learned')} <InstantText at={entry.learnedAt} />
        </p>
      )}
      <Lines rows={rows} />
      {changes.length > 0 && <Changes changes={changes} found={found} />}
    </>
  )
}

function useRows({ entry, said, more }: Line, { names, dossier, papers }: Found) {
  const { t, language, timeZone } = useView()
  const named = (id: string | undefined) => (id === undefined ? '' : (names.get(id) ?? id))
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const came = papers.filter(({ event }) => event === entry.number).map(({ title }) => title)
  const asked = entry.type === 'seek_opinion'
  const rows: [string, string][] = [
    ['body', named(said.body)],
    ['to', named(said.to)],
    ['unit', entry.type === 'take_over' ? '' : named(said.unit)],
    ['items', (said.items ?? []).join('; ')],
    ['reason', said.reason ?? ''],
    ['question', text(more.question)],
    ['waits', asked && said.waits ? t('dossier.opinions.clock_stands') : ''],
    ['opinion', said.opinion ?? ''],
    ['amount', said.amount ? t('dossier.money', { amount: formatNumber(said.amount, language) }) : ''],
    ['outcome', said.outcome ? t(`dossier.outcome.${said.outcome}`) : ''],
    ['number', said.number ?? ''],
    ['until', said.until ? formatInstant(said.until, language, timeZone) : ''],
    ['way', entry.type === 'hand_over' && said.way ? t(`dossier.channel.${said.way}`) : ''],
    ['paid', entry.type === 'pay' && more.way ? t(`dossier.pay_way.${String(more.way)}`) : ''],
    ['receipt', text(more.receipt)],
    ['recipient', text(more.recipient)],
    ['basis', text(more.basis)],
    ['note', text(more.note)],
    ['code', entry.type === 'receive' || entry.type === 'submit' ? text(more.code) : ''],
    ['versions', entry.type === 'move_version' ? `${text(more.from)} → ${text(more.to)}` : ''],
    // What was there from the beginning stands among the papers.
    ['papers', entry.number > 1 && dossier.events > 1 ? came.join('; ') : '']
  ]
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ key: t(`dossier.said.${name}`), value }))
}

interface Row {
  key: string
  value: ComponentChildren
}

function Lines({ rows }: { rows: readonly Row[] }): VNode | null {
  if (!rows.length) return null
  return (
    <ul class="govuk-list govuk-body-s">
      {rows.map(({ key, value }) => (
        <li>
          <span class="haicap-muted">{key}:</span> {value}
        </li>
      ))}
    </ul>
  )
}

/** What a correction changed, each fact with what stood there before. */
function Changes({ changes, found }: { changes: Change[]; found: Found }): VNode {
  const { t } = useView()
  return (
    <Lines
      rows={changes.map(({ path, before, after }) => ({
        key: factName(t, path, found),
        value: (
          <>
            <del>{before || t('dossier.history.blank')}</del> →{' '}
            <ins>{after || t('dossier.history.blank')}</ins>
          </>
        )
      }))}
    />
  )
}

const facts: Record<string, string> = {
  'applicant.name': 'applicant',
  'applicant.kind': 'kind',
  'applicant.number': 'personal_number',
  'applicant.birthDate': 'birth_date',
  'applicant.phone': 'phone',
  'applicant.email': 'email',
  'applicant.address': 'address',
  'applicant.delegate.name': 'delegate',
  'applicant.delegate.number': 'delegate',
  'applicant.delegate.phone': 'delegate',
  request: 'request'
}

/** The name of a fact: those of every dossier have words of ours, those of a form its own. */
function factName(t: T, path: string, { version }: Found): string {
  const known = facts[path]
  if (known) return t(`dossier.facts.${known}`)
  const [, field = ''] = path.split('.')
  const properties = (version.content.form?.properties ?? {}) as Record<
    string,
    { title?: string } | undefined
  >
  return properties[field]?.title ?? path.replace(/^data\./, '')
}
