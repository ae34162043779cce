import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

/** A message that the next page says once. */
export interface Say {
  key: string
  params?: Record<string, string | number>
}

const cookie = 'haicap_say'
const saySchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional()
})

/** Keeps the message in a signed cookie until the next page. */
export function keepSay(reply: FastifyReply, say: Say, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, signed: true, maxAge: 60 } as const
  reply.setCookie(cookie, JSON.stringify(say), options)
}

/** The message kept for this page, if any; it is gone afterwards. */
export function takeSay(request: FastifyRequest, reply: FastifyReply): Say | undefined {
  const kept = request.cookies[cookie]
  if (!kept) return undefined
  reply.clearCookie(cookie, { path: '/' })
  const { valid, value } = request.unsignCookie(kept)
  if (!valid) return undefined
  return saySchema.safeParse(JSON.parse(value)).data
}
