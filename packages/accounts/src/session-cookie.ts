/** What the names of our cookies begin with. */
export const COOKIE_PREFIX = 'passerelle'

/** The cookie that carries a session; over https its name begins with `__Secure-`. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`
