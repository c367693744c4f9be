export { SESSION_DAYS } from './auth.ts'
export { type AccountsOptions, openAccounts } from './open-accounts.ts'
export { COOKIE_PREFIX, SESSION_COOKIE } from './session-cookie.ts'
export { DEFAULT_SIGN_IN_LIMIT, type SignInLimit } from './sign-in-limit.ts'
