import type { VNode } from 'preact'
import type { Form } from '../../../../../platform/http/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { Button, Fieldset, Input, Textarea, useView, WarningText } from '../../../../../ui/index.ts'
import { type Posted, textIn, type VerbForm } from './verb-form.ts'

const most = 50
const atFirst = 3
const perStep = 3

/** How many rows are shown: those that were sent, and more when asked for. */
function rowsIn(posted: Posted): number {
  const sent = Object.keys(posted).filter((name) => /^items\.\d+$/.test(name)).length
  return Math.min(most, Math.max(atFirst, sent + (posted._add === undefined ? 0 : perStep)))
}

/** Everything that is missing, asked for once. */
export const askSupplementForm: VerbForm = {
  isStep: (posted) => posted._add !== undefined,
  open: (_tx, { found, posted }) => ({
    fields: (form) => (
      <Fields
        form={form}
        rows={rowsIn(posted)}
        suggestions={found.version.content.components.map(({ name }) => name)}
      />
    ),
    input: (sent) => {
      const items = Array.from({ length: rowsIn(sent) }, (_, index) => textIn(sent, `items.${index}`))
      const given = items.filter(Boolean)
      if (!given.length)
        throw invalid('record.input.invalid', {}, [
          { path: 'items.0', messageKey: 'dossier.input.no_item' },
          ...(textIn(sent, 'reason') ? [] : [{ path: 'reason', messageKey: 'record.input.required' }])
        ])
      return { items: given, reason: textIn(sent, 'reason') }
    }
  })
}

function Fields(props: { form: Form; rows: number; suggestions: string[] }): VNode {
  const { t } = useView()
  const { form, rows, suggestions } = props
  return (
    <>
      <WarningText>{t('dossier.supplement.once')}</WarningText>
      <Fieldset legend={t('dossier.supplement.items')} legendSize="m">
        <p class="govuk-hint">{t('dossier.supplement.items_hint')}</p>
        <datalist id="components">
          {suggestions.map((name) => (
            <option value={name.slice(0, 500)} />
          ))}
        </datalist>
        {Array.from({ length: rows }, (_, index) => (
          <Input
            {...form.field(`items.${index}`)}
            name={`items.${index}`}
            label={t('dossier.supplement.item', { number: index + 1 })}
            list="components"
            autocomplete="off"
          />
        ))}
        {rows < most && (
          <Button kind="secondary" name="_add" value="items">
            {t('dossier.supplement.more')}
          </Button>
        )}
      </Fieldset>
      <Textarea {...form.field('reason')} name="reason" label={t('dossier.supplement.reason')} />
    </>
  )
}
