// What the elements of HTML are to a translator. Names are in lower case.

/** They stand inside a sentence; every other element ends the block before it. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter nobr output progress ' +
    'q ruby s samp small span strike strong sub sup svg math time tt u var wbr'
  ).split(' '),
)

/** They have no end tag. */
export const VOID: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input link meta param source track wbr'.split(' '),
)

/** Their content is not translated. */
export const PROTECTED: ReadonlySet<string> = new Set(
  (
    'code kbd samp var pre script style svg math template noscript iframe noembed noframes object audio video canvas ' +
    'textarea xmp plaintext'
  ).split(' '),
)

/** Their end tag may be left out, so an open one does not mean that what follows is nested in it. */
export const LOOSE: ReadonlySet<string> = new Set(
  'p li dt dd td th tr tbody thead tfoot option optgroup colgroup rp rt'.split(' '),
)

/** Attributes that people read or hear. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'label',
  'summary',
])

/** The `name` or `property` of a meta element whose content people read. */
export const READ_META: ReadonlySet<string> = new Set([
  'description',
  'og:title',
  'og:description',
  'og:image:alt',
  'twitter:title',
  'twitter:description',
  'twitter:image:alt',
])
