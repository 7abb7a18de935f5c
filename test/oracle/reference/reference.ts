import {
  GraphQLError,
  execute,
  isObjectType,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import {
  SOURCE,
  readTexts,
  textsProperty,
  type Certainty,
  type Field,
  type Model,
} from '../../../src/engine/model/model';
import {
  NO_LEXICON,
  highlighter,
  isCalledBy,
  searchQuery,
  searchedTexts,
  type SearchQuery,
  type SearchWord,
} from '../../../src/engine/model/search-text';
import { meaningOf, type Meaning } from '../../../src/engine/planner/collect';
import { asItStood, undatedFrom } from '../as-it-stood';
import { SEARCH_ORDER, scoreOf } from '../search';
import { isOfAnyKind, isOfKind, worldOf, type Graph, type Place, type World } from '../world';
import { ALL, shownIn } from './languages';
import {
  listOf,
  pagedConnection,
  relatedOf,
  shortcutOf,
  type Args,
  type EdgeObject,
  type NodeObject,
} from './connection';
import { givenArgs } from './given';
import { groupsOf, relationGroupsOf } from './groups';
import { answerQuestion } from './questions/answer-question';
import type { StepObject } from './questions/objects';

export type Asked = Readonly<{ document: DocumentNode; variables: Args; today: string }>;

/**
 * The whole API a second time, as a person would write it who has never seen the first: graphql-js with a resolver a
 * field, on plain arrays. No plan, no statement, no shaping; the meaning of fields is all that is shared.
 */
export const referenceAnswer = async (
  asked: Asked,
  schema: GraphQLSchema,
  model: Model,
  graph: Graph,
): Promise<ExecutionResult> =>
  execute({
    schema,
    document: asked.document,
    variableValues: asked.variables,
    contextValue: { graph, model, today: asked.today },
    fieldResolver,
    typeResolver,
  });

type Context = Readonly<{ graph: Graph; model: Model; today: string }>;
type Source = NodeObject | EdgeObject | StepObject | Args | undefined;

const typeResolver: GraphQLTypeResolver<unknown, unknown> = value => {
  const object = value as NodeObject | StepObject;
  return object.kind === 'node' ? object.place.node.kind.name : object.typename;
};

const fieldResolver: GraphQLFieldResolver<unknown, unknown, Args> = (source, args, context, info) => {
  const field = isObjectType(info.parentType) ? info.parentType.getFields()[info.fieldName] : undefined;
  if (!field) throw new Error(`${info.parentType.name} has no field ${info.fieldName}`);
  const means = meaningOf(field);
  const given = givenArgs(args, field);
  if (source === undefined) return resolveRoot(means, given, context as Context);
  const lacking = lackedFields(info.parentType, source as Source);
  if (lacking.length > 0) throw new Error(`The reference lacks ${lacking.join(', ')}`);
  return resolveField(means, info.fieldName, source as Source, given);
};

/**
 * Names the fields of a type that the reference has no value for, also those that nobody asked for: what the SDL has gained
 * is missed at the first object of its type, and not once an operation happens to ask for it.
 */
const lackedFields = (type: GraphQLObjectType, source: Source): readonly string[] =>
  Object.values(type.getFields())
    .filter(field => readsOwn(meaningOf(field)))
    .filter(({ name }) => !(name in (source as Args)) && countIn(source as Args, name) === undefined)
    .map(({ name }) => `${type.name}.${name}`);

/** Fields of other meanings are worked out from the model. */
const readsOwn = ({ kind }: Meaning): boolean => ['edgeNode', 'entity', 'steps', 'plain'].includes(kind);

/** What a root field asks holds for all below: the graph as it stood, and only what is certain enough. */
const resolveRoot = (means: Meaning, args: Args, { graph, model, today }: Context): unknown => {
  const [day, certainty] = [String(args['asOf'] ?? today), (args['certainty'] ?? 'UNCERTAIN') as Certainty];
  const undated = undatedFrom(graph, args['undated'], today);
  const stood = asItStood(graph, day, certainty, undated);
  const world: World = worldOf(model, stood, {});
  switch (means.kind) {
    case 'lookup':
      return lookup(args, world, node => isOfKind(node, means.of));
    case 'node':
      return lookup(args, world, () => true);
    case 'nodes':
      return (args['ids'] as readonly string[]).map(
        id => objects(world).find(object => object.place.node.id === id) ?? null,
      );
    case 'entities':
      return (args['representations'] as readonly Args[]).map(one => represented(one, world));
    case 'list':
      return listOf(means.of, args, world);
    case 'groups':
      return groupsOf(means.of, args, world);
    case 'relationGroups':
      return relationGroupsOf(means.of, args, world);
    case 'search':
      return search(
        args,
        world,
        args['anyDay'] === true ? asItStood(graph, undefined, certainty, undated) : stood,
      );
    case 'question':
      return answerQuestion(means.question.name, {
        graph,
        model,
        day,
        certainty,
        undatedFrom: undated,
        args,
      });
    case 'value':
    case 'text':
    case 'texts':
    case 'sources':
    case 'iri':
    case 'elsewhere':
    case 'sameAs':
    case 'related':
    case 'shortcut':
    case 'counted':
    case 'edgeNode':
    case 'entity':
    case 'steps':
    case 'plain':
      throw new Error(`${means.kind} is not a root field`);
    case 'sourceVersions':
    case 'policies':
    case 'policy':
    case '__schema':
    case '__type':
    case '__typename':
    case 'service':
    case 'changes':
    case 'recorded':
    case 'proposals':
    case 'apply':
    case 'undo':
    case 'propose':
    case 'acceptProposal':
    case 'rejectProposal':
    case 'changeNode':
    case 'changeRelation':
      throw new Error(`${means.kind} has an oracle of its own, if any: see test/oracle/complete.test.ts`);
  }
};

const objects = (world: World): readonly NodeObject[] =>
  world.graph.nodes.map(node => ({ kind: 'node', place: { node, edge: undefined }, world }));

const SCOPE: readonly string[] = ['asOf', 'certainty', 'undated'];

const lookup = (args: Args, world: World, fits: (node: Place['node']) => boolean): NodeObject => {
  const keys = Object.entries(args).filter(
    ([name, value]) => !SCOPE.includes(name) && value !== null && value !== undefined,
  );
  const found = objects(world).find(
    ({ place: { node } }) =>
      fits(node) &&
      keys.every(([name, value]) =>
        name === 'iri'
          ? [`/id/${node.id}`, ...sameAsOf(node)].includes(String(value))
          : (name === 'id' ? node.id : node.properties[name]) === value,
      ),
  );
  if (!found) throw new GraphQLError('Not found', { extensions: { code: 'NOT_FOUND' } });
  return found;
};

/** What other registers call it: its keys as addresses there, and its external ids that are addresses. */
const sameAsOf = ({ kind, properties }: Place['node']): readonly string[] => {
  const addresses = [...kind.fields.values()].flatMap(({ name, terms }) => {
    const values = [properties[name] ?? []].flat().map(String);
    if (name === 'externalIds') return values;
    return values.flatMap(value => terms.sameAs?.replace('{}', encodeURI(value)) ?? []);
  });
  return [...new Set(addresses.filter(one => /^https?:[^\s<>"{}|\\^`]+$/.test(one)))].sort();
};

/** The node of that kind that has all of the keys given, if there is one. */
const represented = ({ __typename: name, ...keys }: Args, world: World): NodeObject | null => {
  const kind = world.model.kinds.get(String(name));
  const given = Object.entries(keys).filter(
    ([key, value]) => kind?.fields.get(key)?.key && value !== null && value !== undefined,
  );
  return (
    objects(world).find(
      ({ place: { node } }) =>
        kind !== undefined &&
        isOfKind(node, kind) &&
        given.every(([key, value]) => (key === 'id' ? node.id : node.properties[key]) === value),
    ) ?? null
  );
};

/** Searches among nodes that may hold on other days than the world around them. */
const search = (args: Args, world: World, { nodes }: Pick<World['graph'], 'nodes'>): unknown => {
  const [text, kinds] = [String(args['text']), args['kinds'] as readonly string[] | null | undefined];
  const query = searchQuery(text, world.model);
  const hits = nodes
    .filter(node => !kinds || isOfAnyKind(node, kinds, world))
    .map(node => ({
      row: { node, edge: undefined },
      values: [scoreOf(node, query), node.id],
    }))
    .filter(({ values: [score] }) => Number(score) > 0);
  const page = pagedConnection(hits, SEARCH_ORDER, args, world);
  const score = (place: Place): unknown => hits.find(hit => hit.row.node === place.node)?.values[0];
  return {
    ...page,
    edges: page.edges.map(edge => ({
      ...edge,
      kind: 'hit',
      score: score(edge.place),
      highlights: highlights(edge.place, query.words),
      called: isCalled(edge.place, query),
    })),
  };
};

const isCalled = ({ node }: Place, query: SearchQuery): boolean =>
  [...node.kind.fields.values()]
    .filter(field => field.search > 0)
    .flatMap(field => searchedTexts(field, node.properties))
    .some(of => isCalledBy(of, node.kind, query));

const highlights = ({ node }: Place, words: readonly SearchWord[]): unknown =>
  [...node.kind.fields.values()]
    .filter(field => field.search > 0)
    .flatMap(field => searchedTexts(field, node.properties))
    .map(of => ({
      field: of.field,
      lang: of.language ?? null,
      fragments: highlighter(words, node.kind.fields.get('id')?.languages ?? NO_LEXICON.languages)(of),
    }))
    .filter(({ fragments }) => fragments.some(fragment => fragment.matched));

/** How many there are in a list of which the answer shows the first: `userCount` of `users`. */
const countIn = (source: Args, name: string): number | undefined => {
  const list = /^(.+)Count$/.exec(name)?.[1];
  const all = list === undefined ? undefined : (source[list] ?? source[`${list}s`]);
  return Array.isArray(all) ? all.length : undefined;
};

/** An id in the path of an IRI: without what a path or an IRI has no place for (RFC 3987, 2.2). */
const inPath = (id: string): string =>
  [...id]
    .map(one => (/[\s\p{C}]/u.test(one) || '/?#%<>"{}|\\^`'.includes(one) ? encodeURIComponent(one) : one))
    .join('');

const resolveField = (means: Meaning, name: string, source: Source, args: Args): unknown => {
  switch (means.kind) {
    case 'value':
      return means.field.reason && args['lang'] != null
        ? textIn(String(args['lang']), means.field, source)
        : valueOf(means.field, source);
    case 'text':
      return textIn(String(args['lang'] ?? 'nb'), means.field, source);
    case 'texts':
      return textsOf(means.field, source).map(([lang, value]) => ({ lang, value }));
    case 'sources':
      return sourcesOf(means.field, source);
    case 'iri':
      return `${means.base}/id/${inPath((source as NodeObject).place.node.id)}`;
    case 'elsewhere':
      throw new Error('The reference is of one graph');
    case 'sameAs':
      return sameAsOf((source as NodeObject).place.node);
    case 'related':
      return relatedOf(source as NodeObject, means.end, args);
    case 'shortcut':
      return shortcutOf(source as NodeObject, means.end, means.one, args);
    case 'counted':
      return relatedOf(source as NodeObject, means.end, {}).totalCount;
    case 'edgeNode':
    case 'entity':
    case 'steps':
    case 'plain': {
      const own = (source as Args)[name] ?? countIn(source as Args, name);
      const value = typeof own === 'function' ? (own as (args: Args) => unknown)(args) : own;
      return Array.isArray(value) && typeof args['first'] === 'number'
        ? value.slice(0, args['first'])
        : value;
    }
    case 'lookup':
    case 'list':
    case 'groups':
    case 'relationGroups':
    case 'node':
    case 'nodes':
    case 'search':
    case 'entities':
    case 'sourceVersions':
    case 'policies':
    case 'policy':
    case '__schema':
    case '__type':
    case '__typename':
    case 'service':
    case 'question':
    case 'changes':
    case 'recorded':
    case 'proposals':
    case 'apply':
    case 'undo':
    case 'propose':
    case 'acceptProposal':
    case 'rejectProposal':
    case 'changeNode':
    case 'changeRelation':
      throw new Error(`${means.kind} is a root field`);
  }
};

/** The facts of what a field stands on: of an edge or a step those of the edge. */
const factsOf = (source: Source): Args => {
  const object = source as NodeObject | EdgeObject | StepObject;
  if (object.kind === 'step') return object.step.edge.properties;
  if (object.kind === 'edge') return object.place.edge?.properties ?? {};
  return { ...object.place.node.properties, id: object.place.node.id };
};

const valueOf = (field: Field, source: Source): unknown =>
  factsOf(source)[field.name] ?? (field.list ? [] : null);

const textsOf = (field: Field, source: Source): readonly (readonly [string, string])[] => {
  const facts = factsOf(source);
  const plain = facts[field.name];
  const texts: Readonly<Partial<Record<string, string>>> =
    field.reason && typeof plain === 'string' && facts[textsProperty(field.name)] == null
      ? { en: plain }
      : readTexts(facts[textsProperty(field.name)]);
  return ALL.flatMap(language =>
    texts[language] === undefined ? [] : [[language, texts[language]] as const],
  );
};

const textIn = (language: string, field: Field, source: Source): string | null => {
  const texts = new Map(textsOf(field, source));
  return shownIn(language, texts) ?? null;
};

const sourcesOf = (field: Field, source: Source): readonly NodeObject[] => {
  const cited = (factsOf(source)[field.name] ?? []) as readonly string[];
  const { world } = worldBelow(source);
  return cited.flatMap(id =>
    world.graph.nodes
      .filter(node => node.id === id && node.kind.name === SOURCE)
      .map((node): NodeObject => ({ kind: 'node', place: { node, edge: undefined }, world })),
  );
};

const worldBelow = (source: Source): Readonly<{ world: World }> => {
  const object = source as NodeObject | EdgeObject | StepObject;
  if (object.kind === 'node') return object;
  return object.kind === 'edge' ? object.node : object.to;
};
