import type { YamlModel } from '../src/files/imports/read-yaml';
import type { Adapter, RegisteredRelation } from '../src/files/harvest/adapter';

/** Elements of the model that are in the graph, by what ArchiMate calls them. */
const KINDS: Readonly<Record<string, string>> = {
  Capability: 'Capability',
  Goal: 'Goal',
  Principle: 'Principle',
};

/** What a relationship between two such elements says. */
const RELATIONS: Readonly<Record<string, Pick<RegisteredRelation, 'relation' | 'facts'>>> = {
  'Capability Aggregation Capability': { relation: 'AGGREGATES', facts: {} },
  'Capability Composition Capability': { relation: 'AGGREGATES', facts: {} },
  'Capability Specialization Capability': { relation: 'SPECIALISES', facts: {} },
  ...Object.fromEntries(
    ['Capability', 'Goal'].flatMap(from =>
      ['Goal', 'Principle'].flatMap(to => [
        [`${from} Influence ${to}`, { relation: 'INFLUENCES', facts: { kind: 'INFLUENCES' } }],
        [`${from} Realization ${to}`, { relation: 'INFLUENCES', facts: { kind: 'REALISES' } }],
      ]),
    ),
  ),
};

/** Elements that say how the model is made, and are nothing in it. */
const METAMODEL = 'Metamodell';

const elementsIn = ({ elements }: YamlModel): ReadonlyMap<string, YamlModel['elements'][string]> =>
  new Map(
    Object.entries(elements).filter(
      ([, { type, folder_path: path }]) => KINDS[type] !== undefined && !(path ?? []).includes(METAMODEL),
    ),
  );

/** Digdir's architecture repository: capabilities, goals and principles, each by its id in the model. */
export const nasjonalArkitektur: Adapter = {
  name: 'nasjonal-arkitektur',
  language: 'nb',
  about:
    'Capabilities, goals and principles of Digdir’s national architecture: what they are called now, AGGREGATES, SPECIALISES and INFLUENCES.',
  source: {
    id: 'source:harvest-nasjonal-arkitektur',
    title: 'digdir/nasjonal-arkitektur: data/nasjonal-arkitektur.yaml',
    publisher: 'Digitaliseringsdirektoratet',
    license: null,
  },
  address: 'https://raw.githubusercontent.com/digdir/nasjonal-arkitektur/main/data/nasjonal-arkitektur.yaml',
  parse: (body, { readModel }) => readModel(body.toString('utf8')),
  names: answer =>
    [...elementsIn(answer as YamlModel)].flatMap(([key, { type, name }]) => {
      const kind = KINDS[type];
      return kind === undefined || name.trim() === '' ? [] : [{ kind, key, name: name.trim() }];
    }),
  read: answer => {
    const elements = elementsIn(answer as YamlModel);
    const said = Object.values((answer as YamlModel).relationships).flatMap(
      ({ type, source_id: from, target_id: to }): readonly RegisteredRelation[] => {
        const ends = [elements.get(from)?.type, type.replace(/Relationship$/, ''), elements.get(to)?.type];
        const means = RELATIONS[ends.join(' ')];
        return means ? [{ ...means, from, to }] : [];
      },
    );
    // A relation of two things is said once, by what comes last of the model.
    return [...new Map(said.map(one => [`${one.relation} ${one.from} ${one.to}`, one])).values()];
  },
};
