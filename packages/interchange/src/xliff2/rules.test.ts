import { describe, expect, it } from 'vitest'
import { isFault } from '../failure.ts'
import { readXliff } from '../xliff/read.ts'

const xliff = (body: string, attributes = 'srcLang="fr" trgLang="en"'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" ${attributes}>${body}</xliff>`
const file = (body: string): string => xliff(`<file id="f">${body}</file>`)
const unit = (body: string): string => file(`<unit id="u">${body}</unit>`)
const segment = (source: string, target?: string, attributes = ''): string =>
  `<segment${attributes}><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`
const ok = segment('a')
const data = '<originalData><data id="d1">x</data></originalData>'

// Files that a schema alone, or nothing, would stop.
const BROKEN: readonly (readonly [string, string])[] = [
  ['a file id twice', xliff(`<file id="f"><unit id="u">${ok}</unit></file>`.repeat(2))],
  ['a file without a unit', file('')],
  ['a group id twice', file(`<group id="g"><unit id="u">${ok}</unit></group><group id="g"/>`)],
  [
    'a unit id twice, in two groups',
    file(['a', 'b'].map((g) => `<group id="${g}"><unit id="u">${ok}</unit></group>`).join('')),
  ],
  ['a unit without a segment', unit('<ignorable><source> </source></ignorable>')],
  ['notes after the segments', unit(`${ok}<notes><note>n</note></notes>`)],
  ['two lists of notes', unit(`<notes><note>n</note></notes><notes><note>n</note></notes>${ok}`)],
  ['a target before its source', unit('<segment><target>b</target><source>a</source></segment>')],
  ['two sources', unit('<segment><source>a</source><source>b</source></segment>')],
  ['text between elements', unit(`words${ok}`)],
  ['an element that the core has not', unit(`${ok}<phrase/>`)],
  ['a skeleton with neither content nor address', file(`<skeleton/><unit id="u">${ok}</unit>`)],
  ['a skeleton with both', file(`<skeleton href="a">x</skeleton><unit id="u">${ok}</unit>`)],
  ['a segment id that a code has', unit(segment('<ph id="1"/>', undefined, ' id="1"'))],
  ['a code id twice', unit(segment('<ph id="1"/><ph id="1"/>'))],
  ['a code id twice, in two segments', unit(segment('<ph id="1"/>') + segment('<ph id="1"/>'))],
  ['a code without an id', unit(segment('<ph/>'))],
  ['an id with a blank', file(`<unit id="a b">${ok}</unit>`)],
  ['a start without its end', unit(segment('<sc id="1"/>a'))],
  ['an end without its start', unit(segment('a<ec startRef="1"/>'))],
  ['an end with an id that is not isolated', unit(segment('<sc id="1"/>a<ec id="2" startRef="1"/>'))],
  [
    'an isolated end that names a start',
    unit(segment('<sc id="1" isolated="yes"/>a<ec id="2" startRef="1" isolated="yes"/>')),
  ],
  ['an annotation that ends before it began', unit(segment('a<em startRef="m"/>'))],
  ['data that is not there', unit(`${data}${segment('<ph id="1" dataRef="d2"/>')}`)],
  [
    'data of the same id twice',
    unit(`<originalData><data id="d1">x</data><data id="d1">y</data></originalData>${ok}`),
  ],
  ['a copy of nothing', unit(segment('<ph id="1" copyOf="7"/>'))],
  ['a subState without a state', unit(segment('a', 'b', ' subState="x:y"'))],
  ['a subState without a prefix', unit(segment('a', 'b', ' state="final" subState="y"'))],
  ['a subType without a type', unit(segment('<ph id="1" subType="xlf:lb"/>'))],
  ['a subType of another type', unit(segment('<ph id="1" type="ui" subType="xlf:lb"/>'))],
  ['a type of no standard', unit(segment('<ph id="1" type="bold"/>'))],
  ['a code that keeps its place and may be deleted', unit(segment('<ph id="1" canReorder="firstNo"/>'))],
  [
    'two targets in one place',
    unit(
      '<segment><source>a</source><target order="2">b</target></segment><segment><source>c</source><target order="2">d</target></segment>',
    ),
  ],
  ['a place that there is not', unit('<segment><source>a</source><target order="2">b</target></segment>')],
  [
    'a target in one place with one that says nothing',
    unit(
      '<segment><source>a</source><target order="2">b</target></segment><segment><source>c</source></segment>',
    ),
  ],
  ['a source in another language', unit('<segment><source xml:lang="de">a</source></segment>')],
  [
    'a target in another language',
    unit('<segment><source>a</source><target xml:lang="de">a</target></segment>'),
  ],
  ['a translate that is neither yes nor no', file(`<unit id="u" translate="maybe">${ok}</unit>`)],
  ['an element inside of a code', unit(segment('<pc id="1"><note>n</note></pc>'))],
]

// Files that look odd, and break no rule.
const WHOLE: readonly (readonly [string, string])[] = [
  [
    'a pair that two segments of a unit share',
    unit(segment('<sc id="1"/>a') + segment('b<ec startRef="1"/>')),
  ],
  [
    'half a pair that is isolated',
    unit(segment('<sc id="1" isolated="yes"/>a') + segment('b<ec id="2" isolated="yes"/>')),
  ],
  ['the same code in source and target', unit(segment('<ph id="1"/>', '<ph id="1"/>'))],
  ['a copied code', unit(segment('<ph id="1"/>', '<ph id="1"/><ph id="2" copyOf="1"/>'))],
  [
    'targets that change places',
    unit(
      '<segment><source>a</source><target order="2">b</target></segment><segment><source>c</source><target order="1">d</target></segment>',
    ),
  ],
  ['a language in another spelling', unit('<segment><source xml:lang="FR">a</source></segment>')],
  [
    'the same unit id in two files',
    xliff(['a', 'b'].map((id) => `<file id="${id}"><unit id="u">${ok}</unit></file>`).join('')),
  ],
  ['elements of other namespaces first', unit(`<x:a xmlns:x="urn:x">words</x:a>${ok}`)],
  ['a skeleton elsewhere', file(`<skeleton href="a"/><unit id="u">${ok}</unit>`)],
]

describe('XLIFF 2', () => {
  it.each(BROKEN)('with %s is refused, with the line', (_, text) => {
    expect(readXliff(text)).toMatchObject({
      fault: 'invalid_xliff',
      message: expect.stringMatching(/^It breaks a rule of XLIFF at line \d+: .*\.$/),
    })
  })

  it.each(WHOLE)('with %s is read', (_, text) => {
    const content = readXliff(text)
    expect(isFault(content) ? content.message : 'read').toBe('read')
  })
})
