import { declaration } from './declaration';
import {
  CLAIM,
  ENTITY,
  FACT,
  SOURCE,
  anyCaseProperty,
  sortProperty,
  textsProperty,
  type Field,
  type Kind,
  type Level,
  type Levels,
  type Model,
  type Relation,
} from './model';
import type { Faults, Sdl } from './sdl';

type Fields = Pick<Kind | Relation, 'fields'>;

const allOf = (all: ReadonlyMap<string, Fields>): readonly Field[] =>
  [...all.values()].flatMap(({ fields }) => [...fields.values()]);

/** The properties that hold the value of a field, or are derived from it. */
const propertiesOf = (name: string): readonly string[] => [
  name,
  textsProperty(name),
  anyCaseProperty(name),
  sortProperty(name),
];

/** The levels of the properties of kinds, or of relations. */
export const levelsOf = (all: ReadonlyMap<string, Fields>): Levels =>
  new Map(
    allOf(all).flatMap(({ name, level }) =>
      level ? propertiesOf(name).map((property): [string, Level] => [property, level]) : [],
    ),
  );

/** Rejects levels of fields that something reads whoever asks, and so would tell of. */
export const checkLevels = (model: Model, sdl: Sdl, faults: Faults): void => {
  for (const [all, on] of [
    [model.kinds, 'node'],
    [model.relations, 'edge'],
  ] as const) {
    const ruled = fieldsOfRules(model)[on];
    for (const field of allOf(all)) {
      const { name, declaredBy, level } = field;
      const at = `${declaredBy}.${name}`;
      const where = declaration(declaredBy, name, sdl);
      if (!level && model.levels[on].has(name))
        faults.add(`${at} has no @access, and another ${name} has: they are read into one column`, where);
      if (!level) continue;
      if (level !== model.levels[on].get(name))
        faults.add(
          `${at} has the level ${level}, and another ${name} has another: they are read into one column`,
          where,
        );
      const why = readBy(field) ?? (ruled.has(name) ? 'a rule reads it' : undefined);
      if (why !== undefined) faults.add(`${at} takes no @access: ${why}`, where);
    }
  }
};

const OF_ALL: readonly string[] = [FACT, ENTITY, CLAIM, SOURCE];

/** What reads a field by what itself says. */
const readBy = (field: Field): string | undefined => {
  if (OF_ALL.includes(field.declaredBy)) return 'it is of those that everything rests on';
  if (field.required) return 'it is required, and would be null';
  if (field.key) return 'it is a key';
  if (field.search > 0) return 'it is searched';
  if (field.index) return 'it is an index, and nothing is filtered or ordered by it';
  if (field.apart) return 'what is usual is counted by it';
  if (field.evidence) return 'a FACT is refused without it';
  return field.with ? 'it goes with other fields, which would tell of it' : undefined;
};

/** The names of fields that a write is checked by, whoever writes. */
const fieldsOfRules = ({
  kinds,
  relations,
}: Model): Readonly<Record<'node' | 'edge', ReadonlySet<string>>> => {
  const accompanying = (all: ReadonlyMap<string, Fields>): readonly string[] =>
    allOf(all).flatMap(field => field.with?.fields ?? []);
  const rules = [...relations.values()].map(relation => relation.rules);
  return {
    node: new Set([
      ...accompanying(kinds),
      ...[...kinds.values()].flatMap(({ unique }) => unique.flatMap(({ fields }) => fields)),
      ...rules.flatMap(({ deeper, atLeast }) => [
        ...deeper.map(({ field }) => field),
        ...atLeast.flatMap(({ unnamed }) => unnamed ?? []),
      ]),
    ]),
    edge: new Set(accompanying(relations)),
  };
};
