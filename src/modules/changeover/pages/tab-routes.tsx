import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read, type Snapshot } from '../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../platform/http/index.ts'
import type { FigureChange } from '../evaluate.ts'
import { figuresAtEnactment, unitsToNotify } from '../store/enactments.ts'
import { getPlan, type Plan } from '../store/plans.ts'
import { resolvePlan } from '../store/resolve-plan.ts'
import { readWords } from '../store/words.ts'
import { CheckPage } from './check-page.tsx'
import { EnactedCheck, rulesOn } from './enacted-check.tsx'
import { FiguresPage } from './figures-page.tsx'
import { FlowPage } from './flow-page.tsx'
import { HandoverPage } from './handover-page.tsx'
import { NoticesPage } from './notices-page.tsx'
import { operationFilter } from './operation-filter.ts'
import { OperationList } from './operation-list.tsx'
import { PlanFrame, type PlanTab } from './plan-frame.tsx'
import { PrintPage } from './print-page.tsx'
import { studyPlan } from './study.ts'
import { waysOf } from './ways.ts'

const plan = { schema: { params: z.object({ id: z.uuid() }) } }
const listed = z.object({
  q: z.string().max(200).default('').catch(''),
  page: z.coerce.number().int().min(1).default(1).catch(1)
})

/** The parts of one plan, each with an address of its own. All are public, as the register is. */
export const tabPages: RoomRoutes = async (app, { database }) => {
  const wide = (reply: FastifyReply, found: Plan, tab: PlanTab, content: VNode) => {
    const page = (
      <PlanFrame plan={found} tab={tab}>
        {content}
      </PlanFrame>
    )
    return reply.page(page, {
      title: found.title,
      dateSwitch: false,
      wide: true,
      back: allPlans(reply.request)
    })
  }

  app.get(
    '/plans/:id',
    { schema: { ...plan.schema, querystring: operationFilter } },
    async (request, reply) => {
      const { found, speech, problems } = await read(database, (tx) => spoken(tx, request.params.id))
      return wide(
        reply,
        found,
        'operations',
        <OperationList plan={found} speech={speech} problems={problems} filter={request.query} />
      )
    }
  )

  app.get('/plans/:id/print', plan, async (request, reply) => {
    const { found, speech } = await read(database, (tx) => spoken(tx, request.params.id))
    return reply.page(<PrintPage plan={found} speech={speech} />, {
      title: found.title,
      dateSwitch: false,
      wide: true,
      back: { href: request.view.href(`/plans/${found.id}`), text: request.t('changeover.page.back') }
    })
  })

  app.get('/plans/:id/check', plan, async (request, reply) => {
    const found = await read(database, (tx) => getPlan(tx, request.params.id))
    const content = found.enactment ? (
      <EnactedCheck
        rules={await read(database, (tx) => rulesOn(tx, found.effectiveOn, request.actor !== null))}
      />
    ) : (
      <CheckPage plan={found} study={await studyPlan(database, found)} />
    )
    return wide(reply, found, 'check', content)
  })

  app.post('/plans/:id/check', plan, async (request, reply) => {
    const found = await read(database, (tx) => getPlan(tx, request.params.id))
    if (!found.enactment) await studyPlan(database, found, true)
    return reply.seeOther(`/plans/${found.id}/check`, { say: { key: 'changeover.page.said.rehearsed' } })
  })

  app.get('/plans/:id/figures', plan, async (request, reply) => {
    const found = await read(database, (tx) => getPlan(tx, request.params.id))
    return wide(
      reply,
      found,
      'figures',
      <FiguresPage plan={found} figures={await figuresOf(database, found)} />
    )
  })

  app.get('/plans/:id/flow', { schema: { ...plan.schema, querystring: listed } }, async (request, reply) => {
    const { found, ways } = await read(database, async (tx) => {
      const found = await getPlan(tx, request.params.id)
      return {
        found,
        ways: await waysOf(tx, found, 'area', await readWords(tx, found.effectiveOn), request.t)
      }
    })
    return wide(reply, found, 'flow', <FlowPage plan={found} ways={ways} page={request.query.page} />)
  })

  app.get(
    '/plans/:id/handover',
    { schema: { ...plan.schema, querystring: listed } },
    async (request, reply) => {
      const { found, ways, words } = await read(database, async (tx) => {
        const found = await getPlan(tx, request.params.id)
        const words = await readWords(tx, found.effectiveOn)
        return { found, words, ways: await waysOf(tx, found, 'organization', words, request.t) }
      })
      return wide(reply, found, 'handover', <HandoverPage ways={ways} words={words} {...request.query} />)
    }
  )

  app.get('/plans/:id/notices', plan, async (request, reply) => {
    const { found, units, words } = await read(database, async (tx) => {
      const found = await getPlan(tx, request.params.id)
      const units = found.enactment
        ? await unitsToNotify(tx, found.effectiveOn, found.enactment.recordId)
        : []
      return { found, units, words: await readWords(tx, found.effectiveOn) }
    })
    return wide(reply, found, 'notices', <NoticesPage plan={found} units={units} words={words} />)
  })
}

async function spoken(tx: Snapshot, id: string) {
  const found = await getPlan(tx, id)
  const { view, resolution } = await resolvePlan(tx, found)
  const speech = { view, words: await readWords(tx, found.effectiveOn) }
  // What is enacted stands in the register; resolving it again would find everything there twice.
  return { found, speech, problems: found.enactment ? [] : resolution.problems }
}

async function figuresOf(database: Database, found: Plan): Promise<FigureChange[]> {
  if (found.enactment) return read(database, (tx) => figuresAtEnactment(tx, found.id))
  return (await studyPlan(database, found)).found?.figures ?? []
}

function allPlans({ view, t }: FastifyRequest): { href: string; text: string } {
  return { href: view.href('/plans'), text: t('changeover.page.list.title') }
}
