import { kinds } from '../gql/labels';
import {
  AroundDocument,
  EntityDocument,
  HistoryDocument,
  RelationsDocument,
  type EntityQuery,
  type HistoryQuery,
  type RelationName,
} from '../gql/graphql';
import type { PageAnswer } from '../model/answer';
import { introduce, totalsOf, type Introduction } from '../model/introduced';
import { absentOn } from '../model/slots';
import { isSource, versionsOf, type Version } from '../model/versions';
import { hrefOf, isRelation } from '../model/state';
import { EntityMain } from '../parts/entity-main';
import { ALL, recorded, relatedOf } from '../views/recorded';
import { isDay } from '../words/texts';
import { pageAddress } from './address';
import type { PageContext, Rendered } from './page';
import { fileOf } from './question-file';
import { shownAt } from './question';
import { troublePage } from './trouble';
import { wordIn } from '../words/say';

const SHOWN = 60;
/** The API gives no more at a time; few things have more next to them. */
const MOST_NEAR = 1000;

/** All that the page of a thing shows. */
export type EntityShown = Readonly<{
  entity: NonNullable<EntityQuery['entity']>;
  related: PageAnswer;
  history: HistoryQuery['history'];
  introduction: Introduction;
  /** Of a source: the files that were taken in from it, and when the next is due. */
  versions: readonly Version[];
  /** The one relation that is shown, if one was chosen. */
  only: RelationName | undefined;
}>;

/** What is asked about a thing, all at once. */
const ask = ({ ask: asking, state, lang }: PageContext, id: string, only: RelationName | undefined) =>
  Promise.all([
    asking(EntityDocument, { id, asOf: state.asOf, lang }),
    asking(RelationsDocument, {
      id,
      relations: only ? [only] : [...ALL],
      first: SHOWN,
      after: state.after,
      asOf: state.asOf,
      lang,
    }),
    asking(HistoryDocument, { of: id, first: 100, lang }),
    asking(AroundDocument, { id, relations: [...ALL], first: MOST_NEAR, asOf: state.asOf, lang }),
  ]);

/** What is recorded of a thing, as the files that an answer is also given as. */
const recordedFile = async (id: string, context: PageContext): Promise<Rendered> => {
  const shown = await shownAt(recorded, { ...context, state: { ...context.state, slots: { hva: id } } });
  if ('kind' in shown) return shown;
  return fileOf(shown, context) ?? troublePage({ kind: 'unknown', id }, context);
};

/** The page of anything in the graph. */
export const entityPage = async (context: PageContext): Promise<Rendered> => {
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
  if (context.url.searchParams.has('format')) return recordedFile(id, context);
  const [one, near, past, around] = await ask(context, id, only);
  if (one.fault?.code === 'NOT_FOUND') {
    const on = (day: string): string => hrefOf({ ...state, asOf: day, after: undefined });
    return troublePage(await absentOn(context, id, state.asOf, on), context);
  }
  const fault = one.fault ?? near.fault ?? past.fault ?? around.fault;
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const [entity, paths, next] = [one.data?.entity, near.data?.paths, around.data?.paths];
  if (!entity || !paths || !next) return troublePage({ kind: 'unknown', id }, context);
  const introduction = introduce(next, { entity, lang, t, state });
  const related = relatedOf(paths, near.sent, context, totalsOf(next, lang));
  const versions = isSource(entity.id) ? await versionsOf(context, entity.id) : [];
  const shown = { entity, introduction, related, history: past.data?.history, only, versions };
  const kind = wordIn(kinds[entity.__typename]?.one, lang) ?? '';
  return {
    kind: 'page',
    title: `${entity.name} (${kind})`,
    description: introduction.lead,
    main: <EntityMain shown={shown} context={context} />,
  };
};
