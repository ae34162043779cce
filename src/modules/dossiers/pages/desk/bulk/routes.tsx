import { z } from 'zod'
import { read, type Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { fileStore } from '../../../../../platform/files/index.ts'
import {
  asOf,
  blankAsAbsent,
  blankForm,
  during,
  type Form,
  mendable,
  optionalText,
  type RoomRoutes,
  refusedForm,
  signedIn,
  siteAddress
} from '../../../../../platform/http/index.ts'
import { inputProblem } from '../../../../../platform/record/index.ts'
import { nowOf } from '../../../api.ts'
import { deskOf } from '../../../desk/scope.ts'
import { nextNumber } from '../../../result-numbers.ts'
import { safeQuery } from '../query.ts'
import { BulkDone } from './bulk-done.tsx'
import { BulkPage } from './bulk-page.tsx'
import { carryOut } from './carry-out.ts'
import { type BulkRow, readRows } from './read-bulk.ts'
import { receiverIn, receiversOf } from './receivers.ts'
import { type BulkVerb, bulkVerbs } from './verbs.ts'

/** More than so many are done page by page. */
const most = 100
const several = z.preprocess(
  (given) => [given ?? []].flat(),
  z
    .array(z.uuid())
    .min(1, { error: 'desk.refusal.none_chosen' })
    .max(most, { error: 'desk.refusal.too_many' })
)
const chosen = {
  verb: z.enum(bulkVerbs),
  id: several,
  back: z
    .string()
    .max(2000)
    .default('')
    .transform((text) => String(new URLSearchParams(safeQuery(text))))
}
const asked = asOf.extend({
  verb: chosen.verb,
  id: z.unknown().optional(),
  back: z.string().max(2000).optional()
})
const posted = z
  .object({
    ...chosen,
    to: blankAsAbsent(receiverIn.optional()),
    note: optionalText,
    reason: optionalText,
    number: optionalText,
    seen: z.preprocess((given) => [given ?? []].flat(), z.array(z.string().max(60)).max(most))
  })
  .refine(({ verb, to }) => verb !== 'assign' || to, {
    path: ['to'],
    error: 'record.input.required'
  })
  .refine(({ verb, reason }) => verb !== 'return' || reason, {
    path: ['reason'],
    error: 'record.input.required'
  })

/** `/dossiers/bulk`: the same done to many dossiers, each as an act of its own. */
export const bulkRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  app.get('/dossiers/bulk', { schema: { querystring: asked } }, async (request, reply) => {
    const { verb } = request.query
    const given = z.object(chosen).safeParse(request.query)
    if (!given.success)
      return reply.seeOther('/dossiers', {
        params: safeQuery(request.query.back ?? ''),
        say: {
          key:
            given.error.issues[0]?.message === 'desk.refusal.too_many'
              ? 'desk.refusal.too_many'
              : 'desk.refusal.none_chosen'
        }
      })
    const { id: ids, back } = given.data
    const page = await pageOf(request, verb, ids, back)
    return reply.page(page.content, page.options)
  })

  app.post('/dossiers/bulk', async (request, reply) => {
    const actor = signedIn(request)
    const ids = several.safeParse((request.body as Record<string, unknown> | null)?.id)
    try {
      const parsed = posted.safeParse(request.body ?? {})
      if (!parsed.success) throw inputProblem(parsed.error)
      const { verb, id, to, back, seen, ...said } = parsed.data
      const given = { verb, ids: id, ...to, ...said, seen: seenOf(seen) }
      const signing = {
        ...{ config, store, day: request.view.today, now: nowOf(request) },
        site: siteAddress(config, request)
      }
      const done = await carryOut(database, actor, given, during(request), signing)
      const rows = await read(database, (tx) => readRows(tx, actor, verb, id, request.view.today))
      const told = done.flatMap((one) => {
        const row = rows.find(({ dossier }) => dossier.id === one.id)
        return row ? [{ row, done: one }] : []
      })
      return reply.page(<BulkDone verb={verb} rows={told} back={back} />, optionsOf(request))
    } catch (error) {
      if (!mendable(error) || !ids.success) throw error
      const body = request.body as Record<string, unknown>
      const verb = chosen.verb.safeParse(body.verb)
      if (!verb.success) throw error
      const back = chosen.back.parse(body.back ?? '')
      const page = await pageOf(request, verb.data, ids.data, back, refusedForm(body, error, request.t))
      return reply.page(page.content, { ...page.options, status: error.status })
    }
  })

  async function pageOf(
    request: Parameters<typeof signedIn>[0],
    verb: BulkVerb,
    ids: string[],
    back: string,
    again?: Form
  ) {
    const actor = signedIn(request)
    const model = await read(database, async (tx) => {
      const desk = await deskOf(tx, actor, request.view.today)
      const rows = await readRows(tx, actor, verb, ids, request.view.today)
      return {
        rows,
        form: again ?? blankForm(await startOf(tx, verb, rows, request.view.today)),
        receivers: verb === 'assign' ? await receiversOf(tx, desk, request) : []
      }
    })
    return {
      content: <BulkPage verb={verb} back={back} {...model} />,
      options: optionsOf(request)
    }
  }
}

/** What stands in the fields at first: the next free number of whoever gives it. */
async function startOf(
  tx: Snapshot,
  verb: BulkVerb,
  rows: readonly BulkRow[],
  day: Day
): Promise<Record<string, string>> {
  const first = rows.find(({ whyNot }) => !whyNot)
  return verb === 'release' && first ? { number: await nextNumber(tx, first.dossier, day) } : {}
}

function optionsOf({ t, view }: Parameters<typeof signedIn>[0]) {
  return {
    title: t('desk.bulk.title'),
    back: { href: view.href('/dossiers'), text: t('desk.title') },
    dateSwitch: false
  }
}

/** `<id>:<number of the last entry seen>` */
function seenOf(texts: readonly string[]): Map<string, number> {
  return new Map(
    texts.flatMap((text) => {
      const [id = '', number = ''] = text.split(':')
      return /^\d{1,9}$/.test(number) ? [[id, Number(number)]] : []
    })
  )
}
