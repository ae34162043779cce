import type { Snapshot } from '../../../platform/database/index.ts'
import { type Language, translator } from '../../../platform/i18n/index.ts'
import type { ActorSource, Asking } from '../../../platform/identity/index.ts'
import { forbidden } from '../../../platform/problem.ts'
import {
  type Actor,
  type Capacity,
  FromRegister,
  mayDoAmong,
  type Rights
} from '../../../platform/record/index.ts'
import { postsInWords, type RightsOf, rightsOf } from '../resolve/index.ts'
import { openEmergency } from './store/emergencies.ts'
import { type Borne, type KnownPerson, knownPerson } from './store/people.ts'

const persons = new FromRegister<KnownPerson | undefined>()

/**
 * Makes actors of whoever signs in: an account that is linked here means its person, any other the person whose
 * number the provider says. Everything else follows from the register as it is at that moment.
 * @param personClaim the provider's claim that holds the number
 */
export function actorSource(personClaim: string): ActorSource {
  return async (tx, asking) => {
    const { subject, scopes, language, today } = asking
    const claim = asking.claims[personClaim]
    const code = typeof claim === 'string' ? claim : undefined
    const by = { personId: asking.personId, subject, code }
    const person = await persons.get(tx, `${asking.personId ?? ''} ${subject} ${code ?? ''} ${today}`, () =>
      knownPerson(tx, by, today)
    )
    if (!person) return stranger(asking)
    const capacities = person.borne.map((borne) => inWords(borne, language))
    const capacity = capacities.find(({ postId }) => postId === asking.capacity)
    const who = { personId: person.id, today, as: capacity?.postId, scopes, language }
    return {
      subject,
      // What is done by a token is done in the person's name, and the token's stands beside it.
      name: asking.personId ? asking.name : person.name,
      personId: person.id,
      language,
      capacities,
      capacity,
      alerts: person.alerts,
      ...(scopes && { scopes }),
      rights: withEmergencies(who)
    }
  }
}

/** Signed in, and nobody whom the register knows. */
function stranger({ subject, name, language }: Asking): Actor {
  const rights: Rights = {
    ground: async () => null,
    lack: async () => forbidden('access.refusal.stranger', { subject })
  }
  return { subject, name, personId: null, language, capacities: [], rights }
}

/** "Phó Chủ tịch, Ủy ban nhân dân xã Bát Xát", with how they came to it when that is not the plain way. */
function inWords({ postId, kind, title, organizationName }: Borne, language: Language): Capacity {
  const post = `${title[language]}, ${organizationName}`
  const t = translator(language)
  return { postId, title: kind === 'permanent' ? post : t(`access.capacity.${kind}`, { post }) }
}

/** What posts give, and beyond that what was taken in an emergency, as long as it lasts. */
export function withEmergencies(who: RightsOf): Rights {
  const rights = rightsOf(who)
  return {
    lack: rights.lack,
    async among(tx, power, organizationIds) {
      const allowed = await mayDoAmong(tx, { rights }, power, organizationIds)
      if (who.scopes && !who.scopes.includes(power)) return allowed
      for (const organizationId of organizationIds.filter((id) => !allowed.includes(id)))
        if (await openEmergency(tx, who, power, { organizationId })) allowed.push(organizationId)
      return allowed
    },
    async ground(tx, power, target) {
      const ground = await rights.ground(tx, power, target)
      if (ground || (who.scopes && !who.scopes.includes(power))) return ground
      const postId = await openEmergency(tx, who, power, target)
      return postId ? { capacity: await emergencyWords(tx, postId, who), postId, vestings: [] } : null
    }
  }
}

/** In Vietnamese whatever the reader's language: the record is read as it was written. */
async function emergencyWords(tx: Snapshot, postId: string, { today }: RightsOf): Promise<string> {
  const post = (await postsInWords(tx, [postId], today)).get(postId)
  return translator('vi')('access.emergency.capacity', {
    post: post ? `${post.title.vi}, ${post.organizationName}` : ''
  })
}
