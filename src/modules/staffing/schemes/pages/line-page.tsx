import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Details,
  Fieldset,
  Form,
  Input,
  Link,
  PageHeading,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { Position } from '../../people/store-positions.ts'
import type { Scheme } from '../store.ts'

export interface LineProps {
  scheme: Scheme
  position: Pick<Position, 'code' | 'title' | 'ranks'>
  /** How many serve in the position today. */
  people: number
  /** Whether the draft has the line already. */
  exists: boolean
  revision: number
  form: FormState
}

/** One position of a draft: headcount, ranks, what the work is, what it takes. */
export function LinePage({ scheme, position, people, exists, revision, form }: LineProps): VNode {
  const { t, href, language } = useView()
  const path = `/schemes/${scheme.id}`
  const own = `${path}/lines/${encodeURIComponent(position.code)}`
  return (
    <>
      <PageHeading caption={scheme.organizationName} lead={t('schemes.line.people', { people })}>
        {position.title[language]}
      </PageHeading>
      <Form form={form}>
        <input type="hidden" name="revision" value={form.field('revision').value || String(revision)} />
        <Input
          {...form.field('headcount')}
          name="headcount"
          label={t('schemes.column.headcount')}
          inputMode="numeric"
          width={4}
        />
        {position.ranks.length > 0 && (
          <Fieldset legend={t('schemes.line.ranks')} legendSize="m">
            {[...position.ranks].reverse().map(({ code, name }) => (
              <Input
                {...form.field(`rank_${code}`)}
                name={`rank_${code}`}
                label={name[language]}
                inputMode="numeric"
                width={4}
              />
            ))}
          </Fieldset>
        )}
        <Textarea
          {...form.field('job_description')}
          name="job_description"
          rows={6}
          label={t('schemes.field.job_description')}
          hint={t('schemes.line.job_description_hint')}
        />
        <Textarea
          {...form.field('competency')}
          name="competency"
          rows={6}
          label={t('schemes.field.competency')}
          hint={t('schemes.line.competency_hint')}
        />
        <ButtonGroup>
          <Button>{exists ? t('schemes.line.save') : t('schemes.line.add')}</Button>
          <Link to={`${path}/edit`}>{t('organization.page.change.cancel')}</Link>
        </ButtonGroup>
      </Form>
      {exists && (
        <Details summary={t('schemes.line.remove')}>
          <Form action={href(`${own}/remove`)}>
            <input type="hidden" name="revision" value={String(revision)} />
            <Button kind="warning">{t('schemes.line.remove')}</Button>
          </Form>
        </Details>
      )}
    </>
  )
}
