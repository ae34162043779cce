import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Banner,
  Button,
  Checkboxes,
  type Column,
  DateInput,
  DayText,
  Form,
  Input,
  InsetText,
  InstantText,
  Link,
  PageHeading,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { Power } from '../../resolve/index.ts'
import type { ApiToken } from '../store/tokens.ts'

interface TokensProps {
  tokens: ApiToken[]
  /** What they may put into a new one. */
  powers: Power[]
  form: FormState
}

/** Someone's tokens, and the form for a new one. */
export function TokensPage({ tokens, powers, form }: TokensProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('access.token.lead')}>{t('access.token.title')}</PageHeading>
      <Form action="/my/tokens/end">
        <Table
          caption={t('access.token.own')}
          captionSize="m"
          rows={tokens}
          empty={t('access.token.none')}
          tone={(token) => (token.endedAt ? 'ended' : undefined)}
          columns={useTokenColumns(powers)}
        />
      </Form>
      <h2 class="govuk-heading-m">{t('access.token.make')}</h2>
      {powers.length ? (
        <MakeForm powers={powers} form={form} />
      ) : (
        <InsetText>{t('access.token.no_powers')}</InsetText>
      )}
    </>
  )
}

function useTokenColumns(powers: Power[]): Column<ApiToken>[] {
  const { t, language, today } = useView()
  const names = new Map(powers.map(({ code, name }) => [code, name[language]]))
  return [
    { heading: t('access.token.name'), cell: ({ name }) => name, rowHeader: true },
    {
      heading: t('access.token.powers'),
      cell: (token) =>
        token.powers.map((code) => <div>{names.get(code) ?? t('access.token.not_held', { code })}</div>)
    },
    { heading: t('access.token.last_day'), cell: ({ lastDay }) => <DayText day={lastDay} />, nowrap: true },
    {
      heading: t('access.token.last_used'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <InstantText at={lastUsedAt} /> : t('access.token.never'))
    },
    {
      heading: t('access.token.end_heading'),
      cell: ({ id, name, endedAt, lastDay }) =>
        endedAt || lastDay < today ? (
          <Tag tone="grey">{t('access.token.over')}</Tag>
        ) : (
          <Button kind="secondary" small name="id" value={id}>
            {t('access.token.end')}
            <span class="govuk-visually-hidden"> {name}</span>
          </Button>
        )
    }
  ]
}

function MakeForm({ powers, form }: Pick<TokensProps, 'powers' | 'form'>): VNode {
  const { t, language, today } = useView()
  const said = { ...form.field('lastDay'), ...(form.field('last_day').value && form.field('last_day')) }
  return (
    <Form form={form} action="/my/tokens">
      <Input
        {...form.field('name')}
        name="name"
        label={t('access.token.name')}
        hint={t('access.token.name_hint')}
        maxLength={100}
      />
      <Checkboxes
        {...form.field('powers')}
        name="powers"
        label={t('access.token.powers')}
        hint={t('access.token.powers_hint')}
        small
        items={powers.map(({ code, name }) => ({ value: code, text: name[language], hint: code }))}
      />
      <DateInput
        {...said}
        error={form.field('lastDay').error}
        name="last_day"
        id="lastDay"
        label={t('access.token.last_day')}
        hint={t('access.token.last_day_hint')}
        min={today}
      />
      <Button>{t('access.token.make_button')}</Button>
    </Form>
  )
}

/** The token, this one time. */
export function NewTokenPage({ name, token }: { name: string; token: string }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading>{t('access.token.made', { name })}</PageHeading>
      <Banner>
        <p class="govuk-body">{t('access.token.once')}</p>
        <p class="govuk-body">
          <code class="haicap-code">{token}</code>
        </p>
      </Banner>
      <p class="govuk-body">{t('access.token.use')}</p>
      <p class="govuk-body">
        <code>Authorization: Bearer {token.slice(0, 12)}…</code>
      </p>
      <p class="govuk-body">
        <Link to="/my/tokens">{t('access.token.back')}</Link>
      </p>
    </>
  )
}
