import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import type pg from 'pg'
import { COOKIE_PREFIX } from './session-cookie.ts'

/** Days that a session lasts from sign-in. */
export const SESSION_DAYS = 7

export interface AuthOptions {
  readonly pool: pg.Pool
  /** Signs session cookies; shared by all processes of an installation. At least 32 characters. */
  readonly secret: string
  /** The site's address; `https:` makes cookies secure. */
  readonly site: string
  readonly newId: () => string
}

/**
 * The library behind the accounts, mapped onto our tables and closed from outside: nobody signs up, and the fields that
 * carry power (roles, locales) are never taken from input. Only its server-side calls are used; none of its routes is served.
 */
export function createAuth({ pool, secret, site, newId }: AuthOptions) {
  return betterAuth({
    appName: 'Passerelle',
    baseURL: site,
    secret,
    database: pool,
    telemetry: { enabled: false },
    // Failures reach us as errors; its own lines would bypass our log.
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    // Its limiter counts addresses in its own routes; ours counts accounts (see sign-in-limit).
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: site.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Our tests hold the tables against the library's wishes; at start that would cost a second for nothing.
      database: { generateId: newId, validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      modelName: 'account_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        roles: { type: 'string', required: true, input: false, defaultValue: '' },
        locales: { type: 'string', required: true, input: false, defaultValue: '' },
      },
    },
    session: {
      modelName: 'account_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_DAYS * 24 * 3600,
      // A renewed session would need its cookie sent along with every answer.
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'account_credential',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'account_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'psr_',
        maximumNameLength: 100,
        rateLimit: { enabled: false },
        schema: {
          apikey: {
            modelName: 'account_token',
            fields: {
              configId: 'config_id',
              referenceId: 'user_id',
              refillInterval: 'refill_interval',
              refillAmount: 'refill_amount',
              lastRefillAt: 'last_refill_at',
              rateLimitEnabled: 'rate_limit_enabled',
              rateLimitTimeWindow: 'rate_limit_time_window',
              rateLimitMax: 'rate_limit_max',
              requestCount: 'request_count',
              lastRequest: 'last_request',
              expiresAt: 'expires_at',
              createdAt: 'created_at',
              updatedAt: 'updated_at',
            },
          },
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof createAuth>
