import { type ClientMetadata, type Configuration, errors, Provider } from 'oidc-provider'
import { changeClaim } from '../claims.ts'
import { callbackPath } from '../provider.ts'
import type { DemoKeys } from './keys.ts'

/** A named official of the demonstration. */
export interface Official {
  subject: string
  name: string
  post: string
  mayChangeRegister: boolean
}

export const demoPath = '/demo-sign-in'
export const demoSessionCookie = 'demo_session'
export const demoClient = 'haicap'
/** Programs of the demonstration get a token with an official's subject and this secret. It protects nothing. */
export const demoProgramSecret = 'demonstration'

/** A real OpenID Connect provider whose accounts are the demonstration officials. It checks no password. */
export function demoProvider(
  origin: string,
  officials: Official[],
  keys: DemoKeys,
  proxied: boolean
): Provider {
  const provider = new Provider(`${origin}${demoPath}`, configuration(origin, officials, keys))
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

function configuration(origin: string, officials: Official[], keys: DemoKeys): Configuration {
  const find = (subject: string) => officials.find((official) => official.subject === subject)
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
      },
      ...officials.map(program)
    ],
    findAccount: async (_context, subject) => {
      const official = find(subject)
      return official && { accountId: subject, claims: async () => ({ sub: subject, ...claimsOf(official) }) }
    },
    claims: { openid: ['sub'], profile: ['name', 'post', changeClaim] },
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
      const official = token.kind === 'ClientCredentials' && token.clientId ? find(token.clientId) : undefined
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

function program(official: Official): ClientMetadata {
  return {
    client_id: official.subject,
    client_name: official.name,
    client_secret: demoProgramSecret,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post'
  }
}

function claimsOf({ name, post, mayChangeRegister }: Official) {
  return { name, post, [changeClaim]: mayChangeRegister }
}
