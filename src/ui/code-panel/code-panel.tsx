import type { ComponentChildren, VNode } from 'preact'

export interface CodePanelProps {
  title: string
  /** Read out and written down: large. */
  code: string
  /** A picture of the code, such as a QR code; an SVG of our own making. */
  picture?: { svg: string; alt: string } | undefined
  children?: ComponentChildren
}

/** A code that people take away with them. */
export function CodePanel({ title, code, picture, children }: CodePanelProps): VNode {
  return (
    <div class="haicap-code-panel">
      <div class="haicap-code-panel__text">
        <p class="haicap-code-panel__title">{title}</p>
        <p class="haicap-code-panel__code">{code}</p>
        {children}
      </div>
      {picture && (
        <img
          class="haicap-code-panel__picture"
          src={`data:image/svg+xml;base64,${Buffer.from(picture.svg).toString('base64')}`}
          alt={picture.alt}
          width="160"
          height="160"
        />
      )}
    </div>
  )
}
