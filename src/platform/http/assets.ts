import type { FastifyInstance } from 'fastify'

/** Addresses of what every page loads. */
export interface Assets {
  css: string
  script: string
  fonts?: readonly string[]
}

export async function giveAssets(_app: FastifyInstance): Promise<Assets> {
  return { css: '/assets/x.css', script: '/assets/x.js' }
}
