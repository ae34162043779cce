import type { VNode } from 'preact'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { Select, useView } from '../../../../../ui/index.ts'
import { bodiesNamed } from '../../../detail/next.ts'
import { homesOf } from '../../../step-place.ts'
import type { Found } from '../read-dossier.ts'
import type { VerbAsked } from './verb-form.ts'

interface Body {
  id: string
  name: string
}

/** By the ordinal of each step that is done at another body: which bodies that could be today. */
type Homes = Map<number, Body[]>

export async function homesByStep(tx: Snapshot, { found, day }: VerbAsked): Promise<Homes> {
  const { steps, field } = found.version.content
  const homes: Homes = new Map()
  for (const [index, { at }] of steps.entries()) {
    if (!at) continue
    const those = await homesOf(tx, at, field, found.dossier, day)
    homes.set(
      index + 1,
      await bodiesNamed(
        tx,
        those.map(({ body }) => body),
        day
      )
    )
  }
  return homes
}

/** Which step comes next, where it is done, and at which body where several are competent. */
export function StepFields({ form, found, homes }: { form: Form; found: Found; homes: Homes }): VNode {
  const { t } = useView()
  const several = [...homes.values()].filter((bodies) => bodies.length > 1).flat()
  const choice = [...new Map(several.map((one) => [one.id, one])).values()]
  const place = (ordinal: number) => {
    const bodies = homes.get(ordinal)
    if (!bodies) return ''
    return bodies.length ? bodies.map(({ name }) => name).join(' / ') : t('dossier.pass.nobody')
  }
  return (
    <>
      <Select
        {...form.field('step')}
        name="step"
        label={t('dossier.pass.step')}
        {...(homes.size > 0 && { hint: t('dossier.pass.hint') })}
        options={found.version.content.steps.map(({ name }, index) => ({
          value: String(index + 1),
          text: [`${index + 1}. ${name}`, place(index + 1)].filter(Boolean).join(' → ')
        }))}
      />
      {choice.length > 0 && (
        <Select
          {...form.field('bodyId')}
          name="bodyId"
          label={t('dossier.pass.body')}
          blank={t('dossier.pass.body_by_competence')}
          options={choice.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
    </>
  )
}
