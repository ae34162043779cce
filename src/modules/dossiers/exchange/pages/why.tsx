import type { VNode } from 'preact'
import { useView } from '../../../../ui/index.ts'
import type { StuckMessage } from '../in/store.ts'

/** Why a message was not taken in, in the reader's words. */
export function Why({ message: { refusal, waitsSince } }: { message: StuckMessage }): VNode {
  const { t } = useView()
  if (!refusal) return <>{waitsSince ? t('exchange.waits_for_submission') : t('exchange.in_work')}</>
  return (
    <>
      {t(refusal.messageKey, refusal.params)}
      {refusal.details.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {refusal.details.map(({ messageKey, params }) => (
            <li>{t(messageKey, params)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
