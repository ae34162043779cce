import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildAssets } from './build-assets.ts'

test('assets name each other by addresses that are served; a second start takes them from the cache', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'haicap-assets-'))
  const first = await buildAssets(folder)
  const served = new Set(first.all.map((asset) => asset.path))
  const css = first.css.body.toString()
  const named = [
    ...css.matchAll(/url\("?([^")]+)/g),
    ...first.script.body.toString().matchAll(/from '([^']+)'/g)
  ]
  expect(named.length).toBeGreaterThan(4)
  for (const [, address] of named) expect(served).toContain(address)
  expect(css).not.toMatch(/GDS Transport|^\uFEFF/)

  const started = performance.now()
  expect((await buildAssets(folder)).css.path).toBe(first.css.path)
  expect(performance.now() - started).toBeLessThan(300)
})

test('a folder that cannot be written is no obstacle', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'haicap-assets-')), 'file')
  await writeFile(file, '')
  expect((await buildAssets(join(file, 'folder'))).css.body.length).toBeGreaterThan(1000)
})
