/** What an installation decides for itself about review. */
export interface ReviewPolicy {
  /**
   * Four eyes (ISO 17100's revision by a second person): `changed`, whoever wrote or changed a target in this translation
   * can't approve it; `off`, they can.
   */
  readonly fourEyes: 'changed' | 'off'
}

export const DEFAULT_POLICY: ReviewPolicy = { fourEyes: 'changed' }
