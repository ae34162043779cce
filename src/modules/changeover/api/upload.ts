import { z } from 'zod'
import { during, type RoomRoutes, signedIn, type UploadedFile } from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { importPlan } from '../acts/import-plan.ts'
import { readPlan, readPlanBytes } from '../pages/import-input.ts'
import type { PlanDocument } from '../plan-format/index.ts'
import { keyHeader, tags } from './schemas.ts'

const endings: Record<string, string> = { 'application/json': 'plan.json', 'text/csv': 'plan.csv' }

/** Taking a plan in, as it lies in its file: its mistakes are told by line and column. */
export const planUploadRoutes: RoomRoutes = async (app, { database }) => {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(Object.keys(endings), { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body)
  )

  app.post(
    '/plans',
    {
      schema: {
        tags,
        summary: 'Import a plan',
        description:
          'The body is a plan in the format haicap.plan/1 as `application/json` or `text/csv`, or a form with the field `file`. Every mistake is told, with its line and column.',
        headers: keyHeader,
        querystring: z.object({
          propose: z
            .enum(['yes', 'no'])
            .optional()
            .describe('Propose the bodies and moves that follow, whatever the plan says.')
        }),
        body: z.unknown().describe('The plan.'),
        response: { 201: z.object({ id: z.uuid(), operations: z.number().int() }) }
      }
    },
    async (request, reply) => {
      const actor = signedIn(request)
      const plan = readBody(request.body, request.headers['content-type'])
      const { propose } = request.query
      const input = { plan: { ...plan, propose: propose ? propose === 'yes' : plan.propose } }
      return reply.code(201).send(await perform(database, importPlan, actor, input, during(request)))
    }
  )
}

function readBody(body: unknown, contentType = ''): PlanDocument {
  if (!Buffer.isBuffer(body)) return readPlan((body ?? {}) as { file?: UploadedFile })
  const [type = ''] = contentType.split(';')
  return readPlanBytes(body, endings[type.trim().toLowerCase()] ?? 'plan')
}
