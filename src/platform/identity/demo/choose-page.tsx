import type { VNode } from 'preact'
import type { View } from '../../http/index.ts'
import type { Official } from './oidc.ts'

/** Offers the officials, each as a button. */
export function ChoosePage({ view, officials }: { view: View; officials: Official[] }): VNode {
  const { t } = view
  return (
    <>
      <h1 class="govuk-heading-l">{t('identity.demo.title')}</h1>
      <div class="govuk-warning-text">
        <span class="govuk-warning-text__icon" aria-hidden="true">
          !
        </span>
        <strong class="govuk-warning-text__text">
          <span class="govuk-visually-hidden">{t('identity.demo.warning')}: </span>
          {t('identity.demo.notice')}
        </strong>
      </div>
      <form method="post" action={view.path}>
        <input type="hidden" name="_csrf" value={view.csrf} />
        <h2 class="govuk-heading-m">{t('identity.demo.officials')}</h2>
        {officials.length === 0 && <p class="govuk-body">{t('identity.demo.none')}</p>}
        <ul class="govuk-list">
          {officials.map(({ subject, name, post, mayChangeRegister }) => (
            <li class="govuk-!-margin-bottom-4">
              <button class="govuk-button govuk-!-margin-bottom-1" name="official" value={subject} aria-describedby={`post-${subject}`}>
                {name}
              </button>
              <div class="govuk-hint" id={`post-${subject}`}>
                {post} · {t(mayChangeRegister ? 'identity.demo.may_change' : 'identity.demo.may_read')}
              </div>
            </li>
          ))}
        </ul>
        <button class="govuk-button govuk-button--secondary">{t('identity.demo.cancel')}</button>
      </form>
    </>
  )
}
