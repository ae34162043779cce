import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

/** Who is signed in and in which capacity, and the way in or out. */
export function Account(): VNode {
  const view = useView()
  const { t, actor, citizen } = view
  if (!actor && !citizen) {
    const address = `/sign-in?${new URLSearchParams({ return_to: view.here({}) })}`
    return (
      <p class="haicap-account">
        <a class="haicap-header__link" href={address}>
          {t('ui.account.sign_in')}
        </a>
      </p>
    )
  }
  return (
    <div class="haicap-account">
      {actor?.alerts ? (
        <a class="haicap-header__link haicap-account__alerts" href={view.href('/authority/alerts')}>
          {t('ui.account.alerts', { count: actor.alerts })}
        </a>
      ) : null}
      <Whose />
      <CapacitySwitch />
      <form method="post" action="/sign-out">
        <input type="hidden" name="_csrf" value={view.csrf} />
        <button class="haicap-header__link haicap-account__out" type="submit">
          {t('ui.account.sign_out')}
        </button>
      </form>
    </div>
  )
}

/** Who it is, leading to what one's account is: of an official the posts, of a citizen where they are signed in. */
function Whose(): VNode {
  const { actor, citizen, href } = useView()
  const name = actor?.name ?? citizen?.name ?? ''
  return (
    <a
      class="haicap-header__link haicap-account__name"
      href={href(actor ? '/my' : '/my/sessions')}
      title={name}
    >
      {name}
    </a>
  )
}

/** The posts that someone holds, as links to the same page in that capacity; each tab keeps its own. */
function CapacitySwitch(): VNode | null {
  const { t, actor, here } = useView()
  const { capacities = [], capacity } = actor ?? {}
  if (capacities.length < 2) return null
  const chosen = (postId: string | undefined) => (capacity?.postId === postId ? 'true' : undefined)
  return (
    <details class="haicap-capacity">
      <summary class="haicap-header__link" title={capacity?.title}>
        <span class="haicap-capacity__words">{t('ui.account.acting_as')} </span>
        <strong>{capacity?.title ?? t('ui.account.all_capacities')}</strong>
      </summary>
      <ul class="haicap-capacity__list">
        <li>
          <a class="govuk-link" href={here({ as: null })} aria-current={chosen(undefined)}>
            {t('ui.account.all_capacities')}
          </a>
        </li>
        {capacities.map(({ postId, title }) => (
          <li>
            <a class="govuk-link" href={here({ as: postId })} aria-current={chosen(postId)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
