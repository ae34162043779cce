import type { Form } from '../../../../../platform/http/index.ts'
import { Input, Textarea, useView } from '../../../../../ui/index.ts'
import { optionalIn, textIn, type VerbForm } from './verb-form.ts'

/** One text, which the act needs or takes. */
const oneText = (name: 'reason' | 'note', verb: string, needed: boolean): VerbForm => ({
  open: () => ({
    fields: (form) => <TextField form={form} name={name} verb={verb} />,
    input: (posted) => (needed ? { [name]: textIn(posted, name) } : optionalIn(posted, name))
  })
})

function TextField({ form, name, verb }: { form: Form; name: string; verb: string }) {
  const { t } = useView()
  return <Textarea {...form.field(name)} name={name} label={t(`dossier.text.${verb}`)} />
}

export const returnForm = oneText('reason', 'return', true)
export const stopForm = oneText('reason', 'stop', true)
export const withdrawForm = oneText('reason', 'withdraw', false)
export const signForm = oneText('note', 'sign', false)

/** Refusal, with its ground in law. */
export const refuseForm: VerbForm = {
  open: () => ({
    fields: (form) => <RefuseFields form={form} />,
    input: (posted) => ({ reason: textIn(posted, 'reason'), ...optionalIn(posted, 'basis') })
  })
}

function RefuseFields({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <Textarea {...form.field('reason')} name="reason" label={t('dossier.text.refuse')} />
      <Input
        {...form.field('basis')}
        name="basis"
        label={t('dossier.text.basis')}
        hint={t('dossier.text.basis_hint')}
      />
    </>
  )
}
