import type { VNode } from 'preact'
import { PageHeading } from '../page-heading/page-heading.tsx'
import { allExamples } from './all.ts'
import type { ComponentExamples } from './example.ts'

/** Documentation of the components for people who write pages: each in its states. */
export function ExamplesPage({ only }: { only?: ComponentExamples[] }): VNode {
  return (
    <>
      <PageHeading caption="src/ui">Components</PageHeading>
      {(only ?? allExamples).map(({ component, purpose, examples }) => (
        <section class="haicap-example" aria-label={component}>
          <h2 class="govuk-heading-m">{component}</h2>
          <p class="govuk-body">{purpose}</p>
          {examples.map(({ name, node }) => (
            <div class="haicap-example__state">
              <h3 class="govuk-heading-s">{name}</h3>
              {node}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
