import type { Brand } from './brand.ts'

export type CaseId = Brand<string, 'CaseId'>
export type RevisionId = Brand<string, 'RevisionId'>
export type TranslationId = Brand<string, 'TranslationId'>
/** Who acts: an account's id, for persons and for service tokens alike. */
export type PersonId = Brand<string, 'PersonId'>
/** Identifies a segment inside one revision, and keeps its value when neighbours change (see segmentation). */
export type SegmentKey = Brand<string, 'SegmentKey'>

export const caseId = (value: string): CaseId => value as CaseId
export const revisionId = (value: string): RevisionId => value as RevisionId
export const translationId = (value: string): TranslationId => value as TranslationId
export const personId = (value: string): PersonId => value as PersonId
export const segmentKey = (value: string): SegmentKey => value as SegmentKey
