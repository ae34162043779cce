import type { VNode } from 'preact'
import { blankForm } from '../../../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  DateInput,
  DayText,
  Details,
  ErrorMessage,
  FieldRow,
  Fieldset,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  Progress,
  Table,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import type { Pattern } from './like.ts'
import type { RowResult } from './receive-rows.ts'

export interface BatchProps {
  pattern: Pattern
  rows: readonly RowResult[]
  /** How many wait for the next request. */
  left: number
  /** How many were pasted beyond what a page takes. */
  cut: number
  /** One key for all sendings of this page. */
  sending: string
}

/** The same again for others: a row for each, pasted or typed, and what became of it. */
export function BatchPage(props: BatchProps): VNode {
  const { pattern, rows, left, cut, sending } = props
  const { t, language, href } = useView()
  const { dossier, version } = pattern
  const name = version.content.name[language] ?? version.content.name.vi
  const done = rows.filter(({ received }) => received)
  const open = rows.filter(({ received }) => !received)
  const failed = open.filter(({ mistakes }) => mistakes)
  if (left) return <GoOn {...props} name={name} done={done.length} />
  // Many that nobody need look at one by one are listed.
  const fine = open.filter(({ mistakes }) => !mistakes)
  const isListed = (row: RowResult) => fine.length > mostTyped && fine.includes(row)
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
      {cut > 0 && <InsetText>{t('reception.batch.cut', { most: rows.length, count: cut })}</InsetText>}
      {done.length > 0 && <Received rows={done} />}
      <Form form={blankForm({ idempotency_key: sending })}>
        {rows.map((row, index) => (
          <input type="hidden" name={`rows.${index}.id`} value={row.id} />
        ))}
        {rows.map((row, index) =>
          row.received || isListed(row) ? (
            <Kept row={row} index={index} />
          ) : (
            <OneRow row={row} index={index} />
          )
        )}
        <Listed rows={open.filter(isListed)} />
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

/** More rows than these are not typed but pasted. */
const mostTyped = 20

/** Between two requests: how far it has come; the rows go along. */
function GoOn({ rows, left, sending, name, done }: BatchProps & { name: string; done: number }): VNode {
  const { t } = useView()
  const filled = rows.filter((row) => row.name !== '' || row.number !== '').length
  const failed = rows.filter((row) => row.failed).length
  return (
    <>
      <PageHeading caption={name}>{t('reception.batch.title')}</PageHeading>
      <Form form={blankForm({ idempotency_key: sending })}>
        {rows.map((row, index) => (
          <>
            <input type="hidden" name={`rows.${index}.id`} value={row.id} />
            {row.failed && <input type="hidden" name={`rows.${index}.failed`} value="yes" />}
            <Kept row={row} index={index} />
          </>
        ))}
        <Progress
          label={t('reception.batch.progress', { done, all: filled, failed })}
          done={filled - left}
          all={filled}
        >
          <Button name="do" value="go_on">
            {t('reception.batch.go_on', { count: left })}
          </Button>
        </Progress>
      </Form>
    </>
  )
}

/** Rows that wait to be received. */
function Listed({ rows }: { rows: readonly RowResult[] }): VNode | null {
  const { t } = useView()
  if (!rows.length) return null
  return (
    <Table<RowResult>
      caption={t('reception.batch.waiting', { count: rows.length })}
      captionSize="m"
      rows={rows}
      columns={[
        { heading: t('reception.applicant.name'), rowHeader: true, cell: (row) => row.name || '–' },
        { heading: t('reception.applicant.number'), cell: ({ number }) => number || '–' },
        {
          heading: t('reception.applicant.birth'),
          cell: ({ birthDate }) => <DayText day={birthDate || null} />
        },
        { heading: t('reception.applicant.phone'), cell: ({ phone }) => phone || '–' }
      ]}
    />
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
