import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/**
 * The secret that signs cookies: the one configured, else one made at the first start and kept with the data.
 * Several processes on several machines need the configured one.
 */
export async function cookieSecret(config: Pick<Config, 'sessionSecret' | 'dataDir'>): Promise<string> {
  if (config.sessionSecret) return config.sessionSecret
  return await keptFile(join(config.dataDir, 'session-secret'), () => randomBytes(32).toString('hex'))
}

/** The content of a file that only its owner may read; made when it is not there, by one of several starters. */
export async function keptFile(path: string, make: () => string | Promise<string>): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept) return kept
  await mkdir(join(path, '..'), { recursive: true })
  const content = await make()
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(content)
    await file.close()
    return content
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readFile(path, 'utf8')) || content
  }
}
