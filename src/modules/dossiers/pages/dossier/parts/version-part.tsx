import type { VNode } from 'preact'
import { Button, DayText, Details, InsetText, Link, useView } from '../../../../../ui/index.ts'
import { differencesOf, VersionDifferences } from '../../../../procedures/index.ts'
import type { Found } from '../read-dossier.ts'

/** Under which version the dossier runs, and what a newer one would change. */
export function VersionPart({ found }: { found: Found }): VNode {
  const { t, href } = useView()
  const { version, newer, words, possible, dossier } = found
  return (
    <section>
      <h2 class="govuk-heading-m">{t('dossier.version.title')}</h2>
      <p class="govuk-body">
        <Link to={`/procedures/${version.key}`} params={{ version: version.number }}>
          {t('dossier.version.runs', { number: version.number })}
        </Link>
        {version.publication && (
          <>
            {' '}
            ({t('dossier.version.since')} <DayText day={version.publication.firstDay} />)
          </>
        )}
      </p>
      {newer && (
        <>
          <InsetText>
            {t('dossier.version.newer', {
              number: newer.number,
              count: differencesOf(version.content, newer.content).length
            })}
          </InsetText>
          <Details summary={t('dossier.version.differences')}>
            <VersionDifferences before={version} after={newer} words={words} />
          </Details>
          {possible.includes('move-version') && (
            <Button kind="secondary" href={href(`/dossiers/${dossier.id}/move-version`)}>
              {t('dossier.verb.move-version')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
