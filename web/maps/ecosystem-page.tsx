import { EcosystemMapDocument, type EcosystemMapQuery } from '../gql/graphql';
import { enums } from '../gql/labels';
import { changed, entityHref, hrefOf } from '../model/state';
import { ThingLink } from '../parts/linked';
import { troublePage } from '../pages/trouble';
import type { PageContext, Rendered } from '../pages/page';
import { PictureLegend } from '../pictures/lane-picture';
import { figure } from '../pictures/words';
import {
  KINDS,
  ecosystemsOf,
  exchangesOf,
  flowKey,
  flowsOf,
  isExchangeKind,
  type Exchange,
  type Flow,
} from './ecosystem';
import { FlowSign, WIDE, ecosystemSketch, type EcosystemPicture } from './ecosystem-drawing';
import { NARROW, TABLET } from '../pictures/sketch';
import { Choices, Frame, MapConditions, fileHref, type Sketch } from './frame';
import { say, wordIn } from '../words/say';

const ask = async ({ ask: asking, state, lang }: PageContext) =>
  asking(EcosystemMapDocument, { asOf: state.asOf, certainty: state.certainty, lang });

const pictureOf = (data: EcosystemMapQuery, { state }: PageContext): EcosystemPicture => {
  const ecosystems = ecosystemsOf(data);
  const { form } = state.slots;
  const kind = isExchangeKind(form) ? form : undefined;
  const exchanges = exchangesOf(data).filter(of => kind === undefined || of.kind === kind);
  const counts = new Map<string, number>();
  for (const { ecosystems: taking } of exchanges)
    for (const id of taking.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return {
    ecosystems,
    flows: flowsOf(ecosystems, exchanges),
    counts,
    euFrameworks: data.euFrameworks.totalCount,
    euResources: data.euResources.totalCount,
  };
};

const sketchOf = (picture: EcosystemPicture, { state, along, lang }: PageContext, width: number): Sketch =>
  ecosystemSketch(
    {
      picture,
      lang,
      links: {
        flow: key => `${changed(state, { slots: { ...state.slots, mellom: key } })}#utvekslinger`,
        thing: id => entityHref(id, along),
        frameworks: `${hrefOf(state)}#eu-rammebetingelser`,
        resources: `${hrefOf(state)}#eu-ressurser`,
        chosen: state.slots['mellom'],
      },
    },
    width,
  );

const names = ({ ecosystems }: EcosystemPicture) =>
  new Map(ecosystems.map(({ thing }) => [thing.id, thing.name]));

const FlowRow = ({
  flow,
  picture,
  context,
}: {
  flow: Flow;
  picture: EcosystemPicture;
  context: PageContext;
}) => {
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
      {KINDS.map(kind => (
        <td key={kind} class="sg-number">
          {figure(flow.exchanges.filter(of => of.kind === kind).length, lang)}
        </td>
      ))}
      <td class="sg-number">{figure(flow.exchanges.length, lang)}</td>
      <td>
        <FlowSign flow={flow} /> {say(lang, `picture-certainty-${flow.weakest}`)}
      </td>
    </tr>
  );
};

const FlowTable = ({ picture, context }: { picture: EcosystemPicture; context: PageContext }) => {
  const { lang } = context;
  const caption = say(lang, 'map-flows-table');
  return (
    <div class="sg-table" role="region" tabIndex={0} aria-label={caption}>
      <table class="ds-table" data-zebra>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say(lang, 'map-flows-between')}</th>
            {KINDS.map(kind => (
              <th key={kind} scope="col">
                {wordIn(enums['ExchangeKind']?.[kind], lang) ?? kind}
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

const ExchangeItem = ({ exchange, context }: { exchange: Exchange; context: PageContext }) => {
  const { lang, along } = context;
  const { thing, kind, participants, othersUnnamed } = exchange;
  const rest = participants.length - MOST_NAMED;
  return (
    <li>
      <ThingLink thing={thing} along={along} /> ({wordIn(enums['ExchangeKind']?.[kind], lang) ?? kind}).{' '}
      {say(lang, 'map-flows-participants')}:{' '}
      {participants.slice(0, MOST_NAMED).map(({ thing: who }, i) => (
        <span key={who.id}>
          {i > 0 ? ', ' : ''}
          <ThingLink thing={who} along={along} />
        </span>
      ))}
      {rest > 0 ? ` + ${figure(rest, lang)}` : ''}
      {othersUnnamed ? ` ${say(lang, 'map-flows-others')}` : ''}.
    </li>
  );
};

const Chosen = ({ picture, context }: { picture: EcosystemPicture; context: PageContext }) => {
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

type Listed = EcosystemMapQuery['euFrameworks'] | EcosystemMapQuery['euResources'];

/** What the figures of the EU stand for. */
const Things = ({
  id,
  title,
  listed: { totalCount, nodes },
  context: { along, lang },
}: {
  id: string;
  title: string;
  listed: Listed;
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
    links={[undefined, ...KINDS].map(kind => ({
      href: changed(state, { slots: { ...state.slots, form: kind ?? '' } }),
      text: kind === undefined ? say(lang, 'map-all') : (wordIn(enums['ExchangeKind']?.[kind], lang) ?? kind),
      isChosen: (state.slots['form'] ?? '') === (kind ?? ''),
    }))}
  />
);

const EuLists = ({ data, context }: { data: EcosystemMapQuery; context: PageContext }) => {
  const { lang } = context;
  const { euFrameworks, euResources } = data;
  const [terms, shared] = [euFrameworks, euResources].map(({ totalCount }) => figure(totalCount, lang));
  return (
    <>
      <Things
        id="eu-rammebetingelser"
        title={say(lang, 'map-flows-frameworks', { n: terms ?? '' })}
        listed={euFrameworks}
        context={context}
      />
      <Things
        id="eu-ressurser"
        title={say(lang, 'map-flows-resources', { n: shared ?? '' })}
        listed={euResources}
        context={context}
      />
    </>
  );
};

const Body = ({ data, context }: { data: EcosystemMapQuery; context: PageContext }) => {
  const { lang, state } = context;
  const picture = pictureOf(data, context);
  const [ecosystems, exchanges] = [data.ecosystems, data.exchanges].map(of => figure(of.totalCount, lang));
  return (
    <>
      <p class="sg-asked">{say(lang, 'map-flows-title')}</p>
      <h1>{say(lang, 'map-flows-lead', { groups: ecosystems ?? '', exchanges: exchanges ?? '' })}</h1>
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
      <EuLists data={data} context={context} />
    </>
  );
};

/** The national ecosystem among others, with what they exchange. */
export const ecosystemPage = async (context: PageContext): Promise<Rendered> => {
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
export const ecosystemFile = async (context: PageContext) => {
  const { data, fault } = await ask(context);
  if (fault) return { fault };
  return {
    title: say(context.lang, 'map-flows-title'),
    about: say(context.lang, 'map-flows-about'),
    sketch: sketchOf(pictureOf(data, context), context, narrowness(context)),
  };
};
