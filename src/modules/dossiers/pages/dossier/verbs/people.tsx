import type { VNode } from 'preact'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { formatDay } from '../../../../../platform/i18n/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { Radios, Textarea, useView } from '../../../../../ui/index.ts'
import { type Colleague, colleaguesOf, unitsWithin } from '../../../desk/colleagues.ts'
import { at, groundOf, type StepThere } from '../../../where.ts'
import type { Found } from '../read-dossier.ts'
import { KeptUpload } from './kept-upload.tsx'
import { homesByStep, StepFields } from './step-fields.tsx'
import { countIn, optionalIn, type Posted, textIn, type VerbAsked, type VerbForm } from './verb-form.ts'

interface Receivers {
  /** The unit that has it now. */
  unitId: string
  people: Colleague[]
  units: { id: string; name: string }[]
}

/** Who works on it from now on: somebody of the unit, another unit, or somebody there. */
export const assignForm: VerbForm = {
  names: { personId: 'to', unitId: 'to' },
  open: async (tx, asked) => {
    // Whoever leads the body at which the step is done says who of theirs does it.
    const there = await mayAssignThere(tx, asked)
    const receivers = await receiversOf(tx, asked, there)
    return {
      fields: (form) => <AssignFields form={form} found={asked.found} receivers={receivers} />,
      input: (posted) => {
        const to = toIn(posted, receivers)
        if (!to.personId && !to.unitId)
          throw invalid('record.input.invalid', {}, [{ path: 'to', messageKey: 'dossier.input.no_receiver' }])
        return { ...to, ...optionalIn(posted, 'note') }
      }
    }
  }
}

/** The next step, or another, and who does it. */
export const passForm: VerbForm = {
  takesFiles: true,
  names: { personId: 'to', unitId: 'to' },
  open: async (tx, asked) => {
    const { found } = asked
    // Who works on it at the lead is not said from elsewhere.
    const receivers = found.step ? null : await receiversOf(tx, asked)
    const homes = await homesByStep(tx, asked)
    const { steps } = found.version.content
    const next = Math.min((found.dossier.step ?? 1) + 1, Math.max(steps.length, 1))
    return {
      start: { step: String(next), to: 'nobody' },
      fields: (form) => (
        <>
          <StepFields form={form} found={found} homes={homes} />
          {receivers && <AssignFields form={form} found={found} receivers={receivers} stays />}
          <Textarea {...form.field('note')} name="note" label={asked.t('dossier.text.note')} rows={3} />
          <KeptUpload form={form} name="papers" label={asked.t('dossier.pass.papers')} />
        </>
      ),
      input: (posted, files) => {
        const step = countIn(posted, 'step')
        return {
          ...(step && { step }),
          ...(receivers && toIn(posted, receivers)),
          ...optionalIn(posted, 'bodyId'),
          ...optionalIn(posted, 'note'),
          papers: files.map(({ file }) => ({ title: file.name, fileId: file.id }))
        }
      }
    }
  }
}

/** @param there among those of the body at which the present step is done */
async function receiversOf(
  tx: Snapshot,
  { found, day }: VerbAsked,
  there: StepThere | null = null
): Promise<Receivers> {
  const custodianId = there?.body ?? found.custodians[0] ?? found.dossier.pile.originId
  const unitId = there?.unit ?? found.unit
  return {
    unitId,
    people: await colleaguesOf(tx, { bodies: [custodianId], firstId: unitId, day, now: found.now }),
    units: await unitsWithin(tx, [custodianId], day)
  }
}

async function mayAssignThere(tx: Snapshot, { found, actor }: VerbAsked): Promise<StepThere | null> {
  const { step } = found
  const ground = step && (await groundOf(tx, actor, at('dossiers.assign', [step.unit, step.body])))
  return ground ? step : null
}

/** `person:…` or `unit:…`; whoever serves in another unit takes it there. */
function toIn(posted: Posted, { people, unitId }: Receivers): { personId?: string; unitId?: string } {
  const [what, id = ''] = textIn(posted, 'to').split(':', 2)
  if (what === 'unit') return { unitId: id }
  if (what !== 'person') return {}
  const person = people.find((one) => one.id === id)
  return { personId: id, ...(person && person.unitId !== unitId && { unitId: person.unitId }) }
}

interface AssignFieldsProps {
  form: Form
  found: Found
  receivers: Receivers
  /** Whether it may stay with whoever has it. */
  stays?: boolean
}

function AssignFields({ form, found, receivers, stays = false }: AssignFieldsProps): VNode {
  const { t } = useView()
  const say = useColleague()
  const units = receivers.units.filter(({ id }) => id !== receivers.unitId)
  return (
    <>
      <Radios
        {...form.field('to')}
        name="to"
        label={t('dossier.assign.to')}
        hint={t('dossier.assign.hint', { unit: found.names.get(receivers.unitId) ?? '' })}
        items={[
          ...(stays ? [{ value: 'nobody', text: t('dossier.assign.stays') }] : []),
          ...receivers.people.map((one) => ({
            value: `person:${one.id}`,
            text: one.name,
            hint: say(one)
          })),
          ...units.map(({ id, name }) => ({
            value: `unit:${id}`,
            text: t('dossier.assign.unit', { unit: name })
          }))
        ]}
      />
      {!stays && <Textarea {...form.field('note')} name="note" label={t('dossier.text.note')} rows={3} />}
    </>
  )
}

/** Post, unit, what they have open, and until when they are away. */
function useColleague(): (one: Colleague) => string {
  const { t, language } = useView()
  return ({ title, unit, open, late, awayUntil }) =>
    [
      `${title[language]}, ${unit}`,
      t('dossier.assign.open', { count: open }),
      late > 0 && t('dossier.assign.late', { count: late }),
      awayUntil !== null &&
        (awayUntil === 'infinity'
          ? t('dossier.assign.away')
          : t('dossier.assign.away_until', { day: formatDay(awayUntil, language) }))
    ]
      .filter(Boolean)
      .join(' · ')
}
