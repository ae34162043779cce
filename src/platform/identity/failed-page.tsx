import type { VNode } from 'preact'
import type { View } from '../http/index.ts'

/** The sign-in was broken off, took too long, or was refused by the provider. */
export function FailedPage({ view: { t }, returnTo }: { view: View; returnTo: string }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{t('identity.failed.title')}</h1>
      <p class="govuk-body">{t('identity.failed.text')}</p>
      <a class="govuk-button" href={`/sign-in?${new URLSearchParams({ return_to: returnTo })}`}>
        {t('identity.failed.again')}
      </a>
    </>
  )
}
