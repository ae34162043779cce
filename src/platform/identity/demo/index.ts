import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { CustomFetchOptions } from 'openid-client'
import type { Config } from '../../config.ts'
import { Provider } from '../provider.ts'
import { demoKeys } from './keys.ts'
import type { DemoPeople } from './officials.ts'
import { demoClient, demoPath, demoProgramSecret, demoProvider } from './oidc.ts'
import { demoRoutes } from './routes.tsx'

export interface Demo {
  provider: Provider
  routes: FastifyPluginAsync
  /** By which a program gets a token as the first official; undefined as long as there is none. */
  tokenCommand(origin: string): Promise<string | undefined>
}

/** The demonstration provider, and how haicap reaches it: in this very process, on whatever port it listens. */
export async function startDemo(
  config: Pick<Config, 'dataDir' | 'port' | 'publicUrl' | 'personClaim' | 'citizenClaim'>,
  people: DemoPeople
): Promise<Demo> {
  const origin = config.publicUrl ?? `http://localhost:${config.port}`
  const keys = await demoKeys(config.dataDir)
  const oidc = demoProvider(
    origin,
    { people, keys, personClaim: config.personClaim, citizenClaim: config.citizenClaim },
    config.publicUrl !== undefined
  )

  let server: FastifyInstance | undefined
  const fetch = async (url: string, options: CustomFetchOptions): Promise<Response> => {
    if (!server) throw new Error('the demonstration provider has not been started')
    return await askWithin(server, url, options)
  }
  const provider = new Provider({
    issuer: `${origin}${demoPath}`,
    clientId: demoClient,
    clientSecret: keys.clientSecret,
    // Each sign-in offers the choice anew.
    parameters: { prompt: 'login' },
    sameOrigin: true,
    fetch
  })
  const routes: FastifyPluginAsync = async (app) => {
    server = app
    await app.register(demoRoutes(oidc, people))
  }
  const tokenCommand = async (address: string) => {
    const [first] = await people.officials.featured('vi')
    return (
      first &&
      `curl -d grant_type=client_credentials -d client_id=${first.subject} -d client_secret=${demoProgramSecret} ${address}${demoPath}/token`
    )
  }
  return { provider, routes, tokenCommand }
}

/** A request that does not leave the process. */
async function askWithin(app: FastifyInstance, url: string, options: CustomFetchOptions): Promise<Response> {
  const { host, pathname, search } = new URL(url)
  const { method, headers, body } = options
  const answer = await app.inject({
    method: method as 'GET' | 'POST',
    url: pathname + search,
    headers: { ...headers, host },
    payload: body === undefined || body === null ? undefined : String(body)
  })
  const texts = Object.entries(answer.headers).map(
    ([name, value]) => [name, String(value)] as [string, string]
  )
  return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: texts })
}
