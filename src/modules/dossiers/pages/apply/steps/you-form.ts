import { z } from 'zod'
import type { Form } from '../../../../../platform/http/index.ts'
import { blankForm } from '../../../../../platform/http/index.ts'
import { returnWays } from '../../../dossier.ts'
import type { Application } from '../read/application.ts'
import type { Change } from '../read/save.ts'

const text = z.string().trim().default('')

/** Who applies, how they are reached, how they get the result. Names are those of the acts. */
export const youInput = z
  .object({
    kind: z.enum(['citizen', 'organization']).default('citizen'),
    organization: text,
    code: text,
    phone: text,
    email: text,
    address: text,
    request: text,
    returnWay: z.enum(returnWays).default('counter'),
    do: z.string().optional()
  })
  .superRefine(({ kind, organization, code }, context) => {
    if (kind === 'citizen') return
    const need = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message })
    if (!organization) need('organization', 'apply.input.organization')
    if (!code) need('code', 'apply.input.code')
  })

export type You = z.output<typeof youInput>

/** What a draft has, under the names of the page's fields; what is known fills in what is blank. */
export function youOf({ dossier, known }: Application): Form {
  const { applicant, request, returnWay } = dossier
  const organization = applicant.kind === 'organization'
  return blankForm({
    kind: applicant.kind,
    organization: organization ? applicant.name : '',
    code: organization ? (applicant.number ?? '') : '',
    phone: applicant.phone ?? known['applicant.phone'] ?? '',
    email: applicant.email ?? known['applicant.email'] ?? '',
    address: applicant.address ?? known['applicant.address'] ?? '',
    request: request ?? '',
    returnWay
  })
}

/** The change that this makes; name and number of a citizen are those that the provider has verified. */
export function changeOf({ citizen }: Pick<Application, 'citizen'>, you: You): Change {
  const { kind, organization, code, phone, email, address, request, returnWay } = you
  const reached = { phone, email, address }
  const { name, number } = citizen.citizen
  return {
    applicant:
      kind === 'organization'
        ? { kind, name: organization, number: code, ...reached }
        : { kind, name, number, ...reached },
    request,
    returnWay
  }
}

/** The acts speak of `facts.applicant.phone`, the page of `phone`. */
export function fieldOf(path: string, kind: string): string {
  const name = path.replace(/^facts\.(?:applicant\.)?/, '')
  const ofOrganization: Record<string, string> = { name: 'organization', number: 'code' }
  return (kind === 'organization' && ofOrganization[name]) || name
}
