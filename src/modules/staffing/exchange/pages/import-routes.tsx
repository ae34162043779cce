import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  blankForm,
  during,
  type RoomRoutes,
  signedIn,
  uploadedFile
} from '../../../../platform/http/index.ts'
import { perform } from '../../../../platform/record/index.ts'
import { trySheet } from '../acts/try-sheet.ts'
import { type ListId, listIds } from '../lists/index.ts'
import { formats, mimeTypes } from '../write/sheet-file.ts'
import { templateOf } from '../write/template.ts'
import { ImportPage, ListsPage } from './import-page.tsx'

const byList = z.object({ list: z.enum(listIds) })

/** Choosing a list, its template, and sending a file to be tried. */
export const importPages: RoomRoutes = async (app, { database }) => {
  app.get('/staff/import', async (request, reply) => {
    signedIn(request)
    return reply.page(<ListsPage />, {
      title: request.t('exchange.import.title'),
      back: { href: request.view.href('/staff'), text: request.t('exchange.back.staff') },
      dateSwitch: false
    })
  })

  app.get('/staff/import/:list', { schema: { params: byList } }, async (request, reply) => {
    signedIn(request)
    const { list } = request.params
    return reply.page(<ImportPage list={list} form={blankForm()} />, options(request, list))
  })

  app.post('/staff/import/:list', { schema: { params: byList } }, async (request, reply) => {
    const actor = signedIn(request)
    const { list } = request.params
    return reply.form({
      input: z.object({ file: uploadedFile }),
      act: ({ file }) =>
        perform(
          database,
          trySheet,
          actor,
          {
            list,
            fileName: file.filename,
            content: file.data.toString('base64'),
            on: request.view.today
          },
          during(request)
        ),
      done: ({ trialId }) => ({ to: `/staff/import/trials/${trialId}` }),
      again: (form) => ({ page: <ImportPage list={list} form={form} />, ...options(request, list) })
    })
  })

  for (const format of formats) {
    app.get(
      `/staff/import/:list/template.${format}`,
      { schema: { params: byList } },
      async (request, reply) => {
        const { list } = request.params
        const content = await templateOf(list, format, request.t)
        return reply.download(`${list}.${format}`, mimeTypes[format], content)
      }
    )
  }
}

function options({ t, view }: FastifyRequest, list: ListId) {
  return {
    title: t(`exchange.list.${list}.import`),
    back: { href: view.href('/staff/import'), text: t('exchange.import.title') },
    dateSwitch: false
  }
}
