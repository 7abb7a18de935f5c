import { print, astFromValue, type GraphQLInputType } from 'graphql';
import { fc } from '../support/drawn';
import { isConcrete, type Field, type Kind } from '../../src/engine/model/model';
import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, faultsOf, logOf, one, send, type Reported } from './changing';

/** More by `npm run test:differential`. */
const REQUESTS = process.env.SAMGRAF_CASES ? 400 : 60;
const model = readProjectModel();

/** Letters that have two forms, and some that have one. */
const WORDS = ['Ålesund', 'få', 'Čáhput', 'ǩee', 'été', 'Ἀθῆναι', 'ộ', '각', 'Ω', 'plain', 'æøå', 'नमस्ते'];
const FORMS = ['NFC', 'NFD', 'mixed'] as const;
type Form = (typeof FORMS)[number];

/** Each letter in one of its forms; mixed: every other one decomposed. */
const inForm = (text: string, form: Form): string =>
  form === 'mixed'
    ? [...text.normalize('NFC')].map((letter, i) => (i % 2 === 0 ? letter.normalize('NFD') : letter)).join('')
    : text.normalize(form);
const allInForm = (value: unknown, form: Form): unknown => {
  if (typeof value === 'string') return inForm(value, form);
  if (Array.isArray(value)) return value.map(item => allInForm(item, form));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, allInForm(part, form)]));
};

const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' '));
const local = word.map(text => text.toLowerCase());
const day = fc.constantFrom('2020-01-01', '2024-02-29');

/** A value of a field that no rule of its own holds; undefined if one does. */
const valueOf = ({ type, name, list, key, url, evidence }: Field): fc.Arbitrary<unknown> | undefined => {
  if (key || url || evidence || HELD.includes(name)) return undefined;
  const single = singleOf(type);
  return single && list ? fc.array(single, { maxLength: 3 }) : single;
};
const HELD: readonly string[] = ['version', 'recordedAt', 'access', 'restrictedTo', 'sources'];
const singleOf = (type: Field['type']): fc.Arbitrary<unknown> | undefined => {
  if (type.kind === 'enum') return fc.constantFrom(...type.values);
  if (type.kind === 'text')
    return fc.dictionary(fc.constantFrom('nb', 'nn', 'se'), phrase, { minKeys: 1, maxKeys: 2 });
  if (type.kind === 'sources') return undefined;
  switch (type.name) {
    case 'String':
      return phrase;
    case 'Int':
      return fc.constantFrom(0, -0, 1, 300);
    case 'Float':
      return fc.constantFrom(0, -0, 0.1, 63.25);
    case 'Boolean':
      return fc.boolean();
    case 'Date':
      return day;
    case 'DateTime':
      return fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123Z');
    case 'ID':
      return undefined;
  }
};

/** Kinds that a node can be made of without what only rules would tell. */
const KINDS = [...model.kinds.values()].filter(
  kind => isConcrete(kind) && kind.unique.length === 0 && [...kind.fields.values()].every(isFree),
);
function isFree(field: Field): boolean {
  return (
    (!field.required || field.name === 'id' || HELD.includes(field.name) || valueOf(field) !== undefined) &&
    !field.with
  );
}

const fieldsOf = (kind: Kind): fc.Arbitrary<Record<string, unknown>> => {
  const values = [...kind.fields.values()].flatMap(field => {
    const value = valueOf(field);
    return value ? [[field.name, field.required ? value : fc.option(value, { freq: 1 })] as const] : [];
  });
  const required = values.flatMap(([name]) => (kind.fields.get(name)?.required === true ? [name] : []));
  return fc.record(Object.fromEntries(values), { requiredKeys: required });
};

const idOf = (kind: Kind): fc.Arbitrary<string> => local.map(text => `${kind.prefix}:${text}`);
const upsert = fc
  .constantFrom(...KINDS)
  .chain(kind =>
    fc
      .tuple(idOf(kind), fieldsOf(kind))
      .map(([id, fields]) => ({ upsert: { [kind.singular]: { ...period(fields), id } } })),
  );
/** What ends ends after it began. */
const period = ({ validTo, ...fields }: Record<string, unknown>): Record<string, unknown> => ({
  ...fields,
  ...(typeof validTo === 'string' && typeof fields['validFrom'] !== 'string' ? { validTo } : {}),
});

