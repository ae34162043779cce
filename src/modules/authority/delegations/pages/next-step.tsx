import type { VNode } from 'preact'
import { Button, ButtonGroup, InsetText, useView } from '../../../../ui/index.ts'
import type { PostInWords } from '../../resolve/index.ts'
import type { Delegation } from '../delegation.ts'
import type { Phase } from '../steps.ts'
import { phaseOf } from '../steps.ts'

/** The steps that someone may take now. */
export interface MayDo {
  draft: boolean
  check: boolean
  sign: boolean
  publish: boolean
}

/** The steps that follow each phase, the plainest first, each with what it takes. */
const following: Record<Phase, [step: string, needs: keyof MayDo][]> = {
  drafted: [
    ['check', 'check'],
    ['edit', 'draft'],
    ['discard', 'draft']
  ],
  returned: [
    ['edit', 'draft'],
    ['discard', 'draft']
  ],
  agreed: [
    ['sign', 'sign'],
    ['check', 'check'],
    ['edit', 'draft'],
    ['discard', 'draft']
  ],
  signed: [
    ['publish', 'publish'],
    ['discard', 'draft']
  ],
  published: [
    ['suspend', 'publish'],
    ['resume', 'publish'],
    ['withdraw', 'publish']
  ],
  withdrawn: [],
  discarded: []
}

/** What comes next and who does it, with the buttons that the reader may press. */
export function NextStep(props: {
  delegation: Delegation
  may: MayDo
  next: PostInWords[]
  signedIn: boolean
}): VNode | null {
  const { t, href, language } = useView()
  const { delegation, may, next, signedIn } = props
  const phase = phaseOf(delegation)
  if (!signedIn || phase === 'withdrawn' || phase === 'discarded') return null
  const rests = delegation.state === 'suspended'
  const steps = following[phase].filter(
    ([step, needs]) => may[needs] && (step !== 'resume' || rests) && (step !== 'suspend' || !rests)
  )
  return (
    <>
      {phase !== 'published' && (
        <InsetText>
          <p class="govuk-body">
            <strong>{t('delegations.page.next.title')}</strong> {t(`delegations.page.next.${phase}`)}
          </p>
          {next.length > 0 && (
            <p class="govuk-body-s">
              {t('delegations.page.next.who', {
                who: next
                  .map(({ title, organizationName, holders }) =>
                    [title[language], organizationName, holders.map(({ name }) => name).join(', ')]
                      .filter(Boolean)
                      .join(', ')
                  )
                  .join('; ')
              })}
            </p>
          )}
        </InsetText>
      )}
      {steps.length > 0 && (
        <ButtonGroup>
          {steps.map(([step], index) => (
            <Button
              href={href(`/delegations/${delegation.id}/${step}`)}
              kind={step === 'withdraw' ? 'warning' : index === 0 ? 'primary' : 'secondary'}
            >
              {t(`delegations.page.step.${step}`)}
            </Button>
          ))}
        </ButtonGroup>
      )}
    </>
  )
}
