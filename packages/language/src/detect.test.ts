import { locale, UND } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { detect } from './detect.ts'
import { francScorer } from './franc/franc-scorer.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'Every spring the council publishes its plans and asks the people who live here what they think of them.',
  fr: 'Chaque printemps, le conseil municipal publie ses projets et demande leur avis aux habitants du quartier.',
  es: 'Cada primavera el ayuntamiento publica sus proyectos y pregunta a los vecinos qué opinan de ellos.',
  pt: 'Todos os anos, na primavera, a câmara publica os seus planos e pergunta aos moradores o que acham deles.',
  it: 'Ogni primavera il comune pubblica i suoi progetti e chiede agli abitanti che cosa ne pensano.',
  de: 'Jedes Frühjahr veröffentlicht der Rat seine Pläne und fragt die Menschen, die hier wohnen, nach ihrer Meinung.',
  nl: 'Elk voorjaar maakt de gemeenteraad zijn plannen bekend en vraagt de bewoners wat zij ervan vinden.',
  pl: 'Każdej wiosny rada ogłasza swoje plany i pyta mieszkańców, co o nich sądzą.',
  et: 'Igal kevadel avaldab volikogu oma kavad ja küsib elanikelt, mida nad neist arvavad.',
  fi: 'Joka kevät valtuusto julkaisee suunnitelmansa ja kysyy asukkailta, mitä mieltä he niistä ovat.',
  hu: 'A tanács minden tavasszal közzéteszi a terveit, és megkérdezi az itt lakókat, mit gondolnak róluk.',
  tr: 'Meclis her bahar planlarını yayımlıyor ve burada yaşayanlara bu konuda ne düşündüklerini soruyor.',
  uk: 'Щовесни рада оприлюднює свої плани й запитує мешканців, що вони про них думають.',
  ru: 'Каждую весну совет публикует свои планы и спрашивает жителей, что они о них думают.',
  ne: 'हरेक वसन्तमा परिषद्ले आफ्ना योजनाहरू प्रकाशित गर्छ र यहाँ बस्ने मानिसहरूलाई के लाग्छ भनी सोध्छ।',
  hi: 'हर वसंत में परिषद अपनी योजनाएँ प्रकाशित करती है और यहाँ रहने वाले लोगों से उनकी राय पूछती है।',
  ar: 'ينشر المجلس خططه كل ربيع ويسأل السكان عن رأيهم فيها قبل أن يتخذ قراره.',
  fa: 'شورا هر بهار برنامه‌های خود را منتشر می‌کند و از ساکنان می‌پرسد که درباره آنها چه فکر می‌کنند.',
  el: 'Κάθε άνοιξη το συμβούλιο δημοσιεύει τα σχέδιά του και ρωτά τους κατοίκους τη γνώμη τους.',
  he: 'בכל אביב המועצה מפרסמת את תוכניותיה ושואלת את התושבים מה דעתם עליהן.',
  zh: '市议会每年春天公布计划，并询问居民的意见。',
  ja: '市議会は毎年春に計画を公表し、住民の意見を聞いています。',
  ko: '시의회는 매년 봄에 계획을 발표하고 주민들의 의견을 묻습니다.',
  th: 'ทุกฤดูใบไม้ผลิ สภาจะเผยแพร่แผนงานและถามความคิดเห็นของประชาชน',
  ka: 'საბჭო ყოველ გაზაფხულზე აქვეყნებს თავის გეგმებს.',
  hy: 'Խորհուրդը ամեն գարուն հրապարակում է իր ծրագրերը։',
}

