import { deduced, type Answer, type Sentence } from '../answer';
import {
  certaintyOf,
  cutSentences,
  keyOf,
  PATH,
  pathSentence,
  sourcesOf,
  type Cut,
  type Named,
  type Path,
  type Step,
} from '../read';
import type { Question } from '../tool';
import { say, type Lang } from '../words';
import { sentencesOf } from './history';

const PART = `{
  before after
  node { __typename id name(lang: $lang) }
  path { ...Told }
  through(first: 3) { relation direction from { id } to { id } ...Proof }
}`;

export const DIFFERENCE = `
  query Difference($of: DifferenceOf!, $since: Date!, $until: Date!, $lang: Language) {
    difference(of: $of, from: $since, to: $until) {
      cameCount wentCount changedCount
      warning(lang: $lang)
      came(first: 50) ${PART}
      went(first: 50) ${PART}
      changed(first: 50) ${PART}
      truncated { explanation(lang: $lang) }
    }
  }
  ${PATH}`;

type Changed = Readonly<{ node: Named | null; path: Path | null; through: readonly Step[] }>;
type Differences = Readonly<{
  difference: Readonly<{
    cameCount: number;
    wentCount: number;
    changedCount: number;
    warning: string | null;
    came: readonly Changed[];
    went: readonly Changed[];
    changed: readonly Changed[];
    truncated: Cut['truncated'];
  }>;
}>;
type Asked = Readonly<{ of: object; since: string; until: string; lang: Lang }>;

/** What differs between two days: of an entity what it is related to, or the paths between two ends. */
export const compared = async ({ lang, ...asked }: Asked, ask: Question): Promise<Answer> => {
  const { data, cost } = await ask(DIFFERENCE, { ...asked, lang });
  const { difference: found } = data as Differences;
  const { cameCount: came, wentCount: went, changedCount: changed } = found;
  const values = { from: asked.since, to: asked.until, came, went, changed };
  const known = await knownOf(found, { lang, ...asked }, ask);
  const items = (['CAME', 'WENT', 'CHANGED'] as const).flatMap(change =>
    found[LIST[change]].map(one => changedOf(one, change, known, lang)),
  );
  return {
    outcome: came + went + changed > 0 ? 'FOUND' : 'NO_DIFFERENCE',
    head: [
      deduced(say('differences', lang, values), 'dates'),
      ...(found.warning ? [deduced(found.warning, 'dates')] : []),
      ...cutSentences({ truncated: found.truncated }),
    ],
    items,
    total: items.length,
    whole: true,
    more: false,
    complete: found.truncated === null && items.length === came + went + changed,
    ...(cost === undefined ? {} : { cost }),
  };
};

const LIST = { CAME: 'came', WENT: 'went', CHANGED: 'changed' } as const;

/** Of an entity: the relations that came as they hold on the later day, and those that went as on the earlier one. */
const knownOf = async (
  { came, went }: Differences['difference'],
  { of, since, until, lang }: Asked,
  ask: Question,
): Promise<ReadonlyMap<string, Path>> => {
  if (!('entity' in of) || typeof of.entity !== 'string') return new Map();
  const asked = { of: of.entity, lang };
  const idsOf = (changed: readonly Changed[]): readonly string[] =>
    changed.flatMap(({ node }) => node?.id ?? []);
  const later = await sentencesOf({ ...asked, others: idsOf(came), asOf: until }, ask);
  const earlier = await sentencesOf({ ...asked, others: idsOf(went), asOf: since }, ask);
  return new Map([...earlier, ...later]);
};

const changedOf = (
  { node, path, through }: Changed,
  change: keyof typeof LIST,
  known: ReadonlyMap<string, Path>,
  lang: Lang,
): Sentence => {
  const what = say(change, lang);
  const about = { ...(node ? { id: node.id, kind: node.__typename ?? '' } : {}), facts: { change } };
  const [step] = through;
  const way = path ?? (step && through.length === 1 ? known.get(keyOf(step)) : undefined);
  if (way) return pathSentence({ ...way, explanation: `${what}: ${way.explanation}` }, about);
  const by = through.map(keyOf).join('; ');
  return {
    text: `${what}: ${node?.name ?? ''}${by === '' ? '' : ` (${by})`}.`,
    sources: sourcesOf(through),
    deduced: 'dates',
    ...certaintyOf(through),
    ...about,
  };
};
