import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore, findFile, openFile } from '../../../../../platform/files/index.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { notFound } from '../../../../../platform/problem.ts'
import { checkedSignatures } from '../../../papers/index.ts'
import { paperGivenOut } from './store-released.ts'
import { VerifyPage } from './verify-page.tsx'

/** Where the QR code of a result or a notice leads: whether it was given out, by whom, and that its signatures are intact. */
export const verifyPaperRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  app.get(
    '/verify/:paperId',
    { schema: { params: z.object({ paperId: z.uuid() }) } },
    async (request, reply) => {
      const { t, view } = request
      const { paper, file } = await read(database, async (tx) => {
        const released = await paperGivenOut(tx, request.params.paperId)
        return { paper: released, file: released && (await findFile(tx, released.fileId)) }
      })
      if (!paper || !file) throw notFound('dossier.refusal.no_verify')
      const findings =
        file.mediaType === 'application/pdf'
          ? await checkedSignatures(config, await buffer(await openFile(store, file)))
          : []
      return reply.page(<VerifyPage paper={paper} hash={file.sha256} findings={findings} />, {
        title: t('dossier.verify.title'),
        back: { href: view.href('/verify'), text: t('dossier.verify.own_file') },
        dateSwitch: false
      })
    }
  )
}
