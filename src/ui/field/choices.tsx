import type { ComponentChildren, VNode } from 'preact'
import { Fieldset } from '../fieldset/fieldset.tsx'
import { classes } from '../page/classes.ts'
import { describedBy, FieldError, type FieldProps, Hint } from './field.tsx'

export interface Choice {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  disabled?: boolean
  /** Further fields that belong to this choice; always visible without scripts. */
  conditional?: ComponentChildren
}

export interface ChoicesProps extends FieldProps {
  items: Choice[]
  small?: boolean
  inline?: boolean
}

interface ChoiceGroupProps {
  field: ChoicesProps
  type: 'radio' | 'checkbox'
  isChecked(value: string): boolean
}

/** Radios and checkboxes differ in little else than their type. */
export function ChoiceGroup({ field, type, isChecked }: ChoiceGroupProps): VNode {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  return (
    <div class={classes('govuk-form-group', field.error && 'govuk-form-group--error')}>
      <Fieldset legend={field.label} legendSize={field.labelSize} describedBy={describedBy(field)}>
        <Hint field={field} />
        <FieldError field={field} />
        <div
          class={classes(block, field.small && `${block}--small`, field.inline && `${block}--inline`)}
          data-module={block}
        >
          {field.items.map((item, index) => (
            <Item
              block={block}
              type={type}
              name={field.name}
              // The first has no number, so that the error summary can link to the name.
              id={`${field.id ?? field.name}${index === 0 ? '' : `-${index + 1}`}`}
              item={item}
              checked={isChecked(item.value)}
            />
          ))}
        </div>
      </Fieldset>
    </div>
  )
}

interface ItemProps {
  block: string
  type: 'radio' | 'checkbox'
  name: string
  id: string
  item: Choice
  checked: boolean
}

function Item({ block, type, name, id, item, checked }: ItemProps): VNode {
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
        />
        <label class={`govuk-label ${block}__label`} for={id}>
          {item.text}
        </label>
        {item.hint && (
          <div id={`${id}-item-hint`} class={`govuk-hint ${block}__hint`}>
            {item.hint}
          </div>
        )}
      </div>
      {item.conditional && (
        <div class={`${block}__conditional`} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      )}
    </>
  )
}
