import { SESSION_COOKIE } from '@passerelle/accounts/session-cookie'
import { addOpenApi, type HttpServer } from '@passerelle/runtime'

/** Where the public API lives. */
export const API_PREFIX = '/api/v1'

/** Describes the API's routes at `/api/v1/openapi.json`; call it before they are registered. */
export const addApiDescription = (app: HttpServer): Promise<void> =>
  addOpenApi(app, {
    title: 'Passerelle',
    version: '1',
    description:
      'Submit case studies, review their translations, publish them. Errors are problem details (RFC 9457) with a stable `code`; lists are pages `{ items, next }`.',
    prefix: API_PREFIX,
    cookie: SESSION_COOKIE,
  })
