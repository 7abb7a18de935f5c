import type { ConstDirectiveNode } from 'graphql';
import type { Flows, ListedBeside } from './flows';
import type { Kind, Relation } from './model';
import { argumentsOf, directive, type Sdl, type SdlFaults } from './sdl';

type Named = Readonly<{ kinds: ReadonlyMap<string, Kind>; relations: ReadonlyMap<string, Relation> }>;
type Fault = (what: string) => void;

/** Reads how wholes are drawn with what goes between them, by @flows. It stands on one kind at the most. */
export const readFlows = (model: Named, sdl: Sdl, faults: SdlFaults): Flows | undefined => {
  const [first, ...others] = [...sdl.kinds].flatMap(([name, node]) => {
    const use = directive(node, 'flows');
    return use ? [{ name, use }] : [];
  });
  for (const { name, use } of others)
    faults.add(`${name}: @flows is said of ${first?.name ?? ''} already; one kind is drawn so`, use);
  const kind = model.kinds.get(first?.name ?? '');
  return kind && first
    ? flowsOf(kind, first.use, model, what => faults.add(`${kind.name}: @flows ${what}`, first.use))
    : undefined;
};

const flowsOf = (kind: Kind, use: ConstDirectiveNode, model: Named, fault: Fault): Flows => {
  const said = argumentsOf(use);
  const text = (name: string): string => String(said[name]);
  const list = (name: string): readonly unknown[] => [said[name] ?? []].flat();
  const [by, core, parts] = [text('by'), text('core'), text('parts')];
  const beside = list('beside').map(String);
  checkValues(kind, by, [core, parts, ...beside], fault);
  const between = new Map(
    ['inside', 'overlaps', 'members', 'belongs', 'takesPart'].map(name => [
      name,
      relationOf(text(name), model, fault),
    ]),
  );
  const exchanged = model.kinds.get(between.get('takesPart')?.to[0] ?? '');
  if (exchanged) checkValues(exchanged, text('form'), [], fault);
  const named = (name: string): string => between.get(name)?.name ?? '';
  return {
    kind: kind.name,
    ...{ by, core, parts, beside },
    ...{ inside: named('inside'), overlaps: named('overlaps'), members: named('members') },
    ...{ belongs: named('belongs'), takesPart: named('takesPart'), form: text('form') },
    listed: list('listed').map(one => listedOf(one, model, fault)),
  };
};

const relationOf = (name: string, { relations }: Named, fault: Fault): Relation | undefined => {
  if (!relations.has(name)) fault(`names ${name}, which is no relation`);
  return relations.get(name);
};

/** A single enum that has these values. */
const checkValues = ({ name, fields }: Kind, of: string, values: readonly string[], fault: Fault): void => {
  const field = fields.get(of);
  if (field?.type.kind !== 'enum' || field.list) {
    fault(`names ${of}, which is no single enum of ${name}`);
    return;
  }
  const known = field.type.values;
  for (const value of values)
    if (!known.includes(value)) fault(`names ${value}, which ${name}.${of} may not be`);
};

const listedOf = (one: unknown, { kinds }: Named, fault: Fault): ListedBeside => {
  const said = one as Readonly<Record<string, unknown>>;
  const kind = kinds.get(String(said['of']));
  const [field, is] = [String(said['field']), String(said['is'])];
  if (kind) checkValues(kind, field, [is], fault);
  else fault(`lists ${String(said['of'])}, which is no kind`);
  return { kind: kind?.name ?? '', field, is, at: String(said['at']) };
};
