import { defaults } from '../gql/labels';
import { CapabilityMapDocument } from '../gql/graphql';
import { KINDS, LACKS, gapsOf, lacks } from '../views/gaps';
import { whereOf } from '../words/titles';
import type { NoAnswer } from '../model/asking';
import { isId } from '../model/slots';
import { changed, conditionsOf, entityHref, hrefOf } from '../model/state';
import { ThingLink } from '../parts/linked';
import { troublePage } from '../pages/trouble';
import type { PageContext, Rendered } from '../pages/page';
import { figure } from '../pictures/words';
import {
  COLUMNS,
  columnWord,
  cellIn,
  flat,
  isAnswered,
  measuredIn,
  rowsOf,
  treeOf,
  type MapRow,
  type CapabilityData,
  type MapCell,
} from './capabilities';
import { hasCountry } from '../model/roles';
import { capabilityFigure } from './capability-drawing';
import { FigureOf } from '../parts/figure';
import { Choices, MapConditions, fileHref } from './frame';
import { capital } from '../words/capital';
import { kindWord } from '../words/kinds';
import { say } from '../words/say';

const chosenBy = ({ state }: PageContext): string => {
  const by = state.slots['etter'] ?? '';
  if (Object.hasOwn(COLUMNS, by)) return by;
  const names = Object.keys(COLUMNS);
  return names.find(name => COLUMNS[name] === defaults.coverage?.columns) ?? names[0] ?? '';
};

type Reply = Readonly<{ data: CapabilityData; fault?: undefined } | { data?: undefined; fault: NoAnswer }>;
const UNANSWERED: NoAnswer = { code: 'INTERNAL', detail: 'The question has no answer.', hint: undefined };

const ask = async (context: PageContext): Promise<Reply> => {
  const { ask: asking, state, lang } = context;
  const { asOf, certainty, assuming } = conditionsOf(state);
  const column = state.slots['kolonne'] ?? '';
  const { data, fault } = await asking(CapabilityMapDocument, {
    in: isId(column) ? { id: column } : undefined,
    columns: COLUMNS[chosenBy(context)],
    asOf,
    certainty,
    assuming,
    lang,
  });
  if (fault) return { fault };
  return isAnswered(data) ? { data } : { fault: UNANSWERED };
};

type Columns = CapabilityData['narrow']['columns'];

const columnOf = ({ narrow }: CapabilityData, { state }: PageContext): Columns[number] | undefined =>
  narrow.columns.find(({ id }) => id === state.slots['kolonne']);

const figureOf = (data: CapabilityData, context: PageContext) =>
  capabilityFigure(treeOf(data), data.gaps.nodes, {
    column: columnOf(data, context)?.id,
    lang: context.lang,
    along: context.along,
  });

const CellText = ({
  cell: { resources, weakest, gap },
  context: { lang },
}: {
  cell: MapCell;
  context: PageContext;
}) => (
  <>
    {figure(resources, lang)}
    {weakest ? <span class="sg-note"> {say(lang, `picture-certainty-${weakest}`)}</span> : null}
    {gap ? (
      <span>
        {' '}
        {say(lang, 'map-capability-gap', {
          n: figure(gap.gap, lang),
          colour: say(lang, `map-capability-colours-${gap.colour}`),
        })}
      </span>
    ) : null}
  </>
);

type MatrixProps = Readonly<{ all: readonly MapRow[]; columns: Columns; context: PageContext }>;

