import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { bearerOf, type Claims, type Who } from './claims.ts'
import { type Provider, unreachable } from './provider.ts'

/** The token is wrong, expired, or not meant for haicap. */
export class TokenRefused extends Error {}

const signed = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * Who an API client acts for. A signed token (JWT) is checked against the provider's keys, any other is shown
 * to the provider (RFC 7662). Either way it must be meant for haicap: a token that another service
 * got for its own use opens nothing here.
 */
export class BearerCheck {
  readonly #provider: Provider
  #keys: Promise<JWTVerifyGetKey> | undefined

  constructor(provider: Provider) {
    this.#provider = provider
  }

  /** @throws TokenRefused; unavailable when the provider cannot be asked */
  async who(token: string): Promise<Who> {
    const claims = signed.test(token) ? await this.#verify(token) : await this.#introspect(token)
    try {
      return bearerOf(claims)
    } catch (error) {
      throw new TokenRefused('the token names nobody', { cause: error })
    }
  }

  async #verify(token: string): Promise<Claims> {
    const { issuer } = (await this.#provider.configuration()).serverMetadata()
    const keys = await this.#keySet()
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: this.#provider.settings.clientId,
      requiredClaims: ['exp', 'sub']
    }).catch((error: unknown) => {
      // A key set that cannot be fetched is the provider's trouble, not the token's.
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) {
        throw new TokenRefused(error.code, { cause: error })
      }
      throw unreachable(error)
    })
    // ID tokens have the same audience and tell who signed in; they are no permission to act.
    if ('nonce' in payload || 'at_hash' in payload || payload.typ === 'ID') {
      throw new TokenRefused('an ID token is no access token')
    }
    return payload
  }

  #keySet(): Promise<JWTVerifyGetKey> {
    this.#keys ??= this.#provider.configuration().then((configuration) => {
      const { jwks_uri: address } = configuration.serverMetadata()
      if (!address) throw new TokenRefused('the provider publishes no keys')
      const fetch = this.#provider.settings.fetch
      return createRemoteJWKSet(new URL(address), {
        ...(fetch && {
          [customFetch]: (url: string, { method, headers }: { method: string; headers: Headers }) =>
            fetch(url, { method, headers: Object.fromEntries(headers), body: undefined, redirect: 'manual' })
        })
      })
    })
    this.#keys.catch(() => {
      this.#keys = undefined
    })
    return this.#keys
  }

  async #introspect(token: string): Promise<Claims> {
    const configuration = await this.#provider.configuration()
    if (!configuration.serverMetadata().introspection_endpoint) throw new TokenRefused('not a signed token')
    const {
      active,
      client_id: to,
      aud,
      ...claims
    } = await client.tokenIntrospection(configuration, token).catch((error: unknown) => {
      throw unreachable(error)
    })
    const own = this.#provider.settings.clientId
    const meant = to === own || [aud].flat().includes(own)
    if (!active || !meant) throw new TokenRefused('not active, or not meant for haicap')
    return claims
  }
}
