import { z } from 'zod'
import {
  blankAsAbsent,
  blankForm,
  mendable,
  type RoomRoutes,
  refusedForm,
  uploadedFile
} from '../../../platform/http/index.ts'
import { inputProblem } from '../../../platform/record/index.ts'
import { checkedSignatures } from './signing-authority.ts'
import { VerifyPage } from './verify-page.tsx'

const fields = z.object({ file: blankAsAbsent(uploadedFile) })

/** `/verify`: is this paper as it was signed, and who signed it? For everyone; nothing is kept of the file. */
export const verifyPages: RoomRoutes = async (app, { config }) => {
  app.get('/verify', async ({ t }, reply) =>
    reply.page(<VerifyPage form={blankForm()} />, { title: t('papers.verify.title'), dateSwitch: false })
  )

  app.post('/verify', async ({ body, t }, reply) => {
    const options = { title: t('papers.verify.title'), dateSwitch: false }
    try {
      const parsed = fields.safeParse(body ?? {})
      if (!parsed.success) throw inputProblem(parsed.error)
      const { filename, data } = parsed.data.file
      const findings = await checkedSignatures(config, data)
      return reply.page(<VerifyPage form={blankForm()} checked={{ filename, findings }} />, options)
    } catch (error) {
      if (!mendable(error)) throw error
      const form = refusedForm({}, error, t)
      return reply.page(<VerifyPage form={form} />, { ...options, status: error.status })
    }
  })
}
