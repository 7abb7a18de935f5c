import {
  Kind as Ast,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  print,
  type ArgumentNode,
  type ConstValueNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type ObjectFieldNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import type { Field, Kind, Model } from '../../model/model';
import type { GuessNotes } from './notes';
import { plainWord, type Words } from './words';

export const nameNode = (value: string) => ({ kind: Ast.NAME, value }) as const;
export const object = (fields: Readonly<Record<string, ValueNode>>): ObjectValueNode => ({
  kind: Ast.OBJECT,
  fields: Object.entries(fields).map(([name, value]) => objectField(name, value)),
});
const objectField = (name: string, value: ValueNode): ObjectFieldNode => ({
  kind: Ast.OBJECT_FIELD,
  name: nameNode(name),
  value,
});
export const argument = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Ast.ARGUMENT,
  name: nameNode(name),
  value,
});
export const text = (value: string): ConstValueNode => ({ kind: Ast.STRING, value });
const enumValue = (value: string): ConstValueNode => ({ kind: Ast.ENUM, value });

/** The text of a value that stands in the document. */
export const textOf = (node: ValueNode): string | undefined =>
  'value' in node ? String(node.value) : undefined;

/** Operators of other APIs, by their plain words. */
const OPERATORS: Readonly<Record<string, string>> = {
  ...{ eq: 'eq', equals: 'eq', is: 'eq', equal: 'eq', exact: 'eq' },
  ...{ in: 'in', oneof: 'in', any: 'in' },
  ...{
    contains: 'contains',
    like: 'contains',
    ilike: 'contains',
    icontains: 'contains',
    matches: 'contains',
    includes: 'contains',
    search: 'contains',
  },
  ...{ startswith: 'startsWith', beginswith: 'startsWith' },
  ...{ gt: 'gt', greaterthan: 'gt', gte: 'gte', greaterthanorequal: 'gte', min: 'gte', from: 'gte' },
  ...{ lt: 'lt', lessthan: 'lt', lte: 'lte', lessthanorequal: 'lte', max: 'lte', to: 'lte' },
  ...{ isnull: 'isNull', null: 'isNull' },
  ...{ has: 'has', some: 'some', none: 'none', every: 'every', all: 'every', single: 'some' },
};
const COMBINED: Readonly<Record<string, string>> = { and: 'AND', or: 'OR', not: 'NOT' };

/** Writes the values of arguments as the schema takes them: filters, orders, ids and selectors, with the client's own values. */
export class GuessedValues {
  constructor(
    private readonly model: Model,
    private readonly words: Words,
    private readonly notes: GuessNotes,
  ) {}

  /** The value as its type takes it; unchanged where nothing better is known. */
  of(value: ValueNode, type: GraphQLInputType, name?: string): ValueNode {
    if (value.kind === Ast.VARIABLE || value.kind === Ast.NULL) return value;
    if (isNonNullType(type)) return this.of(value, type.ofType, name);
    const named = getNamedType(type);
    if (named.name.endsWith('Order')) return this.order(value, named as GraphQLInputObjectType);
    if (isListType(type))
      return value.kind === Ast.LIST
        ? { ...value, values: value.values.map(one => this.of(one, type.ofType)) }
        : this.of(value, type.ofType, name);
    if (isInputObjectType(type)) return this.input(value, type, name);
    const told = this.leaf(value, type);
    if (told !== value) this.notes.add(value, written(told, name));
    return told;
  }

  private leaf(value: ValueNode, type: GraphQLInputType): ValueNode {
    const said = textOf(value);
    if (said === undefined) return value;
    if (isEnumType(type)) {
      const found = this.words.value(type, said);
      return found === undefined || (value.kind === Ast.ENUM && value.value === found)
        ? value
        : enumValue(found);
    }
    if (!isScalarType(type)) return value;
    if ((type.name === 'String' || type.name === 'Date') && value.kind !== Ast.STRING) return text(said);
    if (type.name === 'Int' && value.kind === Ast.STRING && /^\d+$/.test(said))
      return { kind: Ast.INT, value: said };
    return value;
  }

