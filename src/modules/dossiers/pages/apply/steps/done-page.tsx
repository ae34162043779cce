import type { VNode } from 'preact'
import { Button, CodePanel, InstantText, useView } from '../../../../../ui/index.ts'
import type { Version } from '../../../../procedures/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { OfficeFacts } from '../begin/office-facts.tsx'
import type { Office } from '../read/office.ts'

export interface DoneProps {
  dossier: Dossier
  version: Version
  office: Office
  /** By when the office has to answer. */
  answerDue: string | null
}

/** It is handed in: its code, and what happens now. */
export function DonePage({ dossier, version, office, answerDue }: DoneProps): VNode {
  const { t, language, href } = useView()
  const { name } = version.content
  const { email, phone } = dossier.applicant
  return (
    <>
      <h1 class="govuk-heading-l">{t('apply.sent.title')}</h1>
      <CodePanel title={name[language] ?? name.vi} code={dossier.code ?? ''}>
        <p class="govuk-body">{t('apply.sent.code')}</p>
      </CodePanel>
      <h2 class="govuk-heading-m">{t('apply.sent.next')}</h2>
      <ol class="govuk-list govuk-list--number">
        <li>
          {t('apply.sent.answer', { counter: office.counter?.name ?? office.bodies[0]?.name ?? '' })}{' '}
          {answerDue && (
            <>
              {t('apply.sent.answer_by')}{' '}
              <strong>
                <InstantText at={answerDue} />
              </strong>
              .
            </>
          )}
        </li>
        <li>{t('apply.sent.answers')}</li>
        <li>{t(email || phone ? 'apply.sent.told' : 'apply.sent.not_told')}</li>
      </ol>
      <OfficeFacts office={office} />
      <Button href={href(`/my/dossiers/${dossier.id}`)}>{t('apply.sent.open')}</Button>
    </>
  )
}
