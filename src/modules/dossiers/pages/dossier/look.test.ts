import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, overflowing, screens, violations } from '../../../../../tests/support/browser.ts'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { config, projectDir } from '../../../../platform/config.ts'
import { buildServer } from '../../../../platform/http/index.ts'
import { rightsOf } from '../../../authority/index.ts'
import { acts } from '../../acts/index.ts'
import { api } from '../../api.ts'
import { chairSettles, type Office, smallOffice } from '../../fixtures/small-office.ts'
import { examples } from '../../papers/fixtures/examples.ts'
import { renderForm } from '../../papers/index.ts'
import { pages } from '../index.ts'
import { at, procedure, publishLong } from './fixtures/office.ts'

let office: Office
let browser: Browser
let url = ''
let who = 'LIEN'
/** Where pictures of the pages are put, if anywhere. */
const pictures = process.env.HAICAP_PICTURES

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-look-'))
  office = await smallOffice(await testDatabase())
  await publishLong(office.database)
  const { person } = office.gov
  const app = await buildServer({
    database: office.database,
    config: config({
      HAICAP_DATA: dataDir,
      HAICAP_LOG_LEVEL: 'silent',
      HAICAP_TODAY: '2026-03-10T09:00',
      HAICAP_SESSION_SECRET: 's'.repeat(32)
    }),
    site: {
      name: { vi: 'Tỉnh Mường Thử', en: 'Test Province', de: 'Testprovinz' },
      timeZone: 'Asia/Ho_Chi_Minh',
      exampleDates: []
    },
    rooms: [{ name: 'dossiers', api, pages }],
    assetsFolder: join(projectDir, '.test', 'assets'),
    identity: {
      identify: async () => ({
        subject: who.toLowerCase(),
        name: who,
        personId: person[who] ?? null,
        rights: rightsOf({ personId: person[who] ?? '', today: '2026-03-10', language: 'vi' })
      }),
      routes: async () => undefined
    }
  })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
  afterAll(async () => {
    await browser.close()
    await app.close()
    await rm(dataDir, { recursive: true })
  })
})

async function opened(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', baseURL: url })
  return context.newPage()
}

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** The page is accessible, fits its screen, and says so of every state in which it is looked at. */
async function sound(page: Page, name: string, path?: string): Promise<void> {
  if (path) await page.goto(path)
  await picture(page, name)
  expect([name, await violations(page)]).toEqual([name, []])
  expect([name, await overflowing(page)]).toEqual([name, []])
}

describe.each(Object.entries(screens))('the page of a dossier on a %s', (screen, viewport) => {
  test('is accessible and fits in every state, from reception to the hand of the citizen', async () => {
    const page = await opened(viewport)
    const { person, body } = office.gov
    const pdf = Buffer.from(
      await renderForm('extension', examples.extension, { timeZone: 'Asia/Ho_Chi_Minh' })
    )
    const { id } = await office.received(at('06T08:00'), procedure)
    const see = (state: string, as: string, path = '') => {
      who = as
      return sound(page, `${screen}-${state}`, `/dossiers/${id}${path}`)
    }
    await see('received', 'DAO')
    await see('assign', 'DAO', '/assign')
    await see('extend', 'DAO', '/extend')
    await office.does('DAO', acts.assign, { id, personId: person.HOA }, at('06T08:30'))
    await see('in-work', 'HOA')
    await see('ask-supplement', 'HOA', '/ask-supplement')
    await see('ask-payment', 'HOA', '/ask-payment')
    const asked = { id, items: ['Giấy tờ chứng minh', 'Ảnh'], reason: 'Thiếu giấy tờ' }
    await office.does('HOA', acts['ask-supplement'], asked, at('06T09:00'))
    await see('waiting', 'LIEN')
    await see('supplement', 'LIEN', '/supplement')
    await office.does('LIEN', acts.supplement, { id, papers: [{ title: 'Ảnh', copy: 2 }] }, at('09T09:00'))
    const opinion = { id, organizationIds: [body.g2], question: 'Có trùng hồ sơ không?' }
    await office.does('HOA', acts['seek-opinion'], opinion, at('09T09:30'))
    await see('give-opinion', 'KIM', '/give-opinion')
    await office.does(
      'KIM',
      acts['give-opinion'],
      { id, opinion: '5-1', text: 'Không trùng' },
      at('09T10:00')
    )
    await see('propose', 'HOA', '/propose')
    await page.getByLabel('Tải tệp lên').check()
    await page
      .getByLabel('Tệp dự thảo')
      .setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByRole('button', { name: 'Trình kết quả' }).click()
    await see('proposed', 'MAI')
    await page.getByRole('link', { name: /Xem cạnh tờ khai/ }).click()
    await sound(page, `${screen}-beside`)
    await page.getByRole('button', { name: 'Ký', exact: true }).click()
    await see('release', 'BINH', '/release')
    await page.getByRole('button', { name: 'Cấp số, phát hành' }).click()
    for (const summary of await page.locator('details summary').all()) await summary.click()
    await sound(page, `${screen}-released`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: 'Tải lại trang' }).first().isVisible()).toBe(false)
    expect(await page.getByRole('button').count()).toBe(0)
    await picture(page, `${screen}-print`)
    await page.emulateMedia({ media: 'screen' })
    await see('hand-over', 'LIEN', '/hand-over')
    await see('correct', 'LIEN', '/correct')
    await see('register', 'LIEN', '')
    await sound(page, `${screen}-register`, '/dossiers/register')
  }, 120_000)
})

