import { z } from 'zod'
import { type Database, read, type Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { type Actor, perform } from '../../../../platform/record/index.ts'
import { fold } from '../../../organization/index.ts'
import { among, type Bodies, bodiesWhere } from '../../bodies-where.ts'
import { bodyMeant } from '../../quotas/pages/form-input.ts'
import { draftScheme } from '../acts/draft-scheme.ts'
import { schemePowers, states } from '../scheme.ts'
import { listSchemes, type SchemeRow, type Viewer } from '../store-list.ts'
import { ListPage, type ListQuery } from './list-page.tsx'
import { NewPage } from './new-page.tsx'

const query = z.object({
  q: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().slice(0, 100) || undefined : undefined),
    z.string().optional()
  ),
  state: blankAsAbsent(
    z
      .enum(['none', ...states])
      .optional()
      .catch(undefined)
  )
})

/** The list of schemes, and beginning one or its next version. */
export const listPages: RoomRoutes = async (app, { database }) => {
  app.get('/schemes', { schema: { querystring: query } }, async (request, reply) => {
    const { at, actor } = request
    const { rows, mayDraft } = await read(database, async (tx) => {
      const viewer = await viewerOf(tx, actor, at)
      const bodies = await bodiesWhere(tx, actor, 'staffing.draft_scheme', at)
      return { rows: await listSchemes(tx, at, viewer), mayDraft: bodies === 'all' || bodies.length > 0 }
    })
    const needed = rows.filter((row) => row.needed)
    const progress = { needed: needed.length, approved: needed.filter((row) => row.approved).length }
    const shown = rows.filter((row) => matches(row, request.query))
    const props = { query: request.query, rows: shown, progress, mayDraft }
    return reply.page(<ListPage {...props} />, { title: request.t('schemes.list.title'), wide: true })
  })

  app.get(
    '/schemes/new',
    { schema: { querystring: z.object({ organization: optionalText }) } },
    async (request, reply) => {
      const candidates = await candidatesFor(database, signedIn(request), request.at)
      const form = blankForm({ organization: request.query.organization ?? '', on: request.view.today })
      return reply.page(<NewPage form={form} candidates={candidates} />, newOptions(request))
    }
  )

  app.post('/schemes/new', async (request, reply) => {
    const actor = signedIn(request)
    const candidates = await candidatesFor(database, actor, request.at)
    return reply.form({
      input: z.object({ organization: z.string().trim().min(1), on: z.iso.date(), prefill: optionalText }),
      act: async ({ organization, on, prefill }) => {
        const organizationId = await bodyMeant(database, organization, on)
        const input = { organizationId, on, prefill: prefill !== 'no' }
        return perform(database, draftScheme, actor, input, during(request))
      },
      done: ({ id, version }) => ({
        to: `/schemes/${id}/edit`,
        say: { key: 'schemes.new.done', params: { version } }
      }),
      again: (form) => ({ page: <NewPage form={form} candidates={candidates} />, ...newOptions(request) })
    })
  })
}

function newOptions({ t, view }: { t: (key: string) => string; view: { href(path: string): string } }) {
  return {
    title: t('schemes.new.title'),
    back: { href: view.href('/schemes'), text: t('schemes.list.title') },
    dateSwitch: false
  }
}

/** Who looks, and on the schemes of which bodies they work. */
export async function viewerOf(tx: Snapshot, actor: Actor | null, at: Day): Promise<Viewer> {
  const each: Bodies[] = []
  for (const power of schemePowers) each.push(await bodiesWhere(tx, actor, power, at))
  const worksOn = each.includes('all') ? 'all' : each.flatMap((bodies) => (bodies === 'all' ? [] : bodies))
  return { signedIn: actor !== null, worksOn }
}

/** Bodies for which a version can be begun now. */
function candidatesFor(database: Database, actor: Actor, at: Day): Promise<SchemeRow[]> {
  return read(database, async (tx) => {
    const bodies = await bodiesWhere(tx, actor, 'staffing.draft_scheme', at)
    const rows = await listSchemes(tx, at, { signedIn: true, worksOn: bodies })
    const free = ['none', 'returned', 'published', 'in_force', 'superseded']
    return rows.filter((row) => free.includes(row.state) && among(bodies, row.organizationId))
  })
}

function matches(row: SchemeRow, { q, state }: ListQuery): boolean {
  if (state && row.state !== state) return false
  return !q || fold(row.organizationName).includes(fold(q)) || row.organizationCode === q
}
