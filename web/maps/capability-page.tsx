import { CapabilityMapDocument } from '../gql/graphql';
import type { Fault } from '../model/asking';
import { changed, conditionsOf, entityHref, hrefOf } from '../model/state';
import { ThingLink } from '../parts/linked';
import { troublePage } from '../pages/trouble';
import type { Context, Rendered } from '../pages/page';
import { PictureLegend } from '../pictures/lane-picture';
import { CERTAINTY_NAMES, figure } from '../pictures/words';
import {
  COLUMNS,
  cellIn,
  flat,
  isAnswered,
  treeOf,
  type Capability,
  type CapabilityData,
  type Cell,
} from './capabilities';
import { TileLegend, capabilitySketch, gapsIn } from './capability-drawing';
import { Choices, Frame, MapConditions, fileHref, type Sketch } from './frame';
import { CAPABILITIES, MAPS } from './map-words';

const chosenBy = ({ state }: Context): string => {
  const by = state.slots['etter'] ?? '';
  return Object.hasOwn(COLUMNS, by) ? by : 'sektor';
};

type Reply = Readonly<{ data: CapabilityData; fault?: undefined } | { data?: undefined; fault: Fault }>;
const UNANSWERED: Fault = { code: 'INTERNAL', detail: 'The question has no answer.', hint: undefined };

const ask = async (context: Context): Promise<Reply> => {
  const { ask: asking, state, lang } = context;
  const { asOf, certainty, assuming } = conditionsOf(state);
  const { data, fault } = await asking(CapabilityMapDocument, {
    in: state.slots['kolonne'] || undefined,
    columns: COLUMNS[chosenBy(context)] ?? 'SECTOR',
    asOf,
    certainty,
    assuming,
    lang,
  });
  if (fault) return { fault };
  return isAnswered(data) ? { data } : { fault: UNANSWERED };
};

type Columns = CapabilityData['narrow']['columns'];

const columnOf = ({ narrow }: CapabilityData, { state }: Context): Columns[number] | undefined =>
  narrow.columns.find(({ id }) => id === state.slots['kolonne']);

const sketchOf = (data: CapabilityData, context: Context): Sketch =>
  capabilitySketch(treeOf(data), {
    column: columnOf(data, context)?.id,
    lang: context.lang,
    href: id => entityHref(id, context.along),
  });

const CellText = ({
  cell: { resources, weakest, gap },
  context: { lang },
}: {
  cell: Cell;
  context: Context;
}) => (
  <>
    {figure(resources, lang)}
    {weakest ? <span class="sg-note"> {CERTAINTY_NAMES[weakest][lang]}</span> : null}
    {gap ? (
      <span> {CAPABILITIES.gap(figure(gap.gap, lang), CAPABILITIES.colours[gap.colour][lang], lang)}</span>
    ) : null}
  </>
);

type MatrixProps = Readonly<{ all: readonly Capability[]; columns: Columns; context: Context }>;

