import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { renderForm } from '../../../papers/index.ts'
import { calendarOf } from '../../../reference.ts'
import { readFound } from '../read-dossier.ts'
import { siteAddress } from '../site-address.ts'
import { formData } from './form-data.ts'
import { type FormNumber, formKinds } from './forms-of.ts'

const params = z.object({ id: z.string().max(100), form: z.string().regex(/^0[1-6]\.pdf$/) })

/** The official papers of a dossier, as they are printed. */
export const formRoutes: RoomRoutes = async (app, { database, config }) => {
  app.get('/dossiers/:id/forms/:form', { schema: { params } }, async (request, reply) => {
    const found = await readFound(database, request, request.params.id)
    const number = request.params.form.slice(0, 2) as FormNumber
    const kind = formKinds[number]
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
}

/** Where anyone who has the code learns how the dossier stands. */
const statusAddress = (code: string, site: string) => `${site}/status?code=${encodeURIComponent(code)}`
