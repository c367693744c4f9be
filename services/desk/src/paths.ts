import type { CaseId, SegmentKey, TranslationId } from '@passerelle/domain'

/** The desk's addresses. */
export const paths = {
  queue: '/desk',
  attention: '/desk/cases',
  memory: '/desk/memory',
  terms: '/desk/terms',
  newConcept: '/desk/new-concept',
  concept: (id: string): string => `/desk/terms/${encodeURIComponent(id)}`,
  removeConcept: (id: string): string => `${paths.concept(id)}/remove`,
  affected: (id: string): string => `${paths.concept(id)}/affected`,
  termFixes: (id: string): string => `${paths.concept(id)}/fixes`,
  signIn: '/desk/sign-in',
  signOut: '/desk/sign-out',
  language: '/desk/language',
  asset: (name: string): string => `/desk/assets/${name}`,
  translation: (id: TranslationId): string => `/desk/translations/${encodeURIComponent(id)}`,
  segment: (id: TranslationId, key: SegmentKey): string =>
    `/desk/translations/${encodeURIComponent(id)}/segments/${encodeURIComponent(key)}`,
  suggestions: (id: TranslationId, key: SegmentKey): string => `${paths.segment(id, key)}/suggestions`,
  repeat: (id: TranslationId, key: SegmentKey): string => `${paths.segment(id, key)}/repeat`,
  dismiss: (id: TranslationId, key: SegmentKey): string => `${paths.segment(id, key)}/dismiss`,
  restoreFinding: (id: TranslationId, key: SegmentKey): string => `${paths.segment(id, key)}/restore`,
  confirm: (id: TranslationId, key: SegmentKey): string => `${paths.segment(id, key)}/confirm`,
  approve: (id: TranslationId): string => `${paths.translation(id)}/approve`,
  requestChanges: (id: TranslationId): string => `${paths.translation(id)}/request-changes`,
  xliff: (id: TranslationId): string => `${paths.translation(id)}/xliff`,
  retry: (id: TranslationId): string => `${paths.translation(id)}/retry`,
  settleLanguage: (id: CaseId): string => `/desk/cases/${encodeURIComponent(id)}/language`,
  retryCase: (id: CaseId): string => `/desk/cases/${encodeURIComponent(id)}/retry`,
} as const

/** The anchor of a segment on its translation's page. Keys come from content, so only their safe characters are kept. */
export const segmentAnchor = (key: SegmentKey): string => `segment-${key.replaceAll(/[^\w.-]/g, '_')}`

/** A path of the desk to return to, or the queue when the wish leads anywhere else (`//evil`, `/\evil`, `https:evil`). */
export function ownPath(wish: string | undefined): string {
  if (wish === undefined || !/^\/desk(?:[/?#]|$)/.test(wish)) return paths.queue
  const url = new URL(wish, 'http://desk.invalid')
  const own = url.host === 'desk.invalid' && /^\/desk(?:\/|$)/.test(url.pathname)
  return own ? `${url.pathname}${url.search}${url.hash}` : paths.queue
}