const Matrix = ({ all, columns, context }: MatrixProps) => {
  const { lang, along } = context;
  const caption = `${CAPABILITIES.matrix[lang]}: ${CAPABILITIES.columns[COLUMNS[chosenBy(context)] ?? 'SECTOR'][lang]}`;
  return (
    <div class="sg-table" role="region" tabIndex={0} aria-label={caption}>
      <table class="ds-table" data-zebra>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{CAPABILITIES.capability[lang]}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{CAPABILITIES.everywhere[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(capability => (
            <tr key={capability.thing.id} class={`sg-level-${capability.level}`}>
              <th scope="row">
                <ThingLink thing={capability.thing} along={along} />
              </th>
              {columns.map(({ id }) => (
                <td key={id}>
                  <CellText cell={cellIn(capability, id)} context={context} />
                </td>
              ))}
              <td>
                <CellText cell={capability.all} context={context} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Gaps = ({ gaps, context }: { gaps: CapabilityData['gaps']; context: Context }) => {
  const { lang, along } = context;
  return (
    <section aria-labelledby="mangler">
      <h2 id="mangler">
        {CAPABILITIES.gaps[lang]} ({figure(gaps.totalCount ?? gaps.nodes.length, lang)})
      </h2>
      <ul class="sg-columns">
        {gaps.nodes.map(({ capability, kinds, measures }) => (
          <li key={capability.id}>
            <ThingLink thing={capability} along={along} />:{' '}
            {kinds.map(kind => CAPABILITIES.gapKinds[kind][lang]).join(', ')}.
            {measures.length > 0 ? (
              <>
                {' '}
                {CAPABILITIES.measures[lang]}:{' '}
                {measures.map((measure, i) => (
                  <span key={measure.id}>
                    {i > 0 ? ', ' : ''}
                    <ThingLink thing={measure} along={along} />
                  </span>
                ))}
                .
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Chooser = ({ data, context }: { data: CapabilityData; context: Context }) => {
  const { lang, state } = context;
  const column = columnOf(data, context);
  const by = Object.entries(COLUMNS).map(([name, kind]) => ({
    href: changed(state, { slots: { ...state.slots, etter: name, kolonne: '' } }),
    text: CAPABILITIES.columns[kind][lang],
    isChosen: name === chosenBy(context),
  }));
  const only = [undefined, ...data.narrow.columns].map(of => ({
    href: changed(state, { slots: { ...state.slots, kolonne: of?.id ?? '' } }),
    text: of?.name ?? MAPS.all[lang],
    isChosen: of?.id === column?.id,
  }));
  return (
    <>
      <MapConditions context={context} />
      <Choices label={CAPABILITIES.by[lang]} links={by} />
      <Choices label={CAPABILITIES.only[lang]} links={only} />
    </>
  );
};

const Body = ({ data, context }: { data: CapabilityData; context: Context }) => {
  const { lang, state } = context;
  const all = flat(treeOf(data));
  const column = columnOf(data, context);
  const without = all.filter(capability => cellIn(capability, column?.id).resources === 0).length;
  const isAssessed = all.some(({ all: own, cells }) => own.gap ?? [...cells.values()].some(({ gap }) => gap));
  return (
    <>
      <h1>{CAPABILITIES.title[lang]}</h1>
      <p class="sg-lead">
        {CAPABILITIES.lead(figure(all.length, lang), figure(without, lang), column?.name ?? '', lang)}
      </p>
      <Chooser data={data} context={context} />
      <h2>{CAPABILITIES.tiles[lang]}</h2>
      <p>
        <a class="ds-link" href="#matrise">
          {CAPABILITIES.matrix[lang]}
        </a>
      </p>
      <Frame
        sketch={sketchOf(data, context)}
        title={`${CAPABILITIES.title[lang]}${column ? `: ${column.name}` : ''}`}
        file={fileHref(hrefOf(state))}
        context={context}
      >
        <TileLegend gaps={gapsIn(treeOf(data), column?.id)} lang={lang} />
        <PictureLegend marks={[]} lang={lang} />
        {isAssessed ? null : <p class="sg-note">{CAPABILITIES.unassessed[lang]}</p>}
      </Frame>
      <Gaps gaps={data.gaps} context={context} />
      <h2 id="matrise">{CAPABILITIES.matrix[lang]}</h2>
      <Matrix all={all} columns={data.narrow.columns} context={context} />
      <p class="sg-note">{CAPABILITIES.note[lang]}</p>
    </>
  );
};

/** Capabilities by sector, domain, goal or life event: as tiles, as a matrix, and what they lack. */
export const capabilityPage = async (context: Context): Promise<Rendered> => {
  const { data, fault } = await ask(context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  return {
    kind: 'page',
    title: CAPABILITIES.title[context.lang],
    description: CAPABILITIES.about[context.lang],
    main: <Body data={data} context={context} />,
  };
};

/** The drawing alone. */
export const capabilityFile = async (context: Context) => {
  const { data, fault } = await ask(context);
  if (fault) return { fault };
  const { lang } = context;
  return {
    title: CAPABILITIES.title[lang],
    about: CAPABILITIES.about[lang],
    sketch: sketchOf(data, context),
  };
};
