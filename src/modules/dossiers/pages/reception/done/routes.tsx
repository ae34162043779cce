import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn, siteAddress } from '../../../../../platform/http/index.ts'
import { entriesOf } from '../../../book/read.ts'
import { bodiesNamed } from '../../../detail/next.ts'
import type { Entry } from '../../../dossier.ts'
import { versionById } from '../../../reference.ts'
import { seenDossier } from '../../../see.ts'
import { statusAddress } from '../../../status-address.ts'
import { DonePage } from './done-page.tsx'

/** `/reception/:id/done`: what came of it, and on to the next person. */
export const doneRoutes: RoomRoutes = async (app, { database, config }) => {
  app.get(
    '/reception/:id/done',
    { schema: { params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const { view, t } = request
      const found = await read(database, async (tx) => {
        const dossier = await seenDossier(tx, signedIn(request), request.params.id, view.today)
        const [place] = await bodiesNamed(tx, dossier.returnId ? [dossier.returnId] : [], view.today)
        return {
          dossier,
          version: await versionById(tx, dossier.versionId),
          returnPlace: place?.name ?? null,
          words: wordsOf(await entriesOf(tx, dossier.id))
        }
      })
      const statusUrl = statusAddress(found.dossier.code ?? '', siteAddress(config, request))
      return reply.page(<DonePage {...found} statusUrl={statusUrl} />, {
        title: t('reception.done.title'),
        back: { href: view.href('/reception'), text: t('reception.title') },
        dateSwitch: false
      })
    }
  )
}

/** What the last entry asked for, or why it refused. */
function wordsOf(entries: readonly Entry[]): string[] {
  const payload = entries.at(-1)?.payload
  if (payload?.type === 'ask_supplement') return [...payload.items, payload.reason]
  return payload?.type === 'refuse' ? [payload.reason] : []
}
