import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { Textarea, useView } from '../../../../../ui/index.ts'
import { correctPerson } from '../../acts/correct-person.ts'
import { depart } from '../../acts/depart.ts'
import { endAbsence } from '../../acts/end-absence.ts'
import { recordAbsence } from '../../acts/record-absence.ts'
import { registerPerson } from '../../acts/register-person.ts'
import { absenceReasons, departureReasons } from '../../acts/schemas.ts'
import { lastBodyOf } from '../../store-facts.ts'
import { personPath } from '../shared/words.tsx'
import { aboutAbsence, aboutBody, aboutPerson } from './about.ts'
import { actFormRoutes } from './act-form.tsx'
import { DayField, DecisionFields, PrivateFields, TextField, WordSelect } from './fields.tsx'
import { decisionOf, privateOf } from './values.ts'

/** Forms for people: entered, corrected, away, back, gone. */
export const personFormRoutes: RoomRoutes = async (app, options) => {
  for (const routes of [registerForm, correctForm, departForm, absenceForm, backForm])
    await app.register(routes, options)
}

const registerForm = actFormRoutes({
  name: 'register_person',
  path: '/organizations/:id/staff/register',
  act: registerPerson,
  about: aboutBody,
  initial: () => ({}),
  fields: (_, form) => (
    <>
      <TextField form={form} name="name" />
      <TextField form={form} name="code" width={20} />
      <PrivateFields form={form} />
      <DecisionFields form={form} optional />
    </>
  ),
  input: (values, { body }) => ({
    decision: decisionOf(values, true),
    organizationId: body.id,
    code: values.code,
    name: values.name,
    private: privateOf(values)
  }),
  done: ({ code }) => ({ to: personPath(code) })
})

const correctForm = actFormRoutes({
  name: 'correct_person',
  path: '/staff/people/:id/correct',
  act: correctPerson,
  about: async (tx, code, request) => {
    const about = await aboutPerson(tx, code, request)
    return { ...about, target: await lastBodyOf(tx, about.person.id) }
  },
  initial: ({ person }) => ({ name: person.name, code: person.code }),
  fields: (_, form) => (
    <>
      <TextField form={form} name="name" />
      <TextField form={form} name="code" width={20} />
      <PrivateFields form={form} />
      <ReasonField form={form} />
      <DecisionFields form={form} />
    </>
  ),
  input: (values, { person }) => ({
    decision: decisionOf(values),
    person: person.code,
    code: values.code,
    name: values.name,
    private: privateOf(values),
    reason: values.reason
  }),
  done: ({ code }) => ({ to: personPath(code) })
})

function ReasonField({ form }: Parameters<typeof PrivateFields>[0]) {
  const { t } = useView()
  return <Textarea {...form.field('reason')} name="reason" rows={3} label={t('people.field.why')} />
}

const departForm = actFormRoutes({
  name: 'depart',
  path: '/staff/people/:id/depart',
  act: depart,
  ends: true,
  about: aboutPerson,
  initial: (_, { at }) => ({ on: at }),
  fields: (_, form) => (
    <>
      <DayField form={form} name="on" />
      <WordSelect form={form} name="reason" values={departureReasons} words="departure_reason" />
      <DecisionFields form={form} />
    </>
  ),
  input: (values, { person }) => ({
    decision: decisionOf(values),
    person: person.code,
    on: values.on,
    reason: values.reason
  }),
  done: (_, { back }) => ({ to: back.path })
})

const absenceForm = actFormRoutes({
  name: 'record_absence',
  path: '/staff/people/:id/absence',
  act: recordAbsence,
  about: aboutPerson,
  initial: (_, { at }) => ({ from: at }),
  fields: (_, form) => (
    <>
      <DayField form={form} name="from" word="away_from" />
      <DayField form={form} name="last_day" word="away_until" />
      <WordSelect form={form} name="reason" values={absenceReasons} words="absence_reason" />
      <TextField form={form} name="note" />
      <DecisionFields form={form} optional />
    </>
  ),
  input: (values, { person }) => ({
    decision: decisionOf(values, true),
    person: person.code,
    from: values.from,
    lastDay: values.last_day,
    reason: values.reason,
    note: values.note
  }),
  done: (_, { back }) => ({ to: back.path })
})

const backForm = actFormRoutes({
  name: 'end_absence',
  path: '/staff/absences/:id/end',
  act: endAbsence,
  about: aboutAbsence,
  initial: (_, { at }) => ({ on: at }),
  fields: (_, form) => <DayField form={form} name="on" word="back_on" />,
  input: ({ on }, { absence }) => ({ absenceId: absence.id, on }),
  done: (_, { back }) => ({ to: back.path })
})
