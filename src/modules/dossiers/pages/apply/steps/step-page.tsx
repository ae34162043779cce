import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import { z } from 'zod'
import { Button, ButtonGroup, PageHeading, useView } from '../../../../../ui/index.ts'
import { isDraft } from '../mine/read-own.ts'
import type { Application, StepName } from '../read/application.ts'

export const byId = z.object({ id: z.uuid() })

interface StepProps {
  application: Application
  step: StepName
  children: ComponentChildren
}

/** One step of an application: which it is, what it is for, and who will settle it. */
export function StepPage({ application, step, children }: StepProps): VNode {
  const { t, language } = useView()
  const { version, steps } = application
  const { name } = version.content
  return (
    <>
      <PageHeading
        caption={t('apply.step.caption', {
          number: steps.indexOf(step) + 1,
          count: steps.length,
          procedure: name[language] ?? name.vi
        })}
        lead={t(`apply.step.lead.${step}`)}
      >
        {t(`apply.step.title.${step}`)}
      </PageHeading>
      {children}
    </>
  )
}

/** On with it, or later: either way what is there is kept. */
export function StepButtons({ onward }: { onward?: string }): VNode {
  const { t } = useView()
  return (
    <ButtonGroup>
      <Button name="do" value="next">
        {onward ?? t('apply.step.next')}
      </Button>
      <Button name="do" value="later" kind="secondary">
        {t('apply.step.later')}
      </Button>
    </ButtonGroup>
  )
}

/** Where the step after, or before, this one lies. */
export function besides(application: Application, step: StepName, by: 1 | -1): string {
  const { steps, dossier } = application
  const other = steps[steps.indexOf(step) + by]
  return other ? `/apply/${dossier.id}/${other}` : '/my/dossiers'
}

/** What was handed in is no draft any more: its own page tells. */
export function elsewhere(reply: FastifyReply, { dossier }: Application): FastifyReply | undefined {
  return isDraft(dossier) ? undefined : reply.seeOther(`/my/dossiers/${dossier.id}`)
}

/** After a step: on, or away until later. */
export function goOn(
  reply: FastifyReply,
  application: Application,
  step: StepName,
  body: unknown
): FastifyReply {
  const { do: pressed } = (body ?? {}) as { do?: unknown }
  return pressed === 'later'
    ? reply.seeOther('/my/dossiers', { say: { key: 'apply.done.saved' } })
    : reply.seeOther(besides(application, step, 1))
}

export const optionsOf = ({ t, view }: FastifyRequest, application: Application, step: StepName) => ({
  title: t(`apply.step.title.${step}`),
  back: {
    href: view.href(besides(application, step, -1)),
    text: t(application.steps.indexOf(step) > 0 ? 'apply.step.back' : 'apply.mine.title')
  },
  dateSwitch: false
})
