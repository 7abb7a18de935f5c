import { FlowMapDocument, type FlowMapQuery } from '../gql/graphql';
import { enums, flows, kinds } from '../gql/labels';
import { changed, entityHref, hrefOf, type Lang } from '../model/state';
import { ThingLink } from '../parts/linked';
import { troublePage } from '../pages/trouble';
import type { PageContext, Rendered } from '../pages/page';
import { PictureLegend } from '../pictures/lane-picture';
import { figure } from '../pictures/words';
import { FORMS, exchangedIn, flowKey, flowsOf, listedIn, wholesOf, type Exchanged, type Flow } from './flows';
import { FlowSign, WIDE, flowSketch, type FlowPicture } from './flow-drawing';
import { NARROW, TABLET } from '../pictures/sketch';
import { Choices, Frame, MapConditions, fileHref, type Sketch } from './frame';
import { say, wordIn } from '../words/say';

const ask = async ({ ask: asking, state, lang }: PageContext) =>
  asking(FlowMapDocument, { asOf: state.asOf, certainty: state.certainty, lang });

/** So many things, and of whom: "120 frameworks of one union". */
const listedText = (
  { kind, of, found: { totalCount } }: ReturnType<typeof listedIn>[number],
  lang: Lang,
): string => {
  const noun = kinds[kind]?.[totalCount === 1 ? 'one' : 'many'];
  const said = {
    n: figure(totalCount, lang),
    things: wordIn(noun, lang) ?? kind,
    of: wordIn(of, lang) ?? '',
  };
  return say(lang, 'map-flows-listed', said);
};
const listedId = (i: number): string => `liste-${i + 1}`;

