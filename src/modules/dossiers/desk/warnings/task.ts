import { type Database, write } from '../../../../platform/database/index.ts'
import type { Task } from '../../../../platform/jobs/index.ts'
import { isReachable, notify } from '../../../../platform/notices/index.ts'
import type { SiteClock } from '../../../../platform/site-clock.ts'
import { emailsOf } from '../../../staffing/index.ts'
import { dayAt } from '../../law.ts'
import { custodiansOfGiven, custodiansOfPile } from '../../reference.ts'
import { headsOf, type Noted, noteWarnings } from './store.ts'

export const warnTaskName = 'warn_dossiers'

/** Every ten minutes; lists do not wait for it. */
export const warnTimetable = `*/10 * * * * ${warnTaskName}`

/** The job that notes and tells what runs out of time. It may run at any time, twice, or late. */
export function warnTask(clock: Pick<SiteClock, 'moment'>, site?: string): Task {
  return async (_payload, database) => {
    await warnDossiers(database, clock.moment() ?? new Date().toISOString(), site)
  }
}

/**
 * Notes what has passed its warning share or its date, once for each dossier, and tells whoever is accountable and
 * the head of the body that has it: each gets one e-mail with all that is theirs.
 * @param site the address of the site, for the link in it
 * @returns how many were noted
 */
export async function warnDossiers(database: Database, now: string, site?: string): Promise<number> {
  return write(database, async (tx) => {
    const day = await dayAt(tx, now)
    const noted = await noteWarnings(tx, now, day)
    if (!noted.length) return 0
    // Both are remembered: asked once for each pile.
    const custodians = new Map<string, string[]>()
    for (const { id, pileId, given } of noted)
      custodians.set(
        id,
        given ? await custodiansOfGiven(tx, id, day) : await custodiansOfPile(tx, pileId, day)
      )
    const heads = await headsOf(tx, [...new Set([...custodians.values()].flat())], day)
    const told = new Map<string, Noted[]>()
    for (const one of noted) {
      const above = (custodians.get(one.id) ?? []).flatMap((body) => heads.get(body) ?? [])
      for (const person of new Set([...(one.personId ? [one.personId] : []), ...above]))
        told.set(person, [...(told.get(person) ?? []), one])
    }
    const addresses = await emailsOf(tx, [...told.keys()])
    for (const [person, dossiers] of told) {
      const to = addresses.get(person)
      if (!to || !isReachable('email', to)) continue
      const of = (kind: Noted['kind']) => dossiers.filter((one) => one.kind === kind)
      await notify(tx, {
        channel: 'email',
        to,
        language: 'vi',
        subjectKey: 'desk.notice.subject',
        bodyKeys: ['desk.notice.body', site ? 'desk.notice.follow' : 'desk.notice.desk'],
        params: {
          soon: of('soon').length,
          late: of('late').length,
          codes: codesOf(dossiers),
          link: `${site}/dossiers`
        },
        dedupeKey: `dossier.warning/${person}/${now}`
      })
    }
    return noted.length
  })
}

const named = 20

/** Codes say nothing of the applicant: an e-mail is read on many machines. */
function codesOf(dossiers: readonly Noted[]): string {
  const codes = dossiers.slice(0, named).map(({ code }) => code)
  return [...codes, ...(dossiers.length > named ? ['…'] : [])].join('\n')
}
