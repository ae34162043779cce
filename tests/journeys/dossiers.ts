import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { rightsOf } from '../../src/modules/authority/index.ts'
import { acts, type DossierAnswer } from '../../src/modules/dossiers/index.ts'
import { read } from '../../src/platform/database/index.ts'
import { perform } from '../../src/platform/record/index.ts'
import type { TestSite } from '../support/site.ts'
import { type Reader, words } from './journey.ts'

type Page = Reader['page']

/** Who works on dossiers of the commune of the journeys, by their numbers in the register. */
export const officials = {
  counter: ['Tẩn Mùi Phạm', '15-000004'],
  chair: ['Lý Seo Dín', '15-000005'],
  officer: ['Lò Thị Thơm', '15-000014'],
  head: ['Hoàng Văn Kiên', '15-000015']
} as const

/** What the QR code on an ID card says. */
export const cardOf = (number: string, name: string, { birth = '05091986', sex = 'Nữ' } = {}) =>
  `${number}|123456789|${name}|${birth}|${sex}|Thôn Séo Pờ Hồ, Bát Xát, Lào Cai|01012022`

/** Presses keys alone; the page that follows is there afterwards. */
export async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/**
 * Types where the page has put the cursor. The browser puts it there when it first paints, which may be after the page
 * has loaded; keys pressed before would go nowhere.
 */
export async function typeAtCursor(page: Page, keys: string): Promise<void> {
  const waits = () => document.querySelector('[autofocus]') && document.activeElement === document.body
  for (let times = 0; times < 200 && (await page.evaluate(waits)); times++) await page.waitForTimeout(25)
  await page.keyboard.type(keys)
}

/** Presses Tab until something is reached, as whoever has no mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let times = 0; times < 150; times++) {
    if (await page.evaluate((to) => document.activeElement?.matches(to), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${selector} on ${page.url()}`)
}

/** Reaches a field with Tab and types; what a choice or a day takes is keys as well. */
export async function typeInto(page: Page, name: string, keys: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`)
  if (keys === ' ' || keys.startsWith('Arrow')) await page.keyboard.press(keys === ' ' ? 'Space' : keys)
  else await page.keyboard.type(keys)
}

/** Follows or presses what the content calls so, whether it is a link or a button; the page to which it leads is there afterwards. */
export async function choose(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main')
  const what = main
    .getByRole('link', { name, exact: true })
    .or(main.getByRole('button', { name, exact: true }))
  await Promise.all([page.waitForEvent('load'), what.first().click()])
}

/** The field of the counter for whoever has been there before. */
export const comesAgain = 'Ai đến nhận kết quả, nộp bổ sung?'

/** Somebody comes for a result: found by code, number or name, and handed over. */
export async function handOver({ page, accessible }: Reader, q: string): Promise<void> {
  await page.goto('/reception')
  await page.getByRole('searchbox', { name: comesAgain }).fill(q)
  await enter(page)
  await accessible()
  await choose(page, 'Trả kết quả')
  await accessible()
  expect(await words(page)).toContain('Đã trả kết quả')
}

/** Does acts on dossiers as an official: what a journey begins with, and what others do meanwhile. */
export async function hands(site: TestSite, number: string) {
  const { today } = site
  const found = await read(site.database, (tx) =>
    sql<{ id: string; name: string }>`select id, name from person where code = ${number}`.execute(tx)
  )
  const [person] = found.rows
  if (!person) throw new Error(`nobody is ${number}`)
  const rights = rightsOf({ personId: person.id, today, language: 'vi' })
  const actor = { subject: number, name: person.name, personId: person.id, rights }
  return {
    id: person.id,
    does: (verb: keyof typeof acts, input: object) =>
      perform<unknown, DossierAnswer>(site.database, acts[verb] as never, actor, input, {
        now: site.clock.moment()
      })
  }
}

/** The id of a body on the site's day. */
export async function bodyOf(site: TestSite, code: string): Promise<string> {
  const found = await read(site.database, (tx) =>
    sql<{ id: string }>`select organization_id as id from organization_version
      where code = ${code} and valid @> ${site.today}::date`.execute(tx)
  )
  return found.rows[0]?.id ?? ''
}

/** A dossier received at the counter of Bát Xát, of a procedure without an electronic form. */
export async function received(site: TestSite, name: string, more: object = {}): Promise<DossierAnswer> {
  const counter = await hands(site, officials.counter[1])
  const facts = {
    procedure: 'dang-ky-lai-khai-sinh',
    applicant: { name, number: '010186001234', phone: '0912345678', address: 'Thôn Bản Qua, xã Bát Xát' },
    papers: [
      { component: 1, original: 1, copy: 0 },
      { component: 2, original: 0, copy: 1 }
    ],
    data: {},
    ...more
  }
  return counter.does('receive', { receptionId: await bodyOf(site, 'TTPVHCC-02683'), facts })
}

/** Who holds a post of a body on the day of the site: name and number. */
export async function holderOf(
  site: TestSite,
  body: string,
  position: string
): Promise<readonly [string, string]> {
  const found = await read(site.database, (tx) =>
    sql<{
      name: string
      code: string
    }>`select p.name, p.code from appointment a join person p on p.id = a.person_id
      join post s on s.id = a.post_id and s.valid @> ${site.today}::date and s.position_code = ${position}
      join organization_version o on o.organization_id = s.organization_id and o.valid @> ${site.today}::date
      where a.valid @> ${site.today}::date and o.code = ${body} order by p.code limit 1`.execute(tx)
  )
  const [one] = found.rows
  if (!one) throw new Error(`nobody is ${position} at ${body}`)
  return [one.name, one.code]
}

/** The code of a dossier somewhere in a text. */
export const codeIn = (text: string): string => /H38\.\S+-\d{6}-\d{4}/.exec(text)?.[0] ?? ''

/** Opens a dossier from the desk of whoever works on it: found by its code. */
export async function openFromDesk({ page }: Reader, code: string): Promise<void> {
  await page.goto('/dossiers')
  await page.getByRole('searchbox').or(page.locator('main input[name="q"]')).first().fill(code)
  await choose(page, 'Tìm')
  await choose(page, code)
}

/** What anybody with the code is told, with nobody signed in. Nothing about any person may be said. */
export async function statusSays({ page }: Reader, code: string, never: string[]): Promise<string> {
  await page.goto(`/status?code=${code}`)
  const said = await words(page)
  for (const person of never) expect(said).not.toContain(person)
  return said
}

/** Puts a picture of the page where `HAICAP_PICTURES` says, if it does, for somebody to look at. */
export async function picture({ page }: Pick<Reader, 'page'>, name: string): Promise<void> {
  const folder = process.env.HAICAP_PICTURES
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