const SOLUTIONS = WORDS.slice(0, 4).map(text => `resource:${text.toLowerCase()}`);
const solution = fc.constantFrom(...SOLUTIONS);
const dated = fc.option(fc.constantFrom('2020-01-01'), { nil: undefined });
const ends = fc.tuple(fc.constantFrom('municipality:0301', 'municipality:4601'), solution, dated);
const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const connect = fc.tuple(ends, phrase).map(([[from, to, validFrom], rationale]) => ({
  connect: { uses: given({ from, to, validFrom, rationale }) },
}));
const disconnect = ends.map(([from, to, validFrom]) => ({
  disconnect: given({ relation: 'USES', from, to, validFrom }),
}));
const deletion = solution.map(id => ({ delete: { id, cascade: true } }));
const change = fc.oneof(
  { weight: 6, arbitrary: upsert },
  { weight: 3, arbitrary: connect },
  { weight: 1, arbitrary: disconnect },
  { weight: 1, arbitrary: deletion },
);
const request = fc.array(change, { minLength: 1, maxLength: 4 });

const statuses = ({ results }: Reported): readonly string[] => [
  ...new Set(results.map(({ status }) => status)),
];

describe.each(STORE_NAMES)('a request that is sent twice, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    const solutions = SOLUTIONS.map(id => ({ upsert: { solution: { id, name: { nb: id } } } }));
    await apply(samgraf, solutions);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  /** Written into the document, as people do by hand. */
  const inDocument = async (changes: unknown): Promise<Reported> => {
    const type = samgraf.schema.getMutationType()?.getFields()['apply']?.args[0]?.type as GraphQLInputType;
    const value = astFromValue(changes, type);
    const text = `mutation { apply(changes: ${value ? print(value) : ''}, source: "source:test", certainty: FACT, reason: "a test") { applied sequence results { status faults { code field message } } } }`;
    return (await send(samgraf, text))['apply'] as unknown as Reported;
  };

  test(
    `is UNCHANGED in all of it the second time, whatever form its letters have (${REQUESTS} requests)`,
    async () => {
      let made = 0;
      for (const [i, changes] of fc.sample(request, REQUESTS).entries()) {
        const [form, other] = [FORMS[i % 3] ?? 'NFC', FORMS[(i + 1) % 3] ?? 'NFD'];
        const first = await apply(samgraf, allInForm(changes, form) as unknown[]);
        if (!first.applied) continue;
        made += 1;
        for (const again of [
          await apply(samgraf, allInForm(changes, form) as unknown[]),
          await apply(samgraf, allInForm(changes, other) as unknown[]),
          await inDocument(allInForm(changes, other)),
        ])
          expect({
            changes,
            statuses: statuses(again),
            faults: faultsOf(again),
            sequence: again.sequence,
          }).toEqual({
            changes,
            statuses: ['UNCHANGED'],
            faults: [],
            sequence: first.sequence,
          });
      }
      // More than half on average: one in four is less than chance makes of it.
      expect(made).toBeGreaterThan(REQUESTS / 4);
      for (const { subject, after = {} } of await logOf(samgraf))
        expect([subject, after]).toEqual(allInForm([subject, after], 'NFC'));
    },
    OPEN_TIMEOUT_MS,
  );

  test('finds, patches, deletes and joins a node by an id in another form', async () => {
    const id = 'life-event:få-årsak';
    const nfd = id.normalize('NFD');
    expect(
      statuses(await apply(samgraf, [{ upsert: { lifeEvent: { id: nfd, name: { nb: 'a' } } } }])),
    ).toEqual(['CREATED']);
    const patched = await one(
      samgraf,
      `mutation { patchLifeEvent(input: {id: "${nfd}", name: {nb: "${'på'.normalize('NFD')}"}}, source: "source:test") { node { id name } } }`,
    );
    expect(patched).toEqual({ node: { id, name: 'på' } });
    expect(statuses(await apply(samgraf, [{ delete: { id: nfd } }]))).toEqual(['DELETED']);
  });

  test('takes away no relation that it asks for, whether that was there or not', async () => {
    const end = 'resource:asked-for';
    const made = { upsert: { solution: { id: end, name: { nb: 'a' } } } };
    const joined = { connect: { uses: { from: 'municipality:0301', to: end } } };
    const gone = { delete: { id: end, cascade: true } };
    for (const there of [[made], [made, joined]]) {
      expect((await apply(samgraf, there)).applied).toBe(true);
      const both = await apply(samgraf, [joined, gone]);
      expect([both.applied, faultsOf(both)]).toEqual([false, [`BAD_RECORD to: there is no ${end}`]]);
    }
    expect((await apply(samgraf, [gone])).applied).toBe(true);
  });
});
