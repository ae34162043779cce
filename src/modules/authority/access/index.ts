export { linkAccount } from './acts/link-account.ts'
export { unlinkAccount } from './acts/unlink-account.ts'
export { peopleOf, type SignInSettings } from './sign-in.ts'
export { type Account, listAccounts } from './store/accounts.ts'
