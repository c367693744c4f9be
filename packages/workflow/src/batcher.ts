import type { Locale, TranslationId } from '@passerelle/domain'
import { nextRequest, type Waiting } from './next-request.ts'
import type { Engine, EngineFailure, EngineTerm, Timer } from './ports/index.ts'
import { hashOf } from './text.ts'

/** What an engine made of a text. */
export interface EngineText {
  readonly text: string
  readonly engine: string
  readonly model?: string
  readonly via?: readonly Locale[]
}

/** Texts that one draft wants of one engine. */
export interface Wanted extends Surrounds {
  readonly engine: Engine
  /** Who pays for them. */
  readonly translationId: TranslationId
  /** Different texts, each once. */
  readonly texts: readonly string[]
  /** The terms that some of the texts hold. */
  readonly termsOf?: (texts: readonly string[]) => readonly EngineTerm[]
}

/** What texts must have in common to share a request. Terms may differ: a request takes those of all its texts. */
interface Surrounds {
  readonly source: Locale
  readonly target: Locale
  readonly context?: string
}

/** One request's worth of texts, each with its terms and the draft that pays for it. */
export interface Lot extends Surrounds {
  readonly engine: Engine
  readonly pieces: readonly Piece[]
}
export interface Piece {
  readonly text: string
  readonly terms: readonly EngineTerm[]
  readonly translationId: TranslationId
}

/** What became of a text. `over_budget` is its payer's own; whoever else waits for the text is asked to pay next. */
export type Fate =
  | { readonly fate: 'drafted'; readonly draft: EngineText }
  | { readonly fate: 'refused' }
  | { readonly fate: 'failed' | 'over_budget'; readonly failure: EngineFailure }

/** What one request brought a draft: new texts, and after a failure all that the engine will not be asked for any more. */
export interface Answer {
  readonly drafts: ReadonlyMap<string, EngineText>
  readonly failure: EngineFailure | null
  readonly undone: readonly string[]
}

export interface BatcherOptions {
  /** Sends one request and says what became of each of its texts, by text. */
  readonly send: (lot: Lot) => Promise<ReadonlyMap<string, Fate>>
  readonly timer: Timer
  /** Milliseconds that a text waits at most for others to fill a request. */
  readonly lingerMs: number
  /** Drafts that this process works on at once; when all of them wait, nobody else can come. */
  readonly seats: number
  /** Requests of one engine and pair that are under way at once. */
  readonly requestsAtOnce: number
}

/**
 * Fills requests with what all drafts of a process want of one engine and pair. It has no store and no clock of its own, and
 * holds no more than the texts of the drafts that wait: each draft asks once and goes on when its answers are there.
 */
export interface Batcher {
  /** The answers as they come, until each text has met its fate. Throws what `send` throws. Leaving early takes back what waits. */
  readonly ask: (wanted: Wanted) => AsyncIterable<Answer>
}

/** A draft that waits, and what has come for it. */
interface Draft {
  readonly id: TranslationId
  readonly open: Set<string>
  readonly answers: (Answer | { readonly broken: unknown })[]
  wake: () => void
}

/** A text with those who wait for it; the first pays. */
interface Ticket {
  readonly text: string
  readonly terms: readonly EngineTerm[]
  readonly size: number
  readonly askers: Draft[]
  since: number
  sent: boolean
}

interface Group extends Surrounds {
  readonly engine: Engine
  readonly tickets: Map<string, Ticket>
  readonly waiting: Waiting<Draft, Ticket>
  running: number
  stopTimer: (() => void) | null
}

