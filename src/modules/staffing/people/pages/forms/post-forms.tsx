import type { FastifyRequest } from 'fastify'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { dayBefore } from '../../../../../platform/day.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { endPost } from '../../acts/end-post.ts'
import { openPost } from '../../acts/open-post.ts'
import { endReasons } from '../../acts/schemas.ts'
import { setContact } from '../../acts/set-contact.ts'
import { toleratePost } from '../../acts/tolerate-post.ts'
import { listPositions } from '../../store-positions.ts'
import { type AboutPost, aboutBody, aboutPost } from './about.ts'
import { actFormRoutes } from './act-form.tsx'
import { CodeSelect, DayField, DecisionFields, TextField, WordSelect } from './fields.tsx'
import { decisionOf } from './values.ts'

const toPost = (_: unknown, { post }: AboutPost) => ({ to: `/staff/posts/${post.id}` })

/** Forms for posts: opened, ended, tolerated, reached. */
export const postFormRoutes: RoomRoutes = async (app, options) => {
  for (const routes of [openForm, endForm, tolerateForm, contactForm]) await app.register(routes, options)
}

async function aboutOpening(tx: Snapshot, id: string, request: FastifyRequest) {
  const about = await aboutBody(tx, id, request)
  const positions = await listPositions(tx, request.at, { kind: about.body.kind })
  return { ...about, positions: positions.map(({ code, title }) => ({ code, name: title })) }
}

const openForm = actFormRoutes({
  name: 'open_post',
  path: '/organizations/:id/staff/open-post',
  act: openPost,
  about: aboutOpening,
  initial: (_, { at }) => ({ from: at }),
  fields: ({ positions }, form) => (
    <>
      <CodeSelect form={form} name="position" options={positions} />
      <DayField form={form} name="from" />
      <TextField form={form} name="phone" width={20} />
      <TextField form={form} name="email" />
      <DecisionFields form={form} />
    </>
  ),
  input: (values, { body }) => ({
    decision: decisionOf(values),
    organizationId: body.id,
    position: values.position,
    from: values.from,
    phone: values.phone,
    email: values.email
  }),
  done: (_, { back }, { from }) => ({ to: back.path, params: { at: from, known: null } })
})

const endForm = actFormRoutes({
  name: 'end_post',
  path: '/staff/posts/:id/end',
  act: endPost,
  ends: true,
  about: aboutPost,
  initial: (_, { at }) => ({ on: at }),
  fields: (_, form) => (
    <>
      <DayField form={form} name="on" />
      <WordSelect form={form} name="end_appointments" values={endReasons} words="end_reason" />
      <DecisionFields form={form} />
    </>
  ),
  input: (values, { post }) => ({
    decision: decisionOf(values),
    postId: post.id,
    on: values.on,
    endAppointments: values.end_appointments
  }),
  done: toPost
})

const tolerateForm = actFormRoutes({
  name: 'tolerate_post',
  path: '/staff/posts/:id/tolerate',
  act: toleratePost,
  about: aboutPost,
  initial: ({ post }) => ({ last_day: post.toleratedUntil ?? (post.end && dayBefore(post.end)) ?? '' }),
  fields: (_, form) => (
    <>
      <DayField form={form} name="last_day" word="tolerated_until" />
      <DecisionFields form={form} />
    </>
  ),
  input: (values, { post }) => ({
    decision: decisionOf(values),
    postId: post.id,
    lastDay: values.last_day
  }),
  done: toPost
})

const contactForm = actFormRoutes({
  name: 'set_contact',
  path: '/staff/posts/:id/contact',
  act: setContact,
  about: aboutPost,
  initial: ({ post }) => ({ phone: post.phone ?? '', email: post.email ?? '' }),
  fields: (_, form) => (
    <>
      <TextField form={form} name="phone" width={20} />
      <TextField form={form} name="email" />
    </>
  ),
  input: ({ phone, email }, { post }) => ({ postId: post.id, phone, email }),
  done: toPost
})
