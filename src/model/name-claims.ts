import type { ASTNode } from 'graphql';
import { declaration } from './declaration';
import type { Kind, Model, Relation } from './model';
import { groupNames, pascal } from './names';
import type { Sdl } from './sdl';

/** A name that a definition of the SDL produces. */
export type Claim = Readonly<{ by: string; name: string; node: ASTNode | undefined }>;
const claim = (by: string, name: string, node: ASTNode | undefined): Claim => ({ by, name, node });

/** Every type of the API that comes from the SDL. */
export const typeClaims = (model: Model, sdl: Sdl): readonly Claim[] => [
  ...[...model.kinds.values()].flatMap(kind =>
    typesOfKind(kind, model).map(name => claim(kind.name, name, sdl.kinds.get(kind.name))),
  ),
  ...[...model.relations.values()].flatMap(relation =>
    typesOfRelation(relation).map(name => claim(relation.type, name, sdl.relations.get(relation.type))),
  ),
  ...[...model.enums.keys()].flatMap(name =>
    [name, `${name}Filter`, `${name}ListFilter`].map(type => claim(name, type, sdl.enums.get(name))),
  ),
];

const typesOfKind = (kind: Kind, model: Model): string[] => {
  const isEnd = [...model.relations.values()].some(
    relation => relation.forward === kind.plural || relation.backward === kind.plural,
  );
  const list = isEnd || kind.name === pascal(kind.plural) ? `${kind.name}List` : pascal(kind.plural);
  const types = [kind.name, `${kind.name}Where`, `${kind.name}Order`];
  if (kind.shape === 'union') return types;
  if (kind.shape === 'object') types.push(`${kind.name}Input`, `${kind.name}Payload`);
  const { group, groups } = groupNames(kind, model);
  return [
    ...types,
    `${list}Connection`,
    `${list}Edge`,
    `${kind.name}GroupBy`,
    group,
    groups,
    `${kind.name}Measures`,
  ];
};

const typesOfRelation = (relation: Relation): string[] => [
  `${relation.type}Step`,
  `${relation.type}Input`,
  ...[relation.forward, relation.backward].flatMap(end =>
    ['Connection', 'Edge', 'Related', 'Where', 'Order'].map(ending => pascal(end) + ending),
  ),
];

/** Names of indexes and constraints are in lower case; one whose name already exists is not created. */
export const indexClaims = (model: Model, sdl: Sdl): readonly Claim[] =>
  [...model.kinds.values()].flatMap(kind =>
    [...kind.fields.values()]
      .filter(field => field.key || field.index)
      .map(field =>
        claim(kind.name, `${kind.name}_${field.name}`.toLowerCase(), declaration(kind.name, field.name, sdl)),
      ),
  );

/** The fields of Query that come from a kind. */
export const rootClaims = (model: Model, sdl: Sdl): readonly Claim[] =>
  [...model.kinds.values()]
    .filter(kind => kind.shape !== 'union')
    .flatMap(kind =>
      [kind.singular, kind.plural, groupNames(kind, model).field].map(name =>
        claim(kind.name, name, sdl.kinds.get(kind.name)),
      ),
    );

/** The selector names of the kinds. */
export const selectorClaims = (model: Model, sdl: Sdl): readonly Claim[] =>
  [...model.kinds.values()].map(kind => claim(kind.name, kind.singular, sdl.kinds.get(kind.name)));
