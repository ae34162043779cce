import type { VNode } from 'preact'
import { Button, type Column, FilterForm, Input, Pagination, Table, useView } from '../../../ui/index.ts'
import { fold } from '../../organization/index.ts'
import type { Words } from '../store/words.ts'
import { End } from './flow-page.tsx'
import { fieldName } from './unit-words.tsx'
import type { Way } from './ways.ts'

export interface HandoverPageProps {
  ways: Way[]
  words: Words
  q: string
  page: number
}

const pageLength = 100

/** A body, what passes from it, and who takes it over; one line for all fields that go the same way. */
interface Handover {
  way: Way
  fields: string[]
}

/** Who takes over what: by body, field and place. */
export function HandoverPage({ ways, words, q, page }: HandoverPageProps): VNode {
  const { t, here, language } = useView()
  const wanted = fold(q.trim())
  const rows = together(ways).filter(({ way: { from, into } }) =>
    [from, into].some(({ title, code }) => fold(`${title} ${code}`).includes(wanted))
  )
  const start = (page - 1) * pageLength
  const shown = rows.slice(start, start + pageLength)
  const columns: Column<Handover>[] = [
    {
      heading: t('changeover.page.handover.from'),
      cell: ({ way }) => <End end={way.from} />,
      rowHeader: true
    },
    {
      heading: t('changeover.page.handover.fields'),
      cell: ({ fields }) => fields.map((code) => fieldName(code, words, language)).join(', ')
    },
    {
      heading: t('changeover.page.handover.place'),
      cell: ({ way }) => way.place ?? t('changeover.page.handover.everywhere')
    },
    { heading: t('changeover.page.handover.into'), cell: ({ way }) => <End end={way.into} /> },
    { heading: t('changeover.page.flow.extent'), cell: ({ way }) => t(`changeover.page.flow.${way.extent}`) }
  ]
  return (
    <>
      <p class="govuk-body">{t('changeover.page.handover.lead')}</p>
      {ways.length > 20 && (
        <FilterForm label={t('changeover.page.filter.label')} fields={['q']}>
          <Input name="q" label={t('changeover.page.handover.q')} value={q} width={20} type="search" />
          <Button kind="secondary">{t('changeover.page.filter.submit')}</Button>
        </FilterForm>
      )}
      <Table
        caption={t('changeover.page.handover.caption')}
        captionHidden
        columns={columns}
        rows={shown}
        empty={t('changeover.page.handover.empty')}
      />
      {rows.length > shown.length && (
        <Pagination
          position={t('changeover.page.operation.position', {
            first: start + 1,
            last: start + shown.length,
            total: rows.length
          })}
          previous={page > 1 ? here({ page: page - 1 }) : null}
          next={start + pageLength < rows.length ? here({ page: page + 1 }) : null}
        />
      )}
    </>
  )
}

function together(ways: Way[]): Handover[] {
  const lines = new Map<string, Handover>()
  for (const way of ways) {
    const key = [way.from.id, way.into.id, way.place ?? '', way.extent].join(' ')
    const line = lines.get(key) ?? { way, fields: [] }
    line.fields.push(way.functionCode)
    lines.set(key, line)
  }
  return [...lines.values()]
}
