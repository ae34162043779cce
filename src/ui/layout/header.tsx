import type { VNode } from 'preact'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'
import { Account } from './account.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Logo } from './logo.tsx'
import { belongsTo, type NavigationItem } from './navigation.ts'

/** Whose register this is, where one can go, in which language, and who is signed in. */
export function Header({ province, navigation }: { province: string; navigation: NavigationItem[] }): VNode {
  const { t, href, path } = useView()
  return (
    <header class="haicap-header">
      <div class="govuk-width-container haicap-header__bar">
        <a class="haicap-header__home" href={href('/')}>
          <Logo />
          <span class="haicap-header__names">
            <span class="haicap-header__product">haicap</span>
            <span class="haicap-header__province">{province}</span>
          </span>
        </a>
        <div class="haicap-header__tools">
          <LanguageSwitch />
          <Account />
        </div>
      </div>
      <div class="haicap-brocade" aria-hidden="true" />
      <nav class="haicap-navigation" aria-label={t('ui.navigation.label')}>
        <ul class="govuk-width-container haicap-navigation__list">
          {navigation.map((item) => {
            const current = belongsTo(path, item)
            return (
              <li class={classes('haicap-navigation__item', current && 'haicap-navigation__item--current')}>
                <a
                  class="haicap-navigation__link"
                  href={href(item.path)}
                  aria-current={current ? (path === item.path ? 'page' : 'true') : undefined}
                >
                  {item.text}
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
    </header>
  )
}
