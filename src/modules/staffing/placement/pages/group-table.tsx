import type { VNode } from 'preact'
import { type Column, Link, Table, Tag, type Tone, useView } from '../../../../ui/index.ts'
import type { Plan } from '../../../changeover/index.ts'
import type { BodyGroup, PeopleOfPlan, PersonRow, PersonState } from '../people-of-plan.ts'
import { placeWords } from './words-of.ts'

export interface GroupTableProps {
  plan: Plan
  people: PeopleOfPlan
  group: BodyGroup
  /** Whether each name leads to where the person is placed. */
  editable: boolean
}

const tones: Record<PersonState, Tone> = {
  open: 'red',
  proposed: 'gold',
  written: 'green',
  leaving: 'grey',
  hangs: 'grey'
}

/** The people of one body that ends: where they serve, where they go. */
export function GroupTable({
  group: { body, people: rows },
  people,
  plan,
  editable
}: GroupTableProps): VNode {
  const { t, language } = useView()
  const columns: Column<PersonRow>[] = [
    {
      heading: t('placement.column.person'),
      rowHeader: true,
      cell: ({ name, code, personId }) => (
        <>
          {editable ? <Link to={`/plans/${plan.id}/people/${personId}`}>{name}</Link> : name}
          <br />
          <span class="haicap-muted">{code}</span>
        </>
      )
    },
    {
      heading: t('placement.column.from'),
      cell: ({ posts }) =>
        posts.map(({ title, kind }) => (
          <div>
            {title[language]}
            {kind !== 'permanent' && <span class="haicap-muted"> ({t(`placement.kind.${kind}`)})</span>}
          </div>
        ))
    },
    { heading: t('placement.column.into'), cell: (row) => <Into row={row} people={people} /> },
    {
      heading: t('placement.column.state'),
      cell: ({ state, clash }) => (
        <>
          <Tag tone={tones[state]}>{t(`placement.state.${state}`)}</Tag>{' '}
          {clash && <Tag tone="red">{t('placement.state.clash')}</Tag>}
        </>
      )
    }
  ]
  return (
    <Table
      caption={
        body ? t('placement.page.group', { body: body.name, count: rows.length }) : t('placement.page.others')
      }
      captionSize="m"
      columns={columns}
      rows={rows}
    />
  )
}

function Into({ row: { lines }, people }: { row: PersonRow; people: PeopleOfPlan }): VNode {
  const { t } = useView()
  return (
    <>
      {lines.map((line) => {
        if (line.kind === 'leaving') return <div>{t(`placement.reason.${line.reason}`)}</div>
        const { position, body } = placeWords(line, people.bodies, people.positions, t)
        return (
          <div>
            {position}, {body}
            {line.kind !== 'permanent' && (
              <span class="haicap-muted"> ({t(`placement.kind.${line.kind}`)})</span>
            )}
            {line.toleratedUntil && (
              <div class="haicap-muted">{t('placement.page.tolerated', { day: line.toleratedUntil })}</div>
            )}
            {line.note && <div class="haicap-muted">{line.note}</div>}
          </div>
        )
      })}
      {lines.length === 0 && '–'}
    </>
  )
}
