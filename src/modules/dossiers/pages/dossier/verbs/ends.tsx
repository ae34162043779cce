import type { VNode } from 'preact'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { ReceivedForm } from '../../../../../platform/files/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { Checkboxes, Input, Radios, Select, Textarea, useView, WarningText } from '../../../../../ui/index.ts'
import { VersionDifferences } from '../../../../procedures/index.ts'
import { returnWays } from '../../../dossier.ts'
import { nextNumber } from '../../../result-numbers.ts'
import { at, groundOf } from '../../../where.ts'
import type { Found } from '../read-dossier.ts'
import { KeptUpload } from './kept-upload.tsx'
import { optionalIn, textIn, type VerbAsked, type VerbForm } from './verb-form.ts'

const suggestedNumber = (tx: Snapshot, { found, day }: VerbAsked) => nextNumber(tx, found.dossier, day)

/** The number of the result. */
export const releaseForm: VerbForm = {
  open: async (tx, asked) => ({
    start: { number: await suggestedNumber(tx, asked) },
    fields: (form) => <NumberField form={form} />,
    input: (posted) => ({ number: textIn(posted, 'number') })
  })
}

function NumberField({ form }: { form: Form }): VNode {
  const { t } = useView()
  return (
    <Input
      {...form.field('number')}
      name="number"
      label={t('dossier.release.number')}
      hint={t('dossier.release.hint')}
      width={20}
      spellcheck={false}
    />
  )
}

/** Into whose hands the result comes, and in which way. */
export const handOverForm: VerbForm = {
  open: (_tx, { found }) => ({
    start: {
      way: found.dossier.returnWay,
      recipient: found.dossier.applicant.delegate?.name ?? found.dossier.applicant.name
    },
    fields: (form) => <HandOverFields form={form} />,
    input: (posted) => ({ ...optionalIn(posted, 'way'), ...optionalIn(posted, 'recipient') })
  })
}

function HandOverFields({ form }: { form: Form }): VNode {
  const { t } = useView()
  return (
    <>
      <Radios
        {...form.field('way')}
        name="way"
        label={t('dossier.hand_over.way')}
        items={returnWays.map((way) => ({ value: way, text: t(`dossier.channel.${way}`) }))}
      />
      <Input {...form.field('recipient')} name="recipient" label={t('dossier.hand_over.recipient')} />
    </>
  )
}

/** All on the spot, by whoever may decide it alone. */
export const settleAtOnceForm: VerbForm = {
  takesFiles: true,
  names: { papers: 'result' },
  open: async (tx, asked) => {
    // Who may not hand over leaves that to the counter.
    const { actor, found } = asked
    const handsOver = (await groundOf(tx, actor, at('dossiers.receive', found.counters))) !== null
    return {
      start: {
        outcome: 'grant',
        number: await suggestedNumber(tx, asked),
        ...(handsOver && { handedOver: 'yes' })
      },
      fields: (form) => <SettleFields form={form} converts={asked.converts} handsOver={handsOver} />,
      input: (posted, files) => ({
        papers: resultsIn(found, files),
        ...optionalIn(posted, 'outcome'),
        number: textIn(posted, 'number'),
        handedOver: posted.handedOver !== undefined
      })
    }
  }
}

/** The files of the result, by the name under which the procedure gives it. */
export function resultsIn(
  { version: { content } }: Found,
  files: ReceivedForm['files'],
  title = content.results[0]?.name ?? content.name.vi.slice(0, 490)
): { title: string; fileId: string }[] {
  const own = files.filter(({ field }) => field === 'result')
  return own.map(({ file }, index) => ({
    title: index === 0 ? title : `${title} (${index + 1})`,
    fileId: file.id
  }))
}

function SettleFields(props: { form: Form; converts: boolean; handsOver: boolean }): VNode {
  const { form, converts, handsOver } = props
  const { t } = useView()
  return (
    <>
      <p class="govuk-body">{t('dossier.settle.lead')}</p>
      <OutcomeField form={form} />
      <NumberField form={form} />
      <KeptUpload
        form={form}
        name="result"
        label={t('dossier.settle.file')}
        hint={t(converts ? 'dossier.settle.file_becomes_pdf' : 'dossier.settle.file_hint')}
      />
      {handsOver && (
        <Checkboxes
          {...form.field('handedOver')}
          name="handedOver"
          label={t('dossier.settle.hand_over')}
          small
          items={[{ value: 'yes', text: t('dossier.settle.handed_over') }]}
        />
      )}
    </>
  )
}

export function OutcomeField({ form }: { form: Form }): VNode {
  const { t } = useView()
  return (
    <Radios
      {...form.field('outcome')}
      name="outcome"
      label={t('dossier.propose.outcome')}
      inline
      items={(['grant', 'deny'] as const).map((outcome) => ({
        value: outcome,
        text: t(`dossier.outcome.${outcome}`)
      }))}
    />
  )
}

/** At which counter an online submission is received. */
export const receiveForm: VerbForm = {
  open: (_tx, { found }) => ({
    start: { receptionId: found.counters[0] ?? '' },
    fields: (form) => <ReceiveFields form={form} found={found} />,
    input: (posted) => ({ receptionId: textIn(posted, 'receptionId') })
  })
}

function ReceiveFields({ form, found }: { form: Form; found: Found }): VNode {
  const { t } = useView()
  return (
    <>
      <p class="govuk-body">{t('dossier.receive.lead')}</p>
      <Select
        {...form.field('receptionId')}
        name="receptionId"
        label={t('dossier.receive.counter')}
        options={found.counters.map((id) => ({ value: id, text: found.names.get(id) ?? id }))}
      />
    </>
  )
}

/** To another version of the procedure, deliberately. */
export const moveVersionForm: VerbForm = {
  open: (_tx, { found }) => ({
    start: { versionId: found.newer?.id ?? '' },
    fields: (form) => <MoveFields form={form} found={found} />,
    input: (posted) => ({ versionId: textIn(posted, 'versionId'), reason: textIn(posted, 'reason') })
  })
}

function MoveFields({ form, found }: { form: Form; found: Found }): VNode {
  const { t } = useView()
  const { newer } = found
  if (!newer) return <p class="govuk-body">{t('dossier.version.none_newer')}</p>
  return (
    <>
      <input type="hidden" name="versionId" value={newer.id} />
      <VersionDifferences before={found.version} after={newer} words={found.words} />
      <WarningText>{t('dossier.version.warning', { number: newer.number })}</WarningText>
      <Textarea {...form.field('reason')} name="reason" label={t('dossier.version.reason')} rows={3} />
    </>
  )
}
