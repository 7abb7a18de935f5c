import type { Samgraf } from '../../src/doors/server/samgraf';
import { dataOf } from './golden';

/** The languages of the national graph. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Spoken = (typeof LANGUAGES)[number];

/** A sentence of a real answer in each language, by the template that it is made from. */
export type Said = Readonly<Record<Spoken, string>>;
export type Pool = ReadonlyMap<string, readonly Said[]>;

const EXPLAINED = 'nb: explanation(lang: nb) nn: explanation(lang: nn) en: explanation(lang: en)';
const WARNED = 'warned: warning(lang: nb) nn: warning(lang: nn) en: warning(lang: en)';

type Found = Readonly<Record<string, unknown>>;
type Asking = Readonly<{ query: string; templateOf: (of: Found) => string | undefined }>;

/** Subjects of many kinds, so that every relation is said both ways. */
const SUBJECTS = [
  'municipality:1151',
  'municipality:4601',
  'municipality:5612',
  'county:11',
  'organisation:digdir',
  'organisation:nav',
  'organisation:skatteetaten',
  'organisation:kommuner',
  'resource:id-porten',
  'resource:elma',
  'resource:eformidling',
  'resource:maskinporten',
  'resource:folkeregisteret',
  'resource:dcat-ap-no',
  'framework:eidas',
  'framework:digitaliseringsrundskrivet',
  'framework:services-directive',
  'framework:iea',
  'life-event:fa-barn',
  'life-event:alvorlig-sykt-barn',
  'capability:autentisering',
  'capability:meldingsformidling',
  'goal:2',
  'sector:municipal',
  'country:NO',
  'ecosystem:national',
];

const paths = (certainty: string | undefined, undated: number): string => {
  if (undated > 0) return undated === 1 ? 'path/undated/one' : 'path/undated/many';
  return `path/${certainty ?? ''}`;
};

const reach = (id: string, direction: string, more = ''): Asking => ({
  query: `{ reach(of: { id: "${id}" }, direction: ${direction}, maxHops: 2, first: 40${more}) {
    nodes { path { certainty undated ${EXPLAINED} } } } }`,
  templateOf: of => paths(of['certainty'] as string, more ? (of['undated'] as number) : 0),
});

const between = (template: string, args: string): Asking => ({
  query: `{ connections(${args}) { whyNot { outcome ${EXPLAINED} } } }`,
  templateOf: of => (typeof of['outcome'] === 'string' ? `absence/${template}` : undefined),
});

const hidden = (args: string): Asking => ({
  query: `{ connections(${args}) { whyNot { hiddenBy { by ${EXPLAINED} } } } }`,
  templateOf: of => (typeof of['by'] === 'string' ? `hidden/${of['by']}` : undefined),
});

const unmatched = (template: string, args: string): Asking => ({
  query: `{ connections(${args}) { unmatched { argument ${EXPLAINED} } } }`,
  templateOf: of => (of['argument'] ? `unmatched/${template}` : undefined),
});

const impact = (id: string, change: 'RETIRE' | 'CHANGE'): Asking => ({
  query: `{ impact(of: { id: "${id}" }, change: ${change}, first: 60) {
    nodes { consequence extent lost left node { __typename } ${EXPLAINED} } } }`,
  templateOf: of => {
    if (change === 'CHANGE') return 'consequence/CHANGE';
    const left = of['extent'] === 'WHOLLY' ? '' : `/${Number(of['left']) > 0 ? 'left' : 'none left'}`;
    return `consequence/${of['consequence']}/${of['extent']}${left}`;
  },
});

const comparable = (id: string, by: string): Asking => ({
  query: `{ comparable(of: {id: "${id}"}, by: [${by}], first: 300) { nodes { by { likeness } ${EXPLAINED} } } }`,
  templateOf: of =>
    `comparable/${by}/${((of['by'] as readonly Found[])[0]?.['likeness'] as number) > 0 ? 'alike' : 'different'}`,
});

const assumed = (assuming: string): Asking => ({
  query: `{ paths(from: { id: "municipality:1151" }, to: { id: "framework:eidas" }, assuming: { ${assuming} }) {
    assumed { kind ${EXPLAINED} } } }`,
  templateOf: of => `assumed/${of['kind']}`,
});

