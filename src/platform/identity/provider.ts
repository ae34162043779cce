import * as client from 'openid-client'
import { unavailable } from '../problem.ts'
import type { Claims } from './claims.ts'

/** How to reach the provider. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** Stands in for the network when the provider runs in this very process. */
  fetch?: client.CustomFetch
  /** Further parameters of the sign-in, such as `prompt`. */
  parameters?: Record<string, string>
  /** The provider answers on every host name by which haicap is reached: stay on the reader's. */
  sameOrigin?: boolean
}

/** What must be remembered between leaving for the provider and coming back. */
export interface PendingSignIn {
  state: string
  nonce: string
  verifier: string
}

export interface SignedIn {
  claims: Claims
  idToken?: string
}

/** An OpenID Connect provider; found out about when it is first needed, so that haicap starts without it. */
export class Provider {
  readonly settings: ProviderSettings
  #configuration: Promise<client.Configuration> | undefined

  constructor(settings: ProviderSettings) {
    this.settings = settings
  }

  /**
   * What the provider says about itself.
   * @throws unavailable when it does not answer; the next call asks again
   */
  configuration(): Promise<client.Configuration> {
    this.#configuration ??= this.#discover().catch((error: unknown) => {
      this.#configuration = undefined
      throw unreachable(error)
    })
    return this.#configuration
  }

  /** Where to send the browser to sign in, and what to remember meanwhile. */
  async begin(origin: string): Promise<{ url: URL; pending: PendingSignIn }> {
    const configuration = await this.configuration()
    const pending = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier()
    }
    const url = client.buildAuthorizationUrl(configuration, {
      ...this.settings.parameters,
      scope: 'openid profile',
      redirect_uri: callbackUrl(origin),
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256'
    })
    return { url: this.settings.sameOrigin ? new URL(url.pathname + url.search, origin) : url, pending }
  }

  /**
   * Takes the browser's return from the provider.
   * @throws client.ClientError and its kin when the provider refused or the answer is not for this sign-in
   */
  async finish(origin: string, query: string, pending: PendingSignIn): Promise<SignedIn> {
    const configuration = await this.configuration()
    const returned = new URL(`${callbackUrl(origin)}${query}`)
    const tokens = await client.authorizationCodeGrant(configuration, returned, {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true
    })
    const idToken = tokens.claims()
    if (!idToken) throw new Error('the provider sent no ID token')
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
      : {}
    return { claims: { ...idToken, ...more }, idToken: tokens.id_token }
  }

  /** Where the provider ends its own session too, if it offers that. */
  async signOutUrl(origin: string, idToken: string | null): Promise<URL | undefined> {
    if (this.settings.sameOrigin) return undefined
    const configuration = await this.configuration()
    if (!configuration.serverMetadata().end_session_endpoint) return undefined
    return client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: `${origin}/`,
      ...(idToken && { id_token_hint: idToken })
    })
  }

  async #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, fetch } = this.settings
    // http is for a provider on the same machine; who configures it elsewhere has chosen so.
    const insecure = new URL(issuer).protocol === 'http:'
    return await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: 10,
      ...(insecure && { execute: [client.allowInsecureRequests] }),
      ...(fetch && { [client.customFetch]: fetch })
    })
  }
}

export const callbackPath = '/sign-in/callback'
const callbackUrl = (origin: string) => `${origin}${callbackPath}`

export function unreachable(cause: unknown) {
  return Object.assign(unavailable('identity.provider_unreachable'), { cause })
}