  private input(value: ValueNode, type: GraphQLInputObjectType, name?: string): ValueNode {
    if (type.name === 'EntitySelector') return this.selector(value, type, name);
    if (type.name.endsWith('Filter')) return this.condition(value, type, name);
    if (type.name.endsWith('Related')) return this.quantified(value, type, name);
    if (type.name.endsWith('Where'))
      return value.kind === Ast.OBJECT ? this.where(value, type) : this.byText(value, type);
    return value;
  }

  /** A node where its filter belongs, by its id or its name. */
  private byText(value: ValueNode, type: GraphQLInputObjectType): ValueNode {
    const said = textOf(value);
    if (said === undefined) return value;
    const isNode = 'name' in type.getFields();
    const of = isNode ? type : (getNamedType(typeOf(type, 'node')) as GraphQLInputObjectType);
    const own = this.named(said, of);
    const told = isNode ? own : object({ node: own });
    this.notes.add(value, `A filter is in braces: ${print(told)}.`);
    return told;
  }

  private named(said: string, type: GraphQLInputObjectType): ObjectValueNode {
    const kind = this.model.kinds.get(type.name.replace(/Where$/, ''));
    const key = kind && keyLike(kind, said);
    if (isId(said)) return object({ id: object({ eq: text(said) }) });
    return key?.required
      ? object({ [key.name]: object({ eq: text(said) }) })
      : object({ name: object({ equalsIgnoringCase: text(said) }) });
  }

  /** Nodes that a question is about: by an id, by a key of their kind, or by their name. */
  private selector(value: ValueNode, type: GraphQLInputObjectType, called?: string): ValueNode {
    if (value.kind === Ast.OBJECT) {
      const byId = value.fields.find(field => field.value.kind === Ast.STRING && isId(field.value.value));
      if (byId && !(byId.name.value === 'id'))
        return this.toldOf(byId.value, object({ id: byId.value }), called);
      const fields = value.fields.map(field => {
        const of = type.getFields()[field.name.value];
        return of ? { ...field, value: this.of(field.value, of.type) } : field;
      });
      return { ...value, fields };
    }
    if (value.kind === Ast.LIST) return this.toldOf(value, object({ ids: value }), called);
    const said = textOf(value);
    if (said === undefined) return value;
    if (isId(said)) return this.toldOf(value, object({ id: text(said) }), called);
    const key = this.keyOf(said);
    if (key)
      return this.toldOf(
        value,
        object({ [key.kind.singular]: object({ [key.field]: object({ eq: text(said) }) }) }),
        called,
      );
    return this.toldOf(
      value,
      object({ entity: object({ name: object({ equalsIgnoringCase: text(said) }) }) }),
      called,
    );
  }

  private toldOf<V extends ValueNode>(value: ValueNode, told: V, name?: string): V {
    this.notes.add(value, `${written(told, name)} An id is kind:name.`);
    return told;
  }

  /** The kind that has a key of that form, if it is one alone. */
  private keyOf(said: string): Readonly<{ kind: Kind; field: string }> | undefined {
    const all = [...this.model.kinds.values()].flatMap(kind => {
      const field = kind.shape === 'object' ? keyLike(kind, said) : undefined;
      return field?.required ? [{ kind, field: field.name }] : [];
    });
    return all.length === 1 ? all[0] : undefined;
  }

  /** `{eq: …}` of a bare value; else its operators, called as here. */
  private condition(value: ValueNode, type: GraphQLInputObjectType, name?: string): ValueNode {
    const fields = type.getFields();
    const only = 'eq' in fields ? 'eq' : 'has';
    if (value.kind === Ast.LIST && 'in' in fields)
      return this.asked(value, object({ in: this.of(value, typeOf(type, 'in')) }), name);
    if (value.kind !== Ast.OBJECT)
      return this.asked(value, object({ [only]: this.of(value, typeOf(type, only)) }), name);
    return {
      ...value,
      fields: value.fields.flatMap(field => this.operator(field, type)),
    };
  }

