import { type Adapter, type ClientMetadata, type Configuration, errors, Provider } from 'oidc-provider'
import { callbackPath } from '../provider.ts'
import type { DemoKeys } from './keys.ts'
import { type Account, accountOf, type DemoPeople } from './officials.ts'

export const demoPath = '/demo-sign-in'
export const demoSessionCookie = 'demo_session'
export const demoClient = 'haicap'
/** Programs of the demonstration get a token with an official's subject and this secret. It protects nothing. */
export const demoProgramSecret = 'demonstration'

/** Who may sign in, and what the provider signs and says. */
export interface DemoParts {
  people: DemoPeople
  keys: DemoKeys
  /** The claim that holds a person's number. */
  personClaim: string
  /** The claim that holds the number of a verified citizen. */
  citizenClaim: string
}

/** A real OpenID Connect provider whose accounts are the people of the register. It checks no password. */
export function demoProvider(origin: string, parts: DemoParts, proxied: boolean): Provider {
  const provider = new Provider(`${origin}${demoPath}`, configuration(origin, parts))
  // Programs are people too: whoever is in the register at this moment is a client.
  const { adapter } = provider.Client as unknown as { adapter: Adapter }
  adapter.find = async (id) => {
    const official = await parts.people.officials.find(id)
    return official && program(official)
  }
  provider.proxy = proxied
  // Browsers reach haicap by several names (localhost, 127.0.0.1, the machine's own): any by which this very
  // request came is right, another host never is.
  provider.Client.prototype.redirectUriAllowed = (value: string) => {
    if (!URL.canParse(value)) return false
    const { pathname, host } = new URL(value)
    return pathname === callbackPath && host === Provider.ctx?.host
  }
  return provider
}

function configuration(
  origin: string,
  { people, keys, personClaim, citizenClaim }: DemoParts
): Configuration {
  const verified = `${citizenClaim}_verified`
  const claimsOf = (one: Account) =>
    'number' in one
      ? { name: one.name, birthdate: one.birthDate, [citizenClaim]: one.number, [verified]: true }
      : { name: one.name, [personClaim]: one.subject }
  const api = `${origin}/api`
  return {
    jwks: { keys: keys.jwks },
    cookies: {
      keys: [keys.cookieKey],
      names: { session: demoSessionCookie, interaction: 'demo_interaction', resume: 'demo_resume' }
    },
    clients: [
      {
        client_id: demoClient,
        client_secret: keys.clientSecret,
        redirect_uris: [`${origin}${callbackPath}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post'
      }
    ],
    findAccount: async (_context, subject) => {
      const account = await accountOf(people, subject)
      return account && { accountId: subject, claims: async () => ({ sub: subject, ...claimsOf(account) }) }
    },
    claims: { openid: ['sub'], profile: ['name', 'birthdate', personClaim, citizenClaim, verified] },
    interactions: { url: (_context, { uid }) => `${demoPath}/interaction/${uid}` },
    // The officials are invented and the only client is haicap: nobody's consent is missing.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    extraTokenClaims: async (_context, token) => {
      const named = token.kind === 'ClientCredentials' ? token.clientId : undefined
      const official = named ? await people.officials.find(named) : undefined
      return official && claimsOf(official)
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async (context) => (context.oidc.route === 'token' ? api : []),
        getResourceServerInfo: async (_context, resource) => {
          if (resource !== api) throw new errors.InvalidTarget()
          return { scope: '', audience: demoClient, accessTokenFormat: 'jwt', accessTokenTTL: 3600 }
        }
      }
    },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      ClientCredentials: 3600,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 1800,
      Session: 3600
    },
    // What cannot be shown by redirecting back is shown by haicap's own page.
    renderError: async (context) => context.redirect('/sign-in/failed')
  }
}

function program({ subject, name }: Account): ClientMetadata {
  return {
    client_id: subject,
    client_name: name,
    client_secret: demoProgramSecret,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post'
  }
}
