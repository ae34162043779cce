import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { config } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-data-'))
const data = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command line as people run it, on a data folder of its own. */
function haicap(...words: string[]) {
  const { DATABASE_URL: _url, ...env } = process.env
  const { stdout, stderr, status } = spawnSync('bin/haicap', words, {
    encoding: 'utf8',
    env: { ...env, HAICAP_DATA: data, HAICAP_LANG: 'en' }
  })
  return { out: stdout, err: stderr, code: status }
}

test('on a data folder of its own: nothing there, then loaded, then beside another process', async () => {
  const nothing = haicap('figures')
  expect(nothing).toMatchObject({ code: 1, out: '' })
  expect(nothing.err).toContain('bin/haicap locality load')
  expect(existsSync(data)).toBe(false)

  const loaded = haicap('locality', 'load', 'localities/thu-nghiem')
  expect(loaded).toMatchObject({ code: 0, out: 'Loaded thu-nghiem from localities/thu-nghiem.\n' })
  expect(loaded.err).toContain('Enacting plan 1 of 2')
  expect(haicap('migrate').code).toBe(0)

  const other = await openDatabase(config({ HAICAP_DATA: data }))
  try {
    const figures = haicap('figures', '--at', '2025-06-30', '--json')
    expect(JSON.parse(figures.out).length).toBeGreaterThan(20)
    expect(figures).toMatchObject({ code: 0, err: '' })
  } finally {
    await other.close()
  }
})

test('a data folder that is a file, and an example that can be copied', () => {
  const file = spawnSync('bin/haicap', ['figures'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', HAICAP_DATA: 'package.json', HAICAP_LANG: 'en' }
  })
  expect(file).toMatchObject({ status: 1, stdout: '' })
  expect(file.stderr).toContain('package.json has to be a folder')
  expect(haicap('locality', 'load', '--help').out).toContain(
    '$ HAICAP_DATA=/tmp/trial bin/haicap locality load'
  )
})
