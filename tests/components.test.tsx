import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allExamples } from '../src/ui/examples/all.ts'
import { openBrowser } from './support/browser.ts'
import { examplesDocument, exampleView } from './support/examples-document.tsx'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 375, height: 800 } }

let browser: Browser
let html: string

beforeAll(async () => {
  browser = await openBrowser()
  html = await examplesDocument()
})

afterAll(() => browser.close())

for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every example is accessible and within the screen: ${screen}, ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport, colorScheme })
      await page.setContent(html)
      await page.evaluate(axe)
      expect(await violations(page)).toEqual([])
      expect(await overflowing(page)).toEqual([])
      await page.close()
    })
  }
}

test('no page needs inline styles or handlers, which the security policy forbids', () => {
  expect(html).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)=/)
})

for (const language of ['en', 'de'] as const) {
  test(`the layout has room for its words on a phone: ${language}`, async () => {
    const page = await browser.newPage({ viewport: screens.phone })
    await page.setContent(await examplesDocument(exampleView(language)))
    expect(await overflowing(page)).toEqual([])
    await page.close()
  })
}

test('every example is shown with its name', async () => {
  for (const { component, examples } of allExamples) {
    expect(html, component).toContain(component)
    expect(examples.length, component).toBeGreaterThan(0)
  }
})

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
}

/** What axe finds, one line for each kind with its first place. */
async function violations(page: Page): Promise<string[]> {
  const result = await page.evaluate<AxeResult, string[]>(
    (values) =>
      (globalThis as unknown as { axe: { run(o: object): Promise<AxeResult> } }).axe.run({ runOnly: values }),
    standards
  )
  return result.violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`
  )
}

/** Elements that reach beyond the right edge, unless what holds them scrolls. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160))
  })
}
