import type { VNode } from 'preact'
import { PageHeading, useView } from '../../../ui/index.ts'
import { VersionDifferences } from '../differences/version-differences.tsx'
import type { Version } from '../store/read-versions.ts'
import type { Words } from './read-procedure.ts'
import { useName } from './words.ts'

export interface ComparePageProps {
  from: Version
  to: Version
  words: Words
}

/** Two versions side by side, as far as they differ. */
export function ComparePage({ from, to, words }: ComparePageProps): VNode {
  const { t } = useView()
  const name = useName()
  return (
    <>
      <PageHeading
        caption={name(to.content.name)}
        lead={t('procedures.compare.lead', { from: from.number, to: to.number })}
      >
        {t('procedures.compare.title')}
      </PageHeading>
      <VersionDifferences before={from} after={to} words={words} />
    </>
  )
}
