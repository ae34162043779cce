import type { VNode } from 'preact'
import { formatInstant } from '../../platform/i18n/index.ts'
import { useView } from '../page/page-view.ts'

/** A moment as people read it, by the clock of the place; nothing for none. */
export function InstantText({ at }: { at: string | null | undefined }): VNode | null {
  const { language, timeZone } = useView()
  if (!at) return null
  return <time dateTime={at}>{formatInstant(at, language, timeZone)}</time>
}
