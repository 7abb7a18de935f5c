import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import {
  Kind as Ast,
  buildSchema as buildFromText,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { subgraphSdl } from '../../src/engine/schema/subgraph-sdl';
import { readProjectModel, readPublicSdl, readSubgraphSdl } from '../../src/doors/server/samgraf';

const model = readProjectModel();
const schema = buildSchema(model, { federation: true });
const sdl = subgraphSdl(schema);
const document = parse(sdl);

/** `@specifiedBy` and `@oneOf` are of GraphQL itself. */
const NOT_OURS: readonly string[] = [Ast.SCALAR_TYPE_DEFINITION, Ast.INPUT_OBJECT_TYPE_DEFINITION];

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
const isComposite = (node: DefinitionNode): node is Composite =>
  node.kind === Ast.OBJECT_TYPE_DEFINITION || node.kind === Ast.INTERFACE_TYPE_DEFINITION;
const types = document.definitions.filter(isComposite);
const directivesOf = (name: string): readonly string[] =>
  types.find(type => type.name.value === name)?.directives?.map(directive => print(directive)) ?? [];

test('every directive of it is one of federation, in the golden', () => {
  const lines = document.definitions.flatMap(node => {
    const directives = ('directives' in node ? (node.directives ?? []) : []) as readonly ConstDirectiveNode[];
    if (directives.length === 0 || NOT_OURS.includes(node.kind)) return [];
    const of = 'name' in node && node.name ? node.name.value : 'schema';
    const kind = node.kind === Ast.INTERFACE_TYPE_DEFINITION ? 'interface ' : '';
    return [`${kind}${of}\n${directives.map(directive => `  ${print(directive)}`).join('\n')}`];
  });
  const golden = join(__dirname, 'directives.txt');
  const text = `${lines.join('\n')}\n`;
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('the keys are those of the domain: of kinds, and of interfaces with all that implement them', () => {
  for (const kind of model.kinds.values()) {
    if (kind.shape === 'union') continue;
    const keys = [...kind.fields.values()]
      .filter(field => field.key)
      .map(({ name }) => `@key(fields: "${name}")`);
    expect([...directivesOf(kind.name)].sort()).toEqual(keys.sort());
  }
  expect(directivesOf('Node')).toEqual([]);
  expect(directivesOf('PageInfo')).toEqual(['@shareable']);
});

test('without its directives it is the public API, and without what a gateway asks for', () => {
  const plain = sdl.replaceAll(/ @(key|link|shareable)\([^{]*?\)(?= [@{])| @shareable(?= \{)/g, '');
  const printed = printSchema(lexicographicSortSchema(buildFromText(plain)));
  const api = readPublicSdl();
  expect(printed.split('\n').length).toBeGreaterThan(10_000);
  // Compared without the description of the schema, which a subgraph leaves to the supergraph.
  const bare = (text: string): readonly string[] =>
    printSchema(lexicographicSortSchema(buildFromText(text)))
      .replace(/^"""[^]*?"""\nschema \{[^}]*\}\n\n/, '')
      .split('\n');
  const [is, was] = [bare(printed), bare(api)];
  const first = is.findIndex((line, i) => line !== was[i]);
  expect({ line: first + 1, is: is[first] }).toEqual({ line: 0, is: undefined });
});

test('the same is printed without a server', () => {
  expect(readSubgraphSdl()).toBe(sdl);
});

test('with federation off nothing is added', () => {
  const off = buildSchema(model);
  expect(off.getType('_Any')).toBeUndefined();
  expect(Object.keys(off.getQueryType()?.getFields() ?? {}).filter(name => name.startsWith('_'))).toEqual([]);
});

test('it composes alone, and with subgraphs that speak of its kinds and its interfaces', () => {
  const link = (imports: string): string =>
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
  const waste = `${link('"@key", "@shareable"')}
    type Query { collections: [Municipality!]! }
    type Municipality @key(fields: "number") { number: String! wasteKilos: Int }
    type LocalizedText @shareable { lang: Language! value: String! }
    enum Language { ${schemaValues('Language').join(' ')} }`;
  const trust = `${link('"@key", "@interfaceObject"')}
    type Actor @interfaceObject @key(fields: "organisationNumber") { organisationNumber: String rating: Int }`;
  const services = [
    { name: 'samgraf', url: 'http://localhost/samgraf', typeDefs: document },
    { name: 'waste', url: 'http://localhost/waste', typeDefs: parse(waste) },
    { name: 'trust', url: 'http://localhost/trust', typeDefs: parse(trust) },
  ];
  const told = (upTo: number): readonly string[] =>
    (composeServices(services.slice(0, upTo)).errors ?? []).slice(0, 3).map(({ message }) => message);
  expect([told(1), told(2), told(3)]).toEqual([[], [], []]);
});

const schemaValues = (name: string): readonly string[] => {
  const definition = document.definitions.find(
    node => node.kind === Ast.ENUM_TYPE_DEFINITION && node.name.value === name,
  );
  return definition?.kind === Ast.ENUM_TYPE_DEFINITION
    ? (definition.values ?? []).map(value => value.name.value)
    : [];
};
