/** An answer, as a client gets it. */
type Value = Readonly<Record<string, unknown>>;

/** What is said of the search itself, and not of the graph; why nothing was found says so of all that it says. */
const OF_THE_SEARCH: readonly string[] = [
  'truncated',
  'outcome',
  'pageInfo',
  'cursor',
  'reachedFrom',
  'reachedTo',
  'unknown',
  'missing',
  'unmatched',
];

/** By which an item of a list is known again. */
const IDENTIFYING: readonly string[] = [
  ...['id', 'node', 'via', 'from', 'of', 'capability', 'step', 'path', 'consequence', 'kind', 'date'],
  ...['change', 'other', 'relation', 'direction', 'to', 'by', 'steps'],
];

/**
 * A claim of an answer in which something was left out that the whole answer does not make: an item that it has not, another
 * number or word, or a sentence that counts or says none, only, one or all where the whole one does not. Null claims nothing.
 */
export const falseClaim = (cut: unknown, whole: unknown, at = ''): string | undefined => {
  if (cut === null || cut === undefined) return undefined;
  if (typeof cut === 'string' && typeof whole === 'string')
    return isSentence(at) ? falseSentence(cut, whole, at) : different(cut, whole, at);
  if (Array.isArray(cut)) return Array.isArray(whole) ? falseItem(cut, whole, at) : different(cut, whole, at);
  if (!isObject(cut)) return different(cut, whole, at);
  if (!isObject(whole)) return at.endsWith('whyNot') ? undefined : different(cut, whole, at);
  for (const [name, value] of Object.entries(cut)) {
    if (OF_THE_SEARCH.includes(name)) continue;
    const wrong = falseClaim(value, whole[name], at === '' ? name : `${at}.${name}`);
    if (wrong) return wrong;
  }
  return undefined;
};

const different = (cut: unknown, whole: unknown, at: string): string | undefined =>
  cut === whole ? undefined : `${at} is ${shown(cut)}, and ${shown(whole)} in the whole answer`;

const falseItem = (cut: readonly unknown[], whole: readonly unknown[], at: string): string | undefined => {
  for (const item of cut) {
    const name = identityOf(item);
    // Several where relations stand beside each other between the same two.
    const same = whole.filter(other => identityOf(other) === name);
    if (same.length === 0) return `${at}: ${name} is not in the whole answer`;
    const wrong = same.map(other => falseClaim(item, other, `${at}[${name}]`));
    if (wrong.every(one => one !== undefined)) return wrong[0];
  }
  return undefined;
};

const identityOf = (item: unknown): string => {
  if (!isObject(item)) return JSON.stringify(item);
  // What is assumed is known by what is said of it.
  if ('effective' in item) return JSON.stringify(item['explanation_en']);
  const names = IDENTIFYING.filter(name => name in item && (name === 'steps' || !Array.isArray(item[name])));
  return JSON.stringify(
    Object.fromEntries(
      names.map(name => {
        const value = item[name];
        return [name, Array.isArray(value) ? value.map(identityOf) : identityOf(value)];
      }),
    ),
  );
};

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSentence = (at: string): boolean => /_(nb|nn|en)$/.test(at);

/** What a sentence counts, and the words by which it speaks of all, of none or of only so much. */
const CLAIMS =
  /\d[\d\s\u00a0\u202f,.]*|(?<![\p{L}])(ingenting|ingen|inga|ikkje noko|bare|berre|alle|alt|hver|kvar|begge|én|éin|éi|ett|eitt|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv|none|no|nothing|only|all|every|each|both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\p{L}])/giu;

/** A sentence that says of itself that not all was looked at. */
const HEDGED = /[^.]*(ikke alt er gjennomsøkt|ikkje alt er gjennomsøkt|not everything was searched)[^.]*\./g;

/** Lists the claims of a text. */
export const claimsOf = (text: string): readonly string[] =>
  [...text.replace(HEDGED, '').matchAll(CLAIMS)].map(([claim]) => claim.trim().toLowerCase());

const falseSentence = (cut: string, whole: string, at: string): string | undefined => {
  if (cut === whole) return undefined;
  const left = [...claimsOf(whole)];
  for (const claim of claimsOf(cut)) {
    const found = left.indexOf(claim);
    if (found < 0) return `${at} says “${claim}”: “${cut}”, and the whole answer “${whole}”`;
    left.splice(found, 1);
  }
  return undefined;
};

const shown = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
