import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import { keptFile } from '../../http/index.ts'

const keysSchema = z.object({
  jwks: z.array(z.looseObject({ kty: z.string() })).min(1),
  cookieKey: z.string(),
  clientSecret: z.string()
})

/** What the demonstration provider signs with. */
export interface DemoKeys {
  jwks: JWK[]
  cookieKey: string
  clientSecret: string
}

/** The provider's keys: made at the first start, kept with the data, so that a restart signs nobody out. */
export async function demoKeys(dataDir: string): Promise<DemoKeys> {
  const text = await keptFile(join(dataDir, 'demo-sign-in.json'), makeKeys)
  return keysSchema.parse(JSON.parse(text)) as DemoKeys
}

async function makeKeys(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = {
    ...(await exportJWK(privateKey)),
    use: 'sig',
    alg: 'RS256',
    kid: randomBytes(8).toString('hex')
  }
  const secret = () => randomBytes(32).toString('hex')
  return JSON.stringify({ jwks: [jwk], cookieKey: secret(), clientSecret: secret() })
}
