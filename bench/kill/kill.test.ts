import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { killAgainAndAgain } from './run.ts'
import { kinds } from './site.ts'

const folder = await mkdtemp(join(tmpdir(), 'haicap-kill-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('killed under load, server and database: every acknowledged act is there once, whole, and told once', async () => {
  const kills = 6
  const found = await killAgainAndAgain({ folder, kills, clients: 3, work: 600, random: Math.random })
  expect(found.faults).toEqual([])
  expect(kinds.filter((kind) => found.kills[kind] === 0)).toEqual([])
  expect(found.acts).toBeGreaterThan(kills)
  expect(found.again).toBeGreaterThan(0)
}, 240_000)
