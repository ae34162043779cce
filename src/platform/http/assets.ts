import type { FastifyInstance } from 'fastify'
export async function giveAssets(_app: FastifyInstance): Promise<void> {}