  private asked(value: ValueNode, told: ValueNode, name?: string): ValueNode {
    this.notes.add(value, written(told, name));
    return told;
  }

  private operator(field: ObjectFieldNode, type: GraphQLInputObjectType): readonly ObjectFieldNode[] {
    const name = field.name.value;
    const known = name in type.getFields() ? name : OPERATORS[plainWord(name)];
    if (known === undefined || !(known in type.getFields())) {
      this.notes.missing(field, `A condition is one of: ${Object.keys(type.getFields()).join(', ')}.`);
      return [];
    }
    const told = objectField(known, this.of(unwildcarded(field.value, known), typeOf(type, known)));
    if (known !== name) this.notes.add(field, `\`${name}\` is called \`${known}\` here: {${print(told)}}.`);
    return [told];
  }

  private quantified(value: ValueNode, type: GraphQLInputObjectType, name?: string): ValueNode {
    const where = typeOf(type, 'some');
    const fields = type.getFields();
    if (value.kind === Ast.OBJECT && value.fields.some(({ name }) => name.value in fields))
      return { ...value, fields: value.fields.flatMap(field => this.operator(field, type)) };
    return this.asked(value, object({ some: this.of(value, where) }), name);
  }

  /** A filter, with its conditions called as here. */
  where(value: ObjectValueNode, type: GraphQLInputObjectType): ObjectValueNode {
    const fields = value.fields.flatMap(field => this.conditionOf(field, type));
    return { ...value, fields: together(fields) };
  }

  private conditionOf(field: ObjectFieldNode, type: GraphQLInputObjectType): readonly ObjectFieldNode[] {
    const told = this.conditionIn(field, type);
    if (told) return [told];
    const names = Object.keys(type.getFields());
    this.notes.missing(field, `There is no \`${field.name.value}\` to filter by here; ${listed(names)}.`);
    return [];
  }

  /** A condition as it is called here; undefined where there is none that it could be. */
  conditionIn(field: ObjectFieldNode, type: GraphQLInputObjectType): ObjectFieldNode | undefined {
    const name = field.name.value;
    const own = type.getFields()[name];
    if (own) return objectField(name, this.of(field.value, own.type, name));
    const combined = COMBINED[plainWord(name)];
    const told =
      combined === undefined
        ? this.guessed(name, field.value, type)
        : objectField(combined, this.of(field.value, typeOf(type, combined)));
    if (told) this.notes.add(field, `Write {${print(told)}}.`);
    return told;
  }

  private guessed(name: string, value: ValueNode, type: GraphQLInputObjectType): ObjectFieldNode | undefined {
    const fields = type.getFields();
    const [base, operator] = suffixed(name);
    if (operator !== undefined) {
      const only = this.conditionIn(objectField(base, object({ [operator]: value })), type);
      if (only) return only;
    }
    const found = this.fieldOf(name, type, value);
    if (found !== undefined && fields[found.name])
      return objectField(found.name, this.of(found.value, typeOf(type, found.name)));
    if (fields['node'] && !(name in fields)) {
      const node = typeOf(type, 'node') as GraphQLInputObjectType;
      const only = this.conditionIn(objectField(name, value), node);
      return only && objectField('node', { kind: Ast.OBJECT, fields: [only] });
    }
    return undefined;
  }

