import { describe, expect, it } from 'vitest'
import type { XliffSegment } from '../xliff/document.ts'
import { writeXliff2 } from './write.ts'

const segment: XliffSegment = {
  key: 's1',
  part: 'body',
  source: 'Un <1>pont</1> & <2/> &lt;3>',
  codes: [
    { id: 1, kind: 'pc', type: 'strong' },
    { id: 2, kind: 'ph', type: 'image', equiv: 'a"b.png' },
  ],
  markup: { 1: ['**', '**'], 2: ['![x](a"b.png)'] },
  target: 'A <2/> & <1>bridge</1> &lt;3>',
  from: 'mt',
  notes: ['Said of a footbridge.'],
  provenance: { tool: 'apertium', revisedBy: 'Ada' },
  candidates: [{ source: 'Un pont.', target: 'A bridge.', similarity: 80, type: 'tm', origin: 'memory' }],
  terms: [{ term: 'pont', translations: ['bridge'], definition: 'a way across' }],
}

const write = (...segments: XliffSegment[]): string =>
  writeXliff2({
    sourceLanguage: 'fr',
    targetLanguage: 'en',
    original: 'a & b.md',
    skeleton: 'a & b.md',
    home: { case: 'c', translation: 't', revision: 'r', version: 7 },
    segments,
  })

describe('XLIFF 2.1 that is written here', () => {
  it('holds texts, codes and what the modules say, each in the place that the standard has for it', () => {
    expect(write(segment)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="en" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">
  <file id="f1" original="a &amp; b.md" canResegment="no">
    <skeleton href="a%20&amp;%20b.md"/>
    <mda:metadata><mda:metaGroup category="passerelle"><mda:meta type="case">c</mda:meta><mda:meta type="translation">t</mda:meta><mda:meta type="revision">r</mda:meta><mda:meta type="version">7</mda:meta></mda:metaGroup></mda:metadata>
    <group id="g1" name="body">
    <unit id="s1" xml:space="preserve" its:tool="apertium" its:revPerson="Ada">
      <mtc:matches><mtc:match ref="#s" type="tm" similarity="80" origin="memory"><source>Un pont.</source><target>A bridge.</target></mtc:match></mtc:matches>
      <gls:glossary><gls:glossEntry ref="#s"><gls:term>pont</gls:term><gls:translation>bridge</gls:translation><gls:definition>a way across</gls:definition></gls:glossEntry></gls:glossary>
      <mda:metadata><mda:metaGroup category="passerelle"><mda:meta type="target">b0186f1f8c120b9b</mda:meta></mda:metaGroup></mda:metadata>
      <notes><note>Said of a footbridge.</note></notes>
      <originalData><data id="d1">**</data><data id="e1">**</data><data id="d2">![x](a"b.png)</data></originalData>
      <segment id="s" state="translated" subState="passerelle:mt">
        <source>Un <pc id="1" canCopy="no" canDelete="no" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="e1">pont</pc> &amp; <ph id="2" canCopy="no" canDelete="no" type="image" disp="a&quot;b.png" dataRef="d2"/> &lt;3&gt;</source>
        <target>A <ph id="2" canCopy="no" canDelete="no" type="image" disp="a&quot;b.png" dataRef="d2"/> &amp; <pc id="1" canCopy="no" canDelete="no" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="e1">bridge</pc> &lt;3&gt;</target>
      </segment>
    </unit>
    </group>
  </file>
</xliff>
`)
  })

  it('parts a pair that crosses another, and isolates an end that stands alone', () => {
    const crossing = write({ key: 'k', source: '<1>a<2>b</1>c</2></3>', codes: [] })
    expect(crossing).toContain(
      '<pc id="1" canCopy="no" canDelete="no">a<sc id="2" canCopy="no" canDelete="no"/>b</pc>c<ec startRef="2" canCopy="no" canDelete="no"/><ec id="3" canCopy="no" canDelete="no" isolated="yes"/>',
    )
  })

  it('gives a doubled code an id of its own, as a copy', () => {
    expect(write({ key: 'k', source: '<1/><1/>', codes: [] })).toContain(
      '<ph id="1" canCopy="no" canDelete="no"/><ph id="1-2" copyOf="1" canCopy="no" canDelete="no"/>',
    )
  })

  it('tells by an annotation that a segment is in another language', () => {
    expect(write({ key: 'k', source: 'Quote', codes: [], language: 'en' })).toContain(
      '<source><mrk id="lang" type="its:any" itsm:lang="en">Quote</mrk></source>',
    )
  })

  it('names a character that XML cannot hold', () => {
    expect(write({ key: 'k', source: 'a\u0001', codes: [] })).toContain('<source>a<cp hex="0001"/></source>')
  })
})
