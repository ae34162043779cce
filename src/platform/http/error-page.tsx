import type { VNode } from 'preact'
import { Button } from '../../ui/button/button.tsx'
import { Link } from '../../ui/link/link.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import type { ProblemDetail } from '../problem.ts'
import type { Fault } from './fault.ts'
import type { View } from './view.ts'

/** Says in plain words what went wrong and what can be done. */
export function ErrorPage({
  view,
  fault,
  requestId
}: {
  view: View
  fault: Fault
  requestId: string
}): VNode {
  const { t } = view
  const signIn = `/sign-in?${new URLSearchParams({ return_to: view.here({}) })}`
  return (
    <>
      <PageHeading>{t(`http.problem.${fault.code}`)}</PageHeading>
      <p class="govuk-body">{t(fault.messageKey, fault.params)}</p>
      {fault.details.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {fault.details.map((detail) => (
            <li>
              <Place view={view} detail={detail} />
              {t(detail.messageKey, detail.params)}
            </li>
          ))}
        </ul>
      )}
      {fault.code === 'capacity_ended' && <OtherCapacities view={view} />}
      {fault.code === 'forbidden' && fault.params.code !== undefined && (
        <p class="govuk-body">
          <Link to={`/authority/powers/${fault.params.code}`}>{t('http.error.who_decides')}</Link>
        </p>
      )}
      {fault.code === 'sign_in_needed' && <Button href={signIn}>{t('http.error.sign_in')}</Button>}
      {fault.status >= 500 && <p class="govuk-body">{t('http.error.request_id', { id: requestId })}</p>}
      <p class="govuk-body">
        <Link to="/" params={{ at: null, known: null }}>
          {t('http.error.home')}
        </Link>
      </p>
    </>
  )
}

/** The same page in each capacity that the reader has. */
function OtherCapacities({ view: { t, actor, here } }: { view: View }): VNode {
  const ways = [
    { href: here({ as: null }), text: t('http.error.all_capacities') },
    ...(actor?.capacities ?? []).map(({ postId, title }) => ({ href: here({ as: postId }), text: title }))
  ]
  return (
    <ul class="govuk-list">
      {ways.map(({ href, text }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Where a detail lies: a field, or a line and column. */
function Place({ view: { t }, detail }: { view: View; detail: ProblemDetail }): VNode | null {
  const { path, line, column } = detail
  const lineText = line === undefined ? undefined : t('http.error.line', { line })
  const columnText = column === undefined ? undefined : t('http.error.column', { column })
  const place = [path, lineText, columnText].filter(Boolean).join(', ')
  return place ? <strong>{place}: </strong> : null
}
