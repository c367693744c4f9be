import { describe, expect, it } from 'vitest'
import type { XliffSegment } from '../xliff/document.ts'
import { writeXliff12 } from './write.ts'

const write = (...segments: XliffSegment[]): string =>
  writeXliff12({ sourceLanguage: 'fr', targetLanguage: 'en', original: 'a.md', segments })

const unitOf = (segment: Partial<XliffSegment>): string =>
  write({ key: 'k', source: 'Un pont', codes: [], ...segment })

describe('XLIFF 1.2 that is written here', () => {
  it('has a target in every unit: the source once more where nothing is translated', () => {
    expect(unitOf({ key: 's1', part: 'title' })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="a.md" source-language="fr" target-language="en" datatype="x-passerelle">
    <body>
      <group id="g1" resname="title">
      <trans-unit id="s1" approved="no" xml:space="preserve">
        <source>Un pont</source>
        <target state="needs-translation">Un pont</target>
      </trans-unit>
      </group>
    </body>
  </file>
</xliff>
`)
  })

  it.each([
    [{ target: 'A bridge' }, 'approved="no"', '<target state="translated">'],
    [
      { target: 'A bridge', from: 'mt' },
      'approved="no"',
      '<target state="needs-review-translation" state-qualifier="leveraged-mt">',
    ],
    [{ target: 'A bridge', state: 'reviewed' }, 'approved="yes"', '<target state="signed-off">'],
    [{ target: 'A bridge', state: 'final' }, 'approved="yes"', '<target state="final">'],
  ] as const)('says what state a target is in: %o', (segment, approved, target) => {
    expect(unitOf(segment)).toContain(approved)
    expect(unitOf(segment)).toContain(target)
  })

  it('has an element for every kind of code', () => {
    const source = '<1>a</1><2/><3>b<4>c</3>d</4></5>'
    const codes = [
      { id: 1, kind: 'pc', type: 'em' },
      { id: 2, kind: 'ph', type: 'break' },
    ] as const
    expect(unitOf({ source, codes, markup: { 1: ['*', '*'], 5: ['<b>', '</b>'] } })).toContain(
      '<source><g id="1" ctype="italic" equiv-text="*">a</g><x id="2" ctype="lb"/><g id="3">b<bx id="4" rid="4"/>c</g>d<ex id="4" rid="4"/><it id="5" pos="close">&lt;/b&gt;</it></source>',
    )
  })

  it('carries notes and offered translations', () => {
    const written = unitOf({
      notes: ['A & B'],
      candidates: [{ source: 'Pont', target: 'Bridge', similarity: 75, type: 'tm', origin: 'memory' }],
    })
    expect(written).toContain('<note from="passerelle">A &amp; B</note>')
    expect(written).toContain(
      '<alt-trans match-quality="75%" origin="memory"><source>Pont</source><target>Bridge</target></alt-trans>',
    )
  })
})
