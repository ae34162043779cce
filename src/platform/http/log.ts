import type { FastifyInstance } from 'fastify'

/** One line for each answer: what was asked, how it ended, how long it took, on whose behalf. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, routeOptions, actor } = request
    const fields = {
      method,
      url: url.slice(0, 500),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      ...(actor && { actor: actor.subject })
    }
    if (routeOptions.config.plain) request.log.debug(fields, 'answered')
    else request.log.info(fields, 'answered')
  })
}
