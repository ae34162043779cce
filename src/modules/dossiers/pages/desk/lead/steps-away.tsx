import type { VNode } from 'preact'
import { InstantText, Link, Table, useView } from '../../../../../ui/index.ts'
import type { Away } from '../../../desk/away.ts'

/** What this body leads and another one works on: where, since when, and until when. */
export function StepsAway({ away: { count, items } }: { away: { count: number; items: Away[] } }): VNode {
  const { t, href } = useView()
  return (
    <>
      <h2 class="govuk-heading-m">{t('desk.leader.away', { count })}</h2>
      <p class="govuk-body">{t('desk.leader.away_hint')}</p>
      <Table
        caption={t('desk.leader.away', { count })}
        captionHidden
        rows={items}
        columns={[
          {
            heading: t('desk.column.code'),
            rowHeader: true,
            cell: ({ id, code, applicant }: Away) => (
              <>
                <Link to={`/dossiers/${id}`}>{code}</Link>
                <span class="haicap-work__small">{applicant}</span>
              </>
            )
          },
          { heading: t('desk.step.step'), cell: ({ elsewhere }) => elsewhere.step },
          {
            heading: t('desk.step.at'),
            cell: ({ elsewhere, unit }) => (
              <>
                {unit}
                {elsewhere.person && <span class="haicap-work__small">{elsewhere.person}</span>}
              </>
            )
          },
          { heading: t('desk.step.since'), cell: ({ elsewhere }) => <InstantText at={elsewhere.since} /> },
          {
            heading: t('desk.step.due'),
            cell: ({ stepDueAt, late }) => (
              <span class={late ? 'haicap-work__late' : undefined}>
                {stepDueAt ? <InstantText at={stepDueAt} /> : '–'}
                {late && <span class="haicap-work__small">{t('desk.step.late')}</span>}
              </span>
            )
          }
        ]}
      />
      {count > items.length && (
        <p class="govuk-body">
          <a class="govuk-link" href={href('/dossiers', { view: 'body', state: 'step_elsewhere' })}>
            {t('desk.leader.away_all', { count })}
          </a>
        </p>
      )}
    </>
  )
}
