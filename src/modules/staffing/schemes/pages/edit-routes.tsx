import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { perform } from '../../../../platform/record/index.ts'
import { amendScheme, discardScheme } from '../acts/edit-draft.ts'
import type { Version } from '../scheme.ts'
import { EditPage } from './edit-page.tsx'
import { type Draft, readDraft } from './read-draft.ts'

const byId = { params: z.object({ id: z.uuid() }) }
const text = z.string().default('')
const textsInput = z.object({
  revision: z.string(),
  changes: text,
  legal_basis: text,
  functions: text,
  commitment: text
})

/** Writing a draft: its words; its lines have pages of their own. */
export const editPages: RoomRoutes = async (app, { database }) => {
  app.get('/schemes/:id/edit', { schema: byId }, async (request, reply) => {
    const draft = await draftFor(database, request, request.params.id)
    const form = blankForm(valuesOf(draft.version))
    return reply.page(
      <EditPage whole={draft} positions={unused(draft)} form={form} />,
      optionsOf(request, draft)
    )
  })

  app.post('/schemes/:id/edit', { schema: byId }, async (request, reply) => {
    const { id } = request.params
    const draft = await draftFor(database, request, id)
    return reply.form({
      input: textsInput,
      act: ({ legal_basis, ...values }) => {
        const input = { schemeId: id, legalBasis: legal_basis, ...values }
        return perform(database, amendScheme, signedIn(request), input, during(request))
      },
      done: () => ({ to: `/schemes/${id}/edit`, say: { key: 'schemes.edit.saved' } }),
      again: (form) => ({
        page: <EditPage whole={draft} positions={unused(draft)} form={form} />,
        ...optionsOf(request, draft)
      })
    })
  })

  app.post('/schemes/:id/discard', { schema: byId }, async (request, reply) => {
    const { id } = request.params
    const draft = await draftFor(database, request, id)
    return reply.form({
      input: z.object({ revision: z.string() }),
      act: ({ revision }) =>
        perform(database, discardScheme, signedIn(request), { schemeId: id, revision }, during(request)),
      done: () => ({ to: '/schemes', say: { key: 'schemes.edit.discarded' } }),
      again: (form) => ({
        page: <EditPage whole={draft} positions={unused(draft)} form={{ ...form, values: {} }} />,
        ...optionsOf(request, draft)
      })
    })
  })
}

type Request = Parameters<typeof readDraft>[1]

export function draftFor(database: Database, request: Request, id: string): Promise<Draft> {
  return read(database, (tx) => readDraft(tx, request, id))
}

function unused({ positions, lines }: Draft) {
  return positions.filter(({ code }) => !lines.some(({ position }) => position === code))
}

function valuesOf({ revision, changes, legalBasis, functions, commitment }: Version) {
  return { revision: String(revision), changes, legal_basis: legalBasis, functions, commitment }
}

function optionsOf({ t, view }: Request, { scheme, version }: Draft) {
  return {
    title: t('schemes.edit.title', { number: version.number }),
    back: { href: view.href(`/schemes/${scheme.id}`), text: scheme.organizationName },
    dateSwitch: false
  }
}
