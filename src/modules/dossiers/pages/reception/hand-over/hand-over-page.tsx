import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  FieldRow,
  Form,
  Input,
  InsetText,
  InstantText,
  Link,
  PageHeading,
  SearchBox,
  Select,
  Table,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import type { ListedDossier } from '../../../desk/list.ts'
import { returnWays } from '../../../dossier.ts'
import type { Ready } from './store.ts'

export interface HandOverProps {
  q: string
  ready: readonly Ready[]
  /** What the words find that is not ready yet. */
  notYet: readonly ListedDossier[]
  form: FormState
}

/** Results that wait: found, seen who may take them, handed over with one button. */
export function HandOverPage({ q, ready, notYet, form }: HandOverProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('reception.hand_over.lead')}>{t('reception.hand_over.title')}</PageHeading>
      <SearchBox
        action="/reception/hand-over"
        label={t('reception.start.hand_over')}
        hint={t('reception.start.hand_over_hint')}
        value={q}
        autofocus={!ready.length || !q}
      />
      {ready.length > 0 ? <ReadyForm ready={ready} form={form} found={q !== ''} /> : <Nothing q={q} />}
      {notYet.length > 0 && <NotYet notYet={notYet} />}
    </>
  )
}

function Nothing({ q }: { q: string }): VNode {
  const { t } = useView()
  return (
    <InsetText>{q ? t('reception.hand_over.none_found', { q }) : t('reception.hand_over.none')}</InsetText>
  )
}

function ReadyForm({
  ready,
  form,
  found
}: {
  ready: readonly Ready[]
  form: FormState
  found: boolean
}): VNode {
  const { t } = useView()
  const people = new Set(ready.map(({ applicant }) => applicant))
  const [only] = people
  const chosen = form.field('ids').values
  // One person's results are handed over together, unless some are unticked.
  const together = found && people.size === 1
  const recipient = form.field('recipient')
  return (
    <Form form={form}>
      <Checkboxes
        {...form.field('ids')}
        name="ids"
        label={t('reception.hand_over.ready', { count: ready.length })}
        labelSize="m"
        values={chosen.length || !together ? chosen : ready.map(({ id }) => id)}
        items={ready.map((one) => ({
          value: one.id,
          text: `${one.code ?? '–'} – ${one.applicant}`,
          hint: <About ready={one} />
        }))}
      />
      <FieldRow>
        <Input
          {...recipient}
          name="recipient"
          value={recipient.value || (together && only ? only : '')}
          label={t('reception.hand_over.recipient')}
          hint={t('reception.hand_over.recipient_hint')}
          autocomplete="off"
          autofocus={found}
        />
        <Select
          {...form.field('way')}
          name="way"
          label={t('reception.hand_over.way')}
          blank={t('reception.hand_over.way_agreed')}
          options={returnWays.map((value) => ({ value, text: t(`reception.way.${value}`) }))}
        />
      </FieldRow>
      <Button>{t('reception.hand_over.do')}</Button>
    </Form>
  )
}

function About({ ready }: { ready: Ready }): VNode {
  const { t } = useView()
  const { procedure, number, delegate, resultNumber, returnWay, outcome } = ready
  const parts = [
    procedure,
    number && t('reception.hand_over.number', { number }),
    resultNumber && t('reception.hand_over.result', { number: resultNumber }),
    t('reception.hand_over.by', { way: t(`reception.way.${returnWay}`) }),
    delegate ? t('reception.hand_over.delegate', { name: delegate.name }) : t('reception.hand_over.others')
  ]
  return (
    <>
      {parts.filter(Boolean).join(' · ')}{' '}
      {outcome === 'deny' && <Tag tone="red">{t('reception.hand_over.denied')}</Tag>}
    </>
  )
}

function NotYet({ notYet }: Pick<HandOverProps, 'notYet'>): VNode {
  const { t } = useView()
  return (
    <Table<ListedDossier>
      caption={t('reception.hand_over.not_yet')}
      captionSize="m"
      rows={notYet}
      columns={[
        {
          heading: t('reception.column.code'),
          rowHeader: true,
          nowrap: true,
          cell: ({ id, code }) => <Link to={`/dossiers/${id}`}>{code ?? '–'}</Link>
        },
        { heading: t('reception.column.applicant'), cell: ({ applicant }) => applicant },
        { heading: t('reception.column.procedure'), cell: ({ procedure }) => procedure },
        {
          heading: t('reception.column.phase'),
          cell: ({ id, phase, waiting }) => (
            <>
              <Tag>{t(`dossiers.phase.${phase}`)}</Tag>
              {waiting.includes('supplement') && (
                <p class="govuk-body">
                  <Link to={`/dossiers/${id}/supplement`}>{t('reception.hand_over.take_supplement')}</Link>
                </p>
              )}
            </>
          )
        },
        { heading: t('reception.done.promised'), cell: ({ promisedAt }) => <InstantText at={promisedAt} /> }
      ]}
    />
  )
}

/** What was handed over, to be signed for on paper. */
export function HandedOverPage({
  handed,
  recipient
}: {
  handed: readonly Ready[]
  recipient: string
}): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading lead={t('reception.handed.lead', { count: handed.length })}>
        {t('reception.handed.title')}
      </PageHeading>
      <Table<Ready>
        caption={t('reception.handed.caption')}
        captionHidden
        rows={handed}
        columns={[
          {
            heading: t('reception.column.code'),
            rowHeader: true,
            nowrap: true,
            cell: ({ code }) => code ?? '–'
          },
          { heading: t('reception.column.applicant'), cell: ({ applicant }) => applicant },
          { heading: t('reception.column.procedure'), cell: ({ procedure }) => procedure },
          { heading: t('reception.handed.result'), cell: ({ resultNumber }) => resultNumber ?? '–' },
          { heading: t('reception.handed.at'), cell: ({ handedOverAt }) => <InstantText at={handedOverAt} /> }
        ]}
      />
      {recipient && <p class="govuk-body">{t('reception.handed.recipient', { name: recipient })}</p>}
      <p class="govuk-body">{t('reception.handed.signature')}</p>
      <p class="govuk-hint">{t('reception.handed.print')}</p>
      <Button href={href('/reception/hand-over')} autofocus>
        {t('reception.done.next')}
      </Button>
    </>
  )
}
