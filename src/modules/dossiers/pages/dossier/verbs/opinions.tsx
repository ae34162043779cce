import type { VNode } from 'preact'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { Button, Checkboxes, Input, InsetText, Textarea, useView } from '../../../../../ui/index.ts'
import { search } from '../../../../organization/index.ts'
import { bodiesNamed } from '../../../detail/next.ts'
import { KeptUpload } from './kept-upload.tsx'
import { textIn, textsIn, type VerbAsked, type VerbForm } from './verb-form.ts'

interface Body {
  id: string
  name: string
}

/** Opinions of other bodies, found by their names. */
export const seekOpinionForm: VerbForm = {
  isStep: (posted) => posted._search !== undefined,
  open: async (tx, asked) => {
    const bodies = await bodiesOf(tx, asked)
    const mayStand = asked.found.version.content.clockStops.includes('opinion')
    return {
      fields: (form) => <SeekFields form={form} bodies={bodies} mayStand={mayStand} />,
      input: (posted) => {
        const organizationIds = textsIn(posted, 'organizationIds')
        if (!organizationIds.length)
          throw invalid('record.input.invalid', {}, [{ path: 'q', messageKey: 'dossier.input.no_body' }])
        return { organizationIds, question: textIn(posted, 'question'), waits: posted.waits !== undefined }
      }
    }
  }
}

/** Those chosen already, and those that the search finds. */
async function bodiesOf(tx: Snapshot, { posted, day }: VerbAsked): Promise<Body[]> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  const chosen = await bodiesNamed(
    tx,
    textsIn(posted, 'organizationIds').filter((id) => uuid.test(id)),
    day
  )
  const hits = await search(tx, textIn(posted, 'q'), 40)
  const open = hits.filter(
    ({ type, start, end }) => type === 'organization' && (!start || start <= day) && (!end || end > day)
  )
  const all = [
    ...chosen,
    ...open.map(({ id, name, within }) => ({ id, name: within ? `${name} (${within})` : name }))
  ]
  return [...new Map(all.toReversed().map((one) => [one.id, one])).values()].toReversed()
}

function SeekFields({ form, bodies, mayStand }: { form: Form; bodies: Body[]; mayStand: boolean }): VNode {
  const { t } = useView()
  return (
    <>
      <Input
        {...form.field('q')}
        name="q"
        label={t('dossier.opinion.find')}
        hint={t('dossier.opinion.find_hint')}
        type="search"
      />
      <Button kind="secondary" name="_search" value="yes">
        {t('dossier.opinion.search')}
      </Button>
      {bodies.length > 0 ? (
        <Checkboxes
          {...form.field('organizationIds')}
          name="organizationIds"
          label={t('dossier.opinion.bodies')}
          small
          items={bodies.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : (
        form.field('q').value && <p class="govuk-body">{t('dossier.opinion.none_found')}</p>
      )}
      <Textarea {...form.field('question')} name="question" label={t('dossier.opinion.question')} />
      {mayStand && (
        <Checkboxes
          {...form.field('waits')}
          name="waits"
          label={t('dossier.opinion.clock')}
          small
          items={[{ value: 'yes', text: t('dossier.opinion.clock_stands') }]}
        />
      )}
    </>
  )
}

/** The answer of one's own body to what it was asked. */
export const giveOpinionForm: VerbForm = {
  takesFiles: true,
  names: { opinion: 'text' },
  open: (_tx, { found, query, posted }) => {
    const asked = textIn(posted, 'opinion') || textIn(query, 'opinion')
    const opinion = found.opinions.find(({ id }) => id === asked) ?? firstOf(found)
    return {
      start: { opinion: opinion?.id ?? '' },
      fields: (form) => <GiveFields form={form} question={opinion?.question ?? null} />,
      input: (sent, files) => ({
        opinion: textIn(sent, 'opinion'),
        text: textIn(sent, 'text'),
        papers: files.map(({ file }) => ({ title: file.name, fileId: file.id }))
      })
    }
  }
}

function firstOf({ opinions, answers }: VerbAsked['found']) {
  return opinions.find(({ id }) => answers.has(id))
}

function GiveFields({ form, question }: { form: Form; question: string | null }): VNode {
  const { t } = useView()
  return (
    <>
      <input type="hidden" name="opinion" value={form.field('opinion').value} />
      {question && <InsetText>{question}</InsetText>}
      <Textarea {...form.field('text')} name="text" label={t('dossier.opinion.text')} rows={8} />
      <KeptUpload form={form} name="papers" label={t('dossier.opinion.papers')} />
    </>
  )
}
