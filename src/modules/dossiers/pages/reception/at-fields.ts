import type { Form } from '../../../../platform/http/index.ts'

/** A form whose errors link to its own fields alone: what an act says of other things is said without a link. */
export function atFields(form: Form, isField: (path: string) => boolean): Form {
  return { ...form, errors: form.errors.map(({ path, text }) => ({ path: isField(path) ? path : '', text })) }
}
