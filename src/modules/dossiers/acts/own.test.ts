import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import type { Citizen } from '../../../platform/record/index.ts'
import { copies, published } from '../../procedures/fixtures/copies.ts'
import { findDossier, getDossier } from '../book/read.ts'
import { papersOf } from '../detail/read.ts'
import { at, citizenActor, my, type Office, smallOffice } from '../fixtures/small-office.ts'
import { ownDossiers } from '../pages/apply/read/store.ts'
import { maySee, ownDossier } from '../see.ts'
import { acts } from './index.ts'

const pao: Citizen = { name: 'Giàng A Páo', number: '010092004321' }
const say: Citizen = { name: 'Lò Thị Say', number: '010195007777' }
const people = [my, pao, say]
const day = '2026-03-10'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

const facts = (more: object = {}) =>
  office.facts('xac-nhan-dat', { channel: 'online', placeId: office.gov.area.c1, ...more })
const drafts = (who: Citizen, more: object = {}, key?: string) =>
  office.applies(who, acts.draft, { facts: facts(more) }, at('10T08:00'), key)
const stands = (id: string) => read(office.database, (tx) => getDossier(tx, id, day))

describe('online people apply in their own name', () => {
  test('name and number are those that the provider has verified, whatever somebody types', async () => {
    const { id } = await drafts(pao, {
      applicant: { name: 'Vàng Thị Mỷ', number: my.number, phone: '0912345678' }
    })
    expect((await stands(id)).applicant).toEqual({ kind: 'citizen', ...pao, phone: '0912345678' })
    await office.applies(pao, acts.revise, { id, facts: facts() }, at('10T08:05'))
    await office.applies(pao, acts.submit, { id, facts: facts() }, at('10T08:10'))
    expect((await stands(id)).applicant).toMatchObject(pao)
  })

  test('who applies for an organization is the one who brings it', async () => {
    const applicant = { kind: 'organization', name: 'Hợp tác xã Bản Pho', number: '5300123456' }
    const { id } = await drafts(pao, { applicant })
    expect((await stands(id)).applicant).toEqual({ ...applicant, delegate: pao })
  })

  test('an account whose holder nobody has verified cannot', async () => {
    await expect(office.does('KIM', acts.draft, { facts: facts() }, at('10T08:00'))).rejects.toMatchObject({
      status: 403,
      messageKey: 'dossiers.refusal.not_verified'
    })
  })

  test('what is not offered online cannot be begun, and a draft of it not be handed in', async () => {
    const offline = { key: 'khai-tu', content: copies({ online: 'none', channels: ['direct', 'post'] }) }
    const { nationalCode: _code, ...content } = offline.content
    await published(office.database, content, '2025-01-01', offline.key)
    const refused = { status: 409, messageKey: 'dossiers.refusal.not_online' }
    await expect(drafts(my, { procedure: offline.key })).rejects.toMatchObject(refused)
    const { id } = await drafts(my)
    const moved = { id, facts: facts({ procedure: offline.key }) }
    await expect(office.applies(my, acts.revise, moved, at('10T08:05'))).rejects.toMatchObject(refused)
    await expect(office.applies(my, acts.submit, moved, at('10T08:05'))).rejects.toMatchObject(refused)
  })
})

test('a draft keeps what it has, however little, and whatever is refused', async () => {
  const { id } = await drafts(say, { data: {}, papers: [] })
  await expect(office.applies(say, acts.submit, { id }, at('10T08:05'))).rejects.toMatchObject({
    status: 422
  })
  await office.applies(
    say,
    acts.revise,
    { id, facts: facts({ data: { ho_ten: 'Lò' }, papers: [] }) },
    at('10T08:06')
  )
  const wrong = { id, facts: facts({ data: {}, placeId: randomUUID(), papers: [] }) }
  await expect(office.applies(say, acts.revise, wrong, at('10T08:07'))).rejects.toMatchObject({
    messageKey: 'dossiers.refusal.nobody_competent'
  })
  expect(await stands(id)).toMatchObject({ phase: 'draft', data: { ho_ten: 'Lò' } })
})

test('handed in twice, at once or one after the other, it is one dossier with one code', async () => {
  const key = 'once'
  const [one, other] = await Promise.all([drafts(pao, {}, key), drafts(pao, {}, key)])
  expect(one.id).toBe(other.id)
  const submit = (again: string) => office.applies(pao, acts.submit, { id: one.id }, at('10T09:00'), again)
  const [first, second] = await Promise.all([submit('submit'), submit('submit')])
  expect(first).toEqual(second)
  await expect(submit('another')).rejects.toMatchObject({ messageKey: 'dossiers.cannot.in_submitted' })
  const book = await stands(one.id)
  expect([book.code, book.events]).toEqual([first.code, 2])
})

