import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface FooterLink {
  href: string
  text: string
}

/** Licence, interface for programs, and what else belongs to no page. */
export function Footer({ links = [] }: { links?: FooterLink[] }): VNode {
  const { t } = useView()
  const all = [
    { href: '/api/docs', text: t('ui.footer.api') },
    { href: '/api/openapi.json', text: 'OpenAPI' },
    ...links
  ]
  return (
    <footer class="haicap-footer">
      <Terraces />
      <div class="haicap-footer__ground">
        <div class="govuk-width-container haicap-footer__row">
          <p class="haicap-footer__text">
            {t('ui.footer.about')}{' '}
            <a class="haicap-footer__link" href="https://eupl.eu/" rel="external">
              {t('ui.footer.licence')}
            </a>
          </p>
          <ul class="haicap-footer__links">
            {all.map((link) => (
              <li>
                <a class="haicap-footer__link" href={link.href}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  )
}

/** Rice terraces, three contour lines. */
function Terraces(): VNode {
  return (
    <svg
      class="haicap-terraces"
      viewBox="0 0 1200 64"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path class="haicap-terraces__far" d="M0 40C150 4 300 14 470 30S760 52 900 22s220-18 300 4v38H0Z" />
      <path class="haicap-terraces__middle" d="M0 50c180-26 330-12 500 0s300 14 430-8 190-12 270 2v20H0Z" />
      <path class="haicap-terraces__near" d="M0 58c200-14 380-8 560-2s320 4 440-6 140-4 200 0v14H0Z" />
    </svg>
  )
}
