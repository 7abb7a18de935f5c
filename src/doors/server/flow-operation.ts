import type { Model } from '../../engine/model/model';

const AS_ASKED = 'asOf: $asOf, certainty: $certainty';
const ids = (as: string, field: string, first: number): string =>
  `${as}: ${field}(first: ${first}) { nodes { id } }`;

/** Wholes of those who act, what goes between them with who takes part, and what is told beside; empty where the model draws none. */
export const flowOperation = ({ kinds, relations, roles: { flows } }: Model): string => {
  const relation = (name: keyof NonNullable<typeof flows>) => relations.get(String(flows?.[name]));
  const [inside, overlaps, members, belongs, takesPart] = (
    ['inside', 'overlaps', 'members', 'belongs', 'takesPart'] as const
  ).map(relation);
  const [whole, exchanged] = [kinds.get(flows?.kind ?? ''), kinds.get(takesPart?.to[0] ?? '')];
  if (!flows || !whole || !exchanged || !inside || !overlaps || !members || !belongs || !takesPart) return '';
  const unnamed = takesPart.rules.atLeast.find(({ unnamed: field }) => field !== undefined)?.unnamed;
  const listed = flows.listed.map(
    ({ kind, field, is }, i) =>
      `listed${i}: ${kinds.get(kind)?.plural ?? ''}(first: 200, where: {${field}: {eq: ${is}}}, ${AS_ASKED}) { totalCount nodes { ...Thing } }`,
  );
  return `query FlowMap($asOf: Date, $certainty: Certainty, $lang: Language!) {
  wholes: ${whole.plural}(first: 100, ${AS_ASKED}) {
    totalCount
    nodes { ...Thing place: ${flows.by} ${ids('belongs', belongs.forward, 20)} ${ids('inside', inside.forward, 20)} ${ids('overlaps', overlaps.forward, 20)} }
  }
  exchanged: ${exchanged.plural}(first: 1000, ${AS_ASKED}) {
    totalCount
    nodes {
      ...Thing form: ${flows.form} ${unnamed === undefined ? '' : `unnamed: ${unnamed}`}
      participants: ${takesPart.backward}(first: 1000) {
        edges { certainty node { ...Thing ... on ${members.from[0] ?? ''} { ${ids('belongs', belongs.forward, 5)} ${ids('members', members.forward, 5)} } } }
      }
    }
  }
  ${listed.join('\n')}
}`;
};
