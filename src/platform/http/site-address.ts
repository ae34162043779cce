import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** The address under which people reach the site: the one that is set, else the one that the request came to. */
export function siteAddress({ publicUrl }: Pick<Config, 'publicUrl'>, request: FastifyRequest): string {
  return publicUrl ?? `${request.protocol}://${request.host}`
}
