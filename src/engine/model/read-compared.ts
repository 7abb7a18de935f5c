import type { ConstDirectiveNode } from 'graphql';
import { RESEMBLANCES, type Adopts, type Compared, type Criterion } from './compared';
import { phraseOf, type Kind, type Phrase, type Relation } from './model';
import { readGiven } from './read-consequences';
import { argumentsOf, directive, directives, type SdlFaults, type Sdl } from './sdl';

type Named = Readonly<{ kinds: ReadonlyMap<string, Kind>; relations: ReadonlyMap<string, Relation> }>;

/** Reads the kind whose things are compared with each other, by @comparable and @adopts. There is one at the most. */
export const readCompared = (model: Named, sdl: Sdl, faults: SdlFaults): Compared | undefined => {
  const [first, ...others] = [...sdl.kinds].filter(([, node]) => directives(node, 'comparable').length > 0);
  for (const [name, node] of others)
    faults.add(
      `${name}: @comparable is said of ${first?.[0]} already; things of one kind are compared`,
      node,
    );
  for (const [name, node] of sdl.kinds)
    if (name !== first?.[0] && directive(node, 'adopts'))
      faults.add(`${name}: @adopts needs @comparable on the same kind`, node);
  const kind = model.kinds.get(first?.[0] ?? '');
  if (!kind || !first) return undefined;
  const [, node] = first;
  const criteria = directives(node, 'comparable').map(use => criterionOf(kind, use, model, faults));
  if (!criteria.some(({ usual }) => usual))
    faults.add(`${kind.name}: one @comparable at the least is usual: true`, node);
  const adopts = directive(node, 'adopts');
  return { kind: kind.name, criteria, adopts: adopts && adoptsOf(kind, adopts, model, faults) };
};

type Said = Readonly<Record<string, unknown>>;
const phraseIn = (said: Said, name: string): Phrase | undefined =>
  said[name] === undefined ? undefined : phraseOf(said[name] as Partial<Phrase>);

const criterionOf = (kind: Kind, use: ConstDirectiveNode, model: Named, faults: SdlFaults): Criterion => {
  const said = argumentsOf(use);
  const measure = RESEMBLANCES.find(one => one === said['measure']) ?? 'SAME';
  const byField = measure === 'MAGNITUDE' || measure === 'SAME';
  const of = String(said[byField ? 'field' : 'relation']);
  checkOf(kind, { of, measure }, model, what => faults.add(`${kind.name}: @comparable ${what}`, use));
  const none = phraseIn(said, 'bothNone');
  return {
    name: String(said['by']),
    measure,
    of,
    weight: Number(said['weight'] ?? 1),
    usual: said['usual'] === true,
    bounds: said['bounds'] === true,
    description: String(said['description']),
    says: phraseOf(said['says'] as Partial<Phrase>),
    differs: phraseIn(said, 'differs'),
    none: none && { value: String(said['none']), says: none },
  };
};

const checkOf = (
  kind: Kind,
  { of, measure }: Pick<Criterion, 'of' | 'measure'>,
  { relations }: Named,
  fault: (what: string) => void,
): void => {
  if (measure === 'LINKED' || measure === 'SHARED') {
    if (!startsAt(kind, relations.get(of))) fault(`names ${of}, which is no relation that goes from it`);
    return;
  }
  const type = kind.fields.get(of)?.type;
  if (!type) fault(`names ${of}, which is no field of it`);
  else if (measure === 'MAGNITUDE' && !(type.kind === 'scalar' && ['Int', 'Float'].includes(type.name)))
    fault(`compares ${of} by MAGNITUDE, and it is no number`);
};

const startsAt = (kind: Kind, relation: Relation | undefined): relation is Relation =>
  relation?.from.some(name => name === kind.name || kind.interfaces.includes(name)) === true;

const adoptsOf = (
  kind: Kind,
  use: ConstDirectiveNode,
  { relations }: Named,
  faults: SdlFaults,
): Adopts | undefined => {
  const said = argumentsOf(use);
  const fault = (what: string): void => faults.add(`${kind.name}: @adopts ${what}`, use);
  const relation = relations.get(String(said['relation']));
  const together = [said['together'] ?? []].flat().map(String);
  for (const name of together) if (!relations.has(name)) fault(`names ${name}, which is no relation`);
  if (!startsAt(kind, relation)) {
    fault(`names ${String(said['relation'])}, which is no relation that goes from it`);
    return undefined;
  }
  const given = (name: string) => readGiven(said[name], relation.fields, fault, { lists: true });
  return {
    relation: relation.name,
    together,
    shown: given('shown'),
    must: given('must'),
    should: given('should'),
  };
};
