import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { type FileStore, fileStore, receiveFiles } from '../../../../platform/files/index.ts'
import {
  blankForm,
  during,
  type Form,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedIn,
  siteAddress
} from '../../../../platform/http/index.ts'
import { invalid, Problem, refusal } from '../../../../platform/problem.ts'
import { nowOf } from '../../api.ts'
import type { DossierAnswer } from '../../dossier.ts'
import { DossierPage } from './dossier-page.tsx'
import { byId, pageOptions } from './page-routes.tsx'
import { direct } from './parts/actions.tsx'
import { type Found, foundIn } from './read-dossier.ts'
import { performWithFiles } from './results/perform-with-files.ts'
import { VerbPage } from './verb-page.tsx'
import { type FormVerb, verbForms } from './verbs/index.ts'
import { type OpenForm, type Posted, textIn, type VerbForm } from './verbs/verb-form.ts'

type Parts = Parameters<RoomRoutes>[1]

interface Opened {
  found: Found
  open: OpenForm
}

/** A page for each act on a dossier: what it asks for, and why it could not be done. */
export const verbRoutes: RoomRoutes = async (app, parts) => {
  const store = fileStore(parts.config)
  for (const [name, form] of Object.entries(verbForms) as [FormVerb, VerbForm][]) {
    const path = `/dossiers/:id/${name}`
    if (!noFields(name))
      app.get(path, { schema: { params: byId } }, async (request, reply) => {
        const opened = await openIt(parts, request, request.params.id, form)
        if (!mayNow(name, opened.found)) return tellWhatCan(reply, request, name, opened.found)
        return show(reply, request, name, form, opened, blankForm(opened.open.start ?? {}), 200, 0)
      })
    app.post(
      path,
      { schema: { params: byId }, config: { takesFiles: form.takesFiles === true } },
      async (request, reply) => post(parts, store, request, reply, request.params.id, name, form)
    )
  }
}

/** Buttons that ask for nothing have no page of their own. */
const noFields = (name: FormVerb) => direct.has(name) && name !== 'sign'

/** Opinions are given by whoever was asked, whatever else they may do. */
const mayNow = (name: FormVerb, { possible, answers }: Found) =>
  name === 'give-opinion' ? answers.size > 0 : possible.includes(name)

/** The dossier with what can be done, in place of a form that would lead nowhere. */
function tellWhatCan(
  reply: FastifyReply,
  request: FastifyRequest,
  name: FormVerb,
  found: Found
): FastifyReply {
  const what = request.t(`dossier.verb.${name}`)
  const form = refusedForm({}, refusal('dossier.refusal.not_possible', { what }), request.t)
  return reply.page(<DossierPage found={found} refused={{ form, seen: 0 }} />, {
    ...pageOptions(request, found),
    status: 409
  })
}

async function openIt(
  { database, config }: Parts,
  request: FastifyRequest,
  id: string,
  form: VerbForm
): Promise<Opened> {
  const actor = signedIn(request)
  const day = request.view.today
  const posted = (request.body ?? {}) as Posted
  return read(database, async (tx) => {
    const found = await foundIn(tx, actor, id, day, nowOf(request))
    const query = request.query as Posted
    const converts = config.papers.wordToPdf !== undefined
    return { found, open: await form.open(tx, { found, actor, day, t: request.t, query, posted, converts }) }
  })
}

async function post(
  parts: Parts,
  store: FileStore,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  name: FormVerb,
  form: VerbForm
): Promise<FastifyReply> {
  const posted = (request.body ?? {}) as Posted
  let opened = await openIt(parts, request, id, form)
  const seen = Number(textIn(posted, 'seen')) || 0
  if (form.isStep?.(posted)) {
    const { values } = refusedForm(posted, invalid('record.input.invalid'), request.t)
    return show(reply, request, name, form, opened, blankForm(values), 200, seen)
  }
  return reply.form({
    input: z.looseObject({}),
    act: async () => {
      try {
        return await carryOut(parts, store, request, name, form, opened, seen)
      } catch (error) {
        // Others may have been quicker: the form comes again with the dossier as it is now.
        if (mendable(error)) opened = await openIt(parts, request, id, form)
        throw atFields(error, form)
      }
    },
    done: ({ id: done }: DossierAnswer) => ({
      to: `/dossiers/${done}`,
      say: { key: 'dossier.done', params: { what: request.t(`dossier.verb.${name}`) } }
    }),
    again: (again) => pageOf(request, name, form, opened, again, seen)
  })
}

async function carryOut(
  parts: Parts,
  store: FileStore,
  request: FastifyRequest,
  name: FormVerb,
  form: VerbForm,
  { found, open }: Opened,
  seen: number
): Promise<DossierAnswer> {
  const { database, config } = parts
  const actor = signedIn(request)
  const { id } = found.dossier
  const now = nowOf(request)
  const outside = { database, config, store, actor, day: request.view.today, now }
  const { fields, files } = form.takesFiles
    ? await receiveFiles(request, database, store, { subject: actor.subject })
    : { fields: (request.body ?? {}) as Posted, files: [] }
  const given = await open.input(fields, files, outside)
  const input = { id, ...(seen > 0 && name !== 'receive' && { seen }), ...given }
  const options = during(request)
  const signing = { ...outside, site: siteAddress(config, request) }
  // What is not as it was seen is not signed; the act looks again.
  if (name === 'sign' && found.dossier.phase === 'proposed' && seen > 0 && seen < found.dossier.events)
    throw refusal('dossiers.refusal.changed_meanwhile', { count: found.dossier.events - seen })
  return performWithFiles(signing, name, input, options)
}

/** Mistakes are said at the fields of the form, whatever the act calls them. */
function atFields(error: unknown, { names = {} }: VerbForm): unknown {
  if (!(error instanceof Problem)) return error
  const details = error.details.map((detail) => {
    const path = names[detail.path ?? ''] ?? names[(detail.path ?? '').split('.')[0] ?? ''] ?? detail.path
    return path === undefined ? detail : { ...detail, path }
  })
  return new Problem(error.code, error.messageKey, error.params, details, { cause: error })
}

function show(
  reply: FastifyReply,
  request: FastifyRequest,
  name: FormVerb,
  form: VerbForm,
  opened: Opened,
  state: Form,
  status: number,
  seen: number
): FastifyReply {
  const { page, ...options } = pageOf(request, name, form, opened, state, seen)
  return reply.page(page, { ...options, status })
}

function pageOf(
  request: FastifyRequest,
  verb: FormVerb,
  { takesFiles = false }: VerbForm,
  { found, open }: Opened,
  form: Form,
  seen: number
) {
  const { dossier } = found
  // A button without a form comes back to the dossier, which says what can be done.
  if (noFields(verb))
    return { page: <DossierPage found={found} refused={{ form, seen }} />, ...pageOptions(request, found) }
  return {
    page: <VerbPage found={found} verb={verb} open={open} form={form} multipart={takesFiles} seen={seen} />,
    title: request.t(`dossier.verb.${verb}`),
    back: {
      href: request.view.href(`/dossiers/${dossier.id}`),
      text: [dossier.code, dossier.applicant.name].filter(Boolean).join(' – ')
    },
    dateSwitch: false
  }
}
