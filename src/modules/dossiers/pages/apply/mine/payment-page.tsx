import type { VNode } from 'preact'
import type { OfficeHours } from '../../../../../platform/calendar/index.ts'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import { InsetText, InstantText, PageHeading, SummaryList, useView } from '../../../../../ui/index.ts'
import { TransferPanel } from '../../transfer-panel.tsx'
import { OfficeFacts } from '../begin/office-facts.tsx'
import type { One } from './read-own.ts'

interface PaymentProps extends One {
  payment: NonNullable<One['payment']>
  hours: OfficeHours[]
}

/** How to pay: by the QR code that every banking app reads, by hand with the same numbers, or at the counter. */
export function PaymentPage(props: PaymentProps): VNode {
  const { found, payment, counter, hours } = props
  const { t, language } = useView()
  const { code } = found.dossier
  const { asked, account } = payment
  const dong = useDong()
  const { name } = found.version.content
  return (
    <>
      <PageHeading caption={name[language] ?? name.vi} lead={t('apply.payment.lead')}>
        {t('apply.payment.heading', { amount: formatNumber(asked.amount, language) })}
      </PageHeading>
      {account && (
        <section>
          <h2 class="govuk-heading-m">{t('apply.payment.transfer')}</h2>
          <TransferPanel account={account} amount={asked.amount} code={code ?? ''} />
          <p class="govuk-body">{t('apply.payment.scan')}</p>
          <InsetText>{t('apply.payment.afterwards')}</InsetText>
        </section>
      )}
      <section>
        <h2 class="govuk-heading-m">{t('apply.payment.why')}</h2>
        <SummaryList
          rows={[
            { key: t('apply.payment.amount'), value: <strong>{dong(asked.amount)}</strong> },
            asked.note ? { key: t('apply.payment.reckoned'), value: asked.note } : null,
            { key: t('apply.payment.asked_at'), value: <InstantText at={asked.at} /> }
          ]}
        />
        <Fees fees={found.version.content.fees} />
      </section>
      {counter && (
        <section>
          <h2 class="govuk-heading-m">{t('apply.payment.at_counter')}</h2>
          <p class="govuk-body">{t('apply.payment.say_code', { code: code ?? '' })}</p>
          <OfficeFacts office={{ bodies: props.bodies, counter, hours }} hours />
        </section>
      )}
    </>
  )
}

/** Every fee of the procedure, with who need not pay it. */
function Fees({ fees }: { fees: One['found']['version']['content']['fees'] }): VNode | null {
  const { t } = useView()
  const dong = useDong()
  if (!fees.length) return null
  return (
    <>
      <h3 class="govuk-heading-s">{t('apply.payment.fees')}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {fees.map(({ name, amount, exemption }) => (
          <li>
            {amount === 0 ? t('apply.fee.free', { name }) : `${name}: ${dong(amount)}`}
            {exemption && <p class="govuk-hint">{t('apply.fee.exempt', { exemption })}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

function useDong(): (amount: number) => string {
  const { t, language } = useView()
  return (amount) => t('apply.payment.dong', { amount: formatNumber(amount, language) })
}
