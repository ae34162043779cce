import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

/** Who is signed in, and the way in or out. */
export function Account(): VNode {
  const view = useView()
  const { t, actor } = view
  if (!actor) {
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
    <form class="haicap-account" method="post" action="/sign-out">
      <input type="hidden" name="_csrf" value={view.csrf} />
      <span class="haicap-account__name">{actor.name}</span>
      <button class="haicap-header__link haicap-account__out" type="submit">
        {t('ui.account.sign_out')}
      </button>
    </form>
  )
}
