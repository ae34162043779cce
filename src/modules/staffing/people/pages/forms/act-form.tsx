import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read, type Snapshot } from '../../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  type Form as FormState,
  type Params,
  type RoomRoutes,
  signedIn
} from '../../../../../platform/http/index.ts'
import { type Act, needPower, perform, type Target } from '../../../../../platform/record/index.ts'
import { Button, ButtonGroup, Form, PageHeading, useView, WarningText } from '../../../../../ui/index.ts'
import { atFields, formValues, type Values } from './values.ts'

/** What a form is about: read anew for each request. */
export interface About {
  /** Where the power is needed. */
  target: Target
  /** The name of what it is about, above the heading. */
  caption: string
  back: { path: string; text: string }
}

/** An act as a form. Its words are `people.form.<name>.title`, `.lead`, `.warning`, `.submit` and `.done`. */
export interface ActForm<A extends About, I, O> {
  name: string
  /** With `:id` or `:code` of what it is about. */
  path: string
  act: Act<I, O>
  /** It ends something. */
  ends?: boolean
  about(tx: Snapshot, id: string, request: FastifyRequest): Promise<A>
  initial(about: A, request: FastifyRequest): Record<string, string>
  fields(about: A, form: FormState): VNode
  /** The act's input; what names mean may be looked up. */
  input(values: Values, about: A, tx: Snapshot): unknown
  done(result: O, about: A, values: Values): { to: string; params?: Params }
}

const anyId = z.object({ id: z.string().max(60) })

/** The two routes of a form: what it shows, and what it does. */
export function actFormRoutes<A extends About, I, O>(form: ActForm<A, I, O>): RoomRoutes {
  return async (app, { database }) => {
    app.get(form.path, { schema: { params: anyId } }, async (request, reply) => {
      const about = await readAbout(form, database, request, request.params.id)
      const blank = blankForm(form.initial(about, request))
      return reply.page(
        <ActFormPage form={form} about={about} state={blank} />,
        pageOptions(form, about, request)
      )
    })

    app.post(form.path, { schema: { params: anyId } }, async (request, reply) => {
      const about = await readAbout(form, database, request, request.params.id)
      return reply.form({
        input: formValues,
        act: async (values) => {
          try {
            const input = await read(database, async (tx) => form.input(values, about, tx))
            const result = await perform(database, form.act, signedIn(request), input, during(request))
            return { result, values }
          } catch (error) {
            throw atFields(error)
          }
        },
        done: ({ result, values }) => ({
          ...form.done(result, about, values),
          say: { key: `people.form.${form.name}.done` }
        }),
        again: (state) => ({
          page: <ActFormPage form={form} about={about} state={state} />,
          ...pageOptions(form, about, request)
        })
      })
    })
  }
}

function readAbout<A extends About, I, O>(
  form: ActForm<A, I, O>,
  database: Database,
  request: FastifyRequest,
  id: string
): Promise<A> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    const about = await form.about(tx, id, request)
    if (form.act.power) await needPower(tx, actor, form.act.power, about.target)
    return about
  })
}

function pageOptions(form: { name: string }, { back }: About, { t, view }: FastifyRequest) {
  return {
    title: t(`people.form.${form.name}.title`),
    back: { href: view.href(back.path), text: back.text },
    dateSwitch: false
  }
}

function ActFormPage<A extends About, I, O>(props: {
  form: ActForm<A, I, O>
  about: A
  state: FormState
}): VNode {
  const { t, href } = useView()
  const { form, about, state } = props
  const word = (what: string) => `people.form.${form.name}.${what}`
  return (
    <>
      <PageHeading caption={about.caption} lead={t(`people.form.${form.name}.lead`)}>
        {t(`people.form.${form.name}.title`)}
      </PageHeading>
      <Form form={state}>
        {form.fields(about, state)}
        {t.has(word('warning')) && <WarningText>{t(`people.form.${form.name}.warning`)}</WarningText>}
        <ButtonGroup>
          <Button kind={form.ends ? 'warning' : 'primary'}>{t(`people.form.${form.name}.submit`)}</Button>
          <a class="govuk-link" href={href(about.back.path)}>
            {t('people.page.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}
