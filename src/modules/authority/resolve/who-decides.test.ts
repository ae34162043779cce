import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import type { Database } from '../../../platform/database/index.ts'
import { inWorld } from '../fixtures/in-world.ts'
import { law, saPa } from '../fixtures/sa-pa.ts'
import { uuidOf } from '../fixtures/world.ts'
import { whoDecides } from './who-decides.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})

/** The bodies of those who are named for a power in an area. */
async function bodiesOf(area: string): Promise<(string | undefined)[]> {
  const copies = { power: 'certify_copy' }
  const world = saPa({
    vestings: [law('luật', { thing: copies, holder: { position: 'director' }, reach: 'organization' })]
  })
  let bodies: (string | undefined)[] = []
  await inWorld(database, world, async (tx) => {
    const { deciders } = await whoDecides(tx, { power: copies.power, areaId: uuidOf(area), at: '2025-10-01' })
    bodies = deciders.map(({ post }) => post?.organizationId)
  })
  return bodies
}

test('who may do something only in their own body is named where the body serves, not for every place in it', async () => {
  expect(await bodiesOf('Sa Pa')).toEqual([uuidOf('Phòng Sa Pa')])
  expect(await bodiesOf('Lào Cai')).toEqual([uuidOf('Sở Tư pháp')])
  expect(await bodiesOf('Bát Xát')).toEqual([])
})
