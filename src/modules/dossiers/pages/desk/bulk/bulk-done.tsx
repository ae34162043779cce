import type { VNode } from 'preact'
import {
  Banner,
  Button,
  InsetText,
  Link,
  PageHeading,
  Tag,
  useView,
  WorkList
} from '../../../../../ui/index.ts'
import type { RowDone } from './carry-out.ts'
import type { BulkRow } from './read-bulk.ts'
import { type BulkVerb, wordOf } from './verbs.ts'

export interface BulkDoneProps {
  verb: BulkVerb
  rows: { row: BulkRow; done: RowDone }[]
  back: string
}

/** Row by row what was done, and what was not and why. */
export function BulkDone({ verb, rows, back }: BulkDoneProps): VNode {
  const { t, href } = useView()
  const refused = rows.filter(({ done }) => done.problem)
  const word = wordOf(verb)
  return (
    <>
      <PageHeading>{t(`desk.bulk.${word}.done`)}</PageHeading>
      {rows.length > refused.length && (
        <Banner kind="success">{t('desk.done.done', { count: rows.length - refused.length })}</Banner>
      )}
      {refused.length > 0 && <InsetText>{t('desk.done.refused', { count: refused.length })}</InsetText>}
      <WorkList
        id="done"
        keyOf={({ row: { dossier } }) => dossier.id}
        caption={t('desk.bulk.chosen', { count: rows.length })}
        columns={[
          {
            heading: t('desk.column.code_only'),
            rowHeader: true,
            cell: ({ row: { dossier } }) => <Link to={`/dossiers/${dossier.id}`}>{dossier.code ?? '–'}</Link>
          },
          { heading: t('desk.column.applicant'), cell: ({ row: { dossier } }) => dossier.applicant.name },
          {
            heading: t('desk.column.outcome'),
            cell: ({ done: { problem, number } }) =>
              problem ? (
                <>
                  <Tag tone="red">{t('desk.done.no')}</Tag> <Why problem={problem} />
                </>
              ) : (
                <>
                  <Tag tone="green">{t('desk.done.yes')}</Tag> {number && t('desk.done.number', { number })}
                </>
              )
          }
        ]}
        rows={rows}
      />
      {refused.length > 0 && (
        <form method="get" action={href('/dossiers/bulk')}>
          <input type="hidden" name="verb" value={verb} />
          <input type="hidden" name="back" value={back} />
          {refused.map(({ done }) => (
            <input type="hidden" name="id" value={done.id} />
          ))}
          <Button kind="secondary">{t('desk.done.again', { count: refused.length })}</Button>
        </form>
      )}
      <p class="govuk-body">
        <Link to={`/dossiers?${back}`}>{t('desk.done.back')}</Link>
      </p>
    </>
  )
}

function Why({ problem }: { problem: NonNullable<RowDone['problem']> }): VNode {
  const { t } = useView()
  return (
    <>
      {t(problem.messageKey, problem.params)}
      {problem.details.length > 0 && (
        <span class="haicap-work__small">
          {problem.details.map(({ messageKey, params }) => t(messageKey, params)).join('; ')}
        </span>
      )}
    </>
  )
}
