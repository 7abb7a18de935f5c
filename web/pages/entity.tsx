import { grouped } from '../model/grouped';
import { kinds, relations } from '../gql/labels';
import {
  EntityDocument,
  HistoryDocument,
  RelationsDocument,
  type EntityQuery,
  type HistoryQuery,
  type RelatedFragment,
  type RelationName,
} from '../gql/graphql';
import type { Answer, Group } from '../model/answer';
import { absentOn } from '../model/slots';
import { hrefOf, isRelation } from '../model/state';
import { EntityMain } from '../parts/entity-main';
import { sentenceOf, undatedIn, nextOf, totalOf } from '../views/parts';
import { phraseOf } from '../words/claims';
import { capital, isDay } from '../words/texts';
import { pageAddress } from './address';
import type { Context, Rendered } from './page';
import { troublePage } from './trouble';

const ALL = Object.keys(relations).filter(isRelation);
const SHOWN = 60;

/** All that the page of a thing shows. */
export type EntityShown = Readonly<{
  entity: NonNullable<EntityQuery['entity']>;
  related: Answer;
  history: HistoryQuery['history'];
  /** The one relation that is shown, if one was chosen. */
  only: RelationName | undefined;
}>;

const groupsOf = (found: RelatedFragment, { lang, state, t }: Context): readonly Group[] => {
  const steps = found.nodes.flatMap(path => path.steps.slice(0, 1).map(step => ({ path, step })));
  const groups = grouped(steps, ({ step }) => `${step.relation}.${phraseOf(step, lang)}`);
  return [...groups].map(([key, all]) => {
    const [relation = '', phrase = ''] = key.split('.');
    const link = {
      href: hrefOf({ ...state, slots: { relasjon: relation }, after: undefined }),
      text: t.entity.onlyRelation,
    };
    return {
      key,
      heading: capital(phrase),
      sentences: all.map(({ path }) => sentenceOf(path)),
      ...(state.slots['relasjon'] === relation ? {} : { link }),
    };
  });
};

const relatedOf = (found: RelatedFragment, sent: Answer['sent'], context: Context): Answer => {
  const groups = groupsOf(found, context);
  return {
    lead: context.t.entity.relationsShown(found.nodes.length, totalOf(found)),
    groups,
    tables: [],
    honesty: {
      outcome: found.outcome,
      cut: found.truncated?.explanation,
      unit: 'path',
      total: totalOf(found),
      shown: found.nodes.length,
      undated: undatedIn(groups.flatMap(({ sentences }) => sentences)),
      unmatched: [],
    },
    assumed: [],
    sent,
    next: nextOf(found),
  };
};

/** What is asked about a thing, all at once. */
const ask = ({ ask: asking, state, lang }: Context, id: string, only: RelationName | undefined) =>
  Promise.all([
    asking(EntityDocument, { id, asOf: state.asOf, lang }),
    asking(RelationsDocument, {
      id,
      relations: only ? [only] : ALL,
      first: SHOWN,
      after: state.after,
      asOf: state.asOf,
      lang,
    }),
    asking(HistoryDocument, { of: id, first: 100, lang }),
  ]);

/** The page of anything in the graph. */
export const entityPage = async (context: Context): Promise<Rendered> => {
  const { state, lang, t } = context;
  const id = pageAddress(context, '/id/');
  if (id === undefined) return troublePage({ kind: 'unknown', id: context.url.pathname }, context);
  if (state.asOf !== undefined && !isDay(state.asOf))
    return troublePage({ kind: 'day', text: state.asOf }, context);
  const chosen = state.slots['relasjon'] ?? '';
  if (chosen !== '' && !isRelation(chosen))
    return troublePage(
      { kind: 'unread', part: `relasjon=${chosen}` },
      { ...context, state: { ...state, slots: {} } },
    );
  const only = isRelation(chosen) ? chosen : undefined;
  const [one, near, past] = await ask(context, id, only);
  if (one.fault?.code === 'NOT_FOUND') {
    const on = (day: string): string => hrefOf({ ...state, asOf: day, after: undefined });
    return troublePage(await absentOn(context, id, state.asOf, on), context);
  }
  const fault = one.fault ?? near.fault ?? past.fault;
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const [entity, paths] = [one.data?.entity, near.data?.paths];
  if (!entity || !paths) return troublePage({ kind: 'unknown', id }, context);
  const shown = { entity, related: relatedOf(paths, near.sent, context), history: past.data?.history, only };
  const kind = kinds[entity.__typename]?.one[lang] ?? '';
  const summary = `${entity.name}: ${kind}. ${t.entity.relations}: ${paths.totalCount}.`;
  return {
    kind: 'page',
    title: `${entity.name} (${kind})`,
    description: entity.description ?? summary,
    main: <EntityMain shown={shown} context={context} />,
  };
};
