import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/problem.ts'
import { needPower } from '../../../platform/record/index.ts'
import { publishProblems } from '../need-sound.ts'
import { readProcedure } from './read-procedure.ts'
import { atStepFields, doStep, inputOf, type StepName, stepForm, steps } from './step-form.ts'
import { StepPage, type StepPageProps } from './step-page.tsx'
import { nameIn } from './words.ts'

const byCode = z.object({ code: z.string().max(100) })

/** The forms of publishing, suspending, resuming, ending and giving up. */
export const stepRoutes: RoomRoutes = async (app, { database }) => {
  for (const step of steps) {
    app.get(`/procedures/:code/${step}`, { schema: { params: byCode } }, async (request, reply) => {
      const { props } = await readStep(database, request, request.params.code, step)
      const { at } = request
      const form = blankForm({
        first_day: at,
        on_day: at,
        last_day: step === 'end' ? at : '',
        decision_issued_on: ''
      })
      return reply.page(<StepPage {...props} form={form} />, optionsOf(request, props))
    })

    app.post(`/procedures/:code/${step}`, { schema: { params: byCode } }, async (request, reply) => {
      const { props, draftId } = await readStep(database, request, request.params.code, step)
      return reply.form({
        input: stepForm(step),
        act: async (values) => {
          try {
            const input = inputOf(step, values, props.slug, draftId)
            return await doStep[step](database, signedIn(request), input, during(request))
          } catch (error) {
            throw atStepFields(error, step)
          }
        },
        done: ({ key }) => ({
          to: step === 'discard' ? '/procedures' : `/procedures/${key}`,
          say: { key: `procedures.said.${step}` }
        }),
        again: (form) => ({ page: <StepPage {...props} form={form} />, ...optionsOf(request, props) })
      })
    })
  }
}

async function readStep(
  database: Database,
  request: FastifyRequest,
  code: string,
  step: StepName
): Promise<{ props: Omit<StepPageProps, 'form'>; draftId: string }> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    await needPower(tx, actor, step === 'discard' ? 'procedures.draft' : 'procedures.publish')
    const { slug, shown, draft } = await readProcedure(tx, actor, code, request.at)
    const ofDraft = step === 'publish' || step === 'discard'
    if (ofDraft && !draft) throw notFound('procedures.refusal.no_draft')
    const version = ofDraft && draft ? draft : shown
    const props = {
      step,
      slug,
      name: nameIn(version.content, request.language),
      revision: draft?.revision ?? 0,
      problems: step === 'publish' && draft ? await publishProblems(tx, draft.content, request.at) : []
    }
    return { props, draftId: draft?.id ?? '' }
  })
}

function optionsOf({ t, view }: FastifyRequest, { step, slug, name }: Omit<StepPageProps, 'form'>) {
  return {
    title: t(`procedures.step_page.${step}.title`),
    back: { href: view.href(`/procedures/${slug}`), text: name },
    dateSwitch: false
  }
}