test('papers of an organization are used again by the account that handed them in alone', async () => {
  const applicant = { kind: 'organization', name: 'Hợp tác xã', number: '5300999999' }
  const { id } = await drafts(pao, { applicant })
  await office.applies(pao, acts.submit, { id }, at('10T09:00'))
  const [paper] = await read(office.database, (tx) => papersOf(tx, id))
  const again = { applicant, papers: [{ component: 1, reusedFrom: paper?.id }] }
  await drafts(pao, again)
  await expect(drafts(say, again)).rejects.toMatchObject({ messageKey: 'dossiers.refusal.not_own_paper' })
})

describe('what was begun at a counter', () => {
  test('is the applicant’s own once it is answered, and the counter’s before', async () => {
    const { tt1: receptionId } = office.gov.body
    const drafted = await office.does(
      'LIEN',
      acts.draft,
      { receptionId, facts: office.facts() },
      at('10T08:00')
    )
    const own = (id: string) => read(office.database, (tx) => ownDossier(tx, citizenActor(my), id, day))
    await expect(own(drafted.id)).rejects.toMatchObject({ status: 404 })
    const asked = { id: drafted.id, items: ['Bản chính'], reason: 'Thiếu' }
    await office.does('LIEN', acts['ask-supplement'], asked, at('10T08:02'))
    expect((await own(drafted.id)).waiting).toEqual(['supplement'])
    const changed = { id: drafted.id, facts: facts() }
    await expect(office.applies(my, acts.revise, changed, at('10T08:03'))).rejects.toMatchObject({
      status: 403
    })
    await office.applies(my, acts.supplement, { id: drafted.id }, at('10T08:03'))
    const { id } = await office.received(at('10T08:05'))
    expect((await own(id)).id).toBe(id)
  })
})

/** What one citizen does, or an office meanwhile. */
const step = fc.record({
  who: fc.nat(people.length - 1),
  verb: fc.constantFrom('revise', 'submit', 'supplement', 'withdraw', 'receive', 'ask'),
  which: fc.nat(20)
})

test('nobody sees, lists or changes what is another’s, whatever happens to it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const mine: { id: string; of: number }[] = []
      for (const of of people.keys()) mine.push({ id: (await drafts(people[of] as Citizen)).id, of })
      for (const one of steps) await takes(one, mine)
      for (const [index, who] of people.entries()) {
        const listed = await read(office.database, (tx) => ownDossiers(tx, citizenActor(who), day))
        const ids = new Set(listed.map(({ id }) => id))
        for (const { id, of } of mine) {
          const dossier = await stands(id)
          const sees = await read(office.database, (tx) =>
            ownDossier(tx, citizenActor(who), id, day).then(
              () => true,
              () => false
            )
          )
          expect(sees).toBe(of === index)
          expect(await read(office.database, (tx) => maySee(tx, citizenActor(who), dossier, day))).toBe(false)
          const gone = dossier.phase === 'withdrawn' && dossier.code === null
          expect(ids.has(id)).toBe(of === index && !gone)
        }
      }
    }),
    { numRuns: 12, endOnFailure: true }
  )
}, 60_000)

async function takes(
  { who, verb, which }: { who: number; verb: string; which: number },
  mine: { id: string; of: number }[]
): Promise<void> {
  const { id, of } = mine[which % mine.length] as { id: string; of: number }
  const { tt1: receptionId } = office.gov.body
  const before = await read(office.database, (tx) => findDossier(tx, id, day))
  const now = at('10T10:00')
  if (verb === 'receive' || verb === 'ask') {
    const asked = { id, items: ['Bản chính'], reason: 'Thiếu' }
    const act = verb === 'receive' ? acts.receive : acts['ask-supplement']
    const input = verb === 'receive' ? { id, receptionId } : asked
    await office.does('LIEN', act as typeof acts.receive, input, now).catch(() => undefined)
    return
  }
  const citizen = people[who] as Citizen
  const input = verb === 'revise' ? { id, facts: facts({ data: { ho_ten: citizen.name } }) } : { id }
  const done = await office.applies(citizen, acts[verb as 'submit'], input, now).then(
    () => true,
    (error: { status?: number }) => error.status
  )
  if (who === of) return
  expect(done).not.toBe(true)
  expect([403, 404, 409]).toContain(done)
  const after = await read(office.database, (tx) => findDossier(tx, id, day))
  expect(after?.events).toBe(before?.events)
}
