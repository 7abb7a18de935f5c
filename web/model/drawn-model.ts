import type { FileMaking } from '../../src/doors/server/page-request';
import type { Shown } from '../pages/question';
import type { PageContext } from '../pages/page';
import { layoutOf } from '../pictures/layout';
import type { Picture } from '../pictures/picture';
import { BOX } from '../pictures/sizes';
import { assumptionsOf } from '../words/assumptions';
import { capital, dateText } from '../words/texts';
import { sentencesOf, type Claim } from './answer';
import { pictureOf } from './picture-of';
import { hasWhatIf } from './state';

type DrawnModel = Extract<FileMaking, Readonly<{ form: 'archimate' }>>['drawn'];

const idsIn = (sentences: readonly Claim[]): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from.id, to.id])));

/** Where the page draws each thing: in the picture of its answer where that has boxes, or else in lanes. */
const placesOf = ({ answer: { figure }, difference }: Shown, picture: Picture): DrawnModel['places'] => {
  const drawn = difference ? undefined : figure?.draw({ ...figure.wide, id: 'fil' }).places;
  return (
    drawn ??
    layoutOf(picture).boxes.map(({ node: { id }, x, y, height }) => ({ id, x, y, width: BOX.width, height }))
  );
};

type Said = Readonly<{
  shown: Shown;
  context: PageContext;
  title: string;
  address: string;
  /** What a scenario is called. */
  name: string | undefined;
}>;

const whatIfOf = ({ shown, context, address, name }: Said): DrawnModel['whatIf'] => {
  const { state, lang, t, along, today } = context;
  if (!shown.difference || !hasWhatIf(state)) return undefined;
  const assumed = assumptionsOf(state, { names: shown.names, lang, t }).map(({ text }) => text);
  const { gone, come } = shown.difference;
  const told = [
    ...gone.map(({ text }) => `${t('whatif-gone')}: ${text}`),
    ...come.map(({ text }) => `${t('whatif-come')}: ${text}`),
  ];
  return {
    now: capital(t('take-model-now', { date: dateText(along.day ?? today, lang) })),
    then: name ?? assumed.join(', '),
    gap: t('whatif-difference'),
    gapAbout: [...assumed, ...told, address].join('\n'),
  };
};

/** Tells an answer as a model of architecture, drawn as its page draws it; what is assumed is a state beside that of today. */
export const drawnModel = (said: Said): DrawnModel => {
  const { shown, context, title, address } = said;
  const { answer, difference } = shown;
  const picture = pictureOf(answer, { lang: context.lang, along: context.along, ...difference });
  const now = sentencesOf(answer);
  const come = new Set(difference?.come.map(({ key }) => key));
  const [before, after] = [
    idsIn([...now.filter(({ key }) => !come.has(key)), ...(difference?.gone ?? [])]),
    idsIn(now),
  ];
  const markOf = (id: string): DrawnModel['things'][number]['mark'] =>
    after.has(id) ? (before.has(id) ? undefined : 'ADDED') : 'LOST';
  return {
    title,
    about: [answer.lead, address].join('\n'),
    lang: context.lang,
    things: picture.nodes.map(({ id, kind, name }) => ({ id, kind, name, mark: markOf(id) })),
    relations: picture.edges.map(({ from, to, relation, label, certainty, mark }) => ({
      ...{ from, to, relation, label, certainty, mark },
    })),
    places: placesOf(shown, picture),
    whatIf: whatIfOf(said),
  };
};
