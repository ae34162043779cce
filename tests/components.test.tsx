import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allExamples } from '../src/ui/examples/all.ts'
import { openBrowser, overflowing, screens, violations } from './support/browser.ts'
import { examplesDocument, exampleView } from './support/examples-document.tsx'

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
