import type { VNode } from 'preact'
import { Button } from '../../ui/button/button.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import type { View } from '../http/index.ts'

/** The sign-in was broken off, took too long, or was refused by the provider. */
export function FailedPage({ view: { t }, returnTo }: { view: View; returnTo: string }): VNode {
  return (
    <>
      <PageHeading>{t('identity.failed.title')}</PageHeading>
      <p class="govuk-body">{t('identity.failed.text')}</p>
      <Button href={`/sign-in?${new URLSearchParams({ return_to: returnTo })}`}>
        {t('identity.failed.again')}
      </Button>
    </>
  )
}
