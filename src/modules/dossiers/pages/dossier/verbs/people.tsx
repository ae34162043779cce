import type { VNode } from 'preact'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { formatDay } from '../../../../../platform/i18n/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { Radios, Select, Textarea, useView } from '../../../../../ui/index.ts'
import type { Found } from '../read-dossier.ts'
import { type Colleague, colleaguesOf, unitsOf } from '../store-people.ts'
import { countIn, optionalIn, type Posted, textIn, type VerbAsked, type VerbForm } from './verb-form.ts'

interface Receivers {
  people: Colleague[]
  units: { id: string; name: string }[]
}

/** Who works on it from now on: somebody of the unit, another unit, or somebody there. */
export const assignForm: VerbForm = {
  names: { personId: 'to', unitId: 'to' },
  open: async (tx, asked) => {
    const receivers = await receiversOf(tx, asked)
    return {
      fields: (form) => <AssignFields form={form} found={asked.found} receivers={receivers} />,
      input: (posted) => {
        const to = toIn(posted, receivers, asked.found)
        if (!to.personId && !to.unitId)
          throw invalid('record.input.invalid', {}, [{ path: 'to', messageKey: 'dossier.input.no_receiver' }])
        return { ...to, ...optionalIn(posted, 'note') }
      }
    }
  }
}

/** The next step, or another, and who does it. */
export const passForm: VerbForm = {
  names: { personId: 'to', unitId: 'to' },
  open: async (tx, asked) => {
    const receivers = await receiversOf(tx, asked)
    const { steps } = asked.found.version.content
    const next = Math.min((asked.found.dossier.step ?? 1) + 1, Math.max(steps.length, 1))
    return {
      start: { step: String(next), to: 'nobody' },
      fields: (form) => (
        <>
          <StepField form={form} found={asked.found} />
          <AssignFields form={form} found={asked.found} receivers={receivers} stays />
        </>
      ),
      input: (posted) => {
        const step = countIn(posted, 'step')
        return {
          ...(step && { step }),
          ...toIn(posted, receivers, asked.found),
          ...optionalIn(posted, 'note')
        }
      }
    }
  }
}

async function receiversOf(tx: Snapshot, { found, day }: VerbAsked): Promise<Receivers> {
  const [custodianId = found.dossier.pile.originId] = found.custodians
  return {
    people: await colleaguesOf(tx, { custodianId, unitId: found.unit, day, now: found.now }),
    units: await unitsOf(tx, custodianId, day)
  }
}

/** `person:…` or `unit:…`; whoever serves in another unit takes it there. */
function toIn(
  posted: Posted,
  { people }: Receivers,
  { unit }: Found
): { personId?: string; unitId?: string } {
  const [what, id = ''] = textIn(posted, 'to').split(':', 2)
  if (what === 'unit') return { unitId: id }
  if (what !== 'person') return {}
  const person = people.find((one) => one.id === id)
  return { personId: id, ...(person && person.unitId !== unit && { unitId: person.unitId }) }
}

function StepField({ form, found }: { form: Form; found: Found }): VNode {
  const { t } = useView()
  return (
    <Select
      {...form.field('step')}
      name="step"
      label={t('dossier.pass.step')}
      options={found.version.content.steps.map(({ name }, index) => ({
        value: String(index + 1),
        text: `${index + 1}. ${name}`
      }))}
    />
  )
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
  const units = receivers.units.filter(({ id }) => id !== found.unit)
  return (
    <>
      <Radios
        {...form.field('to')}
        name="to"
        label={t('dossier.assign.to')}
        hint={t('dossier.assign.hint', { unit: found.names.get(found.unit) ?? '' })}
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
      <Textarea {...form.field('note')} name="note" label={t('dossier.text.note')} rows={3} />
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
