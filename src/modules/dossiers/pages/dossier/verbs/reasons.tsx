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
export const withdrawForm = oneText('reason', 'withdraw', false)
export const signForm = oneText('note', 'sign', false)

/** A reason with its ground in law. */
const grounded = (verb: string): VerbForm => ({
  open: () => ({
    fields: (form) => <GroundedFields form={form} verb={verb} />,
    input: (posted) => ({ reason: textIn(posted, 'reason'), ...optionalIn(posted, 'basis') })
  })
})

export const refuseForm = grounded('refuse')
export const stopForm = grounded('stop')

function GroundedFields({ form, verb }: { form: Form; verb: string }) {
  const { t } = useView()
  return (
    <>
      <Textarea {...form.field('reason')} name="reason" label={t(`dossier.text.${verb}`)} />
      <Input
        {...form.field('basis')}
        name="basis"
        label={t('dossier.text.basis')}
        hint={t('dossier.text.basis_hint')}
      />
    </>
  )
}
