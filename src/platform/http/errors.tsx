import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { translator } from '../i18n/index.ts'
import { ErrorPage } from './error-page.tsx'
import { type Fault, faultOf, RequestFault } from './fault.ts'
import { languageOf } from './language.ts'
import { problemJson } from './problem-json.ts'
import { bodyLimit, tooLarge, uploadLimit } from './upload.ts'

/** Every error leaves through here: as a page for people, as RFC 9457 JSON for programs. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler({ preValidation: (_request, _reply, done) => done() }, (request, reply) =>
    answerError(notFoundHere(request), request, reply)
  )
}

/** Also for what Fastify finds before any route or hook has run. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = sized(error, faultOf(error))
  if (fault.status >= 500) request.log.error({ err: error }, 'request failed')
  else request.log.info({ status: fault.status, code: fault.messageKey }, 'request refused')
  reply.code(fault.status).headers(fault.headers).header('cache-control', 'no-store')
  if (wantsJson(request) || !request.view) return sendJson(request, reply, fault)
  const title = request.t(`http.problem.${fault.code}`)
  const page = <ErrorPage view={request.view} fault={fault} requestId={request.id} />
  return reply.page(page, { title, status: fault.status, dateSwitch: false })
}

function sendJson(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  const language = request.language || languageOf(request)
  const [path = '/'] = request.url.split('?', 1)
  const body = problemJson(fault, translator(language), path, request.id)
  return reply
    .type('application/problem+json; charset=utf-8')
    .header('content-language', language)
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body)
}

/** Programs: whoever calls /api, and whoever accepts JSON but no HTML. */
function wantsJson(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?', 1)
  if (path.startsWith('/api/') && path !== '/api/docs') return true
  const accept = request.headers.accept ?? ''
  return /\bapplication\/(?:[\w.-]+\+)?json\b/.test(accept) && !accept.includes('text/html')
}

function notFoundHere(request: FastifyRequest): RequestFault {
  const [path = '/'] = request.url.split('?', 1)
  const params = { path: path.slice(0, 200) }
  return new RequestFault({ status: 404, code: 'not_found', messageKey: 'http.error.no_such_page', params })
}

/** Sizes are said with their limit, whoever noticed. */
function sized(error: unknown, fault: Fault): Fault {
  if (fault.status !== 413 || error instanceof RequestFault) return fault
  const upload = (error as FastifyError).code?.startsWith('FST_ERR_CTP') === false
  return tooLarge(upload ? uploadLimit : bodyLimit).fault
}
