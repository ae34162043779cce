import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { testProvince } from '../../../../tests/support/localities.ts'
import type { Database } from '../../../platform/database/index.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { Listener } from '../../../platform/webhooks/fixtures/listener.ts'
import { deliverEvents, makeWebhook, poster } from '../../../platform/webhooks/index.ts'
import { enactPlan, revokePlan } from '../acts/enact-plan.ts'
import { importPlan } from '../acts/import-plan.ts'
import type { PlanDocument } from '../plan-format/types.ts'
import { announceDue } from './index.ts'

const clerk = systemActor('Lê Văn Minh')
const renaming: PlanDocument = {
  title: 'Đổi tên xã Đại Đồng',
  decision: { number: '30/NQ-TN', issuedOn: '2026-11-01' },
  decisions: [],
  effectiveOn: '2027-01-01',
  propose: false,
  announced: {},
  operations: [
    {
      id: '1',
      clause: 'khoản 1',
      act: 'rename',
      unit: 'area',
      from: [{ code: '99110', extent: 'whole' }],
      into: [{ name: 'Đại Đồng Mới' }]
    }
  ]
}

const subscribe = makeWebhook({ privateAddresses: true })
const post = poster({ privateAddresses: true })

/** Publishes what is due on a day, and hands it on. */
async function tell(database: Database, today: string): Promise<{ published: number; taken: number }> {
  const { published } = await announceDue(database, { today })
  return { published, taken: await deliverEvents(database, { post }) }
}

async function jobs(database: Database): Promise<{ task: string; at: string }[]> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(
    `select task_identifier as task, run_at from ${database.schema}_worker.jobs`
  )
  await owner.end()
  return rows.map(({ task, run_at }) => ({ task, at: new Date(run_at).toISOString() }))
}

test('an enactment orders its announcement for the first moment of its day, where the place lies', async () => {
  const database = await testDatabase(await testProvince())
  await prepareJobs(database)
  await announceDue(database, { today: '2026-11-24' })
  const department = new Listener()
  onTestFinished(() => department.close())
  await perform(database, subscribe, clerk, { url: await department.open() })

  const { id } = await perform(database, importPlan, clerk, { plan: renaming })
  await perform(database, enactPlan, clerk, { id }, { rollback: true })
  expect(await jobs(database)).toEqual([])
  await perform(database, enactPlan, clerk, { id })
  expect(await jobs(database)).toEqual([{ task: 'announce', at: '2026-12-31T17:00:00.000Z' }])

  expect(await tell(database, '2026-12-31')).toEqual({ published: 0, taken: 0 })
  expect(await tell(database, '2027-01-01')).toEqual({ published: 1, taken: 1 })
  expect(department.got).toMatchObject([
    {
      type: 'haicap.area.changed',
      time: '2026-12-31T17:00:00Z',
      data: {
        day: '2027-01-01',
        unit: { code: '99110', name: 'Đại Đồng Mới' },
        decision: { number: '30/NQ-TN' }
      }
    }
  ])
})

test('what is revoked before its day is never told; a plan is enacted also where no queue has been made', async () => {
  const database = await testDatabase(await testProvince())
  await announceDue(database, { today: '2026-11-24' })
  const { id } = await perform(database, importPlan, clerk, { plan: renaming })
  await perform(database, enactPlan, clerk, { id })
  await perform(database, revokePlan, clerk, { id, reason: 'Nhầm tên', today: '2026-11-24' })
  expect(await tell(database, '2027-01-01')).toEqual({ published: 0, taken: 0 })
})
