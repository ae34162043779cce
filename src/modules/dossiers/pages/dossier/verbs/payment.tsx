import type { VNode } from 'preact'
import type { Form } from '../../../../../platform/http/index.ts'
import { formatNumber, type Language } from '../../../../../platform/i18n/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import {
  Checkboxes,
  Details,
  Fieldset,
  Input,
  InsetText,
  Radios,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import { type Account, accountFor, paymentAsked } from '../../../payment/index.ts'
import { TransferPanel } from '../../transfer-panel.tsx'
import type { Found } from '../read-dossier.ts'
import { countIn, optionalIn, type Posted, textIn, type VerbForm } from './verb-form.ts'

type Fee = Found['version']['content']['fees'][number]

/** Fees and charges by the lines of the version, with what is remitted. */
export const askPaymentForm: VerbForm = {
  open: (_tx, { found, t }) => {
    const { fees } = found.version.content
    return {
      start: Object.fromEntries(fees.map((_, index) => [`quantity.${index}`, '1'])),
      fields: (form) => <AskFields form={form} fees={fees} />,
      input: (posted) => {
        const lines = linesOf(fees, posted, t('dossier.payment.remitted'))
        const amount = lines.sum + (countIn(posted, 'other') ?? 0)
        if (amount <= 0)
          throw invalid('record.input.invalid', {}, [
            { path: fees.length ? 'quantity.0' : 'other', messageKey: 'dossier.input.nothing_to_pay' }
          ])
        const note = [...lines.texts, textIn(posted, 'note')].filter(Boolean).join('; ').slice(0, 2000)
        return { amount, ...(note && { note }) }
      }
    }
  }
}

function linesOf(fees: readonly Fee[], posted: Posted, remitted: string): { sum: number; texts: string[] } {
  const problems = fees.flatMap((_, index) =>
    textIn(posted, `quantity.${index}`) && countIn(posted, `quantity.${index}`) === undefined
      ? [{ path: `quantity.${index}`, messageKey: 'dossier.input.whole_number' }]
      : []
  )
  if (textIn(posted, 'other') && countIn(posted, 'other') === undefined)
    problems.push({ path: 'other', messageKey: 'dossier.input.whole_number' })
  if (problems.length) throw invalid('record.input.invalid', {}, problems)
  return fees.reduce<{ sum: number; texts: string[] }>(
    ({ sum, texts }, { name, amount }, index) => {
      const quantity = countIn(posted, `quantity.${index}`) ?? 0
      if (posted[`exempt.${index}`] !== undefined) return { sum, texts: [...texts, `${name}: ${remitted}`] }
      if (!quantity) return { sum, texts }
      const said = `${name}: ${quantity} × ${money(amount)} = ${money(quantity * amount)}`
      return { sum: sum + quantity * amount, texts: [...texts, said] }
    },
    { sum: 0, texts: [] }
  )
}

/** As papers of offices write it. */
const money = (amount: number, language: Language = 'vi') => formatNumber(amount, language)

function AskFields({ form, fees }: { form: Form; fees: readonly Fee[] }): VNode {
  const { t, language } = useView()
  return (
    <>
      <p class="govuk-body">{t('dossier.payment.lead')}</p>
      {fees.map(({ name, amount, exemption }, index) => (
        <Fieldset
          legend={`${name}: ${t('dossier.money', { amount: money(amount, language) })}`}
          legendSize="s"
        >
          <Input
            {...form.field(`quantity.${index}`)}
            name={`quantity.${index}`}
            label={t('dossier.payment.quantity')}
            inputMode="numeric"
            width={4}
          />
          <Checkboxes
            {...form.field(`exempt.${index}`)}
            name={`exempt.${index}`}
            label={t('dossier.payment.remission')}
            {...(exemption && { hint: exemption })}
            small
            items={[{ value: 'yes', text: t('dossier.payment.exempt') }]}
          />
        </Fieldset>
      ))}
      <Input
        {...form.field('other')}
        name="other"
        label={t('dossier.payment.other')}
        inputMode="numeric"
        width={10}
        suffix={t('dossier.payment.dong')}
      />
      <Textarea {...form.field('note')} name="note" label={t('dossier.text.note')} rows={3} />
    </>
  )
}

/** A payment with its receipt. */
export const payForm: VerbForm = {
  async open(tx, { found, day }) {
    const account = await accountFor(tx, found.dossier, day)
    return {
      start: { way: 'cash' },
      fields: (form) => <PayFields form={form} found={found} account={account} />,
      input: (posted) => ({ ...optionalIn(posted, 'way'), ...optionalIn(posted, 'receipt') })
    }
  }
}

const ways = ['cash', 'transfer', 'portal'] as const

interface PayFieldsProps {
  form: Form
  found: Found
  /** To which the applicant was told to transfer. */
  account: Account | null
}

function PayFields({ form, found, account }: PayFieldsProps): VNode {
  const { t, language } = useView()
  const asked = paymentAsked(found.book)
  const code = found.dossier.code ?? ''
  return (
    <>
      {asked && (
        <InsetText>
          <strong>{t('dossier.money', { amount: formatNumber(asked.amount, language) })}</strong>
          {asked.note && ` – ${asked.note}`}
          {account && (
            <p class="govuk-body">
              {t('dossier.payment.account', {
                account: account.account,
                bank: account.bank,
                holder: account.holder,
                code
              })}
            </p>
          )}
        </InsetText>
      )}
      {asked && account && (
        <Details summary={t('dossier.payment.show_qr')}>
          <TransferPanel account={account} amount={asked.amount} code={code} />
        </Details>
      )}
      <Radios
        {...form.field('way')}
        name="way"
        label={t('dossier.payment.way')}
        items={ways.map((way) => ({ value: way, text: t(`dossier.pay_way.${way}`) }))}
      />
      <Input
        {...form.field('receipt')}
        name="receipt"
        label={t('dossier.payment.receipt')}
        hint={t('dossier.payment.receipt_hint')}
        width={20}
      />
    </>
  )
}
