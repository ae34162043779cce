import type { VNode } from 'preact'
import type { ReceivedForm } from '../../../../../platform/files/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { FieldRow, Fieldset, Input, Textarea, useView } from '../../../../../ui/index.ts'
import type { Said } from '../history.ts'
import type { Found } from '../read-dossier.ts'
import { KeptUpload } from './kept-upload.tsx'
import { countIn, optionalIn, type Posted, type VerbForm } from './verb-form.ts'

/** Takes in what was asked for, item by item, on paper or as files. */
export const supplementForm: VerbForm = {
  takesFiles: true,
  open: (_tx, { found }) => {
    const items = askedFor(found)
    return {
      fields: (form) => <Fields form={form} items={items} />,
      input: (posted, files) => {
        const papers = items.flatMap((item, index) => papersFor(item, index, posted, files, found))
        if (!papers.length)
          throw invalid('record.input.invalid', {}, [
            { path: 'original.0', messageKey: 'dossier.input.nothing_brought' }
          ])
        return { papers, ...optionalIn(posted, 'note') }
      }
    }
  }
}

/** What was asked for last. */
function askedFor({ book }: Found): string[] {
  const asked = book.findLast(({ type }) => type === 'ask_supplement')
  return (asked?.payload as Said | undefined)?.items ?? []
}

function papersFor(
  item: string,
  index: number,
  posted: Posted,
  files: ReceivedForm['files'],
  { version }: Found
) {
  const component = version.content.components.findIndex(({ name }) => name === item) + 1
  const own = files.filter(({ field }) => field === `file.${index}`)
  const counts = {
    original: countIn(posted, `original.${index}`) ?? 0,
    copy: countIn(posted, `copy.${index}`) ?? 0
  }
  if (!own.length && !counts.original && !counts.copy) return []
  const what = { title: item.slice(0, 500), ...(component > 0 && { component }) }
  if (!own.length) return [{ ...what, ...counts }]
  // Of a component one paper stands; the numbers belong to the first file.
  return own.map(({ file }, number) =>
    number === 0
      ? { ...what, ...counts, fileId: file.id }
      : { title: `${item.slice(0, 490)} (${number + 1})`, original: 0, copy: 0, fileId: file.id }
  )
}

function Fields({ form, items }: { form: Form; items: string[] }): VNode {
  const { t } = useView()
  return (
    <>
      {items.map((item, index) => (
        <Fieldset legend={item} legendSize="s">
          <FieldRow below>
            <Input
              {...form.field(`original.${index}`)}
              name={`original.${index}`}
              label={t('dossier.supplement.originals')}
              inputMode="numeric"
              width={3}
            />
            <Input
              {...form.field(`copy.${index}`)}
              name={`copy.${index}`}
              label={t('dossier.supplement.copies')}
              inputMode="numeric"
              width={3}
            />
            <KeptUpload form={form} name={`file.${index}`} label={t('dossier.supplement.file')} />
          </FieldRow>
        </Fieldset>
      ))}
      <Textarea {...form.field('note')} name="note" label={t('dossier.text.note')} rows={3} />
    </>
  )
}
