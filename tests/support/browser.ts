import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher, type Page } from 'playwright-core'

const unwanted = /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content)/

/** A browser that npm brings along; the caller closes it. It runs as any user, root included. */
export async function openBrowser(): Promise<Browser> {
  // Pages draw nothing in three dimensions: no graphics card has to be imitated.
  chromium.setGraphicsMode = false
  return launcher.launch({
    executablePath: await chromium.executablePath(),
    // In one process, as the package proposes, the browser would end with its first page.
    args: [...chromium.args.filter((it) => !unwanted.test(it)), '--no-sandbox', '--font-render-hinting=none'],
    headless: true
  })
}

export const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 375, height: 800 } }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
}

/** What axe finds on a page, one line for each kind with its first place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const result = await page.evaluate<AxeResult, string[]>(
    (values) =>
      (globalThis as unknown as { axe: { run(o: object): Promise<AxeResult> } }).axe.run({
        runOnly: values,
        resultTypes: ['violations']
      }),
    standards
  )
  return result.violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`
  )
}

/** Elements that reach beyond the right edge, unless what holds them scrolls. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160))
  })
}
