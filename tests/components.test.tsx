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

test('whoever has a long name and several posts still has one row at the top, and two on a phone', async () => {
  const long =
    'Giám đốc Trung tâm Phục vụ hành chính công cấp xã, Trung tâm Phục vụ hành chính công phường Sa Pa'
  const capacities = ['1', '2'].map((postId) => ({ postId, title: `${long} ${postId}` }))
  const name = 'Nguyễn Trần Phương Thảo Nguyên'
  const actor = { name, capacities, capacity: capacities[0] as (typeof capacities)[0], alerts: 3 }
  const signedIn = await examplesDocument(exampleView('vi', { actor }))
  for (const [viewport, rows] of [
    [screens.desktop, 1],
    [screens.phone, 2]
  ] as const) {
    const page = await browser.newPage({ viewport })
    await page.setContent(signedIn)
    const middles = await page
      .locator('.haicap-header__bar :is(.haicap-header__home, .haicap-header__link)')
      .filter({ visible: true })
      .evaluateAll((all) =>
        all.map((one) =>
          Math.round((one.getBoundingClientRect().top + one.getBoundingClientRect().bottom) / 2)
        )
      )
    expect(new Set(middles.map((middle) => Math.round(middle / 12))).size).toBe(rows)
    expect(await overflowing(page)).toEqual([])
    await page.close()
  }
})

test('every example is shown with its name', async () => {
  for (const { component, examples } of allExamples) {
    expect(html, component).toContain(component)
    expect(examples.length, component).toBeGreaterThan(0)
  }
})
