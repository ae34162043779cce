import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { notFound } from '../problem.ts'
import { inputProblem, noteChecked } from '../record/index.ts'

/** Checks parameters and bodies by their Zod schemas; what does not fit is a problem that names each field. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data)
    if (parsed.success) return { value: noteChecked(schema, parsed.data) }
    // An address that cannot be one of ours names nothing.
    return { error: httpPart === 'params' ? notFound('http.error.not_found') : inputProblem(parsed.error) }
  }
