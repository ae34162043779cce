import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import {
  Button,
  type Column,
  Columns,
  DayText,
  Form,
  Link,
  PageHeading,
  Table,
  Tag,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { PostInWords } from '../../resolve/index.ts'
import type { Delegation, DelegationLine } from '../delegation.ts'
import type { DraftProblem } from '../draft-problems.ts'
import { phaseOf } from '../steps.ts'
import { History } from './history.tsx'
import { type MayDo, NextStep } from './next-step.tsx'
import { DelegationText } from './text.tsx'
import { StateTag } from './words.tsx'

export interface DelegationPageProps {
  delegation: Delegation
  problems: DraftProblem[]
  grounds: string[]
  may: MayDo
  next: PostInWords[]
}

/** A delegation: where it stands and what comes next, its text, its lines with what is wrong, its history. */
export function DelegationPage(props: DelegationPageProps): VNode {
  const { t, language, actor } = useView()
  const { delegation, problems, grounds, may, next } = props
  const editable = may.draft && ['drafted', 'returned', 'agreed'].includes(phaseOf(delegation))
  const whole = problems.filter(({ line }) => line === 0)
  return (
    <>
      <PageHeading
        caption={t(`delegations.kind.${delegation.kind}`)}
        meta={
          <>
            <StateTag state={delegation.state} /> {delegation.grantor.name[language]}
            {delegation.demonstration && (
              <>
                {' '}
                <Tag tone="gold">{t('delegations.page.demonstration')}</Tag>
              </>
            )}
          </>
        }
        actions={<Link to={`/delegations/${delegation.id}/print`}>{t('delegations.page.print.link')}</Link>}
      >
        {delegation.title}
      </PageHeading>
      <NextStep delegation={delegation} may={may} next={next} signedIn={actor !== null} />
      {whole.map(({ messageKey, params }) => (
        <WarningText>{t(messageKey, params)}</WarningText>
      ))}
      <Columns aside={<History delegation={delegation} />}>
        <Lines delegation={delegation} problems={problems} editable={editable} />
        {delegation.lines.length > 0 && (
          <>
            <h2 class="govuk-heading-m">{t('delegations.page.text')}</h2>
            <DelegationText delegation={delegation} grounds={grounds} t={t} />
          </>
        )}
      </Columns>
    </>
  )
}

function Lines({
  delegation,
  problems,
  editable
}: {
  delegation: Delegation
  problems: DraftProblem[]
  editable: boolean
}): VNode {
  const { t, language } = useView()
  const columns: Column<DelegationLine>[] = [
    { heading: t('delegations.page.column.number'), cell: ({ ordinal }) => ordinal, nowrap: true },
    {
      heading: t('delegations.page.column.thing'),
      rowHeader: true,
      cell: ({ thing, placeName }) => (
        <>
          {thing.kind === 'power' ? (
            <Link to={`/authority/powers/${thing.code}`}>{thing.name[language]}</Link>
          ) : (
            t('delegations.page.field', { field: thing.name[language] })
          )}
          {placeName && <> ({placeName})</>}
        </>
      )
    },
    { heading: t('delegations.page.column.holder'), cell: ({ holder }) => holder.name[language] },
    {
      heading: t('delegations.page.column.days'),
      cell: ({ firstDay, end, vesting }) => {
        const last = vesting ? vesting.end : end
        return (
          <>
            <DayText day={firstDay} /> –{' '}
            {last ? <DayText day={dayBefore(last)} /> : t('delegations.page.open')}
          </>
        )
      }
    }
  ]
  if (editable)
    columns.push({
      heading: t('delegations.page.column.change'),
      cell: ({ ordinal }) => <LineLinks id={delegation.id} ordinal={ordinal} />
    })
  return (
    <>
      <Table
        caption={t('delegations.page.lines', { count: delegation.lines.length })}
        captionSize="m"
        columns={columns}
        rows={delegation.lines}
        empty={t('delegations.page.no_lines')}
      />
      {delegation.lines.length > 0 && !delegation.publication && (
        <Problems problems={problems.filter(({ line }) => line > 0)} />
      )}
      {editable && (
        <p class="govuk-body">
          <Link to={`/delegations/${delegation.id}/lines/new`}>{t('delegations.page.line.add')}</Link>
        </p>
      )}
    </>
  )
}

/** What the automatic check says, line by line, below the table: it must not scroll out of sight on a phone. */
function Problems({ problems }: { problems: DraftProblem[] }): VNode {
  const { t } = useView()
  return (
    <section aria-labelledby="checked">
      <h2 class="govuk-heading-s" id="checked">
        {t('delegations.page.column.checked')}
      </h2>
      {problems.length === 0 && (
        <p class="govuk-body">
          <Tag tone="green">{t('delegations.page.sound')}</Tag>
        </p>
      )}
      <ul class="govuk-list">
        {problems.map(({ line, severity, messageKey, params }) => (
          <li>
            <Tag tone={severity === 'problem' ? 'red' : 'gold'}>{t(`delegations.page.${severity}`)}</Tag>{' '}
            {t('delegations.page.line.title', { number: line })}: {t(messageKey, params)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function LineLinks({ id, ordinal }: { id: string; ordinal: number }): VNode {
  const { t, href } = useView()
  const path = `/delegations/${id}/lines/${ordinal}`
  return (
    <>
      <Link to={path}>
        {t('delegations.page.line.edit')}
        <span class="govuk-visually-hidden"> {t('delegations.page.line.title', { number: ordinal })}</span>
      </Link>
      <Form action={href(`${path}/remove`)}>
        <Button kind="secondary" small>
          {t('delegations.page.line.remove')}
          <span class="govuk-visually-hidden"> {t('delegations.page.line.title', { number: ordinal })}</span>
        </Button>
      </Form>
    </>
  )
}
