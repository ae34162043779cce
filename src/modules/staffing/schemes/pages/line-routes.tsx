import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  blankForm,
  during,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { notFound, Problem } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { removeSchemeLine, setSchemeLine } from '../acts/edit-draft.ts'
import type { Line } from '../scheme.ts'
import { draftFor } from './edit-routes.tsx'
import { LinePage, type LineProps } from './line-page.tsx'
import type { Draft } from './read-draft.ts'

const byPosition = { params: z.object({ id: z.uuid(), position: z.string().max(100) }) }
const whole = z
  .string()
  .trim()
  .transform((text) => text || '0')

/** The fields of a line; those of ranks are named by the rank. */
const lineInput = z
  .looseObject({
    revision: z.string(),
    headcount: z.string().trim().min(1, { error: 'record.input.required' }),
    job_description: optionalText,
    competency: optionalText
  })
  .transform(({ revision, headcount, job_description, competency, ...rest }) => ({
    revision,
    headcount,
    jobDescription: job_description ?? '',
    competency: competency ?? '',
    ranks: Object.fromEntries(
      Object.entries(rest)
        .filter(([name]) => name.startsWith('rank_'))
        .map(([name, value]) => [name.slice('rank_'.length), whole.parse(value)])
        .filter(([, count]) => count !== '0')
    )
  }))

/** Adding, changing and removing the lines of a draft. */
export const linePages: RoomRoutes = async (app, { database }) => {
  app.get(
    '/schemes/:id/lines',
    {
      schema: { params: z.object({ id: z.uuid() }), querystring: z.object({ position: z.string().max(100) }) }
    },
    async (request, reply) =>
      reply.seeOther(`/schemes/${request.params.id}/lines/${encodeURIComponent(request.query.position)}`)
  )

  app.get('/schemes/:id/lines/:position', { schema: byPosition }, async (request, reply) => {
    const { id, position } = request.params
    const { props, line } = lineOf(await draftFor(database, request, id), position)
    return reply.page(<LinePage {...props} form={blankForm(valuesOf(line))} />, optionsOf(request, props))
  })

  app.post('/schemes/:id/lines/:position', { schema: byPosition }, async (request, reply) => {
    const { id, position } = request.params
    const { props } = lineOf(await draftFor(database, request, id), position)
    return reply.form({
      input: lineInput,
      act: (line) =>
        atRankFields(
          perform(
            database,
            setSchemeLine,
            signedIn(request),
            { schemeId: id, position, ...line },
            during(request)
          )
        ),
      done: () => ({ to: `/schemes/${id}/edit`, say: { key: 'schemes.line.saved' } }),
      again: (form) => ({ page: <LinePage {...props} form={form} />, ...optionsOf(request, props) })
    })
  })

  app.post('/schemes/:id/lines/:position/remove', { schema: byPosition }, async (request, reply) => {
    const { id, position } = request.params
    const { props, line } = lineOf(await draftFor(database, request, id), position)
    return reply.form({
      input: z.object({ revision: z.string() }),
      act: ({ revision }) => {
        const input = { schemeId: id, revision, position }
        return perform(database, removeSchemeLine, signedIn(request), input, during(request))
      },
      done: () => ({ to: `/schemes/${id}/edit`, say: { key: 'schemes.line.removed' } }),
      again: (form) => ({
        page: <LinePage {...props} form={{ ...blankForm(valuesOf(line)), summary: form.summary }} />,
        ...optionsOf(request, props)
      })
    })
  })
}

/** The line of a position in a draft, or what it would be. */
function lineOf(draft: Draft, code: string): { props: Omit<LineProps, 'form'>; line: Line | undefined } {
  const line = draft.lines.find((one) => one.position === code)
  // A line may have come from a version when the body could still have the position: it must be there to be removed.
  const position =
    draft.positions.find((one) => one.code === code) ??
    (line && { code, title: line.title, ranks: line.ladder })
  const { version, scheme, measures } = draft
  if (!position) throw notFound('schemes.refusal.no_position', { position: code, day: version.begunOn })
  const people = measures.present[code]?.people ?? 0
  return { props: { scheme, position, people, exists: line !== undefined, revision: version.revision }, line }
}

function valuesOf(line: Line | undefined): Record<string, string> {
  if (!line) return {}
  const ranks = Object.entries(line.ranks).map(([code, count]) => [`rank_${code}`, String(count)])
  return {
    headcount: String(line.headcount),
    job_description: line.jobDescription,
    competency: line.competency,
    ...Object.fromEntries(ranks)
  }
}

/** Mistakes of a rank stand at its field. */
async function atRankFields<O>(acting: Promise<O>): Promise<O> {
  try {
    return await acting
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const names: Record<string, string> = { jobDescription: 'job_description' }
    const details = error.details.map((one) => {
      const path = one.path ?? ''
      return { ...one, path: names[path] ?? path.replace(/^ranks\./, 'rank_') }
    })
    throw new Problem(error.code, error.messageKey, error.params, details)
  }
}

function optionsOf({ t, view }: FastifyRequest, { scheme, position }: Omit<LineProps, 'form'>) {
  return {
    title: `${position.title[view.language]}, ${scheme.organizationName}`,
    back: { href: view.href(`/schemes/${scheme.id}/edit`), text: t('schemes.line.back') },
    dateSwitch: false
  }
}
