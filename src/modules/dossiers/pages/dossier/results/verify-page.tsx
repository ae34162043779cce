import type { VNode } from 'preact'
import type { SignatureFinding } from '../../../../../platform/signatures/index.ts'
import { InstantText, PageHeading, SummaryList, useView } from '../../../../../ui/index.ts'
import { SignatureReport } from '../../../papers/index.ts'
import type { ReleasedPaper } from './store-released.ts'

export interface VerifyPageProps {
  paper: ReleasedPaper
  hash: string
  findings: SignatureFinding[]
}

/** For whoever holds a result or a notice: what was released under this address. */
export function VerifyPage({ paper, hash, findings }: VerifyPageProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('dossier.verify.lead')}>{t('dossier.verify.title')}</PageHeading>
      <SummaryList
        rows={[
          { key: t('dossier.verify.paper'), value: paper.title },
          paper.number ? { key: t('dossier.verify.number'), value: paper.number } : null,
          paper.code ? { key: t('dossier.verify.code'), value: paper.code } : null,
          { key: t('dossier.verify.agency'), value: paper.agency },
          { key: t('dossier.verify.day'), value: <InstantText at={paper.releasedAt} /> },
          { key: t('dossier.verify.hash'), value: <code class="haicap-code">{hash}</code> }
        ]}
      />
      <h2 class="govuk-heading-m">{t('dossier.verify.signatures')}</h2>
      <SignatureReport findings={findings} />
    </>
  )
}
