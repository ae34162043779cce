import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StampAuthority, stampAuthority } from './fixtures/stamp-authority.ts'
import { certificatesOf, localAuthority, type Signer, timeStamper, verifySignatures } from './index.ts'

const at = new Date('2025-07-08T02:15:00Z')
const stampedAt = new Date('2025-07-08T02:15:03Z')
const chair = { name: 'Nguyễn Thị Ánh Tuyết', capacity: 'Chủ tịch', at }

let folder = ''
let tsa: StampAuthority
let paper: Uint8Array
const warned: string[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haicap-stamps-'))
  tsa = await stampAuthority(stampedAt)
  const document = await PDFDocument.create()
  document.addPage().drawText('Result')
  paper = await document.save()
})
afterAll(async () => {
  await tsa.close()
  await rm(folder, { recursive: true })
})

const authority = (stamp?: Parameters<typeof localAuthority>[2]) =>
  localAuthority(folder, 'Chứng thư thử', stamp)
/** Signs at an address of its own, for who failed is not asked again for a while. */
async function signerAt(path: string, required = false): Promise<Signer> {
  const url = `${tsa.url}/${path}`
  return (
    await authority(
      timeStamper({ url, required, milliseconds: path === 'hangs' ? 400 : 20_000 }, (error) =>
        warned.push(String(error))
      )
    )
  ).signerFor(chair, at)
}
async function found(pdf: Uint8Array, stampAuthorities = [tsa.certificate]) {
  const { certificate } = await authority()
  const [finding] = await verifySignatures(pdf, { authorities: [certificate], stampAuthorities })
  return finding
}

test('a signature bears the time of another authority, which is checked against the signature', async () => {
  const pdf = await (await signerAt('well')).sign(paper, chair)
  expect(await found(pdf)).toMatchObject({
    ...{ intact: true, trusted: true, at },
    stamp: { at: stampedAt, by: 'Dấu thời gian thử', intact: true, trusted: true }
  })
  expect(await found(pdf, [])).toMatchObject({ trusted: true, stamp: { intact: true, trusted: false } })
  const twice = await (await signerAt('well')).sign(pdf, chair)
  expect(await found(twice)).toMatchObject({ intact: true, onlySignaturesAfter: true })
})

test('a stamp of another signature is not believed', async () => {
  const signer = await signerAt('well')
  const [one, other] = [
    Buffer.from(await signer.sign(paper, chair)),
    Buffer.from(await signer.sign(paper, chair))
  ]
  // The hash in the stamp, as it stands in hexadecimal, is that of the other one.
  const imprint = (pdf: Buffer) =>
    /0420([0-9a-f]{64})02/.exec(pdf.toString('latin1').slice(paper.length))?.[1] ?? ''
  const place = one.indexOf(imprint(one), paper.length, 'latin1')
  expect(imprint(one)).not.toBe(imprint(other))
  one.write(imprint(other), place, 'latin1')
  expect(await found(one)).toMatchObject({ intact: true, stamp: { intact: false } })
})

test('the certificate must have been valid when the trusted stamp was made', async () => {
  tsa.now = new Date('2031-01-01T00:00:00Z')
  const pdf = await (await signerAt('late')).sign(paper, chair)
  tsa.now = stampedAt
  expect(await found(pdf)).toMatchObject({ intact: true, trusted: false, stamp: { trusted: true } })
})

test.for(['refuses', 'garbage', 'other', 'unsigned', 'hangs'] as const)(
  'an authority that %s costs nobody their signature: it is made without a stamp',
  { timeout: 20_000 },
  async (how) => {
    warned.length = 0
    tsa.how = how
    const signer = await signerAt(how)
    const pdf = await signer.sign(paper, chair)
    const finding = await found(pdf)
    expect(finding).toMatchObject({ intact: true, trusted: true })
    expect(finding?.stamp).toBeUndefined()
    expect(warned).toHaveLength(1)
    // The next ones do not wait for it.
    const { asked } = tsa
    await signer.sign(paper, chair)
    expect(tsa.asked).toBe(asked)
    tsa.how = 'well'
  }
)

test('where it is set so, nothing is signed without a stamp', async () => {
  tsa.how = 'refuses'
  const signer = await signerAt('required', true)
  await expect(signer.sign(paper, chair)).rejects.toMatchObject({
    status: 409,
    messageKey: 'signatures.problem.no_stamp'
  })
  tsa.how = 'well'
  expect(await found(await signer.sign(paper, chair))).toMatchObject({ stamp: { intact: true } })
})

const openssl = (process.env.PATH ?? '')
  .split(delimiter)
  .map((place) => join(place, 'openssl'))
  .find((path) => existsSync(path))

test.skipIf(!openssl)(
  `stamps of OpenSSL's authority are taken${openssl ? '' : ' (skipped: not installed)'}`,
  { timeout: 30_000 },
  async () => {
    const run = (...given: string[]) => promisify(execFile)(openssl ?? '', given, { cwd: folder })
    const settings = `[tsa]\ndefault_tsa = own\n[own]\nserial = serial\ncrypto_device = builtin\nsigner_cert = tsa.pem\nsigner_key = tsa.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\ness_cert_id_alg = sha256\naccuracy = secs:1\n`
    await writeFile(join(folder, 'tsa.cnf'), `${settings}[req]\ndistinguished_name = name\n[name]\n`)
    await writeFile(join(folder, 'serial'), '01\n')
    await run(
      ...['req', '-config', 'tsa.cnf', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650'],
      ...['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=OpenSSL CA'],
      ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign']
    )
    const stamps = ['extendedKeyUsage=critical,timeStamping', 'keyUsage=critical,digitalSignature']
    await run(
      ...['req', '-config', 'tsa.cnf', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key'],
      ...['-out', 'tsa.csr', '-subj', '/CN=OpenSSL TSA']
    )
    await writeFile(join(folder, 'stamps.cnf'), stamps.join('\n'))
    await run(
      ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-days', '3650', '-extfile', 'stamps.cnf', '-out', 'tsa.pem']
    )
    const server = createServer(async (request, response) => {
      await writeFile(join(folder, 'query'), await buffer(request))
      await run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply')
      response.end(await readFile(join(folder, 'reply')))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const now = new Date()
    const signer = await (
      await authority(timeStamper({ url, required: true, milliseconds: 20_000 }, () => undefined))
    ).signerFor(chair, now)
    const pdf = await signer.sign(paper, { ...chair, at: now })
    server.close()
    const finding = await found(pdf, certificatesOf(await readFile(join(folder, 'ca.pem'), 'utf8')))
    expect(finding).toMatchObject({
      trusted: true,
      stamp: { by: 'OpenSSL TSA', intact: true, trusted: true }
    })
  }
)
