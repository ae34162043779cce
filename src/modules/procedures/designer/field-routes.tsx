import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { invalid, notFound } from '../../../platform/problem.ts'
import { perform } from '../../../platform/record/index.ts'
import { reviseForm } from '../acts/revise-form.ts'
import { addField, changeField, fieldsIn, findField, parentOf, removeField } from './change.ts'
import { type FieldPlace, type Flat, fieldIn, flatOfField } from './field-form.ts'
import { FieldPage, type FieldPageProps } from './field-page.tsx'
import { type Kind, kindOfField, kinds } from './kinds.ts'
import { asForm, byCode, type Design, needDesign, readDesigner } from './read-designer.ts'

const address = z
  .string()
  .max(300)
  .regex(/^[a-z0-9_.]*$/)
const query = z.object({
  /** A field that is there. */
  field: address.optional(),
  /** A new field: within which group, and of which kind. */
  in: address.default(''),
  kind: z.enum(kinds).default('text')
})
const where = { params: byCode, querystring: query }

/** The page of one field: a new one, or one that is there. */
export const fieldRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/procedures/:code/edit/form/field', { schema: where }, async (request, reply) => {
    const design = needDesign(await readDesigner(database, request, request.params.code))
    const props = placeOf(design, request.query)
    const flat = props.old ? flatOfField(props.old) : { kind: props.kind }
    return reply.page(<FieldPage {...props} form={blankForm(flat)} />, optionsOf(request, props))
  })

  app.post('/procedures/:code/edit/form/field', { schema: where }, async (request, reply) => {
    const design = needDesign(await readDesigner(database, request, request.params.code))
    const props = placeOf(design, request.query)
    const { field: at, in: within } = request.query
    return reply.form({
      input: z.looseObject({
        revision: z.coerce.number().int(),
        do: z.enum(['save', 'remove']).default('save')
      }),
      act: async ({ revision, do: what, ...posted }) => {
        const changed =
          what === 'remove' && at
            ? { form: removeField(design.schema, at), to: parentOf(at) }
            : saved(design, props, posted as Flat, at, within)
        const input = { id: design.id, revision, form: asForm(changed.form) }
        await perform(database, reviseForm, signedIn(request), input, during(request))
        return { what, to: changed.to }
      },
      done: ({ what, to }) => ({
        to: `/procedures/${design.slug}/edit/form${to && `#at-${to}`}`,
        say: { key: `designer.said.${what}` }
      }),
      again: (form) => ({ page: <FieldPage {...props} form={form} />, ...optionsOf(request, props) })
    })
  })
}

/** @throws invalid with every mistake at its input */
function saved(design: Design, place: FieldPlace, posted: Flat, at: string | undefined, within: string) {
  const { node, problems } = fieldIn(posted, place)
  if (problems.length) throw invalid('record.input.invalid', {}, problems)
  if (at) return { form: changeField(design.schema, at, node), to: at }
  const to = within ? `${within}.${node.name}` : node.name
  return { form: addField(design.schema, within, node), to }
}

type Query = z.output<typeof query>

/** @throws Problem 404 when there is no such field or group, or the form cannot be shown */
function placeOf(design: Design, { field: at, in: within, kind }: Query): Omit<FieldPageProps, 'form'> {
  const { slug, name, revision, schema, usable } = design
  const found = usable && at ? findField(schema, at) : undefined
  const siblings = usable ? (at ? found?.siblings : fieldsIn(schema, within)) : undefined
  if (!siblings) throw notFound('designer.refusal.no_field')
  const common = { slug, name, revision, siblings, inRows: isInRows(design, at ? parentOf(at) : within) }
  const own: Kind = found ? kindOfField(found.node.schema) : kind
  return { ...common, kind: own, old: found?.node }
}

function isInRows({ schema }: Design, address: string): boolean {
  const steps = address.split('.').filter(Boolean)
  return steps.some((_step, index) => {
    const found = findField(schema, steps.slice(0, index + 1).join('.'))
    return found?.node.schema.type === 'array'
  })
}

function optionsOf({ t, view }: FastifyRequest, { slug, old, kind }: Omit<FieldPageProps, 'form'>) {
  return {
    title: t(old ? 'designer.field.title' : `designer.field.add.${kind}`),
    back: { href: view.href(`/procedures/${slug}/edit/form`), text: t('designer.page.back') },
    dateSwitch: false
  }
}
