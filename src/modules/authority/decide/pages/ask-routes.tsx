import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { ask } from '../ask.ts'
import { AskPage } from './ask-page.tsx'

const text = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().slice(0, 300) : ''),
  z.string()
)
const query = z.object({ q: text, power: text, place: text })

/** "Who decides?" for officials and citizens. */
export const askRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/authority', { schema: { querystring: query } }, async (request, reply) => {
    const { at, query: question, t } = request
    const asked = await read(database, (tx) => ask(tx, question, at))
    return reply.page(<AskPage question={question} asked={asked} />, { title: t('decide.ask.title') })
  })
}
