import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plain, vietQr, withChecksum } from './viet-qr.ts'

/** The fields of a text of the standard, by number. */
function fieldsIn(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4))
    found.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  return found
}

describe('the QR code of a transfer', () => {
  test('has the checksum of the example in the standard of NAPAS', () => {
    const said = '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304'
    expect(withChecksum(said)).toBe(`${said}F4E5`)
  })

  test('is what another program makes of the same transfer', () => {
    expect(vietQr({ bin: '970436', account: '0071001234567' }, 850_000, 'DH482113')).toBe(
      '00020101021238570010A0000007270127000697043601130071001234567' +
        '0208QRIBFTTA530370454068500005802VN62120808DH4821136304E529'
    )
  })

  test('says account, amount and code, whatever they are, and its checksum holds', () => {
    const digit = fc.constantFrom(...'0123456789')
    const account = fc.string({ unit: digit, minLength: 1, maxLength: 19 })
    fc.assert(
      fc.property(
        account,
        fc.integer({ min: 1, max: 1_000_000_000_000 }),
        fc.string(),
        (number, amount, words) => {
          const text = vietQr({ bin: '999999', account: number }, amount, `H00.02683-260309-0001 ${words}`)
          const fields = fieldsIn(text)
          const to = fieldsIn(fieldsIn(fields.get('38') ?? '').get('01') ?? '')
          expect([to.get('00'), to.get('01')]).toEqual(['999999', number])
          expect(fields.get('54')).toBe(String(amount))
          expect(fieldsIn(fields.get('62') ?? '').get('08')).toMatch(/^H00\.02683-260309-0001/)
          expect(withChecksum(text.slice(0, -4))).toBe(text)
          expect(text).toMatch(/^[A-Za-z0-9 .-]+$/)
        }
      )
    )
  })

  test('carries no accents', () => {
    expect(plain('Ủy ban nhân dân xã Y Tý – phí đất')).toBe('Uy ban nhan dan xa Y Ty phi dat')
  })
})
