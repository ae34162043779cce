import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'

/** /healthz: the process answers. /readyz: so does the database, and it is up to date. */
export function giveHealth(app: FastifyInstance, database: Database): void {
  const config = { plain: true }
  app.get('/healthz', { config }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' })
  )

  app.get('/readyz', { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      const { rows } = await sql<{
        migrations: number
      }>`select count(*)::int as migrations from migration`.execute(database.db)
      return { status: 'ready', migrations: rows[0]?.migrations ?? 0 }
    } catch (error) {
      request.log.error({ error }, 'not ready')
      return reply.code(503).send({ status: 'not ready' })
    }
  })
}
