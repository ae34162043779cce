import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore } from '../../../../../platform/files/index.ts'
import { blankAsAbsent, mendable, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { invalid, type Problem } from '../../../../../platform/problem.ts'
import type { Posted } from '../../../../procedures/index.ts'
import { tryIssueNotices } from '../../dossier/forms/issue-notices.ts'
import { signingBy } from '../../dossier/results/signing-by.ts'
import { type Card, parseCard } from '../card/card.ts'
import { atCounter } from '../counters.ts'
import { beginningOf } from './beginning.ts'
import { carryOut, type Deed, deeds } from './carry-out.ts'
import { applicantOf, factsOf, textOf, withKnown } from './facts.ts'
import { doneUnder, draftKept, earlierOf, type IntakeMatter, matterFor, provinceName } from './matter.ts'
import { cameIn } from './posted.ts'
import { knownHere, showIntake } from './show.tsx'

const asked = z.object({
  procedure: blankAsAbsent(z.string().max(100).optional()),
  draft: blankAsAbsent(z.uuid().optional()),
  counter: blankAsAbsent(z.uuid().optional())
})

/** `/reception/new`: everything that reception takes, on one page. */
export const intakeRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  const matterOfRequest = (request: FastifyRequest) =>
    read(database, async (tx) => matterFor(tx, await atCounter(tx, request), asked.parse(request.query)))

  app.get('/reception/new', { schema: { querystring: asked } }, async (request, reply) => {
    const matter = await matterOfRequest(request)
    return showIntake(request, reply, database, { matter, posted: beginningOf(matter), focus: 'card' })
  })

  app.post(
    '/reception/new',
    { config: { takesFiles: true }, schema: { querystring: asked } },
    async (request, reply) => {
      const done = await before(request)
      if (done) return toDone(reply, done)
      const opened = await matterOfRequest(request)
      const came = await cameIn(request, database, store, opened)
      const matter = await onwards(request, opened)
      const { posted, step, rows, files, refused } = came
      const wanted = deedOf(posted)
      if (wanted === 'card') return fillFromCard(request, reply, matter, posted)
      const again = (problem?: Problem) =>
        showIntake(request, reply, database, { matter, posted, rows, ...(problem && { problem }) })
      if (refused.length) return again(invalid('record.input.invalid', {}, refused))
      if (step || !wanted) return again()
      try {
        const facts = factsOf(matter, await filled(matter, posted), {
          files,
          earlier: await read(database, (tx) => earlierOf(tx, applicantOf(posted), matter.draft))
        })
        const { id } = await carryOut(wanted, { database, request, matter, posted, facts })
        if (wanted === 'refuse' || wanted === 'ask')
          await tryIssueNotices(signingBy(request, { database, config, store }), id)
        return wanted === 'draft'
          ? reply.seeOther('/reception', { say: { key: 'reception.draft.saved' } })
          : toDone(reply, id)
      } catch (error) {
        if (!mendable(error)) throw error
        // The same form, sent twice at once: the other one did it.
        const other = await before(request)
        if (other) return toDone(reply, other)
        return showIntake(request, reply, database, {
          ...{ matter: await onwards(request, matter), posted, rows, problem: error }
        })
      }
    }
  )

  async function filled(matter: IntakeMatter, posted: Posted): Promise<Posted> {
    const province = await read(database, (tx) => provinceName(tx, matter.at.day))
    return withKnown(matter.version, posted, knownHere(matter, posted, province))
  }

  /** What this form did before, if anything: a second click comes to the same. */
  function before(request: FastifyRequest): Promise<string | null> {
    const { idempotency_key: key } = (request.body ?? {}) as Posted
    return read(database, (tx) => doneUnder(tx, request.actor?.subject ?? '', key))
  }

  /** Goes on with what this form kept already, when what should have followed was refused. */
  async function onwards(request: FastifyRequest, matter: IntakeMatter): Promise<IntakeMatter> {
    const { idempotency_key: key } = (request.body ?? {}) as Posted
    if (matter.draft) return matter
    return read(database, async (tx) => {
      const draft = await draftKept(tx, request.actor?.subject ?? '', key)
      return draft ? matterFor(tx, matter.at, { draft }) : matter
    })
  }

  async function fillFromCard(
    request: FastifyRequest,
    reply: FastifyReply,
    matter: IntakeMatter,
    posted: Posted
  ): Promise<FastifyReply> {
    const found = parseCard(textOf(posted, 'card'))
    if ('fault' in found) {
      const mistake = { path: 'card', messageKey: `reception.card.${found.fault}` }
      const problem = invalid('record.input.invalid', {}, [mistake])
      return showIntake(request, reply, database, { matter, posted, problem })
    }
    return showIntake(request, reply, database, {
      matter,
      posted: withCard(posted, found.card),
      focus: 'phone'
    })
  }
}

/** Enter fills in from the card when there is one, else it receives. */
function deedOf(posted: Posted): Deed | 'card' | undefined {
  const pressed = textOf(posted, 'do')
  if (pressed === 'enter') return textOf(posted, 'card') ? 'card' : 'receive'
  if (pressed === 'card') return 'card'
  return deeds.find((deed) => deed === pressed)
}

function withCard(posted: Posted, card: Card): Posted {
  return {
    ...posted,
    card: '',
    'applicant.kind': 'citizen',
    'applicant.name': card.name,
    'applicant.number': card.number,
    'applicant.birthDate': card.birthDate ?? textOf(posted, 'applicant.birthDate'),
    'applicant.address': card.address ?? textOf(posted, 'applicant.address'),
    ...(card.sex && { sex: card.sex })
  }
}

const toDone = (reply: FastifyReply, id: string) => reply.seeOther(`/reception/${id}/done`)
