import type { ConstDirectiveNode } from 'graphql';
import { orList } from '../errors';
import { DERIVED, DERIVED_BY, GROUNDS, type Derivation, type GroundGiven, type Taken } from './derivations';
import { phraseOf, type Field, type Kind, type Phrase, type Relation } from './model';
import { readGiven } from './read-consequences';
import { argumentsOf, directives, type SdlFaults, type Sdl } from './sdl';

type Named = Readonly<{ kinds: ReadonlyMap<string, Kind>; relations: ReadonlyMap<string, Relation> }>;

/** Reads the rules by which relations follow from others, as declared in the SDL. */
export const readDerivations = (model: Named, sdl: Sdl, faults: SdlFaults): readonly Derivation[] => {
  const all = [...model.relations.values()].flatMap(relation => {
    const node = sdl.relations.get(relation.type);
    return (node ? directives(node, 'derived') : []).flatMap(
      use => new Reader(relation, use, model, faults).read() ?? [],
    );
  });
  checkChains(all, model, sdl, faults);
  return all;
};

/** What is derived is no ground: rules would have to be applied until nothing follows any more. */
const checkChains = (all: readonly Derivation[], { relations }: Named, sdl: Sdl, faults: SdlFaults): void => {
  const names = new Set<string>();
  for (const { rule, relation, binds, meets, memberships } of all) {
    const node = sdl.relations.get(relations.get(relation)?.type ?? '');
    if (names.has(rule)) faults.add(`Two rules are called ${rule}`, node);
    names.add(rule);
    const chained = all.find(other => [binds, meets, ...memberships].includes(other.relation));
    if (chained) faults.add(`${rule} rests on ${chained.relation}, which is derived itself`, node);
  }
};

/** Reads one @derived. Errors say what is wrong and what it accepts. */
class Reader {
  private readonly said: Readonly<Record<string, unknown>>;

  constructor(
    private readonly relation: Relation,
    private readonly use: ConstDirectiveNode,
    private readonly model: Named,
    private readonly faults: SdlFaults,
  ) {
    this.said = argumentsOf(use);
  }

  read(): Derivation | undefined {
    const [meets, of] = [this.relationIn('meets'), this.kindIn('of')];
    const binds = this.start();
    if (!binds || !meets || !of) return undefined;
    this.checkEnds(binds, meets, of);
    const rule = String(this.said['rule']);
    if (!/^[A-Z][A-Z_]{0,40}$/.test(rule)) this.fault(`rule is ${rule}`, 'it takes a name in capitals');
    const grounds = [binds, meets, of];
    return {
      rule,
      relation: this.relation.name,
      binds: binds.name,
      mark: this.markIn(binds, of),
      meets: meets.name,
      of: of.name,
      memberships: this.memberships(binds),
      given: this.list('given').flatMap(said => this.givenOf(said, grounds)),
      sets: Object.assign({}, ...this.list('sets').map(said => this.setOf(said))) as Derivation['sets'],
      takes: this.list('takes').flatMap(said => this.takenOf(said, grounds)),
      condition: this.conditionIn(grounds),
      because: phraseOf(this.said['because'] as Partial<Phrase>),
    };
  }

  private fault(what: string, hint: string): void {
    this.faults.add(`${this.relation.type}: in @derived, ${what}; ${hint}`, this.use);
  }

  private list(name: string): readonly Readonly<Record<string, unknown>>[] {
    const said = this.said[name];
    return Array.isArray(said) ? (said as readonly Readonly<Record<string, unknown>>[]) : [];
  }

  private kindIn(name: 'of' | 'each'): Kind | undefined {
    const found = this.model.kinds.get(String(this.said[name]));
    if (!found) this.fault(`${name} is ${String(this.said[name])}`, 'it takes a kind of node');
    return found;
  }

  /** What leads to the node between: a relation, or each of a kind that is as the rule asks. */
  private start(): Relation | Kind | undefined {
    if ((this.said['binds'] === undefined) === (this.said['each'] === undefined)) {
      this.fault('it says both binds and each, or neither', 'it takes the one or the other');
      return undefined;
    }
    return this.said['each'] === undefined ? this.relationIn('binds') : this.kindIn('each');
  }

  /** The node that each of a kind counts as leading to, if the rule starts from one. */
  private markIn(binds: Relation | Kind, of: Kind): string | undefined {
    const mark = this.said['has'];
    if ((mark === undefined) !== isRelation(binds)) {
      this.fault('it says each without has, or has without each', 'it takes both or neither');
      return undefined;
    }
    if (mark === undefined) return undefined;
    const prefixes = of.members.map(name => `${this.model.kinds.get(name)?.prefix ?? ''}:`);
    if (!prefixes.some(prefix => String(mark).startsWith(prefix)))
      this.fault(`has is ${String(mark)}`, `it takes the id of a node of ${of.name}`);
    if (!this.list('given').some(said => said['in'] === binds.name))
      this.fault(`it says nothing of what ${binds.name} has to be`, 'it takes a given of it');
    return String(mark);
  }

  private relationIn(name: 'binds' | 'meets'): Relation | undefined {
    const found = this.model.relations.get(String(this.said[name]));
    if (!found) this.fault(`${name} is ${String(this.said[name])}`, 'it takes a relation');
    return found;
  }

