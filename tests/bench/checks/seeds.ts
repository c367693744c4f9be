import type { Parallel } from './pairs.ts'

/** A fault put into a clean translation, and the check that must see it. */
export interface Seed {
  readonly name: string
  /** Any of these counts as seeing it. */
  readonly seenBy: readonly string[]
  /** The target with the fault, or undefined where it has no place for one. */
  readonly plant: (target: string, language: string, text: Parallel) => string | undefined
}

const replaced = (text: string, pattern: RegExp, by: string): string | undefined =>
  pattern.test(text) ? text.replace(pattern, by) : undefined

const NEGATIONS: Readonly<Record<string, RegExp>> = {
  fr: /(?:ne |n['’])(\p{L}+) (?:pas|jamais)(?!\p{L})/u,
  es: /(?<!\p{L})no /u,
  de: /(?<!\p{L})nicht /u,
  nl: /(?<!\p{L})niet /u,
  it: /(?<!\p{L})non /u,
  'pt-BR': /(?<!\p{L})não /u,
}
const SENTENCE = /[.!?]\s+\p{Lu}[^.!?]{20,}[.!?]\s*$/u

export const SEEDS: readonly Seed[] = [
  {
    name: 'another number',
    seenBy: ['numbers'],
    plant: (target) => replaced(target, /(?<![\d.,])\d(\d+)(?![\d.,])/, '7$17'),
  },
  {
    name: 'a negation dropped',
    seenBy: ['negation'],
    plant: (target, language) => {
      const form = NEGATIONS[language]
      return form === undefined ? undefined : replaced(target, form, language === 'fr' ? '$1' : '')
    },
  },
  {
    name: 'the last sentence dropped',
    seenBy: ['sentences', 'length'],
    plant: (target) => replaced(target, SENTENCE, '.'),
  },
  {
    name: 'a bracket dropped',
    seenBy: ['brackets'],
    plant: (target) => replaced(target, /(?<=\(\S[^()]{3,})\)/u, ''),
  },
  {
    name: 'a word doubled',
    seenBy: ['duplicate'],
    plant: (target) => replaced(target, /(\p{L}{6,}) /u, '$1 $1 '),
  },
  {
    name: 'left in English',
    seenBy: ['same', 'language', 'untranslated'],
    plant: (_target, _language, text) => text.get('en'),
  },
  {
    name: 'half left in English',
    seenBy: ['untranslated', 'language'],
    plant(target, _language, text) {
      const original = text.get('en') ?? ''
      return original.length < 80
        ? undefined
        : `${target.slice(0, target.length / 2)} ${original.slice(original.length / 2)}`
    },
  },
  {
    name: 'a letter of another script',
    seenBy: ['homoglyphs'],
    plant: (target) => replaced(target, /(?<=\p{Script=Latin}{3})e(?=\p{Script=Latin})/u, '\u0435'),
  },
  {
    name: 'the final stop dropped',
    seenBy: ['end_stop'],
    plant: (target) => replaced(target, /(?<=\p{L})[.。]$/u, ''),
  },
]
