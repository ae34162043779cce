import type { VNode } from 'preact'
import { Link, useView } from '../../../../../ui/index.ts'
import { formKinds, formsOf } from '../forms/forms-of.ts'
import type { Found } from '../read-dossier.ts'

/** The official papers that there are to print. */
export function PrintedForms({ found }: { found: Found }): VNode | null {
  const { t } = useView()
  const forms = formsOf(found)
  if (!forms.length) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{t('dossier.forms.title')}</h2>
      <ul class="govuk-list">
        {forms.map((number) => (
          <li>
            <Link to={`/dossiers/${found.dossier.id}/forms/${number}.pdf`}>
              {t(`dossier.forms.${formKinds[number]}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