  private members(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.flatMap(name => this.model.kinds.get(name)?.members ?? []));
  }

  /** Whatever the grounds lead from may be an end of what is derived, and both lead to the kind between them. */
  private checkEnds(binds: Relation | Kind, meets: Relation, of: Kind): void {
    const within = (some: readonly string[], all: readonly string[]): boolean => {
      const known = this.members(all);
      return [...this.members(some)].every(name => known.has(name));
    };
    if (!within(startsOf(binds), this.relation.from))
      this.fault(
        `${binds.name} does not start where it does`,
        `it takes relations from ${orList(this.relation.from)}`,
      );
    if (!within(meets.from, this.relation.to))
      this.fault(
        `${meets.name} does not start where it ends`,
        `it takes relations from ${orList(this.relation.to)}`,
      );
    for (const ground of [binds, meets].filter(isRelation))
      if (!within([of.name], ground.to))
        this.fault(`${ground.name} does not lead to ${of.name}`, `it leads to ${orList(ground.to)}`);
    if (this.relation.acyclic)
      this.fault('the relation is acyclic', 'what follows is not checked for circles');
    if (this.relation.fields.get(DERIVED_BY)?.declaredBy !== DERIVED)
      this.fault('the relation has nowhere to say what it follows from', `let it implement ${DERIVED}`);
  }

  private memberships(binds: Relation | Kind): readonly string[] {
    const bound = this.members(startsOf(binds));
    const starts = this.members(this.relation.from);
    return [...this.model.relations.values()]
      .filter(
        ({ inherits, from, to }) =>
          inherits && overlaps(this.members(to), bound) && overlaps(this.members(from), starts),
      )
      .map(({ name }) => name);
  }

  private fieldsOf(name: unknown, grounds: readonly (Relation | Kind)[]): Relation['fields'] | undefined {
    const ground = grounds.find(one => one.name === name);
    if (!ground)
      this.fault(`${String(name)} is no ground`, `it takes ${orList(grounds.map(one => one.name))}`);
    return ground?.fields;
  }

  private givenOf(
    said: Readonly<Record<string, unknown>>,
    grounds: readonly (Relation | Kind)[],
  ): readonly GroundGiven[] {
    const { in: name, ...condition } = said;
    const fields = this.fieldsOf(name, grounds);
    const fault = (what: string, hint: string): void => this.fault(what, hint);
    const given = fields && readGiven(condition, fields, fault, { lists: false, flags: true });
    if (given && fields.get(given.fact)?.level !== undefined)
      this.fault(`given names ${given.fact}`, 'it takes fields which everyone sees');
    return given ? [{ in: String(name), given }] : [];
  }

  private setOf({
    fact,
    is,
  }: Readonly<Record<string, unknown>>): Readonly<Record<string, string | readonly string[]>> {
    const field = this.relation.fields.get(String(fact));
    const values = [is ?? []].flat().map(String);
    const known = field?.type.kind === 'enum' ? field.type.values : [];
    if (!field || known.length === 0 || values.length === 0 || values.some(value => !known.includes(value)))
      this.fault(
        `sets says ${String(fact)} is ${values.join(', ')}`,
        'it takes an enum of the relation, and its values',
      );
    return { [String(fact)]: field?.list === true ? values : (values[0] ?? '') };
  }

  /** What not everyone sees of a ground would be seen of what follows from it. */
  private takenOf(
    said: Readonly<Record<string, unknown>>,
    grounds: readonly (Relation | Kind)[],
  ): readonly Taken[] {
    const facts = [said['fact']].flat().map(String);
    if (said['as'] === undefined) return facts.flatMap(fact => this.takenAs(said['in'], fact, fact, grounds));
    if (facts.length !== 1)
      this.fault(`takes says ${facts.join(', ')} as ${String(said['as'])}`, 'it takes one fact as another');
    return facts.slice(0, 1).flatMap(fact => this.takenAs(said['in'], fact, String(said['as']), grounds));
  }

  private takenAs(
    ground: unknown,
    fact: string,
    as: string,
    grounds: readonly (Relation | Kind)[],
  ): readonly Taken[] {
    const [from, to] = [this.fieldsOf(ground, grounds)?.get(fact), this.relation.fields.get(as)];
    if (
      !from ||
      !to ||
      !(isAlike(from, to) || isWritten(from, to)) ||
      from.level !== undefined ||
      isOwn(to)
    ) {
      this.fault(`takes says ${fact} as ${as}`, 'it takes fields of the same type, which everyone sees');
      return [];
    }
    return [{ in: String(ground), fact, as }];
  }

  private conditionIn(grounds: readonly (Relation | Kind)[]): string | undefined {
    const name = this.said['condition'];
    if (name === undefined) return undefined;
    const fields = [this.relation, ...grounds].flatMap(({ fields: of }) => of.get(String(name)) ?? []);
    if (
      !this.relation.fields.has(String(name)) ||
      fields.length < 2 ||
      fields.some(({ type }) => type.kind !== 'text')
    )
      this.fault(`condition is ${String(name)}`, 'it takes a text of the relation that a ground has too');
    return String(name);
  }
}

const isRelation = (ground: Relation | Kind): ground is Relation => 'from' in ground;

const startsOf = (ground: Relation | Kind): readonly string[] =>
  isRelation(ground) ? ground.from : [ground.name];

const overlaps = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some(one => others.has(one));

const isAlike = (from: Field, to: Field): boolean =>
  JSON.stringify(from.type) === JSON.stringify(to.type) && from.list === to.list;

/** What the rule says itself. */
const isOwn = ({ name }: Field): boolean => name === DERIVED_BY || name === GROUNDS;

/** Tells whether a text, which has several languages, may be written as a string: in the language that it is shown in where none is asked for. */
const isWritten = (from: Field, to: Field): boolean =>
  from.type.kind === 'text' &&
  !from.list &&
  to.type.kind === 'scalar' &&
  to.type.name === 'String' &&
  !to.list;
