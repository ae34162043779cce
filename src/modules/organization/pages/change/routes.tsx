import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { needPower } from '../../../../platform/record/index.ts'
import type { UnitType } from '../../change-set.ts'
import { requireVersions } from '../../require-versions.ts'
import { listKinds } from '../../store/words.ts'
import { unitName, unitPath } from '../shared/unit-name.tsx'
import { changeActs, changeForm } from './change-form.ts'
import { ChangePage } from './change-page.tsx'
import { ChoosePage } from './choose-page.tsx'
import { performChange } from './perform-change.ts'

const byId = z.object({ id: z.uuid() })
const byAct = byId.extend({ act: z.enum(changeActs) })

/** Changing one unit, for whoever may change the register. */
export function changeRoutes(type: UnitType, path: 'areas' | 'organizations'): RoomRoutes {
  return async (app, { database }) => {
    app.get(`/${path}/:id/change`, { schema: { params: byId } }, async (request, reply) => {
      const { unit } = await forChange(database, request, type, request.params.id)
      const name = unitName(unit, request.language)
      return reply.page(<ChoosePage unit={unit} />, {
        title: request.t('organization.page.change.title', { unit: name }),
        back: { href: request.view.href(unitPath(unit)), text: name }
      })
    })

    app.get(`/${path}/:id/change/:act`, { schema: { params: byAct } }, async (request, reply) => {
      const { id, act } = request.params
      const change = await forChange(database, request, type, id)
      const form = blankForm({ effective_on: request.at, on: request.at })
      return reply.page(<ChangePage {...change} act={act} form={form} />, optionsOf(request, id, act))
    })

    app.post(`/${path}/:id/change/:act`, { schema: { params: byAct } }, async (request, reply) => {
      const { id, act } = request.params
      const change = await forChange(database, request, type, id)
      return reply.form({
        input: changeForm(act),
        act: (values) =>
          performChange(
            database,
            act,
            { type, id, versions: change.versions },
            values,
            signedIn(request),
            during(request)
          ),
        done: (day) => ({
          to: unitPath({ type, id }),
          params: { at: day, known: null },
          say: { key: `organization.page.change.done_${act}` }
        }),
        again: (form) => ({
          page: <ChangePage {...change} act={act} form={form} />,
          ...optionsOf(request, id, act)
        })
      })
    })
  }

  function optionsOf({ t, view }: FastifyRequest, id: string, act: string) {
    return {
      title: t(`organization.page.change.${act}`),
      back: { href: view.href(`${unitPath({ type, id })}/change`), text: t('organization.page.change.back') },
      dateSwitch: false
    }
  }
}

/** What the pages need of the unit; only for whoever may change the register. */
async function forChange(database: Database, request: FastifyRequest, type: UnitType, id: string) {
  const actor = signedIn(request)
  const { at } = request
  return read(database, async (tx) => {
    await needPower(tx, actor, 'register.change')
    const versions = await requireVersions(tx, type, id)
    const unit =
      versions.find(({ start, end }) => (!start || start <= at) && (!end || at < end)) ?? versions[0]
    return { unit, versions, kinds: await listKinds(tx, type, at) }
  })
}
