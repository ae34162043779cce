import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { asOf, blankAsAbsent, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { type Act, perform } from '../../../platform/record/index.ts'
import { checkDelegation } from './acts/check.ts'
import { discardDelegation } from './acts/discard.ts'
import { draftDelegation } from './acts/draft.ts'
import { endSubstitution } from './acts/end-substitution.ts'
import { suspendVesting, withdrawVesting } from './acts/end-vesting.ts'
import { draftOf } from './acts/need-sound.ts'
import { publishDelegation } from './acts/publish.ts'
import { resumeDelegation } from './acts/resume.ts'
import { reviseDelegation } from './acts/revise.ts'
import { signDelegation } from './acts/sign.ts'
import { substitute } from './acts/substitute.ts'
import { suspendDelegation } from './acts/suspend.ts'
import { withdrawDelegation } from './acts/withdraw.ts'
import { delegationKinds, delegationStates } from './delegation.ts'
import { checkDraft } from './draft-problems.ts'
import { visibleDelegation, visibleDelegations } from './see.ts'

const names = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const party = z.object({
  kind: z.enum(['kind', 'position', 'organization', 'post']),
  id: z.string(),
  name: names,
  level: z.string().nullable()
})
const summaryJson = z
  .object({
    id: z.uuid(),
    kind: z.enum(delegationKinds),
    state: z.enum(delegationStates),
    grantor: party,
    organizationId: z.uuid(),
    title: z.string(),
    decisionNumber: z.string().nullable(),
    lines: z.number().int(),
    firstDay: z.string().nullable(),
    end: z.string().nullable().describe('First day on which the first of its lines holds no more.')
  })
  .meta({ id: 'DelegationSummary' })

const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

/** Delegations as the asker may see them, and their acts. */
export const api: RoomRoutes = async (app, { database }) => {
  const tags = ['authority']
  app.get(
    '/delegations',
    {
      schema: {
        tags,
        summary: 'Delegations: those published, and working papers for whoever has a hand in them',
        querystring: asOf.extend({
          state: blankAsAbsent(z.enum(delegationStates).optional()),
          kind: blankAsAbsent(z.enum(delegationKinds).optional()),
          organizationId: blankAsAbsent(z.uuid().optional())
        }),
        response: { 200: z.object({ items: z.array(summaryJson) }) }
      }
    },
    async ({ query, at, actor }) => ({
      items: await read(database, (tx) => visibleDelegations(tx, actor, at, query))
    })
  )

  app.get(
    '/delegations/:id',
    {
      schema: {
        tags,
        summary: 'A delegation with its lines and steps, and what the automatic check says of a draft',
        params: z.object({ id: z.uuid() }),
        querystring: asOf,
        response: { 200: z.looseObject({ id: z.uuid() }) }
      }
    },
    ({ params, at, actor }) =>
      read(database, async (tx) => {
        const delegation = await visibleDelegation(tx, actor, params.id, at)
        const { problems } = delegation.publication
          ? { problems: [] }
          : await checkDraft(tx, draftOf(delegation))
        return { ...delegation, problems }
      })
  )

  const route = <I>(name: string, act: Act<I, { id: string }>, summary: string) =>
    app.post(
      `/acts/${name}`,
      {
        schema: {
          tags: ['acts'],
          summary,
          headers,
          body: act.input,
          response: { 201: z.looseObject({ id: z.uuid() }) }
        }
      },
      async (request, reply) =>
        reply.code(201).send(await perform(database, act, signedIn(request), request.body, during(request)))
    )
  route('draft-delegation', draftDelegation, 'Draft a delegation')
  route('revise-delegation', reviseDelegation, 'Change a draft: title, grounds, all its lines')
  route('check-delegation', checkDelegation, 'Agree to a draft, or return it with an opinion')
  route('sign-delegation', signDelegation, 'Sign what was agreed to: it gets a number and a day')
  route('publish-delegation', publishDelegation, 'Publish: only now its powers pass')
  route('suspend-delegation', suspendDelegation, 'Let a delegation rest for a time')
  route('resume-delegation', resumeDelegation, 'End a suspension before its time')
  route('withdraw-delegation', withdrawDelegation, 'Withdraw a delegation by decision')
  route('discard-delegation', discardDelegation, 'Give up what was not published')
  route('withdraw-vesting', withdrawVesting, 'Withdraw one grant that came from no delegation')
  route('suspend-vesting', suspendVesting, 'Let one grant that came from no delegation rest')
  route('substitute', substitute, 'Name who decides in the stead of a post while nobody is there')
  route('end-substitution', endSubstitution, 'From a day nobody stands in any more')
}
