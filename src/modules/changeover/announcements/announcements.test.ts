import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { enqueue, pauseAfter, startWorker } from '../../../platform/jobs/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { Listener } from '../../../platform/webhooks/fixtures/listener.ts'
import {
  type DeliveryMeans,
  deliverEvents,
  endWebhook,
  listWebhooks,
  makeWebhook,
  type Post,
  poster,
  retryWebhook,
  startWebhooks
} from '../../../platform/webhooks/index.ts'
import { cloudEvent } from './cloud-event.ts'
import { announceDue, announceTask, publishDue, publishedAfter } from './index.ts'

const editor = systemActor('Nguyễn Thị Hồng Vân')
const department = new Listener()
const phone = new Listener()
const subscribe = makeWebhook({ privateAddresses: true })
const post = poster({ privateAddresses: true })
let database: Database

beforeAll(async () => {
  database = await testDatabase()
  for (const listener of [department, phone])
    await perform(database, subscribe, editor, { url: await listener.open() })
})
afterAll(() => {
  department.close()
  phone.close()
})

/** Hands on what is published. */
const deliver = (means: DeliveryMeans = {}) => deliverEvents(database, { post, ...means })

/** Publishes what is due on a day, and hands it on. */
async function tell(today: string, means: DeliveryMeans = {}): Promise<{ published: number; taken: number }> {
  const { published } = await announceDue(database, { today })
  return { published, taken: await deliver(means) }
}

/** Notes an announcement as enactment does. */
async function announced(day: string): Promise<string> {
  const made = await write(database, (tx) =>
    sql<{ id: string }>`insert into announcement (occurs_on, type, subject_kind, subject_id)
      values (${day}::date, 'began', 'area', gen_random_uuid()) returning id`.execute(tx)
  )
  return made.rows[0]?.id ?? ''
}

test('what was enacted months ago is told on its day, not before, once to everybody', async () => {
  const merger = await announced('2027-01-01')
  expect(await tell('2026-12-31')).toEqual({ published: 0, taken: 0 })
  expect(await tell('2027-01-01')).toEqual({ published: 1, taken: 2 })
  expect(await tell('2027-01-02')).toEqual({ published: 0, taken: 0 })
  expect(department.got).toMatchObject([
    { specversion: '1.0', id: merger, type: 'haicap.area.began', data: { day: '2027-01-01' } }
  ])
  expect(phone.got.map(({ id }) => id)).toEqual([merger])
  expect(department.contentTypes).toEqual(['application/cloudevents+json; charset=utf-8'])
})

test('who does not answer is tried again later, in order, and holds nobody up', async () => {
  const first = await announced('2027-02-01')
  const second = await announced('2027-02-02')
  const start = Date.now()
  const at = (seconds: number) => () => new Date(start + seconds * 1000)
  phone.status = 503
  expect(await tell('2027-02-02', { now: at(0) })).toEqual({ published: 2, taken: 2 })
  expect((await read(database, listWebhooks)).map(({ waiting, lastError }) => [waiting, lastError])).toEqual([
    [0, null],
    [2, 'HTTP 503']
  ])
  phone.status = 204
  expect(await deliver({ now: at(30) })).toBe(0)
  expect(await deliver({ now: at(90) })).toBe(2)
  expect(phone.got.slice(-2).map(({ id }) => id)).toEqual([first, second])
})

test('what a subscriber refuses does not keep the rest from it', async () => {
  const refused = await announced('2027-03-01')
  const taken = await announced('2027-03-02')
  const start = Date.now()
  const picky: Post = async (_url, { headers }) =>
    headers['webhook-id'] === refused
      ? { taken: false, reachable: true, said: 'HTTP 422' }
      : { taken: true, reachable: true, said: 'HTTP 204' }
  await publishDue(database, '2027-03-02')
  expect(await deliver({ post: picky, now: () => new Date(start) })).toBe(2)
  expect(await deliver({ now: () => new Date(start + 61_000) })).toBe(2)
  expect(phone.got.at(-1)?.id).toBe(refused)
  expect(phone.got.map(({ id }) => id)).not.toContain(taken)
})

test('two workers at once publish once and never serve one subscriber together', async () => {
  await announced('2027-04-01')
  const runs = await Promise.all([1, 2, 3].map(() => tell('2027-04-01')))
  expect(runs.reduce((sum, run) => sum + run.published, 0)).toBe(1)
  expect(runs.reduce((sum, run) => sum + run.taken, 0)).toBe(2)
})

test('an entry made afterwards for an earlier day still comes later in the feed', async () => {
  const seen = await read(database, (tx) => publishedAfter(tx, 0, 100))
  const late = await announced('2026-01-01')
  await publishDue(database, '2027-04-01')
  const rest = await read(database, (tx) => publishedAfter(tx, seen.at(-1)?.seq ?? 0, 100))
  expect(rest.map(({ id }) => id)).toEqual([late])
  await deliver()
})

test('after the end of a subscription nothing is sent; the address may subscribe again', async () => {
  const [, second] = await read(database, listWebhooks)
  if (!second) throw new Error('no subscription')
  await perform(database, endWebhook, editor, { id: second.id })
  await announced('2027-05-01')
  expect(await tell('2027-05-01')).toEqual({ published: 1, taken: 1 })
  await perform(database, subscribe, editor, { url: second.url })
  await expect(perform(database, subscribe, editor, { url: second.url })).rejects.toThrow(
    'webhooks.refusal.already'
  )
  await expect(perform(database, subscribe, editor, { url: 'file:///etc/passwd' })).rejects.toMatchObject({
    status: 422
  })
})

test('the job does it all, and comes back for who did not answer', async () => {
  department.status = 500
  const id = await announced('2027-06-01')
  const worker = await startWorker(database, { announce: announceTask({ today: () => '2027-06-01' }) })
  const webhooks = startWebhooks(database, { privateAddresses: true, every: 50 })
  try {
    await write(database, (tx) => enqueue(tx, 'announce', {}, {}))
    const first = async () => (await read(database, listWebhooks))[0]
    await until(async () => (await first())?.lastError === 'HTTP 500')
    department.status = 200
    await perform(database, retryWebhook, editor, { id: (await first())?.id })
    await until(async () => department.got.some((event) => event.id === id))
  } finally {
    await Promise.all([worker.stop(), webhooks.stop()])
  }
})

test('the pause doubles up to six hours', () => {
  expect([1, 2, 3, 9, 40].map(pauseAfter)).toEqual([60, 120, 240, 15_360, 21_600])
})

test('a day begins when it begins in the place', () => {
  const said = cloudEvent(
    {
      id: '1',
      seq: 1,
      type: 'ended',
      subjectKind: 'organization',
      subjectId: '2',
      occursOn: '2025-07-01',
      code: 'UBND-02647',
      name: 'Ủy ban nhân dân xã A Mú Sung',
      kind: 'people_committee',
      decisionId: null,
      decisionNumber: null
    },
    { source: 'urn:haicap:lao-cai', timeZone: 'Asia/Ho_Chi_Minh' }
  )
  expect(said).toMatchObject({
    time: '2025-06-30T17:00:00Z',
    type: 'haicap.organization.ended',
    subject: 'organization/2',
    data: { decision: null }
  })
})

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await reached()) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('it did not come to pass in time')
}