  /** The condition that a word is for, by the fields of the kind; of a shortcut, that of its relation. */
  private fieldOf(
    name: string,
    type: GraphQLInputObjectType,
    value: ValueNode,
  ): Readonly<{ name: string; value: ValueNode }> | undefined {
    const kind = this.model.kinds.get(type.name.replace(/Where$/, ''));
    if (!kind) return undefined;
    if (plainWord(name) === 'kind' || plainWord(name) === 'type') return this.kindsIn(value, type);
    const shortcut = this.model.shortcuts.get(kind.name)?.get(name);
    if (shortcut) return { name: endOf(kind, shortcut.end.relation.name, shortcut.end.direction), value };
    const plain = plainWord(name);
    const called = [...kind.fields.values()].find(({ declaredBy, name: own, label }) =>
      [own, ...Object.values(label), ...(this.model.also.fields.get(`${declaredBy}.${own}`) ?? [])]
        .map(plainWord)
        .includes(plain),
    );
    const end = [...kind.ends.values()].find(({ name: own }) =>
      [own, ...(this.model.also.ends.get(own) ?? [])].map(plainWord).includes(plain),
    );
    const near =
      called?.name ??
      end?.name ??
      this.leading(kind, name) ??
      this.words.near(name, Object.keys(type.getFields()));
    return near === undefined ? undefined : { name: near, value };
  }

  private leading(kind: Kind, word: string): string | undefined {
    const of = this.words.kind(word);
    return of && [...kind.ends.values()].find(({ node }) => node === of.name)?.name;
  }

  /** The kinds among several that a filter by `type` means. */
  private kindsIn(
    value: ValueNode,
    type: GraphQLInputObjectType,
  ): Readonly<{ name: string; value: ValueNode }> | undefined {
    if (!('kinds' in type.getFields())) return undefined;
    const said = value.kind === Ast.OBJECT ? value.fields[0]?.value : value;
    const all = said?.kind === Ast.LIST ? said.values : said ? [said] : [];
    const kinds = all.flatMap(one => this.words.kind(textOf(one) ?? '') ?? []);
    return kinds.length === 0
      ? undefined
      : { name: 'kinds', value: { kind: Ast.LIST, values: kinds.map(({ name }) => enumValue(name)) } };
  }

  /** Sort keys, however they are written: {name: asc}, NAME_ASC, "name:desc", {field: NAME, direction: DESC}. */
  private order(value: ValueNode, type: GraphQLInputObjectType): ValueNode {
    const items = value.kind === Ast.LIST ? value.values : [value];
    const terms = items.flatMap(item => termsIn(item));
    const told = terms.flatMap(({ by, descending }) => {
      const name = this.orderBy(by, type);
      return name === undefined ? [] : [object({ [name]: enumValue(descending ? 'DESC' : 'ASC') })];
    });
    const list: ValueNode = { kind: Ast.LIST, values: told };
    if (told.length === 0)
      this.notes.missing(value, `It is ordered by one of these: ${listed(Object.keys(type.getFields()))}.`);
    else this.notes.add(value, `Write ${print(list)}.`);
    if (told.length > 0 && value.kind !== Ast.LIST) this.noteInside(value, list);
    return list;
  }

  private noteInside(value: ValueNode, list: ValueNode): void {
    for (const field of value.kind === Ast.OBJECT ? value.fields : []) {
      this.notes.add(field, `Write ${print(list)}.`);
      this.notes.add(field.value, `Write ${print(list)}.`);
    }
  }

  private orderBy(by: string, type: GraphQLInputObjectType): string | undefined {
    const names = Object.keys(type.getFields());
    const kind = this.model.kinds.get(type.name.replace(/Order$/, ''));
    const plain = plainWord(by);
    const exact = names.find(name => plainWord(name) === plain);
    const called =
      kind &&
      [...kind.fields.values()].find(({ label }) => Object.values(label).map(plainWord).includes(plain))
        ?.name;
    return exact ?? called ?? (kind && this.countIn(plain, kind)) ?? this.words.near(by, names);
  }

