/** Where a transfer goes. */
export interface TransferTo {
  /** The number by which banks know each other. */
  bin: string
  account: string
}

const digits = (count: number) => String(count).padStart(2, '0')

/** A field of the standard: its number, the length of what it holds, and that. */
const field = (id: string, value: string): string => id + digits(value.length) + value

/**
 * What the QR code of a bank transfer says, as every banking app of the country reads it: EMVCo merchant-presented, with the
 * account in the field of NAPAS (VietQR, transfer to an account at any hour), amount in whole đồng, and the words by which
 * the receiver knows what it is for.
 * @param content plain letters; accents, and signs that banks do not carry, are left out
 */
export function vietQr({ bin, account }: TransferTo, amount: number, content: string): string {
  const to = field('00', bin) + field('01', account)
  const said = [
    field('00', '01'),
    // It names an amount: it is for this one payment.
    field('01', '12'),
    field('38', field('00', 'A000000727') + field('01', to) + field('02', 'QRIBFTTA')),
    field('53', '704'),
    field('54', String(amount)),
    field('58', 'VN'),
    field('62', field('08', plain(content).slice(0, mostContent)))
  ].join('')
  return withChecksum(`${said}6304`)
}

/** Longer words are cut off by some banks. */
const mostContent = 50

/** A text of the standard with its checksum: CRC-16 of everything before, with its own number and length. */
export function withChecksum(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return text + crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Letters, digits and the few signs that banks carry unchanged. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^A-Za-z0-9 .-]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
}
