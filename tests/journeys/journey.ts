import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { screens, violations } from '../support/browser.ts'
import type { TestSite } from '../support/site.ts'

export interface Reader {
  page: Page
  /** How they read: with scripts or without, on how wide a screen. */
  way: string
  /** The page that is open now is one that everybody can use. */
  accessible(): Promise<void>
  /** Ends the visit; nothing may have gone wrong in the browser meanwhile. */
  close(): Promise<void>
}

export const withAndWithoutScripts = [
  { scripts: 'with scripts', javaScriptEnabled: true },
  { scripts: 'without scripts', javaScriptEnabled: false }
]

/** Someone who reads Vietnamese, on a screen of their own; nothing is remembered from others. */
export async function openReader(
  browser: Browser,
  site: TestSite,
  { javaScriptEnabled = true, viewport = screens.desktop } = {}
): Promise<Reader> {
  const options = { baseURL: site.url, locale: 'vi-VN', viewport, reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ ...options, javaScriptEnabled })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const faults = faultsOf(page)
  const inspector = javaScriptEnabled ? undefined : await (await browser.newContext(options)).newPage()
  return {
    page,
    way: `${javaScriptEnabled} ${viewport.width}`,
    accessible: async () => {
      if (inspector) await showWithoutScripts(inspector, page)
      expect(await violations(inspector ?? page), page.url()).toEqual([])
    },
    close: async () => {
      await context.close()
      await inspector?.context().close()
      expect(faults, 'errors in the browser').toEqual([])
    }
  }
}

/** What goes wrong in the browser; that one must sign in, may not, or must mend a form (401 to 422) does not count. */
function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (401|403|409|422)/.test(message.text()))
      faults.push(`${message.text()} (${page.url()})`)
  })
  return faults
}

/** axe is a script itself: where none may run, it looks at the same page in a browser that has not run its. */
async function showWithoutScripts(inspector: Page, page: Page): Promise<void> {
  const html = await page.content()
  if (inspector.url() === 'about:blank') await inspector.goto('/healthz')
  await inspector.setContent(html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, ''))
}

/** What the page is about. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

/** Follows the first link of the content that is called so. */
export async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
  await page.waitForLoadState('load')
}

/** Presses the first button of the content that is called so. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click()
  await page.waitForLoadState('load')
}

/** Ways in which the page for signing in, the same for everybody, was found accessible by this file. */
const signInSeen = new Set<string>()

/** Signs in at the demonstration provider and comes back to where one was. Who is not offered there is searched. */
export async function signIn(reader: Reader, official: string, number?: string): Promise<void> {
  const { page, accessible } = reader
  await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).click()
  await page.waitForURL(/demo-sign-in/)
  if (number) {
    await page.getByRole('searchbox').fill(number)
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/[?&]q=/)
  }
  const seen = `${reader.way} ${number ? 'searched' : 'offered'}`
  if (!signInSeen.has(seen)) await accessible()
  signInSeen.add(seen)
  await press(page, official)
  await page.getByRole('banner').getByText(official).waitFor()
}

type ReaderOptions = Parameters<typeof openReader>[2]

/** An official at a screen of their own, signed in, on a page. */
export async function openOfficial(
  browser: Browser,
  site: TestSite,
  [name, number]: readonly [name: string, number?: string],
  options: ReaderOptions & { at?: string } = {}
): Promise<Reader> {
  const reader = await openReader(browser, site, options)
  await reader.page.goto('/decisions')
  await signIn(reader, name, number)
  await reader.page.goto(options.at ?? '/my')
  return reader
}

/** Fills fields of the content, each by its label. */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  const fields = page.locator('main input, main textarea')
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).and(fields).fill(value)
}

/** Everything that the content says. */
export const words = (page: Page) => page.getByRole('main').innerText()
