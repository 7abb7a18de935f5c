import type { Model } from '../../engine/model/model';
import type { Pack } from '../../pack/pack';

/** The question that a start prints: the pack's own, or else one that any model answers. */
export const firstQuestion = ({ question }: Pick<Pack, 'question'>, model: Model): string => {
  const { text, query } = question ?? anyQuestion(model);
  return `${text}\n${query.replace(/^/gm, '  ')}`;
};

/** How much there is of what most relations go from. */
const anyQuestion = (model: Model): NonNullable<Pack['question']> => {
  const concrete = [...model.kinds.values()].filter(({ shape }) => shape === 'object');
  const relations = [...model.relations.values()];
  const goingFrom = (kind: (typeof concrete)[number]): number =>
    relations.filter(({ from }) => [kind.name, ...kind.interfaces].some(name => from.includes(name))).length;
  const [kind] = concrete.sort((a, b) => goingFrom(b) - goingFrom(a));
  const list = kind?.plural ?? 'entities';
  return {
    text: `what ${kind ? kind.noun.many.en : 'things'} are there?`,
    query: `{ ${list}(first: 5) { totalCount nodes { id name } } }`,
  };
};
