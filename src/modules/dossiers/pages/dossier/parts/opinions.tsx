import type { VNode } from 'preact'
import { InstantText, Link, Table, useView } from '../../../../../ui/index.ts'
import type { Found } from '../read-dossier.ts'

/** Opinions asked of other bodies, and what they said. */
export function Opinions({ found }: { found: Found }): VNode | null {
  const { t } = useView()
  const { opinions, answers, dossier } = found
  if (!opinions.length) return null
  return (
    <section>
      <Table
        caption={t('dossier.opinions.title')}
        captionSize="m"
        rows={opinions}
        columns={[
          { heading: t('dossier.opinions.body'), rowHeader: true, cell: ({ organization }) => organization },
          { heading: t('dossier.opinions.question'), cell: ({ question }) => question },
          {
            heading: t('dossier.opinions.asked'),
            cell: ({ askedAt, waits }) => (
              <>
                <InstantText at={askedAt} /> {waits && `(${t('dossier.opinions.clock_stands')})`}
              </>
            )
          },
          {
            heading: t('dossier.opinions.given'),
            cell: ({ id, givenAt, opinion }) =>
              givenAt ? (
                <>
                  <InstantText at={givenAt} />: {opinion}
                </>
              ) : answers.has(id) ? (
                <Link to={`/dossiers/${dossier.id}/give-opinion`} params={{ opinion: id }}>
                  {t('dossier.verb.give-opinion')}
                </Link>
              ) : dossier.life.openOpinions.includes(id) ? (
                t('dossier.opinions.open')
              ) : (
                t('dossier.opinions.dropped')
              )
          }
        ]}
      />
    </section>
  )
}
