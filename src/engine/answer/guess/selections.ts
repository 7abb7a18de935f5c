import {
  Kind as Ast,
  getNamedType,
  isAbstractType,
  isRequiredArgument,
  isInterfaceType,
  isLeafType,
  isObjectType,
  print,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type ObjectFieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Kind, Model } from '../../model/model';
import { meaningOf } from '../../planner/collect';
import { GuessedArguments } from './arguments';
import type { GuessNotes } from './notes';
import { argument, listed, nameNode, object, type GuessedValues } from './values';
import { namedComposite, plainWord, type Composite, type Words } from './words';

/** What other APIs call the parts of a connection. */
const OF_CONNECTIONS: Readonly<Record<string, string>> = {
  ...{
    items: 'nodes',
    results: 'nodes',
    data: 'nodes',
    list: 'nodes',
    hits: 'nodes',
    rows: 'nodes',
    records: 'nodes',
  },
  ...{
    count: 'totalCount',
    total: 'totalCount',
    totalcount: 'totalCount',
    aggregate: 'totalCount',
    pageinfo: 'pageInfo',
  },
};
/** What other APIs call what is here on everything. */
const OF_NODES: Readonly<Record<string, string>> = {
  ...{
    title: 'name',
    label: 'name',
    type: '__typename',
    kind: '__typename',
    language: 'lang',
    text: 'value',
    source: 'from',
    target: 'to',
    start: 'from',
    end: 'to',
  },
};
/** Before and after the name of a kind, in other APIs. */
const AFFIXES =
  /^(?:all|get|list|find|fetch|query)(?=[A-Z_])_?|_?(?:Connection|List|Collection|Aggregate|_aggregate|_by_pk|ByI[dD]|ById|Count|_count)$/g;

type Found = GraphQLField<unknown, unknown>;

