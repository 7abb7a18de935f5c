import type { ConstDirectiveNode } from 'graphql';
import { orList } from '../errors';
import { isInLanguages, type Kind, type Relation } from './model';
import { readCompared } from './read-compared';
import { readGiven } from './read-consequences';
import { readFlows } from './read-flows';
import {
  KIND_ROLES,
  MOST_STEPS,
  RELATION_ROLES,
  type Collective,
  type CoverageColumn,
  type ColumnStep,
  type KindRole,
  type RelationRole,
  type Roles,
  type SurveyRole,
  type Standings,
  type Weighing,
} from './roles';
import { argumentsOf, declaration, directive, type SdlFaults, type KindNode, type Sdl } from './sdl';

type Named = Readonly<{ kinds: ReadonlyMap<string, Kind>; relations: ReadonlyMap<string, Relation> }>;

/** Reads the parts that kinds and relations play, and the columns of the map of capabilities. */
export const readRoles = (model: Named, sdl: Sdl, faults: SdlFaults): Roles => {
  const relations = [...model.relations.values()];
  const kinds = rolesOf<KindRole>(
    [...sdl.kinds].map(([name, node]) => [name, node]),
    KIND_ROLES,
    'kind',
    faults,
  );
  const { home, place } =
    [...sdl.kinds.values()].map(node => saidOf(node, 'role')).find(of => of['home']) ?? {};
  const condition = oneText('condition', model, sdl, faults);
  const roles: Roles = {
    kinds,
    relations: rolesOf<RelationRole>(
      relations.map(({ name, type }) => [name, sdl.relations.get(type)]),
      RELATION_ROLES,
      'relation',
      faults,
    ),
    columns: [...model.kinds.values()].flatMap(kind => columnOf(kind, model, sdl, faults) ?? []),
    home: home === undefined ? undefined : String(home),
    place: place === undefined ? undefined : String(place),
    collectives: collectivesIn(model, sdl),
    compared: readCompared(model, sdl, faults),
    flows: readFlows(model, sdl, faults),
    standings: standingsIn(model, sdl, faults, condition),
    weighing: weighingIn(model, sdl, faults),
    condition,
    addressed: oneText('addressed', model, sdl, faults),
  };
  checkRoles(roles, model, sdl, faults);
  return roles;
};

const saidOf = (node: KindNode | undefined, name: string): Readonly<Record<string, unknown>> => {
  const use = node && directive(node, name);
  return use ? argumentsOf(use) : {};
};

/** Returns the name of the fields that have a directive: one, since of all records they are read into one column. */
const oneText = (
  said: 'condition' | 'addressed',
  { kinds, relations }: Named,
  sdl: Sdl,
  faults: SdlFaults,
): string | undefined => {
  const all = [...kinds.values(), ...relations.values()]
    .flatMap(({ fields }) => [...fields.values()])
    .filter(field => field[said]);
  const [first] = all;
  for (const field of all) {
    const { name, declaredBy } = field;
    const at = declaration(declaredBy, name, sdl);
    if (!isInLanguages(field))
      faults.add(`${declaredBy}.${name}: @${said} is of a text, with @text or @reason`, at);
    if (name !== first?.name)
      faults.add(
        `${declaredBy}.${name}: @${said} stands on ${first?.name ?? ''} already, and all have one name`,
        at,
      );
  }
  return first?.name;
};

/** The relation that says how one stands to something, and the one by which surveys say what they looked at. */
const standingsIn = (
  model: Named,
  sdl: Sdl,
  faults: SdlFaults,
  condition: string | undefined,
): Standings | undefined => {
  for (const relation of model.relations.values()) {
    const node = sdl.relations.get(relation.type);
    const use = node && directive(node, 'standing');
    if (!use) continue;
    const said = argumentsOf(use);
    const fault = (what: string): void => faults.add(`${relation.type}: @standing ${what}`, use);
    const given = (of: unknown) => readGiven(of, relation.fields, fault, { lists: true });
    const seen = said['seen'] === undefined ? undefined : String(said['seen']);
    if (seen !== undefined && !relation.fields.has(seen)) fault(`names ${seen}, which is no fact of it`);
    return {
      relation: relation.name,
      must: given(said['must']),
      should: given(said['should']),
      shown: given(said['shown']),
      may: [said['may'] ?? []].flat().flatMap(of => given(of) ?? []),
      allowed: allowedIn(model, relation, said['allowed'], fault),
      seen,
      looked: lookingIn(model, sdl, faults),
      condition: condition !== undefined && relation.fields.has(condition) ? condition : undefined,
    };
  }
  return undefined;
};

/** Another relation between the same that says that one is allowed to. */
const allowedIn = (
  { relations }: Named,
  { from, to }: Relation,
  said: unknown,
  fault: (what: string) => void,
): string | undefined => {
  if (said === undefined) return undefined;
  const other = relations.get(String(said));
  if (other?.from.join() !== from.join() || other.to.join() !== to.join())
    fault(`names ${String(said)}, which is no relation between the same kinds`);
  return other?.name;
};

const lookingIn = ({ kinds, relations }: Named, sdl: Sdl, faults: SdlFaults): SurveyRole | undefined => {
  for (const relation of relations.values()) {
    const node = sdl.relations.get(relation.type);
    const use = node && directive(node, 'looked');
    if (!use) continue;
    const said = argumentsOf(use);
    const fault = (what: string): void => faults.add(`${relation.type}: @looked ${what}`, use);
    const [targets, found, on] = ['for', 'found', 'on'].map(name => String(said[name]));
    const starts = relations.get(targets ?? '')?.from ?? [];
    if (!relation.from.every(name => starts.includes(name)))
      fault(`names ${targets ?? ''}, which is no relation that goes from the same`);
    if (!relation.fields.has(found ?? '')) fault(`names ${found ?? ''}, which is no fact of it`);
    if (!relation.from.every(name => kinds.get(name)?.fields.has(on ?? '')))
      fault(`names ${on ?? ''}, which is no field of what it goes from`);
    return {
      relation: relation.name,
      targets: targets ?? '',
      found: found ?? '',
      unless: readGiven(said['unless'], relation.fields, fault),
      on: on ?? '',
    };
  }
  return undefined;
};

