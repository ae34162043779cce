import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { mayDo, perform } from '../../../../platform/record/index.ts'
import { suspendVesting, withdrawVesting } from '../acts/end-vesting.ts'
import { getVesting } from '../store/vesting.ts'
import { atFields, stepForm } from './step-form.ts'
import { VestingPage, type VestingPageProps } from './vesting-page.tsx'

const byId = z.object({ id: z.uuid() })

/** One grant of whatever origin, and for whoever publishes for its grantor its suspension and withdrawal. */
export const vestingRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/vestings/:id', { schema: { params: byId } }, async (request, reply) => {
    const props = await readVesting(database, request, request.params.id)
    return reply.page(<VestingPage {...props} />, optionsOf(request, props))
  })

  for (const what of ['suspend', 'withdraw'] as const)
    app.post(`/vestings/:id/${what}`, { schema: { params: byId } }, async (request, reply) => {
      const { id } = request.params
      const actor = signedIn(request)
      const props = await readVesting(database, request, id)
      return reply.form({
        input: stepForm(what),
        act: async (values) => {
          const { decision_number: number, decision_issued_on: issuedOn, reason } = values
          const issuer = props.vesting.organizationName ?? undefined
          const decision = { number, issuer, issuedOn }
          try {
            return what === 'withdraw'
              ? await perform(
                  database,
                  withdrawVesting,
                  actor,
                  { id, onDay: values.on_day, reason, decision },
                  during(request)
                )
              : await perform(
                  database,
                  suspendVesting,
                  actor,
                  { id, firstDay: values.first_day, lastDay: values.last_day, reason, decision },
                  during(request)
                )
          } catch (error) {
            throw atFields(error)
          }
        },
        done: () => ({ to: `/vestings/${id}`, say: { key: `delegations.said.${what}` } }),
        again: (form) => ({
          page: <VestingPage {...props} forms={{ ...props.forms, [what]: form }} />,
          ...optionsOf(request, props)
        })
      })
    })
}

async function readVesting(
  database: Database,
  request: FastifyRequest,
  id: string
): Promise<VestingPageProps> {
  const { at, actor } = request
  return read(database, async (tx) => {
    const vesting = await getVesting(tx, id, at)
    const { organizationId, delegationId } = vesting
    const own = organizationId !== null && delegationId === null
    const form = blankForm({ first_day: at, on_day: at, decision_issued_on: at })
    return {
      vesting,
      mayEnd: own && (await mayDo(tx, actor, 'authority.publish', { organizationId })),
      forms: { suspend: form, withdraw: form }
    }
  })
}

function optionsOf({ language, view, t }: FastifyRequest, { vesting }: VestingPageProps) {
  const { thing } = vesting
  const back =
    thing.kind === 'power'
      ? { href: view.href(`/authority/powers/${thing.code}`), text: thing.name[language] }
      : { href: view.href('/delegations'), text: t('delegations.page.list.title') }
  return { title: `${thing.name[language]} → ${vesting.holder.name[language]}`, back }
}