/** Writes what is selected as the schema has it, from the root down. */
export class Selections {
  private readonly args: GuessedArguments;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly model: Model,
    private readonly words: Words,
    values: GuessedValues,
    private readonly notes: GuessNotes,
  ) {
    this.args = new GuessedArguments(model, words, values, notes);
  }

  root(set: SelectionSetNode, type: Composite): SelectionSetNode {
    return this.made(
      set.selections.flatMap((node): readonly SelectionNode[] =>
        node.kind === Ast.FIELD ? this.rootField(node, type) : [node],
      ),
      type,
    );
  }

  private rootField(node: FieldNode, type: Composite): readonly FieldNode[] {
    const name = node.name.value;
    const field = type.getFields()[name];
    if (name.startsWith('__')) return [node];
    const groups = this.groups(node, field, type);
    if (groups) return [groups];
    const kind = field ? kindOfList(field) : this.kindOfRoot(name);
    if (kind) return [this.kindField(node, kind, type)];
    if (field) return [this.complete(node, field)];
    const question = this.question(name, type);
    if (question) return [this.asked(node, question)];

    return this.asEnds(node, type) ?? this.asLists(node, type) ?? this.unknown(node, type);
  }

  /** Groups are asked for by another field than a list; a kind may be one of groups. */
  private groups(node: FieldNode, field: Found | undefined, type: Composite): FieldNode | undefined {
    const of = GROUPS.exec(node.name.value)?.[1];
    const by = node.arguments?.find(({ name }) => name.value === 'by');
    const groupings = of === undefined ? undefined : type.getFields()[`${of}Groupings`];
    if (!groupings || (field && !by)) return undefined;
    const says = `Groups are ${groupings.name}(by: […]).`;
    for (const at of [node, by ?? node]) this.notes.add(at, says);
    return this.complete({ ...node, name: nameNode(groupings.name) }, groupings);
  }

  private question(name: string, type: Composite): Found | undefined {
    const near = QUESTIONS[plainWord(name)] ?? this.words.near(name, Object.keys(type.getFields()));
    return near === undefined ? undefined : type.getFields()[near];
  }

  /** The relations around something are a part of the question of what is around it. */
  private asked(node: FieldNode, question: Found): FieldNode {
    const part = namedComposite(question)?.getFields()[node.name.value];
    if (!part || !node.selectionSet) return this.renamed(node, question);
    const inside: FieldNode = { kind: Ast.FIELD, name: node.name, selectionSet: node.selectionSet };
    return this.renamed(
      { ...node, selectionSet: { kind: Ast.SELECTION_SET, selections: [inside] } },
      question,
    );
  }

  private kindOfRoot(name: string): Kind | undefined {
    return this.words.kind(name) ?? this.words.kind(name.replaceAll(AFFIXES, ''));
  }

  /** A kind by one of its keys is a lookup, and by anything else a list. */
  private kindField(node: FieldNode, kind: Kind, type: Composite, counted = false): FieldNode {
    const { lookup, list } = this.args.ofKind(node.arguments ?? [], kind);
    const name = lookup ? kind.singular : kind.plural;
    const field = type.getFields()[name];
    if (!field) return node;
    const args = lookup ?? list;
    if (node.name.value !== name) this.notes.add(node, `\`${node.name.value}\` is \`${name}\` here.`);
    const told = this.complete(
      { ...node, name: nameNode(name), arguments: args },
      field,
      counted || COUNTED.test(node.name.value),
    );
    return told;
  }

  /** A relation's name at the root means what is at that end of it: suppliers are actors who supply something. */
  private asEnds(node: FieldNode, type: Composite): readonly FieldNode[] | undefined {
    const plain = plainWord(node.name.value);
    for (const relation of this.model.relations.values())
      for (const [name, other, of] of [
        [relation.forward, relation.backward, relation.to],
        [relation.backward, relation.forward, relation.from],
      ] as const) {
        const called = [name, ...(this.model.also.ends.get(name) ?? [])].map(plainWord);
        const kind = of.length === 1 ? this.model.kinds.get(of[0] ?? '') : undefined;
        if (!kind || !called.includes(plain)) continue;
        const where: ObjectFieldNode = {
          kind: Ast.OBJECT_FIELD,
          name: nameNode(`${other}Count`),
          value: object({ gte: { kind: Ast.INT, value: '1' } }),
        };
        return [
          this.kindField(
            {
              ...node,
              arguments: [
                ...(node.arguments ?? []),
                argument('where', { kind: Ast.OBJECT, fields: [where] }),
              ],
            },
            kind,
            type,
          ),
        ];
      }
    return undefined;
  }

  /** An object of nothing but kinds means how many there are of each. */
  private asLists(node: FieldNode, type: Composite): readonly FieldNode[] | undefined {
    const below = node.selectionSet?.selections ?? [];
    const kinds = below.map(one => (one.kind === Ast.FIELD ? this.kindOfRoot(one.name.value) : undefined));
    if (below.length === 0 || kinds.some(kind => !kind)) return undefined;
    this.notes.add(node, 'Each kind has a list of its own, which says how many there are: totalCount.');
    return below.flatMap((one, i) =>
      one.kind === Ast.FIELD && kinds[i] ? [this.kindField(one, kinds[i], type, true)] : [],
    );
  }

  private unknown(node: FieldNode, type: Composite): readonly FieldNode[] {
    const names = Object.keys(type.getFields());
    const root = this.schema.getQueryType();
    const question = type === root ? undefined : this.question(node.name.value, root as Composite);
    this.notes.missing(
      node,
      question?.args.some(({ name }) => name === 'of')
        ? `\`${question.name}\` is a question of its own: { ${question.name}(of: {id: "…"}) ${oneLine(print(this.usual(namedComposite(question) ?? type, false)))} }.`
        : type === root
          ? `Nothing here is called \`${node.name.value}\`: look for it with search(text: "${node.name.value}"), or see the kinds in the schema.`
          : `There is no \`${node.name.value}\` of ${type.name}; ${listed(names)}.`,
    );
    return [];
  }

  private renamed(node: FieldNode, field: Found, counted = false): FieldNode {
    if (field.name !== node.name.value)
      this.notes.add(node, `\`${node.name.value}\` is called \`${field.name}\` here.`);
    return this.complete({ ...node, name: nameNode(field.name) }, field, counted);
  }

  /** A field with its arguments, and what is selected of it. */
  private complete(node: FieldNode, field: Found, counted = false): FieldNode {
    const { args, pages } = this.args.of(node.arguments ?? [], field);
    const type = namedComposite(field);
    const told = { ...node, name: nameNode(field.name), arguments: args };
    if (isLeafType(getNamedType(field.type))) {
      if (node.selectionSet) this.notes.add(node, `\`${field.name}\` is a value: nothing is selected of it.`);
      return {
        kind: told.kind,
        name: told.name,
        arguments: args,
        ...(node.alias ? { alias: node.alias } : {}),
      };
    }
    if (!type) return told;
    const set = node.selectionSet ? this.below(node.selectionSet, type) : undefined;
    const whole = set ?? this.usual(type, counted);
    if (!node.selectionSet)
      this.notes.add(node, `Say what is wanted of it: ${field.name} ${oneLine(print(whole))}.`);
    return { ...told, selectionSet: pages ? withPageInfo(whole, type) : whole };
  }

  private below(set: SelectionSetNode, type: Composite): SelectionSetNode {
    const nodes = type.getFields()['nodes'];
    return nodes
      ? this.connection(set, type, nodes)
      : this.made(
          set.selections.flatMap(one => this.selection(one, type)),
          type,
        );
  }

  /** What is asked of a list itself is asked of its nodes. */
  private connection(set: SelectionSetNode, type: Composite, nodes: Found): SelectionSetNode {
    const own: SelectionNode[] = [];
    const inside: SelectionNode[] = [];
    for (const one of set.selections) {
      const name = one.kind === Ast.FIELD ? one.name.value : undefined;
      const known =
        name === undefined
          ? undefined
          : name in type.getFields() || name === '__typename'
            ? name
            : OF_CONNECTIONS[plainWord(name)];
      const field = known === undefined ? undefined : type.getFields()[known];
      if (one.kind === Ast.FIELD && known === '__typename') own.push(one);
      else if (one.kind === Ast.FIELD && field) own.push(this.renamed(one, field));
      else if (one.kind === Ast.FIELD && one.selectionSet && THE_THING.includes(one.name.value))
        inside.push(...one.selectionSet.selections);
      else inside.push(one);
    }
    if (inside.length === 0) return this.made(own, type);
    const below = this.below(
      { kind: Ast.SELECTION_SET, selections: inside },
      required(namedComposite(nodes)),
    );
    const text = oneLine(print(below));
    for (const one of inside) this.notes.add(one, `A list has its things in \`nodes\`: nodes ${text}.`);
    return this.made([...own, { kind: Ast.FIELD, name: nameNode('nodes'), selectionSet: below }], type);
  }

  private selection(node: SelectionNode, type: Composite): readonly SelectionNode[] {
    if (node.kind === Ast.FIELD) return this.field(node, type);
    if (node.kind !== Ast.INLINE_FRAGMENT) return [node];
    return [this.fragment(node, type)];
  }

  private fragment(node: InlineFragmentNode, type: Composite): SelectionNode {
    const name = node.typeCondition?.name.value;
    const known = name === undefined ? type : this.schema.getType(name);
    const kind = known ? undefined : this.words.kind(name ?? '');
    const of = kind ? this.schema.getType(kind.name) : known;
    if (!of || !(isObjectType(of) || isInterfaceType(of))) return node;
    if (kind && node.typeCondition)
      this.notes.add(node.typeCondition, `\`${name ?? ''}\` is called \`${kind.name}\` here.`);
    const selectionSet = this.below(node.selectionSet, of);
    return name === undefined ? { ...node, selectionSet } : fragmentOn(of.name, selectionSet);
  }

  private field(node: FieldNode, type: Composite): readonly SelectionNode[] {
    const name = node.name.value;
    if (name === '__typename') return [node];
    const own = type.getFields()[name];
    if (own) return [this.complete(node, own)];
    const itself = this.itself(node, type);
    if (itself) return itself;
    const found = this.wanted(node, type);
    if (found) return [this.renamed(node, found, true)];
    return (
      this.typename(node) ??
      this.throughNode(node, type) ??
      this.ofKind(node, type) ??
      this.inFacts(node, type) ??
      (this.unknown(node, type), [])
    );
  }

  /** A thing where other APIs have a row around it. */
  private itself(node: FieldNode, type: Composite): readonly SelectionNode[] | undefined {
    if (node.name.value !== 'node' || !node.selectionSet || !('id' in type.getFields())) return undefined;
    this.notes.add(
      node,
      `A ${type.name} stands here itself, as in nodes { name }; \`node\` is in \`edges\`.`,
    );
    return this.below(node.selectionSet, type).selections;
  }

  private wanted(node: FieldNode, type: Composite): Found | undefined {
    const name = node.name.value;
    const other = OF_NODES[plainWord(name)];
    const fields = type.getFields();
    const counted = node.selectionSet ? undefined : this.words.count(type, name);
    return (
      this.words.field(type, name) ??
      (other === undefined ? undefined : fields[other]) ??
      counted ??
      fields[this.words.near(name, Object.keys(fields)) ?? '']
    );
  }

  private typename(node: FieldNode): readonly SelectionNode[] | undefined {
    if (OF_NODES[plainWord(node.name.value)] !== '__typename' || node.selectionSet) return undefined;
    this.notes.add(node, `The kind of a thing is its \`__typename\`.`);
    return [{ kind: Ast.FIELD, name: nameNode('__typename') }];
  }

  /** What a question lists has the thing in `node`. */
  private throughNode(node: FieldNode, type: Composite): readonly SelectionNode[] | undefined {
    const inner = type.getFields()['node'];
    const of = inner && namedComposite(inner);
    if (!of) return undefined;
    const below = this.field(node, of);
    if (below.length === 0) return [];
    this.notes.add(
      node,
      `\`${node.name.value}\` is a field of \`node\`: node ${oneLine(print({ kind: Ast.SELECTION_SET, selections: below }))}.`,
    );
    return [
      {
        kind: Ast.FIELD,
        name: nameNode('node'),
        selectionSet: { kind: Ast.SELECTION_SET, selections: below },
      },
    ];
  }

  /** The word of a kind, where things of several kinds stand: those of that kind. */
  private ofKind(node: FieldNode, type: Composite): readonly SelectionNode[] | undefined {
    const kind = this.words.kind(node.name.value);
    const of = kind && this.schema.getType(kind.name);
    if (!isAbstractType(type) || !node.selectionSet || !of || !(isObjectType(of) || isInterfaceType(of)))
      return undefined;
    const possible = isObjectType(of) ? [of] : this.schema.getPossibleTypes(of);
    if (!possible.some(one => this.schema.isSubType(type, one))) return undefined;
    const told = fragmentOn(of.name, this.below(node.selectionSet, of));
    this.notes.add(node, `Things of one kind are told apart by a fragment: ${oneLine(print(told))}.`);
    return [told];
  }

  /** A field that only some of the kinds have is asked for in a fragment. */
  private inFacts(node: FieldNode, type: Composite): readonly SelectionNode[] | undefined {
    if (!isInterfaceType(type)) return undefined;
    for (const of of [
      ...this.schema.getImplementations(type).interfaces,
      ...this.schema.getImplementations(type).objects,
    ]) {
      const found = of.getFields()[node.name.value] ?? this.wanted(node, of);
      if (!found) continue;
      const told = fragmentOn(of.name, this.made([this.renamed(node, found)], of));
      this.notes.add(node, `Of ${of.name} alone: ${oneLine(print(told))}.`);
      return [told];
    }
    return undefined;
  }

  /** A selection of which nothing is left asks for what is usual. */
  private made(selections: readonly SelectionNode[], type: Composite): SelectionSetNode {
    return selections.length === 0
      ? this.usual(type, false)
      : { kind: Ast.SELECTION_SET, selections: merged(selections) };
  }

  /** What stands for a thing: its id and name; of a list how many there are, and these. */
  private usual(type: Composite, counted: boolean): SelectionSetNode {
    const fields = type.getFields();
    const names = ['totalCount', 'id', 'name', 'explanation'].filter(name => name in fields);
    const nodes = counted
      ? undefined
      : (fields['nodes'] ?? fields['node'] ?? (names.length > 0 ? undefined : thingOf(fields)));
    const inside = nodes && namedComposite(nodes);
    const selections: FieldNode[] = (names.length > 0 || inside ? names : ['__typename']).map(name => ({
      kind: Ast.FIELD,
      name: nameNode(name),
    }));
    if (nodes && inside)
      selections.push({
        kind: Ast.FIELD,
        name: nameNode(nodes.name),
        selectionSet: this.usual(inside, names.length > 1),
      });
    return { kind: Ast.SELECTION_SET, selections };
  }
}

