import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/i18n/index.ts'
import { qrSvg } from '../../../platform/papers/index.ts'
import { CodePanel, SummaryList, useView, WarningText } from '../../../ui/index.ts'
import { type Account, vietQr } from '../payment/index.ts'

interface TransferProps {
  account: Account
  /** In đồng. */
  amount: number
  /** Of the dossier: by it the money is known. */
  code: string
}

/** Everything for a transfer, as text and as the QR code that banking apps read; on the own screen and at a counter. */
export function TransferPanel({ account, amount, code }: TransferProps): VNode {
  const { t, language } = useView()
  const { bin, bank, account: number, holder, demonstration } = account
  const picture = { svg: qrSvg(vietQr({ bin, account: number }, amount, code)), alt: t('apply.payment.qr') }
  const money = t('apply.payment.dong', { amount: formatNumber(amount, language) })
  return (
    <>
      {demonstration && <WarningText>{t('apply.payment.invented')}</WarningText>}
      <CodePanel title={t('apply.payment.content')} code={code} picture={picture}>
        <SummaryList
          rows={[
            { key: t('apply.payment.bank'), value: bank },
            { key: t('apply.payment.account'), value: <strong>{number}</strong> },
            { key: t('apply.payment.holder'), value: holder },
            { key: t('apply.payment.amount'), value: <strong>{money}</strong> }
          ]}
        />
      </CodePanel>
    </>
  )
}
