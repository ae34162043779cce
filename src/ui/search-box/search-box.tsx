import type { VNode } from 'preact'
import { KeptDay } from '../form/form.tsx'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'

export interface SearchBoxProps {
  /** Where the question goes. */
  action: string
  label: string
  /** Name of the field, "q" if not given. */
  name?: string
  id?: string
  value?: string
  hint?: string
  /** For the home page. */
  large?: boolean
  /** Where the page begins with it. */
  autofocus?: boolean
}

/** One field and one button; a GET form, so results have an address. */
export function SearchBox(props: SearchBoxProps): VNode {
  const view = useView()
  const name = props.name ?? 'q'
  const id = props.id ?? name
  return (
    <search aria-label={props.label}>
      <form
        class={classes('haicap-search', props.large && 'haicap-search--large')}
        method="get"
        action={props.action}
      >
        <KeptDay view={view} />
        <label class="govuk-label govuk-label--s" for={id}>
          {props.label}
        </label>
        {props.hint && (
          <div class="govuk-hint" id={`${id}-hint`}>
            {props.hint}
          </div>
        )}
        <div class="haicap-search__row">
          <input
            class="govuk-input"
            type="search"
            id={id}
            name={name}
            value={props.value ?? ''}
            spellcheck={false}
            autocomplete="off"
            autofocus={props.autofocus}
            aria-describedby={props.hint ? `${id}-hint` : undefined}
          />
          <button class="govuk-button" type="submit" data-module="govuk-button">
            {view.t('ui.search.button')}
          </button>
        </div>
      </form>
    </search>
  )
}
