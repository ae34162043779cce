import type { ComponentChildren, VNode } from 'preact'
import { ErrorSummary, type FormErrors } from '../error-summary/error-summary.tsx'
import { classes } from '../page/classes.ts'
import { type PageView, queryOf, useView } from '../page/page-view.ts'

export interface FormProps {
  /** Where it is sent; this page, if not given. */
  action?: string
  /** What was typed and what is wrong, of platform/http; its errors are shown above the fields. */
  form?: FormErrors & { field(name: string): { value: string } }
  /** For forms with files. */
  multipart?: boolean
  id?: string
  /** Fields beside each other, as far as there is room. */
  inline?: boolean
  children: ComponentChildren
}

/** A form that changes something: sends a token and a key by which a repeated sending acts but once. */
export function Form(props: FormProps): VNode {
  const view = useView()
  const key = props.form?.field('idempotency_key').value || view.newKey()
  return (
    <>
      {props.form && <ErrorSummary form={props.form} />}
      <form
        method="post"
        action={props.action === undefined ? view.here({}) : view.href(props.action)}
        enctype={props.multipart ? 'multipart/form-data' : undefined}
        id={props.id}
        class={classes(props.inline && 'haicap-form--inline')}
        novalidate
      >
        <input type="hidden" name="_csrf" value={view.csrf} />
        <input type="hidden" name="idempotency_key" value={key} />
        {props.children}
      </form>
    </>
  )
}

export interface FilterFormProps {
  /** Where it is sent; this page, if not given. */
  action?: string
  /** Names of its own fields, so that they are not kept twice from the address. */
  fields: string[]
  label: string
  children: ComponentChildren
}

/** A form that only asks: its fields go to the address, whose other parameters (the day) are kept. */
export function FilterForm(props: FilterFormProps): VNode {
  const view = useView()
  return (
    <search aria-label={props.label}>
      <form method="get" action={props.action ?? view.path} class="haicap-form--inline haicap-filter">
        {props.action ? <KeptDay view={view} /> : <KeptQuery view={view} without={props.fields} />}
        {props.children}
      </form>
    </search>
  )
}

/** Positions in a list do not outlive a change of filter or day. */
const positions = ['after', 'before', 'page', 'lang']

/** Hidden fields for the parameters of the present address. */
export function KeptQuery({ view, without }: { view: PageView; without: readonly string[] }): VNode {
  return (
    <>
      {queryOf(view, [...without, ...positions]).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

/** Hidden fields for the chosen day and capacity alone, in forms that lead to another page. */
export function KeptDay({ view }: { view: PageView }): VNode {
  return (
    <>
      {queryOf(view, [])
        .filter(([name]) => name === 'at' || name === 'known' || name === 'as')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}
