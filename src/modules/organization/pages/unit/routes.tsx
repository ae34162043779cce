import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { mayDo } from '../../../../platform/record/index.ts'
import type { UnitType } from '../../change-set.ts'
import { unitByCode } from '../../store/find-units.ts'
import { nowOf } from '../shared/now.ts'
import { unitName, unitPath } from '../shared/unit-name.tsx'
import { NoticePage } from './notice.tsx'
import { readNotice } from './read-notice.ts'
import { readUnit } from './read-unit.ts'
import { UnitPage } from './unit-page.tsx'

const byId = z.object({ id: z.uuid() })
const byCode = z.object({ id: z.string().max(60) })

/** The page of a unit, its notice of succession, and the way to it by a code of the day. */
export function unitPageRoutes(type: UnitType, path: 'areas' | 'organizations'): RoomRoutes {
  return async (app, { database }) => {
    app.get(`/${path}/:id`, { schema: { params: byCode } }, async (request, reply) => {
      const { at, known, view, language } = request
      const { id } = request.params
      if (!z.uuid().safeParse(id).success) {
        const unit = await read(database, (tx) => unitByCode(tx, type, id, { at, known }))
        if (!unit) throw notFound('organization.refusal.no_unit')
        return reply.redirect(view.here({}).replace(view.path, unitPath(unit)), 302)
      }
      const { page, mayChange } = await read(database, async (tx) => ({
        page: await readUnit(tx, type, id, { at, known }, nowOf(view)),
        mayChange: await mayDo(tx, request.actor, 'register.change')
      }))
      const shown = page.unit ?? page.versions.at(-1)
      return reply.page(<UnitPage page={page} mayChange={mayChange} />, {
        title: shown ? unitName(shown, language) : ''
      })
    })

    app.get(`/${path}/:id/notice`, { schema: { params: byId } }, async (request, reply) => {
      const { at, known, view, language, t } = request
      const notice = await read(database, (tx) =>
        readNotice(tx, type, request.params.id, { at, known }, nowOf(view))
      )
      const name = unitName(notice.unit, language)
      return reply.page(<NoticePage notice={notice} />, {
        title: t('organization.page.notice.page_title', { unit: name }),
        back: { href: view.href(unitPath(notice.unit)), text: name }
      })
    })
  }
}
