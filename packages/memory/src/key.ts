/**
 * What makes two texts an exact match: the same characters in Unicode's composed form, with each run of white space taken as one
 * space. Never lower-cased: "Polish" and "polish", "US" and "us" are translated differently.
 */
export const matchKey = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ')
