import type { VNode } from 'preact'
import { Button, ButtonGroup, Details, Form, Link, useView } from '../../../../../ui/index.ts'
import type { Verb } from '../../../detail/possible.ts'
import type { Found } from '../read-dossier.ts'

/** What leads a dossier on, the likeliest first. */
const leading: readonly Verb[] = [
  ...(['receive', 'submit', 'supplement', 'pay', 'settle-at-once', 'sign', 'return', 'release'] as const),
  ...(['hand-over', 'send', 'propose', 'take-over', 'assign', 'pass', 'ask-supplement'] as const),
  ...(['seek-opinion', 'ask-payment', 'revise', 'refuse'] as const)
]
/** What needs no words. */
export const direct: ReadonlySet<Verb> = new Set(['take-over', 'send', 'sign'])

/** What the reader may do now: what leads on as buttons, the first one foremost; what is rare behind a fold. */
export function Actions({ found }: { found: Found }): VNode {
  const { t, href } = useView()
  const { possible, dossier, opinions, answers } = found
  const open = opinions.filter(({ id }) => answers.has(id))
  // What a draft still lacks is asked where dossiers are received.
  const main = dossier.phase === 'draft' ? possible.filter((verb) => verb === 'revise') : inOrder(possible)
  const rest = possible.filter(
    (verb) => !leading.includes(verb) && (verb !== 'move-version' || found.newer !== null)
  )
  if (!possible.length && !open.length)
    return <p class="govuk-body haicap-muted">{t('dossier.actions.nothing')}</p>
  return (
    <section aria-label={t('dossier.actions.title')}>
      <DirectForms found={found} />
      <ButtonGroup>
        {open.map(({ id }, index) => (
          <Button
            href={href(`/dossiers/${dossier.id}/give-opinion`, { opinion: id })}
            kind={index === 0 ? 'primary' : 'secondary'}
          >
            {t('dossier.verb.give-opinion')}
          </Button>
        ))}
        {main.map((verb, index) => (
          <Act verb={verb} found={found} first={index === 0 && !open.length} />
        ))}
      </ButtonGroup>
      {rest.length + (possible.includes('sign') ? 1 : 0) > 0 && (
        <Details summary={t('dossier.actions.more')}>
          <ul class="govuk-list">
            {possible.includes('sign') && (
              <li>
                <Link to={`/dossiers/${dossier.id}/sign`}>{t('dossier.actions.sign_with_note')}</Link>
              </li>
            )}
            {rest.map((verb) => (
              <li>
                <Link to={`/dossiers/${dossier.id}/${verb}`}>{t(`dossier.verb.${verb}`)}</Link>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}

/** A colleague's dossier is not taken over by mistake: then it does not come first. */
function inOrder(possible: readonly Verb[]): Verb[] {
  return leading.filter((verb) => possible.includes(verb))
}

function Act({ verb, found, first }: { verb: Verb; found: Found; first: boolean }): VNode {
  const { t, href } = useView()
  const kind = first ? 'primary' : 'secondary'
  const text = t(`dossier.verb.${verb}`)
  return direct.has(verb) ? (
    <Button kind={kind} form={`act-${verb}`}>
      {text}
    </Button>
  ) : (
    <Button href={href(...wayTo(verb, found.dossier.id))} kind={kind}>
      {text}
    </Button>
  )
}

/** Buttons that do it at once send one of these. */
function DirectForms({ found: { possible, dossier } }: { found: Found }): VNode {
  return (
    <>
      {possible
        .filter((verb) => direct.has(verb))
        .map((verb) => (
          <Form id={`act-${verb}`} action={`/dossiers/${dossier.id}/${verb}`}>
            <input type="hidden" name="seen" value={dossier.events} />
          </Form>
        ))}
    </>
  )
}

function wayTo(verb: Verb, id: string): [path: string, params?: Record<string, string>] {
  return verb === 'revise' ? ['/reception/new', { draft: id }] : [`/dossiers/${id}/${verb}`]
}
