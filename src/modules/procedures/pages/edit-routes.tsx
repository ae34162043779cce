import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { invalid, Problem } from '../../../platform/problem.ts'
import { needPower, perform } from '../../../platform/record/index.ts'
import { draftProcedure } from '../acts/draft.ts'
import { reviseProcedure } from '../acts/revise.ts'
import { parts } from '../content.ts'
import { compacted, contentIn, flatOf, rowCount } from './content-form.ts'
import { EditPage, type EditPageProps } from './edit-page.tsx'
import { readProcedure, wordsOf } from './read-procedure.ts'
import { nameIn } from './words.ts'

const byCode = z.object({ code: z.string().max(100) })

/** The page on which the open draft of a procedure is written; without one it begins from the version in force. */
export const editRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/procedures/:code/edit', { schema: { params: byCode } }, async (request, reply) => {
    const { props, flat } = await readDraft(database, request, request.params.code)
    return reply.page(<EditPage {...props} form={blankForm(flat)} />, optionsOf(request, props))
  })

  app.post('/procedures/:code/edit', { schema: { params: byCode } }, async (request, reply) => {
    const actor = signedIn(request)
    const { props, id } = await readDraft(database, request, request.params.code)
    const flat = compacted(request.body)
    const added = parts.find((part) => part === flat._add)
    if (added) {
      const form = blankForm({ ...flat, [`${added}.${rowCount(flat, added)}.name`]: '' })
      return reply.page(<EditPage {...props} form={form} />, optionsOf(request, props))
    }
    // Mistakes are shown at the rows as the act numbers them.
    request.body = flat
    return reply.form({
      input: z.looseObject({ revision: z.coerce.number().int().optional() }),
      act: async ({ revision }) => {
        const { content, problems } = contentIn(flat)
        if (problems.length) throw invalid('record.input.invalid', {}, problems)
        try {
          return id === null
            ? await perform(database, draftProcedure, actor, { key: props.slug, content }, during(request))
            : await perform(database, reviseProcedure, actor, { id, revision, content }, during(request))
        } catch (error) {
          throw atFields(error)
        }
      },
      done: ({ key }) => ({
        to: `/procedures/${key}`,
        params: { version: props.number },
        say: { key: 'procedures.said.saved' }
      }),
      again: (form) => ({ page: <EditPage {...props} form={form} />, ...optionsOf(request, props) })
    })
  })
}

/** `content.steps.0.name` of an act is the field `steps.0.name`. */
export function atFields(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const details = error.details.map((detail) => ({
    ...detail,
    path: detail.path?.replace(/^content\.?/, '')
  }))
  return new Problem(error.code, error.messageKey, error.params, details as typeof error.details, {
    cause: error
  })
}

async function readDraft(database: Database, request: FastifyRequest, code: string) {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    await needPower(tx, actor, 'procedures.draft')
    const { slug, draft, shown, versions } = await readProcedure(tx, actor, code, request.at)
    const from = draft ?? shown
    const props: Omit<EditPageProps, 'form'> = {
      slug,
      name: nameIn(from.content, request.language),
      number: draft?.number ?? Math.max(...versions.map(({ number }) => number)) + 1,
      revision: draft?.revision ?? null,
      words: await wordsOf(tx, request.at)
    }
    return { props, id: draft?.id ?? null, flat: flatOf(from.content) }
  })
}

function optionsOf({ t, view }: FastifyRequest, { slug, name, number }: Omit<EditPageProps, 'form'>) {
  return {
    title: t('procedures.edit.title', { number }),
    back: { href: view.href(`/procedures/${slug}`), text: name },
    dateSwitch: false
  }
}
