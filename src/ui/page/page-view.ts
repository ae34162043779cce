import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, T } from '../../platform/i18n/index.ts'

type Params = Record<string, string | number | boolean | null | undefined>

/** What components need of the request; the view that a page gets is one. */
export interface PageView {
  readonly t: T
  readonly language: Language
  /** The day as of which the page answers, ISO. */
  readonly at: string
  readonly known: string | null
  readonly today: string
  /** By whose clock instants are said; the machine's, if not given. */
  readonly timeZone?: string
  readonly nonce: string
  readonly path: string
  readonly csrf: string
  readonly actor: PageActor | null
  /** Who is signed in as a citizen. */
  readonly citizen?: { readonly name: string } | null
  newKey(): string
  /** An address of ours that keeps the chosen day. */
  href(path: string, params?: Params): string
  /** This page with other parameters. */
  here(params: Params): string
}

/** Who is signed in. */
export interface PageActor {
  readonly name: string
  /** The posts among which they may choose one to act in. */
  readonly capacities?: readonly { readonly postId: string; readonly title: string }[]
  /** The one chosen; none: all together. */
  readonly capacity?: { readonly postId: string; readonly title: string }
  /** Warnings that wait for them. */
  readonly alerts?: number
}

const Context = createContext<PageView | null>(null)

/** Gives the view to all components below; the layout does it for every page. */
export const ViewProvider = Context.Provider

/** The view of the page. Errors: when a component is rendered outside of a layout. */
export function useView(): PageView {
  const view = useContext(Context)
  if (!view) throw new Error('This component needs a ViewProvider above it')
  return view
}

/** The query of the present page as pairs, less the named ones; for the hidden fields of GET forms. */
export function queryOf(view: PageView, without: readonly string[]): [string, string][] {
  const search = view.here({}).split('?', 2)[1] ?? ''
  return [...new URLSearchParams(search)].filter(([name]) => !without.includes(name))
}
