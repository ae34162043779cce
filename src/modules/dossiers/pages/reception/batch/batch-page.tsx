import type { VNode } from 'preact'
import { blankForm } from '../../../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  DateInput,
  Details,
  ErrorMessage,
  FieldRow,
  Fieldset,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  Table,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import type { Pattern } from './like.ts'
import type { RowResult } from './receive-rows.ts'

export interface BatchProps {
  pattern: Pattern
  rows: readonly RowResult[]
  /** One key for all sendings of this page. */
  sending: string
}

/** The same again for others: a row for each, pasted or typed, and what became of it. */
export function BatchPage({ pattern, rows, sending }: BatchProps): VNode {
  const { t, language, href } = useView()
  const { dossier, version } = pattern
  const name = version.content.name[language] ?? version.content.name.vi
  const done = rows.filter(({ received }) => received)
  const open = rows.filter(({ received }) => !received)
  const failed = open.filter(({ mistakes }) => mistakes)
  return (
    <>
      <PageHeading caption={name}>{t('reception.batch.title')}</PageHeading>
      {done.length > 0 && (
        <Banner kind={failed.length ? 'information' : 'success'}>
          <p class="govuk-notification-banner__heading">
            {t('reception.batch.result', { received: done.length, failed: failed.length })}
          </p>
        </Banner>
      )}
      <InsetText>
        {t('reception.batch.lead', { applicant: dossier.applicant.name, code: dossier.code ?? '' })}
      </InsetText>
      {done.length > 0 && <Received rows={done} />}
      <Form form={blankForm({ idempotency_key: sending })}>
        {rows.map((row, index) => (
          <input type="hidden" name={`rows.${index}.id`} value={row.id} />
        ))}
        {rows.map((row, index) =>
          row.received ? <Kept row={row} index={index} /> : <OneRow row={row} index={index} />
        )}
        <ButtonGroup>
          <Button name="do" value="receive">
            {t('reception.batch.receive')}
          </Button>
          <Button name="do" value="more" kind="secondary">
            {t('reception.batch.more')}
          </Button>
        </ButtonGroup>
        <Details summary={t('reception.batch.paste')} open={done.length === 0}>
          <Textarea
            name="paste"
            rows={6}
            label={t('reception.batch.paste_label')}
            hint={t('reception.batch.paste_hint')}
            code
          />
          <Button name="do" value="paste" kind="secondary">
            {t('reception.batch.paste_do')}
          </Button>
        </Details>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={href('/reception')}>
          {t('reception.done.next')}
        </a>
      </p>
    </>
  )
}

/** A row that is received goes along, so that sending again finds it. */
function Kept({ row, index }: { row: RowResult; index: number }): VNode {
  return (
    <>
      {fields.map((name) => (
        <input type="hidden" name={`rows.${index}.${name}`} value={row[name]} />
      ))}
    </>
  )
}

const fields = ['name', 'number', 'birthDate', 'phone'] as const

function OneRow({ row, index }: { row: RowResult; index: number }): VNode {
  const { t } = useView()
  const field = (name: (typeof fields)[number]) => {
    const error = row.mistakes?.find(({ path }) => path === name)?.text
    return { name: `rows.${index}.${name}`, value: row[name], ...(error && { error }) }
  }
  const others = row.mistakes?.filter(({ path }) => !fields.some((name) => name === path)) ?? []
  return (
    <Fieldset legend={t('reception.batch.row', { number: index + 1 })}>
      {others.map(({ text }) => (
        <ErrorMessage>{text}</ErrorMessage>
      ))}
      <FieldRow>
        <Input {...field('name')} label={t('reception.applicant.name')} autocomplete="off" />
        <Input
          {...field('number')}
          label={t('reception.applicant.number')}
          inputMode="numeric"
          autocomplete="off"
        />
        <DateInput {...field('birthDate')} label={t('reception.applicant.birth')} />
        <Input {...field('phone')} label={t('reception.applicant.phone')} type="tel" autocomplete="off" />
      </FieldRow>
    </Fieldset>
  )
}

function Received({ rows }: { rows: readonly RowResult[] }): VNode {
  const { t } = useView()
  return (
    <Table<RowResult>
      caption={t('reception.batch.received')}
      captionSize="m"
      rows={rows}
      columns={[
        {
          heading: t('reception.column.code'),
          rowHeader: true,
          nowrap: true,
          cell: ({ received }) => <Link to={`/reception/${received?.dossierId}/done`}>{received?.code}</Link>
        },
        { heading: t('reception.column.applicant'), cell: ({ name }) => name },
        { heading: t('reception.applicant.number'), cell: ({ number }) => number || '–' }
      ]}
    />
  )
}
