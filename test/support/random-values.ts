/**
 * The values that random graphs and random operations draw from. Small pools, so that filters hit and orders tie;
 * each holds what has broken query builders before.
 */
export const TEXTS: readonly string[] = [
  'Oslo',
  'oslo',
  'Bærum',
  'Ås',
  'Østfold',
  'aaa',
  'Åse Ærlig',
  'zebra',
  'E\u0301cole',
  'École',
  'e',
  'a b',
  'Skolene',
  'skole',
  'school',
  '😀 smil',
  '👩‍👩‍👧',
  'x\u0308y',
  '"',
  "'",
  '`',
  '\\',
  '$x',
  '${x}',
  '{id: 1}',
  '%_*?',
  'null',
  'true',
  "' OR 1=1 //",
  '`) DETACH DELETE n //',
  'line\nbreak',
  'tab\there',
  '\u202eabc',
  'Ƿynn',
  '東京',
  'ﬁn',
  'ß',
  'İstanbul',
  '\uff5e',
  '\ufffd',
  '𝔸𝔹ℂ𝔻 math',
  '0',
  '-1',
  '1e3',
  ' lead',
  'trail ',
];

/** Parts of texts, for contains, startsWith and search. */
export const PIECES: readonly string[] = [
  'o',
  'Os',
  'oSL',
  'SKOLE',
  'skole',
  'skol',
  'skule',
  'æ',
  '\u0301',
  '😀',
  '\\',
  '`',
  "'",
  '$',
  '%',
  '',
  'osla',
  'østfodl',
  'math',
  '東',
  'x',
  '.*',
  'a b',
];

/** Whom facts are open to, where they are not public. */
export const PARTIES = ['party:a', 'party:b', 'party:c'];
export const LOCAL_IDS: readonly string[] = [
  '1',
  '2',
  '3',
  '4',
  'æ',
  'å',
  '10',
  'a:b',
  "'x",
  '`y',
  '"z',
  '\\',
  '$p',
  '東',
  'é',
  '{n}',
  '%',
];

export const DATES: readonly string[] = [
  '0001-01-01',
  '1999-12-31',
  '2024-02-29',
  '2025-06-01',
  '2026-01-01',
  '2026-11-25',
  '2026-11-26',
  '9999-12-31',
];

/** The day that every random operation is asked on. */
export const TODAY_OF_TESTS = '2026-01-01';

export const DATE_TIMES: readonly string[] = [
  '2025-01-01T00:00:00Z',
  '2025-01-01T00:00:01Z',
  '2026-05-05T12:30:00Z',
];

export const INTS: readonly number[] = [0, 1, 2, 3, -1, 10, 2_147_483_647, -2_147_483_648];

/** Sums and products of these are exact in any order, so that no store can round them another way. */
export const FLOATS: readonly number[] = [0, 1, 0.5, -0.25, 2, 1024.125, -3, 1_000_000.5];

/** Keys are digits or capitals in the random model. */
export const NUMBERS: readonly string[] = ['0', '1', '2', '03', '42', '999'];
export const SERIALS: readonly string[] = [
  'A',
  'B',
  'ZZ',
  'AB',
  'Q',
  'R',
  'S',
  'T',
  'U',
  'V',
  'W',
  'X',
  'Y',
  'Z',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
];
