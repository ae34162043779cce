import type { ComponentChildren, VNode } from 'preact'
import { Banner } from '../banner/banner.tsx'
import { type PageView, ViewProvider } from '../page/page-view.ts'
import { DateSwitch, type ExampleDay } from './date-switch.tsx'
import { Footer, type FooterLink } from './footer.tsx'
import { Header } from './header.tsx'
import { footNavigation, type NavigationItem, registerNavigation } from './navigation.ts'

export interface LayoutProps {
  view: PageView
  /** The page's title, in the reader's language. */
  title: string
  /** What is the same on every page. */
  site: {
    /** Name of the province in the reader's language. */
    province: string
    /** The parts of the register, if not given. */
    navigation?: NavigationItem[]
    /** Days worth looking at, for the date switch. */
    exampleDays?: ExampleDay[]
    /** Says that this is a demonstration. */
    demonstration?: boolean
    footerLinks?: FooterLink[]
  }
  /** Addresses of what buildAssets made. */
  assets: { css: string; script: string; fonts?: readonly string[] }
  /** A way back above the page. */
  back?: { href: string; text: string }
  /** For maps and wide tables. */
  wide?: boolean
  /** Whether the reader may choose another day here. Default: yes. */
  dateSwitch?: boolean
  /** What the act before has done. */
  flash?: string
  children: ComponentChildren
}

/** A whole page, from html to /html; the doctype is the caller's. */
export function Layout(props: LayoutProps): VNode {
  const { view, site } = props
  const { t } = view
  const atFoot = footNavigation(view).map(({ path, text }) => ({ href: view.href(path), text }))
  return (
    <ViewProvider value={view}>
      <html class={`govuk-template${props.wide ? ' haicap-wide' : ''}`} lang={view.language}>
        <Head {...props} />
        <body class="govuk-template__body">
          <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
            {t('ui.layout.skip')}
          </a>
          <Header province={site.province} navigation={site.navigation ?? registerNavigation(view)} />
          {props.dateSwitch !== false && <DateSwitch examples={site.exampleDays ?? []} />}
          <div class="govuk-width-container">
            <main class="govuk-main-wrapper" id="main-content">
              {site.demonstration && <Phase />}
              {props.back && (
                <a href={props.back.href} class="govuk-back-link">
                  {props.back.text}
                </a>
              )}
              {props.flash && <Banner kind="success">{props.flash}</Banner>}
              {props.children}
            </main>
          </div>
          <Footer links={[...atFoot, ...(site.footerLinks ?? [])]} />
        </body>
      </html>
    </ViewProvider>
  )

  function Phase(): VNode {
    return (
      <p class="haicap-phase">
        <strong class="govuk-tag haicap-tag--gold">{t('ui.phase.tag')}</strong> {t('ui.phase.text')}
      </p>
    )
  }
}

function Head({ view, title, site, assets }: LayoutProps): VNode {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} – ${site.province} – haicap`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#1b1f4f" />
      <meta name="color-scheme" content="light dark" />
      {assets.fonts?.map((font) => (
        <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.css} nonce={view.nonce} />
      <script type="module" src={assets.script} nonce={view.nonce} />
    </head>
  )
}
