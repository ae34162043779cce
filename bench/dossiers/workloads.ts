import { nameOf } from './names.ts'
import type { Official, Province } from './province.ts'
import type { Server } from './server.ts'

/** How often something was done, and how long each took, in milliseconds. */
export interface Measured {
  count: number
  seconds: number
  perSecond: number
  p50: number
  p99: number
}

/** Does something again and again from so many clients for some seconds. */
export async function measure(
  clients: number,
  seconds: number,
  once: (n: number) => Promise<unknown>
): Promise<Measured> {
  const took: number[] = []
  const until = performance.now() + seconds * 1000
  const start = performance.now()
  let n = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const begun = performance.now()
        await once(n++)
        took.push(performance.now() - begun)
      }
    })
  )
  const span = (performance.now() - start) / 1000
  const sorted = took.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: took.length, seconds: span, perSecond: took.length / span, p50: at(0.5), p99: at(0.99) }
}

/** Twenty thousand people apply, again and again. */
const numberOf = (n: number) => `0101900${String(n % 20_000).padStart(5, '0')}`

/** Fifteen fields of the form of a birth, and who applies. */
export function factsOf(province: Province, official: Official, n: number) {
  const number = numberOf(n)
  const person = {
    ho_ten: nameOf(n),
    ngay_sinh: '1990-05-01',
    so_dinh_danh: number,
    noi_cu_tru: 'Thôn 1'
  }
  return {
    procedure: province.procedure,
    placeId: official.placeId,
    applicant: { name: person.ho_ten, number, phone: '0900000000', address: 'Thôn 1' },
    data: {
      nguoi_yeu_cau: { ...person, quan_he: 'mẹ' },
      con: {
        ho_ten: nameOf(n + 1),
        ngay_sinh: '2026-11-01',
        gioi_tinh: 'Nam',
        dan_toc: 'Mông',
        que_quan: 'Lào Cai'
      },
      me: person,
      co_cha: 'khong'
    },
    papers: [{ component: 1, original: 1 }],
    demonstration: true
  }
}

/** A request that must succeed. */
export async function must(server: Server, official: Official, path: string, body?: object) {
  const answer = await server.ask(body ? 'POST' : 'GET', `/api${path}`, official.token, body)
  if (answer.status >= 300)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`)
  return answer.body
}

const officialOf = ({ officials }: Province, n: number): Official => {
  const official = officials[n % officials.length]
  if (!official) throw new Error('a province without officials')
  return official
}

let serial = 0
const nextNumber = () => `B-${process.pid}-${serial++}`

/** Everything that is measured over HTTP: session or token, rights, code, clock, book and outbox are in each of them. */
export function workloads(province: Province, server: Server) {
  const { officials } = province
  return {
    /** One request: a dossier of fifteen fields is received with its code and date. */
    reception: (n: number) => {
      const official = officialOf(province, n)
      const facts = factsOf(province, official, n)
      return must(server, official, '/acts/receive-dossier', { receptionId: official.receptionId, facts })
    },
    /** The case of the comparison: begun, submitted with fifteen fields, settled and closed, read back. */
    case: async (n: number) => {
      const official = officialOf(province, n)
      const facts = factsOf(province, official, n)
      const bare = { ...facts, data: {}, papers: [] }
      const begun = { receptionId: official.receptionId, facts: bare }
      const { id } = await must(server, official, '/acts/draft-dossier', begun)
      await must(server, official, '/acts/submit-dossier', { id, facts })
      await must(server, official, '/acts/settle-at-once-dossier', { id, number: nextNumber() })
      await must(server, official, `/dossiers/${id}`)
    },
    worklist: (n: number) => must(server, officialOf(province, n), '/dossiers?view=body&limit=50'),
    search: (n: number) => {
      const official = officials[n % officials.length] as Official
      const words = ['giang%20thi', `thu%20${n % 500}`, 'Nguy%E1%BB%85n', 'vang%20a'][n % 4]
      return must(server, official, `/dossiers?view=body&q=${words}&limit=50`)
    },
    byNumber: (n: number) =>
      must(server, officialOf(province, n), `/dossiers?view=body&q=${numberOf(n)}&limit=20`)
  }
}
