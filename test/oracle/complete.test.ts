import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  Kind,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLCompositeType,
  type GraphQLError,
  type SelectionSetNode,
} from 'graphql';
import { fc } from '../support/drawn';
import { meaningOf, type Meaning } from '../../src/engine/planner/collect';
import { graphOn, knownOf } from '../support/random-graph';
import { randomModel, randomSchema } from '../support/random-model';
import { QUESTIONS, READS, operationOn } from '../support/random-operation';
import { TODAY_OF_TESTS } from '../support/random-values';
import { CHECKED_APART } from './reference/questions/checked-apart';
import { Refused } from './reference/questions/scene';
import { referenceAnswer } from './reference/reference';

/** The roots that the reference answers; the others, with what holds them instead. */
const ANSWERED = new Set<Meaning['kind']>([...READS, ...QUESTIONS]);
const HELD_ELSEWHERE: Partial<Record<Meaning['kind'], string>> = {
  changes: 'test/changes/oracle.ts',
  recorded: 'test/changes/recorded.test.ts',
  proposals: 'test/changes/proposals.test.ts',
  sourceVersions: 'test/changes/source-versions.test.ts',
};
/** The same graphs at each run; the rarest type, something that can take the place of what is lost, is met in the fiftieth or so. */
const [SEED, GRAPHS, OPERATIONS] = [5001, 200, 40];

const roots = Object.values(randomSchema.getQueryType()?.getFields() ?? {});

/** What leads on to other nodes. */
const isOfRelation = (field: Parameters<typeof meaningOf>[0]): boolean =>
  ['related', 'shortcut'].includes(meaningOf(field).kind);

/** The types of objects that answers of these roots are made of, as far as the SDL of the API says them and not the model. */
const typesBelow = (type: GraphQLCompositeType, met: Set<string>): Set<string> => {
  if (!isObjectType(type) || randomModel.kinds.has(type.name) || met.has(type.name)) return met;
  met.add(type.name);
  for (const field of Object.values(type.getFields())) {
    const below = getNamedType(field.type);
    const isPassed = isOfRelation(field) || CHECKED_APART[type.name]?.includes(field.name);
    if (isCompositeType(below) && !isPassed) typesBelow(below, met);
  }
  return met;
};

/** Everything below a type that can be asked for without an argument, nodes and their relations aside. */
const everything = (type: GraphQLCompositeType, above: readonly string[] = []): string => {
  if (!isObjectType(type) || randomModel.kinds.has(type.name) || above.includes(type.name))
    return '__typename';
  const fields = Object.values(type.getFields()).flatMap(field => {
    const [below, apart] = [getNamedType(field.type), CHECKED_APART[type.name]?.includes(field.name)];
    if (apart || field.args.some(isRequiredArgument) || isOfRelation(field)) return [];
    if (isLeafType(below)) return [field.name];
    return isCompositeType(below) ? [`${field.name} { ${everything(below, [...above, type.name])} }`] : [];
  });
  return ['__typename', ...fields].join(' ');
};

/** An operation's roots with all of their answers asked for. */
const widened = (text: string): DocumentNode =>
  visit(parse(text), {
    FragmentDefinition: () => null,
    OperationDefinition: node => ({
      ...node,
      selectionSet: {
        ...node.selectionSet,
        selections: node.selectionSet.selections.flatMap(root => {
          const of = root.kind === 'Field' && roots.find(({ name }) => name === root.name.value);
          const type = of && getNamedType(of.type);
          if (!isCompositeType(type) || root.kind !== 'Field') return [];
          return [{ ...root, selectionSet: selectionOf(everything(type)) }];
        }),
      },
    }),
  }) as DocumentNode;

const selectionOf = (text: string): SelectionSetNode => {
  const [operation] = parse(`{ ${text} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an operation was written');
  return operation.selectionSet;
};

/** Types that random graphs do not meet, and the tests that hold them. */
const TYPES_HELD_ELSEWHERE: Readonly<Record<string, string>> = {
  AtRisk: 'test/api/weights-and-risk.test.ts',
};

/** Notes the types of all objects in an answer. */
const noteTypes = (value: unknown, met: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return;
  const { __typename: name } = value as { __typename?: unknown };
  if (typeof name === 'string') met.add(name);
  for (const below of Object.values(value)) noteTypes(below, met);
};

/** What broke, refusals aside. */
const faultsIn = (errors: readonly GraphQLError[] = []): readonly string[] =>
  errors
    .filter(
      ({ originalError, extensions }) =>
        !(originalError instanceof Refused) && extensions['code'] === undefined,
    )
    .map(({ message }) => message);

test('every root of the SDL is answered by the reference, or held by a test of its own', () => {
  const kinds = new Set(roots.map(field => meaningOf(field).kind));
  expect([...kinds].filter(kind => !ANSWERED.has(kind) && !HELD_ELSEWHERE[kind])).toEqual([]);
  for (const file of [...Object.values(HELD_ELSEWHERE), ...Object.values(TYPES_HELD_ELSEWHERE)])
    expect(existsSync(join(__dirname, '../..', file))).toBe(true);
});

test('the reference has every field of every type that the SDL gives answers, and each type is met', async () => {
  const wanted = roots
    .filter(field => ANSWERED.has(meaningOf(field).kind))
    .map(field => getNamedType(field.type))
    .filter(isCompositeType)
    .reduce((met, type) => typesBelow(type, met), new Set<string>());
  expect([...wanted]).toEqual(expect.arrayContaining(['Path', 'WhyNot', 'KindCount']));
  const left = new Set([...wanted].filter(type => !(type in TYPES_HELD_ELSEWHERE)));
  const faults = new Set<string>();
  for (let at = 0; at < GRAPHS && left.size > 0; at += 1)
    for (const { document, result } of await answersOn(SEED + at)) {
      for (const fault of faultsIn(result.errors)) faults.add(`${fault} ${print(document).slice(0, 200)}`);
      const met = new Set<string>();
      noteTypes(result.data, met);
      for (const type of met) left.delete(type);
    }
  expect([...faults]).toEqual([]);
  expect([...left]).toEqual([]);
}, 120_000);

/** Of a random graph, by the reference. */
const answersOn = async (
  seed: number,
): Promise<readonly Readonly<{ document: DocumentNode; result: ExecutionResult }>[]> => {
  const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(randomModel), { seed, numRuns: 1 });
  const known = knownOf(graph, randomModel);
  const operations = fc.sample(
    operationOn(randomSchema, known, [...READS, ...READS.flatMap(() => QUESTIONS)]),
    {
      seed,
      numRuns: OPERATIONS,
    },
  );
  return Promise.all(
    operations.map(async ({ text, variables }) => {
      const document = widened(text);
      const asked = { document, variables, today: TODAY_OF_TESTS };
      return { document, result: await referenceAnswer(asked, randomSchema, randomModel, graph) };
    }),
  );
};
