import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { fc } from './drawn';
import { meaningOf, type Meaning } from '../../src/engine/planner/collect';
import { CHECKED_APART } from '../oracle/reference/questions/checked-apart';
import { Draw } from './random-draw';
import { InputWriter } from './random-input';
import { QuestionWriter, type Known } from './random-question';
import { DATES } from './random-values';

/** A query with its variables. Those in `cursors` are null at first, and the lists they page are aliased like them. */
export type Operation = Readonly<{
  text: string;
  variables: Readonly<Record<string, unknown>>;
  cursors: readonly string[];
}>;

type Field = GraphQLField<unknown, unknown>;
export type RootKind = Meaning['kind'];

/** Root fields that a store answers by a single read. */
export const READS: readonly RootKind[] = [
  'lookup',
  'list',
  'list',
  'list',
  'groups',
  'relationGroups',
  'node',
  'nodes',
  'search',
];
/** And those that look along relations. */
export const QUESTIONS: readonly RootKind[] = ['question'];

/** Choices at most; few operations need a third of them. */
const ENTROPY = 400;

/** Operations on a schema: whatever it offers, by walking its types. */
export const operationOn = (
  schema: GraphQLSchema,
  known: Known,
  roots: readonly RootKind[],
): fc.Arbitrary<Operation> =>
  fc
    .noBias(fc.array(fc.nat(1 << 20), { minLength: ENTROPY, maxLength: ENTROPY, size: 'max' }))
    .map(entropy =>
      new OperationWriter(
        schema,
        known.ids.length > 0 ? known : { ...known, ids: ['town:1'] },
        new Draw(entropy),
      ).operation(roots),
    );

/** Nested lists at most, and fields with a selection at most. */
const DEPTH = 3;
const BUDGET = 14;

