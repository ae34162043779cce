import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  type Form,
  mendable,
  type RoomRoutes
} from '../../../../../platform/http/index.ts'
import type { Problem } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import { nowOf } from '../../../api.ts'
import { entriesOf } from '../../../book/read.ts'
import { listDossiers } from '../../../desk/list.ts'
import { returnWays } from '../../../dossier.ts'
import { seenDossier } from '../../../see.ts'
import { atFields } from '../at-fields.ts'
import { atCounter } from '../counters.ts'
import { HandedOverPage, HandOverPage } from './hand-over-page.tsx'
import { readyOf } from './store.ts'

const query = z.object({
  q: blankAsAbsent(z.string().max(200).optional()),
  counter: blankAsAbsent(z.uuid().optional())
})
const list = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.uuid()).min(1, { error: 'reception.hand_over.choose' }).max(50)
)
const input = z.object({
  ids: list,
  recipient: blankAsAbsent(z.string().trim().max(200).optional()),
  way: blankAsAbsent(z.enum(returnWays).optional())
})
const handedQuery = z.object({
  ids: z
    .string()
    .max(50 * 37)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(50))
})
const shown = 50
const isField = (path: string) => Object.hasOwn(input.shape, path)

/** `/reception/hand-over`: results that wait for whoever fetches them. */
export const handOverRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/reception/hand-over', { schema: { querystring: query } }, async (request, reply) =>
    show(request, reply, request.query.q ?? '', blankForm())
  )

  app.post('/reception/hand-over', { schema: { querystring: query } }, async (request, reply) => {
    const { actor } = await read(database, (tx) => atCounter(tx, request))
    let props = await found(request, request.query.q ?? '')
    return reply.form({
      input,
      act: async ({ ids, ...how }) => {
        const options = during(request)
        const given: string[] = []
        const refused: { id: string; problem: Problem }[] = []
        // What one is refused does not hinder the others.
        for (const id of ids) {
          const keyed = { ...options, ...keyFor(options, id) }
          try {
            await perform(database, acts['hand-over'], actor, { id, ...how }, keyed)
            given.push(id)
          } catch (error) {
            if (!mendable(error)) throw error
            refused.push({ id, problem: error })
          }
        }
        const [first] = refused
        props = first ? await found(request, request.query.q ?? '') : props
        if (first && !given.length) throw first.problem
        return {
          given,
          left: await read(database, (tx) =>
            readyOf(
              tx,
              refused.map(({ id }) => id)
            )
          )
        }
      },
      again: (form) => ({
        page: <HandOverPage {...props} form={atFields(form, isField)} />,
        ...optionsOf(request)
      }),
      done: ({ given, left }) => ({
        to: '/reception/handed-over',
        params: { ids: given.join(',') },
        ...(left.length && {
          say: {
            key: 'reception.hand_over.some_left',
            params: { count: left.length, codes: left.map(({ code }) => code ?? '–').join(', ') }
          }
        })
      })
    })
  })

  app.get('/reception/handed-over', { schema: { querystring: handedQuery } }, async (request, reply) => {
    const { handed, recipient } = await read(database, async (tx) => {
      const { actor, day } = await atCounter(tx, request)
      const { ids } = request.query
      for (const id of ids) await seenDossier(tx, actor, id, day)
      const over = (await readyOf(tx, ids)).filter(({ phase }) => phase === 'handed_over')
      const last = over[0] ? (await entriesOf(tx, over[0].id)).at(-1) : undefined
      return { handed: over, recipient: String(last?.payload.with?.recipient ?? '') }
    })
    return reply.page(<HandedOverPage handed={handed} recipient={recipient} />, {
      ...optionsOf(request),
      title: request.t('reception.handed.title')
    })
  })

  async function show(request: FastifyRequest, reply: FastifyReply, q: string, form: Form) {
    return reply.page(<HandOverPage {...(await found(request, q))} form={form} />, optionsOf(request))
  }

  function found(request: FastifyRequest, q: string) {
    return read(database, async (tx) => {
      const { desk } = await atCounter(tx, request)
      const asked = { now: nowOf(request), limit: shown, ...(q && { q }) }
      const ready = await listDossiers(tx, desk, { view: 'to_hand_over', ...asked })
      const notYet = q
        ? await listDossiers(tx, desk, { view: 'counter', state: 'open', ...asked })
        : { items: [] }
      return {
        q,
        ready: await readyOf(
          tx,
          ready.items.map(({ id }) => id)
        ),
        notYet: notYet.items
      }
    })
  }
}

/** Each dossier of one sending has a key of its own. */
function keyFor({ idempotencyKey }: ReturnType<typeof during>, id: string): { idempotencyKey?: string } {
  return idempotencyKey ? { idempotencyKey: `${idempotencyKey}.${id}` } : {}
}

const optionsOf = ({ t, view }: FastifyRequest) => ({
  title: t('reception.hand_over.title'),
  back: { href: view.href('/reception'), text: t('reception.title') },
  dateSwitch: false
})
