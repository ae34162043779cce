import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  Select,
  Textarea,
  useView,
  WorkList
} from '../../../../../ui/index.ts'
import type { BulkRow } from './read-bulk.ts'
import type { Receiver } from './receivers.ts'
import { type BulkVerb, bulk, wordOf } from './verbs.ts'

export interface BulkPageProps {
  verb: BulkVerb
  rows: BulkRow[]
  /** Who can be given them. */
  receivers: Receiver[]
  form: FormState
  /** Where to go back to, as a query of the desk. */
  back: string
}

/** What is about to be done to which dossiers, and what has to be said for it. */
export function BulkPage({ verb, rows, receivers, form, back }: BulkPageProps): VNode {
  const { t, href } = useView()
  const { asks } = bulk[verb]
  const able = rows.filter(({ whyNot }) => !whyNot)
  const left = rows.filter(({ whyNot }) => whyNot)
  const word = wordOf(verb)
  return (
    <>
      <PageHeading>{t(`desk.bulk.${word}.title`, { count: able.length })}</PageHeading>
      <LeftOut rows={left} />
      {able.length === 0 && (
        <p class="govuk-body">
          <Link to={`/dossiers?${back}`}>{t('desk.done.back')}</Link>
        </p>
      )}
      {able.length > 0 && (
        <Form action="/dossiers/bulk" form={form}>
          <input type="hidden" name="verb" value={verb} />
          <input type="hidden" name="back" value={back} />
          {able.map(({ dossier }) => (
            <>
              <input type="hidden" name="id" value={dossier.id} />
              <input type="hidden" name="seen" value={`${dossier.id}:${dossier.events}`} />
            </>
          ))}
          <WorkList
            id="chosen"
            keyOf={({ dossier }) => dossier.id}
            caption={t('desk.bulk.chosen', { count: able.length })}
            columns={[
              {
                heading: t('desk.column.code_only'),
                rowHeader: true,
                cell: ({ dossier }) => dossier.code ?? '–'
              },
              { heading: t('desk.column.applicant'), cell: ({ dossier }) => dossier.applicant.name },
              { heading: t('desk.column.procedure'), cell: ({ procedure }) => procedure },
              {
                heading: t('desk.column.state'),
                cell: ({ dossier }) => t(`dossiers.phase.${dossier.phase}`)
              },
              ...(verb === 'sign' || verb === 'return'
                ? [
                    {
                      heading: t('desk.column.note'),
                      cell: ({ dossier, note }: BulkRow) => (
                        <>
                          {dossier.outcome && t(`desk.outcome.${dossier.outcome}`)}
                          {note && <span class="haicap-work__small">{note}</span>}
                        </>
                      )
                    }
                  ]
                : [])
            ]}
            rows={able}
          />
          {asks.includes('to') && (
            <Select
              name="to"
              label={t('desk.bulk.to')}
              blank={t('desk.bulk.choose_to')}
              value={form.field('to').value}
              error={form.field('to').error}
              options={receivers}
            />
          )}
          {asks.includes('number') && (
            <Input
              name="number"
              label={t('desk.bulk.number')}
              hint={t('desk.bulk.number_hint')}
              value={form.field('number').value}
              error={form.field('number').error}
              width={20}
            />
          )}
          {asks.includes('reason') && (
            <Textarea
              name="reason"
              label={t('desk.bulk.reason')}
              value={form.field('reason').value}
              error={form.field('reason').error}
            />
          )}
          {asks.includes('note') && (
            <Textarea
              name="note"
              label={t('desk.bulk.note')}
              value={form.field('note').value}
              error={form.field('note').error}
            />
          )}
          <ButtonGroup>
            <Button>{t(`desk.bulk.${word}.button`, { count: able.length })}</Button>
            <a class="govuk-link" href={href(`/dossiers?${back}`)}>
              {t('desk.bulk.cancel')}
            </a>
          </ButtonGroup>
        </Form>
      )}
    </>
  )
}

/** What was ticked too and cannot be done: it is left as it is, and says why. */
function LeftOut({ rows }: { rows: BulkRow[] }): VNode | null {
  const { t } = useView()
  if (!rows.length) return null
  return (
    <InsetText>
      <p class="govuk-body">{t('desk.bulk.not_all', { count: rows.length })}</p>
      <ul class="govuk-list govuk-list--bullet">
        {rows.map(({ dossier, whyNot }) => (
          <li>
            <Link to={`/dossiers/${dossier.id}`}>{dossier.code ?? '–'}</Link> {dossier.applicant.name}:{' '}
            {t(`desk.bulk.why_not.${whyNot}`, {
              phase: t(`dossiers.phase.${dossier.phase}`),
              waiting: dossier.waiting.map((one) => t(`dossiers.waiting.${one}`)).join(', ')
            })}
          </li>
        ))}
      </ul>
    </InsetText>
  )
}
