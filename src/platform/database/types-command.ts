import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectOwner } from './connect.ts'
import { useCluster } from './embedded/index.ts'
import { openAt } from './open.ts'
import { typesSource } from './types-source.ts'

const target = new URL('types.ts', import.meta.url)

/** bin/haicap-types: writes types.ts anew; with --check it only says whether that would change it. */
async function main(args: string[]): Promise<number> {
  const fresh = await generate()
  const present = await readFile(target, 'utf8').catch(() => '')
  if (fresh === present) return 0
  if (args.includes('--check')) {
    console.error('src/platform/database/types.ts is stale: run bin/haicap-types')
    return 1
  }
  await writeFile(target, fresh)
  console.log('src/platform/database/types.ts written')
  return 0
}

/** From a database made for this alone, so that no leftover of another version is read. */
async function generate(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-types-'))
  const cluster = await useCluster({ dataDir, profile: 'test' })
  try {
    const url = cluster.url('postgres')
    const database = await openAt(url, 'haicap')
    await database.close()
    const owner = await connectOwner(url)
    try {
      return await typesSource(owner, 'haicap')
    } finally {
      await owner.end()
    }
  } finally {
    await cluster.leave()
    await rm(dataDir, { recursive: true, force: true })
  }
}

process.exitCode = await main(process.argv.slice(2))
