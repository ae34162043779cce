import type { VNode } from 'preact'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import { useView } from '../../../../../ui/index.ts'
import type { Version } from '../../../../procedures/index.ts'
import { useLimitWords } from '../limit-words.ts'

/** How long it takes and what it costs, with who need not pay. */
export function FeesAndLimit({ version }: { version: Version }): VNode {
  const { t, language, href } = useView()
  const { content } = version
  const limit = useLimitWords()
  const dong = (amount: number) => t('reception.fees.dong', { amount: formatNumber(amount, language) })
  return (
    <section aria-labelledby="fees">
      <h2 class="govuk-heading-m" id="fees">
        {t('reception.fees.heading')}
      </h2>
      <p class="govuk-body">
        {t('reception.fees.limit')} <strong>{limit(content.limit ?? null)}</strong>
      </p>
      {content.fees.length === 0 ? (
        <p class="govuk-body">{t('reception.fees.none')}</p>
      ) : (
        <ul class="govuk-list">
          {content.fees.map(({ name, amount, exemption }) => (
            <li>
              {name}: <strong>{dong(amount)}</strong>
              {exemption && <p class="govuk-hint">{t('reception.fees.exemption', { exemption })}</p>}
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={href(`/procedures/${version.key}`)}>
          {t('reception.fees.procedure')}
        </a>
      </p>
    </section>
  )
}
