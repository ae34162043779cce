import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { dayBefore } from '../../../../platform/day.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { draftOf } from '../acts/need-sound.ts'
import { reviseDelegation } from '../acts/revise.ts'
import type { Delegation, LineInput } from '../delegation.ts'
import { visibleDelegation } from '../see.ts'
import { bodyOf, needPhase } from '../steps.ts'
import { holderChoices, placeChoices } from '../store/choices.ts'
import { heldFields } from '../store/thing-choices.ts'
import { formOfLine, lineForm, lineOf } from './line-form.ts'
import { LinePage, type LinePageProps } from './line-page.tsx'

const byId = z.object({ id: z.uuid() })
const byLine = byId.extend({ line: z.coerce.number().int().min(1).max(500) })

/** Adding, changing and removing lines of a draft. */
export const lineRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/delegations/:id/lines/new', { schema: { params: byId } }, async (request, reply) => {
    const props = await readLine(database, request, request.params.id)
    const last = props.delegation.lines.at(-1)
    const form = blankForm({
      first_day: last?.firstDay ?? request.at,
      last_day: last?.end ? dayBefore(last.end) : ''
    })
    return reply.page(<LinePage {...props} form={form} />, optionsOf(request, props))
  })

  app.get('/delegations/:id/lines/:line', { schema: { params: byLine } }, async (request, reply) => {
    const { id, line } = request.params
    const props = await readLine(database, request, id, line)
    const found = props.delegation.lines.find(({ ordinal }) => ordinal === line)
    const form = blankForm(found ? formOfLine(found) : {})
    return reply.page(<LinePage {...props} form={form} />, optionsOf(request, props))
  })

  const save = async (request: FastifyRequest, reply: FastifyReply, id: string, line?: number) => {
    const actor = signedIn(request)
    const props = await readLine(database, request, id, line)
    const { delegation } = props
    return reply.form({
      input: lineForm,
      act: async (values) => {
        const lines = [...linesOf(delegation)]
        lines[line ? line - 1 : lines.length] = lineOf(values)
        await perform(database, reviseDelegation, actor, { ...factsOf(delegation), lines }, during(request))
        return values.onwards
      },
      done: (onwards) => ({
        to: onwards === 'more' ? `/delegations/${id}/lines/new` : `/delegations/${id}`,
        say: { key: 'delegations.said.line_saved' }
      }),
      again: (form) => ({ page: <LinePage {...props} form={form} />, ...optionsOf(request, props) })
    })
  }
  app.post('/delegations/:id/lines/new', { schema: { params: byId } }, (request, reply) =>
    save(request, reply, request.params.id)
  )
  app.post('/delegations/:id/lines/:line', { schema: { params: byLine } }, (request, reply) =>
    save(request, reply, request.params.id, request.params.line)
  )

  app.post('/delegations/:id/lines/:line/remove', { schema: { params: byLine } }, async (request, reply) => {
    const { id, line } = request.params
    const actor = signedIn(request)
    const { delegation } = await readLine(database, request, id, line)
    const lines = linesOf(delegation).filter((_, index) => index !== line - 1)
    await perform(database, reviseDelegation, actor, { ...factsOf(delegation), lines }, during(request))
    return reply.seeOther(`/delegations/${id}`, { say: { key: 'delegations.said.line_removed' } })
  })
}

const linesOf = (delegation: Delegation): readonly LineInput[] => draftOf(delegation).lines

const factsOf = ({ id, revision, title, basis }: Delegation) => ({
  id,
  revision,
  title,
  ...(basis && { basis })
})

async function readLine(
  database: Database,
  request: FastifyRequest,
  id: string,
  ordinal?: number
): Promise<Omit<LinePageProps, 'form'>> {
  const actor = signedIn(request)
  const { at } = request
  return read(database, async (tx) => {
    const delegation = await visibleDelegation(tx, actor, id, at)
    await needPower(tx, actor, 'authority.draft', bodyOf(delegation))
    needPhase(delegation, 'drafted', 'returned', 'agreed')
    if (ordinal && !delegation.lines.some((line) => line.ordinal === ordinal))
      throw notFound('delegations.refusal.no_line', { number: ordinal })
    const body = delegation.organizationId
    return {
      delegation,
      ordinal,
      fields: await heldFields(tx, draftOf(delegation).grantor, at),
      holders: (await holderChoices(tx, body, at)).filter(
        ({ group }) => delegation.kind !== 'assignment' || group === 'own' || group === 'below'
      ),
      places: await placeChoices(tx, body, at)
    }
  })
}

function optionsOf({ t, view }: FastifyRequest, { delegation, ordinal }: Omit<LinePageProps, 'form'>) {
  return {
    title: ordinal ? t('delegations.page.line.title', { number: ordinal }) : t('delegations.page.line.new'),
    back: { href: view.href(`/delegations/${delegation.id}`), text: delegation.title },
    dateSwitch: false
  }
}
