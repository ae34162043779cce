import { z } from 'zod'
import type { T } from '../i18n/index.ts'
import type { Fault } from './fault.ts'

const errorSchema = z.object({
  path: z.string().optional().describe('The field.'),
  line: z.int().optional().describe('In an uploaded file.'),
  column: z.int().optional(),
  code: z.string(),
  detail: z.string()
})

/** A problem as RFC 9457 describes it. Its id puts it into the API description. */
export const problemSchema = z
  .object({
    type: z.string().describe('Kind of problem: an address in this description.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What went wrong, in the language that Accept-Language asks for.'),
    instance: z.string(),
    code: z.string().describe('Key of the message; the same in every language.'),
    request_id: z.string(),
    errors: z.array(errorSchema)
  })
  .meta({ id: 'Problem', description: 'A refused or failed call, by RFC 9457.' })

export type ProblemJson = z.infer<typeof problemSchema>

/** The fault in the reader's language. */
export function problemJson(fault: Fault, t: T, instance: string, requestId: string): ProblemJson {
  return {
    type: `/api/docs#${fault.code}`,
    title: t(`http.problem.${fault.code}`),
    status: fault.status,
    detail: t(fault.messageKey, fault.params),
    instance,
    code: fault.messageKey,
    request_id: requestId,
    errors: fault.details.map(({ path, line, column, messageKey, params }) => ({
      ...(path !== undefined && { path }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
      code: messageKey,
      detail: t(messageKey, params)
    }))
  }
}
