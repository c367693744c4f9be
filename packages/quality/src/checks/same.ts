import type { Check } from '../check.ts'

// What rightly stays: addresses, and words with a digit, an underscore, a dot or a capital inside; all capitals.
const isKept = (word: string): boolean =>
  /@|:\/\/|^www\.|[\p{N}_]|\p{L}\.\p{L}|\p{L}\p{Lu}/u.test(word) || !/\p{L}\p{L}/u.test(word)

// Tags, entities and placeholders are no words.
const NO_WORDS = /<[^<>\n]{1,500}>|&#?[a-z0-9]{1,10};|\{\{?[^{}\n]{0,100}\}?\}|%\([^()\n]{0,60}\)\w|%\w/giu

/** Words that most languages share. A text of nothing but these says nothing by staying as it is. */
const SHARED = new Set(
  `actor admin album alias alpha android apache api app archive area atom audio auto avatar backend backup balance banner bar base
  bash beta bingo bios bit bitcoin blog bluetooth boolean boot browser buffer bug bus byte cache cafe calendar canal cc cd cents
  chat chrome cloud club cluster code codec commit community computer contact control cookie copyright css csv data database date
  debian debug delta demo description design detail details director disk doc docker document domain download driver drupal dvd
  editor electron email emoji engine error esc euro excel export extension facebook fax feed file film filter final firefox firewall
  firmware flash flickr float font format forum frontend gateway general gif git github gitlab global gnome gnu google gps gpu
  graph group hacker hardware hash hex hobby hostname hosting hotel html http https hyperlink icon id idea ieee image imap import
  index info inkscape input instagram install internet intranet intro ip iso java javascript journal json kanban kernel keyboard
  kilometer kit knowledge label lan laser latex latitude layout left level libreoffice license like limit link linux list live local
  log login logo logout longitude macro mail manager mandarin manual marker marketing master matrix max maximum media menu meta meter
  metadata micro microsoft mime min minimum minus mobile modal mode model modem module monitor motor mozilla multimedia museum music
  mysql name neutral newsletter nick no normal note notebook null offline ok online opera opera operator option oracle osm output
  page pager panel parameter parser partner password patch pdf perl persona phone php pin ping pinterest pixel plan planet plasma
  platform playlist plugin plus podcast point pop popup port portal post poster postgresql post-it premium print printer privacy
  problem process processor profil profile program project promo protocol provider proxy public python quiz radar radio ram rating
  ratio real reddit redirect region release repository reset restaurant robot rom root router rss safari sandbox scanner score
  script sensor seo server service session shell shop simulator site skype slack slide slogan slug smartphone smtp socket software
  sound source spa spam spline sponsor sport spreadsheet sql ssh ssl stabil start station status stop street studio style super
  support svg symbol syntax system tab table tablet tag taxi team telegram template terminal test text theme ticket tls token
  torrent tos total tour tracker transfer transit trend trigger tutorial tv twitter type ubuntu udp unicode unix update upgrade
  upload uri url usb username utf video villa virtual virus vitamin vlan voip volume vpn warning watt web webcam webhook webmail
  website widget wifi wiki wikipedia windows wireless wordpress workflow workshop xml yahoo youtube zen zip zone zoom`.split(
    /\s+/,
  ),
)

// Short texts are often the same in two languages: a name, "Budget participation".
const LONG = 4

/** Nothing was translated. */
export const same: Check = {
  name: 'same',
  severity: 'warning',
  faults({ words, from, to }) {
    if (from === to || words.source.trim() !== words.target.trim()) return []
    const left = words.source
      .replace(NO_WORDS, ' ')
      .split(/\s/)
      .filter((word) => word !== '' && !isKept(word))
    if (left.every((word) => SHARED.has(word.toLowerCase().replace(/^[^\p{L}]{1,9}|[^\p{L}]{1,9}$/gu, ''))))
      return []
    const message = 'The translation is the same as the source.'
    return [left.length >= LONG ? message : { message, severity: 'info' }]
  },
}
