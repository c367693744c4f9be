/** Words that a full stop follows inside a sentence. In lower case, without the stop. */
export interface Abbreviations {
  /** A sentence never ends with them: titles, `e.g.` */
  readonly always: ReadonlySet<string>
  /** Only a number goes on the sentence: `No. 5`, `Jan. 3`. */
  readonly beforeNumber: ReadonlySet<string>
  /** They go on the sentence unless a common first word follows: `Inc.`, `etc.` */
  readonly often: ReadonlySet<string>
  /** Words with which sentences commonly begin, in lower case. */
  readonly starters: ReadonlySet<string>
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').filter((word) => word !== ''))

/** By primary language subtag. A linguist adds a language by adding an entry, and a fixture pair that shows it. */
export const ABBREVIATIONS: Readonly<Record<string, Abbreviations>> = {
  en: {
    always: words(
      'mr mrs ms messrs dr prof st mt ft gen col capt lt sgt maj cmdr gov sen rep hon rev fr pres supt e.g i.e cf vs viz approx dept est ca al',
    ),
    beforeNumber: words(
      'no nos n° p pp pg vol vols ch sec art arts fig figs eq para paras ed jan feb mar apr jun jul aug sep sept oct nov dec',
    ),
    often: words('etc inc ltd co corp bros jr sr llc plc assn ave blvd rd hwy a.m p.m min max avg'),
    starters: words(
      'he she it they we i you the a an this that these those how what when where why who which there then but and so in on at if our my his her their its as for to from with after before since while however did do does is are was were can could will would should all some many most each every no not one two',
    ),
  },
  fr: {
    always: words('m mm mme mmes mlle mlles dr pr me mgr st ste sts stes cf c.-à-d p.ex ex env av hab resp'),
    beforeNumber: words(
      'n no nos n° p pp art chap fig vol t éd al par alin janv févr avr juil sept oct nov déc tél',
    ),
    often: words('etc cie sté inc éts bd boul'),
    starters: words(
      "le la les l'on un une des il elle ils elles on nous vous je tu ce cet cette ces ceci cela c'est mais et ou donc or ni car en dans sur sous pour par avec sans si quand comme lorsque depuis après avant selon tout tous toute toutes chaque plusieurs notre nos votre vos leur leurs son sa ses mon ma mes qui que quoi où comment pourquoi à au aux",
    ),
  },
  es: {
    always: words(
      'ee sr sra sres sras srta d dña dr dra prof profa lic ing arq gral cnel cap fr sto sta vd vds ud uds p.ej ej cf av avda',
    ),
    beforeNumber: words(
      'n no nº núm núms p pp pág págs art arts cap fig vol t ed tel ene feb mar abr jun jul ago sep sept oct nov dic',
    ),
    often: words('etc cía s.a ee.uu admón depto dpto'),
    starters: words(
      'el la los las un una unos unas él ella ellos ellas yo tú nosotros ustedes este esta estos estas ese esa esto eso pero y o en con sin por para según si cuando como desde después antes todo todos cada su sus nuestro nuestra mi mis qué quién cómo dónde cuándo no ya también además a al de del',
    ),
  },
  de: {
    always: words(
      'hr fr frl dr prof dipl ing st z.b d.h u.a u.ä i.d.r i.a bzw ca vgl sog inkl exkl evtl ggf zzgl insb bspw mio mrd tsd',
    ),
    beforeNumber: words(
      'nr nrn s seite bd abs art kap abb tab ziff jan feb mär apr jun jul aug sep sept okt nov dez tel',
    ),
    often: words('usw etc u.s.w str gmbh co ev'),
    starters: words(
      'der die das den dem ein eine einer eines er sie es wir ihr ich du dies diese dieser dieses aber und oder in im am an auf aus bei mit nach seit von vor zu zum zur für durch ohne um wenn als da weil dass doch auch alle jeder jede jedes kein keine mein sein unser wie was wer wo warum wann hier dort so',
    ),
  },
  pt: {
    always: words(
      'sr sra srs sras srta dr dra d dom prof profa eng arq gen cel cap pe sto sta v.exa p.ex ex cf av',
    ),
    beforeNumber: words(
      'n no nº núm p pp pág págs art arts cap fig vol t ed tel jan fev mar abr mai jun jul ago set out nov dez',
    ),
    often: words('etc cia ltda s.a eua depto'),
    starters: words(
      'o a os as um uma uns umas ele ela eles elas eu tu nós vocês este esta estes estas esse essa isso isto aquele mas e ou em no na nos nas com sem por para segundo se quando como desde depois antes todo todos cada seu sua nosso nossa meu minha que quem onde não já também além ao à de do da',
    ),
  },
}

/** Languages that write ordinal numbers with a full stop: `am 3. Oktober`. */
export const STOPPED_ORDINALS: ReadonlySet<string> = words(
  'de da nb nn no fo is fi et lv cs sk sl hr bs sr hu pl tr',
)

/** For every other language: nothing is known beyond what all share. */
export const UNKNOWN: Abbreviations = {
  always: words(''),
  beforeNumber: words(''),
  often: words(''),
  starters: words(''),
}