  private countIn(plain: string, kind: Kind): string | undefined {
    const bare = plain.replace(/count$/, '');
    const shortcut = [...(this.model.shortcuts.get(kind.name) ?? [])].find(
      ([name]) => plainWord(name) === bare,
    )?.[1];
    const end = [...kind.ends.values()].find(({ name }) =>
      [name, ...(this.model.also.ends.get(name) ?? [])].map(plainWord).includes(bare),
    );
    const name = shortcut ? endOf(kind, shortcut.end.relation.name, shortcut.end.direction) : end?.name;
    return name === undefined ? undefined : `${name}Count`;
  }
}

/** The key of a kind that a value has the form of: one that all of the kind have, rather than another. */
export const keyLike = (kind: Kind, said: string): Field | undefined => {
  const keys = [...kind.fields.values()].filter(({ name, key }) => name !== 'id' && key?.pattern?.test(said));
  return keys.find(({ required }) => required) ?? keys[0];
};

const isId = (said: string): boolean => /^[a-z][a-z-]*:\S+$/.test(said);

const endOf = (kind: Kind, relation: string, direction: string): string =>
  [...kind.ends.values()].find(end => end.relation.name === relation && end.direction === direction)?.name ??
  '';

const typeOf = (type: GraphQLInputObjectType, name: string): GraphQLInputType => {
  const field = type.getFields()[name];
  return field ? field.type : type;
};

/** `%arkiv%` of a pattern is what is contained. */
const unwildcarded = (value: ValueNode, operator: string): ValueNode =>
  value.kind === Ast.STRING && (operator === 'contains' || operator === 'startsWith')
    ? text(value.value.replaceAll('%', ''))
    : value;

/** Conditions of one name are one object. */
const together = (fields: readonly ObjectFieldNode[]): readonly ObjectFieldNode[] => {
  const byName = new Map<string, ObjectFieldNode>();
  for (const field of fields) {
    const before = byName.get(field.name.value);
    const both =
      before?.value.kind === Ast.OBJECT && field.value.kind === Ast.OBJECT
        ? { ...before, value: { ...before.value, fields: [...before.value.fields, ...field.value.fields] } }
        : field;
    byName.set(field.name.value, both);
  }
  return [...byName.values()];
};

type Term = Readonly<{ by: string; descending: boolean }>;

const termsIn = (item: ValueNode): readonly Term[] => {
  if (item.kind !== Ast.OBJECT) return termOf(textOf(item) ?? '');
  const by = (names: readonly string[]): string | undefined => {
    const field = item.fields.find(({ name }) => names.includes(name.value));
    return field && textOf(field.value);
  };
  const field = by(['field', 'by', 'column', 'key']);
  const direction = by(['direction', 'order', 'dir', 'sort']);
  if (field !== undefined) return [{ by: field, descending: isDescending(direction ?? '') }];
  return item.fields.map(({ name, value }) => ({
    by: name.value,
    descending: isDescending(textOf(value) ?? ''),
  }));
};

const termOf = (said: string): readonly Term[] => {
  const descending = said.startsWith('-') || /[_: ]desc$/i.test(said);
  const by = said.replace(/^-/, '').replace(/[_: ](?:asc|desc)$/i, '');
  return by === '' ? [] : [{ by, descending }];
};

/** A condition with its operator behind it: name_CONTAINS, population_gt, name__icontains. */
const suffixed = (name: string): readonly [string, string | undefined] => {
  const parts = name.split('_');
  for (let at = 1; at < parts.length; at += 1) {
    const operator = OPERATORS[plainWord(parts.slice(at).join(''))];
    const base = parts.slice(0, at).filter(Boolean).join('_');
    if (operator !== undefined && base !== '') return [base, operator];
  }
  return [name, undefined];
};

/** Says what to write, with the name that it is of. */
const written = (told: ValueNode, name?: string): string =>
  `Write ${name === undefined ? '' : `${name}: `}${print(told)}.`;

const isDescending = (direction: string): boolean => /^desc/i.test(direction);

const MOST_LISTED = 12;
/** Some of the names, in words. */
export const listed = (names: readonly string[]): string =>
  `it has ${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? ' …' : ''}`;
