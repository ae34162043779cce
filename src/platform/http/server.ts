import { randomUUID } from 'node:crypto'
import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Database } from '../database/index.ts'
import { fileStore } from '../files/index.ts'
import { type SiteClock, siteClock } from '../site-clock.ts'
import { giveAnswers } from './answers.ts'
import { giveApiDocs } from './api-docs/routes.tsx'
import { giveAssets } from './assets.ts'
import { giveContext, readableAddress, refuseUnusableText } from './context.ts'
import { answerError, answerErrors } from './errors.tsx'
import { giveHealth } from './health.ts'
import { logAnswers } from './log.ts'
import { giveNavigation } from './navigation.ts'
import { openApi } from './open-api.ts'
import { givePages, type Site } from './page.tsx'
import { cookieSecret } from './secret.ts'
import { guardForms, secure } from './security.ts'
import type { Identify, Room, RoomOptions, RoomRoutes } from './types.ts'
import { answerUnreadable } from './unreadable.ts'
import { acceptUploads, bodyLimit } from './upload.ts'
import { validatorCompiler } from './validate.ts'

/** Finds out who asks, and brings the routes by which one signs in and out. */
export interface Identity {
  identify: Identify
  routes: FastifyPluginAsync
  /** Origin of a provider elsewhere, to which a form's answer may lead. */
  origin?: string
  /** In a demonstration: the command by which a program gets a token. */
  tokenCommand?(origin: string): Promise<string | undefined>
}

export interface ServerParts {
  database: Database
  config: Config
  site: Site
  rooms: Room[]
  identity?: Identity
  /** By the settings, when it is not given. */
  clock?: SiteClock
  /** Each address may ask this often; whole offices share one. */
  requestsPerMinute?: number
  /** Keeps compiled styles. */
  assetsFolder?: string
}

/** Puts the server together; it is ready to listen, or to be asked by `inject`. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { database, config, site, rooms, identity } = parts
  const https = config.publicUrl?.startsWith('https:') ?? false
  const app = Fastify({
    bodyLimit,
    logger:
      config.logLevel === 'silent'
        ? false
        : { level: config.logLevel, redact: ['req.headers.authorization'] },
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    // Only behind a public address is there a proxy whose word about the reader counts.
    trustProxy: config.publicUrl ? 'loopback, linklocal, uniquelocal' : false,
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    rewriteUrl: readableAddress,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerError
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  logAnswers(app)

  await openApi(app, config.apiOrigins)
  await secure(app, {
    secret: await cookieSecret(config),
    secure: https,
    formTarget: identity?.origin,
    requestsPerMinute: parts.requestsPerMinute ?? config.requestsPerMinute
  })
  giveContext(app, {
    identify: identity?.identify ?? (async () => null),
    timeZone: site.timeZone,
    clock: parts.clock ?? siteClock(config.clock, site.timeZone),
    secure: https
  })
  giveNavigation(app, rooms, { database, config })
  app.removeContentTypeParser('text/plain')
  await app.register(formbody)
  await acceptUploads(app, fileStore(config))
  await guardForms(app, { secure: https })
  refuseUnusableText(app)
  givePages(app, site, await giveAssets(app, parts.assetsFolder))
  giveAnswers(app, { secure: https })
  answerErrors(app)

  giveHealth(app, database)
  await giveApiDocs(app, { publicUrl: config.publicUrl, tokenCommand: identity?.tokenCommand })
  if (identity) await app.register(identity.routes)
  for (const { api, pages } of rooms) {
    if (api) await app.register(within(api, { database, config }), { prefix: '/api' })
    if (pages) await app.register(pages, { database, config })
  }
  await app.ready()
  return app
}

/** Keeps the prefix out of a room's options: a room that passes them on would say it twice. */
function within(routes: RoomRoutes, options: RoomOptions): FastifyPluginAsync {
  return async (scope) => {
    await scope.register(routes, options)
  }
}
