import type { ComponentChildren, VNode } from 'preact'
import { Button, ErrorMessage, FileUpload, useView } from '../../../ui/index.ts'
import type { Field } from './fields.ts'
import { stepNames, uploadPrefix } from './step.ts'

/** A file that was handed in, as its field shows it. */
export interface Uploaded {
  name: string
  /** In bytes. */
  size?: number
  /** Where it can be opened, for whoever may. */
  href?: string
}
export type Uploads = (id: string) => Uploaded | undefined

interface FileFieldProps {
  field: Field
  common: { label: string; values: string[]; hint?: ComponentChildren; error?: string }
  uploads?: Uploads
}

/**
 * A field for a file, or several: those handed in already stay, each with a button that takes it away; the form around
 * it must be `multipart`.
 */
export function FileField({ field, common, uploads }: FileFieldProps): VNode {
  const { t } = useView()
  const { path, several } = field
  const ids = common.values.filter(Boolean)
  return (
    <>
      {(ids.length === 0 || several) && field.more !== false ? (
        <FileUpload
          {...common}
          id={path}
          name={`${uploadPrefix}${path}`}
          value=""
          {...(several && { multiple: true })}
        />
      ) : (
        <>
          <p class="govuk-label" id={path}>
            {common.label}
          </p>
          {common.error && <ErrorMessage>{common.error}</ErrorMessage>}
        </>
      )}
      {ids.length > 0 && (
        <ul class="govuk-list">
          {ids.map((id) => (
            <Kept id={id} path={path} file={uploads?.(id)} />
          ))}
        </ul>
      )}
      {ids.length > 0 && !several && <p class="govuk-hint">{t('procedures.form.file_replace')}</p>}
    </>
  )
}

const kilobyte = 1024

function Kept({ id, path, file }: { id: string; path: string; file: Uploaded | undefined }): VNode {
  const { t } = useView()
  const name = file?.name ?? t('procedures.form.file_unknown')
  return (
    <li>
      <input type="hidden" name={path} value={id} />
      {file?.href ? (
        <a class="govuk-link" href={file.href}>
          {name}
        </a>
      ) : (
        name
      )}
      {file?.size !== undefined && (
        <span class="haicap-muted">
          {' '}
          {t('procedures.form.file_size', { kilobytes: Math.max(1, Math.round(file.size / kilobyte)) })}
        </span>
      )}{' '}
      <Button kind="secondary" small name={stepNames.remove} value={`${path}=${id}`}>
        {t('procedures.form.file_remove', { name })}
      </Button>
    </li>
  )
}
