import { type Database, read } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { DemoCitizen, Official, People } from '../../../platform/identity/index.ts'
import { actorSource } from './actors.ts'
import { type Serving, searchServing, servingByCode } from './store/people.ts'
import { noteTokenUse, tokenHolder } from './store/tokens.ts'

export interface SignInSettings {
  /** The provider's claim that holds a person's number. */
  personClaim: string
  /** Numbers of persons whom the demonstration offers first. */
  signIns: readonly string[]
  /** Invented citizens whom it offers too. */
  citizens?: readonly DemoCitizen[]
  /** The present day. */
  today(): Day
}

/** What signing in must know of the people of the register. */
export function peopleOf(
  database: Database,
  { personClaim, signIns, citizens = [], today }: SignInSettings
): People {
  return {
    citizens,
    actors: actorSource(personClaim),
    async tokens(tx, token) {
      const holder = await tokenHolder(tx, token, today())
      if (!holder) return null
      await noteTokenUse(database, holder)
      const { subject, name, personId, powers } = holder
      return { subject, name, personId, scopes: powers, claims: {} }
    },
    officials: {
      async featured(language) {
        const found = await read(database, (tx) => servingByCode(tx, signIns, today()))
        return found.map((one) => official(one, language))
      },
      async find(subject) {
        const [found] = await read(database, (tx) => servingByCode(tx, [subject], today()))
        return found && { subject: found.code, name: found.name }
      },
      async search(text, language) {
        const found = await read(database, (tx) => searchServing(tx, text, today()))
        return found.map((one) => official(one, language))
      }
    }
  }
}

function official({ code, name, posts }: Serving, language: Language): Official {
  return {
    subject: code,
    name,
    posts: posts.map(({ title, organizationName }) => `${title[language]}, ${organizationName}`)
  }
}
