import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Form as FormState, RoomRoutes } from '../../../../../platform/http/index.ts'
import { InsetText, Radios, useView } from '../../../../../ui/index.ts'
import { appoint } from '../../acts/appoint.ts'
import { endAppointment } from '../../acts/end-appointment.ts'
import { endReasons } from '../../acts/schemas.ts'
import type { Position } from '../../store-positions.ts'
import { positionInTime } from '../../store-positions.ts'
import { type PostOnDay, postsOf } from '../../store-posts.ts'
import { appointmentKinds } from '../../words.ts'
import { Holders } from '../shared/post-table.tsx'
import { personPath } from '../shared/words.tsx'
import { type AboutPost, aboutHold, aboutPost, codeMeant } from './about.ts'
import { actFormRoutes } from './act-form.tsx'
import { CodeSelect, DayField, DecisionFields, TextField, WordSelect } from './fields.tsx'
import { decisionOf } from './values.ts'

/** Forms for appointments: someone gets a post, someone holds it no longer. */
export const appointmentFormRoutes: RoomRoutes = async (app, options) => {
  for (const routes of [appointForm, endForm]) await app.register(routes, options)
}

interface AboutSeat extends AboutPost {
  ranks: Position['ranks']
  /** As it is on the chosen day. */
  now: PostOnDay | undefined
  at: string
}

async function aboutSeat(tx: Snapshot, id: string, request: FastifyRequest): Promise<AboutSeat> {
  const about = await aboutPost(tx, id, request)
  const { at, actor } = request
  const position = await positionInTime(tx, about.post.positionCode, at)
  const [now] = await postsOf(tx, { ids: [about.post.id], at }, actor)
  return { ...about, ranks: position?.ranks ?? [], now, at }
}

const appointForm = actFormRoutes({
  name: 'appoint',
  path: '/staff/posts/:id/appoint',
  act: appoint,
  about: aboutSeat,
  initial: (_, { at, query }) => ({
    from: at,
    kind: 'permanent',
    person: String((query as Record<string, unknown>).person ?? '')
  }),
  fields: (about, form) => <AppointFields about={about} form={form} />,
  input: async (values, { post, at }, tx) => ({
    decision: decisionOf(values),
    person: await codeMeant(tx, values.person, at),
    postId: post.id,
    kind: values.kind,
    from: values.from,
    lastDay: values.last_day,
    rank: values.rank
  }),
  done: (_, { post }, { from }) => ({ to: `/staff/posts/${post.id}`, params: { at: from, known: null } })
})

function AppointFields({ about, form }: { about: AboutSeat; form: FormState }): VNode {
  const { t } = useView()
  return (
    <>
      {about.now && (
        <InsetText>
          {t('people.page.now_held')} <Holders post={about.now} />
        </InsetText>
      )}
      <TextField form={form} name="person" />
      <Radios
        {...form.field('kind')}
        name="kind"
        label={t('people.field.kind')}
        items={appointmentKinds.map((kind) => ({
          value: kind,
          text: t(`people.kind.${kind}`),
          hint: t(`people.about_kind.${kind}`)
        }))}
      />
      <DayField form={form} name="from" />
      <DayField form={form} name="last_day" word="last_day_in_post" />
      {about.ranks.length > 0 && (
        <CodeSelect form={form} name="rank" options={about.ranks} blank={t('people.page.not_said')} />
      )}
      <DecisionFields form={form} />
    </>
  )
}

const endForm = actFormRoutes({
  name: 'end_appointment',
  path: '/staff/appointments/:id/end',
  act: endAppointment,
  ends: true,
  about: aboutHold,
  initial: (_, { at }) => ({ on: at }),
  fields: (_, form) => (
    <>
      <DayField form={form} name="on" />
      <WordSelect form={form} name="reason" values={endReasons} words="end_reason" />
      <DecisionFields form={form} />
    </>
  ),
  input: (values, { hold }) => ({
    decision: decisionOf(values),
    appointmentId: hold.id,
    on: values.on,
    reason: values.reason
  }),
  done: (_, { hold }) => ({ to: personPath(hold.personCode) })
})
