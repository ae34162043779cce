import type { VNode } from 'preact'
import type { Form } from '../../../../platform/http/index.ts'
import { formatInstant } from '../../../../platform/i18n/index.ts'
import { Select, useView } from '../../../../ui/index.ts'
import type { Posted } from '../../../procedures/index.ts'
import type { EarlierPaper } from '../../detail/read.ts'
import { textOf } from './intake/facts.ts'

interface EarlierProps {
  /** The paper that is asked for: `papers.<ordinal>`. */
  at: string
  form: Form
  earlier: readonly EarlierPaper[]
  label: string
}

/** One of the papers that the applicant handed in before, in place of bringing it again; at a counter and at home. */
export function EarlierPapers({ at, form, earlier, label }: EarlierProps): VNode | null {
  const { t, language, timeZone } = useView()
  if (!earlier.length) return null
  const day = (instant: string | null) =>
    instant ? formatInstant(instant, language, timeZone).replace(/^.*, /, '') : '–'
  const name = `${at}.reuse`
  return (
    <Select
      {...form.field(name)}
      name={name}
      label={label}
      blank={t('reception.papers.reuse_none')}
      options={earlier.map(({ id, title, code, receivedAt }) => ({
        value: id,
        text: t('reception.papers.earlier', { title, code: code ?? '–', day: day(receivedAt) })
      }))}
    />
  )
}

/** The one that was chosen; undefined: none, or none of theirs. */
export const earlierChosen = (
  posted: Posted,
  at: string,
  earlier: readonly EarlierPaper[]
): EarlierPaper | undefined => earlier.find(({ id }) => id === textOf(posted, `${at}.reuse`))
