import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import { signedIn } from '../../../platform/http/index.ts'
import { notFound, type ProblemDetail } from '../../../platform/problem.ts'
import { needPower } from '../../../platform/record/index.ts'
import type { Content } from '../content.ts'
import { type FormSchema, formProblems, isUnfinished } from '../form/index.ts'
import { readProcedure } from '../pages/read-procedure.ts'
import { nameIn } from '../pages/words.ts'
import type { Version } from '../store/read-versions.ts'

export const byCode = z.object({ code: z.string().max(100) })

/** A procedure whose form is to be designed. */
export interface DesignerFound {
  slug: string
  name: string
  /** The open draft; without one the next version is to be begun. */
  draft: Version | undefined
  /** What the draft says, or the version in force. */
  content: Content
}

/** The form of an open draft. */
export interface Design {
  slug: string
  name: string
  id: string
  number: number
  revision: number
  schema: FormSchema
  problems: ProblemDetail[]
  usable: boolean
}

/** @throws 401, 403 for whoever may not draft, 404 */
export async function readDesigner(
  database: Database,
  request: FastifyRequest,
  code: string
): Promise<DesignerFound> {
  const actor = signedIn(request)
  const { slug, draft, shown } = await read(database, async (tx) => {
    await needPower(tx, actor, 'procedures.draft')
    return readProcedure(tx, actor, code, request.at)
  })
  const { content } = draft ?? shown
  return { slug, name: nameIn(content, request.language), draft, content }
}

/** @throws Problem 404 without an open draft */
export function needDesign({ slug, name, draft }: DesignerFound): Design {
  if (!draft) throw notFound('procedures.refusal.no_draft')
  const schema = (draft.content.form ?? { type: 'object', properties: {} }) as FormSchema
  const problems = formProblems(schema)
  return {
    slug,
    name,
    id: draft.id,
    number: draft.number,
    revision: draft.revision,
    schema,
    problems,
    usable: problems.every(isUnfinished)
  }
}

export function pageProps({ id: _id, ...props }: Design): Omit<Design, 'id'> {
  return props
}

/** Without a draft the whole page is one question: begin the next version? */
export function optionsOf({ t, view }: FastifyRequest, { slug, name, draft }: DesignerFound) {
  return {
    title: draft ? t('designer.page.title', { number: draft.number }) : t('designer.begin.title'),
    back: { href: view.href(`/procedures/${slug}`, draft && { version: draft.number }), text: name },
    dateSwitch: false,
    wide: draft !== undefined
  }
}

/** A form as the act takes it: JSON and nothing else. */
export function asForm(schema: FormSchema): NonNullable<Content['form']> {
  return JSON.parse(JSON.stringify(schema))
}