const GROUPS = /^(\w+?)Group(?:s|edBy|By)?$/;
/** The thing at the other end, where a list has the things themselves. */
const THE_THING = ['node', 'target', 'to', 'item', 'entity'];

/** What a row is about: the first of its fields that is a thing with a name. */
const thingOf = (fields: Readonly<Record<string, Found>>): Found | undefined =>
  Object.values(fields).find(
    field => !field.args.some(isRequiredArgument) && 'name' in (namedComposite(field)?.getFields() ?? {}),
  );

const COUNTED = /(?:count|aggregate)$/i;
/** Questions by the words that others have for them. */
const QUESTIONS: Readonly<Record<string, string>> = {
  ...{
    relations: 'neighbourhood',
    relationships: 'neighbourhood',
    graph: 'neighbourhood',
    edges: 'neighbourhood',
    neighbours: 'neighbourhood',
  },
  ...{
    find: 'search',
    lookup: 'entity',
    path: 'paths',
    shortestpath: 'paths',
    route: 'paths',
    consequences: 'impact',
    similar: 'comparable',
  },
};

const kindOfList = (field: Found): Kind | undefined => {
  const means = meaningOf(field);
  return means.kind === 'list' || means.kind === 'lookup' ? means.of : undefined;
};

const required = (type: Composite | undefined): Composite => type as Composite;

