import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read, write } from '../../../platform/database/index.ts'
import { type Act, type Citizen, perform, systemActor } from '../../../platform/record/index.ts'
import { getDossier } from '../book/read.ts'
import { listDossiers } from '../desk/list.ts'
import { states, views } from '../desk/question.ts'
import { deskOf } from '../desk/scope.ts'
import { earlierPapers, papersOf } from '../detail/read.ts'
import { fileOf } from '../fixtures/file-of.ts'
import {
  at,
  chairSettles,
  citizenActor,
  my,
  type Office,
  officialOf,
  smallOffice
} from '../fixtures/small-office.ts'
import { maySee } from '../see.ts'
import { acts } from './index.ts'

const pao: Citizen = { name: 'Giàng A Páo', number: '010092004321' }
const day = '2026-03-10'
const now = at('10T09:00')

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  await chairSettles(office)
  // Whoever could do anything, at every body.
  await write(office.database, (tx) =>
    sql`insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id)
      select 'devolution', p, 'chair', 'area', '[2020-01-01,)', ${office.gov.decision}::uuid
      from unnest(array['dossiers.release', 'dossiers.correct', 'dossiers.assign', 'dossiers.exchange']) p
      where not exists (select from vesting v where v.power_code = p and v.holder_position_code = 'chair')`.execute(
      tx
    )
  )
})

const facts = () => office.facts('chung-thuc-ban-sao', { channel: 'online', placeId: office.gov.area.c1 })
const stands = (id: string) => read(office.database, (tx) => getDossier(tx, id, day))
const begun = async () => (await office.applies(my, acts.draft, { facts: facts() }, at('10T08:00'))).id

/** What each act is given beside the dossier: whatever would do for one that was handed in. */
const given: Record<string, () => object> = {
  revise: () => ({ facts: facts() }),
  submit: () => ({ channel: 'post' }),
  receive: () => ({ receptionId: office.gov.body.tt1 }),
  refuse: () => ({ reason: 'Không thuộc thẩm quyền' }),
  'ask-supplement': () => ({ items: ['Bản chính'], reason: 'Thiếu' }),
  'ask-payment': () => ({ amount: 10_000 }),
  assign: () => ({ personId: office.gov.person.YEN }),
  'seek-opinion': () => ({ organizationIds: [office.gov.body.g2], question: 'Có đúng không?' }),
  'give-opinion': () => ({ opinion: '1-1', text: 'Đúng' }),
  propose: () => ({ outcome: 'grant' }),
  return: () => ({ reason: 'Sai' }),
  release: () => ({ number: '01/CT' }),
  'settle-at-once': () => ({ number: '01/CT', receptionId: office.gov.body.tt1 }),
  stop: () => ({ reason: 'Dừng' }),
  extend: () => ({ until: at('20T09:00'), reason: 'Chậm' }),
  correct: () => ({ reason: 'Sai tên', data: { ho_ten: 'Khác' } }),
  'move-version': () => ({ versionId: randomUUID(), reason: 'Mới' })
}

describe('what somebody writes at home and has not handed in', () => {
  test.each(Object.keys(acts).filter((verb) => verb !== 'draft'))(
    'nobody else does “%s” to it',
    async (verb) => {
      const id = await begun()
      const before = await stands(id)
      const act = acts[verb as 'receive'] as Act<never, unknown>
      const input = { id, ...given[verb]?.() }
      for (const who of ['LIEN', 'SUA', 'YEN', 'BINH', 'MAI'])
        await expect(office.does(who, act, input, now), who).rejects.toMatchObject({
          status: verb === 'receive' && who !== 'LIEN' && who !== 'MAI' ? 403 : 404
        })
      await expect(perform(office.database, act, systemActor('portal'), input, { now })).rejects.toThrow()
      const others = await office.applies(pao, act, input, now).catch((error) => error.status)
      expect([403, 404]).toContain(others)
      expect(await stands(id)).toEqual(before)
    }
  )

  test('stays theirs when it is thrown away: no list, no page, no paper of it is an official’s', async () => {
    const [kept, thrown] = [await begun(), await begun()]
    await office.applies(my, acts.withdraw, { id: thrown }, now)
    await expect(
      office.does('LIEN', acts.receive, { id: thrown, receptionId: office.gov.body.tt1 }, now)
    ).rejects.toMatchObject({ status: 404 })
    for (const who of ['LIEN', 'YEN', 'MAI'])
      await read(office.database, async (tx) => {
        const actor = officialOf(office.gov, who, now)
        for (const id of [kept, thrown])
          expect(await maySee(tx, actor, await getDossier(tx, id, day), day)).toBe(false)
        const desk = await deskOf(tx, actor, day)
        for (const view of views)
          for (const state of states) {
            const { items } = await listDossiers(tx, desk, { view, state, now, limit: 200 })
            expect(items.map(({ id }) => id).filter((id) => id === kept || id === thrown)).toEqual([])
          }
      })
  })

  test('its files are not offered at a counter, nor taken there, before it is handed in', async () => {
    const { database, gov } = office
    const id = (
      await office.applies(
        my,
        acts.draft,
        {
          facts: {
            ...facts(),
            papers: [{ component: 1, fileId: await fileOf(database, citizenActor(my).subject) }]
          }
        },
        at('10T08:00')
      )
    ).id
    const offered = () =>
      read(database, (tx) => earlierPapers(tx, { kind: 'citizen', number: my.number }, null))
    const [paper] = await read(database, (tx) => papersOf(tx, id))
    const again = {
      receptionId: gov.body.tt1,
      facts: office.facts('chung-thuc-ban-sao', { papers: [{ component: 1, reusedFrom: paper?.id }] })
    }
    await expect(office.does('LIEN', acts.receive, again, now)).rejects.toMatchObject({
      messageKey: 'dossiers.refusal.not_own_paper'
    })
    expect(await offered()).toEqual([])
    await office.applies(my, acts.submit, { id }, now)
    expect(await offered()).toMatchObject([{ id: paper?.id }])
    expect((await office.does('LIEN', acts.receive, again, now)).phase).toBe('received')
  })
})
