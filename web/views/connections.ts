import { ConnectionsDocument, type ConnectionsQuery } from '../gql/graphql';
import type { Answer, Group, Sent } from '../model/answer';
import type { Fault } from '../model/asking';
import { conditionsOf } from '../model/state';
import { absenceOf, nextOf, selectorOf, sentenceOf, undatedIn, totalOf } from './parts';
import { HOPS, PAGE, slotOf, type Read, type View } from './view';

type Found = NonNullable<ConnectionsQuery['connections']>;

const groupOf = ({ via, paths, pathCount }: Found['nodes'][number], { t }: Read): Group => ({
  key: via.id,
  heading: via.name,
  about: via,
  ...(pathCount && pathCount > paths.length ? { note: t.more(pathCount - paths.length) } : {}),
  sentences: paths.map(path => sentenceOf(path)),
});

const answerOf = (found: Found, input: Read, sent: Sent): Answer => {
  const [from, to] = [slotOf(input, 'fra'), slotOf(input, 'til')];
  const groups = found.nodes.map(node => groupOf(node, input));
  return {
    lead: input.t.lead.connections(totalOf(found), from.title, to.title, input.t.within(HOPS)),
    groups,
    tables: [],
    honesty: {
      outcome: found.outcome,
      cut: found.truncated?.explanation,
      unit: 'resource',
      total: totalOf(found),
      shown: groups.length,
      hops: HOPS,
      undated: undatedIn(groups.flatMap(({ sentences }) => sentences)),
      absence: absenceOf(found.whyNot),
      unmatched: found.unmatched,
    },
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

const read = async (input: Read): Promise<Answer | Fault> => {
  const { ask, state, lang } = input;
  const { data, fault, sent } = await ask(ConnectionsDocument, {
    from: selectorOf(slotOf(input, 'fra')),
    via: { sharedResource: {} },
    to: selectorOf(slotOf(input, 'til')),
    first: PAGE,
    after: state.after,
    ...conditionsOf(state),
    lang,
  });
  if (fault) return fault;
  if (!data.connections) return { code: 'INTERNAL', detail: 'No answer came.', hint: undefined };
  return answerOf(data.connections, input, sent);
};

/** Which shared resources connect one thing to another, and how do we know? */
export const connections: View = {
  name: 'knytter',
  question: t => t.questions.connections,
  slots: [
    { name: 'fra', type: 'entity', kinds: ['Actor', 'ActorGroup'], example: 'municipality:1151' },
    { name: 'til', type: 'entity', kinds: ['Framework'], specials: ['eu'], example: 'eu' },
  ],
  isDated: true,
  read,
};
