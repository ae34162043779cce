import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  during,
  optionalText,
  type RoomRoutes,
  signedIn,
  signedInAtAll
} from '../../../../platform/http/index.ts'
import { listSessions } from '../../../../platform/identity/index.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { endAllSessions } from '../acts/end-all-sessions.ts'
import { endSession } from '../acts/end-session.ts'
import { MySessionsPage, SessionsPage } from './session-pages.tsx'

const one = z.object({ id: z.uuid() })
const whose = z.object({ subject: z.string().min(1).max(300) })
const question = z.object({ q: optionalText, after: z.uuid().optional() })
const pageSize = 50

/** One's own sessions, and everybody's for those who oversee. */
export const sessionRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/sessions', async (request, reply) => {
    const { subject } = signedInAtAll(request)
    const sessions = await read(database, (tx) => listSessions(tx, { subject }))
    return reply.page(<MySessionsPage sessions={sessions} current={request.sessionId} />, {
      title: request.t('access.session.title'),
      ...(request.actor && { back: { href: request.view.href('/my'), text: request.t('access.my.title') } }),
      dateSwitch: false
    })
  })

  app.post('/my/sessions/end', { schema: { body: one } }, async (request, reply) => {
    await perform(database, endSession, signedInAtAll(request), { id: request.body.id }, during(request))
    const say = { key: 'access.session.ended' }
    // Whoever ended the session by which they asked is nobody now.
    return reply.seeOther(request.body.id === request.sessionId ? '/' : '/my/sessions', { say })
  })

  app.post('/my/sessions/end-all', async (request, reply) => {
    const { ended } = await perform(database, endAllSessions, signedInAtAll(request), {}, during(request))
    return reply.seeOther('/', { say: { key: 'access.session.ended_all', params: { count: ended } } })
  })

  app.get('/authority/sessions', { schema: { querystring: question } }, async (request, reply) => {
    const actor = signedIn(request)
    const { q: text, after } = request.query
    const sessions = await read(database, async (tx) => {
      await needPower(tx, actor, 'authority.oversee')
      return listSessions(tx, { text, after, limit: pageSize + 1 })
    })
    const page = (
      <SessionsPage
        sessions={sessions.slice(0, pageSize)}
        more={sessions.length > pageSize}
        text={text ?? ''}
        current={request.sessionId}
      />
    )
    return reply.page(page, {
      title: request.t('access.session.all_title'),
      back: { href: request.view.href('/my'), text: request.t('access.my.title') },
      dateSwitch: false
    })
  })

  app.post('/authority/sessions/end', { schema: { body: one } }, async (request, reply) => {
    await perform(database, endSession, signedIn(request), { id: request.body.id }, during(request))
    return reply.seeOther('/authority/sessions', { say: { key: 'access.session.ended' } })
  })

  app.post('/authority/sessions/end-all', { schema: { body: whose } }, async (request, reply) => {
    const { subject } = request.body
    const { ended } = await perform(database, endAllSessions, signedIn(request), { subject }, during(request))
    const say = { key: 'access.session.ended_of', params: { count: ended, subject } }
    return reply.seeOther('/authority/sessions', { say })
  })
}
