import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { connectOwner } from '../../../platform/database/connect.ts'
import { openAt, read } from '../../../platform/database/index.ts'
import { migrate } from '../../../platform/database/migrate.ts'
import { findMigrations } from '../../../platform/database/migration-files.ts'
import { listWebhooks } from '../../../platform/webhooks/index.ts'
import { cloudEvent } from './cloud-event.ts'
import { publishedAfter, speaker } from './index.ts'

const move = '202611250023_move_subscriptions.sql'

test('who was told before is told on: what waited goes with them, word for word, and nothing twice', async () => {
  const { ownerUrl } = await testDatabase()
  const owner = await connectOwner(ownerUrl)
  onTestFinished(() => owner.end())
  const all = await findMigrations()
  await migrate(
    owner,
    'before',
    all.filter(({ name }) => name < move)
  )
  await owner.query(`
    insert into locality (id, name_vi, name_en, name_de, time_zone, loaded_from, sha256)
      values ('thu', 'Thử', 'Test', 'Test', 'Asia/Ho_Chi_Minh', '-', '-');
    insert into decision (number, title, issued_on) select '30/NQ-TN', 'Đổi tên', '2026-01-01';
    insert into announcement (occurs_on, type, subject_kind, subject_id, decision_id)
      select day, 'began', 'area', gen_random_uuid(), d.id
      from unnest('{2026-07-01,2026-08-01,2026-09-01}'::date[]) day cross join decision d;
    insert into publication (announcement_id) select id from announcement order by occurs_on;
    insert into subscription (url, created_by) values ('https://dang-cho.example/', 'Hoà'), ('https://du-roi.example/', 'Hoà');
    insert into subscription (url, created_by, ended_at) values ('https://da-nghi.example/', 'Hoà', now());
    insert into delivery (subscription_id, announcement_id, attempts, next_attempt_at, delivered_at, last_error)
      select s.id, p.announcement_id, case when p.seq = 2 then 3 else 1 end,
        case when p.seq = 2 then '2026-09-02'::timestamptz end,
        case when p.seq = 1 or s.url like '%du-roi%' then now() end, case when p.seq = 2 then 'HTTP 503' end
      from subscription s cross join publication p;
  `)
  await migrate(owner, 'before', all)

  const database = await openAt(ownerUrl, 'before')
  onTestFinished(() => database.close())
  const [waiting, done, ...more] = await read(database, listWebhooks)
  expect(waiting).toMatchObject({
    url: 'https://dang-cho.example/',
    waiting: 2,
    tried: 2,
    lastError: 'HTTP 503'
  })
  expect(done).toMatchObject({
    url: 'https://du-roi.example/',
    waiting: 0,
    types: ['haicap.area.*', 'haicap.organization.*']
  })
  expect(more).toEqual([])
  const { rows } = await owner.query('select body, attempts from before.webhook_delivery order by seq')
  const said = await read(database, async (tx) => {
    const from = await speaker(tx)
    return (await publishedAfter(tx, 1, 9)).map((announced) => cloudEvent(announced, from))
  })
  expect(rows.map(({ body }) => JSON.parse(body))).toEqual(said)
  const cursor = await owner.query('select source, cursor from before.webhook_cursor')
  expect(cursor.rows).toEqual([{ source: 'announcements', cursor: '3' }])
  const secrets = await owner.query(`select count(distinct secret)::int as count from before.webhook_secret`)
  expect(secrets.rows).toEqual([{ count: 2 }])
})
