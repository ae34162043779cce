import type { Config } from '../config.ts'
import type { Database } from '../database/index.ts'
import type { Identity } from '../http/index.ts'
import type { ActorSource, TokenSource } from './actor-source.ts'
import type { DemoCitizen, Officials } from './demo/officials.ts'
import { identifyBy } from './identify.ts'
import { Provider } from './provider.ts'
import { signInRoutes } from './routes.tsx'

export { type ActorSource, type Asking, type TokenSource, tokenPrefix } from './actor-source.ts'
export type { Claims, Who } from './claims.ts'
export type { DemoCitizen, Official, Officials } from './demo/officials.ts'
export { endSessions, listSessions, type SessionFilter, type SessionInShort } from './session-list.ts'

/** What the rooms know of people, of which this part knows nothing. */
export interface People {
  actors: ActorSource
  /** Tokens that haicap itself gives. */
  tokens?: TokenSource
  /** Whom the demonstration offers to sign in as. */
  officials: Officials
  /** Invented citizens whom it offers too. */
  citizens?: readonly DemoCitizen[]
}

/**
 * Who asks, and how one signs in: by the configured OpenID Connect provider, or, when none is configured, by
 * the demonstration provider that runs beside and lets one be any official of the register.
 */
export async function openIdentity(config: Config, database: Database, people: People): Promise<Identity> {
  const { actors, tokens, officials, citizens = [] } = people
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const demo = config.oidc
    ? undefined
    : await quietly(async () => (await import('./demo/index.ts')).startDemo(config, { officials, citizens }))
  const provider = demo?.provider ?? new Provider(config.oidc ?? missing())
  const limits = { hours: config.sessionHours, idleMinutes: config.sessionIdleMinutes }
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  const { citizenClaim } = config
  const settings = { database, provider, actors, tokens, citizenClaim, limits, cookie }
  const signIn = signInRoutes({ ...settings, publicUrl: config.publicUrl })
  return {
    identify: identifyBy(settings),
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
