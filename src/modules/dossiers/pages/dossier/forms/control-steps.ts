import type { Entry } from '../../../dossier.ts'
import type { EventType } from '../../../life/events.ts'
import type { ControlStep } from '../../../papers/index.ts'
import type { Said } from '../history.ts'
import type { Found } from '../read-dossier.ts'

/** Events by which a dossier goes from one hand into another. */
const handOvers: ReadonlySet<EventType> = new Set([
  ...(['receive', 'assign', 'take_over', 'pass', 'propose', 'return', 'release', 'send'] as const),
  'hand_over'
])

interface Hands {
  unit: string
  person?: string
}

/** Who gave the dossier to whom and when, and whether the step before was done in time: the rows of the control sheet. */
export function controlSteps(found: Found): ControlStep[] {
  const { dossier, names, book, custodians, unit } = found
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '') : '')
  const counter = { unit: nameOf(dossier.receptionId) }
  const working = nameOf(unit)
  const body = nameOf(custodians[0] ?? dossier.pile.originId)
  const citizen: Hands = { unit: 'Cá nhân, tổ chức nộp hồ sơ', person: dossier.applicant.name }
  const rows: ControlStep[] = []
  let holder: Hands = citizen
  /** The other body at which the step is done. */
  let there = ''
  for (const entry of book) {
    // Whoever signs is the one to whom it was put.
    if (entry.type === 'sign') holder.person = personOf(entry, nameOf)
    if (!handOvers.has(entry.type)) continue
    const to = receiverOf(entry)
    if (to.unit === holder.unit && to.person === holder.person) continue
    rows.push({ from: holder, to, handedAt: entry.at, ...inTime(found, entry) })
    holder = to
  }
  return rows

  function receiverOf(entry: Entry): Hands {
    const said = entry.payload as Said
    const who = personOf(entry, nameOf)
    switch (entry.type) {
      case 'receive':
        return { ...counter, ...(who && { person: who }) }
      case 'assign':
      case 'pass': {
        const to = nameOf(said.to)
        if (entry.type === 'pass') there = nameOf(said.body)
        const unit = entry.type === 'pass' || said.elsewhere ? there : ''
        return { unit: nameOf(said.unit) || unit || working, ...(to && { person: to }) }
      }
      case 'take_over':
        return { unit: (said.elsewhere && there) || working, ...(who && { person: who }) }
      case 'propose':
        return { unit: body }
      case 'send':
        return { unit: nameOf(dossier.returnId) || counter.unit }
      case 'hand_over':
        return citizen
      default:
        return { unit: working, ...(who && { person: who }) }
    }
  }
}

function personOf(entry: Entry, nameOf: (id: string | null) => string): string {
  return nameOf(entry.personId) || entry.actorName
}

/** Against the date of the step that ended with it. */
function inTime({ steps }: Found, { at, type }: Entry): Pick<ControlStep, 'result' | 'name'> {
  const step = steps.find(({ ended }) => ended === at)
  if (!step?.due || type === 'receive') return {}
  const [done, due] = [Date.parse(at), Date.parse(step.due)]
  return { name: step.name, result: done > due ? 'late' : done < due ? 'early' : 'on_time' }
}
