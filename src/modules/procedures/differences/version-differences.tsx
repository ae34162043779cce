import type { VNode } from 'preact'
import { Table, useView } from '../../../ui/index.ts'
import type { Content } from '../content.ts'
import type { Words } from '../pages/read-procedure.ts'
import { type Difference, differencesOf } from './difference.ts'
import { useSaid } from './use-said.ts'

interface Numbered {
  number: number
  content: Content
}

export interface VersionDifferencesProps {
  /** The version that a dossier has, or the earlier one. */
  before: Numbered
  after: Numbered
  /** Names of fields, powers and positions: `catalogueWords(tx, at)`. */
  words: Words
  /** In place of the numbers of the versions, where these are the same. */
  headings?: readonly [before: string, after: string]
}

/** What differs between two versions of a procedure, in the reader's language, row by row. */
export function VersionDifferences(props: VersionDifferencesProps): VNode {
  const { t } = useView()
  const {
    before,
    after,
    words,
    headings = [before, after].map(({ number }) => t('procedures.version.nth', { number }))
  } = props
  const say = useSaid(words)
  const differences = differencesOf(before.content, after.content)
  return (
    <Table
      caption={t('procedures.compare.count', { count: differences.length })}
      columns={[
        {
          heading: t('procedures.compare.what'),
          rowHeader: true,
          cell: ({ at, name }: Difference) => {
            if (at === 'fact') return t(`procedures.compare.fact.${factKey(name)}`)
            const part = t(at === 'form' ? 'procedures.compare.fact.form' : `procedures.part.${at}`)
            return `${part}: ${name}`
          }
        },
        { heading: t('procedures.compare.how'), cell: ({ what }) => t(`procedures.compare.${what}`) },
        {
          heading: headings[0],
          cell: (one) => say(one.before, one)
        },
        { heading: headings[1], cell: (one) => say(one.after, one) }
      ]}
      rows={differences}
      empty={t('procedures.compare.same')}
    />
  )
}

/** `legalBasis` is `legal_basis` among the messages. */
function factKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