describe('detect', () => {
  test.each(Object.entries(SENTENCES))('%s is named from one sentence', (language, sentence) => {
    const found = detect(sentence)
    expect(found.language).toBe(language)
    expect(found.confidence).toBeGreaterThan(0.5)
    expect(found.alternatives.every((other) => other.confidence <= found.confidence)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['digits', '2016 12 345,67 — 10 %'],
    ['a bare address', 'https://www.example.org/fr/une-page-en-francais'],
    ['emoji', '🎉👍🏽🇫🇷'],
    ['one letter', 'a'],
    ['one short word', 'Salut'],
    ['code', 'for (let i = 0; i < n; i++) { total += values[i] }'],
    ['a query', 'SELECT id, name FROM users'],
    ['a query over several lines', 'SELECT id\nFROM users\nWHERE active\nORDER BY name'],
    ['a query in small letters', 'select name from users where id = 3;'],
    ['an assignment', 'const x = await fetch(url)'],
    ['an import', 'import React from "react"'],
    ['a command', 'git commit -m "message"'],
    ['an object', '{"name": "value", "list": ["one", "two"]}'],
    ['a fenced program', '```\nthe words in here are not the language of the text\n```'],
    ['several addresses', 'https://www.example.org/en/a-page www.example.com someone@example.org'],
    ['an address without a scheme', 'example.org/path/to/a-page-in-english'],
    ['a date and a telephone number', '2024-01-02, +33 1 23 45 67 89'],
    ['a list of names', 'Jean Dupont, María García, Anna Kowalska, John Smith, Ola Nordmann'],
    ['a list of names in lines', '- Ana Ruiz\n- Luis Gil\n- Eva Paz'],
    [
      'a list of names with particles',
      'Ludwig van Beethoven, Johann Sebastian Bach, Clara Schumann, Franz Liszt',
    ],
    ['a list of Portuguese names', 'Maria Silva, João Santos, Ana Pereira'],
    ['a list of Vietnamese names', 'Nguyễn Văn An, Trần Thị Bình, Lê Hoàng Nam'],
    ['a list of names in another script', 'Іван Петренко, Олена Коваль, Марія Шевчук'],
    [
      'settings',
      'name: build\non:\n  push:\n    branches: [main]\njobs:\n  test:\n    steps:\n      - checkout',
    ],
    ['a line of a log', '2024-05-01T10:00:00Z ERROR [main] c.e.App - NullPointerException at App.java:12'],
    ['the head of a table', 'name,age,city\n1,2,3\n4,5,6'],
    ['a script', 'if [ -f file ]; then\n  rm file\nfi'],
    ['a tool with its task', 'git checkout main'],
    ['a style sheet', '.button {\n  color: white;\n  background: blue;\n}'],
    ['a path', 'src/components/Button/index.tsx'],
    [
      'where a program failed',
      'Traceback (most recent call last):\n  File "app.py", line 3\nKeyError: "name"',
    ],
    ['NUL and lone surrogates', '\u0000\ud800\udfff\u0000'],
  ])('%s has no language', (_, text) => {
    expect(detect(text)).toEqual({ language: UND, confidence: 0, alternatives: [] })
  })

  test.each([
    'Select a name from the list and set it as the default where you like.',
    'Let the people decide what to build',
    'How to import data from a table',
    'Where the people meet, and from whom they hear of it',
    'Update your plans from time to time -- and tell us',
    'Class in the park: a new start for schools',
    'Open file',
    'Save changes',
    'Settings and privacy',
    'Error: the file could not be opened',
    'note: this is important for everyone who lives here',
  ])('a sentence with the words of a program is a sentence: %s', (sentence) => {
    expect(detect(sentence)).toMatchObject({ language: 'en' })
  })

  test('where a word may break makes no difference', () => {
    const broken = (SENTENCES.fr ?? '').replace(/(?<=\p{L}{2})(?=\p{L}{3})/gu, '\u00ad')
    expect(detect(broken)).toEqual(detect(SENTENCES.fr ?? ''))
    expect(detect(broken.replaceAll('\u00ad', '\u200b')).language).toBe('fr')
  })

  test('a query in the midst of prose does not hide the prose', () => {
    expect(detect(`${SENTENCES.fr}\nSELECT id, name FROM users\n${SENTENCES.fr}`).language).toBe('fr')
  })

  test('a text half in one language and half in another is neither, and no third', () => {
    const { en = '', fr = '', zh = '' } = SENTENCES
    const english = `${en} The answers are read aloud in the next meeting, and everything is written down in the minutes.`
    const french = `${fr} Les réponses sont lues à la réunion suivante, et tout est consigné dans le procès-verbal.`
    for (const text of [`${english} ${french}`, `${french}\n\n${english}`]) {
      const found = detect(text)
      expect(found.language).toBe(UND)
      expect(
        found.alternatives
          .map(({ language }) => language)
          .slice(0, 2)
          .sort(),
      ).toEqual(['en', 'fr'])
    }
    const chinese = detect(`${en} ${zh.repeat(2)}`)
    expect(chinese.language).toBe(UND)
    expect(
      chinese.alternatives
        .map(({ language }) => language)
        .slice(0, 2)
        .sort(),
    ).toEqual(['en', 'zh'])
  })

  test('names in another script do not change the language', () => {
    expect(
      detect(`${SENTENCES.uk} Систему ProZorro.Sale розробив Transparency International.`).language,
    ).toBe('uk')
  })

  test('only the wanted languages are named, whatever their region', () => {
    const only = [locale('en'), locale('pt-BR')]
    expect(detect(SENTENCES.pt ?? '', { only }).language).toBe('pt')
    expect(detect(SENTENCES.ru ?? '', { only })).toEqual({
      language: UND,
      confidence: 0,
      alternatives: [],
    })
  })

  test('Serbian in Latin letters says so', () => {
    const found = detect(
      'Svakog proleća savet objavljuje svoje planove i pita građane šta misle o njima, pre nego što donese odluku.',
    )
    expect([found, ...found.alternatives].map(({ language }) => language)).toContain('sr-Latn')
  })

  test('what stands behind the limit is not looked at', () => {
    const { en = '', fr = '' } = SENTENCES
    expect(detect(`${en}\n${fr.repeat(50)}`, { maxCharacters: en.length }).language).toBe('en')
  })

  test('a hundred times the text takes no more time than the limit allows', () => {
    const before = performance.now()
    detect(`${SENTENCES.fr} `.repeat(100_000))
    expect(performance.now() - before).toBeLessThan(1500)
  })

  test.each([
    ['cs', 'Město otevřelo svůj rozpočet občanům'],
    ['da', 'Sådan virker borgernes nye budget'],
    ['nl', 'Hoe de gemeente naar haar burgers luistert'],
    ['uk', 'Відкриті дані для громадян'],
    ['bg', 'Отворени данни за гражданите на града'],
    ['es', 'Cómo la ciudad escucha a sus vecinos'],
    ['fr', 'Comment la ville écoute ses habitants'],
    ['en', 'How the city listens to its people'],
  ])('%s is named from a title', (language, title) => {
    expect(detect(title).language).toBe(language)
  })

  test('franc can take the place of the n-gram model', () => {
    const found = detect(`${SENTENCES.fr} Les réponses sont lues à la réunion suivante.`, {
      scorer: francScorer,
    })
    expect(found).toMatchObject({ language: 'fr' })
    expect(found.confidence).toBeLessThan(1)
  })

  test('another scorer can take the place of the usual one', () => {
    const found = detect(SENTENCES.fr ?? '', {
      scorer: () => [{ language: locale('eo'), confidence: 0.9 }],
    })
    expect(found.language).toBe('eo')
  })
})
