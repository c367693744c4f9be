import type { Budget, Locale, Overdraft, TranslationId } from '@passerelle/domain'
import type { EnginePrice } from './engine.ts'

/** A text that is about to be paid for. `key` says what was asked: the same key may be answered the same way. */
export interface PaidText {
  readonly key: string
  readonly translationId: TranslationId
  /** The most that the engine will bill for sending it once. */
  readonly characters: number
  /** The same with room for sending it again because it came back damaged. */
  readonly most: number
}

export interface PaidCall {
  readonly engine: string
  readonly source: Locale
  readonly target: Locale
  readonly price: EnginePrice
  readonly texts: readonly PaidText[]
}

/** What an engine answered to a text and was paid for. */
export interface PaidReply {
  readonly text: string
  readonly model?: string
  readonly via?: readonly Locale[]
}

export interface Reservation {
  /** The call; null when nothing is left to pay for. */
  readonly id: string | null
  /** Characters that the engine may bill at most. */
  readonly characters: number
  /** What has been paid for before, by key. */
  readonly known: ReadonlyMap<string, PaidReply>
  /** The translations that a budget stops; nothing is reserved for their texts. */
  readonly over: ReadonlyMap<TranslationId, Overdraft>
}

/**
 * What engines were paid for, character by character: reserved before a call, settled with the bill after it, uncertain when
 * nobody can say whether the engine billed it. All of it counts against the budgets.
 */
export interface Ledger {
  /**
   * Reserves what a call may cost at most, in one transaction that no other can overtake: whatever the number of workers, what is
   * reserved, settled and uncertain together stays within each budget.
   */
  reserve(call: PaidCall, budgets: readonly Budget[]): Promise<Reservation>
  /** Notes what each translation pays, with the replies themselves: what was paid for is there from then on. */
  settle(
    id: string,
    billed: ReadonlyMap<TranslationId, number>,
    replies: ReadonlyMap<string, PaidReply>,
  ): Promise<void>
  /** Notes that nobody knows whether the call was billed, and why. */
  doubt(id: string, reason: string): Promise<void>
  /**
   * Finds the calls whose worker never came back and notes them as uncertain; forgets replies that are past their time. Returns how
   * many calls.
   */
  sweep(ages: { readonly lostAfterMs: number; readonly repliesKeptMs: number }): Promise<number>
}