describe.each(Object.entries(screens))('settling on the spot on a %s', (screen, viewport) => {
  test('takes a number and a file; a number that is taken is said at its field, and the file is kept', async () => {
    await chairSettles(office)
    const page = await opened(viewport)
    const pdf = Buffer.from(
      await renderForm('extension', examples.extension, { timeZone: 'Asia/Ho_Chi_Minh' })
    )
    const [one, other] = [
      await office.received(at('06T08:00'), procedure),
      await office.received(at('06T08:01'), procedure)
    ]
    who = 'MAI'
    await page.goto(`/dossiers/${one.id}/settle-at-once`)
    const number = await page.getByLabel('Số, ký hiệu của kết quả').inputValue()
    await page.getByRole('button', { name: 'Giải quyết ngay' }).click()
    await page.getByText('Đã ghi nhận').waitFor()
    await sound(page, `${screen}-settle`, `/dossiers/${other.id}/settle-at-once`)
    await page
      .getByLabel('Tệp kết quả')
      .setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByLabel('Số, ký hiệu của kết quả').fill(number)
    await page.getByRole('button', { name: 'Giải quyết ngay' }).click()
    await page.getByText(`Số ${number} đã cấp cho kết quả của hồ sơ ${one.code}`).first().waitFor()
    await sound(page, `${screen}-settle-taken`)
    await page.getByLabel('Số, ký hiệu của kết quả').fill(`9${number}`)
    await page.getByRole('button', { name: 'Giải quyết ngay' }).click()
    await page.getByText('Đã ghi nhận').waitFor()
    await sound(page, `${screen}-settled`)
  }, 60_000)
})

describe('with scripts', () => {
  test('what was typed outlives a reload; the page says when others have done something', async () => {
    const page = await opened(screens.desktop)
    const { id } = await office.received(at('09T08:00'), procedure)
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
    who = 'HOA'
    await page.goto(`/dossiers/${id}/ask-supplement`)
    await page.locator('[name=reason]').fill('Thiếu xác nhận của tổ dân phố')
    await page.reload()
    expect(await page.locator('[name=reason]').inputValue()).toBe('Thiếu xác nhận của tổ dân phố')
    await page.locator('[name="items.0"]').fill('Giấy xác nhận')
    await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
    await page.getByText('Đã ghi nhận').waitFor()
    const changed = page.locator('[data-haicap-changed]')
    expect(await changed.isHidden()).toBe(true)
    await office.does(
      'LIEN',
      acts.supplement,
      { id, papers: [{ title: 'Giấy', copy: 1 }] },
      '2026-03-11T09:00:00+07:00'
    )
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await changed.waitFor({ state: 'visible' })
    // Done is done: the texts do not come again.
    const kept = await page.evaluate(() => Object.keys(sessionStorage))
    expect(kept).toEqual([])
  }, 60_000)
})
