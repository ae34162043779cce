import type { VNode } from 'preact'
import { Button } from '../../../ui/button/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHeading } from '../../../ui/page-heading/page-heading.tsx'
import { WarningText } from '../../../ui/warning-text/warning-text.tsx'
import type { View } from '../../http/index.ts'
import type { Official } from './oidc.ts'

/** Offers the officials, each as a button. */
export function ChoosePage({ view: { t }, officials }: { view: View; officials: Official[] }): VNode {
  return (
    <>
      <PageHeading caption={t('identity.demo.warning')}>{t('identity.demo.title')}</PageHeading>
      <WarningText>{t('identity.demo.notice')}</WarningText>
      <Form>
        <h2 class="govuk-heading-m">{t('identity.demo.officials')}</h2>
        {officials.length === 0 && <p class="govuk-body">{t('identity.demo.none')}</p>}
        <ul class="govuk-list">
          {officials.map(({ subject, name, post, mayChangeRegister }) => (
            <li>
              <Button name="official" value={subject}>
                {name}
              </Button>
              <p class="govuk-hint">
                {post} · {t(mayChangeRegister ? 'identity.demo.may_change' : 'identity.demo.may_read')}
              </p>
            </li>
          ))}
        </ul>
        <Button kind="secondary">{t('identity.demo.cancel')}</Button>
      </Form>
    </>
  )
}
