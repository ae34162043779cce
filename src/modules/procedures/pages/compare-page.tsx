import type { VNode } from 'preact'
import { PageHeading, Table, useView } from '../../../ui/index.ts'
import type { Content } from '../content.ts'
import type { Difference } from '../difference.ts'
import type { Version } from '../store/read-versions.ts'
import type { Words } from './read-procedure.ts'
import { useLimit, useName } from './words.ts'

export interface ComparePageProps {
  from: Version
  to: Version
  differences: Difference[]
  words: Words
}

/** Two versions side by side, as far as they differ. */
export function ComparePage({ from, to, differences, words }: ComparePageProps): VNode {
  const { t } = useView()
  const name = useName()
  const say = useSaid(words)
  return (
    <>
      <PageHeading
        caption={name(to.content.name)}
        lead={t('procedures.compare.lead', { from: from.number, to: to.number })}
      >
        {t('procedures.compare.title')}
      </PageHeading>
      <Table
        caption={t('procedures.compare.count', { count: differences.length })}
        columns={[
          {
            heading: t('procedures.compare.what'),
            rowHeader: true,
            cell: ({ at, name }: Difference) =>
              at === 'fact'
                ? t(`procedures.compare.fact.${factKey(name)}`)
                : `${t(`procedures.part.${at}`)}: ${name}`
          },
          { heading: t('procedures.compare.how'), cell: ({ what }) => t(`procedures.compare.${what}`) },
          {
            heading: t('procedures.version.nth', { number: from.number }),
            cell: (one) => say(one.before, one)
          },
          { heading: t('procedures.version.nth', { number: to.number }), cell: (one) => say(one.after, one) }
        ]}
        rows={differences}
        empty={t('procedures.compare.same')}
      />
    </>
  )
}

/** How many fields a form asks for, wherever they lie. */
function fieldCount(schema: unknown): number {
  if (typeof schema !== 'object' || schema === null) return 0
  const own = Object.hasOwn(schema, 'type') && Object.hasOwn(schema, 'title') ? 1 : 0
  return Object.values(schema).reduce<number>((sum, inner) => sum + fieldCount(inner), own)
}

/** `legalBasis` is `legal_basis` among the messages. */
function factKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Cells of rows in the order in which they are said. */
const cells = [
  ...['original', 'copy', 'reuse', 'template', 'power', 'position', 'share', 'parallel', 'amount'],
  ...['exemption', 'validity', 'electronic', 'condition']
]

/** A value in words: a limit and a form as people know them, rows cell by cell. */
function useSaid({ fields, powers, positions }: Words): (value: unknown, difference: Difference) => string {
  const { t, language } = useView()
  const limit = useLimit()
  const named = (code: unknown) =>
    [fields, powers, positions].map((names) => names.get(String(code))?.[language]).find(Boolean) ??
    String(code)
  const say = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'procedures.compare.yes' : 'procedures.compare.no')
    if (Array.isArray(value)) return value.length ? value.map(say).join('; ') : '–'
    if (typeof value !== 'object') return word(String(value))
    return Object.values(value).map(say).join(' · ')
  }
  const row = (value: object) => {
    const of = value as Record<string, unknown>
    return cells
      .filter((cell) => of[cell] !== undefined)
      .map((cell) =>
        t('procedures.compare.cell', {
          cell: t(`procedures.cell.${cell}`),
          value: cell === 'power' || cell === 'position' ? named(of[cell]) : say(of[cell])
        })
      )
      .join('; ')
  }
  const word = (text: string) => (t.has(`procedures.value.${text}`) ? t(`procedures.value.${text}`) : text)
  return (value, { at, name }) => {
    if (value === undefined) return '–'
    if (at !== 'fact') return typeof value === 'object' && value ? row(value) : say(value)
    if (name === 'limit') return limit(value as Content['limit'])
    if (name === 'form') return t('procedures.compare.fields', { count: fieldCount(value) })
    return name === 'field' || name === 'power' ? named(value) : say(value)
  }
}
