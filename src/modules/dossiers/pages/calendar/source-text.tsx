import type { VNode } from 'preact'

const address = /(https?:\/\/[^\s;,)]+)/

/** Where something is said; addresses as links that show only whose they are. */
export function SourceText({ text }: { text: string }): VNode {
  const parts = text.split(address)
  return (
    <>
      {parts.map((part) =>
        address.test(part) ? (
          <a class="govuk-link" href={part} rel="external">
            {new URL(part).hostname}
          </a>
        ) : (
          part
        )
      )}
    </>
  )
}
