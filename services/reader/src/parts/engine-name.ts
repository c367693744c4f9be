const NAMES: Readonly<Record<string, string>> = {
  apertium: 'Apertium',
  deepl: 'DeepL',
  libretranslate: 'LibreTranslate',
}

/** An engine by the name that its makers gave it; one that is not known here by its own id. */
export const engineName = (id: string): string => (Object.hasOwn(NAMES, id) ? (NAMES[id] ?? id) : id)