export function createBatcher(options: BatcherOptions): Batcher {
  const { send, timer, lingerMs, seats, requestsAtOnce } = options
  const groups = new Map<string, Group>()
  let asking = 0

  function groupOf(wanted: Wanted): Group {
    const { engine, source, target } = wanted
    const surrounds: Surrounds = { source, target, ...carried(wanted) }
    const key = hashOf([engine.name, surrounds])
    const found = groups.get(key)
    if (found !== undefined) return found
    const group: Group = {
      ...surrounds,
      engine,
      tickets: new Map(),
      waiting: new Map(),
      running: 0,
      stopTimer: null,
    }
    groups.set(key, group)
    return group
  }

  function enlist(group: Group, draft: Draft, { texts, termsOf }: Wanted): void {
    for (const text of texts) {
      const ticket = group.tickets.get(text)
      if (ticket === undefined) {
        const fresh = {
          text,
          terms: tellable(group.engine, termsOf?.([text]) ?? []),
          size: group.engine.sizeOf(text),
          askers: [draft],
          since: timer.now(),
          sent: false,
        }
        group.tickets.set(text, fresh)
        line(group, draft).push(fresh)
      } else ticket.askers.push(draft)
    }
  }

  function line(group: Group, draft: Draft): Ticket[] {
    const found = group.waiting.get(draft)
    if (found !== undefined) return found
    const fresh: Ticket[] = []
    group.waiting.set(draft, fresh)
    return fresh
  }

  /**
   * Sends what is due: full requests at once, others when their oldest text has waited long enough or nobody else can come: all
   * seats are taken, or the texts carry their own case's context.
   */
  function pump(group: Group): void {
    group.stopTimer?.()
    group.stopTimer = null
    while (group.running < requestsAtOnce && group.waiting.size > 0) {
      const { taken, full } = nextRequest(group.engine.limits, group.waiting)
      const wait = lingerMs - (timer.now() - Math.min(...taken.map(({ since }) => since)))
      if (!full && wait > 0 && asking < seats && group.context === undefined) {
        group.stopTimer = timer.after(wait, () => pump(group))
        return
      }
      take(group, taken)
      void dispatch(group, taken)
    }
  }

  function take({ waiting }: Group, taken: readonly Ticket[]): void {
    const gone = new Set(taken)
    for (const ticket of taken) ticket.sent = true
    for (const [draft, tickets] of [...waiting]) {
      const left = tickets.filter((ticket) => !gone.has(ticket))
      if (left.length === tickets.length) continue
      // Who was served goes to the end of the round.
      waiting.delete(draft)
      if (left.length > 0) waiting.set(draft, left)
    }
  }

  async function dispatch(group: Group, tickets: readonly Ticket[]): Promise<void> {
    const {
      engine,
      tickets: _tickets,
      waiting: _waiting,
      running: _running,
      stopTimer: _timer,
      ...surrounds
    } = group
    group.running += 1
    const pieces = tickets.flatMap(({ text, terms, askers: [payer] }) =>
      payer === undefined ? [] : [{ text, terms, translationId: payer.id }],
    )
    try {
      const fates =
        pieces.length === 0 ? new Map<string, Fate>() : await send({ engine, ...surrounds, pieces })
      settle(group, tickets, fates)
    } catch (error) {
      for (const ticket of tickets) group.tickets.delete(ticket.text)
      for (const draft of new Set(tickets.flatMap(({ askers }) => askers))) tell(draft, { broken: error })
    }
    group.running -= 1
    pump(group)
    forget(group)
  }

  function settle(group: Group, tickets: readonly Ticket[], fates: ReadonlyMap<string, Fate>): void {
    const answers = new Map<Draft, Mutable>()
    const of = (draft: Draft): Mutable => {
      const found = answers.get(draft) ?? { drafts: new Map(), failure: null, undone: [] }
      answers.set(draft, found)
      return found
    }
    for (const ticket of tickets) {
      const fate = fates.get(ticket.text) ?? { fate: 'refused' }
      const concerned = fate.fate === 'over_budget' ? ticket.askers.splice(0, 1) : ticket.askers.splice(0)
      for (const draft of concerned) {
        draft.open.delete(ticket.text)
        const answer = of(draft)
        if (fate.fate === 'drafted') answer.drafts.set(ticket.text, fate.draft)
        else if (fate.fate !== 'refused') {
          answer.failure ??= fate.failure
          answer.undone.push(ticket.text)
        }
      }
      requeue(group, ticket)
    }
    for (const [draft, answer] of answers) {
      if (answer.failure !== null) answer.undone.push(...withdraw(group, draft))
      tell(draft, answer)
    }
  }

  /** A text that somebody still wants stands in that draft's line again. */
  function requeue(group: Group, ticket: Ticket): void {
    ticket.sent = false
    const [payer] = ticket.askers
    if (payer === undefined) group.tickets.delete(ticket.text)
    else line(group, payer).push(ticket)
  }

  /** Takes back what a draft waits for and is not under way; returns those texts. */
  function withdraw(group: Group, draft: Draft): string[] {
    group.waiting.delete(draft)
    const back = [...draft.open].filter((text) => group.tickets.get(text)?.sent === false)
    for (const text of back) {
      draft.open.delete(text)
      const ticket = group.tickets.get(text)
      if (ticket === undefined) continue
      const paid = ticket.askers[0] === draft
      ticket.askers.splice(ticket.askers.indexOf(draft), 1)
      if (paid) requeue(group, ticket)
    }
    return back
  }

  /** A draft that is gone waits for nothing, not even for what is under way. */
  function leave(group: Group, draft: Draft): void {
    withdraw(group, draft)
    for (const text of draft.open) {
      const askers = group.tickets.get(text)?.askers ?? []
      const place = askers.indexOf(draft)
      if (place >= 0) askers.splice(place, 1)
    }
    pump(group)
    forget(group)
  }

  const forget = (group: Group): void => {
    if (group.tickets.size > 0 || group.running > 0) return
    group.stopTimer?.()
    for (const [key, known] of groups) if (known === group) groups.delete(key)
  }

  return {
    async *ask(wanted) {
      const draft: Draft = {
        id: wanted.translationId,
        open: new Set(wanted.texts),
        answers: [],
        wake: () => undefined,
      }
      const group = groupOf(wanted)
      asking += 1
      try {
        enlist(group, draft, wanted)
        for (const each of asking >= seats ? [...groups.values()] : [group]) pump(each)
        while (draft.open.size > 0 || draft.answers.length > 0) {
          const next = draft.answers.shift()
          if (next === undefined)
            await new Promise<void>((resolve) => {
              draft.wake = resolve
            })
          else if ('broken' in next) throw next.broken
          else yield next
        }
      } finally {
        asking -= 1
        leave(group, draft)
      }
    },
  }
}

type Mutable = { drafts: Map<string, EngineText>; failure: EngineFailure | null; undone: string[] }

function tell(draft: Draft, answer: Answer | { readonly broken: unknown }): void {
  draft.answers.push(answer)
  draft.wake()
}

/** The context that this engine makes use of: for another it must not keep texts apart. */
const carried = ({ engine, context }: Wanted): Pick<Surrounds, 'context'> =>
  engine.abilities.context && context !== undefined ? { context } : {}

/** What an engine without a glossary is told all the same: the names that it must leave as they are. */
const tellable = ({ abilities }: Engine, terms: readonly EngineTerm[]): readonly EngineTerm[] =>
  abilities.glossary ? terms : terms.filter(({ source, target }) => source === target)
