import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Database, read } from '../../../../../platform/database/index.ts'
import { filesById } from '../../../../../platform/files/index.ts'
import { blankForm, type Form, refusedForm } from '../../../../../platform/http/index.ts'
import { invalid, Problem, type ProblemDetail } from '../../../../../platform/problem.ts'
import { type FormStep, fieldsOf, type Posted } from '../../../../procedures/index.ts'
import { atFields } from '../at-fields.ts'
import { knownOf } from './beginning.ts'
import { applicantOf, dataOf, dataPrefix, formOf, textOf, withKnown } from './facts.ts'
import { IntakePage } from './intake-page.tsx'
import { earlierOf, type IntakeMatter, provinceName } from './matter.ts'

export interface Shown {
  matter: IntakeMatter
  posted: Posted
  rows?: FormStep['rows']
  /** What is wrong with it. */
  problem?: Problem
  focus?: string
}

/** The page of reception with what was typed, and whatever is known filled in. */
export async function showIntake(
  request: FastifyRequest,
  reply: FastifyReply,
  database: Database,
  { matter, posted, rows, problem, focus = '' }: Shown
): Promise<FastifyReply> {
  const { t, view, language } = request
  const { version, draft } = matter
  const { known, earlier, names } = await read(database, async (tx) => ({
    known: await knownHere(matter, posted, await provinceName(tx, view.today)),
    earlier: await earlierOf(tx, applicantOf(posted), draft),
    names: new Map((await filesById(tx, idsIn(posted))).map((file) => [file.id, file]))
  }))
  const filled = withKnown(version, posted, known)
  const schema = formOf(version)
  const fields = schema ? fieldsOf(schema, dataOf(version, filled), rows, dataPrefix) : []
  const form = problem ? formWith(filled, problem, request) : quiet(filled, request)
  const uploads = (id: string) => names.get(id)
  const name = version.content.name[language] ?? version.content.name.vi
  return reply.page(
    <IntakePage {...{ matter, form, fields, known, earlier, uploads }} focus={problem ? '' : focus} />,
    {
      title: t('reception.intake.title', { procedure: name }),
      status: problem?.status ?? 200,
      back: { href: view.href('/reception'), text: t('reception.title') },
      dateSwitch: false,
      wide: true
    }
  )
}

/** What is known of the applicant by what was posted. */
export function knownHere(matter: IntakeMatter, posted: Posted, province: string) {
  const place = matter.places.find(({ id }) => id === textOf(posted, 'placeId'))?.name
  return knownOf(posted, { province, place, today: matter.at.day })
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whatever could be the id of a file among the values. */
function idsIn(posted: Posted): string[] {
  return Object.values(posted)
    .flat()
    .filter((one): one is string => typeof one === 'string' && uuid.test(one))
}

/** What was typed, with nothing said of it. */
function quiet(posted: Posted, { t }: FastifyRequest): Form {
  return blankForm(refusedForm(posted, invalid('dossiers.refusal.incomplete', { count: 0 }), t).values)
}

/** Mistakes at the fields of this page: what the act calls `facts.applicant.name` is `applicant.name` here. */
function formWith(posted: Posted, problem: Problem, { t }: FastifyRequest): Form {
  const details = problem.details.map((detail): ProblemDetail => {
    const path = (detail.path ?? '').replace(/^facts\./, '')
    return { ...detail, path: path === 'items' || path === 'items.0' ? 'ask.items' : path }
  })
  const { code, messageKey, params } = problem
  const form = refusedForm(posted, new Problem(code, messageKey, params, details), t)
  return atFields(form, (path) =>
    /^(applicant|papers|data|ask|refuse)\.|^(card|request|sets|placeId|returnWay|returnId|channel)$/.test(
      path
    )
  )
}
