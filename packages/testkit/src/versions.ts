import {
  type CaseContent,
  type CaseFacts,
  caseId,
  type FieldName,
  fieldsOf,
  type Locale,
  locale,
  originalProvenance,
  type Provenance,
  personId,
  segmentKey,
  type Version,
} from '@passerelle/domain'
import type { PublicCase, PublicFilter, PublicLibrary, PublicListing } from '@passerelle/workflow'

/** What a test says of a published text; all else has a plain value. */
export interface VersionSketch {
  readonly locale?: string
  readonly number?: number
  readonly revision?: number
  readonly title?: string
  readonly summary?: string
  readonly body?: string
  readonly sections?: CaseContent['sections']
  readonly facts?: Partial<CaseFacts>
  readonly provenance?: Provenance
  readonly publishedAt?: string
  /** Replaces the HTML that is made of the texts. */
  readonly html?: Version['html']
}

/** A published text in one locale; texts become one paragraph of HTML each. */
export function aVersion(slug: string, sketch: VersionSketch = {}): Version {
  const tag = locale(sketch.locale ?? 'en')
  const content: CaseContent = {
    title: sketch.title ?? `Case ${slug}`,
    ...(sketch.summary === undefined ? {} : { summary: sketch.summary }),
    body: sketch.body ?? 'A text.',
    format: 'html',
    sections: sketch.sections ?? {},
  }
  const html = Object.fromEntries(
    fieldsOf(content).flatMap(({ field, text }): [FieldName, string][] =>
      field === 'title' || field === 'summary'
        ? []
        : [[field, text.startsWith('<') ? text : `<p>${text}</p>`]],
    ),
  )
  return {
    caseId: caseId(slug),
    locale: tag,
    number: sketch.number ?? 1,
    revision: sketch.revision ?? 1,
    content,
    facts: { topics: [], ...sketch.facts },
    html: sketch.html ?? html,
    provenance: sketch.provenance ?? originalProvenance(tag),
    publishedAt: sketch.publishedAt ?? '2026-03-01T09:00:00.000Z',
  }
}

/** The provenance of a reviewed machine translation: three sentences as the machine wrote them, one corrected. */
export function machineProvenance(source: string, sketch: Partial<Provenance> = {}): Provenance {
  const at = '2026-03-02T10:00:00.000Z'
  const machine = { type: 'mt', engine: 'apertium', at } as const
  const person = { type: 'human', by: personId('ada'), basis: 'mt', engine: 'apertium', at } as const
  return {
    kind: 'machine_reviewed',
    source: locale(source),
    engines: ['apertium'],
    reviewedBy: personId('ada'),
    reviewerName: 'Ada Reviewer',
    reviewedAt: at,
    segments: [machine, machine, machine, person].map((origin, index) => ({
      key: segmentKey(`s${index}`),
      origin,
    })),
    ...sketch,
  }
}

/** The provenance of a translation that a person wrote. */
export function humanProvenance(source: string, sketch: Partial<Provenance> = {}): Provenance {
  const at = '2026-03-02T10:00:00.000Z'
  const origin = { type: 'human', by: personId('ada'), basis: 'none', at } as const
  return machineProvenance(source, {
    kind: 'human',
    engines: [],
    segments: [{ key: segmentKey('s0'), origin }],
    ...sketch,
  })
}

/** A public case of its versions; the first one is the original, and its facts hold for all. */
export function aPublicCase(
  slug: string,
  versions: readonly VersionSketch[] = [{}],
  currentRevision = 1,
): PublicCase {
  const made = versions.map((sketch, index) =>
    aVersion(slug, {
      number: index + 1,
      ...sketch,
      facts: { ...versions[0]?.facts, ...sketch.facts },
    }),
  )
  const original = made[0] ?? aVersion(slug)
  return {
    caseId: original.caseId,
    slug,
    sourceLanguage: original.locale,
    currentRevision,
    original,
    versions: new Map(made.map((version) => [version.locale, version])),
  }
}

/** A library of the given cases, newest first, searched letter by letter. */
export function libraryOf(cases: readonly PublicCase[]): PublicLibrary {
  const shown = (item: PublicCase, tag: Locale): Version => item.versions.get(tag) ?? item.original
  const fits = (item: PublicCase, tag: Locale, filter: PublicFilter): boolean => {
    const { content, facts } = shown(item, tag)
    const text = [content.title, content.summary ?? '', content.body].join(' ').toLowerCase()
    return (
      text.includes(filter.search?.toLowerCase() ?? '') &&
      (filter.country === undefined || facts.country === filter.country) &&
      (filter.year === undefined || facts.year === filter.year) &&
      (filter.topic === undefined || facts.topics.includes(filter.topic)) &&
      (filter.translatedOnly !== true || item.versions.has(tag))
    )
  }
  const newestFirst = (a: PublicCase, b: PublicCase): number =>
    b.original.publishedAt.localeCompare(a.original.publishedAt)
  const ordered = [...cases].sort(newestFirst)
  return {
    list: async (tag, filter, { number, size }) => {
      const found = ordered.filter((item) => fits(item, tag, filter))
      return {
        total: found.length,
        items: found.slice((number - 1) * size, number * size).map((item) => ({
          slug: item.slug,
          version: shown(item, tag),
          sourceLanguage: item.sourceLanguage,
          currentRevision: item.currentRevision,
          locales: [...item.versions.keys()],
        })),
        countries: counted(ordered.flatMap((item) => item.original.facts.country ?? [])),
        years: counted(
          ordered.flatMap((item) =>
            item.original.facts.year === undefined ? [] : String(item.original.facts.year),
          ),
        ),
        topics: counted(ordered.flatMap((item) => item.original.facts.topics)),
      }
    },
    find: async (slug) => cases.find((item) => item.slug === slug),
    index: async () =>
      ordered.map((item) => ({
        slug: item.slug,
        sourceLanguage: item.sourceLanguage,
        locales: [...item.versions.keys()],
        updatedAt:
          [...item.versions.values()]
            .map(({ publishedAt }) => publishedAt)
            .sort()
            .at(-1) ?? '',
      })),
    newest: async (tag, limit) =>
      ordered
        .flatMap((item) => {
          const version = item.versions.get(tag)
          return version === undefined ? [] : [{ slug: item.slug, version }]
        })
        .slice(0, limit),
    check: async () => {},
  }
}

function counted(values: readonly string[]): PublicListing['countries'] {
  return [...new Set(values)]
    .sort()
    .map((value) => ({ value, count: values.filter((other) => other === value).length }))
}
