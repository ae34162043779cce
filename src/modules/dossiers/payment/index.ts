export { type Account, accountFor } from './account.ts'
export { type PaymentAsked, paymentAsked } from './asked.ts'
export { vietQr } from './viet-qr.ts'
