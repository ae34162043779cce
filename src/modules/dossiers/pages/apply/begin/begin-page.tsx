import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import {
  Button,
  FilterForm,
  Form,
  InsetText,
  PageHeading,
  Select,
  SummaryList,
  useView,
  WarningText
} from '../../../../../ui/index.ts'
import type { Suspension, Version } from '../../../../procedures/index.ts'
import { isFilledIn } from '../../../admit.ts'
import { useLimitWords } from '../../reception/limit-words.ts'
import type { Office, Place } from '../read/office.ts'
import { OfficeFacts } from './office-facts.tsx'

export interface BeginProps {
  version: Version
  online: boolean
  /** Why it cannot be applied for at all now. */
  rests: Suspension | undefined
  places: readonly Place[]
  /** Chosen, or where the citizen applied last. */
  place: Place | undefined
  /** Of the chosen place. */
  office: Office | undefined
  form: FormState
}

/** What one needs for it, and the way in: online, or where to go. */
export function BeginPage(props: BeginProps): VNode {
  const { version, online, rests } = props
  const { t, language, href, citizen } = useView()
  const { name, online: level } = version.content
  return (
    <>
      <PageHeading
        caption={t('apply.begin.caption')}
        lead={t(online ? `apply.begin.lead_${level}` : 'apply.begin.lead_none')}
      >
        {name[language] ?? name.vi}
      </PageHeading>
      {rests && <WarningText>{t('apply.begin.rests', { reason: rests.reason })}</WarningText>}
      {online && citizen && <Begin {...props} />}
      {online && !citizen && <SignIn />}
      {!online && <WhereToGo {...props} />}
      <Needs version={version} />
      <p class="govuk-body">
        <a class="govuk-link" href={href(`/procedures/${version.key}`)}>
          {t('apply.begin.more')}
        </a>
      </p>
    </>
  )
}

function Begin({ form, places, place }: BeginProps): VNode {
  const { t } = useView()
  const field = form.field('placeId')
  return (
    <Form form={form}>
      <Select
        {...field}
        name="placeId"
        value={field.value || place?.id || ''}
        label={t('apply.begin.place')}
        hint={t('apply.begin.place_hint')}
        labelSize="m"
        blank={t('apply.begin.choose')}
        options={places.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Button>{t('apply.begin.go')}</Button>
    </Form>
  )
}

function SignIn(): VNode {
  const { t, actor, here } = useView()
  const address = `/sign-in?${new URLSearchParams({ return_to: here({}) })}`
  return (
    <>
      <InsetText>{t(actor ? 'apply.begin.official' : 'apply.begin.sign_in_why')}</InsetText>
      <Button href={address}>{t('apply.begin.sign_in')}</Button>
    </>
  )
}

/** For what is handed in at a counter or by post: whose, and when it is open. */
function WhereToGo({ version, places, place, office }: BeginProps): VNode {
  const { t } = useView()
  return (
    <>
      <FilterForm action="/apply/new" label={t('apply.where.show')} fields={['place', 'procedure']}>
        <input type="hidden" name="procedure" value={version.key} />
        <Select
          name="place"
          value={place?.id ?? ''}
          label={t('apply.begin.place')}
          blank={t('apply.begin.choose')}
          options={places.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Button kind="secondary">{t('apply.where.show')}</Button>
      </FilterForm>
      {office && (
        <>
          <h2 class="govuk-heading-m">{t('apply.where.title')}</h2>
          <OfficeFacts office={office} hours />
          {version.content.channels.includes('post') && <p class="govuk-body">{t('apply.where.post')}</p>}
        </>
      )}
    </>
  )
}

/** What to have at hand: papers, money, time. */
function Needs({ version }: { version: Version }): VNode {
  const { t, language } = useView()
  const limit = useLimitWords()
  const { content } = version
  const needed = content.components.filter((one) => one.reuse !== 'database' && !isFilledIn(content, one))
  const fees = content.fees.map(({ name, amount, exemption }) => (
    <li>
      {amount === 0
        ? t('apply.fee.free', { name })
        : t('apply.fee.amount', { name, amount: formatNumber(amount, language) })}
      {exemption && <p class="govuk-hint">{t('apply.fee.exempt', { exemption })}</p>}
    </li>
  ))
  return (
    <>
      <h2 class="govuk-heading-m">{t('apply.begin.needs')}</h2>
      <SummaryList
        rows={[
          {
            key: t('apply.begin.papers'),
            value: needed.length ? (
              <ul class="govuk-list govuk-list--bullet">
                {needed.map(({ name, condition, reuse }) => (
                  <li>
                    {name}
                    {condition && ` (${condition})`}
                    {reuse === 'store' && ` – ${t('apply.begin.unless_there')}`}
                  </li>
                ))}
              </ul>
            ) : (
              t('apply.begin.no_papers')
            )
          },
          {
            key: t('apply.begin.fees'),
            value: fees.length ? (
              <ul class="govuk-list govuk-list--bullet">{fees}</ul>
            ) : (
              t('apply.begin.no_fees')
            )
          },
          { key: t('apply.begin.limit'), value: limit(content.limit ?? null) }
        ]}
      />
    </>
  )
}
