import {
  Kind as Ast,
  getNamedType,
  isEnumType,
  isInputObjectType,
  print,
  type ArgumentNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type ObjectFieldNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import type { Kind, Model } from '../../model/model';
import type { GuessNotes } from './notes';
import { argument, keyLike, listed, nameNode, object, text, textOf, type GuessedValues } from './values';
import { plainWord, type Words } from './words';

type Found = GraphQLField<unknown, unknown>;
type Args = readonly ArgumentNode[];

/** What other APIs call arguments; the first of the names that a field has. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  ...{ filter: ['where'], filters: ['where'], condition: ['where'], criteria: ['where'] },
  ...{
    limit: ['first'],
    take: ['first'],
    top: ['first'],
    pagesize: ['first'],
    perpage: ['first'],
    size: ['first'],
  },
  ...{ cursor: ['after'] },
  ...{
    sort: ['orderBy'],
    order: ['orderBy'],
    sortby: ['orderBy'],
    orderby: ['orderBy'],
    ordering: ['orderBy'],
  },
  ...{ date: ['asOf'], day: ['asOf'], at: ['asOf'], language: ['lang'], locale: ['lang'] },
  ...{
    from: ['since', 'of'],
    to: ['until'],
    query: ['text'],
    q: ['text'],
    term: ['text'],
    search: ['text'],
    name: ['text'],
  },
  ...{ id: ['of', 'in'], ids: ['of'], resource: ['of'], entity: ['of'], node: ['of'] },
  ...{
    depth: ['maxHops'],
    maxdepth: ['maxHops'],
    hops: ['maxHops'],
    type: ['relations', 'kinds'],
    types: ['kinds', 'relations'],
    kind: ['kinds'],
  },
};
/** Pages that are counted: here a page goes on from a cursor. */
const COUNTED_PAGES = ['offset', 'skip', 'page', 'pagenumber', 'start'];
/** One argument for several, in other APIs. */
const BUNDLES = ['options', 'pagination', 'paging', 'paginate'];

/** Writes the arguments of a field as it takes them. */
export class GuessedArguments {
  constructor(
    private readonly model: Model,
    private readonly words: Words,
    private readonly values: GuessedValues,
    private readonly notes: GuessNotes,
  ) {}

  /** The arguments as they are called here; `pages` where they ask for a page by its number. */
  of(given: Args, field: Found): Readonly<{ args: Args; pages: boolean }> {
    const args = new Map<string, ArgumentNode>();
    let pages = false;
    for (const one of given.flatMap(unbundled)) {
      if (
        COUNTED_PAGES.includes(plainWord(one.name.value)) &&
        field.args.some(({ name }) => name === 'after')
      ) {
        pages = true;
        this.notes.add(
          one,
          `Pages go on from a cursor: ask for pageInfo { endCursor }, and then with after: "…" and the same \`first\`.`,
        );
        continue;
      }
      for (const told of this.one(one, field))
        args.set(told.name.value, both(args.get(told.name.value), told));
    }
    return { args: [...args.values()], pages };
  }

  private one(given: ArgumentNode, field: Found): Args {
    const name = given.name.value;
    const known = field.args.find(arg => arg.name === name) ?? this.renamed(name, field);
    if (!known) {
      const asWhere = this.asCondition(given, field);
      if (asWhere) return [asWhere];
      this.notes.missing(
        given,
        `There is no \`${name}\` of ${field.name}; ${listed(field.args.map(arg => arg.name))}.`,
      );
      return [];
    }
    const value = this.values.of(given.value, known.type, known.name);
    const told = argument(known.name, value);
    if (known.name !== name)
      this.notes.add(given, `\`${name}\` is called \`${known.name}\` here: ${print(told)}.`);
    return [told];
  }

  private renamed(name: string, field: Found): Found['args'][number] | undefined {
    const by = (other: string | undefined): Found['args'][number] | undefined =>
      field.args.find(arg => arg.name === other);
    const other = (ARGUMENTS[plainWord(name)] ?? []).find(one => by(one));
    return (
      by(other) ??
      by(field.args.find(arg => plainWord(arg.name) === plainWord(name))?.name) ??
      by(
        this.words.near(
          name,
          field.args.map(arg => arg.name),
        ),
      )
    );
  }

  /** An argument that is a field of what is listed is a condition of its filter. */
  private asCondition(given: ArgumentNode, field: Found): ArgumentNode | undefined {
    const where = field.args.find(({ name }) => name === 'where');
    const type = where && getNamedType(where.type);
    if (!isInputObjectType(type)) return undefined;
    const told = this.condition(given, type);
    if (!told) return undefined;
    const whole = argument('where', { kind: Ast.OBJECT, fields: [told] });
    this.notes.add(given, `Filters are in \`where\`: ${print(whole)}.`);
    return whole;
  }

  private condition(
    { name, value }: ArgumentNode,
    type: GraphQLInputObjectType,
  ): ObjectFieldNode | undefined {
    const field: ObjectFieldNode = { kind: Ast.OBJECT_FIELD, name, value };
    const searched = ['search', 'query', 'q', 'text', 'term'].includes(plainWord(name.value));
    if (searched && 'name' in type.getFields())
      return { ...field, name: nameNode('name'), value: object({ contains: value }) };
    return this.values.conditionIn(field, type) ?? this.byValue(value, type);
  }

  /** The only condition that takes such a value: that of the enum that has it. */
  private byValue(value: ValueNode, type: GraphQLInputObjectType): ObjectFieldNode | undefined {
    const said = value.kind === Ast.ENUM || value.kind === Ast.STRING ? value.value : undefined;
    const fits = Object.values(type.getFields()).filter(field => {
      const filter = getNamedType(field.type);
      const of = isInputObjectType(filter) ? filter.getFields()['eq'] : undefined;
      const leaf = of && getNamedType(of.type);
      return isEnumType(leaf) && leaf.getValue(said ?? '') != null;
    });
    const [only] = fits;
    if (!only || fits.length > 1) return undefined;
    return { kind: Ast.OBJECT_FIELD, name: nameNode(only.name), value: this.values.of(value, only.type) };
  }

  /** By one key alone a lookup, with the key that the value is of; anything else is a list with a filter. */
  ofKind(given: Args, kind: Kind): Readonly<{ lookup?: Args; list: Args }> {
    const keys = given.map(one => ({ one, key: this.keyOf(one, kind) }));
    const found = keys.find(({ key }) => key);
    if (!found?.key) return { list: given };
    const rest = given.filter(one => one !== found.one);
    return { lookup: [found.key, ...rest], list: given };
  }

  private keyOf(given: ArgumentNode, kind: Kind): ArgumentNode | undefined {
    const { value: name } = given.name;
    const plain = plainWord(name);
    const keys = [...kind.fields.values()].filter(({ key }) => key);
    const key = keys.find(
      ({ name: own, label, declaredBy }) =>
        [own, ...Object.values(label), ...(this.model.also.fields.get(`${declaredBy}.${own}`) ?? [])]
          .map(plainWord)
          .includes(plain) || `${plainWord(kind.name)}${plainWord(own)}` === plain,
    );
    if (!key) return undefined;
    const said = textOf(given.value);
    if (said === undefined || given.value.kind === Ast.VARIABLE) return argument(key.name, given.value);
    if (key.name !== 'id')
      return this.told(
        given,
        argument(key.name, text(said)),
        given.value.kind === Ast.STRING && key.name === name,
      );
    if (/^[a-z][a-z-]*:/.test(said)) return this.told(given, argument('id', text(said)), name === 'id');
    const other = keyLike(kind, said);
    const told = other?.required
      ? argument(other.name, text(said))
      : argument('id', text(`${kind.prefix}:${said}`));
    return this.told(given, told, false, `An id is kind:name. `);
  }

  private told(given: ArgumentNode, told: ArgumentNode, same: boolean, before = ''): ArgumentNode {
    if (!same) {
      this.notes.add(given, `${before}Write ${print(told)}.`);
      this.notes.add(given.value, `${before}Write ${print(told)}.`);
    }
    return told;
  }
}

const unbundled = (given: ArgumentNode): Args =>
  BUNDLES.includes(given.name.value.toLowerCase()) && given.value.kind === Ast.OBJECT
    ? given.value.fields.map(field => ({ ...given, ...argument(field.name.value, field.value) }))
    : [given];

/** Two filters are one. */
const both = (before: ArgumentNode | undefined, told: ArgumentNode): ArgumentNode =>
  before?.value.kind === Ast.OBJECT && told.value.kind === Ast.OBJECT
    ? argument(told.name.value, withAll(before.value, told.value))
    : told;

const withAll = (before: ObjectValueNode, more: ObjectValueNode): ObjectValueNode => ({
  ...before,
  fields: [...before.fields, ...more.fields],
});
