import type { VNode } from 'preact'
import { languageNames, languages } from '../../platform/i18n/index.ts'
import { useView } from '../page/page-view.ts'

/** The same page in another language; each language is named in itself. */
export function LanguageSwitch(): VNode {
  const { t, language, here } = useView()
  return (
    <nav class="haicap-languages" aria-label={t('ui.language.label')}>
      <ul class="haicap-languages__list">
        {languages.map((it) => (
          <li>
            <a
              class="haicap-header__link"
              href={here({ lang: it })}
              lang={it}
              hreflang={it}
              rel="alternate nofollow"
              aria-current={it === language ? 'true' : undefined}
              title={languageNames[it]}
            >
              {it.toUpperCase()}
              <span class="govuk-visually-hidden"> {languageNames[it]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
