export { COOKIE_PREFIX, SESSION_DAYS } from './auth.ts'
export { type AccountsOptions, openAccounts } from './open-accounts.ts'
export { DEFAULT_SIGN_IN_LIMIT, type SignInLimit } from './sign-in-limit.ts'
