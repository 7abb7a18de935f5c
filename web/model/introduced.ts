import type { AroundQuery } from '../gql/graphql';
import { ends, enums, people } from '../gql/labels';
import { barsSketch } from '../pictures/bars';
import { groupKey, onlyRelation, phraseOf } from '../words/claims';
import { manyClaim } from '../words/many';
import { kindWord, oneOf } from '../words/kinds';
import { capital, type Say } from '../words/texts';
import { titleOf } from '../words/titles';
import type { Figure, ThingRef } from './answer';
import { grouped } from './grouped';
import { hrefOf, type Lang, type State } from './state';
import { wordIn } from '../words/say';
import { messages } from '../words/messages';
import { sureText, suresIn, type CertaintyCounts } from '../words/sure';

type Around = NonNullable<AroundQuery['paths']>;
type Step = Around['nodes'][number]['steps'][number];

/** What stands at the other ends of relations that are said in the same words. */
type Near = Readonly<{
  phrase: string;
  steps: readonly Step[];
  /** How many more there are that have to be confirmed. */
  unsure?: number;
}>;

/** A thing at a glance: what it is in one sentence, how much there is of each relation, and what else matters. */
export type Introduction = Readonly<{
  lead: string;
  points: readonly string[];
  figure: Figure | undefined;
  /** What the sentences name. */
  things: readonly ThingRef[];
}>;

type Introduced = Readonly<{ entity: ThingRef; lang: Lang; t: Say; state: State }>;

/** As many sentences stand beside the picture. */
const POINTS = 3;
/** As many bars; all relations are listed below. */
const BARS = 9;

/** The steps around a thing, those that are said in the same words together. */
const groupsIn = ({ nodes }: Around, lang: Lang) =>
  grouped(
    nodes.flatMap(({ steps: [step] }) => step ?? []),
    step => groupKey(step, lang),
  );

const nearOf = (around: Around, lang: Lang): readonly Near[] =>
  [...groupsIn(around, lang).values()]
    .flatMap(([step, ...more]) => (step ? [{ phrase: phraseOf(step, lang), steps: [step, ...more] }] : []))
    .sort((a, b) => Number(bears(b)) - Number(bears(a)) || b.steps.length - a.steps.length);

/** Without what has to be confirmed, of which a headline says only how many there are. */
const surely = ({ phrase, steps }: Near): Near => {
  const sure = steps.filter(({ certainty }) => certainty !== 'UNCERTAIN');
  return { phrase, steps: sure, unsure: steps.length - sure.length };
};

const leadsTo = (part: 'owner' | 'basis', { steps }: Near): boolean =>
  steps.some(step => ends[step.relation ?? '']?.[part] === step.direction);

const bears = ({ steps }: Near): boolean => steps.some(step => ends[step.relation ?? '']?.bears === true);

/** Who has it, what there is most of around it that one of the two needs, and what it rests on by law. */
const tellingOf = (near: readonly Near[]): readonly Near[] => {
  const sure = near.map(surely).filter(({ steps }) => steps.length > 0);
  const owner = sure.find(of => leadsTo('owner', of));
  const basis = sure.find(of => leadsTo('basis', of));
  const most = sure.find(of => of !== owner && of !== basis);
  return [owner, most, basis].flatMap(of => of ?? []);
};

/** A fact of a thing, by the first of some names that it has one by. */
const factOf = (entity: ThingRef, ...names: readonly string[]): unknown => {
  const facts: Readonly<Record<string, unknown>> = { ...entity };
  return names.map(name => facts[name]).find(value => value !== undefined && value !== null);
};

/** What a thing is, by its kind, or by the word that things of its kind have for their sort: a framework (legal act). */
const whatIs = (entity: ThingRef, { lang }: Introduced): string => {
  const noun = kindWord(entity.__typename, lang);
  const sort = factOf(entity, `${entity.__typename}_kind`, 'kind');
  const said = wordIn(enums[`${entity.__typename}Kind`]?.[String(sort)], lang) ?? noun;
  const words = said === entity.name.toLowerCase() ? noun : said;
  return words.endsWith(noun)
    ? oneOf(entity.__typename, lang, words)
    : `${oneOf(entity.__typename, lang)} (${words})`;
};