const Matrix = ({ all, columns, context }: MatrixProps) => {
  const { lang, along } = context;
  const by = COLUMNS[chosenBy(context)];
  const caption = [say(lang, 'map-capability-matrix'), by && columnWord(by, lang)].filter(Boolean).join(': ');
  return (
    <div class="sg-table" role="region" tabIndex={0} aria-label={caption}>
      <table class="ds-table" data-zebra>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{capital(kindWord(all[0]?.thing.__typename ?? '', lang))}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{say(lang, 'map-capability-everywhere')}</th>
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

type Gap = CapabilityData['gaps']['nodes'][number];

const GapLine = ({ gap: { capability, measures }, context }: { gap: Gap; context: PageContext }) => {
  const { lang, along } = context;
  return (
    <li>
      <ThingLink thing={capability} along={along} />
      {measures.length > 0 ? (
        <>
          . {say(lang, 'map-capability-measures')}:{' '}
          {measures.map((measure, i) => (
            <span key={measure.id}>
              {i > 0 ? ', ' : ''}
              <ThingLink thing={measure} along={along} />
            </span>
          ))}
        </>
      ) : null}
    </li>
  );
};

/** What is lacking, by what it is. */
const Gaps = ({ gaps, context }: { gaps: CapabilityData['gaps']; context: PageContext }) => {
  const { t, lang } = context;
  return (
    <section aria-labelledby="mangler">
      <h2 id="mangler">{say(lang, 'map-capability-gaps')}</h2>
      {KINDS.map(kind => {
        const own = gaps.nodes.filter(gap => lacks(gap, kind));
        return own.length === 0 ? null : (
          <details key={kind} class="sg-fold">
            <summary>
              <h3>{t(`answer-gaps-kinds-${LACKS[kind]}`)}</h3>
              <span class="sg-count">{figure(own.length, lang)}</span>
            </summary>
            <ul class="sg-columns">
              {own.map(gap => (
                <GapLine key={gap.capability.id} gap={gap} context={context} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
};

/** What was measured, on what scale, by whom and when, with its colour where the rule has one. */
const Measured = ({ data, context }: { data: CapabilityData; context: PageContext }) => {
  const { lang, along } = context;
  const all = measuredIn(data);
  return all.length === 0 ? null : (
    <details class="sg-fold">
      <summary>
        <h2>{say(lang, 'map-capability-assessments')}</h2>
        <span class="sg-count">{figure(all.length, lang)}</span>
      </summary>
      <ul>
        {all.map(({ assessment, explanation, colour }) => (
          <li key={assessment.id}>
            <a class="ds-link" href={entityHref(assessment.id, along)}>
              {explanation}
            </a>{' '}
            <span class="sg-note">{capital(say(lang, `map-capability-colours-${colour}`))}.</span>
          </li>
        ))}
      </ul>
    </details>
  );
};

const Chooser = ({ data, context }: { data: CapabilityData; context: PageContext }) => {
  const { lang, state } = context;
  const column = columnOf(data, context);
  const by = Object.entries(COLUMNS).map(([name, kind]) => ({
    href: changed(state, { slots: { ...state.slots, etter: name, kolonne: '' } }),
    text: columnWord(kind, lang),
    isChosen: name === chosenBy(context),
  }));
  const only = [undefined, ...data.narrow.columns].map(of => ({
    href: changed(state, { slots: { ...state.slots, kolonne: of?.id ?? '' } }),
    text: of?.name ?? say(lang, 'map-all'),
    isChosen: of?.id === column?.id,
  }));
  return (
    <>
      <MapConditions context={context} />
      <Choices label={say(lang, 'map-capability-by')} links={by} />
      <Choices label={say(lang, 'map-capability-only')} links={only} />
    </>
  );
};

/** In the country; of a model that has none, in what it is of. */
const whereAll = ({ lang, pack }: PageContext): string =>
  hasCountry() ? say(lang, 'map-capability-country') : say(lang, 'answer-where-in', { name: pack.name });

const leadOf = (data: CapabilityData, context: PageContext): string => {
  const { t, lang } = context;
  const column = columnOf(data, context);
  return t('answer-lead-gaps', {
    n: gapsOf(data.gaps, 'NO_RESOURCE'),
    single: gapsOf(data.gaps, 'ONE_PROVIDER'),
    total: rowsOf(data),
    where: column ? whereOf(column, lang) : whereAll(context),
  });
};

const Body = ({ data, context }: { data: CapabilityData; context: PageContext }) => {
  const { lang, state } = context;
  const all = flat(treeOf(data));
  return (
    <>
      <p class="sg-asked">
        {say(lang, 'map-capability-title')}{' '}
        <a class="ds-link" href="#velg">
          {say(lang, 'map-change')}
        </a>
      </p>
      <h1>{leadOf(data, context)}</h1>
      <FigureOf figure={figureOf(data, context)} label={say(lang, 'map-capability-title')} />
      {data.gaps.unassessed ? <p class="sg-note">{data.gaps.unassessed}</p> : null}
      <Measured data={data} context={context} />
      <Gaps gaps={data.gaps} context={context} />
      <details class="sg-fold" id="matrise">
        <summary>
          <h3>{say(lang, 'map-capability-matrix')}</h3>
          <span class="sg-count">{figure(all.length, lang)}</span>
        </summary>
        <Matrix all={all} columns={data.narrow.columns} context={context} />
      </details>
      <section id="velg">
        <Chooser data={data} context={context} />
      </section>
      <p class="sg-note">{say(lang, 'map-capability-note')}</p>
      <p>
        <a class="ds-link" href={fileHref(hrefOf(state))}>
          {say(lang, 'map-file')}
        </a>
      </p>
    </>
  );
};

/** Capabilities by what the model lays them out by: as tiles, as a matrix, and what they lack. */
export const capabilityPage = async (context: PageContext): Promise<Rendered> => {
  const { data, fault } = await ask(context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  return {
    kind: 'page',
    title: `${say(context.lang, 'map-capability-title')}: ${leadOf(data, context)}`,
    description: leadOf(data, context),
    main: <Body data={data} context={context} />,
  };
};

/** The drawing alone. */
export const capabilityFile = async (context: PageContext) => {
  const { data, fault } = await ask(context);
  if (fault) return { fault };
  const { lang } = context;
  return {
    title: say(lang, 'map-capability-title'),
    about: say(lang, 'map-capability-about'),
    sketch: figureOf(data, context).draw({ width: 1200, columns: 4, id: 'fil' }),
  };
};
