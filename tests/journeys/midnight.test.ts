import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { write } from '../../src/platform/database/index.ts'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import {
  cardOf,
  choose,
  codeIn,
  enter,
  handOver,
  holderOf,
  officials,
  openFromDesk,
  picture,
  statusSays,
  typeAtCursor,
  typeInto
} from './dossiers.ts'
import { openOfficial, openReader, type Reader, withAndWithoutScripts, words } from './journey.ts'

const eve = '2025-06-30'
const day = '2025-07-01'
/** Where it is handed in, and who had to settle it: both end at midnight, and no district comes after the district. */
const counterThen = { code: 'UBND-02716', name: 'Ủy ban nhân dân xã Bản Qua' }
const old = { code: 'UBND-082', name: 'Ủy ban nhân dân huyện Bát Xát' }
const fresh = { name: 'Ủy ban nhân dân xã Bát Xát', center: 'Trung tâm Phục vụ hành chính công xã Bát Xát' }

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite(eve)])
  await staffedUntilMidnight()
  return () => browser.close()
})

const people = [
  { name: 'Lò Thị Pành', number: '010155001111' },
  { name: 'Sùng A Dơ', number: '010152002222' }
] as const
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, ...people[at as 0 | 1] }))

describe.each(cases)('a dossier across the changeover, $scripts', ({ name, number, javaScriptEnabled }) => {
  test('handed in at the old commune on its last day, settled by the new one, with nothing asked for again', async () => {
    const options = { javaScriptEnabled }
    site.today = eve
    const counter = await openOfficial(browser, site, officials.counter, { ...options, at: '/reception' })
    const code = await received(counter)
    const citizen = await openReader(browser, site, { ...options, viewport: screens.phone })
    const before = await statusSays(citizen, code, [name, number])
    expect(before).toContain(old.name)
    expect(before).not.toContain(fresh.name)

    // Midnight passes, and nothing is done.
    site.today = day
    const after = await statusSays(citizen, code, [name, number])
    await picture(citizen, `midnight-status-${javaScriptEnabled}`)
    expect(after).toContain(fresh.name)
    expect(after).toContain(fresh.center)
    expect(after).toContain('Trụ sở: Số 479, đường Hùng Vương')
    expect(after).toContain(`Trước đây do ${old.name} giải quyết. Chuyển giao từ ngày 01/07/2025.`)
    expect(after).toContain('không phải nộp lại gì')
    expect(promisedIn(after)).toBe(promisedIn(before))
    await citizen.accessible()
    expect(await overflowing(citizen.page)).toEqual([])
    await citizen.page.goto(`/organizations/${old.code}?at=${eve}`)
    await citizen.accessible()
    expect(await words(citizen.page)).toContain(
      `${old.name} không còn hoạt động. Hãy liên hệ nơi tiếp nhận sau đây`
    )
    expect(await words(citizen.page)).toContain(fresh.name)
    await picture(citizen, `midnight-old-${javaScriptEnabled}`)

    const specialist = await holderOf(site, 'PVHXH-02683', 'bao_tro_xa_hoi_xa')
    const officer = await openOfficial(browser, site, specialist, options)
    await openFromDesk(officer, code)
    await officer.accessible()
    await picture(officer, `midnight-dossier-${javaScriptEnabled}`)
    const found = await words(officer.page)
    expect(found).toContain(counterThen.name)
    expect(found).toContain(`Cơ quan giải quyết\t${fresh.name}`)
    expect(found).toContain(promisedIn(before)?.replace(/Thứ \S+ /, ''))
    await choose(officer.page, 'Nhận xử lý')
    await choose(officer.page, 'Trình kết quả')
    await officer.page.locator('[name="draft"][value="none"]').check()
    await choose(officer.page, 'Trình kết quả')

    const chair = await openOfficial(browser, site, officials.chair, { ...options, at: '/dossiers/lead' })
    await chair.accessible()
    await choose(chair.page, code)
    await choose(chair.page, 'Ký')
    await chair.close()

    const registrar = await holderOf(site, 'VP-02683', 'van_thu_luu_tru_xa')
    const registry = await openOfficial(browser, site, registrar, options)
    await openFromDesk(registry, code)
    await choose(registry.page, 'Cấp số, phát hành')
    await choose(registry.page, 'Cấp số, phát hành')
    await choose(registry.page, 'Chuyển về Trung tâm')
    await registry.close()

    await handOver(counter, code)
    expect(await statusSays(citizen, code, [name, number])).toContain('Đã trả kết quả')
    await citizen.close()
    await counter.close()
    await officer.page.goto(`/dossiers/${code}`)
    expect(await words(officer.page)).toMatch(
      new RegExp(
        `Tẩn Mùi Phạm trả kết quả[^]*${fresh.center}[^]*Tẩn Mùi Phạm tiếp nhận[^]*${counterThen.name}`
      )
    )
    await officer.accessible()
    await officer.close()
  }, 180_000)

  async function received({ page, accessible }: Reader): Promise<string> {
    expect(await words(page)).toContain(counterThen.name)
    await typeAtCursor(page, 'trợ cấp xã hội')
    await enter(page)
    await accessible()
    await choose(page, 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng')
    await typeAtCursor(page, cardOf(number, name, { birth: '02091955' }))
    await enter(page)
    await typeInto(page, 'papers.1.there', ' ')
    await typeInto(page, 'applicant.phone', '0987654321')
    await choose(page, 'Tiếp nhận')
    await accessible()
    await picture({ page }, `midnight-received-${javaScriptEnabled}`)
    const said = await words(page)
    expect(said).toContain('Đã tiếp nhận')
    return codeIn(said)
  }
})

/** The date that was promised, as the page says it. */
const promisedIn = (said: string) => /Hẹn trả\s+(.+)/.exec(said)?.[1]

/**
 * The register of the staff begins with the new communes. Whoever receives there worked at the old one until the
 * evening before.
 */
async function staffedUntilMidnight(): Promise<void> {
  const until = `[2025-01-01,${day})`
  await write(site.database, async (tx) => {
    await sql`update position set valid = daterange('2025-01-01', upper(valid))
      where code = 'tiep_nhan_tra_ket_qua' and valid @> ${day}::date`.execute(tx)
    await sql`
      with ground as (select decision_id as id from vesting where power_code = 'dossiers.receive' limit 1),
      seat as (insert into post (organization_id, position_code, valid, began_by, ended_by)
        select o.organization_id, 'tiep_nhan_tra_ket_qua', ${until}::daterange, g.id, g.id
        from organization_version o, ground g where o.code = ${counterThen.code} and o.valid @> ${eve}::date returning id)
      insert into appointment (valid, person_id, post_id, kind, began_by, ended_by, end_reason)
      select ${until}::daterange, p.id, seat.id, 'permanent', g.id, g.id, 'moved'
      from person p, seat, ground g where p.code = ${officials.counter[1]}`.execute(tx)
    await sql`insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id, ended_by)
      select act, power_code, holder_position_code, reach, ${until}::daterange, decision_id, decision_id from vesting
      where power_code = 'dossiers.receive' and holder_position_code = 'tiep_nhan_tra_ket_qua'`.execute(tx)
  })
}
