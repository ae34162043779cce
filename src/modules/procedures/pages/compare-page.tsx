import type { VNode } from 'preact'
import { PageHeading, Table, useView } from '../../../ui/index.ts'
import type { Difference } from '../difference.ts'
import type { Version } from '../store/read-versions.ts'
import { useName } from './words.ts'

export interface ComparePageProps {
  from: Version
  to: Version
  differences: Difference[]
}

/** Two versions side by side, as far as they differ. */
export function ComparePage({ from, to, differences }: ComparePageProps): VNode {
  const { t } = useView()
  const name = useName()
  const say = useSaid()
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
            cell: ({ before }) => say(before)
          },
          { heading: t('procedures.version.nth', { number: to.number }), cell: ({ after }) => say(after) }
        ]}
        rows={differences}
        empty={t('procedures.compare.same')}
      />
    </>
  )
}

/** `legalBasis` is `legal_basis` among the messages. */
function factKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** A value in words: rows and groups fact by fact. */
function useSaid(): (value: unknown) => string {
  const { t } = useView()
  const say = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'procedures.compare.yes' : 'procedures.compare.no')
    if (Array.isArray(value)) return value.length ? value.map(say).join('; ') : '–'
    if (typeof value !== 'object') return word(String(value))
    return Object.values(value).map(say).join(' · ')
  }
  const word = (text: string) => (t.has(`procedures.value.${text}`) ? t(`procedures.value.${text}`) : text)
  return say
}
