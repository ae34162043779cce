import { z } from 'zod'

export const tags = ['plans']
export const planParams = z.object({ id: z.uuid() })

export const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key acts once; a retry gets the same answer.')
})

export const planState = z.enum(['draft', 'revoked', 'enacted', 'in_effect'])

const problem = z.looseObject({
  path: z.string().optional(),
  messageKey: z.string(),
  text: z.string().describe('In the language of the asker.')
})
const row = z.looseObject({ kind: z.string(), id: z.string(), label: z.string(), text: z.string() })
const both = z.object({ areas: z.number(), organizations: z.number() })

export const figureChange = z.object({
  id: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  announced: z.number().nullable()
})

/** What a rehearsal has shown. */
export const evaluationJson = z.object({
  ready: z.boolean().describe('Whether the plan can be enacted as it is.'),
  problems: z
    .array(problem)
    .describe('Operations that cannot be done; rules are looked at once there are none.'),
  notes: z.array(problem).describe('What the parts of the plan tell of what they did.'),
  rules: z.array(
    z.object({
      id: z.string(),
      violations: z.array(row),
      fresh: z.array(row).describe('Those that the plan brings about; they stand in its way.')
    })
  ),
  figures: z.array(figureChange),
  counts: z.object({ begins: both, alters: both, ends: both, successions: both }),
  duration: z.number().describe('Milliseconds that writing took.'),
  decisionId: z.uuid().nullable()
})