const pictureOf = (data: FlowMapQuery, { state, lang }: PageContext): FlowPicture => {
  const wholes = wholesOf(data);
  const asked = FORMS.find(form => form === state.slots['form']);
  const exchanges = exchangedIn(data).filter(({ form }) => asked === undefined || form === asked);
  const counts = new Map<string, number>();
  for (const { wholes: taking } of exchanges)
    for (const id of taking.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return {
    wholes,
    flows: flowsOf(wholes, exchanges),
    counts,
    listed: listedIn(data).map((of, i) => ({
      at: of.at,
      text: listedText(of, lang),
      href: `${hrefOf(state)}#${listedId(i)}`,
    })),
  };
};

const sketchOf = (picture: FlowPicture, { state, along, lang }: PageContext, width: number): Sketch =>
  flowSketch(
    {
      picture,
      lang,
      links: {
        flow: key => `${changed(state, { slots: { ...state.slots, mellom: key } })}#utvekslinger`,
        thing: id => entityHref(id, along),
        chosen: state.slots['mellom'],
      },
    },
    width,
  );

const names = ({ wholes }: FlowPicture) => new Map(wholes.map(({ thing }) => [thing.id, thing.name]));

const FlowRow = ({ flow, picture, context }: { flow: Flow; picture: FlowPicture; context: PageContext }) => {
  const { lang, state } = context;
  const key = flowKey(flow);
  const [a, b] = flow.ends.map(id => names(picture).get(id) ?? id);
  return (
    <tr class={state.slots['mellom'] === key ? 'sg-chosen' : undefined}>
      <th scope="row">
        <a
          class="ds-link"
          href={`${changed(state, { slots: { ...state.slots, mellom: key } })}#utvekslinger`}
        >
          {a} – {b}
        </a>
      </th>
      {FORMS.map(form => (
        <td key={form} class="sg-number">
          {figure(flow.exchanges.filter(of => of.form === form).length, lang)}
        </td>
      ))}
      <td class="sg-number">{figure(flow.exchanges.length, lang)}</td>
      <td>
        <FlowSign flow={flow} /> {say(lang, `picture-certainty-${flow.weakest}`)}
      </td>
    </tr>
  );
};

/** What a kind of exchange is called. */
const formText = (form: string, lang: Lang): string =>
  wordIn(enums[flows?.forms.of ?? '']?.[form], lang) ?? form;

const FlowTable = ({ picture, context }: { picture: FlowPicture; context: PageContext }) => {
  const { lang } = context;
  const caption = say(lang, 'map-flows-table');
  return (
    <div class="sg-table" role="region" tabIndex={0} aria-label={caption}>
      <table class="ds-table" data-zebra>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say(lang, 'map-flows-between')}</th>
            {FORMS.map(form => (
              <th key={form} scope="col">
                {formText(form, lang)}
              </th>
            ))}
            <th scope="col">{say(lang, 'map-flows-total')}</th>
            <th scope="col">{say(lang, 'map-weakest')}</th>
          </tr>
        </thead>
        <tbody>
          {picture.flows.map(flow => (
            <FlowRow key={flowKey(flow)} flow={flow} picture={picture} context={context} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const MOST_NAMED = 12;

const ExchangeItem = ({ exchange, context }: { exchange: Exchanged; context: PageContext }) => {
  const { lang, along } = context;
  const { thing, form, participants, hasUnnamed } = exchange;
  const rest = participants.length - MOST_NAMED;
  return (
    <li>
      <ThingLink thing={thing} along={along} /> ({formText(form, lang)}).{' '}
      {say(lang, 'map-flows-participants')}:{' '}
      {participants.slice(0, MOST_NAMED).map(({ thing: who }, i) => (
        <span key={who.id}>
          {i > 0 ? ', ' : ''}
          <ThingLink thing={who} along={along} />
        </span>
      ))}
      {rest > 0 ? ` + ${figure(rest, lang)}` : ''}
      {hasUnnamed ? ` ${say(lang, 'map-flows-others')}` : ''}.
    </li>
  );
};

const Chosen = ({ picture, context }: { picture: FlowPicture; context: PageContext }) => {
  const { state, lang } = context;
  const flow = picture.flows.find(of => flowKey(of) === state.slots['mellom']);
  if (!flow) return null;
  const [a, b] = flow.ends.map(id => names(picture).get(id) ?? id);
  return (
    <section aria-labelledby="utvekslinger">
      <h2 id="utvekslinger" tabIndex={-1}>
        {say(lang, 'map-flows-chosen')}: {a} – {b} ({figure(flow.exchanges.length, lang)})
      </h2>
      <ul>
        {flow.exchanges.map(exchange => (
          <ExchangeItem key={exchange.thing.id} exchange={exchange} context={context} />
        ))}
      </ul>
    </section>
  );
};

/** What the figures told beside a whole stand for. */
const Things = ({
  id,
  title,
  listed: { totalCount, nodes },
  context: { along, lang },
}: {
  id: string;
  title: string;
  listed: ReturnType<typeof listedIn>[number]['found'];
  context: PageContext;
}) => (
  <details class="sg-more" id={id}>
    <summary>{title}</summary>
    <ul class="sg-columns">
      {nodes.map(thing => (
        <li key={thing.id}>
          <ThingLink thing={thing} along={along} />
        </li>
      ))}
    </ul>
    {totalCount > nodes.length ? <p>+ {figure(totalCount - nodes.length, lang)}</p> : null}
  </details>
);

/** Narrows the flows to one kind of exchange. */
const Forms = ({ context: { state, lang } }: { context: PageContext }) => (
  <Choices
    label={say(lang, 'map-flows-kind')}
    links={[undefined, ...FORMS].map(form => ({
      href: changed(state, { slots: { ...state.slots, form: form ?? '' } }),
      text: form === undefined ? say(lang, 'map-all') : formText(form, lang),
      isChosen: (state.slots['form'] ?? '') === (form ?? ''),
    }))}
  />
);

const Body = ({ data, context }: { data: FlowMapQuery; context: PageContext }) => {
  const { lang, state } = context;
  const picture = pictureOf(data, context);
  const [wholes, exchanges] = [data.wholes, data.exchanged].map(of => figure(of.totalCount, lang));
  return (
    <>
      <p class="sg-asked">{say(lang, 'map-flows-title')}</p>
      <h1>{say(lang, 'map-flows-lead', { groups: wholes ?? '', exchanges: exchanges ?? '' })}</h1>
      <Frame
        sketch={sketchOf(picture, context, WIDE)}
        narrow={sketchOf(picture, context, NARROW.width)}
        tablet={sketchOf(picture, context, TABLET.width)}
        title={say(lang, 'map-flows-title')}
        file={fileHref(hrefOf(state))}
        context={context}
      >
        <p class="sg-note">{say(lang, 'map-flows-drawn')}</p>
        <PictureLegend marks={[]} lang={lang} />
      </Frame>
      <Forms context={context} />
      <Chosen picture={picture} context={context} />
      <FlowTable picture={picture} context={context} />
      <MapConditions context={context} />
      <p class="sg-note">{say(lang, 'map-flows-rule')}</p>
      {listedIn(data).map((of, i) => (
        <Things
          key={listedId(i)}
          id={listedId(i)}
          title={listedText(of, lang)}
          listed={of.found}
          context={context}
        />
      ))}
    </>
  );
};

/** Wholes among others, with what goes between them. */
export const flowPage = async (context: PageContext): Promise<Rendered> => {
  const { data, fault } = await ask(context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  return {
    kind: 'page',
    title: say(context.lang, 'map-flows-title'),
    description: say(context.lang, 'map-flows-about'),
    main: <Body data={data} context={context} />,
  };
};

/** A file is as wide as it is asked for: the start page has less room. */
const narrowness = ({ state }: PageContext): number =>
  state.slots['bredde'] === SMALL ? Number(SMALL) : WIDE;
/** The width of the picture on the start page. */
const SMALL = '680';

/** The drawing alone. */
export const flowFile = async (context: PageContext) => {
  const { data, fault } = await ask(context);
  if (fault) return { fault };
  return {
    title: say(context.lang, 'map-flows-title'),
    about: say(context.lang, 'map-flows-about'),
    sketch: sketchOf(pictureOf(data, context), context, narrowness(context)),
  };
};
