import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import {
  blankForm,
  during,
  type Form as FormState,
  type RoomRoutes,
  signedIn
} from '../../../platform/http/index.ts'
import { needPower, perform } from '../../../platform/record/index.ts'
import { Button, Form, Input, PageHeading, Radios, Select, useView } from '../../../ui/index.ts'
import { draftProcedure } from '../acts/draft.ts'
import { keySchema, levels } from '../content.ts'
import { atFields } from './edit-routes.tsx'
import { type Words, wordsOf } from './read-procedure.ts'

const fields = z.object({
  key: keySchema,
  'name.vi': z.string({ error: 'record.input.required' }).trim().min(1).max(1000),
  field: z.string({ error: 'record.input.required' }).trim().min(1),
  level: z.enum(levels, { error: 'record.input.required' })
})

/** Begins a procedure with the little that it cannot be without; the rest is written on its own page. */
export const newRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/procedures/new', async (request, reply) => {
    const words = await readWords(database, request)
    return reply.page(<NewPage words={words} form={blankForm()} />, optionsOf(request))
  })

  app.post('/procedures/new', async (request, reply) => {
    const actor = signedIn(request)
    const words = await readWords(database, request)
    return reply.form({
      input: fields,
      act: async ({ key, 'name.vi': vi, field, level }) => {
        try {
          return await perform(
            database,
            draftProcedure,
            actor,
            { key, content: { name: { vi }, field, level } },
            during(request)
          )
        } catch (error) {
          throw atFields(error)
        }
      },
      done: ({ key }) => ({ to: `/procedures/${key}/edit`, say: { key: 'procedures.said.begun' } }),
      again: (form) => ({ page: <NewPage words={words} form={form} />, ...optionsOf(request) })
    })
  })
}

async function readWords(database: Database, request: FastifyRequest): Promise<Words> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    await needPower(tx, actor, 'procedures.draft')
    return wordsOf(tx, request.at)
  })
}

function optionsOf({ t, view }: FastifyRequest) {
  return {
    title: t('procedures.new.title'),
    back: { href: view.href('/procedures'), text: t('procedures.list.title') },
    dateSwitch: false
  }
}

function NewPage({ words, form }: { words: Words; form: FormState }): VNode {
  const { t, language } = useView()
  const field = (name: string) => ({ ...form.field(name), name })
  return (
    <>
      <PageHeading lead={t('procedures.new.lead')}>{t('procedures.new.title')}</PageHeading>
      <Form form={form}>
        <Input
          {...field('key')}
          label={t('procedures.new.key')}
          hint={t('procedures.new.key_hint')}
          width={30}
        />
        <Input {...field('name.vi')} label={t('procedures.edit.name_vi')} />
        <Select
          {...field('field')}
          label={t('procedures.fact.field')}
          blank={t('procedures.edit.choose')}
          options={[...words.fields].map(([value, name]) => ({ value, text: name[language] }))}
        />
        <Radios
          {...field('level')}
          label={t('procedures.fact.level')}
          inline
          items={levels.map((one) => ({ value: one, text: t(`procedures.level.${one}`) }))}
        />
        <Button>{t('procedures.new.begin')}</Button>
      </Form>
    </>
  )
}
