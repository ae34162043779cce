import type { VNode } from 'preact'
import type { Form } from '../../../../platform/http/index.ts'
import { Banner, Columns, ErrorSummary, useView } from '../../../../ui/index.ts'
import { Actions } from './parts/actions.tsx'
import { ClockDays } from './parts/clock-days.tsx'
import { Facts } from './parts/facts.tsx'
import { Head, Standing } from './parts/head.tsx'
import { History } from './parts/history-list.tsx'
import { Live } from './parts/live.tsx'
import { Opinions } from './parts/opinions.tsx'
import { Material } from './parts/papers.tsx'
import { PrintedForms } from './parts/printed-forms.tsx'
import { Steps } from './parts/steps.tsx'
import { VersionPart } from './parts/version-part.tsx'
import type { Found } from './read-dossier.ts'

export interface DossierPageProps {
  found: Found
  /** The paper that is open beside the form. */
  paper?: string | undefined
  /** Whether Word files can be looked at as PDF here. */
  converts?: boolean
  /** Whether the reader gave out a notice that is not signed as a file yet. */
  unsigned?: boolean
  /** Why what was just tried could not be done, and the last entry that whoever tried it had seen. */
  refused?: { form: Form; seen: number }
}

/** One dossier on one page. */
export function DossierPage({
  found,
  paper,
  refused,
  converts = false,
  unsigned = false
}: DossierPageProps): VNode {
  const { t } = useView()
  return (
    <>
      {refused && <ErrorSummary form={refused.form} />}
      {refused && <Meanwhile found={found} seen={refused.seen} />}
      <Head found={found} />
      <Live found={found} />
      <Columns even aside={<Facts found={found} />}>
        <Standing found={found} />
        <Actions found={found} />
      </Columns>
      <Material found={found} open={paper} converts={converts} />
      <Steps found={found} />
      <ClockDays found={found} />
      <Opinions found={found} />
      <PrintedForms found={found} unsigned={unsigned} />
      <VersionPart found={found} />
      <section>
        <h2 class="govuk-heading-m">{t('dossier.history.title')}</h2>
        <History found={found} />
      </section>
    </>
  )
}

/** What others did since the page was opened. */
export function Meanwhile({ found, seen }: { found: Found; seen: number }): VNode | null {
  const { t } = useView()
  if (!seen || found.dossier.events <= seen) return null
  return (
    <Banner title={t('dossier.meanwhile.title')}>
      <p class="govuk-notification-banner__heading">{t('dossier.meanwhile.lead')}</p>
      <History found={found} after={seen} />
    </Banner>
  )
}
