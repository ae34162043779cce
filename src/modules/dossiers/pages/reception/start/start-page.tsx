import type { VNode } from 'preact'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  type Column,
  FigureCard,
  FigureGrid,
  Form,
  InstantText,
  Link,
  PageHeading,
  SearchBox,
  Table,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import type { Listed } from '../../../../procedures/index.ts'
import type { AtCounter } from '../counters.ts'
import { useLimitWords } from '../limit-words.ts'
import { TimeLeft } from '../time-left.tsx'
import type { Counts, Draft, Submitted } from './store.ts'

export interface StartProps {
  at: AtCounter
  q: string
  procedures: readonly Listed[]
  counts: Counts
  drafts: readonly Draft[]
  submitted: readonly Submitted[]
}

/** Where reception begins: one field to find what somebody wants, below it what waits. */
export function StartPage({ at, q, procedures, counts, drafts, submitted }: StartProps): VNode {
  const { t, href, language } = useView()
  const number = (value: number) => formatNumber(value, language)
  return (
    <>
      <PageHeading caption={at.counter.name}>{t('reception.title')}</PageHeading>
      {at.counters.length > 1 && <OtherCounters at={at} />}
      <SearchBox
        action="/reception"
        label={t('reception.start.search')}
        hint={t('reception.start.search_hint')}
        value={q}
        large
        autofocus
      />
      <Procedures procedures={procedures} q={q} at={at} />
      <SearchBox
        action="/reception/hand-over"
        id="hand-over-q"
        label={t('reception.start.hand_over')}
        hint={t('reception.start.hand_over_hint')}
      />
      <FigureGrid>
        <FigureCard label={t('reception.count.received')} value={number(counts.received)} />
        <FigureCard
          label={t('reception.count.to_hand_over')}
          value={number(counts.toHandOver)}
          href={href('/reception/hand-over')}
        />
        <FigureCard
          label={t('reception.count.submitted')}
          value={number(counts.submitted)}
          href={href('/reception/submitted')}
        />
        <FigureCard
          label={t('reception.count.drafts')}
          value={number(counts.drafts)}
          href={href('/reception/drafts')}
        />
      </FigureGrid>
      {submitted.length > 0 && <SubmittedTable submitted={submitted} />}
      {drafts.length > 0 && <DraftTable drafts={drafts} />}
    </>
  )
}

function OtherCounters({ at }: { at: AtCounter }): VNode {
  const { t, here } = useView()
  return (
    <nav aria-label={t('reception.start.counters')}>
      <ul class="govuk-list">
        {at.counters.map(({ id, name }) => (
          <li>
            <a
              class="govuk-link"
              href={here({ counter: id })}
              aria-current={id === at.counter.id ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Procedures({ procedures, q, at }: Pick<StartProps, 'procedures' | 'q' | 'at'>): VNode {
  const { t, language, href } = useView()
  // Only who has several counters has to say which.
  const chosen = at.counters.length > 1 ? at.counter.id : null
  const limit = useLimitWords()
  const columns: Column<Listed>[] = [
    {
      heading: t('reception.start.procedure'),
      rowHeader: true,
      cell: ({ key, name, suspended }) => (
        <>
          <a class="govuk-link" href={href('/reception/new', { procedure: key, counter: chosen })}>
            {name[language]}
          </a>{' '}
          {suspended && <Tag tone="red">{t('reception.start.suspended')}</Tag>}
        </>
      )
    },
    { heading: t('reception.start.field'), cell: ({ fieldName }) => fieldName[language] },
    { heading: t('reception.start.limit'), cell: (row) => limit(row.limit), nowrap: true }
  ]
  return (
    <Table
      caption={q ? t('reception.start.found', { q }) : t('reception.start.most_used')}
      captionSize="m"
      columns={columns}
      rows={procedures}
      empty={q ? t('reception.start.found_none') : t('reception.start.used_none')}
    />
  )
}

export function SubmittedTable({ submitted }: Pick<StartProps, 'submitted'>): VNode {
  const { t } = useView()
  const columns: Column<Submitted>[] = [
    {
      heading: t('reception.column.code'),
      rowHeader: true,
      nowrap: true,
      cell: ({ id, code }) => <Link to={`/reception/submitted/${id}`}>{code}</Link>
    },
    { heading: t('reception.column.applicant'), cell: ({ applicant }) => applicant },
    { heading: t('reception.column.procedure'), cell: ({ procedure }) => procedure },
    {
      heading: t('reception.column.submitted_at'),
      cell: ({ submittedAt }) => <InstantText at={submittedAt} />
    },
    { heading: t('reception.column.answer_by'), cell: (row) => <TimeLeft row={row} /> }
  ]
  return (
    <Table
      caption={t('reception.submitted.caption')}
      captionSize="m"
      columns={columns}
      rows={submitted}
      empty={t('reception.submitted.none')}
    />
  )
}

/** Drafts to go on with or to give up. */
export function DraftTable({ drafts }: Pick<StartProps, 'drafts'>): VNode {
  const { t } = useView()
  const columns: Column<Draft>[] = [
    {
      heading: t('reception.column.applicant'),
      rowHeader: true,
      cell: ({ id, applicant, waiting }) => (
        <>
          <Link to={`/reception/new?draft=${id}`}>{applicant}</Link>{' '}
          {waiting.includes('supplement') && <Tag tone="gold">{t('reception.draft.waits')}</Tag>}
        </>
      )
    },
    { heading: t('reception.column.procedure'), cell: ({ procedure }) => procedure },
    { heading: t('reception.column.saved_at'), cell: ({ at }) => <InstantText at={at} /> },
    { heading: t('reception.column.actions'), cell: (draft) => <Discard draft={draft} /> }
  ]
  return (
    <Table
      caption={t('reception.draft.caption')}
      captionSize="m"
      columns={columns}
      rows={drafts}
      empty={t('reception.draft.none')}
    />
  )
}

function Discard({ draft }: { draft: Draft }): VNode {
  const { t } = useView()
  return (
    <Form action={`/reception/drafts/${draft.id}/discard`} inline>
      <ButtonGroup>
        <Button kind="secondary" small>
          {t('reception.draft.discard')}
          <span class="govuk-visually-hidden">
            {' '}
            {t('reception.draft.of', { applicant: draft.applicant })}
          </span>
        </Button>
      </ButtonGroup>
    </Form>
  )
}