/** How many people there are in it, or whom it is for, by what they are called. */
const peopleOf = (entity: ThingRef, { lang, t }: Introduced): string | undefined => {
  const of = people[entity.__typename];
  const n = of && factOf(entity, of.field);
  if (typeof n !== 'number') return undefined;
  return t('count-people', { n, one: wordIn(of?.one, lang) ?? '', many: wordIn(of?.many, lang) ?? '' });
};

const leadOf = (telling: readonly Near[], about: Introduced, isWhole: boolean): string => {
  const { entity, lang, t } = about;
  const claims = telling.map(({ phrase, steps, unsure = 0 }) => {
    const others = steps.map(({ to }) => to);
    const said = manyClaim(entity, phrase, others, lang, isWhole);
    return unsure > 0 ? `${said} (${t('thing-unsure', { n: unsure })})` : said;
  });
  const [name, what] = [capital(titleOf(entity, lang)), whatIs(entity, about)];
  const told = messages.in(lang).list(claims);
  const inside = peopleOf(entity, about);
  if (inside === undefined)
    return told === '' ? t('thing-is', { name, what }) : t('thing-is-claims', { name, what, claims: told });
  return told === ''
    ? t('thing-of-people', { name, what, people: inside })
    : t('thing-of-people-claims', { name, what, people: inside, claims: told });
};

const partsOf = ({ steps }: Near): CertaintyCounts => suresIn(steps.map(({ certainty }) => certainty));

/** What is said of it, without its name, and how sure that is. */
const pointOf = (near: Near, { entity, lang, t }: Introduced, isWhole: boolean): string => {
  const others = near.steps.map(({ to }) => to);
  const said = manyClaim(entity, near.phrase, others, lang, isWhole);
  return `${capital(said)} (${sureText(partsOf(near), t)}).`;
};

/** Shows them alone, where one relation has all of them. */
const slotsOf = ({ steps }: Near): State['slots'] => {
  const relation = onlyRelation(steps);
  return relation ? { relasjon: relation } : {};
};

/** A bar for each relation of which there are most, with how sure it is; each opens what it stands for. */
const figureOf = (near: readonly Near[], { lang, t, state }: Introduced): Figure | undefined => {
  const most = [...near].sort((a, b) => b.steps.length - a.steps.length).slice(0, BARS);
  const bars = most.map(of => ({
    label: capital(of.phrase),
    parts: partsOf(of),
    href: hrefOf({ ...state, slots: slotsOf(of), after: undefined }),
  }));
  if (bars.length === 0) return undefined;
  return {
    draw: space =>
      barsSketch(
        bars.map(bar => ({ bars: [bar] })),
        lang,
        space,
      ),
    wide: { width: 1200, columns: 3 },
    ...(near.length > BARS ? { note: t('thing-glance-some', { n: BARS }) } : {}),
  };
};

/** Counts what is next to a thing as folds of relations are headed: the same figures as those of the bars. */
export const totalsOf = (around: Around, lang: Lang): ReadonlyMap<string, number> =>
  new Map([...groupsIn(around, lang)].map(([key, all]) => [key, all.length]));

/** Introduces a thing by what is next to it; what was left out is said. */
export const introduce = (around: Around, about: Introduced): Introduction => {
  const near = nearOf(around, about.lang);
  const isWhole = around.totalCount === around.nodes.length;
  const telling = tellingOf(near);
  const told = new Set(telling.map(({ phrase }) => phrase));
  const points = near.filter(({ phrase }) => !told.has(phrase)).slice(0, POINTS);
  return {
    lead: leadOf(telling, about, isWhole),
    points: points.map(of => pointOf(of, about, isWhole)),
    figure: figureOf(near, about),
    things: [...telling, ...points].flatMap(({ steps }) =>
      steps.length <= 3 ? steps.map(({ to }) => to) : [],
    ),
  };
};
