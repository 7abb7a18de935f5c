import {
  Kind as Ast,
  TypeInfo,
  parse,
  print,
  validate,
  visit,
  visitWithTypeInfo,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { dutiesOf, factsTold } from '../../engine/model/duties';
import { isInLanguages, pascal, type Kind, type Model } from '../../engine/model/model';
import { provisionIn } from '../agents/domain';
import { concrete, isOwn } from './explorer-labels';
import { flowOperation } from './flow-operation';
import { mineOperation } from './mine-operation';

/** Names that kinds give to fields of different types; only these need aliases, of which the API takes 100. */
const ambiguous = (model: Model): ReadonlySet<string> => {
  const types = new Map<string, Set<string>>();
  for (const kind of concrete(model))
    for (const { name, type, required, list } of kind.fields.values())
      types.set(name, (types.get(name) ?? new Set()).add(JSON.stringify([type, required, list])));
  return new Set([...types].filter(([, of]) => of.size > 1).map(([name]) => name));
};

/** Everything that the page of a thing tells of it. */
const entityOperation = (model: Model): string => {
  const aliased = ambiguous(model);
  const fieldsOf = (kind: Kind): string =>
    [...kind.fields.values()]
      .filter(field => isOwn(model, field))
      .map(field => {
        const { name, all } = field;
        const alias = aliased.has(name) ? `${kind.name}_${name}: ` : '';
        return `${alias}${name}${isInLanguages(field) ? `(lang: $lang) ${name}s: ${all} { lang value }` : ''}`;
      })
      .join(' ');
  const own = concrete(model).map(kind => {
    const fields = fieldsOf(kind);
    return fields === '' ? '' : `... on ${kind.name} { ${fields} }`;
  });
  return `query Entity($id: ID!, $asOf: Date, $lang: Language!) {
  entity(id: $id, asOf: $asOf) {
    ...Thing names { lang value } alternativeNames description(lang: $lang) descriptions { lang value }
    validFrom validTo knownFrom certainty rationale(lang: $lang) recordedAt version access generalKnowledge
    sources { ...Cited }
    ${own.join('\n')}
  }
}`;
};

/** Facts of relations that sentences tell, besides those by which a relation is said in other words, by what they are told as. */
const toldIn = (model: Model): readonly (readonly [string, string])[] => {
  const { seen, ...rest } = Object.fromEntries(factsTold(model));
  const all = { seen, quote: 'quote', checkedOn: 'checkedOn', ...rest, derivedBy: 'derivedBy' };
  return Object.entries(all).flatMap(([as, fact]) => (fact === undefined ? [] : [[as, fact] as const]));
};

/** What is part of something else of those who act, as what is compared is by what joins them. */
const wholeOf = ({ roles: { compared }, relations }: Model) => {
  const joins = compared?.criteria.find(({ measure }) => measure === 'LINKED')?.of;
  return relations.get(joins ?? '');
};

/** What places a thing of the kind that is compared on a map: its key, and what it is part of. */
const placedFragment = (model: Model): string => {
  const { kinds, roles } = model;
  const [kind, whole] = [kinds.get(roles.compared?.kind ?? ''), wholeOf(model)];
  const key = [...(kind?.fields.values() ?? [])].find(
    ({ key: of, declaredBy }) => of && declaredBy === kind?.name,
  );
  const own = [
    ...(key ? [key.name === 'number' ? key.name : `number: ${key.name}`] : []),
    ...(whole ? [`within: ${whole.forward}(first: 1) { nodes { ...Thing } }`] : []),
  ];
  return kind && own.length > 0
    ? `fragment Placed on Entity { ...Thing ... on ${kind.name} { ${own.join(' ')} } }`
    : 'fragment Placed on Entity { ...Thing }';
};

/** What tells those apart who are called the same. */
const wholeFragment = (model: Model): string => {
  const whole = wholeOf(model);
  return whole
    ? `fragment Whole on Entity { id ... on ${whole.from[0] ?? ''} { within: ${whole.forward}(first: 1) { nodes { ...Thing } } } }`
    : 'fragment Whole on Entity { id }';
};

/** What a provision says of whom it binds, or each provision of an act; empty where the model has none that bind. */
const provisionFragment = (model: Model): string => {
  const selected = provisionIn(model, provision => `nodes { ${provision} }`);
  return selected === undefined ? '' : `fragment Provision on Entity { id ${selected} }`;
};

/** What things of the kind that is compared use, and by which duty. */
const usesFragment = ({ roles: { compared }, relations }: Model): string => {
  const adopts = compared?.adopts;
  const relation = relations.get(adopts?.relation ?? '');
  if (!compared || !adopts || !relation) return 'fragment Uses on Entity { ...Thing }';
  const duty = adopts.must ?? adopts.should;
  return `fragment Uses on Entity {
    ...Thing
    ... on ${compared.kind} { uses: ${relation.forward}(first: 100) {
      edges { certainty ${duty ? `obligation: ${duty.fact}` : ''} node { ...Thing } }
    } }
  }`;
};

/** How what is compared comes to use what is of one kind: the relation, both kinds, and which of the users are meant. */
const usingIn = ({ kinds, relations, roles: { compared } }: Model) => {
  const adopts = compared?.adopts;
  const [own, relation] = [kinds.get(compared?.kind ?? ''), relations.get(adopts?.relation ?? '')];
  const [to, other] = relation?.to ?? [];
  const used = kinds.get(to ?? '');
  if (!adopts || !own || !relation || !used || other !== undefined) return undefined;
  const isMeant = relation.from.every(name => name === own.name) ? '' : `node: {kinds: [${own.name}]}`;
  return { own, used, users: relation.backward, isMeant, duty: (adopts.must ?? adopts.should)?.fact };
};

const AS_ASKED = 'asOf: $asOf, certainty: $certainty';

/** Which of those that are compared use something, by which duty and how sure that is; what they use, with how many of them do. */
const mapOperations = (model: Model): readonly (readonly [string, string])[] => {
  const using = usingIn(model);
  if (!using) return ['CountryMap', 'UsedResources'].map(name => [name, '']);
  const { own, used, users, isMeant, duty } = using;
  const where = isMeant === '' ? '' : `, where: {${isMeant}}`;
  const some = isMeant === '' ? `${users}Count: {gte: 1}` : `${users}: {some: {${isMeant}}}`;
  return [
    [
      'CountryMap',
      `query CountryMap($id: ID!, $asOf: Date, $certainty: Certainty, $lang: Language!) {
  used: ${used.singular}(id: $id, ${AS_ASKED}) {
    ...Thing
    users: ${users}(first: 1000${where}) {
      totalCount
      edges { certainty ${duty === undefined ? '' : `obligation: ${duty}`} node { id } }
    }
  }
  all: ${own.plural}(first: 1000, ${AS_ASKED}) { totalCount nodes { ...Placed } }
}`,
    ],
    [
      'UsedResources',
      `query UsedResources($asOf: Date, $certainty: Certainty, $lang: Language!) {
  used: ${used.plural}(first: 200, where: {${some}}, orderBy: [{${users}Count: DESC}], ${AS_ASKED}) {
    totalCount
    nodes { ...Thing users: ${users}(first: 1${where}) { totalCount } }
  }
}`,
    ],
  ];
};

/** How much there is of what is compared, of what it uses, and of what is meant together. */
const startOperation = (model: Model): string => {
  const [using, together] = [usingIn(model), model.roles.collectives[0]];
  const acts = model.kinds.get(pascal(together?.kind ?? ''));
  if (!using || !acts) return '';
  const counted = Object.entries({ places: using.own, resources: using.used, frameworks: acts });
  return `query Start { ${counted.map(([as, { plural }]) => `${as}: ${plural}(first: 1) { totalCount }`).join(' ')} }`;
};

/** The ways on which duty carries from someone to the acts that are meant together, and to the provisions that these lay down. */
const obligationsOperation = (model: Model): string => {
  const [together, duties] = [model.roles.collectives[0], dutiesOf(model)];
  if (!together || !duties?.laidDown) return '';
  const { provision, laidDown } = duties;
  const meant = `{${together.field}: {eq: ${together.name}}}`;
  const asked = `duty: true, ${AS_ASKED}, undated: $undated, assuming: $assuming) {
    ...Related whyNot @include(if: $whyNot) { ...Absence } }`;
  return `query Obligations(
    $from: EntitySelector!, $first: Int!, $after: String, $asOf: Date, $certainty: Certainty
    $undated: UndatedRelations, $assuming: Assuming, $lang: Language!, $whyNot: Boolean!
  ) {
    obligations: paths(from: $from, to: {${provision.singular}: {${laidDown.forward}: {some: {node: ${meant}}}}}, first: 50, ${asked}
    acts: paths(from: $from, to: {${together.kind}: ${meant}}, first: $first, after: $after, ${asked}
  }`;
};

/** Makes of a Model what the explorer's documents have of it, by name: what the page of a thing asks, and the facts of a step. */
export const madeOf = (model: Model): ReadonlyMap<string, string> => {
  const relations = [...model.relations.values()];
  const toldAs = toldIn(model);
  const phrased = relations.flatMap(({ type, forward, phrases }) => {
    const facts = [...new Set(phrases.map(({ given }) => given.fact))];
    return facts.length === 0
      ? []
      : [`... on ${type}Step { ${facts.map(fact => `${forward}_${fact}: ${fact}`).join(' ')} }`];
  });
  const told = relations.flatMap(({ type, fields }) => {
    const facts = toldAs.flatMap(([as, name]) => {
      const field = fields.get(name);
      if (!field) return [];
      const asked = isInLanguages(field) ? `${name}(lang: $lang)` : name;
      return [as === name ? asked : `${as}: ${asked}`];
    });
    return facts.length === 0 ? [] : [`... on ${type}Step { ${facts.join(' ')} }`];
  });
  return new Map([
    ['Entity', entityOperation(model)],
    ['Mine', mineOperation(model)],
    ['FlowMap', flowOperation(model)],
    ['Start', startOperation(model)],
    ['Obligations', obligationsOperation(model)],
    ...mapOperations(model),
    ['Uses', usesFragment(model)],
    ['Placed', placedFragment(model)],
    ['Whole', wholeFragment(model)],
    ['Provision', provisionFragment(model)],
    ['Phrased', `fragment Phrased on Step { __typename ${phrased.join(' ')} }`],
    ['ToldFacts', `fragment ToldFacts on Step { __typename ${told.join(' ')} }`],
  ]);
};

/** An operation of the explorer as a model has it; undefined if the model lacks what it asks for. */
export type Fit = (text: string) => string | undefined;

/**
 * Fits the explorer's operations to the schema that is running: what is told of a kind or a relation that is not there is left
 * out, and what each kind has of its own is asked for. An operation that asks for a question which the model has not is none.
 */
export const fitting = (model: Model, schema: GraphQLSchema): Fit => {
  const [made, kept] = [madeOf(model), new Map<string, string | undefined>()];
  return text => {
    if (!kept.has(text)) kept.set(text, fit(text, made, schema));
    return kept.get(text);
  };
};

const fit = (text: string, made: ReadonlyMap<string, string>, schema: GraphQLSchema): string | undefined => {
  const before = parse(text, { noLocation: true });
  if (before.definitions.some(definition => made.get(nameOf(definition) ?? '') === '')) return undefined;
  const document = withoutUnasked(withoutUnused(withoutUnknown(withMade(before, made), schema)));
  if (validate(schema, document).length > 0) return undefined;
  const printed = print(document);
  // A server that answers listed operations alone knows it by its bytes.
  return printed === print(before) ? text : printed;
};

const nameOf = (definition: DefinitionNode): string | undefined =>
  'name' in definition ? definition.name?.value : undefined;

const withMade = (document: DocumentNode, made: ReadonlyMap<string, string>): DocumentNode => ({
  ...document,
  definitions: document.definitions.flatMap(definition => {
    const own = made.get(nameOf(definition) ?? '');
    return own === undefined ? [definition] : parse(own, { noLocation: true }).definitions;
  }),
});

/** Leaves out what is asked of kinds that are not there, and fields that a kind has not, where it is asked of that kind alone. */
const withoutUnknown = (document: DocumentNode, schema: GraphQLSchema): DocumentNode => {
  const types = new TypeInfo(schema);
  let within = 0;
  return visit(
    document,
    visitWithTypeInfo(types, {
      InlineFragment: {
        enter: node => (isKnown(node, schema) ? void (within += 1) : null),
        leave: node => {
          within -= 1;
          return isEmpty(node.selectionSet) ? null : undefined;
        },
      },
      Field: {
        // A question that the model has not is left, for then there is no answer.
        enter: () => (isBelow(types) && !types.getFieldDef() ? null : undefined),
        leave: ({ selectionSet }) => (within > 0 && selectionSet && isEmpty(selectionSet) ? null : undefined),
      },
      Argument: {
        enter: () => (types.getFieldDef() && !types.getArgument() ? null : undefined),
      },
    }),
  );
};

/** Tells whether a field stands below the questions of the API. */
const isBelow = (types: TypeInfo): boolean => types.getParentType()?.name !== 'Query';

const isKnown = ({ typeCondition }: InlineFragmentNode, schema: GraphQLSchema): boolean =>
  typeCondition === undefined || schema.getType(typeCondition.name.value) !== undefined;

const isEmpty = ({ selections }: SelectionSetNode): boolean => selections.length === 0;

/** Leaves out variables that no argument takes any more. */
const withoutUnasked = (document: DocumentNode): DocumentNode => {
  const taken = new Map<string, number>();
  visit(document, { Variable: ({ name }) => void taken.set(name.value, (taken.get(name.value) ?? 0) + 1) });
  // Its definition names it once.
  return visit(document, {
    VariableDefinition: ({ variable }) => ((taken.get(variable.name.value) ?? 0) > 1 ? undefined : null),
  });
};

/** Fragments that nothing spreads any more. */
const withoutUnused = (document: DocumentNode): DocumentNode => {
  const spread = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  const isUsed = (one: DefinitionNode): boolean =>
    one.kind !== Ast.FRAGMENT_DEFINITION || spread.has((one as FragmentDefinitionNode).name.value);
  return { ...document, definitions: document.definitions.filter(isUsed) };
};
