import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { OctetString } from 'asn1js'
import { ContentInfo, EncapsulatedContentInfo, SignedData } from 'pkijs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalAuthority, localAuthority, verifySignatures } from './index.ts'
import { oid } from './pki.ts'
import { signPdf } from './sign-pdf.ts'

const at = new Date('2025-07-08T02:15:00Z')
const statement = { name: 'Nguyễn Thị Ánh Tuyết', capacity: 'Chủ tịch', at }

let folder = ''
let authority: LocalAuthority
/** What was signed of a genuine paper. */
let genuine: SignedData
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haicap-forged-'))
  authority = await localAuthority(folder, 'Chứng thư thử nghiệm')
  const signer = await authority.signerFor(statement, at)
  const signed = Buffer.from(await signer.sign(await page('Result'), statement)).toString('latin1')
  genuine = dataIn(/\/Contents <([0-9a-f]+)>/i.exec(signed)?.[1] ?? '')
})
afterAll(() => rm(folder, { recursive: true }))

async function page(text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage().drawText(text)
  return document.save({ useObjectStreams: false })
}

const dataIn = (hex: string) =>
  new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(Buffer.from(hex, 'hex'))).content })

/** What is found of a paper of somebody else that bears a signature made of the genuine one. */
async function found(forged: SignedData) {
  const content = forged.toSchema(true)
  const cms = new Uint8Array(
    new ContentInfo({ contentType: oid.signedData, content }).toSchema().toBER(false)
  )
  const paper = await signPdf(await page('Forged'), statement, async () => cms)
  const [one] = await verifySignatures(paper, { authorities: [authority.certificate] })
  return one
}

const copy = () => new SignedData({ schema: genuine.toSchema(true) })

/** The signed attributes of the genuine paper, as they were signed. */
function signedAttributes(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(genuine.signerInfos[0]?.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  bytes[0] = 0x31
  return bytes
}

test('a signature of another paper fits no other', async () => {
  expect(await found(copy())).toMatchObject({ signer: statement.name, intact: false })
})

test('what was signed of another paper, carried as content of its own, makes no paper genuine', async () => {
  for (const eContentType of [oid.data, oid.stampInfo]) {
    const forged = copy()
    const [signer] = forged.signerInfos
    if (signer) delete signer.signedAttrs
    const eContent = new OctetString({ valueHex: signedAttributes().buffer })
    forged.encapContentInfo = new EncapsulatedContentInfo({ eContentType, eContent })
    expect(await found(forged), eContentType).toMatchObject({ intact: false })
  }
})

test('without signed attributes nothing says what was signed', async () => {
  const forged = copy()
  const [signer] = forged.signerInfos
  if (signer) delete signer.signedAttrs
  expect(await found(forged)).toMatchObject({ intact: false })
})
