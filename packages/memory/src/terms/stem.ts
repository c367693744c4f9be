import { stemmer as armenian } from '@orama/stemmers/armenian'
import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as greek } from '@orama/stemmers/greek'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as hindi } from '@orama/stemmers/indian'
import { stemmer as irish } from '@orama/stemmers/irish'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian'
import { stemmer as nepali } from '@orama/stemmers/nepali'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as serbian } from '@orama/stemmers/serbian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as tamil } from '@orama/stemmers/tamil'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'
import { arabic } from './arabic.ts'
import { korean } from './korean.ts'

// Left out: Snowball's Arabic, which keeps apart what light10 joins; its Bulgarian, which as packaged throws at plurals; its Indonesian,
// which takes off what makes other words (`kota`, `perkotaan`).
const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  ar: arabic,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  ga: irish,
  hi: hindi,
  hu: hungarian,
  hy: armenian,
  it: italian,
  ko: korean,
  lt: lithuanian,
  nb: norwegian,
  ne: nepali,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sr: serbian,
  sv: swedish,
  ta: tamil,
  tr: turkish,
  uk: ukrainian,
}

/** Primary subtags of the languages in which terms are found in inflected forms; in others, as they are written. */
export const STEMMED_LANGUAGES: readonly string[] = Object.keys(STEMMERS)

// What the stemmers make of a plural is not always what they make of its singular (`usagers`, `ciudades`), so it goes first.
const PLURALS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  es: [
    [/(?<=..)ces$/, 'z'],
    [/(?<=..[dlnrj])es$/, ''],
    [/(?<=..[aeioué])s$/, ''],
  ],
  fr: [
    [/(?<=..)aux$/, 'al'],
    [/(?<=..[^s])s$|(?<=..[ae]u)x$/, ''],
  ],
  pt: [
    [/(?<=.)ões$|(?<=..)ães$/, 'ão'],
    [/(?<=..)ais$/, 'al'],
    [/(?<=..[rz])es$/, ''],
    [/(?<=..[aeioãé])s$/, ''],
  ],
}

function singularOf(lower: string, language: string): string {
  const plural = PLURALS[language]?.find(([ending]) => ending.test(lower))
  return plural === undefined ? lower : lower.replace(plural[0], plural[1])
}

// A stemmer takes 6 µs for a word, and 100 ms for one of 2,000 letters; no language has inflected words of this length.
const LONGEST_STEMMED = 40

/** What all forms of a word share: its stem where the language has a stemmer, else the word in small letters. */
export function stemOf(lower: string, language: string): string {
  const stemmer = STEMMERS[language]
  return stemmer === undefined || lower.length > LONGEST_STEMMED
    ? lower
    : stemmer(singularOf(lower, language))
}
