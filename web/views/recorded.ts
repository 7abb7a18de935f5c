import { RelationsDocument, type RelatedFragment, type RelationName } from '../gql/graphql';
import { relations } from '../gql/labels';
import type { PageAnswer, Group } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { countOf, type Count } from '../model/counted';
import { grouped } from '../model/grouped';
import { hrefOf, isRelation } from '../model/state';
import { groupKey, onlyRelation } from '../words/claims';
import { capital } from '../words/texts';
import { honestyOf, nextOf, nothingCame, sentenceOf, undatedIn } from './parts';
import { slotOf, type ViewInput, type View } from './view';
import type { Say } from '../words/say';

/** All relations that there are. */
export const ALL: readonly RelationName[] = Object.keys(relations).filter(isRelation);
/** As many as are compared; few things have more. */
const MOST = 600;

type Reader = Pick<ViewInput, 'lang' | 'state' | 't'>;

/** How many there are of each group, by its key, where that is more than are shown. */
type Totals = ReadonlyMap<string, number>;

const groupsOf = (found: RelatedFragment, totals: Totals, { lang, state, t }: Reader): readonly Group[] => {
  const steps = found.nodes.flatMap(path => path.steps.slice(0, 1).map(step => ({ path, step })));
  const groups = grouped(steps, ({ step }) => groupKey(step, lang));
  return [...groups].map(([key, all]) => {
    const left = (totals.get(key) ?? all.length) - all.length;
    const relation = onlyRelation(all.map(({ step }) => step));
    return {
      key,
      heading: capital(key),
      sentences: all.map(({ path }) => sentenceOf(path)),
      ...(left > 0
        ? { count: all.length + left, note: relationsText(all.length, all.length + left, t) }
        : {}),
      ...(!relation || state.slots['relasjon'] === relation
        ? {}
        : {
            link: {
              href: hrefOf({ ...state, slots: { relasjon: relation }, after: undefined }),
              text: t('thing-only-relation'),
            },
          }),
    };
  });
};

const relationsText = (shown: number, total: Count, t: Say): string =>
  shown === total ? t('thing-relations-all', { total }) : t('thing-relations-shown', { shown, total });

/** The relations of a thing as an answer: a sentence each, grouped by what they say. */
export const relatedOf = (
  found: RelatedFragment,
  sent: PageAnswer['sent'],
  reader: Reader,
  totals: Totals = new Map(),
): PageAnswer => {
  const groups = groupsOf(found, totals, reader);
  return {
    lead: relationsText(found.nodes.length, countOf(found), reader.t),
    groups,
    tables: [],
    honesty: honestyOf(found, 'path', {
      outcome: found.outcome,
      undated: undatedIn(groups.flatMap(({ sentences }) => sentences)),
    }),
    assumed: [],
    sent,
    next: nextOf(found),
  };
};

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang } = input;
  const { data, fault, sent } = await ask(RelationsDocument, {
    id: slotOf(input, 'hva').value,
    relations: [...ALL],
    first: MOST,
    asOf: state.asOf,
    lang,
  });
  if (fault) return fault;
  return data.paths ? relatedOf(data.paths, sent, input) : nothingCame;
};

/** What is recorded of a thing, which its own page shows: the question that two things are compared by, unless another is chosen. */
export const recorded: View = {
  name: 'registrert',
  question: t => t('question-recorded', { what: '{hva}' }),
  slots: [{ name: 'hva', type: 'entity', kinds: [] }],
  isDated: true,
  asks: [RelationsDocument],
  read,
};
