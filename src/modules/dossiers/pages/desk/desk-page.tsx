import type { VNode } from 'preact'
import { Details, InsetText, Link, Live, PageHeading, useView } from '../../../../ui/index.ts'
import { offered } from './bulk/verbs.ts'
import { Filters, KeptFilters } from './filters.tsx'
import { keptQuery } from './query.ts'
import type { DeskModel } from './read-desk.ts'
import { DeskParts } from './work-table.tsx'

/** Work by due date: what is mine, my unit's, what passes the counter; and what can be done with it. */
export function DeskPage({ model }: { model: DeskModel }): VNode {
  const { t, href } = useView()
  const { desk, query } = model
  return (
    <>
      <PageHeading
        lead={t('desk.lead')}
        actions={
          desk.leads.length > 0 || desk.units.length > 0 ? (
            <Link to="/dossiers/lead">{t('desk.leader.title')}</Link>
          ) : undefined
        }
      >
        {t('desk.title')}
      </PageHeading>
      <Warnings warnings={model.warnings} />
      <Filters model={model} />
      <Live source={href('/dossiers/live', addressOf(model))} time={model.time}>
        <DeskParts list={model} />
      </Live>
      <ChooseAll model={model} />
      {query.after || query.before ? (
        <p class="govuk-body">
          <Link to={`/dossiers?${keptQuery(query)}`}>{t('desk.list.first')}</Link>
        </p>
      ) : null}
      <KeptFilters model={model} />
    </>
  )
}

function addressOf({ query, view }: DeskModel): Record<string, string | undefined> {
  const { at: _at, known: _known, ...rest } = query
  return { ...rest, view }
}

/** Ticks all rows that can be ticked, or none. */
function ChooseAll({ model }: { model: DeskModel }): VNode | null {
  const { t, here } = useView()
  if (!offered(model.rows).length) return null
  const all = model.query.select === 'all'
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={here({ select: all ? null : 'all' })}>
        {t(all ? 'desk.bulk.none' : 'desk.bulk.all')}
      </a>
    </p>
  )
}

/** What runs out of time, noted before it has. */
function Warnings({ warnings: { count, items } }: Pick<DeskModel, 'warnings'>): VNode | null {
  const { t } = useView()
  if (!count) return null
  return (
    <Details summary={t('desk.warning.title', { count })}>
      <ul class="govuk-list">
        {items.map((one) => (
          <li>
            <strong>{t(`desk.warning.${one.kind}`)}</strong>{' '}
            <Link to={`/dossiers/${one.id}`}>{one.code}</Link> – {one.procedure}
            {one.person && ` (${one.person})`}
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p class="govuk-body">{t('desk.warning.more', { count: count - items.length })}</p>
      )}
    </Details>
  )
}

/** For whoever is signed in and works on no dossiers. */
export function NoDesk(): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading>{t('desk.title')}</PageHeading>
      <InsetText>{t('desk.nothing')}</InsetText>
    </>
  )
}
