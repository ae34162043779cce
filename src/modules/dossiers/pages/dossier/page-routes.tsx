import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { DossierPage } from './dossier-page.tsx'
import { unsignedNotices } from './forms/notices.ts'
import { type Found, readFound } from './read-dossier.ts'

export const byId = z.object({ id: z.string().max(100) })

/** One dossier, by its id or its code. */
export const pageRoutes: RoomRoutes = async (app, { database, config }) => {
  app.get(
    '/dossiers/:id',
    { schema: { params: byId, querystring: z.object({ paper: z.string().max(60).optional() }) } },
    async (request, reply) => {
      const found = await readFound(database, request, request.params.id)
      const { paper } = request.query
      const converts = config.papers.wordToPdf !== undefined
      const unsigned = unsignedNotices(found, signedIn(request).subject).length > 0
      const page = <DossierPage found={found} paper={paper} converts={converts} unsigned={unsigned} />
      return reply.page(page, pageOptions(request, found))
    }
  )
}

/** Title of the page of a dossier, and the way back to the desk. */
export function pageOptions({ t, view }: FastifyRequest, { dossier }: Found) {
  return {
    title: [dossier.code, dossier.applicant.name].filter(Boolean).join(' – '),
    back: { href: view.href('/dossiers'), text: t('dossier.head.desk') },
    wide: true,
    dateSwitch: false
  }
}
