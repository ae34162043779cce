import type { VNode } from 'preact'
import { Button, ButtonGroup, Link, LivePart, Pagination, useView, WorkList } from '../../../../ui/index.ts'
import { offered, wordOf } from './bulk/verbs.ts'
import { keptQuery } from './query.ts'
import type { DeskList, DeskRow } from './read-desk.ts'
import { StateLinks } from './state-links.tsx'
import { Doer, StepMark } from './step-words.tsx'
import { Due, useNext } from './words.tsx'

/** Id of the form that takes what is ticked. */
export const bulkForm = 'chosen'

/** What of a desk is kept as it is on the server: counts, rows and the ways to other pages. */
export function DeskParts({ list }: { list: DeskList }): VNode {
  return (
    <>
      <LivePart name="counts">
        <StateLinks list={list} />
      </LivePart>
      <LivePart name="rows">
        <WorkTable list={list} />
      </LivePart>
      <LivePart name="bulk">
        <Bulk list={list} />
      </LivePart>
    </>
  )
}

/** What can be done with the rows that are ticked: what whoever looks may do to at least one of them. */
function Bulk({ list }: { list: DeskList }): VNode | null {
  const { t, href } = useView()
  const verbs = offered(list.rows)
  if (!verbs.length) return null
  return (
    <form id={bulkForm} method="get" action={href('/dossiers/bulk')} class="haicap-bulk">
      <input type="hidden" name="back" value={keptQuery({ ...list.query, view: list.view })} />
      <h2 class="govuk-heading-s">{t('desk.bulk.heading')}</h2>
      <ButtonGroup>
        {verbs.map((verb) => (
          <Button kind="secondary" small name="verb" value={verb}>
            {t(`desk.bulk.${wordOf(verb)}.verb`)}
          </Button>
        ))}
      </ButtonGroup>
    </form>
  )
}

function WorkTable({ list }: { list: DeskList }): VNode {
  const { t, href } = useView()
  const next = useNext()
  const { rows, query } = list
  const { after: _after, before: _before, select: _select, at: _at, known: _known, ...kept } = query
  const page = (cursor: object) => href('/dossiers', { ...kept, view: list.view, ...cursor })
  return (
    <>
      <WorkList
        id="work"
        caption={t('desk.list.rows', { count: rows.length })}
        rows={rows}
        keyOf={({ id }) => id}
        choose={{
          form: bulkForm,
          name: 'id',
          heading: t('desk.list.choose'),
          label: (row) => t('desk.list.choose_one', { code: row.code ?? row.applicant }),
          all: query.select === 'all',
          may: (row) => row.may.length > 0
        }}
        columns={[
          { heading: t('desk.column.code'), rowHeader: true, cell: (row) => <Code row={row} /> },
          { heading: t('desk.column.procedure'), cell: (row) => row.procedure },
          { heading: t('desk.column.state'), cell: (row) => t(`dossiers.phase.${row.phase}`) },
          {
            heading: t('desk.column.next'),
            cell: (row) => (row.elsewhere && !row.waiting.length ? <StepMark row={row} /> : next(row) || '–')
          },
          { heading: t('desk.column.person'), cell: (row) => <Doer row={row} /> },
          { heading: t('desk.column.due'), cell: (row) => <Due row={row} /> }
        ]}
        empty={t(query.q ? 'desk.list.none_found' : 'desk.list.empty')}
      />
      <Pagination
        label={t('desk.list.pages')}
        previous={list.previous && page({ before: list.previous })}
        next={list.next && page({ after: list.next })}
      />
    </>
  )
}

function Code({ row }: { row: DeskRow }): VNode {
  return (
    <>
      <span class="haicap-nowrap">
        <Link to={`/dossiers/${row.id}`}>{row.code ?? '–'}</Link>
      </span>
      <span class="haicap-work__small">{row.applicant}</span>
    </>
  )
}
