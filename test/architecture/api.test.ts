import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import {
  buildSchema as buildFromText,
  executeSync,
  findBreakingChanges,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  print,
  printType,
  validateSchema,
  visit,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { readModel } from '../../src/engine/model/read-model';
import { readPackSdl } from '../../src/pack/pack';
import { buildSchema, RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { publicSdl } from '../../src/engine/schema/subgraph-sdl';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';

/** `SAMGRAF_UPDATE=1` writes the golden and the list anew; `SAMGRAF_RELEASE=1` what this version releases. */
const HERE = join(__dirname, 'api');
const golden = (name: string): string => join(HERE, name);

const schema = buildSchema(readProjectModel());
const printed = publicSdl(schema);

/** Fails with the first line that differs, and not with all of both. */
const isAsIn = (file: string, text: string): void => {
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(golden(file), text);
  const [is, was] = [text.split('\n'), readFileSync(golden(file), 'utf8').split('\n')];
  const first = is.findIndex((line, i) => line !== was[i]);
  expect({ line: first + 1, is: is[first], lines: is.length }).toEqual({
    line: 0,
    is: undefined,
    lines: was.length,
  });
};

/** A small kind and one with an enum and keys, each with all the types that it gives; and two relations with both their ends. */
const TWO_KINDS =
  /^(LifeEvent|Domain)s?(Where|Order|Input|Payload|Connection|Edge|Groupings?|GroupBy|Measures)?$|^(Uses|UsedBy|Amends|QuotedClaim|FrameworkQuotedClaim)(Step|Input|Connection|Edge|Related|Where|Order)?$/;

test('two kinds and two relations look as they did (SAMGRAF_UPDATE=1 writes them anew)', () => {
  const types = Object.values(schema.getTypeMap())
    .filter(({ name }) => TWO_KINDS.test(name))
    .map(printType)
    .sort();
  expect(types.length).toBeGreaterThan(30);
  isAsIn('two-kinds.graphql', `${types.join('\n\n')}\n`);
});

test('the names of types, root fields and enum values are as listed (SAMGRAF_UPDATE=1 lists them anew)', () => {
  const types = Object.values(schema.getTypeMap()).filter(type => !isIntrospectionType(type));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const names = [
    ...types.map(({ name }) => name),
    ...types.filter(isEnumType).flatMap(type => type.getValues().map(({ name }) => `${type.name}.${name}`)),
    ...roots.flatMap(type => Object.keys(type?.getFields() ?? {}).map(name => `${type?.name ?? ''}.${name}`)),
  ];
  isAsIn('names.txt', `${[...new Set(names)].sort().join('\n')}\n`);
});

/** The print of the last release without descriptions, which break nobody. */
const RELEASED = golden('released.graphql.br');
const withoutDescriptions = (sdl: string): string =>
  print(
    visit(parse(sdl, { noLocation: true }), {
      enter: node =>
        'description' in node && node.description ? { ...node, description: undefined } : undefined,
    }),
  );

/** Relations that say the words of their source have types of their own; the fields and arguments keep their names. */
const reworded = (kind: string, field: string, to: string): readonly string[] => [
  `ARG_CHANGED_KIND: ${kind}.${field} arg orderBy has changed type from [${to}ClaimOrder!] to [${to}WordedClaimOrder!].`,
  `ARG_CHANGED_KIND: ${kind}.${field} arg where has changed type from ${to}ClaimWhere to ${to}WordedClaimWhere.`,
  `FIELD_CHANGED_KIND: ${kind}.${field} changed type from ${to}ClaimConnection! to ${to}WordedClaimConnection!.`,
  `FIELD_CHANGED_KIND: ${kind}Where.${field} changed type from ${to}ClaimRelated to ${to}WordedClaimRelated.`,
];
const RESOURCES = [
  'CollaborationArena',
  'DataService',
  'Dataset',
  'Guidance',
  'Instrument',
  'SharedResource',
  'Solution',
  'Specification',
];

/** Breaks since the last release, each with its reason in docs/decisions; the names of 30 November 2026 are where a release starts from. */
const ACCEPTED: readonly string[] = [
  'FIELD_CHANGED_KIND: Difference.throughCount changed type from Int! to Int.',
  'FIELD_CHANGED_KIND: MissingLink.fromCount changed type from Int! to Int.',
  'FIELD_CHANGED_KIND: MissingLink.toCount changed type from Int! to Int.',
  'FIELD_CHANGED_KIND: WhyNot.missingCount changed type from Int! to Int.',
  // A kind whose first number this is has groups with sums: the same fields, and those.
  'FIELD_CHANGED_KIND: Query.informationSystemGroupings changed type from Groupings! to InformationSystemGroupings!.',
  ...reworded('Capability', 'realisedBy', 'SharedResource'),
  'ARG_CHANGED_KIND: Mutation.connectRealises arg input has changed type from ClaimInput! to WordedClaimInput!.',
  'FIELD_CHANGED_KIND: RelationInput.realises changed type from ClaimInput to WordedClaimInput.',
  ...RESOURCES.flatMap(kind => reworded(kind, 'realises', 'Capability')),
];

test('nothing breaks a client of the last release', () => {
  if (process.env['SAMGRAF_RELEASE'] === '1')
    writeFileSync(RELEASED, brotliCompressSync(withoutDescriptions(printed)));
  const released = buildFromText(brotliDecompressSync(readFileSync(RELEASED)).toString());
  const broken = (now: GraphQLSchema): readonly string[] =>
    findBreakingChanges(released, now)
      .map(({ type, description }) => `${type}: ${description}`)
      .sort();
  expect(broken(schema)).toEqual([...ACCEPTED].sort());
  // It can fail: a field less is found.
  const less = printed.replace(/^ {2}totalCount: Int!$/m, '  other: Int!');
  expect(broken(buildFromText(less)).filter(one => !ACCEPTED.includes(one))).toEqual([
    expect.stringMatching(/^FIELD_REMOVED: \w+\.totalCount was removed/),
  ]);
});

test('the public API is a schema that others can read', () => {
  expect(validateSchema(schema)).toEqual([]);
  expect(() => buildFromText(printed)).not.toThrow();
});

test('everything in it is described, once: what is not is about a field or an argument of that name, which is', () => {
  const parts = everythingIn(schema);
  expect(parts.length).toBeGreaterThan(10_000);
  const isDescribed = ({ description }: Described): boolean => /\w{2}.*\.$/s.test(description ?? '');
  const said = new Set(parts.filter(isDescribed).map(nameAlone));
  expect(
    parts
      .filter(part => !isDescribed(part))
      .filter(
        part =>
          (part.description ?? '') !== '' ||
          !part.name.includes('.') ||
          !said.has(nameAlone(part).replace(/Count$/, '')),
      )
      .map(({ name }) => name),
  ).toEqual([]);
  // Whoever asks at the root is told there: lists of kinds describe each of their arguments.
  expect(
    parts
      .filter(({ name }) => /^Query\.\w+$|^municipalities\(/.test(name))
      .filter(part => !isDescribed(part)),
  ).toEqual([]);
});

/** Of what is public, as lines of SDL without descriptions and as the bytes that a client gets who asks for all of it. */
const sizeOf = (own = ''): Readonly<{ lines: number; types: number; bytes: number }> => {
  const files = readPackSdl({ folder: PROJECT });
  const of = own === '' ? files : [...files, { name: 'own.graphql', text: own }];
  const made = buildSchema(readModel(of, RESERVED_NAMES, WRITTEN_AS_NATIONAL));
  const answer = executeSync({ schema: made, document: parse(getIntrospectionQuery()) });
  return {
    lines: withoutDescriptions(publicSdl(made))
      .split('\n')
      .filter(line => line.trim() !== '').length,
    types: Object.keys(made.getTypeMap()).length,
    bytes: Buffer.byteLength(JSON.stringify(answer.data)),
  };
};

describe('how much of it there is', () => {
  const whole = sizeOf();
  const added = (own: string): ReturnType<typeof sizeOf> => {
    const more = sizeOf(own);
    return {
      lines: more.lines - whole.lines,
      types: more.types - whole.types,
      bytes: more.bytes - whole.bytes,
    };
  };
  const most = (size: ReturnType<typeof sizeOf>): readonly number[] => [size.lines, size.types, size.bytes];
  const within = (size: ReturnType<typeof sizeOf>, bounds: readonly number[]): void => {
    expect(most(size).filter((value, i) => value > (bounds[i] ?? 0))).toEqual([]);
  };

  // It was 1,475 types and 5.9 MB when each end of a relation had types of its own.
  // Fourteen more languages of the EU are a line each in the enum, in inputs of texts and in filters. A reason is in several, as `rationales`.
  // How many there are at each end is a field, which lists are ordered by, and which everybody writes.
  // Every node has two fields by which other graphs know it, and one for what files said of it that has no place here.
  test('all of it', () => within(whole, [21_750, 1_285, 4_810_000]));
  test('a kind more', () =>
    within(
      added(
        `"A thing. Norwegian: ting." type Thing implements Entity @node(prefix: "thing") @label(nb: "a", nn: "a", en: "a") @noun(plural: {nb: "a", nn: "a", en: "a"}, gender: {nb: MASCULINE, nn: MASCULINE})`,
      ),
      [106, 8, 25_000],
    ));
  const relation = (facts: string): string =>
    `"It sits. Norwegian: sitter." type Sits @relation(name: "SITS", from: ["Framework"], to: ["Framework"], forward: "sitsBy", backward: "satBy") @phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"})${facts}`;
  test('a relation more that has no facts of its own', () => within(added(relation('')), [42, 1, 11_800]));
  test('and one that has', () =>
    within(
      added(relation(' { "How far. Norwegian: avstand." far: Int @label(nb: "a", nn: "a", en: "a") }')),
      [200, 13, 40_000],
    ));
});

test('its scalars are specified, and so is the schema', () => {
  const own = Object.values(schema.getTypeMap())
    .filter(isScalarType)
    .filter(type => !isSpecifiedScalarType(type));
  expect(own.map(type => [type.name, type.specifiedByURL])).toEqual(
    own.map(type => [type.name, expect.stringMatching(/^https:\/\//)]),
  );
});

const nameAlone = ({ name }: Described): string => /(\w+)\)?$/.exec(name)?.[1] ?? name;

type Described = Readonly<{ name: string; description: string | null | undefined }>;

/** The schema, its types, their fields and values, the fields' arguments: all that may be described. */
const everythingIn = (whole: GraphQLSchema): readonly Described[] => {
  const own = Object.values(whole.getTypeMap()).filter(
    type => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return [{ name: 'the schema', description: whole.description }, ...own, ...own.flatMap(partsOf)];
};

const partsOf = (type: GraphQLNamedType): readonly Described[] => {
  const within = (part: Described): Described => ({
    name: `${type.name}.${part.name}`,
    description: part.description,
  });
  if (isEnumType(type)) return type.getValues().map(within);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(within);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(field => [
    within(field),
    ...field.args.map(arg => within({ name: `${field.name}(${arg.name})`, description: arg.description })),
  ]);
};
