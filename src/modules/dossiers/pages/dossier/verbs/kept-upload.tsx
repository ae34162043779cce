import type { VNode } from 'preact'
import { keptField } from '../../../../../platform/files/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { FileUpload, useView } from '../../../../../ui/index.ts'

interface KeptUploadProps {
  form: Form
  name: string
  label: string
  hint?: string
  accept?: string
  multiple?: boolean
}

/** A file, or several; those of an earlier try come again by themselves. */
export function KeptUpload({ form, name, label, hint, accept, multiple = true }: KeptUploadProps): VNode {
  const { t } = useView()
  const kept = form.field(keptField(name)).values
  const hints = [hint, kept.length > 0 && t('dossier.upload.kept', { count: kept.length })].filter(Boolean)
  const { error } = form.field(name)
  return (
    <>
      {kept.map((id) => (
        <input type="hidden" name={keptField(name)} value={id} />
      ))}
      <FileUpload
        name={name}
        label={label}
        multiple={multiple}
        {...(hints.length > 0 && { hint: hints.join(' ') })}
        {...(accept && { accept })}
        {...(error && { error })}
      />
    </>
  )
}
