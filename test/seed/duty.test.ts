import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDerivedKey } from '../../src/engine/model/derivations';
import type { Properties } from '../../src/engine/plan/write';
import { readProjectModel } from '../../src/doors/server/samgraf';
import type { EmbeddedStore } from '../../src/engine/store/embedded';
import { openSeededStore } from '../support/seeded-store';

/**
 * Each pair of who is bound and what a provision requires, judged by reading the provision: collected on 1 December 2026 for this
 * graph from the law of 2 July 2026 (sstraume97/norwegian-laws@09fb9b8, NLOD 2.0), with the judge's reason.
 */
type Judged = Readonly<{
  subject?: string;
  object: string;
  obligation: string;
  verdict: 'DERIVE' | 'DERIVE_WITH_CONDITION' | 'DO_NOT_DERIVE' | 'NOBODY_BOUND';
}>;
const JUDGED = readFileSync(join(__dirname, 'duty-use.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Judged);

/** Whom the sentences name that bound nobody when they were judged: no member of it is known by name. */
const BOUND_SINCE = 'organisation:helseforetak';

type Derived = Readonly<{ key: string; from: string; to: string; properties: Properties }>;

const model = readProjectModel();

let store: EmbeddedStore;
let derived: readonly Derived[];
beforeAll(async () => {
  store = await openSeededStore();
  await store.prepare(model);
  const rows = await store.look({ kind: 'edgesOf', type: 'USES', after: '', limit: 100_000 });
  derived = rows
    .map(row => ({
      key: String(row['key']),
      from: String(row['from']),
      to: String(row['to']),
      properties: row['properties'] as Properties,
    }))
    .filter(({ key }) => isDerivedKey(key));
});
afterAll(() => store?.close());

const groundsOf = ({ properties }: Derived): readonly string[] => properties['grounds'] as readonly string[];
const nameOf = ({ subject = BOUND_SINCE, object, obligation }: Judged): string =>
  `${subject} ${object} ${obligation}`;

/** A sentence of the same regulation that the graph got since: municipal casualty clinics and employed GPs, under that condition. */
const SENTENCE_SINCE =
  'organisation:kommuner resource:e-resept obligation:forskrift-om-standarder-og-nasjonale-e-helselosninger-p11-2';

test('what is derived is what was judged to follow, and nothing else', () => {
  const followed = new Set(
    derived.flatMap(edge =>
      groundsOf(edge).flatMap(ground => {
        const [relation, subject = '', obligation = ''] = ground.split(' ');
        return relation === 'BOUND_BY' ? [`${subject} ${edge.to} ${obligation}`] : [];
      }),
    ),
  );
  const judged = JUDGED.filter(({ verdict }) => verdict.startsWith('DERIVE')).map(nameOf);
  expect(judged.length).toBe(44);
  const since = [...followed].filter(name => name.startsWith(BOUND_SINCE) || name === SENTENCE_SINCE);
  expect([...followed].filter(name => !since.includes(name)).sort()).toEqual(judged.sort());
  const unbound = JUDGED.filter(({ verdict }) => verdict === 'NOBODY_BOUND').map(nameOf);
  expect(since.filter(name => !unbound.includes(name))).toEqual([
    SENTENCE_SINCE,
    `${BOUND_SINCE} resource:helsenorge obligation:forskrift-om-standarder-og-nasjonale-e-helselosninger-p12-2`,
    `${BOUND_SINCE} resource:sbs-helsenett obligation:forskrift-om-standarder-og-nasjonale-e-helselosninger-p9`,
  ]);
});

test('what was judged to follow under a condition says it, and what follows without one says none', () => {
  const conditional = new Set(
    JUDGED.filter(({ verdict }) => verdict === 'DERIVE_WITH_CONDITION').map(nameOf),
  );
  const free = new Set(JUDGED.filter(({ verdict }) => verdict === 'DERIVE').map(nameOf));
  const wrong = derived.filter(edge => {
    const names = groundsOf(edge).flatMap(ground => {
      const [relation, subject = '', obligation = ''] = ground.split(' ');
      return relation === 'BOUND_BY' ? [`${subject} ${edge.to} ${obligation}`] : [];
    });
    const known = names.filter(name => conditional.has(name) || free.has(name));
    return (
      known.length > 0 && known.some(name => free.has(name)) === (edge.properties['onlyIf'] !== undefined)
    );
  });
  expect(wrong.map(({ key }) => key)).toEqual([]);
});

test('each municipality must use the same thirteen resources, each by the words that ask for it and those that bind it', () => {
  const today = '2026-12-01';
  const now = derived.filter(
    ({ from, properties: { validFrom = '', validTo = '~' } }) =>
      from.startsWith('municipality:') && String(validFrom) <= today && today < String(validTo),
  );
  const byMunicipality = new Map<string, string[]>();
  for (const { from, to } of now) byMunicipality.set(from, [...(byMunicipality.get(from) ?? []), to]);
  expect(byMunicipality.size).toBe(357);
  const [thirteen, ...others] = new Set([...byMunicipality.values()].map(all => all.sort().join('\n')));
  expect(others).toEqual([]);
  expect(thirteen?.split('\n')).toEqual([
    'resource:doffin',
    'resource:e-resept',
    'resource:ehf',
    'resource:helsenorge',
    'resource:imi',
    'resource:kjernejournal',
    'resource:kontakt-og-reservasjonsregisteret',
    'resource:kostra',
    'resource:matrikkelen',
    'resource:norge-digitalt',
    'resource:peppol-edelivery',
    'resource:sbs-helsenett',
    'resource:uustatus-no',
  ]);
  const unsaid = now.filter(
    ({ properties: { quote, quoteSource, boundQuote, basis, certainty } }) =>
      [quote, quoteSource, boundQuote].includes(undefined as never) ||
      String(basis) !== 'DUTY' ||
      certainty === 'FACT',
  );
  expect(unsaid.map(({ key }) => key).slice(0, 5)).toEqual([]);
});
