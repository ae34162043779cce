import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  FilterForm,
  Form,
  Input,
  Link,
  PageHeading,
  Radios,
  Select,
  SummaryList,
  useView
} from '../../../../ui/index.ts'
import type { Plan } from '../../../changeover/index.ts'
import type { PeopleOfPlan, PersonRow } from '../people-of-plan.ts'
import type { Body } from '../plan-bodies.ts'
import { mayHave } from '../proposal-basis.ts'
import { kinds, reasons } from '../words.ts'
import { placeWords } from './words-of.ts'

export interface PersonPageProps {
  plan: Plan
  people: PeopleOfPlan
  row: PersonRow
  form: TypedForm
  /** Words by which bodies are looked for, and what was found; without words: where the work goes. */
  q: string
  found: Body[]
  more: boolean
  /** The body that was chosen. */
  body: Body | undefined
}

/** Places one person by hand, or lets them leave. */
export function PersonPage(props: PersonPageProps): VNode {
  const { row, people, plan } = props
  const { t, language } = useView()
  return (
    <>
      <PageHeading caption={plan.title} meta={row.code}>
        {row.name}
      </PageHeading>
      <SummaryList
        rows={[
          ...row.posts.map(({ title, bodyId, kind }) => ({
            key: t('placement.column.from'),
            value: `${title[language]}, ${people.bodies.ending.get(bodyId)?.name ?? ''} (${t(`placement.kind.${kind}`)})`
          })),
          { key: t('placement.column.into'), value: <Said {...props} /> }
        ]}
      />
      <ChooseBody {...props} />
      {props.body && <PlaceForm {...props} body={props.body} />}
      <LeaveForm {...props} />
    </>
  )
}

function Said({ row, people }: PersonPageProps): VNode {
  const { t } = useView()
  if (!row.lines.length) return <>{t('placement.person.open')}</>
  return (
    <Form>
      {row.lines.map((line) => {
        if (line.kind === 'leaving') return <p class="govuk-body">{t(`placement.reason.${line.reason}`)}</p>
        const { position, body } = placeWords(line, people.bodies, people.positions, t)
        return (
          <p class="govuk-body">
            {position}, {body} ({t(`placement.kind.${line.kind}`)})
            {line.toleratedUntil && <>. {t('placement.page.tolerated', { day: line.toleratedUntil })}</>}
          </p>
        )
      })}
      <Button kind="secondary" small name="do" value="clear">
        {t('placement.person.clear')}
      </Button>
    </Form>
  )
}

function ChooseBody({ q, found, more, body, row, plan }: PersonPageProps): VNode {
  const { t } = useView()
  const path = `/plans/${plan.id}/people/${row.personId}`
  return (
    <>
      <h2 class="govuk-heading-m">{t('placement.person.place')}</h2>
      <FilterForm label={t('placement.person.search')} fields={['q', 'body']}>
        <Input name="q" label={t('placement.person.q')} value={q} width={20} type="search" />
        <Button kind="secondary">{t('placement.person.find')}</Button>
      </FilterForm>
      <p class="govuk-body">
        {found.length
          ? t(q ? 'placement.person.found' : 'placement.person.successors')
          : t('placement.person.nothing')}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {found.map((one) => (
          <li>
            {one.code === body?.code ? (
              <strong>{one.name}</strong>
            ) : (
              <Link to={path} params={{ body: one.code, q: q || null }}>
                {one.name}
              </Link>
            )}{' '}
            <span class="haicap-muted">{one.code}</span>
          </li>
        ))}
      </ul>
      {more && <p class="govuk-body haicap-muted">{t('placement.person.more')}</p>}
    </>
  )
}

function PlaceForm({ form, body, people }: PersonPageProps & { body: Body }): VNode {
  const { t, language } = useView()
  const fitting = [...people.positions.values()].filter((position) => mayHave(body, position))
  if (!fitting.length)
    return <p class="govuk-body">{t('placement.person.no_positions', { body: body.name })}</p>
  const placing = form.field('do').value !== 'leave'
  return (
    <Form {...(placing && { form })}>
      <input type="hidden" name="body" value={body.code} />
      <Select
        {...form.field('position')}
        name="position"
        label={t('placement.person.position', { body: body.name })}
        blank={t('placement.person.choose')}
        options={fitting.map(({ code, title }) => ({ value: code, text: title[language] }))}
      />
      <Radios
        {...form.field('kind')}
        value={form.field('kind').value || 'permanent'}
        name="kind"
        label={t('placement.person.kind')}
        items={kinds.map((kind) => ({ value: kind, text: t(`placement.kind.${kind}`) }))}
        small
        inline
      />
      <Checkboxes
        {...form.field('tolerated')}
        name="tolerated"
        label={t('placement.person.above_cap')}
        items={[
          { value: 'yes', text: t('placement.person.tolerated'), hint: t('placement.person.tolerated_hint') }
        ]}
        small
      />
      <Input {...form.field('note')} id="place-note" name="note" label={t('placement.person.note')} />
      <Button name="do" value="place">
        {t('placement.person.save')}
      </Button>
    </Form>
  )
}

function LeaveForm({ form }: PersonPageProps): VNode {
  const { t } = useView()
  const leaving = form.field('do').value === 'leave'
  return (
    <>
      <h2 class="govuk-heading-m">{t('placement.person.leave')}</h2>
      <Form {...(leaving && { form })}>
        <Select
          {...form.field('leaving')}
          name="leaving"
          label={t('placement.person.reason')}
          blank={t('placement.person.choose')}
          options={reasons.map((reason) => ({ value: reason, text: t(`placement.reason.${reason}`) }))}
        />
        <Input
          name="note"
          value={leaving ? form.field('note').value : ''}
          label={t('placement.person.note')}
        />
        <Button kind="secondary" name="do" value="leave">
          {t('placement.person.save_leaving')}
        </Button>
      </Form>
    </>
  )
}