const difference = (id: string): Asking => ({
  query: `{ difference(since: "2023-01-01", until: "2026-01-01", neighbourhood: { of: { id: "${id}" }, maxHops: 1 }) {
    undated ${WARNED} } }`,
  templateOf: of => `difference/${of['undated'] === 1 ? 'one' : 'many'}`,
});

const history = (id: string): Asking => ({
  query: `{ history(of: {id: "${id}"}) { undated ${WARNED} } }`,
  templateOf: of => `history/${of['undated'] === 1 ? 'one' : 'many'}`,
});

const groups = (first: number): Asking => ({
  query: `{ municipalityGroupings(by: [partOf], first: ${first}) { truncated { reason ${EXPLAINED} } } }`,
  templateOf: () => 'cut/GROUP_LIMIT',
});

const UTSIRA = 'from: { id: "municipality:1151" }';
const OSLO = 'from: { id: "municipality:0301" }';
const [TO_DGA, TO_EIDAS, TO_GDPR] = ['dga', 'eidas', 'gdpr'].map(id => `to: { id: "framework:${id}" }`) as [
  string,
  string,
  string,
];
const VIA = 'via: { sharedResource: {} }';

export const ASKINGS: readonly Asking[] = [
  ...SUBJECTS.flatMap(id => [reach(id, 'FORWARD'), reach(id, 'BACKWARD')]),
  ...['municipality:1151', 'organisation:digdir', 'framework:eidas'].flatMap(id => [
    reach(id, 'FORWARD', ', asOf: "2021-06-01", undated: INCLUDE'),
    reach(id, 'BACKWARD', ', asOf: "2021-06-01", undated: INCLUDE'),
  ]),
  ...[
    `${UTSIRA}, ${TO_DGA}`,
    `${OSLO}, to: { id: "framework:inspire" }`,
    `from: { id: "county:46" }, ${TO_DGA}`,
  ].flatMap(ends => [
    between('usual', `${ends}, ${VIA}, maxHops: 2`),
    between('named', `${ends}, relations: [USES, FULFILS], maxHops: 2`),
    between('named one', `${ends}, relations: [USES], maxHops: 2`),
    between(
      'several named',
      `${ends}, relations: [USES, FULFILS, PROVIDES, REALISES, DEPENDS_ON], maxHops: 2`,
    ),
  ]),
  between(
    'groups of nodes',
    `from: { municipality: { partOf: { some: { node: { id: { eq: "county:11" } } } } } }, ${TO_DGA}, maxHops: 2`,
  ),
  between('groups of nodes', `from: { county: {} }, ${TO_DGA}, maxHops: 2`),
  between('groups of nodes', 'from: { sector: {} }, to: { lifeEvent: {} }, maxHops: 2'),
  ...[UTSIRA, OSLO, 'from: { id: "municipality:4601" }'].flatMap(from => [
    hidden(`${from}, ${TO_GDPR}, ${VIA}, certainty: FACT`),
    hidden(`${from}, to: { framework: { id: { eq: "framework:eidas" } } }, ${VIA}, asOf: "2015-01-01"`),
    hidden(
      `${from}, to: { framework: { id: { eq: "framework:eidas" } } }, asOf: "2015-01-01", certainty: FACT`,
    ),
    hidden(`${from}, ${TO_EIDAS}, via: { goal: {} }`),
    hidden(`${from}, ${TO_EIDAS}, avoid: { sharedResource: {} }`),
    hidden(`${from}, ${TO_EIDAS}, relations: [USES]`),
    hidden(`${from}, ${TO_EIDAS}, minHops: 8, maxHops: 8, relations: [USES, GOVERNED_BY]`),
    hidden(`${from}, ${TO_EIDAS}, undated: EXCLUDE`),
  ]),
  unmatched('suggestion', `${UTSIRA}, to: { framework: { celex: { eq: "32014R0911" } } }`),
  unmatched('suggestion', `from: { municipality: { number: { eq: "1152" } } }, ${TO_EIDAS}`),
  unmatched(
    'suggestion',
    `${UTSIRA}, ${TO_EIDAS}, via: { sharedResource: { id: { eq: "resource:idporten" } } }`,
  ),
  unmatched('no suggestion', `from: { municipality: { population: { gt: 9000000 } } }, ${TO_EIDAS}`),
  unmatched('no suggestion', `${UTSIRA}, to: { framework: { name: { contains: "qqqq" } } }`),
  unmatched('no suggestion', `${UTSIRA}, ${TO_EIDAS}, via: { goal: { name: { contains: "qqqq" } } }`),
  unmatched(
    'another day',
    `from: { municipality: { population: { gt: 9000000 } } }, ${TO_EIDAS}, asOf: "2020-01-01"`,
  ),
  unmatched(
    'another day',
    `${UTSIRA}, to: { framework: { name: { contains: "qqqq" } } }, asOf: "2020-01-01"`,
  ),
  unmatched(
    'another day',
    `${UTSIRA}, ${TO_EIDAS}, via: { goal: { name: { contains: "qqqq" } } }, asOf: "2020-01-01"`,
  ),
  ...[
    'resource:elma',
    'resource:id-porten',
    'resource:maskinporten',
    'resource:eformidling',
    'resource:altinn-3-plattform',
    'resource:folkeregisteret',
    'resource:matrikkelen',
    'organisation:digdir',
    'organisation:nav',
    'organisation:skatteetaten',
    'framework:eidas',
    'framework:services-directive',
    'framework:sdg',
    'framework:gdpr',
  ].flatMap(id => [impact(id, 'RETIRE'), impact(id, 'CHANGE')]),
  ...['municipality:1151', 'municipality:0301', 'municipality:5612'].flatMap(id =>
    ['POPULATION', 'AREA', 'COUNTY', 'WRITTEN_FORM', 'RESOURCES'].map(by => comparable(id, by)),
  ),
  assumed(
    'without: [{ id: "resource:id-porten" }, { id: "capability:autentisering" }, { id: "framework:gdpr" }]',
  ),
  assumed(
    `without: [
      { edge: { relation: USES, from: "organisation:nav", to: "resource:a-ordningen" } }
      { edge: { relation: PROVIDES, from: "organisation:digdir", to: "resource:id-porten" } }
      { edge: { relation: REALISES, from: "resource:id-porten", to: "capability:autentisering" } }
    ]`,
  ),
  assumed(`with: [{ relation: USES, from: "municipality:1151", to: "resource:eidas-node-norge" },
    { relation: USES, from: "organisation:nav", to: "resource:elma" },
    { relation: PURSUES, from: "organisation:digdir", to: "goal:2" }]`),
  assumed(`retire: [{ id: "resource:id-porten", on: "2026-01-01" }, { id: "resource:elma", on: "2027-05-17" },
    { id: "organisation:nav", on: "2030-12-31" }]`),
  ...[
    'framework:eidas',
    'resource:id-porten',
    'organisation:kommuner',
    'municipality:1151',
    'framework:dga',
  ].map(difference),
  ...['framework:eidas', 'resource:id-porten', 'framework:dga', 'framework:eidas2', 'goal:2'].map(history),
  ...[1, 4, 12].map(groups),
];

/** Every sentence in what was answered, with the object that it stands in. */
const saidIn = (value: unknown): readonly (readonly [Found, Said])[] => {
  if (Array.isArray(value)) return value.flatMap(saidIn);
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Found;
  const [nb, nn, en] = [of['nb'] ?? of['warned'], of['nn'], of['en']];
  const own = typeof nb === 'string' ? [[of, { nb, nn: String(nn), en: String(en) }] as const] : [];
  return [...own, ...Object.values(of).flatMap(saidIn)];
};

/** All that is said in answer to these questions, each once. */
export const sentencesOf = async (samgraf: Samgraf): Promise<Pool> => {
  const pool = new Map<string, Map<string, Said>>();
  for (const { query, templateOf } of ASKINGS) {
    for (const [of, said] of saidIn(await dataOf(samgraf, query))) {
      const template = templateOf(of);
      if (template === undefined) continue;
      const all = pool.get(template) ?? new Map<string, Said>();
      pool.set(template, all.set(said.nb, said));
    }
  }
  return new Map([...pool].map(([template, all]) => [template, [...all.values()]]));
};
