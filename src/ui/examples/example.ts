import type { VNode } from 'preact'

/** One state of a component; shown in the documentation and put before axe in both themes. */
export interface Example {
  name: string
  node: VNode
}

export interface ComponentExamples {
  component: string
  /** What it is for, in one sentence. */
  purpose: string
  examples: Example[]
}
