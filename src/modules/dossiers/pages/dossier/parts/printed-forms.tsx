import type { VNode } from 'preact'
import { Button, Form, Link, useView } from '../../../../../ui/index.ts'
import { formKinds, formsOf } from '../forms/forms-of.ts'
import { signedNotice } from '../forms/notices.ts'
import type { Found } from '../read-dossier.ts'

/** The official papers that there are: signed as files, or to print. */
export function PrintedForms({ found, unsigned }: { found: Found; unsigned: boolean }): VNode | null {
  const { t } = useView()
  const forms = formsOf(found)
  if (!forms.length) return null
  const path = `/dossiers/${found.dossier.id}/forms`
  return (
    <section>
      <h2 class="govuk-heading-m">{t('dossier.forms.title')}</h2>
      <ul class="govuk-list">
        {forms.map((number) => {
          const notice = signedNotice(found, number)
          return (
            <li>
              <Link to={`${path}/${number}.pdf`}>{t(`dossier.forms.${formKinds[number]}`)}</Link>
              {notice && (
                <>
                  {' – '}
                  <Link to={`/verify/${notice.paper.id}`}>
                    {t('dossier.forms.verify')}
                    <span class="govuk-visually-hidden"> – {t(`dossier.forms.${formKinds[number]}`)}</span>
                  </Link>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {unsigned && (
        <Form action={`${path}/sign`}>
          <p class="govuk-body">{t('dossier.forms.unsigned')}</p>
          <Button kind="secondary">{t('dossier.forms.sign')}</Button>
        </Form>
      )}
    </section>
  )
}
