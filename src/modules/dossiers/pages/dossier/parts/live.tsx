import type { VNode } from 'preact'
import { useView } from '../../../../../ui/index.ts'
import type { Found } from '../read-dossier.ts'

/** Says when something has happened since the page was opened; without scripts the link does. */
export function Live({ found: { dossier } }: { found: Found }): VNode {
  const { t, href, here } = useView()
  return (
    <div
      data-haicap-watch={href(`/api/dossiers/${dossier.id}/event`)}
      data-haicap-seen={dossier.events}
      role="status"
    >
      <p class="govuk-body-s haicap-asof__links" data-haicap-still>
        <a class="govuk-link" href={here({})}>
          {t('dossier.live.reload')}
        </a>
      </p>
      <p class="govuk-inset-text" data-haicap-changed hidden>
        {t('dossier.live.changed')}{' '}
        <a class="govuk-link" href={here({})}>
          {t('dossier.live.reload')}
        </a>
      </p>
    </div>
  )
}
