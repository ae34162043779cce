import type { Config } from '../config.ts'
import type { Database } from '../database/index.ts'
import type { Identity } from '../http/index.ts'
import type { Official } from './demo/oidc.ts'
import { identifyBy } from './identify.ts'
import { Provider } from './provider.ts'
import { signInRoutes } from './routes.tsx'

export { changeClaim } from './claims.ts'
export type { Official } from './demo/oidc.ts'

/**
 * Who asks, and how one signs in: by the configured OpenID Connect provider, or, when none is configured, by
 * the demonstration provider that runs beside and offers the named officials.
 */
export async function openIdentity(
  config: Config,
  database: Database,
  officials: Official[]
): Promise<Identity> {
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const demo = config.oidc
    ? undefined
    : await quietly(async () => (await import('./demo/index.ts')).startDemo(config, officials))
  const provider = demo?.provider ?? new Provider(config.oidc ?? missing())
  const signIn = signInRoutes({ database, provider, secure, publicUrl: config.publicUrl })
  return {
    identify: identifyBy(database, provider),
    tokenCommand: demo?.tokenCommand,
    origin: config.oidc && new URL(config.oidc.issuer).origin,
    routes: async (app) => {
      await app.register(signIn)
      if (demo) await app.register(demo.routes)
    }
  }
}

/** The provider warns on the console those who would run it in earnest; nobody does that here. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}

function missing(): never {
  throw new Error('neither a provider nor a demonstration')
}