const fragmentOn = (name: string, selectionSet: SelectionSetNode): InlineFragmentNode => ({
  kind: Ast.INLINE_FRAGMENT,
  typeCondition: { kind: Ast.NAMED_TYPE, name: nameNode(name) },
  selectionSet,
});

export const oneLine = (printed: string): string =>
  printed
    .split('\n')
    .map(line => line.trim())
    .join(' ')
    .trim();

const PAGE_INFO: FieldNode = {
  kind: Ast.FIELD,
  name: nameNode('pageInfo'),
  selectionSet: {
    kind: Ast.SELECTION_SET,
    selections: ['hasNextPage', 'endCursor'].map(name => ({ kind: Ast.FIELD, name: nameNode(name) })),
  },
};

const withPageInfo = (set: SelectionSetNode, type: Composite): SelectionSetNode =>
  'pageInfo' in type.getFields() &&
  !set.selections.some(one => one.kind === Ast.FIELD && one.name.value === 'pageInfo')
    ? { ...set, selections: [...set.selections, PAGE_INFO] }
    : set;

const keyOf = (node: SelectionNode): string =>
  node.kind === Ast.FIELD
    ? `${node.alias?.value ?? node.name.value}(${(node.arguments ?? []).map(print).join()})`
    : print(node);

/** What is asked for twice is asked for once. */
const merged = (selections: readonly SelectionNode[]): readonly SelectionNode[] => {
  const byKey = new Map<string, SelectionNode>();
  for (const one of selections) {
    const before = byKey.get(keyOf(one));
    const both =
      before?.kind === Ast.FIELD && one.kind === Ast.FIELD && before.selectionSet && one.selectionSet
        ? {
            ...before,
            selectionSet: {
              ...before.selectionSet,
              selections: merged([...before.selectionSet.selections, ...one.selectionSet.selections]),
            },
          }
        : (before ?? one);
    byKey.set(keyOf(one), both);
  }
  return [...byKey.values()];
};