const weighingIn = ({ kinds, relations }: Named, sdl: Sdl, faults: SdlFaults): Weighing | undefined => {
  for (const relation of relations.values()) {
    const node = sdl.relations.get(relation.type);
    const use = node && directive(node, 'weighs');
    if (!use) continue;
    const said = argumentsOf(use);
    const fault = (what: string): void => faults.add(`${relation.type}: @weighs ${what}`, use);
    const fields = ['what', 'by', 'on', 'secondHand'].map(name => String(said[name]));
    const [what = '', by = '', on = '', secondHand = ''] = fields;
    for (const field of fields)
      if (!relation.from.every(name => kinds.get(name)?.fields.has(field)))
        fault(`names ${field}, which is no field of what it goes from`);
    return { relation: relation.name, what, by, on, secondHand };
  }
  return undefined;
};

/** Each part is played by one. */
const rolesOf = <Role extends string>(
  all: readonly (readonly [string, KindNode | undefined])[],
  known: readonly Role[],
  what: string,
  faults: SdlFaults,
): ReadonlyMap<Role, string> => {
  const roles = new Map<Role, string>();
  for (const [name, node] of all) {
    const said = saidOf(node, 'role')['is'];
    if (said === undefined) continue;
    const role = known.find(one => one === said);
    if (role === undefined)
      faults.add(
        `${name}: @role(is: ${String(said)}) is no role of a ${what}; it takes ${orList(known)}`,
        node,
      );
    else if (roles.has(role))
      faults.add(`${name}: @role(is: ${role}) is that of ${roles.get(role)} already`, node);
    else roles.set(role, name);
  }
  return roles;
};

/** The widest kind with a field of the enum is that of the things which are meant. */
const collectivesIn = ({ kinds }: Named, sdl: Sdl): readonly Collective[] =>
  [...sdl.enums.values()].flatMap(node =>
    (node.values ?? []).flatMap((value): readonly Collective[] => {
      const use = directive(value, 'collective');
      const having = [...kinds.values()]
        .flatMap(kind =>
          [...kind.fields.values()].flatMap(({ type, name, declaredBy }) =>
            type.kind === 'enum' && type.name === node.name.value && declaredBy === kind.name
              ? [{ kind: kind.singular, field: name, many: kind.members.length }]
              : [],
          ),
        )
        .sort((a, b) => b.many - a.many);
      const [first] = having;
      if (!use || !first) return [];
      const { called } = argumentsOf(use);
      return [{ name: value.name.value, called: String(called), kind: first.kind, field: first.field }];
    }),
  );

const columnOf = (kind: Kind, model: Named, sdl: Sdl, faults: SdlFaults): CoverageColumn | undefined => {
  const node = sdl.kinds.get(kind.name);
  const use = node && directive(node, 'column');
  if (!use) return undefined;
  const said = argumentsOf(use);
  const steps = Array.isArray(said['along']) ? said['along'] : [said['along']];
  if (steps.length < 1 || steps.length > MOST_STEPS)
    faults.add(`${kind.name}: @column takes 1 to ${MOST_STEPS} steps in along`, use);
  return {
    name: kind.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
    kind: kind.name,
    from: said['from'] === 'CAPABILITY' ? 'CAPABILITY' : 'RESOURCE',
    along: steps.map(step => stepOf(kind.name, step, model, use, faults)),
    gap: said['gap'] === true,
  };
};

const stepOf = (
  kind: string,
  step: unknown,
  { relations }: Named,
  use: ConstDirectiveNode,
  faults: SdlFaults,
): ColumnStep => {
  const { forward, backward } = (typeof step === 'object' && step !== null ? step : {}) as Readonly<
    Record<string, unknown>
  >;
  if ((forward === undefined) === (backward === undefined))
    faults.add(`${kind}: a step of @column names relations in forward or in backward, and not in both`, use);
  const names = [forward ?? backward ?? []].flat().map(String);
  for (const name of names)
    if (!relations.has(name)) faults.add(`${kind}: @column names ${name}, which is no relation`, use);
  return { direction: forward === undefined ? 'BACKWARD' : 'FORWARD', relations: names };
};

/** What realises a capability, or what a capability consists of, has an end that is one. */
const checkRoles = ({ kinds, relations }: Roles, model: Named, sdl: Sdl, faults: SdlFaults): void => {
  const capability = kinds.get('CAPABILITY');
  for (const [role, name] of relations) {
    const relation = model.relations.get(name);
    const needs = NEEDS[role];
    if (!relation || !needs) continue;
    const node = sdl.relations.get(relation.type);
    const ends = needs.flatMap(end => relation[end]);
    if (capability === undefined)
      faults.add(`${name}: @role(is: ${role}) needs a kind that is CAPABILITY`, node);
    else if (!ends.includes(capability))
      faults.add(`${name}: @role(is: ${role}) has no end that is ${capability}`, node);
  }
};

/** The end of a relation that must be a capability. */
const NEEDS: Readonly<Partial<Record<RelationRole, readonly ('from' | 'to')[]>>> = {
  CONSISTS_OF: ['from', 'to'],
  REALISES: ['to'],
  ADDRESSES: ['to'],
};
