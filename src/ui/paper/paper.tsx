import type { ComponentChildren, VNode } from 'preact'

export interface PaperProps {
  /** The body whose paper it is, and the one above it. */
  issuer: string
  above?: string
  /** State and motto; always in the language of the paper. */
  state: string
  motto: string
  /** "Số: …". */
  number: string
  /** Place and day. */
  dated: string
  title: string
  about?: string
  /** Who signs: form and title, and the name below the signature. */
  signer: string
  signerName?: string
  /** To whom copies go. */
  receivers: { heading: string; lines: string[] }
  lang?: string
  children: ComponentChildren
}

/** An official paper as offices lay it out: names above, text, receivers and signature below. For screen and print. */
export function Paper(props: PaperProps): VNode {
  return (
    <article class="haicap-paper" lang={props.lang}>
      <div class="haicap-paper__head">
        <p>
          {props.above && <span class="haicap-paper__above">{props.above}</span>}
          <strong class="haicap-paper__issuer">{props.issuer}</strong>
          <span class="haicap-paper__number">{props.number}</span>
        </p>
        <p>
          <strong>{props.state}</strong>
          <strong class="haicap-paper__motto">{props.motto}</strong>
          <em>{props.dated}</em>
        </p>
      </div>
      <h1 class="haicap-paper__title">
        {props.title}
        {props.about && <span class="haicap-paper__about">{props.about}</span>}
      </h1>
      {props.children}
      <div class="haicap-paper__foot">
        <div class="haicap-paper__receivers">
          <strong>{props.receivers.heading}</strong>
          <ul>
            {props.receivers.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
        <div class="haicap-paper__signature">
          <strong class="haicap-paper__signer">{props.signer}</strong>
          {props.signerName && <strong>{props.signerName}</strong>}
        </div>
      </div>
    </article>
  )
}