class OperationWriter {
  private readonly input: InputWriter;
  private readonly questions: QuestionWriter;
  private readonly cursors: string[] = [];
  private readonly fragments: { on: string; name: string; text: string }[] = [];
  private budget = BUDGET;
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly known: Known,
    private readonly draw: Draw,
  ) {
    this.input = new InputWriter(schema, draw, known.ids, known.texts);
    this.questions = new QuestionWriter(this.input, known, draw);
  }

  operation(roots: readonly RootKind[]): Operation {
    const query = Object.values(this.schema.getQueryType()?.getFields() ?? {});
    const count = this.draw.chance(25) ? 2 + this.draw.int(2) : 1;
    const fields = Array.from({ length: count }, () => {
      const kind = this.draw.pick(roots);
      return this.field(this.draw.pick(query.filter(field => meaningOf(field).kind === kind)), DEPTH);
    });
    if (this.draw.chance(3)) fields.push('__typename');
    const { declarations, values } = this.input;
    const head = declarations.length > 0 ? `query Random(${declarations.join(', ')})` : 'query Random';
    const text = [
      `${head} {\n${indent(fields.join('\n'))}\n}`,
      ...this.fragments.map(fragment => fragment.text),
    ].join('\n');
    return { text, variables: values, cursors: this.cursors };
  }

  private selection(type: GraphQLCompositeType, depth: number, least = 1): string {
    const count = least + this.draw.int(isUnionType(type) ? 2 : 3);
    const entries = Array.from({ length: count }, () => this.entry(type, depth));
    return `{\n${indent(entries.join('\n'))}\n}`;
  }

  private entry(type: GraphQLCompositeType, depth: number): string {
    if (this.draw.chance(5)) return '__typename';
    if (this.draw.chance(isAbstractType(type) ? 30 : 6) && this.budget > 0) return this.fragment(type, depth);
    if (isUnionType(type)) return this.fragment(type, depth);
    return this.field(
      this.draw.pick(
        this.choices(
          Object.values(type.getFields()).filter(field => !CHECKED_APART[type.name]?.includes(field.name)),
          depth,
        ),
      ),
      depth,
    );
  }

  /** Lists weigh more than the many plain fields, and are left out when there has been enough of them. */
  private choices(fields: readonly Field[], depth: number): readonly Field[] {
    const plain = fields.filter(field => isLeafType(getNamedType(field.type)));
    const deep = fields.filter(field => !plain.includes(field) && (!isOfRelation(field) || depth > 0));
    if (this.budget <= 0 && plain.length > 0) return plain;
    if (deep.length === 0 || (plain.length > 0 && this.draw.chance(55))) return plain;
    return deep.length > 0 ? deep : fields;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    this.budget -= 1;
    const on = this.draw.pick(this.overlapping(type));
    if (this.draw.chance(40)) return `... on ${on.name}${this.directive()} ${this.selection(on, depth)}`;
    if (!isUnionType(type) && this.draw.chance(15))
      return `...${this.directive()} ${this.selection(type, depth)}`;
    const before = this.fragments.filter(fragment => fragment.on === on.name);
    if (before.length > 0 && this.draw.chance(50))
      return `...${this.draw.pick(before).name}${this.directive()}`;
    const body = this.selection(on, depth);
    const name = `F${this.fragments.length + 1}`;
    this.fragments.push({ on: on.name, name, text: `fragment ${name} on ${on.name} ${body}` });
    return `...${name}${this.directive()}`;
  }

  /** The types that some node of this one can be of. */
  private overlapping(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    if (!isAbstractType(type)) return [type, ...type.getInterfaces()];
    const others = Object.values(this.schema.getTypeMap())
      .filter(isInterfaceType)
      .filter(other => doTypesOverlap(this.schema, type, other));
    return [...this.schema.getPossibleTypes(type), ...others];
  }

  /** Fields with arguments get an alias of their own, so that no two differ under one key. */
  private field(field: Field, depth: number): string {
    const { args, cursor } = this.arguments(field);
    const below = getNamedType(field.type);
    const alias =
      cursor ??
      (field.args.length > 0 || this.draw.chance(10)
        ? `${this.draw.pick(['a', 'k', 'r0', 'type', 'id'])}${(this.aliases += 1)}`
        : undefined);
    const head = `${alias ? `${alias}: ` : ''}${field.name}${args}`;
    if (!isCompositeType(below)) return `${head}${this.directive()}`;
    this.budget -= 1;
    const left = isOfRelation(field) ? depth - 1 : meaningOf(field).kind === 'sources' ? 0 : depth;
    const once = `${head}${this.directive()} ${this.selection(below, left, meaningOf(field).kind === 'question' ? 3 : 1)}`;
    return this.draw.chance(6) ? `${once}\n${head} ${this.selection(below, 0)}` : once;
  }

  private directive(): string {
    if (!this.draw.chance(5)) return '';
    const type = getNamedType(this.schema.getDirective('skip')?.args[0]?.type);
    if (!type || !isLeafType(type)) throw new Error('@skip takes a Boolean');
    const condition = this.draw.chance(50);
    const value = this.draw.chance(50)
      ? String(condition)
      : this.input.variable(condition, this.required(this.schema.getDirective('skip')?.args[0]));
    return ` @${this.draw.pick(['include', 'skip'])}(if: ${value})`;
  }

  private required(argument: GraphQLArgument | undefined): GraphQLArgument['type'] {
    if (!argument) throw new Error('The directive has no argument');
    return argument.type;
  }

  private arguments(field: Field): Readonly<{ args: string; cursor: string | undefined }> {
    const paged = field.args.some(argument => argument.name === 'after');
    const { texts, cursor } = paged ? this.page(field) : { texts: [], cursor: undefined };
    const isPage = (name: string): boolean => ['first', 'after', 'last', 'before'].includes(name);
    const kind = meaningOf(field).kind;
    if (kind === 'question')
      return { args: `(${[...texts, ...this.questions.write(field, paged)].join(', ')})`, cursor };
    const keys =
      kind === 'lookup' ? field.args.filter(({ name }) => !SCOPE.includes(name) && name !== 'verdicts') : [];
    const lookup = this.draw.several(keys, this.draw.chance(2) ? this.draw.int(3) : 1);
    // The reference knows no verdicts: test/changes/verdicts.test.ts has them.
    const rest = field.args
      .filter(({ name }) => name !== 'verdicts')
      .filter(
        argument =>
          !(paged && isPage(argument.name)) && (!keys.includes(argument) || lookup.includes(argument)),
      );
    const others = rest
      .filter(
        argument =>
          lookup.includes(argument) ||
          isRequiredArgument(argument) ||
          this.draw.chance(OFTEN[argument.name] ?? 45),
      )
      .map(argument => `${argument.name}: ${this.argument(argument, field, lookup.includes(argument))}`);
    const all = [...texts, ...others];
    return { args: all.length > 0 ? `(${all.join(', ')})` : '', cursor };
  }

  private argument(argument: GraphQLArgument, field: Field, isKey: boolean): string {
    if (argument.name === 'first' || argument.name === 'last') return this.size(argument);
    if (argument.name === 'lang') return this.draw.pick(['nb', 'nn', 'en', 'se', 'sma', 'fkv', 'de', 'fi']);
    const value =
      argument.name === 'asOf'
        ? this.draw.pick(DATES)
        : isKey
          ? this.keyOf(argument, field)
          : this.input.value(argument.type, argument.name);
    return this.input.print(value, argument.type);
  }

  /** Mostly of something that is there: the ids of a kind begin with its name. */
  private keyOf(argument: GraphQLArgument, field: Field): unknown {
    const means = meaningOf(field);
    const prefixes =
      means.kind === 'lookup' ? means.of.members.map(member => `${member.toLowerCase()}:`) : [];
    const own = this.known.ids.filter(id => prefixes.some(prefix => id.startsWith(prefix)));
    if (argument.name === 'id' && own.length > 0 && this.draw.chance(85)) return this.draw.pick(own);
    const value = this.input.value(argument.type, argument.name);
    return value === null && !this.draw.chance(20) ? 'none' : value;
  }

  /** Forward or backward, from the start or from a cursor; seldom in a way that is refused. */
  private page(field: Field): Readonly<{ texts: readonly string[]; cursor: string | undefined }> {
    const by = (name: string): GraphQLArgument | undefined =>
      field.args.find(argument => argument.name === name);
    const [first, last] = [by('first'), by('last')];
    if (!this.draw.chance(70) || !first) return { texts: [], cursor: undefined };
    const backward = last !== undefined && this.draw.chance(35);
    const way = backward ? (['last', 'before'] as const) : (['first', 'after'] as const);
    const sized = this.draw.chance(90) ? [`${way[0]}: ${this.size(backward ? last : first)}`] : [];
    if (last && this.draw.chance(1)) sized.push(`${backward ? 'first' : 'last'}: 2`);
    if (this.draw.chance(2)) return { texts: [...sized, `${way[1]}: "bm90IG91cnM"`], cursor: undefined };
    if (!this.draw.chance(45)) return { texts: sized, cursor: undefined };
    const cursor = this.input.cursor();
    this.cursors.push(cursor);
    return { texts: [...sized, `${way[1]}: $${cursor}`], cursor };
  }

  private size(argument: GraphQLArgument): string {
    const value = this.draw.chance(1)
      ? this.draw.pick([0, -1, 1001])
      : this.draw.pick([2, 1, 3, 5, 20, 1000]);
    return this.input.print(value, argument.type);
  }
}

/** What leads on to other nodes. */
const isOfRelation = (field: Field): boolean => ['related', 'shortcut'].includes(meaningOf(field).kind);

const SCOPE: readonly string[] = ['asOf', 'certainty', 'undated'];
/** In how many of a hundred fields an argument is given. */
const OFTEN: Readonly<Record<string, number>> = { asOf: 20, certainty: 20, undated: 20 };

const indent = (text: string): string =>
  text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n');
