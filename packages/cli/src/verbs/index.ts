import type { Command } from 'commander'

/** Adds one verb, with its arguments, options and action, to the program. */
export type Verb = (program: Command) => void

export interface VerbEntry {
  readonly summary: string
  /** Loads the verb's own file: a filter over standard input must not wait for a database driver. */
  readonly load: () => Promise<Verb>
}

/** Every verb, in the order in which help lists them. */
export const VERBS: Readonly<Record<string, VerbEntry>> = {
  import: {
    summary: 'take cases in from a file, an address or standard input',
    load: async () => (await import('./import.ts')).importVerb,
  },
  status: {
    summary: 'show where the cases stand, or one of them',
    load: async () => (await import('./status.ts')).statusVerb,
  },
  case: {
    summary: 'erase a case',
    load: async () => (await import('./case.ts')).caseVerb,
  },
  doctor: {
    summary: 'say what works here, what is missing and what to do',
    load: async () => (await import('./doctor.ts')).doctorVerb,
  },
  user: {
    summary: 'manage the people who sign in',
    load: async () => (await import('./user.ts')).userVerb,
  },
  token: {
    summary: 'manage the tokens of programs',
    load: async () => (await import('./token.ts')).tokenVerb,
  },
  memory: {
    summary: 'take translation memories in, give ours out, search it',
    load: async () => (await import('./memory.ts')).memoryVerb,
  },
  terms: {
    summary: 'take termbases in, and give ours out',
    load: async () => (await import('./terms.ts')).termsVerb,
  },
  detect: {
    summary: 'say in which language texts are written (filter)',
    load: async () => (await import('./detect.ts')).detectVerb,
  },
  extract: {
    summary: 'take documents apart into XLIFF (filter)',
    load: async () => (await import('./extract.ts')).extractVerb,
  },
  merge: {
    summary: 'put translated XLIFF back into documents (filter)',
    load: async () => (await import('./merge.ts')).mergeVerb,
  },
  xliff: {
    summary: 'carry translations to other tools and back',
    load: async () => (await import('./xliff.ts')).xliffVerb,
  },
  translate: {
    summary: 'translate text by a machine (filter)',
    load: async () => (await import('./translate.ts')).translateVerb,
  },
  trial: {
    summary: 'try an engine on reviewed segments before switching to it',
    load: async () => (await import('./trial.ts')).trialVerb,
  },
  check: {
    summary: 'look for faults in translations (filter)',
    load: async () => (await import('./check.ts')).checkVerb,
  },
}
