import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore, sendFile } from '../../../../../platform/files/index.ts'
import { type RoomRoutes, siteAddress } from '../../../../../platform/http/index.ts'
import { calendarOf } from '../../../law.ts'
import { renderForm } from '../../../papers/index.ts'
import { statusAddress } from '../../../status-address.ts'
import { DossierPage } from '../dossier-page.tsx'
import { byId, pageOptions } from '../page-routes.tsx'
import { readFound } from '../read-dossier.ts'
import { signingBy } from '../results/signing-by.ts'
import { formData } from './form-data.ts'
import { type FormNumber, formKinds } from './forms-of.ts'
import { issueNotices } from './issue-notices.ts'
import { signedNotice } from './notices.ts'

const params = z.object({ id: z.string().max(100), form: z.string().regex(/^0[1-6]\.pdf$/) })

/** The official papers of a dossier, as they are printed. */
export const formRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  app.get('/dossiers/:id/forms/:form', { schema: { params } }, async (request, reply) => {
    const found = await readFound(database, request, request.params.id)
    const number = request.params.form.slice(0, 2) as FormNumber
    const kind = formKinds[number]
    const notice = signedNotice(found, number)
    if (notice) return sendFile(reply, store, notice.file)
    const { code } = found.dossier
    const { data, timeZone } = await read(database, async (tx) => ({
      data: await formData(
        tx,
        kind,
        found,
        code ? statusAddress(code, siteAddress(config, request)) : undefined
      ),
      timeZone: (await calendarOf(tx)).timeZone
    }))
    const pdf = await renderForm(kind, data, { timeZone, at: new Date(found.now) })
    return reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${code ?? found.dossier.id}-${number}.pdf"`,
        'cache-control': 'private, no-store'
      })
      .send(Buffer.from(pdf))
  })

  // Notices are signed when they are given out; this is for one where that failed.
  app.post('/dossiers/:id/forms/sign', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const found = await readFound(database, request, id)
    return reply.form({
      input: z.looseObject({}),
      act: () => issueNotices(signingBy(request, { database, config, store }), id),
      done: () => ({ to: `/dossiers/${id}`, say: { key: 'dossier.forms.signed' } }),
      again: (form) => ({
        page: <DossierPage found={found} refused={{ form, seen: 0 }} />,
        ...pageOptions(request, found)
      })
    })
  })
}
