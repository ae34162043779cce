import { useView } from '../../../ui/index.ts'
import type { Field } from './fields.ts'

type Worded = Pick<Field, 'label' | 'hint' | 'words'>

/** Label and hint of a field in the reader's language, else in Vietnamese. */
export function useWords(): (field: Worded) => { label: string; hint: string | undefined } {
  const { language } = useView()
  return ({ label, hint, words }) => {
    const own = language === 'vi' ? undefined : words?.[language]
    return { label: own?.title || label, hint: own?.description || hint }
  }
}
