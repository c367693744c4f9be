/**
 * The letters and marks of each script (ISO 15924), as ranges of code points in hexadecimal.
 * Digits, punctuation and what several scripts share are left out: they tell nothing about the language.
 * The test beside this file holds the table against the Unicode data of the JavaScript engine.
 */
export const SCRIPT_RANGES = [
  [
    'Latn',
    '41-5a 61-7a aa ba c0-d6 d8-f6 f8-2b8 2e0-2e4 1d00-1d25 1d2c-1d5c 1d62-1d65 1d6b-1d77 1d79-1dbe 1e00-1eff 2071 207f 2090-209c 212a-212b 2132 214e 2183-2184 2c60-2c7f a722-a787 a78b-a7ff ab30-ab5a ab5c-ab64 ab66-ab69 fb00-fb06 ff21-ff3a ff41-ff5a 10780-107ba 1df00-1df2a',
  ],
  [
    'Grek',
    '370-373 376-37d 37f 386 388-3e1 3f0-3f5 3f7-3ff 1d26-1d2a 1d5d-1d61 1d66-1d6a 1dbf 1f00-1fbc 1fbe 1fc2-1fcc 1fd0-1fdb 1fe0-1fec 1ff2-1ffc 2126 ab65 1d242-1d244',
  ],
  [
    'Cyrl',
    '400-481 483-484 487-52f 1c80-1c8a 1d2b 1d78 2de0-2dff a640-a672 a674-a67d a67f-a69f fe2e-fe2f 1e030-1e08f',
  ],
  ['Armn', '531-559 560-588 fb13-fb17'],
  ['Hebr', '591-5bd 5bf 5c1-5c2 5c4-5c5 5c7-5f2 fb1d-fb28 fb2a-fb4f'],
  [
    'Arab',
    '610-61a 620-63f 641-64a 656-65f 66e-66f 671-6d3 6d5-6dc 6df-6e8 6ea-6ef 6fa-6fc 6ff 750-77f 870-887 889-88f 897-8e1 8e3-8ff fb50-fbb1 fbd3-fd3d fd50-fd8f fd92-fdc7 fdf0-fdfb fe70-fefc 10ec2-10ec7 10efa-10eff 1ee00-1eebb',
  ],
  ['Syrc', '710-74f 860-86a'],
  ['Thaa', '780-7b1'],
  ['Nkoo', '7ca-7f5 7fa-7fd'],
  ['Deva', '900-950 955-963 971-97f a8e0-a8f7 a8fb a8fd-a8ff'],
  ['Beng', '980-9e3 9f0-9f1 9fc 9fe'],
  ['Guru', 'a01-a5e a70-a75'],
  ['Gujr', 'a81-ae3 af9-aff'],
  ['Orya', 'b01-b63 b71'],
  ['Taml', 'b82-bd7'],
  ['Telu', 'c00-c63'],
  ['Knda', 'c80-c83 c85-ce3 cf1-cf3'],
  ['Mlym', 'd00-d4e d54-d57 d5f-d63 d7a-d7f'],
  ['Sinh', 'd81-ddf df2-df3'],
  ['Thai', 'e01-e3a e40-e4e'],
  ['Laoo', 'e81-ece edc-edf'],
  ['Tibt', 'f00 f18-f19 f35 f37 f39 f3e-f84 f86-fbc fc6'],
  ['Mymr', '1000-103f 1050-108f 109a-109d a9e0-a9ef a9fa-a9fe aa60-aa76 aa7a-aa7f'],
  ['Geor', '10a0-10fa 10fc-10ff 1c90-1cbf 2d00-2d2d'],
  ['Hang', '1100-11ff 302e-302f 3131-318e a960-a97c ac00-d7fb ffa0-ffdc'],
  ['Ethi', '1200-135f 1380-138f 2d80-2dde ab01-ab2e 1e7e0-1e7fe'],
  ['Cher', '13a0-13fd ab70-abbf'],
  ['Cans', '1401-166c 166f-167f 18b0-18f5 11ab0-11abf'],
  ['Khmr', '1780-17d3 17d7 17dc-17dd'],
  ['Mong', '180b-180d 180f 1820-18aa'],
  ['Hira', '3041-3096 309d-309f 1b001-1b11f 1b132-1b152'],
  ['Kana', '30a1-30fa 30fd-30ff 31f0-31ff ff66-ff6f ff71-ff9d 1aff0-1b000 1b120-1b122 1b155-1b167'],
  ['Bopo', '3105-312f 31a0-31bf'],
  ['Hani', '3005 303b 3400-4dbf 4e00-9fff f900-fad9 16fe3 16ff0-16ff3 20000-33479'],
  ['Adlm', '1e900-1e94b'],
] as const satisfies readonly (readonly [string, string])[]

export type Script = (typeof SCRIPT_RANGES)[number][0]
