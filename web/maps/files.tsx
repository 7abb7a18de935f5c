import { addresses } from '../gql/labels';
import type { NoAnswer } from '../model/asking';
import { pictureOf } from '../model/picture-of';
import { isFault, resolve } from '../model/slots';
import { hrefOf } from '../model/state';
import { withOwnDay } from '../pages/own-day';
import type { PageContext, ExplorerPage, Rendered } from '../pages/page';
import { notFoundPage } from '../pages/not-found';
import { troublePage } from '../pages/trouble';
import { questionText } from '../parts/question-form';
import { ALONE_POLICY, aloneSvg, certaintyLegend } from '../pictures/alone';
import { laneSketch } from '../pictures/lane-picture';
import { viewAt } from '../views/list';
import { readView, type View } from '../views/view';
import { askedWith, dayOfAnswer } from '../words/said';
import { dateText } from '../words/texts';
import { capabilityFile } from './capability-page';
import { countryFile } from './country-page';
import { flowFile } from './flow-page';
import type { Sketch } from './frame';
import { COMPARED_GAP } from '../words/compared';
import { say } from '../words/say';

type Drawn = Readonly<{ title: string; about: string; sketch: Sketch; fault?: undefined }>;
type Reply = Drawn | Readonly<{ fault: NoAnswer; title?: undefined }>;

type OfMap = Readonly<{ draw: (context: PageContext) => Promise<Reply>; takes: readonly string[] }>;

const MAPS_BY_NAME: Readonly<Record<string, OfMap>> = {
  [addresses.flows]: { draw: flowFile, takes: ['form', 'mellom', 'bredde'] },
  kapabiliteter: { draw: capabilityFile, takes: ['etter', 'kolonne'] },
  [addresses.map]: { draw: countryFile, takes: ['ressurs', COMPARED_GAP] },
};

/** What a map, or the picture of one or of a question, reads of its address; undefined if there is no such. */
export const takesOf = (pathname: string): readonly Readonly<{ name: string }>[] | undefined => {
  const [, name = ''] = /^\/(?:kart|bilde)\/([a-z-]{1,40})(?:\.svg)?$/.exec(pathname) ?? [];
  return Object.hasOwn(MAPS_BY_NAME, name)
    ? MAPS_BY_NAME[name]?.takes.map(of => ({ name: of }))
    : viewAt(`/sporsmal/${name}`)?.slots;
};

/** Where it comes from, and the day that it shows; the address leads back to the page. */
const sourceOf = (path: string, { state, along, lang, today, origin }: PageContext): string => {
  const day = dateText(along.day ?? today, lang);
  const address = `${origin}${hrefOf({ ...state, path })}`;
  return `${say(lang, 'map-source')}, ${say(lang, 'map-as-of')} ${day}. ${address}`;
};

const fileOf = ({ title, about, sketch }: Drawn, path: string, context: PageContext): Rendered => ({
  kind: 'picture',
  policy: ALONE_POLICY,
  text: aloneSvg({
    title,
    about,
    legend: certaintyLegend(context.lang),
    ...sketch,
    lang: context.lang,
    source: sourceOf(path, context),
  }),
});

const ofMap = async (name: string, context: PageContext): Promise<Rendered> => {
  const reply = await MAPS_BY_NAME[name]?.draw(context);
  if (!reply) return notFoundPage.render(context);
  if (reply.fault) return troublePage({ kind: 'fault', fault: reply.fault }, context);
  return fileOf(reply, `/kart/${name}`, context);
};

const ofQuestion = async (view: View, path: string, given: PageContext): Promise<Rendered> => {
  const asked = { ...given.state, path };
  const context = withOwnDay(view, { ...given, state: asked });
  const { ask, lang, t, along, state, today, graphName } = context;
  const resolved = await resolve(context, view, asked);
  if (resolved.redirect !== undefined)
    return { kind: 'redirect', to: resolved.redirect.replace(/^\/sporsmal\/([a-z-]+)/, '/bilde/$1.svg') };
  if (resolved.trouble !== undefined) return troublePage(resolved.trouble, context, view);
  const answer = await readView(view, {
    ask,
    state,
    slots: resolved.slots,
    lang,
    t,
    today,
    along,
    graphName,
  });
  if (isFault(answer)) return troublePage({ kind: 'fault', fault: answer }, context, view);
  const picture = pictureOf(answer, { lang, along });
  return fileOf(
    {
      title: [
        questionText(view, resolved.slots, context),
        ...dayOfAnswer(context),
        ...askedWith(context, resolved.names),
      ].join(' '),
      about: answer.lead,
      sketch:
        answer.figure?.draw({ ...answer.figure.wide, id: 'fil' }) ??
        laneSketch(picture, { lang, selected: state.chosen }),
    },
    path,
    context,
  );
};

const render = async (context: PageContext): Promise<Rendered> => {
  const [, name = ''] = /^\/bilde\/([a-z-]{1,40})\.svg$/.exec(context.url.pathname) ?? [];
  if (Object.hasOwn(MAPS_BY_NAME, name))
    return context.offers(`/kart/${name}`) ? ofMap(name, context) : notFoundPage.render(context);
  const path = `/sporsmal/${name}`;
  const view = viewAt(path);
  return view ? ofQuestion(view, path, context) : notFoundPage.render(context);
};

/** Pictures to embed elsewhere: the maps and the answers of all questions, each at the address of its page. */
export const pictureFiles: ExplorerPage = { path: '/bilde/', render, takes: takesOf };
