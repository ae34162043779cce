import type { VNode } from 'preact'
import { Banner, Link, PageHeading, useView } from '../../../ui/index.ts'

/** The secret, this one time. */
export function SecretPage({ id, secret }: { id: string; secret: string }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading>{t('webhooks.secret.title')}</PageHeading>
      <Banner>
        <p class="govuk-body">{t('webhooks.secret.once')}</p>
        <p class="govuk-body">
          <code class="haicap-code">{secret}</code>
        </p>
      </Banner>
      <p class="govuk-body">{t('webhooks.secret.use')}</p>
      <p class="govuk-body">
        <Link to={`/webhooks/${id}`}>{t('webhooks.secret.on')}</Link>
      </p>
    </>
  )
}
