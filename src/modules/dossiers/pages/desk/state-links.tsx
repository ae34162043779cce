import type { VNode } from 'preact'
import { Tabs, useView } from '../../../../ui/index.ts'
import type { State } from '../../desk/list.ts'
import type { DeskList } from './read-desk.ts'

/** States of what runs, in the order of the day's worries; then how things ended. */
const running = [
  ...(['open', 'late', 'soon', 'submitted', 'received', 'in_work', 'proposed', 'signed'] as const),
  ...(['waiting_supplement', 'waiting_payment', 'waiting_opinion', 'step_elsewhere'] as const)
] satisfies State[]
const ended = [
  'released',
  'at_center',
  'handed_over',
  'refused',
  'stopped',
  'withdrawn'
] as const satisfies State[]

/** The views of a desk and, of the one shown, how much there is in each state. */
export function StateLinks({ list }: { list: DeskList }): VNode {
  const { t, href } = useView()
  const { view, views, counts, query } = list
  const { procedure, unit, person, channel, from, to } = query
  const filters = { procedure, unit, person, channel, from, to }
  const state = query.state ?? (query.q ? 'any' : 'open')
  const chosen = (one: State) => (one === state ? 'true' : undefined)
  const address = (one: State) => href('/dossiers', { ...filters, view, state: one })
  const byState = view !== 'to_hand_over' && view !== 'opinions'
  return (
    <>
      <Tabs
        label={t('desk.view.label')}
        items={views.map((one) => ({
          href: href('/dossiers', { view: one, q: query.q }),
          text: t(`desk.view.${one}`),
          count: counts.views[one] ?? 0,
          current: one === view
        }))}
      />
      {byState && (
        <nav class="haicap-states" aria-label={t('desk.state.label')}>
          <ul class="haicap-states__list">
            {running
              .filter((one) => one === state || (counts.states[one] ?? 0) > 0 || one === 'open')
              .map((one) => (
                <li>
                  <a class="haicap-states__link" href={address(one)} aria-current={chosen(one)}>
                    {t(`desk.state.${one}`)} <strong>{counts.states[one] ?? 0}</strong>
                  </a>
                </li>
              ))}
          </ul>
          <ul class="haicap-states__list haicap-states__list--ended">
            {ended.map((one) => (
              <li>
                <a class="haicap-states__link" href={address(one)} aria-current={chosen(one)}>
                  {t(`desk.state.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}
