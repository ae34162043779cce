import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OutsideAuthority, outsideAuthority } from './fixtures/outside-authority.ts'
import { type StampAuthority, stampAuthority } from './fixtures/stamp-authority.ts'
import { type Lists, timeStamper, verifySignatures, withRevocation } from './index.ts'

const address = 'http://crl.example.vn/revoked.crl'
const at = new Date('2025-07-08T02:15:00Z')
const [before, after] = [new Date('2025-07-01T00:00:00Z'), new Date('2025-07-15T00:00:00Z')]
const statement = { name: 'Lý Thị Mẩy', capacity: 'Công chức', at }

let paper: Uint8Array
let plain: OutsideAuthority
let stamped: OutsideAuthority
let tsa: StampAuthority
beforeAll(async () => {
  const document = await PDFDocument.create()
  document.addPage().drawText('Result')
  paper = await document.save()
  tsa = await stampAuthority(new Date('2025-07-08T02:15:03Z'))
  plain = await outsideAuthority(address)
  const settings = { url: tsa.url, required: true, milliseconds: 20_000 }
  stamped = await outsideAuthority(
    address,
    timeStamper(settings, () => undefined)
  )
})
afterAll(() => tsa.close())

/** What is found of a signature, with what lies at the address. */
async function revocation(authority: OutsideAuthority, lists: Lists) {
  const signed = await authority.signer.sign(paper, statement)
  const trusted = { authorities: [authority.certificate], stampAuthorities: [tsa.certificate] }
  const [found] = await withRevocation(await verifySignatures(signed, trusted), lists)
  expect(found).toMatchObject({ intact: true, trusted: true })
  return found?.revocation
}

test('a certificate on no list is good, as of the day of the list; it is asked for where the certificate says', async () => {
  const asked: string[] = []
  const lists: Lists = (one) => {
    asked.push(one)
    return plain.list()
  }
  expect(await revocation(plain, lists)).toEqual({ state: 'good', asOf: new Date('2025-07-20T00:00:00Z') })
  expect(asked).toEqual([address])
})

test('one that was revoked signed nothing that can be relied on, unless others vouch that it was before', async () => {
  // Whoever stole the key may write any time into the file.
  expect(await revocation(plain, () => plain.list(after))).toEqual({ state: 'revoked', since: after })
  expect(await revocation(stamped, () => stamped.list(after))).toMatchObject({ state: 'good' })
  expect(await revocation(stamped, () => stamped.list(before))).toEqual({ state: 'revoked', since: before })
})

test('a list of a large authority is gone through to its end', async () => {
  const list = await plain.list(after, undefined, 6000)
  expect(await revocation(plain, async () => list)).toEqual({ state: 'revoked', since: after })
  const cut = new Uint8Array(list)
  // One byte of an entry changed: it is no longer what the authority signed.
  cut[cut.length - 400] = (cut[cut.length - 400] ?? 0) ^ 1
  expect(await revocation(plain, async () => cut)).toEqual({ state: 'unknown' })
})

test('a list that is old, of somebody else, garbage or not to be had says nothing', async () => {
  const unknown = { state: 'unknown' }
  expect(await revocation(plain, () => plain.list(undefined, after))).toEqual(unknown)
  expect(await revocation(plain, () => stamped.list())).toEqual(unknown)
  expect(await revocation(plain, async () => new TextEncoder().encode('<html>'))).toEqual(unknown)
  expect(await revocation(plain, () => Promise.reject(new Error('down')))).toEqual(unknown)
})

test('nothing is fetched for certificates that name no list, nor for those of authorities that are not trusted', async () => {
  const never: Lists = () => expect.unreachable('fetched')
  expect(await revocation(await outsideAuthority(undefined), never)).toBeUndefined()
  const signed = await plain.signer.sign(paper, statement)
  const [found] = await withRevocation(await verifySignatures(signed, { authorities: [] }), never)
  expect(found).toMatchObject({ trusted: false })
  expect(found?.revocation).toBeUndefined()
})
